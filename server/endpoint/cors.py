"""Pages of other sites may read what is here: there are no cookies, so nothing is anybody's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Request, Response

OPEN = (
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "Allow, ETag, Location, Retry-After, X-Request-Id"),
)
_NAMES = re.compile(r"[A-Za-z0-9-]{1,64}(?:\s?,\s?[A-Za-z0-9-]{1,64}){0,40}")
_USUAL = "Accept, Content-Type, If-None-Match, X-Request-Id"
_A_DAY = "86400"


def open_to_all(response: Response) -> Response:
    """Return an answer that was chosen by its form, with the headers that let pages of other sites read it."""
    response.headers.update(OPEN)
    response.vary.update(("Accept", "Accept-Encoding"))
    return response


def with_cors(request: Request, response: Response) -> Response:
    """Return the response with what browsers look for: who may read it and, where they ask first, what may be sent."""
    response.headers.update(OPEN)
    if request.method == "OPTIONS":
        asked = request.headers.get("Access-Control-Request-Headers", "")
        response.headers["Access-Control-Allow-Methods"] = ", ".join(sorted(response.allow)) or "GET, HEAD, OPTIONS"
        response.headers["Access-Control-Allow-Headers"] = asked if _NAMES.fullmatch(asked) else _USUAL
        response.headers["Access-Control-Max-Age"] = _A_DAY
        response.vary.update(("Access-Control-Request-Headers",))
    return response
