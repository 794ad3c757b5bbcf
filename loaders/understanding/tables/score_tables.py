"""Tests that nobody has listed, in tables of scores: told by the shape of their names, their cells and what is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....graph.document import Item, Line, Pair, Paragraph
from ....graph.vocabulary import label_key
from ..names.knowledge import class_called
from ..properties.benchmarks import bare_label, benchmark_as_written, benchmark_of, figure_in, is_group_average
from ..properties.labelled import ANY_MODEL, property_of
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ....graph.document import Block
    from ..names.knowledge import Knowledge
    from ..properties.benchmarks import Measured

_WORD = re.compile(r"[^\W\d_]{1,30}")
# A word as tests are named: with two capitals, "TriviaQA", "HLE" or "MultiPL-E".
_TEST = re.compile(r"[A-Za-z]{0,30}[A-Z][a-z]{0,20}[A-Z][A-Za-z0-9+]{0,30}")
_TEST_ENDING = re.compile(r"\w{0,40}(?:bench|eval|arena|gym|qa|vqa)(?:[-_ ]?v?\d{0,3}(?:\.\d)?)?", re.IGNORECASE)
_PARTS = re.compile(r"[\s/_,.:+()\[\]-]{1,5}")
# Formats of numbers and of files, sizes, and counts of a setting: "W4A16", "Q4_K_M", "BF16", "16K", "n=5".
_NO_TEST = re.compile(
    r"[A-Za-z]{1,4}[\s-]?\d{1,3}(?:[A-Z]\d{1,2})?|\d{1,4}(?:\.\d{1,2})?[KMBT]|[QI]{1,2}\d[\w-]{0,8}|.{0,20}=.{0,20}|"
    r"GGUF|GPTQ|AWQ|ONNX|NVFP4|MXFP4|[A-Z]{2}(?:-[A-Z]{2})?"
)
# "GQA" is attention, and a test: a technique that has fractions below it is one.
_MAY_BE_TESTS = ("Benchmark", "Technique")
# How the score of a test is counted, in brackets behind its name: "Sentiment (F1)", "NLI (Acc.)".
_METRIC = re.compile(
    r".{1,60}?[(\[](?:macro |micro |weighted )?(?:F1|EM|acc(?:uracy|\.)?(?:_norm)?|(?:sacre)?BLEU|chrF\+{0,2}"
    r"|ROUGE-?[12L]?|COMET(?:-?\d{2})?|MRR|MAP|nDCG|AUC|WER|CER|pass@\d|exact[ _]match|MCC|spearman"
    r"|pearson|MSE)(?:,? ?[↑↓%])?[)\]]",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"\W{0,4}Tab(?:le|\.)\s?[\dA-Z]{1,3}\b")
_LEAD = 200
# So many columns of figures make a table, so many figures in a hundred are to be scores, so many with a fraction.
_FEW = 2
_MOST = 100
_TESTS_KNOWN = 1
# So many columns of shares in percent make a table of ranks one of scores.
_SHARES = 3


def words_around(blocks: Sequence[Block], at: int) -> str:
    """Return the last words before a table, and its caption where one stands below it."""
    lead = _words_of(blocks[at - 1])[-_LEAD:] if at > 0 else ""
    caption = _words_of(blocks[at + 1])[:_LEAD] if at + 1 < len(blocks) else ""
    return f"{lead} {caption if _CAPTION.match(caption) else ''}".strip()


def _words_of(block: Block) -> str:
    match block:
        case Paragraph(passage) | Line(passage) | Item(passage):
            return passage.text
        case Pair():
            return block.whole.text
    return ""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a table around it: that it tells results, or that it tells something else, such as speed."""

    results: bool
    other: bool

    @classmethod
    def by(cls, words: str) -> Told:
        """Return what a heading, a lead-in or a caption tells."""
        said = {word.casefold() for word in _WORD.findall(words)}
        return cls(bool(said & lexicon().results), bool(said & lexicon().not_results))


def is_named_as_test(label: str, knowledge: Knowledge) -> bool:
    """Tell whether a label has the shape of a test's name and is that of nothing else."""
    if benchmark_as_written(label) is None or property_of(label, ANY_MODEL, knowledge) is not None:
        return False
    if is_group_average(label):
        return True
    name = bare_label(label).split(" (")[0]
    if _NO_TEST.fullmatch(name) or class_called(knowledge.vocabulary, name) is not None:
        return False
    other = knowledge.names.gazetteer.called(name)
    if other is not None and other.type not in _MAY_BE_TESTS:
        return False
    words = [word for word in _PARTS.split(name) if word]
    if any(word.casefold() in lexicon().not_tests for word in words):
        return False
    return any(_TEST.fullmatch(word) or _TEST_ENDING.fullmatch(word) for word in words)


