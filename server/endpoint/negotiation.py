"""Which form an answer takes: what was asked for, weighed as RFC 9110 says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import QueryResultsFormat, RdfFormat

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Form:
    """A form of answers: its name for people, its names in `?format=`, its media types, the usual first."""

    name: str
    aliases: tuple[str, ...]
    types: tuple[str, ...]
    engine: QueryResultsFormat | RdfFormat | None = None


HTML = Form("HTML", ("html",), ("text/html", "application/xhtml+xml"))

TABLES = (
    Form(
        "JSON",
        ("json", "srj"),
        ("application/sparql-results+json", "application/json"),
        QueryResultsFormat.JSON,
    ),
    Form(
        "XML",
        ("xml", "srx"),
        ("application/sparql-results+xml", "application/xml", "text/xml"),
        QueryResultsFormat.XML,
    ),
    Form("CSV", ("csv",), ("text/csv",), QueryResultsFormat.CSV),
    Form("TSV", ("tsv",), ("text/tab-separated-values",), QueryResultsFormat.TSV),
)

GRAPHS = (
    Form(
        "Turtle",
        ("ttl", "turtle"),
        ("text/turtle", "application/turtle", "application/x-turtle"),
        RdfFormat.TURTLE,
    ),
    Form("JSON-LD", ("jsonld", "json"), ("application/ld+json", "application/json"), RdfFormat.JSON_LD),
    Form("N-Triples", ("nt",), ("application/n-triples", "text/plain"), RdfFormat.N_TRIPLES),
    Form("RDF/XML", ("rdf", "xml"), ("application/rdf+xml", "application/xml", "text/xml"), RdfFormat.RDF_XML),
    Form("N-Quads", ("nq",), ("application/n-quads",), RdfFormat.N_QUADS),
    Form("TriG", ("trig",), ("application/trig",), RdfFormat.TRIG),
    Form("N3", ("n3",), ("text/n3",), RdfFormat.N3),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """One entry of an Accept header: `specificity` 0 for `*/*`, 1 for `text/*`, 2 for a whole type."""

    type: str
    quality: float

    @property
    def specificity(self) -> int:
        """How closely the entry says what it means."""
        return 2 - self.type.count("*")

    def covers(self, media_type: str) -> bool:
        """Tell whether a media type is one that this entry speaks of."""
        family, _, kind = self.type.partition("/")
        return self.type in {media_type, "*/*"} or (kind == "*" and media_type.startswith(f"{family}/"))


def wishes(accept: str) -> list[Wish]:
    """Return the entries of an Accept header; whatever is not one is passed over."""
    found = []
    for entry in accept.split(","):
        name, *parameters = (part.strip().lower() for part in entry.split(";"))
        if name.count("/") == 1 and "" not in name.split("/"):
            found.append(Wish(name, _quality(parameters)))
    return found


def chosen(accept: str, forms: Sequence[Form]) -> tuple[Form, str] | None:
    """Return the form that suits best and the media type to send; None where nothing is acceptable.

    Of two that suit alike the earlier form wins. An empty header accepts anything.
    """
    asked = wishes(accept) or [Wish("*/*", 1.0)]
    best: tuple[float, int] = (0.0, -1)
    found: tuple[Form, str] | None = None
    for form in forms:
        for media_type in form.types:
            rank = _rank(asked, media_type)
            if rank[0] > 0 and rank > best:
                best, found = rank, (form, media_type)
    return found


def called(name: str, forms: Sequence[Form]) -> tuple[Form, str] | None:
    """Return the form with this alias or media type, and the media type to send; None for any other name."""
    name = name.strip().lower().replace(" ", "+")  # a bare + in a URL arrives as a space
    for form in forms:
        if name in form.aliases:
            return form, form.types[0]
        if name in form.types:
            return form, name
    return None


def _quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                quality = float(value)
            except ValueError:
                return 0.0
            return quality if 0.0 <= quality <= 1.0 else 0.0
    return 1.0


def _rank(asked: Sequence[Wish], media_type: str) -> tuple[float, int]:
    """Return the quality that the closest entry gives to a media type, and how close that entry is."""
    covering = [wish for wish in asked if wish.covers(media_type)]
    if not covering:
        return 0.0, 0
    closest = max(covering, key=lambda wish: (wish.specificity, wish.quality))
    return closest.quality, closest.specificity
