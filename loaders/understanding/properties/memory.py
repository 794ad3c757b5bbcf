"""Memory figures: how much for what, in which format of numbers, as labels and the cells beside them tell."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ....graph.vocabulary import label_key
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ....graph.claims import Claim

MEMORY = "memoryFootprint"
# "(V)RAM" is the one or the other.
_OPTIONAL_LETTER = re.compile(r"\(([A-Za-z])\)(?=[A-Za-z])")
_FOR = re.compile(r"(?P<head>.{3,40}?)\s+(?:for|during|while|in)\s+(?P<purpose>[^()]{3,40})", re.IGNORECASE)
_FORMAT = re.compile(
    r"[(\[](?P<bracketed>(?:\d{1,2}[- ]?bits?|(?:FP|BF|TF|INT|NF|IQ|Q|W|MXFP|NVFP)\d{1,2}[\w-]{0,8}|AWQ|GPTQ|GGUF)"
    r"(?:,? [^()\[\]]{1,30})?)[)\]]",
    re.IGNORECASE,
)


def heads_of_memory(label: str) -> Iterator[str]:
    """Yield what a label may say without its purpose: "Min VRAM" of "Min (V)RAM for inference"."""
    whole = _OPTIONAL_LETTER.sub(r"\1", label)
    if whole != label:
        yield whole
    told = _FOR.fullmatch(whole.strip())
    if told is not None:
        yield told["head"]


def narrowed_by(label: str) -> str | None:
    """Return what a label of memory narrows its figures to: a format in brackets, else a purpose."""
    bracketed = _FORMAT.search(label)
    told = _FOR.fullmatch(_OPTIONAL_LETTER.sub(r"\1", label).strip())
    return bracketed["bracketed"] if bracketed else told["purpose"] if told else None


def format_columns(labels: Sequence[str]) -> list[int]:
    """Return the columns whose cells say in which format of numbers a row holds."""
    return [index for index, label in enumerate(labels) if label_key(label) in lexicon().format_labels]


def in_format(claims: Iterable[Claim], formats: Sequence[str]) -> Iterator[Claim]:
    """Yield claims, those on memory narrowed to the formats of their row."""
    told = [words for words in formats if words.casefold() not in lexicon().nothing and any(map(str.isalnum, words))]
    for claim in claims:
        if claim.property == MEMORY and told:
            yield replace(claim, setting=", ".join([*told, *([claim.setting] if claim.setting else [])]))
        else:
            yield claim
