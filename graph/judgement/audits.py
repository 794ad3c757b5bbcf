"""Audits are questions whose every answer is a mistake: each `.rq` under queries/audit/ finds one kind, and says it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from pyoxigraph import Literal

from ..errors import QueryError
from ..rdf import WS, XSD
from ..vocabulary import ValueKind
from ..words import date, number
from .conflict import Conflict, Kind, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from pyoxigraph import QuerySolutions, Store

    from ..quads import Term
    from ..queries import Catalogue, Query
    from ..vocabulary import Property, Vocabulary

    Row = Mapping[str, Term]

THEME = "audit"
_BLANK = re.compile(r"\{(\w{1,40})(?::(\??\w{1,40}))?\}")
_SUBJECTS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Audit:
    """A question for claims that cannot be, and what to say of those that it finds.

    Each row that answers it is one finding: `subject` is what it is about, `property` which fact (if one), `claim`
    the claim at fault, and whatever else begins with `claim` the others that it rests on.
    """

    query: Query
    kind: Kind
    severity: Severity
    sentence: Sentence

    @classmethod
    def of(cls, query: Query, vocabulary: Vocabulary) -> Audit:
        """Return the audit that a query states; QueryError names what its header lacks."""
        for key in ("kind", "severity", "says", "tolerance"):
            if key not in query.notes:
                raise QueryError(f"{query.name}.rq", f"the header has no {key}", f"add a line `# {key}: ...`")
        try:
            kind, severity = Kind(query.notes["kind"]), Severity(query.notes["severity"])
        except ValueError as error:
            words = ", ".join([*Kind, *Severity])
            raise QueryError(f"{query.name}.rq", f"the header says {error}", f"use one of {words}") from error
        return cls(query, kind, severity, Sentence.of(query, vocabulary))

    def findings(self, store: Store, subjects: Collection[str] | None = None) -> Iterator[Conflict]:
        """Yield what is found in a store, or on some subjects of it, by their IRIs; the same in every run."""
        rows = (row for bound in self._bound(subjects) for row in _rows(store, bound))
        for (subject, name, says), claims in sorted(self._said(rows).items()):
            yield Conflict(self.kind, self.severity, subject, name, tuple(sorted(claims)), says, self.query.name)

    def _bound(self, subjects: Collection[str] | None) -> Iterator[str]:
        if subjects is None:
            yield self.query.bind(subject=None)
            return
        ordered = sorted(subjects)
        for start in range(0, len(ordered), _SUBJECTS_AT_ONCE):
            yield self.query.bind(subject=ordered[start : start + _SUBJECTS_AT_ONCE])

    def _said(self, rows: Iterable[Row]) -> Mapping[tuple[str, str, str], set[str]]:
        """Return what is said of which subject and property, and the claims that each sentence rests on.

        A claim that is at fault against several others is told of once, and a sentence that several claims call for.
        """
        by_fault: dict[tuple[str, str], dict[tuple[str, str, str], set[str]]] = defaultdict(lambda: defaultdict(set))
        for row in rows:
            subject, fault = row["subject"].value, row["claim"].value
            name = row["property"].value.removeprefix(WS.iri) if "property" in row else ""
            said = subject, name, self.sentence.about(row)
            by_fault[subject, fault][said] |= {term.value for key, term in row.items() if key.startswith("claim")}
        found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for sentences in by_fault.values():
            first = min(sentences)
            found[first] |= sentences[first]
        return found


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with blanks that a row fills: `{label}` as it is, `{size:totalParameters}` as a value of that property.

    `{figure:?measured}` is a value of the property that stands in the column `measured`. A number is led by its
    comparator where the row has one: `sizeComparator` for `size`.
    """

    template: str
    properties: Mapping[str, Property]

    @classmethod
    def of(cls, query: Query, vocabulary: Vocabulary) -> Sentence:
        """Return the sentence of an audit; QueryError where a blank names no property."""
        template = query.notes["says"]
        for _, name in _BLANK.findall(template):
            if name and not name.startswith("?") and name not in vocabulary.properties:
                raise QueryError(f"{query.name}.rq", f"no property is called {name!r}", "see ontology.ttl")
        return cls(template, vocabulary.properties)

    @property
    def blanks(self) -> tuple[str, ...]:
        """The columns that the words are filled from."""
        found = _BLANK.findall(self.template)
        return tuple(column.lstrip("?") for name, of in found for column in (name, of if of.startswith("?") else name))

    def about(self, row: Row) -> str:
        """Return the sentence for a row."""
        return _BLANK.sub(lambda blank: self._words(row, blank[1], blank[2]), self.template)

    def _words(self, row: Row, name: str, of: str | None) -> str:
        term = row[name]
        known = self._property(row, of) if of else None
        if known is not None and known.kind is ValueKind.DATE:
            return date(term.value)
        if isinstance(term, Literal) and term.datatype != XSD.string:
            sign = row.get(f"{name}Comparator")
            return number(term.value, known.unit if known else None, sign.value if sign else "=")
        return term.value

    def _property(self, row: Row, of: str) -> Property:
        name = row[of[1:]].value.removeprefix(WS.iri) if of.startswith("?") else of
        return self.properties[name]


def audits(catalogue: Catalogue, vocabulary: Vocabulary) -> tuple[Audit, ...]:
    """Return the audits of a catalogue, by name; QueryError for one that does not say what it must."""
    return tuple(Audit.of(query, vocabulary) for query in catalogue.of_theme(THEME))


def findings(
    store: Store, catalogue: Catalogue, vocabulary: Vocabulary, subjects: Collection[str] | None = None
) -> Iterator[Conflict]:
    """Yield what the audits find in a store of all sources and their consensus, or on some subjects of it."""
    for audit in audits(catalogue, vocabulary):
        yield from audit.findings(store, subjects)


def _rows(store: Store, bound: str) -> Iterator[Row]:
    found = cast("QuerySolutions", store.query(bound))
    names = [variable.value for variable in found.variables]
    for solution in found:
        yield {name: cast("Term", solution[name]) for name in names if solution[name] is not None}
