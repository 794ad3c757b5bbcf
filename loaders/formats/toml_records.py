"""TOML: tables, dotted keys and arrays of tables as the mappings and lists that they stand for."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import tree_sitter_toml

from ...graph.errors import SourceError
from .lines import passage_at
from .nodes import Entry, Listed, Mapped, Words, beyond, place_at
from .records import blocks_of
from .scalars import passage_of_scalar
from .trees import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node as Syntax

    from ...graph.document import Block, Passage
    from .nodes import Node

WHAT = "the TOML"

_PLACE = re.compile(r" \(at (?:line (\d{1,9}), column (\d{1,9})|(end) of document)\)\Z")
_PART = r"""(?:[\w-]++|"[^"\r\n]{0,99}"|'[^'\r\n]{0,99}')[ \t]{0,9}+"""
# A key of so many parts takes a time that grows with their square.
_ENDLESS_KEY = re.compile(rf"(?<![\w.-])(?:{_PART}\.[ \t]{{0,9}}+){{100}}")


class TomlRecords:
    """The loader of TOML."""

    name = "toml"
    version = "1"
    suffixes = (".toml",)

    def blocks(self, text: str) -> Iterator[Block]:
        """Yield the records of a TOML text.

        Raises SourceError, with line and column, where it is none, a key stands twice, or it is too deep or large.
        """
        yield from blocks_of(self.node(text))

    def node(self, text: str) -> Node:
        """Return the table that a text is; SourceError as for its blocks."""
        # A byte order mark is no part of the TOML; with a space in its stead all places stay as they are.
        text = f" {text[1:]}" if text.startswith("\ufeff") else text
        _check_sound(text)
        return _Reader(Tree(text, WHAT, tree_sitter_toml.language)).document()


LOADER = TomlRecords()


def _check_sound(text: str) -> None:
    if key := _ENDLESS_KEY.search(text):
        raise beyond("record_depth", place_at(text, key.start()), WHAT)
    try:
        tomllib.loads(text)
    except RecursionError as fault:
        raise beyond("record_depth", WHAT, WHAT) from fault
    except ValueError as fault:
        # A number of thousands of digits has no place in its fault.
        message = str(fault)
        told = _PLACE.search(message)
        place = f"line {told[1]}, column {told[2]}" if told and told[1] else "the end" if told else WHAT
        raise SourceError(place, message[: told.start()] if told else message, "mend the TOML there") from fault


class _Table:
    """A table while its keys are gathered, which may stand all over the text; a list of them is an array of tables."""

    def __init__(self) -> None:
        self._values: dict[str, tuple[Passage, Node | _Table | list[_Table]]] = {}

    def put(self, name: str, key: Passage, value: Node) -> None:
        """Set a value; `name` is the key as TOML reads it, `key` as it is written."""
        self._values[name] = (key, value)

    def below(self, name: str, key: Passage) -> _Table:
        """Return the table of a key, of an array of tables its last."""
        value = self._values.setdefault(name, (key, _Table()))[1]
        table = value[-1] if isinstance(value, list) else value
        if not isinstance(table, _Table):
            raise TypeError(f"{name} is sound TOML and no table")
        return table

    def appended(self, name: str, key: Passage) -> _Table:
        """Return a new table at the end of an array of tables."""
        tables = self._values.setdefault(name, (key, []))[1]
        if not isinstance(tables, list):
            raise TypeError(f"{name} is sound TOML and no array of tables")
        tables.append(_Table())
        return tables[-1]

    def node(self) -> Mapped:
        """Return the table as it is in the end."""
        return Mapped(tuple(Entry(key, _node(value)) for key, value in self._values.values()))


def _node(value: Node | _Table | list[_Table]) -> Node:
    if isinstance(value, _Table):
        return value.node()
    return Listed(tuple(table.node() for table in value)) if isinstance(value, list) else value


class _Reader:
    """Reads a tree as the table that the whole text is."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def document(self) -> Mapped:
        """Return the root table."""
        root = _Table()
        for child in self._tree.children(self._tree.root, 0):
            if child.type == "pair":
                self._put(root, child, 0)
                continue
            key, *pairs = self._tree.children(child, 0)
            *above, last = self._parts(key)
            table = root
            for part in above:
                table = table.below(*part)
            table = table.appended(*last) if child.type == "table_array_element" else table.below(*last)
            for pair in pairs:
                self._put(table, pair, 0)
        return root.node()

    def _put(self, table: _Table, pair: Syntax, depth: int) -> None:
        key, value = self._tree.children(pair, depth)
        *above, (name, words) = self._parts(key)
        for part in above:
            table = table.below(*part)
        table.put(name, words, self._value(value, depth + 1))

    def _parts(self, key: Syntax) -> list[tuple[str, Passage]]:
        """Return the parts of a dotted key, each as TOML reads it and as it is written."""
        if key.type == "dotted_key":
            return [part for child in key.named_children for part in self._parts(child)]
        written = self._tree.written(key)
        if key.type == "bare_key":
            return [(written, passage_at(self._tree.text, self._tree.span(key)))]
        (name,) = tomllib.loads(f"{written} = 1")
        return [(name, passage_of_scalar(self._tree.text, self._tree.span(key), written[0], name))]

    def _value(self, node: Syntax, depth: int) -> Node:
        if node.type == "inline_table":
            table = _Table()
            for pair in self._tree.children(node, depth):
                self._put(table, pair, depth)
            return table.node()
        if node.type == "array":
            return Listed(tuple(self._value(child, depth + 1) for child in self._tree.children(node, depth)))
        return Words(self._words(node))

    def _words(self, node: Syntax) -> Passage:
        span, written = self._tree.span(node), self._tree.written(node)
        if node.type != "string":
            return passage_at(self._tree.text, span)
        style = written[:3] if written[:3] in {'"""', "'''"} else written[0]
        return passage_of_scalar(self._tree.text, span, style, tomllib.loads(f"x = {written}")["x"])
