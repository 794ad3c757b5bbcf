"""A process that writes once and ends: `python -m whosays.commands.write_job`, the job in JSON on standard input.

Each line that it prints is one step, in JSON: what it is `at`, and at last what is `done` or which `fault` there is.
It may be killed at any time: the snapshot is then the one before or the new one.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, NamedTuple

from pyoxigraph import NamedNode

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
    UnmetError,
    WhosaysError,
    has_no_room,
    reason_of,
)
from ..graph.limits import limit
from ..graph.shelf.change import Change
from ..graph.shelf.growth import Published, with_change, without
from ..graph.shelf.rehearsal import graph_rehearsed, permitted, update_rehearsed
from ..graph.shelf.shelf import Shelf, writing
from ..graph.snapshot import Snapshot
from ..server.writing import Conditions
from .added import added_to, read_here
from .confined import confined, without_network
from .request_places import Part, places_in_graphs, places_in_update

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pyoxigraph import Quad

    from ..graph.claims import Claim, Reading
    from ..graph.document import Span
    from ..graph.shelf.rehearsal import Delta
    from ..loaders.build import Source

READING, CHANGING, BUILDING = "reading", "changing", "building"
_STATUS = {
    BusyError: 503,
    TakenError: 409,
    UnknownError: 404,
    DeniedError: 403,
    UnmetError: 412,
    QueryError: 400,
    SourceError: 422,
    SnapshotError: 503,
}


def main() -> None:
    """Do the job, and tell what came of it."""
    without_network()
    job = json.load(sys.stdin)
    try:
        _tell(done=JOBS[job.pop("job")](**job))
    except WhosaysError as fault:
        _tell(fault={"status": status_of(fault), "place": fault.place, "what": fault.what, "remedy": fault.remedy})
    except OSError as fault:
        if not has_no_room(fault):
            raise
        what = f"nothing more can be written ({reason_of(fault)})"
        _tell(fault={"status": 503, "place": "", "what": what, "remedy": "make room, and send it again"})
    except MemoryError:
        what = "it takes more memory than may be used for it"
        _tell(fault={"status": 422, "place": "", "what": what, "remedy": "make it smaller, or build it by hand"})


def status_of(fault: WhosaysError) -> int:
    """Return the status that an answer has which tells a fault."""
    return next((status for kind, status in _STATUS.items() if isinstance(fault, kind)), 422)


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
    most = limit("claims_told").value
    missed = [
        {"quote": reading.document[each.span], "start": each.span.start, "end": each.span.end, "reason": each.reason}
        for each in reading.residue[:most]
    ]
    return {
        "source": understood.source,
        "snapshot": understood.snapshot.id,
        "told": {
            "title": reading.document.title,
            "claims": len(reading.claims),
            "things": understood.things,
            "missed": len(reading.residue),
            **_cut(len(reading.claims), len(reading.residue), most),
            "understood": list(_listed(reading, most)),
            "notUnderstood": missed,
        },
    }


def _cut(claims: int, missed: int, most: int) -> dict[str, str]:
    """Return the words that say how much is listed of what there is; nothing where that is all."""
    if max(claims, missed) <= most:
        return {}
    words = f"listed are {min(claims, most):,} of {claims:,} claims and {min(missed, most):,} of {missed:,} "
    return {"cut": f"{words}passages that were not understood; all of them stand at the address of the source"}


def removed(data: str, source: str, conditions: Mapping[str, Any]) -> dict[str, object]:
    """Take a source out."""
    _tell(at=BUILDING)
    with writing(Path(data)):
        shelf, before = Shelf.of(Path(data)), Published.at(Path(data))
        if before is not None and source in before.sources():
            _check(Conditions(**conditions), before.snapshot, source, is_there=True)
        return {"source": source, "snapshot": without(shelf, source).id, "told": {}}


def updated(data: str, update: str, base: str, who: str, *, sparing: bool) -> dict[str, object]:
    """Make the change that an update asks for."""
    rehearsed = Rehearsed(
        lambda it: update_rehearsed(it, update, base),
        lambda it: places_in_update(update, base, it.added, it.removed),
    )
    return _changed(Path(data), who, (update, "update.ru"), rehearsed, sparing)


def graph_written(data: str, write: Mapping[str, Any], who: str, conditions: Mapping[str, Any]) -> dict[str, object]:
    """Write a whole graph; its request is kept as it was sent."""
    method, graph, base = write["method"], write["graph"], write["base"]
    files = [(Path(file), media_type) for file, media_type in write["payloads"]]
    called = "the default graph" if graph is None else graph
    text, parts = f"{method} {called}\n", []
    for file, media_type in files:
        text += f"\nContent-Type: {media_type}\n\n"
        parts.append(Part(len(text), file.read_text(encoding="utf-8", errors="replace"), media_type))
        text += parts[-1].text
    request = text, f"{method.lower()}.http"
    there = True

    def delta(snapshot: Snapshot) -> Delta:
        nonlocal there
        there = graph is None or snapshot.store.contains_named_graph(NamedNode(graph))
        if method == "DELETE" and not there:
            raise UnknownError(called, "there is no such graph", "see the graphs that there are")
        return graph_rehearsed(snapshot, method, graph, files, base)

    rehearsed = Rehearsed(
        delta,
        lambda it: places_in_graphs(parts, base, graph, it.added),
        lambda it: _check(Conditions(**conditions), it, called, is_there=there),
    )
    done = _changed(Path(data), who, request, rehearsed, sparing=False)
    return {**done, "told": {**done["told"], "existed": there}}


def _check(conditions: Conditions, snapshot: Snapshot, called: str, *, is_there: bool) -> None:
    """Refuse a write whose conditions are not met."""
    if not conditions.are_met(snapshot.id, is_there=is_there):
        what = "it is not as If-Match or If-None-Match has it: another write came first, or it was there already"
        raise UnmetError(
            called, what if is_there else "it is not there, as If-Match has it", "read it, and decide anew"
        )


class Rehearsed(NamedTuple):
    """How it is found out what a request changes, where that stands in it, and whether it may be made at all."""

    delta: Callable[[Snapshot], Delta]
    places: Callable[[Delta], Mapping[Quad, Span]]
    check: Callable[[Snapshot], None] = lambda _: None


def _changed(data: Path, who: str, request: tuple[str, str], rehearsed: Rehearsed, sparing: bool) -> dict[str, Any]:
    """Publish what a rehearsal finds changed; nothing where that is nothing."""
    _tell(at=CHANGING)
    with writing(data):
        snapshot = Snapshot.current(data)
        with confined(limit("update_seconds").value, limit("update_memory").value):
            delta = permitted(rehearsed.delta(snapshot), Published(data, snapshot).iris, sparing=sparing)
            rehearsed.check(snapshot)
            is_short = len(request[0]) <= limit("quoted_characters").value
            places = rehearsed.places(delta) if is_short else {}
        when = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        change = Change(who, when, *request, delta.added, delta.removed, delta.created, delta.dropped, places)
        told = {"added": len(delta.added), "removed": len(delta.removed)}
        if change.is_empty:
            return {"source": "", "snapshot": snapshot.id, "told": told}
        _tell(at=BUILDING)
        shelf, entry = Shelf.of(data), change.entry()
        with NamedTemporaryFile("w", encoding="utf-8", newline="") as file:
            file.write(change.text())
            file.flush()
            shelf.put(Path(file.name), entry)
        return {"source": entry.id, "snapshot": with_change(shelf, entry, change).id, "told": told}


def _listed(reading: Reading, most: int) -> Iterator[dict[str, object]]:
    for claim in reading.claims[:most]:
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


JOBS: dict[str, Callable[..., dict[str, object]]] = {
    "add": added,
    "remove": removed,
    "update": updated,
    "graph": graph_written,
}


if __name__ == "__main__":
    main()
