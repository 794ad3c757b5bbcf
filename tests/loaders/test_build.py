"""From paths to documents: what is a source, under which id, and what bad input gets."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from whosays.graph.errors import SourceError
from whosays.graph.limits import LIMITS, limit
from whosays.loaders import files
from whosays.loaders.build import Source, document_of, sources_in
from whosays.loaders.ids import id_of

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture
def folder(tmp_path):
    for name, text in {
        "b.md": "# B\n\nSize: 7B\n",
        "a.txt": "Size: 7B\n",
        "deep/c.html": "<h1>C</h1>",
        "deep/d.yml": "- name: D\n",
        ".hidden.txt": "no",
        ".git/e.txt": "no",
        "sources.yaml": "- file: a.txt\n  id: first\n  title: The first\n- file: deep/c.html\n  title: Found above\n",
        "deep/sources.yaml": "- file: d.yml\n  tier: 1\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def faults_of(*paths):
    faults = []
    sources = sources_in(paths, faults.append)
    return [source.id for source in sources], faults


def fault_of(path):
    with pytest.raises(SourceError) as fault:
        document_of(Source(path, "a"))
    assert str(path) in fault.value.place
    return fault.value


def test_a_folder_is_all_that_is_in_it_in_order(folder):
    sources = sources_in([folder])
    assert [source.id for source in sources] == ["first", "b", "c", "d"]
    assert [source.path.name for source in sources] == ["a.txt", "b.md", "c.html", "d.yml"]
    assert [source.entry is not None for source in sources] == [True, False, True, True]


def test_a_file_named_twice_is_one_source(folder):
    assert faults_of(folder / "b.md", folder, folder / "deep" / ".." / "b.md") == (["b", "first", "c", "d"], [])


def test_a_manifest_that_is_named_is_no_source(folder):
    assert faults_of(*sorted(path for path in folder.iterdir() if path.is_file())) == (["hidden", "first", "b"], [])


def test_a_document_has_text_blocks_and_metadata(folder):
    first, _, above, _ = map(document_of, sources_in([folder]))
    assert (first.id, first.name, first.text, first.loader) == ("first", "a.txt", "Size: 7B\n", "plain/1")
    assert first.metadata.title == "The first"
    assert above.metadata.title == "Found above"
    assert len(first.blocks) == 1


def test_a_document_is_a_pure_function_of_its_bytes(folder):
    assert [document_of(source) for source in sources_in([folder])] == [
        document_of(source) for source in sources_in([folder])
    ]


def test_line_ends_and_byte_order_mark_are_left_as_they_are(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfSize: 7B\r\nLayers: 64\r")
    assert document_of(Source(path, "a")).text == "\ufeffSize: 7B\r\nLayers: 64\r"


@pytest.mark.parametrize(
    ("written", "what", "remedy"),
    [
        (b"", "it is empty", "fill it"),
        (b"\xef\xbb\xbf \r\n", "it is empty", "fill it"),
        (b"Kite\0", "byte 4 is NUL", "convert"),
        (b"caf\xe9 au lait", "byte 3 is not UTF-8", "convert it first"),
        ("Kite".encode("utf-16"), "UTF-16, not UTF-8", "convert it first"),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path, written, what, remedy):
    path = tmp_path / "a.txt"
    path.write_bytes(written)
    fault = fault_of(path)
    assert what in fault.what
    assert remedy in fault.remedy


def test_a_gigantic_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(limit("document_bytes").value + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read"))
    assert "67,108,865 bytes, over 67,108,864" in fault_of(path).what
    assert any(stated.name == "document_bytes" for stated in LIMITS)


def test_what_cannot_be_read_is_refused(tmp_path, monkeypatch):
    assert "no such file" in fault_of(tmp_path / "a.txt").what
    (tmp_path / "b.txt").mkdir()
    assert "no regular file" in fault_of(tmp_path / "b.txt").what
    os.mkfifo(tmp_path / "c.txt")
    assert "no regular file" in fault_of(tmp_path / "c.txt").what
    path = tmp_path / "d.txt"
    path.write_text("Kite")

    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files.Path if hasattr(files, "Path") else Path, "read_bytes", refuse)
    assert "Permission denied" in fault_of(path).what


def test_a_fault_within_a_text_names_the_file(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a: b\na: c\n")
    assert fault_of(path).place == f"{path}: line 2, column 1"


def test_what_is_missing_or_of_no_known_format_is_left_out_and_told(folder):
    (folder / "deep" / "e.xyz").write_text("x")
    (folder / "empty").mkdir()
    ids, faults = faults_of(folder / "nowhere", folder, folder / "empty")
    assert ids == ["first", "b", "c", "d"]
    assert [fault.place for fault in faults] == [
        str(folder / "nowhere"),
        str(folder / "deep" / "e.xyz"),
        str(folder / "empty"),
    ]


def test_the_first_fault_stops_the_build_unless_told_otherwise(folder):
    with pytest.raises(SourceError, match="no such file or folder"):
        sources_in([folder / "nowhere", folder])


def test_one_id_that_manifests_give_to_two_files_is_told_with_both(folder):
    (folder / "deep" / "sources.yaml").write_text("- file: d.yml\n  id: first\n")
    ids, faults = faults_of(folder)
    assert ids == ["first", "b", "c"]
    (fault,) = faults
    assert {fault.place, fault.what.rsplit(" ", 1)[1]} == {str(folder / "deep" / "d.yml"), str(folder / "a.txt")}
    assert "sources.yaml" in fault.remedy


def test_files_of_one_name_are_told_apart_by_their_folders_then_by_their_endings(tmp_path):
    top = tmp_path / "top"
    for name in ("kite.md", "x/kite.md", "x/kite.txt", "y/kite.md", "tern.md"):
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Size: 7B")
    assert faults_of(top) == (["top-kite", "tern", "top-x-kite-md", "top-x-kite-txt", "top-y-kite"], [])


def test_an_id_of_a_manifest_is_left_to_the_file_that_it_names(folder):
    (folder / "first.md").write_text("Size: 7B")
    ids, faults = faults_of(folder)
    assert (ids, faults) == (["first", "b", f"{id_of(folder.name)}-first", "c", "d"], [])


def test_a_faulty_manifest_is_told_once_and_says_nothing(folder):
    (folder / "sources.yaml").write_text("- file: a.txt\n  titel: x\n")
    ids, faults = faults_of(folder)
    assert ids == ["a", "b", "c", "d"]
    assert [fault.place for fault in faults] == [f"{folder / 'sources.yaml'}:2"]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Kite 2_ultra (final)", "kite-2-ultra-final"),
        ("kite.card", "kite-card"),
        ("Ünïcode 中文", "ünïcode-中文"),
        ("ＫＩＴＥ", "kite"),
    ],
)
def test_an_id_is_letters_and_digits(name, id_):
    assert id_of(name) == id_


def test_a_name_without_letters_has_an_id_nevertheless():
    assert id_of("---") != id_of("___")
    assert len(id_of("---")) == 12


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not here")
def test_the_shared_documents_are_read():
    for source in sources_in([SHARED / "sources", SHARED / "practice" / "docs"]):
        assert document_of(source).blocks


@pytest.mark.parametrize(
    ("context", "loader"),
    [('{"@vocab": "https://schema.org/"}', "json-ld"), ('"https://kites.example/context.jsonld"', "json")],
)
def test_json_that_begins_with_a_context_is_json_ld_and_what_would_have_to_be_fetched_is_json(
    tmp_path, context, loader
):
    text = f'{{"@context": {context}, "@type": "Dataset", "name": "Harbour Logs", "license": "CC BY 4.0"}}'
    (tmp_path / "croissant.json").write_text(text, encoding="utf-8")
    document = document_of(Source(tmp_path / "croissant.json", "a"))
    assert document.loader.partition("/")[0] == loader
