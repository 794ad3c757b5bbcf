"""Values in words for people: numbers with their magnitude, dates with their true precision, bounds kept."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from .units import CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAGNITUDES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_BYTES = (
    (Decimal(10) ** 12, "TB"),
    (Decimal(2) ** 40, "TiB"),
    (Decimal(10) ** 9, "GB"),
    (Decimal(2) ** 30, "GiB"),
    (Decimal(10) ** 6, "MB"),
    (Decimal(2) ** 20, "MiB"),
)
_DECIMALS = 3
_POWERS = (4, 3, 2, 1)
_DECIMAL_BYTES = ("TB", "GB", "MB", "kB")
_BINARY_BYTES = ("TiB", "GiB", "MiB", "KiB")
_ASTRONOMIC = Decimal(10) ** 18
_COMPARED = {"~": "about ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "up to "}
_BESIDE_DATES = {"~": "around ", ">": "after ", ">=": "from ", "<": "before ", "<=": "until "}
_SINGULAR = {"people": "person", "dimensions": "dimension"}
_SUBYEARS = {
    **{21 + n: f"{season} {{}}" for n, season in enumerate(("spring", "summer", "autumn", "winter"))},
    **{33 + n: f"Q{n + 1} {{}}" for n in range(4)},
    **{37 + n: f"{third} third of {{}}" for n, third in enumerate(("first", "second", "last"))},
    **{40 + n: f"{half} half of {{}}" for n, half in enumerate(("first", "second"))},
}
_PARTS_OF_YEARS = {("01", "04"): "early", ("05", "08"): "mid-", ("09", "12"): "late"}
_PARTS_OF_MONTHS = {("01", "10"): "early", ("11", "20"): "mid-", ("21", ""): "late"}
_SIMPLE = re.compile(r"(\d\d(?:\d\d|\dX|XX))(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
_DOUBTS = {"": "{}", "~": "around {}", "?": "perhaps {}", "%": "perhaps around {}"}

MODALITIES = {
    "asserted": "stated",
    "reported": "reported",
    "anticipated": "expected",
    "denied": "denied",
    "undisclosed": "not disclosed",
}


def number(digits: str, unit: str | None = None, comparator: str = "=") -> str:
    """Return a number in words: `2000000000000`, `parameters`, `~` as `about 2 trillion parameters`.

    No digit is lost; a text that is no number comes back as it is.
    """
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return digits
    if not value.is_finite():
        return digits
    return _COMPARED.get(comparator, "") + _with_unit(value, unit or "")


def memory(value: Decimal, *, binary: bool = False) -> str:
    """Return bytes to three digits, in powers of ten or of two: `96.6 GB`, `90 GiB`."""
    base, names = (Decimal(1024), _BINARY_BYTES) if binary else (Decimal(1000), _DECIMAL_BYTES)
    for power, name in zip(_POWERS, names, strict=True):
        if value >= base**power:
            return f"{rounded(value / base**power)} {name}"
    return f"{rounded(value)} bytes"


def rounded(value: Decimal) -> str:
    """Return a number to three digits, of which those before the point all stay: `4.27`, `12,288`."""
    if abs(value) >= _ASTRONOMIC:
        return _magnitude(value)
    return _plain(value.quantize(Decimal(1).scaleb(min(0, value.adjusted() - 2))))


def date(edtf: str, comparator: str = "=") -> str:
    """Return an EDTF date in words: `2025-04` as `April 2025`; what is not understood comes back as it is."""
    first, slash, last = edtf.partition("/")
    if slash:
        return _interval(first, last) or edtf
    return _BESIDE_DATES.get(comparator, "") + (_simple_date(edtf) or edtf)


def truth(value: str) -> str:
    """Return `true` and `1` as `yes`, anything else as `no`."""
    return "yes" if value in {"true", "1"} else "no"


def counted(count: int, noun: str) -> str:
    """Return `1 claim`, `1,204 claims`."""
    return f"{count:,} {singular(noun) if count == 1 else noun}"


def singular(noun: str) -> str:
    """Return the singular of a plural noun of ours: `entities` as `entity`."""
    if noun in _SINGULAR:
        return _SINGULAR[noun]
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun.removesuffix("s")


def excerpt(text: str, around: str, most: int) -> str:
    """Return a text on one line, or whole words of it around some of its words, in about so many characters."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    at = max(0, text.find(" ".join(around.split())))
    first = max(0, min(at - max(0, most - len(around)) // 2, len(text) - most))
    start = text.rfind(" ", 0, first + 1) + 1
    end = text.find(" ", first + most)
    return f"{'… ' if start else ''}{text[start:end] if end >= 0 else text[start:]}{' …' if end >= 0 else ''}"


def listed(words: list[str]) -> str:
    """Return `a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Return names by the ids of what they name; where several share one, each has its id behind it."""
    times = Counter(names.values())
    return {ident: f"{name} ({ident})" if times[name] > 1 else name for ident, name in names.items()}


def _with_unit(value: Decimal, unit: str) -> str:
    match unit:
        case "%" | "×":
            return f"{_plain(value)}{unit if unit == '×' else ' %'}"
        case "bytes":
            return _in_bytes(value)
        case _ if unit == "USD" or unit.startswith("USD "):
            sign = "-" if value < 0 else ""
            return f"{sign}${_price(abs(value))}{unit.removeprefix('USD')}"
        case "" | "dimensions":
            return _magnitude(value)
        case _ if unit.partition(" ")[0] in CURRENCIES:
            return f"{_price(value)} {unit}"
        case _:
            return f"{_magnitude(value)} {singular(unit) if value == 1 else unit}"


def _price(value: Decimal) -> str:
    """Return an amount of money: where there are cents, two digits of them at least."""
    words = _magnitude(value)
    return f"{words}0" if "." in words and words[-2:-1] == "." else words


def _magnitude(value: Decimal) -> str:
    if abs(value) >= _ASTRONOMIC:
        mantissa, _, exponent = f"{value.normalize():E}".partition("E+")
        return f"{mantissa} × 10^{exponent}"
    for size, name in _MAGNITUDES:
        if abs(value) >= size and _is_short(value / size):
            return f"{_plain(value / size)} {name}"
    return _plain(value)


def _in_bytes(value: Decimal) -> str:
    if abs(value) >= _ASTRONOMIC:
        return f"{_magnitude(value)} bytes"
    for size, name in _BYTES:
        if abs(value) >= size and _is_short(value / size):
            return f"{_plain(value / size)} {name}"
    return f"{_plain(value)} bytes"


def _is_short(value: Decimal) -> bool:
    return value == value.quantize(Decimal(1).scaleb(-_DECIMALS))


def _plain(value: Decimal) -> str:
    digits = f"{value:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _simple_date(edtf: str) -> str | None:
    match = _SIMPLE.fullmatch(edtf)
    if match is None:
        return None
    year, month, day, doubt = match.groups()
    words = _century_or_decade(year) if "X" in year else _day_month_year(year, int(month or 0), int(day or 0))
    return _DOUBTS[doubt].format(words) if words else None


def _century_or_decade(year: str) -> str:
    return f"the {year.replace('X', '0')}s"


def _day_month_year(year: str, month: int, day: int) -> str | None:
    if month in _SUBYEARS:
        return _SUBYEARS[month].format(year)
    if month > 12:
        return None
    return " ".join(filter(None, (str(day) if day else "", calendar.month_name[month], year)))


def _interval(first: str, last: str) -> str | None:
    if first in {"", ".."}:
        return f"until {_simple_date(last) or last}"
    if last in {"", ".."}:
        return f"from {_simple_date(first) or first} on"
    if (part := _part(first, last)) is not None:
        return part
    one, other = _simple_date(first), _simple_date(last)
    return f"{one} to {other}" if one and other else None


def _part(first: str, last: str) -> str | None:
    """Return `late April 2025` for 2025-04-21/2025-04-30 and `mid-2025` for 2025-05/2025-08."""
    whole, _, begin = first.rpartition("-")
    other, _, end = last.rpartition("-")
    if whole != other or not (_SIMPLE.fullmatch(first) and _SIMPLE.fullmatch(last) and end.isdecimal()):
        return None
    parts = _PARTS_OF_YEARS if len(whole) == 4 else _PARTS_OF_MONTHS
    name = parts.get((begin, end)) or (_month_end(whole, end) and parts.get((begin, "")))
    if not name:
        return None
    return name + ("" if name.endswith("-") else " ") + (_simple_date(whole) or whole)


def _month_end(month: str, day: str) -> bool:
    if len(month) != 7 or not 1 <= int(month[5:]) <= 12:
        return False
    return int(day) == calendar.monthrange(int(month[:4]), int(month[5:]))[1]
