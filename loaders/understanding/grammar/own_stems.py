"""A sentence that opens with the beginning of the name of the model talked of is about that model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..names.mentions import NAME, Mention

if TYPE_CHECKING:
    from ..properties.topics import Topic

_ARTICLE = 4


def topic_by_its_stem(text: str, start: int, topic: Topic, named: list[Mention]) -> list[Mention]:
    """Return the mentions, the first one as the model talked of if its name begins so ("Heron" of "Heron 7B").

    Beside a label that may be a known family, too: a description of one model speaks of that.
    """
    first, model = next(iter(named), None), next(iter(topic.entities), None)
    if first is None or model is None or model.type != "Model" or first.start - start > _ARTICLE:
        return named
    is_free = first.kind == NAME or (topic.is_described and first.kind in ("Model", "ModelFamily"))
    words = text[first.start : first.end]
    if not is_free or not model.name.startswith((f"{words} ", f"{words}-")):
        return named
    return [first._replace(kind=model.type, value=model), *named[1:]]
