"""Sentences to claims: the frames found in a sentence say what it states, unless it only supposes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...graph.claims import Claim, Modality
from .frames import marked, matches
from .hedges import clause_around, modality_of
from .slots import Filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .knowledge import Knowledge
    from .sentences import Sentence


def claims_of(sentence: Sentence, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what a sentence states; what it denies, asks or supposes ("if", "could") is left out."""
    if sentence.text[sentence.start : sentence.end].rstrip("\"'”’)").endswith("?"):
        return
    words = marked(sentence.text, sentence.mentions, sentence.start, sentence.end)
    for match in matches(words):
        begin, end = clause_around(sentence.text, match.start, match.end, sentence.start, sentence.end)
        modality = modality_of(sentence.text[begin:end])
        if modality is Modality.DENIED and match.frame.reads_negation:
            modality = Modality.ASSERTED
        if modality is not None and modality is not Modality.DENIED:
            yield from Filled(sentence, match, knowledge, modality).claims()
