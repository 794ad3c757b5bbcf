"""What is known not to go as the W3C says, each with its reason, in one file; what goes right must leave it."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from w3c_cases import Case

QUERIES = (
    "QueryEvaluationTest",
    "CSVResultFormatTest",
    "PositiveSyntaxTest",
    "PositiveSyntaxTest11",
    "NegativeSyntaxTest",
    "NegativeSyntaxTest11",
)
FILE = Path(__file__).parents[1] / "w3c" / "known.yaml"


class Outcome(StrEnum):
    """How a case went: as it should, right but for the spelling of numbers in the data, or wrong."""

    RIGHT = "right"
    REWRITTEN = "rewritten"
    WRONG = "wrong"


@cache
def known() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the file: by heading the reasons, and by reason the labels of cases."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def labels(heading: str) -> list[str]:
    """Return the labels of the cases below a heading."""
    return [label for below in known()[heading].values() for label in below]


def foreseen(case: Case) -> Outcome:
    """Return how a case is known to go."""
    if case.label in labels("rewritten"):
        return Outcome.REWRITTEN
    return Outcome.WRONG if case.label in labels("failing") + labels("out of scope") else Outcome.RIGHT
