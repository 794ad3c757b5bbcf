"""What a model proposes passes the gate or is refused, and is marked for what it is."""

from __future__ import annotations

import json
import re
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from answering import model_server
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import VOCABULARY
from shapes import texts
from whosays.cli import main
from whosays.graph.claims import RELATIONS, Claim
from whosays.graph.document import Document, Span
from whosays.graph.iris import Iris
from whosays.graph.rdf import WS
from whosays.graph.snapshot import Snapshot
from whosays.loaders.formats.markdown import LOADER
from whosays.loaders.formats.plain import LOADER as PLAIN
from whosays.loaders.proposals.asking import messages, proposals_in, schema
from whosays.loaders.proposals.gate import Refusal, claim_proposed
from whosays.loaders.proposals.passages import passages_in
from whosays.loaders.understanding.learning.introduced import learn
from whosays.loaders.understanding.names.knowledge import Knowledge
from whosays.server.app import create_app

ROOT = Path(__file__).parents[3]
TEXT = """\
# Tern 2 Mini

Inside Tern 2 Mini one finds a good 37 billion weights, says Ida Berg of Harbour Labs.
With Tern 2 Mini the reader can look back over 128,000 tokens or so; it came in April 2026.
Nobody tells how many layers Tern 2 Mini has: that is not disclosed.
Might Tern 2 Mini have 9 billion parameters?
Ida Berg, the chief pilot of Harbour Labs, got 71.5 on Knots, in still water, with Tern 2 Mini.

```
layers = 12
```
"""
DOCUMENT = Document("tern", "tern.md", TEXT, tuple(LOADER.blocks(TEXT)), "markdown/1")
KNOWLEDGE = Knowledge(VOCABULARY, learn(DOCUMENT, VOCABULARY).names, DOCUMENT)
WHOLE = Span(0, len(TEXT))


def proposal(**stated):
    known = dict.fromkeys(("value", "modality", "benchmark", "setting", "according_to"))
    size = {
        "subject": "Tern 2 Mini",
        "property": "totalParameters",
        "value": "37 billion",
        "quote": "Tern 2 Mini one finds a good 37 billion weights",
    }
    return known | size | stated


LOOK = {
    "property": "contextWindow",
    "value": "128,000 tokens",
    "quote": "Tern 2 Mini the reader can look back over 128,000 tokens or so",
}
SCORE = {
    "property": "score",
    "value": "71.5",
    "benchmark": "Knots",
    "quote": "71.5 on Knots, in still water, with Tern 2 Mini",
}
OUT = {"property": "releaseDate", "value": "April 2026", "quote": "it came in April 2026"}
KEPT = {
    "property": "layerCount",
    "value": None,
    "modality": "undisclosed",
    "quote": "how many layers Tern 2 Mini has: that is not disclosed",
}
PILOT = {
    "subject": "Ida Berg",
    "property": "roleAt",
    "value": "chief pilot of Harbour Labs",
    "quote": "Ida Berg, the chief pilot of Harbour Labs",
}

