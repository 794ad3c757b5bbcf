"""A client with the ways of the application's own test client, that asks a server which really runs."""

from __future__ import annotations

import json as json_
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlencode

from werkzeug.datastructures import Headers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from serving import Server

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Response:
    """What came back, called as the test client calls it."""

    status_code: int
    headers: Headers
    data: bytes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Do nothing: all of it was read."""

    @property
    def content_type(self) -> str:
        return self.headers.get("Content-Type", "")

    @property
    def mimetype(self) -> str:
        return self.content_type.partition(";")[0]

    @property
    def text(self) -> str:
        return self.data.decode("utf-8")

    @property
    def json(self) -> Any:
        return json_.loads(self.data)


class OverHttp:
    """Asks a server."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def open(  # noqa: PLR0913, PLR0917  (as the test client has it)
        self,
        path: str,
        method: str = "GET",
        query_string: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        data: bytes | Mapping[str, Any] | None = None,
        content_type: str | None = None,
    ) -> Response:
        target = f"{path}?{urlencode(query_string, doseq=True)}" if query_string else path
        sent = dict(headers or {})
        body = data if data is None or isinstance(data, bytes) else urlencode(data, doseq=True).encode()
        if data is not None and not isinstance(data, bytes):
            sent["Content-Type"] = FORM
        if content_type is not None:
            sent["Content-Type"] = content_type
        found = self._server.ask(method, target, sent, body)
        return Response(found.status, Headers(found.headers), found.body)

    def get(self, path: str, **asked: Any) -> Response:
        return self.open(path, "GET", **asked)

    def head(self, path: str, **asked: Any) -> Response:
        return self.open(path, "HEAD", **asked)

    def options(self, path: str, **asked: Any) -> Response:
        return self.open(path, "OPTIONS", **asked)

    def post(self, path: str, **asked: Any) -> Response:
        return self.open(path, "POST", **asked)
