"""What several commands take, and how a help text shows what to type."""

from __future__ import annotations

from pathlib import Path

import click

data_folder = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("data"),
    envvar="WHOSAYS_DATA",
    show_default=True,
    show_envvar=True,
    help="The folder that holds the snapshots.",
)


def as_typed(title: str, *commands: str) -> str:
    """Return commands to end a help text with; the first character tells click to leave the lines as they are."""
    return "\n".join(["\b", title, *(f"  whosays {command}" for command in commands)])


def example(command: str) -> str:
    """Return the command to end its own help text with."""
    return as_typed("Example:", command)
