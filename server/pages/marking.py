"""A text with the words of a search lit in it, whatever their case and accents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...graph.searching.folding import folded
from .highlight import Kind, Piece, lit

if TYPE_CHECKING:
    from collections.abc import Sequence

_ANYWHERE = 3  # letters: shorter words are found only where words begin


def marked(shown: str, wanted: Sequence[str]) -> tuple[Piece[str], ...]:
    """Return a text with the wanted words, which are folded, lit: all of them together where they stand so."""
    plain, places = _plain(shown)
    phrase = " ".join(wanted)
    hits = [
        (places[match.start()], places[match.end()], word)
        for word in ([phrase] if _found(phrase, plain) else dict.fromkeys(wanted))
        for match in _found(word, plain)
    ]
    return tuple(piece for piece in lit(shown, hits) if piece.kind is not Kind.TEXT or piece.text)


def _found(word: str, plain: str) -> list[re.Match[str]]:
    begins = "" if len(word) >= _ANYWHERE else r"(?<![^\W_])"
    return list(re.finditer(begins + re.escape(word), plain)) if word else []


def _plain(shown: str) -> tuple[str, list[int]]:
    """Return a text folded, and for each of its letters, and its end, where it stands in the text."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(shown):
        plain = folded(letter)
        letters.append(plain)
        places += [place] * len(plain)
    return "".join(letters), [*places, len(shown)]
