"""What the nodes of conflicts and of the consensus say, as pages show it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph import words
from ...graph.judgement.conflict import SEVEREST_FIRST, Kind, Severity
from ...graph.judgement.policy import policy_of
from ...graph.rdf import RDF, WS
from ...graph.value_words import local_name, value_words
from .statements import Thing, property_of, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...graph.judgement.policy import Policy
    from ...graph.vocabulary import Property, Vocabulary
    from ..evaluate import Row, Term
    from .material import Material
    from .statements import Statement

# These explain themselves: both sides may be right.
SOFT = frozenset([Kind.CHANGE, Kind.PRECISION, Kind.CREDIT])
_ORDER = (*(kind for kind in Kind if kind not in SOFT), *(kind for kind in Kind if kind in SOFT))
_LONGEST_COUNT = 10
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_VALUE = {"tie": "Disputed", "undisclosed": words.MODALITIES["undisclosed"].capitalize(), "unsaid": "No value"}

Facts = dict[str, list["Term"]]


@dataclass(frozen=True, slots=True)
class KindOfConflict:
    """A kind of conflict: the word that listings print, the words for people, what it means.

    One that another version told may be no `Kind`, and then has no meaning that is known.
    """

    kind: str
    words: str
    definition: str

    @property
    def is_soft(self) -> bool:
        """Tell whether both sides of such a conflict may be right."""
        return self.kind in SOFT


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict node; `node` is the IRI that it is about, `known` the property if it is on one."""

    iri: str
    kind: KindOfConflict
    severity: str
    node: str
    known: Property | None
    explanation: str
    audit: str
    claims: frozenset[str]

    @property
    def is_mild(self) -> bool:
        """Tell whether it explains itself."""
        return self.severity == Severity.LOW

    @property
    def order(self) -> tuple[int, int, str]:
        """What to sort by: hard kinds before soft ones, the severest first."""
        return *rank(self.kind.kind, self.severity), self.iri


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision node; `value` is None where nothing won, `reason` the rule in the words of the policy."""

    iri: str
    node: str
    known: Property
    value: Term | None
    setting: str
    rule: str
    reason: str
    voices: int
    supporters: frozenset[str]
    beaten: frozenset[str]
    maker: str

    @property
    def claims(self) -> frozenset[str]:
        """All claims that it weighed."""
        return self.supporters | self.beaten

    @property
    def counts(self) -> str:
        """How many voices stand behind it, and what it beats, in words."""
        if self.value is None:
            return f"{words.counted(len(self.claims), 'claims')} weighed"
        beats = f"; beats {words.counted(len(self.beaten), 'claims')}" if self.beaten else ""
        return f"{self.heard}{beats}"

    @property
    def heard(self) -> str:
        """How many independent voices support it, in words."""
        return words.counted(self.voices, "independent voices")

    @property
    def verdict(self) -> str:
        """That nothing won, and how that is called; empty where a value won."""
        return _NO_VALUE.get(self.rule, "No value") if self.value is None else ""

    def told(self, said: Iterable[Statement]) -> str:
        """Return its value in the words of a statement that supports it, else in ours."""
        if self.value is None:
            return self.verdict
        alike = [each for each in said if each.claim in self.supporters and each.value == self.value]
        if alike:
            return min(alike, key=lambda each: (each.comparator != "=", each.claim)).words
        return value_words(self.value, self.known)


@dataclass(frozen=True, slots=True)
class Judgements:
    """The conflicts and decisions of a page."""

    conflicts: tuple[Conflict, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @classmethod
    def of(cls, material: Material, thing: str) -> Judgements:
        """Return those about a thing, its scores and relations; of a benchmark those about the scores on it."""
        return cls(
            conflicts(material, material.ask("conflicts-of", thing=thing)),
            decisions(material, material.ask("decisions-of", thing=thing)),
        )

    @classmethod
    def on(cls, material: Material, claim: str) -> Judgements:
        """Return those in which a claim has a part."""
        return cls(
            conflicts(material, material.ask("conflicts-with", claim=claim)),
            decisions(material, material.ask("decisions-with", claim=claim)),
        )

    def conflicts_among(self, said: Sequence[Statement]) -> tuple[Conflict, ...]:
        """Return the conflicts that rest on one of some statements, and are on their property or on several."""
        names, claims = {each.known.name for each in said}, {each.claim for each in said}
        return tuple(
            each
            for each in self.conflicts
            if (each.known is None or each.known.name in names) and not claims.isdisjoint(each.claims)
        )

    def decisions_among(self, said: Sequence[Statement]) -> tuple[Decision, ...]:
        """Return the decisions that weighed one of some statements."""
        claims = {each.claim for each in said}
        return tuple(each for each in self.decisions if not claims.isdisjoint(each.claims))


def kinds(vocabulary: Vocabulary) -> list[KindOfConflict]:
    """Return the kinds of conflict, those that explain themselves last."""
    found = [_kind(WS[name].value, vocabulary) for name, each in vocabulary.concepts.items() if _is_kind(each.scheme)]
    return sorted(found, key=lambda each: _place(each.kind, _ORDER))


def rank(kind: str, severity: str) -> tuple[int, int]:
    """Return what puts hard kinds before soft ones and severe conflicts before others, contradictions first.

    What another version told, and this one does not know, comes last.
    """
    return (kind in SOFT) * (len(Severity) + 1) + _place(severity, SEVEREST_FIRST), _place(kind, _ORDER)


def _place(each: str, order: Sequence[str]) -> int:
    return order.index(each) if each in order else len(order)


def conflicts(material: Material, rows: Iterable[Row]) -> tuple[Conflict, ...]:
    """Return the conflicts of rows `node, predicate, object`, the gravest first."""
    found = [_conflict(iri, facts, material.vocabulary) for iri, facts in _facts(rows).items()]
    return tuple(sorted(found, key=lambda each: each.order))


def decisions(material: Material, rows: Iterable[Row]) -> tuple[Decision, ...]:
    """Return the decisions of rows `node, predicate, object`."""
    policy = policy_of(material.seal)
    return tuple(_decision(iri, facts, material.vocabulary, policy) for iri, facts in _facts(rows).items())


def about(material: Material, node: str, said: Iterable[Statement]) -> Thing:
    """Return the thing that a node stands for: of a score the model."""
    return next((each.about for each in said if each.subject.iri == node), None) or material.labelled(node)


def _facts(rows: Iterable[Row]) -> dict[str, Facts]:
    found: dict[str, Facts] = {}
    for row in rows:
        values = found.setdefault(text(row, "node"), {}).setdefault(text(row, "predicate"), [])
        if row["object"] not in values:
            values.append(row["object"])
    return found


def _conflict(iri: str, facts: Facts, vocabulary: Vocabulary) -> Conflict:
    on = _one(facts, WS.conflictProperty.value)
    return Conflict(
        iri=iri,
        kind=_kind(_one(facts, WS.conflictKind.value), vocabulary),
        severity=_one(facts, WS.severity.value),
        node=_one(facts, WS.conflictSubject.value),
        known=property_of(on, vocabulary) if on else None,
        explanation=_one(facts, WS.explanation.value),
        audit=_one(facts, WS.audit.value),
        claims=_all(facts, WS.hasClaim.value),
    )


def _decision(iri: str, facts: Facts, vocabulary: Vocabulary, policy: Policy) -> Decision:
    rule = _one(facts, WS.rule.value)
    return Decision(
        iri=iri,
        node=_one(facts, RDF.subject.value),
        known=property_of(_one(facts, RDF.predicate.value), vocabulary),
        value=next(iter(facts.get(RDF.object.value, ())), None),
        setting=_one(facts, WS.setting.value),
        rule=rule,
        reason=policy.rules.get(rule, rule),
        voices=_count(_one(facts, WS.voices.value)),
        supporters=_all(facts, WS.supportedBy.value),
        beaten=_all(facts, WS.beats.value),
        maker=_one(facts, WS.disclosedBy.value),
    )


def _count(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < _LONGEST_COUNT else 0


def _one(facts: Facts, predicate: str) -> str:
    return next((term.value for term in facts.get(predicate, ())), "")


def _all(facts: Facts, predicate: str) -> frozenset[str]:
    return frozenset(term.value for term in facts.get(predicate, ()))


def _is_kind(scheme: str) -> bool:
    return scheme == "ConflictKindList"


def _kind(iri: str, vocabulary: Vocabulary) -> KindOfConflict:
    """Return a kind: its words for people are its name in the ontology, written out."""
    name = local_name(iri)
    words, entry = _HUMP.sub(" ", name).lower(), vocabulary.concepts.get(name)
    if entry is None or not _is_kind(entry.scheme):
        return KindOfConflict(words, words or "disagreement", "")
    return KindOfConflict(entry.label, words, entry.definition)
