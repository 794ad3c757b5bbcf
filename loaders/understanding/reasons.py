"""Why words that look like a fact gave no claim, as far as that can be told from them."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from textwrap import shorten
from typing import TYPE_CHECKING

from ...graph.claims import Entity
from ...graph.quantities import Quantity
from ...graph.vocabulary import ValueKind
from ...graph.wording import words_of
from .names.knowledge import fits
from .names.mentions import DATE, LEADING, NAME, NUMBER, POSITION
from .properties.labelled import property_of
from .properties.values import values_in
from .prose.stretches import Form
from .terms.hedges import modality_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ...graph.vocabulary import Property, Vocabulary
    from .names.knowledge import Knowledge
    from .names.mentions import Mention
    from .prose.stretches import Stretch

SET_ASIDE = "it stands in a section that is set apart, such as references or a calculator"
_ANY_TOPIC = tuple(Entity(type_, "") for type_ in ("Model", "Organization", "Person", "License"))
_MODELS = ("Model", "ModelFamily")
_LABEL_WORDS = 6
_SHOWN = 40
_QUESTION = re.compile(r"\?[\"'”’)\]]{0,3}\s{0,9}\Z")


def is_figure(mention: Mention) -> bool:
    """Tell whether a mention is a number, a date or money, and so makes words look like a fact."""
    return mention.kind not in (NAME, POSITION, LEADING) and not isinstance(mention.value, Entity)


def reason_for(stretch: Stretch, found: Sequence[Mention], knowledge: Knowledge) -> str:
    """Return why a stretch with these mentions, of which one is a figure, gave no claim."""
    if stretch.form is Form.HEADING:
        return "it is a heading, which only says what the words below it are about"
    if _QUESTION.search(stretch.text):
        return "it is a question"
    if modality_of(stretch.text) is None:
        return "it says what could be, not what is"
    if stretch.form is Form.SENTENCE:
        return _of_sentence(stretch, found, knowledge)
    return _of_value(stretch, knowledge)


def _of_value(stretch: Stretch, knowledge: Knowledge) -> str:
    known = next(filter(None, (property_of(label, _ANY_TOPIC, knowledge) for label in stretch.labels)), None)
    if known is None:
        named = " and ".join(f"“{shorten(label, _SHOWN, placeholder='…')}”" for label in stretch.labels)
        return f"no property is named by {named}" if named else "nothing says what the value is of"
    label = next(label for label in stretch.labels if property_of(label, _ANY_TOPIC, knowledge) is known)
    if not values_in(known, stretch.text, knowledge, label):
        return f"it cannot be read as {known.label}"
    return f"it is not certain whose {known.label} it is"


def _of_sentence(stretch: Stretch, found: Sequence[Mention], knowledge: Knowledge) -> str:
    named = list(dict.fromkeys(each.value for each in found if isinstance(each.value, Entity)))
    figures = [mention for mention in found if is_figure(mention)]
    properties = list(_named_in(stretch.text, figures, knowledge.vocabulary))
    if not properties:
        return _without_property(figures) if named else _without_subject(stretch.text, found)
    known = properties[0]
    models = [entity.name for entity in named if entity.type in _MODELS]
    if not named:
        return f"it is not certain whose {known.label} it is"
    if known.kind.is_number and not any(
        isinstance(each.value, Quantity) and fits(each.value, known) for each in figures
    ):
        return f"no number in it can be read as {known.label}"
    if len(models) > 1 and knowledge.vocabulary.applies(known, "Model"):
        return f"several models could be meant: {', '.join(models)}"
    return f"it is worded in a way of stating {known.label} that is not known"


def _without_subject(text: str, found: Sequence[Mention]) -> str:
    """Say what stands where a known name would."""
    unknown = next((text[each.start : each.end] for each in found if each.kind == NAME), None)
    if unknown is not None:
        return f"nothing known is named in it: is “{shorten(unknown, _SHOWN, placeholder='…')}” a name?"
    return "nothing is named in it that it could be said of"


def _without_property(figures: Sequence[Mention]) -> str:
    if all(mention.kind == DATE for mention in figures):
        return "a date, but no event or property is named"
    if all(mention.kind in (NUMBER, DATE) for mention in figures):
        return "a number without a unit, and no property is named"
    return "no property is named"


def _named_in(text: str, figures: Sequence[Mention], vocabulary: Vocabulary) -> Iterator[Property]:
    """Yield the properties whose labels stand in a text and whose values may be one of the figures."""
    has_date = any(mention.kind == DATE for mention in figures)
    has_number = any(mention.kind != DATE for mention in figures)
    labels, words = _labels(vocabulary), words_of(text.casefold())
    for start, first in enumerate(words):
        for label, known in labels.get(first, ()):
            fits_a_figure = has_number if known.kind.is_number else has_date
            if fits_a_figure and tuple(words[start : start + len(label)]) == label:
                yield known


@cache
def _labels(vocabulary: Vocabulary) -> Mapping[str, Sequence[tuple[tuple[str, ...], Property]]]:
    """Return the labels of the properties that take figures, word by word, the longest first, by their first word."""
    known_by = {
        tuple(words_of(label.casefold())): known
        for label, known in vocabulary.labels()
        if known.kind.is_number or known.kind is ValueKind.DATE
    }
    found: dict[str, list[tuple[tuple[str, ...], Property]]] = defaultdict(list)
    for label in sorted(known_by, key=len, reverse=True):
        if len(label) <= _LABEL_WORDS:
            found[label[0]].append((label, known_by[label]))
    return found
