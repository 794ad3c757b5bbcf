"""The page of the ontology: every term that it states, what it means, and how often it is used."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from ...graph import words
from ...graph.iris import plain_digits
from ...graph.ontology import stated
from ...graph.rdf import DCTERMS, ONTOLOGY, WS
from .statements import Thing, text
from .things import counts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from ...graph.ontology import Entry, Stated
    from .material import Material, Page

# How a term stands to another, in the words of the page.
_RELATIONS = {
    "rdfs:subClassOf": "a sort of",
    "rdfs:subPropertyOf": "a sort of",
    "owl:equivalentClass": "the same as",
    "owl:equivalentProperty": "the same as",
    "skos:exactMatch": "the same as",
    "skos:closeMatch": "near to",
    "skos:relatedMatch": "has to do with",
    "skos:broader": "a sort of",
    "owl:inverseOf": "the other way round from",
    "ws:smallerPart": "has the smaller part",
    "ws:countedBy": "counted by",
    "ws:tellsOf": "tells of",
    "ws:holdsBeside": "holds beside",
    "rdfs:domain": "on",
    "rdfs:range": "values are",
}
_NOTES = ("skos:scopeNote", "rdfs:comment")
_MOST_DIGITS = 7  # what is longer is told with an exponent
_QUDT_UNIT = "http://qudt.org/schema/qudt/hasUnit"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is so of a term: what, in words, and the terms or words that it is so of."""

    label: str
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A name of the ontology as the page shows it.

    `used` says in words how often a snapshot uses it, `leads` is the address of a list of those uses.
    """

    name: str
    label: str
    definition: str
    notes: tuple[str, ...]
    facts: tuple[Fact, ...]
    synonyms: tuple[str, ...]
    used: str = ""
    leads: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """A class with those that stand right below it."""

    term: Thing
    below: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class ClosedList:
    """A closed list and its entries."""

    term: Term
    entries: tuple[Term, ...]


def ontology(material: Material) -> Page:
    """Return what the page shows."""
    found = stated()
    write = _Writing(material, found)
    classes = [entry for entry in found.entries if entry.is_a("owl:Class")]
    facts = [entry for entry in found.entries if entry.is_a("ws:FactProperty")]
    lists = [entry for entry in found.entries if entry.is_a("skos:ConceptScheme")]
    annotations = [entry for entry in found.entries if entry.is_a("owl:AnnotationProperty")]
    kinds = [entry for entry in found.entries if {"rdfs:Class", "ws:ValueKind"} & set(entry.all("rdf:type"))]
    shown = {entry.name for entry in (*classes, *facts, *lists, *annotations, *kinds)}
    concepts = [entry for entry in found.entries if entry.is_a("skos:Concept")]
    others = [entry for entry in found.entries if entry not in concepts and entry.name not in shown]
    return {
        "title": "The ontology",
        **_heading(found),
        "counts": [
            (words.counted(len(classes), "classes"), "classes"),
            (words.counted(len(facts), "fact properties"), "properties"),
            (words.counted(len(lists), "closed lists"), "lists"),
            (words.counted(len(others), "words for claims"), "claims"),
        ],
        "tree": _tree(classes),
        "classes": [write.class_(entry) for entry in classes],
        "groups": {name: [write.fact(each) for each in group] for name, group in _by_group(facts).items()},
        "lists": [ClosedList(write.term(each), tuple(write.entries(each, concepts))) for each in lists],
        "claims": [write.term(entry) for entry in others],
        "kinds": [write.term(entry) for entry in kinds],
        "annotations": [write.term(entry) for entry in annotations],
        "prefixes": sorted(found.prefixes.items()),
    }


def term_names() -> frozenset[str]:
    """Return the local names of all terms."""
    return frozenset(entry.name for entry in stated().entries)


def version() -> str:
    """Return the version of the ontology."""
    return stated().heading.maybe("owl:versionInfo") or ""


class _Writing:
    """Writes entries of the ontology as terms of the page, with how often a snapshot uses each."""

    def __init__(self, material: Material, found: Stated) -> None:
        self._material, self._prefixes = material, found.prefixes
        self._labels = {entry.name: _label(entry) for entry in found.entries}
        self._claims = {text(row, "property"): int(text(row, "count")) for row in material.ask("properties-used")}
        self._values = {text(row, "concept"): int(text(row, "count")) for row in material.ask("concepts-used")}
        self._things = counts_of(material)
        self._having: dict[str, list[Entry]] = defaultdict(list)
        self._listed: dict[str, list[Entry]] = defaultdict(list)
        for entry in found.entries:
            for name in entry.ours("ws:on"):
                self._having[name].append(entry)
            for name in entry.ours("ws:range"):
                self._listed[name].append(entry)

    def class_(self, entry: Entry) -> Term:
        """Return a class, with what can be said of its members."""
        facts = []
        if path := entry.maybe("ws:pathSegment"):
            facts.append(Fact("IRIs begin with", (Thing("", f"{self._material.base}{path}/"),)))
        if having := self._having.get(entry.name):
            facts.append(Fact("can have", tuple(map(self._own, having))))
        if valued := self._listed.get(entry.name):
            facts.append(Fact("is the value of", tuple(map(self._own, valued))))
        count = self._things.get(WS[entry.name].value, 0)
        used = words.counted(count, "things") if count else ""
        return self.term(entry, facts, used, f"/things/{entry.name}")

    def fact(self, entry: Entry) -> Term:
        """Return a fact property: of what it is said, which values it has, and how many claims are on it."""
        facts = [Fact("said of", tuple(self._things_of(entry.all("ws:on")))), Fact("values", tuple(self._range(entry)))]
        facts.append(Fact("", (Thing("", _behaviour(entry)),)))
        if others := entry.all("ws:otherUnit"):
            facts.append(Fact("also given in", tuple(Thing("", unit) for unit in others)))
        if inverse := entry.maybe("ws:inverseLabel"):
            facts.append(Fact("seen from its value", (Thing("", inverse),)))
        facts += [Fact("at most one of", (Thing("", names),)) for names in entry.all("ws:alternatives")]
        count = self._claims.get(WS[entry.name].value, 0)
        used = words.counted(count, "claims") if count else ""
        return self.term(entry, facts, used, self._asking("of-a-property", property=entry))

    def entries(self, scheme: Entry, concepts: Iterable[Entry]) -> Iterator[Term]:
        """Yield the entries of a closed list."""
        for entry in concepts:
            if scheme.name in entry.ours("skos:inScheme"):
                count = self._values.get(WS[entry.name].value, 0)
                bits = entry.maybe("ws:bitsPerWeight")
                facts = [Fact("bits a weight", (Thing("", bits),))] if bits else []
                used, leads = words.counted(count, "claims") if count else "", self._asking("with-a-value", value=entry)
                yield self.term(entry, facts, used, leads)

    def term(self, entry: Entry, facts: Iterable[Fact] = (), used: str = "", leads: str = "") -> Term:
        """Return an entry, with its relations to other terms behind the facts given."""
        listed = [Fact("values of", tuple(map(self._own, valued)))] if (valued := self._of_list(entry)) else []
        return Term(
            entry.name,
            self._labels[entry.name],
            entry.one("skos:definition"),
            tuple(note for predicate in _NOTES for note in entry.all(predicate)),
            (*facts, *listed, *self._relations(entry)),
            entry.all("skos:altLabel"),
            used,
            leads if used else "",
        )

    def _asking(self, name: str, **terms: Entry) -> str:
        """Return the address at which a question about a term is answered."""
        query = self._material.catalogue.named(f"sources/{name}")
        bound = query.bind(**{parameter: WS[entry.name].value for parameter, entry in terms.items()})
        return f"/sparql?{urlencode({'query': bound})}"

    def _of_list(self, entry: Entry) -> list[Entry]:
        return self._listed.get(entry.name, []) if entry.is_a("skos:ConceptScheme") else []

    def _relations(self, entry: Entry) -> Iterator[Fact]:
        found: dict[str, list[Thing]] = defaultdict(list)
        for predicate, label in _RELATIONS.items():
            if not (predicate == "rdfs:range" and entry.is_a("ws:FactProperty")):
                found[label] += self._things_of(entry.all(predicate))
        for label, things in found.items():
            if things:
                yield Fact(label, tuple(things))

    def _range(self, entry: Entry) -> Iterator[Thing]:
        """Yield what the values are: a class or a list, a unit within bounds, or a kind."""
        if listed := entry.all("ws:range"):
            yield from self._things_of(listed)
        elif unit := entry.maybe("ws:unit"):
            least, most = entry.number("ws:minimum"), entry.number("ws:maximum")
            bounds = f", {_digits(least)} to {_digits(most)}" if least is not None and most is not None else ""
            yield Thing("", f"{unit}{bounds}")
        else:
            yield from self._things_of(entry.all("ws:valueKind"))
        yield from (self._thing(unit) for unit in entry.all(_QUDT_UNIT))

    def _things_of(self, names: Iterable[str]) -> Iterator[Thing]:
        return map(self._thing, names)

    def _own(self, entry: Entry) -> Thing:
        return Thing(WS[entry.name].value, self._labels[entry.name])

    def _thing(self, name: str) -> Thing:
        """Return a term by its short name or IRI: ours with its label, others' with the prefix that people know."""
        if name.startswith("ws:"):
            own = name.removeprefix("ws:")
            return Thing(WS[own].value, self._labels.get(own, own))
        for prefix, namespace in self._prefixes.items():
            if name.startswith(f"{prefix}:"):
                return Thing(namespace + name.removeprefix(f"{prefix}:"), name)
            if name.startswith(namespace):
                return Thing(name, f"{prefix}:{name.removeprefix(namespace)}")
        return Thing(name, name)


