"""The listing of conflicts has one row a conflict, as the contract of the design writes it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from conflicting import IRIS, by_hand, claims, model, quads
from pyoxigraph import Quad
from saying import HERON, Author, article, launch_post
from whosays.graph.conflict_listing import CONFLICT_KEYS, conflicts_in
from whosays.graph.contents import Contents, ontology_quads
from whosays.graph.errors import SnapshotError
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.judgement.conflict import Kind, Severity
from whosays.graph.publish import publish
from whosays.graph.quads import Writer, quads_of
from whosays.graph.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
BOTH = ["article.txt", "launch-post.txt"]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    """A snapshot of the claims, the names of things, and the conflicts that were made by hand."""
    readings = [launch_post(), article()]
    writer = Writer(VOCABULARY, IRIS)
    names = {triple for each in readings for claim in each.claims for triple in writer.things(claim, each.document)}
    plain = [quad for each in readings for quad in quads_of(each, VOCABULARY, DEFAULT_BASE)]
    named = [Quad(*triple) for triple in sorted(names, key=str)]
    everything = [*plain, *named, *ontology_quads(), *quads()]
    return publish(tmp_path_factory.mktemp("data"), everything, {}, {"base": DEFAULT_BASE})


def kinds(rows):
    return [row["kind"] for row in rows]


def test_rows_have_the_keys_of_the_contract_in_their_order(snapshot):
    assert [tuple(row) for row in conflicts_in(snapshot)] == [CONFLICT_KEYS] * 4


def test_the_severest_stand_first_then_by_kind(snapshot):
    assert kinds(conflicts_in(snapshot)) == ["contradiction", "label", "credit", "precision"]


def test_a_row_tells_a_conflict_with_its_claims_by_source_and_place(snapshot):
    row = conflicts_in(snapshot, kind=Kind.PRECISION)[0]
    assert row == {
        "conflict": by_hand()[0].iri(IRIS).value,
        "kind": "precision",
        "severity": "low",
        "subject": model("heron-2"),
        "subjectLabel": "Heron 2",
        "property": "contextWindow",
        "benchmark": None,
        "claims": list(reversed(claims(("Heron 2", "contextWindow")))),
        "sources": BOTH,
        "values": ["256,000 tokens", "400,000 tokens"],
        "explanation": "One counts in thousands.",
    }


def test_a_score_is_told_of_the_model_and_names_its_benchmark(snapshot):
    row = conflicts_in(snapshot, kind=Kind.CONTRADICTION)[0]
    assert (row["subject"], row["subjectLabel"], row["property"], row["benchmark"]) == (
        *(model("heron-2"), "Heron 2", "score", "Quiz-500"),
    )


def test_a_value_without_words_of_its_own_is_told_in_ours_with_its_hedge(snapshot):
    assert conflicts_in(snapshot, kind=Kind.LABEL)[0]["values"] == ["~ 7 billion parameters"]
    assert conflicts_in(snapshot, kind=Kind.CONTRADICTION)[0]["values"] == ["88 %", "91.5 %"]


def test_what_is_expected_says_so_and_what_is_kept_back_is_quoted(snapshot):
    row = conflicts_in(snapshot, kind=Kind.CREDIT)[0]
    assert row["property"] is None
    assert row["values"] == ["Lake License (anticipated)", "Training cost: not disclosed"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"severity": Severity.HIGH}, ["contradiction", "label"]),
        ({"severity": Severity.LOW, "kind": Kind.LABEL}, []),
        ({"source": "launch-post"}, ["contradiction", "credit", "precision"]),
        ({"source": "article.txt"}, ["contradiction", "label", "credit", "precision"]),
        ({"about": "heron 2"}, ["contradiction", "precision"]),
        ({"about": "Plover", "source": "launch-post"}, []),
    ],
)
def test_only_some_conflicts(snapshot, wanted, found):
    assert kinds(conflicts_in(snapshot, **wanted)) == found


@pytest.mark.parametrize("wanted", [{"source": "nobody"}, {"about": "Nightjar"}])
def test_an_unknown_source_or_name_is_told(snapshot, wanted):
    with pytest.raises(SnapshotError):
        conflicts_in(snapshot, **wanted)


def test_sources_of_one_file_name_are_told_apart(tmp_path):
    north, south, other = (Author(ident, "It has 8 layers, not 9 layers.") for ident in ("north", "south", "other"))
    for author, layers in ((north, 8), (south, 9), (other, 9)):
        author.says(f"{layers} layers", HERON, "layerCount", Decimal(layers))
    for author in (north, south):
        author.document = replace(author.document, name="card.md")
    contents = Contents([each.reading() for each in (north, south, other)], VOCABULARY, DEFAULT_BASE)
    (row,) = conflicts_in(publish(tmp_path, contents.quads(), contents.texts(), contents.facts()))

    assert row["explanation"] == (
        "Heron 2, layers: card.md (south) and other.txt give 9 layers, card.md (north) gives 8 layers."
    )
    assert row["sources"] == ["card.md (north)", "card.md (south)", "other.txt"]
