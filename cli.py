"""`whosays`: the group of the commands that `commands` holds, a module a theme, and how it tells faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import click

from .commands.typed import as_typed
from .graph.errors import WhosaysError, has_no_room, reason_of
from .printing import harmless

# The module of each command: it is loaded when the command is wanted, and not what others need.
_MODULES = {
    "add": "added",
    "build": "build",
    "claims": "claims",
    "conflicts": "conflicts",
    "evaluate": "evaluate",
    "export": "export",
    "limits": "limits",
    "link": "link",
    "memory": "memory",
    "query": "query",
    "remove": "added",
    "restore": "restore",
    "serve": "serve",
    "sources": "sources",
}


class Named(Mapping[str, click.Command]):
    """Commands by their names, each loaded when it is asked for; `modules` says from where."""

    def __init__(self, modules: dict[str, str]) -> None:
        self._modules = modules

    def __getitem__(self, name: str) -> click.Command:
        module = import_module(f".commands.{self._modules[name]}", __package__)
        command: click.Command = getattr(module, name)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


class Commands(click.Group):
    """The commands; a fault that somebody can mend is one line on standard error, and status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except WhosaysError as fault:
            raise click.ClickException(harmless(str(fault))) from fault
        except OSError as fault:
            if not has_no_room(fault):
                raise
            place = f"{fault.filename}: " if fault.filename else ""
            words = f"{place}nothing more can be written ({reason_of(fault)}); make room, and try again"
            raise click.ClickException(harmless(words)) from fault


_START = as_typed("Start with:", "build examples", 'claims --about "Heron 2 Ultra"', "serve")


@click.group(
    cls=Commands, commands=Named(_MODULES), context_settings={"help_option_names": ["-h", "--help"]}, epilog=_START
)
@click.version_option(package_name="whosays")
def main() -> None:
    """Build, ask and serve a graph of AI models in which every fact says who says it, in which words, and when."""


if __name__ == "__main__":
    main()
