"""The JSON-LD context of our vocabulary, made from the ontology: names instead of IRIs, and what values are."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from ..ontology import entries
from ..rdf import EDTF, PREFIXES, RDF, RDFS, SKOS, WS, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..ontology import Entry

Term = str | dict[str, str]
ID, VOCAB = "@id", "@vocab"
CLAIM, PROPERTY, VALUE, LABEL, ALT_LABEL = "claim", "property", "value", "label", "altLabel"
# Values that are names of ours themselves: entries of closed lists, properties.
_NAMED = {"skos:Concept", "rdf:Property", "ws:FactProperty", "rdfs:Class", "ws:ValueKind"}
# A number or a truth value of JSON is one; a word is a string.
_PLAIN = {XSD.integer.value, XSD.boolean.value, XSD.string.value, XSD.double.value}
_PROPERTIES = ("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")


@cache
def context() -> dict[str, Any]:
    """Return the context; its names are the local names of the ontology, and a few of RDF's.

    `claim` leads from a thing to the claims about it, whose `property` and `value` say what is claimed.
    """
    prefixes = {name: iri for name, iri in PREFIXES.items() if name != "rdf"} | {"rdf": RDF.iri}
    return {
        "@version": 1.1,
        "@vocab": WS.iri,
        "id": "@id",
        "type": "@type",
        **dict(sorted(prefixes.items())),
        "edtf": EDTF.value.removesuffix("EDTF"),
        LABEL: RDFS.label.value,
        ALT_LABEL: SKOS.altLabel.value,
        CLAIM: {"@reverse": RDF.subject.value},
        PROPERTY: {"@id": RDF.predicate.value, "@type": VOCAB},
        VALUE: {"@id": RDF.object.value},
        **dict(_terms()),
    }


def coercion(name: str) -> str:
    """Return what values under a name are: `@id`, `@vocab`, the IRI of a datatype, or "" for what JSON says itself."""
    term = context().get(name)
    return term.get("@type", "") if isinstance(term, dict) else ""


def _terms() -> Iterator[tuple[str, Term]]:
    for entry in entries():
        if any(entry.is_a(type_) for type_ in ("owl:Class", "rdfs:Class", "skos:Concept")):
            yield entry.name, WS[entry.name].value
        elif any(entry.is_a(type_) for type_ in _PROPERTIES):
            type_ = _coerced(entry)
            yield entry.name, {"@id": WS[entry.name].value, **({"@type": type_} if type_ else {})}


def _coerced(entry: Entry) -> str:
    """Return to what the values of a property are coerced; "" where they are as JSON has them."""
    ranges = entry.all("rdfs:range")
    if entry.is_a("owl:ObjectProperty"):
        return VOCAB if _NAMED.intersection(ranges) else ID
    datatype = next((each for each in entry.aligned("rdfs:range")), "")
    return "" if datatype in _PLAIN or not entry.is_a("owl:DatatypeProperty") else datatype
