"""A thing with its names read to parts, its makers, and what it can be found by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..names import name_key
from .thing import MODELS, Thing, owned_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .makers import Makers
    from .name_parts import NameParts, NameReader

OFFERING = "Offering"
LABEL, OTHER, IDENTIFIER = "rdfs:label", "skos:altLabel", "schema:identifier"
DEVELOPERS = ("developer",)
WHOLE = "partOf"


@dataclass(frozen=True, slots=True)
class Called:
    """One name of a thing: as it is written, in parts, and in which field it stands.

    `fuller` is another name of the same thing that says more: "Heron 2" beside `northlake/heron-2-7b-instruct`.
    """

    text: str
    parts: NameParts
    field: str
    fuller: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing and its names; `makers` are all that are told, `owners` those that stand before its identifiers."""

    thing: Thing
    called: tuple[Called, ...]
    makers: tuple[str, ...]
    owners: tuple[str, ...]
    is_served: bool

    @property
    def is_model(self) -> bool:
        """Tell whether it may be a model or a family of models, or what serves one."""
        return self.thing.type in MODELS or self.thing.type in {"", OFFERING}

    @property
    def blocks(self) -> Iterator[tuple[object, ...]]:
        """Yield what it has in common with all that it may be, or may be related to."""
        for each in self.called:
            if self.is_model and (each.parts.words or each.parts.versions):
                yield from each.parts.cores
            if self.thing.type not in MODELS:
                yield ("named", name_key(each.text).replace(" ", ""))


def named(thing: Thing, reader: NameReader, known: Makers) -> Named:
    """Return a thing with its names read, and its makers by all names that are known of them."""
    identifiers = tuple(filter(_is_name, thing.identifiers))
    owned = tuple(filter(None, map(owned_name, thing.identifiers)))
    first = [reader.read(each) for each in (*identifiers, *owned, *thing.names[:1])]
    is_served = thing.type == OFFERING or any(parts.served for parts in first)
    told = [(name, LABEL if place == 0 else OTHER) for place, name in enumerate(thing.names)]
    told += [(name, IDENTIFIER) for name in dict.fromkeys((*identifiers, *owned))]
    if not told:
        told = [(thing.label, IDENTIFIER)]
    called = _with_fuller([Called(text, reader.read(text, served=is_served), field) for text, field in told], reader)
    called = _beside_page(called, owned_name(thing.iri))
    owners = tuple(dict.fromkeys(each.parts.owner for each in called if each.field == IDENTIFIER and each.parts.owner))
    stated = tuple(maker for each in called for maker in each.parts.makers)
    developers = tuple(value for name in DEVELOPERS for value in thing.facts.get(name, ()))
    return Named(thing, called, known.called((*developers, *stated)), owners, is_served)


def _with_fuller(called: Sequence[Called], reader: NameReader) -> tuple[Called, ...]:
    """Return names with what else the thing is called that says more: a stage, a tier, a size, the day of a snapshot.

    What is moving by one of its names is so by all.
    """
    first = [each for each in called if each.field != OTHER]
    is_moving = any(each.parts.moving for each in first)
    found = []
    for each in called:
        more = (other for other in first if _tells_more(other, each, first, reader.editions))
        parts = replace(each.parts, moving=each.parts.moving or is_moving)
        found.append(replace(each, parts=parts, fuller=next((other.text for other in more), "")))
    return tuple(found)


def _beside_page(called: Sequence[Called], page: str) -> tuple[Called, ...]:
    """Return the names of what has a hub's page as its address; those that are other than the page's are less sure."""
    cores = {core for each in called if each.text == page for core in each.parts.cores}
    return tuple(
        replace(each, fuller=each.fuller or page)
        if cores and each.field != IDENTIFIER and not cores & set(each.parts.cores)
        else each
        for each in called
    )


def _tells_more(other: Called, each: Called, called: Sequence[Called], editions: frozenset[str]) -> bool:
    """Tell whether a name says more than another of what the thing is; the first name may tell a version, too."""
    is_versioned = other.field == LABEL and set(other.parts.versions) > set(each.parts.versions)
    return is_versioned or _says_more(other.parts, each.parts, editions) or _dates(other, each, called)


def _dates(other: Called, each: Called, called: Sequence[Called]) -> bool:
    """Tell whether a name dates another; not where an identifier has no date: it is not of that day alone."""
    cores = set(each.parts.cores)
    if not other.parts.snapshot or each.parts.snapshot or not cores & set(other.parts.cores):
        return False
    undated = (it for it in called if it.field == IDENTIFIER and not it.parts.snapshot)
    return not any(cores & set(it.parts.cores) for it in undated)


def _says_more(other: NameParts, parts: NameParts, editions: frozenset[str]) -> bool:
    more = set(other.words) - set(parts.words)
    is_one = set(parts.words) <= set(other.words) and set(parts.versions) <= set(other.versions)
    is_larger = set(parts.sizes) < set(other.sizes)
    return is_one and set(parts.sizes) <= set(other.sizes) and (bool(more & editions) or is_larger)


def makers_in(things: Iterable[Thing]) -> Iterator[tuple[str, ...]]:
    """Yield the names of each maker that things are or name, and of what it is part."""
    for thing in things:
        if thing.type == "Organization":
            yield thing.names
        for name in DEVELOPERS:
            yield from ((value,) for value in thing.facts.get(name, ()))


def wholes_in(things: Iterable[Thing]) -> dict[str, tuple[str, ...]]:
    """Return of what makers are parts, by each of their names."""
    parts = [thing for thing in things if thing.type == "Organization" and WHOLE in thing.facts]
    return {name: thing.facts[WHOLE] for thing in parts for name in thing.names}


def _is_name(identifier: str) -> bool:
    """Tell whether an identifier spells a name: not an address, not the number of an item."""
    is_address = ":" in identifier and "//" in identifier
    letters = sum(map(str.isalpha, identifier))
    return not is_address and letters > 1 and not (identifier[:1] == "Q" and identifier[1:].isdigit())
