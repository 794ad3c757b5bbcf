"""Tables to claims: models as rows, models as columns, one score a row, labels with values, and timelines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from ....graph.date_order import is_slashed_date, parse_ordered_date
from ....graph.dates import parse_date
from ....graph.document import Pair
from ....graph.vocabulary import ValueKind, label_key
from ..properties.benchmarks import (
    HEADED,
    PLAIN,
    RESULTS,
    benchmark_of,
    figure_in,
    is_setting,
    measured_by,
    name_apart,
    rated_in,
    score_claims,
)
from ..properties.fields import PRICE
from ..properties.labelled import (
    ANY_MODEL,
    SCORE,
    claims_of_pair,
    offer_claims,
    offered_in,
    property_under,
)
from ..properties.labels import as_key
from ..properties.links import claims_of_linked_cell
from ..properties.memory import format_columns, in_format
from ..properties.prices import CURRENCY, in_currency
from ..properties.topics import Dated
from ..prose.remarks import claims_of_remarks
from ..prose.sentence_claims import claims_in
from ..terms.lexicon import lexicon
from .chronicles import claims_of_event, events_of, state_events
from .columns import header_of, unit_columns
from .fact_rows import FactRows
from .firms import Firms
from .going_down import filled_down
from .ledgers import OF_PEOPLE, ledger_of
from .model_columns import columns_of
from .months import in_month, month_column
from .presented import in_parts
from .priced import priced
from .score_tables import Told, vouched
from .subject_columns import subject_column
from .table_layouts import Tidy, own_rows, pairs_in, row_labels, row_subjects, settings_of, tests_are_named
from .titles import claims_of_section, makers_over, model_of_sheet, sheets_in, test_over
from .trainings import claims_of_training
from .typed_columns import is_dated, maker_beside, priced_columns, property_by_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.claims import Claim, Entity
    from ....graph.document import Cell, Passage, Table
    from ....graph.vocabulary import Property
    from ..names.knowledge import Knowledge
    from ..properties.benchmarks import Measured
    from ..properties.topics import Topic
    from .columns import Header, Row
    from .model_columns import Columns

_MODELS = ("Model", "ModelFamily")
# What words on what a model is for may tell beside that.
_TOLD_BESIDE = ("openWeight", "license")


def claims_of_table(table: Table, topic: Topic, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield the claims of a table, read by what its header and first column name; another kind gives none."""
    for sheet, its in sheets_in(table, topic, knowledge):
        yield from _claims_of_sheet(sheet, its, knowledge)


def _claims_of_sheet(table: Table, topic: Topic, knowledge: Knowledge) -> Iterator[Claim]:
    header = priced(header_of(table, knowledge), topic.heading)
    ledger = ledger_of(header, topic, knowledge)
    are_moves = ledger is not None and ledger.kind in OF_PEOPLE and state_events(ledger.rows, knowledge.vocabulary)
    if ledger is not None and not are_moves:
        yield from ledger.claims()
        return
    events = events_of(header, topic, knowledge)
    if events:
        yield from chain.from_iterable(map(claims_of_event, events))
        return
    firms = Firms.of(header, knowledge)
    if firms is not None:
        yield from firms.claims()
        return
    grid = _Grid(header, topic, knowledge)
    facts = FactRows.of(header, knowledge)
    if facts is not None:
        yield from grid.facts(facts)
        return
    column = subject_column(header, knowledge)
    tidy = Tidy.of(header, knowledge)
    if tidy is not None and (column is not None or topic.of_type("Model") is not None):
        yield from grid.scores(column, tidy)
    elif column is not None:
        yield from replace(grid, header=filled_down(header, column, knowledge)).subjects_as_rows(column)
    elif (columns := columns_of(header, knowledge)) is not None:
        yield from grid.subjects_as_columns(columns)
    elif _is_timeline(header):
        yield from grid.timeline()
    else:
        yield from replace(grid, topic=model_of_sheet(header, topic, knowledge)).about_the_topic()


def _is_timeline(header: Header) -> bool:
    texts = [row[0].passage.text for row in header.rows if row]
    dated = sum(parse_date(text) is not None or is_slashed_date(text) for text in texts)
    return len(texts) >= 2 and dated * 2 > len(texts)


def _beside(row: Row, columns: Sequence[int]) -> str:
    """Return the words of the first of some cells of a row; nothing where there is none."""
    return next((row[index].passage.text for index in columns if index < len(row)), "")


