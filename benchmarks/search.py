"""Names and quotes in the index beside the same looked for by the engine, which looks at each: on disk and in memory.

Other servers' indexes are asked over HTTP, by the benchmark of the endpoint.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from pyoxigraph import Literal, RdfFormat, Store
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.limits import limit
from whosays.graph.searching.folding import words_in
from whosays.graph.searching.reading import Index
from whosays.graph.snapshot import STORE
from whosays.graph.spool import Spool
from whosays.graph.vocabulary import Vocabulary

from .world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from whosays.graph.searching.reading import Hit, Quoting

MODELS = 3_000
_WORDS = 4
_TIMES = 2
_SEED = 77
_SHOWN = 50
_PREFIXES = """
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX ws: <https://w3id.org/whosays/ontology#>
"""
# Evaluations have names, too, that nobody looks for.
_NAMED = """
SELECT DISTINCT ?it WHERE {
  ?it rdfs:label ?name ; a ?type
  FILTER($filter && ?type NOT IN (ws:Evaluation, ws:Comparison, ws:Role))
}
"""
_INSIDE = _NAMED.replace("$filter", "CONTAINS(LCASE(?name), $word)")
_BEGINNING = _NAMED.replace("$filter", 'CONTAINS(CONCAT(" ", LCASE(?name)), CONCAT(" ", $word))')
_QUOTED = """
SELECT DISTINCT ?it WHERE {
  GRAPH ?source { ?it rdf:subject ?thing ; ws:exact ?quote } FILTER(CONTAINS(LCASE(?quote), $word))
}
"""


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search took the index and the engine, on disk and in memory, in seconds; whether both found alike."""

    title: str
    index: float
    disk: float
    memory: float
    is_same: bool


def measured(models: int = MODELS) -> list[Searched]:
    """Return the medians over some words, each looked for by the index and by the engine."""
    with TemporaryDirectory() as name:
        contents = Contents(Spool(World(models).readings()), Vocabulary.load(), DEFAULT_BASE)
        snapshot = contents.published(Path(name))
        index = Index.of(snapshot)
        if index is None:
            raise RuntimeError("a snapshot without an index was published")
        store = Store.read_only(str(snapshot.folder / STORE))
        snapshot.store.dump(f"{name}/dump.nq", format=RdfFormat.N_QUADS)
        memory = Store()
        memory.bulk_load(path=f"{name}/dump.nq", format=RdfFormat.N_QUADS)
        stores = store, memory
        labels = [words_in(hit.name)[0] for hit in index.named("labs", models)]
        words = Random(_SEED).sample(sorted(set(labels)), min(_WORDS, len(set(labels))))
        starts = [word[:3] for word in words]
        return [
            _searched("names with a word", _INSIDE, words, lambda *by: _things(index.named(*by)), stores),
            _searched("names by a beginning", _BEGINNING, starts, lambda *by: _things(index.completions(*by)), stores),
            _searched("quotes with a word", _QUOTED, words, lambda *by: _claims(index.quoted(*by)), stores),
        ]


def _things(hits: Iterable[Hit]) -> set[str]:
    return {hit.iri for hit in hits}


def _claims(found: Iterable[Quoting]) -> set[str]:
    return {each.claim for each in found}


def _searched(
    title: str, query: str, words: Sequence[str], ask: Callable[[str, int], set[str]], stores: Sequence[Store]
) -> Searched:
    most = limit("search_results").value
    texts = {word: _PREFIXES + query.replace("$word", str(Literal(word))) for word in words}
    disk, memory = (median(_time(partial(_asked, store, text)) for text in texts.values()) for store in stores)
    found = median(_time(partial(ask, word, _SHOWN)) for word in words)
    is_same = all(ask(word, most) == _asked(stores[1], text) for word, text in texts.items())
    return Searched(title, found, disk, memory, is_same)


def _asked(store: Store, text: str) -> set[str]:
    return {row["it"].value for row in store.query(text)}


def _time(work: Callable[[], object]) -> float:
    """Return the least time of a few."""
    taken = []
    for _ in range(_TIMES):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return min(taken)


def rows(found: Sequence[Searched]) -> list[tuple[str, ...]]:
    """Return the figures for people."""
    heads = ("", "index, first 50", "engine, on disk", "engine, in memory", "index, in times the faster", "same things")
    return [
        heads,
        *(
            (
                each.title,
                *(f"{seconds * 1000:.2f} ms" for seconds in (each.index, each.disk, each.memory)),
                f"{each.index / min(each.disk, each.memory):.4f}",
                "yes" if each.is_same else "no",
            )
            for each in found
        ),
    ]
