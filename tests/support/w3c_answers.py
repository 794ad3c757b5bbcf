"""Answers, and whether two are the same: blank nodes by what is said of them, rows in order where that is asked."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)
from w3c_cases import FORMATS, RDF, path_of

if TYPE_CHECKING:
    from collections.abc import Collection

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
TABLES = {".srx": QueryResultsFormat.XML, ".srj": QueryResultsFormat.JSON, ".tsv": QueryResultsFormat.TSV}
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {_XSD + name for name in ("boolean", "decimal", "double", "float", "integer")}
_VALUES = _NUMBERS | {_XSD + name for name in ("date", "dateTime", "time")}
_UTC = re.compile(r"[+-]00:00\Z")
_BLANK = re.compile(r"_:[^\s,]+")


@dataclass(frozen=True)
class Table:
    """Rows: for each the terms by variable; `indexes` tell the order where the answer states one."""

    rows: list[dict[str, object]]
    is_ordered: bool = False


@dataclass(frozen=True)
class Lines:
    """The cells of an answer in CSV, by their column: SELECT * promises no order of columns."""

    rows: list[dict[str, str]]


def expected(iri: str) -> object:
    """Return the answer in a file: a table, lines of CSV, true or false, or the set of a graph's triples."""
    path = path_of(iri)
    if path.suffix == ".csv":
        return _lines(path.read_text(encoding="utf-8"))
    if path.suffix in TABLES:
        return _table(path.read_bytes(), TABLES[path.suffix])
    triples = _triples(path.read_bytes(), FORMATS[path.suffix], iri)
    node = next((t.subject for t in triples if t.object == NamedNode(RS + "ResultSet")), None)
    return triples if node is None else _result_set(triples, node)


def received(body: bytes, media_type: str) -> object:
    """Return the answer in a response."""
    plain = media_type.partition(";")[0]
    if plain == "text/csv":
        return _lines(body.decode("utf-8"))
    if (form := QueryResultsFormat.from_media_type(plain)) is not None:
        return _table(body, form)
    return _triples(body, RdfFormat.from_media_type(plain), "http://received.example/")


def same(one: object, other: object, *, is_ordered: bool = False, is_lax: bool = False) -> bool:
    """Tell whether two answers are the same."""
    if isinstance(one, Table) and isinstance(other, Table):
        keys = [_quads(table.rows, is_ordered=is_ordered or one.is_ordered) for table in (one, other)]
        if is_lax:
            return _is_reduced(_counts(one), _counts(other))
        return len(one.rows) == len(other.rows) and _canonical(keys[0]) == _canonical(keys[1])
    if isinstance(one, Lines) and isinstance(other, Lines):
        return Counter(map(_row, one.rows)) == Counter(map(_row, other.rows))
    if isinstance(one, list) and isinstance(other, list):
        return _canonical([Quad(*t) for t in one]) == _canonical([Quad(*t) for t in other])
    return type(one) is type(other) and one == other


def literals_in(quads) -> set[Literal]:
    """Return the literals that quads state, also those inside triple terms."""
    waiting, found = [quad.object for quad in quads], set()
    while waiting:
        term = waiting.pop()
        if isinstance(term, Triple):
            waiting.append(term.object)
        elif isinstance(term, Literal):
            found.add(term)
    return found


def by_value(answer: object, stated: Collection[Literal] = ()) -> object:
    """Return an answer with each number in one form, but those that the data states: 2.0, 2 and 2.0E0 are one sum."""
    if isinstance(answer, Lines):
        kept = {literal.value for literal in stated}
        return Lines([{name: _plain_cell(cell, kept) for name, cell in row.items()} for row in answer.rows])
    if isinstance(answer, list):
        return [Triple(t.subject, t.predicate, _plain(t.object, stated)) for t in answer]
    if isinstance(answer, Table):
        rows = [{name: _plain(term, stated) for name, term in row.items()} for row in answer.rows]
        return Table(rows, answer.is_ordered)
    return answer


