"""Catalogs that stand in groups: maps of alike maps whose keys are names, as they stand nowhere else as keys."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from .nodes import Catalog, Entry, Listed, Mapped, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .nodes import Node

# The key of a thing, with a version or size: `heron-2-mini`.
IDENTIFIER = re.compile(r"(?=\D{0,60}\d)[A-Za-z]{2}[\w./:-]{1,80}")
# A map with this key is a value with notes on it, and so no thing of its own.
VALUE_KEY = "value"
# So many things, in so many groups, are a catalog whatever they are called.
_MANY, _GROUPS = 4, 2


def with_groups(node: Node) -> Node:
    """Return a node in which each map of things by name is a catalog: `{northlake: {heron-2: {...}, tern-3: {...}}}`.

    Things are alike, and the keys of a record come again in others while names do not.
    """
    return _grouped(node, Counter(_keys_of(node)))


def _keys_of(node: Node) -> Iterator[str]:
    for key, value in node.entries if isinstance(node, Mapped | Catalog) else ():
        yield key.text
        yield from _keys_of(value)
    for each in node.nodes if isinstance(node, Listed) else ():
        yield from _keys_of(each)


def _grouped(node: Node, times: Counter[str]) -> Node:
    match node:
        case Mapped(entries):
            inner = tuple(Entry(key, _grouped(value, times)) for key, value in entries)
            groups = [value for _, value in entries if _holds_maps_only(value)]
            if not _are_groups(groups, entries, times):
                return Mapped(inner)
            marked = zip(entries, inner, strict=True)
            return Mapped(tuple(_catalog(new) if old.value in groups else new for old, new in marked))
        case Catalog(entries):
            return Catalog(tuple(Entry(key, _grouped(value, times)) for key, value in entries))
        case Listed(nodes):
            return Listed(tuple(_grouped(each, times) for each in nodes))
        case _:
            return node


def _catalog(entry: Entry) -> Entry:
    return Entry(entry.key, Catalog(entry.value.entries)) if isinstance(entry.value, Mapped) else entry


def _holds_maps_only(node: Node) -> bool:
    return isinstance(node, Mapped) and bool(node.entries) and all(isinstance(v, Mapped) for _, v in node.entries)


def _are_groups(groups: Sequence[Node], entries: Sequence[Entry], times: Counter[str]) -> bool:
    """Tell whether maps hold things by their names: all of them alike, and named as nothing else."""
    members = [member for group in groups if isinstance(group, Mapped) for member in group.entries]
    if len(members) < 2 or not are_alike([value for _, value in members]):
        return False
    here = Counter(key.text for key, _ in members)
    if sum(times[name] == count for name, count in here.items()) * 4 < len(here) * 3:
        return False
    are_identifiers = sum(IDENTIFIER.fullmatch(name) is not None for name in here) * 2 >= len(here)
    is_bare = not any(isinstance(value, Words) for _, value in entries)
    return are_identifiers or (is_bare and len(groups) >= _GROUPS and len(here) >= _MANY)


def are_alike(values: Sequence[Node], least: int = 1) -> bool:
    """Tell whether values are maps of one kind: most of the keys of each are common ones, which half of them have."""
    inner = [{key.text for key, _ in value.entries} for value in values if isinstance(value, Mapped)]
    if len(inner) < 2 or len(inner) < len(values):
        return False
    times = Counter(key for keys in inner for key in keys)
    common = {key for key, count in times.items() if count > 1 and count * 2 >= len(inner)}
    shared = sum(len(keys & common) / len(keys) for keys in inner if keys)
    return len(common) >= least and VALUE_KEY not in common and shared * 2 > len(inner)
