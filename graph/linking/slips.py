"""Names that differ in one word by a slip of the pen, where everything else is equal."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from .facts import held
from .makers import makers_agree
from .mapping import Justification, Predicate
from .matching import Match, is_owner_told
from .named import LABEL
from .thing import MODELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .named import Called, Named

ALIKE = 94
_LONG_WORD = 7
_CONFIDENCE = 0.7
MEASURE = "Indel similarity (rapidfuzz.fuzz.ratio)"


def slips(
    ours: Sequence[Named], theirs: Sequence[Named], editions: frozenset[str]
) -> Iterator[tuple[Named, Named, Match]]:
    """Yield the models whose names are one but for a slip in one long word, and that have one maker."""
    ends: dict[object, list[tuple[Named, Called]]] = defaultdict(list)
    for each in theirs:
        for called in each.called:
            if each.is_model and not each.is_served and called.parts.is_telling:
                ends[_end(called)].append((each, called))
    for one in ours:
        for called in one.called:
            if called.field != LABEL or one.thing.type not in MODELS or one.is_served:
                continue
            others = ends.get(_end(called), ())
            found = process.extract(
                " ".join(called.parts.words),
                [" ".join(other.parts.words) for _, other in others],
                scorer=fuzz.ratio,
                score_cutoff=ALIKE,
                limit=5,
            )
            for _, score, place in found:
                other, its = others[place]
                if score < 100 and _is_slip(called, its, editions) and _of_one_maker(one, other, its):
                    reason = f"{called.text} and {its.text} differ in the spelling of one word only. The makers agree."
                    yield (
                        one,
                        other,
                        Match(
                            Predicate.CLOSE,
                            Justification.SIMILAR,
                            _CONFIDENCE,
                            called,
                            its,
                            reason,
                            round(score / 100, 3),
                        ),
                    )


def _end(called: Called) -> tuple[object, ...]:
    """Return all of a name but its words; a name without any number has too little that could agree."""
    parts = called.parts
    if not (parts.versions or parts.sizes):
        return ("alone", parts.words)
    return parts.versions, parts.sizes, parts.formats, parts.snapshot, parts.moving, len(parts.words)


def _is_slip(ours: Called, theirs: Called, editions: frozenset[str]) -> bool:
    left, right = set(ours.parts.words) - set(theirs.parts.words), set(theirs.parts.words) - set(ours.parts.words)
    words = (*left, *right)
    return len(words) == 2 and all(len(word) >= _LONG_WORD and word not in editions for word in words)


def _of_one_maker(ours: Named, theirs: Named, called: Called) -> bool:
    made_by_one = makers_agree(ours.makers, theirs.makers) is True
    return made_by_one and is_owner_told(ours, theirs, called.parts) and not held(ours.thing, theirs.thing).differ