def _heading(found: Stated) -> Page:
    heading = found.heading
    return {
        "iri": ONTOLOGY,
        "namespace": WS.iri,
        "about": heading.maybe(DCTERMS.description.value) or "",
        "called": heading.maybe(DCTERMS.title.value) or "",
        "license": heading.maybe(DCTERMS.license.value) or "",
        "version": version(),
    }


def _by_group(facts: Iterable[Entry]) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in facts:
        found.setdefault(entry.one("ws:group"), []).append(entry)
    return found


def _tree(classes: Iterable[Entry]) -> tuple[Branch, ...]:
    """Return the classes below those that they are sorts of; what is a sort of two stands below both."""
    below: dict[str, list[Entry]] = defaultdict(list)
    for entry in classes:
        for parent in entry.ours("rdfs:subClassOf") or ("",):
            below[parent].append(entry)

    def branches(parent: str) -> tuple[Branch, ...]:
        return tuple(Branch(Thing(WS[each.name].value, _label(each)), branches(each.name)) for each in below[parent])

    return branches("")


def _label(entry: Entry) -> str:
    return entry.maybe("skos:prefLabel") or entry.one("rdfs:label")


def _behaviour(entry: Entry) -> str:
    count = "one value at a time" if entry.flag("ws:oneValued") else "any number of values"
    return f"{count}, may change" if entry.flag("ws:varies") else count


def _digits(number: Decimal) -> str:
    """Return a bound for people: 100,000 in full, 1e15 as it is."""
    if number.adjusted() >= _MOST_DIGITS:
        return f"{number.normalize():e}".replace("e+", "e")
    whole, dot, rest = plain_digits(number).partition(".")
    return f"{int(whole):,}{dot}{rest}"
