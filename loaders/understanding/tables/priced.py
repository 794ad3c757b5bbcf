"""Tables of prices whose heading, caption or lead-in says per how many tokens they are: "Input" is a price there."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..terms.lexicon import lexicon
from .entries import says_nothing

if TYPE_CHECKING:
    from .columns import Header

_RATE = re.compile(
    r"(?:\bper|/)\s?(?P<number>1\s?M|1K|M|K|(?:one |a |1 )?(?:million|thousand)|1,000,000|1,000)\s?tok(?:en)?s?\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"[$€£¥]|\b(?:pric(?:es?|ed|ing)|costs?|rates?|USD|EUR|dollars?|euros?|fees?)\b", re.IGNORECASE)
_SAID = re.compile(r"[$€£¥]|\b(?:pric\w{1,3}|costs?)\b|\btok", re.IGNORECASE)
_PRICE = re.compile(r"[^\w\s]{0,2}\s?\d{1,4}(?:[.,]\d{1,5})?\s?(?:[$€£¥]|USD|EUR)?", re.IGNORECASE)
_THOUSAND = re.compile(r"K|thousand|1,000\Z", re.IGNORECASE)
_NO_PRICE = "free"


def priced(header: Header, around: str) -> Header:
    """Return a header whose columns of directions are labelled as prices, where the words around tell the rate."""
    rate = _RATE.search(around)
    if rate is None or _MONEY.search(around) is None:
        return header
    number = "1K" if _THOUSAND.search(rate["number"]) else "1M"
    return replace(
        header, parts=tuple(_labelled(header, at, f"price per {number} tokens") for at in range(len(header.parts)))
    )


def _is_direction(label: str) -> bool:
    """Tell whether a head says no more than for which tokens a price is: "Input", "Output rate", "Input (cached)"."""
    return " ".join(label.casefold().split()).removesuffix(" rate") in lexicon().directions


def _labelled(header: Header, at: int, price: str) -> tuple[str, ...]:
    """Return the words over a column; a mere direction above figures with the words that make it a price."""
    parts = header.parts[at]
    if not parts or not _is_direction(parts[-1]) or any(map(_SAID.search, parts[:-1])):
        return parts
    told = [text for text in header.texts(at) if text.casefold() != _NO_PRICE and not says_nothing(text)]
    are_prices = bool(told) and all(_PRICE.fullmatch(text) for text in told)
    return (*parts[:-1], f"{parts[-1]} {price}") if are_prices else parts
