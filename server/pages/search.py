"""Finding things by name and quotes by their words; near spellings where nothing is found."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from ...graph import words
from ...graph.rdf import WS
from ...graph.vocabulary import Property, label_key
from .highlight import Kind, Piece, lit
from .home import plural
from .statements import Thing, label_of_class, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .material import Material, Page
    from .statements import Statement

_SHOWN = 30
_LONGEST = 200
_NEAR = 5
_WORD = re.compile(r"\S{1,100}")


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that was found by a name: the name as lit pieces, and its type in words."""

    thing: Thing
    name: tuple[Piece[str], ...]
    type: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote that has the words, lit in it, and what is claimed by it."""

    quote: tuple[Piece[str], ...]
    source: Thing
    claims: tuple[Statement, ...]


def search(material: Material, typed: str) -> Page:
    """Return what was found for some typed words: things, quotes, properties, else near spellings."""
    typed = " ".join(typed.split())[:_LONGEST]
    wanted = [word.casefold() for word in _WORD.findall(typed)]
    things = _things(material, wanted) if wanted else []
    quotes = _quotes(material, wanted) if wanted else []
    found = bool(things or quotes)
    return {
        "title": f"Search: {typed}" if typed else "Search",
        "typed": typed,
        "things": things[:_SHOWN],
        "things_count": words.counted(len(things), "things"),
        "quotes": list(_quoted(material, quotes[:_SHOWN], wanted)),
        "quotes_count": words.counted(len(quotes), "claims"),
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
    named: dict[str, Thing] = {}
    for row in material.ask("labels"):
        named.setdefault(label_key(text(row, "label")), Thing(text(row, "thing"), text(row, "label")))
    close = difflib.get_close_matches(label_key(typed), named, n=_NEAR, cutoff=0.5)
    return list(dict.fromkeys(named[key] for key in close))


def marked(shown: str, wanted: Sequence[str]) -> tuple[Piece[str], ...]:
    """Return a text with the wanted words lit, in any case: all of them together where they stand so."""
    folded = shown.casefold()
    if len(folded) != len(shown):  # a few letters fold to two: then places do not match
        folded = shown.lower() if len(shown.lower()) == len(shown) else shown
    phrase = " ".join(wanted)
    hits = [
        (match.start(), match.end(), word)
        for word in ([phrase] if phrase in folded else dict.fromkeys(wanted))
        for match in re.finditer(re.escape(word), folded)
    ]
    return tuple(piece for piece in lit(shown, hits) if piece.kind is not Kind.TEXT or piece.text)


def _things(material: Material, wanted: Sequence[str]) -> list[Named]:
    found: dict[str, Named] = {}
    ranks: dict[str, tuple[int, int]] = {}
    for row in material.ask("names-with", word=max(wanted, key=len)):
        name, iri = text(row, "name"), text(row, "thing")
        if not _has_all(name, wanted) or text(row, "type") in _HIDDEN:
            continue
        rank = (0 if name.casefold() == " ".join(wanted) else 1, len(name))
        if iri not in found or rank < ranks[iri]:
            label = text(row, "label")
            shown = label if name == label else f"{label} ({name})"
            type_ = label_of_class(text(row, "type"), material.vocabulary)
            found[iri], ranks[iri] = Named(Thing(iri, label), marked(shown, wanted), type_), rank
    return sorted(found.values(), key=lambda each: (ranks[each.thing.iri], each.thing.label))


_HIDDEN = frozenset({WS.Evaluation.value, WS.Comparison.value, WS.Role.value})


def _quotes(material: Material, wanted: Sequence[str]) -> list[str]:
    """Return the claims whose quotes have all the words, the shortest quotes first."""
    rows = material.ask("quotes-with", word=max(wanted, key=len))
    return [text(row, "claim") for row in rows if _has_all(text(row, "quote"), wanted)]


def _quoted(material: Material, claims: Iterable[str], wanted: Sequence[str]) -> Iterator[Quoted]:
    """Yield each quote of some claims once."""
    places: dict[tuple[str, int, int], list[Statement]] = {}
    for claim in claims:
        for each in material.said("claim", claim=claim):
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
    folded = shown.casefold()
    return all(word in folded for word in wanted)
