"""The claims listing: one flat row a claim, with the keys that other tools read by."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from .called import source_called, things_called
from .iris import plain_digits
from .queries import Catalogue
from .rdf import ONTOLOGY, RDF, SCHEMA, WS
from .vocabulary import Property, ValueKind, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .snapshot import Snapshot

KEYS = (
    *("source", "claim", "subject", "subjectLabel", "subjectType", "property", "value", "valueLabel", "valueType"),
    *("unit", "comparator", "modality", "asOf", "accordingTo", "benchmark", "setting", "quote", "start", "end"),
)
_AT_ONCE = 25_000  # claims
_DERIVED = ("valueType",)
_TYPES = {
    ValueKind.DATE: "date",
    ValueKind.BOOLEAN: "boolean",
    ValueKind.ENTITY: "entity",
    ValueKind.CONCEPT: "concept",
    ValueKind.TEXT: "text",
    ValueKind.ROLE: "text",
}

Row = dict[str, str | int | None]


def claims_in(snapshot: Snapshot, source: str | None = None, about: str | None = None) -> Iterator[Row]:
    """Return the rows of a snapshot's claims of facts, by source and place; only those of a source, or about a name.

    `value` is plain digits, an ISO or EDTF date, `true` or `false`, an IRI, or text; what is missing is None.
    Raises SnapshotError for a source or name that the snapshot does not know.
    """
    catalogue, vocabulary = Catalogue.load(), Vocabulary.load()
    documents = _with_records(snapshot, source_called(snapshot, source)) if source is not None else None
    things = things_called(snapshot, about) if about is not None else (None,)
    together = _together(snapshot) if documents is None and about is None else [documents]
    asked = (
        catalogue.named("claims").bind(document=some, subject=thing, node=_nodes_of(snapshot, thing))
        for thing in things
        for some in together
    )
    rows = ((found, _property_of(found, vocabulary)) for query in asked for found in _found(snapshot, query))
    return (_row(found, known, vocabulary) for found, known in rows if known is not None)


def _together(snapshot: Snapshot) -> list[list[str] | None]:
    """Return the sources in the order of their file names, some together: all that is sorted at once is in memory.

    Those that share a file name stay together; where there is little in all, it is asked for without naming them.
    """
    store = snapshot.store
    named = store.quads_for_pattern(None, WS.fileName, None, None)
    own = (quad for quad in named if quad.subject == quad.graph_name)
    sources = sorted((getattr(quad.object, "value", ""), getattr(quad.subject, "value", "")) for quad in own)
    groups: list[list[str] | None] = []
    waiting: list[str] = []
    claims = 0
    for _, same in groupby(sources, itemgetter(0)):
        documents = [document for _, document in same]
        graphs = map(NamedNode, documents)
        more = sum(1 for graph in graphs for _ in store.quads_for_pattern(None, RDF.type, WS.Claim, graph))
        if waiting and claims + more > _AT_ONCE:
            groups.append(waiting)
            waiting, claims = [], 0
        waiting += documents
        claims += more
    return [*groups, waiting] if groups else [None]


def _nodes_of(snapshot: Snapshot, thing: str | None) -> list[str] | None:
    """Return what claims about a thing are about in the graph: itself, its evaluations and its comparisons."""
    if thing is None:
        return None
    nodes = {thing}
    for of in (WS.evaluatedModel, WS.comparedThing):
        nodes.update(
            getattr(q.subject, "value", "") for q in snapshot.store.quads_for_pattern(None, of, NamedNode(thing))
        )
    return sorted(nodes)


def _with_records(snapshot: Snapshot, source: str) -> list[str]:
    """Return a source and, of a catalog, its records."""
    parts = snapshot.store.quads_for_pattern(None, SCHEMA.isPartOf, NamedNode(source))
    return [source, *sorted(getattr(quad.subject, "value", "") for quad in parts)]


def _found(snapshot: Snapshot, query: str) -> Iterator[dict[str, str | None]]:
    """Yield what is found of each claim; of a thing of two classes, which comes twice in a row, once."""
    last = None
    for solution in snapshot.select(query):
        found = {key: None if (term := solution[key]) is None else term.value for key in KEYS if key not in _DERIVED}
        if found["claim"] != last:
            last = found["claim"]
            yield found


def _property_of(found: Mapping[str, str | None], vocabulary: Vocabulary) -> Property | None:
    """Return the property of a claim; None where it is none of the ontology, as changes by hand may have it."""
    return vocabulary.properties.get(local_name(found["property"]) or "")


def _row(found: Mapping[str, str | None], known: Property, vocabulary: Vocabulary) -> Row:
    row: Row = {key: found.get(key) for key in KEYS}
    row["property"], row["subjectType"] = known.name, local_name(found["subjectType"])
    row["unit"], row["valueType"] = found["unit"] or known.unit, _TYPES.get(known.kind, "number")
    row["modality"] = (local_name(found["modality"]) or "").lower()
    row["value"], row["valueLabel"] = value_and_label(found, known, vocabulary)
    row["start"], row["end"] = int(found["start"] or 0), int(found["end"] or 0)
    return row


def value_and_label(
    found: Mapping[str, str | None], known: Property, vocabulary: Vocabulary
) -> tuple[str | None, str | None]:
    """Return the value under `value` and its label; a position is listed in words."""
    value, label = found["value"], found["valueLabel"]
    if value is None or known.kind is ValueKind.ENTITY:
        return value, label
    if known.kind is ValueKind.ROLE:
        return label or value, None
    if known.kind is ValueKind.CONCEPT:
        entry = vocabulary.concepts.get(local_name(value) or "")
        return value, entry.label if entry is not None else label
    return _digits(value) if known.kind.is_number else value, None


def _digits(value: str) -> str:
    """Return a number in plain digits; what a change by hand gives as one, and is none, as it is."""
    try:
        return plain_digits(Decimal(value))
    except (ValueError, ArithmeticError):
        return value


def local_name(iri: str | None) -> str | None:
    """Return an IRI of the ontology without its namespace."""
    return None if iri is None else iri.removeprefix(f"{ONTOLOGY}#")
