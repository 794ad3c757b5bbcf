"""Titles that begin with the name of a model, "Heron 2: a bird in the hand", of which others beside them name none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .columns import named_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ....graph.claims import Entity
    from ..names.knowledge import Knowledge

_MODELS = ("Model", "ModelFamily")
_COLON = ": "
_LONGEST = 60
_FEW = 3


def model_in_title(text: str, knowledge: Knowledge) -> Entity | None:
    """Return the model that a title names, whole or before its colon."""
    words = text.partition(_COLON)[0].strip()
    named = named_by(words, knowledge) if 0 < len(words) <= _LONGEST else None
    return named if named is not None and named.type in _MODELS else None


def are_titles(texts: Sequence[str], knowledge: Knowledge) -> bool:
    """Tell whether several of the texts, and a third of them, are the name of a model with words behind a colon."""
    titled = sum(_COLON in text and model_in_title(text, knowledge) is not None for text in texts)
    return titled >= _FEW and titled * 3 >= len(texts)
