"""Questions are files: each `.rq` under queries/ says in its header what it answers and what it takes."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from importlib import resources
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from .errors import QueryError
from .iris import may_be_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable

Term = NamedNode | Literal
_LARGEST_EXPONENT = 40
_XSD = "http://www.w3.org/2001/XMLSchema#"
_HEADER = re.compile(r"# (title|about|theme|param|kind|severity|says|tolerance):[ \t]*(.*)")
_NOTES = ("kind", "severity", "says", "tolerance")
_NAME = re.compile(r"[a-z][A-Za-z0-9]{0,39}")
_ROW = re.compile(r"VALUES \?([A-Za-z0-9]{1,40}) \{ UNDEF \}")


def _iri(text: str) -> NamedNode:
    if not may_be_link(text):
        raise ValueError("an http or https IRI is wanted")
    return NamedNode(text)


def _text(text: str) -> Literal:
    return Literal(text)


def _number(text: str) -> Literal:
    number = Decimal(text)
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT or len(text) > _LARGEST_EXPONENT:
        raise ValueError("a number that can be written out is wanted")
    return Literal(f"{number:f}", datatype=NamedNode(_XSD + "decimal"))


def _date(text: str) -> Literal:
    return Literal(dt.date.fromisoformat(text).isoformat(), datatype=NamedNode(_XSD + "date"))


ENDPOINT = "endpoint"
KINDS: Mapping[str, Callable[[str], Term]] = {
    "iri": _iri,
    "text": _text,
    "number": _number,
    "date": _date,
    ENDPOINT: _iri,
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query takes: its name, its kind (iri, text, number, date, endpoint), and one that makes sense."""

    name: str
    kind: str
    example: str

    def term(self, typed: str) -> Term:
        """Return what somebody typed as a term; QueryError where it is not of the parameter's kind."""
        try:
            return KINDS[self.kind](typed)
        except (ValueError, InvalidOperation) as error:
            what = f"{typed[:80]!r} is not {_an(self.kind)}"
            raise QueryError(self.name, what, f"write it like {self.example}") from error

    @property
    def call(self) -> str:
        """What asks the example where the parameter is another endpoint: it stands so in the query."""
        return self.calling(self.example)

    def calling(self, address: str | Sequence[str]) -> str:
        """Return what asks an endpoint; QueryError for what is no address, or more than one."""
        if not isinstance(address, str):
            raise QueryError(self.name, "several endpoints are given", f"give one, like {self.example}")
        return f"SERVICE {self.term(address)}"

    def terms(self, typed: str | Sequence[str]) -> str:
        """Return what somebody typed, a value or several, as terms side by side."""
        return " ".join(str(self.term(value)) for value in ([typed] if isinstance(typed, str) else typed))


