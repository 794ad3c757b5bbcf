"""Entries that begin with their date: "March 2023: ...", "2024-12-04 — ...", "May 3: ..." under a year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ....graph.dates import find_dates, parse_date
from ....graph.document import Item, Pair
from ..properties.topics import Dated

if TYPE_CHECKING:
    from ....graph.dates import Date
    from ....graph.document import Block, Passage

_LEAD = re.compile(r"[^\w]{0,8}")
_END = re.compile(
    r"\s?:(?=\s)|\s[—–-]{1,2}(?=\s)|—|\s?[|→·•](?=\s)|[)\]][:,]?(?=\s|[^\x00-\x7f]|[A-Z])|,(?=\s)"
    r"|(?<=\d)\s(?=[A-Z\[“\"]|[^\x00-\x7f—–])"
)
# "Current state (early 2026)" tells how things are, not when what stands below it happened.
_OF_STATE = re.compile(r"\A\W{0,4}(?:current|present)\b|\bas of\b|\b(?:status|today|now)\b", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"[^\w]{0,8}(?P<year>(?:19|20)\d\d)(?= [^\W\d_])")
_YEAR_LED = re.compile(r"(?P<year>(?:19|20)\d\d)(?:, | )(?=[A-Z][^.]{40})")
_WHEN = re.compile(r"(?:in|on|by|as|since|at|from|during|until|till|after|before|around|through)\b", re.IGNORECASE)
_NEWS = re.compile(
    r"\b(?:news|digest|weekly|daily|monthly|round-?up|newsletter|bulletin|brief(?:ing)?|changelog"
    r"|(?:release|meeting) notes|minutes|recap|edition|issue|updates?|timeline|log|week|report)\b",
    re.IGNORECASE,
)
_LONGEST = 48
_MOST_ENDS = 5


def date_of_label(label: Passage, year: int | None) -> Dated | None:
    """Return the date that a label is; one without a year is in that of the section, if it has one."""
    lead = _LEAD.match(label.text)
    start = lead.end() if lead else 0
    date = _date(label.text[start:], year) if start < len(label.text) else None
    return Dated(date, label.between(start, len(label.text)), of_entry=True) if date is not None else None


def dated_entry(passage: Passage, year: int | None) -> tuple[Dated, Passage] | None:
    """Return the date that an entry begins with, and the rest of it; None for an entry without."""
    lead = _LEAD.match(passage.text)
    start = lead.end() if lead else 0
    found: tuple[Dated, Passage] | None = None
    for number, end in enumerate(_END.finditer(passage.text, start, start + _LONGEST)):
        if number == _MOST_ENDS or end.start() == start or end.end() == len(passage.text):
            break
        date = _date(passage.text[start : end.start()], year)
        if date is not None and _ends_date(end.group(), date, passage.text[start : end.start()]):
            span = passage.between(start, end.start())
            found = Dated(date, span, of_entry=True), passage.part(end.end(), len(passage.text)).stripped()
    return found


def dated_paragraph(passage: Passage) -> Dated | None:
    """Return the year that a paragraph begins with: "2016, Northlake Labs introduced ..."."""
    led = _YEAR_LED.match(passage.text)
    date = parse_date(led["year"]) if led is not None else None
    return Dated(date, passage.between(led.start("year"), led.end("year"))) if led is not None and date else None


def _ends_date(sign: str, date: Date, written: str) -> bool:
    """Tell whether a sign ends the date of an entry, rather than that of a sentence: "In May 2025, Heron 2 ...".

    Nothing but a space ends one that tells at least the month: "2024 Turing Award" is none.
    """
    if sign.strip() not in ("", ","):
        return True
    is_exact = (date.earliest.year, date.earliest.month) == (date.latest.year, date.latest.month)
    return _WHEN.match(written) is None and (is_exact or bool(sign.strip()))


def date_of_title(title: Passage) -> Dated | None:
    """Return the date that a title gives: only of the news, or of what is nothing but a date, does it hold for all."""
    dated = date_of_heading(title, None)
    is_whole = date_of_label(title, None) is not None or _NEWS.search(title.text) is not None
    return dated if dated is None or is_whole else replace(dated, of_title=True)


def date_of_heading(heading: Passage, year: int | None) -> Dated | None:
    """Return the date that a heading gives to what stands below it: the one that it is, begins with or names."""
    entry = dated_entry(heading, year)
    known = date_of_label(heading, year) or (entry[0] if entry is not None else None)
    if known is not None:
        return replace(known, of_entry=False)
    led = _YEAR_FIRST.match(heading.text)
    if led is not None and (date := parse_date(led["year"])) is not None:
        return Dated(date, heading.between(led.start("year"), led.end("year")))
    if _OF_STATE.search(heading.text) is not None:
        return None
    dates = find_dates(heading.text)
    return Dated(dates[0].date, heading.between(dates[0].start, dates[0].end)) if len(dates) == 1 else None


def year_of(dated: Dated | None) -> int | None:
    """Return the one year in which a date lies."""
    if dated is None or dated.date.earliest.year != dated.date.latest.year:
        return None
    return dated.date.earliest.year


def _date(words: str, year: int | None) -> Date | None:
    words = words.strip(" ()[]")
    whole = parse_date(words)
    return whole if whole is not None or year is None else parse_date(f"{words} {year}")


@dataclass(frozen=True, slots=True)
class Nested:
    """The dated entry of a list that a place is below, with how far it is indented: its date holds for those within."""

    depth: int = 0
    indent: int = 0
    below: Dated | None = None
    dated: Dated | None = None

    def at(self, block: Block, year: int | None, text: str) -> Nested:
        """Return what holds at the next block of a text: `dated` for what the block itself says."""
        if not isinstance(block, Item | Pair):
            return Nested()
        words = block.label if isinstance(block, Pair) else block.passage
        indent = _indent(words.span.start, text)
        is_deeper = indent > self.indent if isinstance(block, Pair) else block.depth > self.depth
        if self.below is not None and is_deeper:
            return replace(self, dated=self.below)
        begun = dated_entry(words, year) if isinstance(block, Item) else None
        own = date_of_label(words, year) or (begun[0] if begun else None)
        return Nested(block.depth if isinstance(block, Item) else 0, indent, own)


def _indent(place: int, text: str) -> int:
    """Return how far the line of a place is indented, in characters."""
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return len(line) - len(line.lstrip())
