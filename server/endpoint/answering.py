"""From a question to an answer that can be sent: kept ones first, then the engine; and why there is none.

The one way for all: the hot path of the server, its other addresses, pages and commands.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

from ...graph.limits import limit
from ..engine.question import Busy, EngineFailure, Question, TimeLimit, Unwanted
from .coding import SMALLEST, Packer, coding_for
from .cors import OPEN
from .diagnosis import diagnosed
from .guard import asks_others, checked, is_plain
from .negotiation import GRAPHS, TABLES, Form, called, chosen
from .refusals import Refused
from .reply import Reply
from .searchers import Searchers
from .searching import Search, searches
from .standing import standing
from .tokens import QueryFault, keywords

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection, Sequence

    from ...graph.snapshot import Snapshot
    from ..engine.engine import Engine
    from ..engine.readers import Answer, Rest
    from ..operations.clients import Place
    from .kept import Kept
    from .tokens import Token

# What these give is another thing each time.
_VARIES = re.compile(r"\b(?:now|rand|uuid|struuid)\b")
_MAY_VARY = ("now", "rand", "uuid")
_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)
_ANY = "*"  # what `If-None-Match` says where any answer is known already
_TAG = re.compile(r'(?:W/)?"([^"]*)"')


class Asked(NamedTuple):
    """What a request asks: the query as sent, or none; the graphs that it chose."""

    query: str | None
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Forms(NamedTuple):
    """The form of a table and that of a graph, each with the media type to send; None where none is acceptable."""

    table: tuple[Form, str] | None
    graph: tuple[Form, str] | None
    wish: str = ""


class Wanted(NamedTuple):
    """How an answer is wanted: its forms, packed how, unless it has this tag, within so many seconds."""

    forms: Forms
    coding: str = ""
    unless: str = ""
    seconds: float = 0.0


class Packed:
    """The rest of an answer, packed."""

    def __init__(self, rest: Rest, packer: Packer) -> None:
        self._rest, self._packer = rest, packer
        self._is_done = False

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        """Return the next part."""
        if self._is_done:
            raise StopAsyncIteration
        part = await anext(self._rest, None)
        if part is None:
            self._is_done = True
            return self._packer.last()
        return self._packer.part(part)

    def close(self) -> None:
        """End what is not done."""
        self._rest.close()


class Answering:
    """Answers questions about snapshots by an engine, and keeps the answers where there is a place for them."""

    def __init__(self, engine: Engine, kept: Kept | None = None, allowed: Collection[str] = ()) -> None:
        self.engine, self._kept, self.allowed = engine, kept, frozenset(allowed)
        self._searchers = Searchers()

    async def reply(
        self, asked: Asked, wanted: Wanted, snapshot: Snapshot, base: str, place: Place | None = None
    ) -> Reply:
        """Return the answer to a query as it is to be sent; Refused, in words, where there is none.

        `place` is that of the request among those of its client: it is taken where the engine is needed.
        """
        tag, reply = self.at_hand(asked, wanted, snapshot, base)
        return reply or await self.evaluated(tag, asked, wanted, snapshot, base, place)

    def at_hand(self, asked: Asked, wanted: Wanted, snapshot: Snapshot, base: str) -> tuple[bytes, Reply | None]:
        """Return the tag of an answer, b"" for one that varies; and the reply where no engine is needed."""
        query = asked.query or ""
        if _varies(query) or (self.allowed and "service" in query.lower()):
            return b"", None
        tag = tag_of(asked, wanted, snapshot, base)
        if wanted.unless and tag.hex() in {match[1] for match in _TAG.finditer(wanted.unless)}:
            return tag, _unchanged(tag)
        found = self._kept.get(tag) if self._kept is not None else None
        if found is None:
            return tag, None
        return tag, _unchanged(tag) if wanted.unless == _ANY else _unbound(found, tag)

    async def evaluated(  # noqa: PLR0913, PLR0917 (what is asked of what, and how it is sent)
        self, tag: bytes, asked: Asked, wanted: Wanted, snapshot: Snapshot, base: str, place: Place | None = None
    ) -> Reply:
        """Return the answer of the engine as it is to be sent; Refused, in words, where there is none."""
        answer = await self._answer(asked, wanted, snapshot, base, place)
        if tag and wanted.unless == _ANY:
            if answer.rest is not None:
                answer.rest.close()
            return _unchanged(tag)
        form = wanted.forms.table if answer.kind == "table" else wanted.forms.graph
        media_type = typed(form[1]) if form is not None else ""
        if answer.rest is not None:
            if not wanted.coding:
                return Reply(HTTPStatus.OK, _headers(tag, media_type), answer.body, answer.rest, "evaluated")
            packer = Packer(wanted.coding)
            body = packer.part(answer.body)
            headers, rest = _headers(tag, media_type, wanted.coding), Packed(answer.rest, packer)
            return Reply(HTTPStatus.OK, headers, body, rest, "evaluated")
        coding = wanted.coding if len(answer.body) >= SMALLEST else ""
        body = Packer(coding).last(answer.body) if coding else answer.body
        if tag and self._kept is not None:
            self._kept.keep(tag, _bound(media_type, coding, body))
        return Reply(HTTPStatus.OK, _headers(tag, media_type, coding), body, way="evaluated")

    def whole(self, asked: Asked, wanted: Wanted, snapshot: Snapshot, base: str, most: int) -> tuple[str, bytes]:
        """Return the kind of an answer, `table` or `graph`, and all of it, for a thread that waits.

        Refused, in words, where there is none, or where it is larger than `most` bytes.
        """
        return self.engine.done(self._whole(asked, wanted, snapshot, base, most))

    async def _whole(self, asked: Asked, wanted: Wanted, snapshot: Snapshot, base: str, most: int) -> tuple[str, bytes]:
        answer = await self._answer(asked, wanted, snapshot, base)
        parts = bytearray(answer.body)
        if answer.rest is not None:
            try:
                async for part in answer.rest:
                    parts += part
                    if len(parts) > most:
                        words = f"the answer is larger than {most:,} bytes; ask for it as data, or for less with LIMIT"
                        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, words)
            except EngineFailure as error:
                raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, str(error)) from error
            finally:
                answer.rest.close()
        return answer.kind, bytes(parts)

    async def _answer(
        self, asked: Asked, wanted: Wanted, snapshot: Snapshot, base: str, place: Place | None = None
    ) -> Answer:
        question, found = _question(asked, wanted, base, self.allowed)
        try:
            if place is not None:
                await place.take(question.seconds)
            if found:
                question = await self._searchers.answered(question, found, snapshot)
            return await self.engine.ask(snapshot, question)
        except (SyntaxError, TimeLimit, Busy, Unwanted, EngineFailure) as error:
            raise _refused(error, asked.query or "", wanted, self.allowed) from error


def safe(query: str, allowed: Collection[str] = ()) -> tuple[Token, ...]:
    """Return the tokens of a query that passes the guard; else Refused."""
    try:
        return checked(query, allowed)
    except QueryFault as fault:
        raise Refused(HTTPStatus.BAD_REQUEST, str(fault), fault) from fault


@lru_cache(maxsize=512)
def forms_for(accept: str, name: str = "") -> Forms:
    """Return the forms that suit an Accept header or, before it, the name of a form as in `format=`."""
    if name:
        return Forms(called(name, TABLES), called(name, GRAPHS), name)
    return Forms(chosen(accept, TABLES), chosen(accept, GRAPHS), accept)


def wanted_by(accept: str, accept_encoding: str, unless: str = "", form: str = "", timeout: str = "") -> Wanted:
    """Return how an answer is wanted by what a request says; Refused for a time that is none."""
    return Wanted(forms_for(accept, form), coding_for(accept_encoding), unless, _seconds(timeout))


def unacceptable(forms: Forms, offered: Sequence[Form]) -> Refused:
    """Return the refusal of a form in which such an answer cannot be given."""
    types = ", ".join(form.types[0] for form in offered)
    return Refused(HTTPStatus.NOT_ACCEPTABLE, f"{forms.wish[:200]} is not offered for this; choose one of {types}")


def typed(media_type: str) -> str:
    """Return a media type as it is sent: text says that it is UTF-8."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _seconds(timeout: str) -> float:
    """Return the time limit that a request asks for, never more than ours."""
    most = limit("query_seconds").value
    if not timeout:
        return most
    try:
        seconds = float(timeout)
    except ValueError:
        seconds = 0.0
    if not seconds > 0:
        raise Refused(HTTPStatus.BAD_REQUEST, f"timeout is a number of seconds above 0, not {timeout[:40]!r}")
    return min(seconds, most)


