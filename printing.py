"""What the commands print: tables and progress for people, and nothing that a terminal would obey."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

# What is piped on is not cut to the width of a screen that is not there.
out, err = Console(width=None if sys.stdout.isatty() else 160), Console(stderr=True)
_WHOLE = ("property", "name", "limit")
# What a terminal would obey (escape sequences) or reorder the line by, wherever a document puts it.
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_OFTEN = 500
_DRAWN_EVERY = 0.1  # seconds
_LONGEST_WORD, _BETWEEN = 24, 3  # characters


def table(names: Sequence[str], rows: Sequence[Sequence[str]], title: str | Text | None = None) -> Table:
    """Return a table for people; what a document wrote is shown as text, never as markup."""
    shown = Table(title=title, title_justify="left", header_style="bold", box=SIMPLE_HEAD)
    for name in names:
        shown.add_column(name, overflow="fold", no_wrap=name in _WHOLE)
    for row in rows:
        shown.add_row(*(Text(harmless(str(cell))) for cell in row))
    return shown


def fits(names: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> bool:
    """Tell whether a table is readable in so many columns: only words longer than IRIs of ours need be broken."""
    columns = zip(names, *rows, strict=True)
    longest = (max((len(word) for cell in column for word in cell.split()), default=0) for column in columns)
    return sum(min(most, _LONGEST_WORD) + _BETWEEN for most in longest) <= width


def records(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows one below the other, a line for each cell that has something in it, with its name."""
    most = max(map(len, names))
    told = (zip(names, row, strict=True) for row in rows)
    return "\n\n".join(
        "\n".join(f"{name:<{most}}  {harmless(' '.join(cell.split()))}" for name, cell in record if cell)
        for record in told
    )


def harmless(words: str) -> str:
    """Return words of a document for a terminal to show, and nothing for it to obey."""
    return _COMMANDS.sub("\N{REPLACEMENT CHARACTER}", words)


@contextmanager
def progress(total: int) -> Iterator[Callable[[int], None]]:
    """Show how far the reading of documents is: a bar where somebody watches, else a line now and then.

    What is given is to be called after each document, with the number of claims so far.
    """
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("documents, {task.fields[claims]} claims,"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    read, drawn = 0, monotonic()
    # It is drawn from here: a thread that does it would be in the way of copies of this process, which read, too.
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal, auto_refresh=False) as bar:
        task = bar.add_task("", total=total, claims=0)

        def advance(claims: int) -> None:
            nonlocal read, drawn
            read += 1
            bar.update(task, advance=1, claims=claims)
            if monotonic() - drawn > _DRAWN_EVERY:
                bar.refresh()
                drawn = monotonic()
            if not err.is_terminal and read % _OFTEN == 0:
                click.echo(f"{read} of {total} documents, {claims} claims", err=True)

        yield advance
