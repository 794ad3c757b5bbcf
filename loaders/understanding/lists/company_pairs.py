"""Pairs on companies whose value holds several facts: "Key people: Ada Quill (CEO), ...", "Founded: 2019 by ..."."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Entity, Role
from ....graph.dates import Date, find_dates, parse_date
from ....graph.document import Pair
from ..grammar.sentences import sentences
from ..names.mentions import LEADING, POSITION, mentions
from ..names.naming import clean
from ..properties.events import Event, event_claims
from ..properties.labels import property_labelled
from ..properties.topics import Dated
from ..terms.heading_kinds import kinds_of_heading
from .careers import CareerEntry
from .entry_names import is_person
from .heads import head_of
from .listings import is_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.document import Passage, Table
    from ..names.knowledge import Knowledge
    from ..names.mentions import Mention
    from .listings import Listing

_PART = re.compile(r"(?:[^,;()\n]|\([^()\n]{0,100}\))+")
_AND = re.compile(r"(?:,? and | & )(?=[^\W\d_a-z]|(?:many )?(?:others?|more)\b)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BEFORE_DATE = re.compile(r"(?:(?:in|on|since|early|mid|late|c\.|circa)\s)*", re.IGNORECASE)
_BY = re.compile(r"\bby\s")
_BREAKS = ("<br", "</li", "\n")
_OF_PEOPLE = frozenset(["people", "founders"])
_OF_FIRMS = frozenset(["investors", "partners", "competitors"])
_REACH = 24
_LONGEST_POST = 40
_NEXT_LABEL = re.compile(r"\.\s+(?=[A-Z][\w&/’'-]{1,24}(?: [\w&/’'-]{1,16}){0,3}:\s)")
_SINCE = re.compile(r"\b(?:joined|hired|appointed|since|started)\b(?: (?:in|on))? ?\Z", re.IGNORECASE)
_BACKGROUND = re.compile(r"(?:background:?|formerly:?|former|previously:?|ex-|prior:?|before:?)\s?", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:\b(?:Inc|Corp|Ltd|Co|Bros|Jr|Sr|[A-Z])|\.\w{1,3})\.\Z")
_OTHERS = re.compile(r"(?:Others?|Also|Additional|Further)(?: (?:recent|notable|key|new|recently))?", re.IGNORECASE)
_LABELLED = re.compile(r"(?P<label>[A-Z][\w&/’'-]{1,24}(?: [\w&/’'-]{1,16}){0,3}): (?=\S)")
_LABEL_AND_VALUE = 2


def claims_of_company(pair: Pair, listing: Listing) -> Iterator[Claim]:
    """Yield what a label for people or firms says of each of its names, and what "Founded" says: a day, founders."""
    organization = listing.topic.of_type("Organization")
    if organization is None:
        return
    kinds = kinds_of_heading(pair.label.text) & (_OF_PEOPLE | _OF_FIRMS)
    if kinds:
        for claim in _named(pair.value, replace(listing, heading=pair.label.text, kinds=kinds)):
            yield replace(claim, span=pair.label.span.to(claim.span))
        return
    if listing.kinds & _OF_FIRMS and _sorts_firms(pair, listing):
        yield from _named(pair.value, listing)
        return
    if (post := _post_of(pair, listing)) is not None:
        yield from _holders(pair, post, organization, listing)
        return
    known = property_labelled(pair.label.text, ("Organization",), listing.knowledge.vocabulary)
    if known is not None and known.name == "foundedDate":
        yield from _founding(pair, organization, listing)


# Behind what an entry tells, "Lead: Ada Quill" is who leads that, and no whole firm.
_OF_A_PROJECT = frozenset(["lead", "team lead", "leads", "project lead"])


def sentence_pairs(passage: Passage) -> list[Pair]:
    """Return the sentences that are a label with its value: "Valuation: $3 billion. Investors: Fjord, Birch."."""
    if ": " not in passage.text:
        return []
    spans = sentences(passage.text)
    found = ((_LABELLED.match(passage.text, start, end), end) for start, end in spans)
    pairs: list[Pair] = []
    for label, end in found:
        if label is None or len(spans) == 1:
            continue
        name = passage.part(*label.span("label"))
        if name.text.casefold() in _OF_A_PROJECT:
            continue
        # What is labelled as others is like those before: "Hires: Ada Quill. Other recent: Ben Orr."
        above = pairs[-1].label if pairs and _OTHERS.fullmatch(name.text) else name
        pairs.append(Pair(above, passage.part(label.end(), end).stripped()))
    return pairs


def _post_of(pair: Pair, listing: Listing) -> Mention | None:
    """Return the post that the whole of a label names: "CEO", "Executive Chairman"."""
    found = mentions(pair.label.text, listing.knowledge.names) if len(pair.label.text) <= _LONGEST_POST else ()
    whole = next((m for m in found if (m.start, m.end) == (0, len(pair.label.text))), None)
    return whole if whole is not None and whole.kind in (POSITION, LEADING) else None


def _holders(pair: Pair, post: Mention, organization: Entity, listing: Listing) -> Iterator[Claim]:
    """Yield who holds a post at the company, by the names that stand beside its label."""
    source, names = listing.knowledge.document.id, listing.knowledge.names
    for part in _parts(pair.value, listing.knowledge.document.text):
        head = head_of(part, None)
        name = clean(head.name.text) if head is not None else ""
        known = names.gazetteer.called(name, "Person")
        if head is None or not (known is not None or is_person(name, head, in_a_list=True)):
            return
        person, span = known or Entity("Person", name), pair.label.span.to(head.name.span)
        yield Claim(source, person, "affiliation", organization, span, name)
        yield Claim(source, person, "roleAt", Role(str(post.value), organization), span, name)
        if post.kind == LEADING:
            yield Claim(source, organization, "leader", person, span, name)
        if head.note is not None:
            yield from _noted(head.note, person, organization, listing.knowledge)


def _noted(note: Passage, person: Entity, organization: Entity, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what the note behind the holder of a post says: since when, another post here, and where before."""
    found = mentions(note.text, knowledge.names)
    for mention in found:
        if mention.kind == "Date" and isinstance(mention.value, Date) and _SINCE.search(note.text, 0, mention.start):
            dated = Dated(mention.value, note.between(mention.start, mention.end))
            span = note.between(0, mention.end)
            yield Claim(knowledge.document.id, person, "joinedDate", mention.value, span)
            yield from event_claims(Event("appointment", person, (organization,), dated, None, span, person), knowledge)
    whole = next((m for m in found if (m.start, m.end) == (0, len(note.text)) and m.kind in (POSITION, LEADING)), None)
    if whole is not None:
        yield Claim(knowledge.document.id, person, "roleAt", Role(str(whole.value), organization), note.span)
    start = 0
    for part in note.text.split(";"):
        words = note.part(start, start + len(part)).stripped()
        start += len(part) + 1
        before = _BACKGROUND.match(words.text)
        if before is not None:
            rest = words.part(before.end(), len(words.text))
            yield from CareerEntry(rest, person, frozenset(["career"]), knowledge).claims()


