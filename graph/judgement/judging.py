"""What a household comes to: the decisions on all that is said of it, and the conflicts in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Quad

from ..claims import STATED, Entity
from .conflicts.case import Thing, dossier
from .conflicts.finding import conflicts
from .consensus import decisions
from .writing import fact, reasons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..iris import Iris
    from ..quads import Writer
    from .conflict import Conflict
    from .consensus import Decision
    from .ground import Ground
    from .household import Household
    from .testimony import Testimony


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was decided, and what does not fit."""

    decisions: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...]

    def quads(self, writer: Writer) -> Iterator[Quad]:
        """Yield the decisions, as plain facts and with reasons, and the conflicts."""
        consensus, conflicts = writer.iris.graph("consensus"), writer.iris.graph("conflicts")
        for decision in self.decisions:
            yield from (Quad(*triple) for triple in fact(decision, writer))
            yield from (Quad(*triple, consensus) for triple in reasons(decision, writer))
        for conflict in self.conflicts:
            yield from (Quad(*triple, conflicts) for triple in conflict.triples(writer.iris))


def judged(household: Household, ground: Ground) -> Judgement:
    """Return the judgement on a household; it rests on nothing but what is said of it."""
    dossiers = {}
    decided: list[Decision] = []
    made = {thing: _makers(thing, heard, ground.iris) for thing, heard in household.said.items()}
    for thing, heard in household.said.items():
        # Who makes a family makes its members, where nothing else is said of them.
        lineage = (thing, *household.above.get(thing, ()))
        makers = next((makers for each in lineage if (makers := made.get(each))), frozenset[str]())
        here = tuple(decisions(heard, makers, ground))
        dossiers[thing] = dossier(Thing(thing, household.names[thing], makers), heard, here, ground)
        decided += here
    return Judgement(tuple(decided), tuple(conflicts(dossiers, household.above, household.forms)))


def _makers(thing: str, heard: Sequence[Testimony], iris: Iris) -> frozenset[str]:
    """Return the IRIs of those who made a thing; an organization speaks for itself."""
    found = set()
    for each in heard:
        claim = each.claim
        if claim.property == "developer" and claim.modality in STATED and isinstance(claim.value, Entity):
            found.add(iris.entity(claim.value).value)
    if any(each.claim.subject.type == "Organization" for each in heard[:1]):
        found.add(thing)
    return frozenset(found)
