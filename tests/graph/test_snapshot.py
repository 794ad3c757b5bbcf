"""A snapshot is whole or refused, and publishing one is all or nothing."""

from __future__ import annotations

import errno
import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad
from saying import article, launch_post
from whosays.graph import publish as publishing
from whosays.graph.contents import Contents
from whosays.graph.errors import SnapshotError
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish, restore
from whosays.graph.rdf import lines_of
from whosays.graph.snapshot import DOCUMENTS, Snapshot, document_file
from whosays.graph.verify import quotes_verified
from whosays.graph.vocabulary import Vocabulary

STEPS = ("documents", "store", "search", "seal", "settle", "link", "switch")
NODE = NamedNode("https://e.example/it")


def quads(*names):
    return [Quad(NODE, NODE, Literal(name), NamedNode("https://e.example/graph")) for name in names]


def litter(data):
    """What stands in a data folder beside the snapshots, the link and the lock."""
    beside = {path.name for path in data.iterdir()} - {"snapshots", "current"}
    return beside | {path.name for path in (data / "snapshots").iterdir() if path.name.startswith(".b")}


def ids(data):
    return {path.name for path in (data / "snapshots").iterdir() if not path.name.startswith(".")}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    contents = Contents([launch_post(), article()], Vocabulary.load(), DEFAULT_BASE)
    return publish(tmp_path_factory.mktemp("built"), contents.quads(), contents.texts(), contents.facts())


# --- what a snapshot holds -------------------------------------------------------------------------------


def test_a_snapshot_holds_store_texts_and_facts(built):
    found = Snapshot.current(built.folder.parents[1], verify=True)

    assert found.id == built.id == found.folder.name
    assert len(found.store) == found.seal["quads"]
    assert found.text("launch-post") == launch_post().document.text
    assert found.seal["base"] == DEFAULT_BASE
    assert found.seal["loaders"] == ["hand/1"]
    assert found.seal["counts"]["https://w3id.org/whosays/ontology#Claim"] == 31
    assert "approximation" in found.seal["policy"]


def test_every_quote_stands_in_the_stored_text(built):
    assert quotes_verified(built) == (31, 31)


def test_a_quote_that_does_not_stand_there_is_counted(tmp_path):
    contents = Contents([launch_post()], Vocabulary.load(), DEFAULT_BASE)
    texts = {source: text.replace("1.2 trillion", "1.3 trillion") for source, text in contents.texts().items()}

    assert quotes_verified(publish(tmp_path, contents.quads(), texts)) == (18, 19)


def test_the_order_of_sources_makes_no_difference(tmp_path, built):
    contents = Contents([article(), launch_post()], Vocabulary.load(), DEFAULT_BASE)
    quads_backwards = list(contents.quads())[::-1]

    assert publish(tmp_path, quads_backwards, contents.texts()).seal["digest"] == built.seal["digest"]


