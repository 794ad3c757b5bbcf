"""The manifest `sources.yaml`: what its author knows of the documents beside it, checked key by key."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from typing import TYPE_CHECKING

from yaml import MappingNode, ScalarNode, SequenceNode

from ..graph.dates import parse_date
from ..graph.document import Metadata
from ..graph.errors import SourceError
from .files import check_inside, is_there, text_of, within
from .formats.yaml_nodes import documents_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from yaml import Node

NAMES = ("sources.yaml", "sources.yml")
KEYS = ("file", "id", *(known.name for known in fields(Metadata)))
DATES = ("published", "modified", "retrieved")
TIERS = range(1, 6)
"""1 is the maker of what the document is about, 5 a source of unknown standing."""

_ID = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_URL = re.compile(r"https?://[^\s/?#]+\S*")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a manifest says of one document; `id` is None where it leaves the choice to the file name."""

    file: str
    id: str | None = None
    metadata: Metadata = field(default_factory=Metadata)


Manifest = dict[str, Entry]
"""The entries of a manifest by their file, a path relative to the manifest's folder."""


def manifest_in(folder: Path) -> Manifest:
    """Return the manifest of a folder, empty where it has none; SourceError where it is faulty."""
    found = [folder / name for name in NAMES if (folder / name).is_file()]
    if len(found) > 1:
        raise SourceError(str(folder), f"it has both {' and '.join(NAMES)}", "keep one of them")
    if not found:
        return {}
    check_inside(folder, found[0])
    return read_manifest(found[0])


def read_manifest(path: Path) -> Manifest:
    """Return the entries of a manifest; SourceError, with the line, for the first fault in it."""
    text = text_of(path)
    try:
        roots = list(documents_of(text))
    except SourceError as fault:
        raise within(path, fault) from fault
    entries: Manifest = {}
    for node, file in (stated for root in roots for stated in _stated(path, root)):
        entry = _entry(path, node, file)
        if entry.file in entries:
            raise _fault(path, node, f"`{entry.file}` has two entries", "make them one")
        entries[entry.file] = entry
    return entries


def _stated(path: Path, root: Node) -> Iterator[tuple[MappingNode, str | None]]:
    """Yield each entry and, where it stands under its file as a key, that file."""
    if isinstance(root, MappingNode) and [key.value for key, _ in root.value] == ["sources"]:
        root = root.value[0][1]
    keyed = isinstance(root, MappingNode)
    if not isinstance(root, MappingNode | SequenceNode):
        raise _fault(path, root, "a manifest is a list of entries", "start each with `- file: NAME`")
    for stated in root.value:
        node = stated[1] if keyed else stated
        if not isinstance(node, MappingNode):
            raise _fault(path, node, "this is no entry", "write `file: NAME` and what is known of it")
        yield node, stated[0].value if keyed else None


def _entry(path: Path, node: MappingNode, file: str | None) -> Entry:
    stated: dict[str, Node] = {}
    for key, value in node.value:
        if key.value not in KEYS:
            raise _fault(path, key, *_unknown(str(key.value), KEYS))
        if not isinstance(value, ScalarNode):
            raise _fault(path, value, f"`{key.value}` takes one value", "write it in one line")
        if value.value.strip():
            stated[key.value] = value
    if file is None and "file" not in stated:
        raise _fault(path, node, "an entry names no file", "add `file: NAME`")
    name = file if file is not None else stated["file"].value
    _check_file(path, stated.get("file", node), name)
    try:
        return entry_of(name, {key: value.value for key, value in stated.items() if key != "file"})
    except SourceError as fault:
        raise _fault(path, stated[fault.place], fault.what, fault.remedy) from fault


def entry_of(file: str, told: Mapping[str, str]) -> Entry:
    """Return the entry of a file that says so under each key; SourceError, the key its place, for an unfit value."""
    words = {key: value.strip() for key, value in told.items() if value.strip()}
    for key in words:
        if key not in KEYS[1:]:
            raise SourceError(key, *_unknown(key, KEYS[1:]))
    words |= {key: _date(key, words[key]) for key in DATES if key in words}
    if "url" in words and not _URL.fullmatch(words["url"]):
        raise SourceError("url", f"`{words['url']}` is no web address", "start it with http:// or https://")
    tier = _tier(words.pop("tier")) if "tier" in words else None
    ident = _id(words.pop("id")) if "id" in words else None
    return Entry(file, ident, Metadata(**words, tier=tier))


def _unknown(key: str, known: Sequence[str]) -> tuple[str, str]:
    """Return what is wrong with a key and what to write instead."""
    near = get_close_matches(key, known, n=1)
    return f"unknown key `{key:.80}`", f"did you mean `{near[0]}`?" if near else f"known are {', '.join(known)}"


def _check_file(path: Path, node: Node, name: str) -> None:
    here = path.parent.resolve()
    if "\0" in name:
        raise _fault(path, node, "a name of a file holds a NUL", "write its name as it is")
    there = (here / name).resolve()
    if here not in there.parents:
        raise _fault(path, node, f"`{name}` stands outside the folder of the manifest", "move one of them")
    if not (is_there(there) and there.is_file()):
        near = get_close_matches(name, [file.name for file in here.iterdir()], n=1)
        remedy = f"did you mean `{near[0]}`?" if near else "add the file or take out its entry"
        raise _fault(path, node, f"there is no file `{name}`", remedy)


def _date(key: str, written: str) -> str:
    date = parse_date(written)
    if date is None:
        raise SourceError(key, f"`{written}` is no date", "write it as 2025-04-05, 2025-04 or 2025")
    return date.edtf


def _tier(written: str) -> int:
    if not re.fullmatch(r"[0-9]{1,3}", written) or int(written) not in TIERS:
        raise SourceError("tier", f"`{written}` is no tier", f"write a number from {TIERS[0]} to {TIERS[-1]}")
    return int(written)


def _id(name: str) -> str:
    if not _ID.fullmatch(name):
        raise SourceError("id", f"`{name}` is no id", "write letters and digits, with single hyphens between")
    return name


def _fault(path: Path, node: Node, what: str, remedy: str) -> SourceError:
    return SourceError(f"{path}:{node.start_mark.line + 1}", what, remedy)


def by_file(folder: Path, manifest: Manifest) -> Mapping[Path, Entry]:
    """Return the entries by the resolved path of their file."""
    return {(folder / entry.file).resolve(): entry for entry in manifest.values()}
