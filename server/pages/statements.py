"""What claims say, as pages show it: one statement a claim, its value in words, its evidence beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ...graph import words
from ...graph.iris import may_be_link
from ...graph.rdf import PROV, RDF, WS
from ...graph.value_words import local_name, value_words
from ...graph.vocabulary import Property, ValueKind, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..evaluate import Ask, Row, Term

STATED = frozenset({"asserted", "reported"})
_SCORE = "score"
_COMPARISON = "Comparison"
_AT_ONCE = 500
# What a claim says of other nodes.
_LINKS = (
    "source",
    *(each.value for each in (RDF.subject, RDF.object, WS.accordingTo, WS.loader, PROV.hadPrimarySource)),
)
_NAMELESS = Literal("a node without a name")
_DECISION = (WS.curator, WS.curatedOn, WS.reason, WS.curatedIn)


@dataclass(frozen=True, slots=True)
class Thing:
    """A node that a page can name and link to."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class ByHand:
    """A curator's decision on a claim: who took it, when, why, and where it is written down."""

    curator: str
    date: str
    reason: str
    place: str


@dataclass(frozen=True)
class Statement:
    """One claim; `value` is its term, None where not disclosed, `thing` the value where it is a node.

    `as_of` is the date that its words give it, `effective` the day for which it speaks, be that its source's. What a
    change by hand made by a pattern has no quote.
    """

    claim: str
    subject: Thing
    known: Property
    value: Term | None
    thing: Thing | None
    comparator: str
    modality: str
    setting: str
    unit: str
    written: str
    source: Thing
    quote: str
    start: int
    end: int
    page: str
    as_of: str
    effective: str
    according: Thing | None
    cited: tuple[Thing, ...]
    model: Thing | None
    benchmark: Thing | None
    compared: Thing | None
    concept: str
    loader: Thing | None
    by_hand: ByHand | None
    proposed_by: str

    @property
    def anchor(self) -> str:
        """The name of the place of its words on the page of its source."""
        return f"c-{self.claim.rpartition('/')[2]}"

    @property
    def is_stated(self) -> bool:
        """Tell whether the source stands behind it: asserted or reported."""
        return self.modality in STATED

    @property
    def about(self) -> Thing:
        """What it is about: for a score the model, for a relation the thing that is compared."""
        return self.model or self.compared or self.subject

    @cached_property
    def words(self) -> str:
        """The value in words for people; "not disclosed" where there is none."""
        if self.value is None:
            return words.MODALITIES["undisclosed"]
        if self.thing is not None:
            return self.concept or self.thing.label
        return value_words(self.value, self.known, self.comparator, self.unit)

    @property
    def exact(self) -> str:
        """The value as the graph holds it, with its comparator; empty for a node."""
        if self.value is None or self.thing is not None:
            return ""
        compared = "" if self.comparator == "=" else f"{self.comparator} "
        return f"{compared}{self.value.value}"

    @property
    def told(self) -> str:
        """How the source stands to it, in a word."""
        return words.MODALITIES.get(self.modality, self.modality)

    @property
    def hedge(self) -> str:
        """The modality in a word, where it is more than a plain statement."""
        return "" if self.is_stated or self.value is None else self.told


