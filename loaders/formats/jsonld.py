"""JSON-LD: every key that means a property is a pair of the record of the thing that its object describes."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pyoxigraph import RdfFormat

from ...graph.document import Span
from ...graph.errors import SourceError
from .json_records import nodes_of
from .jsonld_context import Context, known_context
from .nodes import Listed, Mapped, Words
from .rdf_records import records_of
from .rdf_sound import sound
from .rdf_terms import BOOLEAN, DOUBLE, FIRST, INTEGER, NIL, REST, TYPE, Kind, Statement, Term, literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...graph.document import Block, Passage
    from .jsonld_context import Defined
    from .nodes import Entry, Node

_MAPS = frozenset(["@index", "@language", "@id", "@type", "@graph"])
_BEGIN = re.compile(r'\ufeff?\s*(?:\[\s*)?\{\s*"@context"\s*:')
_LONGEST_NUMBER = 300
# Above, whole numbers are written as doubles.
_LARGEST = 10**21


class JsonLd:
    """The loader of JSON-LD."""

    name = "json-ld"
    version = "3"
    suffixes = (".jsonld",)

    def blocks(self, text: str) -> Iterator[Block]:
        """Yield the records of a text.

        Raises SourceError where it is no JSON-LD, and for a context that stands elsewhere: nothing is fetched.
        """
        yield from records_of(self.statements(text))

    def statements(self, text: str) -> Iterator[Statement]:
        """Yield what a text states; SourceError as for its blocks."""
        (root,) = nodes_of(text)
        plain = json.dumps(_known(json.loads(text.removeprefix("\ufeff"), parse_int=_whole, parse_float=_broken)))
        found = _Walker().top(root, Context())
        yield from sound(plain, RdfFormat.JSON_LD, found)


LOADER = JsonLd()


def statements_in(text: str) -> Iterator[Statement]:
    """Yield all statements of a text; SourceError where it is no JSON-LD."""
    (root,) = nodes_of(text)
    return _Walker().top(root, Context())


def is_linked(text: str) -> bool:
    """Tell whether a JSON text is JSON-LD all of whose contexts stand in it, or are known: it begins with a context."""
    if _BEGIN.match(text) is None:
        return False
    try:
        _known(json.loads(text.removeprefix("\ufeff"), parse_int=_whole, parse_float=_broken))
    except (SourceError, ValueError, RecursionError):
        # What is no JSON either is told by the loader of that.
        return False
    return True


def _whole(digits: str) -> int:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else 0


def _broken(digits: str) -> float:
    return float(digits) if math.isfinite(float(digits)) else 0.0


def _known(value: Any) -> Any:
    """Return a JSON value with every context in it written out."""
    match value:
        case dict():
            return {key: known_context(each) if key == "@context" else _known(each) for key, each in value.items()}
        case list():
            return [_known(each) for each in value]
        case _:
            return value


class _Here(NamedTuple):
    """What holds at a place of the document."""

    context: Context
    graph: Term | None


class _Walker:
    """Reads objects and what they hold; what a parser of others does not find as well is dropped later."""

    def __init__(self) -> None:
        self._blanks = 0

    def top(self, node: Node, context: Context) -> Iterator[Statement]:
        """Yield the statements of a whole document."""
        for each in _each(node):
            if isinstance(each, Mapped):
                yield from self._object(each, _Here(context, None))[1]

    def _object(self, node: Mapped, here: _Here) -> tuple[Term, Iterator[Statement]]:
        """Return what an object describes, and the statements that it makes."""
        stated = next((entry.value for entry in node.entries if entry.key.text == "@context"), None)
        if stated is not None:
            here = here._replace(context=here.context.within(_plain(stated)))
        subject = self._subject(node, here.context)
        return subject, self._statements(node, subject, here)

    def _subject(self, node: Mapped, context: Context) -> Term:
        for entry in node.entries:
            if context.key(entry.key.text).iri == "@id" and isinstance(entry.value, Words):
                iri = context.iri(_word(entry.value), as_term=False) or ""
                kind = Kind.BLANK if iri.startswith("_:") else Kind.IRI
                span = entry.value.passage.span if entry.value.passage.text else _extent(node)
                return Term(kind, iri, span)
        return self._blank(_extent(node))

    def _statements(self, node: Mapped, subject: Term, here: _Here) -> Iterator[Statement]:
        meant = [(entry, here.context.key(entry.key.text)) for entry in node.entries if entry.key.text]
        names = {defined.iri for _, defined in meant}
        for entry, defined in meant:
            match defined.iri:
                case "@type":
                    yield from self._types(entry, subject, here)
                case "@graph":
                    graph = here.graph if names <= {"@context", "@graph"} else subject
                    yield from self._graph(entry.value, here._replace(graph=graph))
                case "@included":
                    yield from self._graph(entry.value, here)
                case "@nest" if isinstance(entry.value, Mapped):
                    yield from self._statements(entry.value, subject, here)
                case "@reverse" if isinstance(entry.value, Mapped):
                    for inner_entry in entry.value.entries:
                        known = here.context.key(inner_entry.key.text)
                        yield from self._property(inner_entry, known, subject, here, is_turned=True)
                case str(iri) if ":" in iri:
                    yield from self._property(entry, defined, subject, here, is_turned=defined.is_reverse)

    def _types(self, entry: Entry, subject: Term, here: _Here) -> Iterator[Statement]:
        for each in _each(entry.value):
            type_ = self._node(each, here.context, as_term=True) if isinstance(each, Words) else None
            if type_ is not None:
                yield Statement(subject, Term(Kind.IRI, TYPE, entry.key.span), type_, here.graph)

    def _graph(self, node: Node, here: _Here) -> Iterator[Statement]:
        for each in _each(node):
            if isinstance(each, Mapped):
                yield from self._object(each, here)[1]

    def _property(
        self, entry: Entry, defined: Defined, subject: Term, here: _Here, *, is_turned: bool
    ) -> Iterator[Statement]:
        if defined.iri is None:
            return
        if defined.context is not None:
            here = here._replace(context=here.context.within(defined.context))
        predicate = Term(Kind.IRI, defined.iri, entry.key.span)
        for node, language in _unmapped(entry.value, defined):
            value, inner = self._value(node, defined, language, here)
            yield from inner
            if value is not None:
                ends = (value, subject) if is_turned else (subject, value)
                yield Statement(ends[0], predicate, ends[1], here.graph)

    def _value(
        self, node: Node, defined: Defined, language: str | None, here: _Here
    ) -> tuple[Term | None, Iterable[Statement]]:
        """Return what a value is, and the statements that make it."""
        match node:
            case Listed(members):
                return self._list(members, defined, here)
            case Words():
                return self._scalar(node, defined, language, here.context), ()
            case Mapped(entries):
                keys = {here.context.key(entry.key.text).iri: entry.value for entry in entries if entry.key.text}
                if "@value" in keys:
                    return self._value_object(keys, here.context), ()
                if "@list" in keys:
                    return self._list(tuple(_each(keys["@list"])), defined, here)
                subject, statements = self._object(node, here)
                return subject, statements
            case _:
                return None, ()

    def _value_object(self, keys: dict[str | None, Node], context: Context) -> Term | None:
        value, type_, language = (keys.get(name) for name in ("@value", "@type", "@language"))
        if not isinstance(value, Words):
            return None
        datatype = context.iri(_word(type_), as_term=True) if isinstance(type_, Words) else None
        return _literal(value, datatype, _word(language) if isinstance(language, Words) else None)

    def _scalar(self, node: Words, defined: Defined, language: str | None, context: Context) -> Term | None:
        if defined.type in {"@id", "@vocab"} and node.token.startswith('"'):
            return self._node(node, context, as_term=defined.type == "@vocab")
        if language is None:
            language = defined.language if defined.language is not None else context.language
        is_typed = defined.type not in {None, "@none", "@id", "@vocab"}
        return _literal(node, defined.type if is_typed else None, language)

    def _list(
        self, members: tuple[Node, ...], defined: Defined, here: _Here
    ) -> tuple[Term | None, Iterable[Statement]]:
        statements: list[Statement] = []
        values = []
        for member in members:
            value, inner = self._value(member, defined, None, here)
            statements += inner
            values += [value] if value is not None else []
        cells = [self._blank(value.span) for value in values]
        nil = Term(Kind.IRI, NIL, values[-1].span if values else Span(0, 0))
        for cell, value, rest in zip(cells, values, [*cells[1:], nil], strict=False):
            statements.append(Statement(cell, Term(Kind.IRI, FIRST, value.span), value, here.graph))
            statements.append(Statement(cell, Term(Kind.IRI, REST, value.span), rest, here.graph))
        return (cells[0] if cells else nil), statements

    def _node(self, node: Words, context: Context, *, as_term: bool) -> Term | None:
        """Return the node that a string names."""
        iri = context.iri(_word(node), as_term=as_term)
        if iri is None and as_term:
            iri = context.iri(_word(node), as_term=False)
        if not node.passage.text or iri is None or iri.startswith("@"):
            return None
        kind = Kind.BLANK if iri.startswith("_:") else Kind.IRI
        return Term(kind, iri, node.passage.span)

    def _blank(self, span: Span) -> Term:
        self._blanks += 1
        return Term(Kind.BLANK, f"_: {self._blanks}", span)


def _each(node: Node) -> Iterator[Node]:
    """Yield a node itself, or those in a list, however nested."""
    if isinstance(node, Listed):
        for inner in node.nodes:
            yield from _each(inner)
    else:
        yield node


def _unmapped(node: Node, defined: Defined) -> Iterator[tuple[Node, str | None]]:
    """Yield the values of a key: members of sets one by one, those of maps with the language that they stand under."""
    if "@list" in defined.containers and isinstance(node, Listed):
        yield node, None
    elif isinstance(node, Mapped) and defined.containers & _MAPS:
        for entry in node.entries:
            language = entry.key.text if "@language" in defined.containers else None
            yield from ((each, language) for each in _each(entry.value))
    else:
        for each in _each(node):
            inner = each.entries[0].value if isinstance(each, Mapped) and _is_set(each) else each
            yield from ((member, None) for member in (_each(inner) if inner is not each else [each]))


def _is_set(node: Mapped) -> bool:
    return len(node.entries) == 1 and node.entries[0].key.text == "@set"


def _plain(node: Node) -> Any:
    """Return a node as the value that JSON has for it."""
    match node:
        case Words():
            return json.loads(node.token, parse_int=_whole, parse_float=_broken)
        case Listed(members):
            return [_plain(member) for member in members]
        case Mapped(entries):
            return {entry.key.text: _plain(entry.value) for entry in entries}


def _word(node: Words) -> str:
    value = json.loads(node.token, parse_int=_whole)
    return value if isinstance(value, str) else node.token


def _literal(node: Words, datatype: str | None, language: str | None) -> Term | None:
    """Return the literal that a scalar is; null and empty strings are none, as they have no words to point at."""
    value = json.loads(node.token, parse_int=_whole, parse_float=_broken)
    if value is None or not node.passage.text or datatype == "@json":
        return None
    if value == 0 and any(digit in node.token for digit in "123456789"):
        # So large, or so small, that it stands for no number that can be kept.
        return None
    span, words = node.passage.span, node.passage
    match value:
        case bool():
            return literal(node.token, span, words, datatype or BOOLEAN)
        case int() | float():
            if value == int(value) and abs(value) < _LARGEST and datatype != DOUBLE:
                return literal(str(int(value)), span, words, datatype or INTEGER)
            return literal(_double(value), span, words, datatype or DOUBLE)
        case _:
            return literal(value, span, words, datatype or "", "" if datatype else language or "")


def _double(number: float) -> str:
    mantissa, _, exponent = f"{number:.15E}".partition("E")
    mantissa = mantissa.rstrip("0")
    return f"{mantissa}{'0' if mantissa.endswith('.') else ''}E{int(exponent)}"


def _extent(node: Node) -> Span:
    """Return the characters from the first words of a node to its last."""
    passages = list(_passages(node))
    return passages[0].span.to(passages[-1].span) if passages else Span(0, 0)


def _passages(node: Node) -> Iterator[Passage]:
    match node:
        case Words(passage):
            if passage.text:
                yield passage
        case Listed(members):
            for member in members:
                yield from _passages(member)
        case Mapped(entries):
            for entry in entries:
                if entry.key.text:
                    yield entry.key
                yield from _passages(entry.value)
