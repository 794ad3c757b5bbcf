"""Why the engine refused a query or an update, in words and with the place; the engine's own place can be far off."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

from ...graph.rdf import PREFIXES
from .tokens import QueryFault, Token, start_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PLACE = re.compile(r"error at (\d{1,9}):(\d{1,9}): ")
_WANTED = re.compile(r"\[[^\[\]]*\]|\"(?:\\\"|[^\"])+\"|[^,\[\"]+")
_CLOSING = {"(": ")", "{": "}", "[": "]", "<<": ">>"}
_WANTED_LISTED = 12
_PROLOGUE = {"PREFIX": 3, "BASE": 2, "VERSION": 2}
# What the engine says that it wants, by the sign with which that begins, or the characters.
_KINDS = {
    "?": "a variable",
    "$": "a variable",
    "<": "an IRI",
    ":": "a name",
    "'": "a string",
    '"': "a string",
    "'''": "a string",
    '"""': "a string",
}
_CLASSES = {"['0'..='9'": "a number", "['A' ..= 'Z'": "a name"}
_INCOMPLETE = set("<>=&|,!-/")
_TERMS = {"variable", "iri", "name"}


@dataclass(frozen=True, slots=True)
class Language:
    """What a text is called, the words that it may begin with, and where to look how it goes."""

    name: str
    beginnings: tuple[str, ...]
    remedy: str


