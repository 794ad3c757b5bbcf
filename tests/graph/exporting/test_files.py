"""A file is there when it is whole, and packed as it is called; what was there before stays where something fails."""

from __future__ import annotations

import gzip

import pytest
import zstandard
from whosays.graph.errors import ExportError
from whosays.graph.exporting.files import written

LINES = b"a heron, " * 999


@pytest.mark.parametrize(
    ("suffix", "unpacked"),
    [
        ("nq", bytes),
        ("nq.gz", gzip.decompress),
        ("nq.zst", lambda b: zstandard.ZstdDecompressor().decompressobj().decompress(b)),
    ],
)
def test_a_file_is_packed_as_it_is_called_and_the_same_each_time(tmp_path, suffix, unpacked):
    found = []
    for name in ("one", "other"):
        with written(tmp_path / f"{name}.{suffix}") as out:
            out.write(LINES)
        found.append((tmp_path / f"{name}.{suffix}").read_bytes())
    assert unpacked(found[0]) == LINES
    assert found[0] == found[1]
    assert len(found[0]) < len(LINES) or suffix == "nq"


def test_what_fails_leaves_what_was_there(tmp_path):
    path = tmp_path / "a.nq.gz"
    path.write_bytes(b"before")
    with pytest.raises(TypeError), written(path) as out:
        out.writelines([LINES, None])
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a.nq.gz", b"before")]


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    with (
        pytest.raises(ExportError, match=r"a\.nq: cannot be written \(No such file or directory\); make room, or name"),
        written(tmp_path / "missing/a.nq"),
    ):
        pass
