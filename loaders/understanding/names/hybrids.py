"""Architectures that words put together: "hybrid Mamba-Transformer", "Joint Attention and Mamba"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator


def _any_of(*kinds: str) -> str:
    """Return a pattern for the parts of these kinds; such as are in small letters may begin with capitals."""
    parts = sorted((part for kind in kinds for part in lexicon().hybrid_parts[kind]), key=len, reverse=True)
    return f"(?:{'|'.join(' '.join(map(_either_case, part.split())).replace(' ', '[- ]') for part in parts)})"


def _either_case(word: str) -> str:
    return f"[{word[0].upper()}{word[0]}]{word[1:]}" if word.islower() else word


_STATE = _any_of("of_states", "recurrent")
_OTHER = _any_of("attention", "other")
_PART = rf"(?:{_STATE}|{_OTHER})"
_JOINT = r"(?:[-–/+]| and | & | \+ )"
_HYBRID = re.compile(
    rf"(?<![\w-])(?:[Hh]ybrid {_PART}{_JOINT}{_PART}(?:{_JOINT}{_PART})?|[Hh]ybrid (?:{_STATE}|[Tt]ransformers?)"
    rf"|[Jj]oint {_PART}{_JOINT}{_PART}|(?:{_STATE}[-–/]{_OTHER}|[Tt]ransformers?[-–/]{_STATE})(?: [Hh]ybrid)?)"
    r"(?![\w-])"
)
_OF_STATES = re.compile(_any_of("of_states"))
_OF_ATTENTION = re.compile(_any_of("attention"))
_SIGNS = ("ybrid", "oint ", *(part for part in lexicon().hybrid_parts["of_states"] if not part.islower()))


def hybrids(text: str) -> Iterator[tuple[int, int, Entity]]:
    """Yield the start and end of each such architecture, and it, as the text writes it."""
    if not any(sign in text for sign in _SIGNS):
        return
    for found in _HYBRID.finditer(text):
        words = found.group()
        is_known = _OF_STATES.search(words) and _OF_ATTENTION.search(words)
        yield (
            *found.span(),
            Entity("Technique", lexicon().known_hybrid if is_known else words[:1].upper() + words[1:], words),
        )
