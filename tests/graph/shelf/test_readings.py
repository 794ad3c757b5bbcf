"""Readings that are kept: the same values again, by their key, and nothing else however the file came to be."""

from __future__ import annotations

import pickle
import sqlite3
import zlib

import pytest
from saying import article, launch_post
from whosays.graph.errors import SnapshotError
from whosays.graph.publish import publish
from whosays.graph.shelf.readings import READINGS, KeptReadings, readings_file

KEY, OTHER = b"k" * 32, b"o" * 32


@pytest.fixture
def data(tmp_path):
    with KeptReadings.beside(tmp_path) as keep:
        keep.keep(launch_post(), KEY)
        keep.keep(article(), None)
        keep.finish()
        publish(tmp_path, [], beside=keep.files)
    return tmp_path


def test_what_was_kept_is_the_same_again(data):
    with KeptReadings.beside(data) as keep:
        assert keep.has(KEY)
        assert not keep.has(OTHER)
        assert not keep.has(None)
        assert keep.before(KEY) == launch_post()
        assert keep.taken == 1
        with pytest.raises(KeyError):
            keep.before(OTHER)


def test_all_are_taken_over_but_one(data):
    with KeptReadings.beside(data) as keep:
        assert list(keep.taken_over(without=launch_post().document.id)) == [article()]
        keep.finish()
        publish(data, [], {"article": "other content"}, beside=keep.files)
    with KeptReadings.beside(data) as keep:
        assert not keep.has(KEY)
        assert list(keep.taken_over()) == [article()]


def test_a_file_that_is_not_as_it_was_sealed_gives_nothing(data):
    path = readings_file(data)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert readings_file(data) is None
    with KeptReadings.beside(data) as keep:
        assert not keep.has(KEY)


class Call:
    def __reduce__(self):
        return print, ("called",)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (pickle.dumps(Call()), "builtins.print is no value of a reading"),
        (pickle.dumps(pickle.Pickler), "is no value of a reading"),
        (b"cwhosays.graph.claims\nfield\n.", "field is no value of a reading"),
        (pickle.dumps("a text"), "holds something that is no reading"),
        (b"\x80", "another version"),
    ],
)
def test_what_is_no_reading_is_never_made(tmp_path, capsys, value, words):
    path = tmp_path / READINGS
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE reading (number INTEGER PRIMARY KEY, id TEXT, key BLOB, reading BLOB)")
        file.execute("INSERT INTO reading VALUES (1, 'a', ?, ?)", [KEY, zlib.compress(value)])
    file.close()
    publish(tmp_path / "data", [], beside={READINGS: path})
    with KeptReadings.beside(tmp_path / "data") as keep, pytest.raises(SnapshotError, match=words):
        keep.before(KEY)
    assert capsys.readouterr().out == ""


def test_a_file_that_is_no_database_is_told(tmp_path):
    path = tmp_path / READINGS
    path.write_bytes(b"no database at all" * 100)
    publish(tmp_path / "data", [], beside={READINGS: path})
    with pytest.raises(SnapshotError, match="what was read cannot be kept"), KeptReadings.beside(tmp_path / "data"):
        pass
