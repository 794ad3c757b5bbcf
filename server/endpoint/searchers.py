"""Threads that answer the searches in queries: 10,000 results take longer than an event loop may be held."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import TYPE_CHECKING

from ...graph.searching.reading import Index
from ..engine.question import TimeLimit
from .refusals import Refused
from .searching import rewritten
from .tokens import QueryFault, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...graph.snapshot import Snapshot
    from ..engine.question import Question
    from .searching import Search

_THREADS = 2  # a short search passes a long one
# So few results for words of so many letters take no longer than it does to hand them to a thread and back.
_FEW, _LETTERS = 100, 3


class Searchers:
    """A few threads that ask the indexes of snapshots."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_THREADS, "searching")

    async def answered(self, question: Question, searches: Sequence[Search], snapshot: Snapshot) -> Question:
        """Return a question that passed the guard with what its searches found, and what is left of its time.

        Raises TimeLimit where nothing is left, Refused where the snapshot has no index.
        """
        begun, asked = time.monotonic(), (question.query, snapshot)
        try:
            if is_short(searches):
                return question._replace(query=_rewritten(*asked))
            work = asyncio.get_running_loop().run_in_executor(self._threads, _rewritten, *asked)
            query = await asyncio.wait_for(work, question.seconds)
        except TimeoutError as error:
            raise TimeLimit from error
        except QueryFault as fault:
            raise Refused(HTTPStatus.BAD_REQUEST, str(fault), fault) from fault
        return question._replace(query=query, seconds=question.seconds - (time.monotonic() - begun))


def is_short(searches: Sequence[Search]) -> bool:
    """Tell whether searches are done sooner than a thread would be there."""
    return sum(each.most for each in searches) <= _FEW and all(
        len(word) >= _LETTERS for each in searches for word in each.words.split()
    )


def _rewritten(query: str, snapshot: Snapshot) -> str:
    return rewritten(query, tuple(tokens(query)), Index.of(snapshot))
