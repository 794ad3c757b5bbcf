"""HTTP/1 as uvicorn reads and sends it, but for two things: wishes for another protocol, and clients without chunks."""

from __future__ import annotations

import socket
import struct
from typing import TYPE_CHECKING, Any, cast

from httptools import HttpParserUpgrade, HttpRequestParser
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable

    from uvicorn._types import ASGI3Application
    from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

    Message = Any

_KNOWS_CHUNKS = "1.1"
_AT_ONCE = struct.pack("ii", 1, 0)  # what waits to be sent is not


class PlainHttp(HttpToolsProtocol):
    """A connection that speaks HTTP/1, whatever else its client wishes to speak.

    The parser reads neither the body of a request that asks for another protocol nor anything behind that. So such a
    request is read anew, by another parser and without the wish.
    """

    anew = b""  # the head of a request that will be read anew

    def will_read_anew(self) -> None:
        """Have the request whose head was read, read again without its wish for another protocol."""
        parser = self.parser
        lines = [b"%b %b HTTP/%b" % (parser.get_method(), self.url, parser.get_http_version().encode())]
        lines += [b"%b: %b" % header for header in self.headers if header[0] != b"upgrade"]
        self.anew = b"\r\n".join((*lines, b"", b""))

    def read(self, data: memoryview) -> None:
        """Read what came, with what stands behind a wish for another protocol."""
        while True:
            try:
                self.parser.feed_data(data)
            except HttpParserUpgrade as upgrade:
                data = data[upgrade.args[0] :]
            else:
                return
            self.parser = HttpRequestParser(self)
            self.parser.set_dangerous_leniencies(lenient_data_after_close=True)  # as uvicorn does
            head, self.anew = self.anew, b""
            self.parser.feed_data(head)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        """Have the application answer."""
        knows_chunks = cycle.scope["http_version"] == _KNOWS_CHUNKS
        super()._start_asgi_task(cycle, app if knows_chunks else _without_chunks(app, cycle))


def _without_chunks(app: ASGI3Application, cycle: RequestResponseCycle) -> ASGI3Application:
    """Return an application whose answers in this cycle end with the connection where their length is not known."""

    async def answered(scope: Message, receive: Message, send: Callable[[Message], Awaitable[None]]) -> None:
        is_long = False

        async def sent(message: Message) -> None:
            nonlocal is_long
            if message["type"] == "http.response.start":
                cycle.keep_alive = False
                is_long = all(name != b"content-length" for name, _ in message["headers"])
                if is_long:
                    cycle.chunked_encoding = False
            elif is_long:
                cycle.expected_content_length = len(message["body"])  # which is checked, and right by this
            await send(message)

        try:
            await app(scope, receive, sent)
        except BaseException:
            if is_long:
                _break_off(cycle.transport)
            raise

    return answered


def _break_off(transport: asyncio.Transport) -> None:
    """End a connection so that nobody takes what came for whole."""
    sock = cast("socket.socket | None", transport.get_extra_info("socket"))
    if sock is not None:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
    transport.abort()
