"""The page of one thing: everything that is said of it, by whom, in which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph import words
from ...graph.rdf import WS
from .disclosure import standings
from .elsewhere import elsewhere
from .judgements import Judgements
from .lines import Group, Line, groups, lines_by
from .markup import thing_markup
from .material import Legend, Material, Page
from .offered import offered
from .statements import Statement, Thing, concept_label, label_of_class, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..evaluate import Row

# A maker or a licence can be the value of thousands of claims.
_MOST_INCOMING = 300
_OF_EVENTS = frozenset({"about", "agent"})


@dataclass(frozen=True, slots=True)
class Happening:
    """An event in a list: `date` in words, `edtf` to order by, `kind` in a word where it is known."""

    thing: Thing
    edtf: str
    date: str
    kind: str


@dataclass(frozen=True, slots=True)
class Link:
    """A property by which other things point here, and what is said of each of them."""

    label: str
    lines: tuple[Line, ...]


def entity(material: Material, iri: str) -> Page | None:
    """Return what the page of a thing shows; None where nothing is known of it."""
    rows = material.ask("thing", thing=iri)
    said = material.said("statements", subject=iri) + material.said("scores", model=iri)
    said += material.said("comparisons", thing=iri)
    pointing = [text(row, "claim") for row in material.ask("mentions", value=iri)]
    incoming = _incoming(material, iri, pointing[:_MOST_INCOMING])
    results = material.said("results", benchmark=iri)
    if not (rows or said or incoming or results):
        return None
    legend = Legend.of([*said, *incoming, *results])
    judged = Judgements.of(material, iri)
    found = groups(said, legend, judged)
    names = _names(material, iri, rows)
    return {
        **names,
        "markup": thing_markup(material, Thing(iri, names["title"]), names["others"], said),
        "summary": _summary(said, [*incoming, *results], found),
        "more": _more(material, iri, len(pointing)),
        "legend": legend,
        "groups": found,
        "standings": standings(material.vocabulary, said, judged, legend) if said and _is_model(rows) else [],
        "results": lines_by(results, legend, lambda each: each.model, judged),
        "card": iri.removeprefix(material.base) if _is_model(rows) else "",
        "path": "" if results else iri.removeprefix(material.base),
        "conflicts": words.counted(len(judged.conflicts), "disagreements") if judged.conflicts else "",
        "events": happenings(material, material.ask("events-about", thing=iri)),
        "links": _links(incoming, legend),
        "elsewhere": elsewhere(material, iri),
        "offered": offered(material, iri) if _is_model(rows) else None,
        "providers": list(_providers(material, iri)) if _is(rows, WS.Offering.value) else [],
    }


def happenings(material: Material, rows: Iterable[Row]) -> list[Happening]:
    """Return the events of some rows, each once, the earliest first and undated ones last."""
    found: dict[str, Happening] = {}
    for row in rows:
        iri, edtf = text(row, "event"), text(row, "date")
        kind = concept_label(text(row, "kind"), material.vocabulary)
        happening = Happening(Thing(iri, text(row, "label")), edtf, words.date(edtf) if edtf else "undated", kind)
        found.setdefault(iri, happening)
    return sorted(found.values(), key=lambda each: (not each.edtf, each.edtf, each.thing.label))


def _incoming(material: Material, iri: str, pointing: Sequence[str]) -> list[Statement]:
    """Return the claims that have the thing as their value, without those that say what an event is about."""
    found = material.said("claim", claim=pointing) if pointing else []
    found += material.said("roles", organization=iri)
    return [each for each in found if each.known.name not in _OF_EVENTS and each.about.iri != iri]


def _more(material: Material, iri: str, pointing: int) -> Page | None:
    """Return how many claims that have the thing as their value are not shown, and the query for all of them."""
    if pointing <= _MOST_INCOMING:
        return None
    query = material.catalogue.named("pages/mentions").bind(value=iri)
    return {"shown": _MOST_INCOMING, "all": words.counted(pointing, "claims"), "query": query}


def _is_model(rows: Iterable[Row]) -> bool:
    return _is(rows, WS.Model.value)


def _is(rows: Iterable[Row], class_: str) -> bool:
    return any(text(row, "type") == class_ for row in rows)


def _providers(material: Material, iri: str) -> Iterator[Thing]:
    """Yield who serves an offering, by the records about it, whose words need not say so."""
    return (Thing(text(row, "provider"), text(row, "label")) for row in material.ask("providers", offering=iri))


def _names(material: Material, iri: str, rows: Sequence[Row]) -> Page:
    names = [name for row in rows for name in (text(row, "label"), text(row, "other")) if name]
    types = dict.fromkeys(text(row, "type") for row in rows)
    title = names[0] if names else iri.rpartition("/")[2]
    return {
        "title": title,
        "iri": iri,
        "types": [label_of_class(type_, material.vocabulary) for type_ in types],
        "others": sorted(set(names) - {title}),
    }


def _summary(said: Sequence[Statement], leading: Sequence[Statement], found: Sequence[Group]) -> Page:
    """Return the counts of the sentence under the title; its documents are those of the legend."""
    lines = [line for group in found for line in group.lines]
    return {
        "claims": words.counted(len(said or leading), "claims"),
        "leading": f"{len(leading):,}" if said and leading else "",
        "documents": words.counted(len({each.source.iri for each in (*said, *leading)}), "documents"),
        "differing": sum(line.differs for line in lines),
        "lines": words.counted(len(lines), "properties"),
    }


def _links(incoming: Sequence[Statement], legend: Legend) -> list[Link]:
    properties = {each.known.name: each.known for each in incoming}
    ordered = sorted(properties.values(), key=lambda known: known.order)
    return [
        Link(
            known.inverse_label or known.label,
            tuple(lines_by(_on(incoming, known.name), legend, lambda each: each.about)),
        )
        for known in ordered
    ]


def _on(said: Iterable[Statement], name: str) -> list[Statement]:
    return [each for each in said if each.known.name == name]
