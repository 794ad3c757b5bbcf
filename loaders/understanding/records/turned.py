"""Records that are properties, each with its value for every model, turned into those of the models."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ....graph.document import Heading, Pair, Passage, Record
from ..names.naming import is_name, without_maker
from ..properties.benchmarks import is_listed
from ..properties.labels import property_labelled
from ..properties.places import are_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ....graph.document import Block, Document
    from ....graph.vocabulary import Vocabulary

_MODEL = ("Model",)
_FEWEST = 2


def with_records_turned(document: Document, vocabulary: Vocabulary) -> Document:
    """Return the document, a catalog `{context_window: {heron-2: 128000, ...}, ...}` as one of models."""
    if not are_records(document.blocks):
        return document
    columns = _columns(document.blocks)
    turned = _turned(columns, vocabulary) if len(columns) >= _FEWEST else None
    return document if turned is None else replace(document, blocks=turned)


def _columns(blocks: Sequence[Block]) -> list[tuple[str, Record]]:
    """Return each key with the record below it; none where a document is more than these."""
    heads, records = blocks[::2], blocks[1::2]
    if len(heads) != len(records):
        heads, records = blocks[1::2], blocks[2::2]
    pairs = [
        (head.passage.text, record)
        for head, record in zip(heads, records, strict=False)
        if isinstance(head, Heading) and isinstance(record, Record) and record.subject is None
    ]
    return pairs if len(pairs) * 2 == len(blocks) else []


def _turned(columns: Sequence[tuple[str, Record]], vocabulary: Vocabulary) -> tuple[Block, ...] | None:
    """Return the records of the things that the keys below several keys name; None where these are no properties."""
    told = [head for head, _ in columns if is_listed(head) or property_labelled(head, _MODEL, vocabulary) is not None]
    times = Counter(pair.label.text for _, record in columns for pair in record.pairs if not pair.path)
    names = {key for key, count in times.items() if count > 1 and _may_name(key, vocabulary)}
    if len(told) < _FEWEST or len(told) * 2 <= len(columns) or len(names) * 2 <= len(times):
        return None
    heads: dict[str, Passage] = {}
    own: dict[str, list[Pair]] = defaultdict(list)
    for head, record in columns:
        for pair in record.pairs:
            name = pair.path[0] if pair.path else pair.label.text
            if name in names:
                if not pair.path:
                    heads.setdefault(name, pair.label)
                own[name].append(_pair(head, pair))
    return tuple(block for name in own for block in (Heading(heads[name], 1), Record(tuple(own[name]))))


def _may_name(key: str, vocabulary: Vocabulary) -> bool:
    is_free = property_labelled(key, _MODEL, vocabulary) is None and not is_listed(key)
    return is_free and is_name(without_maker(key))


def _pair(head: str, pair: Pair) -> Pair:
    """Return a value with its property as its label, which stands where the name of the thing does, beside it."""
    if pair.path:
        return replace(pair, path=(head, *pair.path[1:]))
    return Pair(Passage.joined([(head, pair.label.span)]), pair.value)
