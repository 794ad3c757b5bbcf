"""Things as JSON-LD, one after the other: each with its facts, and in it the claims about it with their words."""

from __future__ import annotations

import json
import re
from itertools import chain, groupby
from typing import IO, TYPE_CHECKING, Any

from pyoxigraph import DefaultGraph, Literal, NamedNode

from ..partitions import dataset_node, is_part
from ..rdf import PREFIXES, RDF, RDFS, SKOS, WS, XSD
from .context import ALT_LABEL, CLAIM, ID, LABEL, PROPERTY, VALUE, VOCAB, coercion, context
from .ordered import sorted_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad, Store

    from .wanted import Wanted

Node = dict[str, Any]
_NAMES = {RDFS.label: LABEL, SKOS.altLabel: ALT_LABEL, RDF.predicate: PROPERTY, RDF.object: VALUE, RDF.type: "type"}
_FIRST = ("id", "type", LABEL, ALT_LABEL, PROPERTY, VALUE)
_LOCAL = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
_INTEGER = re.compile(r"0|-?[1-9]\d{0,14}")  # what every reader of JSON keeps to the last digit
_LEADING = (WS.evaluatedModel, WS.comparedThing)


def write_json_ld(wanted: Wanted, out: IO[bytes]) -> None:
    """Write the things as one document of JSON-LD that brings its context along, a line for each thing.

    It holds the consensus on each thing, what each source is, and all claims; which graph says what is told by the
    `inSource` of a claim.
    """
    out.write(b'{"@context": ' + _json(context()) + b',\n"@graph": [')
    between = b"\n"
    for thing in things(wanted):
        out.write(between + _json(thing))
        between = b",\n"
    out.write(b"\n]}\n")


def things(wanted: Wanted) -> Iterator[Node]:
    """Yield the things that are wanted as nodes of JSON-LD in our context, by their IRIs."""
    store = wanted.snapshot.store
    return (node_of(store, name) for name in _names(wanted, store))


def node_of(store: Store, iri: str) -> Node:
    """Return what the consensus says of a thing, what is known of it as a source, and the claims about it."""
    thing = NamedNode(iri)
    own = chain.from_iterable(store.quads_for_pattern(thing, None, None, graph) for graph in (DefaultGraph(), thing))
    node = _node(iri, own)
    if claims := [_node(name, quads) for name, quads in _claims(store, thing)]:
        node[CLAIM] = sorted(claims, key=_place)
    return node


def _names(wanted: Wanted, store: Store) -> Iterator[str]:
    """Yield the IRIs of the things that are wanted; with a thing come the nodes of its scores and comparisons."""
    if (chosen := wanted.things) is not None:
        patterns = ((link, NamedNode(thing)) for thing in chosen for link in _LEADING)
        found = (
            quad for link, thing in patterns for quad in store.quads_for_pattern(None, link, thing, DefaultGraph())
        )
        yield from sorted({*chosen, *(quad.subject.value for quad in found if isinstance(quad.subject, NamedNode))})
        return
    whole = dataset_node(wanted.base)
    described = (quad.subject for quad in store.quads_for_pattern(None, None, None, DefaultGraph()))
    claimed = (quad.object for quad in store.quads_for_pattern(None, RDF.subject, None, None) if _is_claim(store, quad))
    each = chain((subject for subject, _ in groupby(described)), claimed)
    yield from sorted_names(name.value for name in each if isinstance(name, NamedNode) and not is_part(name, whole))


def _claims(store: Store, thing: NamedNode) -> Iterator[tuple[str, Iterator[Quad]]]:
    """Yield the IRIs of the claims about a thing, with what else their graphs say of them."""
    for quad in store.quads_for_pattern(None, RDF.subject, thing, None):
        if isinstance(quad.subject, NamedNode) and _is_claim(store, quad):
            yield quad.subject.value, _without_subject(store, quad)


def _is_claim(store: Store, quad: Quad) -> bool:
    """Tell whether what has a subject is a claim of its graph; a decision is none."""
    found = store.quads_for_pattern(quad.subject, RDF.type, WS.Claim, quad.graph_name)
    return next(found, None) is not None


def _without_subject(store: Store, claim: Quad) -> Iterator[Quad]:
    """Yield what a claim's graph says of it but its subject, which it stands in."""
    found = store.quads_for_pattern(claim.subject, None, None, claim.graph_name)
    return (quad for quad in found if quad.predicate != RDF.subject)


def _node(iri: str, quads: Iterable[Quad]) -> Node:
    """Return a node with its values under the names of the context, in one order."""
    values: dict[str, list[tuple[str, Any]]] = {}
    for quad in quads:
        if not _is_plain(quad.predicate.value):
            continue  # a key would be taken for another property
        name = _name(quad.predicate)
        value = _value(quad.object, VOCAB if name == "type" else coercion(name))
        if value is not None:
            values.setdefault(name, []).append((str(quad.object), value))
    node: Node = {"id": iri} if _is_plain(iri) else {"@context": None, "@id": iri}
    names = [name for name in _FIRST if name in values] + sorted(values.keys() - set(_FIRST))
    for name in names:
        found = [value for _, value in sorted(dict(values[name]).items())]
        node[name] = found[0] if len(found) == 1 else found
    return node


def _place(claim: Node) -> tuple[str, int, int, str]:
    """Return what claims are ordered by: their source, then where they stand in it."""
    start, end = (place if isinstance(place := claim.get(name), int) else 0 for name in ("start", "end"))
    return str(claim.get("inSource", "")), start, end, str(claim.get("id", ""))


def _name(predicate: NamedNode) -> str:
    """Return the name of a property in the context: a word, a prefix and a word, else the IRI."""
    if predicate in _NAMES:
        return _NAMES[predicate]
    return _word(predicate.value) or _prefixed(predicate.value) or predicate.value


def _word(iri: str) -> str:
    """Return the local name of what is ours, where the context has it for this."""
    word = iri.removeprefix(WS.iri)
    term = context().get(word) if word != iri else None
    return word if (term["@id"] if isinstance(term, dict) and "@id" in term else term) == iri else ""


def _prefixed(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(word := iri.removeprefix(namespace)):
            return f"{prefix}:{word}"
    return ""


def _is_plain(iri: str) -> bool:
    """Tell whether an IRI means itself: one whose scheme is called like a prefix of ours would be taken for a name."""
    return iri.partition(":")[0] not in context()


def _value(term: object, coerced: str) -> Any:
    """Return a value as it is written where values are coerced so; None for what JSON-LD cannot hold."""
    if isinstance(term, NamedNode):
        if not _is_plain(term.value):
            return {"@context": None, "@id": term.value}
        if coerced == VOCAB:
            return _word(term.value) or term.value
        return term.value if coerced == ID else {"id": term.value}
    return _literal(term, coerced) if isinstance(term, Literal) else None


def _literal(literal: Literal, coerced: str) -> Any:
    text, datatype = literal.value, literal.datatype
    if literal.language is not None:
        return {"@value": text, "@language": literal.language}
    if coerced == datatype.value or (datatype == XSD.string and not coerced):
        return text
    if not coerced and datatype == XSD.boolean and text in {"true", "false"}:
        return text == "true"
    if not coerced and datatype == XSD.integer and _INTEGER.fullmatch(text):
        return int(text)
    if datatype == XSD.string:
        return {"@value": text}
    typed = {"@value": text, "@type": _prefixed(datatype.value) or datatype.value}
    return typed if _is_plain(datatype.value) else {"@context": None, **typed}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
