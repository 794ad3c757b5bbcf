"""An evaluation for people, as tables, and for programs, as records."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

from .tally import share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .evaluation import Evaluation
    from .gold import Fact
    from .judging import Judged
    from .said import Said
    from .tally import Tally

Record = dict[str, str | int | float | None]

_QUOTE = 80
_COLUMNS = ("core", "found", "recall", "judged", "wrong", "precision", "F1", "placed", "modality", "comparator")
_MISS = ("document", "place", "subject", "property", "benchmark", "value")
_FALSE = ("document", "start", "subject", "property", "benchmark", "value", "quote")
_FIGURES = {
    "recall": "recall (mean of the documents)",
    "recall_over_facts": "recall (over all facts)",
    "precision": "precision (over all claims judged)",
    "f1": "F1",
    "placed": "evidence well placed",
    "modality": "modality right",
    "comparator": "comparator right",
    "quotes": "quotes exact",
}


class Columns(NamedTuple):
    """A table: its title, the names of its columns, and its rows."""

    title: str
    names: tuple[str, ...]
    rows: list[tuple[str, ...]]


def tables(evaluation: Evaluation, *, misses: bool = False, false: bool = False) -> Iterator[Columns]:
    """Yield the tables for people: by document, format and property, then what sums it up, lists where wanted."""
    if misses:
        rows = [_row(miss) for miss in missed(evaluation)]
        yield Columns("Core facts that were not found", _MISS, rows)
    if false:
        rows = [_row(wrong) for wrong in falsely_said(evaluation)]
        yield Columns("Claims that no fact bears out", _FALSE, rows)
    groups = {"document": evaluation.documents(), "format": evaluation.formats(), "property": evaluation.properties()}
    for name, tallies in groups.items():
        rows = [_counted(each, tally) for each, tally in tallies.items() if tally.core or tally.judged]
        yield Columns(f"By {name}", (name, *_COLUMNS), rows)
    yield Columns("In all", ("figure", "value"), [(_FIGURES[name], _figure(v)) for name, v in _summary(evaluation)])


def records(evaluation: Evaluation, *, misses: bool = False, false: bool = False) -> Iterator[Record]:
    """Yield flat objects for programs: `by` is all, document, format, property, miss or false."""
    yield {"by": "all", "name": "all", **dict(_summary(evaluation)), **counts(evaluation.total)}
    groups = {"document": evaluation.documents(), "format": evaluation.formats(), "property": evaluation.properties()}
    for by, tallies in groups.items():
        for name, tally in tallies.items():
            yield {"by": by, "name": name, **_shares(tally), **counts(tally)}
    yield from ({"by": "miss", **miss} for miss in (missed(evaluation) if misses else ()))
    yield from ({"by": "false", **wrong} for wrong in (falsely_said(evaluation) if false else ()))


def whole(told: Iterable[Record]) -> dict[str, object]:
    """Return records as one object, in lists by what they count by."""
    found: dict[str, list[Record]] = {}
    for record in told:
        found.setdefault(str(record.pop("by")), []).append(record)
    (summary,) = found.pop("all")
    return {**summary, **found}


def counts(tally: Tally) -> Record:
    """Return the counts of a tally."""
    return {
        "core": tally.core,
        "found": tally.found,
        "judged": tally.judged,
        "wrong": tally.wrong,
        "claims": tally.claims,
        "broken": tally.broken,
    }


def missed(evaluation: Evaluation) -> Iterator[Record]:
    """Yield the core facts that no claim says, by document."""
    return (_miss(judged, fact) for judged in evaluation.judged for fact in judged.missed)


def falsely_said(evaluation: Evaluation) -> Iterator[Record]:
    """Yield the claims that could be judged and that no fact bears out, by document."""
    return (_wrong(judged, said) for judged in evaluation.judged for said in judged.wrong)


def _miss(judged: Judged, fact: Fact) -> Record:
    place = fact.place.rpartition("/")[2]
    where = (judged.gold.id, place, fact.subjects[0], fact.predicate, fact.benchmark, fact.values[0])
    return dict(zip(_MISS, where, strict=True))


def _wrong(judged: Judged, said: Said) -> Record:
    value = said.values[-1] if said.values else ""
    what = (judged.gold.id, said.span.start, said.subject, said.predicate, said.benchmark or None, value, said.quote)
    return dict(zip(_FALSE, what, strict=True))


def _summary(evaluation: Evaluation) -> list[tuple[str, float | None]]:
    return list(evaluation.figures().items())


def _shares(tally: Tally) -> Record:
    return {
        "recall": tally.recall,
        "precision": tally.precision,
        "f1": tally.f1,
        "placed": share(tally.placed, tally.found),
        "modality": share(tally.modality, tally.found),
        "comparator": share(tally.comparator, tally.found),
    }


def _counted(name: str, tally: Tally) -> tuple[str, ...]:
    shares = _shares(tally)
    recall, precision, *others = (_figure(value) for value in shares.values())
    return (name, str(tally.core), str(tally.found), recall, str(tally.judged), str(tally.wrong), precision, *others)


def _figure(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else "–"


def _row(record: Mapping[str, str | int | float | None]) -> tuple[str, ...]:
    return tuple("" if value is None else shorten(str(value), _QUOTE, placeholder=" …") for value in record.values())
