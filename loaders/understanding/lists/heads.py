"""Entries that begin with the name of what they tell of: "Heron 2 (May 2024): a ...", "Ada Quill — CTO"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ....graph.dates import FoundDate, find_dates, parse_date
from ..names.naming import LONGEST_NAME
from ..properties.topics import Dated
from ..prose.entries import date_of_label, dated_entry
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from ....graph.document import Pair, Passage, Span

_NAME = r"(?P<name>[^\s:()–—][^:()\n]{0,70}?)"
_HEAD = re.compile(
    rf"{_NAME}(?:\s?\((?P<note>[^()]{{1,140}})\))?(?:\s?(?P<end>:|\s[–—-]{{1,2}}(?=\s))\s{{0,2}}(?P<rest>\S.*)?|\s?:?)\Z",
    re.DOTALL,
)
_BRACKET = re.compile(r"\((?P<note>[^()]{1,140})\)\s?(?:[:–—-]\s{0,2})?(?P<rest>.*)\Z", re.DOTALL)
_YEAR = re.compile(r"(?<![\d/–—-])(?:19|20)\d\d(?![\d/–—-])")
# More than a name before the comma.
_SAID_BEHIND = re.compile(r"\s[–—-]\s|:\s")
_NAME_WORDS = 9
_REACH = 60
_SMALL = r"(?:(?:in|on|at|the|of|since|from|early|mid|late|around)\s+)*"
# By whom, between the verb and the date: "Announced by Northlake Labs / 2031".
_BY = r"(?:by\s+(?:(?!(?:and|but|then|who|which)\b)[\w.&’'-]{1,60}+(?![\w.&’'-])\s?){1,5}[,/(|·–—-]?\s*)?"
_RELEASED = re.compile(
    rf"\W*(?:(?:first\s+)?(?:{'|'.join(lexicon().released_words)})\s*{_BY})?{_SMALL}\W*", re.IGNORECASE
)
_ANNOUNCED = re.compile(rf"\W*(?:first\s+)?(?:{'|'.join(lexicon().announced_words)})\s*{_BY}{_SMALL}\W*", re.IGNORECASE)
_VERB_FIRST = re.compile(
    rf"\W*(?:first\s+)?(?:{'|'.join((*lexicon().released_words, *lexicon().announced_words))})\b", re.IGNORECASE
)
_TO_COME = re.compile(r"\b(?:expected|planned|upcoming|forthcoming|slated|scheduled|tba|will)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """The name that an entry begins with, the note in brackets behind it, and the words about what it names.

    `dated` is the date of its release, or whatever its kind of section dates; `is_announced` where it is said to be
    that of an announcement only.
    """

    name: Passage
    note: Passage | None
    rest: Passage | None
    dated: Dated | None
    is_announced: bool = False

    @property
    def span(self) -> Span:
        """The characters of the name."""
        return self.name.span

    def words(self) -> str:
        """Return the note and the words about it, as one text."""
        return " ".join(part.text for part in (self.note, self.rest) if part is not None)


def head_of_pair(pair: Pair, year: int | None) -> Head | None:
    """Return the head of an entry that is a label with words about it; with a date as label, that of the words."""
    dated = date_of_label(pair.label, year)
    if dated is not None:
        return _head(pair.value, dated)
    labelled = _HEAD.match(pair.label.text)
    if labelled is None or labelled["end"] or len(labelled["name"].split()) > _NAME_WORDS:
        return None
    name = pair.label.part(*labelled.span("name"))
    note = pair.label.part(*labelled.span("note")) if labelled["note"] else None
    rest: Passage | None = pair.value
    bracket = _BRACKET.match(pair.value.text) if note is None else None
    if bracket is not None:
        note = pair.value.part(*bracket.span("note"))
        rest = pair.value.part(*bracket.span("rest")).stripped() if bracket["rest"] else None
    return _with_date(name, note, rest)


def head_of(passage: Passage, year: int | None) -> Head | None:
    """Return the head of an entry or heading; one that begins with its date has that, and the head behind it."""
    entry = dated_entry(passage, year)
    return _head(passage, None) if entry is None else _head(entry[1], entry[0])


def _group(passage: Passage, found: re.Match[str], name: str) -> Passage | None:
    return passage.part(*found.span(name)).stripped() if found[name] else None


def head_over(heading: Passage, below: Passage | None, year: int | None) -> Head | None:
    """Return the head that a heading is: with the words below it as those about what it names."""
    head = head_of(heading, year)
    if head is None or head.rest is not None or below is None:
        return head
    return replace(head, rest=below) if head.dated is not None else _with_date(head.name, head.note, below)


def _head(passage: Passage, dated: Dated | None) -> Head | None:
    comma = passage.text.find(", ") if dated is None and len(passage.text) <= LONGEST_NAME else -1
    if (
        comma > 0
        and not _SAID_BEHIND.search(passage.text, 0, comma)
        and (date := parse_date(passage.text[comma + 2 :])) is not None
        and "/" not in date.edtf
    ):
        # "Heron 2, May 2024"
        day = Dated(date, passage.between(comma + 2, len(passage.text)), of_entry=True)
        return Head(passage.part(0, comma), None, None, day)
    found = _HEAD.match(passage.text) if passage.text else None
    if found is None or len(found["name"]) > LONGEST_NAME or len(found["name"].split()) > _NAME_WORDS:
        return None
    name, note, rest = (_group(passage, found, each) for each in ("name", "note", "rest"))
    if name is None:
        return None
    return Head(name, note, rest, dated) if dated is not None else _with_date(name, note, rest)


def _with_date(name: Passage, note: Passage | None, rest: Passage | None) -> Head:
    """Return a head with the date in its brackets, else with that of "Launched in May 2024 ..." behind it."""
    if note is not None and not _TO_COME.search(note.text):
        for date in _dates(note.text)[:1]:
            around = f"{note.text[: date.start]} {note.text[date.end :]}"
            if _RELEASED.fullmatch(around) or _ANNOUNCED.fullmatch(around):
                return Head(name, note, rest, _dated(date, note), _ANNOUNCED.fullmatch(around) is not None)
    if rest is not None and _VERB_FIRST.match(rest.text):
        for date in _dates(rest.text[:_REACH])[:1]:
            before = rest.text[: date.start]
            if _RELEASED.fullmatch(before) or _ANNOUNCED.fullmatch(before):
                return Head(name, note, rest, _dated(date, rest), _ANNOUNCED.fullmatch(before) is not None)
    return Head(name, note, rest, None)


def date_told(passage: Passage) -> Dated | None:
    """Return the first date in the words of an entry, as the entry's; a lone year counts."""
    return next((_dated(found, passage) for found in _dates(passage.text)), None)


def _dates(text: str) -> list[FoundDate]:
    """Return the dates in a text; a lone year counts."""
    year = _YEAR.search(text)
    alone = [FoundDate(*year.span(), date)] if year and (date := parse_date(year.group())) is not None else []
    return find_dates(text) or alone


def _dated(found: FoundDate, passage: Passage) -> Dated | None:
    """Return a date as that of an entry; a stretch of years is none."""
    is_stretch = "/" in found.date.edtf
    return None if is_stretch else Dated(found.date, passage.between(found.start, found.end), of_entry=True)
