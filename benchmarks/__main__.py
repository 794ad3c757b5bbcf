"""Run the benchmarks: all, or those that are named (`python -m benchmarks speed`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from . import judgement, memory, stages, understanding

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = ("speed", "stages", "memory", "judgement")


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(NAMES))
@click.option("--models", type=click.IntRange(10), multiple=True, default=judgement.MODELS, show_default=True)
def main(names: Sequence[str], models: Sequence[int]) -> None:
    """Measure the speed and memory of understanding and judging, and show where the time goes."""
    for name in names or NAMES:
        Console(width=110).print(_measured(name, models))


def _measured(name: str, models: Sequence[int]) -> Table:
    match name:
        case "speed":
            return _table("Speed: bytes to claims", understanding.rows(understanding.speeds()))
        case "stages":
            return _table("Where the time goes", stages.rows(stages.shares()))
        case "judgement":
            return _table("Judgement: claims to consensus and conflicts", judgement.rows(judgement.of_sizes(models)))
        case _:
            few, many = memory.peaks_of(memory.FEW), memory.peaks_of(memory.MANY)
            return _table("Memory: few documents and many", memory.rows(few, many))


def _table(title: str, rows: Sequence[Sequence[str]]) -> Table:
    table = Table(title=title, title_justify="left", show_header=False, box=None, padding=(0, 2))
    for row in rows:
        table.add_row(*row)
    return table


if __name__ == "__main__":
    main()
