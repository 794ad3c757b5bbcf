"""Entities of the shape that Wikidata gives them, in its JSON and its RDF, on invented things with invented numbers."""

from __future__ import annotations

import json
from hashlib import sha256

ENTITY = "http://www.wikidata.org/entity/"
DAY, MONTH, YEAR = 11, 10, 9


def item(ident):
    return {"value": {"entity-type": "item", "numeric-id": int(ident[1:]), "id": ident}, "type": "wikibase-entityid"}


def time(day, precision=DAY):
    value = {"time": f"+{day}T00:00:00Z", "timezone": 0, "before": 0, "after": 0, "precision": precision}
    return {"value": value | {"calendarmodel": f"{ENTITY}Q1985727"}, "type": "time"}


def quantity(amount, unit="1", **bounds):
    unit = unit if unit == "1" else ENTITY + unit
    return {"value": {"amount": amount, "unit": unit, **bounds}, "type": "quantity"}


def text(words):
    return {"value": words, "type": "string"}


def words(said, language):
    return {"value": {"text": said, "language": language}, "type": "monolingualtext"}


def snak(name, value, datatype="wikibase-item"):
    if isinstance(value, str):
        return {"snaktype": value, "property": name, "hash": "5a1e", "datatype": datatype}
    return {"snaktype": "value", "property": name, "hash": "5a1e", "datavalue": value, "datatype": datatype}


def statement(name, value, rank="normal", *, qualifiers=(), references=(), datatype="wikibase-item"):  # noqa: PLR0913 - as many parts as one has
    stated = {"mainsnak": snak(name, value, datatype), "type": "statement"}
    if qualifiers:
        stated["qualifiers"] = grouped(qualifiers)
        stated["qualifiers-order"] = list(stated["qualifiers"])
    stated |= {"id": f"Q900001${name}-7C1B", "rank": rank}
    if references:
        stated["references"] = [{"hash": "00ff", "snaks": grouped(each)} for each in references]
    return stated


def grouped(pairs):
    found = {}
    for name, value in pairs:
        found.setdefault(name, []).append(snak(name, value))
    return found


def entity(ident, label=None, *statements, aliases=(), description=None, modified="2026-03-05T10:11:12Z"):
    claims = {}
    for each in statements:
        claims.setdefault(each["mainsnak"]["property"], []).append(each)
    return {
        "pageid": 17,
        "ns": 0,
        "title": ident,
        "lastrevid": 4321,
        "modified": modified,
        "type": "item",
        "id": ident,
        "labels": {"en": {"language": "en", "value": label}} if label else [],
        "descriptions": {"en": {"language": "en", "value": description}} if description else [],
        "aliases": {"en": [{"language": "en", "value": each} for each in aliases]} if aliases else [],
        "claims": claims or [],
        "sitelinks": [],
    }


MODEL_KIND, COMPANY = "Q115305900", "Q4830453"
PAPER = "https://northlake.example/paper"
HERON = entity(
    "Q900001",
    "Heron 2",
    statement("P31", item(MODEL_KIND)),
    statement(
        "P178",
        item("Q900002"),
        references=[[("P248", item("Q900009")), ("P854", text(PAPER)), ("P813", time("2026-03-04"))]],
    ),
    statement("P178", item("Q900003"), "deprecated", qualifiers=[("P2241", item("Q900010"))]),
    statement("P178", item("Q900077"), references=[[("P143", item("Q900009"))]]),
    statement("P577", time("2026-03-01"), "preferred", datatype="time"),
    statement("P577", time("2026-00-00", YEAR), datatype="time"),
    statement("P155", "somevalue"),
    statement("P144", "novalue"),
    statement("P1476", words("Der Reiher", "de"), datatype="monolingualtext"),
    statement("P1114", quantity("+70"), datatype="quantity"),
    statement("P646", text("/g/11abc123"), datatype="external-id"),
    aliases=("Heron-2", "Heron II"),
    description="language model of Northlake Labs",
)
NORTHLAKE = entity(
    "Q900002",
    "Northlake Labs",
    statement("P31", item(COMPANY)),
    statement("P571", time("2019-05-00", MONTH), datatype="time"),
    statement("P1128", quantity("+40"), qualifiers=[("P585", time("2023-00-00", YEAR))], datatype="quantity"),
    statement(
        "P1128",
        quantity("+120", upperBound="+130", lowerBound="+110"),
        "preferred",
        qualifiers=[("P585", time("2025-12-31")), ("P459", item("Q900010"))],
        datatype="quantity",
    ),
    statement("P169", item("Q900004"), qualifiers=[("P580", time("2019-05-00", MONTH)), ("P582", time("2024-02-01"))]),
    statement("P2139", quantity("+2500000", "Q4917"), qualifiers=[("P585", time("2025-00-00", YEAR))]),
    statement("P2139", quantity("+9", "Q900011"), qualifiers=[("P585", time("2024-00-00", YEAR))]),
)
JANE = entity("Q900004", "Jane Reed", statement("P31", item("Q5")), statement("P108", item("Q900002")))
NOTES = entity("Q900010", "press release")
ENTITIES = (HERON, NORTHLAKE, JANE, NOTES)


