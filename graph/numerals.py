"""Numerals: digits with their grouping, decimals, powers of ten and magnitude ("1.5k", "2e12", "30+ trillion").

The value is exact: nothing is rounded on the way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal

MAGNITUDE_LETTERS = {"k": 3, "m": 6, "b": 9, "t": 12}
MAGNITUDE_WORDS = {
    "hundred": 2,
    "thousand": 3,
    "thousands": 3,
    "lakh": 5,
    "crore": 7,
    **dict.fromkeys(("million", "millions", "mn", "mln", "mio", "mil"), 6),
    **dict.fromkeys(("billion", "billions", "bn", "bln"), 9),
    **dict.fromkeys(("trillion", "trillions", "tn", "trn"), 12),
    "quadrillion": 15,
    "quintillion": 18,
    "sextillion": 21,
    "septillion": 24,
}
_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_ONES_WORDS = [*_ONES.split(), "seventeen", "eighteen", "nineteen"]
_TENS_WORDS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBER_WORDS = {word: number for number, word in enumerate(_ONES_WORDS, 1)} | {
    word: number for number, word in zip(range(20, 100, 10), _TENS_WORDS, strict=True)
}

_EXACT = Context(prec=120)
_SPACES = " \u00a0\u2007\u2009\u202f"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻−", "0123456789+--")
_LARGEST_EXPONENT = 30
_LONGEST_COUNT = 15

_POWER = re.compile(
    r"(?:(?P<base>[0-9]{1,15}(?:[.,][0-9]{1,15}|\.(?=[eE][+-]))?)(?:\s?[×x*·⋅]\s?(?=10)|(?=[eE])))?"
    r"(?:10(?:\^|\*\*)\{?(?P<power>[+−-]?[0-9]{1,2})\}?"
    r"|10(?P<raised>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})"
    r"|(?<=[0-9.])[eE](?P<e>[+-]?[0-9]{1,2}))(?!\w)"
)
_NUMERAL = re.compile(
    r"(?P<dots>[0-9]{1,3}(?:\.[0-9]{3}){2,8}(?![0-9.]))"
    rf"|(?P<grouped>[0-9]{{1,3}}(?P<mark>[,_'’{_SPACES[1:]}])[0-9]{{3}}(?:(?P=mark)[0-9]{{3}}){{0,9}}(?![0-9])"
    r"(?:\.[0-9]{1,20})?(?!,?[0-9]))"
    r"|(?P<spaced>[0-9]{1,3}(?: [0-9]{3}){1,8}(?![0-9A-Za-z_]|[.,][0-9]| [0-9]))"
    r"|(?P<indian>[0-9]{1,2}(?:,[0-9]{2}){1,6},[0-9]{3}(?![0-9]|,[0-9]))"
    r"|(?P<comma>[0-9]{1,15},[0-9]{1,2}(?![0-9]|,[0-9]))"
    r"|(?P<plain>(?:[0-9]{1,30}(?:\.[0-9]{1,20})?|\.[0-9]{1,20})(?![0-9]))"
)
_GROUPING = re.compile(rf"[,_'’{_SPACES}]")
_NAME_BEFORE = re.compile(r"\b[A-Z][\w.-]{0,30}\s\Z")
_LIST_BEFORE = re.compile(r"[0-9],\s?\Z")
# What follows a measured number; in prose only such a number has its decimals behind a comma.
_MEASURED = re.compile(
    rf"[{_SPACES}]?(?:[KMBT%€$x×](?!\w)|[KMGTP]i?B\b|million|billion|trillion|percent|points|hours|years)"
)
_PLUS = re.compile(r"\+(?!\s?[0-9])")
_LONGEST_WORDS = "|".join(sorted(MAGNITUDE_WORDS, key=len, reverse=True))
_MAGNITUDE = re.compile(
    rf"\*{{0,2}}(?P<plus>\+)?(?:[{_SPACES}-]{{0,2}}(?P<word>{_LONGEST_WORDS})(?![^\W_])"
    rf"|(?P<letter>[KkMmBbTt])\*{{0,2}}(?!\w)|[{_SPACES}](?P<apart>[KMBT])(?![\w'’.&]))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """The number `text[start:end]`: `value` as its digits say, `exponent` of ten where a magnitude is written.

    `plus` tells that a "+" follows the digits.
    """

    start: int
    end: int
    value: Decimal
    exponent: int | None = None
    plus: bool = False

    @property
    def scaled(self) -> Decimal:
        """The value with its magnitude."""
        return self.times(self.exponent)

    def times(self, exponent: int | None) -> Decimal:
        """Return the value with another magnitude."""
        return exact(self.value, Decimal(10) ** (exponent or 0))


def exact(value: Decimal, scale: Decimal) -> Decimal:
    """Return the product without rounding: whole numbers in full digits, others without trailing zeros."""
    product = _EXACT.multiply(value, scale)
    return Decimal(int(product)) if product == product.to_integral_value() else product.normalize(_EXACT)


def numeral_at(text: str, at: int, *, is_money: bool = False, in_cell: bool = False) -> Numeral | None:
    """Return the numeral that begins at `at`.

    "1,5" is one and a half, and "128 000" one number, where the numeral is a whole cell; in prose only where that
    cannot be a list or a name with a number behind it. A small "m" is a magnitude in cells and of money.
    """
    if (power := _POWER.match(text, at)) is not None:
        return Numeral(at, power.end(), _power_value(power))
    if (digits := _NUMERAL.match(text, at)) is None:
        return None
    value, end = _value(digits), digits.end()
    if not in_cell and (cut := _cut(text, digits, is_money=is_money)):
        value, end = Decimal(text[at:cut]), cut
    exponent, plus = 0, False
    while (magnitude := _MAGNITUDE.match(text, end)) and exponent <= _LARGEST_EXPONENT:
        if not _counts(magnitude, is_money=is_money or in_cell):
            break
        exponent, plus, end = (
            exponent + _exponent(magnitude),
            plus or bool(magnitude["plus"]),
            magnitude.end(),
        )
        if not magnitude["word"]:
            break
    if _PLUS.match(text, end):
        plus, end = True, end + 1
    return Numeral(at, end, value, exponent or None, plus)


def count_of(word: str) -> int:
    """Return what a number word, "three", or some digits say; 0 for other words and for none."""
    return NUMBER_WORDS.get(word.casefold()) or (int(word) if word.isdecimal() and len(word) <= _LONGEST_COUNT else 0)


def word_value(words: str) -> Decimal:
    """Return the number that words such as "twenty-four" say."""
    return Decimal(sum(NUMBER_WORDS[word] for word in words.lower().replace("-", " ").split()))


def _value(digits: re.Match[str]) -> Decimal:
    match digits.lastgroup:
        case "dots":
            return Decimal(digits.group().replace(".", ""))
        case "comma":
            return Decimal(digits.group().replace(",", "."))
        case _:
            return Decimal(_GROUPING.sub("", digits.group()))


def _cut(text: str, digits: re.Match[str], *, is_money: bool) -> int | None:
    """Return where a numeral ends whose comma or space parts it from the next."""
    start, end = digits.span()
    if digits.lastgroup == "spaced" and _NAME_BEFORE.search(text, max(0, start - 32), start):
        return text.index(" ", start)
    if digits.lastgroup == "comma" and (
        _LIST_BEFORE.search(text, max(0, start - 3), start) or not (is_money or _MEASURED.match(text, end))
    ):
        return text.index(",", start)
    return None


def _power_value(power: re.Match[str]) -> Decimal:
    """Read `1.2×10^25`, `10²⁵` and `2e12`."""
    written = power["e"] or power["power"] or power["raised"]
    base = Decimal((power["base"] or "1").replace(",", "."))
    return exact(base, Decimal(10) ** int(written.translate(_SUPERSCRIPTS)))


def _counts(magnitude: re.Match[str], *, is_money: bool) -> bool:
    if magnitude["apart"]:
        return magnitude["apart"].isupper()
    return magnitude["letter"] != "m" or is_money


def _exponent(magnitude: re.Match[str]) -> int:
    if word := magnitude["word"]:
        return MAGNITUDE_WORDS[word.lower()]
    return MAGNITUDE_LETTERS[(magnitude["letter"] or magnitude["apart"]).lower()]
