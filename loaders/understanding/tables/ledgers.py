"""Tables of happenings and people: rounds of funding, acquisitions, careers, teams."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Comparator, Entity, Role
from ....graph.dates import Date, parse_date
from ....graph.quantities import parse_quantity
from ....graph.unit_hints import without_unit
from ....graph.vocabulary import label_key
from ..names.knowledge import fits, other_unit
from ..names.mentions import LEADING, POSITION, mentions
from ..names.naming import clean, is_name
from ..posts.post_words import FOUNDER
from ..properties.events import Event, event_claims
from ..properties.labels import property_labelled
from ..properties.topics import Dated
from ..terms.lexicon import lexicon
from ..terms.people import start_of_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ....graph.claims import Value
    from ....graph.document import Cell, Passage, Span
    from ....graph.quantities import Quantity
    from ....graph.vocabulary import Property
    from ..names.knowledge import Knowledge
    from ..properties.topics import Topic
    from .columns import Header

_UNIT = re.compile(r"\s?[(\[][^()\[\]]{1,30}[)\]]\s*\Z")
_NOTE = re.compile(r"\s*\([^()]{0,80}\)")
_BETWEEN = re.compile(r"\s*(?:[,;]|\s/\s|\s&\s|\s\+\s|\band\b)\s*")
_NAMED = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w.’'&-]*(?: (?:(?:of|the|and|de|for) )?[^\W\d_a-zß-öø-ÿ][\w.’'&-]*){0,5}|[a-z]\d+[a-z]"
)
_PERSON = re.compile(r"[^\W\d_a-z][^\W\d_]+(?: [^\W\d_][\w’'.-]*){1,3}")
# What firms have in each year.
_YEARLY = frozenset(["revenue", "valuation", "employeeCount"])
_FORMER = re.compile(r"\b(?:former|ex-|until|previous)", re.IGNORECASE)
_UNTIL_NOW = re.compile(r"(?P<start>[^–—-]{4,20}?)\s?[–—-]\s?(?:present|now|current|today)\s*", re.IGNORECASE)


def ledger_of(header: Header, topic: Topic, knowledge: Knowledge) -> Ledger | None:
    """Return a table as a ledger, by what its columns are headed; None for a table of another kind."""
    columns: dict[str, list[int]] = {}
    for index, label in enumerate(header.labels):
        keys = [label_key(_UNIT.sub("", label)), *map(label_key, without_unit(label))]
        kind = next((kind for key in keys for kind, labels in lexicon().ledger_labels.items() if key in labels), None)
        if kind is not None:
            columns.setdefault(kind, []).append(index)
    if "organization" in columns and "target" not in columns and _tells_of_acquisitions(topic.heading):
        columns["target"] = columns.pop("organization")
    ledger = Ledger(header, columns, topic, knowledge)
    return ledger if ledger.kind is not None else None


def _tells_of_acquisitions(heading: str) -> bool:
    """Tell whether the words above a table say that the companies in it were acquired."""
    words = f" {label_key(heading)} "
    return any(f" {phrase} " in words for phrase in lexicon().heading_kinds["acquisitions"])


@dataclass(frozen=True, slots=True)
class Ledger:
    """A table whose rows each tell of one happening or one person; `columns` are those of each kind."""

    header: Header
    columns: Mapping[str, list[int]]
    topic: Topic
    knowledge: Knowledge

    @property
    def kind(self) -> str | None:
        """What the rows tell of: funding, acquisition, team or career; None where the columns do not say it."""
        has = self.columns.keys()
        if "amount" in has and has & {"date", "round"} and has & {"round", "investor", "valuation"}:
            return "funding" if self.has_money else None
        if "target" in has and (has & {"buyer", "date", "amount"}):
            return "acquisition"
        if {"person", "role"} <= has:
            return "team"
        if "date" in has and self.figures and (self.topic.of_type("Organization") or "organization" in has):
            return "figures"
        return "career" if {"role", "organization"} <= has and self.topic.of_type("Person") is not None else None

    @property
    def has_money(self) -> bool:
        """Whether the column of amounts holds money: beside "Series", a "Size" may be that of a model."""
        rows = [_Row(self, cells) for cells in self.header.rows]
        return any(row.money("amount", "amount") or row.is_undisclosed("amount") for row in rows)

    @property
    def figures(self) -> list[tuple[int, Property]]:
        """The columns of figures that firms have, with the property that each holds: "Year | Revenue | Employees"."""
        vocabulary = self.knowledge.vocabulary
        labels = (_UNIT.sub("", label) for label in self.header.labels)
        known = [property_labelled(label, ("Organization",), vocabulary) for label in labels]
        return [(index, each) for index, each in enumerate(known) if each is not None and each.name in _YEARLY]

    def claims(self) -> Iterator[Claim]:
        """Yield what each row tells; a row that sums up the others tells nothing."""
        tell = {"funding": _funding, "acquisition": _acquisition, "team": _member, "career": _post, "figures": _figures}
        for cells in self.header.rows:
            first = cells[0].passage.text.casefold().strip(" *") if cells else ""
            if first not in lexicon().summary_rows and self.kind is not None:
                yield from tell[self.kind](_Row(self, cells))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a ledger, read by what its columns hold."""

    ledger: Ledger
    cells: tuple[Cell, ...]

    def passages(self, kind: str) -> list[Passage]:
        columns = self.ledger.columns.get(kind, ())
        found = [self.cells[index].passage for index in columns if index < len(self.cells)]
        return [passage for passage in found if passage.text and not _says_nothing(passage.text)]

    @property
    def start(self) -> Passage:
        """The first cell that says something: where the evidence of a row begins."""
        return next((cell.passage for cell in self.cells if cell.passage.text), self.cells[0].passage)

    def dated(self) -> Dated | None:
        for passage in self.passages("date"):
            date = parse_date(passage.text)
            if date is not None:
                return Dated(date, passage.span, of_entry=True)
        return None

    def money(self, kind: str, name: str) -> tuple[Quantity, Passage] | None:
        """Return the sum of money in a column of a kind, as a value of the property."""
        known = self.ledger.knowledge.vocabulary.properties[name]
        for index in self.ledger.columns.get(kind, ()):
            passage = self.cells[index].passage if index < len(self.cells) else self.start
            found = parse_quantity(passage.text, self.ledger.header.labels[index]) if passage.text else None
            if found is not None and found.unit is not None and found.upper is None and fits(found, known):
                return found, passage
        return None

    def is_undisclosed(self, kind: str) -> bool:
        """Tell whether a column says that its value is kept back."""
        columns = self.ledger.columns.get(kind, ())
        texts = (self.cells[index].passage.text for index in columns if index < len(self.cells))
        return any(text.strip(" *").casefold() in lexicon().undisclosed for text in texts)

    def organization(self, kind: str) -> tuple[Entity, Passage] | None:
        """Return the organization that a column names; without such a column, the one under discussion."""
        for passage in self.passages(kind):
            named = next(self.agents(passage, "Organization"), None)
            return (named, passage) if named is not None else None
        topic = self.ledger.topic.of_type("Organization") if kind not in self.ledger.columns else None
        return (topic, self.start) if topic is not None else None

    def agents(self, passage: Passage, *types: str) -> Iterator[Entity]:
        """Yield the organizations and people in a cell of names."""
        gazetteer = self.ledger.knowledge.names.gazetteer
        for part in _BETWEEN.split(_NOTE.sub("", passage.text)):
            name = part.strip(" .*")
            known = gazetteer.called(name, *(types or ("Organization", "Person"))) if name else None
            if known is not None:
                yield known
            elif _NAMED.fullmatch(name) and name.split()[0].casefold() not in lexicon().not_investors:
                yield Entity("Person" if not types and start_of_person(name) == 0 else "Organization", name)

    def claim(self, subject: Entity, name: str, value: Value, span: Span, quantity: Quantity | None = None) -> Claim:
        known = self.ledger.knowledge.vocabulary.properties[name]
        dated = self.dated()
        return Claim(
            self.ledger.knowledge.document.id,
            subject,
            name,
            value,
            span,
            comparator=quantity.comparator if quantity is not None else Comparator.EQUAL,
            as_of=dated.date if dated is not None and known.varies else None,
            unit=other_unit(quantity, known) if quantity is not None else None,
        )


