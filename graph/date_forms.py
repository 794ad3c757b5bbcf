"""The forms in which prose writes dates, and the EDTF string that the words of each give."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

# The first and last month of the seasons (northern), quarters, thirds and halves of EDTF level 2. Winter runs
# into the year after.
SUBYEARS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip

_MONTH_WORDS = "january february march april may june july august september october november december"
_MONTHS = {name: month for month, name in enumerate(_MONTH_WORDS.split(), 1)}
_MONTHS |= {name[:3]: month for name, month in _MONTHS.items()} | {"sept": 9}
MONTH_NAMES = frozenset(_MONTHS)
_SEASONS = {"spring": 21, "summer": 22, "fall": 23, "autumn": 23, "winter": 24}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}


def _month(words: Mapping[str, str]) -> str:
    month = words["month"].lower()
    return f"{words['year']}-{_MONTHS[month] if month in _MONTHS else int(month):02}"


def _day(words: Mapping[str, str]) -> str:
    return f"{_month(words)}-{int(words['day']):02}"


def _days(words: Mapping[str, str]) -> str:
    return f"{_day(words)}/{_month(words)}-{int(words['last']):02}"


def _months(words: Mapping[str, str]) -> str:
    return f"{words['year']}-{_MONTHS[words['first'].lower()]:02}/{_month(words)}"


def _numeric(words: Mapping[str, str]) -> str | None:
    """Read `05.04.2025` as day first; with slashes only a number over 12 tells the day."""
    first, second = int(words["first"]), int(words["second"])
    if words["mark"] == "." or first > 12 or first == second:
        return f"{words['year']}-{second:02}-{first:02}"
    return f"{words['year']}-{first:02}-{second:02}" if second > 12 else None


def _part_of_month(words: Mapping[str, str]) -> str:
    month = _month(words)
    if not words["part"]:
        return month
    last = calendar.monthrange(int(month[:4]), int(month[5:]))[1]
    begin, end = ((1, 10), (11, 20), (21, last))[_THIRDS[words["part"].lower()]]
    return f"{month}-{begin:02}/{month}-{end:02}"


def _part_of_subyear(words: Mapping[str, str]) -> str:
    """Read a season, quarter or half, or a third of one."""
    year, code = int(words["year"]), _subyear(words)
    if not words.get("part"):
        return f"{year}-{code}"
    first, last = SUBYEARS[code]
    length = (last - first + 1) // 3
    begin = first + length * _THIRDS[words["part"].lower()]
    months = [f"{year + month // 12}-{month % 12 + 1:02}" for month in (begin - 1, begin + length - 2)]
    return "/".join(dict.fromkeys(months))


def _subyear(words: Mapping[str, str]) -> int:
    if season := words.get("season"):
        return _SEASONS[season.lower()]
    base, name = (32, words["quarter"]) if "quarter" in words else (39, words["half"])
    return base + (_ORDINALS.get(name.lower()) or int(name))


def _part_of_year(words: Mapping[str, str]) -> str:
    first = _THIRDS[words["part"].lower()]
    last = _THIRDS[words["until"].lower()] if words.get("until") else first
    return f"{words['year']}-{first * 4 + 1:02}/{words['year']}-{last * 4 + 4:02}"


def _about_a_year(words: Mapping[str, str]) -> str:
    return words["year"] + "~"


def _decade(words: Mapping[str, str]) -> str:
    return words["decade"] + "X"


def _month_of_this_century(words: Mapping[str, str]) -> str:
    return "20" + _month(words)


class _Need:
    """Letters of which some stand in every text that a form can match, or a pattern that finds something in each."""

    def __init__(self, *letters: str, pattern: str = "") -> None:
        self._letters = letters
        self._pattern = re.compile(pattern) if pattern else None

    def is_met(self, folded: str) -> bool:
        """Tell whether a text in lower case fulfils the need."""
        if self._pattern is not None:
            return self._pattern.search(folded) is not None
        return any(map(folded.__contains__, self._letters))


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write dates: a pattern, the EDTF string that the words of its match give, or None; what it needs."""

    pattern: re.Pattern[str]
    edtf: Callable[[Mapping[str, str]], str | None]
    need: _Need | None = None


def forms_in(folded: str, forms: Iterable[Form]) -> Iterator[Form]:
    """Yield the forms that may match a text; `folded` is the text in lower case."""
    met: dict[_Need | None, bool] = {None: True}
    for form in forms:
        need = form.need
        if need is not None and need not in met:
            met[need] = need.is_met(folded)
        if met[need]:
            yield form


def _form(edtf: Callable[[Mapping[str, str]], str | None], *pieces: str, need: _Need | None = None) -> Form:
    return Form(re.compile("".join(pieces), re.IGNORECASE), edtf, need)


