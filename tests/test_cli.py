"""The commands: what each prints, what it says to bad input, and that bad input changes nothing."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import shlex

import pytest
from click.testing import CliRunner
from saying import HERON as HERON_2
from saying import Author, article, launch_post
from whosays.cli import main
from whosays.graph.claims import Concept
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.limits import LIMITS
from whosays.graph.listing import KEYS
from whosays.graph.publish import publish
from whosays.graph.queries import Catalogue
from whosays.graph.snapshot import Snapshot
from whosays.graph.vocabulary import Vocabulary

SAYS = "Harbour Labs released Tern 2 Mini on 5 April 2025. Tern 2 Mini has 7 billion parameters.\n"
HERON = f"{DEFAULT_BASE}model/heron-2"
WINDOWS = (
    "SELECT ?n WHERE { GRAPH ?source { ?model <https://w3id.org/whosays/ontology#contextWindow> ?n } } ORDER BY ?n"
)


def run(*arguments, typed=None):
    """Run a command as a user does; anything but an orderly end is a fault of ours."""
    ran = CliRunner().invoke(main, [str(argument) for argument in arguments], input=typed)
    if ran.exception is not None and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    assert "Traceback" not in ran.output
    return ran


def printed(*arguments, typed=None):
    ran = run(*arguments, typed=typed)
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def refused(*arguments, typed=None):
    ran = run(*arguments, typed=typed)
    assert ran.exit_code == 1, ran.output
    assert ran.stdout == ""
    assert ran.stderr.startswith("Error: ")
    assert ran.stderr.count("\n") == 1, "a fault is one line"
    return ran.stderr


def listed(*arguments):
    return [json.loads(line) for line in printed("claims", "--format", "jsonl", *arguments).splitlines()]


@pytest.fixture(scope="module")
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


# Each command


@pytest.mark.parametrize("name", main.commands)
def test_every_command_has_help_with_an_example(name):
    text = printed(name, "--help")
    about, _, example = text.partition("Example:")
    assert len(about.splitlines()[2].strip()) > 20
    assert f"whosays {name}" in example.splitlines()[1]


@pytest.mark.parametrize("name", main.commands)
def test_the_example_of_a_command_is_one_that_it_takes(name):
    words = shlex.split(printed(name, "--help").partition("Example:")[2].splitlines()[1])
    assert words[:2] == ["whosays", name]
    command = main.commands[name]
    command.make_context(name, words[2:], parent=None, resilient_parsing=False).close()


def test_help_of_all_lists_each_command_in_a_sentence():
    text = printed("--help")
    assert all(re.search(rf"^  {name} +[A-Z]", text, re.MULTILINE) for name in main.commands)
    assert printed("-h") == text


def test_the_version_is_told():
    assert re.search(r"\d+\.\d+", printed("--version"))


@pytest.mark.parametrize("arguments", [["nonsense"], ["build"], ["query"], ["restore"], ["claims", "--format", "xls"]])
def test_a_call_that_is_not_understood_has_status_2(arguments):
    ran = run(*arguments)
    assert ran.exit_code == 2
    assert "Usage" in ran.stderr


@pytest.mark.parametrize("arguments", [["claims"], ["sources"], ["query", "claims"], ["serve"]])
def test_without_a_snapshot_a_command_says_how_to_make_one(arguments, tmp_path):
    assert "no snapshot is published here; run `whosays build" in refused(*arguments, "--data", tmp_path)


def test_the_data_folder_may_come_from_the_environment(data):
    ran = CliRunner(env={"WHOSAYS_DATA": str(data)}).invoke(main, ["claims", "--format", "jsonl"])
    assert len(ran.stdout.splitlines()) == 31


# Build


def test_a_build_tells_what_it_read(written):
    text = printed("build", written, "--data", written.parent / "data")
    claims = len(listed("--data", written.parent / "data"))
    assert claims > 2
    assert Snapshot.current(written.parent / "data").id in text
    assert re.search(r"documents +1\b", text)
    assert re.search(rf"claims +{claims}\b", text)
    assert re.search(rf"quotes verified +{claims} of {claims}\b", text)


def test_a_build_lists_what_it_did_not_understand(tmp_path):
    path = tmp_path / "kite.txt"
    path.write_text(SAYS + "\nThe shed has 3 doors since May 2024.\n", encoding="utf-8")
    text = printed("build", path, "--residue", "--data", tmp_path / "data")
    assert re.search(r"^kite\.txt:3: .*3 doors.* \(.+\)$", text, re.MULTILINE)


# name, bytes, what is said of it, and the remedy
BAD = [
    ("empty.txt", b"", "it is empty", "fill it or leave it out"),
    ("blank.md", b"\n \n", "it is empty", "fill it or leave it out"),
    ("binary.txt", b"\x7fELF\0\0", "byte 4 is NUL", "convert it to text first"),
    ("latin.txt", "Größe: 7B".encode("latin-1"), "byte 2 is not UTF-8", "convert it first"),
    ("wide.txt", "Size: 7B".encode("utf-16"), "it is UTF-16", "convert it first"),
    ("kite.xyz", b"Size: 7B", "xyz", ""),
    ("broken.yaml", b"a: [1\n", "line", ""),
    ("twice.yaml", b"a: b\na: c\n", "line 2", ""),
    ("kite.md", b"# Kite", "it has the id `kite`", "rename one"),
]


@pytest.mark.parametrize(("name", "written_bytes", "what", "remedy"), BAD, ids=[row[0] for row in BAD])
def test_bad_input_is_refused_and_the_published_snapshot_stays(written, name, written_bytes, what, remedy):
    data = written.parent / "data"
    before = Snapshot.current(data).id
    (written / "new.txt").write_text(SAYS.replace("Mini", "Nano"), encoding="utf-8")
    (written / name).write_bytes(written_bytes)

    message = refused("build", written, "--data", data)

    assert name in message or "kite" in message
    assert what in message
    assert remedy in message
    assert "--keep-going" in message
    assert Snapshot.current(data, verify=True).id == before
    assert len(list((data / "snapshots").glob("[!.]*"))) == 1


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        ("sources: [", "sources.yaml"),
        ("- file: kite.txt\n  titel: Kite\n", "sources.yaml:2: unknown key `titel`; did you mean `title`?"),
        ("- file: kit.txt\n", "sources.yaml:1: there is no file `kit.txt`; did you mean `kite.txt`?"),
        ("- file: kite.txt\n  published: soon\n", "sources.yaml:2: `soon` is no date"),
    ],
)
def test_a_broken_manifest_is_refused_and_the_published_snapshot_stays(written, manifest, message):
    data = written.parent / "data"
    before = Snapshot.current(data).id
    (written / "sources.yaml").write_text(manifest, encoding="utf-8")
    assert message in refused("build", written, "--data", data)
    assert Snapshot.current(data).id == before


@pytest.mark.parametrize("flags", [[], ["--keep-going"]])
def test_a_path_that_is_not_there_is_refused(tmp_path, flags):
    message = refused("build", tmp_path / "nowhere", *flags, "--data", tmp_path / "data")
    assert f"{tmp_path / 'nowhere'}: there is no such file or folder; check its name" in message
    assert not (tmp_path / "data" / "current").exists()


def test_keep_going_builds_the_rest_and_lists_what_was_left_out(written, tmp_path):
    for name, written_bytes, *_ in BAD:
        (written / name).write_bytes(written_bytes)
    (written / "sources.yaml").write_text("- file: kite.txt\n  titel: Kite\n", encoding="utf-8")

    ran = run("build", written, tmp_path / "nowhere", "--keep-going", "--data", tmp_path / "kept")

    assert ran.exit_code == 0, ran.output
    left_out = [line for line in ran.stderr.splitlines() if line.startswith("left out: ")]
    assert len(left_out) == len(BAD) + 2
    # Of two files with one id the first by name stays: kite.md before kite.txt.
    for name in (*(row[0] for row in BAD[:-1]), "kite.txt", "sources.yaml", "nowhere"):
        assert any(name in line for line in left_out), name
    assert len(Snapshot.current(tmp_path / "kept").seal["files"]) > 1
    assert (tmp_path / "kept" / "current" / "documents" / "kite.txt").exists()


@pytest.mark.parametrize("base", ["ours", "https://example.org/kb", "javascript:alert(1)/", "https://example.org/a b/"])
def test_a_base_that_is_none_is_refused(written, base):
    data = written.parent / "data"
    before = Snapshot.current(data).id
    ran = run("build", written, "--base", base, "--data", data)
    assert ran.exit_code == 2
    assert "give an http or https IRI that ends in a slash" in ran.stderr
    assert Snapshot.current(data).id == before


def test_another_base_is_kept_by_all_commands(written, tmp_path):
    base = "https://kb.example.org/"
    printed("build", written, "--base", base, "--data", tmp_path / "other")
    rows = listed("--data", tmp_path / "other")
    assert {row["claim"].startswith(f"{base}claim/") for row in rows} == {True}
    assert f"{base}model/tern-2-mini" in {row["subject"] for row in rows}
    assert listed("--source", "kite", "--data", tmp_path / "other") == rows
    lines = "".join(f"{quad} .\n" for quad in Snapshot.current(tmp_path / "other").store)
    (tmp_path / "dump.nq").write_text(lines, encoding="utf-8")
    printed("restore", tmp_path / "dump.nq", "--data", tmp_path / "again")
    assert listed("--source", "kite", "--data", tmp_path / "again") == rows


def test_names_in_any_script_and_of_any_length_are_built(tmp_path):
    for name in ("Größe 模型.txt", "x" * 240 + ".txt", "Ünïcode.md", "dots...and.dots...md"):
        (tmp_path / name).write_text(SAYS, encoding="utf-8")
    printed("build", tmp_path, "--data", tmp_path / ".data")
    assert len({row["source"] for row in listed("--data", tmp_path / ".data")}) == 4


# Claims


def test_claims_have_three_formats_of_the_same(data):
    lines = [json.loads(line) for line in printed("claims", "--format", "jsonl", "--data", data).splitlines()]
    table = list(csv.DictReader(io.StringIO(printed("claims", "--format", "csv", "--data", data))))
    assert [list(row) for row in lines] == [list(KEYS)] * 31
    assert [{key: "" if value is None else str(value) for key, value in row.items()} for row in lines] == table
    shown = printed("claims", "--data", data)
    assert shown.startswith("31 claims")
    assert shown.count("launch-post.txt") == 19


@pytest.mark.parametrize(
    ("flags", "count"),
    [
        (["--source", "article"], 12),
        (["--source", "launch-post"], 19),
        (["--source", "launch-post.txt"], 19),
        (["--source", "here is heron 2"], 19),
        (["--source", f"{DEFAULT_BASE}source/article"], 12),
        (["--about", "plover"], 1),
        (["--about", "HERON 2"], 16),
        (["--about", "Heron 2", "--source", "article"], 3),
        (["--about", "Lake License"], 0),
    ],
)
def test_claims_of_one_source_or_about_one_name(data, flags, count):
    assert len(printed("claims", *flags, "--format", "jsonl", "--data", data).splitlines()) == count


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (["--source", "nobody"], "nobody: no source has this id, file name or title; see `whosays sources`"),
        (["--source", "../../etc/passwd"], "../../etc/passwd: no source has this id"),
        (["--source", "a\0b"], "a\N{REPLACEMENT CHARACTER}b: no source has this id"),
        (["--about", "Nightjar"], "Nightjar: nothing in the snapshot is called so"),
        (["--about", '" } INSERT'], "nothing in the snapshot is called so"),
    ],
)
def test_an_unknown_source_or_name_is_told(data, flags, message):
    assert message in refused("claims", *flags, "--data", data)


def test_what_a_document_wrote_is_shown_as_text_and_not_as_markup(tmp_path):
    (tmp_path / "kite.txt").write_text(SAYS.replace(" on ", " [red]loudly[/red] on "), encoding="utf-8")
    printed("build", tmp_path / "kite.txt", "--data", tmp_path / "data")
    assert "[red]loudly[/red]" in printed("claims", "--data", tmp_path / "data")


# Query


def test_a_question_is_asked_by_its_name(data):
    text = printed("query", "models/context-windows", "--set", f"model={HERON}", "--format", "csv", "--data", data)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["tokens"] for row in rows] == ["256000", "400000"]


@pytest.mark.parametrize(
    ("values", "count"),
    [
        (["subject=heron 2", "property=context window"], 2),
        (["subject=Heron 2", "property=contextWindow"], 2),
        (["subject=Heron 2 Mini", "property=distilledFrom"], 1),
    ],
)
def test_a_name_does_where_an_iri_is_wanted(data, values, count):
    sets = [part for value in values for part in ("--set", value)]
    rows = printed("query", "who-says-what", *sets, "--format", "csv", "--data", data).splitlines()[1:]
    assert len(rows) == count


def test_of_a_thing_and_a_source_with_one_name_the_question_takes_its_kind(tmp_path):
    author = Author("a-page", "Heron 2 is here.", title="Heron 2")
    author.says("Heron 2 is here", HERON_2, "availability", Concept("Released"))
    contents = Contents([author.reading()], Vocabulary.load(), DEFAULT_BASE)
    publish(tmp_path, contents.quads(), contents.texts(), contents.facts())
    for query, name in (("who-says-what", "subject"), ("sources/in-order", "document")):
        rows = printed("query", query, "--set", f"{name}=Heron 2", "--format", "csv", "--data", tmp_path)
        assert len(rows.splitlines()) == 2, query


def test_an_iri_that_nothing_has_is_told(data):
    ran = run("query", "claims", "--set", f"subject={HERON}-x", "--format", "csv", "--data", data)
    assert ran.exit_code == 0
    assert ran.stderr == f"{HERON}-x: nothing in the snapshot has this IRI; a name does as well\n"


def test_a_question_is_asked_from_a_file_or_standard_input(data, tmp_path):
    path = tmp_path / "windows.rq"
    path.write_text(WINDOWS, encoding="utf-8")
    asked = printed("query", path, "--format", "csv", "--data", data)
    assert asked.split() == ["n", "256000", "400000"]
    assert printed("query", "-", "--format", "csv", "--data", data, typed=WINDOWS) == asked


@pytest.mark.parametrize(
    ("query", "form", "part"),
    [
        (WINDOWS, "table", "256000"),
        (WINDOWS, "json", '"256000"'),
        (WINDOWS, "xml", "256000</literal>"),
        (WINDOWS, "csv", "256000"),
        (WINDOWS, "tsv", "256000"),
        (f"ASK {{ <{HERON}> ?p ?o }}", "table", "true"),
        (f"ASK {{ <{HERON}> ?p ?o }}", "json", "true"),
        (f"CONSTRUCT WHERE {{ <{HERON}> ?p ?o }}", "table", HERON),
        (f"CONSTRUCT WHERE {{ <{HERON}> ?p ?o }}", "ttl", HERON),
        (f"CONSTRUCT WHERE {{ <{HERON}> ?p ?o }}", "nt", f"<{HERON}> "),
        (f"DESCRIBE <{HERON}>", "nt", f"<{HERON}> "),
    ],
)
def test_an_answer_takes_the_form_that_is_asked_for(data, query, form, part):
    assert part in printed("query", "-", "--format", form, "--data", data, typed=query)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?n WHERE {\n  ?s ?p ?n\n  nonsense\n}", "line 3, column "),
        (
            "SELECT * WHERE { ?s ws:contextWindow ?n }",
            "the prefix ws: is not declared; begin the query with PREFIX ws:",
        ),
        ("SELECT * WHERE { ?s ?p ?o", "line 1, column 16: { is not closed"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT is an update"),
        ("SELECT * WHERE { SERVICE <http://localhost/> { ?s ?p ?o } }", "SERVICE is not offered here"),
        ("SELECT * WHERE " + "{" * 70 + "}" * 70, "queries are limited to 60 nested brackets, found 61"),
        ("", "line 1, column 1"),
        ("SELECT (<http://e.example/f>(1) AS ?n) {}", "The custom function <http://e.example/f> is not supported"),
    ],
)
def test_a_bad_query_is_told_with_its_place(data, query, message):
    assert message in refused("query", "-", "--data", data, typed=query)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["models/context-window"], "did you mean models/context-windows"),
        (["nowhere.rq"], "nowhere.rq: it cannot be read"),
        (["claims", "--set", "subject"], "'subject' gives no value; write NAME=VALUE"),
        (["claims", "--set", "document=Heron 9"], "Heron 9: nothing in the snapshot is called so"),
        (["claims", "--set", "self=red"], "no parameter is called 'self'"),
        (["claims", "--set", "colour=red"], "no parameter is called 'colour'; it takes: document, subject"),
        (["claims", "--set", "subject=Nightjar"], "Nightjar: nothing in the snapshot is called so"),
        (["models/knowledge-cutoffs", "--set", "after=soon"], "'soon' is not a date"),
        (["claims", "--format", "ttl"], "it does not fit this query; choose one of json, xml, csv, tsv"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told(data, arguments, message):
    assert message in refused("query", *arguments, "--data", data)


def test_a_file_that_is_no_text_is_no_query(data, tmp_path):
    (tmp_path / "a.rq").write_bytes(b"SELECT \xff")
    (tmp_path / "b.rq").mkdir()
    for name in ("a.rq", "b.rq"):
        assert "it cannot be read" in refused("query", tmp_path / name, "--data", data)


def test_the_list_of_questions_has_each_of_ours(tmp_path):
    text = printed("query", "list", "--data", tmp_path)
    for query in Catalogue.load().queries.values():
        assert (query.name in text) == (query.theme != "pages")


@pytest.mark.parametrize("query", [each for each in Catalogue.load().queries.values() if each.theme != "pages"])
def test_every_question_of_ours_is_answered_with_its_examples(data, query):
    values = [part for each in query.parameters for part in ("--set", f"{each.name}={each.example}")]
    names = printed("query", query.name, *values, "--format", "csv", "--data", data).splitlines()[0]
    assert names


# Restore, sources, limits


@pytest.mark.parametrize("suffix", [".nq", ".nq.gz"])
def test_a_dump_gives_the_same_snapshot_again(data, tmp_path, suffix):
    built = Snapshot.current(data)
    lines = "".join(f"{quad} .\n" for quad in built.store).encode()
    dump = tmp_path / f"dump{suffix}"
    dump.write_bytes(gzip.compress(lines) if suffix.endswith("gz") else lines)

    text = printed("restore", dump, "--data", tmp_path / "data")

    restored = Snapshot.current(tmp_path / "data", verify=True)
    assert restored.id in text
    assert restored.seal["digest"] == built.seal["digest"]
    assert restored.seal["counts"] == built.seal["counts"]
    listed = [printed("claims", "--format", "jsonl", "--data", folder) for folder in (data, tmp_path / "data")]
    assert listed[0] == listed[1]


@pytest.mark.parametrize(
    ("name", "written_bytes", "message"),
    [
        ("a.nq", b"<a:a> <a:b> <a:c> .\nnonsense\n", "a.nq:2: this is not N-Quads"),
        ("a.nq", b"\xff\xfe\0", "not N-Quads"),
        ("a.nq.gz", b"plain", "a.nq.gz: cannot be read"),
        ("a.nq.gz", gzip.compress(b"<a:a> <a:b> <a:c> .\n" * 999)[:-20], "a.nq.gz: cannot be read"),
        ("a.nq.gz", gzip.compress(b"<a:a> <a:b> <a:c> .\n" * 999)[:20] + b"\0" * 99, "a.nq.gz: cannot be read"),
        ("missing.nq", None, "missing.nq: cannot be read"),
    ],
)
def test_a_dump_that_is_none_is_refused_and_the_published_snapshot_stays(written, name, written_bytes, message):
    data, dump = written.parent / "data", written / name
    before = Snapshot.current(data).id
    if written_bytes is not None:
        dump.write_bytes(written_bytes)
    assert message in refused("restore", dump, "--data", data)
    assert Snapshot.current(data).id == before


def test_the_sources_are_listed_with_what_they_gave(data):
    (line,) = (line for line in printed("sources", "--data", data).splitlines() if "article.txt" in line)
    assert line.split() == ["article", "article.txt", "Heron", "2", "Modelpedia", "12", "1"]


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.name)
def test_every_limit_is_listed_with_its_reason(limit):
    (line,) = (line for line in printed("limits").splitlines() if f" {limit.name} " in line)
    assert f"{limit.value:,}" in line
    assert limit.unit in line
    assert limit.why in line
