"""Lists of records that each tell of a happening or a person: rounds of funding, acquisitions, teams."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from ....graph.document import Cell, Passage, Record, Table
from ..tables.columns import header_of
from ..tables.ledgers import ledger_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ....graph.claims import Claim, Entity
    from ....graph.document import Block
    from ..names.knowledge import Knowledge
    from ..properties.topics import Topic

_EMPTY = Cell(Passage("", ()))
# What a list of records tells that a table would; figures and careers are read record by record.
_KINDS = ("funding", "acquisition", "team")
_FEWEST_LABELS = 2


def ledger_claims(
    blocks: Sequence[Block], subjects: Mapping[int, Entity | None], topic: Topic, knowledge: Knowledge
) -> Iterator[Claim]:
    """Yield what the records that a document has tell as rows of a ledger would, list by list.

    `subjects` is what each record is about, by its `id`: a list within the record of a firm is of that.
    """
    for records in _lists(blocks):
        holder = subjects.get(id(records[0]))
        own = topic if holder is None or holder.type != "Organization" else topic.about(holder)
        labels = list(dict.fromkeys(pair.label.text for record in records for pair in record.pairs))
        if len(labels) >= _FEWEST_LABELS:
            ledger = ledger_of(header_of(_table(records, labels), knowledge), own, knowledge)
            if ledger is not None and ledger.kind in _KINDS:
                yield from ledger.claims()


def _lists(blocks: Sequence[Block]) -> Iterator[list[Record]]:
    """Yield the records without maps in them that stand one behind another, in one list."""
    run: list[Record] = []
    for block in (*blocks, None):
        is_row = isinstance(block, Record) and block.subject is None and len({pair.path for pair in block.pairs}) == 1
        if run and not (is_row and isinstance(block, Record) and block.pairs[0].path == run[0].pairs[0].path):
            yield run
            run = []
        if is_row and isinstance(block, Record):
            run.append(block)


def _table(records: Sequence[Record], labels: Sequence[str]) -> Table:
    """Return records as rows below their labels."""
    heads = {pair.label.text: Cell(pair.label, is_header=True) for record in records for pair in record.pairs}
    return Table(tuple(heads[label] for label in labels), tuple(_row(record, labels) for record in records))


def _row(record: Record, labels: Sequence[str]) -> tuple[Cell, ...]:
    cells: dict[str, list[Passage]] = {}
    for pair in record.pairs:
        if pair.value.text and pair.value.text != "null":
            cells.setdefault(pair.label.text, []).append(pair.value)
    return tuple(
        Cell(reduce(lambda one, other: one.joined_by(", ", other), cells[label])) if label in cells else _EMPTY
        for label in labels
    )
