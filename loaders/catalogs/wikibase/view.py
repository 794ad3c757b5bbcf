"""Entities as records for a mapping file: each statement a value, with its time, its setting and the works it cites."""

from __future__ import annotations

from collections import defaultdict, deque
from functools import partial
from typing import TYPE_CHECKING

from ....graph.document import Passage, Span
from ....graph.iris import may_be_link
from ...formats.lines import NOTHING
from ...formats.nodes import Entry, Later, Listed, Mapped, Words
from ...formats.rdf_terms import joined_in_order, standing_for
from ...targets.described import class_of
from .entities import Kind, Rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ....graph.vocabulary import Vocabulary
    from ...formats.nodes import Node
    from .entities import Entity, Named, Snak, Statement
    from .shape import Shape

# English before the names that all languages share, before the rest.
_LANGUAGES = ("en", "mul", "en-us", "en-gb", "en-ca")
_MOST_BROADER = 200
_LONGEST_SETTING = 300
_SAID = {Kind.UNKNOWN: "unknown", Kind.NONE: "none"}


def node_of(entities: Iterable[Entity], shape: Shape, vocabulary: Vocabulary) -> Node:
    """Return the entities as a list of records.

    A record has `id`, `label`, `also` (other names, by number), `description`, `class` (the local name of one of
    ours), `modified` and `statements`, by property lists of statements: each with `value` (an `identifier` where it is
    one) and, where there are such, `as_of`, `stands` (`deprecated`, `about`), `setting` and `references` with `words`
    and `url`.
    """
    found = tuple(entities)
    return Listed(tuple(_View(found, shape, vocabulary).records()))


