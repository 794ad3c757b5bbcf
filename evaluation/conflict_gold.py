"""Gold of conflicts: sets of documents, what a careful reader finds wrong between them, and what only looks so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..graph.errors import SourceError
from ..graph.judgement.conflict import Kind, Severity
from .documents import DOCUMENTS
from .lines import lines_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum
    from pathlib import Path

    from .lines import Line

CONFLICTS, TRAPS, CONSENSUS = "conflicts.jsonl", "traps.jsonl", "consensus.jsonl"
WITHOUT_VALUE = {"disputed": "tie", "undisclosed": "undisclosed"}
"""What stands in place of a value on which there is none, and the rule by which there is none."""

_ALSO = ("kind", "severity", "subject", "property", "benchmark")
_CONFLICT_KEYS = frozenset(
    [*_ALSO, "values", "sources", "sentence", "core", "subject_type", *(f"{key}_also_ok" for key in _ALSO)]
)
_DECISION_KEYS = frozenset(["subject", "property", "benchmark", "setting", "value", "value_also_ok", "rule", "voices"])


@dataclass(frozen=True, slots=True)
class Wanted:
    """A conflict that a careful reader finds, or a trap: a pair that looks like one and is none.

    Of several kinds, severities, subjects, properties or benchmarks the first is preferred and all are right; `""`
    stands for none. `sources` are the file names that must be among those of a row. Recall counts the core ones.
    """

    place: str
    kinds: tuple[str, ...]
    severities: tuple[str, ...]
    subjects: tuple[str, ...]
    is_of_event: bool
    properties: tuple[str, ...]
    benchmarks: tuple[str, ...]
    values: tuple[str, ...]
    sources: frozenset[str]
    sentence: str
    is_core: bool

    @property
    def kind(self) -> str:
        """The kind that the reader named."""
        return self.kinds[0]


@dataclass(frozen=True, slots=True)
class Supported:
    """What the sources of a set support together; of several values all are right.

    A value may be `disputed` or `undisclosed`. `rule` and `voices` are None where the gold does not say.
    """

    place: str
    subject: str
    property: str
    benchmark: str
    setting: str
    values: tuple[str, ...]
    rule: str | None
    voices: int | None


@dataclass(frozen=True, slots=True)
class ConflictSet:
    """Documents that stand together in a folder, with the gold beside it."""

    name: str
    documents: Path
    conflicts: tuple[Wanted, ...]
    traps: tuple[Wanted, ...]
    consensus: tuple[Supported, ...]


def conflict_sets_in(folder: Path) -> tuple[ConflictSet, ...]:
    """Return the sets of a folder by name: each a folder with documents in `docs` and the conflicts beside them.

    Raises SourceError, with file, line and key, where there is none or a line is faulty.
    """
    found = sorted(path.parent for path in folder.glob(f"*/{CONFLICTS}"))
    if not found:
        remedy = f"put documents into SET/{DOCUMENTS} and what is wrong between them into SET/{CONFLICTS}"
        raise SourceError(str(folder), "there is no gold of conflicts in this folder", remedy)
    return tuple(map(_set, found))


def _set(folder: Path) -> ConflictSet:
    documents = folder / DOCUMENTS
    if not documents.is_dir():
        raise SourceError(str(folder), "it has no documents", f"put them into {documents}")
    return ConflictSet(
        folder.name,
        documents,
        tuple(_wanted(line, documents, is_trap=False) for line in _lines(folder / CONFLICTS)),
        tuple(_wanted(line, documents, is_trap=True) for line in _lines(folder / TRAPS)),
        tuple(_supported(line) for line in _lines(folder / CONSENSUS)),
    )


def _lines(path: Path) -> Iterator[Line]:
    return lines_in(path) if path.exists() else iter(())


def _wanted(line: Line, documents: Path, *, is_trap: bool) -> Wanted:
    line.check_keys(_CONFLICT_KEYS)
    sources = line.texts("sources")
    for name in sources:
        if not (documents / name).is_file():
            raise line.fault(f"`sources` names {name}, which is not there", f"name files of {documents}")
    return Wanted(
        place=line.place,
        kinds=_known(Kind, line, "kind"),
        severities=() if is_trap else _known(Severity, line, "severity"),
        subjects=_either(line, "subject"),
        is_of_event=line.maybe("subject_type") == "Event",
        properties=_either(line, "property"),
        benchmarks=(line.maybe("benchmark") or "", *_others(line, "benchmark")),
        values=line.texts("values"),
        sources=frozenset(sources),
        sentence=line.text("sentence"),
        is_core=not is_trap and line.flag("core"),
    )


def _supported(line: Line) -> Supported:
    line.check_keys(_DECISION_KEYS)
    voices = line.maybe("voices")
    return Supported(
        place=line.place,
        subject=line.text("subject"),
        property=line.text("property"),
        benchmark=line.maybe("benchmark") or "",
        setting=line.maybe("setting") or "",
        values=_either(line, "value"),
        rule=line.maybe("rule"),
        voices=int(voices) if voices is not None else None,
    )


def _either(line: Line, key: str) -> tuple[str, ...]:
    return (line.text(key), *_others(line, key))


def _others(line: Line, key: str) -> tuple[str, ...]:
    """Return what is right as well; in a list `""` counts, and says that nothing is."""
    held = line.stated.get(f"{key}_also_ok", [])
    return tuple(line.words(key, each) for each in (held if isinstance(held, list) else [held]))


def _known(listed: type[StrEnum], line: Line, key: str) -> tuple[str, ...]:
    words = _either(line, key)
    for word in words:
        if word not in {each.value for each in listed}:
            raise line.fault(f"`{key}` is {word!r}", f"write one of {' '.join(each.value for each in listed)}")
    return words