def _funding(row: _Row) -> Iterator[Claim]:
    """Yield the round that a row tells of, with its investors and the valuation."""
    found, amount, worth = row.organization("organization"), row.money("amount", "amount"), None
    if found is None or (amount is None and row.dated() is None):
        return
    organization, start = found[0], row.start.span
    investors = [(agent, p) for p in row.passages("investor") for agent in row.agents(p) if agent != organization]
    yield from event_claims(
        Event(
            kind="funding",
            about=organization,
            agents=tuple(agent for agent, _ in investors),
            dated=row.dated(),
            amount=amount[0] if amount is not None else None,
            span=start.to(amount[1].span if amount is not None else found[1].span),
            named=organization,
            is_undisclosed=row.is_undisclosed("amount"),
        ),
        row.ledger.knowledge,
    )
    for agent, passage in investors:
        yield row.claim(agent, "investedIn", organization, start.to(passage.span))
    if amount is not None:
        yield row.claim(organization, "funding", amount[0].value, start.to(amount[1].span), amount[0])
    if (worth := row.money("valuation", "valuation")) is not None:
        yield row.claim(organization, "valuation", worth[0].value, start.to(worth[1].span), worth[0])


def _figures(row: _Row) -> Iterator[Claim]:
    """Yield the figures of a firm that a row gives for its year; a date in brackets behind one is its own."""
    found = row.organization("organization")
    for index, known in row.ledger.figures if found is not None else ():
        passage = row.cells[index].passage if index < len(row.cells) else row.start
        note = _NOTE.search(passage.text)
        label = row.ledger.header.labels[index]
        figure = parse_quantity(_NOTE.sub("", passage.text), label) if passage.text else None
        if found is None or figure is None or figure.upper is not None or not fits(figure, known):
            continue
        if known.unit == "USD" and figure.unit is None:
            continue
        claim = row.claim(found[0], known.name, figure.value, passage.span, figure)
        own = parse_date(note.group().strip(" ()")) if note is not None else None
        yield replace(claim, as_of=own) if own is not None else claim


