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
    from ...graph.snapshot import Snapshot
    from ..engine.question import Question

_THREADS = 2  # a short search passes a long one


class Searchers:
    """A few threads that ask the indexes of snapshots."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_THREADS, "searching")

    async def answered(self, question: Question, snapshot: Snapshot) -> Question:
        """Return a question that passed the guard with what its searches found, and what is left of its time.

        Raises TimeLimit where nothing is left, Refused where the snapshot has no index.
        """
        begun = time.monotonic()
        work = asyncio.get_running_loop().run_in_executor(self._threads, _rewritten, question.query, snapshot)
        try:
            query = await asyncio.wait_for(work, question.seconds)
        except TimeoutError as error:
            raise TimeLimit from error
        except QueryFault as fault:
            raise Refused(HTTPStatus.BAD_REQUEST, str(fault), fault) from fault
        return question._replace(query=query, seconds=question.seconds - (time.monotonic() - begun))


def _rewritten(query: str, snapshot: Snapshot) -> str:
    return rewritten(query, tuple(tokens(query)), Index.of(snapshot))
