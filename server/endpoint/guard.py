"""What is refused before the engine sees a query: what could crash it, and what would reach the network.

A search of our own index passes, though it is written as a SERVICE: the engine gets its rows instead. So does a
SERVICE that names, in full, one of the addresses that the operator lists.
FROM and FROM NAMED pass: the engine takes them as names of graphs that it holds, and never fetches one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...graph.limits import limit
from .federation import normalized
from .searching import searches
from .standing import check_standing, is_usual
from .tokens import Denied, QueryFault, Token, tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"}
_NONE = "SERVICE is not offered here: this endpoint asks no other"
_ONLY_LISTED = "SERVICE is offered here only for the addresses that the operator lists, each written in full"
_NAMES = {"iri", "name", "variable"}


def checked(query: str, allowed: Collection[str] = ()) -> tuple[Token, ...]:
    """Return the tokens of a query that is safe to run; QueryFault names the limit or rule that it breaks.

    `allowed` are the normalized addresses of other endpoints that it may ask.
    """
    _check_size(query)
    found = []
    for token in tokens(query):
        found.append(token)
        _check_token(query, token, len(found))
    for at in _calls(query, found):
        if not (allowed and _is_allowed(found[at : at + 3], allowed)):
            what = _NONE if not allowed else _ONLY_LISTED
            raise Denied(query, found[at].start, what, "ask the other endpoint yourself and join the answers")
    _check_is_question(query, found)
    check_standing(query, found)
    return tuple(found)


def asks_others(query: str, found: Sequence[Token]) -> bool:
    """Tell whether a query that passed, of these tokens, asks another endpoint."""
    return any(True for _ in _calls(query, found))


def is_plain(query: str) -> bool:
    """Tell whether a query is harmless however it is read, at the cost of a few looks at its characters."""
    opened, lower = sum(map(query.count, ("{", "(", "[", "<<"))), query.lower()
    return (
        len(query) <= limit("query_tokens").value
        and opened <= limit("query_depth").value
        and "\\" not in query
        and "service" not in lower
        and is_usual(query, lower)
    )


def _calls(query: str, found: Sequence[Token]) -> Iterator[int]:
    """Yield which tokens may call another endpoint."""
    ours = {search.first for search in searches(query, found)}
    for at, token in enumerate(found):
        if "service" in token.text.lower() and at not in ours and calls_service(token, found[at + 1 : at + 4]):
            yield at


def _is_allowed(call: Sequence[Token], allowed: Collection[str]) -> bool:
    """Tell whether a call, of the word SERVICE and what follows, names an allowed address in full."""
    words = [token for token in call if token.kind != "word" or token.text.upper() not in {"SERVICE", "SILENT"}]
    if not words or words[0].kind != "iri" or call[0].kind != "word" or call[0].text.upper() != "SERVICE":
        return False
    return normalized(words[0].text[1:-1]) in allowed


def _check_size(query: str) -> None:
    most, size = limit("query_bytes").value, len(query.encode("utf-8", "surrogatepass"))
    if size > most:
        raise QueryFault(query, 0, f"queries are limited to {most} bytes, found {size}", "ask a shorter question")


def _check_token(query: str, token: Token, count: int) -> None:
    for name, found in (("query_depth", token.depth), ("query_tokens", count)):
        bound = limit(name)
        if found > bound.value:
            what = f"queries are limited to {bound.value} {bound.unit}, found {found}"
            raise QueryFault(query, token.start, what, "ask a simpler question")


def calls_service(token: Token, following: Sequence[Token]) -> bool:
    """Tell whether the engine could read the keyword SERVICE here.

    It needs no space around keywords and reads a name as a shorter one where the longer makes no IRI, so
    `trueSERVICE` and `x:SERVICE` count where a group could be what they call.
    """
    if token.kind in {"word", "tag", "number"}:
        return True
    if token.kind != "name":
        return False
    rest = [each for each in following if each.text.upper() != "SILENT"]
    if rest and rest[0].kind in _NAMES:
        rest = rest[1:]
    return bool(rest) and rest[0].text == "{"


def _check_is_question(query: str, found: Sequence[Token]) -> None:
    words = (token for token in found if token.kind == "word" and token.text.upper() not in {"PREFIX", "BASE"})
    first = next(words, None)
    if first is not None and first.text.upper() in _UPDATES:
        what = f"{first.text.upper()} is an update, and this endpoint only answers questions"
        raise QueryFault(query, first.start, what, "load documents with `whosays build`")