def _question(asked: Asked, wanted: Wanted, base: str, allowed: Collection[str]) -> tuple[Question, Sequence[Search]]:
    """Return what is asked, and the searches to be answered first; Refused where the guard refuses it."""
    query, calls, found = asked.query or "", False, tuple[Search, ...]()
    if not is_plain(query):
        tokens = safe(query, allowed)
        calls, found = asks_others(query, tokens), searches(query, tokens)
        query = standing(query)
    table, graph = (
        form[0].engine.media_type if form is not None and form[0].engine is not None else ""
        for form in (wanted.forms.table, wanted.forms.graph)
    )
    # To find a few letters is far quicker than to find a word.
    has_from = "from" in query.lower() and _FROM.search(query) is not None and "FROM" in keywords(safe(query, allowed))
    chosen_graphs = asked.default, asked.named
    return Question(query, base, table, graph, wanted.seconds, *chosen_graphs, calls, has_from), found


def _refused(error: Exception, query: str, wanted: Wanted, allowed: Collection[str]) -> Refused:
    """Return in words why there is no answer to a query as it was sent."""
    match error:
        case SyntaxError():
            fault = diagnosed(query, safe(query, allowed), str(error))
            return Refused(HTTPStatus.BAD_REQUEST, str(fault), fault)
        case TimeLimit():
            words = f"queries are limited to {wanted.seconds:g} seconds, and this one was not done"
            return Refused(HTTPStatus.SERVICE_UNAVAILABLE, words, way="time limit")
        case Busy():
            words = "more is asked at once than can be answered; ask again in a moment"
            return Refused(HTTPStatus.SERVICE_UNAVAILABLE, words, headers={"Retry-After": "1"}, way="busy")
        case Unwanted(kind=kind):
            return unacceptable(wanted.forms, TABLES if kind == "table" else GRAPHS)
        case EngineFailure(is_fatal=True):
            return Refused(HTTPStatus.SERVICE_UNAVAILABLE, f"the query cannot be answered: {error}", way="engine death")
        case _:
            return Refused(HTTPStatus.BAD_REQUEST, f"the query cannot be answered: {error}")