PASSES = [
    ({}, "37000000000", "=", "asserted"),
    (LOOK, "128000", "~", "asserted"),
    (OUT, "2026-04", "=", "asserted"),
    (SCORE, "71.5", "=", "asserted"),
    (SCORE | {"setting": "in still water"}, "71.5", "=", "asserted"),
    (KEPT, "None", "=", "undisclosed"),
    (PILOT, "chief pilot of Harbour Labs", "=", "asserted"),
    ({"modality": "reported", "according_to": "Ida Berg"}, "37000000000", "=", "reported"),
    ({"subject": "Tern 2 Mini", "property": "developer", "value": "Harbour Labs", "quote": "Inside Tern 2 Mini one finds a good 37 billion weights, says Ida Berg of Harbour Labs"}, "Harbour Labs", "=", "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("stated", "value", "comparator", "modality"), PASSES)
def test_what_the_text_bears_out_passes(stated, value, comparator, modality):
    claim = claim_proposed(proposal(**stated), WHOLE, KNOWLEDGE, "proposals/1")
    assert isinstance(claim, Claim), claim
    read = getattr(claim.value, "edtf", None) or getattr(claim.value, "name", None) or claim.value
    assert (str(read), claim.comparator, claim.modality) == (value, comparator, modality)
    assert DOCUMENT[claim.span] == proposal(**stated)["quote"]
    assert claim.loader == "proposals/1"


REFUSED = [
    ({"property": "layers"}, Refusal.PROPERTY),
    ({"quote": "Tern 2 Mini one finds a good 38 billion weights"}, Refusal.QUOTE),
    ({"quote": "  "}, Refusal.QUOTE),
    ({"quote": ""}, Refusal.QUOTE),
    ({"subject": "Heron 2"}, Refusal.SUBJECT),
    ({"subject": "Tern 2 Min"}, Refusal.SUBJECT),
    ({"value": "38 billion"}, Refusal.VALUE),
    # The digits stand there, in a longer number.
    ({"value": "7 billion"}, Refusal.VALUE),
    ({"value": "37"}, Refusal.UNREAD),
    ({"value": "weights"}, Refusal.UNREAD),
    ({"value": "good"}, Refusal.UNREAD),
    ({"property": "layerCount"}, Refusal.UNREAD),
    ({"property": "openWeight", "value": "weights"}, Refusal.UNREAD),
    ({"property": "developer", "value": "weights"}, Refusal.UNREAD),
    ({"property": "foundedDate"}, Refusal.UNREAD),
    ({"property": "foundedDate", "value": "April 2026", "quote": "it came in April 2026"}, Refusal.STATEMENT),
    ({"quote": "Might Tern 2 Mini have 9 billion parameters?", "value": "9 billion"}, Refusal.UNREAL),
    ({"according_to": "The Courier"}, Refusal.NAMES),
    (SCORE | {"benchmark": "Quiz-500"}, Refusal.NAMES),
    (SCORE | {"benchmark": None}, Refusal.STATEMENT),
    (SCORE | {"setting": "in a storm"}, Refusal.NAMES),
    (KEPT | {"modality": None}, Refusal.VALUE),
    (KEPT | {"quote": "how many layers Tern 2 Mini has"}, Refusal.VALUE),
    (PILOT | {"value": "admiral of Harbour Labs"}, Refusal.VALUE),
    (OUT | {"value": "April"}, Refusal.UNREAD),
]


@pytest.mark.parametrize(("stated", "why"), REFUSED)
def test_what_it_does_not_bear_out_is_refused(stated, why):
    assert claim_proposed(proposal(**stated), WHOLE, KNOWLEDGE, "proposals/1") is why


def test_a_quote_must_stand_in_the_passage_that_was_shown():
    assert claim_proposed(proposal(), Span(0, 40), KNOWLEDGE, "proposals/1") is Refusal.QUOTE


scraps = st.one_of(
    st.none(), st.text(max_size=30), st.sampled_from([*TEXT.split(" "), *TEXT.split("\n"), *LOOK.values(), ".*", "("])
)


@settings(max_examples=150)
@given(st.fixed_dictionaries(dict.fromkeys(proposal(), scraps)), st.sampled_from([*VOCABULARY.properties]))
def test_whatever_is_proposed_what_passes_stands_in_the_text(stated, name):
    found = claim_proposed(stated | {"property": name}, WHOLE, KNOWLEDGE, "proposals/1")
    if isinstance(found, Claim):
        assert DOCUMENT[found.span] == stated["quote"]
        assert stated["subject"] in TEXT
        assert not stated["value"] or found.property == "roleAt" or stated["value"] in stated["quote"]


@settings(max_examples=60)
@given(texts, st.integers(1, 60))
def test_passages_follow_each_other_and_none_is_too_long(text, most):
    document = Document("a", "a.txt", text, tuple(PLAIN.blocks(text)), "plain/1")
    passages = list(passages_in(document, most))
    assert all(0 < passage.end - passage.start <= most for passage in passages)
    assert all(one.end <= other.start for one, other in pairwise(passages))


def test_code_is_not_shown():
    assert [DOCUMENT[passage] for passage in passages_in(DOCUMENT, 6000)] == [TEXT[2 : TEXT.index("\n\n```")]]


def test_a_model_is_told_every_property_with_its_meaning_and_unit():
    task, question = (each["content"] for each in messages("words", "Tern", VOCABULARY))
    asked = [known for known in VOCABULARY.properties.values() if known.name not in RELATIONS]
    for known in asked:
        assert f"{known.name} (of " in task
        assert known.definition in task
    assert json.loads(question) == {"title": "Tern", "passage": "words"}
    listed = schema(VOCABULARY)["properties"]["claims"]["items"]["properties"]["property"]["enum"]
    assert listed == [known.name for known in asked]


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ('{"claims": []}', 0),
        (json.dumps({"claims": [proposal()]}), 1),
        (f"```json\n{json.dumps({'claims': [proposal()]})}\n```", 1),
        (json.dumps([proposal()]), None),
        (json.dumps({"claims": [proposal(property="layers")]}), None),
        (json.dumps({"claims": [proposal(more=1)]}), None),
        (json.dumps({"claims": [proposal(value=37)]}), None),
        ("Here you are:", None),
        ("[" * 100_000, None),
        ("", None),
    ],
)
def test_an_answer_has_the_form_that_was_asked_for(answer, count):
    found = proposals_in(answer, VOCABULARY)
    assert (None if found is None else len(found)) == count


