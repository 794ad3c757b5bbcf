"""Names of models that are written as any word is: what is told of them tells that they are such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....graph.vocabulary import ValueKind
from ..names.naming import clean
from ..properties.labelled import ANY_MODEL, property_of
from ..terms.lexicon import lexicon
from .columns import LABELS_SHOWN, may_name_a_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..names.knowledge import Knowledge

_OTHERS = ("Organization", "Person")
_LONGEST = 4


def tell_of_models(labels: Iterable[str], knowledge: Knowledge) -> bool:
    """Tell whether two labels or more name properties that only models have, more than one of them no mere count."""
    known = {property_of(label, ANY_MODEL, knowledge) for label in labels}
    own = [
        each
        for each in known
        if each is not None
        and each.kind is not ValueKind.TEXT
        and not any(knowledge.vocabulary.applies(each, other) for other in _OTHERS)
    ]
    whole = [each for each in own if not each.kind.is_number or each.name in ("contextWindow", "totalParameters")]
    return len(own) >= LABELS_SHOWN and len(whole) >= LABELS_SHOWN


def are_plain_names(texts: Sequence[str], knowledge: Knowledge) -> bool:
    """Tell whether several words or two, each of them different, can be names that nobody has listed as anything."""
    return len(texts) >= LABELS_SHOWN and len(set(texts)) == len(texts) and all(_is_one(t, knowledge) for t in texts)


def _is_one(text: str, knowledge: Knowledge) -> bool:
    name = clean(text)
    words = name.split()
    if not 0 < len(words) <= _LONGEST or not name[:1].isupper() or name in lexicon().variants:
        return False
    other = knowledge.names.gazetteer.called(name)
    is_free = other is None or other.type in ("Model", "ModelFamily")
    return (
        is_free
        and not {w.casefold() for w in words} & lexicon().specification_words
        and may_name_a_model(text, knowledge)
    )
