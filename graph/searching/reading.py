"""What an index finds: things by their names, claims by their words, and what is spelled nearly so."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from rapidfuzz import fuzz, process

from .folding import key_of
from .writing import INDEX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ..snapshot import Snapshot

# More of a search are counted as "more than so many".
MOST_COUNTED = 1_000
_LONGEST = 200
_WORDS = 20
_GRAM = 3
_NEAR_ENOUGH = 50.0
# So many names with a part of what was typed are looked at, and so many of them that share most are compared.
_LOOKED_AT, _COMPARED = 2_000, 300

_EXACT = "SELECT id FROM name WHERE key = ? ORDER BY id"
_WORDS_OF = "SELECT rowid FROM name_words WHERE name_words MATCH ? ORDER BY rowid"
_PARTS_OF = "SELECT rowid FROM name_grams WHERE name_grams MATCH ? ORDER BY rowid"
_QUOTES_OF = "SELECT rowid FROM quote_grams WHERE quote_grams MATCH ? ORDER BY rowid"
_QUOTED = """
SELECT claim, quote.quote FROM saying JOIN quote ON quote.id = saying.quote WHERE saying.quote = ? ORDER BY claim
"""
_COUNT_QUOTED = """
SELECT COUNT(*) FROM (
  SELECT 1 FROM quote_grams JOIN saying ON saying.quote = quote_grams.rowid WHERE quote_grams MATCH ? LIMIT ?)
"""
_COUNT_NAMED = """
SELECT COUNT(DISTINCT thing) FROM name WHERE id IN (
  SELECT * FROM (SELECT rowid FROM name_words WHERE name_words MATCH ? LIMIT ?)
  UNION SELECT * FROM (SELECT rowid FROM name_grams WHERE name_grams MATCH ? LIMIT ?))
