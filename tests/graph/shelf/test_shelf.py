"""The shelf: what was added is listed with the snapshot, its bytes are kept, and a stranger's name stays in its folder."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.errors import BusyError, SnapshotError, SourceError
from whosays.graph.publish import publish
from whosays.graph.seal import digest_of
from whosays.graph.shelf.shelf import Added, Shelf, safe_name, writing
from whosays.graph.snapshot import Snapshot


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "note.md"
    path.write_text("# Note\n", encoding="utf-8")
    return path


def added(path, ident="note"):
    return Added(ident, path.name, digest_of(path), {"title": "A note"})


def publish_with(shelf, folder):
    folder.mkdir(exist_ok=True)
    return publish(shelf.data, [], facts=shelf.told(), beside=shelf.written(folder))


def test_what_a_snapshot_lists_is_on_the_shelf(tmp_path, note):
    shelf = Shelf.of(tmp_path / "data")
    assert shelf.added == ()
    shelf.put(note, added(note))
    publish_with(shelf.plus(added(note)), tmp_path / "own")
    again = Shelf.of(tmp_path / "data")
    assert again.added == (added(note),)
    assert again.path(again.added[0]).read_text(encoding="utf-8") == "# Note\n"
    assert again.named("note") == added(note)
    assert again.named("other") is None


def test_snapshots_of_the_same_quads_and_other_shelves_are_told_apart(tmp_path, note):
    empty = Shelf(tmp_path / "data")
    first = publish_with(empty, tmp_path / "own")
    second = publish_with(empty.plus(added(note)), tmp_path / "own")
    assert first.id != second.id
    assert first.seal["digest"] == second.seal["digest"]
    assert publish_with(empty, tmp_path / "own").id == first.id
    assert Shelf.of(tmp_path / "data").added == ()


def test_a_thing_added_again_takes_the_place_of_the_first(tmp_path, note):
    shelf = Shelf(tmp_path).plus(added(note)).plus(Added("note", "note.md", "0" * 64))
    assert [each.digest for each in shelf.added] == ["0" * 64]
    assert shelf.without("note").added == ()


@pytest.mark.parametrize("harm", ["missing", "changed"])
def test_bytes_that_are_not_as_they_were_added_are_refused(tmp_path, note, harm):
    shelf = Shelf(tmp_path / "data")
    shelf.put(note, added(note))
    path = shelf.path(added(note))
    path.unlink() if harm == "missing" else path.write_text("# Nota\n", encoding="utf-8")
    with pytest.raises(SourceError, match="run `whosays remove note`, and add it again"):
        shelf.path(added(note))


def test_bytes_that_no_snapshot_lists_any_more_go(tmp_path, note):
    shelf = Shelf(tmp_path / "data")
    other = tmp_path / "other.md"
    other.write_text("# Other\n", encoding="utf-8")
    for path in (note, other):
        shelf.put(path, added(path))
    publish_with(shelf.plus(added(note)), tmp_path / "own")
    shelf.tidy()
    assert [path.name for path in (tmp_path / "data" / "sources").iterdir()] == [digest_of(note)]


def test_a_list_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "shelf.json").write_text("[{}]", encoding="utf-8")
    publish(tmp_path / "data", [], beside={"shelf.json": tmp_path / "own" / "shelf.json"})
    with pytest.raises(SnapshotError, match=r"shelf\.json: cannot be read"):
        Shelf.of(tmp_path / "data")


def test_one_at_a_time_may_write(tmp_path):
    with (
        writing(tmp_path),
        pytest.raises(BusyError, match="another build is at work here; wait until it ends"),
        writing(tmp_path),
    ):
        pass
    with writing(tmp_path):
        pass


def test_where_nothing_can_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SnapshotError, match="cannot be written to"), writing(tmp_path / "file"):
        pass


NAMES = [
    ("article.html", "article.html"),
    ("../../etc/passwd", "passwd"),
    ("C:\\notes\\card.txt", "card.txt"),
    ("..", "document"),
    (".hidden.md", "hidden.md"),
    ("", "document"),
    ("a\0b.txt", "a-b.txt"),
    ("<script>alert(1)</script>.md", "script-.md"),
    ("K\u00e4rtchen (2).md", "K\u00e4rtchen (2).md"),
    ("right\u202eleft.md", "right-left.md"),
]


@pytest.mark.parametrize(("name", "safe"), NAMES, ids=[repr(name) for name, _ in NAMES])
def test_a_name_stays_in_its_folder(name, safe):
    assert safe_name(name) == safe


@given(st.text(max_size=400))
def test_whatever_a_stranger_calls_a_file_it_is_one_plain_name(name):
    safe = safe_name(name)
    assert safe
    assert not safe.startswith(".")
    assert not set("/\\\0") & set(safe)
    assert len(safe.encode()) <= 250
    assert safe_name(safe) == safe or len(name) > 100
    json.dumps(safe).encode()


def test_the_data_folder_of_no_snapshot_has_no_shelf(tmp_path):
    with pytest.raises(SnapshotError):
        Snapshot.current(tmp_path)
    assert Shelf.of(tmp_path).added == ()
