"""The page of the data as such: how much there is of what, by which rights, and where to get it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from ...graph import words
from ...graph.partitions import CONSENSUS, GRAPHS, dataset_node
from ...graph.rdf import ONTOLOGY, PREFIXES, VOID, WS
from ...graph.rights import RIGHTS
from ..endpoint.description import GRAPHS_SHOWN
from ..endpoint.negotiation import GRAPHS as FORMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..endpoint.description import Described
    from .material import Material, Page


@dataclass(frozen=True, slots=True)
class Linked:
    """Links to one place by one predicate: what links, the place, the predicate with its short name, how many."""

    ours: str
    place: str
    predicate: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A class or property: its IRI, its words, how often the consensus has it, and how often all graphs have."""

    iri: str
    label: str
    name: str
    consensus: int
    everywhere: int


def dataset(material: Material, described: Described) -> Page:
    """Return what the page shows."""
    seal, base = described.seal, described.base
    found = _Counts(described)
    seen = {iri: int(count) for iri, count in dict(seal.get("counts", {})).items()}
    classes = _counted(material, found.of(CONSENSUS, VOID["class"].value), seen)
    properties = _counted(material, found.of(CONSENSUS, VOID.property.value), found.of(GRAPHS, VOID.property.value))
    graphs = [name for name in described.holdings.graphs if not name.startswith(f"{base}source/")]
    sources = len(described.holdings.graphs) - len(graphs)
    return {
        "title": "The dataset",
        "facts": _facts(described, sources),
        "rights": RIGHTS,
        "downloads": [(form.name, form.types[0], f"/graph-store?default&format={form.aliases[0]}") for form in FORMS],
        "dumps": [(dump, words.memory(Decimal(dump.size))) for dump in described.dumps],
        "graphs": [(name, _graph_address(name, base)) for name in graphs[:GRAPHS_SHOWN]],
        "more_graphs": words.counted(len(graphs) - GRAPHS_SHOWN, "graphs") if len(graphs) > GRAPHS_SHOWN else "",
        "all_graphs": f"/sparql?{urlencode({'query': material.catalogue.named('dataset/graphs').text})}",
        "sources": words.counted(sources, "sources"),
        "classes": classes,
        "properties": properties,
        "links": found.links(),
        "links_query": f"/sparql?{urlencode({'query': material.catalogue.named('dataset/links').bind(base=base)})}",
        "prefixes": PREFIXES,
        "root": described.url,
    }


class _Counts:
    """The counts of a description, by part and by what the part is of."""

    def __init__(self, described: Described) -> None:
        self._base = described.base
        self._told: dict[str, dict[str, str]] = {}
        for triple in described.holdings.counts:
            self._told.setdefault(str(triple.subject), {})[triple.predicate.value] = getattr(triple.object, "value", "")

    def links(self) -> list[Linked]:
        """Return the linksets, those of things before those of terms, the largest first."""
        found = [
            Linked(
                "terms" if told.get(VOID.subjectsTarget.value) == ONTOLOGY else "things",
                self._told.get(f"<{told.get(VOID.objectsTarget.value)}>", {}).get(VOID.uriSpace.value, ""),
                told[VOID.linkPredicate.value],
                _short(told[VOID.linkPredicate.value]),
                int(told.get(VOID.triples.value) or 0),
            )
            for told in self._told.values()
            if VOID.linkPredicate.value in told
        ]
        return sorted(found, key=lambda each: (each.ours == "terms", -each.count, each.place, each.name))

    def of(self, part: str, kind: str) -> dict[str, int]:
        """Return the counts of a part: of its classes, or of its properties."""
        start = f"<{dataset_node(self._base, part).value}/"
        found = {}
        for node, told in self._told.items():
            if node.startswith(start) and "/" not in node.removeprefix(start) and kind in told:
                found[told[kind]] = int(told.get(VOID.entities.value) or told.get(VOID.triples.value) or 0)
        return found


def _counted(material: Material, consensus: Mapping[str, int], everywhere: Mapping[str, int]) -> list[Counted]:
    iris = sorted({*consensus, *everywhere}, key=lambda iri: (-consensus.get(iri, 0), -everywhere.get(iri, 0), iri))
    labels = _labels(material, iris)
    return [Counted(iri, labels[iri], _short(iri), consensus.get(iri, 0), everywhere.get(iri, 0)) for iri in iris]


def _labels(material: Material, iris: Iterable[str]) -> dict[str, str]:
    """Return what our vocabulary calls terms; nothing for those of other vocabularies."""
    classes, properties = material.vocabulary.classes, material.vocabulary.properties
    labels = {name: known.label for name, known in classes.items()} | {name: k.label for name, k in properties.items()}
    return {iri: labels.get(iri.removeprefix(WS.iri), "") for iri in iris}


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _graph_address(name: str, base: str) -> str:
    """Return where a graph is read: at its own address where it is ours, else by its name."""
    if name.startswith(base):
        return "/" + quote(name.removeprefix(base)) + ".ttl"
    return f"/graph-store?{urlencode({'graph': name})}"


def _facts(described: Described, sources: int) -> list[tuple[str, str]]:
    seal = described.seal
    counts: dict[str, int] = dict(seal.get("counts", {}))
    facts = [
        ("Statements", f"{int(seal.get('quads', 0)):,} in all graphs together"),
        ("Sources", f"{sources:,}, each a graph of its own"),
        ("Claims", f"{counts.get(WS.Claim.value, 0):,}, each with its words and place"),
        ("Built", str(seal.get("built", "")).replace("T", ", ")),
        ("Snapshot", str(seal.get("id", ""))),
        ("Names begin with", described.base),
    ]
    return [(label, value) for label, value in facts if value]
