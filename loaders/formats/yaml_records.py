"""YAML: a mapping is a record, and a scalar is the text as it is written, not what YAML would make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yaml import MappingNode, ScalarNode, SequenceNode

from ...graph.document import Heading, Item, Pair, Record, Span
from .lines import NOTHING, block_of, passage_at
from .yaml_nodes import documents_of
from .yaml_scalars import passage_of_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml import Node

    from ...graph.document import Block, Passage

MERGE = "tag:yaml.org,2002:merge"


class YamlRecords:
    """The loader of YAML."""

    name = "yaml"
    version = "1"
    suffixes = (".yaml", ".yml")

    def blocks(self, text: str) -> Iterator[Block]:
        """Yield the records of a YAML text; SourceError with line and column where it is none."""
        return blocks_within(text, Span(0, len(text)))


LOADER = YamlRecords()


def blocks_within(text: str, span: Span) -> Iterator[Block]:
    """Yield the records of a stretch of YAML; the place of a SourceError counts from the stretch."""
    reader = _Reader(text, span.start)
    for node in documents_of(text[span.start : span.end]):
        yield from reader.top(node)


class _Entry(NamedTuple):
    """A key and its value in a mapping."""

    key: Node
    value: Node


class _Reader:
    """Turns nodes into blocks; `offset` is where the YAML starts in the text."""

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset

    def top(self, node: Node) -> Iterator[Block]:
        """Yield the blocks of a whole YAML document."""
        if isinstance(node, MappingNode):
            entries = list(_entries(node))
            if _is_catalog(entries):
                yield from self._catalog(entries, 1)
            elif len(entries) == 1 and _holds_records(entries[0].value):
                yield Heading(self._words(entries[0].key), 1)
                yield from self._inside(entries[0].value)
            else:
                yield from self._records(node, ())
        elif isinstance(node, SequenceNode):
            yield from self._listed(node, 0)
        elif (passage := self._words(node)).text:
            yield block_of(passage)

    def _inside(self, node: Node) -> Iterator[Block]:
        """Yield the records that stand under the only key of a document."""
        if isinstance(node, MappingNode):
            yield from self._catalog(list(_entries(node)), 2)
        else:
            yield from self._listed(node, 0)

    def _catalog(self, entries: list[_Entry], level: int) -> Iterator[Block]:
        for key, value in entries:
            if (passage := self._words(key)).text:
                yield Heading(passage, level)
            yield from self._records(value, ())

    def _listed(self, node: Node, depth: int) -> Iterator[Block]:
        for entry in node.value:
            if isinstance(entry, MappingNode):
                yield from self._records(entry, ())
            elif isinstance(entry, SequenceNode):
                yield from self._listed(entry, depth + 1)
            elif (passage := self._words(entry)).text:
                yield Item(passage, depth)

    def _records(self, node: Node, path: tuple[str, ...]) -> Iterator[Record]:
        """Yield the record of a mapping, then a record for each mapping of the lists in it."""
        pairs: list[Pair] = []
        apart: list[tuple[Node, tuple[str, ...]]] = []
        self._collect(node, path, pairs, apart)
        if pairs:
            yield Record(tuple(pairs))
        for inner, inner_path in apart:
            yield from self._records(inner, inner_path)

    def _collect(
        self, node: Node, path: tuple[str, ...], pairs: list[Pair], apart: list[tuple[Node, tuple[str, ...]]]
    ) -> None:
        for key, value in _entries(node):
            label = self._words(key)
            inner_path = (*path, label.text)
            if not value.value:
                pairs.append(Pair(label, NOTHING, path))
            elif isinstance(value, MappingNode):
                self._collect(value, inner_path, pairs, apart)
            else:
                leaves = list(_leaves(value))
                apart += [(leaf, inner_path) for leaf in leaves if isinstance(leaf, MappingNode)]
                scalars = (leaf for leaf in leaves if not isinstance(leaf, MappingNode))
                pairs += [Pair(label, self._words(leaf), path) for leaf in scalars]

    def _words(self, node: Node) -> Passage:
        span = Span(node.start_mark.index + self._offset, node.end_mark.index + self._offset)
        if isinstance(node, ScalarNode):
            return passage_of_scalar(self._text, span, node.style, node.value)
        return passage_at(self._text, span)


def _entries(node: Node) -> Iterator[_Entry]:
    """Yield the entries of a mapping, then those that `<<` merges in and the mapping has not itself."""
    own = [_Entry(key, value) for key, value in node.value if key.tag != MERGE]
    yield from own
    seen = {key.value for key, _ in own if isinstance(key, ScalarNode)}
    merged = (value for key, value in node.value if key.tag == MERGE)
    for source in (leaf for value in merged for leaf in _leaves(value)):
        for entry in _entries(source) if isinstance(source, MappingNode) else ():
            name = entry.key.value if isinstance(entry.key, ScalarNode) else None
            if name not in seen:
                seen.add(name)
                yield entry


def _leaves(node: Node) -> Iterator[Node]:
    """Yield a scalar or mapping itself, or those in a list, however nested."""
    if isinstance(node, SequenceNode):
        for entry in node.value:
            yield from _leaves(entry)
    else:
        yield node


def _is_catalog(entries: list[_Entry]) -> bool:
    """Tell whether the values are mappings of one kind, so that each key names one thing."""
    if len(entries) < 2 or not all(isinstance(value, MappingNode) for _, value in entries):
        return False
    keys = [{key.value for key, _ in value.value if isinstance(key, ScalarNode)} for _, value in entries]
    return bool(set.intersection(*keys))


def _holds_records(node: Node) -> bool:
    if isinstance(node, MappingNode):
        return _is_catalog(list(_entries(node)))
    return isinstance(node, SequenceNode) and any(isinstance(entry, MappingNode) for entry in node.value)
