"""An entry of a list of happenings or people: labelled words, of which each label tells what they hold.

It is a row of a table, or a record: `passages("investor")` are the words of both under any label for investors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Comparator, Entity
from ....graph.date_order import parse_ordered_date
from ....graph.dates import Date, parse_date
from ....graph.quantities import parse_quantity
from ....graph.unit_hints import without_unit
from ....graph.vocabulary import label_key
from ..names.knowledge import fits, other_unit
from ..properties.topics import Dated
from ..terms.lexicon import lexicon
from ..terms.people import start_of_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ....graph.claims import Value
    from ....graph.document import Passage, Span
    from ....graph.quantities import Quantity
    from ..names.knowledge import Knowledge
    from ..properties.topics import Topic

UNIT = re.compile(r"\s?[(\[][^()\[\]]{1,30}[)\]]\s*\Z")
NOTE = re.compile(r"(?:(?<!\s)\s+)?\([^()]{0,80}\)")
_IN_UNITS = re.compile(
    r"(?: (?:in|[mb]n?usd|usd|eur|gbp|us|dollars|euros|million|millions|billion|billions|mn|mm|bn|m|b|k|display"
    r"|formatted|text|raw|label|string|utc|iso)){1,3}\Z"
)
_BETWEEN = re.compile(r"(?:(?<!\s)\s+)?(?:[,;|·•]|\s/\s|\s&\s|\s\+\s|\band\b)\s*")
_NAMED = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w.’'&-]*(?: (?:(?:of|the|and|de|for) )?[^\W\d_a-zß-öø-ÿ][\w.’'&-]*){0,5}|[a-z]\d+[a-z]"
)
# `amount_musd` is in millions of dollars.
_GLUED = re.compile(r"(?<![^\W_])(?P<magnitude>[mb])n?usd\Z", re.IGNORECASE)
_BREAK = re.compile(r"<br ?/?>|</(?:li|p|div)>", re.IGNORECASE)
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october")
_MONTH_OF = {name[:3]: at for at, name in enumerate((*_MONTHS, "november", "december"), 1)}
_YEAR = re.compile(r"(?:19|20)\d\d(?:\.0)?")
_CUT = {"year": 4, "month": 7, "day": 10}


@lru_cache(maxsize=2048)
def kinds_of_label(label: str) -> frozenset[str]:
    """Return what the words under a label are, as labels of entries name it: "Amount (USD m)" is an amount."""
    key = label_key(UNIT.sub("", label))
    tried = (key, _IN_UNITS.sub("", key), *map(label_key, without_unit(label)))
    labels = lexicon().ledger_labels
    return next((kinds for each in tried if (kinds := _kinds_of_key(each, labels.items()))), frozenset())


def _kinds_of_key(key: str, labels: Iterable[tuple[str, frozenset[str]]]) -> frozenset[str]:
    return frozenset(kind for kind, keys in labels if key in keys)


@dataclass(frozen=True, slots=True)
class Field:
    """Words under a label; `kinds` are what the label says that they may hold."""

    label: str
    passage: Passage
    kinds: frozenset[str]

    @classmethod
    def of(cls, label: str, passage: Passage) -> Field:
        """Return the field of a label."""
        return cls(label, passage, kinds_of_label(label))


@dataclass(frozen=True)
class Entry:
    """An entry of a list under its topic; `has` are the kinds of fields that any entry of its list has."""

    fields: tuple[Field, ...]
    topic: Topic
    knowledge: Knowledge
    has: frozenset[str]

    def fields_of(self, kind: str) -> list[Field]:
        """Return the fields of a kind that say something."""
        return [field for field in self.fields if kind in field.kinds and field.passage.text]

    def passages(self, kind: str) -> list[Passage]:
        """Return the words under the labels of a kind, but for such as say nothing."""
        found = (field.passage for field in self.fields_of(kind))
        return [passage for passage in found if not says_nothing(passage.text)]

    @property
    def start(self) -> Passage:
        """The first words that say something: where the evidence begins."""
        return next((field.passage for field in self.fields if field.passage.text), self.fields[0].passage)

    def dated(self) -> Dated | None:
        """Return the date, which runs to that of its end if it has one, and is no closer than it says of itself."""
        return self._dated

    @cached_property
    def _dated(self) -> Dated | None:
        fields = self.fields_of("date")
        for field in fields:
            date = parse_ordered_date(field.passage.text, day_first=self.knowledge.day_first)
            if date is not None:
                within = self._of_months(date, field) or self._of_year(field, fields)
                return within or self._until(self._as_close(date), field.passage)
        return None

    def _of_year(self, year: Field, fields: list[Field]) -> Dated | None:
        """Return the date that words give beside the year that stands elsewhere: "May 14" below 2024."""
        if _YEAR.fullmatch(year.passage.text.strip()) is None:
            return None
        for field in fields:
            date = parse_date(f"{field.passage.text}, {year.passage.text}") if field is not year else None
            if date is not None:
                return Dated(date, field.passage.span, of_entry=True)
        return None

    def _of_months(self, year: Date, field: Field) -> Dated | None:
        """Return the date of a year with its month, and maybe its day, in columns of their own."""
        if _YEAR.fullmatch(field.passage.text.strip()) is None:
            return None
        month, end = _number(self.passages("month"), 12)
        if month is None or end is None:
            return None
        day, last = _number(self.passages("day"), 31)
        words = f"{year.edtf}-{month:02}" + (f"-{day:02}" if day is not None else "")
        date = parse_date(words)
        return Dated(date, field.passage.span.to((last or end).span), of_entry=True) if date is not None else None

    def _as_close(self, date: Date) -> Date:
        said = (passage.text.strip().casefold() for passage in self.passages("precision"))
        cut = next((_CUT[words] for words in said if words in _CUT), None)
        return parse_date(date.edtf[:cut]) or date if cut is not None and "/" not in date.edtf else date

    def _until(self, date: Date, passage: Passage) -> Dated:
        for other in self.passages("end"):
            end = parse_ordered_date(other.text, day_first=self.knowledge.day_first)
            if end is not None and "/" not in date.edtf + end.edtf and date.latest < end.earliest:
                whole = parse_date(f"{date.edtf}/{end.edtf}")
                if whole is not None:
                    return Dated(whole, passage.span.to(other.span), of_entry=True)
        return Dated(date, passage.span, of_entry=True)

    def money(self, kind: str, name: str) -> tuple[Quantity, Passage] | None:
        """Return the sum of money under a label of a kind, as a value of the property."""
        known = self.knowledge.vocabulary.properties[name]
        for field in self.fields_of(kind):
            found = parse_quantity(field.passage.text, _GLUED.sub(r"usd_\g<magnitude>", field.label))
            if found is not None and found.unit is not None and found.upper is None and fits(found, known):
                return found, field.passage
        return None

    def is_undisclosed(self, kind: str) -> bool:
        """Tell whether the words of a kind say that their value is kept back."""
        texts = (field.passage.text for field in self.fields_of(kind))
        return any(text.strip(" *").casefold() in lexicon().undisclosed for text in texts)

    def organization(self, kind: str) -> tuple[Entity, Passage] | None:
        """Return the organization under a label of a kind; where no entry has one, the one under discussion."""
        for passage in self.passages(kind):
            named = next(self.agents(passage, "Organization"), None)
            return (named, passage) if named is not None else None
        topic = self.topic.of_type("Organization") if kind not in self.has else None
        return (topic, self.start) if topic is not None else None

    def agents(self, passage: Passage, *types: str) -> Iterator[Entity]:
        """Yield the organizations and people that words name, one or several."""
        gazetteer = self.knowledge.names.gazetteer
        for part in names_in(passage, self.knowledge.document.text):
            name = NOTE.sub("", part.text).strip(" .*")
            known = gazetteer.called(name, *(types or ("Organization", "Person"))) if name else None
            if known is not None:
                yield known
            elif _NAMED.fullmatch(name) and name.split()[0].casefold() not in lexicon().not_investors:
                yield Entity("Person" if not types and start_of_person(name) == 0 else "Organization", name)

    def backings(self, passage: Passage, firm: Entity, start: Span) -> Iterator[Claim]:
        """Yield that those whom words name put money into a firm; the evidence runs from `start` to the words."""
        for agent in self.agents(passage):
            if agent != firm:
                yield Claim(self.knowledge.document.id, agent, "investedIn", firm, start.to(passage.span))

    def claim(self, subject: Entity, name: str, value: Value, span: Span, quantity: Quantity | None = None) -> Claim:
        """Return a claim of the entry, as of its date where the property varies."""
        known = self.knowledge.vocabulary.properties[name]
        dated = self.dated()
        return Claim(
            self.knowledge.document.id,
            subject,
            name,
            value,
            span,
            comparator=quantity.comparator if quantity is not None else Comparator.EQUAL,
            as_of=dated.date if dated is not None and known.varies else None,
            unit=other_unit(quantity, known) if quantity is not None else None,
        )


def names_in(passage: Passage, text: str) -> Iterator[Passage]:
    """Yield the names that words list, each with its place: "Heron 2 | Tern 7B"; each line of a cell is one, too.

    A comma in brackets is part of a note. `text` is that of the document.
    """
    at = 0
    for start, end in (*_seams(passage, text), (len(passage.text), len(passage.text))):
        if passage.text[at:start].strip():
            yield passage.part(at, start).stripped()
        at = end


def _seams(passage: Passage, text: str) -> list[tuple[int, int]]:
    """Return where the names end that words list, and where the next begin."""
    notes = [note.span() for note in NOTE.finditer(passage.text)]
    found = [seam.span() for seam in _BETWEEN.finditer(passage.text)]
    found = [(start, end) for start, end in found if not any(low < start and end < high for low, high in notes)]
    if len(passage.pieces) > 1:
        breaks = (each for each in passage.pieces if _BREAK.match(text, each.span.start, each.span.end))
        found += [(each.at, each.at + each.length) for each in breaks]
    return sorted(found)


def says_nothing(text: str) -> bool:
    """Tell whether words stand for none: "-", "n/a", "undisclosed"."""
    words = text.strip().casefold()
    return words in lexicon().nothing or words in lexicon().undisclosed


def _number(passages: list[Passage], most: int) -> tuple[int | None, Passage | None]:
    """Return a number from 1 on, or that of the month which words name, and where it stands."""
    for passage in passages:
        words = passage.text.strip().casefold().removesuffix(".0")
        named = _MONTH_OF.get(words[:3]) if most == len(_MONTH_OF) else None
        number = int(words) if words.isdecimal() and len(words) < 3 else named
        if number is not None and 1 <= number <= most:
            return number, passage
    return None, None
