"""One client's connection: what it may send and how slowly, and the usual question answered at once.

Everything else is uvicorn's: it reads HTTP (by llhttp), and hands what is not usual to the application.
"""

from __future__ import annotations

from http import HTTPStatus
from socket import IPPROTO_TCP, TCP_NOTSENT_LOWAT
from typing import TYPE_CHECKING, Any, cast

from httptools import HttpParserError
from uvicorn.protocols.http.httptools_impl import STATUS_LINE

from ..graph.limits import limit
from .app import HEADERS
from .endpoint.reply import Reply
from .endpoint.request_ids import HEADER
from .engine.engine import next_part
from .engine.question import EngineFailure
from .hosts import is_host
from .plain_http import PlainHttp
from .usual import is_usual

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable

    from uvicorn.config import Config
    from uvicorn.server import ServerState

    from .endpoint.reply import Parts
    from .front import Front
    from .operations.exchange import Exchange

# Clients that take nothing of what they are sent for so long are given up.
PATIENCE = 30.0
_MOST = limit("head_bytes").value
_HEAD = "".join(f"{name}: {value}\r\n" for name, value in HEADERS.items()) + f"{HEADER}: "
_UNSENT = 1 << 17  # bytes that the kernel takes beyond those that it sends
_IN_A_ROW = 8  # requests that wait behind one, and more are still heard
_AROUND = 4  # bytes: what stands between and after a header's name and value
_WORDS = {
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: f"the address and headers of a request are limited to {_MOST} bytes",
    HTTPStatus.NOT_IMPLEMENTED: "this is no proxy: CONNECT is not offered",
}


class _Nobody:
    """Who is told of what happens to a usual question's connection: nobody, its task is ended instead."""

    def set(self) -> None:
        """Do nothing."""


class _Asking:
    """A usual question as uvicorn sees it: a cycle of request and response."""

    def __init__(self, *, keep_alive: bool) -> None:
        self.keep_alive, self.response_started = keep_alive, True
        self.response_complete = self.disconnected = self.more_body = False
        self.message_event = _Nobody()


