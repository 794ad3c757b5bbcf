"""Entries of happenings and people, of tables or records: rounds, acquisitions, lawsuits, careers, teams."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Entity, Role
from ....graph.dates import Date, parse_date
from ....graph.document import Pair
from ....graph.quantities import parse_quantity
from ....graph.vocabulary import label_key
from ..names.knowledge import fits
from ..names.mentions import LEADING, POSITION, mentions
from ..names.naming import clean, is_name
from ..posts.post_words import FOUNDER
from ..properties.events import Event, event_claims
from ..properties.labelled import claims_of_pair
from ..properties.labels import property_labelled
from ..terms.lexicon import lexicon
from ..terms.positions import positions_in
from .entries import NOTE, UNIT, Entry, Field, kinds_of_label, says_nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ....graph.document import Passage
    from ....graph.vocabulary import Property, Vocabulary
    from ..names.knowledge import Knowledge
    from ..properties.topics import Topic
    from .columns import Header

_PERSON = re.compile(r"[^\W\d_a-z][^\W\d_]+(?: [^\W\d_][\w’'.-]*){1,3}")
# Kinds of entries on people.
OF_PEOPLE = ("team", "move")
_ROUND = re.compile(r"(?:pre-?\s?)?(?:seed|series [a-k]\b|angel)", re.IGNORECASE)
# What firms have in each year.
_YEARLY = frozenset(["revenue", "valuation", "employeeCount"])
# What one is at a school or firm who holds no office: "PhD student", "Visiting lecturer", "MLE".
_STUDIES = re.compile(
    r"(?:[^\W\d_][\w.’'-]{0,20} ){0,4}"
    r"(?i:students?|candidate|post-?doc|lecturer|intern|trainee|alumn[ai]|alumnus|MLE|SWE|SDE|RA)\Z"
)
_FORMER = re.compile(r"\b(?:former|ex-|until|previous)", re.IGNORECASE)
_UNTIL_NOW = re.compile(r"(?P<start>[^–—-]{4,20}?)\s?[–—-]\s?(?:present|now|current|today)\s*", re.IGNORECASE)


def ledger_of(header: Header, topic: Topic, knowledge: Knowledge) -> Ledger | None:
    """Return a table as a ledger, by what its columns are headed; None for a table of another kind."""
    rows = (tuple(map(Field.of, header.labels, (cell.passage for cell in row))) for row in header.rows)
    return ledger_among([row for row in rows if row], header.labels, topic, knowledge)


def ledger_among(
    rows: Sequence[tuple[Field, ...]], labels: Iterable[str], topic: Topic, knowledge: Knowledge
) -> Ledger | None:
    """Return rows of labelled words as a ledger, by what is under the labels; None for others."""
    has = frozenset(kind for label in labels for kind in kinds_of_label(label))
    is_of_targets = "organization" in has and "target" not in has and _is_under("acquisitions", topic.heading)
    if is_of_targets:
        has = has - {"organization"} | {"target"}
        rows = [tuple(map(_as_target, row)) for row in rows]
    kind = kind_told(has, topic.heading, rows, knowledge.vocabulary)
    if kind is None and {"plaintiff", "date"} <= has and topic.of_type("Organization") is not None:
        kind = "lawsuit"
    entries = tuple(Entry(row, topic, knowledge, has) for row in rows)
    kind = kind or _kind_under(topic, has, entries)
    return Ledger(kind, entries) if kind is not None else None


def kind_told(has: frozenset[str], heading: str, rows: Sequence[Sequence[Field]], vocabulary: Vocabulary) -> str | None:
    """Return what entries with labels of such kinds tell of: funding, acquisition, lawsuit, move or team; else None."""
    is_of_rounds = bool(has & {"round", "investor", "valuation"}) or _is_under("funding", heading)
    if "amount" in has and has & {"date", "round"} and is_of_rounds:
        return "funding" if _is_of_money(rows, vocabulary) else None
    is_of_targets = "organization" in has and _is_under("acquisitions", heading)
    if ("target" in has or is_of_targets) and has & {"buyer", "date", "amount"}:
        return "acquisition"
    if {"plaintiff", "defendant"} <= has:
        return "lawsuit"
    if "person" in has and has & {"role", "former", "joined"} and _are_people(rows):
        return "move" if "organization" not in has and _name_firms(rows) else "team"
    return None


def _kind_under(topic: Topic, has: frozenset[str], entries: Sequence[Entry]) -> str | None:
    """Return what entries tell of by what the words above them are about: figures of a firm, somebody's career."""
    figured = (True for entry in entries[:1] for _ in _figured(entry))
    if "date" in has and any(figured) and (topic.of_type("Organization") or "organization" in has):
        return "figures"
    return "career" if {"role", "organization"} <= has and topic.of_type("Person") is not None else None


