"""YAML: a mapping is a record, and a scalar is the text as it is written, not what YAML would make of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yaml import MappingNode, ScalarNode, SequenceNode

from ...graph.document import Span
from .lines import passage_at
from .nodes import Entry, Listed, Mapped, Words
from .records import blocks_of
from .scalars import passage_of_scalar
from .yaml_nodes import documents_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml import Node as YamlNode

    from ...graph.document import Block, Passage
    from .nodes import Node

_BREAK = re.compile(r"\r\n|\r|\n")
MERGE = "tag:yaml.org,2002:merge"


class YamlRecords:
    """The loader of YAML."""

    name = "yaml"
    version = "2"
    suffixes = (".yaml", ".yml")

    def blocks(self, text: str) -> Iterator[Block]:
        """Yield the records of a YAML text; SourceError with line and column where it is none."""
        return blocks_within(text, Span(0, len(text)))

    def node(self, text: str) -> Node:
        """Return what a text holds, several documents as a list; SourceError as for its blocks."""
        reader = _Reader(text, 0)
        nodes = tuple(map(reader.node, documents_of(text)))
        return nodes[0] if len(nodes) == 1 else Listed(nodes)


LOADER = YamlRecords()


def blocks_within(text: str, span: Span) -> Iterator[Block]:
    """Yield the records of a stretch of YAML; the place of a SourceError counts from the stretch."""
    reader = _Reader(text, span.start)
    for node in documents_of(text[span.start : span.end]):
        yield from blocks_of(reader.node(node))


def nodes_within(text: str, span: Span) -> Iterator[Node]:
    """Yield what a stretch of YAML holds; the place of a SourceError is that in the whole text."""
    above = "\n" * len(_BREAK.findall(text, 0, span.start))
    reader = _Reader(text, span.start - len(above))
    yield from map(reader.node, documents_of(above + text[span.start : span.end]))


class _Reader:
    """Reads each node of PyYAML's once, also one that several aliases name; `offset` is where the YAML starts."""

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._read: dict[int, Node] = {}

    def node(self, node: YamlNode) -> Node:
        if id(node) not in self._read:
            self._read[id(node)] = self._new(node)
        return self._read[id(node)]

    def _new(self, node: YamlNode) -> Node:
        if isinstance(node, MappingNode):
            entries = tuple(Entry(self._words(key), self.node(value)) for key, value in _entries(node))
            return Mapped(entries, self._span(node))
        if isinstance(node, SequenceNode):
            return Listed(tuple(map(self.node, node.value)))
        return Words(self._words(node))

    def _words(self, node: YamlNode) -> Passage:
        span = self._span(node)
        if isinstance(node, ScalarNode):
            return passage_of_scalar(self._text, span, node.style, node.value)
        return passage_at(self._text, span)

    def _span(self, node: YamlNode) -> Span:
        return Span(node.start_mark.index + self._offset, node.end_mark.index + self._offset)


def _entries(node: MappingNode) -> Iterator[tuple[YamlNode, YamlNode]]:
    """Yield the entries of a mapping, then those that `<<` merges in and the mapping has not itself."""
    own = [(key, value) for key, value in node.value if key.tag != MERGE]
    yield from own
    seen = {key.value for key, _ in own if isinstance(key, ScalarNode)}
    merged = (value for key, value in node.value if key.tag == MERGE)
    for source in (leaf for value in merged for leaf in _leaves(value)):
        for key, value in _entries(source) if isinstance(source, MappingNode) else ():
            name = key.value if isinstance(key, ScalarNode) else None
            if name not in seen:
                seen.add(name)
                yield key, value


def _leaves(node: YamlNode) -> Iterator[YamlNode]:
    """Yield a node itself, or those in a list, however nested."""
    if isinstance(node, SequenceNode):
        for entry in node.value:
            yield from _leaves(entry)
    else:
        yield node
