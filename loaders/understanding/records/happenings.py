"""Records of happenings and people, read as rows of such tables are: events, rounds, acquisitions, lawsuits, teams."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from ....graph.dates import parse_date
from ....graph.document import Passage, Record, Table
from ....graph.vocabulary import label_key
from ..properties.labels import property_labelled
from ..properties.places import are_records, places_of
from ..properties.topics import Topic
from ..tables.chronicles import claims_of_event, heads_models, state_events, tell_of_events
from ..tables.entries import Entry, Field, kinds_of_label, says_nothing
from ..tables.ledgers import OF_PEOPLE, kind_told, ledger_among, told_by
from ..terms.lexicon import lexicon
from .firms_within import firm_within
from .label_groups import LabelGroups

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ....graph.claims import Claim, Entity
    from ....graph.document import Block, Pair
    from ....graph.vocabulary import Vocabulary
    from ..names.knowledge import Knowledge
    from ..properties.places import Place

_EVENTS = "events"
# Figures of so many different properties of models make a record one about a model.
_SPECIFIED = 2
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST_SEAMS = 2
# What a list within the record of a product tells of its firm.
_OF_FIRMS = (*OF_PEOPLE, "funding", "figures")


def happenings_in(blocks: Sequence[Block], places: Sequence[Place], vocabulary: Vocabulary) -> Mapping[int, str]:
    """Return which records are of happenings or people, by their number, and of what: "funding", "events" ...

    Among other blocks a record heads what stands below it, and is none.
    """
    found: dict[int, str] = {}
    for numbers in _together(places) if are_records(blocks) else ():
        kind = _kind_of([places[number] for number in numbers], vocabulary)
        found |= dict.fromkeys(numbers, kind) if kind is not None else {}
    return found


def _together(places: Sequence[Place]) -> Iterator[list[int]]:
    """Yield the numbers of records that stand in one list or catalog; parts of a record with other labels are apart."""
    groups: dict[tuple[int | str | None, ...], LabelGroups] = defaultdict(LabelGroups)
    for number, place in enumerate(places):
        groups[place.holder].add(number, frozenset(pair.label.text for pair in place.record.pairs))
    return (numbers for alike in groups.values() for numbers in alike.numbers)


def _kind_of(places: Sequence[Place], vocabulary: Vocabulary) -> str | None:
    rows = [_fields(place) for place in places]
    labels = {field.label for row in rows for field in row}
    has = frozenset(kind for label in labels for kind in kinds_of_label(label))
    if not has or _are_specified(labels, vocabulary):
        return None
    kind = kind_told(has, _heading(places[0]), rows, vocabulary)
    if kind in (*OF_PEOPLE, None) and state_events(rows, vocabulary):
        return _EVENTS
    if kind is not None or not has & {"date", "published"} or not has & {"title", "story", "sort"}:
        return kind
    flat = [(field.kinds, field.passage.text) for row in rows for field in row]
    return _EVENTS if tell_of_events(flat, len(places), heads_models(labels, vocabulary), vocabulary) else None


def _are_specified(labels: set[str], vocabulary: Vocabulary) -> bool:
    known = (property_labelled(label, ("Model",), vocabulary) for label in labels)
    return len({each.name for each in known if each is not None and each.kind.is_number}) >= _SPECIFIED


def _heading(place: Place) -> str:
    """Return the keys above the list or catalog that a record stands in: "funding_rounds"."""
    return " ".join(place.keys[:-1] if place.has_key else place.keys)


def _fields(place: Place) -> tuple[Field, ...]:
    level = len(place.path)
    own = tuple(Field.of(_label(pair, level), pair.value) for pair in place.record.pairs)
    year = next((key for key in reversed(place.keys) if _YEAR.fullmatch(key)), None)
    if year is None or any("date" in field.kinds and parse_date(field.passage.text) for field in own):
        return own
    # Below a year, dates are of it: `"2024": [{month: May, ...}]`.
    dated = next((field.passage for field in own if "date" in field.kinds and field.passage.text), None)
    return own if dated is None else (*own, Field.of("year", Passage.joined([(year, dated.span)])))


def _label(pair: Pair, level: int) -> str:
    """Return the label of a pair in a record: `organization: {name: ...}` labels an organization."""
    above = pair.path[level:]
    if not above:
        return pair.label.text
    if label_key(pair.label.text) in lexicon().general_labels:
        return above[-1]
    joined = f"{above[-1]} {pair.label.text}"
    return joined if kinds_of_label(joined) else pair.label.text


def words_told(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the words in which dated records and rows tell what happened."""
    for block in blocks:
        if isinstance(block, Record):
            rows = [[(pair.label.text, pair.value.text) for pair in block.pairs]] if block.subject is None else []
        elif isinstance(block, Table):
            labels = [cell.passage.text for cell in block.header]
            rows = [list(zip(labels, (cell.passage.text for cell in row), strict=False)) for row in block.rows]
        else:
            continue
        dated = (row for row in rows if any("date" in kinds_of_label(label) for label, _ in row))
        told = (text for row in dated for label, text in row if kinds_of_label(label) & {"title", "story"})
        yield from (text for text in told if text.count(" ") >= _LEAST_SEAMS)


def backers_of(record: Record, firm: Entity, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield who put money into a company, where a label of its own record names them: `investors: [...]`."""
    for pair in record.pairs:
        if "investor" in kinds_of_label(pair.label.text) and not says_nothing(pair.value.text):
            entry = Entry((Field.of(pair.label.text, pair.value),), Topic((firm,)), knowledge, frozenset())
            yield from entry.backings(pair.value, firm, pair.label.span)


class Happenings:
    """What the records of a document that are of happenings or people tell, by the `id` of each."""

    def __init__(
        self, blocks: Sequence[Block], subjects: Mapping[int, Entity | None], main: Topic, knowledge: Knowledge
    ) -> None:
        places = places_of(blocks)
        kinds = happenings_in(blocks, places, knowledge.vocabulary)
        self._told: dict[int, tuple[str, Entry]] = {}
        for numbers in _together(places) if kinds else ():
            if numbers[0] not in kinds:
                continue
            first = places[numbers[0]]
            outer = subjects.get(id(places[first.outer].record)) if first.outer is not None else None
            if first.outer is not None and kinds[numbers[0]] in _OF_FIRMS:
                within = firm_within(places[first.outer].record, knowledge.vocabulary)
                outer = within[1] if within is not None else outer
            topic = Topic((outer,) if outer is not None else main.entities, heading=_heading(first))
            self._tell(kinds[numbers[0]], [places[number] for number in numbers], topic, knowledge)

    def _tell(self, kind: str, places: Sequence[Place], topic: Topic, knowledge: Knowledge) -> None:
        rows = [_fields(place) for place in places]
        has = frozenset(kind for row in rows for field in row for kind in field.kinds)
        ledger = ledger_among(rows, [field.label for row in rows for field in row], topic, knowledge)
        entries = ledger.entries if ledger is not None else [Entry(row, topic, knowledge, has) for row in rows]
        for place, entry in zip(places, entries, strict=True):
            self._told[id(place.record)] = (kind, entry)

    def claims(self, record: Record) -> Iterator[Claim] | None:
        """Return what a record tells of a happening or person; None for a record of another kind."""
        told = self._told.get(id(record))
        if told is None:
            return None
        kind, entry = told
        return claims_of_event(entry) if kind == _EVENTS else told_by(kind, entry)
