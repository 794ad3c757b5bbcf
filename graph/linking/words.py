"""The words that catalogs put around names (`words.yaml`), and those that callers know."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from ..definitions import definitions_in
from ..vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class LinkingWords:
    """Word lists in small letters, each as `words.yaml` describes it."""

    providers: frozenset[str]
    path_steps: frozenset[str]
    servings: frozenset[str]
    moving: frozenset[str]
    packings: frozenset[str]
    plain_formats: frozenset[str]
    spellings: Mapping[str, str]
    stages: frozenset[str]
    neutral: frozenset[str]
    left_out: frozenset[str]
    hubs: frozenset[str]
    maker_words: frozenset[str]
    open_maker_words: frozenset[str]
    maker_endings: tuple[str, ...]


@cache
def linking_words() -> LinkingWords:
    """Return the words that come with the package."""
    stated: dict[str, Any] = definitions_in(__package__, "words.yaml")
    read: dict[str, Any] = {"spellings": dict, "maker_endings": tuple}
    lists: dict[str, Any] = {each.name: read.get(each.name, _small)(stated[each.name]) for each in fields(LinkingWords)}
    return LinkingWords(**lists)


@cache
def format_pattern() -> re.Pattern[str]:
    """Return what finds number formats and packings in the small letters of a name: `fp8`, `q4_k_m`, `gguf`."""
    words = linking_words()
    stated = Vocabulary.load().concepts_of("NumberFormatList")
    known = {label.casefold() for each in stated for label in (each.label, *each.synonyms)}
    known |= words.packings | {word.replace("fp", "float") for word in words.plain_formats}
    spelt = {re.escape(label).replace(r"\ ", "[ _-]").replace(r"\-", "[ _-]?").replace("_", "[ _-]") for label in known}
    shapes = [
        r"i?q[1-8](?:[ _-][k01])?(?:[ _-](?:xx?s|s|m|l|xl|nl))?",
        r"w\d{1,2}a\d{1,2}(?:kv\d{1,2})?",
        r"[1-8][ _-]?bits?",
        r"(?:int|uint|fp|nf|bf|mxfp|nvfp)\d{1,2}",
    ]
    either = "|".join([*sorted(spelt, key=len, reverse=True), *shapes])
    return re.compile(rf"(?<![a-z0-9.])(?:{either})(?![a-z0-9])")


def _small(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)
