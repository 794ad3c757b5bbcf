"""What is the same for everybody while a snapshot is served, made once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from flask import current_app, g

from ..evaluate import asking

if TYPE_CHECKING:
    from collections.abc import Callable

    from .material import Material

Made = TypeVar("Made")


def kept(name: str, make: Callable[[Material], Made]) -> Made:
    """Return what is made under a name, once a snapshot and with no limit of time."""
    known: dict[str, tuple[str, Made]] = current_app.extensions.setdefault("whosays pages", {})
    ident, made = known.get(name, ("", None))
    if made is None or ident != g.snapshot.id:
        unhurried = asking(g.snapshot.store, g.material.catalogue)
        made = make(replace(g.material, ask=unhurried))
        known[name] = (g.snapshot.id, made)
    return made
