"""Known names and where they stand in a text.

A gazetteer compares names word by word, so that hyphens, spaces and slashes between the words do not matter.
The names that come with the package are in `gazetteer.yaml`; a document adds the names that it introduces.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from ....graph.claims import Entity
from ....graph.definitions import definitions_in
from ....graph.errors import OntologyError
from ....graph.names import name_key
from ....graph.wording import folded_words_in, starts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_WORD = re.compile(r"[^\W_]+\+*")
_GAPS = frozenset(["", " ", "\n", "-", "‑", "–", "_", "/", ".", "’", "'", " & ", "&", "\xa0"])
_OF_SEVERAL_NAMES = frozenset(["Benchmark", "Organization"])
_LOWER_CASE_TYPES = frozenset(["Technique", "License", "Hardware", "Channel"])


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling of an entity; a weak one is a common word too and counts only where a name is expected."""

    spelling: str
    entity: Entity
    weak: bool = False


class Found(NamedTuple):
    """A name at `text[start:end]`; `entity` is what it names, as the text calls it."""

    start: int
    end: int
    name: Name
    entity: Entity


class Gazetteer:
    """An index of names, read only once built."""

    def __init__(self, names: Iterable[Name], base: Gazetteer | None = None) -> None:
        self._base = base
        self._by_words: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        # Its own names by their words, and those that it builds upon.
        self.layers: tuple[Mapping[tuple[str, ...], list[Name]], ...] = (
            self._by_words,
            *(base.layers if base is not None else ()),
        )
        self._by_type: dict[str, list[Name]] = defaultdict(list)
        # By the rarest word of a name: all its words, without which a text is not searched for it, and how it begins.
        self._shapes: dict[str, set[tuple[frozenset[str], str, int]]] = defaultdict(set)
        named = [(name, folded_words_in(name.spelling)) for name in names]
        shared = Counter(word for _, parts in named for word in parts)
        for name, parts in named:
            if words := _words(name.spelling):
                self._by_words[words].append(name)
                self._by_type[name.entity.type].append(name)
                rarest = min(parts, key=lambda word: (shared[word], -len(word), word))
                self._shapes[rarest].add((parts, words[0], len(words)))

    def with_names(self, names: Iterable[Name]) -> Gazetteer:
        """Return a gazetteer that knows these names too; where both know a name, these count."""
        return Gazetteer(names, base=self)

    def find(self, text: str) -> tuple[Found, ...]:
        """Return the names in a text from left to right, the longest at each place, weak ones left out."""
        return _found(self, text)

    def search(self, text: str) -> Iterator[Found]:
        """Yield what `find` returns, which keeps it for the next that asks."""
        lengths = self.lengths_in(folded_words_in(text))
        past = 0
        for start in starts_of(lengths, text) if lengths else ():
            first = _WORD.match(text, start)
            possible = lengths.get(first.group().casefold()) if first is not None and start >= past else None
            if possible is None:
                continue
            words = list(islice(_WORD.finditer(text, start), max(possible)))
            folded = [word.group().casefold() for word in words]
            match = self._longest(text, words, folded, sorted(possible, reverse=True))
            if match is not None:
                length, name = match
                past = words[length - 1].end()
                yield Found(start, past, name, as_written(name.entity, text[start:past]))

    def called(self, text: str, *types: str) -> Entity | None:
        """Return the entity of one of the types that the whole text names, weak names included."""
        for name in self.spelled(_words(text)):
            if not types or name.entity.type in types:
                return as_written(name.entity, text)
        return None

    def is_weak(self, text: str, type_: str) -> bool:
        """Tell whether the whole text names a thing of the type only where a name is expected."""
        named = list(self.spelled(_words(text)))
        return bool(named) and all(name.weak and name.entity.type == type_ for name in named)

    def of_type(self, type_: str) -> Iterator[Name]:
        """Yield every name of a type."""
        yield from self._by_type.get(type_, ())
        if self._base is not None:
            yield from self._base.of_type(type_)

    def spelled(self, words: tuple[str, ...]) -> list[Name]:
        """Return the names of these words (folded), the document's own before those known to all."""
        return [name for layer in self.layers if words in layer for name in layer[words]]

    def lengths_in(self, present: frozenset[str]) -> dict[str, set[int]]:
        """Return the first words of the names that a text with these words may hold, and how many words they have."""
        found = self._base.lengths_in(present) if self._base is not None else defaultdict[str, set[int]](set)
        for rarest in present & self._shapes.keys():
            for words, first, length in self._shapes[rarest]:
                if words <= present:
                    found[first].add(length)
        return found

    def _longest(
        self, text: str, words: list[re.Match[str]], folded: list[str], lengths: list[int]
    ) -> tuple[int, Name] | None:
        for length in lengths:
            stretch = words[:length]
            names = self.spelled(tuple(folded[:length])) if len(stretch) == length else []
            if not names or not _is_joined(text, stretch):
                continue
            written = text[stretch[0].start() : stretch[-1].end()]
            for name in names:
                if not name.weak and _has_case_of(written, name):
                    return length, name
        return None


