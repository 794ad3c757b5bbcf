"""What files of other catalogs tell of their things, in each of their shapes."""

from __future__ import annotations

import bz2
import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.errors import SourceError
from whosays.loaders.targets.files import things_in

TURTLE = """\
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix fair4ml: <https://w3id.org/fair4ml#> .
<https://catalog.example/heron-2> a fair4ml:MLModel ;
    skos:prefLabel "Heron 2"@en , "Reiher 2"@de ; skos:altLabel "H2" ;
    schema:identifier "northlake/heron-2" ; schema:sameAs <http://www.wikidata.org/entity/Q4242> .
<https://catalog.example/untold> schema:url "https://x.example" .
"""
TRIPLES = """\
<http://dbpedia.example/resource/Heron_2> <http://www.w3.org/2000/01/rdf-schema#label> "Heron 2"@en .
<http://dbpedia.example/resource/Heron_2> <http://dbpedia.org/ontology/developer> <http://dbpedia.example/resource/Northlake_Labs> .
<http://dbpedia.example/resource/Heron_2> <http://dbpedia.org/ontology/releaseDate> "2026-03-04"^^<http://www.w3.org/2001/XMLSchema#date> .
<http://dbpedia.example/resource/Heron_2> <http://www.w3.org/2002/07/owl#sameAs> <http://www.wikidata.org/entity/Q4242> .
"""
JSON_LD = {
    "@context": "https://schema.org/",
    "@id": "https://northlake.example/#org",
    "@type": "Organization",
    "name": "Northlake Labs",
    "alternateName": "Northlake",
    "url": "https://northlake.example/about",
}


def item(ident, label, **claims):
    def statement(value, rank="normal"):
        return {"rank": rank, "mainsnak": {"datavalue": {"value": value}}}

    stated = {name: [statement(value) for value in values] for name, values in claims.items()}
    return {
        "type": "item",
        "id": ident,
        "labels": {"en": {"language": "en", "value": label}},
        "aliases": {"en": [{"language": "en", "value": f"{label} (model)"}]},
        "claims": stated,
    }


HERON = item(
    "Q4242",
    "Heron 2",
    P31=[{"id": "Q115305900"}],
    P178=[{"id": "Q77"}],
    P577=[{"time": "+2026-03-04T00:00:00Z", "precision": 11}],
    P856=["https://northlake.example/heron-2"],
    P9999=["Northlake/Heron-2"],
)
LABS = item("Q77", "Northlake Labs", P31=[{"id": "Q4830453"}])


def told(tmp_path, name, content, namespace=None):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(things_in([path], namespace))


def test_rdf_tells_of_what_has_an_address_and_a_name(tmp_path):
    (heron,) = [each for each in told(tmp_path, "a.ttl", TURTLE) if each.iri.endswith("heron-2")]
    assert heron.type == "Model"
    assert heron.names == ("Heron 2", "Reiher 2", "H2")
    assert set(heron.keys) == {"catalog.example/heron-2", "northlake/heron-2", "wikidata:Q4242"}


KINDS = """\
@prefix : <https://n.example/> .
@prefix cr: <http://mlcommons.org/croissant/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix fair4ml: <https://w3id.org/fair4ml#> .
@prefix mls: <http://www.w3.org/ns/mls#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
:t rdfs:label "Heron 2 70B" .
:k a fair4ml:MLModel ; rdfs:label "Kite 3" .
"""
EVALUATED = ":e a fair4ml:MLModelEvaluation ; rdfs:label 'run 1' ; fair4ml:evaluationDataset :t ."
OF_RUN = """:e a mls:ModelEvaluation ; mls:hasValue 0.5 . :r a mls:Run ; rdfs:label 'run 1' ; mls:hasOutput :e ; mls:achieves :a .
:a a mls:Task ; rdfs:label 'calls' ; mls:definedOn :t . """


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("", ""),
        (":t a schema:CreativeWork .", ""),
        (":t a owl:Thing , fair4ml:MLModel .", "Model"),
        (":t a schema:Dataset .", "Dataset"),
        (":t a schema:Dataset , fair4ml:MLModel .", "Model"),
        (f":t a schema:Dataset . {EVALUATED}", "Benchmark"),
        (f":t a dcat:Dataset . {EVALUATED}", "Benchmark"),
        (f":t a mls:Dataset . {OF_RUN}", "Benchmark"),
        (f":t a schema:Dataset , fair4ml:MLModel . {EVALUATED}", "Model"),
        (":t a dcat:Catalog .", None),
        (":t a cr:Field .", None),
        (":t a owl:ObjectProperty .", None),
        (":t a schema:SoftwareApplication ; schema:applicationCategory 'game' .", ""),
    ],
)
def test_rdf_tells_of_which_kind_a_thing_is_as_it_does_in_a_source(tmp_path, kind, type_):
    found = [each.type for each in told(tmp_path, "a.ttl", KINDS + kind) if each.iri == "https://n.example/t"]
    assert found == ([type_] if type_ is not None else [])


