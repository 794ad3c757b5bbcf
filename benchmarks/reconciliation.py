"""Matching rows to entities: how long a batch takes, how often the right one comes first, what is matched wrongly."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.queries import Catalogue
from whosays.graph.rdf import WS
from whosays.graph.searching.reading import Index
from whosays.graph.spool import Spool
from whosays.graph.vocabulary import Vocabulary
from whosays.server.app import material_of
from whosays.server.reconciliation.asked import Condition, Kind, Query
from whosays.server.reconciliation.entities import Entities
from whosays.server.reconciliation.matching import candidates

from .world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from whosays.graph.searching.reading import Hit
    from whosays.server.pages.material import Material
    from whosays.server.reconciliation.entities import Values

MODELS = 1_000
_BATCH, _BATCHES, _SEED = 50, 6, 20264
_PROPERTIES = ("developer", "totalParameters")


@dataclass(frozen=True, slots=True)
class Matched:
    """What batches of 50 rows of a kind took, in seconds of a core, and what came of the rows, in shares of them."""

    title: str
    usual: float
    slowest: float
    first: float
    sure: float
    wrong: float


def measured(models: int = MODELS) -> list[Matched]:
    """Return what each kind of rows takes, and what comes of it."""
    with TemporaryDirectory() as name:
        contents = Contents(Spool(World(models).readings()), Vocabulary.load(), DEFAULT_BASE)
        snapshot = contents.published(Path(name))
        catalogue, vocabulary = Catalogue.load(), Vocabulary.load()
        index = Index.of(snapshot)
        if index is None:
            raise RuntimeError("a snapshot without an index was published")
        every = index.things(WS.Model.value, models)
        chosen = Random(_SEED).sample(every, min(_BATCH * _BATCHES, len(every)))

        def fresh() -> Material:
            # What one request asks has its own time.
            return material_of(snapshot, catalogue, vocabulary)

        known = [vocabulary.properties[name] for name in _PROPERTIES]
        facts = Entities(fresh()).values([hit.iri for hit in chosen], known)
        return [_matched(kind, fresh, chosen, facts) for kind in _KINDS]


def _same(hit: Hit, _: Random) -> str:
    return hit.label


def _respelt(hit: Hit, _: Random) -> str:
    return hit.label.upper().replace(" ", "-")


def _misspelt(hit: Hit, random: Random) -> str:
    at = random.choice([at for at, letter in enumerate(hit.label) if letter.isalpha()])
    return hit.label[:at] + hit.label[at + 1 :]


def _of_another(hit: Hit, random: Random) -> str:
    return f"{hit.label} {random.randrange(1_000, 9_999)}"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of rows: how the name is written, whether values stand beside it, whether the model is one of ours."""

    title: str
    name: Callable[[Hit, Random], str]
    has_values: bool = False
    is_there: bool = True


_KINDS = (
    _Kind("the name as it is", _same),
    _Kind("the name in capitals with hyphens", _respelt),
    _Kind("a name with a letter missing", _misspelt),
    _Kind("a name with a letter missing, maker and size", _misspelt, has_values=True),
    _Kind("the name of a model that is not there", _of_another, is_there=False),
)


def _matched(kind: _Kind, fresh: Callable[[], Material], chosen: Sequence[Hit], facts: Values) -> Matched:
    random, taken = Random(_SEED), list[float]()
    first = sure = wrong = 0
    for start in range(0, len(chosen), _BATCH):
        batch = chosen[start : start + _BATCH]
        queries = [_query(kind, hit, facts, random) for hit in batch]
        material, began = fresh(), process_time()
        told = candidates(material, queries)
        taken.append(process_time() - began)
        for hit, found in zip(batch, told, strict=True):
            is_right = kind.is_there and bool(found) and found[0].entity.iri == hit.iri
            is_sure = bool(found) and found[0].is_sure
            first, sure, wrong = first + is_right, sure + is_sure, wrong + (is_sure and not is_right)
    count = len(chosen)
    return Matched(kind.title, median(taken), max(taken), first / count, sure / count, wrong / count)


def _query(kind: _Kind, hit: Hit, facts: Values, random: Random) -> Query:
    conditions = [Condition(Kind.NAME, (kind.name(hit, random),))]
    for name in _PROPERTIES if kind.has_values else ():
        held = list(facts.get((hit.iri, name), {}).values())
        if held:
            conditions.append(Condition(Kind.PROPERTY, (held[0].label or held[0].term.value,), name))
    return Query(tuple(conditions), ("Model",))


def rows(found: Sequence[Matched]) -> list[tuple[str, ...]]:
    """Return the figures for people."""
    heads = ("50 rows with", "usual, of a core", "slowest", "right one first", "matched", "matched wrongly")
    return [
        heads,
        *(
            (
                each.title,
                f"{each.usual * 1000:,.0f} ms",
                f"{each.slowest * 1000:,.0f} ms",
                *(f"{share:.1%}" for share in (each.first, each.sure, each.wrong)),
            )
            for each in found
        ),
    ]
