"""Run the benchmarks: all, or those that are named (`python -m benchmarks speed`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from . import (
    bulk,
    crashes,
    entities,
    exports,
    hostile,
    judgement,
    leaks,
    memory,
    reconciliation,
    records,
    search,
    soak,
    stages,
    understanding,
)
from .endpoint import measuring, report
from .running import Missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

NAMES = (
    *("speed", "stages", "memory", "judgement", "bulk", "search", "reconciliation", "export", "records", "wikidata"),
    "endpoint",
)
LONG = ("crashes", "hostile", "leaks", "soak")  # only where they are asked for


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(NAMES + LONG))
@click.option(
    "--models",
    type=click.IntRange(10),
    multiple=True,
    help=f"How many models are judged (or loaded, or asked for) [default: {judgement.MODELS}; loaded: {bulk.MODELS}]",
)
@click.option("--minutes", type=click.FloatRange(0.1), default=10.0, show_default=True, help="How long the soak takes")
def main(names: Sequence[str], models: Sequence[int], minutes: float) -> None:
    """Measure the speed and memory of understanding, judging and loading, and show where the time goes."""
    for name in names or NAMES:
        if name == "endpoint":
            for each in models or (measuring.MODELS,):
                click.echo(report.told(measuring.measured(each, step=lambda told: click.echo(told, err=True))))
            continue
        try:
            for table in _long(name, minutes) if name in LONG else _measured(name, models):
                Console(width=110).print(table)
        except Missing as missing:
            click.echo(f"{name}: {missing}", err=True)


# What is measured on so many made-up models.
_ON_WORLDS: dict[str, tuple[str, int, Callable[[int], Sequence[Sequence[str]]]]] = {
    "bulk": (
        "Bulk load: N-Quads to a store that serves",
        bulk.MODELS,
        lambda each: bulk.rows(bulk.measured(each)),
    ),
    "records": (
        "Records: a table of {:,} rows to quads",
        records.ROWS,
        lambda each: records.rows(records.measured(each)),
    ),
    "wikidata": (
        "Wikidata: a dump of {:,} entities to claims",
        entities.ENTITIES,
        lambda each: entities.rows(entities.measured(each)),
    ),
    "search": (
        "Search: an index of {:,} models",
        search.MODELS,
        lambda each: search.rows(search.measured(each)),
    ),
    "reconciliation": (
        "Reconciliation: rows that mean one of {:,} models",
        reconciliation.MODELS,
        lambda each: reconciliation.rows(reconciliation.measured(each)),
    ),
}


def _measured(name: str, models: Sequence[int]) -> Iterator[Table]:
    if name in _ON_WORLDS:
        title, usual, rows = _ON_WORLDS[name]
        yield from (_table(title.format(each), rows(each)) for each in models or (usual,))
        return
    match name:
        case "speed":
            yield _table("Speed: bytes to claims", understanding.rows(understanding.speeds()))
        case "stages":
            yield _table("Where the time goes", stages.rows(stages.shares()))
        case "judgement":
            yield _table(
                "Judgement: claims to consensus and conflicts",
                judgement.rows(judgement.of_sizes(models or judgement.MODELS)),
            )
        case "export":
            few, many = models[:2] if len(models) > 1 else (exports.FEW, exports.MANY)
            yield _table("Export: two made-up worlds", exports.rows(exports.measured(few), exports.measured(many)))
        case _:
            few, many = memory.peaks_of(memory.FEW), memory.peaks_of(memory.MANY)
            yield _table("Memory: few documents and many", memory.rows(few, many))


def _long(name: str, minutes: float) -> Iterator[Table]:
    def step(told: str) -> None:
        click.echo(told, err=True)

    match name:
        case "crashes":
            yield _table("Crashes: what is left by what was killed", crashes.rows(crashes.measured(step=step)))
        case "hostile":
            yield _table("Hostile: what others notice", hostile.rows(hostile.measured(step=step)))
        case "leaks":
            yield _table("Leaks: what is held after the same again and again", leaks.rows(leaks.measured(step=step)))
        case _:
            yield _table("Soak: good, bad and hostile requests", soak.rows(soak.soaked(minutes, step=step)))


def _table(title: str, rows: Sequence[Sequence[str]]) -> Table:
    table = Table(title=title, title_justify="left", show_header=False, box=None, padding=(0, 2))
    for row in rows:
        table.add_row(*row)
    return table


if __name__ == "__main__":
    main()
