"""What is asked beside the usual question: an ASGI application in front of a WSGI one.

Answers are waited for here, without a thread for each: a client that leaves ends its query, a cut answer ends its
connection, and a slow body holds nobody up.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from ..graph.limits import limit
from .app import HEADERS, create_app
from .asker import Asker
from .endpoint.refusals import Refused, told
from .endpoint.reply import Reply
from .endpoint.request_ids import HEADER as REQUEST_ID
from .endpoint.request_ids import request_id
from .endpoint.sparql import DEFERRED
from .endpoint.writing import most_sent
from .engine.engine import next_part
from .engine.question import Busy, EngineFailure
from .hosts import host_fault
from .operations.operations import OPERATED
from .reconciliation.addresses import is_reconciling
from .recurring import Recurring
from .usual import PATH, Usual, text, wants_page
from .wsgi import body_of, environ_of, run

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from ..graph.snapshot import Snapshot
    from .connection import Connection
    from .endpoint.answering import Asked, Wanted
    from .endpoint.reply import Parts
    from .endpoint.writing import Writing
    from .operations.exchange import Exchange
    from .operations.operations import Operations
    from .site import Site

    Message = dict[str, Any]
    Receive = Callable[[], Awaitable[Message]]
    Send = Callable[[Message], Awaitable[None]]

_ALWAYS = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
_ID = REQUEST_ID.lower().encode()
_ID_IN_ENVIRON = "HTTP_" + REQUEST_ID.upper().replace("-", "_")
_LOOK = 1.0
_OF_THE_BODY = {"content-type", "content-length"}
_THREADS = 8
_MOST_ASKING = 16


class Front:
    """The server's callable for one process."""

    def __init__(self, site: Site, operations: Operations, writes: Writing | None = None) -> None:
        self._site, self._operations, self._writes = site, operations, writes
        self._app = create_app(site, writes=writes).wsgi_app
        self._threads = ThreadPoolExecutor(_THREADS, "pages")
        self._asking, self._askers = ThreadPoolExecutor(_THREADS, "asking"), 0
        self.usual = Usual(site, operations)
        self.connections: set[Connection] = set()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        sent = _joined(scope["headers"])
        peer = (scope.get("client") or ("",))[0]
        exchange = self._operations.begun(scope["method"], scope["path"], peer, sent)
        asker = Asker(receive)
        exchange.ident = request_id(text(sent.get(_ID)))
        try:
            await self._answered(scope, sent, exchange, asker, send)
        except EngineFailure:
            exchange.way = "cut"
            raise
        finally:
            asker.end()
            self._operations.ended(exchange)

    async def _live(self, receive: Receive, send: Send) -> None:
        """Begin and end with the process."""
        await receive()
        loop = asyncio.get_running_loop()
        self._site.answering.engine.live_on(loop)
        self._operations.live_on(loop)
        watch = loop.create_task(self._look())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        watch.cancel()
        await send({"type": "lifespan.shutdown.complete"})

    async def _look(self) -> None:
        """Look after the clients that are slow or silent, and after what nobody needs any more."""
        tidying, looking = Recurring("giving back what nobody needs"), Recurring("looking after a client")
        while True:
            await asyncio.sleep(_LOOK)
            with tidying.once():
                self._site.answering.engine.tidy()
            now = asyncio.get_running_loop().time()
            for each in list(self.connections):
                with looking.once():
                    each.look(now)

    async def _answered(
        self, scope: Message, sent: dict[bytes, bytes], exchange: Exchange, asker: Asker, send: Send
    ) -> None:
        method, path = scope["method"], scope["path"]
        head = [*_ALWAYS, (_ID, exchange.ident.encode())]
        if fault := host_fault(scope["http_version"], sent.get(b"host")):
            refused = Refused(HTTPStatus.BAD_REQUEST, fault, headers={"Connection": "close"})
            await _send(told(text(sent.get(b"accept")), refused), head, exchange, asker, send)
        elif path in OPERATED:
            reply = self._operations.reply(method, path, text(sent.get(b"accept")))
            await _send(reply, head, exchange, asker, send, with_body=method != "HEAD")
        else:
            await self._other(scope, sent, exchange, asker, send)

    async def _other(
        self, scope: Message, sent: dict[bytes, bytes], exchange: Exchange, asker: Asker, send: Send
    ) -> None:
        """Let the application answer, or find out what is to be answered."""
        most, patience = most_sent(scope["method"], scope["path"], text(sent.get(b"authorization")), self._writes)
        body = await body_of(sent, asker.receive, most, patience)
        if isinstance(body, Refused):
            head = [*_ALWAYS, (_ID, exchange.ident.encode())]
            await _send(told(text(sent.get(b"accept")), body), head, exchange, asker, send)
            return
        deferred: list[Any] = []
        environ = environ_of(scope, body) | {DEFERRED: deferred, _ID_IN_ENVIRON: exchange.ident}
        environ["wsgi.url_scheme"] = self._operations.scheme(scope, sent)
        status, headers = HTTPStatus.INTERNAL_SERVER_ERROR, list[tuple[str, str]]()

        def started(line: str, given: Iterable[tuple[str, str]], _error: object = None) -> None:
            nonlocal status, headers
            status, headers = HTTPStatus(int(line.split(" ", 1)[0])), list(given)

        # A page that shows the answer to a query waits for it, and a batch takes its time: not where other pages do.
        is_batch = is_reconciling(scope["path"])
        is_asking = is_batch or (scope["path"] == PATH and wants_page(text(sent.get(b"accept"))))
        try:
            if is_asking:
                await self._wait_to_show(exchange, is_query=is_batch or bool(scope["query_string"]))
        except (Busy, Refused) as error:
            head = [*_ALWAYS, (_ID, exchange.ident.encode())]
            refused = error if isinstance(error, Refused) else _too_many()
            await _send(told(text(sent.get(b"accept")), refused), head, exchange, asker, send)
            return
        self._askers += is_asking
        try:
            threads = self._asking if is_asking else self._threads
            content = await asyncio.get_running_loop().run_in_executor(threads, run, self._app, environ, started)
        finally:
            self._askers -= is_asking
        reply: Reply | None = Reply(status, tuple(headers), content)
        if deferred:
            what = deferred[0]
            is_reply = isinstance(what, Reply)
            reply = what if is_reply else await self._deferred(text(sent.get(b"accept")), what, exchange, asker)
            kept = [each for each in headers if each[0].lower() not in _OF_THE_BODY]
            reply = None if reply is None else reply._replace(headers=_merged(kept, reply.headers))
        await _send(reply, [], exchange, asker, send, with_body=scope["method"] != "HEAD")

    async def _wait_to_show(self, exchange: Exchange, *, is_query: bool) -> None:
        """Wait until an answer may be shown on a page, in a client's turn; Refused, or Busy, where that cannot be."""
        if is_query:
            await exchange.place.take(limit("query_seconds").value)
        if self._askers >= _MOST_ASKING:
            raise Busy

    async def _deferred(
        self, accept: str, what: tuple[Asked, Wanted, Snapshot, str], exchange: Exchange, asker: Asker
    ) -> Reply | None:
        asked, _, snapshot, _ = what
        exchange.query, exchange.snapshot = asked.query, snapshot.id
        try:
            return await asker.waits_for(self._site.answering.reply(*what, exchange.place))
        except Refused as refused:
            return told(accept, refused)


