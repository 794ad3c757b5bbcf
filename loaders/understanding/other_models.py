"""Sections about a model that the document is built on or taught by: the text below the heading names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...graph.claims import Entity
from ...graph.document import Heading, Paragraph
from .names.knowledge import is_spoken_of_as
from .names.mentions import mentions
from .names.model_names import MODEL_SHAPE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...graph.document import Block
    from .names.knowledge import Knowledge
    from .properties.topics import Topic

# "Base Model Pre-training", "2.1 The backbone", "Teacher model": of one model, and no other.
_OF_ANOTHER = re.compile(
    r"\W{0,4}(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s)?(?:the\s|our\s|about\s(?:the\s)?)?"
    r"(?:(?:base|foundation|backbone|underlying|parent|teacher|starting|original|initial)[ -](?:language[ -])?"
    r"(?:model|llm|checkpoint)|backbone)(?:[’']s)?\b(?!\s(?:and|&|vs|or)\b)",
    re.IGNORECASE,
)
# How near below the heading the model is named.
_NEAR = 3


def told_of_another(blocks: Sequence[Block], at: int, topic: Topic, knowledge: Knowledge) -> Entity | None:
    """Return the model that the section of a heading is about, where the heading says that it is another one.

    That is the only model beside the one under discussion that the first paragraph below names.
    """
    heading = blocks[at]
    if not isinstance(heading, Heading) or _OF_ANOTHER.match(heading.passage.text) is None:
        return None
    for block in blocks[at + 1 : at + 1 + _NEAR]:
        if isinstance(block, Heading):
            return None
        if isinstance(block, Paragraph):
            return _only_other(block, topic, knowledge)
    return None


def _only_other(text: Paragraph, topic: Topic, knowledge: Knowledge) -> Entity | None:
    """Return the only other model that a text names; where none is known, the only one that its shape tells."""
    words = text.passage.text
    named = [mention.value for mention in mentions(words, knowledge.names)]
    known = {each for each in named if isinstance(each, Entity) and is_spoken_of_as(each.type, "Model")}
    shaped = {Entity("Model", name[0]) for name in MODEL_SHAPE.finditer(words)} if not known else set()
    models = (known | shaped) - set(topic.entities)
    return models.pop() if len(models) == 1 else None
