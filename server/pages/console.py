"""The SPARQL page: a box for a query, plain questions that fill it, and the answer as people read it."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from ...graph.iris import may_be_link
from ..endpoint.answering import wanted_by
from ..endpoint.negotiation import GRAPHS, TABLES, Form
from ..endpoint.refusals import Refused
from .statements import Labels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...graph.queries import Query
    from ...graph.snapshot import Snapshot
    from ..endpoint.answering import Answering, Asked, Wanted
    from .material import Material, Page

_ROWS_SHOWN = 500
_CHARACTERS_SHOWN = 200_000
_BYTES_SHOWN = 2**24
_PAGES, _FIRST = "pages", "general"
_BEGINNING = "context-windows-by-source"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of the table: its words, and the IRI behind them where there is one."""

    words: str
    iri: str
    kind: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to show: rows of a table, yes or no, or a graph as Turtle; `count` says how much there is."""

    names: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    count: int
    truth: bool | None
    turtle: str
    seconds: float
    forms: tuple[tuple[str, str], ...]

    @property
    def milliseconds(self) -> str:
        """How long the engine took."""
        return f"{self.seconds * 1000:,.1f} ms"


def console(  # noqa: PLR0913, PLR0917 (what answers, what is asked, and how)
    material: Material, answering: Answering, snapshot: Snapshot, asked: Asked, example: str | None, timeout: str = ""
) -> Page:
    """Return what the SPARQL page shows; a query is run only where the request asked it."""
    query = asked.query if asked.query is not None else _starting(material, example)
    page: Page = {
        "title": "SPARQL",
        "query": query,
        "themes": themes(material),
        "answer": None,
        "refused": None,
        "lines": (),
        "permalink": f"/sparql?{urlencode({'query': query})}",
        "height": min(max(query.count("\n") + 2, 8), 24),
    }
    if asked.query is None:
        return page
    try:
        page["answer"] = _answer(material, answering, snapshot, asked, wanted_by("", "", timeout=timeout))
    except Refused as refused:
        page["refused"], page["lines"] = refused, _offending(asked.query, refused)
    return page


def themes(material: Material) -> dict[str, list[Query]]:
    """Return the questions of the catalogue that people may want to ask, by theme."""
    catalogue = material.catalogue
    names = sorted((name for name in catalogue.themes if name != _PAGES), key=lambda name: name != _FIRST)
    # What asks another endpoint is refused here unless the operator lists that one.
    found = {name: [query for query in catalogue.of_theme(name) if not query.endpoints] for name in names}
    return {name: queries for name, queries in found.items() if queries}


def _starting(material: Material, example: str | None) -> str:
    queries = material.catalogue.queries
    return queries.get(example or "", queries[_BEGINNING]).text


def _answer(material: Material, answering: Answering, snapshot: Snapshot, asked: Asked, wanted: Wanted) -> Answer:
    begun, query = time.perf_counter(), asked.query or ""
    kind, body = answering.whole(asked, wanted, snapshot, material.base, _BYTES_SHOWN)
    seconds = time.perf_counter() - begun
    links = tuple(_links(query, GRAPHS if kind == "graph" else TABLES))
    if kind == "graph":
        turtle = body.decode("utf-8")
        return Answer((), (), turtle.count("\n"), None, turtle[:_CHARACTERS_SHOWN], seconds, links)
    found = json.loads(body)
    names = tuple(found["head"].get("vars", ()))
    rows = found.get("results", {}).get("bindings", [])
    labels = Labels(material.ask)
    shown = tuple(tuple(_cell(row.get(name), labels) for name in names) for row in rows[:_ROWS_SHOWN])
    return Answer(names, shown, len(rows), found.get("boolean"), "", seconds, links)


def _links(query: str, forms: tuple[Form, ...]) -> list[tuple[str, str]]:
    shown = forms if forms is TABLES else forms[:4]
    return [(form.name, f"/sparql?{urlencode({'query': query, 'format': form.aliases[0]})}") for form in shown]


def _cell(term: Mapping[str, Any] | None, labels: Labels) -> Cell:
    match term:
        case None:
            return Cell("", "", "unbound")
        case {"type": "uri", "value": str(iri)}:
            return Cell(labels.of(iri) if may_be_link(iri) else iri, iri, "iri")
        case {"type": "triple"}:
            return Cell(json.dumps(term["value"]), "", "text")
        case _:
            is_number = term.get("datatype", "").rpartition("#")[2] in {
                "integer",
                "decimal",
                "double",
                "float",
            }
            return Cell(str(term["value"]), "", "number" if is_number else "text")


def _offending(query: str, refused: Refused) -> tuple[tuple[int, str, str], ...]:
    """Return the line of a fault and the one before: number, characters before the fault, and after."""
    if refused.fault is None:
        return ()
    number, column = refused.fault.line, refused.fault.column
    lines = query.split("\n")
    before = [(number - 1, lines[number - 2], "")] if number > 1 else []
    line = lines[number - 1][:2000]
    return (*before, (number, line[: column - 1], line[column - 1 :]))
