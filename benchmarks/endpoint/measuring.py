"""The endpoints are asked by turns: each kind of question never seen and again, over few connections and many."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple
from urllib.error import HTTPError

from pyoxigraph import RdfFormat
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.spool import Spool
from whosays.graph.vocabulary import Vocabulary

from ..running import Missing
from ..world import World
from .driving import GRAPH, ROWS, Rate, again, answer, driven
from .peers import PEERS
from .questions import Questions, Template
from .sameness import rows_in

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from .peers import Peer
    from .sameness import Row

MODELS = 3_000
ROUNDS = 3
SECONDS = 1.0
CONNECTIONS = (1, 4, 16)
SAMPLES = 4
_SEED = 505


class Slot(NamedTuple):
    """What is measured at a time: a kind of question (None: all by weight), new or again, over connections."""

    kind: str | None
    is_new: bool
    connections: int


@dataclass
class Found:
    """The rates of each peer in each slot, round by round; the titles of the kinds, what differs, what is missing."""

    quads: int
    titles: dict[str, str]
    rates: dict[tuple[str, Slot], list[Rate]] = field(default_factory=dict)
    different: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def rate(self, peer: str, slot: Slot) -> float:
        """Return the median of the requests a second."""
        return median(each.a_second for each in self.rates[peer, slot])

    def ratio(self, peer: str, to: str, slot: Slot) -> float:
        """Return the median, over the rounds, of a peer's rate to another's in the same round."""
        pairs = zip(self.rates[peer, slot], self.rates[to, slot], strict=True)
        return median(mine.a_second / max(theirs.a_second, 0.01) for mine, theirs in pairs)


def measured(  # noqa: PLR0913, PLR0917
    models: int = MODELS,
    rounds: int = ROUNDS,
    seconds: float = SECONDS,
    connections: Sequence[int] = CONNECTIONS,
    peers: Sequence[Peer] = PEERS,
    step: Callable[[str], None] = lambda _: None,
) -> Found:
    """Return what the peers do with the graph of so many models; `step` hears what is done."""
    with TemporaryDirectory() as place, ExitStack() as serving:
        folder = Path(place)
        step(f"the graph of {models:,} models")
        quads, questions = _graph(models, folder)
        found = Found(quads, {each.name: each.title for each in questions.templates})
        urls = {}
        for peer in peers:
            step(f"{peer.name} loads it")
            (folder / peer.name).mkdir()
            try:
                urls[peer] = serving.enter_context(peer.serving(folder / "load" / "dump.nq", folder / peer.name))
            except Missing as missing:
                found.missing.append(f"{peer.name}: {missing}")
        asked = {peer.name: questions.for_peer(peer.name, peer.worded) for peer in urls}
        found.different = list(_differences(urls, questions))
        for different in found.different:
            step(f"not the same rows: {different}")
        slots = [
            Slot(kind, is_new, each)
            for kind in (*found.titles, None)
            for is_new in (True, False)
            for each in connections
        ]
        for number in range(-1, rounds):
            for slot in slots if number >= 0 else [Slot(None, False, max(connections))]:
                step(f"round {number + 1}: {_words(slot)}")
                rates = _rates(slot, number, urls, asked, seconds)
                for name, rate in rates.items() if number >= 0 else ():
                    found.rates.setdefault((name, slot), []).append(rate)
        return found


def _graph(models: int, folder: Path) -> tuple[int, Questions]:
    """Build the graph of so many models and write it down; return its size, and the questions about it."""
    readings = Spool(World(models, lineage=True).readings())
    snapshot = Contents(readings, Vocabulary.load(), DEFAULT_BASE).published(folder / "built")
    (folder / "load").mkdir()
    snapshot.store.dump(str(folder / "load" / "dump.nq"), format=RdfFormat.N_QUADS)
    return snapshot.seal["quads"], Questions.about(snapshot.store)


def _differences(urls: dict[Peer, str], questions: Questions) -> Iterator[str]:
    """Yield which peers answer with other rows than the first, to which question."""
    random = Random(_SEED)
    for template in questions.templates:
        # An index finds words, and in an order of its own.
        for _ in range(0 if template.dialects else SAMPLES):
            drawn = random.getrandbits(32)
            rows = {peer.name: _rows(peer, url, template, questions, drawn) for peer, url in urls.items()}
            first, *others = rows
            for other in others:
                if rows[other] != rows[first]:
                    query = template.filled(Random(drawn), questions.pools)
                    yield f"{template.title}: {other} {_size(rows[other])}, {first} {_size(rows[first])}: {query}"


def _rows(peer: Peer, url: str, template: Template, questions: Questions, drawn: int) -> Counter[Row] | str:
    """Return the rows of an answer, or what is told instead."""
    query = template.for_peer(peer.name, peer.worded).filled(Random(drawn), questions.pools)
    try:
        body = answer(url, query, GRAPH if template.is_construct else ROWS)
    except HTTPError as error:
        return error.read(500).decode(errors="replace")
    return rows_in(body, is_graph=template.is_construct)


def _size(rows: Counter[Row] | str) -> str:
    return rows if isinstance(rows, str) else f"{rows.total()} rows"


def _rates(
    slot: Slot, number: int, urls: Mapping[Peer, str], asked: Mapping[str, Questions], seconds: float
) -> dict[str, Rate]:
    """Return the rates of all peers in one slot, asked the same; the peer that begins changes from round to round."""
    peers, start = list(urls), number % len(urls)
    rates = {}
    for peer in peers[start:] + peers[:start]:
        questions, random = asked[peer.name], Random(f"{_SEED}/{number}/{_words(slot)}")
        template = questions.named(slot.kind)
        accept = GRAPH if template is not None and template.is_construct else f"{ROWS}, {GRAPH};q=0.9"
        queries = questions.new(template, random)
        if not slot.is_new:
            few = questions.again(template, random)
            for query in few:
                # What fails here fails when it is counted, too.
                with suppress(HTTPError):
                    answer(urls[peer], query, accept)
            queries = again(few)
        rates[peer.name] = driven(urls[peer], queries, slot.connections, seconds, accept)
    return rates


def _words(slot: Slot) -> str:
    return f"{slot.kind or 'the mix'}, {'new' if slot.is_new else 'again'}, {slot.connections} connections"
