"""All conflicts of a household: each case by itself, beside the other labels of its thing, its family and siblings."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from .certainty import credit, undisclosed
from .differences import denials, differences
from .misplaced import borrowed, mislabelled, out_of_scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..conflict import Conflict
    from .case import Case, Dossier, Topic


def conflicts(dossiers: Mapping[str, Dossier], family: str | None) -> Iterator[Conflict]:
    """Yield what does not fit in the dossiers of a household, by the IRI of their thing."""
    whole = dossiers.get(family) if family is not None else None
    alike: dict[Topic, list[Case]] = defaultdict(list)
    for each in dossiers.values() if family is not None else ():
        for case in each.cases.values() if each is not whole else ():
            alike[case.topic].append(case)
    for own in dossiers.values():
        for case in own.cases.values():
            wrong = list(mislabelled(case, own))
            yield from (conflict for _, conflict in wrong)
            yield from differences(case, [camp for camp, _ in wrong])
            yield from denials(case)
            yield from undisclosed(case)
            yield from credit(case)
            if own is not whole:
                yield from out_of_scope(case, whole.case(case.topic) if whole is not None else None)
                yield from borrowed(case, alike[case.topic])
