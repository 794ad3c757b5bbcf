"""How explanations say what is claimed and by whom."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ... import words
from ...claims import Concept, Entity
from ...dates import Date
from ..consensus import most_exact
from ..voices import voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..testimony import Testimony
    from .case import Case

_SHOWN = 3
_MOST_SIDES = 12
_ALL_SHOWN = 5  # to leave out one or two saves no words


def value(each: Testimony, case: Case) -> str:
    """Return the value of a testimony in words."""
    claim = each.claim
    match claim.value:
        case None:
            told = words.MODALITIES["undisclosed"]
        case bool():
            told = words.truth(str(claim.value).lower())
        case Date(edtf):
            told = words.date(edtf, claim.comparator)
        case Concept(name):
            told = case.ground.vocabulary.concepts[name].label
        case Entity(_, name):
            told = name
        case Decimal():
            told = words.number(str(claim.value), case.known.unit, claim.comparator)
        case text:
            told = str(text)
    return told


def sources(heard: Iterable[Testimony]) -> str:
    """Return the file names of some sources in words, the first few of them."""
    names = sorted({each.origin.name for each in heard})
    shown = names if len(names) <= _ALL_SHOWN else names[:_SHOWN]
    more = len(names) - len(shown)
    return words.listed([*shown, words.counted(more, "others")] if more else shown)


def told(heard: Sequence[Testimony], one: str, several: str) -> str:
    """Return the sources and a verb in the number that fits them: `a.md says`, `a.md and b.md say`."""
    return f"{sources(heard)} {one if len({each.origin.id for each in heard}) == 1 else several}"


def side(heard: Sequence[Testimony], case: Case) -> str:
    """Return who gives which value, that said most exactly; several sources that are one voice are told to be."""
    several = len({each.origin.id for each in heard}) > 1
    one_voice = several and len(voices(heard, case.ground.policy, case.ground.iris)) == 1
    who = told(heard, "gives", "give, as one voice," if one_voice else "give")
    return f"{who} {best(heard, case)}"


def best(heard: Sequence[Testimony], case: Case) -> str:
    """Return the value that some testimonies give, as that says it which says it most exactly."""
    return value(most_exact(heard, case.known, case.ground), case)


def beside(sides: Sequence[str]) -> str:
    """Return the sides of a conflict one beside the other, the first few of very many."""
    more = len(sides) - _MOST_SIDES
    return ", ".join([*sides[:_MOST_SIDES], *([f"and {words.counted(more, 'values')} more"] if more > 0 else [])])


def about(case: Case) -> str:
    """Return what a case is about, to begin a sentence with: `Heron 2, active parameters`, with its setting."""
    first = case.heard[0].claim
    what = f"score on {first.benchmark.name}" if first.benchmark else case.known.label
    setting = first.setting
    return f"{case.name}, {what}" + (f" ({setting})" if setting else "")
