from functools import cache
from importlib.resources import files

import pytest
from pyshacl import validate
from rdflib import RDF, SH, Graph, Namespace

WS = Namespace("https://w3id.org/whosays/ontology#")

SOUND = """
@prefix ws: <https://w3id.org/whosays/ontology#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://example.org/> .

<source/tern-card> a ws:Source , prov:Entity ; rdfs:label "Tern 2 card" ; ws:fileName "tern.md" ;
    ws:loader <loader/markdown-1> ; ws:factLike 6 ; ws:tier 1 ; schema:url <https://example.org/tern> ;
    ws:digest "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" .
<model/tern-2> a ws:Model ; rdfs:label "Tern 2" .
<benchmark/knots> a ws:Benchmark ; rdfs:label "Knots" .
<person/ida> a ws:Person ; rdfs:label "Ida" .
<organization/harbour> a ws:Organization ; rdfs:label "Harbour" .

<claim/size> a ws:Claim ;
    rdf:subject <model/tern-2> ; rdf:predicate ws:totalParameters ; rdf:object 7000000000 ;
    ws:comparator "~" ; ws:modality ws:Reported ; ws:inSource <source/tern-card> ; ws:asWritten "about 7B" ;
    ws:exact "Size: about 7B" ; ws:start 0 ; ws:end 14 ; ws:accordingTo <organization/harbour> ;
    ws:setting "without embeddings" ; ws:loader <loader/lines-1> ;
    ws:asOf "2031-05"^^edtf:EDTF ; ws:asOfEarliest "2031-05-01"^^xsd:date ;
    ws:asOfLatest "2031-05-31"^^xsd:date .
<claim/context> a ws:Claim ; ws:loader <loader/lines-2> ;
    rdf:subject <model/tern-2> ; rdf:predicate ws:contextWindow ;
    ws:comparator "=" ; ws:modality ws:Undisclosed ; ws:inSource <source/tern-card> ;
    ws:exact "Context: TBA" ; ws:start 15 ; ws:end 27 .
<claim/release> a ws:Claim ; ws:loader <loader/lines-2> ;
    rdf:subject <model/tern-2> ; rdf:predicate ws:releaseDate ; rdf:object "2031-05"^^edtf:EDTF ;
    ws:earliest "2031-05-01"^^xsd:date ; ws:latest "2031-05-31"^^xsd:date ;
    ws:comparator "=" ; ws:modality ws:Asserted ; ws:inSource <source/tern-card> ;
    ws:exact "Released: May 2031" ; ws:start 28 ; ws:end 46 .
<claim/score> a ws:Claim ; ws:loader <loader/lines-2> ;
    rdf:subject <evaluation/tern-2/knots> ; rdf:predicate ws:score ; rdf:object 71.5 ;
    ws:comparator "=" ; ws:modality ws:Asserted ; ws:inSource <source/tern-card> ;
    ws:exact "Knots: 71.5" ; ws:start 47 ; ws:end 58 .
<evaluation/tern-2/knots> a ws:Evaluation ; ws:evaluatedModel <model/tern-2> ;
    ws:benchmark <benchmark/knots> ; ws:setting "no hints" .
<claim/factor> a ws:Claim ; ws:loader <loader/lines-2> ;
    rdf:subject <comparison/tern-2/totalparameters/tern-1> ; rdf:predicate ws:factor ; rdf:object 2.0 ;
    ws:comparator ">" ; ws:modality ws:Asserted ; ws:inSource <source/tern-card> ;
    ws:exact "more than twice" ; ws:start 80 ; ws:end 95 .
<comparison/tern-2/totalparameters/tern-1> a ws:Comparison ; ws:comparedThing <model/tern-2> ;
    ws:comparedProperty ws:totalParameters ; ws:comparedWith <model/tern-1> ; ws:setting "size against Tern 1" .
<role/ida/harbour/pilot> a ws:Role ; ws:rolePerson <person/ida> ; ws:roleOrganization <organization/harbour> ;
    ws:roleTitle "Pilot" .
<claim/depth> a ws:RetractedClaim ;
    ws:retractedSubject <model/tern-2> ; ws:retractedProperty ws:layerCount ; ws:retractedValue 12 ;
    ws:comparator "=" ; ws:modality ws:Asserted ; ws:inSource <source/tern-card> ; ws:loader <loader/lines-3> ;
    ws:exact "12 deep" ; ws:start 70 ; ws:end 77 ; ws:curator "Bo" ; ws:curatedOn "2031-07-01"^^edtf:EDTF ;
    ws:curatedIn "tern.claims.yaml:3" ; ws:reason "of the pond" .
<residue/tern-card/59-70> a ws:Residue ; ws:inSource <source/tern-card> ; ws:exact "12 of those" ;
    ws:start 59 ; ws:end 70 ; ws:reason "no label" .
<conflict/size> a ws:Conflict ; ws:conflictKind ws:Contradiction ; ws:severity "high" ;
    ws:hasClaim <claim/size> ; ws:conflictSubject <model/tern-2> ; ws:conflictProperty ws:totalParameters ;
    ws:explanation "One card gives two sizes." .
"""

