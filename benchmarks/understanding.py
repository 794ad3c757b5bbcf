"""Speed: bytes to claims on one core, beside a Markdown parser that reads the same bytes in the same run."""

from __future__ import annotations

from pathlib import PurePath
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt
from whosays.graph.document import Document
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.formats.loader import loader_for
from whosays.loaders.readers import collect_seldom
from whosays.loaders.understanding import read

from .corpus import SEED, documents

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DOCUMENTS = 160
PASSES = 5

Text = tuple[str, str]
"""The name of a file, and its text."""


class Speed(NamedTuple):
    """What was read in a pass, and the seconds of processor time that we and the peer took for it."""

    bytes: int
    claims: int
    ours: float
    peer: float

    @property
    def megabytes_a_second(self) -> float:
        """Return our speed."""
        return self.bytes / self.ours / 1e6


def claims_in(texts: Sequence[Text]) -> int:
    """Return how many claims the texts make."""
    collect_seldom()
    vocabulary = Vocabulary.load()
    return sum(len(read(document_of(name, text), vocabulary).claims) for name, text in texts)


def document_of(name: str, text: str) -> Document:
    """Return the document that a file would be."""
    loader = loader_for(PurePath(name))
    return Document(name, name, text, tuple(loader.blocks(text)), loader.name)


def tokens_in(texts: Sequence[Text]) -> int:
    """Return how many tokens markdown-it-py finds: the peer, which understands nothing."""
    parser = MarkdownIt("commonmark").enable("table")
    return sum(len(parser.parse(text)) for _, text in texts)


def speeds(count: int = DOCUMENTS, passes: int = PASSES) -> list[Speed]:
    """Return the speed of each pass; each reads documents of its own, so that none profits from the one before."""
    claims_in(list(documents(8, SEED - 1)))
    return [_speed(list(documents(count, SEED + number))) for number in range(passes)]


def _speed(texts: Sequence[Text]) -> Speed:
    peer, _ = _timed(tokens_in, texts)
    ours, claims = _timed(claims_in, texts)
    return Speed(sum(len(text.encode()) for _, text in texts), claims, ours, peer)


def _timed(work: Callable[[Sequence[Text]], int], texts: Sequence[Text]) -> tuple[float, int]:
    start = process_time()
    found = work(texts)
    return process_time() - start, found


def rows(found: Sequence[Speed]) -> list[tuple[str, str]]:
    """Return the figures for people: the best pass is the one that others on the machine disturbed least."""
    best = max(found, key=lambda speed: speed.megabytes_a_second)
    ratio = min(speed.ours / speed.peer for speed in found)
    return [
        ("read in each pass", f"{best.bytes / 1e6:.2f} MB, {best.claims:,} claims"),
        ("bytes to claims, one core, best pass", f"{best.megabytes_a_second:.2f} MB/s"),
        ("all passes", ", ".join(f"{speed.megabytes_a_second:.2f}" for speed in found) + " MB/s"),
        ("time taken, in times that of markdown-it-py", f"{ratio:.1f}"),
    ]
