"""Labels in other words: the property that a label names by its words, in whatever order and form they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from ....graph.vocabulary import label_key
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ....graph.vocabulary import Property, Vocabulary

Words = frozenset[str]

_WORD = re.compile(r"[^\W_]{1,30}")
# Labels of two things at once.
_TWO = re.compile(r"[/&+|,;]|\band\b")
_LONGEST = 80
_FEWEST, _MOST = 2, 6
# What is counted is named without saying so, too: "number of experts" and "experts".
_NUMBER = "number"
# What is named is named without saying so, too: "creator name".
_NAME = "name"


def property_in_words(label: str, types: tuple[str, ...], vocabulary: Vocabulary) -> Property | None:
    """Return the property one of whose labels has the words of this one: "Max Ctx Len" is the maximum context length.

    None where the words are those of labels of two properties, and for a label of one word.
    """
    if len(label) > _LONGEST or _TWO.search(label):
        return None
    written = _WORD.findall(label_key(label))
    if not _FEWEST <= len(written) <= _MOST:
        return None
    words = _words_of(written)
    called = _called(words, types, vocabulary) or _called_twice(words - {_NAME}, types, vocabulary)
    return called or (_counted(words - {_NUMBER}, types, vocabulary) if _NUMBER in words else None)


def _called_twice(words: Words, types: tuple[str, ...], vocabulary: Vocabulary) -> Property | None:
    """Return the property whose value is a thing and that each word names by itself: "creator organization name"."""
    called = {_called(frozenset([word]), types, vocabulary) for word in words}
    known = called.pop() if len(called) == 1 else None
    return known if known is not None and known.range is not None else None


def _counted(words: Words, types: tuple[str, ...], vocabulary: Vocabulary) -> Property | None:
    known = _called(words, types, vocabulary)
    return known if known is not None and known.kind.is_number else None


def _called(words: Words, types: tuple[str, ...], vocabulary: Vocabulary) -> Property | None:
    for type_ in types:
        found = {
            known.name: known for known in _by_words(vocabulary).get(words, ()) if vocabulary.applies(known, type_)
        }
        if len(found) == 1:
            return next(iter(found.values()))
    return None


@lru_cache(maxsize=4)
def _by_words(vocabulary: Vocabulary) -> Mapping[Words, list[Property]]:
    """Return the properties by the words of each of their labels."""
    found: dict[Words, list[Property]] = defaultdict(list)
    for known in vocabulary.properties.values():
        for label in (known.label, *known.synonyms):
            found[_words_of(_WORD.findall(label_key(label)))].append(known)
    return found


def _words_of(written: list[str]) -> Words:
    forms, small = lexicon().word_forms, lexicon().small_label_words
    words = (forms.get(word) or forms.get(word.removesuffix("s")) or _singular(word) for word in written)
    return frozenset(word for word in words if word not in small)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > _FEWEST + 1 else word
