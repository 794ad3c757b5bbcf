"""The things of a snapshot, and what the catalogs among its sources say of them, in the terms that catalogs are read to."""

from __future__ import annotations

import pytest
from linking import HERON, HUB, record_quads
from pyoxigraph import NamedNode, Quad
from saying import article, launch_post
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.linking.linking import mappings
from whosays.graph.linking.mapping import Predicate
from whosays.graph.linking.own_things import declared_of, known_elsewhere, records_of, things_of
from whosays.graph.linking.thing import Thing
from whosays.graph.publish import publish
from whosays.graph.rdf import SCHEMA, WS
from whosays.graph.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    contents = Contents([launch_post(), article()], Vocabulary.load(), DEFAULT_BASE)
    return publish(
        tmp_path_factory.mktemp("data"), [*contents.quads(), *record_quads()], contents.texts(), contents.facts()
    )


def test_things_have_names_kinds_and_facts(snapshot):
    found = {each.iri: each for each in things_of(snapshot)}
    assert found[HERON].type == "Model"
    assert found[HERON].label == "Heron 2"
    assert found[HERON].facts["totalParameters"] == ("1200000000000", "48000000000")
    assert found[HERON].facts["releaseDate"] == ("2026-03-04",)
    assert {each.type for each in found.values()} <= {
        "Model",
        "Organization",
        "Person",
        "Benchmark",
        "License",
        "Hardware",
    }


def test_records_of_catalogs_are_things_with_the_addresses_of_those(snapshot):
    (found,) = records_of(snapshot)
    assert (found.iri, found.names, found.identifiers) == (HUB, ("Northlake: Heron 2",), ("northlake/heron-2",))
    assert found.type == "Model"
    assert found.catalog == f"{DEFAULT_BASE}source/hub"


def test_what_a_record_says_of_the_class_of_its_thing_is_believed(tmp_path):
    contents = Contents([launch_post(), article()], Vocabulary.load(), DEFAULT_BASE)
    graph = NamedNode(f"{DEFAULT_BASE}source/hub/heron")
    served = Quad(NamedNode(HUB), SCHEMA.additionalType, WS.Offering, graph)
    quads = [*contents.quads(), *record_quads(), served]
    (found,) = records_of(publish(tmp_path / "data", quads, contents.texts(), contents.facts()))
    assert found.type == "Offering"


def test_identifiers_of_records_are_those_of_the_models_that_they_are_about(snapshot):
    assert declared_of(snapshot, things_of(snapshot)) == {HERON: ("northlake/heron-2",)}


def test_what_a_catalog_knows_finds_the_thing_elsewhere(snapshot):
    ours, records = things_of(snapshot), records_of(snapshot)
    (first,) = mappings(ours, records)
    assert (first.subject_id, first.object_id, first.predicate_id) == (HERON, HUB, Predicate.EXACT)

    elsewhere = Thing("https://elsewhere.example/1", "Model", ("Bird",), ("https://huggingface.co/Northlake/Heron-2",))
    assert mappings([each for each in ours if each.iri != HERON], [elsewhere]) == ()
    (second,) = mappings(known_elsewhere(ours, records, [first]), [elsewhere])
    assert (second.subject_id, second.match_string) == (HERON, "northlake/heron-2")


def test_an_identifier_that_says_more_than_the_name_is_not_taken():
    ours = [Thing(HERON, "Model", ("Heron 2",))]
    record = Thing(HUB, "Model", ("Heron 2",), ("northlake/heron-2", "northlake/heron-2-20260304"))
    (known,) = known_elsewhere(ours, [record], mappings(ours, [record]))
    assert known.identifiers == ("northlake/heron-2", HUB)