@pytest.fixture
def server():
    with model_server() as asked:
        yield asked


@pytest.fixture
def path(tmp_path):
    (tmp_path / "tern.md").write_text(TEXT, encoding="utf-8")
    return tmp_path / "tern.md"


def build(path, *options):
    ran = CliRunner().invoke(main, ["build", str(path), "--data", str(path.parent / "data"), *map(str, options)])
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran


def asking(server):
    return "--model-url", server.url, "--model", "heron-chat"


def listed(path):
    ran = CliRunner().invoke(main, ["claims", "--data", str(path.parent / "data"), "--format", "jsonl"])
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_what_passes_is_marked_as_proposed_and_by_which_model(server, path):
    server.default = [
        proposal(),
        proposal(value="38 billion"),
        proposal(**LOOK),
        proposal(**LOOK | {"quote": "nowhere"}),
    ]
    ran = build(path, *asking(server))
    assert ran.exit_code == 0, ran.output
    assert re.search(r"claims proposed by a model +2\b", ran.stdout)
    assert "quotes verified" in ran.stdout
    assert ran.stderr == (
        "heron-chat proposed what was refused: the value does not stand in the quote: 1; "
        "the quote does not stand in the passage: 1\n"
    )
    assert server.passages() == [TEXT[2 : TEXT.index("\n\n```")]]

    iris, store = Iris.of(VOCABULARY), Snapshot.current(path.parent / "data").store
    marked = [quad.subject.value for quad in store.quads_for_pattern(None, WS.proposedBy, None, iris.source("tern"))]
    rows = {row["claim"]: row for row in listed(path)}
    assert sorted(rows[claim]["value"] for claim in marked) == ["128000", "37000000000"]
    for claim in marked:
        loaders = store.quads_for_pattern(None, WS.loader, iris.loader("proposals/1"), iris.source("tern"))
        assert claim in {quad.subject.value for quad in loaders}

    client = create_app(path.parent / "data").test_client()
    shown = client.get(f"/{marked[0].removeprefix(iris.base)}", headers={"Accept": "text/html"}).text
    assert "the language model heron-chat; words and value are verified" in shown
    for page in ("/source/tern", "/model/tern-2-mini"):
        assert "proposed by the model heron-chat" in client.get(page, headers={"Accept": "text/html"}).text