def page(*entities, indent=None):
    """Return the entities as `Special:EntityData` gives them."""
    separators = None if indent else (",", ":")
    return json.dumps({"entities": {each["id"]: each for each in entities}}, indent=indent, separators=separators)


def dump(*entities):
    """Return the entities as a dump has them: a list, each on a line of its own."""
    return "[\n" + ",\n".join(json.dumps(each, separators=(",", ":")) for each in entities) + "\n]\n"


def lines(*entities):
    """Return the entities one a line."""
    return "".join(json.dumps(each, separators=(",", ":")) + "\n" for each in entities)


def rest(entity):
    """Return an entity as the REST interface gives it; that tells no time of its last change."""
    return {
        "type": "item",
        "id": entity["id"],
        "labels": {language: each["value"] for language, each in dict(entity["labels"]).items()},
        "descriptions": {language: each["value"] for language, each in dict(entity["descriptions"]).items()},
        "aliases": {language: [each["value"] for each in said] for language, said in dict(entity["aliases"]).items()},
        "statements": {
            name: [_rest_statement(each) for each in listed] for name, listed in dict(entity["claims"]).items()
        },
        "sitelinks": {},
    }


def _rest_statement(stated):
    return {
        "id": stated["id"],
        "rank": stated["rank"],
        "qualifiers": [_rest_snak(one) for each in stated.get("qualifiers", {}).values() for one in each],
        "references": [
            {"hash": each["hash"], "parts": [_rest_snak(one) for said in each["snaks"].values() for one in said]}
            for each in stated.get("references", ())
        ],
        **_rest_snak(stated["mainsnak"]),
    }


def _rest_snak(snak):
    told = {"property": {"id": snak["property"], "data_type": _datatype(snak)}}
    if snak["snaktype"] != "value":
        return told | {"value": {"type": snak["snaktype"]}}
    content = snak["datavalue"]["value"]
    if isinstance(content, dict) and "id" in content:
        content = content["id"]
    return told | {"value": {"type": "value", "content": content}}


def _datatype(snak):
    """Return the type of a property; qualifiers and references are written here without one of their own."""
    type_ = snak.get("datavalue", {"type": "string"})["type"]
    if type_ == "wikibase-entityid":
        return "wikibase-item"
    return type_ if type_ != "string" or snak["datatype"] == "wikibase-item" else snak["datatype"]


PREFIXES = f"""\
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix schema: <http://schema.org/> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix wd: <{ENTITY}> .
@prefix s: <{ENTITY}statement/> .
@prefix data: <https://www.wikidata.org/wiki/Special:EntityData/> .
@prefix ref: <http://www.wikidata.org/reference/> .
@prefix v: <http://www.wikidata.org/value/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix psv: <http://www.wikidata.org/prop/statement/value/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix pqv: <http://www.wikidata.org/prop/qualifier/value/> .
@prefix pr: <http://www.wikidata.org/prop/reference/> .
@prefix prv: <http://www.wikidata.org/prop/reference/value/> .
@prefix wdtn: <http://www.wikidata.org/prop/direct-normalized/> .
@prefix wdno: <http://www.wikidata.org/prop/novalue/> .

"""


def turtle(*entities, typed=False):
    """Return the entities as Wikidata's dumps in Turtle have them: statements, references and exact values are nodes.

    With `typed`, properties are described, too, as on pages; the addresses of identifiers are then left out.
    """
    written = "".join(_in_turtle(each, linked=not typed) for each in entities)
    snaks = [each["mainsnak"] for entity in entities for said in dict(entity["claims"]).values() for each in said]
    types = {each["property"]: "".join(map(str.capitalize, _datatype(each).split("-"))) for each in snaks if typed}
    return PREFIXES + written + "".join(_property(*each) for each in types.items())