# What stands in the sound graph, what to put instead, and the message that must come.
BROKEN = [
    ("rdf:subject <model/tern-2> ; rdf:predicate ws:totalParameters", "rdf:predicate ws:totalParameters",
     "about one thing"),
    ("rdf:subject <model/tern-2> ; rdf:predicate ws:totalParameters",
     "rdf:subject <model/tern-2> , <model/tern-3> ; rdf:predicate ws:totalParameters", "about one thing"),
    ("rdf:subject <model/tern-2> ; rdf:predicate ws:totalParameters",
     'rdf:subject "Tern 2" ; rdf:predicate ws:totalParameters', "about one thing"),
    ("rdf:predicate ws:totalParameters ;", "", "one fact property"),
    ("rdf:predicate ws:totalParameters ;", "rdf:predicate ws:exact ;", "one fact property"),
    ("rdf:predicate ws:totalParameters ;", "rdf:predicate ws:price , ws:funding ;", "one fact property"),
    ("rdf:object 7000000000", "rdf:object 7000000000 , 8000000000", "one value at most"),
    ("; rdf:object 7000000000", "", "no value exactly when it is undisclosed"),
    ("rdf:predicate ws:contextWindow ;", "rdf:predicate ws:contextWindow ; rdf:object 8192 ;",
     "no value exactly when it is undisclosed"),
    ('ws:comparator "~"', 'ws:comparator "≈"', "one comparator"),
    ('ws:comparator "~" ;', "", "one comparator"),
    ('ws:comparator "~"', 'ws:comparator "~" , "<"', "one comparator"),
    ("ws:modality ws:Reported ;", "", "one modality"),
    ("ws:modality ws:Reported", "ws:modality ws:Text", "one modality"),
    ("ws:modality ws:Reported", "ws:modality ws:Reported , ws:Denied", "one modality"),
    ('ws:asWritten "about 7B"', 'ws:asWritten ""', "written in one way"),
    ('ws:asWritten "about 7B"', 'ws:asWritten "about 7B" , "7B"', "written in one way"),
    ('ws:setting "without embeddings"', 'ws:setting "a" , "b"', "one setting at most"),
    ("ws:accordingTo <organization/harbour>", 'ws:accordingTo "Harbour"', "credits one"),
    ("ws:loader <loader/lines-1>", "ws:loader <loader/lines-1> , <loader/tables-1>", "names the loader"),
    ("ws:loader <loader/lines-1> ;", "", "names the loader"),
    ("ws:loader <loader/lines-1>", 'ws:loader <loader/lines-1> ; ws:proposedBy "m" , "n"', "one model at most"),
    ("ws:inSource <source/tern-card> ; ws:asWritten", "ws:asWritten", "stand in one source"),
    ("ws:inSource <source/tern-card> ; ws:asWritten", "ws:inSource <source/none> ; ws:asWritten",
     "stand in one source"),
    ('ws:exact "Size: about 7B" ;', "", "without its words"),
    ('ws:exact "Size: about 7B"', 'ws:exact ""', "without its words"),
    ("ws:start 0", "ws:start -1", "start at one place"),
    ("ws:start 0 ;", "", "start at one place"),
    ("ws:start 0", "ws:start 0.5", "start at one place"),
    ("ws:start 0 ; ws:end 14", "ws:start 14 ; ws:end 14", "start at one place"),
    ("ws:end 14 ;", "", "end at one place"),
    ("ws:end 14 ;", "ws:end 14 ; ws:page 0 ;", "start on one page"),
    ('ws:asOf "2031-05"^^edtf:EDTF ;', "", "as-of date has both bounds"),
    (' ;\n    ws:asOfLatest "2031-05-31"^^xsd:date', "", "as-of date has both bounds"),
    ('ws:asOf "2031-05"^^edtf:EDTF', 'ws:asOf "May"', "one date at most, in EDTF"),
    ('ws:asOfEarliest "2031-05', 'ws:asOfEarliest "2031-06', "first day of an as-of date"),
    ('ws:asOfLatest "2031-05-31"^^xsd:date', 'ws:asOfLatest "2031"', "last day of an as-of date"),
    ('ws:earliest "2031-05', 'ws:earliest "2031-06', "first day of a date"),
    ('ws:latest "2031-05-31"^^xsd:date ;', "", "date as a value"),
    ('ws:latest "2031-05-31"^^xsd:date', 'ws:latest "2031"', "last day of a date"),
    ("rdf:object 7000000000", 'rdf:object 7000000000 ; ws:latest "2031-05-31"^^xsd:date', "date as a value"),
    ("rdf:subject <evaluation/tern-2/knots>", "rdf:subject <model/tern-2>", "a score exactly when"),
    ("rdf:predicate ws:score", "rdf:predicate ws:price", "a score exactly when"),
    ("ws:evaluatedModel <model/tern-2> ;", "", "measures one model"),
    ("ws:evaluatedModel <model/tern-2> ;", "ws:evaluatedModel <person/ida> ;", "measures one model"),
    ("ws:benchmark <benchmark/knots> ;", "", "uses one benchmark"),
    ("ws:benchmark <benchmark/knots>", "ws:benchmark <model/tern-2>", "uses one benchmark"),
    ('ws:setting "no hints"', 'ws:setting "no hints" , "some hints"', "evaluation has one setting"),
    ("rdf:subject <comparison/tern-2/totalparameters/tern-1>", "rdf:subject <model/tern-2>", "a relation exactly when"),
    ("rdf:predicate ws:factor", "rdf:predicate ws:price", "a relation exactly when"),
    ("ws:comparedThing <model/tern-2> ;", "", "of one thing"),
    ("ws:comparedProperty ws:totalParameters ;", "", "of one fact property"),
    ("ws:comparedProperty ws:totalParameters", "ws:comparedProperty ws:exact", "of one fact property"),
    ("ws:comparedWith <model/tern-1>", 'ws:comparedWith "Tern 1"', "with one thing"),
    ("ws:comparedWith <model/tern-1>", "ws:comparedWith <model/tern-1> ; ws:comparedWithProperty ws:exact",
     "one other fact property at most"),
    ("ws:rolePerson <person/ida>", "ws:rolePerson <model/tern-2>", "held by one person"),
    ("ws:roleOrganization <organization/harbour> ;", "", "at one organization"),
    ('ws:roleTitle "Pilot"', 'ws:roleTitle "Pilot" , "Cook"', "one title"),
    ("ws:retractedSubject <model/tern-2> ;", "", "was about one thing"),
    ("ws:retractedProperty ws:layerCount", "ws:retractedProperty ws:exact", "stated one fact property"),
    ("ws:retractedSubject", "rdf:subject <model/tern-2> ; ws:retractedSubject", "no claim any more"),
    ('ws:curator "Bo" ;', "", "Somebody retracted it"),
    ('ws:curatedOn "2031-07-01"^^edtf:EDTF ;', "", "at some time"),
    ('; ws:reason "of the pond"', "", "for a reason"),
    ('; ws:reason "no label"', "", "has a reason"),
    ("a ws:Source , prov:Entity", "a ws:Source", "prov:Entity"),
    ('rdfs:label "Tern 2 card" ;', "", "has a title"),
    ('ws:fileName "tern.md" ;', "", "one file name"),
    ("ws:loader <loader/markdown-1> ;", "", "read by one loader"),
    ("ws:loader <loader/markdown-1>", 'ws:loader "markdown/1"', "read by one loader"),
    ('ws:digest "0123', 'ws:digest "xyz', "SHA-256"),
    ("ws:factLike 6 ;", "", "look like facts"),
    ("ws:tier 1", "ws:tier 0", "one tier at most"),
    ("schema:url <https://example.org/tern>", "schema:url <https://example.org/a> , <https://example.org/b>",
     "one address at most"),
    ("schema:url", 'schema:datePublished "2031" , "2032" ; schema:url', "published once"),
    ("schema:url", 'ws:retrieved "2031" , "2032" ; schema:url', "fetched once"),
    ("ws:conflictKind ws:Contradiction", "ws:conflictKind ws:Reported", "one kind, of the list"),
    ('ws:severity "high"', 'ws:severity "dreadful"', "low, medium or high"),
    ("ws:hasClaim <claim/size> ;", "", "claims that it rests on"),
    ("ws:hasClaim <claim/size> ;", "ws:hasClaim <model/tern-2> ;", "claims that it rests on"),
    ('ws:explanation "One card gives two sizes."', 'ws:explanation ""', "says in words"),
    ("ws:conflictSubject <model/tern-2>", 'ws:conflictSubject "Tern 2"', "about one thing at most"),
    ("ws:conflictProperty ws:totalParameters", "ws:conflictProperty ws:exact", "one fact property at most"),
    ("<claim/size> a ws:Claim", "[] a ws:Claim", "IRI"),
]  # fmt: skip


