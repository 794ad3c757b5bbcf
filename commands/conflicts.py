"""`whosays conflicts`: where sources disagree, of which kind that is, and why, the severest first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from ..graph.conflict_listing import ConflictRow, conflicts_in
from ..graph.judgement.conflict import Kind, Severity
from ..graph.snapshot import Snapshot
from ..graph.words import counted
from ..printing import out, table
from .typed import data_folder, example

if TYPE_CHECKING:
    from pathlib import Path


@click.command(epilog=example('conflicts --about "Heron 2 Ultra" --severity high'))
@data_folder
@click.option("--kind", type=click.Choice([each.value for each in Kind]), help="Only conflicts of this kind.")
@click.option("--about", help="Only conflicts about what goes by this name.")
@click.option("--source", help="Only conflicts that this source has a part in: its id, file name or title.")
@click.option(
    "--severity", type=click.Choice([each.value for each in Severity]), help="Only conflicts that matter this much."
)
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def conflicts(  # noqa: PLR0913 (one for each option)
    *, data: Path, kind: str | None, about: str | None, source: str | None, severity: str | None, form: str
) -> None:
    """List where sources disagree, or one disagrees with itself, and why: the severest first.

    A low one explains itself (a change with time, a rounding); a high one says that something must be wrong.
    """
    rows = conflicts_in(
        Snapshot.current(data),
        source=source,
        about=about,
        kind=Kind(kind) if kind else None,
        severity=Severity(severity) if severity else None,
    )
    if form == "jsonl":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    else:
        title = counted(len(rows), "conflicts")
        out.print(table(("severity", "kind", "what does not fit"), [_line(row) for row in rows], title))


def _line(row: ConflictRow) -> tuple[str, str, str]:
    """Return a conflict in few words: its sentence says of what it is told, and which sources where that does not."""
    says, sources = str(row["explanation"]), row["sources"] or []
    if not all(name in says for name in sources):
        says = f"{says} ({'sources' if len(sources) > 1 else 'source'}: {', '.join(sources)})"
    return str(row["severity"]), str(row["kind"]), says
