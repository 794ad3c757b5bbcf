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


class Writer(Protocol):
    """Writes into the data folder that is served; every method raises WriteFault where that cannot be."""

    def add(self, document: Path, name: str, told: Mapping[str, str]) -> Written:
        """Read a document and add it as a source; `told` has the keys of a manifest, `name` is its file name."""

    def remove(self, source: str) -> Written:
        """Take a source out, or a change by hand back."""
