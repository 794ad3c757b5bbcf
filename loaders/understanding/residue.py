"""What looks like a fact and gave no claim: sentences, cells and pairs with a number, a date or money."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from ...graph.claims import Residue
from ...graph.quantities import may_hold_figures
from .names.mentions import Mention, mentions, mentions_within
from .prose.stretches import stretches_of
from .reasons import SET_ASIDE, is_figure, reason_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from ...graph.claims import Claim
    from ...graph.document import Span
    from .names.knowledge import Knowledge
    from .prose.stretches import Stretch


class Coverage(NamedTuple):
    """The stretches that look like a fact and gave no claim, and how many gave one."""

    residue: tuple[Residue, ...]
    understood: int


def coverage_of(
    knowledge: Knowledge, claims: Sequence[Claim], aside: Collection[int] = (), apart: Collection[Span] = ()
) -> Coverage:
    """Return what looks like a fact in a document and gave no claim, each with the likely reason, and how much did.

    `aside` are the numbers of the blocks that were passed over on purpose; what stands `apart` is counted elsewhere.
    """
    covered = _united(claim.span for claim in claims)
    residue: dict[Span, str] = {}
    understood: set[Span] = set()
    for stretch, is_aside in _stretches(knowledge, aside):
        # A table cell that spans several rows comes once for each.
        if stretch.span in understood or stretch.span in residue or is_within(stretch.span, apart):
            continue
        if is_covered(stretch.span, covered):
            if any(character.isdigit() for character in stretch.text):
                understood.add(stretch.span)
            continue
        is_possible = may_hold_figures(stretch.of) and may_hold_figures(stretch.text)
        found = _mentions(stretch, knowledge) if is_possible else []
        if any(is_figure(mention) for mention in found):
            residue[stretch.span] = SET_ASIDE if is_aside else reason_for(stretch, found, knowledge)
    return Coverage(tuple(Residue(span, reason) for span, reason in residue.items()), len(understood))


def _mentions(stretch: Stretch, knowledge: Knowledge) -> list[Mention]:
    """Return the mentions in a stretch, as they were read when its paragraph was read for claims."""
    found = mentions(stretch.of, knowledge.names)
    within = mentions_within(found, stretch.at, stretch.at + len(stretch.text))
    return [Mention(each.start - stretch.at, each.end - stretch.at, each.kind, each.value) for each in within]


def _stretches(knowledge: Knowledge, aside: Collection[int]) -> Iterator[tuple[Stretch, bool]]:
    before = None
    for number, block in enumerate(knowledge.document.blocks):
        for stretch in stretches_of(block, before):
            yield stretch, number in aside
        before = block


def _united(spans: Iterable[Span]) -> list[Span]:
    """Return the stretches that the spans cover together, in order and apart from each other."""
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start <= united[-1].end:
            united[-1] = united[-1].to(span)
        else:
            united.append(span)
    return united


def is_within(span: Span, others: Collection[Span]) -> bool:
    """Tell whether a span stands within one of some others."""
    return any(each.start <= span.start and span.end <= each.end for each in others)


def is_covered(span: Span, covered: Sequence[Span]) -> bool:
    """Tell whether a span shares a character with one of several that are in order and apart from each other."""
    nearest = bisect_left(covered, span.end, key=lambda other: other.start) - 1
    return nearest >= 0 and covered[nearest].overlaps(span)
