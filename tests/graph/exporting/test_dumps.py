"""A dump is a folder of files that are what they are said to be: all of it, or what was there before."""

from __future__ import annotations

import gzip
import hashlib
import json
import sys

import pytest
from exporting import exported, published
from saying import article, launch_post
from whosays.graph.errors import ExportError
from whosays.graph.exporting.dumps import DESCRIPTION, SUMS, dumps_of, forget_dumps, place_of, write_dumps
from whosays.graph.exporting.tables import has_parquet

NAMES = [
    *("quads.nq.gz", "quads.trig.gz", "quads-1.2.trig.gz", "consensus.ttl.gz", "things.jsonld.gz"),
    *("nanopublications.trig.gz", "annotations.jsonld.gz", "claims.csv"),
    *(["claims.parquet"] if has_parquet() else []),
    *("ontology.ttl", "context.jsonld"),
]


@pytest.fixture(scope="module")
def dump(snapshot, tmp_path_factory):
    folder = tmp_path_factory.mktemp("dumps") / "dump"
    return folder, write_dumps(snapshot, folder)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_files_are_those_that_are_told_and_described(dump):
    folder, dumps = dump
    assert [each.name for each in dumps] == NAMES
    assert contents(folder).keys() == {*NAMES, DESCRIPTION, SUMS}
    for each in dumps:
        content = (folder / each.name).read_bytes()
        assert (each.size, each.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def test_the_checksums_are_of_all_files_but_themselves(dump):
    folder, _ = dump
    lines = (line.split("  ") for line in (folder / SUMS).read_text().splitlines())
    found = {name: hashlib.sha256(content).hexdigest() for name, content in contents(folder).items() if name != SUMS}
    assert {name: digest for digest, name in lines} == found


@pytest.mark.parametrize(
    ("name", "form"),
    [("quads.nq.gz", "nquads"), ("things.jsonld.gz", "jsonld"), ("nanopublications.trig.gz", "nanopub")],
)
def test_a_packed_file_is_the_export_of_its_format(dump, snapshot, name, form):
    assert gzip.decompress((dump[0] / name).read_bytes()) == exported(form, snapshot)


def test_another_dump_of_the_snapshot_has_the_same_bytes_and_takes_the_place_of_the_first(dump, snapshot, tmp_path):
    folder = tmp_path / "dump"
    write_dumps(snapshot, folder)
    (folder / "claims.csv").write_bytes(b"damaged")
    write_dumps(snapshot, folder)
    assert contents(folder) == contents(dump[0])
    assert [path.name for path in tmp_path.iterdir()] == ["dump"]


def test_a_folder_that_holds_something_else_stays(snapshot, tmp_path):
    (tmp_path / "thesis.tex").write_text("Birds")
    with pytest.raises(ExportError, match="this holds something else than a dump; name another folder"):
        write_dumps(snapshot, tmp_path)
    assert contents(tmp_path) == {"thesis.tex": b"Birds"}


def test_what_fails_leaves_the_dump_before(snapshot, tmp_path):
    folder = tmp_path / "dump"
    write_dumps(snapshot, folder)
    before = contents(folder)

    def full(name):
        if name == "claims.csv":
            raise OSError(28, "No space left on device")

    with pytest.raises(ExportError, match="No space left on device"):
        write_dumps(snapshot, folder, step=full)
    assert contents(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["dump"]


def test_without_pyarrow_there_is_no_parquet(snapshot, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    names = [each.name for each in write_dumps(snapshot, tmp_path / "dump")]
    assert names == [name for name in NAMES if name != "claims.parquet"]


@pytest.fixture
def offered(tmp_path):
    snapshot = published(tmp_path, launch_post())
    write_dumps(snapshot, place_of(snapshot))
    return snapshot


def test_a_dump_beside_the_snapshots_is_found(offered):
    assert [dump.name for dump in dumps_of(offered)] == NAMES


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "claims.csv").unlink(),
        lambda folder: (folder / "claims.csv").write_bytes(b""),
        lambda folder: (folder / DESCRIPTION).unlink(),
        lambda folder: (folder / DESCRIPTION).write_text("{"),
        lambda folder: (folder / DESCRIPTION).write_text("[]"),
        lambda folder: (folder / DESCRIPTION).write_text('{"distribution": [{"name": "x"}]}'),
        lambda folder: (folder / DESCRIPTION).write_text(
            json.dumps(
                {
                    "distribution": [
                        {"name": "..", "description": "", "encodingFormat": "", "contentSize": "9 B", "sha256": ""},
                    ]
                }
            )
        ),
    ],
)
def test_a_dump_that_is_not_whole_is_none(offered, damage):
    damage(place_of(offered))
    assert dumps_of(offered) == ()


def test_dumps_of_snapshots_that_are_gone_are_removed(offered):
    gone = place_of(offered).with_name("0123456789abcdef")
    gone.mkdir()
    forget_dumps(offered)
    assert not gone.exists()
    assert dumps_of(offered)


def test_of_another_snapshot_there_is_none(offered):
    assert dumps_of(published(offered.folder.parents[1], article())) == ()
