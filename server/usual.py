"""The usual question, `GET /sparql?query=...` from a program: answered before anything else is looked at."""

from __future__ import annotations

import logging
from binascii import a2b_qp
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from ..graph.errors import SnapshotError
from ..graph.limits import limit
from .endpoint.answering import Asked, wanted_by
from .endpoint.negotiation import GRAPHS, HTML, TABLES, chosen
from .endpoint.refusals import Refused, told
from .endpoint.request_ids import HEADER, request_id

if TYPE_CHECKING:
    from collections.abc import Awaitable, Mapping

    from .endpoint.reply import Reply
    from .operations.exchange import Exchange
    from .operations.operations import Operations
    from .site import Site

PATH = "/sparql"
_LOG = logging.getLogger(__name__)
_TARGET = f"{PATH}?query=".encode()
_ID = HEADER.lower().encode()
_LONGEST_ACCEPT = 1000
# What goes with a body, or asks for another protocol, is not the usual question.
_UNUSUAL = frozenset({b"content-length", b"transfer-encoding", b"upgrade", b"expect"})


class Usual:
    """Answers usual questions about what a site serves, and has them counted."""

    def __init__(self, site: Site, operations: Operations) -> None:
        self._site, self._operations = site, operations

    def begun(self, target: bytes, sent: Mapping[bytes, bytes], peer: str) -> tuple[Exchange, Reply | Awaitable[Reply]]:
        """Return what is noted of a question, and the reply: now where it is at hand, else to be waited for."""
        exchange = self._operations.begun("GET", PATH, peer, sent)
        exchange.ident = request_id(text(sent.get(_ID)))
        accept = text(sent.get(b"accept"))
        try:
            exchange.query = query = _query(target)
            wanted = wanted_by(accept, text(sent.get(b"accept-encoding")), text(sent.get(b"if-none-match")))
            snapshot = self._site.served.now()
            exchange.snapshot = snapshot.id
            asked, base = Asked(query), self._site.base_of(snapshot)
            answering = self._site.answering
            tag, reply = answering.at_hand(asked, wanted, snapshot, base)
            if reply is not None:
                return exchange, reply
            return exchange, _told(accept, answering.evaluated(tag, asked, wanted, snapshot, base, exchange.place))
        except Exception as error:  # noqa: BLE001  (whoever asks is answered)
            return exchange, told(accept, _refusal(error))

    def ended(self, exchange: Exchange) -> None:
        """Take down how a question ended."""
        self._operations.ended(exchange)


def is_usual(target: bytes, sent: Mapping[bytes, bytes]) -> bool:
    """Tell whether what is to be got is an answer to a query and nothing else is said, by a program."""
    return (
        target.startswith(_TARGET)
        and b"&" not in target
        and b"#" not in target
        and len(target) <= 3 * limit("query_bytes").value
        and _UNUSUAL.isdisjoint(sent)
        and len(accept := sent.get(b"accept", b"")) <= _LONGEST_ACCEPT
        and not wants_page(text(accept))
    )


@lru_cache(maxsize=512)
def wants_page(accept: str) -> bool:
    """Tell whether who accepts this reads pages rather than data."""
    found = chosen(accept, (*TABLES, *GRAPHS, HTML))
    return found is not None and found[0] is HTML


def text(value: bytes | None) -> str:
    """Return the value of a header as text; "" where there is none."""
    return "" if value is None else value.decode("latin-1")


async def _told(accept: str, work: Awaitable[Reply]) -> Reply:
    try:
        return await work
    except Exception as error:  # noqa: BLE001  (whoever asks is answered)
        return told(accept, _refusal(error))


def _refusal(error: Exception) -> Refused:
    """Return what is told of an error; one that is ours stands in the log."""
    if isinstance(error, Refused):
        return error
    if isinstance(error, SnapshotError):
        return Refused(HTTPStatus.SERVICE_UNAVAILABLE, str(error))
    _LOG.error("a question was not answered", exc_info=error)
    return Refused(HTTPStatus.INTERNAL_SERVER_ERROR, "something went wrong here; it is noted in the server's log")


def _query(target: bytes) -> str:
    """Return the query that an address holds; Refused where it is no text."""
    try:
        return _unquoted(target[len(_TARGET) :]).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(HTTPStatus.BAD_REQUEST, "the address holds %-escapes that are not UTF-8") from error


def _unquoted(quoted: bytes) -> bytes:
    """Return what is %-encoded.

    Quoted-printable is the same code with another sign before its digits, and the standard library reads it four times
    as fast. Each escape is two bytes longer than what it stands for: where that does not add up, some are none.
    """
    found = a2b_qp(quoted.replace(b"=", b"=3D").replace(b"+", b" ").replace(b"%", b"="))
    if len(quoted) - len(found) != 2 * quoted.count(b"%"):
        return unquote_to_bytes(quoted.replace(b"+", b" "))
    return found
