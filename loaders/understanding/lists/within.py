"""What an entry is nested under: the labels above it may name the model or the test that it tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..names.naming import bare_heading
from ..tables.columns import named_by

if TYPE_CHECKING:
    from ....graph.claims import Entity
    from ..names.knowledge import Knowledge

_MODELS = ("Model", "ModelFamily")


def within(path: tuple[str, ...], knowledge: Knowledge) -> tuple[Entity | None, tuple[str, ...]]:
    """Return the model that the innermost of the labels above an entry names, and the labels that stand below that."""
    for at in reversed(range(len(path))):
        named = named_by(bare_heading(path[at]), knowledge)
        if named is not None and named.type in _MODELS:
            return named, path[at + 1 :]
    return None, path
