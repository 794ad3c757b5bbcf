"""The stores that a reader asks: one with all of a snapshot and, in memory, one with its default graph alone.

What stands in memory is found by lists of all quads with one term, whichever graph they are in: where most of them are
in other graphs, the default graph alone answers some two times as soon.
"""

from __future__ import annotations

import os
import traceback
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import DefaultGraph, QueryTriples, RdfFormat, Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from .question import Question

_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
# A query without these words, and without FROM, asks the default graph only. Escapes hide none: outside of IRIs and
# strings the guard refuses them.
_OF_OTHER_GRAPHS = ("graph", "describe")


class Stores(NamedTuple):
    """All of a snapshot; `default` has its default graph alone, `union` where the engine makes that of all graphs."""

    whole: Store
    default: Store | None = None
    union: bool = False

    def for_question(self, question: Question) -> Store:
        """Return the store that answers a question, the smaller one where it can."""
        if (
            self.default is None
            or question.default
            or question.named
            or question.has_from
            or _names_other_graphs(question.query.lower())
        ):
            return self.whole
        return self.default


def _names_other_graphs(lower: str) -> bool:
    return any(word in lower for word in _OF_OTHER_GRAPHS)


def on_disk(folder: str, *, union: bool) -> Stores:
    """Return the store in a folder."""
    return Stores(Store.read_only(folder), union=union)


def in_memory(folder: str, *, union: bool) -> Stores:
    """Return in memory all that a store on disk holds, each triple also in the default graph for `union`.

    The disk is read by another process: the engine's threads for it would not survive a fork.
    """
    whole, default = Store(), Store()
    _load(whole, RdfFormat.N_QUADS, lambda out: Store.read_only(folder).dump(out, format=RdfFormat.N_QUADS))
    if union:
        _load(whole, RdfFormat.N_TRIPLES, lambda out: _write_union(Store.read_only(folder), out))
    _load(default, RdfFormat.N_TRIPLES, lambda out: _write_default(Store.read_only(folder), out))
    if union:
        _load(default, RdfFormat.N_TRIPLES, lambda out: _write_union(Store.read_only(folder), out))
    return Stores(whole, default if len(default) < len(whole) else None)


def _write_default(store: Store, out: IO[bytes]) -> None:
    store.dump(out, format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())


def _write_union(store: Store, out: IO[bytes]) -> None:
    triples = store.query(_ALL)
    if isinstance(triples, QueryTriples):
        triples.serialize(out, format=RdfFormat.N_TRIPLES)


def _load(store: Store, form: RdfFormat, write: Callable[[IO[bytes]], object]) -> None:
    """Load what another process writes."""
    source, sink = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(source)
            with os.fdopen(sink, "wb") as out:
                write(out)
            os._exit(0)
        except BrokenPipeError:  # who was to load it is gone, or tells what was wrong
            os._exit(1)
        except BaseException:  # noqa: BLE001  (whatever it is: this copy must not live on)
            traceback.print_exc()
            os._exit(1)
    os.close(sink)
    with os.fdopen(source, "rb") as written:
        store.bulk_load(written, format=form)
    if os.waitpid(pid, 0)[1]:
        raise ChildProcessError("the store could not be read to its end")
