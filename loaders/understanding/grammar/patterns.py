"""A pattern is a regular expression over text in which each mention is one character that tells its kind.

In it `{slot:Kind}` stands for a mention of that kind, `{slot:A|B}` for one of several kinds, `{slot:Kind+}` for an
enumeration of them, and `{slot:Kind*}` for one in which each may have its owner before it ("Northlake's Heron 2 or
Plover's Tern"); with an exclamation mark (`{slot:Kind!}`) names of unknown kind are left out, and `{:Kind}` takes one
that nothing is said of. So a pattern never reads the words of a name or a number. Other words are taken by an
ordinary named group, `(?P<slot>...)`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ....graph.definitions import definitions_in
from ....graph.errors import OntologyError
from ....graph.units import CURRENCIES
from ..names.mentions import LEADING, NAME, POSITION
from ..terms.lexicon import lexicon
from .needs import best, needs_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .needs import Need

_FIRST_MARK = "\ue000"
_SLOT = re.compile(r"\{(\w*):([\w|/%$ -]+)([+*]?)(!?)\}")
# What makes of a name that stands before it a part of a description: "Fjord-backed Sandpiper".
_PART = r"(?![-–](?:backed|based|owned|led|style|funded|founded|trained|powered|like|made|only)\b)"
# How a name in an enumeration may be described: "Fjord Capital and the investor Maria Quill".
_DESCRIBED = (
    "(?:investor|billionaire|entrepreneur|researcher|engineer|scientist|professor|startup|start-up|firm|giant|actor|actress"
    "|filmmaker|singer|musician|athlete|executive|economist|financier|chipmaker|company|bank|fund)"
)
# Places where something is to be had are enumerated with their prepositions: "on Kaggle and via platforms such as ...".
_OFFERED_ON = (
    r"(?: (?:also )?(?:on|via|through|in|from|over|at))?(?: (?:our|its|their|other))?"
    r"(?: (?:cloud )?platforms (?:like|such as|including))?"
)
_PHRASE = re.compile(r"(?<!\?P)<(\w+)>")
_ALSO = {
    "Model": ("ModelFamily",),
    "Person": (NAME,),
    POSITION: (LEADING,),
    "Organization": (NAME, "Channel"),
    "Place": (NAME,),
    "Product": (NAME, "ModelFamily"),
    "Hardware": (NAME,),
    "Channel": ("Organization", "Product"),
    "USD": tuple(sorted(CURRENCIES - {"USD"})),
    "USD per million tokens": tuple(f"{currency} per million tokens" for currency in sorted(CURRENCIES - {"USD"})),
    "FLOPs": ("GPU-hours",),
    "GPUs": ("chips",),
    "Technique": tuple(sorted(set(lexicon().techniques.values()))),
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern over marked text.

    A text that it matches fulfils each of its `needs`: it holds one of the words or marks in each. `cues` is the need
    that the fewest texts fulfil, empty where there is none.
    """

    words: re.Pattern[str]
    cues: Need
    needs: tuple[Need, ...]

    @property
    def marks(self) -> tuple[Need, ...]:
        """Return the needs that mentions alone fulfil."""
        return tuple(need for need in self.needs if all(map(is_mark, need)))


class Marks:
    """The characters that stand for kinds of mention, given out as kinds appear."""

    def __init__(self) -> None:
        self._marks: dict[str, str] = {}

    def __getitem__(self, kind: str) -> str:
        mark = self._marks.get(kind)
        return mark or self._marks.setdefault(kind, chr(ord(_FIRST_MARK) + len(self._marks)))

    def any_of(self, kinds: Sequence[str], *, unknown: bool = True) -> str:
        """Return the character class of the kinds and of those that may stand for them, `unknown` names too."""
        stand = (each for kind in kinds for each in (kind, *_ALSO.get(kind, ())))
        return "[" + "".join(self[kind] for kind in stand if unknown or kind != NAME) + "]"


MARKS = Marks()


def is_mark(cue: str) -> bool:
    """Tell whether a need is one for a mention of some kind, and not for a letter."""
    return cue >= _FIRST_MARK


def pattern_of(name: str, text: str) -> Pattern:
    """Return a pattern of the frame of a name, ready to match; raise `OntologyError` where it cannot be read."""
    source = _SLOT.sub(_slot, _spelled_out(text, name)).replace(" ", r"\s")
    try:
        words = re.compile(rf"(?<!\w)(?:{source})(?!\w){_PART}", re.IGNORECASE)
    except re.error as error:
        raise OntologyError(f"frames.yaml: {name}", f"{text!r}: {error}", "mend the pattern") from error
    needs = needs_of(source)
    return Pattern(words, best(needs) or frozenset(), tuple(needs))


def kinds_in(patterns: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the kinds of mention that each slot of some patterns takes."""
    found: dict[str, tuple[str, ...]] = {}
    spelled = (_spelled_out(text, text) for text in patterns)
    for slot, kinds, *_ in (each for text in spelled for each in _SLOT.findall(text)):
        found[slot] = tuple(dict.fromkeys([*found.get(slot, ()), *kinds.split("|")]))
    return found


def _spelled_out(text: str, name: str) -> str:
    """Return a pattern with its phrases (`<adverbs>`) in full; phrases may hold phrases."""
    while (phrase := _PHRASE.search(text)) is not None:
        words = _phrases().get(phrase[1])
        if words is None:
            raise OntologyError(f"frames.yaml: {name}", f"unknown phrase {phrase[0]}", "see phrases.yaml")
        text = f"{text[: phrase.start()]}{words}{text[phrase.end() :]}"
    return text


@cache
def _phrases() -> Mapping[str, str]:
    phrases: Mapping[str, str] = definitions_in(__package__, "phrases.yaml")
    return phrases


def _slot(match: re.Match[str]) -> str:
    slot, kinds, many, known = match.groups()
    one = MARKS.any_of(kinds.split("|"), unknown=not known)
    owner = rf"|{MARKS.any_of(['Organization'])}[’']s? " if many == "*" or kinds == "Channel" else ""
    title = rf"(?:(?:the|its|Mr\.|Ms\.|Mrs\.|Dr\.) {owner})?(?:{_DESCRIBED} )?"
    each = rf"{title}{one}(?: \([^()]{{1,80}}\))?"
    joint = r"(?:[ -](?:series|family))?(?:,| and|;| &|, and| or|, or|,? as well as|, along with|,? together with)"
    joint += _OFFERED_ON if kinds == "Channel" else ""
    whole = rf"{each}(?:{joint} {each}){{0,24}}" if many else one
    return f"(?P<{slot}>{whole})" if slot else f"(?:{whole})"