@cache
def graph_of(name: str) -> Graph:
    return Graph().parse(data=files("whosays").joinpath(name).read_text(encoding="utf-8"), format="turtle")


@cache
def fact_properties() -> Graph:
    # What the shapes ask of the ontology; all of it would be slow, once for each broken graph.
    facts = Graph()
    for name in graph_of("ontology.ttl").subjects(RDF.type, WS.FactProperty):
        facts.add((name, RDF.type, WS.FactProperty))
    return facts


def report_on(turtle: str) -> tuple[bool, str]:
    beside = Graph().parse(data=turtle, format="turtle") + fact_properties()
    conforms, _, text = validate(beside, shacl_graph=graph_of("shapes.ttl"))
    return conforms, text


def test_the_shapes_are_shapes():
    conforms, _, text = validate(Graph(), shacl_graph=graph_of("shapes.ttl"), meta_shacl=True)
    assert conforms, text


def test_a_sound_graph_conforms_beside_the_whole_ontology():
    whole = Graph().parse(data=SOUND, format="turtle") + graph_of("ontology.ttl")
    conforms, _, text = validate(whole, shacl_graph=graph_of("shapes.ttl"))
    assert conforms, text


def test_a_sound_graph_conforms():
    conforms, text = report_on(SOUND)
    assert conforms, text


