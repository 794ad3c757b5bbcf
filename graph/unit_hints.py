"""What a header or label says of the numbers under it: "Context, k tokens", "Parameters (B)", "price ($/1M tokens)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from .numerals import MAGNITUDE_LETTERS, MAGNITUDE_WORDS
from .units import (
    BYTES,
    CURRENCIES,
    CURRENCY_SIGNS,
    DEVICE_HOURS,
    NOUNS,
    OPERATIONS,
    OPERATIONS_A_SECOND,
    PARAMETERS,
    PER_NOUNS,
    SPANS_OF_TIME,
    TOKENS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class UnitHint:
    """A label's unit: bare numbers under it are `scale` times `unit`, `per` something where it is a rate."""

    scale: Decimal = Decimal(1)
    unit: str | None = None
    per: str | None = None

    def is_outgrown_by(self, value: Decimal) -> bool:
        """Tell that a number under this label is written out in full, and not in the label's thousands or millions.

        A label has a magnitude so that the numbers under it are short. One that is a hundred times the magnitude, or
        over ten million, was not shortened; nor was a multiple of 1024 from 4096 up, which nobody has in thousands.
        """
        if self.scale <= 1:
            return False
        is_power_size = self.scale == 1000 and value >= 4096 and value % 1024 == 0
        return is_power_size or abs(value) >= min(100 * self.scale, Decimal(10) ** 7)


_MAGNITUDES = "|".join(sorted(MAGNITUDE_WORDS, key=len, reverse=True))
_MAGNITUDE_WORD = re.compile(rf"(?<![^\W_])(?:in\s)?({_MAGNITUDES})(?![^\W_])", re.IGNORECASE)
# "Price, million tokens" is what so many cost, "1 million tokens" what a figure is for.
_PAID_FOR = re.compile(r"\s(?:token|char)", re.IGNORECASE)
_NUMBERED = re.compile(r"\d\s?\Z")
_POWER = re.compile(r"(?:[×x]\s?)?(?:10\^?([369]|12)(?![0-9])|10([³⁶⁹]|¹²)|1e([369]|12)\b)")
_LETTER = r"(?P<letter>[KkMmBbTt])"
# A letter is a magnitude in brackets, behind a comma or "in", at the end of a key, before a unit's noun, or alone.
_MARKED_LETTER = re.compile(
    rf"[(\[](?:in\s)?[$€£]?{_LETTER}(?:\s?(?P<money>USD|EUR))?[)\]]"
    rf"|,\s?(?:in\s)?{_LETTER.replace('letter', 'after_comma')}(?:\s|$)"
    rf"|\bin\s{_LETTER.replace('letter', 'after_in')}(?:\s|$|\))"
    rf"|(?<=[a-z])[_-]{_LETTER.replace('letter', 'in_key')}(?:$|[_-])"
    rf"|(?<![\w']){_LETTER.replace('letter', 'before_noun')}[\s-](?=tokens?\b|param(?:eter)?s?\b"
    r"|USD\b|hours?\b|users?\b|GPU)"
    rf"|^[$€£]?{_LETTER.replace('letter', 'alone')}$"
    rf"|[$€£]{_LETTER.replace('letter', 'money_letter')}\b"
    rf"|(?:[Pp]arams?|[Pp]arameters|[Tt]okens)\s{_LETTER.replace('letter', 'after_noun')}$"
)
_COUNTABLE = re.compile(
    r"param|token|context|window|length|size|ctx|price|cost|revenue|users|hours|funding|valuation|amount|count|number|"
    r"vocab|data|output|\$",
    re.IGNORECASE,
)
_PER_TOKENS = re.compile(
    r"(?:/|per)[\s_]?1?[\s_]?(?P<number>million|thousand|mil|m|k|1[,_]?000(?:[,_]?000)?)?[\s_-]{0,2}"
    r"(?:(?:input|output|prompt|completion)[\s_])?(?:tokens?|tok)(?![^\W_])",
    re.IGNORECASE,
)
_PER_MILLION = re.compile(
    r"(?<=[$€£¥])\s?(?:/|per\s)\s?1?\s?M(?:\W*$|(?=\s(?:in|out|input|output|prompt|completion|cached?)\b))"
)
# A key may leave the noun out, "price_per_1m_input_usd", where it is plain that it speaks of money.
_PER_NUMBER_KEY = re.compile(
    r"[\s_](?:per[\s_]?1?|1)[\s_]?(?:million|m|(?P<thousand>thousand|k))"
    r"(?=[\s_](?:input|output|in|out|prompt|completion|cached?|usd|eur)(?![^\W_])|\s?[(\[]|\Z)",
    re.IGNORECASE,
)
# "input_mtok" and "output_per_mtok" are what a million tokens cost; "in million tokens" is a count.
_MEGATOKENS = re.compile(r"(?:(?<!\bin)[\s_](?:per[\s_])?|/)1?m(?:illion)?[\s_]?tok(?:en)?s?(?![^\W_])", re.IGNORECASE)
_PRICED = re.compile(r"price|pricing|cost|usd|eur|\$", re.IGNORECASE)
_ONE_WORD = re.compile(r"[a-z][A-Za-z0-9]{1,80}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z0-9])(?=[A-Z][a-z])")
_GLUED = re.compile(r"(?<![^\W_])([KMBTkmbt])_?((?:[Pp]arams?|[Pp]arameters|[Tt]okens))(?![^\W_])")
_PER_NOUN = re.compile(
    rf"(?:(?<!FLOP)(?<!FLOPs)/|/(?!s\b)|(?<![^\W_])per[\s_])\s?"
    rf"({'|'.join(sorted(PER_NOUNS, key=len, reverse=True))})(?![^\W_])",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r"(?<![A-Za-z])(US\$|C\$|A\$|HK\$|\$|€|£|¥|₹|(?:USD|EUR|GBP|CNY|RMB|JPY)(?![A-Za-z]))", re.IGNORECASE
)
_PERCENT = re.compile(r"%|(?<![^\W_])(?:percent|pct)(?![^\W_])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{1,24}(?:/s\b)?")
_DEVICE_HOURS = re.compile(r"(?:GPU|TPU|accelerator|chip|device)s?[\s_-]hours", re.IGNORECASE)
_MARKED = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]|,\s([^,]{1,40})$|\bin\s([^()]{1,40})$")
# A label's nouns for things that are counted ("GPU memory", "head size") are no units of its numbers; measures are.
_MEASURES = frozenset(
    [PARAMETERS, TOKENS, BYTES, OPERATIONS, OPERATIONS_A_SECOND, "watts", "Elo", *SPANS_OF_TIME, *CURRENCIES]
)
_VAGUE = frozenset(["min", "mo", "second", "cent"])
_CONTEXT = re.compile(r"\W*(?:max(?:imum)?[\s_])?(?:context|ctx)(?![^\W_])", re.IGNORECASE)
_NAMED = re.compile(r"[^\W_]+(?:/s\b)?")
_JOINTS = frozenset(["in", "of"])
_LONGEST = 200


