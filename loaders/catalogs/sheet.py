"""A mapping of a YAML file read key by key: what is missing, unknown or unfit is told with file, line and key."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from yaml import MappingNode, ScalarNode, SequenceNode

from ...graph.claims import Comparator, Modality
from ...graph.errors import SourceError
from .templates import Template

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from yaml import Node


@dataclass
class Sheet:
    """The entries of a mapping; `asked` are the keys that somebody knew."""

    file: str
    node: MappingNode
    entries: Mapping[str, Node]
    asked: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, file: str, node: Node) -> Sheet:
        """Return the sheet of a node; SourceError for one that is no mapping."""
        if not isinstance(node, MappingNode):
            raise SourceError(f"{file}:{_line(node)}", "this is no mapping", "write `key: value`")
        return cls(file, node, {str(key.value): value for key, value in node.value})

    def fault(self, key: str, what: str, remedy: str) -> SourceError:
        """Return the fault of a key."""
        return SourceError(f"{self.file}:{_line(self.entries.get(key, self.node))}: {key}", what, remedy)

    def maybe(self, key: str) -> str | None:
        """Return the one value of a key; None where it is missing."""
        node = self._node(key)
        if node is None:
            return None
        if not isinstance(node, ScalarNode):
            raise self.fault(key, "this takes one value", "write it in one line")
        return str(node.value)

    def text(self, key: str) -> str:
        """Return the one value of a key that must be there."""
        found = self.maybe(key)
        if not found:
            raise self.fault(key, f"`{key}` is missing", "add it")
        return found

    def number(self, key: str) -> int | None:
        """Return a whole number of one digit."""
        found = self.maybe(key)
        if found is not None and not re.fullmatch(r"[0-9]", found):
            raise self.fault(key, f"`{found}` is no digit", "write one")
        return None if found is None else int(found)

    def flag(self, key: str) -> bool:
        """Return whether a key says true; a missing one does not."""
        found = self.maybe(key) or "false"
        if found not in {"true", "false"}:
            raise self.fault(key, f"`{found}` is neither true nor false", "write one of them")
        return found == "true"

    def one_of(self, key: str, known: Sequence[str]) -> str:
        """Return the value of a key that must be one of those known."""
        found = self.text(key)
        if found not in known:
            near = get_close_matches(found, known, n=1)
            remedy = f"did you mean `{near[0]}`?" if near else f"known are {', '.join(known)}"
            raise self.fault(key, f"`{found}` is unknown here", remedy)
        return found

    def comparator(self, key: str) -> Comparator | None:
        """Return a comparator, None for none."""
        return Comparator(self.one_of(key, list(Comparator))) if self.maybe(key) else None

    def modality(self, key: str) -> Modality | None:
        """Return a modality, None for none."""
        return Modality(self.one_of(key, list(Modality))) if self.maybe(key) else None

    def pattern(self, key: str, written: str) -> re.Pattern[str]:
        """Return a regular expression that is written under a key."""
        try:
            return re.compile(written)
        except re.error as fault:
            raise self.fault(key, f"`{written}` is no regular expression ({fault})", "mend it") from fault

    def texts(self, key: str) -> list[str]:
        """Return the values of a key, one or a list of them."""
        return [str(each.value) for each in self._listed(key)]

    def templates(self, key: str) -> tuple[Template, ...]:
        """Return the templates of a key, one or a list of them."""
        try:
            return tuple(Template.of(each) for each in self.texts(key))
        except ValueError as fault:
            raise self.fault(key, str(fault), "see docs/add-a-catalog.md") from fault

    def pairs(self, key: str) -> dict[str, str]:
        """Return a mapping of words to words."""
        inner = self.maybe_sheet(key)
        return {} if inner is None else {name: inner.maybe(name) or "" for name in inner.entries}

    def sheet(self, key: str) -> Sheet:
        """Return the mapping of a key that must be there."""
        found = self.maybe_sheet(key)
        if found is None:
            raise self.fault(key, f"`{key}` is missing", "add it")
        return found

    def maybe_sheet(self, key: str) -> Sheet | None:
        """Return the mapping of a key; None where it is missing."""
        node = self._node(key)
        return None if node is None else Sheet.of(self.file, node)

    def sheets(self, key: str) -> dict[str, Sheet]:
        """Return the mappings of a mapping that must be there."""
        inner = self.sheet(key)
        return {name: Sheet.of(self.file, node) for name, node in inner.entries.items()}

    def listed(self, key: str) -> list[Sheet]:
        """Return the mapping of a key that must be there, or those of a list."""
        node = self._node(key)
        if node is None:
            raise self.fault(key, f"`{key}` is missing", "add it")
        return [Sheet.of(self.file, each) for each in (node.value if isinstance(node, SequenceNode) else [node])]

    def many(self, key: str) -> Iterator[tuple[str, list[Sheet]]]:
        """Yield the entries of a mapping each of which is a mapping or a list of such."""
        for name, node in self.sheet(key).entries.items():
            nodes = node.value if isinstance(node, SequenceNode) else [node]
            yield name, [Sheet.of(self.file, each) for each in nodes]

    def check_known(self) -> None:
        """Raise SourceError for the first key that nobody asked for."""
        for key in self.entries:
            if key not in self.asked:
                near = get_close_matches(key, self.asked, n=1)
                remedy = f"did you mean `{near[0]}`?" if near else f"known are {', '.join(sorted(self.asked))}"
                raise self.fault(key, f"`{key}` is unknown here", remedy)

    def _node(self, key: str) -> Node | None:
        self.asked.add(key)
        return self.entries.get(key)

    def _listed(self, key: str) -> Iterator[ScalarNode]:
        node = self._node(key)
        nodes = [] if node is None else node.value if isinstance(node, SequenceNode) else [node]
        for each in nodes:
            if not isinstance(each, ScalarNode):
                raise self.fault(key, "this takes values", "write them as a list")
            yield each


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1
