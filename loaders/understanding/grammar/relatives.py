"""What a relative clause says of the thing before it: "Fjord, which Plover bought", "Fjord, a startup she founded"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terms.lexicon import lexicon
from .patterns import MARKS
from .words import RELATIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .clauses import Clauses, Verb

_OBJECTS = RELATIVE - {"who"}
_AT_END = frozenset(["", ",", ".", ")", ";", "—", "–"])
_BEHIND = frozenset(
    ["in", "on", "for", "with", "from", "at", "to", "by", "as", "after", "before", "and", "when", "under", "during"]
)


def object_before(clauses: Clauses, verb: Verb, last: int, subject: Sequence[int], fits: str) -> list[int]:
    """Return the object of a verb that stands before its clause; nothing where something stands behind the verb.

    `last` is the token that ends the verb, `subject` are those of who acts: "Fjord, which [Plover] later bought".
    """
    if not subject or max(subject) != verb.begin - 1 or not _is_bare(clauses, last):
        return []
    at = min(subject) - 1
    while clauses.word(at) in lexicon().function_words["determiner"]:
        at -= 1
    if clauses.word(at) in _OBJECTS:
        before = at - 2 if clauses.word(at - 1) == "," else at - 1
        return [before] if clauses.is_argument(before, fits) else clauses.appositive(before, fits)
    if clauses.is_argument(at, fits) and not clauses.is_governed(at):
        # "the company she founded" names it again
        return [at]
    is_thing = clauses.word(at) in lexicon().noun_words["firms"]
    return clauses.appositive(at, fits) if is_thing else []


def _is_bare(clauses: Clauses, last: int) -> bool:
    """Tell whether no object stands behind a verb."""
    after = clauses.past_adverbs(last + 1)
    return after in _AT_END or after in _BEHIND or after == MARKS["Date"]
