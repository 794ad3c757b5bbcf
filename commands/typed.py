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


def _addresses(_context: click.Context, _parameter: click.Parameter, stated: tuple[str, ...]) -> tuple[str, ...]:
    """Return the addresses of other endpoints in their one spelling; refuse what is none."""
    from ..server.endpoint.federation import normalized  # noqa: PLC0415 (most commands need no server)

    found = tuple(filter(None, map(normalized, stated)))
    if len(found) < len(stated):
        wrong = next(each for each in stated if normalized(each) is None)
        raise click.BadParameter(f"{wrong!r} is no plain http or https address, such as https://example.org/sparql")
    return found


federation = click.option(
    "--federation",
    multiple=True,
    metavar="URL",
    callback=_addresses,
    help="Let queries ask this other endpoint by SERVICE, and no other; repeat it for more [default: none]",
)


def as_typed(title: str, *commands: str) -> str:
    """Return commands to end a help text with; the first character tells click to leave the lines as they are."""
    return "\n".join(["\b", title, *(f"  whosays {command}" for command in commands)])


def example(command: str) -> str:
    """Return the command to end its own help text with."""
    return as_typed("Example:", command)