@dataclass(frozen=True, slots=True)
class Query:
    """One question: its file's path without `.rq`, what it answers, and its SPARQL.

    `text` runs as it stands and then answers for everything: each parameter is a row `VALUES ?x { UNDEF }`; one that
    is another endpoint the address behind `SERVICE`.
    `notes` is what else the header says: of an audit its kind, its severity, the sentence for a finding, its tolerance.
    """

    name: str
    title: str
    about: str
    theme: str
    parameters: tuple[Parameter, ...]
    text: str
    notes: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def endpoints(self) -> tuple[Parameter, ...]:
        """The parameters that are other endpoints, which the query asks."""
        return tuple(parameter for parameter in self.parameters if parameter.kind == ENDPOINT)

    def bind(self, /, **typed: str | Sequence[str] | None) -> str:
        """Return the SPARQL with a value, or any of several, in the row of each parameter; None leaves one open.

        An endpoint takes the place of the one that the file names; None leaves that one.

        Values are built as terms and written by the engine's own serializer, in one pass, so that what was
        typed is never read as SPARQL. QueryError for an unknown, missing or unfit parameter.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in typed.keys() - known.keys():
            takes = ", ".join(known) or "nothing"
            raise QueryError(self.name, f"no parameter is called {name!r}", f"it takes: {takes}")
        for name in known.keys() - typed.keys():
            raise QueryError(self.name, f"{name} is missing", f"give {name}, like {known[name].example}")
        rows = {name: known[name].terms(values) for name, values in typed.items() if values is not None}

        # An open row is left out: it says nothing, but with it the engine joins without its indexes.
        def row(match: re.Match[str]) -> str:
            name = match[1]
            return f"VALUES ?{name} {{ {rows[name]} }}" if name in rows else ""

        text = self.text
        # Before the rows: what stands in those is never looked at.
        for parameter in self.endpoints:
            if (address := typed[parameter.name]) is not None:
                text = text.replace(parameter.call, parameter.calling(address))
        return _ROW.sub(row, text)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All questions that we know to ask, by name."""

    queries: Mapping[str, Query]

    @classmethod
    def load(cls, folder: Traversable | None = None) -> Catalogue:
        """Return every query of the folder, by default the package's; QueryError for a bad one."""
        root = folder if folder is not None else resources.files(f"{__package__.partition('.')[0]}.queries")
        found = [read_query(name, text) for name, text in _files(root, "")]
        return cls({query.name: query for query in sorted(found, key=lambda query: query.name)})

    def named(self, name: str) -> Query:
        """Return the query of that name; QueryError, with near names, where there is none."""
        if (query := self.queries.get(name.removesuffix(".rq"))) is not None:
            return query
        near = difflib.get_close_matches(name, self.queries, n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "see `whosays query list`"
        raise QueryError(name, "no query is called so", hint)

    def of_theme(self, theme: str) -> tuple[Query, ...]:
        """Return the queries of one theme, by name."""
        return tuple(query for query in self.queries.values() if query.theme == theme)

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes, in alphabetical order."""
        return tuple(sorted({query.theme for query in self.queries.values()}))


def read_query(name: str, text: str, *, is_ours: bool = True) -> Query:
    """Return the query that a file states; QueryError names what its header lacks.

    A stranger's file may do without a header; one of ours says what it answers.
    """
    headers = list(_headers(text))
    keys = ("title", "about", "theme", *_NOTES)
    single = {key: " ".join(value for other, value in headers if other == key) for key in keys}
    for key in ("title", "about"):
        if is_ours and not single[key]:
            raise QueryError(f"{name}.rq", f"the header has no {key}", f"begin the file with `# {key}: ...`")
    parameters = tuple(_parameter(name, value) for key, value in headers if key == "param")
    _check_rows(name, text, parameters)
    theme = single["theme"] or name.rpartition("/")[0] or "general"
    notes = {key: single[key] for key in _NOTES if single[key]}
    return Query(name, single["title"], single["about"], theme, parameters, text, notes)


def _an(kind: str) -> str:
    return f"an {kind.upper()}" if kind == "iri" else f"a {kind}"


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".rq"):
            yield prefix + entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8")


def _headers(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if not line.startswith("#"):
            return
        if match := _HEADER.fullmatch(line):
            yield match[1], match[2].strip()


def _parameter(query: str, line: str) -> Parameter:
    name, kind, example, *_ = [*line.split(maxsplit=2), "", "", ""]
    if not (_NAME.fullmatch(name) and kind in KINDS and example):
        remedy = f"write `# param: name kind example` with a kind of {', '.join(KINDS)}"
        raise QueryError(f"{query}.rq", f"the parameter {line!r} is not understood", remedy)
    parameter = Parameter(name, kind, example)
    parameter.term(example)
    return parameter


def _check_rows(query: str, text: str, parameters: tuple[Parameter, ...]) -> None:
    rows = _ROW.findall(text)
    for parameter in parameters:
        if parameter.kind == ENDPOINT:
            if parameter.call not in text:
                raise QueryError(f"{query}.rq", f"{parameter.name} is not asked", f"write `{parameter.call} {{ ... }}`")
        elif parameter.name not in rows:
            found = f"there is no row for ?{parameter.name}"
            raise QueryError(f"{query}.rq", found, f"write `VALUES ?{parameter.name} {{ UNDEF }}`")
    for name in set(rows) - {parameter.name for parameter in parameters}:
        what = f"?{name} is open but not stated"
        raise QueryError(f"{query}.rq", what, f"add `# param: {name} kind example`")
