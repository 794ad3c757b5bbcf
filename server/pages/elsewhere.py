"""What a thing is elsewhere: the links to other graphs, by what they say of it, each with why and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ...graph.linking.mapping import Justification, Predicate
from ...graph.linking.sssom import kept_short
from ...graph.words import counted
from .statements import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..evaluate import Row
    from .material import Material, Page

_MOST = 12
_WORDS = {
    Predicate.EXACT: "The same",
    Predicate.CLOSE: "Nearly the same",
    Predicate.BROAD: "Broader than this",
    Predicate.NARROW: "Narrower than this",
    Predicate.RELATED: "Made from this, or serving it",
}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A thing elsewhere: what it is called and where, why it is linked, how surely, and by which curator if by one.

    What we call so ourselves, by another name of the same model, is elsewhere `here`.
    """

    iri: str
    label: str
    host: str
    why: str
    how: str
    confidence: str
    curator: str
    mapping: str


@dataclass(frozen=True, slots=True)
class Told:
    """The things that are all one thing to this: in words, the first of them, and how many there are."""

    words: str
    first: tuple[Elsewhere, ...]
    more: str


def elsewhere(material: Material, iri: str) -> Page | None:
    """Return what a page tells of the links of a thing, and the query for all of them; None where it has none."""
    rows = material.ask("links-of", thing=iri)
    known = [(_predicate(text(row, "predicate"), text(row, "isTurned") == "true"), row) for row in rows]
    kinds: tuple[Predicate | None, ...] = (*Predicate, None)
    told = [_told(kind, [row for each, row in known if each is kind], material.base) for kind in kinds]
    found = [each for each in told if each.first]
    if not found:
        return None
    query = material.catalogue.named("links/mappings").bind(thing=iri)
    return {"told": found, "all": counted(len({text(row, "mapping") for row in rows}), "links"), "query": query}


def _predicate(iri: str, is_turned: bool) -> Predicate | None:
    short = kept_short(iri)
    if short not in set(Predicate):
        return None
    return Predicate(short).turned if is_turned else Predicate(short)


def _told(predicate: Predicate | None, rows: Sequence[Row], base: str) -> Told:
    words = _WORDS[predicate] if predicate is not None else "Linked otherwise"
    links = _links(rows, base)
    return Told(words, links[:_MOST], f"{len(links) - _MOST:,}" if len(links) > _MOST else "")


def _links(rows: Iterable[Row], base: str) -> tuple[Elsewhere, ...]:
    """Return the links of rows, each once, whatever values a record has several of; those to our own things first."""
    found: dict[str, Elsewhere] = {}
    for row in rows:
        target, confidence = text(row, "target"), text(row, "confidence")
        how = kept_short(text(row, "justification"))
        link = Elsewhere(
            iri=target,
            label=text(row, "label") or target,
            host="here" if target.startswith(base) else _host(target),
            why=text(row, "why"),
            how=Justification(how).words if how in set(Justification) else "",
            confidence=f"{float(confidence):.0%}" if confidence else "",
            curator=text(row, "curator"),
            mapping=text(row, "mapping"),
        )
        found.setdefault(link.mapping, link)
    return tuple(sorted(found.values(), key=lambda link: link.host != "here"))


def _host(iri: str) -> str:
    try:
        return (urlsplit(iri).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
