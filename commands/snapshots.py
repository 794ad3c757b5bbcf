"""Commands about the published snapshot as a whole: where it comes from, and which sources it holds."""

from __future__ import annotations

from pathlib import Path

import click

from ..graph.publish import restore as restored
from ..graph.queries import Catalogue
from ..graph.shelf.shelf import writing
from ..graph.snapshot import Snapshot
from ..printing import out, table
from ..server.terminal import rows_of
from .typed import data_folder, example


@click.command(epilog=example("restore backup.nq.gz --data data"))
@click.argument("dump", type=click.Path(path_type=Path, dir_okay=False))
@data_folder
def restore(dump: Path, data: Path) -> None:
    """Publish a snapshot from a dump in N-Quads (.nq or .nq.gz) as it is."""
    with writing(data):
        snapshot = restored(data, dump)
    click.echo(f"Snapshot {snapshot.id}: {snapshot.seal['quads']:,} quads")


@click.command(epilog=example("sources --data data"))
@data_folder
def sources(data: Path) -> None:
    """List the sources of the published snapshot, with how much each gave."""
    _, *rows = rows_of(Snapshot.current(data), Catalogue.load().named("sources/counts").bind())
    names = ("id", "file", "title", "publisher", "published", "claims", "not understood")
    out.print(table(names, [(row[0].rsplit("/", 1)[-1], *row[1:]) for row in rows]))
