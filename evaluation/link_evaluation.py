"""How well things are linked: what is told of the sets of a gold, held against what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..graph.linking.linking import mappings
from ..loaders.understanding.terms.lexicon import lexicon
from .report import Columns, Record
from .tally import share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..graph.linking.mapping import Mapping, Predicate
    from .link_gold import LinkSet

_COLUMNS = ("pairs", "hard negatives", "links", "found", "recall", "told", "precision")
_MISS = ("set", "ours", "theirs", "wanted", "told", "because")


@dataclass(frozen=True, slots=True)
class JudgedLinks:
    """What was told of a set. A link is right where the predicate is that of the gold."""

    gold: LinkSet
    told: tuple[Mapping, ...]

    @property
    def wanted(self) -> dict[tuple[str, str], Predicate]:
        """The links of the gold."""
        return {pair: predicate for pair, predicate in self.gold.pairs.items() if predicate is not None}

    @property
    def right(self) -> tuple[Mapping, ...]:
        """The links that are told as the gold has them."""
        return tuple(each for each in self.told if self.wanted.get(each.pair) == each.predicate_id)


def links_evaluated(sets: Iterable[LinkSet]) -> tuple[JudgedLinks, ...]:
    """Return what is told of the links of each set."""
    editions = lexicon().variants
    return tuple(JudgedLinks(each, mappings(each.ours, each.theirs, editions=editions)) for each in sets)


def link_figures(judged: Sequence[JudgedLinks]) -> Record:
    """Return the figures of sets together: `precision` of what is told, `recall` of what the gold wants."""
    found = sum(len(each.right) for each in judged)
    told, wanted = sum(len(each.told) for each in judged), sum(len(each.wanted) for each in judged)
    pairs = sum(len(each.gold.pairs) for each in judged)
    return {
        "pairs": pairs,
        "hard negatives": pairs - wanted,
        "links": wanted,
        "found": found,
        "recall": share(found, wanted),
        "told": told,
        "precision": share(found, told),
    }


def link_records(judged: Sequence[JudgedLinks], *, misses: bool = False, false: bool = False) -> Iterator[Record]:
    """Yield flat objects for programs: `by` is all, set, miss or false."""
    yield {"by": "all", "name": "all", **link_figures(judged)}
    yield from ({"by": "set", "name": each.gold.name, **link_figures([each])} for each in judged)
    if misses:
        yield from ({"by": "miss", **each} for each in missed(judged))
    if false:
        yield from ({"by": "false", **each} for each in falsely_told(judged))


def link_tables(judged: Sequence[JudgedLinks], *, misses: bool = False, false: bool = False) -> Iterator[Columns]:
    """Yield the tables for people: by set and in all, lists where wanted."""
    if misses:
        yield Columns("Links that were not found", _MISS, [_cells(each) for each in missed(judged)])
    if false:
        yield Columns("Links that are not so", _MISS, [_cells(each) for each in falsely_told(judged)])
    rows = [(each.gold.name, *_shown(link_figures([each]))) for each in judged]
    yield Columns("By set", ("set", *_COLUMNS), rows)
    yield Columns("In all", _COLUMNS, [_shown(link_figures(judged))])


def missed(judged: Iterable[JudgedLinks]) -> Iterator[Record]:
    """Yield the links of the gold that are not told, with what is told instead."""
    for each in judged:
        told = {mapping.pair: mapping for mapping in each.told}
        for pair, predicate in each.wanted.items():
            other = told.get(pair)
            if other is None or other.predicate_id != predicate:
                yield _line(each.gold, pair, predicate, other)


def falsely_told(judged: Iterable[JudgedLinks]) -> Iterator[Record]:
    """Yield the links that are told and not so."""
    for each in judged:
        for mapping in each.told:
            if each.wanted.get(mapping.pair) != mapping.predicate_id:
                yield _line(each.gold, mapping.pair, each.wanted.get(mapping.pair), mapping)


def _line(gold: LinkSet, pair: tuple[str, str], wanted: Predicate | None, told: Mapping | None) -> Record:
    labels = {thing.iri: thing.label for thing in (*gold.ours, *gold.theirs)}
    return {
        "set": gold.name,
        "ours": labels[pair[0]],
        "theirs": labels[pair[1]],
        "wanted": wanted.words if wanted else "two things",
        "told": told.predicate_id if told else None,
        "because": told.comment if told else None,
    }


def _cells(record: Record) -> tuple[str, ...]:
    return tuple(str(record[name] or "") for name in _MISS)


def _shown(figures: Record) -> tuple[str, ...]:
    return tuple(f"{value:.2f}" if isinstance(value, float) else str(value or 0) for value in figures.values())
