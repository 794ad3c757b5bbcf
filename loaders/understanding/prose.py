"""Sentences to claims: the frames found in a sentence say what it states, unless it only supposes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...graph.claims import Claim, Modality
from .frames import marked, matches
from .hedges import clause_around, modality_of
from .sentences import sentences_of
from .slots import Filled, credited_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...graph.document import Passage
    from .knowledge import Knowledge
    from .sentences import Sentence
    from .topics import Topic


_NO = re.compile(r"\b(?:no|without|not any)(?: (?:public|official|open|model))?\s\Z", re.IGNORECASE)


def claims_in(passage: Passage, topic: Topic, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what the sentences of a passage state under a topic."""
    for sentence in sentences_of(passage, topic, knowledge):
        yield from claims_of(sentence, knowledge)


def claims_of(sentence: Sentence, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what a sentence states; what it asks or supposes ("if", "could") is left out.

    What it says there is none of ("no weights on ...") is denied. A "not" elsewhere in the clause may deny anything,
    so then only a frame that reads it itself says something.
    """
    if sentence.text[sentence.start : sentence.end].rstrip("\"'”’)").endswith("?"):
        return
    words = marked(sentence.text, sentence.mentions, sentence.start, sentence.end)
    credited = credited_in(sentence)
    for match in matches(words):
        begin, end = clause_around(sentence.text, match.start, match.end, sentence.start, sentence.end)
        modality = modality_of(sentence.text[begin:end])
        if modality is Modality.DENIED and match.frame.reads_negation:
            modality = Modality.ASSERTED
        elif modality is not None and _NO.search(sentence.text, sentence.start, match.start):
            yield from Filled(sentence, match, knowledge, Modality.DENIED, credited).statements()
            continue
        if modality is not None and modality is not Modality.DENIED:
            yield from Filled(sentence, match, knowledge, modality, credited).claims()