class Connection(PlainHttp):
    """A connection to an application that is a `Front`."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._front = cast("Front", config.loaded_app)
        self._state = server_state
        self._asking: tuple[_Asking, bytes, dict[bytes, bytes]] | None = None
        self._task: asyncio.Task[None] | None = None
        self._has_head = False
        self._head = self._unread = 0
        self._since = 0.0
        self._full_since: float | None = None  # since when the client takes nothing of what it is sent
        self._refused_as = HTTPStatus.BAD_REQUEST

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to hear a client."""
        super().connection_made(transport)
        # What the kernel has taken, and not sent, would hide that a client takes nothing.
        sock = transport.get_extra_info("socket")
        if sock is not None:
            sock.setsockopt(IPPROTO_TCP, TCP_NOTSENT_LOWAT, _UNSENT)
        self._since = self.loop.time()
        self._front.connections = cast("set[Connection]", self._state.connections)

    def connection_lost(self, exc: Exception | None) -> None:
        """End what nobody waits for any more."""
        super().connection_lost(exc)
        if self._task is not None:
            self._task.cancel()

    def data_received(self, data: bytes) -> None:
        """Read what came; refuse a head or trailer, or any part of it, beyond the limit."""
        self._unread += len(data)
        self._unset_keepalive_if_required()
        try:
            self.read(memoryview(data))
        except HttpParserError:
            self.send_400_response("this is not HTTP as it can be read here")
            return
        if self._unread > _MOST and self.parser is not None:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)

    def pause_writing(self) -> None:
        """Hear no more from a client that does not take what it is sent."""
        super().pause_writing()
        self._full_since = self.loop.time()
        self.flow.pause_reading()

    def resume_writing(self) -> None:
        """Go on."""
        super().resume_writing()
        self._full_since = None
        self.flow.resume_reading()

    def on_message_begin(self) -> None:
        """Begin a request; what uvicorn notes of one is made where it is needed."""
        self.url = b""
        self.headers = []
        self.expect_100_continue = False
        self._has_head = False
        self._head = 0
        self._since = self.loop.time()

    def on_url(self, url: bytes) -> None:
        """Take in a part of the address."""
        self._take(len(url))
        self.url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take in a header; what comes behind a body is counted, and passed over."""
        self._take(len(name) + len(value) + _AROUND)
        if not self._has_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Take a usual question as ours, and anything else as uvicorn's."""
        self._has_head = True
        self._unread = 0
        parser, before = self.parser, self.cycle
        if parser.should_upgrade():
            if parser.get_method() == b"CONNECT":
                self._refused_as = HTTPStatus.NOT_IMPLEMENTED
                raise ValueError("another protocol is asked for, and no other")
            self.will_read_anew()
            return
        sent = dict(self.headers)
        if (
            (before is None or before.response_complete)
            and not self.flow.write_paused
            and parser.get_method() == b"GET"
            and is_usual(self.url, sent)
            and is_host(sent.get(b"host"))
            and len(sent) == len(self.headers)
            and parser.get_http_version() == "1.1"
        ):
            asking = _Asking(keep_alive=parser.should_keep_alive())
            self.cycle = cast("Any", asking)
            self._asking = asking, self.url, sent
            return
        url, headers, expects = self.url, self.headers, self.expect_100_continue
        super().on_message_begin()
        self.url, self.expect_100_continue = url, expects
        self.headers += headers
        super().on_headers_complete()
        if 0 < len(self.pipeline) <= _IN_A_ROW and not self.flow.write_paused:
            self.flow.resume_reading()  # who is not heard cannot be heard to leave

    def on_body(self, body: bytes) -> None:
        """Take in a part of a body: the application says how much of that it takes."""
        self._unread = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Answer a usual question."""
        if self.anew:
            return
        if self._asking is None:
            super().on_message_complete()
            return
        (asking, target, sent), self._asking = self._asking, None
        exchange, reply = self._front.usual.begun(target, sent, self.client[0] if self.client else "")
        if isinstance(reply, Reply):
            self._write(asking, exchange, reply)
            self._front.usual.ended(exchange)
            self._has_sent(asking)
        else:
            self._task = self.loop.create_task(self._answer(asking, exchange, reply))
            self.tasks.add(self._task)
            self._task.add_done_callback(self.tasks.discard)

    def on_response_complete(self) -> None:
        """Go on to what the client asked behind it, or wait for more."""
        self._since = self.loop.time()
        super().on_response_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse what cannot be read, and read no more; where an answer is on its way there is no place for words."""
        cycle = self.cycle
        if self.pipeline or (cycle is not None and not cycle.response_complete and cycle.response_started):
            self.transport.abort()
            return
        status = self._refused_as
        body = _WORDS.get(status, msg).encode() + b"\n"
        head = f"Content-Type: text/plain; charset=utf-8\r\nContent-Length: {len(body)}\r\nConnection: close\r\n"
        self.transport.write(STATUS_LINE[status] + head.encode() + b"X-Content-Type-Options: nosniff\r\n\r\n" + body)
        self.transport.close()

    def look(self, now: float) -> None:
        """Close the connection where its client is too slow, or has been silent for long."""
        waits = now - self._since
        if self._full_since is not None and now - self._full_since > PATIENCE:
            self.transport.abort()
        elif self.transport.is_closing():
            if waits > PATIENCE:
                self.transport.abort()
        elif self.cycle is not None and not self.cycle.response_complete:
            return  # its answer is on the way, and limits of its own hold
        elif self._head and not self._has_head:
            if waits > limit("head_seconds").value:
                self._refuse(HTTPStatus.REQUEST_TIMEOUT)
        elif waits > limit("idle_seconds").value:
            self.transport.close()

    async def _answer(self, asking: _Asking, exchange: Exchange, work: Awaitable[Reply]) -> None:
        """Send a reply when it is there; who leaves meanwhile cancels this."""
        rest: Parts | None = None
        try:
            reply = await work
            rest = reply.rest
            if rest is None:
                self._write(asking, exchange, reply)
            else:
                await self._send_parts(asking, exchange, reply, rest)
        except EngineFailure:
            exchange.way = "cut"
            self.transport.close()  # no end is sent, so that nobody takes it for whole
        except Exception:
            self.logger.exception("a usual question was not answered")
            self.transport.abort()
        finally:
            self._task = None
            if rest is not None:
                rest.close()
            self._front.usual.ended(exchange)
        self._has_sent(asking)

    async def _send_parts(self, asking: _Asking, exchange: Exchange, reply: Reply, rest: Parts) -> None:
        """Send an answer part by part; EngineFailure where it is cut."""
        exchange.starts(reply.status, reply.way)
        self.transport.write(self._head_of(asking, exchange, reply, "Transfer-Encoding: chunked"))
        part: bytes | None = reply.body
        while part is not None:
            if part:
                self.transport.write(b"%x\r\n%b\r\n" % (len(part), part))
                exchange.size += len(part)
            if self.flow.write_paused:
                await self.flow.drain()
            part = await next_part(rest)
        self.transport.write(b"0\r\n\r\n")

    def _write(self, asking: _Asking, exchange: Exchange, reply: Reply) -> None:
        """Send a reply that is whole."""
        if self.transport.is_closing():
            return
        exchange.starts(reply.status, reply.way)
        exchange.size = len(reply.body)
        length = f"Content-Length: {len(reply.body)}" if reply.status != HTTPStatus.NOT_MODIFIED else ""
        self.transport.write(self._head_of(asking, exchange, reply, length) + reply.body)

    def _head_of(self, asking: _Asking, exchange: Exchange, reply: Reply, framing: str) -> bytes:
        """Return the head of a reply. What stands in it is ours, but for the id, which has only harmless signs."""
        lines = [f"{_HEAD}{exchange.ident}", *(f"{name}: {value}" for name, value in reply.headers)]
        if framing:
            lines.append(framing)
        if not asking.keep_alive:
            lines.append("Connection: close")
        dates = b"".join(b"%b: %b\r\n" % each for each in self._state.default_headers)
        return STATUS_LINE[reply.status] + dates + "\r\n".join((*lines, "", "")).encode("latin-1")

    def _has_sent(self, asking: _Asking) -> None:
        """Go on to what the client asked behind it, or wait for more."""
        asking.response_complete = True
        self._since = self.loop.time()
        if not asking.keep_alive:
            self.transport.close()
        elif self.pipeline and not self.transport.is_closing():
            self.on_response_complete()

    def _take(self, size: int) -> None:
        """Count a part of a head."""
        self._unread = 0
        self._head += size
        if self._head > _MOST:
            self._refused_as = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
            raise ValueError("the head is too large")

    def _refuse(self, status: HTTPStatus) -> None:
        if self.transport.is_closing():
            return
        self._refused_as = status
        self.send_400_response("the head of the request was not there in time")
