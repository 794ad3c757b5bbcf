"""A writer that does its jobs in this process: what becomes of traps is tested elsewhere, and a process takes its time."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING

from whosays.commands import write_job
from whosays.commands.writer import JobWriter
from whosays.graph.errors import WhosaysError
from whosays.server.app import create_app
from whosays.server.endpoint.bearer import Tokens
from whosays.server.endpoint.writing import Writing
from whosays.server.writing import WriteFault, Written

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

TOKEN = "0123456789abcdef"  # noqa: S105
MAY = {"Authorization": f"Bearer {TOKEN}"}


class WriterHere(JobWriter):
    """Writes into a data folder as a job would."""

    def _done(self, **job: object) -> Written:
        asked = json.loads(json.dumps({"data": str(self.data), **job}))
        try:
            return Written(**write_job.JOBS[asked.pop("job")](**asked))
        except WhosaysError as fault:
            raise WriteFault(HTTPStatus(write_job.status_of(fault)), fault.place, fault.what, fault.remedy) from fault


def client_of(data: Path) -> FlaskClient:
    """Return a client of a server in which everybody who has the token may write."""
    return create_app(
        data, writes=Writing(WriterHere(data), Tokens.of([f"Dagny Holm: {TOKEN}"], "tokens"))
    ).test_client()
