"""Gold: the facts that careful readers found in documents, and what of each document they annotated completely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..graph.claims import Comparator, Modality
from ..graph.errors import SourceError
from .lines import lines_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from enum import StrEnum
    from pathlib import Path

    from ..graph.document import Span
    from ..graph.vocabulary import Vocabulary
    from .lines import Line

LISTING = "sources.jsonl"
"""The file of a gold folder that says which regions and properties of each document are annotated completely."""

NOT_JUDGED = frozenset(["description", "statement"])
"""Free text, of which two careful readers never choose the same words."""

_ALSO = ("also_ok", "value_also_ok", "subject_also_ok", "modality_also_ok", "alt_modality", "alt_op")
_KEYS = frozenset(
    [
        *("doc", "subject", "subject_type", "property", "value", "value_type", "unit", "op", "modality", "as_of"),
        *("according_to", "benchmark", "start", "end", "spans", "core", "agreed", "extra_key", "setting", "note"),
        *("quote", *_ALSO),
    ]
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that a careful reader found; of several names or values the first is preferred and all are right.

    The value `""` stands for one that is kept back. Precision counts all facts, recall the core ones. `place` is
    where the gold states it, as `file:line`.
    """

    place: str
    document: str
    subjects: tuple[str, ...]
    subject_type: str
    properties: tuple[str, ...]
    values: tuple[str, ...]
    is_date: bool
    comparators: frozenset[str]
    modalities: frozenset[str]
    benchmark: str | None
    spans: tuple[Span, ...]
    quote: str | None
    is_core: bool

    @property
    def predicate(self) -> str:
        """The property that the reader named."""
        return self.properties[0]

    @property
    def is_event(self) -> bool:
        """Tell whether it is said of an event, whose name is nobody's but the reader's."""
        return self.subject_type == "Event" or self.predicate == "eventKind"


@dataclass(frozen=True, slots=True)
class Region:
    """Characters annotated completely, perhaps only as to some properties or benchmarks (none named: all)."""

    span: Span
    properties: frozenset[str]
    benchmarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """What of a document is annotated completely; no regions: all of it; no properties: those of its facts."""

    split: str | None = None
    regions: tuple[Region, ...] = ()
    properties: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Gold:
    """The facts of one document, by its file name; `id` is the name of the gold file."""

    id: str
    document: str
    facts: tuple[Fact, ...]
    extent: Extent

    @property
    def core(self) -> tuple[Fact, ...]:
        """The facts that are to be found."""
        return tuple(fact for fact in self.facts if fact.is_core)

    @property
    def judged(self) -> frozenset[str]:
        """The properties of which every claim in the regions can be judged."""
        return (self.extent.properties or frozenset(fact.predicate for fact in self.facts)) - NOT_JUDGED


def gold_in(folder: Path) -> tuple[Gold, ...]:
    """Return the gold of a folder by file name; a file without facts that can be judged is left out.

    Raises SourceError, with file, line and key, where the folder holds none or a line is faulty.
    """
    if not folder.is_dir():
        raise SourceError(str(folder), "there is no such folder", "name the folder of the gold: --gold DIR")
    extents = _extents(folder / LISTING) if (folder / LISTING).exists() else {}
    files = sorted(path for path in folder.glob("*.jsonl") if path.name != LISTING)
    if not files:
        raise SourceError(str(folder), "there is no gold in this folder", "put a NAME.jsonl with facts in it")
    found = (_gold(path, extents) for path in files)
    return tuple(gold for gold in found if gold.facts)


def unknown_properties(golds: Iterable[Gold], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield each property that the ontology does not have, once a gold file, with the place where it stands first."""
    for gold in golds:
        told = set()
        for fact in gold.facts:
            if vocabulary.properties.keys().isdisjoint(fact.properties) and fact.predicate not in told:
                told.add(fact.predicate)
                yield fact.place, fact.predicate


def _gold(path: Path, extents: Mapping[str, Extent]) -> Gold:
    document, facts = "", []
    for line in lines_in(path):
        fact = _fact(line)
        if document and fact.document != document:
            raise line.fault(f"`doc` is {fact.document}, and above {document}", "keep one document a file")
        document = fact.document
        if fact.predicate not in NOT_JUDGED:
            facts.append(fact)
    return Gold(path.stem, document, tuple(facts), extents.get(document, Extent()))


def _fact(line: Line) -> Fact:
    line.check_keys(_KEYS)
    agreed = line.flag("agreed") if "agreed" in line.stated else None
    if agreed is None and "core" not in line.stated:
        raise line.fault("`core` is missing", "say true for a fact that must be found, else false")
    return Fact(
        place=line.place,
        document=line.text("doc"),
        subjects=(line.text("subject"), *line.texts("subject_also_ok")),
        subject_type=line.text("subject_type"),
        properties=(line.text("property"), *line.texts("also_ok")),
        values=(line.text("value"), *line.texts("value_also_ok")),
        is_date=line.maybe("value_type") == "date",
        comparators=_known(Comparator, line, "op", ("alt_op",)),
        modalities=_known(Modality, line, "modality", ("alt_modality", "modality_also_ok")),
        benchmark=line.maybe("benchmark"),
        spans=line.spans(),
        quote=line.maybe("quote"),
        is_core=line.flag("core") and not line.flag("extra_key") if agreed is None else agreed,
    )


def _known(kind: type[StrEnum], line: Line, key: str, others: Iterable[str]) -> frozenset[str]:
    """Return the entries of a closed list under a key and those that are right as well."""
    known = {each.value for each in kind}
    stated = [(key, line.text(key)), *((other, each) for other in others for each in line.texts(other))]
    for name, word in stated:
        if word not in known:
            raise line.fault(f"`{name}` is {word!r}", f"write one of {' '.join(sorted(known))}")
    return frozenset(word for _, word in stated)


def _extents(path: Path) -> dict[str, Extent]:
    return {
        line.text("file"): Extent(
            split=line.maybe("split"),
            regions=tuple(_regions(line)),
            properties=frozenset(line.texts("precision_properties")),
        )
        for line in lines_in(path)
    }


def _regions(line: Line) -> Iterable[Region]:
    for each in line.objects("scored_region"):
        if (span := each.span()) is not None:
            yield Region(span, frozenset(each.texts("properties")), each.texts("benchmarks"))
