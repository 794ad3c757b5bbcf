"""Tests that nobody has listed: names that the words of a sentence tell to be a benchmark's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ..names.mentions import NAME, Mention
from ..properties.benchmarks import TEST_SHAPE

if TYPE_CHECKING:
    from ..grammar.sentences import Sentence

_SHAPED = re.compile(r"[A-Z]{2}|[a-z][A-Z]|\d|-")
# What stands right before a test: "scored 73.7 on", "a score of 73.7% on the".
_SCORED = re.compile(
    r"\bscor\w{1,3} (?:(?:an?|of|about|around|over|just|only|roughly|an impressive) ){0,3}\d{1,4}(?:\.\d{1,3})? ?%?"
    r"(?: points?)?(?: \([^()]{1,30}\))?,? (?:on|in) (?:the )?\Z"
)
_BEFORE = 60
_KIND = re.compile(r" (?:benchmark|leaderboard|evals?|evaluation|test suite)\b")
_IS_ONE = re.compile(
    r"(?: \([^()]{1,60}\))?,? (?:is|was) (?:an?|the|another|one of the) (?:[\w-]{1,20},? ){0,6}?"
    r"(?:benchmarks?|leaderboards?)\b"
)


def with_new_tests(sentence: Sentence) -> Sentence:
    """Return a sentence in which unknown names that its words call a test are mentions of benchmarks."""
    if not any(mention.kind == NAME for mention in sentence.mentions):
        return sentence
    mentions = tuple(
        _as_test(mention) if _is_test(mention, sentence.text) else mention for mention in sentence.mentions
    )
    return sentence._replace(mentions=mentions)


def _as_test(mention: Mention) -> Mention:
    return mention._replace(kind="Benchmark", value=Entity("Benchmark", str(mention.value)))


def _is_test(mention: Mention, text: str) -> bool:
    if mention.kind != NAME:
        return False
    name = str(mention.value)
    if TEST_SHAPE.match(name) or _IS_ONE.match(text, mention.end):
        return True
    if _SHAPED.search(name) and _KIND.match(text, mention.end):
        return True
    return _SCORED.search(text, max(0, mention.start - _BEFORE), mention.start) is not None