@lru_cache(maxsize=4096)  # the labels of a table are asked about for each of its cells
def parse_unit_hint(label: str) -> UnitHint | None:
    """Return what a label says of the numbers under it, or None where it says nothing."""
    label = _spaced(label[:_LONGEST])
    per, rest = _per(label)
    sign = _SIGN.search(rest)
    unit = CURRENCY_SIGNS[sign[1].upper()] if sign else None
    scale = _scale(rest)
    if unit is None:
        unit, unit_scale = _unit(rest)
        scale *= unit_scale
    if unit == OPERATIONS and per in ("GPU", "chip"):
        unit = OPERATIONS_A_SECOND
    hint = UnitHint(scale, unit, per)
    return None if hint == UnitHint() else hint


def without_rate(label: str) -> str:
    """Return a label without the words that make its values a rate: `input_cost_per_token` is "input cost"."""
    return " ".join(re.split(r"[\s_]+", _per(_spaced(label[:_LONGEST]))[1].strip(" _")))


def without_unit(label: str) -> Iterator[str]:
    """Yield a label without the words at its end that may be the unit of its values, first without the last of them.

    `training_tokens_trillions` is "training tokens", then "training"; `size_in_billions` is "size".
    """
    words = re.split(r"[\s_-]+", _spaced(label[:_LONGEST]).strip())
    while len(words) > 1 and _is_unit(words[-1]):
        words.pop()
        if len(words) > 1 and words[-1] == "in":
            words.pop()
        yield " ".join(words)


