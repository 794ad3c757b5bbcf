"""The same in other forms: where each is, for the head of a page and for the `Link` header of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..endpoint.negotiation import GRAPHS, HTML

if TYPE_CHECKING:
    from collections.abc import Iterable

# How programs and people ask for an address with a suffix; of all forms those that hold all of a graph.
_OFFERED = ("ttl", "jsonld", "nt", "rdf")


@dataclass(frozen=True, slots=True)
class Alternate:
    """A form of something at an address of its own: what it is called, its media type, its address on this site."""

    name: str
    media_type: str
    address: str


def alternates(address: str, *more: str) -> tuple[Alternate, ...]:
    """Return the forms of data of what stands at an address, by suffix; `more` are suffixes beside the usual ones."""
    forms = {form.aliases[0]: form for form in GRAPHS}
    return tuple(
        Alternate(forms[suffix].name, forms[suffix].types[0], f"{address}.{suffix}") for suffix in (*_OFFERED, *more)
    )


def link_header(root: str, address: str, found: Iterable[Alternate], *more: str) -> str:
    """Return the `Link` header that names the page at an address, its forms of data, and more links as they stand."""
    page = f'<{root}{address}>; rel="alternate"; type="{HTML.types[0]}"'
    data = (f'<{root}{each.address}>; rel="alternate"; type="{each.media_type}"' for each in found)
    return ", ".join((page, *data, *more))
