"""A question as it travels to a reader, and how an answer to it can fail."""

from __future__ import annotations

import marshal
from typing import NamedTuple


class Question(NamedTuple):
    """A query that passed the guard.

    `default` and `named` are the graphs that the protocol chose, if any; `table` and `graph` the media types in which
    its answer is wanted, by its kind: "" where an answer of that kind is not wanted; `seconds` how long it may take;
    `calls` whether it asks other endpoints, all of which are allowed; `has_from` whether the query itself names its
    graphs, by FROM.
    """

    query: str
    base: str
    table: str
    graph: str
    seconds: float
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    calls: bool = False
    has_from: bool = False

    def to_bytes(self, seconds: float) -> bytes:
        """Return the question as it is sent, with what is left of its time."""
        return marshal.dumps((*self[:4], seconds, *self[5:]))

    @classmethod
    def from_bytes(cls, sent: bytes) -> Question:
        """Return the question that was sent: by the server that started this process, and by nobody else."""
        return cls(*marshal.loads(sent))  # noqa: S302


class TimeLimit(Exception):  # noqa: N818  (the limit is the news)
    """A query ran longer than is allowed; its process was ended."""


class Busy(Exception):  # noqa: N818
    """More is asked at once than is answered at once."""


class Unwanted(Exception):  # noqa: N818
    """The answer is of a kind, `table` or `graph`, that the question did not want."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class EngineFailure(Exception):  # noqa: N818
    """The engine could not answer, or (`is_fatal`) died of the question."""

    def __init__(self, words: str, *, is_fatal: bool = False) -> None:
        super().__init__(words)
        self.is_fatal = is_fatal