def _property(name, type_):
    return f"wd:{name} a wikibase:Property ;\n\twikibase:propertyType wikibase:{type_} ;\n\twikibase:directClaim wdt:{name} .\n\n"


def _in_turtle(entity, *, linked):
    ident, nodes = entity["id"], {}
    facts = ["a wikibase:Item"]
    for language, label in dict(entity["labels"]).items():
        facts += [f"{name} {json.dumps(label['value'])}@{language}" for name in ("rdfs:label", "skos:prefLabel")]
    facts += [f"schema:description {json.dumps(each['value'])}@en" for each in dict(entity["descriptions"]).values()]
    facts += [
        f"skos:altLabel {json.dumps(a['value'])}@en" for listed in dict(entity["aliases"]).values() for a in listed
    ]
    stated = []
    for name, listed in dict(entity["claims"]).items():
        best = "preferred" if any(each["rank"] == "preferred" for each in listed) else "normal"
        for number, each in enumerate(listed):
            node = f"s:{ident}-{name}-{number}"
            facts += [f"p:{name} {node}"]
            if each["rank"] == best and "datavalue" in each["mainsnak"]:
                facts += [f"wdt:{name} {_value(each['mainsnak'])}"]
                if linked and each["mainsnak"]["datatype"] == "external-id":
                    facts += [f"wdtn:{name} <https://elsewhere.example/{number}>"]
            told = ["a wikibase:Statement", f"wikibase:rank wikibase:{each['rank'].capitalize()}Rank"]
            told += _snak_in_turtle("ps", each["mainsnak"], nodes)
            told += [
                t for q in each.get("qualifiers", {}).values() for one in q for t in _snak_in_turtle("pq", one, nodes)
            ]
            for place, reference in enumerate(each.get("references", ())):
                cited = f"ref:{ident}{name}{number}{place}"
                said = [t for s in reference["snaks"].values() for one in s for t in _snak_in_turtle("pr", one, nodes)]
                nodes[cited] = ["a wikibase:Reference", *said]
                told += [f"prov:wasDerivedFrom {cited}"]
            stated.append(f"{node} " + " ;\n\t".join(told) + " .\n\n")
    page = f'data:{ident} a schema:Dataset ;\n\tschema:about wd:{ident} ;\n\tschema:dateModified "{entity["modified"]}"^^xsd:dateTime .\n\n'
    own = f"wd:{ident} " + " ;\n\t".join(facts) + " .\n\n"
    return page + own + "".join(stated) + "".join(f"{node} " + " ;\n\t".join(t) + " .\n\n" for node, t in nodes.items())


def _snak_in_turtle(role, snak, nodes):
    name = snak["property"]
    if snak["snaktype"] == "novalue":
        return [f"a wdno:{name}"]
    told = [f"{role}:{name} {_value(snak)}"]
    value = snak.get("datavalue", {}).get("value")
    if isinstance(value, dict) and {"time", "amount"} & set(value):
        node = f"v:{sha256(json.dumps(value).encode()).hexdigest()}"
        told.append(f"{role}v:{name} {node}")
        if "time" in value:
            exact = [
                "a wikibase:TimeValue",
                f"wikibase:timeValue {_value(snak)}",
                f'wikibase:timePrecision "{value["precision"]}"^^xsd:integer',
            ]
        else:
            unit = "wd:Q199" if value["unit"] == "1" else f"<{value['unit']}>"
            exact = [
                "a wikibase:QuantityValue",
                f"wikibase:quantityAmount {_value(snak)}",
                f"wikibase:quantityUnit {unit}",
            ]
            exact += [
                f'wikibase:quantity{end.capitalize()}Bound "{value[end + "Bound"]}"^^xsd:decimal'
                for end in ("upper", "lower")
                if end + "Bound" in value
            ]
        nodes[node] = exact
    return told


def _value(snak):
    value = snak.get("datavalue", {}).get("value")
    if value is None:
        return "_:genid" + snak["property"]
    if isinstance(value, str):
        return f"<{value}>" if value.startswith("http") else json.dumps(value)
    if "id" in value:
        return f"wd:{value['id']}"
    if "time" in value:
        return f'"{value["time"].lstrip("+").replace("-00", "-01")}"^^xsd:dateTime'
    if "amount" in value:
        return f'"{value["amount"]}"^^xsd:decimal'
    return _place(value) if "latitude" in value else f"{json.dumps(value['text'])}@{value['language']}"


def _place(value):
    return f'"Point({value["longitude"]} {value["latitude"]})"^^<http://www.opengis.net/ont/geosparql#wktLiteral>'
