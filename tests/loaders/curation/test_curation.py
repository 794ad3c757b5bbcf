"""Claims files: what they add and take back, how it is told, and how a fault in one is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import Literal, NamedNode
from whosays.cli import main
from whosays.graph.claims import Entity
from whosays.graph.iris import Iris
from whosays.graph.rdf import RDF, WS
from whosays.graph.snapshot import Snapshot
from whosays.graph.vocabulary import Vocabulary
from whosays.server.app import create_app

ROOT = Path(__file__).parents[3]
DOCS = (ROOT / "docs/curate.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"```yaml\n(.*?)```", DOCS, re.DOTALL)[1]
TEXT = """\
# Tern 2 Mini

Tern 2 Mini has 7 billion parameters. It was made by Harbour Labs.
Tern 2 Mini scores 71.5 on Knots. Ida Berg is chief pilot there.
The pond is 12 metres deep. Context: TBA. The pond is old.
"""
TOP = "curator: Bo\ndate: 2026-05-01\nwhy: it says so\n"
IRIS = Iris.of(Vocabulary.load())


def run(*arguments):
    ran = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran


@pytest.fixture
def built(tmp_path):
    """Build the text with a claims file, and return the run and the claims by property."""
    (tmp_path / "tern.md").write_text(TEXT, encoding="utf-8")

    def build(written, *options, status=0):
        (tmp_path / "tern.claims.yaml").write_text(written, encoding="utf-8")
        ran = run("build", tmp_path / "tern.md", tmp_path / "tern.claims.yaml", "--data", tmp_path / "data", *options)
        assert ran.exit_code == status, ran.output
        return ran

    build.data = tmp_path / "data"
    build.file = tmp_path / "tern.claims.yaml"
    return build


def claims(data):
    return [json.loads(line) for line in run("claims", "--data", data, "--format", "jsonl").stdout.splitlines()]


def entry(**stated):
    known = {
        "document": "tern.md",
        "subject": "Tern 2 Mini",
        "property": "layerCount",
        "value": "12",
        "quote": "12 metres deep",
    }
    lines = [f"{key}: {json.dumps(value)}" for key, value in (known | stated).items() if value is not None]
    return f"{TOP}claims:\n  - " + "\n    ".join(lines) + "\n"


def retraction(**stated):
    lines = [f"{key}: {json.dumps(value)}" for key, value in stated.items()]
    return f"{TOP}retractions:\n  - " + "\n    ".join(lines) + "\n"


SIZE = {"document": "tern.md", "property": "totalParameters", "quote": "Tern 2 Mini has 7 billion parameters"}

STATED = [
    ({}, {"value": "12", "comparator": "=", "modality": "asserted", "quote": "12 metres deep"}),
    ({"document": "tern"}, {"value": "12"}),
    ({"value": "over 12"}, {"value": "12", "comparator": ">"}),
    ({"comparator": "<="}, {"comparator": "<="}),
    ({"modality": "denied"}, {"modality": "denied"}),
    ({"value": None, "modality": "undisclosed"}, {"value": None, "modality": "undisclosed"}),
    ({"as_of": "May 2026", "according_to": "Harbour Labs", "setting": "at low tide"},
     {"asOf": "2026-05", "accordingTo": "Harbour Labs", "setting": "at low tide"}),
    ({"property": "releaseDate", "value": "mid-2026"}, {"value": "2026-05/2026-08"}),
    ({"property": "availability", "value": "in training"}, {"valueLabel": "in training"}),
    ({"property": "openWeight", "value": "yes"}, {"value": "true"}),
    ({"property": "factor", "value": "more than 2", "compared": "layerCount", "against": "Tern 1"},
     {"value": "2", "comparator": ">", "unit": "×", "setting": "layers against Tern 1"}),
    ({"property": "lapse", "value": "14 months", "compared": "releaseDate", "against": "Tern 2 Mini",
      "against_property": "announcementDate"},
     {"value": "14", "unit": "months", "setting": "release date after announcement date"}),
    ({"property": "developer", "value": "quiet lake people"}, {"valueLabel": "quiet lake people"}),
    ({"property": "score", "value": "71.5", "benchmark": "Knots"}, {"value": "71.5", "benchmark": "Knots", "subjectLabel": "Tern 2 Mini"}),
    ({"subject": "Ida Berg", "property": "roleAt", "value": "Chief Pilot at Harbour Labs"},
     {"value": "Chief Pilot of Harbour Labs", "subjectType": "Person"}),
    ({"subject": "Tern", "type": "ModelFamily"}, {"subjectType": "ModelFamily", "subjectLabel": "Tern"}),
    ({"quote": "The pond is", "occurrence": "2"}, {"start": TEXT.rindex("The pond is")}),
    ({"quote": "The pond is", "start": str(TEXT.index("The pond is"))}, {"start": TEXT.index("The pond is")}),
]  # fmt: skip


@pytest.mark.parametrize(("stated", "row"), STATED)
def test_a_stated_claim_is_listed_like_any_other(built, stated, row):
    built(entry(**stated))
    quote = stated.get("quote", "12 metres deep")
    (found,) = [each for each in claims(built.data) if each["quote"] == quote]
    assert row.items() <= found.items()
    assert TEXT[found["start"] : found["end"]] == quote


def test_the_graph_says_who_stated_it_when_and_why(built):
    built(entry())
    store = Snapshot.current(built.data).store
    graph = IRIS.source("tern")
    ((claim, curator),) = [(q.subject, q.object) for q in store.quads_for_pattern(None, WS.curator, None, graph)]
    said = {quad.predicate: quad.object for quad in store.quads_for_pattern(claim, None, None, graph)}
    assert said[RDF.type] == WS.Claim
    assert curator == Literal("Bo")
    assert said[WS.curatedOn].value == "2026-05-01"
    assert said[WS.reason] == Literal("it says so")
    assert said[WS.curatedIn] == Literal("tern.claims.yaml:5")
    assert said[WS.loader] == IRIS.loader("claims/1")
    assert list(store.quads_for_pattern(IRIS.entity(Entity("Model", "Tern 2 Mini")), WS.layerCount, None, graph))


def test_an_entry_may_say_itself_who_when_and_why(built):
    built(entry(curator="Ann", date="2026-06", why="I was there"))
    found = run("query", "sources/curated", "--data", built.data, "--format", "csv").stdout
    assert "tern.md,stated,12 metres deep,Ann,2026-06,I was there,tern.claims.yaml:5," in found


def test_a_claim_that_was_read_as_well_is_kept_once(built):
    built("curator: Bo\n")
    (read,) = [each for each in claims(built.data) if each["property"] == "totalParameters"]
    built(entry(property="totalParameters", value="7 billion", quote=read["quote"], occurrence=None))
    (stated,) = [each for each in claims(built.data) if each["property"] == "totalParameters"]
    assert stated == read
    assert "stated by curators" in built(entry()).stdout


@pytest.mark.parametrize("by", ["quote", "words", "subject", "iri", "end of iri"])
def test_what_is_taken_back_counts_no_more(built, by):
    built("curator: Bo\n")
    before = claims(built.data)
    (read,) = [each for each in before if each["property"] == "totalParameters"]
    named = {
        "quote": SIZE | {"quote": read["quote"]},
        "words": SIZE | {"quote": TEXT[: TEXT.index("It was")]},
        "subject": SIZE | {"subject": "tern-2 MINI"},
        "iri": {"claim": read["claim"]},
        "end of iri": {"claim": read["claim"].rpartition("/")[2]},
    }[by]
    told = built(retraction(**named))
    assert re.search(r"claims taken back by curators +1", told.stdout)
    assert claims(built.data) == [each for each in before if each != read]

    store, node = Snapshot.current(built.data).store, NamedNode(read["claim"])
    assert not list(store.quads_for_pattern(None, WS.totalParameters, None, None))
    said = {q.predicate: q.object.value for q in store.quads_for_pattern(node, None, None, IRIS.source("tern"))}
    assert said[RDF.type] == WS.RetractedClaim.value
    assert (said[WS.retractedValue], said[WS.exact]) == ("7000000000", read["quote"])
    assert (said[WS.curator], said[WS.reason]) == ("Bo", "it says so")


@pytest.mark.parametrize(
    "named", [{"claim": "0123456789abcdef0123"}, SIZE | {"subject": "Plover"}, SIZE | {"property": "price"}]
)
def test_a_retraction_of_nothing_is_reported_and_stops_nothing(built, named):
    told = built(retraction(**named))
    assert told.stderr == f"{built.file}:5: nothing was read that this could take back\n"
    assert len([each for each in claims(built.data) if each["property"] == "totalParameters"]) == 1


FAULTS = {
    "unknown document": (entry(document="terns.md"), 5, "this build has no document `terns.md`; did you mean `tern.md`?"),
    "no document": (entry(document=None), 5, "`document` is missing; name the file"),
    "unknown property": (entry(property="layers"), 7, "the ontology has no property `layers`; did you mean `layerCount`?"),
    "unread value": (entry(value="many"), 8, "`many` cannot be read as layers"),
    "no value": (entry(value=None), 5, "`value` is missing; add it, or say `modality: undisclosed`"),
    "value kept back": (entry(modality="undisclosed"), 8, "a value that is not disclosed cannot be given"),
    "words kept back": (entry(value="TBA"), 8, "a value that is not disclosed cannot be given"),
    "modality": (entry(modality="certain"), 10, "`modality` is 'certain'; known are anticipated"),
    "comparator": (entry(comparator="=="), 10, "`comparator` is '=='; did you mean"),
    "other quote": (entry(quote="13 metres"), 9, "the quote does not stand in the document; copy it character"),
    "white space": (entry(quote="12  metres"), 9, "the quote does not stand in the document; it does so with other"),
    "which quote": (entry(quote="The pond is"), 9, "the quote stands 2 times in the document; say which by"),
    "third of two": (entry(quote="The pond is", occurrence="3"), 10, "the quote stands 2 times in the document; count"),
    "place": (entry(start="3"), 10, "the quote does not stand at 3; it stands at"),
    "no place": (entry(start="three"), 10, "`start` is 'three'; write a whole number"),
    "no score": (entry(benchmark="Knots"), 10, "a score needs a benchmark, and nothing else has one"),
    "no relation": (entry(compared="price"), 10, "a relation needs the property that is `compared`, and nothing else"),
    "no comparison": (entry(property="factor"), 5, "a relation needs the property that is `compared`"),
    "with nothing": (entry(property="factor", compared="price"), 5, "`against` is missing"),
    "date": (entry(as_of="soon"), 10, "`soon` is no date; write it as"),
    "class": (entry(type="Bird"), 10, "`type` is 'Bird'; known are Model, ModelFamily"),
    "other class": (entry(type="Person"), 10, "`type` is 'Person'; known are Model, ModelFamily"),
    "known otherwise": (entry(property="foundedDate", value="2026"), 6, "`Tern 2 Mini` is known as Model, to which the"),
    "any class": (entry(property="statement", value="It is deep", subject="Pond"), 5, "it is not said what kind of thing"),
    "no position": (entry(property="roleAt", value="pilot", subject="Ida Berg"), 8, "`pilot` is no position"),
    "unknown key": (entry(quotes="x"), 10, "unknown key `quotes`; did you mean `quote`?"),
    "no curator": (entry().replace("curator: Bo\n", ""), 4, "`curator` is missing; add it here or at the top"),
    "curated when": (entry(date="then"), 10, "`then` is no date; write it as"),
    "no list": (f"{TOP}claims: 3\n", 4, "`claims` is no list"),
    "no entry": (f"{TOP}claims:\n  - 3\n", 5, "this is no entry"),
    "many words": (entry().replace('value: "12"', "value: [12]"), 8, "`value` takes one value"),
    "top": ("- 3\n", 1, "this is no entry"),
    "retracted quote": (retraction(**SIZE | {"quote": "9 billion"}), 7, "the quote does not stand in the document"),
    "retracted property": (retraction(**SIZE | {"property": "size"}), 6, "the ontology has no property `size`"),
    "retracted document": (retraction(property="price", quote="x"), 5, "`document` is missing; name the file, or the claim"),
}  # fmt: skip


@pytest.mark.parametrize(("written", "line", "told"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_by_file_line_and_remedy(built, written, line, told):
    ran = built(written, status=1)
    assert ran.stderr.startswith(f"Error: {built.file}:{line}: {told}")
    assert ran.stderr.count("\n") == 1
    assert not (built.data / "current").exists()


def test_faulty_yaml_is_told_by_its_place(built):
    assert f"{built.file}: line 1" in built("a: [", status=1).stderr


@pytest.mark.parametrize(
    "written", [entry(quote="13 metres"), entry(document="x"), "a: [", retraction(**SIZE | {"quote": "x y"})]
)
def test_a_fault_may_be_left_out(built, written):
    told = built(written, "--keep-going")
    assert f"left out: {built.file}:" in told.stderr
    assert [each for each in claims(built.data) if each["property"] == "totalParameters"]


def test_a_claims_file_alone_is_no_build(built):
    built.file.write_text("curator: Bo\n", encoding="utf-8")
    assert "no document to read" in run("build", built.file, "--data", built.data).stderr


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The example of the documentation, built with the documents that it is about."""
    folder = tmp_path_factory.mktemp("example")
    (folder / "heron.claims.yaml").write_text(EXAMPLE, encoding="utf-8")
    ran = run("build", ROOT / "examples", folder, "--data", folder / "data")
    assert ran.exit_code == 0, ran.output
    assert ran.stderr == ""
    return folder / "data", ran.stdout


