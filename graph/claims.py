"""Claims: what one document says, in which words. Values only: no RDF, no files."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from .dates import Date
from .pickled import Pickled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .document import Document, Span


class Comparator(StrEnum):
    """How a stated number relates to the true one."""

    EQUAL = "="
    ABOUT = "~"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="


class Modality(StrEnum):
    """How a document stands to what it says."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ANTICIPATED = "anticipated"
    DENIED = "denied"
    UNDISCLOSED = "undisclosed"


# What a document stands behind.
STATED = frozenset([Modality.ASSERTED, Modality.REPORTED])


@dataclass(frozen=True, slots=True, order=True)
class Entity(Pickled):
    """A thing that is spoken of: the local name of its class in the ontology, and its preferred name.

    `written` is what the document calls it, where that is another name; it makes no other thing of it.
    """

    type: str
    name: str
    written: str = field(default="", compare=False)

    @property
    def called(self) -> str:
        """What the document calls it."""
        return self.written or self.name


@dataclass(frozen=True, slots=True, order=True)
class Concept(Pickled):
    """An entry of a closed list of the ontology, by its local name."""

    name: str


@dataclass(frozen=True, slots=True, order=True)
class Role(Pickled):
    """A position that a person holds, such as `Chief Scientist` at an organization."""

    title: str
    organization: Entity

    def __str__(self) -> str:
        return f"{self.title} of {self.organization.called}"


@dataclass(frozen=True, slots=True, order=True)
class Work(Pickled):
    """A work that a document cites: its mark in the text, its entry in the list of references, its address."""

    mark: str
    entry: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Compared(Pickled):
    """What a comparison holds against each other: a property of the claim's subject, and the other thing's.

    `property` and `other_property` are local names of the ontology; the latter is empty where both are the same.
    """

    property: str
    other: Entity
    other_property: str = ""


# What is said of a comparison, and of nothing else.
RELATIONS = frozenset(["factor", "lapse"])

Value = Decimal | bool | Date | Entity | Concept | Role | str


@dataclass(frozen=True, slots=True)
class Curation(Pickled):
    """A curator's decision on a claim: who took it, when, why, and where it is written down, as `file:line`."""

    curator: str
    date: Date
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class Claim(Pickled):
    """One statement that one document makes, and the characters that make it.

    `source` is the document's id, `property` a local name of the ontology, `span` the evidence. Numbers are in the
    property's unit, or in `unit` where that is another which does not convert to it (euros, GPU-hours). A score has
    the model as its subject and names its `benchmark`; a relation has the thing as its subject and says in `compared`
    what of it is held against what. `as_written` is the value as the document spells it; `setting`
    the words that narrow it; `primary_sources` the works that the document cites for it. One that a curator
    stated by hand says so in `curation`, one that a language model proposed names it in `proposed_by`.
    """

    source: str
    subject: Entity
    property: str
    value: Value | None
    span: Span
    as_written: str = ""
    comparator: Comparator = Comparator.EQUAL
    modality: Modality = Modality.ASSERTED
    as_of: Date | None = None
    according_to: Entity | None = None
    primary_sources: tuple[Work, ...] = ()
    benchmark: Entity | None = None
    compared: Compared | None = None
    setting: str | None = None
    unit: str | None = None
    loader: str = ""
    curation: Curation | None = None
    proposed_by: str = ""

    def __post_init__(self) -> None:
        if (self.value is None) != (self.modality is Modality.UNDISCLOSED):
            raise ValueError(f"{self.property}: no value and {self.modality} do not go together")
        if self.span.start == self.span.end:
            raise ValueError(f"{self.property}: a claim needs words to point at")
        if (self.property == "score") != (self.benchmark is not None):
            raise ValueError(f"{self.property}: a score needs a benchmark, and nothing else has one")
        if (self.property in RELATIONS) != (self.compared is not None):
            raise ValueError(f"{self.property}: a relation needs what is compared, and nothing else has it")


@dataclass(frozen=True, slots=True)
class Residue(Pickled):
    """Words that look like a fact and gave no claim, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Retraction(Pickled):
    """A claim that was read and that a curator took back."""

    claim: Claim
    curation: Curation


@dataclass(frozen=True, slots=True)
class Described(Pickled):
    """What a record of a catalog is about: our things, the first its own, and how the catalog itself names that.

    `iri` is the address that the catalog gives it, `identifiers` are such as `owner/name`, `names` as they are written.
    """

    things: tuple[Entity, ...]
    iri: str | None = None
    identifiers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading(Pickled):
    """What was understood of one document, what was not, and what was understood wrongly and is taken back.

    `understood` counts the stretches that look like facts and gave a claim; those that gave none are the residue.
    `records` are the readings of the parts of a catalog, each a source of its own, `described` what one is about.
    """

    document: Document
    claims: tuple[Claim, ...]
    residue: tuple[Residue, ...] = ()
    understood: int = 0
    retractions: tuple[Retraction, ...] = ()
    records: tuple[Reading, ...] = ()
    described: Described | None = None

    @property
    def fact_like(self) -> int:
        """How many stretches look like facts, whether they gave a claim or not."""
        return self.understood + len(self.residue)

    @property
    def retracted(self) -> tuple[Claim, ...]:
        """The claims that are taken back."""
        return tuple(retraction.claim for retraction in self.retractions)


def each_of(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Yield each reading without its records, and then those: all that are sources of their own."""
    for reading in readings:
        yield replace(reading, records=()) if reading.records else reading
        yield from reading.records


def as_one(reading: Reading) -> Reading:
    """Return the reading of a catalog with all that its records say, at the places in its own text."""
    told = list(reading.claims)
    for record in reading.records:
        at = record.document.part.span.start if record.document.part is not None else 0
        for claim in record.claims:
            span = type(claim.span)(claim.span.start + at, claim.span.end + at)
            told.append(replace(claim, source=reading.document.id, span=span))
    return replace(reading, claims=tuple(told), records=())
