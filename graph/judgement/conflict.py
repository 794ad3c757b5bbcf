"""A conflict names the claims that do not fit, of which kind it is, how much it matters, and says why in a sentence."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ..rdf import RDF, WS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..iris import Iris
    from ..quads import Triple


class Kind(StrEnum):
    """Why claims do not fit together; the value is the word that listings print."""

    CONTRADICTION = "contradiction"
    CHANGE = "change"
    PRECISION = "precision"
    SCOPE = "scope"
    LABEL = "label"
    ARITHMETIC = "arithmetic"
    BORROWED = "borrowed"
    CREDIT = "credit"
    UNDISCLOSED = "undisclosed"


class Severity(StrEnum):
    """How much a conflict matters: a low one explains itself, a high one says that something is wrong."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


SEVEREST_FIRST = tuple(reversed(Severity))
_CONCEPTS = {
    Kind.CONTRADICTION: "Contradiction",
    Kind.CHANGE: "ChangeOverTime",
    Kind.PRECISION: "PrecisionDifference",
    Kind.SCOPE: "ScopeMismatch",
    Kind.LABEL: "WrongLabel",
    Kind.ARITHMETIC: "WrongArithmetic",
    Kind.BORROWED: "BorrowedValue",
    Kind.CREDIT: "CreditDifference",
    Kind.UNDISCLOSED: "DisclosedElsewhere",
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that do not fit together, or one that does not fit itself.

    `subject` and `claims` are IRIs, `claims` those it rests on; `property` is a local name, empty where several are
    meant. `explanation` is one sentence for people. `audit` names the query that found it, where one did.
    """

    kind: Kind
    severity: Severity
    subject: str
    property: str
    claims: tuple[str, ...]
    explanation: str
    audit: str = ""

    def iri(self, iris: Iris) -> NamedNode:
        """Return its IRI: a digest of its kind and of what it is about and rests on."""
        parts = (self.kind, self.audit, self.subject, self.property, *sorted(self.claims))
        digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
        return NamedNode(f"{iris.base}conflict/{digest[:20]}")

    def triples(self, iris: Iris) -> Iterator[Triple]:
        """Yield what the graph of conflicts says of it."""
        node = self.iri(iris)
        yield node, RDF.type, WS.Conflict
        yield node, WS.conflictKind, WS[_CONCEPTS[self.kind]]
        yield node, WS.severity, Literal(self.severity)
        yield node, WS.conflictSubject, NamedNode(self.subject)
        if self.property:
            yield node, WS.conflictProperty, WS[self.property]
        yield node, WS.explanation, Literal(self.explanation)
        for claim in self.claims:
            yield node, WS.hasClaim, NamedNode(claim)
        if self.audit:
            yield node, WS.audit, Literal(self.audit)
