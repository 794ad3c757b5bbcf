"""What kind of list stands below a heading: models, people, rounds of funding, honours (`heading_kinds`)."""

from __future__ import annotations

import re
from functools import lru_cache

from ....graph.dates import find_dates
from ....graph.vocabulary import label_key
from .lexicon import lexicon

_NUMBERED = re.compile(r"\A\W{0,4}\d{1,2}(?:\.\d{1,2})*[.)]?\s")
_NOTE = re.compile(r"\s?[(\[][^()\[\]]{0,60}[)\]]")
_PARTS = re.compile(r"\s(?:and|&|/)\s|[,/:;&]|\s[–—-]\s")
_MOST_WORDS = 8
# Of these the words before may tell that they are others' ("Supported models"); a person's awards are the person's.
_MAY_BE_FOREIGN = frozenset(["models", "products", "people", "partners", "competitors", "funding", "channels"])
_PEOPLE = frozenset(["people", "investors", "founders"])
_PRODUCTS = frozenset(["products"])
# "Mapping Platforms" below products are products, and no places where they can be had.
_MAY_BE_SORTS = frozenset(["channels"])
# What the words that lead into a list leave as the heading above them has it.
_LED_INTO = frozenset(["models", "acquisitions"])
NONE: frozenset[str] = frozenset()


def kinds_below(text: str, above: frozenset[str]) -> frozenset[str]:
    """Return the kinds below a heading within others: a mere lead-in, "Version / Date:", leaves some of those."""
    own = kinds_of_heading(text)
    words = text.rstrip(" :：").casefold().split()
    if "products" in above and own <= _MAY_BE_SORTS and words and words[-1] in lexicon().product_sorts:
        return _PRODUCTS
    is_lead = text.rstrip().endswith((":", "：")) and not any(map(str.isdigit, text))
    return own if own or not is_lead else (above & _LED_INTO) | {kind for kind in above if _speaks_of(kind, text)}


def _speaks_of(kind: str, text: str) -> bool:
    """Tell whether words that lead into a list speak of its kind: "We have partnerships with many firms:"."""
    return not lexicon().heading_kinds[kind].isdisjoint(label_key(text).split())


@lru_cache(maxsize=2048)
def kinds_of_heading(text: str) -> frozenset[str]:
    """Return the kinds of what is listed below a heading, by the last words of each of its parts."""
    bare = _NOTE.sub("", _NUMBERED.sub("", text)).strip(" :#*")
    for date in reversed(find_dates(bare)):
        bare = f"{bare[: date.start]} {bare[date.end :]}"
    if not bare or len(bare.split()) > _MOST_WORDS:
        return NONE
    parts = [label_key(part).split() for part in _PARTS.split(bare)]
    found = frozenset(kind for part in parts for kind in _kinds_ending(part))
    foreign = {word for part in parts for word in part} & lexicon().foreign_headings
    # "Other executives" are those of the same company.
    is_foreign = bool(foreign - {"other"} if found <= _PEOPLE else foreign)
    return found - _MAY_BE_FOREIGN if is_foreign else found


def _kinds_ending(words: list[str]) -> list[str]:
    ends = [" ".join(words[at:]) for at in range(len(words))]
    return [kind for kind, phrases in lexicon().heading_kinds.items() if any(end in phrases for end in ends)]
