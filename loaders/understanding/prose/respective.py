"""Enumerated amounts belong in their order to as many models: "the 7B and 15B models saw 3T and 4T tokens"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.quantities import Quantity
from ..names.mentions import MAGNITUDE, Mention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..grammar.sentences import Sentence
    from ..names.mentions import Names
    from ..properties.topics import Dated

_JOINT = re.compile(
    r"(?:[ -](?:parameters?|tokens?|models?))?(?:, and |,? and |,? or |, | ?/ ?| & )"
    r"(?:the |an? |up to |about |around )?"
)
_MODELS = re.compile(r"[ -](?:[\w-]{2,16} ){0,3}(?:models?|versions?|variants?|sizes|checkpoints?|LLMs?)\b")
_PARAMETERS = "parameters"
_EACH = "respectively"
_OWNERS = ("Model", "ModelFamily")
_SEVERAL = 2


def shares(
    at: Mention | Dated | None, sentence: Sentence, names: Names, subject: Entity
) -> list[tuple[Entity, Mention | None]]:
    """Return the models of a sentence with the amount that each has; the subject alone where there is one amount only.

    Nothing where amounts are said to belong each to one of several that the sentence does not enumerate.
    """
    if _EACH not in sentence.text or not isinstance(at, Mention) or subject.type not in _OWNERS:
        return [(subject, None)]
    row = _row_with(at, sentence)
    if len(row) < _SEVERAL or not isinstance(at.value, Quantity):
        return [(subject, None)]
    models = [each for each in _rows(sentence, _names_a_model) if len(each) == len(row)]
    if len(models) == 1:
        owners = [model.value for model in models[0] if isinstance(model.value, Entity)]
        return list(zip(owners, row, strict=True)) if len(owners) == len(row) else []
    sizes = [each for each in _rows(sentence, _is_size) if len(each) == len(row) and at not in each]
    if models or len(sizes) != 1 or _MODELS.match(sentence.text, sizes[0][-1].end) is None:
        return []
    sized = [names.of_size(subject, size.value.value) for size in sizes[0] if isinstance(size.value, Quantity)]
    return [(model, each) for model, each in zip(sized, row, strict=True) if model is not None]


def _names_a_model(mention: Mention) -> bool:
    return mention.names_a("Model")


def _is_size(mention: Mention) -> bool:
    return isinstance(mention.value, Quantity) and mention.kind in (MAGNITUDE, _PARAMETERS)


def _row_with(amount: Mention, sentence: Sentence) -> Sequence[Mention]:
    def is_alike(other: Mention) -> bool:
        return isinstance(other.value, Quantity) and (
            other.kind == amount.kind or MAGNITUDE in (other.kind, amount.kind)
        )

    return next((row for row in _rows(sentence, is_alike) if amount in row), [amount])


def _rows(sentence: Sentence, is_member: Callable[[Mention], bool]) -> Iterator[list[Mention]]:
    """Yield the mentions of a sentence that are members, those that are enumerated together."""
    row: list[Mention] = []
    for mention in filter(is_member, sentence.mentions):
        if row and not _JOINT.fullmatch(sentence.text, row[-1].end, mention.start):
            yield row
            row = []
        row.append(mention)
    if row:
        yield row
