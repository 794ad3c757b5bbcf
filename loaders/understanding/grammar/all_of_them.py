"""Words that speak of several models at once: "both models" are those of the family, or the only two that are named."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.document import Item, Paragraph
from ....graph.numerals import count_of
from ..names.mentions import Mention, mentions

if TYPE_CHECKING:
    from ....graph.document import Document
    from ..names.knowledge import Knowledge
    from ..names.mentions import Names
    from ..properties.topics import Topic

# At the start of a sentence.
_ALL = re.compile(
    r"(?:(?:Now|Today|Currently|Starting today|As of today),? )?(?P<who>(?P<all>(?:All|Both|Each)(?: of)?(?: the| our"
    r"| these| its)?|all|both|The|Our|These)(?: (?P<count>two|three|four|five|six|\d))?"
    r"(?: (?:new|released|resulting|language))? (?:models|variants|versions|sizes|checkpoints))\b"
    r"(?! (?:of|from|like|such|that|which|we|in|by|are (?:compared|evaluated))\b)"
)
_FIRST = re.compile(r"[ -]")
_PAIR = 2
_MODELS = ("Model", "ModelFamily")


def all_of_them(text: str, start: int, topic: Topic, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Return what "both models" at the start of a sentence means.

    That is each of the models that a document names, if they are as many as the words say and of no family that it is
    about; else what it is about.
    """
    together = _ALL.match(text, start)
    if together is None:
        return ()
    low, high = together.span("who")
    main = topic.entities[-1] if topic.entities else None
    count = 2 if together["all"].casefold().startswith("both") else count_of(together["count"] or "")
    named = _models_of(knowledge.document, knowledge.names) if count > 1 else ()
    is_family = main is not None and any(each.name.startswith(main.name) and each != main for each in named)
    is_other = main is None or main.type not in _MODELS
    if len(named) == count and (is_other or (not is_family and main in named and _are_alike(named))):
        return tuple(Mention(low, high, "Model", model) for model in named)
    return (Mention(low, high, main.type, main),) if main is not None and main.type in _MODELS else ()


def _are_alike(models: tuple[Entity, ...]) -> bool:
    """Tell whether three models or more begin with one word: "FJ-Voice-1", "FJ-Sight-2", "FJ-Text-1"."""
    return len(models) > _PAIR and len({_FIRST.split(model.name)[0] for model in models}) == 1


@lru_cache(maxsize=8)
def _models_of(document: Document, names: Names) -> tuple[Entity, ...]:
    """Return the single models that the running text of a document names."""
    texts = (block.passage.text for block in document.blocks if isinstance(block, Paragraph | Item))
    found = (each for text in texts for each in mentions(text, names) if each.kind == "Model")
    return tuple(dict.fromkeys(each.value for each in found if isinstance(each.value, Entity)))
