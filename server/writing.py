"""What the server asks of whoever can write: a document in, a source out, changes by hand; each publishes a snapshot.

The server reads snapshots, not documents; the command that starts it supplies the writer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from http import HTTPStatus
    from pathlib import Path


class WriteFault(Exception):  # noqa: N818 (as the answers call it)
    """What was not written, and why: `place: what; remedy`, with the status that an answer has."""

    def __init__(self, status: HTTPStatus, place: str, what: str, remedy: str) -> None:
        super().__init__(f"{place}: {what}; {remedy}" if place else f"{what}; {remedy}")
        self.status = status
        self.place = place
        self.what = what
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it: the id of the source, that of the snapshot which has it, and what else there is to tell."""

    source: str
    snapshot: str
    told: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What must be so when a write is made: that what it is about is there, or not; which snapshot is the current one.

    `snapshot` is the id that it has, "" where none would do; `unless` the one that it has not.
    """

    is_there: bool | None = None
    snapshot: str | None = None
    unless: str | None = None

    def are_met(self, snapshot: str, *, is_there: bool) -> bool:
        """Tell whether a write may be made upon this snapshot, in which what it is about is there or not."""
        return self.is_there in {None, is_there} and self.snapshot in {None, snapshot} and self.unless != snapshot


UNCONDITIONAL = Conditions()


@dataclass(frozen=True, slots=True)
class GraphWrite:
    """A graph to write whole, by PUT, POST or DELETE: its IRI or None for the default one, and the files to read.

    `payloads` are files with their media types; relative IRIs in them begin with `base`.
    """

    method: str
    graph: str | None
    payloads: tuple[tuple[Path, str], ...] = ()
    base: str = ""
    conditions: Conditions = UNCONDITIONAL


class Writer(Protocol):
    """Writes into the data folder that is served; every method raises WriteFault where that cannot be."""

    def add(self, document: Path, name: str, told: Mapping[str, str]) -> Written:
        """Read a document and add it as a source; `told` has the keys of a manifest, `name` is its file name."""

    def remove(self, source: str, conditions: Conditions = UNCONDITIONAL) -> Written:
        """Take a source out, or a change by hand back."""

    def update(self, update: str, base: str, who: str, *, sparing: bool) -> Written:
        """Make the change that an update asks for, as a source of its own, in the name of a token.

        `sparing` leaves alone what may not be changed by hand; else that is refused. No source where nothing changes.
        """

    def graph(self, write: GraphWrite, who: str) -> Written:
        """Write a graph, as a source of its own; `told` says whether the graph `existed`."""
