"""No name that a document, a manifest or a command says leads to a file outside; each is refused in words."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from commanding import SAYS, printed, run
from hostile_names import SECRET, names, outside_of, watched

HEAD = "# Kite 2\n\nHarbour Labs released Kite 2 on 5 April 2025.\n"
PLACES = range(len(names(Path("/outside"))))


@pytest.fixture
def outside(tmp_path):
    return outside_of(tmp_path)


@pytest.fixture
def documents(tmp_path):
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "tern.txt").write_text(SAYS, encoding="utf-8")
    return folder


def refused(*arguments):
    """Run a command that cannot do what it is asked, and return its words, which are no trace."""
    ran = run(*arguments)
    assert ran.exit_code in {1, 2}, ran.output
    assert ran.stderr.count("\n") < 8
    return ran.output


def test_who_reads_a_folder_is_noted(outside):
    with watched(outside) as seen:
        (outside / "secret.md").read_bytes()
    assert "secret.md" in seen


@pytest.mark.parametrize("place", PLACES)
def test_a_manifest_leads_nowhere_else(documents, outside, place):
    name = names(outside)[place]
    (documents / "sources.yaml").write_text(json.dumps([{"file": name, "title": "Kite"}]), encoding="utf-8")
    with watched(outside) as seen:
        told = refused("build", documents, "--data", documents.parent / "data")
    assert seen == []
    assert "sources.yaml" in told
    assert SECRET not in told


@pytest.mark.parametrize("place", PLACES)
def test_a_claims_file_leads_nowhere_else(documents, outside, place):
    claim = {"document": names(outside)[place], "subject": "Kite", "property": "license", "value": "MIT", "quote": "42"}
    stated = {"curator": "Dagny Holm", "date": "2026-06-12", "why": "x", "claims": [claim]}
    (documents / "by-hand.claims.yaml").write_text(json.dumps(stated), encoding="utf-8")
    with watched(outside) as seen:
        refused("build", documents, "--data", documents.parent / "data")
    assert seen == []


@pytest.mark.parametrize("place", [place for place in PLACES if "\0" not in names(Path("/outside"))[place]])
def test_a_name_that_is_no_file_is_refused_in_words(tmp_path, monkeypatch, outside, place):
    """A path is what an operator says it is; none of these is one, from where they are said. NUL ends an argument."""
    deep = tmp_path / "a" / "b" / "c"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    name = names(Path("/nowhere/outside"))[place]
    with watched(outside) as seen:
        for command in (["build", name], ["restore", name], ["add", name], ["build", "x.md", "--policy", name]):
            refused(*command, "--data", tmp_path / "data")
        for command in (["sources"], ["claims"], ["serve"], ["add", __file__], ["remove", "kite"]):
            refused(*command, "--data", name)
    assert seen == []


def test_names_of_sources_are_no_paths(documents, outside):
    data = documents.parent / "data"
    printed("build", documents, "--data", data)
    with watched(outside) as seen:
        for name in names(outside):
            for command in (
                ["claims", "--source", name],
                ["remove", name],
                ["add", documents / "tern.txt", "--id", name],
            ):
                assert SECRET not in refused(*command, "--data", data)
    assert seen == []


@pytest.mark.parametrize("kind", ["file", "folder", "manifest"])
def test_a_link_that_leads_out_of_a_folder_is_not_followed(documents, outside, kind):
    (outside / "sources.yaml").write_text("- file: tern.txt\n  title: Quill\n", encoding="utf-8")
    where, to = {
        "file": ("link.md", "secret.md"),
        "folder": ("linked", "."),
        "manifest": ("sources.yaml", "sources.yaml"),
    }[kind]
    (documents / where).symlink_to(outside / to)
    with watched(outside) as seen:
        ran = run("build", documents, "--data", documents.parent / "data")
    assert seen == []
    assert (ran.exit_code, "leads out of" in ran.stderr) == ((0, False) if kind == "folder" else (1, True)), ran.stderr


def test_a_link_within_a_folder_is_a_document(documents):
    (documents / "again.txt").symlink_to("tern.txt")
    (documents / "more").mkdir()
    (documents / "more" / "again.txt").symlink_to("../tern.txt")
    printed("build", documents, "--data", documents.parent / "data")


SAYING = {
    "entity.rdf": '<!DOCTYPE r [<!ENTITY e SYSTEM "file://{at}">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="https://schema.org/"><rdf:Description rdf:about="http://x.example/k"><s:name>&e;</s:name></rdf:Description></rdf:RDF>',
    "dtd.rdf": '<!DOCTYPE r SYSTEM "file://{at}"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
    "context.jsonld": '{{"@context": "file://{at}", "@type": "Model", "name": "Kite 2"}}',
    "import.jsonld": '{{"@context": {{"@version": 1.1, "@import": "file://{at}"}}, "@type": "Model", "name": "Kite 2"}}',
    "base.ttl": "@base <file://{at}> . <> a <https://w3id.org/fair4ml#MLModel> ; <https://schema.org/name> 'Kite 2' .",
    "tag.yaml": "name: !!python/object/apply:builtins.open ['{at}']\nsize: !include {at}\n",
    "page.html": '<base href="file://{at}"><iframe src="file://{at}"></iframe><object data="file://{at}"></object><p>Kite 2',
    "link.md": HEAD + "\n![x](file://{at})\n\n[1]: file://{at}\n\n<file://{at}>\n",
    "note.md": "---\ntitle: !include {at}\nurl: file://{at}\n---\n" + HEAD,
    "query.n3": "@prefix log: <http://www.w3.org/2000/10/swap/log#> . <file://{at}> log:semantics <file://{at}> .",
    "table.csv": "model,url\nKite 2,file://{at}\n=cmd|' /C type {at}'!A1,{at}\n",
}


@pytest.mark.parametrize("file", SAYING)
def test_a_document_that_names_a_file_is_not_given_it(documents, outside, file):
    (documents / file).write_text(SAYING[file].format(at=outside / "secret.md"), encoding="utf-8")
    with watched(outside) as seen:
        ran = run("build", documents, "--data", documents.parent / "data", "--keep-going")
    assert seen == []
    assert SECRET not in ran.output
    assert all(SECRET.encode() not in path.read_bytes() for path in _files(documents.parent / "data"))


def _files(folder):
    return [Path(here) / name for here, _, names_ in os.walk(folder) for name in names_]
