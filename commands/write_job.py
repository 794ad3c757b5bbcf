"""A process that writes once and ends: `python -m whosays.commands.write_job`, the job in JSON on standard input.

Each line that it prints is one step, in JSON: what it is `at`, and at last what is `done` or which `fault` there is.
It may be killed at any time: the snapshot is then the one before or the new one.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..graph.claims import Concept, Entity
from ..graph.dates import Date
from ..graph.errors import (
    BusyError,
    DeniedError,
    QueryError,
    SnapshotError,
    SourceError,
    TakenError,
    UnknownError,
    WhosaysError,
)
from ..graph.limits import limit
from .added import added_to, read_here, removed_from
from .confined import confined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ..graph.claims import Claim, Reading
    from ..loaders.build import Source

READING, CHANGING, BUILDING = "reading", "changing", "building"
_STATUS = {
    BusyError: 503,
    TakenError: 409,
    UnknownError: 404,
    DeniedError: 403,
    QueryError: 400,
    SourceError: 422,
    SnapshotError: 503,
}
_MOST_TOLD = 500


def main() -> None:
    """Do the job, and tell what came of it."""
    job = json.load(sys.stdin)
    try:
        _tell(done=JOBS[job.pop("job")](**job))
    except WhosaysError as fault:
        status = next((status for kind, status in _STATUS.items() if isinstance(fault, kind)), 422)
        _tell(fault={"status": status, "place": fault.place, "what": fault.what, "remedy": fault.remedy})
    except MemoryError:
        what = "it takes more memory than may be used for it"
        _tell(fault={"status": 422, "place": "", "what": what, "remedy": "make it smaller, or build it by hand"})


def added(data: str, file: str, name: str, told: Mapping[str, str]) -> dict[str, object]:
    """Add a document; what is told is what was understood, and what was not."""

    def read(source: Source) -> Reading:
        _tell(at=READING)
        with confined(limit("document_seconds").value, limit("document_memory").value):
            reading = read_here(source)
        _tell(at=BUILDING)
        return reading

    understood = added_to(Path(data), Path(file), name, told, read)
    reading = understood.reading
    missed = [
        {"quote": reading.document[each.span], "start": each.span.start, "end": each.span.end, "reason": each.reason}
        for each in reading.residue[:_MOST_TOLD]
    ]
    return {
        "source": understood.source,
        "snapshot": understood.snapshot.id,
        "told": {
            "title": reading.document.title,
            "claims": len(reading.claims),
            "things": understood.things,
            "understood": list(_listed(reading)),
            "notUnderstood": missed,
        },
    }


def removed(data: str, source: str) -> dict[str, object]:
    """Take a source out."""
    _tell(at=BUILDING)
    return {"source": source, "snapshot": removed_from(Path(data), source).id, "told": {}}


def _listed(reading: Reading) -> Iterator[dict[str, object]]:
    for claim in reading.claims[:_MOST_TOLD]:
        yield {
            "subject": claim.subject.called,
            "property": claim.property,
            "value": _value(claim),
            "quote": reading.document[claim.span],
            "start": claim.span.start,
            "end": claim.span.end,
        }


def _value(claim: Claim) -> str | None:
    match claim.value:
        case None:
            return None
        case Entity():
            return claim.value.called
        case Date():
            return claim.value.edtf
        case Concept():
            return claim.value.name
        case bool():
            return str(claim.value).lower()
        case _:
            return str(claim.value)


def _tell(**step: object) -> None:
    sys.stdout.write(json.dumps(step) + "\n")
    sys.stdout.flush()


JOBS: dict[str, Callable[..., dict[str, object]]] = {"add": added, "remove": removed}


if __name__ == "__main__":
    main()
