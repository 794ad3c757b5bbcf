"""A store in memory holds all that the one on disk holds, or there is none."""

from __future__ import annotations

import pytest
from pyoxigraph import Store
from whosays.graph.snapshot import STORE
from whosays.server.engine.nursery import in_memory


@pytest.mark.parametrize("union", [False, True])
def test_all_quads_are_there(snapshot, union):
    store = in_memory(str(snapshot.folder / STORE), union=union)
    disk = {str(quad) for quad in Store.read_only(str(snapshot.folder / STORE))}
    held = {str(quad) for quad in store}
    assert held >= disk
    assert len(held - disk) == (1 if union else 0)


def test_what_can_be_read_in_part_only_is_not_held(tmp_path, capfd):
    with pytest.raises(ChildProcessError):
        in_memory(str(tmp_path / "nothing"), union=False)
    assert "nothing" in capfd.readouterr().err
