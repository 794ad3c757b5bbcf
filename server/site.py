"""What is served: the published snapshot, and what answers questions about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ..graph.iris import DEFAULT_BASE
from .endpoint.answering import Answering
from .engine.engine import Engine
from .engine.nurseries import OwnNurseries
from .served import Served

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from ..graph.snapshot import Snapshot


class SeeOther(StrEnum):
    """Which names of things lead to a document by 303, and do not answer themselves: those below `/id/`, all, none."""

    ID = "id"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Site:
    """The snapshot to serve, what answers, and the IRI that ours begin with where it is not the snapshot's own.

    `union` where the default graph of queries is all graphs; `see_other` says which names lead elsewhere.
    """

    served: Served
    answering: Answering
    base: str | None = None
    union: bool = False
    see_other: SeeOther = SeeOther.ID

    @classmethod
    def alone(
        cls, data: Path | Snapshot, base: str | None = None, *, union: bool = False, allowed: Collection[str] = ()
    ) -> Site:
        """Return a site for one process, which starts what it needs when it is needed.

        `allowed` are the normalized addresses of other endpoints that queries may ask.
        """
        own = OwnNurseries(union=union, federation=bool(allowed))
        return cls(Served(data), Answering(Engine(own.folder, own.start), allowed=allowed), base, union)

    def base_of(self, snapshot: Snapshot) -> str:
        """Return the IRI that ours begin with in a snapshot."""
        return self.base or str(snapshot.seal.get("base", DEFAULT_BASE))
