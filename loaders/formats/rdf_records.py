"""Statements as records: one for each thing in each graph, with its names, its kinds and what is said of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ...graph.document import Pair, Record, Span, Subject
from ...graph.limits import limit
from .lines import NOTHING
from .rdf_names import Names, is_kind, is_name
from .rdf_terms import BOOLEAN, DATES, FIRST, NIL, NUMBERS, REST, Kind, joined_in_order, last_part, standing_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...graph.document import Passage
    from .rdf_terms import Statement, Term

# What vocabularies call the number itself, and its unit, where a node stands between a property and its value.
_VALUES = re.compile(
    r"http://www\.w3\.org/1999/02/22-rdf-syntax-ns#value|https?://schema\.org/value"
    r"|https?://qudt\.org/schema/qudt/(?:numericValue|value)|http://www\.w3\.org/ns/mls#hasValue"
    r"|http://www\.wikidata\.org/prop/statement/P[0-9]{1,9}"
)
_UNITS = re.compile(r"https?://schema\.org/unit(?:Text|Code)|https?://qudt\.org/schema/qudt/(?:hasUnit|unit)")
# Nodes of these kinds join things, and are records of their own even where they have no name.
_JOINING = re.compile(r"https://w3id\.org/fair4ml#MLModelEvaluation|http://www\.w3\.org/ns/mls#ModelEvaluation")
_DATE = re.compile(r"\+?([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)(?=[TZ+-]|\Z)")

Path = tuple[tuple[str, str], ...]
"""The predicates that a pair is nested under: the words and the IRI of each."""


def records_of(statements: Iterable[Statement]) -> Iterator[Record]:
    """Yield a record for each node of each graph, in the order in which they are first spoken of.

    Blank nodes without a name are part of what leads to them, as are lists and nodes that only hold a value.
    """
    return _Graph(tuple(statements)).records()


class _Graph:
    """The statements by what they are of."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._names = Names(statements)
        self._about: dict[str, list[Statement]] = defaultdict(list)
        for each in statements:
            self._about[each.subject.value].append(each)
        uses = Counter(each.object.value for each in statements if each.object.kind is Kind.BLANK)
        self._nested = {
            node for node, count in uses.items() if count == 1 and not (self._names.of(node) or self._joins(node))
        }
        self._holders = {node for node in self._about if self._holds_value(node)} | self._list_nodes()
        self._shown: set[str] = set()

    def records(self) -> Iterator[Record]:
        roots = [node for node in self._about if node not in self._nested | self._holders]
        yield from self._records(roots)
        # What leads only to each other in a circle has no root.
        yield from self._records([node for node in self._about if node not in self._shown | self._holders])

    def _records(self, nodes: Iterable[str]) -> Iterator[Record]:
        found = [
            (statements[0].predicate.span, node, statements) for node in nodes for statements in self._by_graph(node)
        ]
        for _, node, statements in sorted(found, key=lambda each: each[0]):
            if node not in self._shown or node not in self._nested:
                yield self._record(node, statements)

    def _by_graph(self, node: str) -> Iterator[list[Statement]]:
        graphs: dict[str, list[Statement]] = defaultdict(list)
        for each in self._about[node]:
            graphs[each.graph.value if each.graph else ""].append(each)
        yield from graphs.values()

    def _record(self, node: str, statements: Sequence[Statement]) -> Record:
        self._shown.add(node)
        subject = statements[0].subject
        names = self._names.of(node) or self._name_in(subject)
        graph = statements[0].graph
        return Record(
            tuple(self._pairs(statements, ())),
            Subject(node, names, self._names.kinds(node)),
            graph.value if graph is not None and graph.kind is Kind.IRI else None,
        )

    def _name_in(self, term: Term) -> tuple[Passage, ...]:
        words = last_part(term.value) if term.kind is Kind.IRI else ""
        return (standing_for(words, term.span),) if words else ()

    def _pairs(self, statements: Sequence[Statement], path: Path) -> Iterator[Pair]:
        for each in self._in_english(statements):
            if not is_name(each.predicate.value) and not is_kind(each.predicate.value):
                yield from self._pair(each.predicate, _placed(each), path)

    def _in_english(self, statements: Sequence[Statement]) -> Iterator[Statement]:
        """Yield the statements without the words in other languages that English ones stand beside."""
        read = {each.predicate.value for each in statements if _is_readable(each.object)}
        for each in statements:
            if each.predicate.value not in read or each.object.kind is not Kind.LITERAL or _is_readable(each.object):
                yield each

    def _pair(self, predicate: Term, value: Term, path: Path) -> Iterator[Pair]:
        if value.kind is Kind.QUOTED:
            return
        if value.is_node and (value.value in self._holders or value.value == NIL):
            yield from self._held(predicate, value, path)
        elif value.kind is Kind.BLANK and value.value in self._nested:
            yield from self._nested_pairs(predicate, value, path)
        else:
            words = value.words if value.kind is Kind.LITERAL else self._name_at(value)
            words = _plainer(value, words) if value.kind is Kind.LITERAL else words
            yield self._paired(self._label(predicate), words, predicate, path, value if value.is_node else None)

    def _paired(self, label: Passage, words: Passage, predicate: Term, path: Path, node: Term | None = None) -> Pair:
        return Pair(
            label,
            words,
            tuple(word for word, _ in path),
            (*(iri for _, iri in path), predicate.value),
            node.value if node is not None else None,
        )

    def _nested_pairs(self, predicate: Term, node: Term, path: Path) -> Iterator[Pair]:
        if node.value in self._shown or len(path) >= limit("record_depth").value:
            return
        self._shown.add(node.value)
        inner = (*path, (self._label(predicate).text, predicate.value))
        yield from self._pairs(self._about.get(node.value, ()), inner)

    def _held(self, predicate: Term, node: Term, path: Path) -> Iterator[Pair]:
        """Yield the pairs of the values that a node holds: the members of a list, or a number with its unit."""
        if node.value == NIL or any(each.predicate.value == FIRST for each in self._about[node.value]):
            for member in self._members(node.value):
                yield from self._pair(predicate, member, path)
            return
        self._shown.add(node.value)
        held = self._about[node.value]
        (value,) = (each.object for each in held if _VALUES.fullmatch(each.predicate.value))
        unit = next((each.object for each in held if _UNITS.fullmatch(each.predicate.value)), None)
        label, words = self._label(predicate), value.words if value.kind is Kind.LITERAL else self._name_at(value)
        words = _plainer(value, words) if value.kind is Kind.LITERAL else words
        if named := self._names.of(node.value):
            label = named[0]
        if unit is not None and words.text:
            written = unit.words if unit.kind is Kind.LITERAL else standing_for(last_part(unit.value), unit.span)
            words = _with_unit(words, written)
        yield self._paired(label, words, predicate, path, value if value.is_node else None)

    def _members(self, node: str) -> Iterator[Term]:
        seen: set[str] = set()
        while node not in seen and node != NIL:
            seen.add(node)
            self._shown.add(node)
            cell = {each.predicate.value: each.object for each in self._about.get(node, ())}
            if FIRST not in cell:
                return
            yield cell[FIRST]
            node = cell[REST].value if REST in cell else NIL

    def _joins(self, node: str) -> bool:
        return any(map(_JOINING.fullmatch, self._names.kinds(node)))

    def _holds_value(self, node: str) -> bool:
        values = sum(_VALUES.fullmatch(each.predicate.value) is not None for each in self._about[node])
        return values == 1 and not self._joins(node)

    def _list_nodes(self) -> set[str]:
        return {node for node, about in self._about.items() if any(each.predicate.value == FIRST for each in about)}

    def _label(self, predicate: Term) -> Passage:
        named = self._names.of(predicate.value)
        words = named[0].text if named else last_part(predicate.value) or predicate.value
        return standing_for(words, predicate.span)

    def _name_at(self, node: Term) -> Passage:
        """Return the name of a thing where it is spoken of: its own words if they stand within the term, or its IRI."""
        named = self._names.of(node.value)
        if named and _is_within(named[0].span, node.span):
            return named[0]
        words = last_part(node.value) or node.value if node.kind is Kind.IRI else ""
        return standing_for(named[0].text if named else words, node.span)