def _unchanged(tag: bytes) -> Reply:
    return Reply(HTTPStatus.NOT_MODIFIED, _headers(tag), way="unchanged")


def _varies(query: str) -> bool:
    """Tell whether a query may give another answer each time."""
    lower = query.lower()
    return any(word in lower for word in _MAY_VARY) and _VARIES.search(lower) is not None


def tag_of(asked: Asked, wanted: Wanted, snapshot: Snapshot, base: str) -> bytes:
    """Return what tells an answer from all others."""
    types = [form[1] if form is not None else "" for form in (wanted.forms.table, wanted.forms.graph)]
    parts = [snapshot.id, base, *types, wanted.coding, repr(asked.default), repr(asked.named), asked.query or ""]
    return blake2b("\x00".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


@lru_cache(maxsize=64)
def _head(media_type: str, coding: str) -> tuple[tuple[str, str], ...]:
    head = [("Vary", "Accept, Accept-Encoding"), *OPEN]
    if media_type:
        head.append(("Content-Type", media_type))
    if coding:
        head.append(("Content-Encoding", coding))
    return tuple(head)


def _headers(tag: bytes, media_type: str = "", coding: str = "") -> tuple[tuple[str, str], ...]:
    """Return the headers of an answer; one without a tag is another thing each time."""
    if not tag:
        return (*_head(media_type, coding), ("Cache-Control", "no-store"))
    return (*_head(media_type, coding), ("ETag", f'"{tag.hex()}"'), ("Cache-Control", "public, no-cache"))


def _bound(media_type: str, coding: str, body: bytes) -> bytes:
    return b"%b\n%b\n%b" % (media_type.encode(), coding.encode(), body)


def _unbound(kept: bytes, tag: bytes) -> Reply:
    media_type, coding, body = kept.split(b"\n", 2)
    return Reply(HTTPStatus.OK, _headers(tag, media_type.decode(), coding.decode()), body, way="kept")
