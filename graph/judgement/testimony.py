"""A testimony is a claim with all that tells how much it counts: who publishes it, when, and in which sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..claims import STATED, Claim, Entity
from ..dates import Date
from ..pickled import Pickled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..claims import Reading
    from ..document import Document, Metadata, Span
    from ..iris import Iris

_REACH = 300  # characters: what is longer is no sentence
_ENDS = re.compile(r"[.!?][\"'”’)\]]{0,3}\s|\n[ \t]*(?=[\n*#>|+-])")
_FOR_EVER = 9999
# Signs between a label and its value, or between cells, in whatever format.
_LABELLED = re.compile(r"[:|=<\t{\[\"]")
# What stands around a cell, a string of a record, or a line by itself.
_CELL_BEGINS = re.compile(r"(?:\A|[,;\"'\t\r\n]|[|>:=\[{][ ]{0,2})\Z")
_CELL_ENDS = re.compile(r"[,;\"'\t\r\n]|[ ]{0,2}[|<}\]]|\Z")
_BESIDE = 3
_GOOD_PART = 1 / 5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Origin(Pickled):
    """A source as a witness: its id, what it is called, the IRI of its publisher if it names one, its tier, its day.

    `file` is the id of the file in which it stands, its own where that is all of it.

    It is called by the name of its file, a record of a catalog by its title, with its id where another in the household
    is called the same.
    """

    id: str
    name: str
    publisher: str | None = None
    tier: int | None = None
    day: dt.date | None = None
    file: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Testimony(Pickled):
    """A claim in its source: `iri` is its own, `subject` the node that it is about, `thing` what it speaks of.

    For a score the thing is the model. `day` is the day for which it speaks, where that is known, and `is_history`
    tells that it speaks of a day before its source's own. `passage` is the sentence of the quote, as written. One
    `in_passing` has its thing from other words, in a source on other things: it may be another's. Those of one claim
    are equal.
    """

    claim: Claim
    iri: str
    subject: str
    thing: str
    origin: Origin
    day: dt.date | None = None
    is_history: bool = False
    passage: str = ""
    in_passing: bool = False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Testimony) and self.iri == other.iri

    def __hash__(self) -> int:
        return hash(self.iri)


def origin_of(reading: Reading, iris: Iris) -> Origin:
    """Return what makes a document a witness.

    A document without a date speaks of the latest day that it names as the day of an assertion.
    """
    document = reading.document
    known = document.metadata
    publisher = iris.entity(Entity("Organization", known.publisher)).value if known.publisher else None
    day = day_of(known)
    if day is None:
        dated = [claim.as_of for claim in reading.claims if claim.as_of and claim.modality in STATED]
        # "until 2024" is said in 2024 at the earliest.
        day = max((date.latest if date.earliest == dt.date.min else date.earliest for date in dated), default=None)
    # A file of thousands of records is no name for one of them, and that of one alone says less than its title.
    is_record = document.part is not None or reading.described is not None
    name = document.title if is_record else document.name
    file = document.part.of if document.part is not None else document.id
    return Origin(document.id, name, publisher, known.tier, day, file)


def heard_in(reading: Reading, iris: Iris, is_asked: Callable[[str], bool] = lambda _: True) -> Iterator[Testimony]:
    """Yield what a document testifies, each claim once, of those things that are asked about, by their IRIs."""
    origin, main = origin_of(reading, iris), main_things(reading, iris)
    seen = set()
    for claim in reading.claims:
        thing = iris.entity(claim.subject).value
        if is_asked(thing) and (iri := iris.claim(claim).value) not in seen:
            seen.add(iri)
            yield Testimony(
                claim,
                iri,
                iris.subject(claim).value,
                thing,
                origin,
                effective(claim, origin.day),
                is_history(claim, origin.day),
                passage(reading.document, claim.span),
                thing not in main and is_in_passing(claim, reading.document),
            )


def main_things(reading: Reading, iris: Iris) -> frozenset[str]:
    """Return the IRIs of the things that a document is about: of each it says a good part of all that it says.

    What it says of events is about those who take part in them.
    """
    counts = Counter(claim.subject for claim in reading.claims if claim.subject.type != "Event")
    least = _GOOD_PART * counts.total()
    return frozenset(iris.entity(thing).value for thing, count in counts.items() if count >= least)


def is_in_passing(claim: Claim, document: Document) -> bool:
    """Tell whether running words state a claim without a name for what it is about: "the company has 13 employees".

    Events have no names of their own. What stands beside a label, or fills a cell, stands in the part on its thing.
    """
    text, start, end = document.text, claim.span.start, claim.span.end
    quote = text[start:end]
    if claim.subject.type == "Event" or _LABELLED.search(quote) is not None:
        return False
    if _CELL_BEGINS.search(text[max(start - _BESIDE, 0) : start]) and _CELL_ENDS.match(text[end : end + _BESIDE]):
        return False
    said = _spaced(quote)
    return not any(_spaced(name) in said for name in (claim.subject.called, claim.subject.name))


def day_of(metadata: Metadata) -> dt.date | None:
    """Return the day that a document speaks of: when it was last changed, else published."""
    for text in (metadata.modified, metadata.published):
        if text:
            try:
                return Date.of(text).earliest
            except ValueError:
                continue
    return None


def effective(claim: Claim, day: dt.date | None) -> dt.date | None:
    """Return the day for which a claim speaks: the last of its as-of date that its source can know, else the source's.

    An as-of date without an end ("from 2024 on") speaks of the source's own day, else of its start.
    """
    if claim.as_of is None:
        return day
    earliest, latest = claim.as_of.earliest, claim.as_of.latest
    if day is not None and earliest <= day:
        return min(latest, day)
    return earliest if latest.year == _FOR_EVER else latest


def is_history(claim: Claim, day: dt.date | None) -> bool:
    """Tell whether a claim speaks of a time that was over when its source was written, as far as one can tell."""
    if claim.as_of is None:
        return False
    return day is None or claim.as_of.latest < day


def surroundings(document: Document, span: Span) -> str:
    """Return all words that can belong to the sentence of a span."""
    return document.text[max(span.start - _REACH, 0) : span.end + _REACH]


def passage(document: Document, span: Span) -> str:
    """Return the sentence around a span; in a list, table or record its line."""
    text = document.text
    start, end = max(span.start - _REACH, 0), min(span.end + _REACH, len(text))
    before = [match.end() for match in _ENDS.finditer(text, start, span.start)]
    after = _ENDS.search(text, max(span.end - 1, span.start), end)
    return text[before[-1] if before else start : after.start() + 1 if after else end]


def _spaced(text: str) -> str:
    """Return the words of a text with a space between them, whatever signs and line ends stand there."""
    return " ".join(words_in(text))


def words_in(passage: str) -> list[str]:
    """Return the words of a passage, folded: to compare it with another."""
    return _WORD.findall(passage.casefold())
