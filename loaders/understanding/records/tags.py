"""Fields as programs write them: tags such as `context/256K`, flags such as `supports_vision: true`, names as slugs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Concept, Entity
from ....graph.document import Pair
from ....graph.quantities import parse_quantity
from ....graph.vocabulary import label_key
from ..names.naming import is_name
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from ....graph.vocabulary import Property, Vocabulary

_TAG = re.compile(
    r"(?P<label>[A-Za-z][A-Za-z _-]{1,40})(?P<mark>[:=/])\s?(?P<value>[^\s/:=][^\s/:=]{0,80}(?:/[\w.-]{1,80})?)"
)
_SLUG = re.compile(r"[a-z][a-z0-9]{1,30}(?:[-_.][a-z0-9]{1,30}){0,5}")
# Beside words for these kinds of content a tag or flag can mean nothing else.
SEEN_OR_HEARD = ("image", "video", "audio")


def openness_of(key: str) -> bool | None:
    """Return whether the models below a key are such as have open weights; None for a key of another kind."""
    words = label_key(key).removesuffix(" models").removesuffix(" llms")
    if words in lexicon().open_sorts:
        return True
    return False if words in lexicon().closed_sorts else None


def tagged(pair: Pair) -> Pair | None:
    """Return the label and value that an entry of a list of tags is: `license:mit`; None for a mere word.

    Behind a slash, as in `context/256K`, only a figure is a value: `text/html` and `northlake/heron` are none.
    """
    tag = _TAG.fullmatch(pair.value.text) if label_key(pair.label.text) in lexicon().tag_labels else None
    if tag is None or (tag["mark"] == "/" and parse_quantity(tag["value"]) is None):
        return None
    value = pair.value
    return Pair(value.part(*tag.span("label")), value.part(*tag.span("value")), pair.path)


def named_by_slug(pair: Pair, known: Property) -> Entity | None:
    """Return the family or maker that a field names as programs do: `family: heron-2`, `owned_by: saltmarsh`."""
    words = pair.value.text
    if known.range not in ("ModelFamily", "Organization") or _SLUG.fullmatch(words) is None:
        return None
    outside = lexicon().no_families if known.range == "ModelFamily" else lexicon().no_makers
    says_nothing = words in lexicon().undisclosed or words in lexicon().nothing or words in lexicon().yes | lexicon().no
    return None if says_nothing or words in outside or not is_name(words) else Entity(known.range, words)


def modality_of(pair: Pair, known: Property, vocabulary: Vocabulary) -> Concept | None:
    """Return the kind of content that a flag says yes to (`supports_vision: true`), or that a tag is (`vision`)."""
    key = label_key(pair.label.text)
    if key in lexicon().tag_labels:
        words = [label_key(pair.value.text)]
    elif pair.value.text.casefold() in ("true", "yes"):
        words = [word for word in key.split() if word not in lexicon().flag_words]
    else:
        return None
    entry = vocabulary.concept_called(known.range or "", words[0]) if len(words) == 1 else None
    return Concept(entry.name) if entry is not None and entry.label in SEEN_OR_HEARD else None
