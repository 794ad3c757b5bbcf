"""Where the records of a document stand: within which other record, under which keys, beside which neighbours."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ....graph.document import Heading, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.document import Block, Pair

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A record, the number of the one that holds it, and the keys below that or below all, the outermost first.

    `path` is where it stands in all; with `has_key` the last of its keys is its own, and not that of a whole list.
    """

    record: Record
    path: Path
    outer: int | None
    keys: Path
    has_key: bool = False

    @property
    def holder(self) -> tuple[int | str | None, ...]:
        """What it has in common with its neighbours, which stand in the same list or catalog."""
        return (self.outer, *(self.keys[:-1] if self.has_key else self.keys))


def path_of(record: Record) -> Path:
    """Return the path that all pairs of a record have in common: where the record itself stands."""
    first, *others = (pair.path for pair in record.pairs)
    length = min([len(first), *(_shared(first, other) for other in others)])
    return first[:length]


def own_pairs(record: Record) -> list[Pair]:
    """Return the pairs that stand least deep in a record; where several keys hold such, those below the first."""
    path = min((pair.path for pair in record.pairs), key=len)
    return [pair for pair in record.pairs if pair.path == path]


def _shared(one: Path, other: Path) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def are_records(blocks: Sequence[Block]) -> bool:
    """Tell whether a document is nothing but records and the keys above them."""
    return all(isinstance(block, Heading | Record) for block in blocks)


def places_of(blocks: Sequence[Block]) -> list[Place]:
    """Return where each record stands, in order; those of things with an IRI are left out."""
    placed = list(_placed(blocks))
    times = Counter((each.outer, *each.keys) for each in placed)
    return [replace(each, has_key=bool(each.keys) and times[each.outer, *each.keys] == 1) for each in placed]


def _placed(blocks: Sequence[Block]) -> Iterator[Place]:
    opened: list[tuple[Path, int]] = []
    headings: dict[int, str] = {}
    has_keys = are_records(blocks)
    number = 0
    for above, block in zip((None, *blocks), blocks, strict=False):
        if isinstance(block, Record) and block.subject is None:
            # What stands right below its key is the whole of it, though all of it should be in one map.
            path = () if has_keys and isinstance(above, Heading) else path_of(block)
            while opened and not _is_within(path, opened[-1][0]):
                opened.pop()
            outer, holder = opened[-1] if opened else ((), None)
            keys = path[len(outer) :] if opened else (*headings.values(), *path)
            yield Place(block, path, holder, keys)
            opened.append((path, number))
            number += 1
        else:
            opened.clear()
            if has_keys and isinstance(block, Heading):
                headings = {level: key for level, key in headings.items() if level < block.level}
                headings[block.level] = block.passage.text


def _is_within(path: Path, other: Path) -> bool:
    return len(other) < len(path) and path[: len(other)] == other
