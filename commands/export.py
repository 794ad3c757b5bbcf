"""`whosays export`: what is published, in the formats that other tools read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..graph.errors import ExportError
from ..graph.exporting.dumps import forget_dumps, place_of, write_dumps
from ..graph.exporting.files import written
from ..graph.exporting.forms import FORMS, form_called
from ..graph.exporting.wanted import Wanted
from ..graph.snapshot import Snapshot
from ..printing import out, table
from .typed import as_typed, data_folder

if TYPE_CHECKING:
    from ..graph.exporting.forms import Form

_EXAMPLES = ("export --format nquads --out dump.nq.gz", 'export --format csv --about "Heron 2 Ultra"', "export --all")


@click.command(epilog=as_typed("Example:", *_EXAMPLES))
@data_folder
@click.option("--format", "name", type=click.Choice([form.name for form in FORMS]))
@click.option("--all", "everything", is_flag=True, help="All files of a dump, with checksums and a description.")
@click.option("--graph", metavar="IRI", help="Only this graph.")
@click.option("--source", help="Only this source: its id, file name or title (see `whosays sources`).")
@click.option("--about", help="Only what is about this name.")
@click.option("--license", "licence", metavar="IRI", help="With --all: on which terms you publish the dump.")
@click.option(
    "--out",
    "place",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Write into this file, packed if it ends in .gz or .zst; by default standard output. "
    "With --all the folder; by default one in the data folder, from which `whosays serve` offers them.",
)
def export(
    data: Path, name: str | None, *, everything: bool, licence: str | None, place: Path | None, **part: str | None
) -> None:
    """Write what is published as files for other tools."""
    if everything == (name is not None):
        raise click.UsageError("give --format, or --all")
    parts = sum(each is not None for each in part.values())
    if parts > 1 or (everything and parts):
        raise click.UsageError("give one of --graph, --source and --about, and none with --all")
    if licence is not None and not everything:
        raise click.UsageError("--license goes with --all")
    snapshot = Snapshot.current(data)
    if name is not None:
        _one(form_called(name), Wanted(snapshot, **part), place)
    else:
        _all(snapshot, place, licence)


def _one(form: Form, wanted: Wanted, place: Path | None) -> None:
    """Write one file, or to standard output."""
    form.check(wanted)
    if place is None:
        if not form.is_text and sys.stdout.isatty():
            raise ExportError(form.name, "this is nothing for a terminal", "name a file with --out")
        form.write(wanted, sys.stdout.buffer)
        return
    with written(place) as file:
        form.write(wanted, file)
    click.echo(f"{place}: {place.stat().st_size:,} bytes, snapshot {wanted.snapshot.id}", err=True)


def _all(snapshot: Snapshot, place: Path | None, licence: str | None) -> None:
    """Write all files of a dump, and say what they are."""
    folder = place or place_of(snapshot)
    dumps = write_dumps(snapshot, folder, licence, step=lambda each: click.echo(f"writing {each}", err=True))
    if place is None:
        forget_dumps(snapshot)
    rows = [(dump.name, f"{dump.size:,}", dump.about) for dump in dumps]
    out.print(table(("name", "bytes", "holds"), rows, f"{folder}: snapshot {snapshot.id}"))
