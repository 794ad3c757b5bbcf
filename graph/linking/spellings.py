"""Which of our own things are one under several names: each source spells a model its own way, and none are merged."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from .kinds import is_linked
from .linking import by_names, readers, recorded
from .mapping import Justification, Predicate
from .matching import Match
from .named import named
from .words import linking_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .linking import Pair
    from .mapping import Mapping as Record
    from .name_parts import NameParts
    from .named import Named
    from .thing import Thing

# What says the same from either side; of the others one side is enough.
_EVEN = frozenset([Predicate.EXACT, Predicate.CLOSE])
_DECLARED = 0.9
# What more things have than this is no identifier.
_MOST = 12


def spellings(  # noqa: PLR0913 (what is known of our things, and what the records bear)
    ours: Iterable[Thing],
    declared: Mapping[str, Iterable[str]],
    *,
    editions: Iterable[str] = (),
    makers: Iterable[Iterable[str]] = (),
    date: str = "",
    version: str = "",
) -> tuple[Record, ...]:
    """Return what our things are to each other: one model, a dated snapshot of it, a quantized one.

    `declared` has the identifiers that catalogs give our things, by IRI: what is called less than it is identified as
    is nearly the same as what is called so in full. Each pair is told once; what is the same either way has the lesser
    IRI first. What a provider puts around a name does not matter: the model bears it here, and its offering is a thing
    of its own. The other parameters are those of `mappings`.
    """
    things = [each for each in ours if is_linked(each.type)]
    reader, called = readers(things, (), editions, makers)
    read = [replace(named(each, reader, called), is_served=False) for each in things]
    found = {_ids(pair): pair for pair in by_names(read, read) if _is_told(pair)}
    torn = _torn([pair for pair in found.values() if pair[2].predicate is Predicate.EXACT])
    kept = {ids: pair for ids, pair in found.items() if pair[2].predicate is not Predicate.EXACT or not torn & {*ids}}
    known = {frozenset(ids) for ids in found}
    more = {_ids(pair): pair for pair in _declared(read, declared, reader.editions) if {*_ids(pair)} not in known}
    told = {**more, **kept}
    return tuple(recorded(told[ids], date, version) for ids in sorted(told))


def _ids(pair: Pair) -> tuple[str, str]:
    return pair[0].thing.iri, pair[1].thing.iri


def _is_told(pair: Pair) -> bool:
    one, other = _ids(pair)
    predicate = pair[2].predicate
    return one != other and predicate is not Predicate.BROAD and (predicate not in _EVEN or one < other)


def _torn(pairs: Sequence[Pair]) -> frozenset[str]:
    """Return what is the same as two things that are not the same as each other: it may be either, so it is neither."""
    same: dict[str, set[str]] = defaultdict(set)
    for one, other in map(_ids, pairs):
        same[one].add(other)
        same[other].add(one)
    return frozenset(thing for thing, others in same.items() if any(others - {other} - same[other] for other in others))


def _declared(
    things: Iterable[Named], declared: Mapping[str, Iterable[str]], editions: frozenset[str]
) -> Iterator[Pair]:
    """Yield the things that catalogs identify as one, where one is only called by less than the other."""
    by_identifier: dict[str, list[Named]] = defaultdict(list)
    for each in things:
        for identifier in sorted(
            {written.casefold() for written in declared.get(each.thing.iri, ()) if "/" in written}
        ):
            by_identifier[identifier].append(each)
    for identifier, several in sorted(by_identifier.items()):
        for one, other in permutations(several if len(several) <= _MOST else (), 2):
            less, more = one.called[0], other.called[0]
            if _says_less(less.parts, more.parts, editions):
                by = replace(less, text=identifier), replace(more, text=identifier)
                reason = f"Records of both have the identifier {identifier}; {more.text} says more than {less.text}."
                match = Match(Predicate.CLOSE, Justification.NAMES, _DECLARED, *by, reason)
                yield (one, other, match) if one.thing.iri < other.thing.iri else (other, one, match)


def _says_less(less: NameParts, more: NameParts, editions: frozenset[str]) -> bool:
    """Tell whether a name only leaves out what people do: sizes, the day of a snapshot, that it is to be instructed."""
    left_out = set(more.words) - set(less.words)
    is_inside = set(less.words) <= set(more.words) and set(less.sizes) <= set(more.sizes) and bool(less.words)
    is_one = (less.versions, less.formats, less.moving) == (more.versions, more.formats, more.moving)
    same_day = less.snapshot in {"", more.snapshot}
    return is_inside and is_one and same_day and not left_out & (editions - linking_words().left_out)
