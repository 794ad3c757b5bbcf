"""Published snapshots to run commands on."""

from __future__ import annotations

import pytest
from commanding import SAYS, printed
from saying import article, launch_post
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.graph.vocabulary import Vocabulary


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    """A published snapshot of the two documents of `saying.py`."""
    folder = tmp_path_factory.mktemp("data")
    contents = Contents([launch_post(), article()], Vocabulary.load(), DEFAULT_BASE)
    publish(folder, contents.quads(), contents.texts(), contents.facts())
    return folder


@pytest.fixture
def written(tmp_path):
    """A folder with one document that can be read, and its published snapshot."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "kite.txt").write_text(SAYS, encoding="utf-8")
    printed("build", folder, "--data", tmp_path / "data")
    return folder
