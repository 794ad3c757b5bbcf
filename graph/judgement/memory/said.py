"""The claims that memory is computed from and compared with, as the graph holds them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import Literal, NamedNode

from ... import words
from ...claims import Comparator
from ...rdf import ONTOLOGY, WS
from .amounts import Amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ...vocabulary import Property, Vocabulary

Term = NamedNode | Literal
_STATED = frozenset({WS.Asserted, WS.Reported})


class Ask(Protocol):
    """What asks one of our queries by its name."""

    def __call__(self, name: str, /, **terms: str | None) -> Iterable[Mapping[str, Term]]:
        """Return the rows of the answer, without the columns that are unbound."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one claim says, in words and, where it is a number, as an amount.

    `claim` and `source` are IRIs, `file` is the document's name, with its id where another has the same, `written` the
    value as it stands in the quote. `holds` tells that the consensus has this very value, `rule` is that of the
    decision that rests on this claim, if one does.
    """

    claim: str
    source: str
    file: str
    quote: str
    written: str
    value: str
    amount: Amount | None
    comparator: Comparator
    setting: str
    is_stated: bool
    is_undisclosed: bool
    holds: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Account:
    """All that is said of one model, by the local name of the property; `ties` holds those without a winner."""

    said: Mapping[str, Sequence[Said]]
    ties: frozenset[str]

    def stated(self, name: str) -> list[Said]:
        """Return the claims that assert or report a value."""
        return [each for each in self.said.get(name, ()) if each.is_stated]

    def undisclosed(self, name: str) -> list[Said]:
        """Return the claims that the value is not disclosed."""
        return [each for each in self.said.get(name, ()) if each.is_undisclosed]


def account_of(ask: Ask, vocabulary: Vocabulary, model: str) -> Account:
    """Return what is said of the model with this IRI."""
    # Asked beside the claims: joined to them, the engine would walk through all decisions of the graph.
    rules = {row["claim"]: row["rule"].value for row in ask("pages/decisions", thing=model)}
    rows = list(ask("models/memory", model=model))
    files = words.told_apart({_id(row): row["source"].value for row in rows})
    said, ties = defaultdict[str, list[Said]](list), set[str]()
    for row in rows:
        name = row["property"].value.removeprefix(f"{ONTOLOGY}#")
        said[name].append(_said(row, vocabulary.properties[name], rules, files[_id(row)]))
        if _truth(row, "ties"):
            ties.add(name)
    return Account(said, frozenset(ties))


def sources_of(said: Iterable[Said]) -> list[str]:
    """Return what the sources of some claims are called, each once."""
    return list(dict.fromkeys(each.file for each in said))


def unit_beside(known: Property) -> str | None:
    """Return the unit to name beside a value of a property; none where the property's own name tells it."""
    return None if known.unit is not None and known.unit in known.label else known.unit


def _id(row: Mapping[str, Term]) -> str:
    return row["document"].value.rpartition("/")[2]


def _said(row: Mapping[str, Term], known: Property, rules: Mapping[Term, str], file: str) -> Said:
    comparator, number = Comparator(row["comparator"].value), _number(row.get("value"))
    named = row.get("valueLabel") or row.get("value")
    in_words = (
        words.number(str(number), unit_beside(known), comparator)
        if number is not None
        else named.value
        if named
        else ""
    )
    setting = row.get("setting")
    return Said(
        claim=row["claim"].value,
        source=row["document"].value,
        file=file,
        quote=row["quote"].value,
        written=row["written"].value if "written" in row else "",
        value=in_words,
        amount=None if number is None else Amount.of(number, comparator),
        comparator=comparator,
        setting=setting.value if setting else "",
        is_stated=row["modality"] in _STATED,
        is_undisclosed=row["modality"] == WS.Undisclosed,
        holds=_truth(row, "holds"),
        rule=rules.get(row["claim"], ""),
    )


def _number(term: Term | None) -> Decimal | None:
    if not isinstance(term, Literal):
        return None
    try:
        number = Decimal(term.value)
    except InvalidOperation:
        return None
    return number if number.is_finite() and number >= 0 else None


def _truth(row: Mapping[str, Term], name: str) -> bool:
    return name in row and row[name].value == "true"