def unknown_words(label: str) -> list[str]:
    """Return the words of a label that is a unit, "k tokens" or "USD per token", which name neither unit nor number."""
    _, rest = _per(_spaced(label[:_LONGEST]))
    for known in (_SIGN, _PERCENT, _DEVICE_HOURS, _POWER):
        rest = known.sub(" ", rest)
    return [word for word in _NAMED.findall(rest) if word.lower() not in _JOINTS and not _is_measured_in(word.lower())]


def _is_measured_in(word: str) -> bool:
    return word in NOUNS or word in MAGNITUDE_WORDS or word in MAGNITUDE_LETTERS


def _is_unit(word: str) -> bool:
    name = word.lower()
    is_measure = NOUNS.get(name, ("",))[0] in _MEASURES and name not in _VAGUE and len(name) > 1
    return is_measure or name in MAGNITUDE_WORDS or re.fullmatch("[kmbt]", name) is not None


def _spaced(label: str) -> str:
    """Return a label in camel case, or with its magnitude glued on (`mparams`), with these apart; others as is."""
    label = _CAMEL.sub("_", label) if _ONE_WORD.fullmatch(label) else label
    return _GLUED.sub(r"\1 \2", label)


def _per(label: str) -> tuple[str | None, str]:
    """Return what the label makes its values a rate of, and the label without those words."""
    if tokens := _PER_TOKENS.search(label):
        number = (tokens["number"] or "").lower().replace(",", "").replace("_", "")
        words = {
            "": "token",
            "k": "thousand tokens",
            "thousand": "thousand tokens",
            "1000": "thousand tokens",
        }
        return words.get(number, "million tokens"), label[: tokens.start()] + " " + label[tokens.end() :]
    if mega := _MEGATOKENS.search(label):
        return "million tokens", label[: mega.start()] + label[mega.end() :]
    if (key := _PER_NUMBER_KEY.search(label)) and _PRICED.search(label):
        return f"{'thousand' if key['thousand'] else 'million'} tokens", label[: key.start()] + label[key.end() :]
    if bare := _PER_MILLION.search(label):
        return "million tokens", label[: bare.start()] + " "
    if noun := _PER_NOUN.search(label):
        return PER_NOUNS[noun[1].lower()], label[: noun.start()] + " " + label[noun.end() :]
    return None, label


def _scale(label: str) -> Decimal:
    word = _MAGNITUDE_WORD.search(label)
    if word is not None and not _is_paid_for(label, word):
        return Decimal(10) ** MAGNITUDE_WORDS[word[1].lower()]
    if power := _POWER.search(label):
        digits = power[1] or power[3] or {"³": "3", "⁶": "6", "⁹": "9", "¹²": "12"}[power[2]]
        return Decimal(10) ** int(digits)
    letter = _MARKED_LETTER.search(label)
    if letter is None or not (letter["alone"] or letter["before_noun"] or _COUNTABLE.search(label)):
        return Decimal(1)
    written = next(word for name, word in letter.groupdict().items() if word and name != "money")
    return Decimal(10) ** MAGNITUDE_LETTERS[written.lower()]


def _is_paid_for(label: str, word: re.Match[str]) -> bool:
    """Tell whether a magnitude is of the tokens that a price, or another figure, is for."""
    if _PAID_FOR.match(label, word.end()) is None:
        return False
    return _PRICED.search(label) is not None or _NUMBERED.search(label, 0, word.start(1)) is not None


def _unit(label: str) -> tuple[str | None, Decimal]:
    """Return the measure that a label names, first in brackets, and how many of its base unit it is."""
    if _PERCENT.search(label):
        return "%", Decimal(1)
    if _DEVICE_HOURS.search(label):
        return DEVICE_HOURS, Decimal(1)
    marked = " ".join(part for found in _MARKED.findall(label) for part in found)
    for word in (*_WORD.findall(marked), *reversed(_WORD.findall(label))):
        unit, scale = NOUNS.get(word.lower(), (None, Decimal(1)))
        # The tokens of "input token price" are what is paid for.
        is_paid_for = unit == TOKENS and _PRICED.search(label) is not None
        if unit in _MEASURES and len(word) > 1 and word.lower() not in _VAGUE and not is_paid_for:
            return unit, scale
    return (TOKENS, Decimal(1)) if _CONTEXT.match(label) else (None, Decimal(1))
