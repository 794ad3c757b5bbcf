"""`whosays`: the group of the commands that `commands` holds, a module a theme, and how it tells faults."""

from __future__ import annotations

from typing import Any

import click

from .commands.added import add, remove
from .commands.build import build
from .commands.claims import claims
from .commands.conflicts import conflicts
from .commands.evaluate import evaluate
from .commands.limits import limits
from .commands.memory import memory
from .commands.query import query
from .commands.serve import serve
from .commands.snapshots import restore, sources
from .commands.typed import as_typed
from .graph.errors import WhosaysError
from .printing import harmless


class Commands(click.Group):
    """The commands; a fault that somebody can mend is one line on standard error, and status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except WhosaysError as fault:
            raise click.ClickException(harmless(str(fault))) from fault


_START = as_typed("Start with:", "build examples", 'claims --about "Heron 2 Ultra"', "serve")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=_START)
@click.version_option(package_name="whosays")
def main() -> None:
    """Build, ask and serve a graph of AI models in which every fact says who says it, in which words, and when."""


_COMMANDS = (add, build, claims, conflicts, evaluate, limits, memory, query, remove, restore, serve, sources)
for _command in _COMMANDS:
    main.add_command(_command)


if __name__ == "__main__":
    main()
