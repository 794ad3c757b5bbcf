"""The index is one SQLite file, filled from a store, with little of it in memory at a time.

Names and quotes have their numbers in the order in which they are found: so the best are read first, and no more.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QuerySolutions

from ..errors import SnapshotError
from ..queries import Catalogue
from ..rdf import DCTERMS, RDF, RDFS, SCHEMA, SKOS, WS, Namespace
from .folding import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import Store

INDEX = "search.sqlite"
# The first that there is becomes what a thing is called.
NAMES = (RDFS.label, SKOS.prefLabel, SCHEMA.name, Namespace("http://xmlns.com/foaf/0.1/")["name"], DCTERMS.title)
_NAMES = (*NAMES, SKOS.altLabel)
# Nodes that stand for what is said of another thing: nobody looks for them by their names.
_BETWEEN = (WS.Evaluation, WS.Comparison, WS.Role)
_CLAIMS = (RDF.Statement, WS.Claim)
_TABLES = """
CREATE TABLE thing (
  id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, label TEXT NOT NULL, type TEXT NOT NULL, claims INTEGER NOT NULL);
CREATE TABLE name (id INTEGER PRIMARY KEY, thing INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL);
CREATE TABLE quote (id INTEGER PRIMARY KEY, quote TEXT NOT NULL);
CREATE TABLE saying (quote INTEGER, claim TEXT, PRIMARY KEY (quote, claim)) WITHOUT ROWID;
CREATE VIRTUAL TABLE name_words USING fts5(
  key, content='', columnsize=0, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0 tokenchars '.,'");
CREATE VIRTUAL TABLE name_grams USING fts5(key, content='', columnsize=0, tokenize='trigram case_sensitive 1');
CREATE VIRTUAL TABLE quote_grams USING fts5(key, content='', columnsize=0, tokenize='trigram case_sensitive 1');
CREATE TABLE part.named (iri TEXT, place INTEGER, name TEXT, key TEXT);
CREATE TABLE part.typed (iri TEXT, type TEXT);
CREATE TABLE part.counted (node TEXT, count INTEGER, way TEXT);
CREATE TABLE part.standing (node TEXT, thing TEXT, way TEXT);
CREATE TABLE part.quoted (length INTEGER, quote TEXT, claim TEXT);
"""
_HOLD_MORE = "INSERT INTO {table}({table}, rank) VALUES ('hashsize', 16777216)"
_MERGE = "INSERT INTO {table}({table}) VALUES ('optimize')"
_THINGS = """
CREATE TABLE part.total AS
  WITH own AS (SELECT node, way, SUM(count) AS count FROM part.counted GROUP BY node, way),
  every AS (
    SELECT node AS iri, way, count FROM own
    UNION ALL SELECT thing, standing.way, count
    FROM part.standing JOIN own ON own.node = standing.node AND own.way = 'subject'
  )
  SELECT iri, COALESCE(NULLIF(SUM(count) FILTER (WHERE way = 'subject'), 0), SUM(count)) AS count
  FROM every GROUP BY iri;
CREATE UNIQUE INDEX part.total_iri ON total (iri);
INSERT INTO thing (iri, label, type, claims)
  SELECT called.iri, SUBSTR(called.first, 3), COALESCE(type, ''), COALESCE(count, 0)
  FROM (SELECT iri, MIN(PRINTF('%02d', place) || name) AS first FROM part.named GROUP BY iri) AS called
  LEFT JOIN (SELECT iri, MIN(type) AS type FROM part.typed GROUP BY iri) AS typed ON typed.iri = called.iri
  LEFT JOIN part.total ON total.iri = called.iri
  WHERE called.iri NOT IN (SELECT iri FROM part.typed WHERE type IN ({between}))
  ORDER BY called.iri;
INSERT INTO name (thing, name, key)
  SELECT thing.id, named.name, named.key
  FROM (SELECT DISTINCT iri, name, key FROM part.named) AS named JOIN thing ON thing.iri = named.iri
  ORDER BY thing.claims DESC, LENGTH(named.key), named.key, named.name, thing.iri;
CREATE INDEX thing_type ON thing (type, claims DESC, label, iri);
CREATE INDEX name_key ON name (key);
CREATE INDEX name_thing ON name (thing);
INSERT INTO name_words (rowid, key) SELECT id, key FROM name ORDER BY id;
INSERT INTO name_grams (rowid, key) SELECT id, ' ' || key || ' ' FROM name ORDER BY id;
"""
_IN_ORDER = "SELECT quote, claim FROM part.quoted ORDER BY length, quote, claim"
_MANY = 10_000
_GRAMS = ("name_words", "name_grams", "quote_grams")


def write_index(store: Store, path: Path) -> None:
    """Write the index of all names and quotes in a store; SnapshotError where the disk refuses."""
    part = path.with_name(f"{path.name}.part")
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as index:
            for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"):
                index.execute(f"PRAGMA {setting}")
            index.execute("ATTACH ? AS part", [str(part)])
            index.execute("PRAGMA part.journal_mode = OFF")
            index.execute("PRAGMA part.synchronous = OFF")
            _fill(index, store)
            index.execute("DETACH part")
    except sqlite3.Error as error:
        what = f"the search index could not be written ({error})"
        raise SnapshotError(str(path), what, "make room or check permissions, and build again") from error
    finally:
        part.unlink(missing_ok=True)


def _fill(index: sqlite3.Connection, store: Store) -> None:
    index.execute("BEGIN")
    for statement in filter(str.strip, _TABLES.split(";\n")):
        index.execute(statement)
    for table in _GRAMS:
        index.execute(_HOLD_MORE.format(table=table))
    _add(index, "part.named", 4, _named(store))
    _add(index, "part.typed", 2, _typed(store))
    _add(index, "part.typed", 2, _typed_elsewhere(index, store))
    _add(index, "part.counted", 3, ((node, int(count), way) for node, count, way in _rows(store, "claims-about")))
    _add(index, "part.standing", 3, _rows(store, "nodes-of"))
    _add(index, "part.quoted", 3, ((len(quote), quote, claim) for claim, quote in _rows(store, "quoted")))
    between = ", ".join(f"'{each.value}'" for each in _BETWEEN)
    for statement in filter(str.strip, _THINGS.format(between=between).split(";\n")):
        index.execute(statement)
    _add_quotes(index)
    for table in _GRAMS:
        index.execute(_MERGE.format(table=table))
    index.execute("COMMIT")


def _add(index: sqlite3.Connection, table: str, columns: int, rows: Iterable[tuple[object, ...]]) -> None:
    places = ", ".join("?" * columns)
    index.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608 (tables of ours)


def _named(store: Store) -> Iterator[tuple[str, int, str, str]]:
    """Yield each thing with a name, the name's key, and its place among names: ours come before those of sources."""
    places = [(name, query) for query in ("named", "named-by-sources") for name in _NAMES]
    for place, (property_, query) in enumerate(places):
        for thing, name, *_ in _rows(store, query, property=property_.value):
            if key := key_of(name):
                yield thing, place, name, key


def _typed(store: Store) -> Iterator[tuple[str, str]]:
    for property_ in _NAMES:
        for thing, _, type_ in _rows(store, "named", property=property_.value):
            if type_:
                yield thing, type_


def _typed_elsewhere(index: sqlite3.Connection, store: Store) -> Iterator[tuple[str, str]]:
    """Yield the types of things that have none in the default graph.

    To find one thing takes the store as long as to read on over some thirty: many are found by reading all.
    """
    untyped = "SELECT DISTINCT iri FROM part.named WHERE iri NOT IN (SELECT iri FROM part.typed)"
    things = {iri for (iri,) in index.execute(untyped)}
    if len(things) > _MANY:
        yield from ((thing, type_) for thing, type_ in _rows(store, "typed-by-sources") if thing in things)
        return
    for iri in sorted(things):
        for quad in store.quads_for_pattern(NamedNode(iri), RDF.type, None, None):
            if isinstance(quad.object, NamedNode) and quad.object not in _CLAIMS:
                yield iri, quad.object.value


def _add_quotes(index: sqlite3.Connection) -> None:
    """Give numbers to the quotes, the shortest first, and say which claims have each."""
    for number, (quote, rows) in enumerate(groupby(index.execute(_IN_ORDER), itemgetter(0)), 1):
        index.execute("INSERT INTO quote VALUES (?, ?)", (number, quote))
        index.execute("INSERT INTO quote_grams (rowid, key) VALUES (?, ?)", (number, f" {key_of(quote)} "))
        index.executemany("INSERT OR IGNORE INTO saying VALUES (?, ?)", ((number, claim) for _, claim in rows))


def _rows(store: Store, name: str, **terms: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows that answer one of our queries, as text; what is unbound is empty."""
    found = store.query(Catalogue.load().named(f"pages/{name}").bind(**terms))
    if not isinstance(found, QuerySolutions):
        raise TypeError("a SELECT query is wanted")
    names = [variable.value for variable in found.variables]
    for solution in found:
        terms_ = (solution[name] for name in names)
        yield tuple(term.value if isinstance(term, NamedNode | Literal) else "" for term in terms_)
