"""Entities of Wikidata, in JSON and RDF alike: ranks, qualifiers, references, precision, and what is not known."""

from __future__ import annotations

import json

import pytest
import wikidata_files as wikidata
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse, serialize
from whosays.graph.claims import Entity, Modality, each_of
from whosays.graph.errors import SourceError
from whosays.graph.iris import Iris
from whosays.graph.judgement.ground import Ground
from whosays.graph.judgement.household import Kinship, households
from whosays.graph.judgement.judging import judged
from whosays.graph.judgement.policy import Policy
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.build import reading_of, sources_in
from whosays.loaders.readers import readings_of
from wikidata_files import DAY, ENTITIES, HERON, MODEL_KIND, MONTH, NORTHLAKE, YEAR, entity, item, statement

PAPER = wikidata.PAPER


def read_text(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return reading_of(next(each for each in sources_in([folder]) if each.path == path), Vocabulary.load())


def read(folder, *entities):
    return read_text(folder, "page.json", wikidata.page(*entities))


def claims_on(reading, property_):
    return [claim for record in reading.records for claim in record.claims if claim.property == property_]


def of_a_model(name, value, *ranks, **told):
    return entity("Q900001", "Heron 2", statement("P31", item(MODEL_KIND)), statement(name, value, *ranks, **told))


def as_syntax(text, syntax):
    return serialize(
        parse(text.encode(), format=RdfFormat.TURTLE), format=syntax, prefixes={"wd": wikidata.ENTITY}
    ).decode()


TURTLE = wikidata.turtle(*ENTITIES)
FORMS = {
    "page.json": wikidata.page(*ENTITIES),
    "printed.json": wikidata.page(*ENTITIES, indent=2),
    "dump.json": wikidata.dump(*ENTITIES),
    "lines.jsonl": wikidata.lines(*ENTITIES),
    "rest.jsonl": wikidata.lines(*map(wikidata.rest, ENTITIES)),
    "listed.json": wikidata.dump(*map(wikidata.rest, ENTITIES)),
    "dump.ttl": TURTLE,
    "dump.nt": as_syntax(TURTLE, RdfFormat.N_TRIPLES),
    "dump.rdf": as_syntax(TURTLE, RdfFormat.RDF_XML),
}


def said(reading):
    return {
        (
            claim.subject,
            claim.property,
            claim.value,
            claim.comparator,
            claim.modality,
            claim.as_of,
            claim.setting,
            tuple((work.entry, work.url) for work in claim.primary_sources),
        )
        for record in reading.records
        for claim in record.claims
    }


@pytest.mark.parametrize("name", FORMS)
def test_all_forms_say_the_same(tmp_path, name):
    reading = read_text(tmp_path, name, FORMS[name])
    expected = read(tmp_path, *ENTITIES)
    assert len(said(expected)) == 13
    assert said(reading) == said(expected)
    assert [record.described for record in reading.records] == [record.described for record in expected.records]


@pytest.mark.parametrize("name", FORMS)
def test_each_entity_is_a_source_at_its_place_with_exact_quotes(tmp_path, name):
    reading = read_text(tmp_path, name, FORMS[name])
    stem = name.partition(".")[0]
    assert [record.document.id for record in reading.records] == [f"{stem}.{each['id'].lower()}" for each in ENTITIES]
    for record in reading.records:
        document = record.document
        assert document.text == FORMS[name][document.part.span.start : document.part.span.end]
        assert document.metadata.publisher == "Wikidata"
        # The REST interface tells it in the head of its answer, which no file keeps.
        assert document.metadata.modified == (None if '"data_type"' in FORMS[name] else "2026-03-05")
        for claim in record.claims:
            assert claim.as_written in document[claim.span]
            assert len(document[claim.span]) < 600


def test_what_a_record_is_about_is_the_item_of_wikidata(tmp_path):
    heron = read(tmp_path, *ENTITIES).records[0].described
    assert heron.things == (Entity("Model", "Heron 2"),)
    assert heron.iri == "http://www.wikidata.org/entity/Q900001"
    assert (heron.identifiers, heron.names) == (("Q900001",), ("Heron 2", "Heron-2", "Heron II"))


def test_the_quote_is_the_text_of_the_value_with_its_property(tmp_path):
    reading = read(tmp_path, HERON)
    first = claims_on(reading, "releaseDate")[0]
    quote = reading.records[0].document[first.span]
    assert quote.startswith('P577"')
    assert quote.endswith('"time":"+2026-03-01')


def test_an_item_of_the_rest_interface_is_a_file_of_its_own(tmp_path):
    reading = read_text(tmp_path, "Q900001.json", json.dumps(wikidata.rest(HERON), indent=4))
    (record,) = reading.records
    assert record.document.id == "q900001.q900001"
    assert record.described.names == ("Heron 2", "Heron-2", "Heron II")
    first = claims_on(reading, "releaseDate")[0]
    quote = record.document[first.span]
    assert quote.startswith('P577"')
    assert quote.endswith('"time": "+2026-03-01')


LINKED = entity(
    "Q900001",
    "Heron 2",
    statement("P31", item(MODEL_KIND)),
    statement("P178", item("Q900002")),
    statement("P856", wikidata.text("https://northlake.example/heron"), datatype="url"),
    statement("P1324", wikidata.text("https://github.example/northlake/heron2"), datatype="url"),
    statement("P646", wikidata.text("/g/11abc123"), datatype="external-id"),
    # What the ontology reads as a name of ours is none where it is another catalog's word.
    statement("P144", wikidata.text("northlake/heron-1"), datatype="external-id"),
    statement("P1476", wikidata.text("Heron the Second"), datatype="string"),
    statement(
        "P625", {"value": {"latitude": 1.5, "longitude": 2}, "type": "globecoordinate"}, datatype="globe-coordinate"
    ),
)


@pytest.mark.parametrize(("told", "typed"), [("links", False), ("types", True)])
def test_identifiers_are_read_in_rdf_as_in_json(tmp_path, told, typed):
    """Dumps and pages give an identifier's address, or say of each property of which type it is."""
    expected = read(tmp_path, LINKED)
    reading = read_text(tmp_path, "dump.ttl", wikidata.turtle(LINKED, typed=typed))
    assert (told == "types") == ("propertyType" in reading.document.text)
    assert said(reading) == said(expected)
    assert {claim.property for claim in expected.records[0].claims} == {"developer"}
    assert reading.records[0].described == expected.records[0].described
    assert expected.records[0].described.identifiers == (
        "Q900001",
        "https://northlake.example/heron",
        "https://github.example/northlake/heron2",
    )
    reasons = [{each.reason for each in one.records[0].residue} for one in (reading, expected)]
    assert reasons[0] == reasons[1]


def test_what_is_deprecated_is_denied_and_says_why(tmp_path):
    (claim,) = [each for each in claims_on(read(tmp_path, *ENTITIES), "developer") if each.value.name == "Q900003"]
    assert (claim.modality, claim.setting) == (Modality.DENIED, "deprecated rank; reason: press release")


def test_what_stands_beside_a_preferred_statement_says_so_unless_both_are_dated(tmp_path):
    settings_ = {claim.value.edtf: claim.setting for claim in claims_on(read(tmp_path, HERON), "releaseDate")}
    assert settings_ == {"2026-03-01": None, "2026": "beside a preferred one"}
    past, now = claims_on(read(tmp_path, NORTHLAKE), "employeeCount")
    assert (past.as_of.edtf, past.setting, now.as_of.edtf) == ("2023", None, "2025-12-31")


def test_a_reference_is_the_work_that_a_claim_goes_by(tmp_path):
    first, _, third = claims_on(read(tmp_path, HERON), "developer")
    (work,) = first.primary_sources
    assert work.url == PAPER
    assert work.entry == f"stated in: Q900009; reference URL: {PAPER}; retrieved: 2026-03-04"
    assert [each.url for each in third.primary_sources] == ["http://www.wikidata.org/entity/Q900009"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://", "not an address", "https://x y.example/"])
def test_an_address_that_is_none_stays_words(tmp_path, address):
    model = of_a_model("P178", item("Q900002"), references=[[("P854", wikidata.text(address))]])
    (claim,) = claims_on(read(tmp_path, model), "developer")
    assert [(work.url, work.entry) for work in claim.primary_sources] == [(None, f"reference URL: {address}")]


@pytest.mark.parametrize(
    ("day", "precision", "date"),
    [
        ("2026-03-01", DAY, "2026-03-01"),
        ("2026-03-00", MONTH, "2026-03"),
        ("2026-03-01", MONTH, "2026-03"),
        ("2026-01-01", YEAR, "2026"),
        ("2020-00-00", 8, "202X"),
        ("2026-03-01", 14, "2026-03-01"),
    ],
)
def test_a_date_is_as_exact_as_it_is_said_to_be(tmp_path, day, precision, date):
    (claim,) = claims_on(read(tmp_path, of_a_model("P577", wikidata.time(day, precision))), "releaseDate")
    assert claim.value.edtf == date


@pytest.mark.parametrize(
    ("day", "precision"), [("2026-01-01", 7), ("2026-01-01", 0), ("2026-13-41", DAY), ("-2026-01-01", DAY)]
)
def test_a_date_that_is_none_of_ours_is_told_as_not_understood(tmp_path, day, precision):
    record = read(tmp_path, of_a_model("P577", wikidata.time(day, precision))).records[0]
    assert not [claim for claim in record.claims if claim.property == "releaseDate"]
    reasons = " ".join(each.reason for each in record.residue)
    assert "cannot be read as release date" in reasons or "P577/*/value of another shape" in reasons


def test_plain_triples_say_no_more_than_they_must(tmp_path):
    """The truthy dump has no precision: the first of January may be any day of that year."""
    lines = [
        f'wd:Q900001 rdfs:label "Heron 2"@en ; wdt:P31 wd:{MODEL_KIND} ; wdt:P178 wd:Q900002 ;',
        ' wdt:P577 "2026-01-01T00:00:00Z"^^xsd:dateTime , "2026-03-01T00:00:00Z"^^xsd:dateTime ;',
        ' wdt:P577 "2026-03-04T00:00:00Z"^^xsd:dateTime .',
    ]
    reading = read_text(tmp_path, "truthy.ttl", wikidata.PREFIXES + "\n".join(lines))
    assert [claim.value.edtf for claim in claims_on(reading, "releaseDate")] == ["2026", "2026-03", "2026-03-04"]
    assert [claim.value.name for claim in claims_on(reading, "developer")] == ["Q900002"]


def test_some_value_is_undisclosed_and_no_value_is_told_as_no_claim(tmp_path):
    record = read(tmp_path, HERON).records[0]
    (unknown,) = [claim for claim in record.claims if claim.property == "successorOf"]
    assert (unknown.value, unknown.modality) == (None, Modality.UNDISCLOSED)
    (none,) = [each for each in record.residue if record.document[each.span] == "novalue"]
    assert none.reason == "it is said that there is no base model, and a claim holds a value"


def test_an_amount_counts_in_units_that_the_mapping_file_names_and_in_no_other(tmp_path):
    reading = read(tmp_path, NORTHLAKE)
    (claim,) = claims_on(reading, "revenue")
    assert (claim.value, claim.unit, claim.as_of.edtf) == (2_500_000, None, "2025")
    assert "the mapping file says nothing of the field statements/P2139/*/in Q900011" in {
        each.reason for each in reading.records[0].residue
    }
    euros = entity(
        "Q900002",
        "Northlake Labs",
        statement("P31", item(wikidata.COMPANY)),
        statement("P2139", wikidata.quantity("+7", "Q4916")),
    )
    (claim,) = claims_on(read(tmp_path, euros), "revenue")
    assert (claim.value, claim.unit) == (7, "EUR")


def test_bounds_and_circa_make_a_figure_about_right(tmp_path):
    bounded = claims_on(read(tmp_path, NORTHLAKE), "employeeCount")[1]
    assert (bounded.comparator.value, bounded.setting) == ("~", "determination method: Q900010")
    circa = entity(
        "Q900002",
        "Northlake Labs",
        statement("P31", item(wikidata.COMPANY)),
        statement("P1128", wikidata.quantity("+50"), qualifiers=[("P1480", item("Q5727902"))]),
    )
    (claim,) = claims_on(read(tmp_path, circa), "employeeCount")
    assert (claim.comparator.value, claim.setting) == ("~", "sourcing circumstances: circa")


def test_the_class_is_found_by_kinds_that_the_file_puts_below_one_that_is_known(tmp_path):
    kind = entity("Q900020", "bird model", statement("P279", item("Q900021")))
    above = entity("Q900021", "thinker", statement("P279", item(MODEL_KIND)), statement("P279", item("Q900020")))
    model = entity("Q900001", "Heron 2", statement("P31", item("Q900020")), statement("P178", item("Q900002")))
    (claim,) = claims_on(read(tmp_path, model, kind, above), "developer")
    assert claim.subject == Entity("Model", "Heron 2")


def test_an_entity_without_a_label_is_called_by_its_id(tmp_path):
    nameless = entity("Q900001", None, statement("P31", item(MODEL_KIND)), statement("P178", item("Q900002")))
    (claim,) = claims_on(read(tmp_path, nameless), "developer")
    assert (claim.subject.name, claim.value.name) == ("Q900001", "Q900002")


def test_old_dumps_give_the_number_of_an_item_only(tmp_path):
    model = of_a_model("P178", {"value": {"entity-type": "item", "numeric-id": 900002}, "type": "wikibase-entityid"})
    (claim,) = claims_on(read(tmp_path, model), "developer")
    assert (claim.value.name, claim.as_written) == ("Q900002", "900002")


def test_terms_of_another_wikibase_mean_nothing_here(tmp_path):
    other = TURTLE.replace("http://www.wikidata.org/", "http://birds.example/")
    assert not said(read_text(tmp_path, "other.ttl", other))


def test_what_many_lead_to_is_read_once(tmp_path):
    """A statement is of one entity; a reference that says much is cut."""
    lines = [
        *(f'wd:Q90000{n} rdfs:label "Heron {n}"@en ; wdt:P31 wd:{MODEL_KIND} ; p:P178 s:one , s:one .' for n in (1, 2)),
        "s:one ps:P178 wd:Q900005 ; prov:wasDerivedFrom ref:one .",
        "ref:one " + " ; ".join(f'pr:P1476 "Part {n}"' for n in range(5000)) + " .",
    ]
    reading = read_text(tmp_path, "shared.ttl", wikidata.PREFIXES + "\n".join(lines))
    (claim,) = claims_on(reading, "developer")
    assert claim.subject.name == "Heron 1"
    (work,) = claim.primary_sources
    assert work.entry.startswith("title: Part 0; title: Part 1;")
    assert len(work.entry) == 300


def test_statements_of_many_entities_that_stand_mixed_are_refused_in_words(tmp_path):
    heads = [f'wd:Q9{n:04} rdfs:label "Heron {n}"@en .' for n in range(40)]
    tails = [f"wd:Q9{n:04} wdt:P178 wd:Q900002 ." for n in range(40)]
    with pytest.raises(SourceError) as raised:
        read_text(tmp_path, "mixed.ttl", wikidata.PREFIXES + "\n".join([*heads, *tails]))
    assert "the statements on different entities stand mixed; write all on an entity together" in str(raised.value)


def judgements_on(*readings):
    vocabulary = Vocabulary.load()
    iris, heard = Iris.of(vocabulary), list(each_of(readings))
    kinship = Kinship.of(heard, iris)
    ground = Ground(vocabulary, iris, Policy.load(), kinship.wholes)
    return [judged(household, ground) for household in households(heard, kinship, iris)]


def test_judgement_passes_over_what_is_deprecated_and_what_stands_beside_a_preferred_statement(tmp_path):
    model = entity(
        "Q900001",
        "Heron 2",
        statement("P31", item(MODEL_KIND)),
        statement("P577", wikidata.time("2025-02-02"), "deprecated"),
        statement("P577", wikidata.time("2026-05-05")),
        statement("P577", wikidata.time("2026-03-01"), "preferred"),
    )
    (judgement,) = judgements_on(read(tmp_path, model))
    (decision,) = [each for each in judgement.decisions if each.property == "releaseDate"]
    assert (decision.value.edtf, decision.rule) == ("2026-03-01", "unopposed")
    assert not judgement.conflicts


def test_an_item_without_a_name_contradicts_nobody(tmp_path):
    card = read_text(tmp_path, "card.yaml", "name: Heron 2\ndeveloper: Northlake Labs\nrelease_date: 2026-03-01\n")
    judgements = judgements_on(read(tmp_path, HERON), card)
    assert not [conflict for judgement in judgements for conflict in judgement.conflicts]


@pytest.mark.parametrize(
    "value",
    [
        wikidata.quantity("+1e999999999"),
        wikidata.quantity("9" * 5000),
        {"value": {"amount": [1]}, "type": "quantity"},
        {"value": {"id": "Q1; DROP"}, "type": "wikibase-entityid"},
        {"value": {"time": {"a": 1}, "precision": 10**30}, "type": "time"},
        {"value": 17, "type": "string"},
        {"value": None, "type": "time"},
        {"value": {"latitude": 1.5, "longitude": 2}, "type": "globecoordinate"},
        None,
    ],
)
def test_values_of_odd_shapes_claim_nothing(tmp_path, value):
    organization = entity(
        "Q900002", "Northlake Labs", statement("P31", item(wikidata.COMPANY)), statement("P1128", value)
    )
    assert not claims_on(read(tmp_path, organization), "employeeCount")


def test_nesting_beyond_the_limit_is_refused_in_words(tmp_path):
    deep = wikidata.page(HERON).replace('"sitelinks":[]', f'"sitelinks":{"[" * 200}{"]" * 200}')
    with pytest.raises(SourceError, match=r"page\.json.*over 100 levels"):
        read_text(tmp_path, "page.json", deep)


KEYS = sorted({key for key in json.dumps([ENTITIES, wikidata.rest(HERON)]).split('"') if key.isidentifier()})[:80]
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=12)
    | st.sampled_from(["Q5", "P31", "+2026", "somevalue"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


def replaced(value, path, put):
    """Return a JSON value with another one at a place that is found by numbers."""
    if not path or not isinstance(value, dict | list) or not value:
        return put
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    key = keys[path[0] % len(keys)]
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[key] = replaced(value[key], path[1:], put)
    return copy


SHAPES = {
    "page": (HERON, lambda each: {"entities": {"Q900001": each}, "mainsnak": "snaktype"}),
    "rest": (wikidata.rest(HERON), lambda each: [each, {"data_type": "content", "statements": []}]),
}


@settings(max_examples=200)
@given(shape=st.sampled_from(sorted(SHAPES)), path=st.lists(st.integers(0, 40), min_size=1, max_size=10), put=VALUES)
def test_an_entity_of_any_shape_is_read_and_never_misquoted(tmp_path_factory, shape, path, put):
    entity_, around = SHAPES[shape]
    text = json.dumps(around(replaced(entity_, path, put)))
    reading = read_text(tmp_path_factory.mktemp("odd"), "page.json", text)
    for record in (*reading.records, reading):
        for claim in record.claims:
            assert claim.as_written in record.document[claim.span]
        for left in record.residue:
            assert record.document[left.span]


@settings(max_examples=80)
@given(data=st.data())
def test_damaged_turtle_is_read_or_refused_in_words(tmp_path_factory, data):
    start = data.draw(st.integers(len(wikidata.PREFIXES), len(TURTLE)))
    end = data.draw(st.integers(start, min(len(TURTLE), start + 60)))
    put = data.draw(st.sampled_from(["", '"', "\n", ";", ".", "[", "wd:Q1", "_:b", "ps:P178 ", '"x"@en']))
    text = TURTLE[:start] + put + TURTLE[end:]
    folder, refused = tmp_path_factory.mktemp("damaged"), []
    (folder / "dump.ttl").write_text(text, encoding="utf-8")
    for reading in readings_of(sources_in([folder])):
        if isinstance(reading, SourceError):
            refused.append(reading.remedy)
            continue
        for record in reading.records:
            for claim in record.claims:
                assert claim.as_written in record.document[claim.span]
    assert all(refused)