QUERY = Language("query", ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"), "see the examples on the SPARQL page")
UPDATE = Language(
    "update",
    ("INSERT", "DELETE", "WITH", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "LOAD"),
    "see SPARQL 1.1 Update for how it goes",
)


def is_unread(message: str) -> bool:
    """Tell whether a message of the engine is about a text that it could not read."""
    return _PLACE.match(message) is not None


def diagnosed(
    query: str, tokens: Sequence[Token], message: str, language: Language = QUERY, read: str | None = None
) -> QueryFault:
    """Return what is behind the engine's message: a fault that newcomers make, or what it says, at its place.

    `read` is what the engine was given, where more was written into the query.
    """
    for fault in (
        *_unknown_prefixes(query, tokens),
        *_open_brackets(query, tokens),
        *_wrong_beginnings(query, tokens, language),
        *_short_triples(query, tokens),
        *_incomplete(query, tokens),
    ):
        return fault
    place = _PLACE.match(message)
    start = _start(query, read or query, int(place[1]), int(place[2])) if place else 0
    wanted = [each.strip() for each in _WANTED.findall(_said(message)) if each.strip()]
    for sentence in (each for each in wanted if each[0].isalpha() and " " in each):
        return QueryFault(query, _start_of_sentence(tokens, sentence, start), _lowered(sentence), language.remedy)
    if unread := _unread_word(tokens, wanted, start):
        return QueryFault(query, unread.start, f"{unread.text[:40]} cannot stand here", language.remedy)
    token = next((each for each in tokens if each.start + len(each.text) > start), None)
    kinds, words = _kinds(wanted)
    if token is None:
        what = f"the {language.name} ends where {_one_of(kinds)} is expected"
        if not kinds:
            what = f"the {language.name} is not complete, or something before its end is not as SPARQL has it"
        return QueryFault(query, start, what, language.remedy)
    what = f"{token.text[:40]} cannot stand here"
    if kinds or words:
        what += f", expected {_one_of([*kinds, *words])}"
    return QueryFault(query, token.start, what, language.remedy)


def _unknown_prefixes(query: str, tokens: Sequence[Token]) -> Iterator[QueryFault]:
    declared = {"_"}
    for before, token in zip((None, *tokens), tokens, strict=False):
        if token.kind != "name":
            continue
        prefix = token.text.partition(":")[0]
        if before is not None and before.text.upper() == "PREFIX":
            declared.add(prefix)
        elif prefix not in declared:
            iri = PREFIXES.get(prefix, "...")
            remedy = f"begin with PREFIX {prefix}: <{iri}>"
            yield QueryFault(query, token.start, f"the prefix {prefix}: is not declared", remedy)


def _open_brackets(query: str, tokens: Sequence[Token]) -> Iterator[QueryFault]:
    opened: list[Token] = []
    for token in tokens:
        if token.kind == "open":
            opened.append(token)
        elif token.kind == "close":
            if not opened or _CLOSING[opened[-1].text] != token.text:
                yield QueryFault(query, token.start, f"{token.text} closes nothing", "remove it, or open it")
                return
            opened.pop()
    for token in opened:
        closing = _CLOSING[token.text]
        yield QueryFault(query, token.start, f"{token.text} is not closed", f"close it with {closing}")


def _wrong_beginnings(query: str, tokens: Sequence[Token], language: Language) -> Iterator[QueryFault]:
    """Yield the words that begin nothing; an update begins anew after each semicolon outside of brackets."""
    ours, rest = f"begin it with {_one_of(language.beginnings)}", list(tokens)
    while True:
        while rest and rest[0].text.upper() in _PROLOGUE:
            del rest[: _PROLOGUE[rest[0].text.upper()]]
        if not rest:
            if not tokens or language is QUERY:
                yield QueryFault(query, len(query), f"there is no {language.name} here", ours)
            return
        # The engine needs no space after a keyword.
        word = rest[0].text.upper()
        if not word.startswith(language.beginnings):
            remedy = ours
            if language is UPDATE and word.startswith(QUERY.beginnings):
                remedy = "send a question as a query, not as an update"
            elif near := get_close_matches(word[:20], language.beginnings, 1):
                remedy = f"did you mean {near[0]}?"
            yield QueryFault(query, rest[0].start, f"{rest[0].text[:40]} begins no {language.name}", remedy)
            return
        ends = (at for at, each in enumerate(rest) if each.depth == 0 and each.text == ";")
        end = next(ends, None) if language is UPDATE else None
        if end is None:
            return
        del rest[: end + 1]


def _short_triples(query: str, tokens: Sequence[Token]) -> Iterator[QueryFault]:
    """Yield the ends of groups and triples before which one or two plain terms stand alone."""
    for at, token in enumerate(tokens):
        if token.text not in {".", "}"}:
            continue
        begin = at
        while begin and (tokens[begin - 1].kind in _TERMS or tokens[begin - 1].text == "a"):
            begin -= 1
        opens = tokens[begin - 1].text if begin else ""
        is_of_values = opens == "{" and _is_of_values(tokens[: begin - 1])
        if at - begin in {1, 2} and opens in {"{", ".", "}"} and not is_of_values:
            what = f"a triple has three parts, and here are {at - begin} before {token.text}"
            yield QueryFault(query, tokens[begin].start, what, "name its subject, property and value")


def _is_of_values(before: Sequence[Token]) -> bool:
    """Tell whether a brace after these tokens opens the rows of VALUES, which are no triples."""
    words = [each.text.upper() for each in before if each.kind != "variable"]
    return bool(before) and (before[-1].text == ")" or words[-1:] == ["VALUES"])


def _incomplete(query: str, tokens: Sequence[Token]) -> Iterator[QueryFault]:
    for sign, after in pairwise(tokens):
        if sign.kind == "sign" and sign.text in _INCOMPLETE and after.kind == "close":
            what = f"something is missing between {sign.text} and {after.text}"
            yield QueryFault(query, sign.start, what, "say what comes there")


def _unread_word(tokens: Sequence[Token], wanted: Sequence[str], start: int) -> Token | None:
    """Return the word that the engine stopped at, where it names a place within or behind that word.

    The engine takes as many characters as a keyword has before it compares them, and tells the place behind
    the longest one that it tried.
    """
    if not all(each.replace("_", "").isalpha() for each in wanted):
        return None
    begins = {start - len(keyword) for keyword in wanted}
    stopped = [each for each in tokens if each.start in begins]
    words = [each for each in stopped if each.kind == "word"]
    return words[-1] if words and len(stopped) == len(begins) else None


def _start(query: str, read: str, line: int, column: int) -> int:
    """Return which character of a query the engine means by a place in what it was given."""
    start, alike = start_of(read, line, column), zip(query, read, strict=False)
    same = next((at for at, (one, other) in enumerate(alike) if one != other), min(len(query), len(read)))
    return start if start <= same else max(same, start - len(read) + len(query))


def _said(message: str) -> str:
    """Return the engine's message without its place and its lead, on one line."""
    words = _PLACE.sub("", message).replace("\n", " ")
    return words.partition("expected one of ")[2] or words.partition("expected ")[2] or words


def _kinds(wanted: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return what is wanted: kinds of terms in our words, then keywords and signs as they are written."""
    kinds, words = dict[str, None](), []
    for each in wanted:
        if each.startswith("["):
            kinds.update({kind: None for begins, kind in _CLASSES.items() if each.startswith(begins)})
            continue
        sign = each[1:-1].replace('\\"', '"') if each.startswith('"') else each
        if sign in _KINDS:
            kinds[_KINDS[sign]] = None
        else:
            words.append(sign)
    return list(kinds), words


def _start_of_sentence(tokens: Sequence[Token], sentence: str, start: int) -> int:
    """Return where stands what a sentence of the engine is about: it says so only when it has read all."""
    if sentence.startswith("Variable"):
        return next((each.start for each in tokens if each.kind == "variable" or each.text.startswith("_:")), start)
    found = [each.start for each in tokens if each.text.upper() in sentence and each.text.isupper()]
    return found[0] if len(found) == 1 else start


def _lowered(sentence: str) -> str:
    return sentence if sentence[1:2].isupper() else sentence[0].lower() + sentence[1:]


def _one_of(words: Sequence[str]) -> str:
    more = " ..." if len(words) > _WANTED_LISTED else ""
    *most, last = words[:_WANTED_LISTED] or ["something else"]
    return (f"{', '.join(most)} or {last}" if most and not more else ", ".join((*most, last))) + more
