"""A request that is not answered is told why, in one voice: words, a page, or a problem document for programs."""

from __future__ import annotations

import json
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Response
from jinja2 import Environment, FileSystemLoader
from werkzeug.exceptions import HTTPException

from .cors import OPEN
from .negotiation import HTML, Form, chosen
from .reply import Reply
from .tokens import Denied

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flask import Request
    from jinja2 import Template

    from ..writing import WriteFault
    from .tokens import QueryFault

PROBLEM = "application/problem+json"
# Whoever takes any kind of JSON can read a problem document.
_JSON = (PROBLEM, "application/json", "application/sparql-results+json", "application/ld+json")
_PROBLEMS = Form("problem", (), _JSON)
_PLAIN = Form("text", (), ("text/plain",))
_TEMPLATES = Path(__file__).parents[1] / "templates"
_AGAIN_IN = "5"  # seconds: most builds are done by then


class Refused(HTTPException):
    """A request that is not answered; `fault` where its query is what is wrong, `headers` what else to tell.

    `members` are what a problem document says apart. `way` is the kind of refusal where those are counted.
    A query that is denied is forbidden, whatever the status given.
    """

    def __init__(  # noqa: PLR0913, PLR0917 (all that an answer may tell)
        self,
        status: HTTPStatus,
        words: str,
        fault: QueryFault | None = None,
        headers: Mapping[str, str] | None = None,
        way: str = "",
        members: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(words)
        self.code = HTTPStatus.FORBIDDEN.value if isinstance(fault, Denied) else status.value
        self.fault = fault
        self.way = way
        self.headers = dict(headers or {})
        self.members = dict(members or {})
        if fault is not None:
            self.members |= {"line": fault.line, "column": fault.column}

    @classmethod
    def unwritten(cls, fault: WriteFault) -> Refused:
        """Return the refusal of what was not written: its words, and place, what and remedy apart."""
        again = {"Retry-After": _AGAIN_IN} if fault.status is HTTPStatus.SERVICE_UNAVAILABLE else None
        parts = {"place": fault.place, "what": fault.what, "remedy": fault.remedy}
        return cls(fault.status, str(fault), headers=again, members=parts)


def bare_page(refused: Refused) -> str:
    """Return a refusal as a page that needs nothing of the application."""
    status = HTTPStatus(refused.code or HTTPStatus.BAD_REQUEST)
    return _page().render(title=status.phrase, words=refused.description or "")


def refusal(request: Request, refused: Refused, page: Callable[[Refused], str] = bare_page) -> Response:
    """Return a refusal in the form that a request accepts: see `told`."""
    reply = told(request.headers.get("Accept", ""), refused, page)
    return Response(reply.body, reply.status, headers=list(reply.headers))


def told(accept: str, refused: Refused, page: Callable[[Refused], str] = bare_page) -> Reply:
    """Return a refusal as it is sent to who accepts these forms.

    Text, unless one of the others is accepted by name: a page, or a problem document (RFC 9457).
    """
    found = chosen(accept, (_PLAIN, _PROBLEMS, HTML))
    form, media_type = found if found is not None else (_PLAIN, "")
    status = HTTPStatus(refused.code or HTTPStatus.BAD_REQUEST)
    if form is _PROBLEMS:
        problem = {"title": status.phrase, "status": status.value, "detail": refused.description, **refused.members}
        body = json.dumps(problem) + "\n"
        media_type = media_type if media_type == "application/json" else PROBLEM
    elif form is HTML:
        body, media_type = page(refused), "text/html; charset=utf-8"
    else:
        body, media_type = f"{refused.description or ''}\n", "text/plain; charset=utf-8"
    headers = (("Content-Type", media_type), ("Vary", "Accept, Accept-Encoding"), *OPEN, *refused.headers.items())
    return Reply(status, headers, body.encode("utf-8", "backslashreplace"), way=refused.way)


@lru_cache(maxsize=1)
def _page() -> Template:
    return Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True).get_template("refused.html")