def test_neither_hash_seed_nor_time_zone_makes_a_difference(tmp_path, built):
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]); from saying import *;"
        "from whosays.graph.contents import Contents; from whosays.graph.publish import publish;"
        "from whosays.graph.vocabulary import Vocabulary;"
        "c = Contents([launch_post(), article()], Vocabulary.load(), 'https://w3id.org/whosays/');"
        "print(publish(Path(sys.argv[2]), c.quads(), c.texts(), c.facts()).seal['digest'])"
    )
    support = Path(__file__).parents[1] / "support"
    for seed, zone in (("1", "Pacific/Kiritimati"), ("2", "Etc/GMT+12")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        asked = [sys.executable, "-c", code, str(support), str(tmp_path / seed)]
        ran = subprocess.run(asked, env=environment, capture_output=True, text=True, check=True)
        assert ran.stdout.strip() == built.seal["digest"]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_comes_back_exactly(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("text")
    (folder / DOCUMENTS).mkdir()
    (folder / DOCUMENTS / document_file("a-page")).write_bytes(text.encode())

    assert Snapshot("x", folder, {}).text("a-page") == text


@pytest.mark.parametrize(
    "text", ["", "a\r\nb\rc\n", "\ufeffwith a mark", "nul \0", "苍鹭 🐦 e\u0301", "\u2028\x85\x1c"], ids=ascii
)
def test_a_text_is_kept_as_it_is(tmp_path, text):
    publish(tmp_path, [], {"a-page": text})

    assert Snapshot.current(tmp_path).text("a-page") == text


@pytest.mark.parametrize("ident", ["a-page", "a", "2025-notes", "苍鹭", "naïve-page", "a" * 900, "é" * 150])
def test_an_id_names_a_file(tmp_path, ident):
    assert publish(tmp_path, [], {ident: "text"}).text(ident) == "text"
    assert len(document_file(ident).encode()) < 250


@pytest.mark.parametrize("ident", ["", ".", "..", "../a", "a/b", "a\\b", "-a", ".a", "a b", "a\x00", "a\n", "x" * 2000])
def test_an_id_that_is_no_file_name_is_refused(tmp_path, ident):
    snapshot = publish(tmp_path, [], {"a-page": "text"})

    with pytest.raises(SnapshotError, match="cannot be the id"):
        snapshot.text(ident)
    with pytest.raises(SnapshotError, match="cannot be the id"):
        publish(tmp_path, quads("x"), {ident: "text"})
    assert Snapshot.current(tmp_path).id == snapshot.id


def test_an_unknown_source_has_no_text(built):
    with pytest.raises(SnapshotError, match="its text is not in this snapshot"):
        built.text("another-page")


# --- what is missing or damaged --------------------------------------------------------------------------


def test_a_folder_without_snapshot_says_what_to_do(tmp_path):
    with pytest.raises(SnapshotError, match=r"no snapshot is published here; run `whosays build SOURCES"):
        Snapshot.current(tmp_path)
    with pytest.raises(SnapshotError, match="no snapshot"):
        Snapshot.current(tmp_path / "nowhere")


def copied(snapshot, tmp_path):
    data = tmp_path / "copy"
    shutil.copytree(snapshot.folder.parents[1], data, symlinks=True)
    return data, data / "snapshots" / snapshot.id


def kinds_of_files(folder):
    """One file of each kind: all documents are alike, and all tables of the store."""
    return sorted({(path.parent.name, path.suffix): path for path in folder.rglob("*") if path.is_file()}.values())


def test_each_file_that_is_damaged_is_named(built, tmp_path):
    data, folder = copied(built, tmp_path)
    for path in kinds_of_files(folder):
        before = path.read_bytes()
        for damage in {before[:-2], b"\0" + before} - {before}:
            path.write_bytes(damage)
            with pytest.raises(SnapshotError, match=path.name):
                Snapshot.current(data)
        path.unlink()
        with pytest.raises(SnapshotError, match=r"missing|no seal"):
            Snapshot.current(data)
        path.write_bytes(before)
    assert Snapshot.current(data, verify=True).id == built.id


def test_one_flipped_bit_is_found_by_verifying(built, tmp_path):
    data, folder = copied(built, tmp_path)
    for path in kinds_of_files(folder):
        if before := path.read_bytes():
            middle = len(before) // 2
            path.write_bytes(before[:middle] + bytes([before[middle] ^ 1]) + before[middle + 1 :])
            with pytest.raises(SnapshotError, match=path.name):
                Snapshot.current(data, verify=True)
            path.write_bytes(before)


@pytest.mark.parametrize(
    ("seal", "what"),
    [
        ("", "cannot be read"),
        ("[]", "changed after it was written"),
        ("{}", "changed after it was written"),
        ("[" * 100_000, "cannot be read"),
        ("\ud800", "cannot be read"),
    ],
)
def test_a_seal_that_is_none_is_refused(built, tmp_path, seal, what):
    data, folder = copied(built, tmp_path)
    (folder / "snapshot.json").write_bytes(seal.encode("utf-8", "surrogatepass"))

    with pytest.raises(SnapshotError, match=what):
        Snapshot.current(data)


def test_a_seal_with_other_facts_is_refused(built, tmp_path):
    data, folder = copied(built, tmp_path)
    seal = json.loads((folder / "snapshot.json").read_text("utf-8"))
    (folder / "snapshot.json").write_text(json.dumps(seal | {"quads": 1}), "utf-8")

    with pytest.raises(SnapshotError, match="changed after it was written"):
        Snapshot.current(data)


def test_a_file_more_is_refused(built, tmp_path):
    data, folder = copied(built, tmp_path)
    (folder / "documents" / "planted.txt").write_text("x", "utf-8")

    with pytest.raises(SnapshotError, match=r"planted\.txt: is no part of the snapshot"):
        Snapshot.current(data)


def test_a_snapshot_under_another_name_is_refused(built, tmp_path):
    _, folder = copied(built, tmp_path)
    renamed = folder.rename(folder.with_name("0123456789abcdef"))

    with pytest.raises(SnapshotError, match=f"holds snapshot {built.id}"):
        Snapshot.open(renamed)


# --- publishing ------------------------------------------------------------------------------------------


def test_publishing_switches_from_one_snapshot_to_the_next(tmp_path):
    first = publish(tmp_path, quads("one"))
    second = publish(tmp_path, quads("two"))

    assert Snapshot.current(tmp_path).id == second.id != first.id
    assert (tmp_path / "current").readlink() == Path("snapshots") / second.id
    assert Snapshot.open(first.folder, verify=True).id == first.id
    assert not litter(tmp_path)


def test_a_data_folder_may_be_moved(tmp_path):
    snapshot = publish(tmp_path / "here", quads("one"))
    moved = (tmp_path / "here").rename(tmp_path / "there")

    assert Snapshot.current(moved).id == snapshot.id


def test_other_texts_are_another_snapshot(tmp_path):
    assert publish(tmp_path, quads("one"), {"a-page": "a"}).id != publish(tmp_path, quads("one"), {"a-page": "b"}).id


def test_the_same_content_is_the_same_snapshot(tmp_path):
    first = publish(tmp_path, quads("one"))
    files = {path: path.stat().st_mtime_ns for path in first.folder.rglob("*") if path.is_file()}
    again = publish(tmp_path, quads("one", "one"))

    assert again.id == first.id
    assert {path: path.stat().st_mtime_ns for path in again.folder.rglob("*") if path.is_file()} == files


def test_a_damaged_snapshot_is_mended_by_building_again(tmp_path):
    first = publish(tmp_path, quads("one"), {"a-page": "text"})
    (first.folder / "documents" / "a-page.txt").write_text("tent", "utf-8")

    assert publish(tmp_path, quads("one"), {"a-page": "text"}).text("a-page") == "text"
    assert Snapshot.current(tmp_path, verify=True).id == first.id
    assert not litter(tmp_path)


def test_the_last_snapshots_are_kept_and_the_current_one_always(tmp_path):
    made = [publish(tmp_path, quads(str(number))).id for number in range(5)]
    assert ids(tmp_path) == set(made[-3:])

    publish(tmp_path, quads("2"))
    publish(tmp_path, quads("5"))
    assert made[2] in ids(tmp_path)
    assert made[3] not in ids(tmp_path)


def test_a_reader_goes_on_while_snapshots_come_and_go(tmp_path):
    reader = publish(tmp_path, quads("one"))
    store = reader.store
    for number in range(4):
        publish(tmp_path, quads(str(number)))

    assert not reader.folder.exists()
    assert [quad.object.value for quad in store] == ["one"]


class Stop(BaseException):
    """What no code of ours catches."""


def stopping_at(wanted, fault):
    def step(name):
        if name == wanted:
            raise fault

    return step


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    "fault", [Stop(), KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left on device")], ids=repr
)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_build_that_fails_leaves_everything_as_it_was(tmp_path, step, fault, is_first):
    before = None if is_first else publish(tmp_path, quads("one"), {"a-page": "one"})

    with pytest.raises((SnapshotError, Stop, KeyboardInterrupt)) as raised:
        publish(tmp_path, quads("two"), {"a-page": "two"}, step=stopping_at(step, fault))
    assert not isinstance(fault, OSError) or "No space left on device" in str(raised.value)

    assert not litter(tmp_path)
    if before is None:
        assert not (tmp_path / "current").exists()
        assert not ids(tmp_path)
    else:
        assert Snapshot.current(tmp_path, verify=True).text("a-page") == "one"
        assert ids(tmp_path) == {before.id}
    assert publish(tmp_path, quads("two"), {"a-page": "two"}).text("a-page") == "two"


KILLED = """
import os, signal, sys
from pathlib import Path
from pyoxigraph import Literal, NamedNode, Quad
from whosays.graph.publish import publish

def step(name):
    if name == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)

node = NamedNode("https://e.example/it")
publish(Path(sys.argv[1]), [Quad(node, node, Literal("two"), node)], {"a-page": "two"}, step=step)
"""


@pytest.mark.parametrize("step", [*STEPS, "forget"])
def test_a_build_that_is_killed_leaves_the_old_snapshot_or_the_new(tmp_path, step):
    publish(tmp_path, quads("one"), {"a-page": "one"})
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), step], check=False)
    assert killed.returncode == -signal.SIGKILL

    assert Snapshot.current(tmp_path, verify=True).text("a-page") == ("two" if step == "forget" else "one")
    assert publish(tmp_path, quads("three"), {"a-page": "three"}).text("a-page") == "three"
    assert not litter(tmp_path)


