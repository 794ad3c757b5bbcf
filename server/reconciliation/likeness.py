"""How alike two names are; where their numbers differ they are names of different things."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from ...graph.names import name_key
from ...graph.searching.folding import key_of

_LONGEST = 200
_SPOKEN = "+#"
_LETTERS, _WORDS = 0.6, 0.4
# What is only alike is never as good as what is the same.
_MOST = 0.95
_OTHER_NUMBERS, _FEWER_NUMBERS = 0.6, 0.85


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """How alike two names are, from 0 to 1, whether they are spellings of one, whether they have the same numbers."""

    similarity: float
    is_same: bool
    same_numbers: bool


NOTHING = Likeness(0.0, is_same=False, same_numbers=False)


def is_same(typed: str, name: str) -> bool:
    """Tell whether two names are spellings of one; case, accents, signs and legal endings make no difference.

    A sign that is spoken does: "Heron R+" is another thing than "Heron R".
    """
    typed, name = typed[:_LONGEST], name[:_LONGEST]
    same_signs = all(typed.count(sign) == name.count(sign) for sign in _SPOKEN)
    return name_key(typed) == name_key(name) != "" or (same_signs and key_of(typed) == key_of(name) != "")


def likeness(typed: str, name: str) -> Likeness:
    """Return how alike two names are; case, accents, signs and legal endings make no difference."""
    typed, name = typed[:_LONGEST], name[:_LONGEST]
    one, other = name_key(typed), name_key(name)
    if not (one and other):
        return NOTHING
    if is_same(typed, name):
        return Likeness(1.0, is_same=True, same_numbers=True)
    words, others = set(one.split()), set(other.split())
    shared = 2 * len(words & others) / (len(words) + len(others))
    # Words in another order are letters in another place, and mean the same.
    letters = max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other)) / 100
    similarity = (_LETTERS * letters + _WORDS * shared) * _MOST
    numbers, other_numbers = _numbers(words), _numbers(others)
    if numbers == other_numbers:
        return Likeness(similarity, is_same=False, same_numbers=True)
    is_part = numbers <= other_numbers or other_numbers <= numbers
    return Likeness(similarity * (_FEWER_NUMBERS if is_part else _OTHER_NUMBERS), is_same=False, same_numbers=False)


def _numbers(words: set[str]) -> set[str]:
    return {word for word in words if any(letter.isdecimal() for letter in word)}
