"""A document that says there is nothing to tell, and tells it: no results published, above a score."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ..conflict import Conflict, Kind, Severity
from . import telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..testimony import Testimony
    from .case import Case, Dossier


def self_denial(case: Case, own: Dossier) -> Iterator[Conflict]:
    """Yield the sources that deny a property any value, and give one."""
    if case.known.tells_of is None:
        return
    denials: dict[str, list[Testimony]] = defaultdict(list)
    for each in case.stated:
        if each.claim.value is False:
            denials[each.origin.id].append(each)
    stated: dict[str, list[tuple[Testimony, Case]]] = defaultdict(list)
    for other in own.on(case.known.tells_of) if denials else ():
        for each in other.stated:
            stated[each.origin.id].append((each, other))
    for source, denied in denials.items():
        if told := stated.get(source):
            said: list[Testimony] = [*denied, *(each for each, _ in told)]
            first, beside = told[0]
            says = (
                f"{telling.about(beside)}: {telling.sources(said)} gives {telling.value(first, beside)}, and says that "
                f"there is nothing of the kind ({case.known.label}: {telling.value(denied[0], case)})"
            )
            yield beside.conflict(Kind.CONTRADICTION, Severity.MEDIUM, said, says)
