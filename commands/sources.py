"""`whosays sources`: the sources that the published snapshot holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..graph.queries import Catalogue
from ..graph.snapshot import Snapshot
from ..printing import out, table
from ..server.terminal import rows_of
from .typed import data_folder, example

if TYPE_CHECKING:
    from pathlib import Path


@click.command(epilog=example("sources --data data"))
@data_folder
def sources(data: Path) -> None:
    """List the sources of the published snapshot, with how much each gave."""
    _, *rows = rows_of(Snapshot.current(data), Catalogue.load().named("sources/counts").bind())
    names = ("id", "file", "title", "publisher", "published", "records", "claims", "not understood")
    out.print(table(names, [(row[0].rsplit("/", 1)[-1], *row[1:5], _or_nothing(row[5]), *row[6:]) for row in rows]))


def _or_nothing(count: str) -> str:
    return "" if count == "0" else count
