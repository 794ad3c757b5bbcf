"""Finding things by name and quotes by their words; near spellings where nothing is found."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from ...graph import words
from ...graph.rdf import WS
from ...graph.searching.folding import key_of, words_in
from ...graph.searching.reading import MOST_COUNTED
from .home import plural
from .marking import marked
from .statements import Thing, label_of_class, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...graph.searching.reading import Hit
    from ...graph.vocabulary import Property
    from .highlight import Piece
    from .material import Material, Page
    from .statements import Statement

_SHOWN = 30
_LONGEST = 200
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that was found by a name: the name as lit pieces, its type in words, how much is said of it."""

    thing: Thing
    name: tuple[Piece[str], ...]
    type: str
    claims: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote that has the words, lit in it, and what is claimed by it."""

    quote: tuple[Piece[str], ...]
    source: Thing
    claims: tuple[Statement, ...]


def search(material: Material, typed: str) -> Page:
    """Return what was found for some typed words: things, quotes, properties, else near spellings."""
    typed, index = _tidy(typed), material.index
    wanted = words_in(typed)
    things = index.named(typed, _SHOWN) if index else []
    quotes = index.quoted(typed, _SHOWN) if index else []
    found = bool(things or quotes)
    return {
        "title": f"Search: {typed}" if typed else "Search",
        "typed": typed,
        "is_indexed": index is not None,
        "things": [named(material, each, wanted) for each in things],
        "things_count": _counted(index.count_named(typed) if index else 0, "things"),
        "quotes": list(_quoted(material, [each.claim for each in quotes], wanted)),
        "quotes_count": _counted(index.count_quoted(typed) if index else 0, "claims"),
        "properties": _properties(material, wanted),
        "near": [] if found or not wanted else near(material, typed),
    }


def of_type(material: Material, name: str) -> Page | None:
    """Return the list of all things of a class; None for a class that is not known."""
    entry = material.vocabulary.classes.get(name)
    if entry is None:
        return None
    rows = material.ask("things-of-type", type=WS[name].value)
    things = [Thing(text(row, "thing"), text(row, "label")) for row in rows]
    return {"title": _title(plural(entry.label)), "definition": entry.definition, "things": things}


def _title(label: str) -> str:
    return label[:1].upper() + label[1:]


def near(material: Material, typed: str) -> list[Thing]:
    """Return things with a name that is spelled nearly so, the nearest first."""
    found = material.index.near(typed, _NEAR) if material.index else []
    return list({each.label: Thing(each.iri, each.label) for each in reversed(found)}.values())[::-1]


def named(material: Material, hit: Hit, wanted: Sequence[str]) -> Named:
    """Return a hit as pages show it."""
    shown = hit.label if hit.name == hit.label else f"{hit.label} ({hit.name})"
    type_ = label_of_class(hit.type, material.vocabulary)
    claims = words.counted(hit.claims, "claims") if hit.claims > 0 else ""
    return Named(Thing(hit.iri, hit.label), marked(shown, wanted), type_, claims)


def _tidy(typed: str) -> str:
    return " ".join(typed.split())[:_LONGEST]


def _counted(count: int, noun: str) -> str:
    return f"more than {MOST_COUNTED:,} {noun}" if count > MOST_COUNTED else words.counted(count, noun)


def _quoted(material: Material, claims: Sequence[str], wanted: Sequence[str]) -> Iterator[Quoted]:
    """Yield each quote of some claims once, in their order."""
    said = {each.claim: each for each in material.said("claim", claim=claims)} if claims else {}
    places: dict[tuple[str, int, int], list[Statement]] = {}
    for each in (said[claim] for claim in claims if claim in said):
        places.setdefault((each.source.iri, each.start, each.end), []).append(each)
    for here in places.values():
        yield Quoted(marked(here[0].quote, wanted), here[0].source, tuple(here))


def _properties(material: Material, wanted: Sequence[str]) -> list[Property]:
    """Return the properties one of whose names has all the words."""
    if not wanted:
        return []
    known = material.vocabulary.properties.values()
    return list(
        islice(
            (each for each in known if any(_has_all(name, wanted) for name in (each.label, *each.synonyms))),
            5,
        )
    )


def _has_all(shown: str, wanted: Iterable[str]) -> bool:
    key = key_of(shown)
    return all(word in key for word in wanted)
