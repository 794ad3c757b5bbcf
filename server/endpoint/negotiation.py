"""Which form an answer takes: what was asked for, weighed as RFC 9110 says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import QueryResultsFormat, RdfFormat

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Form:
    """A form of answers: its name for people, its names in `?format=`, its media types, the usual first.

    `holds_1_2` where it can write what RDF 1.2 adds: triple terms, and literals with a direction.
    """

    name: str
    aliases: tuple[str, ...]
    types: tuple[str, ...]
    engine: QueryResultsFormat | RdfFormat | None = None
    holds_1_2: bool = False


VERSIONS = ("", ";version=1.2")  # what a media type says beside its name, where version 1.2 is wished for or not
HTML = Form("HTML", ("html",), ("text/html", "application/xhtml+xml"))

TABLES = (
    Form(
        "JSON",
        ("json", "srj"),
        ("application/sparql-results+json", "application/json"),
        QueryResultsFormat.JSON,
        holds_1_2=True,
    ),
    Form(
        "XML",
        ("xml", "srx"),
        ("application/sparql-results+xml", "application/xml", "text/xml"),
        QueryResultsFormat.XML,
        holds_1_2=True,
    ),
    Form("CSV", ("csv",), ("text/csv",), QueryResultsFormat.CSV),
    Form("TSV", ("tsv",), ("text/tab-separated-values",), QueryResultsFormat.TSV, holds_1_2=True),
)

GRAPHS = (
    Form(
        "Turtle",
        ("ttl", "turtle"),
        ("text/turtle", "application/turtle", "application/x-turtle"),
        RdfFormat.TURTLE,
        holds_1_2=True,
    ),
    Form("JSON-LD", ("jsonld", "json-ld", "json"), ("application/ld+json", "application/json"), RdfFormat.JSON_LD),
    Form(
        "N-Triples",
        ("nt", "n-triples", "ntriples"),
        ("application/n-triples", "text/plain"),
        RdfFormat.N_TRIPLES,
        holds_1_2=True,
    ),
    Form(
        "RDF/XML",
        ("rdf", "rdf+xml", "rdfxml", "xml"),
        ("application/rdf+xml", "application/xml", "text/xml"),
        RdfFormat.RDF_XML,
        holds_1_2=True,
    ),
    Form("N-Quads", ("nq", "n-quads", "nquads"), ("application/n-quads",), RdfFormat.N_QUADS, holds_1_2=True),
    Form("TriG", ("trig",), ("application/trig",), RdfFormat.TRIG, holds_1_2=True),
    Form("N3", ("n3",), ("text/n3",), RdfFormat.N3),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """One entry of an Accept header: `specificity` 0 for `*/*`, 1 for `text/*`, 2 for a whole type.

    `version` is the version of RDF or SPARQL that it names.
    """

    type: str
    quality: float
    version: str = ""

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
            found.append(Wish(name, _quality(parameters), _parameter(parameters, "version")))
    return found


def chosen(accept: str, forms: Sequence[Form]) -> tuple[Form, str] | None:
    """Return the form that suits best and the media type to send; None where nothing is acceptable.

    Of two that suit alike a form's usual type wins over another name of one, and then the earlier form. An empty
    header accepts anything. Who asks for version 1.2 is told that this is what the answer may hold.
    """
    asked = wishes(accept) or [Wish("*/*", 1.0)]
    best: tuple[float, int, bool] = (0.0, -1, False)
    found: tuple[Form, str] | None = None
    for form in forms:
        for media_type in form.types:
            wish = _closest(asked, media_type)
            if wish is None or not wish.quality:
                continue
            suits = (wish.quality, wish.specificity, media_type == form.types[0])
            if suits > best:
                best = suits
                version = VERSIONS[form.holds_1_2 and wish.version.startswith("1.2")]
                found = form, media_type + version
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


def qualities(header: str) -> dict[str, float]:
    """Return how much each name in a header such as Accept-Encoding is wanted, from 0 to 1."""
    found = {}
    for entry in header.lower().split(","):
        name, *parameters = (part.strip() for part in entry.split(";"))
        found[name] = _quality(parameters)
    return found


def _quality(parameters: Sequence[str]) -> float:
    try:
        quality = float(_parameter(parameters, "q") or "1")
    except ValueError:
        return 0.0
    return quality if 0.0 <= quality <= 1.0 else 0.0


def _parameter(parameters: Sequence[str], name: str) -> str:
    """Return the value of a parameter, without its quotes; nothing where it is not there."""
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == name:
            return value.strip().strip('"')
    return ""


def _closest(asked: Sequence[Wish], media_type: str) -> Wish | None:
    """Return the entry that speaks of a media type most closely; of two such, the one that likes it better."""
    covering = (wish for wish in asked if wish.covers(media_type))
    return max(covering, key=lambda wish: (wish.specificity, wish.quality), default=None)