def test_the_example_of_the_documentation_holds(example):
    data, told = example
    assert re.search(r"claims stated by curators +2", told)
    assert re.search(r"claims taken back by curators +1", told)
    found = claims(data)
    assert [each["valueLabel"] for each in found if each["quote"] == "remains under Apache 2.0"] == ["Apache 2.0"]
    assert [(each["value"], each["modality"]) for each in found if each["subjectLabel"] == "Heron 2 Nano"
            and each["property"] == "releaseDate"][-1][1] == "anticipated"  # fmt: skip


def test_pages_show_who_decided_and_why(example):
    data, _ = example
    client = create_app(data).test_client()

    def page(path, status=200):
        shown = client.get(path, headers={"Accept": "text/html"})
        assert shown.status_code == status, path
        return shown.text

    card = page("/source/heron-2-ultra-card")
    assert "What was taken back" in card
    assert "an estimate of its own" in card
    retracted = page(re.search(r'href="(/claim/[0-9a-f]+)">claim</a> <small>Dagny Holm', card)[1], status=410)
    assert "retracted claim" in retracted
    assert "Taken back by Dagny Holm, 12 June 2026: The page itself says" in retracted
    courier = page("/source/courier-heron-2-ultra")
    assert "stated by hand by Dagny Holm" in courier
    stated = page(re.search(r'stated by hand by Dagny Holm</small> <a class="permalink" href="([^"]+)"', courier)[1])
    assert "Stated by hand by Dagny Holm, 12 June 2026" in stated
    assert "heron.claims.yaml:4" in stated
    assert "stated by hand by Dagny Holm" in page("/model/heron-2-mini")