class _View:
    """The entities of one document, which names them for each other."""

    def __init__(self, entities: Sequence[Entity], shape: Shape, vocabulary: Vocabulary) -> None:
        self._entities = entities
        self._shape = shape
        self._vocabulary = vocabulary
        self._last: tuple[int, tuple[Entry, ...]] = (-1, ())
        self._labels = {each.id.text: best.words.text for each in entities if (best := _best(each.labels)) is not None}
        self._broader: dict[str, tuple[str, ...]] = {
            each.id.text: tuple(_items(each, shape.broader)) for each in entities
        }

    def records(self) -> Iterator[Mapped]:
        """Yield the record of each entity."""
        for number, each in enumerate(self._entities):
            yield Later(partial(self._entries_of, number), each.span)

    def _entries_of(self, number: int) -> tuple[Entry, ...]:
        """Return what the record of an entity holds; that of the last one is kept, for it is looked at often."""
        if self._last[0] != number:
            self._last = number, tuple(self._entries(self._entities[number]))
        return self._last[1]

    def _entries(self, entity: Entity) -> Iterator[Entry]:
        yield _entry("id", NOTHING, entity.id)
        label, description = _best(entity.labels), _best(entity.descriptions)
        if label is not None:
            yield _entry("label", label.label, label.words)
        own = label.words.text if label is not None else ""
        also = [each.words for each in entity.aliases if each.language in _LANGUAGES and each.words.text != own]
        numbered = (_entry(str(number), NOTHING, each) for number, each in enumerate(also, 1))
        yield Entry(_key("also", NOTHING), Mapped(tuple(numbered)))
        if description is not None and description.language in _LANGUAGES:
            yield _entry("description", description.label, description.words)
        if entity.modified.text:
            yield _entry("modified", NOTHING, entity.modified)
        if class_ := self._class(entity):
            yield _entry("class", NOTHING, standing_for(class_, entity.id.span))
        by_property: dict[str, list[Statement]] = defaultdict(list)
        for each in entity.statements:
            by_property[each.snak.property].append(each)
        statements = (
            Entry(_key(name, alike[0].snak.label), Listed(tuple(self._statements(alike))))
            for name, alike in by_property.items()
        )
        yield Entry(_key("statements", NOTHING), Mapped(tuple(statements)))

    def _class(self, entity: Entity) -> str:
        """Return the class of ours that the kinds of an entity mean, nearest first, as far as they are told."""
        seen: dict[str, None] = {}
        waiting = deque(_items(entity, self._shape.kind))
        while waiting and len(seen) < _MOST_BROADER:
            kind = waiting.popleft()
            if kind not in seen:
                seen[kind] = None
                waiting += self._broader.get(kind, ())
        meant = [name for kind in seen for name in (self._shape.entity + kind, self._called(kind))]
        return class_of(meant, self._vocabulary)

    def _statements(self, alike: Sequence[Statement]) -> Iterator[Mapped]:
        """Yield the statements on one property; of one beside a preferred one it is told, unless dates part them."""
        best = [each for each in alike if each.rank is Rank.PREFERRED]
        are_dated = all(self._time(each.qualifiers) for each in best)
        for each in alike:
            time = self._time(each.qualifiers)
            is_second = each.rank is Rank.NORMAL and best and not (time and are_dated)
            ranked = (
                "deprecated rank" if each.rank is Rank.DEPRECATED else "beside a preferred one" if is_second else ""
            )
            yield Mapped(tuple(self._statement(each, time, ranked)))

    def _statement(self, statement: Statement, time: str, ranked: str) -> Iterator[Entry]:
        snak = statement.snak
        yield _entry(self._place_of(snak), snak.label, self._said(snak))
        if time:
            yield _entry("as_of", NOTHING, standing_for(time, snak.label.span))
        is_about = snak.is_about or any(
            each.property in self._shape.nature and each.words.text in self._shape.about
            for each in statement.qualifiers
        )
        if statement.rank is Rank.DEPRECATED or is_about:
            stands = "deprecated" if statement.rank is Rank.DEPRECATED else "about"
            yield _entry("stands", NOTHING, standing_for(stands, snak.label.span))
        narrowed = [ranked, *(self._told(each) for each in statement.qualifiers if not self._is_time(each))]
        narrowed += [f"in {snak.language}"] if snak.language not in {"", *_LANGUAGES} else []
        if setting := "; ".join(filter(None, narrowed))[:_LONGEST_SETTING]:
            yield _entry("setting", NOTHING, standing_for(setting, snak.label.span))
        works = [self._work(reference, snak.label.span) for reference in statement.references]
        yield Entry(_key("references", NOTHING), Listed(tuple(filter(None, works))))

    def _place_of(self, snak: Snak) -> str:
        """Return the key for a value: no rule reads identifiers, what has another shape, or counts in unnamed units."""
        if snak.unit.text and snak.unit.text not in self._shape.called:
            return f"in {self._called(snak.unit.text)}"
        if snak.kind is Kind.OTHER:
            return "value of another shape"
        return "identifier" if snak.kind is Kind.IDENTIFIER else "value"

    def _said(self, snak: Snak) -> Passage:
        """Return the words of a value: an item by its name, an amount with its unit."""
        if snak.kind is Kind.ITEM:
            called = self._called(snak.words.text)
            return standing_for(called, snak.words.span) if called != snak.words.text else snak.words
        if snak.unit.text:
            unit = standing_for(self._called(snak.unit.text), snak.unit.span)
            # What stands before the amount, or far off, stands for its unit at the amount itself.
            if snak.unit.span.start >= snak.words.span.end:
                return joined_in_order([snak.words, unit])
            return standing_for(f"{snak.words.text} {unit.text}", snak.words.span)
        return snak.words

    def _told(self, snak: Snak) -> str:
        return f"{self._called(snak.property)}: {_SAID.get(snak.kind) or self._said(snak).text}"

    def _called(self, ident: str) -> str:
        """Return what the document calls an id, else the mapping file; itself where nobody does."""
        return self._labels.get(ident) or self._shape.called.get(ident) or ident

    def _is_time(self, snak: Snak) -> bool:
        return snak.property in self._shape.on | self._shape.since | self._shape.until

    def _time(self, qualifiers: Iterable[Snak]) -> str:
        """Return the time that qualifiers tell, as EDTF: a point, or from when until when."""
        times = {each.property: each.words.text for each in qualifiers if each.kind is Kind.TIME}
        point, since, until = (
            next((time for name, time in times.items() if name in names), "")
            for names in (self._shape.on, self._shape.since, self._shape.until)
        )
        return point or (f"{since or '..'}/{until or '..'}" if since or until else "")

    def _work(self, reference: Sequence[Snak], span: Span) -> Node | None:
        """Return the work that a reference names, by its address and in words; None where it names none."""
        shown = [each for each in reference if each.kind not in _SAID]
        addresses = [each.words.text for each in shown if each.property in self._shape.addresses]
        items = [each.words.text for each in shown if each.property in self._shape.cited and each.kind is Kind.ITEM]
        links = filter(may_be_link, [*addresses, *(self._shape.entity + each for each in items)])
        words = "; ".join(map(self._told, shown))[:_LONGEST_SETTING]
        if not words:
            return None
        entries = [_entry("words", NOTHING, standing_for(words, span))]
        entries += [_entry("url", NOTHING, standing_for(each, span)) for each in list(links)[:1]]
        return Mapped(tuple(entries))


def _items(entity: Entity, name: str) -> Iterator[str]:
    """Yield the items that statements on a property name, but for those that are deprecated."""
    for each in entity.statements:
        if each.snak.property == name and each.rank is not Rank.DEPRECATED and each.snak.kind is Kind.ITEM:
            yield each.snak.words.text


def _best(named: Sequence[Named]) -> Named | None:
    """Return the words in English, else those that all languages share, else the first."""
    by_language: Mapping[str, Named] = {each.language: each for each in reversed(named)}
    return next((by_language[each] for each in _LANGUAGES if each in by_language), next(iter(named), None))


def _entry(name: str, label: Passage, words: Passage) -> Entry:
    return Entry(_key(name, label), Words(words))


def _key(name: str, label: Passage) -> Passage:
    """Return a key of ours, which stands for the words that name it in the document."""
    return standing_for(name, label.span) if label.text else Passage(name, ())
