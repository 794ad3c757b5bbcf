"""Fields of a record to claims: each value read as the mapping file and the ontology say, with its words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from ...graph.claims import Claim, Comparator, Entity, Modality, Residue
from ...graph.dates import parse_date
from ...graph.document import Span
from ...graph.vocabulary import ValueKind
from ..formats.nodes import Listed
from ..understanding.names.naming import is_name
from ..understanding.properties.benchmarks import figure_in
from ..understanding.properties.figures import ValueRead
from .places import NULL, Place, first_words, leaves, scalars, unwrapped
from .record import cited_in, works_in
from .rules import path_of
from .scores import measured_by, setting_of
from .templates import FUNCTIONS
from .values import Values, digits_of, may_be, scaled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...graph.claims import Work
    from ...graph.document import Passage
    from ...graph.vocabulary import Property
    from ..understanding.names.knowledge import Knowledge
    from .record import Record
    from .rules import Rule

# A quote from the name to the value is no longer than this; what is longer shows the value alone, with its notes.
_LONGEST_QUOTE = 600
_SHIFTED = "the cells of this row may stand under other titles than their own"
_MODELS = ("Model", "ModelFamily")
_CREDITED = ("Organization", "Person")
_ANYTHING = "Entity"


class Read(NamedTuple):
    """What the fields of a record say, what in them says nothing, and how many values gave a claim."""

    claims: tuple[Claim, ...]
    residue: tuple[Residue, ...]
    understood: int


@dataclass(frozen=True, slots=True)
class Fields:
    """The reader of a record's fields; `source` is the id of the record as a source, in whose text places count."""

    record: Record
    source: str
    values: Values

    @property
    def knowledge(self) -> Knowledge:
        """What is known while the catalog is read."""
        return self.values.knowledge

    def read(self) -> Read:
        """Return all that the fields say; nothing of a row in which a figure or date stands under another title."""
        if (odd := self._shifted()) is not None:
            return Read((), (odd,), 0)
        claims: list[Claim] = []
        residue: list[Residue] = []
        understood = 0
        for rule, place, words, subject in self._values():
            known = self._property(rule)
            said = list(self._said(rule, place, words, subject))
            claims += said
            understood += bool(said)
            if said:
                continue
            what = f"`{words.text:.80}` cannot be read as {known.label}"
            if words.text.casefold() in rule.none:
                what = f"it is said that there is no {known.label}, and a claim holds a value"
            if rule.benchmark and measured_by(self.record, rule, place, self.knowledge) is None:
                what = f"no benchmark is named on which `{words.text:.80}` was reached"
            if self.record.catalog.must_read and not may_be(known, words.text):
                return Read((), (Residue(self._placed(words.span), f"{what}: {_SHIFTED}"),), 0)
            residue.append(Residue(self._placed(words.span), what))
        residue += self._unmapped()
        return Read(tuple(claims), tuple(residue), understood)

    def _shifted(self) -> Residue | None:
        """Return the first words that are none of those that a field holds in a sound record; None where all are."""
        for name, wanted in self.record.catalog.must_hold:
            words = self.record.words(name)
            if words is not None and wanted.fullmatch(words.text) is None:
                return Residue(
                    self._placed(words.span), f"`{words.text:.80}` is nothing that `{name}` holds: {_SHIFTED}"
                )
        return None

    def _values(self) -> Iterator[tuple[Rule, Place, Passage, Entity]]:
        """Yield the words that each rule is of and whom they speak of, where they say anything and the rule holds."""
        for rule in self.record.catalog.rules:
            for place, words in self._words(rule):
                subject = self.record.thing(rule.of, place)
                if subject is not None and not _is_silent(rule, words) and self.record.holds(rule.where, place):
                    yield rule, place, words, subject

    def _words(self, rule: Rule) -> Iterator[tuple[Place, Passage]]:
        if rule.path == ("@key",):
            if self.record.key is not None:
                yield Place(self.record.node), self.record.key
            return
        for place in self.record.places(rule.path):
            for words in leaves(unwrapped(place.node, self.record.catalog.wrapped)[0]):
                for part in _parts(words, rule.separator):
                    if rule.part is None:
                        yield place, part
                    elif (found := rule.part.fullmatch(part.text)) is not None:
                        # What stands before it says what it is, as a key does.
                        yield replace(place, key=part), part.part(*found.span(1))

    def _said(self, rule: Rule, place: Place, words: Passage, subject: Entity) -> Iterator[Claim]:
        known = self._property(rule)
        measured = measured_by(self.record, rule, place, self.knowledge)
        if rule.benchmark and (measured is None or isinstance(place.node, Listed)):
            return
        comparator, modality = self._grade(rule, known, place)
        notes = self._notes(rule, place)
        for read in self._reads(rule, known, place, words):
            if read.value == subject or (read.value is None and modality is Modality.DENIED):
                continue
            yield Claim(
                source=self.source,
                subject=subject,
                property=read.property,
                value=read.value,
                span=self._quote(rule, place, words, notes),
                as_written=self._written(words),
                comparator=rule.comparator or (comparator if read.comparator is Comparator.EQUAL else read.comparator),
                modality=_modality(read, rule.modality, modality),
                as_of=read.as_of or parse_date(self.record.filled(rule.as_of, place)),
                according_to=self._credited(rule, place),
                primary_sources=self._works(rule, place, notes),
                benchmark=measured.benchmark if measured is not None else None,
                setting=setting_of(self.record, rule, place, measured),
                unit=self.record.filled(rule.unit, place) or read.unit,
                loader=f"{self.knowledge.document.loader} {self.record.catalog.loader}",
            )

    def _reads(self, rule: Rule, known: Property, place: Place, words: Passage) -> Iterator[ValueRead]:
        """Yield the values of words: the rule may read others for them, times a number, or the record's thing."""
        written = words.text
        told = self._told(rule, known, place, written)
        if told is not None:
            yield from told
            return
        said = scaled(rule, rule.values.get(written, written))
        if not said:
            return
        if known.kind is ValueKind.ENTITY and not any(map(str.isalpha, said)):
            return
        name = self._name(rule, known, said)
        if name is not None:
            yield ValueRead(0, len(written), name, known.name)
            return
        if _is_code(rule, said) and known.kind is not ValueKind.TEXT:
            return
        read = list(self.values.of(known.name, digits_of(said) or said, rule.label or known.label))
        is_counted = known.counted_by is not None and said[:1].isdigit()
        if not read and known.kind is ValueKind.ENTITY and known.range is not None and is_name(said) and not is_counted:
            # The field holds names, so it is one, known or not.
            read = [ValueRead(0, len(written), self._called(known.range, said), known.name)]
        if not read and rule.benchmark and (figure := figure_in(said)) is not None:
            # A deviation stands behind it.
            read = [ValueRead(0, len(written), figure[0], known.name)]
        yield from read

    def _told(self, rule: Rule, known: Property, place: Place, written: str) -> list[ValueRead] | None:
        """Return what a rule itself says that words are, None where it leaves them to be read."""
        if written.casefold() in rule.undisclosed:
            return [ValueRead(0, len(written), None, known.name, modality=Modality.UNDISCLOSED)]
        if rule.thing is not None:
            thing = self.record.thing(rule.thing, place)
            return [] if thing is None else [ValueRead(0, len(written), thing, known.name)]
        return [] if written.casefold() in rule.none else None

    def _name(self, rule: Rule, known: Property, said: str) -> Entity | None:
        """Return the thing that words are taken for the name of as they stand, None where they are to be read."""
        if known.range == _ANYTHING:
            return self.record.kin(said)
        if known.range in _MODELS:
            said = FUNCTIONS["repository"](said)
            thing = self._called(known.range, FUNCTIONS["whole" if "/" in said and " " in said else "bare"](said))
            # Whose it is, is told by the address that the hub has for it.
            return replace(thing, written=said) if FUNCTIONS["owned"](said) else thing
        if known.kind is ValueKind.ENTITY and known.range is not None and _is_code(rule, said):
            return self._called(known.range, said)
        return None

    def _grade(self, rule: Rule, known: Property, place: Place) -> tuple[Comparator, Modality]:
        """Return how the catalog's own grade makes a value stand: that of the value, or of its record for figures."""
        catalog = self.record.catalog
        grade = rule.grade or (catalog.grade if known.kind.is_number else None)
        graded = grade.means.get(self.record.filled((grade.field,), place)) if grade is not None else None
        comparator, modality = graded or (None, None)
        return (comparator if known.kind.is_number else None) or Comparator.EQUAL, modality or Modality.ASSERTED

    def _notes(self, rule: Rule, place: Place) -> Passage | None:
        """Return the words that go with a value: in its own wrapping, or in a field beside it."""
        if rule.notes:
            return first_words(self.record.places(path_of(rule.notes)))
        return unwrapped(place.node, self.record.catalog.wrapped)[1]

    def _works(self, rule: Rule, place: Place, notes: Passage | None) -> tuple[Work, ...]:
        """Return the works that a claim goes by: those of its field and notes, else those of the whole record."""
        if rule.cited and place.entries:
            return cited_in(place.entries[0], rule.cited)
        if notes is None and not rule.sources:
            return self.record.works
        called = self.record.filled(rule.source_name, place)
        cited = (
            replace(work, entry=called or work.entry) for work in works_in(self.record.filled(rule.sources, place))
        )
        own = [*cited, *works_in(notes.text if notes is not None else "")]
        return tuple(dict.fromkeys(own)) or self.record.works

    def _quote(self, rule: Rule, place: Place, words: Passage, notes: Passage | None) -> Span:
        """Return the words of a value with their label, or in a table with the first words of their row, and notes."""
        value = words.span
        if notes is not None and notes.text:
            noted = value.to(notes.span)
            value = noted if noted.end - noted.start <= _LONGEST_QUOTE else value
        label = place.key if place.key is not None and place.key.span.start >= self.record.span.start else None
        above = (self.record.words(name, place) for name in rule.words_from)
        near = (each for each in above if each is not None and 0 < value.end - each.span.start <= _LONGEST_QUOTE)
        head = next((each for each in near if each.span.start < value.start), None) or label or self.record.first
        if head is not None and 0 < value.end - head.span.start <= _LONGEST_QUOTE:
            value = head.span.to(value)
        return self._placed(value)

    def _written(self, words: Passage) -> str:
        """Return a value as it stands in the document, where its words are those that something else is called by."""
        text = self.knowledge.document
        is_plain = words.text in text[words.span] or not self.record.catalog.wikibase
        return words.text if is_plain else text[words.pieces[0].span]

    def _placed(self, span: Span) -> Span:
        """Return a span of the catalog's text as one of the record's own."""
        at = self.record.span.start
        return Span(span.start - at, span.end - at)

    def _property(self, rule: Rule) -> Property:
        return self.knowledge.vocabulary.properties[rule.property]

    def _called(self, type_: str, name: str) -> Entity:
        return self.record.gazetteer.called(name, type_) or Entity(type_, name)

    def _credited(self, rule: Rule, place: Place) -> Entity | None:
        """Return whom a claim is credited to: the first that a template names, and that its words do not deny."""
        filled = (self.record.filled((each,), place) for each in rule.according_to)
        name = next(filter(None, (rule.credited.get(words, words) for words in filled)), "")
        if not name:
            return None
        return self.record.gazetteer.called(name, *_CREDITED) or Entity(rule.credited_as, name)

    def _unmapped(self) -> Iterator[Residue]:
        """Yield the figures of fields of which the mapping file says nothing."""
        catalog = self.record.catalog
        unmapped = [(path, words) for path, words in scalars(self.record.node) if not catalog.maps(path)]
        codes = {rule.named for rule in catalog.rules if unmapped and rule.named is not None}
        for path, words in unmapped:
            if any(map(str.isdigit, words.text)) and not any(each.fullmatch(words.text) for each in codes):
                yield Residue(self._placed(words.span), f"the mapping file says nothing of the field {'/'.join(path)}")


def _parts(words: Passage, separator: str) -> Iterator[Passage]:
    """Yield the words between separators, without white space at their ends; all of them where there is none."""
    if not separator:
        yield words
        return
    at = 0
    for part in words.text.split(separator):
        if part.strip():
            yield words.part(at, at + len(part)).stripped()
        at += len(part) + len(separator)


def _is_code(rule: Rule, words: str) -> bool:
    return rule.named is not None and rule.named.fullmatch(words) is not None


def _is_silent(rule: Rule, words: Passage) -> bool:
    text = words.text
    return not text or text in NULL or text.casefold() in rule.empty or rule.values.get(text) == ""


def _modality(read: ValueRead, rule: Modality | None, grade: Modality) -> Modality:
    if read.value is None:
        return Modality.UNDISCLOSED
    return rule or (grade if read.modality is Modality.ASSERTED else read.modality)