def test_quads_that_cannot_be_made_leave_everything_as_it_was(tmp_path):
    before = publish(tmp_path, quads("one"))

    def broken():
        yield from quads("two")
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        publish(tmp_path, broken())
    assert Snapshot.current(tmp_path, verify=True).id == before.id
    assert ids(tmp_path) == {before.id}


def test_only_one_build_is_at_work(tmp_path):
    faults = []

    def meanwhile(name):
        if name == "store":
            with pytest.raises(SnapshotError, match="another build is at work here; wait") as fault:
                publish(tmp_path, quads("two"))
            faults.append(fault)

    assert publish(tmp_path, quads("one"), step=meanwhile).id == Snapshot.current(tmp_path).id
    assert faults


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "data").write_text("a file", "utf-8")

    with pytest.raises(SnapshotError, match="could not be written"):
        publish(tmp_path / "data", quads("one"))


# --- dumps -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".nq", ".nq.gz"])
def test_a_dump_is_restored_as_it_is(built, tmp_path, suffix):
    contents = Contents([launch_post(), article()], Vocabulary.load(), DEFAULT_BASE)
    lines = b"".join(lines_of(contents.quads()))
    dump = tmp_path / f"dump{suffix}"
    dump.write_bytes(gzip.compress(lines) if suffix.endswith("gz") else lines)
    restored = restore(tmp_path / "data", dump)

    assert restored.seal["digest"] == built.seal["digest"]
    assert restored.seal["restoredFrom"] == dump.name
    assert len(restored.store) == len(built.store)


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("dump.nq", b"<a:b> <a:c> <a:d> .\n<a:b> this .\n", r"dump\.nq:2: this is not N-Quads"),
        ("dump.nq", b"\xff\xfe", "not N-Quads"),
        ("dump.nq.gz", b"no gzip", "cannot be read"),
        ("dump.nq.gz", gzip.compress(b"<a:b> <a:c> <a:d> .\n" * 1000, mtime=0)[:-20], "cannot be read"),
        ("missing.nq", None, "cannot be read"),
    ],
)
def test_what_is_no_dump_is_refused_and_changes_nothing(tmp_path, name, content, what):
    before = publish(tmp_path / "data", quads("one"))
    if content is not None:
        (tmp_path / name).write_bytes(content)

    with pytest.raises(SnapshotError, match=what):
        restore(tmp_path / "data", tmp_path / name)
    assert Snapshot.current(tmp_path / "data", verify=True).id == before.id
    assert not litter(tmp_path / "data")


def test_the_limit_on_snapshots_is_the_stated_one():
    assert publishing.limit("snapshots_kept").value == 3