def are_scores(texts: Sequence[str]) -> bool:
    """Tell whether cells hold what may be scores: figures up to 100, and most with a fraction or a sign of percent."""
    figures = [figure for figure in map(figure_in, texts) if figure is not None]
    if not figures or len(figures) * 2 <= sum(any(map(str.isalnum, text)) for text in texts):
        return False
    in_range = all(0 <= value <= _MOST for value, _ in figures)
    return in_range and sum("." in words or "%" in words for _, words in figures) * 2 > len(figures)


def vouched(
    labels: Sequence[tuple[str, ...]],
    cells: Sequence[Sequence[str]],
    known: Sequence[Measured | None],
    told: Told,
    knowledge: Knowledge,
) -> list[bool]:
    """Tell of each label whether it is a test by its shape and cells, where the table is one of scores.

    It is one where the words around it say so, it sums up in an average, or a test in it is known; and it is none
    where those words speak of speed, memory or money.
    """
    if told.other:
        return [False] * len(labels)
    shaped = [
        bool(parts) and _is_shaped(parts[-1], knowledge) and are_scores(texts)
        for parts, texts in zip(labels, cells, strict=True)
    ]
    counted = sum(bool(parts) and _METRIC.fullmatch(parts[-1]) is not None for parts in labels)
    listed = sum(each is not None for each in known)
    sums_up = any(
        parts and _sums_up(parts[-1]) and are_scores(texts) for parts, texts in zip(labels, cells, strict=True)
    )
    of_a_group = any(each and is_group_average(parts[-1]) for parts, each in zip(labels, shaped, strict=True))
    is_proven = (
        listed >= _TESTS_KNOWN or counted >= _FEW or of_a_group or ((told.results or sums_up) and sum(shaped) >= _FEW)
    )
    board = _on_a_board(labels, cells, knowledge)
    return [(is_proven and each) or other for each, other in zip(shaped, board, strict=True)]


def _on_a_board(labels: Sequence[tuple[str, ...]], cells: Sequence[Sequence[str]], knowledge: Knowledge) -> list[bool]:
    """Tell of each label of a table of ranks whether it heads shares in percent, as most of its figures are."""
    ranked = any(parts and label_key(parts[-1]) in lexicon().rank_labels for parts in labels)
    shares = [bool(parts) and _are_shares(texts) for parts, texts in zip(labels, cells, strict=True)]
    figures = sum(sum(figure_in(text) is not None for text in texts) * 2 > len(texts) > 0 for texts in cells)
    is_board = ranked and sum(shares) >= _SHARES and sum(shares) * 2 > figures
    return [is_board and each and _may_be_test(parts, knowledge) for parts, each in zip(labels, shares, strict=True)]


def _may_be_test(parts: Sequence[str], knowledge: Knowledge) -> bool:
    words = {word.casefold() for word in _PARTS.split(parts[-1]) if word}
    is_free = property_of(parts[-1], ANY_MODEL, knowledge) is None and not words & lexicon().not_tests
    return is_free and benchmark_as_written(parts[-1]) is not None


def _are_shares(texts: Sequence[str]) -> bool:
    """Tell whether cells are filled with different figures in percent."""
    figures = [figure for figure in map(figure_in, texts) if figure is not None]
    return len(set(texts)) > 1 and len(figures) == len(texts) and all("%" in words for _, words in figures)


def _is_shaped(label: str, knowledge: Knowledge) -> bool:
    is_counted = _METRIC.fullmatch(label) is not None and property_of(label, ANY_MODEL, knowledge) is None
    return is_counted or is_named_as_test(label, knowledge)


def scored(labels: Sequence[tuple[str, ...]], cells: Sequence[Sequence[str]], knowledge: Knowledge) -> int:
    """Return how many labels name tests, known ones or such as are named so, beside what may be scores."""
    return sum(
        bool(parts)
        and (benchmark_of(parts[-1], knowledge) is not None or is_named_as_test(parts[-1], knowledge))
        and are_scores(texts)
        for parts, texts in zip(labels, cells, strict=True)
    )


def _sums_up(label: str) -> bool:
    return is_group_average(label) or bare_label(label).casefold().rstrip(".") in lexicon().summary_rows