def test_what_is_read_already_is_not_said_twice(server, path):
    path.write_text("# Tern 2 Mini\n\nTern 2 Mini has 7 billion parameters.\n", encoding="utf-8")
    build(path)
    before = listed(path)
    server.default = [proposal(value="7 billion", quote="has 7 billion parameters")]
    assert build(path, *asking(server)).exit_code == 0
    assert [row["claim"] for row in listed(path)] == [row["claim"] for row in before]


def test_a_long_document_is_asked_about_passage_by_passage(server, path):
    path.write_text("# Tern 2 Mini\n\n" + "Tern 2 Mini swims on.\n\n" * 600, encoding="utf-8")
    assert build(path, *asking(server)).exit_code == 0
    assert len(server.questions) == 3
    assert all(len(passage) <= 6000 for passage in server.passages())


def test_an_answer_without_form_is_counted(server, path):
    server.default = "I see none."
    ran = build(path, *asking(server))
    assert ran.exit_code == 0
    assert "the answer is not of the form asked for: 1" in ran.stderr


def test_a_model_that_fails_ends_the_build_or_is_left_out(server, path):
    server.default = (400, b"", {})
    ran = build(path, *asking(server))
    assert ran.exit_code == 1
    assert ran.stderr == (
        f"Error: heron-chat at {server.url}: it answered with status 400; "
        "check the address (or build the rest with --keep-going)\n"
    )
    ran = build(path, *asking(server), "--keep-going")
    assert ran.exit_code == 0
    assert "left out: heron-chat at" in ran.stderr


def test_curators_may_take_back_what_was_proposed(server, path):
    server.default = [proposal()]
    (path.parent / "tern.claims.yaml").write_text(
        "curator: Bo\ndate: 2026-05-01\nwhy: weights of the boat\nretractions:\n"
        f"  - document: tern.md\n    property: totalParameters\n    quote: {proposal()['quote']}\n",
        encoding="utf-8",
    )
    ran = build(path, path.parent / "tern.claims.yaml", *asking(server))
    assert re.search(r"claims taken back by curators +1\b", ran.stdout)
    assert not [row for row in listed(path) if row["property"] == "totalParameters"]


@pytest.mark.parametrize("options", [("--model-url", "http://127.0.0.1:1/v1"), ("--model", "heron-chat")])
def test_address_and_name_go_together(path, options):
    ran = build(path, *options)
    assert ran.exit_code == 2
    assert "--model-url and --model go together" in ran.stderr


def test_without_the_extra_it_is_told_how_to_get_it(path, monkeypatch):
    for name in [name for name in sys.modules if name.startswith("whosays.loaders.proposals")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "httpx", None)
    ran = build(path, "--model-url", "http://127.0.0.1:1/v1", "--model", "heron-chat")
    assert ran.exit_code == 1
    assert "pip install 'whosays[llm]'" in ran.stderr


def test_nothing_that_reaches_a_network_is_loaded_by_a_plain_build(path):
    import subprocess

    code = (
        "import sys; from click.testing import CliRunner; from whosays.cli import main; "
        f"ran = CliRunner().invoke(main, ['build', {str(path)!r}, '--data', {str(path.parent / 'd')!r}]); "
        "print(ran.exit_code, sorted({'httpx', 'tenacity'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "0 []\n"


def test_the_documentation_names_the_options_and_the_variable():
    said = (ROOT / "docs/ask-a-model.md").read_text(encoding="utf-8")
    for word in ("--model-url", "--model ", "WHOSAYS_MODEL_KEY", "whosays[llm]", "ws:proposedBy", "proposals/1"):
        assert word in said
    assert all(refusal in said for refusal in Refusal)
