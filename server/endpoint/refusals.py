"""A request that is not answered is told why: in words, or as a problem document for programs."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Response
from werkzeug.exceptions import HTTPException

from .cors import OPEN
from .negotiation import Form, chosen
from .reply import Reply
from .tokens import Denied

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Request

    from .tokens import QueryFault

_PROBLEMS = Form("problem", (), ("application/problem+json", "application/json"))
_PLAIN = Form("text", (), ("text/plain",))


class Refused(HTTPException):
    """A request that is not answered; `fault` where its query is what is wrong, `headers` what else to tell.

    `way` is the kind of refusal where those are counted.
    A query that is denied is forbidden, whatever the status given.
    """

    def __init__(
        self,
        status: HTTPStatus,
        words: str,
        fault: QueryFault | None = None,
        headers: Mapping[str, str] | None = None,
        way: str = "",
    ) -> None:
        super().__init__(words)
        self.code = HTTPStatus.FORBIDDEN.value if isinstance(fault, Denied) else status.value
        self.fault = fault
        self.way = way
        self.headers = dict(headers or {})


def refusal(request: Request, refused: Refused) -> Response:
    """Return a refusal as text, or as a problem document (RFC 9457) for those who accept one by name."""
    reply = told(request.headers.get("Accept", ""), refused)
    return Response(reply.body, reply.status, headers=list(reply.headers))


def told(accept: str, refused: Refused) -> Reply:
    """Return a refusal as it is sent to who accepts these forms."""
    words = refused.description or ""
    found = chosen(accept, (_PLAIN, _PROBLEMS))
    status = HTTPStatus(refused.code or HTTPStatus.BAD_REQUEST)
    if found is not None and found[0] is _PROBLEMS:
        problem: dict[str, object] = {"title": status.phrase, "status": status.value, "detail": words}
        if refused.fault is not None:
            problem |= {"line": refused.fault.line, "column": refused.fault.column}
        body, media_type = json.dumps(problem), found[1]
    else:
        body, media_type = words + "\n", "text/plain; charset=utf-8"
    headers = (("Content-Type", media_type), ("Vary", "Accept, Accept-Encoding"), *OPEN, *refused.headers.items())
    return Reply(status, headers, body.encode("utf-8", "backslashreplace"), way=refused.way)
