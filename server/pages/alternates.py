"""The same in other forms: where each is, for the head of a page and for the `Link` header of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..endpoint.negotiation import GRAPHS, HTML, called

if TYPE_CHECKING:
    from collections.abc import Iterable

# How programs and people ask for an address with a suffix; those that are used most.
_OFFERED = ("ttl", "jsonld", "nt", "rdf", "trig")


@dataclass(frozen=True, slots=True)
class Alternate:
    """A form of something at an address of its own: what it is called, its media type, its address on this site."""

    name: str
    media_type: str
    address: str


def alternates(address: str) -> tuple[Alternate, ...]:
    """Return the forms of data of what stands at an address, each by its suffix."""
    forms = (called(suffix, GRAPHS) for suffix in _OFFERED)
    return tuple(Alternate(form.name, form.types[0], f"{address}.{form.aliases[0]}") for form, _ in filter(None, forms))


def link_header(address: str, found: Iterable[Alternate], *more: str) -> str:
    """Return the `Link` header that names an address, which stands for all its forms, then these, and more links."""
    page = f'<{address}>; rel="canonical"', f'<{address}>; rel="alternate"; type="{HTML.types[0]}"'
    data = (f'<{each.address}>; rel="alternate"; type="{each.media_type}"' for each in found)
    return ", ".join((*page, *data, *more))