def _texts_under(subjects: Sequence[Entity | None], row: Row) -> list[str]:
    return [cell.passage.text for subject, cell in zip(subjects, row, strict=False) if subject is not None]


@dataclass(frozen=True, slots=True)
class _Label:
    """The words over a column or beside a row, from the outermost to the innermost, and the benchmark they name.

    `known` is the property that only the cells tell.
    """

    parts: tuple[str, ...]
    measured: Measured | None = None
    known: Property | None = None

    @property
    def text(self) -> str:
        """The label as written, the innermost words first; it may carry the unit."""
        return " ".join(reversed(self.parts))

    def narrowed(self, setting: str | None) -> _Label:
        """Return the label of a score in a setting."""
        return replace(self, measured=self.measured.narrowed(setting)) if setting and self.measured else self

    def counted_in(self, unit: str) -> _Label:
        """Return the label with the unit that stands in another column."""
        return replace(self, parts=(*self.parts[:-1], f"{self.parts[-1]} ({unit})")) if unit and self.parts else self


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table under its topic, read one way or another."""

    header: Header
    topic: Topic
    knowledge: Knowledge

    def subjects_as_rows(self, column: int) -> Iterator[Claim]:
        """Yield what each row says of the thing that its subject column names."""
        setting = name_apart(self.header.labels[column])[1]
        labels = self._labels(self.header.parts, self._columns(), [setting] * len(self.header.parts))
        units, formats = unit_columns(self.header.labels), format_columns(self.header.labels)
        currency = [index for index, label in enumerate(self.header.labels) if label_key(label) == CURRENCY]
        month = month_column(self.header.labels)
        sections = {id(row): cell for row, cell in zip(self.header.rows, self.header.sections, strict=False)}
        makers = makers_over(self.header, self.knowledge)
        settings = self._row_settings(column)
        for subject, name, row in row_subjects(self.header, column, self.topic, self.knowledge):
            section = sections.get(id(row))
            if section is not None:
                maker = makers.get(section.passage.text)
                yield from claims_of_section(section.passage, name, subject, maker, self.knowledge)
            told = [self._under(section, label) for label in labels] if section is not None else labels
            told = [label.narrowed(settings.get(id(row))) for label in told]
            # Which of several models has a figure, their row leaves open.
            is_joint = name.text != row[column].passage.text and name.text in row[column].passage.text
            for index, (label, cell) in enumerate(zip(told, row, strict=False)):
                unit = row[units[index]].passage.text if index in units else ""
                if cell is not row[column]:
                    told_here = self._cell(label.counted_in(unit), cell.passage, name, subject)
                    told_here = (c for c in told_here if not (is_joint and isinstance(c.value, Decimal)))
                    told_here = in_month(told_here, row, month)
                    told_here = in_currency(told_here, _beside(row, currency), self.knowledge.vocabulary)
                    yield from in_format(told_here, [row[at].passage.text for at in formats if at < len(row)])

    def _row_settings(self, column: int) -> dict[int, str | None]:
        """Return in which setting each row was measured, as columns beside its name say."""
        columns = [at for at, label in enumerate(self.header.labels) if at != column and is_setting(label)]
        return {id(row): words for row, words in zip(self.header.rows, settings_of(self.header, columns), strict=True)}

    def _under(self, section: Cell, label: _Label) -> _Label:
        """Return a label of scores with the test that a row over all columns names."""
        test = test_over(section.passage.text, label.text, self.knowledge) if label.measured is None else None
        return label if test is None else replace(label, measured=test)

    def _columns(self) -> list[list[str]]:
        return [self.header.texts(index) for index in range(self.header.width)]

    def scores(self, column: int | None, tidy: Tidy) -> Iterator[Claim]:
        """Yield the score that each row gives for the benchmark that it names, of its model or the topic's."""
        cells = [[row[tidy.score].passage.text] for row in self.header.rows]
        settings = settings_of(self.header, tidy.settings)
        labels = self._labels(tidy.labels(self.header), cells, settings, headed=tidy.is_headed)
        by_row = {id(row): label for row, label in zip(self.header.rows, labels, strict=True)}
        model = self.topic.of_type("Model")
        if column is not None:
            for subject, name, row in row_subjects(self.header, column, self.topic, self.knowledge, repeats=True):
                for index in sorted(set(range(len(self.header.parts))) - {column, *tidy.columns}):
                    yield from self._cell(_Label(self.header.parts[index]), row[index].passage, name, subject)
                measured = by_row[id(row)].measured
                yield from score_claims(measured, row[tidy.score].passage, name, subject, self.knowledge)
        elif model is not None:
            for row in self.header.rows:
                anchor, measured = row[tidy.benchmark].passage, by_row[id(row)].measured
                yield from score_claims(measured, row[tidy.score].passage, anchor, model, self.knowledge)

    def facts(self, columns: FactRows) -> Iterator[Claim]:
        """Yield what each row says of the thing that it names: one fact."""
        rows = {id(row): at for at, row in enumerate(self.header.rows)}
        words = [row[columns.told].passage.text for row in self.header.rows]
        cells = [[row[columns.value].passage.text] for row in self.header.rows]
        labels = self._labels([(each,) if each else () for each in words], cells)
        for subject, name, row in row_subjects(self.header, columns.thing, self.topic, self.knowledge):
            label = labels[rows[id(row)]]
            unit = row[columns.unit].passage.text if columns.unit is not None else ""
            if label.parts:
                yield from self._cell(label.counted_in(unit), row[columns.value].passage, name, subject)

    def subjects_as_columns(self, columns: Columns) -> Iterator[Claim]:
        """Yield what each column says, row by row, of the thing that heads it."""
        headed = tests_are_named(self.header.labels[columns.label], self.knowledge)
        settings = settings_of(self.header, columns.settings)
        cells = [_texts_under(columns.subjects, row) for row in self.header.rows]
        labels = self._labels(row_labels(self.header, columns, self.knowledge), cells, settings, headed=headed)
        for row, label in zip(self.header.rows, labels, strict=True):
            anchor = row[columns.label].passage
            for subject, cell in zip(columns.subjects, row, strict=False) if anchor.text else ():
                if subject is not None:
                    yield from self._cell(label, cell.passage, anchor, subject)

    def about_the_topic(self) -> Iterator[Claim]:
        """Yield what labels with values, or rows of values under labels, say of the thing under discussion."""
        entities = self.topic.entities
        for model, name, row in own_rows(self.header, self.topic, self.knowledge):
            for parts, cell in zip(self.header.parts, row, strict=False):
                label = _Label(parts, benchmark_of(parts[-1], self.knowledge) if parts else None)
                yield from self._cell(label, cell.passage, name or cell.passage, model)
        for parts, anchor, value in pairs_in(self.header, entities, self.knowledge):
            known = property_under(parts, entities, self.knowledge)
            known = known or maker_beside(anchor.text, value.text, self.knowledge)
            subject = self.topic.with_property(known, self.knowledge) if known is not None else None
            claims: list[Claim] = []
            if known is not None and subject is not None:
                key = as_key(anchor.text)
                claims += claims_of_pair(Pair(anchor, value), known, subject, self.knowledge, label=key)
            elif entities:
                measured = benchmark_of(anchor.text, self.knowledge)
                claims += score_claims(measured, value, anchor, entities[0], self.knowledge)
            trained = self.topic.of_type("Model")
            if not claims and trained is not None:
                claims += claims_of_training(Pair(anchor, value), trained, self.knowledge)
            yield from claims
            if " " in value.text:
                yield from self._described(value, self.topic.described(), claims)

    def timeline(self) -> Iterator[Claim]:
        """Yield what the sentences of each row tell, under the date of the row."""
        for row in self.header.rows:
            date = parse_ordered_date(row[0].passage.text, day_first=self.knowledge.day_first)
            if date is None:
                continue
            dated = self.topic.on(Dated(date, row[0].passage.span, of_entry=True))
            for cell in row[1:]:
                yield from claims_in(cell.passage, dated, self.knowledge)

    def _of_technique(self, offered: Entity, value: Passage, anchor: Passage, subject: Entity) -> Iterator[Claim]:
        """Yield what stands below the name of a technique in place of a yes: another of its kind, or experts."""
        known = self.knowledge.named_after(offered) if offered.type == "Technique" else None
        named = self.knowledge.names.gazetteer.called(value.text, "Technique") if known else None
        counted = self.knowledge.vocabulary.property_called("experts", on="Model")
        for each in (known if named is not None else None, counted if offered.name in lexicon().of_experts else None):
            if each is not None and self.knowledge.may_have(subject, each):
                yield from claims_of_pair(Pair(anchor, value), each, subject, self.knowledge, label=each.label)

    def _labels(
        self,
        labels: Sequence[tuple[str, ...]],
        cells: Sequence[Sequence[str]],
        settings: Sequence[str | None] = (),
        *,
        headed: bool = False,
    ) -> list[_Label]:
        """Return what labels beside cells name; of those `headed` as tests, or under a heading, less need be known."""
        told = Told.by(self.topic.heading)
        proof = HEADED if headed else RESULTS if told.results else PLAIN
        measured = measured_by(
            labels, self.knowledge, proof, lambda named, known: vouched(named, cells, known, told, self.knowledge)
        )
        measured = [
            each or (rated_in(parts[-1], texts) if parts else None)
            for parts, texts, each in zip(labels, cells, measured, strict=True)
        ]
        if self.topic.presented is not None and not any(measured):
            measured = in_parts(self.topic.presented, labels, cells)
        narrowed = (each and each.narrowed(setting) for each, setting in zip_longest(measured, settings))
        typed = self._typed(labels, cells, measured)
        return [
            _Label(parts, each if known is None else None, known)
            for parts, each, known in zip(labels, narrowed, typed, strict=True)
        ]

    def _typed(
        self, labels: Sequence[tuple[str, ...]], cells: Sequence[Sequence[str]], measured: Sequence[Measured | None]
    ) -> Iterator[Property | None]:
        """Yield for each label the property that its cells tell; a date beside scores is when they were measured."""
        priced = priced_columns([parts[-1] if parts else "" for parts in labels], cells)
        for index, (parts, texts, test) in enumerate(zip(labels, cells, measured, strict=True)):
            if index in priced:
                yield self.knowledge.vocabulary.properties[PRICE]
                continue
            is_open = bool(parts) and (test is None or test.is_new)
            is_open = is_open and property_under(parts, ANY_MODEL, self.knowledge) is None
            known = property_by_cells(parts[-1], texts, self.knowledge) if is_open else None
            yield None if is_dated(known) and any(measured) and not self._lists_releases() else known

    def _lists_releases(self) -> bool:
        """Tell whether a table says of itself that it lists releases: a date in it is that of one."""
        words = label_key(" ".join((self.topic.heading, *self.header.labels))).split()
        return not lexicon().release_words.isdisjoint(words)

    def _cell(self, label: _Label, value: Passage, anchor: Passage, subject: Entity) -> Iterator[Claim]:
        """Yield what a cell says; its evidence runs from the cell that names its row."""
        if not value.text:
            return
        is_typed = label.known is not None and self.knowledge.may_have(subject, label.known)
        known = label.known if is_typed else property_under(label.parts, (subject,), self.knowledge)
        if known is not None and known.kind is ValueKind.TEXT and figure_in(value.text) is not None:
            # A figure below "Summary" is a score of summaries.
            return
        linked = list(claims_of_linked_cell(label.text, value, anchor, subject, self.knowledge))
        if linked:
            yield from linked
            return
        offered = offered_in(label.text, self.knowledge)
        if offered is not None and label.measured is None and (known is None or known.range == offered.type):
            offers = list(offer_claims(offered, Pair(anchor, value), subject, self.knowledge))
            yield from offers or self._of_technique(offered, value, anchor, subject)
            return
        if known is None and label.measured is None and label_key(label.text) in lexicon().remark_labels:
            yield from claims_of_remarks(value, anchor, self.topic.about(subject), self.knowledge)
            return
        if known is None or known.name == SCORE:
            yield from score_claims(label.measured, value, anchor, subject, self.knowledge)
            return
        claims = list(claims_of_pair(Pair(anchor, value), known, subject, self.knowledge, label=label.text))
        yield from claims
        if known.kind is ValueKind.TEXT and subject.type in _MODELS:
            told = claims_of_remarks(value, anchor, self.topic.about(subject), self.knowledge)
            yield from (claim for claim in told if claim.property in _TOLD_BESIDE)
        yield from self._described(value, self.topic.about(subject), claims)

    def _described(self, value: Passage, topic: Topic, claims: Sequence[Claim]) -> Iterator[Claim]:
        """Yield what the words of a cell tell beyond what its label made of them."""
        said = {claim.property for claim in claims}
        for claim in claims_in(value, topic, self.knowledge):
            if claim.property not in said:
                yield claim