def test_triples_and_json_ld_tell_as_much(tmp_path):
    (heron,) = told(tmp_path, "a.nt", TRIPLES)
    assert (heron.names, heron.type) == (("Heron 2",), "")
    assert "wikidata:Q4242" in heron.keys
    assert heron.facts == {"developer": ("Northlake Labs",), "releaseDate": ("2026-03-04",)}
    (labs,) = told(tmp_path, "a.jsonld", json.dumps(JSON_LD))
    assert (labs.type, labs.names) == ("Organization", ("Northlake Labs", "Northlake"))


WHOLE = json.dumps({"entities": {"Q4242": HERON, "Q77": LABS}})
PRETTY = json.dumps({"entities": {"Q4242": HERON, "Q77": LABS}}, indent=1)
DUMP = "[\n" + json.dumps(HERON) + ",\n" + json.dumps(LABS) + "\n]\n"
SHAPES = [
    ("q.json", WHOLE.encode()),
    ("pretty.json", PRETTY.encode()),
    ("dump.json", DUMP.encode()),
    ("dump.json.gz", gzip.compress(DUMP.encode())),
    ("dump.json.bz2", bz2.compress(DUMP.encode())),
]


@pytest.mark.parametrize(("name", "content"), SHAPES, ids=[name for name, _ in SHAPES])
def test_wikidata_tells_of_its_items_in_each_of_its_shapes(tmp_path, name, content):
    heron, labs = told(tmp_path, name, content)
    assert (heron.iri, heron.type) == ("http://www.wikidata.org/entity/Q4242", "Model")
    assert heron.names == ("Heron 2", "Heron 2 (model)")
    assert heron.facts == {"developer": ("Northlake Labs",), "releaseDate": ("2026-03-04",)}
    assert heron.keys == {"wikidata:Q4242", "northlake.example/heron-2", "northlake/heron-2"}
    assert labs.type == "Organization"


def test_of_wikidata_only_sound_statements_are_taken(tmp_path):
    odd = {
        **HERON,
        "labels": [],
        "aliases": {"en": [{"value": "Heron II"}, 3]},
        "claims": {"P178": [3, {"rank": "deprecated"}, {}]},
    }
    (heron,) = told(tmp_path, "a.json", json.dumps({"entities": {"Q4242": odd, "P1": {"id": "P1"}, "x": 3}}))
    assert (heron.names, heron.facts) == (("Heron II",), {})


def test_a_table_tells_by_its_columns(tmp_path):
    text = (
        "id,Name,Aliases,Type,Developer,Parameters,Homepage\n"
        "https://x.example/a,Heron 2,Heron II|H2,model,Northlake Labs,7000000000,https://northlake.example/heron\n\n"
        "https://x.example/b,Northlake Labs,,company,,,\n"
    )
    heron, labs = told(tmp_path, "a.csv", text)
    assert heron.names == ("Heron 2", "Heron II", "H2")
    assert heron.facts == {"developer": ("Northlake Labs",), "totalParameters": ("7000000000",)}
    assert heron.identifiers == ("https://northlake.example/heron",)
    assert (heron.type, labs.type) == ("Model", "Organization")


