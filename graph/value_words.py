"""The value of a claim in words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from . import words
from .rdf import XSD
from .vocabulary import ValueKind

if TYPE_CHECKING:
    from .vocabulary import Property


def value_words(value: NamedNode | Literal, property_: Property, comparator: str = "=", unit: str = "") -> str:
    """Return a value in words: by its property's kind, else by its datatype; `unit` is that of a claim in another."""
    if isinstance(value, NamedNode):
        return local_name(value.value)
    datatype = value.datatype
    if datatype == XSD.boolean:
        return words.truth(value.value)
    if property_.kind is ValueKind.DATE:
        return words.date(value.value, comparator)
    if property_.kind.is_number or datatype in {XSD.integer, XSD.decimal, XSD.double}:
        return words.number(value.value, unit or property_.unit, comparator)
    return value.value


def local_name(iri: str) -> str:
    """Return the last part of an IRI, behind its last slash or hash."""
    return iri.rstrip("/").replace("#", "/").rpartition("/")[2] or iri
