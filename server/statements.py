"""What claims say, as pages show it: one statement a claim, its value in words, its evidence beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ..graph.rdf import WS, XSD
from ..graph.vocabulary import Property, ValueKind, Vocabulary
from . import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .evaluate import Row, Term

STATED = frozenset({"asserted", "reported"})


@dataclass(frozen=True, slots=True)
class Thing:
    """A node that a page can name and link to."""

    iri: str
    label: str


@dataclass(frozen=True)
class Statement:
    """One claim; `value` is its term, None where not disclosed, `thing` the value where it is a node."""

    claim: str
    subject: Thing
    known: Property
    value: Term | None
    thing: Thing | None
    comparator: str
    modality: str
    setting: str
    written: str
    source: Thing
    quote: str
    start: int
    end: int
    as_of: str
    according: Thing | None
    primary: str
    model: Thing | None
    benchmark: Thing | None
    concept: str

    @property
    def anchor(self) -> str:
        """The name of the place of its words on the page of its source."""
        return f"c-{self.claim.rpartition('/')[2]}"

    @property
    def is_stated(self) -> bool:
        """Tell whether the source stands behind it: asserted or reported."""
        return self.modality in STATED

    @property
    def about(self) -> Thing:
        """What it is about: for a score the model."""
        return self.model or self.subject

    @cached_property
    def words(self) -> str:
        """The value in words for people; "not disclosed" where there is none."""
        if self.value is None:
            return words.MODALITIES["undisclosed"]
        if self.thing is not None:
            return self.concept or self.thing.label
        return value_words(self.value, self.known, self.comparator)

    @property
    def exact(self) -> str:
        """The value as the graph holds it, with its comparator; empty for a node."""
        if self.value is None or self.thing is not None:
            return ""
        compared = "" if self.comparator == "=" else f"{self.comparator} "
        return f"{compared}{self.value.value}"

    @property
    def told(self) -> str:
        """How the source stands to it, in a word."""
        return words.MODALITIES.get(self.modality, self.modality)

    @property
    def hedge(self) -> str:
        """The modality in a word, where it is more than a plain statement."""
        return "" if self.is_stated or self.value is None else self.told


def value_words(value: Term, property_: Property, comparator: str = "=") -> str:
    """Return a value in words: by its property's kind, else by its datatype."""
    if isinstance(value, NamedNode):
        return _local_name(value.value)
    datatype = value.datatype
    if datatype == XSD.boolean:
        return words.truth(value.value)
    if property_.kind is ValueKind.DATE:
        return words.date(value.value, comparator)
    if property_.kind.is_number or datatype in {XSD.integer, XSD.decimal, XSD.double}:
        return words.number(value.value, property_.unit, comparator)
    return value.value


def statements(rows: Iterable[Row], vocabulary: Vocabulary) -> list[Statement]:
    """Return one statement for each claim of the rows, in their order."""
    found: dict[str, Statement] = {}
    for row in rows:
        claim = row["claim"].value
        if claim not in found:
            found[claim] = _statement(row, vocabulary)
    return list(found.values())


def property_of(iri: str, vocabulary: Vocabulary) -> Property:
    """Return the property behind an IRI; for one that the ontology does not know, one with its local name."""
    name = _local_name(iri)
    known = vocabulary.properties.get(name)
    return known if known is not None else _unknown(name)


def label_of_class(iri: str, vocabulary: Vocabulary) -> str:
    """Return what a class is called, in lower case but for abbreviations."""
    name = _local_name(iri)
    return vocabulary.classes[name].label if name in vocabulary.classes else name


def concept_label(iri: str, vocabulary: Vocabulary) -> str:
    """Return the label of an entry of a closed list; empty for anything else."""
    if not iri.startswith(WS.iri):
        return ""
    entry = vocabulary.concepts.get(iri.removeprefix(WS.iri))
    return entry.label if entry is not None else ""


def text(row: Row, name: str) -> str:
    """Return the characters of a column, empty where it is unbound."""
    term = row.get(name)
    return term.value if term is not None else ""


def thing(row: Row, name: str) -> Thing | None:
    """Return the node of a column with the label beside it; None where it is no node."""
    term = row.get(name)
    if not isinstance(term, NamedNode):
        return None
    return Thing(term.value, text(row, f"{name}Label") or _local_name(term.value))


def _statement(row: Row, vocabulary: Vocabulary) -> Statement:
    value = row.get("value")
    return Statement(
        claim=text(row, "claim"),
        subject=thing(row, "subject") or Thing("", ""),
        known=property_of(text(row, "property"), vocabulary),
        value=value if isinstance(value, (NamedNode, Literal)) else None,
        thing=thing(row, "value"),
        comparator=text(row, "comparator") or "=",
        modality=_local_name(text(row, "modality")).lower(),
        setting=text(row, "setting"),
        written=text(row, "written"),
        source=thing(row, "source") or Thing("", ""),
        quote=text(row, "quote"),
        start=int(text(row, "start") or 0),
        end=int(text(row, "end") or 0),
        as_of=text(row, "asOf"),
        according=thing(row, "according"),
        primary=text(row, "primary"),
        model=thing(row, "model"),
        benchmark=thing(row, "benchmark"),
        concept=concept_label(text(row, "value"), vocabulary),
    )


def _local_name(iri: str) -> str:
    return iri.rstrip("/").replace("#", "/").rpartition("/")[2] or iri


def _unknown(name: str) -> Property:
    return Property(
        name=name,
        label=name,
        synonyms=(),
        definition="",
        on=(),
        kind=ValueKind.TEXT,
        range=None,
        datatype=None,
        unit=None,
        one_valued=False,
        varies=False,
        group="Other",
        order=10**6,
        minimum=None,
        maximum=None,
        smaller_part=None,
        aligned=(),
    )
