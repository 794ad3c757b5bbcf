"""A thing as a catalog, or our own graph, tells of it: what it is called, by which identifiers, and a few facts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from .words import linking_words

if TYPE_CHECKING:
    from collections.abc import Mapping

_WIKIDATA = re.compile(
    r"https?://(?:www\.)?wikidata\.org/(?:entity|wiki|wiki/Special:EntityData)/(Q\d{1,12})(?:\.\w+)?"
)
_ITEM = re.compile(r"Q\d{1,12}")
_OWNED = re.compile(r"[\w.-]{1,80}/[\w.+-]{1,120}")
MODELS = frozenset(["Model", "ModelFamily"])


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of one side: `names` with the preferred one first, `facts` by local names of our properties.

    `type` is the local name of a class of the ontology, empty where it is not known. `catalog` tells the things of
    one catalog from those of another. Values of facts are plain digits, EDTF dates and labels.
    """

    iri: str
    type: str = ""
    names: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    catalog: str = ""

    @property
    def label(self) -> str:
        """What it is called: its first name, else its identifier, else the end of its IRI."""
        return next(iter((*self.names, *self.identifiers)), re.split(r"[/#]", self.iri.rstrip("/#"))[-1])

    @property
    def keys(self) -> frozenset[str]:
        """What identifies it in any catalog, in one spelling, its own IRI among it."""
        found = (identifier_key(each) for each in (self.iri, *self.identifiers))
        return frozenset(key for key in found if key)


def identifier_key(written: str) -> str:
    """Return the one spelling of an identifier that is known everywhere; empty for what is none.

    A Wikidata item is `wikidata:Q42`, a page of a model hub and `Owner/Name` are `owner/name`, other addresses have no
    scheme, no `www.` and no slash at the end.
    """
    text = written.strip()
    if (item := _WIKIDATA.fullmatch(text)) is not None or _ITEM.fullmatch(text):
        return f"wikidata:{item[1] if item else text}"
    if text.startswith(("http://", "https://")):
        return _page(text)
    return text.casefold() if _is_owned(text) else ""


def owned_name(written: str) -> str:
    """Return `Owner/Name` of an identifier or of a hub's page, as it is written; empty for others."""
    text = written.strip()
    if text.startswith(("http://", "https://")):
        try:
            parts = urlsplit(text)
        except ValueError:
            return ""
        text = parts.path.strip("/") if _host(parts.hostname) in linking_words().hubs else ""
    return text if _is_owned(text) else ""


def _page(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    path = unquote(parts.path).strip("/")
    if _host(parts.hostname) in linking_words().hubs and _is_owned(path):
        return path.casefold()
    # The front page of a site is of whoever runs it, and of no single thing.
    return f"{_host(parts.hostname)}/{path}{'?' + parts.query if parts.query else ''}" if path or parts.query else ""


def _host(name: str | None) -> str:
    return (name or "").removeprefix("www.")


def _is_owned(text: str) -> bool:
    """Tell whether it is `owner/name` without anything of a provider around it."""
    if _OWNED.fullmatch(text) is None:
        return False
    owner = text.partition("/")[0].casefold()
    words = linking_words()
    return owner not in words.providers and owner not in words.path_steps