_A_MONTH = _Need(*sorted({name[:3] for name in _MONTHS}))
_A_SEASON = _Need(*_SEASONS)
_A_THIRD = _Need(*_THIRDS)
_YEAR_FIRST = _Need(pattern=r"[0-9]{4}[-/.]")
_YEAR_LAST = _Need(pattern=r"[./][0-9]{4}")
_QUARTERS = _Need("q1", "q2", "q3", "q4")
_HALVES = _Need("h1", "h2")
_JAPANESE = _Need("年")
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_FREE = r"(?<![\w/.-])"  # nothing glued on the left,
_LOOSE = r"(?![\w/-]|\.[0-9])"  # nor on the right
_MONTH = rf"(?P<month>{_NAMES})\b\.?"
_MONTH_NUMBER = r"(?P<month>0?[1-9]|1[0-2])"
_DAY_NUMBER = r"3[01]|[12][0-9]|0?[1-9]"
_DAY = rf"(?P<day>{_DAY_NUMBER})(?:st|nd|rd|th)?"
_LAST_DAY = rf"(?:\s?[-–—]\s?|\s(?:to|and|through)\s)(?P<last>{_DAY_NUMBER})(?:st|nd|rd|th)?"
_PLAIN_DAY = rf"(?P<day>{_DAY_NUMBER})"
_FOUR_DIGITS = r"(?P<year>(?:19|20)[0-9]{2})"
_YEAR = _FOUR_DIGITS + r"(?![0-9]|[.,][0-9])"
_ISO_MONTH = rf"{_FREE}{_FOUR_DIGITS}(?P<mark>[-/.]){_MONTH_NUMBER}"
_FIRST = rf"(?P<first>{_DAY_NUMBER})"
_SECOND = rf"(?P<second>{_DAY_NUMBER})"
_FIRST_MONTH = rf"\b(?P<first>{_NAMES})\b\.?"
_SEASON = rf"\b(?P<season>{'|'.join(_SEASONS)})"
_QUARTER = rf"\b(?:the\s)?(?P<quarter>{'|'.join(_ORDINALS)})[\s-]quarter"
_HALF = r"\b(?:the\s)?(?P<half>first|second|1st|2nd)[\s-]half"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s{1,3})?"
_PART = (
    r"\b(?:the\s)?(?P<part>early|mid|late|beginning|start|middle|end)"
    r"(?:\s{1,2}(?:in\s|of\s)?(?:the\s)?|\s?-\s?)"
)
_PART_TO_PART = r"\b(?P<part>early|mid)[\s-]{0,2}(?:to|or)[\s-](?P<until>mid|late)[\s-]"
_DECADE = r"(?:\b(?:early|mid|late)[\s-])?\b(?P<decade>(?:19|20)[0-9])0['’]?s\b"
_TIME = (
    r"(?![0-9])(?:[T\s][0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?"
    r"\s?(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w/-])"
)
_OF = r"(?:\s{1,3}of\s{1,3}|,?\s{1,3}|\s?[-/]\s?)"
_TO_LAST = r"(?:\s?[-–—/]\s?|\s(?:to|and|through)\s)"
_TO_DAY = r"(?:\s{1,3}(?:the\s)?|-)"
_TO_MONTH = r"\.?(?:\s{1,3}(?:of\s)?|-|(?<=\.))"
_TO_YEAR = r"(?:,\s{0,3}|\s{1,3}|-|(?<=\.))(?:of\s)?"
_MAYBE_OF = rf"(?:\s?/\s?|{_OF})?"
_MAYBE_PART = f"(?:{_PART})?"

YEAR_SOMEWHERE = re.compile(r"(?:19|20)[0-9]{2}|['’][0-9]{2}")

