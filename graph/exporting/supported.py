"""What the sources support together of one thing, each fact with the claims that support it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ..queries import Catalogue
from ..rdf import RDF, WS
from ..value_words import local_name
from ..vocabulary import Vocabulary
from .said import claims_called

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..snapshot import Snapshot
    from ..vocabulary import Property
    from .said import Said, Term


_PARTS = (RDF.subject, RDF.predicate, RDF.object)


@dataclass(frozen=True, slots=True)
class Supported:
    """A fact of the consensus: of what, which property, its value, what narrows it, and who says it, best first."""

    subject: NamedNode
    known: Property
    value: Term
    setting: str
    supporters: tuple[Said, ...]


def supported(snapshot: Snapshot, thing: str) -> list[Supported]:
    """Return the facts on a thing, on its scores and its comparisons, in the order of the ontology."""
    decisions: dict[str, dict[NamedNode, list[Term]]] = {}
    for row in snapshot.select(Catalogue.load().named("pages/decisions-of").bind(thing=thing)):
        decisions.setdefault(row["node"].value, {}).setdefault(row["predicate"], []).append(row["object"])
    found = [fact for facts in decisions.values() for fact in _supported(snapshot, facts)]
    return sorted(found, key=lambda fact: (fact.known.order, fact.subject.value, fact.setting, str(fact.value)))


def _supported(snapshot: Snapshot, facts: Mapping[NamedNode, list[Term]]) -> Iterator[Supported]:
    """Yield the fact of a decision; nothing where no value won, or none of ours was decided on."""
    subject, predicate, value = (next(iter(facts.get(part, ())), None) for part in _PARTS)
    known = Vocabulary.load().properties.get(local_name(predicate.value)) if predicate is not None else None
    if not isinstance(subject, NamedNode) or known is None or not isinstance(value, NamedNode | Literal):
        return
    claims = (term for term in facts.get(WS.supportedBy, ()) if isinstance(term, NamedNode))
    told = [said for claim in claims for said in claims_called(snapshot.store, claim)]
    told.sort(key=lambda said: _worth(said, value))
    setting = next(iter(facts.get(WS.setting, ())), None)
    yield Supported(subject, known, value, "" if setting is None else setting.value, tuple(told))


def _worth(said: Said, value: Term) -> tuple[bool, bool, str, tuple[int, int, str]]:
    """Return what puts those first who say the value itself, and as it is."""
    is_same = said.term(RDF.object) == value
    return not is_same, said.text(WS.comparator) != "=", said.source.value, said.place
