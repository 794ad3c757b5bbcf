"""What is being talked about at a place in a document, and the date that holds there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..names.knowledge import is_spoken_of_as

if TYPE_CHECKING:
    from ....graph.claims import Entity
    from ....graph.dates import Date
    from ....graph.document import Span
    from ....graph.vocabulary import Property
    from ..names.knowledge import Knowledge
    from .benchmarks import Measured


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and the words that give it; `of_entry` where a single entry of a list or timeline begins with it.

    One `of_title` dates what a story is about, and not all that it tells: "The May 2024 Launch of Heron 2".
    """

    date: Date
    span: Span
    of_entry: bool = False
    of_title: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """The things under discussion, the nearest first, the date of the section, if it has one, and its heading.

    `presented` is the test whose results a table tells.
    One that `is_described` has what is said of it beside a label: "Type: A language model with 7B parameters".
    """

    entities: tuple[Entity, ...] = ()
    dated: Dated | None = None
    heading: str = ""
    is_described: bool = False
    presented: Measured | None = None

    def about(self, entity: Entity) -> Topic:
        """Return the topic with this entity as the nearest thing."""
        return replace(self, entities=(entity, *(other for other in self.entities if other != entity)))

    def on(self, dated: Dated | None) -> Topic:
        """Return the topic under another date."""
        return replace(self, dated=dated)

    def under(self, heading: str) -> Topic:
        """Return the topic below another heading."""
        return replace(self, heading=heading)

    def presenting(self, test: Measured | None) -> Topic:
        """Return the topic of a table that tells the results of a test."""
        return replace(self, presented=test)

    def described(self) -> Topic:
        """Return the topic for words beside a label."""
        return replace(self, is_described=True)

    def of_type(self, type_: str) -> Entity | None:
        """Return the nearest thing of a class."""
        return next((entity for entity in self.entities if is_spoken_of_as(entity.type, type_)), None)

    def with_property(self, known: Property, knowledge: Knowledge) -> Entity | None:
        """Return the nearest thing of a class that has the property; what is said under a person's name is of them."""
        near = self.entities[:1] if self.entities and self.entities[0].type == "Person" else self.entities
        return next((entity for entity in near if knowledge.may_have(entity, known)), None)