# Longer forms first: what one form takes, no later one reads again.
FORMS: tuple[Form, ...] = (
    _form(_day, _ISO_MONTH, r"(?P=mark)", _PLAIN_DAY, _TIME, need=_YEAR_FIRST),
    _form(_day, _FOUR_DIGITS, r"\s?年\s?", _MONTH_NUMBER, r"\s?月\s?", _PLAIN_DAY, r"\s?日", need=_JAPANESE),
    _form(_month, _FOUR_DIGITS, r"\s?年\s?", _MONTH_NUMBER, r"\s?月", need=_JAPANESE),
    _form(_days, r"\b", _WEEKDAY, _MONTH, r"\s{1,3}", _DAY, _LAST_DAY, r",?\s{1,3}", _YEAR, need=_A_MONTH),
    _form(_days, _FREE, _DAY, _LAST_DAY, r"\s{1,3}", _MONTH, r",?\s{1,3}", _YEAR, need=_A_MONTH),
    _form(_day, r"\b", _WEEKDAY, _MONTH, _TO_DAY, _DAY, _TO_YEAR, _YEAR, need=_A_MONTH),
    _form(_day, _FREE, _WEEKDAY, r"(?:the\s)?", _DAY, _TO_MONTH, _MONTH, _TO_YEAR, _YEAR, need=_A_MONTH),
    _form(_numeric, _FREE, _FIRST, r"(?P<mark>[./])", _SECOND, r"(?P=mark)", _YEAR, _LOOSE, need=_YEAR_LAST),
    _form(_months, _FIRST_MONTH, _TO_LAST, _MONTH, r",?\s{1,3}", _YEAR, need=_A_MONTH),
    _form(_part_of_month, _MAYBE_PART, r"\b", _MONTH, _OF, _YEAR, need=_A_MONTH),
    _form(_month_of_this_century, r"\b", _MONTH, r"\s?['’](?P<year>[0-9]{2})\b", need=_A_MONTH),
    _form(_part_of_subyear, _MAYBE_PART, _SEASON, _OF, _YEAR, need=_A_SEASON),
    _form(_part_of_subyear, _MAYBE_PART, r"\bQ(?P<quarter>[1-4])", _MAYBE_OF, _YEAR, need=_QUARTERS),
    _form(_part_of_subyear, _FREE, r"(?P<quarter>[1-4])Q", _MAYBE_OF, _YEAR, need=_Need("1q", "2q", "3q", "4q")),
    _form(_part_of_subyear, _FREE, _FOUR_DIGITS, r"[\s-]{0,2}Q(?P<quarter>[1-4])\b", need=_QUARTERS),
    _form(_part_of_subyear, _MAYBE_PART, _QUARTER, _OF, _YEAR, need=_Need("quarter")),
    _form(_part_of_subyear, _MAYBE_PART, _HALF, _OF, _YEAR, need=_Need("half")),
    _form(_part_of_subyear, _MAYBE_PART, r"\bH(?P<half>[12])", _MAYBE_OF, _YEAR, need=_HALVES),
    _form(_part_of_subyear, _FREE, _FOUR_DIGITS, r"[\s-]{0,2}H(?P<half>[12])\b", need=_HALVES),
    _form(_about_a_year, r"\b(?:circa|ca\.|c\.)\s?", _YEAR, need=_Need("ca.", "c.", "circa")),
    _form(_decade, _DECADE, need=_Need("0s", "0's", "0’s")),
    _form(_part_of_year, _PART_TO_PART, _YEAR, _LOOSE, need=_Need("early", "mid")),
    _form(_part_of_year, _PART, _YEAR, _LOOSE, need=_A_THIRD),
    _form(_month, _FREE, _FOUR_DIGITS, r"-(?P<month>0[1-9]|1[0-2])", _LOOSE, need=_YEAR_FIRST),
)  # fmt: skip

# A four-digit number may also count something, or be a size (2048): only some words before it make it a year.
BARE_YEAR = _form(
    lambda words: words["year"],
    r"(?P<lead>\b(?:in|by|since|during|until|till|from|before|after",
    r"|founded|established|incorporated|est\.|through|throughout|between|as\sof|back\sto",
    r"|(?:end|start|beginning|middle|half|rest|part)\sof)\s{1,3}(?:the\syear\s)?",
    r"|(?<=between\s[0-9]{4}\sand\s)|(?<=from\s[0-9]{4}\sto\s)|(?<=in\s[0-9]{4}\sand\s))",
    r"(?P<year>(?:19[5-9]|20[0-3])[0-9])(?![0-9]|[.,/:–][0-9]|\s?[%×]|\s[a-z]{0,12}\s?(?:tokens|parameters|gpus",
    r"|experts|layers|heads|users|people|chips|dimensions|steps|languages|hours|days)\b)",
    _LOOSE,
)
# Without a year a month must be spelt as one: "may" and "march" are verbs, too.
_CAPITAL = rf"(?P<month>{'|'.join(sorted({name.title() for name in _MONTHS}, key=len, reverse=True))})\b\.?"
YEARLESS_FORMS: tuple[Form, ...] = (
    Form(re.compile(rf"\b{_CAPITAL}\s{{1,3}}{_DAY}(?![\w%]|[.,:][0-9])"), _day),
    Form(re.compile(rf"{_FREE}{_DAY}\s{{1,3}}(?:of\s)?{_CAPITAL}"), _day),
    Form(re.compile(rf"{_PART}{_CAPITAL}"), _part_of_month),
    Form(
        re.compile(rf"(?P<lead>\b(?:[Ii]n|[Bb]y|[Ss]ince|[Dd]uring|[Uu]ntil|[Ll]ast|[Tt]his)\s){_CAPITAL}"),
        _month,
    ),
)

# A whole string may be one of these, too.
WHOLE_FORMS = (
    (re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])([0-2][0-9]|3[01])"), "{}-{}-{}"),
    (re.compile(r"((?:19|20)[0-9]{2})[/.](0[1-9]|1[0-2])"), "{}-{}"),
    (re.compile(r"((?:19|20)[0-9]{2})[/]([1-9])"), "{}-0{}"),
    (re.compile(r"(0[1-9]|1[0-2])[/.]((?:19|20)[0-9]{2})"), "{1}-{0}"),
    (re.compile(r"((?:19|20)[0-9]{2})\s?[-–—]\s?((?:19|20)[0-9]{2})"), "{}/{}"),
)
