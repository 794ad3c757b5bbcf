"""The words behind a number that say what it counts, and what it is a rate of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from .units import (
    CURRENCIES,
    DEVICE_HOURS,
    DEVICES,
    GLUED_ONLY,
    NOUNS,
    OPERATIONS,
    OPERATIONS_A_SECOND,
    PER_NOUNS,
    PER_TIMES,
    PERCENT,
    QUALIFIERS,
)

_GAP = "[ \u00a0\u2007\u2009\u202f]"
_PERCENT = re.compile(rf"{_GAP}?%|{_GAP}{{1,2}}per\s?cent\b", re.IGNORECASE)
_UNIT_WORD = re.compile(
    rf"(?P<gap>{_GAP}{{1,2}}|-|\*\*{_GAP}?)?(?P<word>[^\W\d_]{{1,24}}(?:-[^\W\d_]{{1,24}}){{0,2}}|×)"
    r"(?!\w)(?P<rate>/s\b)?"
)
_HYPHENED = re.compile(rf"(?P<gap>-|{_GAP}{{1,2}})?(?P<word>[^\W\d_]{{1,24}})(?!\w)(?P<rate>/s\b)?")
_NAME = r"(?:(?![KMGT]i?B\b)[A-Z][\w/.-]{0,20}[ \u00a0-]){0,4}"
_DEVICE_TIME = re.compile(
    rf"(?:{_GAP}|-)(?:(?P<name>{_NAME})(?:GPU|TPU|accelerator|chip|device|core)s?"
    rf"|{_NAME}[A-Z]{{1,2}}[0-9]{{2,4}}\w{{0,4}})"
    r"[\s-](?P<time>hours?|hrs?|h|days?)\b"
)
_DEVICES = re.compile(
    rf"(?:(?:{_GAP}|-)|(?P<times>{_GAP}?[x×]){_GAP}?)"
    rf"(?:(?P<name>{_NAME})(?P<noun>GPUs?|TPUs?|accelerators?|chips?|processors?)\b(?!-)"
    rf"|(?:[A-Z][\w.-]{{0,20}}{_GAP}){{0,2}}[A-Z]{{1,2}}[0-9]{{2,4}}[A-Z]?s\b)"
    rf"|(?P<by>{_GAP}?[x×]){_GAP}?(?:[A-Z][\w.-]{{0,20}}{_GAP}){{0,2}}[A-Z]{{1,2}}[0-9]{{2,4}}[A-Z]?\b"
)
_DAYS = re.compile(r"-?(?:s-)?[\s-]?days?\b", re.IGNORECASE)
_PER_PASS = re.compile(rf"{_GAP}?(?:/|per\s)\s?(?:token|image|sample|forward|inference|pass|parameter)", re.IGNORECASE)
_KIND = r"(?:(?:input|output|prompt|completion|cached|generated|text|image|audio|new|active)[\s-]){0,2}"
_PER = re.compile(
    rf"(?:{_GAP}?/{_GAP}?|{_GAP}{{1,2}}(?:per|each|(?P<article>an?)){_GAP}{{1,2}})(?:"
    rf"(?P<number>1?{_GAP}?(?:million|mil|thousand|M|K)|1[,_]?000(?:[,_]?000)?|100)?[\s-]?{_KIND}"
    rf"(?P<noun>{'|'.join(sorted(PER_NOUNS, key=len, reverse=True))})\b"
    rf"|(?P<bare>1?{_GAP}?(?:million|M|K))\b(?!{_GAP}?\w))",
    re.IGNORECASE,
)
_PER_NUMBERS = {"million": "million", "mil": "million", "m": "million", "000000": "million"} | {
    "thousand": "thousand",
    "k": "thousand",
    "000": "thousand",
    "00": "hundred",
}
_OF_A_MODEL = re.compile(r"(?<=[ -][Ll]anguage)[ -](?:[Mm]odel|LM\b)")
# No machine makes this many operations a second: whoever writes it means a count.
_LARGEST_RATE = Decimal(10) ** 21


@dataclass(frozen=True, slots=True)
class UnitWords:
    """A unit: `end` is where its words end, `own_end` where those end that stand right behind the number.

    The number times `scale` is in the unit `name`.
    """

    name: str | None
    scale: Decimal
    own_end: int
    end: int
    per: str | None = None


def unit_at(text: str, at: int, value: Decimal, currency: str | None = None) -> UnitWords:
    """Return the unit of the number `value` that ends at `at`; `currency` is that of a sign before the number."""
    if currency is not None:
        found = _noun(text, at, value)
        is_repeated = found is not None and found.name in CURRENCIES
        end = found.end if is_repeated and found is not None else at
        unit = UnitWords(currency, Decimal(1), end, end)
    else:
        unit = (
            _device_time(text, at)
            or _devices(text, at)
            or _noun(text, at, value)
            or UnitWords(None, Decimal(1), at, at)
        )
    per = _per(text, unit) if unit.name else None
    if per is None:
        return unit
    name, end = per
    return replace(unit, per=name, own_end=end if unit.own_end == unit.end else unit.own_end, end=end)


def _device_time(text: str, at: int) -> UnitWords | None:
    """Read "GPU hours"; a device's name in them stays outside, unless days have to be told from hours."""
    if (time := _DEVICE_TIME.match(text, at)) is None:
        return None
    is_days = time["time"].startswith("day")
    is_plain = time["name"] == "" or is_days
    return UnitWords(DEVICE_HOURS, Decimal(24 if is_days else 1), time.end() if is_plain else at, time.end())


