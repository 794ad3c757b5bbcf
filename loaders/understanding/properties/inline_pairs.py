"""Labels with values that stand side by side on one line: "Founded: 2019 | HQ: Oslo"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.document import Pair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.document import Passage

_BAR = re.compile(r"\s[|•·‖]\s")
_LABEL = re.compile(r"\s{0,2}[^\W\d_][^:|•·‖]{0,38}:\s(?=\S)")
# A label behind the start, a comma or a semicolon, its first word capitalised.
_IN_A_ROW = re.compile(r"(?:\A\s?|[,;]\s)(?P<label>[A-Z][^:,;()]{0,28}):\s(?=\S)")
_FEWEST = 2
# A note behind a value; in it a label with a figure, "KV heads: 6" or "`vocab_size` = 64,000", or "6 KV heads".
_NOTE = re.compile(r"[(\[](?P<words>[^()\[\]]{3,120})[)\]]")
_BETWEEN = re.compile(r"[;·|]\s?|,\s(?=\D)")
_FIGURED = re.compile(r"\W{0,2}(?P<label>[^\W\d_][\w /.-]{1,38}?)\W{0,2}\s?[:=]\s?(?P<value>[~≈]?\d[^:=]{0,24})\Z")
_COUNTED = re.compile(
    r"(?P<value>[~≈]?\d[\d,.]{0,12}[KMBT]?)\s(?P<label>[^\W\d_][\w-]{1,20}(?:\s[^\W\d_][\w-]{1,20}){1,2})\Z"
)


def inline_pairs(pair: Pair) -> list[Pair]:
    """Return the pairs that the line of a pair holds: itself, unless bars part its value into labels with values."""
    text = pair.value.text
    bars = list(_BAR.finditer(text))
    if not bars or pair.terms:
        return [pair]
    ends = [*(bar.start() for bar in bars), len(text)]
    starts = [0, *(bar.end() for bar in bars)]
    parts = [pair.value.part(start, end).stripped() for start, end in zip(starts, ends, strict=True)]
    if not all(_LABEL.match(part.text) for part in parts[1:] if part.text):
        return [pair]
    return [Pair(pair.label, parts[0], path=pair.path), *(each for part in parts[1:] for each in _labelled(part))]


def pairs_noted(value: Passage) -> Iterator[Pair]:
    """Yield the labels with figures that stand in brackets behind a value: "24 (KV heads: 6)", "24 (6 KV heads)"."""
    for note in _NOTE.finditer(value.text) if ("(" in value.text or "[" in value.text) else ():
        at = note.start("words")
        ends = [*(comma.span() for comma in _BETWEEN.finditer(note["words"])), (len(note["words"]), 0)]
        for end, behind in ends:
            words = value.part(at, note.start("words") + end).stripped()
            found = _FIGURED.match(words.text) or _COUNTED.match(words.text)
            if found is not None:
                yield Pair(words.part(*found.span("label")), words.part(*found.span("value")))
            at = note.start("words") + behind


def labels_within(passage: Passage) -> list[Pair]:
    """Return the pairs in a row that words are: "Parameters: 7B, Context: 32K"; none for any other words."""
    starts = [at.start("label") for at in _IN_A_ROW.finditer(passage.text)] if passage.text.count(":") > 1 else []
    if len(starts) < _FEWEST or passage.text[: starts[0]].strip(" ("):
        return []
    ends = [*starts[1:], len(passage.text)]
    parts = (passage.part(start, end).stripped() for start, end in zip(starts, ends, strict=True))
    bare = (part.part(0, len(part.text.rstrip(",; "))) for part in parts)
    return [each for part in bare for each in _labelled(part)]


def _labelled(part: Passage) -> Iterator[Pair]:
    label = _LABEL.match(part.text)
    if label is not None:
        yield Pair(part.part(0, label.end()).stripped(), part.part(label.end(), len(part.text)).stripped())
