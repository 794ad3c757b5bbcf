"""What a capitalised name must look like to be a person's: a given name before it, or a telling family name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ....graph.definitions import definitions_in

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_LAST = re.compile(r"[^\W\d_a-z][^\W\d_]*[^\W\d_A-Z][\w’'-]*|[^\W\d_a-z]\.")
_PARTICLES = frozenset(["de", "van", "von", "da", "di", "al", "bin", "del", "der", "la", "le"])
# What people have behind their names: "Ada Quill CBE FRS".
HONOUR_LETTERS = re.compile(
    r"(?:,? (?:CC|OC|CM|CBE|OBE|MBE|KBE|DBE|CH|OM|KC|QC|FRS|FRSC|FRSE|FREng|FBA|FMedSci|FRSA|FIET|PhD|MD|MP|Jr|Sr)"
    r"(?![\w’'-])){1,6}"
)
_BEFORE_PLACES = frozenset(["San", "Santa", "St", "St.", "Saint", "Fort", "Mount", "Port", "Lake"])
_MOST_WORDS = 4
_LONGEST_SHORT = 3
_PINYIN = re.compile(
    r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uan|uai|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ui|uo|ue|ve|a|o|e|i|u)-?){1,2}"
)


@lru_cache(maxsize=8192)  # a document says its names again and again
def start_of_person(name: str) -> int | None:
    """Return where in a capitalised name that of a person begins: 0 in "Ada Quill", 8 in "Senator Ada Quill".

    None where nothing tells that it is a person's, or that of something named after a person.
    """
    words = list(_WORD.finditer(name)) if " " in name else []
    if not words or words[-1].end() != len(name):
        return None
    for index, word in enumerate(words[:-1]):
        rest = [each.group() for each in words[index + 1 :]]
        if _is_given(word.group()) and _is_rest(rest) and index <= 1 and words[0].group() not in _BEFORE_PLACES:
            return word.start()
    whole = [word.group() for word in words]
    if len(whole) in (2, 3) and _is_rest(whole) and (whole[-1] in _names("family") or _is_family_first(*whole)):
        return 0
    return None


def _is_family_first(family: str, *given: str) -> bool:
    """Tell whether a family name stands first: a short one only before a Chinese given name ("Li Xiaoming")."""
    is_long = len(family) > _LONGEST_SHORT
    return family in _names("family") and (is_long or all(_PINYIN.fullmatch(word.casefold()) for word in given))


def _is_given(word: str) -> bool:
    first = word.partition("-")[0]
    return word in _names("given") or (first != word and first in _names("given"))


def _is_rest(words: list[str]) -> bool:
    """Tell whether words may go on the name of a person: few, capital, not written all in capitals."""
    return 0 < len(words) < _MOST_WORDS and all(word in _PARTICLES or _LAST.fullmatch(word) for word in words)


@cache
def _names(kind: str) -> frozenset[str]:
    return frozenset(definitions_in(__package__, "given_names.yaml")[kind])


def is_written_as_person(name: str) -> bool:
    """Tell whether capitalised words have the form of a person's name: two to four, none all in capitals."""
    words = name.split()
    return (
        1 < len(words) <= _MOST_WORDS
        and words[0] not in _PARTICLES
        and _is_rest(words[1:])
        and _LAST.fullmatch(words[0]) is not None
    )
