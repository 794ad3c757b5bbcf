"""What a card is about: a document with labels that only models have, by its title or by its first words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.document import Heading, Line, Pair, Paragraph, Record, Table
from ..names.model_names import MODEL_SHAPE, spelled
from ..names.naming import LONGEST_NAME, clean
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.document import Block, Document
    from ....graph.vocabulary import Vocabulary
    from ..names.model_names import ModelGrammar

# What only a model has, also as somebody serves it; of its labels, data have a few.
_MODELS_ONLY = frozenset(["Model", "ModelFamily", "Offering", "Dataset"])
_TITLE_END = re.compile(r"\s[|—–-]\s|:\s|\s\(|[|]")
# "The Northlake Heron 2 collection of ...": what stands before the name.
_OPENS_A_CARD = re.compile(r"(?:The |Our |This is )?(?:[A-Z]\w{1,20} ){0,2}")
_CARD_LABELS = 2
_OFTEN = 4
_OPENING = 600


def headed_a_card(document: Document, vocabulary: Vocabulary) -> Entity | None:
    """Return the model that a title names over labels that only models have, whatever its family ("Puffin 4")."""
    if not _is_card(document, vocabulary):
        return None
    shown = [block.passage.text for block in document.blocks[:3] if isinstance(block, Heading | Line)]
    for title in filter(None, (document.metadata.title, *shown[:1])):
        shape = MODEL_SHAPE.match(clean(_TITLE_END.split(title)[0]))
        if shape is not None and shape["stem"] not in lexicon().outside_names | lexicon().not_families:
            return Entity("Model", spelled(shape[0]))
    return None


def _is_card(document: Document, vocabulary: Vocabulary) -> bool:
    """Tell whether a document has labels that only models have."""
    labels = [label for block in document.blocks for label in _labels_of(block)]
    known = [vocabulary.property_called(label, on="Model") for label in labels if len(label) <= LONGEST_NAME]
    return len({each.name for each in known if each is not None and set(each.on) <= _MODELS_ONLY}) >= _CARD_LABELS


def opened_a_card(document: Document, vocabulary: Vocabulary, prose: str, grammar: ModelGrammar) -> Entity | None:
    """Return the model with which the text of a card begins ("The Heron 2 collection of ..."), and that it names most.

    A card whose headings are those of any other, "Model Information", names it nowhere else.
    """
    opening = next((block.passage.text for block in document.blocks if isinstance(block, Paragraph)), "")
    first = _OPENS_A_CARD.match(opening)
    spans = grammar.find(opening[:_OPENING]) if first is not None else ()
    name = next((opening[start:end] for start, end in spans if first is not None and start <= first.end()), "")
    if not name or prose.count(name) < _OFTEN or not _is_card(document, vocabulary):
        return None
    return Entity("Model", spelled(name))


def _labels_of(block: Block) -> Iterator[str]:
    match block:
        case Pair(label):
            yield label.text
        case Record(pairs):
            yield from (pair.label.text for pair in pairs)
        case Line(passage):
            yield passage.text
        case Table(_, rows):
            yield from (row[0].passage.text for row in rows if row)