def _is_of_money(rows: Sequence[Sequence[Field]], vocabulary: Vocabulary) -> bool:
    """Tell whether amounts are money, or rounds are named as such: beside "Series", a "Size" may be that of a model."""
    known = vocabulary.properties["amount"]
    for field in (field for row in rows for field in row if field.passage.text):
        text = field.passage.text.strip()
        if "amount" in field.kinds:
            found = parse_quantity(text, field.label)
            if text.casefold() in lexicon().undisclosed or (found and found.unit is not None and fits(found, known)):
                return True
        elif "round" in field.kinds and _ROUND.match(text):
            return True
    return False


def _name_firms(rows: Sequence[Sequence[Field]]) -> bool:
    """Tell whether what people left and joined is named, and not dated: "From | To"."""
    fields = [field for row in rows for field in row if field.kinds & {"former", "joined"}]
    return any(parse_date(field.passage.text) is None for field in fields if not says_nothing(field.passage.text))


def _are_people(rows: Sequence[Sequence[Field]]) -> bool:
    """Tell whether most names are written as those of people are, and some roles are positions."""
    names = [field.passage.text for row in rows for field in row if "person" in field.kinds and field.passage.text]
    roles = [field.passage.text for row in rows for field in row if "role" in field.kinds and field.passage.text]
    are_named = sum(_PERSON.fullmatch(clean(name)) is not None for name in names) * 2 >= len(names)
    held = sum(any(each.search(role) for each in (FOUNDER, _STUDIES)) or any(positions_in(role)) for role in roles)
    return bool(names) and are_named and (held * 3 >= len(roles))


def _as_target(field: Field) -> Field:
    is_bought = "organization" in field.kinds
    return replace(field, kinds=field.kinds - {"organization"} | {"target"}) if is_bought else field


def _is_under(kind: str, heading: str) -> bool:
    """Tell whether the words above a list say that all in it is of a kind: "Recent acquisitions"."""
    words = f" {label_key(heading)} "
    return any(f" {phrase} " in words for phrase in lexicon().heading_kinds[kind])


@dataclass(frozen=True, slots=True)
class Ledger:
    """Entries that each tell of one happening or one person, of what kind."""

    kind: str
    entries: tuple[Entry, ...]

    @property
    def rows(self) -> list[tuple[Field, ...]]:
        """The fields of each entry."""
        return [entry.fields for entry in self.entries]

    def claims(self) -> Iterator[Claim]:
        """Yield what each entry tells; one that sums up the others tells nothing."""
        for entry in self.entries:
            yield from told_by(self.kind, entry)


def told_by(kind: str, entry: Entry) -> Iterator[Claim]:
    """Yield what an entry of a ledger of a kind tells; one that sums up the others tells nothing."""
    first = entry.fields[0].passage.text.casefold().strip(" *")
    if first not in lexicon().summary_rows:
        yield from _TELLERS[kind](entry)


def _figured(row: Entry) -> Iterator[tuple[Field, Property]]:
    """Yield the figures that firms have, with the property of each: "Year | Revenue | Employees"."""
    for field in row.fields:
        known = property_labelled(UNIT.sub("", field.label), ("Organization",), row.knowledge.vocabulary)
        if known is not None and known.name in _YEARLY:
            yield field, known


def _funding(row: Entry) -> Iterator[Claim]:
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
        row.knowledge,
    )
    for agent, passage in investors:
        yield row.claim(agent, "investedIn", organization, start.to(passage.span))
    if amount is not None:
        yield row.claim(organization, "funding", amount[0].value, start.to(amount[1].span), amount[0])
    if (worth := row.money("valuation", "valuation")) is not None:
        yield row.claim(organization, "valuation", worth[0].value, start.to(worth[1].span), worth[0])


def _figures(row: Entry) -> Iterator[Claim]:
    """Yield the figures of a firm that an entry gives for its year; a date in brackets behind one is its own."""
    found = row.organization("organization")
    for field, known in _figured(row) if found is not None else ():
        passage = field.passage
        note = NOTE.search(passage.text)
        figure = parse_quantity(NOTE.sub("", passage.text), field.label) if passage.text else None
        if found is None or figure is None or figure.upper is not None or not fits(figure, known):
            continue
        if known.unit == "USD" and figure.unit is None:
            continue
        claim = row.claim(found[0], known.name, figure.value, passage.span, figure)
        own = parse_date(note.group().strip(" ()")) if note is not None else None
        yield replace(claim, as_of=own) if own is not None else claim


def _acquisition(row: Entry) -> Iterator[Claim]:
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
        row.knowledge,
    )


def _person(row: Entry) -> Entity | None:
    """Return the person whom an entry names."""
    for passage in row.passages("person"):
        name = clean(passage.text)
        if _PERSON.fullmatch(name) is not None and is_name(passage.text):
            return row.knowledge.names.gazetteer.called(name, "Person") or Entity("Person", name)
    return None


