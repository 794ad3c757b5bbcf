"""How much there is of what, counted once a build: classes with their things, properties with their values (VoID)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions

from .guidance import guidance
from .linksets import linksets
from .queries import Catalogue
from .rdf import PREFIXES, VOID, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Store

    from .quads import Triple

# Of classes and of properties the most frequent are told, and not more than somebody may read.
_MOST, _MOST_PAIRS = 1_000, 5_000
# How parts hang together, without the numbers.
_STRUCTURE = {VOID.classPartition, VOID["class"], VOID.propertyPartition, VOID.property}
CONSENSUS, GRAPHS = "consensus", "graphs"


def dataset_node(base: str, part: str = "") -> NamedNode:
    """Return the node of all that a snapshot holds, or of a part of it: the consensus, or all named graphs."""
    return NamedNode(f"{base}dataset#{part}" if part else f"{base}dataset")


def partitions(store: Store, base: str) -> Iterator[Triple]:
    """Yield the classes and properties of the default graph, the properties of named graphs, and links, with counts."""
    consensus, graphs = dataset_node(base, CONSENSUS), dataset_node(base, GRAPHS)
    whole = dataset_node(base)
    yield from ((whole, VOID.subset, part) for part in (consensus, graphs))
    for class_, things in islice(_counts(store, "classes"), _MOST):
        yield from class_partition(consensus, class_, things)
    yield from _properties(store, "properties", consensus)
    for class_, property_, values in islice(_counts_of_pairs(store), _MOST_PAIRS):
        yield from _property(_part(consensus, class_), property_, values)
    yield from _properties(store, "properties-in-graphs", graphs)
    yield from linksets(store, base, whole)


def counted(store: Store, base: str) -> Iterator[Quad]:
    """Yield how much there is of what in a store, among what is said of its build."""
    build = NamedNode(f"{base}graph/build")
    return (Quad(*triple, build) for triple in partitions(store, base))


def described(store: Store, base: str) -> Iterator[Quad]:
    """Yield what editors look for in the default graph: its classes and properties, our prefixes and questions."""
    build, consensus = NamedNode(f"{base}graph/build"), dataset_node(base, CONSENSUS)
    for quad in store.quads_for_pattern(None, None, None, build):
        if quad.predicate in _STRUCTURE and is_within(quad.subject, consensus):
            yield Quad(*quad.triple)
    yield from (Quad(*triple) for triple in guidance(dataset_node(base), Catalogue.load()))


def undescribed(quads: Iterable[Quad], base: str) -> Iterator[Quad]:
    """Yield the quads but for those that `counted` and `described` give, which go when the rest changes."""
    build, whole = NamedNode(f"{base}graph/build"), dataset_node(base)
    for quad in quads:
        if not (is_part(quad.subject, whole) and quad.graph_name in {build, DefaultGraph()}):
            yield quad


def descriptions(quads: Iterable[Quad], base: str) -> Iterator[Quad]:
    """Yield those quads of the default graph that `described` gives."""
    whole = dataset_node(base)
    return (quad for quad in quads if is_part(quad.subject, whole) and quad.graph_name == DefaultGraph())


def is_within(node: object, part: NamedNode) -> bool:
    """Tell whether a node is that of a part of a dataset, or of a part of that."""
    return isinstance(node, NamedNode) and f"{node.value}/".startswith(f"{part.value}/")


def is_part(node: object, whole: NamedNode) -> bool:
    """Tell whether a node is that of a dataset, or of a part of it."""
    return isinstance(node, NamedNode) and node.value.partition("#")[0] == whole.value


def class_partition(whole: NamedNode, class_: NamedNode, things: int) -> Iterator[Triple]:
    """Yield that so many things of a part are of a class."""
    part = _part(whole, class_)
    yield whole, VOID.classPartition, part
    yield part, VOID["class"], class_
    yield part, VOID.entities, _number(things)


def _properties(store: Store, query: str, whole: NamedNode) -> Iterator[Triple]:
    counted = list(_counts(store, query))
    for property_, values in counted[:_MOST]:
        yield from _property(whole, property_, values)
    yield whole, VOID.triples, _number(sum(values for _, values in counted))


def _property(whole: NamedNode, property_: NamedNode, values: int) -> Iterator[Triple]:
    part = _part(whole, property_)
    yield whole, VOID.propertyPartition, part
    yield part, VOID.property, property_
    yield part, VOID.triples, _number(values)


def _part(whole: NamedNode, term: NamedNode) -> NamedNode:
    """Return the node of what is of a class or has a property: `dataset#consensus/ws:Model/ws:license`."""
    for prefix, namespace in PREFIXES.items():
        name = term.value.removeprefix(namespace)
        if name != term.value and "/" not in name:
            return NamedNode(f"{whole.value}/{prefix}:{quote(name, safe='')}")
    return NamedNode(f"{whole.value}/{quote(term.value, safe=':')}")


def _counts(store: Store, name: str) -> Iterator[tuple[NamedNode, int]]:
    for row in _rows(store, name):
        if isinstance(term := row[0], NamedNode):
            yield term, int(row[1].value)


def _counts_of_pairs(store: Store) -> Iterator[tuple[NamedNode, NamedNode, int]]:
    for row in _rows(store, "properties-of-classes"):
        if isinstance(class_ := row[0], NamedNode):
            yield class_, row[1], int(row[2].value)


def _rows(store: Store, name: str) -> QuerySolutions:
    found = store.query(Catalogue.load().named(f"dataset/{name}").text)
    if not isinstance(found, QuerySolutions):
        raise TypeError("a SELECT query is wanted")
    return found


def _number(count: int) -> Literal:
    return Literal(str(count), datatype=XSD.integer)
