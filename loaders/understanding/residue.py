"""What looks like a fact and gave no claim: sentences, cells and pairs with a number, a date or money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...graph.claims import Entity, Residue
from ...graph.document import Code, Paragraph, Span, passages_of
from .mentions import DATE, NAME, POSITION, mentions
from .sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...graph.claims import Claim
    from ...graph.document import Block, Passage
    from .knowledge import Knowledge
    from .mentions import Mention


def residue_of(knowledge: Knowledge, claims: Sequence[Claim]) -> tuple[Residue, ...]:
    """Return the stretches that hold a number or a date and overlap no claim, each with the likely reason."""
    covered = sorted(claim.span for claim in claims)
    found: list[Residue] = []
    at = 0
    for span, reason in _candidates(knowledge):
        while at < len(covered) and covered[at].end <= span.start:
            at += 1
        if not any(other.overlaps(span) for other in covered[at:] if other.start < span.end):
            found.append(Residue(span, reason))
    return tuple(found)


def _candidates(knowledge: Knowledge) -> Iterator[tuple[Span, str]]:
    for block in knowledge.document.blocks:
        if isinstance(block, Code):
            continue
        for passage in passages_of(block):
            for start, end in _stretches(block, passage):
                reason = _reason(mentions(passage.text[start:end], knowledge.names))
                if reason is not None:
                    yield passage.between(start, end), reason


def _stretches(block: Block, passage: Passage) -> Iterator[tuple[int, int]]:
    if isinstance(block, Paragraph):
        yield from sentences(passage.text)
    elif passage.text:
        yield 0, len(passage.text)


def _reason(found: Sequence[Mention]) -> str | None:
    """Return why a stretch with these mentions may have given nothing; None where it holds no figure."""
    kinds = {mention.kind for mention in found}
    figures = kinds - {NAME, POSITION} - {mention.kind for mention in found if isinstance(mention.value, Entity)}
    if not figures:
        return None
    what = "a date" if figures == {DATE} else "a number"
    if any(isinstance(mention.value, Entity) for mention in found):
        return f"{what}, but no known statement about what is named"
    return f"{what}, but nothing known that it is said of"
