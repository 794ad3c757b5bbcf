"""The W3C's cases as their manifests state them: a file has one IRI, whether it is data, a query or an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

ROOT = Path(__file__).parents[3] / "shared" / "w3c" / "sparql"
BASE = "https://w3c.github.io/rdf-tests/sparql/"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_FROM = re.compile(r"\bFROM\s+(?:NAMED\s+)?<([^<>\s]+)>", re.IGNORECASE)
FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
}


@dataclass(frozen=True, slots=True)
class Graph:
    """A file of data, and the graph that it is in: None for the default graph."""

    file: str
    name: str | None = None


@dataclass(frozen=True)
class Case:
    """One case: `kind` is its class, `text` the query or update, `before` the data, `after` what an update leaves.

    `elsewhere` has the other endpoints that the query asks, by address, and the file of data that each holds.
    """

    iri: str
    name: str
    kind: str
    folder: str
    manifest: Path
    text: str = ""
    base: str = ""
    before: tuple[Graph, ...] = ()
    after: tuple[Graph, ...] = ()
    result: str | None = None
    is_lax: bool = False
    elsewhere: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """Return how known failures call it: `sparql11/functions/iri01`."""
        return f"{self.folder}/{self.iri.rpartition('#')[2] or self.iri.rpartition('/')[2]}"

    @property
    def files(self) -> set[str]:
        """The files that hold the data, also those that the query names itself."""
        own = {graph.file for graph in self.before}
        return own | {urljoin(self.base, name) for name in _FROM.findall(self.text)}


def path_of(iri: str) -> Path:
    """Return the file behind an IRI."""
    return ROOT / iri.removeprefix(BASE)


@cache
def quads_in(iri: str, graph: str | None) -> list[Quad]:
    """Return what a file of data holds, in a graph; its blank nodes are those of no other file."""
    found = parse(
        path=str(path_of(iri)),
        format=FORMATS[path_of(iri).suffix],
        base_iri=iri,
        rename_blank_nodes=True,
    )
    own = [NamedNode(graph)] if graph else []
    return [Quad(*quad.triple, *own) if quad.graph_name == DefaultGraph() else quad for quad in found]


@cache
def cases() -> tuple[Case, ...]:
    """Return every case of every manifest; none where the suites are not there."""
    return tuple(case for path in sorted(ROOT.rglob("manifest*.ttl")) for case in _cases_in(path))


def of_kind(*kinds: str) -> list[Case]:
    return [case for case in cases() if case.kind in kinds]


def federates(case: Case) -> bool:
    """Tell whether a case is about asking other endpoints."""
    return case.folder in {"sparql11/service", "sparql11/syntax-fed"}


class Manifest:
    """A manifest's triples, asked one node at a time."""

    def __init__(self, path: Path) -> None:
        self.iri = BASE + path.relative_to(ROOT).as_posix()
        self.path = path
        self.folder = path.parent.relative_to(ROOT).as_posix()
        self._store = Store()
        self._store.extend(parse(path=str(path), format=RdfFormat.TURTLE, base_iri=self.iri))

    def all(self, node, predicate):
        return [quad.object for quad in self._store.quads_for_pattern(node, NamedNode(predicate), None)]

    def one(self, node, predicate):
        return next(iter(self.all(node, predicate)), None)

    def list(self, node):
        while isinstance(node, (NamedNode, BlankNode)) and (first := self.one(node, RDF + "first")) is not None:
            yield first
            node = self.one(node, RDF + "rest")

    def entries(self):
        for entries in (quad.object for quad in self._store.quads_for_pattern(None, NamedNode(MF + "entries"), None)):
            yield from self.list(entries)


@cache
def manifest(path: Path) -> Manifest:
    return Manifest(path)


def _cases_in(path: Path):
    found = manifest(path)
    for entry in found.entries():
        if (kind := found.one(entry, RDF + "type")) is not None:
            name = found.one(entry, MF + "name")
            yield _case(found, entry, kind.value.rpartition("#")[2], "" if name is None else name.value)


def _case(found: Manifest, entry: NamedNode, kind: str, name: str) -> Case:
    action, result = found.one(entry, MF + "action"), found.one(entry, MF + "result")
    is_update = "Update" in kind
    own = UT if is_update else QT
    asked = (
        action
        if isinstance(action, NamedNode)
        else action and found.one(action, (UT + "request") if is_update else QT + "query")
    )
    is_text = isinstance(asked, NamedNode)
    return Case(
        entry.value,
        name,
        kind,
        found.folder,
        found.path,
        text=path_of(asked.value).read_text(encoding="utf-8") if is_text else "",
        base=asked.value if is_text else found.iri,
        before=_graphs(found, action, own) + (_graphs(found, entry, UT) if kind == "ProtocolTest" else ()),
        after=_graphs(found, result, UT) if is_update and result is not None else (),
        result=result.value if isinstance(result, NamedNode) else None,
        is_lax=found.one(entry, MF + "resultCardinality") == NamedNode(MF + "LaxCardinality"),
        elsewhere=_elsewhere(found, action) if not is_update else (),
    )


def _graphs(found: Manifest, node, own: str) -> tuple[Graph, ...]:
    if not isinstance(node, (NamedNode, BlankNode)):
        return ()
    default = [Graph(each.value) for each in found.all(node, own + "data")]
    inside = [Graph(each.file, name) for each in default for name in _names_in(each.file)]
    return tuple(default + inside + [_named(found, each) for each in found.all(node, own + "graphData")])


def _elsewhere(found: Manifest, action) -> tuple[tuple[str, str], ...]:
    if not isinstance(action, (NamedNode, BlankNode)):
        return ()
    nodes = found.all(action, QT + "serviceData")
    return tuple((found.one(each, QT + "endpoint").value, found.one(each, QT + "data").value) for each in nodes)


def names_graphs(file: str) -> bool:
    """Tell whether a file is of a form that names its graphs itself."""
    return path_of(file).suffix in {".trig", ".nq"}


def _names_in(file: str) -> list[str]:
    """Return the names of the graphs that a file of TriG or N-Quads has."""
    if not names_graphs(file):
        return []
    return sorted({quad.graph_name.value for quad in quads_in(file, None) if quad.graph_name != DefaultGraph()})


def _named(found: Manifest, node) -> Graph:
    if isinstance(node, NamedNode):
        return Graph(node.value, node.value)
    file, label = found.one(node, UT + "graph") or found.one(node, QT + "graph"), found.one(node, RDFS + "label")
    return Graph(file.value, label.value if isinstance(label, Literal) else file.value)
