"""`whosays limits`: what is accepted, and why no more."""

from __future__ import annotations

import click

from ..graph.limits import LIMITS
from ..printing import out, table
from .typed import example


@click.command(epilog=example("limits"))
def limits() -> None:
    """List the limits on what is accepted, each with its reason."""
    out.print(
        table(
            ("limit", "value", "unit", "because"),
            [(each.name, f"{each.value:,}", each.unit, each.why) for each in LIMITS],
        )
    )
