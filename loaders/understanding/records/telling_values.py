"""Values that tell what they are though their label says little: a version that is a size, a page on a hub."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Claim
from ....graph.dates import parse_date
from ....graph.vocabulary import label_key
from ..properties.labelled import ANY_MODEL, claims_of_pair, property_of
from ..tables.columns import named_by
from ..terms.gazetteer import gazetteer
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.claims import Entity
    from ....graph.document import Pair
    from ..names.knowledge import Knowledge

_SIZE = re.compile(r"\d{1,4}(?:\.\d{1,3})?\s?[BMT]")
_OF_SIZES = frozenset(
    ["version", "variant", "edition", "model version", "model variant", "flavor", "flavour", "suffix"]
)
_OF_ORIGINS = frozenset(["origin", "derived", "initialization", "init", "started from", "base"])
# A page of one model on a hub; on that of data, of demos or of articles stands none.
_BEGINS = {begin: hub for hub, begins in lexicon().hub_pages.items() for begin in begins}
_PAGE = re.compile(
    rf"https?://(?:www\.)?(?P<begin>{'|'.join(map(re.escape, _BEGINS))})(?!(?:{'|'.join(lexicon().not_hub_pages)})/)"
    r"[\w.-]{1,60}/?[\w.:-]{0,100}",
    re.IGNORECASE,
)
# What a link may be of that is beside the model.
_OF_OTHERS = frozenset(
    ["dataset", "data", "paper", "icon", "logo", "image", "base", "tokenizer", "teacher", "parent", "source", "license"]
)


def claims_of_value(pair: Pair, keys: Sequence[str], model: Entity, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what the value of a field of a model says whose label names no property; `keys` stand above the record."""
    key, words = label_key(pair.label.text), pair.value.text
    properties = knowledge.vocabulary.properties
    if key in _OF_SIZES and _SIZE.fullmatch(words):
        yield from claims_of_pair(pair, properties["totalParameters"], model, knowledge)
    elif key == "date" and keys and label_key(keys[-1]) in lexicon().release_words and parse_date(words) is not None:
        yield from claims_of_pair(pair, properties["releaseDate"], model, knowledge, f"{keys[-1]} {pair.label.text}")
    elif key == "class" and pair.path and _is_of_weights(pair.path[-1], knowledge):
        yield from claims_of_pair(pair, properties["openWeight"], model, knowledge, pair.path[-1])
    elif key in _OF_ORIGINS and (base := named_by(words, knowledge)) is not None and base.type == "Model":
        yield from claims_of_pair(pair, properties["baseModel"], model, knowledge)
    elif "://" in words and (page := _PAGE.fullmatch(words)) is not None and _is_of_the_model(pair):
        hub = gazetteer().called(_BEGINS[page["begin"].casefold()], "Channel")
        if hub is not None:
            span = pair.label.span.to(pair.value.span)
            yield Claim(knowledge.document.id, model, "accessChannel", hub, span, words)


def _is_of_weights(key: str, knowledge: Knowledge) -> bool:
    known = property_of(key, ANY_MODEL, knowledge)
    return known is not None and known.name == "openWeight"


def _is_of_the_model(pair: Pair) -> bool:
    """Tell whether a field holds a link to the model itself: `huggingface`, `hf_url`, `links: {weights: ...}`."""
    own, above = _words(pair.label.text), _words(*pair.path[-1:])
    is_below = not pair.path or label_key(pair.path[-1]) in lexicon().own_keys or bool(above & lexicon().link_labels)
    return is_below and bool(own & lexicon().link_labels) and (own | above).isdisjoint(_OF_OTHERS)


def _words(*labels: str) -> set[str]:
    words = {word for label in labels for word in label_key(label).split()}
    return words | {word.removesuffix("s") for word in words}
