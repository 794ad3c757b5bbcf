"""All conflicts of a household: each case by itself, beside the other labels of its thing, its family and siblings."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ..conflict import Kind
from .certainty import credit, undisclosed
from .differences import denials, differences
from .misplaced import borrowed, is_settled, mislabelled, out_of_scope, pooled
from .self_denial import self_denial
from .siblings import Siblings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..conflict import Conflict
    from .case import Case, Dossier, Topic

_ALONE = Siblings(())


def conflicts(dossiers: Mapping[str, Dossier], family: str | None) -> Iterator[Conflict]:
    """Yield what does not fit in the dossiers of a household, by the IRI of their thing."""
    whole = dossiers.get(family) if family is not None else None
    cases: dict[Topic, list[Case]] = defaultdict(list)
    for each in dossiers.values() if family is not None else ():
        for case in each.cases.values() if each is not whole else ():
            cases[case.topic].append(case)
    siblings = {topic: Siblings(here) for topic, here in cases.items()}
    for own in dossiers.values():
        for case in own.cases.values():
            beside = siblings.get(case.topic, _ALONE) if own is not whole else _ALONE
            above = whole.case(case.topic) if whole is not None and own is not whole else None
            yield from _of(case, own, above, beside)


def _of(case: Case, own: Dossier, above: Case | None, beside: Siblings) -> Iterator[Conflict]:
    """Yield the conflicts of a case; what is explained by another kind is no contradiction as well."""
    wrong = list(mislabelled(case, own))
    placed = [
        (camp, conflict)
        for camp, conflict in (*borrowed(case, beside), *out_of_scope(case, above))
        if not any(camp is other for other, _ in wrong)
    ]
    explained = [camp for camp, _ in wrong]
    explained += [camp for camp, conflict in placed if conflict.kind is Kind.BORROWED or is_settled(case, camp)]
    yield from (conflict for _, conflict in (*wrong, *placed))
    yield from pooled(case, above, beside)
    yield from differences(case, explained)
    yield from denials(case)
    yield from self_denial(case, own)
    yield from undisclosed(case)
    yield from credit(case)
