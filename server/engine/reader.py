"""One question after the other, answered from a store, in a process that may be ended at any time.

The engine can neither be stopped nor trusted to live: some queries run for ever, and some abort the process that
asks them. So strangers' queries are asked here, and the server lives on when this process does not.
"""

from __future__ import annotations

import signal
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat

from .confine import end_after
from .frames import FAILED, FORGET, FORGOTTEN, GRAPH, NO_QUERY, TABLE, UNWANTED, WHOLE_GRAPH, WHOLE_TABLE, Frames, frame
from .functions import results_of
from .parts import Parts, TooMuch
from .question import Question

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, DefaultGraph, QueryTriples

    from .line import Line
    from .stores import Stores


_LOOK = 0.002  # who has so long been busy looks whether some of what waits is to be forgotten


def answer_all(line: Line, stores: Stores) -> None:
    """Answer questions until there are no more, or until a query ends this process."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    frames, waiting = Frames(), deque[bytes]()
    while _takes_in(line, frames, waiting):
        look = monotonic() + _LOOK
        while waiting and monotonic() < look:
            question = Question.from_bytes(waiting.popleft())
            end_after(question.seconds)
            line.send(_answered(line, stores, question))
        end_after(0)
        line.ring()


def _takes_in(line: Line, frames: Frames, waiting: deque[bytes]) -> bool:
    """Take in what was sent, waiting for it only where there is nothing to do; tell whether anybody is there."""
    sent = line.take(waits=not waiting)
    if sent is None:
        return True
    frames.add(sent)
    while (found := frames.next()) is not None:
        kind, content = found
        if kind == FORGET:
            waiting.clear()
            line.send(frame(FORGOTTEN, b""))
        else:
            waiting.append(content)
    return bool(sent)


def _answered(line: Line, stores: Stores, question: Question) -> bytes:
    """Send all of the answer but its end, which is returned as frames."""
    try:
        results = _results(stores, question)
        if isinstance(results, (QuerySolutions, QueryBoolean)):
            if not question.table:
                return frame(UNWANTED, b"table")
            parts = Parts(line, question.table, WHOLE_TABLE, TABLE)
            results.serialize(parts, format=QueryResultsFormat.from_media_type(question.table))  # type: ignore[arg-type]  # one of ours
        else:
            if not question.graph:
                return frame(UNWANTED, b"graph")
            parts = Parts(line, question.graph, WHOLE_GRAPH, GRAPH)
            results.serialize(parts, format=RdfFormat.from_media_type(question.graph))  # type: ignore[arg-type]  # one of ours
        return parts.last()
    except SyntaxError as error:
        return frame(NO_QUERY, str(error).encode())
    except (ValueError, RuntimeError, OSError, TooMuch) as error:
        return frame(FAILED, str(error).encode())


def _results(stores: Stores, question: Question) -> QuerySolutions | QueryBoolean | QueryTriples:
    default: list[NamedNode | BlankNode | DefaultGraph] | None = None
    named: list[NamedNode | BlankNode] | None = None
    if question.default or question.named:
        default = [NamedNode(iri) for iri in question.default]
        named = [NamedNode(iri) for iri in question.named]
    return results_of(
        stores.for_question(question),
        question.query,
        base_iri=question.base,
        default_graph=default,
        named_graphs=named,
        use_default_graph_as_union=stores.union and default is None and not question.has_from,
    )
