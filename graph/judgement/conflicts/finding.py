"""All conflicts of a household: each case by itself, beside the other labels of its thing, its family and siblings."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ..conflict import Kind
from .apart import of_one_thing
from .certainty import credit, hearsay, undisclosed
from .differences import denials, differences
from .misplaced import borrowed, is_settled, mislabelled, out_of_scope, pooled
from .self_denial import self_denial
from .siblings import Level, Siblings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from ..conflict import Conflict
    from .case import Case, Dossier, Topic

_ALONE = Siblings(())


def conflicts(dossiers: Mapping[str, Dossier], above: Mapping[str, Sequence[str]]) -> Iterator[Conflict]:
    """Yield what does not fit in the dossiers of a household, by the IRI of their thing.

    `above` gives the families that a thing is in, its own first.
    """
    families = {family for each in above.values() for family in each}
    members = _by_family(dossiers, above, families)
    for thing, own in dossiers.items():
        found: list[Conflict] = []
        for case in own.cases.values():
            levels = [
                Level(_case(dossiers.get(family), case.topic), members.get((family, case.topic), _ALONE))
                for family in above.get(thing, ())
                if thing not in families
            ]
            found += _of(case, own, levels)
        yield from of_one_thing(found, own)


def _case(whole: Dossier | None, topic: Topic) -> Case | None:
    return whole.case(topic) if whole is not None else None


def _by_family(
    dossiers: Mapping[str, Dossier], above: Mapping[str, Sequence[str]], families: Collection[str]
) -> Mapping[tuple[str, Topic], Siblings]:
    """Return the cases of all that is in a family and is none itself, by family and topic."""
    cases: dict[tuple[str, Topic], list[Case]] = defaultdict(list)
    for thing, own in dossiers.items():
        for family in above.get(thing, ()) if thing not in families else ():
            for topic, case in own.cases.items():
                cases[family, topic].append(case)
    return {place: Siblings(here) for place, here in cases.items()}


def _of(case: Case, own: Dossier, levels: Sequence[Level]) -> Iterator[Conflict]:
    """Yield the conflicts of a case; what is explained by another kind is no contradiction as well."""
    wrong = list(mislabelled(case, own))
    beside = levels[0].members if levels else _ALONE
    placed = [
        (camp, conflict)
        for camp, conflict in (*borrowed(case, beside), *out_of_scope(case, levels))
        if not any(camp is other for other, _ in wrong)
    ]
    explained = [camp for camp, _ in wrong]
    explained += [camp for camp, conflict in placed if conflict.kind is Kind.BORROWED or is_settled(case, camp)]
    yield from (conflict for _, conflict in (*wrong, *placed))
    yield from pooled(case, levels)
    yield from differences(case, explained)
    yield from denials(case)
    yield from self_denial(case, own)
    yield from undisclosed(case)
    yield from credit(case)
    yield from hearsay(case)
