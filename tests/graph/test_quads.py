"""A reading as quads: evidence, things, facts, all in the graph of the source."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, serialize
from pyshacl import validate
from rdflib import Graph
from saying import ADA, COURIER, HERON, LABS, PLOVER, QUIZ, Author, article, launch_post
from whosays.graph.claims import Claim, Comparator, Compared, Concept, Modality, Residue, Role, Work
from whosays.graph.dates import Date
from whosays.graph.document import Document, Metadata, Span
from whosays.graph.iris import Iris
from whosays.graph.judgement.testimony import day_of
from whosays.graph.quads import date_literal, number_literal, quads_of
from whosays.graph.rdf import EDTF, PROV, RDF, RDFS, SCHEMA, WS, XSD
from whosays.graph.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
IRIS = Iris.of(VOCABULARY)
TEXT = "Heron 2 reads about 4,000 tokens – says “The Courier”.\r\n"


def triples_of(author_or_reading):
    reading = author_or_reading.reading() if isinstance(author_or_reading, Author) else author_or_reading
    quads = list(quads_of(reading, VOCABULARY))
    assert len(set(quads)) == len(quads)
    assert {quad.graph_name for quad in quads} == {IRIS.source(reading.document.id)}
    return {(quad.subject, quad.predicate, quad.object) for quad in quads}


def said(value, name="contextWindow", subject=HERON, words="about 4,000 tokens", **more):
    author = Author("a-page", TEXT)
    author.says(words, subject, name, value, **more)
    return author.claims[0], triples_of(author)


def objects(triples, subject, predicate):
    return {term for s, p, term in triples if (s, p) == (subject, predicate)}


def typed(text, datatype):
    return Literal(text, datatype=datatype)


def test_a_claim_carries_its_evidence():
    claim, triples = said(
        Decimal(4000),
        comparator=Comparator.ABOUT,
        as_written="about 4,000 tokens",
        modality=Modality.REPORTED,
        as_of=Date.of("2025-04"),
        according_to=COURIER,
        primary_sources=(Work("1", "Courier: Heron 2", "https://courier.example/heron"),),
        setting="of text",
        loader="hand/1",
    )
    node = IRIS.claim(claim)

    assert {(p, o) for s, p, o in triples if s == node} == {
        (RDF.type, WS.Claim),
        (RDF.subject, IRIS.entity(HERON)),
        (RDF.predicate, WS.contextWindow),
        (RDF.object, typed("4000", XSD.integer)),
        (WS.comparator, Literal("~")),
        (WS.modality, WS.Reported),
        (WS.inSource, IRIS.source("a-page")),
        (WS.exact, Literal("about 4,000 tokens")),
        (WS.start, typed("14", XSD.integer)),
        (WS.end, typed("32", XSD.integer)),
        (WS.asWritten, Literal("about 4,000 tokens")),
        (WS.loader, IRIS.loader("hand/1")),
        (WS.asOf, typed("2025-04", EDTF)),
        (WS.asOfEarliest, typed("2025-04-01", XSD.date)),
        (WS.asOfLatest, typed("2025-04-30", XSD.date)),
        (WS.accordingTo, IRIS.entity(COURIER)),
        (PROV.hadPrimarySource, NamedNode("https://courier.example/heron")),
        (WS.setting, Literal("of text")),
        (WS.effective, typed("2025-04-01", XSD.date)),
        (WS.least, typed("3600", XSD.integer)),
        (WS.greatest, typed("4400", XSD.integer)),
    }
    assert (IRIS.entity(HERON), RDF.type, WS.Model) in triples
    assert (IRIS.entity(COURIER), RDFS.label, Literal("The Courier")) in triples


@pytest.mark.parametrize(("entry", "label"), [("Courier: Heron 2", "Courier: Heron 2"), (None, "[1] in a-page.txt")])
def test_a_work_that_is_cited_is_called_by_its_entry_or_its_mark(entry, label):
    work = Work("1", entry, None)
    _, triples = said(Decimal(4000), primary_sources=(work,))
    assert objects(triples, IRIS.work(work, "a-page"), RDFS.label) == {Literal(label)}


@pytest.mark.parametrize(
    ("name", "value", "term"),
    [
        ("contextWindow", Decimal(4000), typed("4000", XSD.integer)),
        ("score", Decimal(95), typed("95", XSD.decimal)),
        ("openWeight", False, typed("false", XSD.boolean)),
        ("releaseDate", Date.of("2025-04"), typed("2025-04", EDTF)),
        ("developer", LABS, IRIS.entity(LABS)),
        ("availability", Concept("InTraining"), WS.InTraining),
        ("description", "A wading bird.", Literal("A wading bird.")),
    ],
)
def test_each_kind_of_value_has_its_term(name, value, term):
    claim, triples = said(value, name, **({"benchmark": QUIZ} if name == "score" else {}))

    assert objects(triples, IRIS.claim(claim), RDF.object) == {term}
    assert (IRIS.subject(claim), WS[name], term) in triples


@pytest.mark.parametrize("modality", list(Modality))
def test_only_what_is_asserted_or_reported_is_stated_as_a_fact(modality):
    value = None if modality is Modality.UNDISCLOSED else Decimal(4000)
    claim, triples = said(value, modality=modality)
    stated = objects(triples, IRIS.entity(HERON), WS.contextWindow)

    assert bool(stated) == (modality in {Modality.ASSERTED, Modality.REPORTED})
    assert objects(triples, IRIS.claim(claim), WS.modality) == {WS[modality.value.capitalize()]}
    assert bool(objects(triples, IRIS.claim(claim), RDF.object)) == (value is not None)


def test_a_date_has_two_days_to_filter_by():
    claim, triples = said(Date.of("2025-04"), "releaseDate")

    assert objects(triples, IRIS.claim(claim), WS.earliest) == {typed("2025-04-01", XSD.date)}
    assert objects(triples, IRIS.claim(claim), WS.latest) == {typed("2025-04-30", XSD.date)}


def test_a_score_is_said_of_an_evaluation():
    claim, triples = said(Decimal("91.5"), "score", benchmark=QUIZ, setting="5-shot")
    node = IRIS.evaluation(HERON, QUIZ, "5-shot")

    assert objects(triples, IRIS.claim(claim), RDF.subject) == {node}
    assert {(p, o) for s, p, o in triples if s == node} == {
        (RDF.type, WS.Evaluation),
        (RDFS.label, Literal("Heron 2 on Quiz-500, 5-shot")),
        (WS.evaluatedModel, IRIS.entity(HERON)),
        (WS.benchmark, IRIS.entity(QUIZ)),
        (WS.setting, Literal("5-shot")),
        (WS.score, typed("91.5", XSD.decimal)),
    }


def test_a_relation_is_said_of_a_comparison():
    compared = Compared("trainingTokens", PLOVER)
    claim, triples = said(Decimal(2), "factor", compared=compared, comparator=Comparator.MORE)
    node = IRIS.comparison(HERON, compared, None)

    assert objects(triples, IRIS.claim(claim), RDF.subject) == {node}
    assert {(p, o) for s, p, o in triples if s == node} == {
        (RDF.type, WS.Comparison),
        (RDFS.label, Literal("Heron 2: training tokens against Plover")),
        (WS.comparedThing, IRIS.entity(HERON)),
        (WS.comparedProperty, WS.trainingTokens),
        (WS.comparedWith, IRIS.entity(PLOVER)),
        (WS.setting, Literal("training tokens against Plover")),
        (WS.factor, typed("2", XSD.decimal)),
    }
    assert (IRIS.entity(PLOVER), RDF.type, WS.Model) in triples


@pytest.mark.parametrize(
    ("name", "compared", "setting", "words"),
    [
        ("lapse", Compared("releaseDate", HERON, "announcementDate"), None, "release date after announcement date"),
        (
            *("lapse", Compared("releaseDate", HERON, "foundedDate"), None),
            "release date after founding date",
        ),
        ("lapse", Compared("releaseDate", PLOVER), None, "release date after Plover"),
        ("factor", Compared("price", PLOVER), "input", "price against Plover, input"),
        (
            "factor",
            Compared("totalParameters", HERON, "activeParameters"),
            None,
            "total parameters against active parameters",
        ),
        (
            *("factor", Compared("totalParameters", PLOVER, "activeParameters"), None),
            "total parameters against active parameters of Plover",
        ),
    ],
)
def test_a_comparison_says_in_words_what_is_compared(name, compared, setting, words):
    claim, triples = said(Decimal("1.5"), name, compared=compared, setting=setting)

    node = IRIS.comparison(HERON, compared, setting)
    assert objects(triples, node, WS.setting) == {Literal(words)}
    assert objects(triples, node, RDFS.label) == {Literal(f"Heron 2: {words}")}
    assert objects(triples, IRIS.claim(claim), WS.setting) == ({Literal(setting)} if setting else set())


def test_a_role_is_a_node_of_person_organization_and_title():
    role = Role("Chief scientist", LABS)
    _, triples = said(role, "roleAt", ADA)

    assert {(p, o) for s, p, o in triples if s == IRIS.role(ADA, role)} == {
        (RDF.type, WS.Role),
        (RDFS.label, Literal("Chief scientist of Northlake Labs")),
        (WS.roleTitle, Literal("Chief scientist")),
        (WS.rolePerson, IRIS.entity(ADA)),
        (WS.roleOrganization, IRIS.entity(LABS)),
    }
    assert (IRIS.entity(LABS), RDF.type, WS.Organization) in triples


def test_a_source_says_where_it_is_from():
    metadata = Metadata("A page", "https://e.example/a", "Modelpedia", "Bo", "2025-04", "2025-05-06", "2025", "CC0", 2)
    author = Author("a-page", TEXT, **{name: getattr(metadata, name) for name in Metadata.__dataclass_fields__})
    node = IRIS.source("a-page")

    found = {(p, o) for s, p, o in triples_of(author) if s == node}
    assert found >= {
        (RDF.type, WS.Source),
        (SCHEMA.name, Literal("A page")),
        (SCHEMA.url, NamedNode("https://e.example/a")),
        (SCHEMA.publisher, Literal("Modelpedia")),
        (SCHEMA.author, Literal("Bo")),
        (SCHEMA.datePublished, typed("2025-04", EDTF)),
        (SCHEMA.dateModified, typed("2025-05-06", XSD.date)),
        (WS.retrieved, typed("2025", EDTF)),
        (SCHEMA.license, Literal("CC0")),
        (WS.fileName, Literal("a-page.txt")),
        (WS.loader, IRIS.loader("hand/1")),
        (WS.tier, typed("2", XSD.integer)),
    }
    assert {len(o.value) for p, o in found if p == WS.digest} == {64}


@pytest.mark.parametrize("url", ["javascript:alert(1)", "not a link", "http://a b/"])
def test_what_is_no_web_address_stays_text(url):
    author = Author("a-page", TEXT, url=url)

    assert objects(triples_of(author), IRIS.source("a-page"), SCHEMA.url) == {Literal(url)}


def test_what_was_not_understood_is_kept_with_its_reason():
    author = Author("a-page", TEXT)
    reading = author.reading(Residue(author.span("4,000"), "no property is named"))
    node = IRIS.residue("a-page", 20, 25)

    assert {(p, o) for s, p, o in triples_of(reading) if s == node} == {
        (RDF.type, WS.Residue),
        (WS.inSource, IRIS.source("a-page")),
        (WS.exact, Literal("4,000")),
        (WS.start, typed("20", XSD.integer)),
        (WS.end, typed("25", XSD.integer)),
        (WS.reason, Literal("no property is named")),
    }


def test_a_claim_made_twice_is_written_once():
    author = Author("a-page", TEXT)
    for written in ("about 4,000 tokens", "4k"):
        author.says("about 4,000 tokens", HERON, "contextWindow", Decimal(4000), as_written=written)

    assert objects(triples_of(author), IRIS.claim(author.claims[0]), WS.asWritten) == {Literal("about 4,000 tokens")}


@pytest.mark.parametrize("change", [{"span": Span(50, 5000)}, {"source": "b-page"}], ids=str)
def test_a_claim_that_points_elsewhere_is_refused(change):
    author = Author("a-page", TEXT)
    author.says("4,000", HERON, "contextWindow", Decimal(4000))
    author.claims[0] = replace(author.claims[0], **change)

    with pytest.raises(ValueError, match="points outside the text"):
        list(quads_of(author.reading(), VOCABULARY))


@given(st.text(min_size=1).filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text)), st.data())
def test_a_quote_survives_the_store_whatever_its_characters(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    author = Author("a-page", text)
    author.claims.append(Claim("a-page", HERON, "description", text, span, as_written=text, setting=text))
    store = Store()
    store.load(serialize(quads_of(author.reading(), VOCABULARY), format=RdfFormat.N_QUADS), format=RdfFormat.N_QUADS)

    (quad,) = store.quads_for_pattern(IRIS.claim(author.claims[0]), WS.exact, None)
    assert quad.object.value == text[span.start : span.end]


@pytest.mark.parametrize(
    ("number", "datatype", "text", "wanted"),
    [
        ("4000", None, "4000", "integer"),
        ("4E+3", None, "4000", "integer"),
        ("0", None, "0", "integer"),
        ("0.50", None, "0.5", "decimal"),
        ("95", XSD.decimal.value, "95", "decimal"),
        ("1.5", XSD.integer.value, "1.5", "decimal"),
        ("9223372036854775807", None, "9223372036854775807", "integer"),
        ("9223372036854775808", None, "9223372036854775808", "decimal"),
        ("5E+25", None, "5E+25", "double"),
        ("5E+25", XSD.decimal.value, "5E+25", "double"),
        ("1E-30", None, "1E-30", "double"),
    ],
)
def test_a_number_is_written_so_that_the_store_can_compare_it(number, datatype, text, wanted):
    literal = number_literal(Decimal(number), datatype)
    assert literal == typed(text, XSD[wanted])

    (row,) = Store().query(f"SELECT ({literal} > -1 AS ?is) {{}}")
    assert row["is"] == typed("true", XSD.boolean)


@pytest.mark.parametrize(
    ("text", "datatype"), [("2025-04-05", XSD.date), ("2025-04", EDTF), ("2025-04-05/2025-06", EDTF)]
)
def test_a_whole_day_is_a_date_and_the_rest_edtf(text, datatype):
    assert date_literal(text) == typed(text, datatype)


# --- all that a snapshot holds ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("metadata", "day"),
    [
        (Metadata(), None),
        (Metadata(published="2025-04"), "2025-04-01"),
        (Metadata(published="2025-04", modified="2025-06-07"), "2025-06-07"),
        (Metadata(published="2025-04", modified="lately"), "2025-04-01"),
    ],
)
def test_a_source_speaks_of_the_day_it_was_last_changed(metadata, day):
    assert (found := day_of(metadata)) is None or found.isoformat() == day
    assert (found is None) == (day is None)


def test_a_build_keeps_to_the_shapes():
    data = Graph()
    for reading in (launch_post(), article()):
        triples = (quad.triple for quad in quads_of(reading, VOCABULARY))
        data.parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
    package = files("whosays")
    shapes = Graph().parse(data=package.joinpath("shapes.ttl").read_text("utf-8"), format="turtle")
    data.parse(data=package.joinpath("ontology.ttl").read_text("utf-8"), format="turtle")
    conforms, _, report = validate(data, shacl_graph=shapes)

    assert conforms, report


def test_a_document_without_claims_is_a_source_still():
    document = Document("empty-page", "empty.txt", "No figures here.", (), "hand/1")
    author = Author("empty-page", document.text)

    assert objects(triples_of(author), IRIS.source("empty-page"), RDF.type) == {WS.Source, PROV.Entity}


def test_a_number_in_another_unit_stands_on_its_claim_alone():
    claim, triples = said(Decimal(2_400_000), "trainingCompute", unit="GPU-hours")

    assert objects(triples, IRIS.claim(claim), WS.unit) == {Literal("GPU-hours")}
    assert not objects(triples, IRIS.entity(HERON), WS.trainingCompute)
