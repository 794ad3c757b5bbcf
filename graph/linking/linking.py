"""From the things of two sides to mappings: candidates by blocks, the best of each, and none where two compete."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from .families import of_one_family
from .kinds import FAMILY, is_linked
from .makers import Makers
from .mapping import TOOL, Mapping, Predicate
from .matching import Match, called_alike, identified, is_torn
from .name_parts import NameReader
from .named import Named, makers_in, named, wholes_in
from .slips import MEASURE, slips

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .named import Called
    from .thing import Thing

_ONE = frozenset([Predicate.EXACT, Predicate.CLOSE])
Pair = tuple[Named, Named, Match]


def mappings(  # noqa: PLR0913 (two sides, what is known of words, and what the records bear)
    ours: Iterable[Thing],
    theirs: Iterable[Thing],
    *,
    editions: Iterable[str] = (),
    makers: Iterable[Iterable[str]] = (),
    date: str = "",
    version: str = "",
) -> tuple[Mapping, ...]:
    """Return what things elsewhere are to ours, in the order of our IRIs and theirs.

    `editions` are words for stages and tiers of models ("Instruct", "Mini"), `makers` the names of each maker that is
    known beside those that the things tell of. `date` is the day that the records bear, `version` that of the tool:
    nothing here looks at a clock.
    """
    left = [each for each in ours if is_linked(each.type)]
    known = {each.iri for each in left}
    right = [each for each in theirs if each.iri not in known]
    reader, called = readers(left, right, editions, makers)
    mine, others = [named(each, reader, called) for each in left], [named(each, reader, called) for each in right]
    # A catalog that gives the page of a sibling for a model leaves open which of the two it means.
    others = [each for each in others if not is_torn(each, reader.editions)]
    found = _best(chain(_by_identifiers(mine, others, reader.editions), by_names(mine, others)))
    taken = {(one.thing.iri, other.thing.iri) for one, other, _ in found}
    settled = {
        each for one, other, match in found if match.predicate in _ONE for each in (one.thing.iri, other.thing.iri)
    }
    more = [
        pair
        for pair in slips(mine, others, reader.editions)
        if pair[0].thing.iri not in settled and pair[1].thing.iri not in settled
    ]
    kin = [pair for pair in _families(mine, others, reader.editions) if _ids(pair) not in taken]
    told = {_ids(pair): pair for pair in (*found, *more, *kin)}
    return tuple(recorded(told[ids], date, version) for ids in sorted(told))


def readers(
    ours: Sequence[Thing], theirs: Sequence[Thing], editions: Iterable[str], makers: Iterable[Iterable[str]]
) -> tuple[NameReader, Makers]:
    """Return what reads the names, and what knows the makers, of the things of both sides."""
    groups = [tuple(group) for group in chain(makers, makers_in(ours), makers_in(theirs))]
    return NameReader.of(editions, chain.from_iterable(groups)), Makers.of(groups, wholes_in(ours))


def _ids(pair: Pair) -> tuple[str, str]:
    return pair[0].thing.iri, pair[1].thing.iri


def _by_identifiers(ours: Sequence[Named], theirs: Sequence[Named], editions: frozenset[str]) -> Iterator[Pair]:
    """Yield the matches of things with one identifier; what several things of a side have identifies none of them."""
    mine, others = _by_key(ours), _by_key(theirs)
    for key in sorted(mine.keys() & others.keys()):
        (one, *rivals), (other, *more) = mine[key], others[key]
        if not (rivals or more) and (match := identified(one, other, key, editions)):
            yield one, other, match


def _by_key(things: Sequence[Named]) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = defaultdict(list)
    for each in things:
        for key in each.thing.keys:
            found[key].append(each)
    return found


def by_names(ours: Sequence[Named], theirs: Sequence[Named]) -> Iterator[Pair]:
    """Yield the matches of things that share a block: only those are held against each other."""
    blocks: dict[object, dict[int, Named]] = defaultdict(dict)
    for place, each in enumerate(theirs):
        for block in each.blocks:
            blocks[block][place] = each
    for one in ours:
        candidates = {place: each for block in one.blocks for place, each in blocks.get(block, {}).items()}
        for other in candidates.values():
            if match := called_alike(one, other):
                yield one, other, match


def _families(ours: Sequence[Named], theirs: Sequence[Named], editions: frozenset[str]) -> Iterator[Pair]:
    """Yield families and members, among those whose names begin alike and have the same versions."""
    begun: dict[tuple[bool, str, tuple[str, ...]], dict[int, Named]] = defaultdict(dict)
    for place, each in enumerate(theirs):
        for called in each.called:
            begun[each.thing.type == FAMILY, *_beginning(called)][place] = each
    for one in ours:
        wanted = one.thing.type != FAMILY
        begins = {_beginning(called) for called in one.called if called.parts.first}
        candidates = {place: each for begin in begins for place, each in begun.get((wanted, *begin), {}).items()}
        for other in candidates.values():
            if match := of_one_family(one, other, editions):
                yield one, other, match


def _beginning(called: Called) -> tuple[str, tuple[str, ...]]:
    return called.parts.first, called.parts.versions


def _best(pairs: Iterable[Pair]) -> list[Pair]:
    """Return one match a pair, and of what may be one with several things of ours the best, if there is one."""
    best: dict[tuple[str, str], Pair] = {}
    for pair in pairs:
        if (before := best.get(_ids(pair))) is None or pair[2].confidence > before[2].confidence:
            best[_ids(pair)] = pair
    rivals: dict[tuple[str, bool], list[Pair]] = defaultdict(list)
    for pair in best.values():
        rivals[pair[1].thing.iri, pair[2].predicate in _ONE].append(pair)
    beaten = {
        _ids(pair)
        for (_, are_one), each in rivals.items()
        for pair in (_beaten(each) if are_one else _dated_otherwise(each))
    }
    return [pair for ids, pair in best.items() if ids not in beaten]


def _beaten(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield those that another beats, and all of the best where there are several."""
    best = max(pair[2].rank for pair in pairs)
    winners = [pair for pair in pairs if pair[2].rank == best]
    yield from (pair for pair in pairs if pair[2].rank != best or len(winners) > 1)


def _dated_otherwise(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield the models of another day, or of none, as which a provider serves what is one of ours of that very day."""
    served = [pair for pair in pairs if pair[2].predicate is Predicate.RELATED and pair[1].is_served]
    other = [pair for pair in served if pair[2].ours.parts.snapshot != pair[2].theirs.parts.snapshot]
    yield from other if len(other) < len(served) else ()


def recorded(pair: Pair, date: str, version: str) -> Mapping:
    """Return the record of a pair, with the day and the version of the tool that it bears."""
    ours, theirs, match = pair
    record = Mapping(
        subject_id=ours.thing.iri,
        subject_label=ours.thing.label,
        subject_category=ours.thing.type,
        object_id=theirs.thing.iri,
        object_label=theirs.thing.label,
        object_category=theirs.thing.type,
        predicate_id=match.predicate,
        mapping_justification=match.justification,
        confidence=match.confidence,
        subject_match_field=match.ours.field,
        object_match_field=match.theirs.field,
        match_string=match.theirs.text,
        mapping_tool=TOOL,
        mapping_tool_version=version,
        mapping_date=date,
        comment=match.reason,
    )
    if match.score is None:
        return record
    return replace(record, similarity_score=match.score, similarity_measure=MEASURE)