def _too_many() -> Refused:
    words = "more is asked at once than can be shown; ask again in a moment"
    return Refused(HTTPStatus.SERVICE_UNAVAILABLE, words, headers={"Retry-After": "1"})


async def _send(  # noqa: PLR0913 (what is sent, to whom, and what is noted of it)
    reply: Reply | None,
    head: list[tuple[bytes, bytes]],
    exchange: Exchange,
    asker: Asker,
    send: Send,
    *,
    with_body: bool = True,
) -> None:
    """Send a reply; one that is cut ends its connection, so that nobody takes it for whole."""
    if reply is None:
        return
    exchange.starts(reply.status, reply.way)
    try:
        headers = [*head, *(_encoded(header) for header in reply.headers)]
        if reply.rest is None and with_body and reply.status != HTTPStatus.NOT_MODIFIED:
            headers = [each for each in headers if each[0] != b"content-length"]
            headers.append((b"content-length", b"%d" % len(reply.body)))
        await send({"type": "http.response.start", "status": int(reply.status), "headers": headers})
        if reply.rest is None or not with_body:
            exchange.size = len(reply.body) if with_body else 0
            await send({"type": "http.response.body", "body": reply.body if with_body else b""})
            return
        # Sending to who has left is no error here: only `receive` tells it.
        await asker.waits_for(_send_parts(reply.body, reply.rest, exchange, send))
    finally:
        if reply.rest is not None:
            reply.rest.close()


async def _send_parts(first: bytes, rest: Parts, exchange: Exchange, send: Send) -> None:
    """Send an answer part by part; who takes nothing is let go (`Connection.look`)."""
    part: bytes | None = first
    while part is not None:
        await send({"type": "http.response.body", "body": part, "more_body": True})
        exchange.size += len(part)
        part = await next_part(rest)
    await send({"type": "http.response.body", "body": b""})


def _joined(headers: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """Return headers by name; what is said in several of one name is said in one (RFC 9110, 5.2)."""
    found: dict[bytes, bytes] = {}
    for name, value in headers:
        found[name] = found[name] + b", " + value if name in found else value
    return found


def _merged(head: Sequence[tuple[str, str]], over: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return headers, those of the second kind in place of the first."""
    names = {name.lower() for name, _ in over}
    return (*((name, value) for name, value in head if name.lower() not in names), *over)


@lru_cache(maxsize=1024)
def _encoded(header: tuple[str, str]) -> tuple[bytes, bytes]:
    name, value = header
    return name.lower().encode("latin-1"), value.encode("latin-1")
