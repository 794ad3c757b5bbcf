"""`whosays export`: what is published, in the formats that other tools read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..graph.errors import ExportError
from ..graph.exporting.files import written
from ..graph.exporting.forms import FORMS, form_called
from ..graph.exporting.wanted import Wanted
from ..graph.snapshot import Snapshot
from .typed import as_typed, data_folder

if TYPE_CHECKING:
    from ..graph.exporting.forms import Form

_EXAMPLES = ("export --format nquads --out dump.nq.gz", 'export --format csv --about "Heron 2 Ultra"')


@click.command(epilog=as_typed("Example:", *_EXAMPLES))
@data_folder
@click.option("--format", "name", type=click.Choice([form.name for form in FORMS]), required=True)
@click.option("--graph", metavar="IRI", help="Only this graph.")
@click.option("--source", help="Only this source: its id, file name or title (see `whosays sources`).")
@click.option("--about", help="Only what is about this name.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write into this file, packed if it ends in .gz or .zst; by default standard output.",
)
def export(data: Path, name: str, out: Path | None, **part: str | None) -> None:
    """Write what is published as a file for other tools."""
    if sum(each is not None for each in part.values()) > 1:
        raise click.UsageError("give one of --graph, --source and --about")
    form = form_called(name)
    wanted = Wanted(Snapshot.current(data), **part)
    form.check(wanted)
    _check_place(form, out)
    if out is None:
        form.write(wanted, sys.stdout.buffer)
        return
    with written(out) as file:
        form.write(wanted, file)
    click.echo(f"{out}: {out.stat().st_size:,} bytes, snapshot {wanted.snapshot.id}", err=True)


def _check_place(form: Form, out: Path | None) -> None:
    """Raise ExportError where bytes would go to a terminal."""
    if out is None and not form.is_text and sys.stdout.isatty():
        raise ExportError(form.name, "this is nothing for a terminal", "name a file with --out")
