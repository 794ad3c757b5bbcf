"""`whosays restore`: a dump becomes the published snapshot."""

from __future__ import annotations

from pathlib import Path

import click

from ..graph.publish import restore as restored
from ..graph.shelf.shelf import writing
from .typed import data_folder, example


@click.command(epilog=example("restore backup.nq.gz --data data"))
@click.argument("dump", type=click.Path(path_type=Path, dir_okay=False))
@data_folder
def restore(dump: Path, data: Path) -> None:
    """Publish a snapshot from a dump in N-Quads (.nq or .nq.gz) as it is."""
    with writing(data):
        snapshot = restored(data, dump)
    click.echo(f"Snapshot {snapshot.id}: {snapshot.seal['quads']:,} quads")
