"""The conflicts listing: one row a conflict, with the keys that other tools read by."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from .called import source_called, things_called
from .judgement.conflict import SEVEREST_FIRST
from .listing import local_name, value_and_label
from .queries import Catalogue
from .vocabulary import ValueKind, Vocabulary
from .words import date, number, told_apart, truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .judgement.conflict import Kind, Severity
    from .snapshot import Snapshot

CONFLICT_KEYS = (
    *("conflict", "kind", "severity", "subject", "subjectLabel", "property", "benchmark", "claims", "sources"),
    *("values", "explanation"),
)

ConflictRow = dict[str, str | list[str] | None]
Found = dict[str, str | None]

_BY = ("kind", "subjectLabel", "property", "benchmark", "conflict")
_SIGNS = {"~": "~≈", ">": ">+", ">=": ">≥+", "<": "<", "<=": "<≤"}
_FIGURES = frozenset("0123456789$€£¥")
_HELD = ("asserted", "reported", "undisclosed")


def conflicts_in(
    snapshot: Snapshot,
    *,
    source: str | None = None,
    about: str | None = None,
    kind: Kind | None = None,
    severity: Severity | None = None,
) -> list[ConflictRow]:
    """Return the rows of a snapshot's conflicts, the severest first, then by kind, subject and property.

    Only those that a source has a part in, that are about what goes by a name, of a kind or a severity. `claims` are
    IRIs by source and place, `sources` file names, those that several share with the source's id, `values` as the
    sources write them, none twice. Raises SnapshotError for a source or name that the snapshot does not know.
    """
    document = source_called(snapshot, source) if source is not None else None
    things = things_called(snapshot, about) if about is not None else (None,)
    query, vocabulary = Catalogue.load().named("conflicts"), Vocabulary.load()
    rows = []
    for thing in things:
        found = _found(snapshot, query.bind(subject=thing, kind=kind, severity=severity))
        for _, claims in groupby(found, key=itemgetter("conflict")):
            sides = list(_once(claims))
            if document is None or any(side["document"] == document for side in sides):
                rows.append(_row(sides, vocabulary))
    return sorted(rows, key=_order)


def _found(snapshot: Snapshot, query: str) -> Iterator[Found]:
    solutions = snapshot.select(query)
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {name: None if (term := solution[name]) is None else term.value for name in names}


def _once(claims: Iterable[Found]) -> Iterator[Found]:
    """Yield each claim once, also where its source has several names for its value."""
    return (next(same) for _, same in groupby(claims, key=itemgetter("claim")))


def _row(sides: Sequence[Found], vocabulary: Vocabulary) -> ConflictRow:
    first = sides[0]
    is_score = local_name(first["property"]) == "score"
    tests = [side["benchmark"] for side in sides if is_score and side["benchmark"]]
    return {
        **{key: first[key] for key in ("conflict", "kind", "severity", "subject", "subjectLabel")},
        "property": local_name(first["property"]),
        "benchmark": tests[0] if tests else None,
        "claims": _distinct(side["claim"] for side in sides),
        "sources": list(told_apart({_id(side): side["source"] or "" for side in sides}).values()),
        "values": _distinct(_as_written(side, vocabulary) for side in sides),
        "explanation": first["explanation"],
    }


def _id(side: Found) -> str:
    return (side["document"] or "").rpartition("/")[2]


def _distinct(words: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(filter(None, words)))


def _as_written(side: Mapping[str, str | None], vocabulary: Vocabulary) -> str:
    """Return the value of a claim in its source's words, or in ours where they stand nowhere in one piece.

    A bare number that is a bound or an approximation is led by the sign for it; what is denied or expected says so.
    """
    words = side["written"] or _in_words(side, vocabulary)
    sign, modality = side["comparator"] or "", (local_name(side["modality"]) or "").lower()
    if sign in _SIGNS and words[:1] in _FIGURES and not set(_SIGNS[sign]).intersection(words):
        words = f"{sign} {words}"
    return words if modality in _HELD else f"{words} ({modality})"


def _in_words(side: Mapping[str, str | None], vocabulary: Vocabulary) -> str:
    known = vocabulary.properties[local_name(side["stated"]) or ""]
    value, label = value_and_label(side, known, vocabulary)
    if label or value is None:
        return label or side["quote"] or ""
    if known.kind.is_number:
        return number(value, side["unit"] or known.unit)
    if known.kind is ValueKind.BOOLEAN:
        return truth(value)
    return date(value, side["comparator"] or "=") if known.kind is ValueKind.DATE else value


def _order(row: ConflictRow) -> tuple[int, tuple[str, ...]]:
    # A snapshot of another version may tell of severities that this one does not know.
    known = [each for each in SEVEREST_FIRST if each == row["severity"]]
    place = SEVEREST_FIRST.index(known[0]) if known else len(SEVEREST_FIRST)
    return place, tuple(str(row[key] or "") for key in _BY)
