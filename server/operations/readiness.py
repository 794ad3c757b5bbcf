"""Whether questions can be answered now, and from what: told without a thread, and without a path of this machine."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from ...graph.errors import SnapshotError
from ..endpoint.cors import OPEN
from ..endpoint.reply import Reply

if TYPE_CHECKING:
    from ...graph.snapshot import Snapshot
    from ..site import Site

NEVER_KEPT = (("Cache-Control", "no-store"), *OPEN)


def health() -> Reply:
    """Return what a process answers for as long as it answers at all."""
    return Reply(HTTPStatus.OK, (("Content-Type", "text/plain; charset=utf-8"), *NEVER_KEPT), b"ok\n")


def readiness(site: Site) -> Reply:
    """Return whether the published snapshot is served, as JSON: 200 where it is, 503 and why where it is not."""
    told = ready(site)
    status = HTTPStatus.OK if told["ready"] else HTTPStatus.SERVICE_UNAVAILABLE
    body = json.dumps(told, indent=1).encode() + b"\n"
    return Reply(status, (("Content-Type", "application/json"), *NEVER_KEPT), body)


def ready(site: Site) -> dict[str, Any]:
    """Return `ready`, `words` where it is not, and of what is served: snapshot, built, age (s), quads, readers."""
    try:
        snapshot = site.served.now()
    except SnapshotError:
        return {"ready": False, "words": "no good snapshot is published; build one, and it is served at once"}
    home = site.answering.engine.home_of(snapshot)
    words = []
    if fault := site.served.fault():
        words.append(f"{fault}; the last good one, {snapshot.id}, is served on")
    if damage := site.served.damage():
        words.append(f"the snapshot that is served, {snapshot.id}, is damaged on the disk: {damage}; build it again")
    if not home:
        words.append("no process is there to answer queries; one is being started")
    found: dict[str, Any] = {"ready": not words}
    if words:
        found["words"] = ". ".join(words)
    return found | {
        "snapshot": snapshot.id,
        "built": str(snapshot.seal.get("built", "")),
        "age": age_of(snapshot),
        "quads": int(snapshot.seal.get("quads", 0)),
        "readers": home or None,
    }


def age_of(snapshot: Snapshot) -> int | None:
    """Return how many seconds ago a snapshot was built; None where it does not say when."""
    try:
        built = datetime.fromisoformat(str(snapshot.seal.get("built", "")))
    except ValueError:
        return None
    built = built if built.tzinfo is not None else built.replace(tzinfo=UTC)
    return max(0, int((datetime.now(UTC) - built).total_seconds()))
