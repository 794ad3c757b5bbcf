"""Where sentences end, also where a text was joined so that no space or line parts them."""

from __future__ import annotations

import re

from ..terms.lexicon import lexicon

# Words that begin a sentence.
_BEGINS = (
    r"(?:In|On|At|As|By|After|Before|During|From|Since|Following|While|When|The|He|She|They|His|Her|Their"
    r"|It|Its|This|These)"
)
_DID = (
    r"(?:is|was|has|had|did|received|earned|joined|served|became|worked|won|grew|studied|graduated|attended|began|started"
    r"|co-?founded|founded|completed|obtained|lives|married|wrote|published)"
)
# What stands before a stop is asked behind it, so that other characters are passed over at once.
STOP = re.compile(
    r"[.!?]{1,3}[\"'”’)\]]{0,2}(?=(?:\[\d{1,3}\]){0,6}\s)"
    # Also one without a space behind it, as texts have where a paragraph was joined: "in Montreal.Quill received".
    r"|\.(?<=[a-z)][a-z)]\.)(?=[A-Z][a-z’']{0,15} [a-z])"
    rf"|[.!?](?<=[^.][\w)”\"].)(?={_BEGINS} [\w\"“])"
    rf"|\.(?<=[\w)]{{3}}\.)(?=[A-Z][a-z’']{{1,15}} (?:also |then |later )?{_DID}\b)"
)
# The heading of a section before its first sentence, where a text was joined: "Early life and work Quill was born".
HEADING = re.compile(
    rf"(?:{'|'.join(sorted(lexicon().life_headings, key=len, reverse=True))})"
    r"(?:,? (?:and|&) (?:early |later |other |selected )?[a-z]{4,14}(?: [a-z]{4,14})?){0,2} "
    r"(?=(?:In|On|At|As|By|After|The|He|She|His|Her) "
    rf"|[A-Z][\w’-]{{1,20}} (?:[A-Z][\w’-]{{1,20}} )?{_DID}\b)"
)
