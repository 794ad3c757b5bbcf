"""The page of one source: its text exactly as it is kept, every quote lit, and what was not understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph import words
from ...graph.iris import may_be_link
from ...graph.rdf import DCTERMS, PROV, RDFS, SCHEMA, WS
from .highlight import lit
from .statements import Labels, Thing, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..evaluate import Row
    from .material import Material, Page
    from .statements import Statement

_FACTS = {
    SCHEMA.publisher.value: "Publisher",
    SCHEMA.author.value: "Author",
    SCHEMA.datePublished.value: "Published",
    SCHEMA.dateModified.value: "Last changed",
    WS.retrieved.value: "Retrieved",
    SCHEMA.url.value: "Address",
    SCHEMA.license.value: "Licence",
    WS.tier.value: "Tier",
    SCHEMA.isPartOf.value: "Record of",
    SCHEMA.about.value: "About",
    SCHEMA.mainEntity.value: "Its address there",
    PROV.generatedAtTime.value: "Made",
    WS.quadsAdded.value: "Statements added",
    WS.quadsRemoved.value: "Statements removed",
    WS.fileName.value: "File",
    WS.loader.value: "Read by",
    WS.digest.value: "SHA-256",
}
_DATES = {SCHEMA.datePublished.value, SCHEMA.dateModified.value, WS.retrieved.value}
_NAMED = {WS.loader.value, SCHEMA.isPartOf.value, SCHEMA.about.value}
# A catalog of thousands is looked through by search, not by its page.
_RECORDS = 500
_LABELS = (RDFS.label.value, SCHEMA.name.value, DCTERMS.title.value)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known of a source as a publication; `link` is where its value leads."""

    label: str
    value: str
    link: str | None


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """A record of a catalog in a list."""

    thing: Thing
    claims: str


@dataclass(frozen=True, slots=True)
class Missed:
    """Words that gave no claim, where they stand, and why."""

    quote: str
    start: int
    end: int
    reason: str

    @property
    def anchor(self) -> str:
        """The name of their place in the text."""
        return f"r-{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Light:
    """A quote in the text: the claim it is of, by its number, or words that were missed."""

    anchor: str
    number: int
    tip: str


def source(material: Material, iri: str) -> Page | None:
    """Return what the page of a source shows; None where there is no such source."""
    rows = material.ask("source", source=iri)
    if not any(text(row, "value") == WS.Source.value for row in rows):
        return None
    said = material.said("source-claims", source=iri)
    missed = [_missed(row) for row in material.ask("residue", source=iri)]
    retracted = material.said("source-retractions", source=iri)
    records = [
        RecordEntry(Thing(text(row, "record"), text(row, "label")), words.counted(int(text(row, "claims")), "claims"))
        for row in material.ask("records", source=iri)
    ]
    whole = "" if records else material.text_of(iri)
    return {
        "title": _title(rows, iri),
        "iri": iri,
        "ident": iri.removeprefix(f"{material.base}source/"),
        "facts": list(_facts(rows, Labels(material.ask))),
        "claims": said,
        "missed": missed,
        "coverage": _coverage(rows, len(missed)),
        "retracted": retracted,
        "change": _change(rows, len(retracted)),
        "records": records[:_RECORDS],
        "more": material.catalogue.named("pages/records").bind(source=iri) if len(records) > _RECORDS else "",
        "summary": words.counted(len(records), "records")
        if records
        else f"{words.counted(len(said), 'claims')} from {words.counted(len(whole), 'characters')}",
        "pieces": list(lit(whole, _lights(said, missed))),
        "has_text": bool(whole),
    }


def _change(rows: Sequence[Row], shown: int) -> Page | None:
    """Return what the page says of a change by hand: how much of what it removed is shown; None for a document."""
    if not any(text(row, "value") == WS.Change.value for row in rows):
        return None
    removed = next((int(text(row, "value")) for row in rows if text(row, "property") == WS.quadsRemoved.value), 0)
    return {"cut": f"The first {shown:,} of {removed:,} statements." if removed > shown else ""}


def _coverage(rows: Sequence[Row], missed: int) -> str:
    """Return how many of the stretches that look like facts gave a claim; empty where none does or nobody counted."""
    counted = (int(text(row, "value")) for row in rows if text(row, "property") == WS.factLike.value)
    all_ = next(counted, 0)
    return f"{all_ - missed:,} of {all_:,} figures and fields gave a claim" if all_ else ""


def _lights(said: Sequence[Statement], missed: Sequence[Missed]) -> Iterator[tuple[int, int, Light]]:
    for number, each in enumerate(said, 1):
        tip = f"{each.about.label}, {each.known.label}: {each.words}"
        yield each.start, each.end, Light(each.anchor, number, tip)
    for each_missed in missed:
        yield each_missed.start, each_missed.end, Light(each_missed.anchor, 0, each_missed.reason)


def _missed(row: Row) -> Missed:
    return Missed(text(row, "quote"), int(text(row, "start")), int(text(row, "end")), text(row, "reason"))


def _title(rows: Sequence[Row], iri: str) -> str:
    for label in _LABELS:
        for row in rows:
            if text(row, "property") == label:
                return text(row, "value")
    return iri.rpartition("/")[2]


def _facts(rows: Sequence[Row], labels: Labels) -> Iterator[Fact]:
    for known, label in _FACTS.items():
        for row in rows:
            if text(row, "property") == known:
                value = text(row, "value")
                shown = labels.of(value) if known in _NAMED else words.date(value) if known in _DATES else value
                yield Fact(label, shown, value if may_be_link(value) else None)
