"""The ontology file: what it says of itself, and each thing that it states, with faults that name it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from importlib.resources import files
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from .errors import OntologyError
from .rdf import ONTOLOGY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

_PREFIXES = {
    "https://w3id.org/whosays/ontology#": "ws:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs:",
    "http://www.w3.org/2002/07/owl#": "owl:",
    "http://www.w3.org/2004/02/skos/core#": "skos:",
}
SAME = ("owl:equivalentClass", "owl:equivalentProperty", "skos:exactMatch")
NEAR = ("rdfs:subPropertyOf", "skos:closeMatch")
BROADER = ("rdfs:subClassOf",)
RELATED = ("skos:relatedMatch",)


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of ours with its values by predicate, in the order of the file.

    Names and predicates are short (`ws:contextWindow`, `skos:altLabel`); IRIs of others are whole.
    """

    place: str
    name: str
    values: Mapping[str, Sequence[str]]

    def all(self, predicate: str) -> tuple[str, ...]:
        """Return all values; none where the predicate is absent."""
        return tuple(self.values.get(predicate, ()))

    def maybe(self, predicate: str) -> str | None:
        """Return the value, if there is one; OntologyError for several or an empty one."""
        values = self.all(predicate)
        if len(values) > 1:
            raise self.fault(f"has {len(values)} values of {predicate}", "keep one")
        if values and not values[0].strip():
            raise self.fault(f"has an empty {predicate}", "fill it in")
        return values[0] if values else None

    def one(self, predicate: str) -> str:
        """Return the value; OntologyError where there is not exactly one."""
        value = self.maybe(predicate)
        if value is None:
            raise self.fault(f"has no {predicate}", "add one")
        return value

    def flag(self, predicate: str) -> bool:
        """Return a truth value; OntologyError for anything else."""
        value = self.one(predicate)
        if value not in ("true", "false"):
            raise self.fault(f"says {predicate} {value!r}", "write true or false")
        return value == "true"

    def number(self, predicate: str) -> Decimal | None:
        """Return a number, if there is one; OntologyError for anything else."""
        value = self.maybe(predicate)
        try:
            return None if value is None else Decimal(value)
        except InvalidOperation:
            raise self.fault(f"says {predicate} {value!r}", "write a number") from None

    def ours(self, predicate: str) -> tuple[str, ...]:
        """Return the local names of the values that are ours."""
        return tuple(value.removeprefix("ws:") for value in self.all(predicate) if value.startswith("ws:"))

    def aligned(self, *predicates: str) -> tuple[str, ...]:
        """Return the IRIs of other vocabularies' terms that the entry is compared to, by any predicate or by these."""
        values = (value for predicate in predicates or (*SAME, *BROADER, *NEAR) for value in self.all(predicate))
        return tuple(_whole(value) for value in values if not value.startswith("ws:"))

    def is_a(self, type_: str) -> bool:
        """Tell whether the entry states this type of itself."""
        return type_ in self.all("rdf:type")

    def fault(self, what: str, remedy: str) -> OntologyError:
        """Return the error that names the file and the entry."""
        return OntologyError(self.place, f"ws:{self.name} {what}", remedy)


@dataclass(frozen=True, slots=True)
class Stated:
    """An ontology file as it was read: what it says of itself, its entries in its order, and its prefixes.

    `heading` has no name of its own; its predicates of Dublin Core are whole IRIs.
    """

    heading: Entry
    entries: tuple[Entry, ...]
    prefixes: Mapping[str, str]


def stated(path: Path | None = None) -> Stated:
    """Return what an ontology file states, by default the packaged one.

    Raises OntologyError where the file cannot be read or is not Turtle.
    """
    source = _file(path)
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    try:
        triples = parse(source.read_bytes(), format=RdfFormat.TURTLE)
        for triple in triples:
            found[_short(triple.subject)][_short(triple.predicate)].append(_short(triple.object))
    except OSError as error:
        raise OntologyError(str(source), f"cannot be read ({error.strerror})", "name a Turtle file") from None
    except SyntaxError as error:
        raise OntologyError(f"{source.name}:{error.lineno}", error.msg, "mend the Turtle") from None
    ours = ((name.removeprefix("ws:"), values) for name, values in found.items() if name.startswith("ws:"))
    return Stated(
        Entry(source.name, "", dict(found.get(ONTOLOGY, {}))),
        tuple(Entry(source.name, name, dict(values)) for name, values in ours),
        triples.prefixes,
    )


def entries(path: Path | None = None) -> Iterator[Entry]:
    """Yield the entries of an ontology file, by default the packaged one, in its order; raises as `stated` does."""
    yield from stated(path).entries


def as_written() -> bytes:
    """Return the packaged ontology, byte by byte: comments, order and spelling are its own."""
    return _file(None).read_bytes()


def _file(path: Path | None) -> Path | Traversable:
    return files("whosays").joinpath("ontology.ttl") if path is None else path


def _short(term: object) -> str:
    match term:
        case Literal(value=text):
            return text
        case NamedNode(value=iri):
            for namespace, prefix in _PREFIXES.items():
                if iri.startswith(namespace):
                    return prefix + iri.removeprefix(namespace)
            return iri
        case _:
            return str(term)


def _whole(name: str) -> str:
    for namespace, prefix in _PREFIXES.items():
        if name.startswith(prefix):
            return namespace + name.removeprefix(prefix)
    return name
