"""Specifications in running words: "22 layers, 32 heads with 4 query groups, hidden size 2048", each by its label."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from ....graph.quantities import parse_quantity
from ..grammar.frames import Match, frame_of
from ..names.knowledge import fits
from ..names.mentions import Mention
from ..properties.labelled import ANY_MODEL, property_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.vocabulary import Property
    from ..grammar.frames import Frame
    from ..grammar.sentences import Sentence
    from ..names.knowledge import Knowledge

# Specifications come in lists that speak of at least one of these.
_MAY_LIST = re.compile(
    r"(?:layer|head|hidden|dim(?:ension)?|embedding|block|d_model|ffn|mlp|intermediate|query group|kv group)s?\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"(?<![\w.,$€£%/^-])\d{1,3}(?:,\d{3}){0,3}(?:\d{0,6})(?:\.\d{1,2})?[KkM]?(?![\w%^]|[.,]\d|-\d)")
_WORD = r"[^\W\d][\w/-]{0,20}"
_BEHIND = re.compile(rf"(?:\s|-)(?P<label>{_WORD}(?: {_WORD}){{0,3}})")
_BEFORE = re.compile(
    rf"(?:^|(?<=[\s(,;:]))(?P<label>{_WORD}\.?(?: {_WORD}\.?){{0,3}})(?: ?\([^()]{{1,20}}\))?(?:\s?[:=]\s?|\s)\Z"
)
_LINKS = re.compile(r"(?:\s|\A)(?:of|is|was|set to|equal to|to|at)\Z", re.IGNORECASE)
# What ends a label: the list goes on, or the sentence does.
_ENDS = re.compile(
    r"\s{0,2}(?:\Z|[,;:.()\[\]|/•·&+]|(?:and|with|per|in|for|each|of|plus|while|which|that|to|on)\b|[—–-]\s)"
)
# Layers that are picked out are not all that there are.
_PICKED = re.compile(
    r"\b(?:every|first|last|each|per|top|next|final|of|another|more|other|additional|extra|to|than|only|layers?|heads?)"
    r"\s\Z",
    re.IGNORECASE,
)
_GROUP = "Size and architecture"
_NOT_HERE = frozenset({"totalParameters", "activeParameters", "embeddingParameters"})
_BESIDE = frozenset({"contextWindow", "vocabularySize"})
_REACH = 90
_FEWEST = 2


def specs_told(sentence: Sentence, knowledge: Knowledge) -> Iterator[Match]:
    """Yield the figures of a sentence that labels beside them name, where at least two make a list of such."""
    text, start, end = sentence.text, sentence.start, sentence.end
    if _DIGIT.search(text, start, end) is None or _MAY_LIST.search(text, start, end) is None:
        return
    found = []
    for figure in _FIGURE.finditer(text, start, end):
        read = _read(text, figure, start, end, knowledge)
        if read is not None:
            found.append(read)
    times = Counter(known.name for known, _, _ in found)
    # A list tells each thing once; where one is told twice, there are two lists, of two things.
    if len(times) >= _FEWEST and max(times.values()) == 1 and any(known.group == _GROUP for known, _, _ in found):
        for known, at, (begin, stop) in found:
            yield Match(_frame(known.name), begin, stop, {"n": (at,)}, {})


def _read(
    text: str, figure: re.Match[str], start: int, end: int, knowledge: Knowledge
) -> tuple[Property, Mention, tuple[int, int]] | None:
    quantity = parse_quantity(figure[0])
    if quantity is None:
        return None
    at = Mention(figure.start(), figure.end(), "number", quantity)
    labelled = _behind(text, figure.end(), end, knowledge) if not _PICKED.search(text, start, figure.start()) else None
    if labelled is None and _ENDS.match(text, figure.end(), end) is not None:
        begin = max(start, figure.start() - _REACH)
        labelled = _before(text[begin : figure.start()].rstrip(), begin, knowledge)
    if labelled is None or not fits(quantity, labelled[0]):
        return None
    known, begin, stop = labelled
    return known, at, (min(begin, figure.start()), max(stop, figure.end()))


def _behind(text: str, at: int, end: int, knowledge: Knowledge) -> tuple[Property, int, int] | None:
    """Return the property that the words behind a figure name, up to the end of its part of the list."""
    found = _BEHIND.match(text, at, min(end, at + _REACH))
    if found is None:
        return None
    words = found["label"].split(" ")
    for count in range(1, len(words) + 1):
        stop = found.start("label") + len(" ".join(words[:count]))
        known = _known(" ".join(words[:count]), knowledge) if _ENDS.match(text, stop, end) else None
        if known is not None:
            return known, at, stop
    return None


def _before(words: str, at: int, knowledge: Knowledge) -> tuple[Property, int, int] | None:
    """Return the property that the words before a figure, which begin at `at`, end by naming."""
    found = _BEFORE.search(f"{_LINKS.sub('', words)} ")
    if found is None:
        return None
    label = found["label"]
    while True:
        known = _known(label, knowledge)
        if known is not None:
            return known, at + found.end("label") - len(label), at + found.end("label")
        _, space, label = label.partition(" ")
        if not space:
            return None


def _known(label: str, knowledge: Knowledge) -> Property | None:
    known = property_of(label, ANY_MODEL, knowledge)
    if known is None or known.name in _NOT_HERE or not known.kind.is_number:
        return None
    return known if known.group == _GROUP or known.name in _BESIDE else None


@cache
def _frame(property_: str) -> Frame:
    """Return the frame of what a label beside a figure says."""
    entry = {"name": property_, "says": [f"model {property_} n"], "topics": {"model": "Model"}}
    return frame_of(entry, ["{n:number}"])
