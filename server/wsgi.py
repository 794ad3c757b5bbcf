"""A request that came by ASGI, given to a WSGI application."""

from __future__ import annotations

import asyncio
import sys
import time
from contextlib import closing
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Any

from .endpoint.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .asker import Receive

    Message = dict[str, Any]

_IN_MEMORY = 1 << 16


async def body_of(sent: dict[bytes, bytes], receive: Receive, most: int, patience: float) -> IO[bytes] | Refused:
    """Return the body of a request, in memory where it is small; a refusal where it is too large or too slow."""
    words = f"what is sent is limited to {most} bytes"
    too_large = Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, words, headers={"Connection": "close"})
    if int(sent.get(b"content-length", b"0")) > most:
        return too_large
    body = SpooledTemporaryFile[bytes](max_size=_IN_MEMORY)
    size, deadline = 0, time.monotonic() + patience
    while True:
        try:
            message = await asyncio.wait_for(receive(), deadline - time.monotonic())
        except TimeoutError:
            words = f"the body was not there in {patience:g} seconds"
            return Refused(HTTPStatus.REQUEST_TIMEOUT, words, headers={"Connection": "close"})
        if message["type"] != "http.request":
            return Refused(HTTPStatus.BAD_REQUEST, "the body is not whole")
        size += len(message.get("body", b""))
        if size > most:
            return too_large
        body.write(message.get("body", b""))
        if not message.get("more_body"):
            body.seek(0)
            return body


def environ_of(scope: Message, body: IO[bytes]) -> dict[str, Any]:
    """Return a request as WSGI applications take it (PEP 3333)."""
    host, port = scope.get("server") or ("localhost", 0)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": (scope.get("client") or ("",))[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.input_terminated": True,
    }
    for name, value in scope["headers"]:
        key = name.decode("latin-1").upper().replace("-", "_")
        key = key if key in {"CONTENT_LENGTH", "CONTENT_TYPE"} else f"HTTP_{key}"
        text = value.decode("latin-1")
        environ[key] = f"{environ[key]},{text}" if key in environ else text
    return environ


def run(app: Callable[..., Iterable[bytes]], environ: dict[str, Any], started: Callable[..., None]) -> bytes:
    """Return the body of what the application answers."""
    with closing(environ["wsgi.input"]):
        parts = app(environ, started)
        try:
            return b"".join(parts)
        finally:
            if (close := getattr(parts, "close", None)) is not None:
                close()