"""
_THINGS = "SELECT iri, label, claims FROM thing WHERE type = ? ORDER BY claims DESC, label, iri LIMIT ? OFFSET ?"
_COUNTS = "SELECT type, COUNT(*) FROM thing GROUP BY type"
_NAMES_OF = "SELECT name FROM name JOIN thing ON thing.id = name.thing WHERE iri = ? ORDER BY name.id"
_THING = "SELECT iri, label, label, type, claims FROM thing WHERE iri = ?"
_HIT = """
SELECT thing.iri, label, name, type, claims FROM name JOIN thing ON thing.id = name.thing WHERE name.id = ?
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found by one of its names: `label` is its first one, `claims` how much is said of it."""

    iri: str
    label: str
    name: str
    type: str
    claims: int


@dataclass(frozen=True, slots=True)
class Quoting:
    """A claim that was found by its words."""

    claim: str
    quote: str


@dataclass(frozen=True)
class Index:
    """The index of one snapshot. It may be asked by several threads, and after a fork."""

    path: Path
    _connected: threading.local = field(default_factory=threading.local, repr=False, compare=False)

    @classmethod
    def of(cls, snapshot: Snapshot) -> Index | None:
        """Return the index of a snapshot; None for one that was made before there were any."""
        return _index_at(snapshot.folder / INDEX) if INDEX in snapshot.seal["files"] else None

    def named(self, typed: str, most: int) -> list[Hit]:
        """Return so many of the things of which a name has all typed words, a word of three letters anywhere.

        First those called so, then those whose name begins so, then those with words that begin so, then the others;
        among themselves by how much is said of them, then the shorter names first.
        """
        words = _words(typed)
        if not words:
            return []
        within = self._numbers(_PARTS_OF, _parts(words))
        return self._hits(chain(self._beginning(words), within), most)

    def completions(self, typed: str, most: int) -> list[Hit]:
        """Return so many of the things with a name of which words begin as those typed, in the order of `named`."""
        words = _words(typed)
        return self._hits(self._beginning(words), most) if words else []

    def quoted(self, typed: str, most: int) -> list[Quoting]:
        """Return so many of the claims whose quote has all typed words: together, then apart; the shortest first."""
        words = _words(typed)
        if not words:
            return []
        phrase, apart = _parts([" ".join(words)]), _parts(words)
        numbers = chain(self._numbers(_QUOTES_OF, phrase), self._numbers(_QUOTES_OF, apart))
        found: dict[str, Quoting] = {}
        for claim, quoted in chain.from_iterable(self._rows(_QUOTED, number) for number in numbers):
            found.setdefault(claim, Quoting(claim, quoted))
            if len(found) >= most:
                break
        return list(found.values())

    def things(self, type_: str, most: int, after: int = 0) -> list[Hit]:
        """Return so many of the things of a type, behind so many others, those of which most is said first."""
        return [Hit(iri, label, label, type_, claims) for iri, label, claims in self._rows(_THINGS, type_, most, after)]

    def thing(self, iri: str) -> Hit | None:
        """Return the thing with an IRI; None where none has a name."""
        return next((Hit(*row) for row in self._rows(_THING, iri)), None)

    def names(self, iri: str) -> list[str]:
        """Return all names of a thing, the shortest first."""
        return [name for (name,) in self._rows(_NAMES_OF, iri)]

    def counts(self) -> dict[str, int]:
        """Return how many things of each type have a name."""
        return dict(self._rows(_COUNTS))

    def count_named(self, typed: str) -> int:
        """Return how many things `named` finds in all; one more than are counted where there are more."""
        words = _words(typed)
        most = MOST_COUNTED + 1
        return self._count(_COUNT_NAMED, _starts(words), most, _parts(words), most) if words else 0

    def count_quoted(self, typed: str) -> int:
        """Return how many claims `quoted` finds in all; one more than are counted where there are more."""
        words = _words(typed)
        return self._count(_COUNT_QUOTED, _parts(words), MOST_COUNTED + 1) if words else 0

    def near(self, typed: str, most: int) -> list[Hit]:
        """Return so many things with a name that is spelled nearly so, the nearest first."""
        key = " ".join(_words(typed))
        padded = f" {key} "
        grams = dict.fromkeys(padded[at : at + _GRAM] for at in range(len(padded) - _GRAM + 1))
        shared: Counter[int] = Counter()
        for gram in grams:
            shared.update(islice(self._numbers(_PARTS_OF, f'"{gram}"'), _LOOKED_AT))
        ranked = sorted(shared, key=lambda number: (-shared[number], number))[:_COMPARED]
        keys = map(self._key, ranked)
        alike = process.extract(key, keys, scorer=fuzz.ratio, limit=None, score_cutoff=_NEAR_ENOUGH)
        close = sorted((-ratio, place) for _, ratio, place in alike)
        return self._hits((ranked[place] for _, place in close), most)

    def _beginning(self, words: list[str]) -> Iterator[int]:
        """Yield the numbers of the names that are so, that begin so, and of which words begin so."""
        key = " ".join(words)
        yield from self._numbers(_EXACT, key)
        yield from self._numbers(_WORDS_OF, f'^ "{key}" *')
        yield from self._numbers(_WORDS_OF, _starts(words))

    def _hits(self, numbers: Iterable[int], most: int) -> list[Hit]:
        """Return the things of the first names, each thing once."""
        found: dict[str, Hit] = {}
        for number in numbers:
            for row in self._rows(_HIT, number):
                hit = Hit(*row)
                found.setdefault(hit.iri, hit)
            if len(found) >= most:
                break
        return list(found.values())

    def _key(self, number: int) -> str:
        return next((str(row[0]) for row in self._rows("SELECT key FROM name WHERE id = ?", number)), "")

    def _count(self, query: str, *terms: str | int) -> int:
        return min(next((row[0] for row in self._rows(query, *terms)), 0), MOST_COUNTED + 1)

    def _numbers(self, query: str, term: str) -> Iterator[int]:
        return (row[0] for row in self._rows(query, term))

    def _rows(self, query: str, *terms: str | int) -> Iterator[tuple[Any, ...]]:
        return self._connection().execute(query, terms)

    def _connection(self) -> sqlite3.Connection:
        """Return the connection of this thread of this process."""
        held: tuple[int, sqlite3.Connection] | None = getattr(self._connected, "held", None)
        if held is None or held[0] != os.getpid():
            address = f"file:{quote(str(self.path))}?mode=ro&immutable=1"
            held = os.getpid(), sqlite3.connect(address, uri=True, check_same_thread=False)
            self._connected.held = held
        return held[1]


# Two snapshots are open while one takes the place of the other.
@lru_cache(maxsize=4)
def _index_at(path: Path) -> Index:
    return Index(path)


def _words(typed: str) -> list[str]:
    return key_of(typed[:_LONGEST]).split()[:_WORDS]


def _parts(words: list[str]) -> str:
    """Return what matches names and quotes with all the words: long ones anywhere, short ones only where they begin."""
    return " AND ".join(f'"{_part(word)}"' for word in words)


def _starts(words: list[str]) -> str:
    """Return what matches names of which words begin as these."""
    return " AND ".join(f'"{word}" *' for word in words)


def _part(word: str) -> str:
    return word if len(word) >= _GRAM else f" {word}" if len(word) == _GRAM - 1 else f" {word} "
