"""What a reader knows while reading one document: the ontology, the names it can recognise, the document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ....graph.dates import parse_date
from ....graph.numerals import exact
from ....graph.vocabulary import label_key
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ....graph.claims import Entity, Role
    from ....graph.dates import Date
    from ....graph.document import Document
    from ....graph.quantities import Quantity
    from ....graph.vocabulary import Property, Vocabulary
    from .mentions import Names


_DIRECTION = re.compile(r"(?<![^\W_])(?:input|output|prompt|completion)(?![^\W_])", re.IGNORECASE)
# In a key a direction may be short: `cost_per_1m_in`.
_SHORT_DIRECTION = re.compile(
    r"(?<![^\W_])(?:in|out)(?:\Z|(?=\s[(\[])|(?=_)(?!_(?:usd|eur|cents)(?![^\W_])))", re.IGNORECASE
)
_CACHED = re.compile(
    r"(?<![^\W_])cache[ds]?(?![\s_-]?miss)[\s_-]?(?P<written>writes?|creation|storage)?(?![^\W_])", re.IGNORECASE
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z0-9])(?=[A-Z][a-z])")
# How often a rate is to be taken for a rate per million tokens.
_TOKENS_OF = {"token": Decimal(10**6), "thousand tokens": Decimal(10**3), "million tokens": Decimal(1)}


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The ontology, the names and the document that is read; `things` and `roles` are its records', by IRI.

    `day_first` tells whether its dates with slashes have the day before the month, None where that is not sure.
    `evaluated` are the models and tests that are joined to an evaluation from elsewhere, by the IRI of that.
    """

    vocabulary: Vocabulary
    names: Names
    document: Document
    things: Mapping[str, Entity | None] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    day_first: bool | None = None
    evaluated: Mapping[str, tuple[Entity, ...]] = field(default_factory=dict)

    @property
    def published(self) -> Date | None:
        """The day on which the document was published, if it says so."""
        published = self.document.metadata.published
        return parse_date(published) if published else None

    def named_after(self, entity: Entity) -> Property | None:
        """Return the property whose values are of the kind of this one, or whose label ends its name."""
        return _named_after(entity, self.vocabulary)

    def may_have(self, entity: Entity, known: Property) -> bool:
        """Tell whether the ontology gives things of the entity's class this property."""
        return self.vocabulary.applies(known, entity.type)


@lru_cache(maxsize=4096)
def _named_after(entity: Entity, vocabulary: Vocabulary) -> Property | None:
    if (kind := lexicon().techniques.get(entity.name)) is not None:
        return vocabulary.properties[kind]
    name = label_key(entity.name)
    endings = _endings_of(entity.type, vocabulary)
    return next((known for known, labels in endings if name.endswith(labels)), None)


@cache
def _endings_of(type_: str, vocabulary: Vocabulary) -> tuple[tuple[Property, tuple[str, ...]], ...]:
    """Return how the names of things may end that are values of a property: by its labels."""
    return tuple(
        (known, tuple(f" {label_key(label)}" for label in (known.label, *known.synonyms)))
        for known in vocabulary.properties.values()
        if known.range == type_
    )


def is_spoken_of_as(type_: str, wanted: str) -> bool:
    """Tell whether things of a class are spoken of as those of another: a family of models as a model is."""
    return type_ == wanted or (type_ == "ModelFamily" and wanted == "Model")


def fits(quantity: Quantity, known: Property) -> bool:
    """Tell whether a quantity may be a value of the property: its unit, if written, and its size agree."""
    unit = _unit_in(quantity, known)
    if quantity.unit is None or unit == known.unit:
        return known.allows(quantity.value)
    return unit is not None


def other_unit(quantity: Quantity, known: Property) -> str | None:
    """Return the unit in which a fitting quantity is given; None where it is the property's own."""
    unit = _unit_in(quantity, known)
    return None if unit == known.unit else unit


def _unit_in(quantity: Quantity, known: Property) -> str | None:
    units = (f"{quantity.unit} per {quantity.per}", quantity.unit)
    return next((unit for unit in units if known.counts_in(unit)), None)


def at_rate(quantity: Quantity, known: Property, label: str) -> Quantity | None:
    """Return a quantity as so much per million tokens where that is how its property counts; None where it cannot be.

    A figure per token or per thousand is converted. One that says no rate is per million, unless that is too little to
    be one: then it is per token. An amount of money ("$3") is either only where its label tells the direction.
    """
    if not is_rate(known):
        return quantity
    times = _TOKENS_OF.get(quantity.per or "")
    if quantity.per is None and (quantity.unit is None or direction_in(label)):
        is_tiny = known.minimum is not None and 0 < quantity.value < known.minimum
        times = _TOKENS_OF["token" if is_tiny else "million tokens"]
    if times is None:
        return None
    upper = None if quantity.upper is None else exact(quantity.upper, times)
    return replace(quantity, value=exact(quantity.value, times), upper=upper, per="million tokens")


def is_rate(known: Property) -> bool:
    """Tell whether the property's values are so much per something, and so need to say which way it goes."""
    return known.kind.is_number and known.unit is not None and " per million " in known.unit


def direction_in(words: str) -> str | None:
    """Return "input", "output", "cached input" or "cache write" where words say which tokens a price is for."""
    words = _CAMEL.sub("_", words)
    if (cached := _CACHED.search(words)) is not None:
        return "cache write" if cached["written"] else "cached input"
    found = _DIRECTION.search(words) or _SHORT_DIRECTION.search(words)
    if found is None:
        return None
    word = found.group().casefold()
    return {"prompt": "input", "completion": "output", "in": "input", "out": "output"}.get(word, word)


def class_called(vocabulary: Vocabulary, text: str) -> str | None:
    """Return the local name of the class with this label or synonym, as a column or record names it: "company name"."""
    classes, key = _classes_by_label(vocabulary), label_key(text)
    return classes.get(key) or (classes.get(key.removesuffix(" name")) if key.endswith(" name") else None)


def class_held(vocabulary: Vocabulary, key: str) -> str | None:
    """Return the class of the things that a key holds, which calls them by the label of one or of several: "models"."""
    words = label_key(key)
    return class_called(vocabulary, words) or class_called(vocabulary, words.removesuffix("s"))


@cache
def _classes_by_label(vocabulary: Vocabulary) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in vocabulary.classes.values():
        for label in (entry.label, *entry.synonyms):
            found.setdefault(label_key(label), entry.name)
    return found
