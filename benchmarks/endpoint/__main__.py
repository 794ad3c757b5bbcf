"""Ask the endpoints and print the tables (`python -m benchmarks endpoint`, or this module for its options)."""

from __future__ import annotations

import click

from .measuring import CONNECTIONS, MODELS, ROUNDS, SECONDS, measured
from .peers import PEERS
from .report import told


@click.command()
@click.option("--models", type=click.IntRange(10), default=MODELS, show_default=True)
@click.option("--rounds", type=click.IntRange(1), default=ROUNDS, show_default=True)
@click.option("--seconds", type=click.FloatRange(1), default=SECONDS, show_default=True, help="For each slot and peer.")
@click.option("--connections", type=click.IntRange(1), multiple=True, default=CONNECTIONS, show_default=True)
@click.option("--without", type=click.Choice([peer.name for peer in PEERS]), multiple=True)
def main(models: int, rounds: int, seconds: float, connections: tuple[int, ...], without: tuple[str, ...]) -> None:
    """Measure the endpoint beside the native Oxigraph server and Virtuoso."""
    peers = [peer for peer in PEERS if peer.name not in without]
    click.echo(told(measured(models, rounds, seconds, connections, peers, lambda step: click.echo(step, err=True))))


if __name__ == "__main__":
    main()