def test_ids_that_are_no_addresses_get_a_namespace(tmp_path):
    (heron,) = told(tmp_path, "a.tsv", "id\tname\nNorthlake/Heron-2\tHeron\n", "https://huggingface.co/")
    assert heron.iri == "https://huggingface.co/Northlake/Heron-2"
    assert heron.keys == {"northlake/heron-2"}


ANY = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=10)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["en", "value", "mainsnak", "datavalue", "rank", "P31", "P178", "id", "x"]), inner
        ),
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["id", "labels", "aliases", "claims", "type"]), ANY))
def test_any_item_is_read_or_passed_over(tmp_path_factory, stated):
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(
        json.dumps({"entities": {"Q1": {"labels": {"en": {"value": "Heron"}}, "id": "Q1", **stated}, "Q2": HERON}})
    )
    assert list(things_in([path]))[-1].iri.endswith("Q4242")


@given(st.text(max_size=200))
def test_any_table_is_read_or_refused_in_words(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text(f"id,name\nhttps://x.example/a,A\n{text}", encoding="utf-8", newline="")
    assert place_told(path).startswith((str(path), "https://x.example/a"))


def place_told(path):
    try:
        first, *_ = things_in([path])
    except SourceError as fault:
        return fault.place
    return first.iri


FAULTS = [
    ("a.csv", "name\nHeron\n", "a.csv:1: no column is called id; head the columns id, name"),
    ("a.csv", "id,name\nheron,Heron\n", "a.csv:2: `heron` is no web address; write it whole, or give --namespace"),
    ("a.csv", "id,name\n,Heron\n", "a.csv:2: this row has no id"),
    ("a.csv", 'id,name\nhttps://x.example/a,"b"c\n', "a.csv:2: this is no table"),
    ("a.ttl", "<a> <b>", "a.ttl: "),
    ("a.ttl", "[] <https://x.example/b> 3 .", "a.ttl: it tells of nothing that has an address"),
    ("a.json", '{"entities": {"Q1": ', "a.json:1: this is no JSON of Wikidata"),
    ("a.json.gz", "x", "a.json.gz: it cannot be read"),
    ("a.exe", "x", "a.exe: things are not read from files of this name; give RDF"),
    ("a.sssom.tsv", "x", "a.sssom.tsv: a set of mappings tells of no things"),
]


@pytest.mark.parametrize(("name", "content", "message"), FAULTS)
def test_a_fault_is_told_with_its_place(tmp_path, name, content, message):
    with pytest.raises(SourceError) as fault:
        told(tmp_path, name, content)
    assert message in str(fault.value)
    assert str(fault.value).startswith(str(tmp_path))


def test_folders_are_read_with_all_that_is_in_them(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.nt").write_text(TRIPLES, encoding="utf-8")
    (tmp_path / "b.ttl").write_text(TURTLE, encoding="utf-8")
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    assert {each.names[0] for each in things_in([tmp_path])} >= {"Heron 2"}
    with pytest.raises(SourceError, match="there is no such file or folder"):
        list(things_in([tmp_path / "none"]))
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="there is no file in this folder"):
        list(things_in([tmp_path / "empty"]))


def test_links_out_of_a_folder_are_not_followed(tmp_path):
    (tmp_path / "a.nt").write_text(TRIPLES, encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.nt").symlink_to(tmp_path / "a.nt")
    with pytest.raises(SourceError, match="a link that leads out of the folder"):
        list(things_in([tmp_path / "in"]))


def test_there_may_be_so_many_things_and_no_more(tmp_path, monkeypatch):
    from whosays.graph.limits import Limit
    from whosays.loaders.targets import files

    monkeypatch.setattr(files, "limit", lambda name: Limit(name, 1, "things", "the test says so"))
    rows = "id,name\nhttps://x.example/a,A\nhttps://x.example/b,B\n"
    with pytest.raises(SourceError, match="with it there are over 1 things; the test says so"):
        told(tmp_path, "a.csv", rows)