@pytest.mark.parametrize(("stated", "instead", "message"), BROKEN)
def test_a_broken_graph_does_not_conform(stated, instead, message):
    assert SOUND.count(stated) >= 1
    conforms, text = report_on(SOUND.replace(stated, instead, 1))
    assert not conforms
    assert message in text


CHANGE = """
@prefix ws: <https://w3id.org/whosays/ontology#> .
<source/change-1> a ws:Source , ws:Change , prov:Entity ; rdfs:label "Change by Bo" ; ws:fileName "update.ru" ;
    ws:digest "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" ;
    schema:author "Bo" ; prov:generatedAtTime "2031-08-01T10:20:30Z"^^xsd:dateTime .
<claim/comment> a ws:Claim ; rdf:subject <model/tern-2> ; rdf:predicate schema:comment ; rdf:object "Ask Bo" ;
    ws:comparator "=" ; ws:modality ws:Asserted ; ws:inSource <source/change-1> ; ws:curator "Bo" .
<claim/soon> a ws:Claim ; rdf:subject <model/tern-2> ; rdf:predicate ws:score ; rdf:object "2031"^^edtf:EDTF ;
    ws:comparator "=" ; ws:modality ws:Asserted ; ws:inSource <source/change-1> ; ws:curator "Bo" .
<claim/gone> a ws:RetractedClaim ; ws:retractedSubject <model/tern-2> ; ws:retractedProperty schema:comment ;
    ws:retractedValue "Ask Ida" ; ws:comparator "=" ; ws:modality ws:Asserted ; ws:inSource <source/change-1> ;
    ws:curator "Bo" ; ws:curatedOn "2031-08-01"^^edtf:EDTF .
"""
UNMADE = [
    ('schema:author "Bo" ;', "", "Somebody made a change"),
    ('prov:generatedAtTime "2031-08-01T10:20:30Z"^^xsd:dateTime', 'prov:generatedAtTime "soon"', "made at one time"),
    ("a ws:Source , ws:Change ,", "a ws:Source ,", "one fact property of the ontology"),
    ("a ws:Source , ws:Change ,", "a ws:Source ,", "unless it is a change"),
]


def test_a_change_may_say_anything_and_not_in_words():
    conforms, text = report_on(SOUND + CHANGE)
    assert conforms, text


@pytest.mark.parametrize(("stated", "instead", "message"), UNMADE)
def test_what_is_no_change_may_not(stated, instead, message):
    conforms, text = report_on(SOUND + CHANGE.replace(stated, instead, 1))
    assert not conforms
    assert message in text


def test_every_constraint_of_the_shapes_has_a_broken_graph():
    asked = {str(message) for message in graph_of("shapes.ttl").objects(None, SH.message)}
    assert all(any(part in message for *_, part in (*BROKEN, *UNMADE)) for message in asked), asked
