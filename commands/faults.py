"""The faults of a build: those that end it are told together, so that all can be mended at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

import click

from ..graph.errors import ModelError, WhosaysError
from ..graph.limits import limit
from ..printing import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

_INSTEAD = "build the rest with --keep-going"


@dataclass(frozen=True, slots=True)
class Faults:
    """What went wrong so far; unless the build is to keep going it ends when it has read everything, or sooner.

    A model that fails ends it at once, for each question costs, and so does a fault too many to list.
    """

    keep_going: bool
    found: list[WhosaysError] = field(default_factory=list)

    def hear(self, fault: WhosaysError) -> None:
        """Take note of a fault; raises what `end` does where there is no use in going on."""
        self.found.append(fault)
        if not self.keep_going and (isinstance(fault, ModelError) or len(self.found) == limit("faults_told").value):
            self.end()

    def end_if_any(self) -> None:
        """End a build that is not to keep going, where there was a fault."""
        if self.found and not self.keep_going:
            self.end()

    def end(self) -> NoReturn:
        """Raise the only fault, or a ClickException that lists them, and say how to build in spite of them."""
        if len(self.found) == 1:
            fault = self.found[0]
            remedy = fault.remedy if self.keep_going else f"{fault.remedy} (or {_INSTEAD})"
            raise type(fault)(fault.place, fault.what, remedy)
        many = len(self.found) == limit("faults_told").value and not self.keep_going
        more = ", and there may be more" if many else ""
        instead = "" if self.keep_going else f" (or {_INSTEAD})"
        lines = "".join(f"\n  {line}" for line in self._lines())
        raise click.ClickException(harmless(f"nothing was published: {len(self.found)} faults{more}{instead}{lines}"))

    def tell(self) -> None:
        """List on standard error what was left out."""
        for line in self._lines():
            click.echo(f"left out: {harmless(line)}", err=True)

    def _lines(self) -> Iterator[str]:
        """Yield a line for each fault; a remedy that many have is told with the first."""
        told: set[str] = set()
        for fault in self.found:
            yield f"{fault.place}: {fault.what}" if fault.remedy in told else str(fault)
            told.add(fault.remedy)