@lru_cache(maxsize=256)  # what is learned of a text and what is read of it ask for the same names
def _found(names: Gazetteer, text: str) -> tuple[Found, ...]:
    return tuple(names.search(text))


def as_written(entity: Entity, words: str) -> Entity:
    """Return a thing with what a document calls it, where things of its kind go by several names side by side."""
    written = " ".join(words.split()).strip(" *:,;.\"'`")
    if entity.written or entity.type not in _OF_SEVERAL_NAMES or name_key(written) == name_key(entity.name):
        return entity
    return replace(entity, written=written)


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.group().casefold() for word in _WORD.finditer(text))


def _is_joined(text: str, words: list[re.Match[str]]) -> bool:
    return all(text[a.end() : b.start()] in _GAPS for a, b in pairwise(words))


def _has_case_of(written: str, name: Name) -> bool:
    """Tell whether a spelling is as capital as the name: names in capitals exactly, others by their first letter."""
    spelling = name.spelling
    letters = _letters(spelling)
    if len(letters) <= 5 or letters.isupper():
        return _letters(written) == letters
    if name.entity.type in _LOWER_CASE_TYPES and " " in spelling.replace("-", " "):
        return True
    return written[0].isupper() or not spelling[0].isupper()


@lru_cache(maxsize=1 << 14)
def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer that comes with the package."""
    entries = definitions_in(__package__, "gazetteer.yaml")
    return Gazetteer(names_in(entries))


def names_in(entries: Mapping[str, Mapping[str, object]]) -> Iterator[Name]:
    """Yield the names of a mapping `{class: {preferred name: [other names] or {also, codes, weak}}}`.

    Codes are spellings that count only where a name is expected ("en"). Raises OntologyError for an entry of
    another shape.
    """
    for type_, named in entries.items():
        for preferred, described in named.items():
            entity = Entity(type_, str(preferred))
            also, codes, weak = _described(described, f"gazetteer.yaml: {type_}: {preferred}")
            for spelling in (entity.name, *also):
                # The longer names of a firm that is called by a common word are no common words.
                is_own = type_ == "Organization" and spelling != entity.name and not spelling.startswith("The ")
                yield Name(spelling, entity, weak and not is_own)
            for code in codes:
                yield Name(code, entity, weak=True)


def _described(described: object, place: str) -> tuple[list[str], list[str], bool]:
    """Return the other names, the codes, and whether the names are weak."""
    if described is None or isinstance(described, list):
        return [str(name) for name in described or ()], [], False
    if isinstance(described, dict) and not described.keys() - {"also", "codes", "weak"}:
        names, codes = described.get("also") or (), described.get("codes") or ()
        return [str(name) for name in names], [str(code) for code in codes], bool(described.get("weak"))
    raise OntologyError(place, "is neither a list of names nor {also, codes, weak}", "write `Name: [other names]`")
