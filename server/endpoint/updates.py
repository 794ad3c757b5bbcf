"""Updates before the engine sees them: what is refused, and which graphs a request chooses for their patterns.

The engine needs no space around keywords: `CLEARALL` and `LOADSILENT<...>` are what they look like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from ...graph.limits import limit
from .diagnosis import UPDATE as UPDATES
from .diagnosis import diagnosed, is_unread
from .guard import calls_service
from .parameters import FORM, body_text, check_body_type, parameters
from .prologues import prefixes_first
from .refusals import Refused
from .sparql import UPDATE, graph_iris
from .tokens import QueryFault, Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flask import Request

_ALL = re.compile(r"(?:CLEAR|DROP)(?:SILENT)?(?:ALL|NAMED)")
_OPERATION_BEFORE = {"iri", "string", "sign"}  # the end of a prologue, and the semicolon between operations


@dataclass(frozen=True, slots=True)
class Update:
    """An update that may be rehearsed; `sparing` where it clears all graphs, and so means those that it may.

    `sent` is how it came, before graphs that the request chose were written into it, and prefixes to its beginning.
    """

    text: str
    sparing: bool
    sent: str


def is_update(request: Request) -> bool:
    """Tell whether a request sends an update, in whichever way."""
    if request.mimetype == UPDATE:
        return request.method == "POST"
    return "update" in request.args or (
        request.method == "POST" and request.mimetype == FORM and "update" in parameters(request)
    )


def update_in(request: Request) -> Update:
    """Return the update that a request sends; Refused where it does not send one in one of the protocol's two ways."""
    if request.method != "POST" or "update" in request.args:
        raise Refused(HTTPStatus.BAD_REQUEST, "send an update by POST, as the body or in a form")
    check_body_type(request, (UPDATE, FORM))
    sent = parameters(request)
    updates = sent.all("update")
    if request.mimetype == UPDATE:
        updates += (body_text(request),)
    if len(updates) != 1:
        raise Refused(HTTPStatus.BAD_REQUEST, f"one update is made at a time, found {len(updates)}")
    default, named = (graph_iris(sent.all(name)) for name in ("using-graph-uri", "using-named-graph-uri"))
    return guarded(updates[0], default, named)


def guarded(update: str, default: Sequence[str] = (), named: Sequence[str] = ()) -> Update:
    """Return an update with the graphs that its patterns are about; Refused, with the place, where it may not be."""
    sent = update
    try:
        found = _checked(update)
        if default or named:
            update = _using(update, found, default, named)
        update = prefixes_first(update)
    except QueryFault as fault:
        raise Refused(HTTPStatus.BAD_REQUEST, str(fault), fault) from fault
    for token, keyword in _foreign(found):
        denied = QueryFault(sent, token.start, f"{keyword} is not offered here", "send what it would fetch")
        raise Refused(HTTPStatus.FORBIDDEN, str(denied), denied)
    squeezed = "".join(token.text.upper() if token.kind == "word" else " " for token in found if token.depth == 0)
    return Update(update, bool(_ALL.search(squeezed)), sent)


def unread(update: Update, words: str) -> Refused | None:
    """Return the refusal, with the place, of an update that the engine could not read; None for its other words."""
    if not is_unread(words):
        return None
    fault = diagnosed(update.sent, tuple(tokens(update.sent)), words, UPDATES, update.text)
    return Refused(HTTPStatus.BAD_REQUEST, str(fault), fault)


def _checked(update: str) -> list[Token]:
    most, size = limit("update_bytes"), len(update.encode("utf-8", "surrogatepass"))
    if size > most.value:
        what = f"updates are limited to {most.value} {most.unit}, found {size}"
        raise QueryFault(update, 0, what, "send a document or a graph, or several updates")
    depth, found = limit("query_depth"), []
    for token in tokens(update):
        if token.depth > depth.value:
            what = f"updates are limited to {depth.value} {depth.unit}, found {token.depth}"
            raise QueryFault(update, token.start, what, "ask for something simpler")
        found.append(token)
    return found


def _foreign(found: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Yield the tokens by which an update could ask another server, and what they call it by."""
    for at, token in enumerate(found):
        if "service" in token.text.lower() and calls_service(token, found[at + 1 : at + 4]):
            yield token, "SERVICE"
        begins = at == 0 or found[at - 1].kind in _OPERATION_BEFORE
        is_word = token.kind == "word" or (token.kind == "name" and begins)
        if is_word and token.depth == 0 and token.text.upper().startswith("LOAD"):
            yield token, "LOAD"


def _using(update: str, found: Sequence[Token], default: Sequence[str], named: Sequence[str]) -> str:
    """Return the update with USING before each of its WHERE; QueryFault where it chooses graphs itself."""
    clause = "".join(f" USING <{iri}>" for iri in default) + "".join(f" USING NAMED <{iri}>" for iri in named) + " "
    parts, at = [], 0
    for number, token in enumerate(found):
        word = token.text.upper() if token.kind == "word" and token.depth == 0 else ""
        if word.startswith(("USING", "WITH")):
            what = "both the update and the request choose graphs"
            raise QueryFault(update, token.start, what, "leave out USING and WITH, or using-graph-uri")
        if not word.endswith("WHERE"):
            continue
        before = found[number - 1].text.upper() if number else ""
        parts.append(update[at : token.start + len(token.text) - len("WHERE")])
        at = token.start + len(token.text) - len("WHERE")
        if word == "DELETEWHERE" or before == "DELETE":
            # The short form has no place for USING: its pattern is what it deletes.
            parts.append(f" {_group(update, found[number + 1 :])}")
        parts.append(clause)
    return "".join([*parts, update[at:]])


def _group(update: str, found: Sequence[Token]) -> str:
    """Return the group that begins here; QueryFault where none does."""
    for token in found:
        if token.kind == "close" and token.depth == 1:
            return update[found[0].start : token.start + 1]
    raise QueryFault(update, found[0].start if found else len(update), "{ is not closed", "close it with }")