def _placed(statement: Statement) -> Term:
    """Return the object where it stands; if the statement is turned round, so that it stands before, at the subject."""
    subject, predicate, object_ = statement.subject, statement.predicate, statement.object
    is_turned = object_.is_node and object_.span.end <= predicate.span.start <= subject.span.start
    return replace(object_, span=subject.span) if is_turned else object_


def _is_within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _is_readable(term: Term) -> bool:
    return term.kind is Kind.LITERAL and (not term.language or term.language.partition("-")[0] == "en")


def _plainer(term: Term, words: Passage) -> Passage:
    """Return the words of a literal as people write such values: no sign before a number, no zone behind a date."""
    if not words.text:
        return NOTHING
    if term.datatype in DATES and (date := _DATE.match(words.text)):
        return words.part(*date.span(1))
    if term.datatype in NUMBERS and words.text.startswith("+"):
        return words.part(1, len(words.text))
    if term.datatype == BOOLEAN and words.text in {"0", "1"}:
        return standing_for("true" if words.text == "1" else "false", words.span)
    return words


def _with_unit(words: Passage, unit: Passage) -> Passage:
    """Return a number with its unit behind it, or its unit alone where that stands before it in the file."""
    if not unit.text or unit.span.start < words.span.end:
        return words
    return joined_in_order([words, unit])
