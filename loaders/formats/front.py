"""Front matter: YAML between two rules at the head of a text. What of it is none is told, and the rest is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ...graph.document import Span
from ...graph.errors import SourceError
from .lines import NOTHING, passage_at
from .nodes import Entry, Listed, Mapped, Words
from .yaml_records import nodes_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...graph.document import Passage

KEY = re.compile(r"(?:[A-Za-z_][\w .-]{0,60}|\"[^\"\n]{1,60}\"|'[^'\n]{1,60}')[ \t]{0,9}:(?=\s|\Z)")
MORE = re.compile(r"[ \t#]|-(?:[ \t]|\Z)")
_REMEDY = "write `key: value`"


class Fault(NamedTuple):
    """Lines of front matter that are not understood, and what is wrong with them."""

    span: Span
    what: str


class Front(NamedTuple):
    """What front matter holds, where it stands, and what in it is no YAML."""

    node: Mapped
    span: Span
    faults: tuple[Fault, ...] = ()

    def stretches(self) -> Iterator[tuple[Passage, Span]]:
        """Yield each key with the characters from it to the next one."""
        keys = [entry.key for entry in self.node.entries if entry.key.text]
        starts = sorted(key.span.start for key in keys)
        for key in keys:
            end = next((start for start in starts if start > key.span.start), self.span.end)
            yield key, Span(key.span.start, end)


def front_within(text: str, lines: Sequence[Span]) -> Front:
    """Return the front matter of the lines between two rules; never raises.

    Where the whole is no YAML, each key with what stands below it is read by itself, so that a fault costs no other.
    """
    whole = lines[0].to(lines[-1])
    if not text[whole.start : whole.end].strip():
        return Front(Mapped((), whole), whole)
    try:
        (node,) = nodes_within(text, whole)
    except (SourceError, ValueError):
        pass
    else:
        if isinstance(node, Mapped):
            return Front(node, whole)
        if isinstance(node, Listed):
            return Front(
                Mapped((), whole), whole, (Fault(whole, f"this is a list, and no keys with values; {_REMEDY}"),)
            )
    entries: dict[str, Entry] = {}
    faults: list[Fault] = []
    for stretch in _stretches(text, lines):
        found = _entries(text, stretch)
        if isinstance(found, Fault):
            faults.append(found)
            continue
        for entry in found:
            if entry.key.text in entries:
                faults.append(Fault(stretch, f"the key `{entry.key.text}` stands here for the second time"))
            entries.setdefault(entry.key.text, entry)
    return Front(Mapped(tuple(entries.values()), whole), whole, tuple(faults))


def _stretches(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Yield each key with the lines below it that go on, and each line that is neither."""
    open_: Span | None = None
    for line in lines:
        words = text[line.start : line.end]
        if not words.strip() or (open_ is not None and MORE.match(words)):
            open_ = open_.to(line) if open_ is not None and words.strip() else open_
            continue
        if open_ is not None:
            yield open_
        open_ = line if KEY.match(words) else None
        if open_ is None and not words.startswith("#"):
            yield line
    if open_ is not None:
        yield open_


def _entries(text: str, stretch: Span) -> tuple[Entry, ...] | Fault:
    """Return the entry of a stretch; the words behind the key as they stand, where they are none of YAML's."""
    try:
        (node,) = nodes_within(text, stretch)
    except SourceError as fault:
        plain = _as_written(text, stretch)
        return (plain,) if plain is not None else Fault(stretch, f"{fault.place}: {fault.what}; {fault.remedy}")
    except ValueError:
        return ()
    if isinstance(node, Mapped):
        return node.entries
    return Fault(stretch, f"{text[stretch.start : stretch.end][:60]!r} is no key with a value; {_REMEDY}")


def _as_written(text: str, stretch: Span) -> Entry | None:
    """Return a key and the words on its line, such as a title with a colon in it; None for anything more."""
    key = KEY.match(text, stretch.start, stretch.end)
    words = text[key.end() : stretch.end].strip() if key is not None else ""
    if key is None or "\n" in words or "\r" in words or words[:1] in "[{|>&*!%@`\"'":
        return None
    label = passage_at(text, Span(stretch.start, key.end() - 1))
    value = passage_at(text, Span(key.end(), stretch.end)) if words else NOTHING
    return Entry(label, Words(value))