def _plain(term: object, stated: Collection[Literal]) -> object:
    if isinstance(term, Triple):
        return Triple(term.subject, term.predicate, _plain(term.object, stated))
    if not isinstance(term, Literal) or term in stated or term.datatype.value not in _VALUES:
        return term
    if term.datatype.value not in _NUMBERS:
        return Literal(_UTC.sub("Z", term.value), datatype=term.datatype)
    if term.datatype.value.endswith("boolean"):
        return Literal({"1": "true", "0": "false"}.get(term.value, term.value), datatype=term.datatype)
    return Literal(_plain_digits(term.value), datatype=term.datatype)


def _plain_cell(cell: str, kept: Collection[str]) -> str:
    return cell if cell in kept else _plain_digits(cell)


def _plain_digits(written: str) -> str:
    try:
        return str(Decimal(written).normalize())
    except ArithmeticError:
        return written


def _counts(table: Table) -> Counter[frozenset[tuple[str, object]]]:
    return Counter(frozenset(row.items()) for row in table.rows)


def _is_reduced(expected: Counter, found: Counter) -> bool:
    """Tell whether each row is there at least once, and no oftener than it would be without REDUCED."""
    return set(expected) == set(found) and all(found[row] <= times for row, times in expected.items())


def canonical(quads) -> set[Quad]:
    """Return a dataset with blank nodes named after what is said of them."""
    return _canonical(quads)


def _canonical(quads) -> set[Quad]:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return set(dataset)


def _table(body: bytes, form: QueryResultsFormat) -> Table | bool:
    found = parse_query_results(body, form)
    if isinstance(found, QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    return Table([{name: row[name] for name in names if row[name] is not None} for row in found])


def _triples(body: bytes, form: RdfFormat, base: str) -> list[Triple]:
    return [quad.triple for quad in parse(body, form, base_iri=base)]


def _lines(text: str) -> Lines:
    return Lines(list(csv.DictReader(io.StringIO(_BLANK.sub("_:", text)))))


def _row(cells: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(cells.items()))


def _result_set(triples: list[Triple], node) -> Table | bool:
    def of(subject, name):
        return [t.object for t in triples if t.subject == subject and t.predicate.value == RS + name]

    if truth := of(node, "boolean"):
        return truth[0].value == "true"
    rows = []
    for solution in of(node, "solution"):
        bindings = {of(each, "variable")[0].value: of(each, "value")[0] for each in of(solution, "binding")}
        index = of(solution, "index")
        rows.append((int(index[0].value) if index else 0, bindings))
    rows.sort(key=lambda row: row[0])
    return Table([bindings for _, bindings in rows], is_ordered=any(index for index, _ in rows))


def _quads(rows: list[dict[str, object]], *, is_ordered: bool) -> list[Quad]:
    """Return rows as a graph, so that two tables are the same where their graphs are."""
    quads = []
    for number, row in enumerate(rows):
        node = NamedNode(f"urn:row:{number}") if is_ordered else BlankNode()
        quads.append(Quad(node, NamedNode(RDF + "type"), Literal("row")))
        quads += [Quad(node, NamedNode(f"urn:variable:{name}"), term) for name, term in row.items()]
    return _counted(quads) if not is_ordered else quads


def _counted(quads: list[Quad]) -> list[Quad]:
    """Return the graph with rows that are alike as one, and how many there are."""
    by_row: dict[BlankNode, set[tuple[NamedNode, object]]] = {}
    for quad in quads:
        by_row.setdefault(quad.subject, set()).add((quad.predicate, quad.object))
    kept: dict[frozenset[tuple[NamedNode, object]], BlankNode] = {}
    counts: Counter[BlankNode] = Counter()
    for node, row in by_row.items():
        counts[kept.setdefault(frozenset(row), node)] += 1
    numbers = [Quad(node, NamedNode("urn:count"), Literal(count)) for node, count in counts.items()]
    return [quad for quad in quads if quad.subject in counts] + numbers
