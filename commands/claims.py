"""`whosays claims`: who says what of whom, as a table or line by line."""

from __future__ import annotations

import json
import sys
from textwrap import shorten
from typing import TYPE_CHECKING

import click

from ..graph.exporting.tables import csv_lines
from ..graph.listing import Row, claims_in
from ..graph.snapshot import Snapshot
from ..printing import out, table
from .typed import data_folder, example

if TYPE_CHECKING:
    from pathlib import Path

_SHOWN = 60


@click.command(epilog=example('claims --about "Heron 2 Ultra" --format csv'))
@data_folder
@click.option("--source", help="Only claims of this source: its id, file name or title (see `whosays sources`).")
@click.option("--about", help="Only claims about what goes by this name.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True)
def claims(data: Path, source: str | None, about: str | None, form: str) -> None:
    """List claims: who says what of whom, in which words, and where."""
    rows = claims_in(Snapshot.current(data), source, about)
    if form == "jsonl":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    elif form == "csv":
        for some in csv_lines(rows):
            sys.stdout.buffer.write(some)
    else:
        lines = [_line(row) for row in rows]
        out.print(table(("about", "property", "value", "words", "source"), lines, f"{len(lines)} claims"))


def _line(row: Row) -> tuple[str, ...]:
    """Return a claim in few words: what is asserted as equal goes without saying so."""
    value = str(row["valueLabel"] or row["value"] or "")
    words = [str(row["comparator"]) if row["comparator"] != "=" else "", value]
    if row["modality"] != "asserted":
        words.append(f"({row['modality']})")
    name = " ".join(str(part) for part in (row["property"], row["benchmark"]) if part)
    quote = shorten(str(row["quote"]), _SHOWN, placeholder=" …")
    return str(row["subjectLabel"]), name, " ".join(filter(None, words)), quote, str(row["source"])
