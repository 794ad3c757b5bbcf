"""Forms of English verbs, and the slots of their arguments, as the data of the frames writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ....graph.errors import OntologyError
from .patterns import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_VERB = re.compile(r"(?P<base>[a-z-]+)(?: \((?P<past>[a-z, -]+)\))?(?P<particles>(?: [a-z]+)*)")
_SHORT_SYLLABLE = re.compile(r"(?:[^aeiou]*|.*-[^aeiou]*|qu)[aeiou][bdgmnpt]")


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a verb or noun: its slot, and the marks of the mentions that may fill it.

    One `by_people` may stand behind those who are of it: "researchers at Fjord".
    """

    slot: str
    fits: str
    by_people: bool = False


@dataclass(frozen=True, slots=True)
class WordForm:
    """What a form of a verb may be."""

    is_past: bool
    is_participle: bool
    is_base: bool


def argument_of(name: str, text: str) -> Argument:
    """Read `{slot:Kind|Kind}`; with `!` names of unknown kind are left out, with `~` its people may do it."""
    match = re.fullmatch(r"\{(\w+):([\w|/% -]+)(!?)(~?)\}", text)
    if match is None:
        raise OntologyError(name, f"{text!r} is no slot", "write it like {model:Model}")
    return Argument(match[1], MARKS.any_of(match[2].split("|"), unknown=not match[3])[1:-1], by_people=bool(match[4]))


def arguments_behind(entry: Mapping[str, Any]) -> tuple[tuple[str, Argument], ...]:
    """Return the prepositions of a frame's entry, each with the argument that stands behind it."""
    return tuple(
        (preposition, argument_of(entry["name"], slot))
        for prepositions, slot in entry.get("behind", {}).items()
        for preposition in prepositions.split()
    )


def verb_of(name: str, written: str) -> tuple[str, str | None, tuple[str, ...]]:
    """Return the base form, the irregular past forms and the particles of a verb as the data writes it."""
    match = _VERB.fullmatch(written)
    if match is None:
        raise OntologyError(name, f"{written!r} is no verb", "see the other frames")
    return match["base"], match["past"], tuple(match["particles"].split())


def forms_of(verbs: Iterable[str]) -> Mapping[str, WordForm]:
    """Return all forms of some verbs."""
    return {
        word: WordForm(is_past, is_participle, is_base)
        for written in verbs
        for word, is_past, is_participle, is_base in inflected(*verb_of(written, written)[:2])
    }


def inflected(base: str, past: str | None) -> Iterable[tuple[str, bool, bool, bool]]:
    """Return the forms of a verb, each with whether it is past, a participle in -ing, or the base.

    `past` holds the irregular forms. The last letter of a short syllable is doubled: "shipped", "running".
    """
    stem = base + base[-1] if _SHORT_SYLLABLE.fullmatch(base) else base.removesuffix("e")
    is_y = base.endswith("y") and base[-2] not in "aeou"
    pasts = past.split(", ") if past else [f"{base[:-1]}ied" if is_y else f"{stem}ed"]
    third = f"{base[:-1]}ies" if is_y else f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z")) else f"{base}s"
    forms = [(each, True, False, False) for each in pasts]
    return [*forms, (third, False, False, False), (f"{stem}ing", False, True, False), (base, False, False, True)]