def _devices(text: str, at: int) -> UnitWords | None:
    """Read "16 GPUs", "2,048 A100s", "8x A100"; a device's name stays outside."""
    if (devices := _DEVICES.match(text, at)) is None:
        return None
    noun = devices["noun"]
    own_end = devices.end() if noun and not devices["name"] else max(at, devices.end("times"), devices.end("by"))
    return UnitWords(NOUNS[noun.lower()][0] if noun else DEVICES, Decimal(1), own_end, devices.end())


def _noun(text: str, at: int, value: Decimal) -> UnitWords | None:
    if percent := _PERCENT.match(text, at):
        return UnitWords(PERCENT, Decimal(1), percent.end(), percent.end())
    end = at
    for _ in range(4):
        word = _UNIT_WORD.match(text, end)
        if word is None:
            return None
        known = _known(word) or ((short := _HYPHENED.match(text, end)) and _known(short)) or None
        if known is not None:
            name, scale, unit_end = known
            if _OF_A_MODEL.match(text, unit_end):
                # "A 13B language model" has no languages that are counted.
                return None
            if name == OPERATIONS_A_SECOND:
                name, scale, unit_end = _operations(text, unit_end, scale, value)
            is_own = end == at or scale != 1
            return UnitWords(name, scale, unit_end if is_own else at, unit_end)
        if word["word"].lower() not in QUALIFIERS or not word["gap"]:
            return None
        end = word.end("word")
    return None


def _known(word: re.Match[str]) -> tuple[str, Decimal, int] | None:
    """Return the unit of a noun, how many of it one is, and where the noun ends."""
    name = word["word"].lower()
    if word["rate"] and (name + "/s") in NOUNS:
        return (*NOUNS[name + "/s"], word.end())
    if name not in NOUNS or (name in GLUED_ONLY and word["gap"]):
        return None
    return (*NOUNS[name], word.end("word"))


def _operations(text: str, end: int, scale: Decimal, value: Decimal) -> tuple[str, Decimal, int]:
    """Tell a device's rate (TFLOPs) from a count: a number beyond any machine, a rate times days, or one per token."""
    if days := _DAYS.match(text, end):
        return OPERATIONS, scale * 86400, days.end()
    if text[end - 2 : end] != "/s" and (value * scale >= _LARGEST_RATE or _PER_PASS.match(text, end)):
        return OPERATIONS, scale, end
    return OPERATIONS_A_SECOND, scale, end


def _per(text: str, unit: UnitWords) -> tuple[str, int] | None:
    """Return what the unit is a rate of and where those words end."""
    match = _PER.match(text, unit.end)
    is_money = unit.name in CURRENCIES
    if match is None or (match["bare"] and not is_money):
        return None
    noun = PER_NOUNS[match["noun"].lower()] if match["noun"] else "token"
    if match["article"] and not (is_money and noun in PER_TIMES | {"user", "person", "token"}):
        return None
    number = match["number"] or match["bare"]
    if number is None:
        return noun, match.end()
    digits = number.lower().translate({ord(mark): None for mark in " ,_\u00a0\u2007\u2009\u202f"}).removeprefix("1")
    return f"{_PER_NUMBERS[digits]} {noun}s", match.end()
