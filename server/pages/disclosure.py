"""What is disclosed of a model: by its maker, by others, by nobody. Counts and names, and no score made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.rdf import WS
from .disagreements import page_number
from .statements import Thing, text
from .things import counts_of, things_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...graph.vocabulary import Property, Vocabulary
    from ..evaluate import Row
    from .judgements import Judgements
    from .material import Legend, Material, Page
    from .statements import Statement

_CLASS = "Model"
_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Told:
    """A property, and the sources that say so of it."""

    known: Property
    anchor: str
    sources: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The properties that stand alike: how, in words, and which they are."""

    words: str
    told: tuple[Told, ...]


def standings(vocabulary: Vocabulary, said: Sequence[Statement], judged: Judgements, legend: Legend) -> list[Standing]:
    """Return the properties that a model can have by how they are disclosed; one that two sources see otherwise, twice.

    `said` is all that is said of the model and its scores, `judged` what was decided on it.
    """
    properties = [known for known in vocabulary.properties.values() if _CLASS in known.on]
    valued = {each.known.name for each in judged.decisions if each.value is not None}
    own = {each.known.name for each in judged.decisions if each.maker}
    disputed = {each.known.name for each in judged.decisions if each.rule == "tie"} - valued
    silent = {each.known.name for each in said if each.modality == "undisclosed"}
    mentioned = {each.known.name for each in said}
    supporting = frozenset[str]().union(*(each.supporters for each in judged.decisions if each.value is not None))
    stated = [each for each in said if each.claim in supporting]
    kept_back = [each for each in said if each.modality == "undisclosed"]
    found = (
        ("Disclosed by its maker", own, stated),
        ("Stated by others", valued - own, stated),
        ("Disputed", disputed, said),
        ("Said to be undisclosed", silent, kept_back),
        ("Only expected or denied", mentioned - valued - disputed - silent, said),
        ("Not mentioned", {known.name for known in properties} - mentioned, ()),
    )
    standings_ = (
        Standing(words, tuple(_told(each, by, legend) for each in properties if each.name in names))
        for words, names, by in found
    )
    return [each for each in standings_ if each.told]


def _told(known: Property, said: Iterable[Statement], legend: Legend) -> Told:
    here = [each for each in said if each.known.name == known.name]
    has_line = any(each.benchmark is None for each in here)
    return Told(known, f"#p-{known.name}" if has_line else "", tuple(legend.among(here)))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many properties of a model stand how."""

    model: Thing
    disclosed: int
    by_others: int
    undisclosed: int
    not_mentioned: int


def disclosure(material: Material, page: str) -> Page:
    """Return what the page over all models shows, from one of its pages on."""
    models = counts_of(material).get(WS[_CLASS].value, 0)
    number, last = page_number(page, models, _A_PAGE)
    shown = things_of(material, _CLASS, _A_PAGE, (number - 1) * _A_PAGE)
    rows = material.ask("models/disclosure-counts", model=[each.iri for each in shown]) if shown else []
    counted = {text(row, "model"): row for row in rows}
    return {
        "title": "What is disclosed",
        "counts": [_counts(each, counted[each.iri]) for each in shown if each.iri in counted],
        "properties": sum(_CLASS in known.on for known in material.vocabulary.properties.values()),
        "models": models,
        "number": number,
        "last": last,
        "query": material.catalogue.named("models/disclosure-counts").bind(model=None),
    }


def _counts(model: Thing, row: Row) -> Counts:
    columns = ("disclosed", "statedByOthers", "undisclosed", "notMentioned")
    return Counts(model, *(int(text(row, column)) for column in columns))