def _member(row: Entry) -> Iterator[Claim]:
    """Yield what an entry tells of the person that it names: the position, where else they were, and the rest."""
    person, roles = _person(row), row.passages("role")
    if person is None:
        return
    name = row.passages("person")[0]
    yield from _positions(row, person, name, roles[0]) if roles else ()
    for passage in row.passages("since"):
        begun = parse_date(passage.text)
        if begun is not None:
            yield row.claim(person, "joinedDate", begun, name.span.to(passage.span))
    for passage in row.passages("end"):
        if (left := parse_date(passage.text)) is not None:
            yield row.claim(person, "departedDate", left, name.span.to(passage.span))
    for passage in row.passages("former"):
        for firm in row.agents(passage, "Organization"):
            yield row.claim(person, "affiliation", firm, name.span.to(passage.span))
    for field in row.fields:
        known = None if field.kinds else property_labelled(field.label, ("Person",), row.knowledge.vocabulary)
        if known is not None and field.passage.text:
            yield from claims_of_pair(Pair(name, field.passage), known, person, row.knowledge, label=field.label)


def _post(row: Entry) -> Iterator[Claim]:
    """Yield the position that a row tells of in the career of the person under discussion, and from when to when."""
    person, roles = row.topic.of_type("Person"), row.passages("role")
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


def _positions(row: Entry, person: Entity, anchor: Passage, role: Passage) -> Iterator[Claim]:
    found = row.organization("organization")
    held = [m for m in mentions(role.text, row.knowledge.names) if m.kind in (POSITION, LEADING)]
    founder = FOUNDER.search(role.text) or any(map(_is_flag_of_founder, row.fields))
    studies = _STUDIES.match(role.text) if not held else None
    if found is None or not (held or founder or studies):
        return
    organization, span = found[0], anchor.span.to(role.span)
    yield row.claim(person, "affiliation", organization, span.to(found[1].span))
    if studies is not None:
        yield row.claim(person, "roleAt", Role(role.text, organization), span)
    for mention in held:
        yield row.claim(person, "roleAt", Role(str(mention.value), organization), span)
        if mention.kind == LEADING and _FORMER.search(role.text) is None and "person" in row.has:
            yield row.claim(organization, "leader", person, span)
    if founder:
        yield row.claim(organization, "foundedBy", person, span)


def _is_flag_of_founder(field: Field) -> bool:
    """Tell whether a field marks a founder: `is_founder: true`."""
    words = label_key(field.label).removeprefix("is ").replace("co founder", "founder").replace("cofounder", "founder")
    return words == "founder" and field.passage.text.casefold() in ("true", "yes")


def _lawsuit(row: Entry) -> Iterator[Claim]:
    """Yield the lawsuit that an entry tells of, one event for each defendant."""
    suing = tuple(agent for passage in row.passages("plaintiff") for agent in row.agents(passage))
    sued = [(about, passage) for passage in row.passages("defendant") for about in row.agents(passage)]
    topic = row.topic.of_type("Organization") if "defendant" not in row.has else None
    sued += [(topic, row.start)] if topic is not None else []
    for about, passage in sued if suing else ():
        span = row.passages("plaintiff")[0].span.to(passage.span)
        event = Event("lawsuit", about, suing, row.dated(), None, span, about)
        yield from event_claims(event, row.knowledge) if about not in suing else ()


def _move(row: Entry) -> Iterator[Claim]:
    """Yield whom a person left and joined, as an entry tells it."""
    person, former, new = _person(row), row.passages("former"), row.passages("joined")
    if person is None:
        return
    start = row.passages("person")[0].span
    for passage, kind in [*((each, "departure") for each in former[:1]), *((each, "appointment") for each in new[:1])]:
        for firm in row.agents(passage, "Organization"):
            about, agent = (firm, person) if kind == "departure" else (person, firm)
            span = start.to(passage.span)
            yield row.claim(person, "affiliation", firm, span)
            if row.dated() is not None:
                yield from event_claims(Event(kind, about, (agent,), row.dated(), None, span, person), row.knowledge)
            for role in row.passages("role") if kind == "appointment" else ():
                held = [m for m in mentions(role.text, row.knowledge.names) if m.kind in (POSITION, LEADING)]
                yield from (row.claim(person, "roleAt", Role(str(m.value), firm), span.to(role.span)) for m in held)


_TELLERS: dict[str, Callable[[Entry], Iterator[Claim]]] = {
    "funding": _funding,
    "acquisition": _acquisition,
    "lawsuit": _lawsuit,
    "move": _move,
    "team": _member,
    "career": _post,
    "figures": _figures,
}