def _sorts_firms(pair: Pair, listing: Listing) -> bool:
    """Tell whether a label sorts the firms beside it: "Cloud: Fjord Systems, Birch", of which most are known."""
    called = listing.knowledge.names.gazetteer.called
    if called(clean(pair.label.text), "Organization") is not None:
        return False
    parts = [clean(part.text) for part in _parts(pair.value, listing.knowledge.document.text)]
    known = sum(called(part, "Organization") is not None for part in parts)
    return len(parts) > 1 and known * 2 >= len(parts) and all(is_title(part) for part in parts)


def _named(value: Passage, listing: Listing) -> Iterator[Claim]:
    wanted = ("Person", "Organization") if listing.kinds & _OF_FIRMS else ("Person",)
    for part in _parts(value, listing.knowledge.document.text):
        head = head_of(part, None)
        thing = listing.thing(head) if head is not None else None
        if head is not None and thing is not None and thing.type in wanted:
            yield from listing.claims(head, thing)


def _parts(value: Passage, text: str) -> Iterator[Passage]:
    """Yield the parts of an enumeration: commas, "and" and line breaks part it, but not within brackets."""
    behind = (piece for piece in value.pieces if piece.at > 0)
    starts = [0, *(piece.at for piece in behind if _is_break(text[piece.span.start - 1 : piece.span.end]))]
    for start, end in zip(starts, [*starts[1:], len(value.text)], strict=True):
        for found in _PART.finditer(value.text, start, _end_of_list(value.text, start, end)):
            at = found.start()
            for joint in (*_AND.finditer(value.text, found.start(), found.end()), None):
                if joint is not None and _is_in_brackets(value.text, found.start(), joint.start()):
                    continue
                stop = joint.start() if joint is not None else found.end()
                if (part := _without_stop(value.part(at, stop).stripped())).text:
                    yield part
                at = joint.end() if joint is not None else stop