class Labels:
    """What nodes are called; each is asked for once."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known: dict[str, str] = {}

    def learn(self, iris: Iterable[str]) -> None:
        """Ask for the labels of many nodes at once."""
        new = [iri for iri in dict.fromkeys(iris) if iri not in self._known]
        askable = [iri for iri in new if may_be_link(iri)]
        self._known |= {iri: local_name(iri) for iri in new}
        for some in _some(askable):
            self._known |= {text(row, "thing"): text(row, "label") for row in self._ask("label", thing=some)}

    def of(self, iri: str) -> str:
        """Return the label of a node, else the end of its IRI."""
        if iri not in self._known:
            self.learn([iri])
        return self._known[iri]

    def thing(self, iri: str) -> Thing:
        """Return a node with its label."""
        return Thing(iri, self.of(iri))

    def maybe(self, term: Term | None) -> Thing | None:
        """Return a node with its label; None for what is no node."""
        return self.thing(term.value) if isinstance(term, NamedNode) else None


def statements(ask: Ask, vocabulary: Vocabulary, rows: Iterable[Row]) -> list[Statement]:
    """Return one statement a claim from rows `claim, source, predicate, object`, by source and place."""
    claims: dict[str, dict[str, list[Term]]] = {}
    for row in rows:
        facts = claims.setdefault(row["claim"].value, {"source": [row["source"]]})
        facts.setdefault(row["predicate"].value, []).append(row.get("object", _NAMELESS))
    labels, nodes = Labels(ask), _Nodes(ask, claims.values(), vocabulary)
    terms = [term for facts in claims.values() for name in _LINKS for term in facts.get(name, ())]
    labels.learn(term.value for term in (*terms, *nodes.terms()) if isinstance(term, NamedNode))
    found = [
        _statement(claim, facts, vocabulary, labels, nodes)
        for claim, facts in claims.items()
        if RDF.predicate.value in facts and (WS.exact.value in facts or WS.curator.value in facts)
    ]
    return sorted(found, key=lambda each: (each.source.iri, each.start, -each.end, each.known.order, each.claim))


def property_of(iri: str, vocabulary: Vocabulary) -> Property:
    """Return the property behind an IRI; for one that the ontology does not know, one with its local name."""
    name = local_name(iri)
    known = vocabulary.properties.get(name)
    return known if known is not None else _unknown(name)


def label_of_class(iri: str, vocabulary: Vocabulary) -> str:
    """Return what a class is called, in lower case but for abbreviations."""
    name = local_name(iri)
    return vocabulary.classes[name].label if name in vocabulary.classes else name


def concept_label(iri: str, vocabulary: Vocabulary) -> str:
    """Return the label of an entry of a closed list; empty for anything else."""
    if not iri.startswith(WS.iri):
        return ""
    entry = vocabulary.concepts.get(iri.removeprefix(WS.iri))
    return entry.label if entry is not None else ""


def text(row: Row, name: str) -> str:
    """Return the characters of a column, empty where it is unbound."""
    term = row.get(name)
    return term.value if term is not None else ""


class _Nodes:
    """The model and the benchmark of each evaluation, the things of each comparison, asked for all at once."""

    def __init__(self, ask: Ask, claims: Iterable[Mapping[str, Sequence[Term]]], vocabulary: Vocabulary) -> None:
        wanted: dict[str, dict[str, None]] = {"evaluation": {}, "comparison": {}}
        for facts in claims:
            subjects, properties = facts.get(RDF.subject.value, ()), facts.get(RDF.predicate.value, ())
            if subjects and properties and may_be_link(subjects[0].value):
                kind = _kind_of_node(property_of(properties[0].value, vocabulary))
                wanted.get(kind, {})[subjects[0].value] = None
        self._known: dict[str, Row] = {}
        for name, iris in wanted.items():
            for some in _some(list(iris)):
                for row in ask(name, **{name: some}):
                    self._known.setdefault(text(row, name), row)

    def of(self, iri: str, known: Property) -> Row:
        return self._known.get(iri, {}) if _kind_of_node(known) else {}

    def terms(self) -> Iterator[Term]:
        """Yield the nodes that they are about."""
        return (row[name] for row in self._known.values() for name in ("model", "benchmark", "thing") if name in row)


def _kind_of_node(known: Property) -> str:
    """Return what kind of node a property is said of, where that stands for another thing; empty where it does not."""
    return "evaluation" if known.name == _SCORE else "comparison" if _COMPARISON in known.on else ""


def _some(iris: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield IRIs, as many at once as one question should hold."""
    return (iris[start : start + _AT_ONCE] for start in range(0, len(iris), _AT_ONCE))


def _statement(
    claim: str, facts: Mapping[str, Sequence[Term]], vocabulary: Vocabulary, labels: Labels, nodes: _Nodes
) -> Statement:
    def term_of(predicate: NamedNode) -> Term | None:
        return next(iter(facts.get(predicate.value, ())), None)

    def words_of(predicate: NamedNode) -> str:
        term = term_of(predicate)
        return term.value if term is not None else ""

    known = property_of(words_of(RDF.predicate), vocabulary)
    subject, value = words_of(RDF.subject), term_of(RDF.object)
    node, concept = nodes.of(subject, known), concept_label(words_of(RDF.object), vocabulary)
    return Statement(
        claim=claim,
        subject=labels.thing(subject),
        known=known,
        value=value,
        thing=labels.maybe(value),
        comparator=words_of(WS.comparator) or "=",
        modality=local_name(words_of(WS.modality)).lower(),
        setting=text(node, "setting") or words_of(WS.setting),
        unit=words_of(WS.unit),
        written=words_of(WS.asWritten),
        source=labels.thing(facts["source"][0].value),
        quote=words_of(WS.exact),
        start=int(words_of(WS.start) or 0),
        end=int(words_of(WS.end) or 0),
        page=words_of(WS.page),
        as_of=words_of(WS.asOf),
        effective=words_of(WS.effective),
        according=labels.maybe(term_of(WS.accordingTo)),
        cited=tuple(labels.thing(term.value) for term in facts.get(PROV.hadPrimarySource.value, ())),
        model=labels.maybe(node.get("model")),
        benchmark=labels.maybe(node.get("benchmark")),
        compared=labels.maybe(node.get("thing")),
        concept=concept,
        loader=labels.maybe(term_of(WS.loader)),
        proposed_by=words_of(WS.proposedBy),
        by_hand=ByHand(*map(words_of, _DECISION)) if term_of(WS.curator) is not None else None,
    )


def _unknown(name: str) -> Property:
    return Property(
        name=name,
        label=name,
        synonyms=(),
        definition="",
        on=(),
        kind=ValueKind.TEXT,
        range=None,
        datatype=None,
        unit=None,
        other_units=frozenset(),
        one_valued=False,
        varies=False,
        group="Other",
        order=10**6,
        minimum=None,
        maximum=None,
        smaller_part=None,
        tells_of=None,
        counted_by=None,
        inverse=None,
        inverse_label=None,
        aligned=(),
    )
