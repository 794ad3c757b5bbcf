"""Where the engine reads a query otherwise than the standard does, and a look at its words is enough to tell.

`check_standing` refuses what the standard has no meaning for and the engine takes; `standing` writes a query that is
right in words that the engine reads as the standard does. A query of which `is_usual` holds needs neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tokens import QueryFault, Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AGGREGATES = {"AVG", "COUNT", "GROUP_CONCAT", "MAX", "MIN", "SAMPLE", "SUM"}
_LOWER = tuple(word.lower() for word in sorted(_AGGREGATES))
_JOINED = "GROUP_CONCAT"
# What a bracket is, besides itself: that of an aggregate, of any other expression, or of a triple term.
_AGGREGATE, _EXPRESSION, _TERM = "aggregate(", "expression(", "<<("
_TRUTHS = ("true", "false")
_NO_SUBJECTS = {"string", "number", "sign", "open"}


def is_usual(query: str, lower: str) -> bool:
    """Tell, from a query and the same in small letters, whether the engine reads it as the standard does."""
    return (
        "<<" not in query
        and "group_concat" not in lower
        and query.count("true") == lower.count("true")
        and query.count("false") == lower.count("false")
        and (lower.count("(") <= 1 or _aggregates(lower) <= 1)
    )


def check_standing(query: str, found: Sequence[Token]) -> None:
    """Refuse an aggregate inside another, and in expressions a triple term about a literal or a triple term."""
    opened: list[str] = []
    for at, token in enumerate(found):
        del opened[token.depth - (token.kind == "open") :]
        if _is_aggregate(found, at) and _is_inside(opened):
            what = f"{token.text} stands inside another aggregate"
            raise QueryFault(query, token.start, what, "compute the inner one in a sub-query")
        if token.kind == "open":
            opened.append(_bracket(found, at, opened))
        if opened[-1:] == [_TERM] and token.text == "(" and _is_expression(opened) and _is_no_subject(found, at + 1):
            what = "the subject of a triple term is neither a literal nor a triple term"
            raise QueryFault(query, found[at + 1].start, what, "begin it with an IRI or a variable")


def standing(query: str) -> str:
    """Return a query with TRUE and FALSE in small letters, and what GROUP_CONCAT gives without a language."""
    if is_usual(query, query.lower()):
        return query
    parts, at = [], 0
    for start, end, text in sorted(_edits(tuple(tokens(query)))):
        parts += [query[at:start], text]
        at = end
    return "".join([*parts, query[at:]])


def _edits(found: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Yield which characters are to be written how."""
    for at, token in enumerate(found):
        if token.kind != "word":
            continue
        if token.text.lower() in _TRUTHS:
            yield token.start, token.start + len(token.text), token.text.lower()
        elif token.text.upper() == _JOINED and (end := _end(found, at)) is not None:
            yield token.start, token.start, "STR("
            yield end, end, ")"


def _end(found: Sequence[Token], at: int) -> int | None:
    """Return where the call that begins with a token ends; None where it does not."""
    if not _is_aggregate(found, at):
        return None
    depth = found[at + 1].depth
    closing = (token for token in found[at + 2 :] if token.text == ")" and token.depth == depth)
    close = next(closing, None)
    return None if close is None else close.start + 1


def _is_aggregate(found: Sequence[Token], at: int) -> bool:
    token = found[at]
    return token.kind == "word" and token.text.upper() in _AGGREGATES and _text(found, at + 1) == "("


def _bracket(found: Sequence[Token], at: int, opened: Sequence[str]) -> str:
    """Return what a bracket is that opens in others."""
    if found[at].text != "(" or not at:
        return found[at].text
    before = found[at - 1]
    if before.kind == "open" and before.text == "<<":
        return _TERM
    if _is_aggregate(found, at - 1):
        return _AGGREGATE
    is_called = before.kind == "word" and before.text != "a"
    return _EXPRESSION if is_called or opened[-1:] in ([_EXPRESSION], [_AGGREGATE]) else "("


def _is_inside(opened: Sequence[str]) -> bool:
    """Tell whether the innermost group holds an aggregate that is not closed; a group in it is one for itself."""
    groups = [at for at, bracket in enumerate(opened) if bracket == "{"]
    return _AGGREGATE in opened[groups[-1] if groups else 0 :]


def _is_expression(opened: Sequence[str]) -> bool:
    """Tell whether the bracket around all open triple terms is that of an expression."""
    around = (bracket for bracket in reversed(opened) if bracket not in {"<<", _TERM})
    return next(around, "") in {_EXPRESSION, _AGGREGATE}


def _is_no_subject(found: Sequence[Token], at: int) -> bool:
    if at >= len(found):
        return False
    return found[at].kind in _NO_SUBJECTS or (found[at].kind == "word" and found[at].text.lower() in _TRUTHS)


def _aggregates(lower: str) -> int:
    return [before.rstrip().endswith(_LOWER) for before in lower.split("(")].count(True)


def _text(found: Sequence[Token], at: int) -> str:
    return found[at].text if at < len(found) else ""
