"""The writer of a server: each write is a process of its own, which may die of it, and nobody else notices."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from http import HTTPStatus
from subprocess import DEVNULL, PIPE
from typing import TYPE_CHECKING, Any

from ..graph.limits import limit
from ..server.endpoint.bearer import TokenFile, Tokens
from ..server.endpoint.writing import Writing
from ..server.writing import UNCONDITIONAL, WriteFault, Written
from .write_job import BUILDING, CHANGING, READING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ..server.writing import Conditions, GraphWrite

TOKEN = "WHOSAYS_TOKEN"  # noqa: S105 (the name of a variable)
_PLACE = f"the variable {TOKEN}"
_JOB = f"{__package__}.write_job"
_SHORTER = {
    READING: ("document_seconds", "the document"),
    CHANGING: ("update_seconds", "the change"),
    BUILDING: ("write_seconds", "the build"),
}


@dataclass(frozen=True, slots=True)
class JobWriter:
    """Writes into a data folder, each time in another process, within the limits for documents and updates."""

    data: Path

    def add(self, document: Path, name: str, told: Mapping[str, str]) -> Written:
        """Add a document as a source."""
        stated = {key: value for key, value in told.items() if value.strip()}
        return self._done(job="add", file=str(document), name=name, told=stated)

    def remove(self, source: str, conditions: Conditions = UNCONDITIONAL) -> Written:
        """Take a source out, or a change back."""
        return self._done(job="remove", source=source, conditions=asdict(conditions))

    def update(self, update: str, base: str, who: str, *, sparing: bool) -> Written:
        """Make the change that an update asks for."""
        return self._done(job="update", update=update, base=base, who=who, sparing=sparing)

    def graph(self, write: GraphWrite, who: str) -> Written:
        """Write a graph whole."""
        payloads = [(str(path), media_type) for path, media_type in write.payloads]
        asked = {"method": write.method, "graph": write.graph, "payloads": payloads, "base": write.base}
        return self._done(job="graph", write=asked, who=who, conditions=asdict(write.conditions))

    def _done(self, **job: object) -> Written:
        """Return what a process made of a job; WriteFault where it failed, died of it, or took too long."""
        asked = json.dumps({"data": str(self.data.absolute()), **job})
        environment = {name: value for name, value in os.environ.items() if name != TOKEN}
        process = subprocess.Popen(  # noqa: S603 (the command is ours)
            [sys.executable, "-m", _JOB],
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env=environment,
            start_new_session=True,
            text=True,
        )
        try:
            told, _ = process.communicate(asked, timeout=limit("write_seconds").value)
        except subprocess.TimeoutExpired:
            _end(process)
            told = process.communicate()[0]
            raise _too_long(_at(told)) from None
        except BaseException:
            _end(process)
            raise
        steps = _steps(told)
        if steps and "done" in steps[-1]:
            return Written(**steps[-1]["done"])
        if steps and "fault" in steps[-1]:
            fault = steps[-1]["fault"]
            raise WriteFault(HTTPStatus(fault.pop("status")), **fault)
        if process.returncode == -signal.SIGALRM:
            raise _too_long(_at(told))
        what = f"{_SHORTER[_at(told)][1]} ended the process that was at work on it"
        raise WriteFault(HTTPStatus.UNPROCESSABLE_ENTITY, "", what, "make it smaller or simpler")


def writing_into(data: Path, token_file: Path | None) -> Writing | None:
    """Return what writes for those who have a token of the file or of the variable; None where there is neither.

    WriteError where they hold none. The variable is taken out, so that nothing that is started from here has it.
    """
    stated = os.environ.pop(TOKEN, "")
    if token_file is not None:
        return Writing(JobWriter(data), TokenFile(token_file))
    return Writing(JobWriter(data), Tokens.of(stated.splitlines(), _PLACE)) if stated.strip() else None


def _steps(told: str) -> list[dict[str, Any]]:
    found = []
    for line in told.splitlines():
        with suppress(ValueError):
            found.append(json.loads(line))
    return found


def _at(told: str) -> str:
    return next((str(step["at"]) for step in reversed(_steps(told)) if "at" in step), BUILDING)


def _too_long(at: str) -> WriteFault:
    name, what = _SHORTER[at]
    bound = limit(name)
    words = f"{what} took longer than {bound.value} {bound.unit}: {bound.why}"
    status = HTTPStatus.SERVICE_UNAVAILABLE if at == BUILDING else HTTPStatus.UNPROCESSABLE_ENTITY
    return WriteFault(status, "", words, "make it smaller or simpler")


def _end(process: subprocess.Popen[str]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
