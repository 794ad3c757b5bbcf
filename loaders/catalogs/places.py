"""Where values stand in a record: the nodes at a path, and what else stands beside each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..formats.nodes import Catalog, Listed, Mapped, Rows, Words
from .rules import ANY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...graph.document import Passage
    from ..formats.nodes import Node
    from .rules import Path

NULL = frozenset(["null", "~"])
"""How YAML and JSON write that a key has no value."""


@dataclass(frozen=True, slots=True)
class Place:
    """A value, the keys on the way to it, the last as it stands, and the entries of lists around it, inner first."""

    node: Node
    keys: tuple[str, ...] = ()
    key: Passage | None = None
    entries: tuple[Node, ...] = ()

    def around(self, name: str) -> tuple[Node | None, str]:
        """Return the entry that dots before a name stand for, one for the innermost, and the name behind them."""
        bare = name.lstrip(".")
        depth = len(name) - len(bare)
        return (self.entries[depth - 1] if depth <= len(self.entries) else None), bare


def places_at(node: Node, path: Path) -> list[Place]:
    """Return each value at a path; `*` is every entry of a list or mapping."""
    return places_below(Place(node), path)


def places_below(place: Place, path: Path) -> list[Place]:
    """Return each value at a path that begins at a place."""
    places = [place]
    for key in path:
        places = [inner for place in places for inner in _inside(place, key)]
    return places


def _inside(place: Place, wanted: str) -> Iterator[Place]:
    match place.node:
        case Mapped(entries):
            for key, value in entries:
                if wanted == key.text or wanted == ANY:  # noqa: PLR1714  (a set for each of so many takes its time)
                    yield Place(value, (*place.keys, key.text), key, place.entries)
        case Listed(nodes) if wanted == ANY:
            for number, each in enumerate(nodes):
                yield Place(each, (*place.keys, str(number)), place.key, (each, *place.entries))


def words_at(node: Node, path: Path, wrapped: tuple[str, str] | None = None) -> Passage | None:
    """Return the words of the first value at a path, taken out of its wrapping; None where there are none."""
    return first_words(places_at(node, path), wrapped)


def first_words(places: Sequence[Place], wrapped: tuple[str, str] | None = None) -> Passage | None:
    """Return the words of the first value that has any, taken out of its wrapping; None where none has."""
    found = (leaf for place in places for leaf in leaves(unwrapped(place.node, wrapped)[0]))
    return next((passage for passage in found if passage.text), None)


def unwrapped(node: Node, wrapped: tuple[str, str] | None) -> tuple[Node, Passage | None]:
    """Return the value in a mapping with a key for it and one for notes, and the notes; other nodes as they are."""
    if wrapped is None or not isinstance(node, Mapped):
        return node, None
    inside = {key.text: value for key, value in node.entries}
    if wrapped[0] not in inside:
        return node, None
    notes = inside.get(wrapped[1])
    return inside[wrapped[0]], next(leaves(notes), None) if notes is not None else None


def leaves(node: Node) -> Iterator[Passage]:
    """Yield the words of a value: its own, or those of a list, however nested."""
    match node:
        case Words(passage):
            yield passage
        case Listed(nodes):
            for each in nodes:
                yield from leaves(each)
        case Mapped() | Catalog() | Rows():
            return


def scalars(node: Node, keys: Path = ()) -> Iterator[tuple[Path, Passage]]:
    """Yield the words of every value in a record, with the keys on the way to it; entries of lists are `*`."""
    match node:
        case Words(passage):
            yield keys, passage
        case Listed(nodes):
            for each in nodes:
                yield from scalars(each, (*keys, ANY))
        case Mapped(entries) | Catalog(entries):
            for key, value in entries:
                yield from scalars(value, (*keys, key.text))
        case Rows():
            return