def _acquisition(row: _Row) -> Iterator[Claim]:
    """Yield the acquisition that a row tells of."""
    target, buyer, amount = row.organization("target"), row.organization("buyer"), row.money("amount", "amount")
    if target is None or buyer is None or target[0] == buyer[0]:
        return
    yield from event_claims(
        Event(
            kind="acquisition",
            about=target[0],
            agents=(buyer[0],),
            dated=row.dated(),
            amount=amount[0] if amount is not None else None,
            span=row.start.span.to(target[1].span),
            named=target[0],
            is_undisclosed=row.is_undisclosed("amount"),
        ),
        row.ledger.knowledge,
    )


def _member(row: _Row) -> Iterator[Claim]:
    """Yield the position of the person that a row names, at the organization of the row or of the section."""
    names, roles = row.passages("person"), row.passages("role")
    if not names or not roles or _PERSON.fullmatch(clean(names[0].text)) is None or not is_name(names[0].text):
        return
    known = row.ledger.knowledge.names.gazetteer.called(clean(names[0].text), "Person")
    yield from _positions(row, known or Entity("Person", clean(names[0].text)), names[0], roles[0])


def _post(row: _Row) -> Iterator[Claim]:
    """Yield the position that a row tells of in the career of the person under discussion, and from when to when."""
    person, roles = row.ledger.topic.of_type("Person"), row.passages("role")
    if person is None or not roles:
        return
    yield from _positions(row, person, row.start, roles[0])
    for passage in row.passages("date"):
        first, last = from_to(passage.text)
        if first is not None:
            yield row.claim(person, "joinedDate", first, passage.span)
        if last is not None:
            yield row.claim(person, "departedDate", last, passage.span)


def from_to(text: str) -> tuple[Date | None, Date | None]:
    """Return the two ends of a period; a single date is neither."""
    if open_ended := _UNTIL_NOW.fullmatch(text.strip()):
        return parse_date(open_ended["start"]), None
    period = parse_date(text)
    if period is None or "/" not in period.edtf:
        return None, None
    first, _, last = period.edtf.partition("/")
    return parse_date(first), parse_date(last)


def _positions(row: _Row, person: Entity, anchor: Passage, role: Passage) -> Iterator[Claim]:
    found = row.organization("organization")
    held = [m for m in mentions(role.text, row.ledger.knowledge.names) if m.kind in (POSITION, LEADING)]
    founder = FOUNDER.search(role.text)
    if found is None or not (held or founder):
        return
    organization, span = found[0], anchor.span.to(role.span)
    yield row.claim(person, "affiliation", organization, span.to(found[1].span))
    for mention in held:
        yield row.claim(person, "roleAt", Role(str(mention.value), organization), span)
        if mention.kind == LEADING and _FORMER.search(role.text) is None and row.ledger.kind == "team":
            yield row.claim(organization, "leader", person, span)
    if founder is not None:
        yield row.claim(organization, "foundedBy", person, span)


def _says_nothing(text: str) -> bool:
    words = text.strip().casefold()
    return words in lexicon().nothing or words in lexicon().undisclosed
