"""A thing in a few lines, to be shown in a frame of another site beside the row that it may be."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup
from pyoxigraph import NamedNode

from ...graph import words
from ...graph.value_words import value_words
from ..pages.statements import concept_label
from .entities import is_plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ...graph.vocabulary import Property
    from ..pages.material import Page
    from .entities import Entities, Entity, Held

_STYLE = Path(__file__).parents[1] / "static" / "preview.css"
_ROWS, _NAMES, _LONGEST = 6, 3, 60


@dataclass(frozen=True, slots=True)
class Row:
    """A property, what the sources together support, and how many of those that state a value state this one."""

    label: str
    words: str
    sources: str


def preview(entities: Entities, entity: Entity) -> Page:
    """Return what the page shows."""
    return {
        "title": entity.label,
        "kind": entities.kind_of(entity),
        "others": ", ".join(entity.names[1 : _NAMES + 1]),
        "claims": words.counted(entity.claims, "claims"),
        "rows": _rows(entities, entity),
        "style": style(),
    }


@cache
def style() -> Markup:
    """Return the style, which stands in the page: a frame without an origin of its own may load no file of ours."""
    return Markup(_STYLE.read_text(encoding="utf-8"))  # noqa: S704 (a file of ours)


@cache
def policy() -> str:
    """Return the policy of the page: this style and nothing else, in a frame of any site."""
    digest = b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'none'; base-uri 'none'; frame-ancestors *"


def _rows(entities: Entities, entity: Entity) -> list[Row]:
    told = [known for known in entities.vocabulary.properties.values() if is_plain(known)]
    held = entities.values([entity.iri], told)
    known = {each.name: each for each in told if (entity.iri, each.name) in held}
    leading = {each.group: each for each in sorted(known.values(), key=lambda each: -each.order)}.values()
    ordered = sorted(known.values(), key=lambda each: (each not in leading, each.order))[:_ROWS]
    stated = entities.stating(entity.iri, ordered)
    return [
        _row(entities, each, held[entity.iri, each.name], stated.get(each.name, {}))
        for each in sorted(ordered, key=lambda each: each.order)
    ]


def _row(entities: Entities, known: Property, held: Mapping[str, Held], stated: Mapping[str, set[str]]) -> Row:
    """Return a property with what holds, and how many of the sources that state a value state this one."""
    every = set[str]().union(*stated.values())
    these = set[str]().union(*(stated.get(value, set()) for value in held))
    counted = words.counted(len(every), "sources")
    told = counted if these == every else f"{len(these)} of {counted}"
    return Row(known.label, _words(entities, known, list(held.values())), told)


def _words(entities: Entities, known: Property, held: Sequence[Held]) -> str:
    told = sorted({_value(entities, known, each) for each in held})
    return words.excerpt(" or ".join(told) if known.one_valued else words.listed(told), "", _LONGEST)


def _value(entities: Entities, known: Property, held: Held) -> str:
    if isinstance(held.term, NamedNode):
        return concept_label(held.term.value, entities.vocabulary) or held.label or value_words(held.term, known)
    unit = known.label.rpartition(" ")[2]
    return value_words(held.term, known).removesuffix(f" {unit}")