def _end_of_list(text: str, start: int, end: int) -> int:
    """Return where an enumeration ends before a sentence with a label of its own: "Fjord, Birch. Customers: ..."."""
    label = _NEXT_LABEL.search(text, start, end)
    return label.start() + 1 if label is not None else end


def _is_in_brackets(text: str, start: int, at: int) -> bool:
    return text.count("(", start, at) > text.count(")", start, at)


def _without_stop(part: Passage) -> Passage:
    """Return a part without the stop that ends its sentence; that of "Inc." is its own."""
    is_end = part.text.endswith(".") and _ABBREVIATED.search(part.text) is None
    return part.part(0, len(part.text) - 1) if is_end else part


def _is_break(characters: str) -> bool:
    return any(mark in characters for mark in _BREAKS)


def _founding(pair: Pair, organization: Entity, listing: Listing) -> Iterator[Claim]:
    """Yield the day that a value begins with, and the people behind "by"."""
    text, source = pair.value.text, listing.knowledge.document.id
    dates = find_dates(text[:_REACH])[:1]
    year = _YEAR.search(text, 0, _REACH)
    at = dates[0] if dates else year
    if at is None:
        return
    start, end = (at.start(), at.end()) if isinstance(at, re.Match) else (at.start, at.end)
    date = parse_date(text[start:end]) if isinstance(at, re.Match) else at.date
    if date is not None and _BEFORE_DATE.fullmatch(text[:start]):
        span = pair.label.span.to(pair.value.between(start, end))
        yield Claim(source, organization, "foundedDate", date, span, text[start:end])
    by = _BY.search(text, end)
    for part in _parts(pair.value.part(by.end(), len(text)), listing.knowledge.document.text) if by is not None else ():
        head = head_of(part, None)
        if head is None or not is_person(head.name.text, head, in_a_list=True):
            return
        founder = listing.knowledge.names.gazetteer.called(head.name.text, "Person") or Entity("Person", head.name.text)
        yield Claim(source, organization, "foundedBy", founder, pair.label.span.to(head.name.span), head.name.text)


def company_rows(table: Table, listing: Listing) -> tuple[Table, list[Claim]]:
    """Return a table of labels beside values without the rows that `claims_of_company` reads, and what they say."""
    if any(len(row) != _LABEL_AND_VALUE for row in table.rows) or listing.topic.of_type("Organization") is None:
        return table, []
    rows, claims = [], list[Claim]()
    for row in table.rows:
        label, value = row[0].passage, row[1].passage
        said = list(claims_of_company(Pair(label, value), listing)) if label.text and value.text else []
        claims += said
        rows += [] if said else [row]
    return (replace(table, rows=tuple(rows)), claims) if claims else (table, [])
