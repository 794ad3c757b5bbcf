"""The one test whose results a table tells: its heading names it, or the words that lead into the table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.document import Heading, Item, Line, Pair, Paragraph
from ..properties.benchmarks import bare_label, benchmark_as_written, benchmark_of, is_metric, is_part_of_questions
from ..terms.lexicon import lexicon
from .score_tables import are_scores, is_named_as_test

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.document import Block
    from ..names.knowledge import Knowledge
    from ..properties.benchmarks import Measured

_NUMBERED = re.compile(r"\A\W{0,4}(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s)?")
# What a heading says beside the name of the test: "Results on Quiz-QA", "Quiz-QA Leaderboard (test set)".
_AROUND = re.compile(
    r"(?:the|our|main|full|overall|detailed|official|public|live|leaderboards?|rankings?|evaluations?|results?|scores?"
    r"|performance|benchmarks?|accuracy|comparison|table|on|of|for|model|models|mini-?leaderboard|mini|initial|current|latest)",
    re.IGNORECASE,
)
# "Scores on Quiz-QA are ...", "results of all models on the Quiz-QA benchmark".
_TOLD_ON = re.compile(
    r"\b(?i:scores?|accurac(?:y|ies)|results?|performances?|evaluat(?:ed|ions?)|leaderboard|rankings?|numbers)\s"
    r"(?:[^\s.;:]{1,20}\s){0,5}?(?:on|for|in|of)\s(?:the\s)?"
    r"(?P<name>[A-Z][\w+-]{1,30}(?:[ -](?:[A-Z]|v?\d)[\w.+-]{0,20}){0,3})"
)
# What narrows a test to some of its questions, or says how they were put.
_HOW_PUT = re.compile(r"(?:w/o|w/?|with|without)\s?[\w-]{2,15}(?:\s[\w-]{2,15})?", re.IGNORECASE)
_LENGTH = re.compile(r"\d{1,4}(?:\.\d)?\s?[kKM](?: tokens)?")
_SIGNS = " :#*🏆📊🥇🔥🚀📈⭐"
# How many questions a part has: "Val (900)".
_HOW_MANY = re.compile(r"\s?\((?:n ?= ?)?\d[\d.,]{0,8}[KM]?\)\Z")
_PERCENT = re.compile(r"\s?[(\[](?:%|↑|%\s?↑|acc\.?|accuracy)[)\]]|\s?[%↑]\Z", re.IGNORECASE)
_NO_TOTAL = frozenset(["baseline", "human", "random", "other", "others", "sum", "total", "totals"])
# What is told of answers beside whether they are right, and spreads.
_NO_PART = frozenset(
    [
        *("std", "stdev", "stderr", "errors", "error", "answer", "answers", "runs", "run", "fail", "failed", "rate"),
        *("loss", "time", "tokens", "token", "cost", "costs", "price", "length", "size", "latency", "steps", "epochs"),
    ]
)
# Words of the language, and tests in capitals.
_GENERAL = frozenset(["math", "race", "drop", "vision", "code"])
_MERE_SCORE = re.compile(r"(?:scores?|acc(?:uracy|\.)?)", re.IGNORECASE)
_FEW = 2
_LEADS = 8
_LONGEST_LEAD = 600


def presented_above(blocks: Sequence[Block], at: int, headings: Sequence[str], knowledge: Knowledge) -> Measured | None:
    """Return the test that the table at a place presents.

    `headings` are those above it, the nearest first: one that names no test has to be general ("Leaderboard") for the
    next one to count. Between them and the table the words that lead into it may name one, and no other.
    """
    for at_heading, words in enumerate(headings or ("",)):
        named = named_by_heading(words, knowledge) or (None if at_heading else _led_in(blocks, at, knowledge))
        if named is not None or not _is_general(words):
            return named
    return None


def named_by_heading(heading: str, knowledge: Knowledge) -> Measured | None:
    """Return the test that a heading names, with no words beside it but such as "Results on"."""
    words = _NUMBERED.sub("", heading).strip(_SIGNS).split()
    start, end = 0, len(words)
    while start < end and _AROUND.fullmatch(words[start]):
        start += 1
    while start < end and _AROUND.fullmatch(words[end - 1]):
        end -= 1
    name = " ".join(words[start:end])
    if not name or len(name) > _LONGEST_LEAD or (name.casefold() in _GENERAL and not name.isupper()):
        return None
    is_told = start > 0 or end < len(words)
    return _test(name, knowledge) if is_told else benchmark_of(name, knowledge)


def _test(name: str, knowledge: Knowledge) -> Measured | None:
    known = benchmark_of(name, knowledge)
    return known or (benchmark_as_written(name) if is_named_as_test(name, knowledge) else None)


def _is_general(heading: str) -> bool:
    """Tell whether a heading says no more than that results stand below it."""
    words = _NUMBERED.sub("", heading).strip(_SIGNS).split()
    return bool(words) and all(_AROUND.fullmatch(word) for word in words)


def _led_in(blocks: Sequence[Block], at: int, knowledge: Knowledge) -> Measured | None:
    """Return the only test that the words between a table and its heading name as what results are told of."""
    leads = list(_leads(blocks, at))
    told = [found["name"] for words in leads for found in _TOLD_ON.finditer(words)]
    tests = {each.benchmark: each for name in told if (each := _test(name, knowledge)) is not None}
    if len(tests) != 1:
        return None
    others = (name.entity for words in leads for name in knowledge.names.gazetteer.find(words))
    return (
        None if any(each.type == "Benchmark" and each not in tests for each in others) else next(iter(tests.values()))
    )


def _leads(blocks: Sequence[Block], at: int) -> Iterator[str]:
    for block in reversed(blocks[max(0, at - _LEADS) : at]):
        match block:
            case Heading():
                return
            case Paragraph(passage) | Line(passage) | Item(passage):
                yield passage.text[:_LONGEST_LEAD]
            case Pair():
                yield block.whole.text[:_LONGEST_LEAD]
            case _:
                return


def in_parts(
    presented: Measured, labels: Sequence[tuple[str, ...]], cells: Sequence[Sequence[str]]
) -> list[Measured | None]:
    """Return for each label the test that is presented, with the label as its setting, where it is a part of it.

    None are where no label sums up and fewer than two name a part.
    """
    settings = [
        _setting(parts) if parts and are_scores(texts) else None for parts, texts in zip(labels, cells, strict=True)
    ]
    named = [each for each in settings if each is not None]
    if len(named) < _FEW and not any(map(_sums_up, named)):
        return [None] * len(labels)
    return [each if each is None else presented.narrowed(_telling(each)) for each in settings]


def _setting(parts: tuple[str, ...]) -> str | None:
    words = [_HOW_MANY.sub("", _PERCENT.sub("", bare_label(each))).strip() for each in parts]
    return ", ".join(words) if all(map(_is_part, words)) else None


def _telling(setting: str) -> str | None:
    """Return a setting, but for one that only says that a score is one."""
    return None if _MERE_SCORE.fullmatch(setting) else setting


def _is_part(words: str) -> bool:
    key = words.casefold().rstrip(".")
    if not _NO_PART.isdisjoint(key.split()):
        return False
    return (
        (key in lexicon().summary_rows and key not in _NO_TOTAL)
        or is_metric(words)
        or is_part_of_questions(words)
        or _HOW_PUT.fullmatch(words) is not None
        or _LENGTH.fullmatch(words) is not None
    )


def _sums_up(setting: str) -> bool:
    first = setting.partition(",")[0].casefold()
    return first.split()[0].rstrip(".") in lexicon().summary_rows or is_metric(first)
