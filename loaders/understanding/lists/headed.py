"""What an entry that names a model says below the name of a property or a test: "Context window", "- Heron 2: 128K"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.document import Pair
from ....graph.vocabulary import ValueKind
from ..names.naming import bare_heading
from ..properties.benchmarks import benchmark_of, score_claims
from ..properties.labelled import ANY_MODEL, SCORE, claims_of_pair, property_of
from ..tables.columns import is_told, named_by
from ..tables.presented import named_by_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.claims import Claim, Entity
    from ....graph.document import Passage
    from ....graph.vocabulary import Property
    from ..names.knowledge import Knowledge

_NUMBERED = re.compile(r"\A\W{0,4}(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s)?")
_DASHED = re.compile(r"(?P<label>[^–—:.!?]{2,60}?)\s[–—-]\s(?=\S)")
_MODELS = ("Model", "ModelFamily")
_LONGEST = 100
_LABEL_WORDS = 6
_VALUE_WORDS = 12


def claims_headed(head: str, pair: Pair, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what a model's name with a value says below words that name what the value is of."""
    model = named_by(bare_heading(pair.label.text), knowledge) if 0 < len(head) <= _LONGEST else None
    if model is None or model.type not in _MODELS or not pair.value.text:
        return
    words = _NUMBERED.sub("", head).strip(" :：")
    known = property_of(words, (model,), knowledge)
    if known is None or known.name == SCORE:
        measured = named_by_heading(words, knowledge) or benchmark_of(words, knowledge)
        yield from score_claims(measured, pair.value, pair.label, model, knowledge)
    elif _is_sure(known) and len(pair.value.text.split()) <= _VALUE_WORDS:
        yield from claims_of_pair(pair, known, model, knowledge, label=words)


def dashed_pair(
    entry: Passage, path: tuple[str, ...], head: str, topics: Sequence[Entity], knowledge: Knowledge
) -> Pair | None:
    """Return an entry "Parameters – 7B" as a label with its value: the label names a property, a test or a model."""
    dash = _DASHED.match(entry.text)
    if dash is None or len(dash["label"].split()) > _LABEL_WORDS:
        return None
    pair = Pair(entry.part(*dash.span("label")), entry.part(dash.end(), len(entry.text)), path)
    if len(pair.value.text.split()) > _VALUE_WORDS:
        return None
    known = property_of(pair.label.text, topics or ANY_MODEL, knowledge)
    is_label = known is not None and known.kind is not ValueKind.TEXT
    is_label = is_label or benchmark_of(pair.label.text, knowledge) is not None
    is_member = head and is_told(_NUMBERED.sub("", head).strip(" :："), knowledge)
    return pair if is_label or (is_member and named_by(pair.label.text, knowledge) is not None) else None


def _is_sure(known: Property) -> bool:
    """Tell whether a short value is no description: a figure, a date, a licence."""
    return known.kind.is_number or known.kind is ValueKind.DATE or known.range == "License"
