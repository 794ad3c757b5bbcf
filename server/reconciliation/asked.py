"""What clients ask: queries for things that a row may mean, and for values to fill columns with; read strictly."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NoReturn

from ...graph.limits import limit
from ..endpoint.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_CANDIDATES = 10
_LONGEST = 1_000  # characters of a value; a longer one is no cell of a table
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Reference:
    """A thing that the client has matched already, by its id."""

    id: str


Given = str | bool | int | float | Reference


class Kind(StrEnum):
    """What a condition looks at."""

    NAME = "name"
    ID = "id"
    PROPERTY = "property"


class Quantifier(StrEnum):
    """How many of its values a condition wants to hold."""

    ANY = "any"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Condition:
    """What a candidate should be: called so, be the thing of an id, or have values of `property`."""

    kind: Kind
    values: tuple[Given, ...]
    property: str = ""
    is_required: bool = False
    quantifier: Quantifier = Quantifier.ANY


@dataclass(frozen=True, slots=True)
class Query:
    """One row: its conditions, the classes that it should belong to, and how many candidates are wanted.

    Where `is_strict`, only members of one of the classes are candidates; else they come first.
    """

    conditions: tuple[Condition, ...]
    types: tuple[str, ...] = ()
    is_strict: bool = True
    limit: int = _CANDIDATES

    def of(self, kind: Kind) -> tuple[Condition, ...]:
        """Return the conditions of a kind."""
        return tuple(each for each in self.conditions if each.kind is kind)


@dataclass(frozen=True, slots=True)
class Column:
    """A property that values are wanted of, with its settings."""

    property: str
    settings: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Extension:
    """The things, by the ids that the client sent, and the columns to fill for each."""

    ids: tuple[str, ...]
    columns: tuple[Column, ...]


def decoded(text: str, what: str) -> Any:
    """Return what a text in JSON says; Refused where it is none."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        at = f", line {error.lineno} column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        _refuse(f"{what}{at}", "this is no JSON", "send an object in JSON, in UTF-8")


def batch_in(sent: Any) -> dict[str, Query]:
    """Return the queries of a batch of version 0.2, by the keys that the client gave them."""
    batch = _object(sent, "queries")
    _check_size(len(batch))
    return {key: _query(each, f"queries.{key[:_SHOWN]}") for key, each in batch.items()}


def draft_batch_in(sent: Any) -> list[Query]:
    """Return the queries of a batch of version 1.0-draft, in their order."""
    batch = _array(_object(sent, "the body").get("queries"), "queries")
    _check_size(len(batch))
    return [_draft_query(each, f"queries[{at}]") for at, each in enumerate(batch)]


def extension_in(sent: Any) -> Extension:
    """Return what a data extension query of either version asks."""
    asked = _object(sent, "extend")
    ids = tuple(_text(each, f"ids[{at}]") for at, each in enumerate(_array(asked.get("ids"), "ids")))
    columns = _array(asked.get("properties"), "properties")
    for name, found in (("reconcile_entities", len(ids)), ("reconcile_columns", len(columns))):
        _check(name, found)
    return Extension(
        tuple(dict.fromkeys(ids)), tuple(_column(each, f"properties[{at}]") for at, each in enumerate(columns))
    )


def number_in(text: str, what: str, default: int, least: int = 0) -> int:
    """Return the whole number that a parameter is; the default for one that is not given."""
    if not text:
        return default
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text) >= least):
        _refuse(what, f"{text[:_SHOWN]!r} is no number from {least} on", "leave it out, or give one")
    return int(text)


def _query(sent: Any, place: str) -> Query:
    asked = _object(sent, place)
    named = _text(asked.get("query", ""), f"{place}.query")
    conditions = [Condition(Kind.NAME, (named,))] if named.strip() else []
    for at, each in enumerate(_array(asked.get("properties", []), f"{place}.properties")):
        here = f"{place}.properties[{at}]"
        given = _object(each, here)
        known = _text(given.get("pid"), f"{here}.pid")
        conditions.append(Condition(Kind.PROPERTY, _values(given.get("v"), f"{here}.v"), known))
    if "query" not in asked and not conditions:
        _refuse(place, "there is nothing to look for", "give a query, or properties")
    return Query(
        _few(conditions),
        _types(asked.get("type", []), f"{place}.type"),
        _text(asked.get("type_strict", ""), f"{place}.type_strict") != "should",
        _limit(asked.get("limit"), f"{place}.limit"),
    )


def _draft_query(sent: Any, place: str) -> Query:
    asked = _object(sent, place)
    found = _array(asked.get("conditions"), f"{place}.conditions")
    if not found:
        _refuse(f"{place}.conditions", "there is nothing to look for", "give a condition")
    conditions = [_condition(each, f"{place}.conditions[{at}]") for at, each in enumerate(found)]
    types = _types(asked.get("type", []), f"{place}.type")
    return Query(_few(conditions), types, limit=_limit(asked.get("limit"), f"{place}.limit"))


def _condition(sent: Any, place: str) -> Condition:
    asked = _object(sent, place)
    kind = _one_of(asked.get("matchType"), Kind, f"{place}.matchType")
    return Condition(
        Kind(kind),
        _values(asked.get("propertyValue"), f"{place}.propertyValue"),
        _text(asked.get("propertyId"), f"{place}.propertyId") if kind == Kind.PROPERTY else "",
        asked.get("required") is True,
        Quantifier(_one_of(asked.get("matchQuantifier", "any"), Quantifier, f"{place}.matchQuantifier")),
    )


def _column(sent: Any, place: str) -> Column:
    asked = _object(sent, place)
    settings = asked.get("settings")
    return Column(
        _text(asked.get("id"), f"{place}.id"), _object({} if settings is None else settings, f"{place}.settings")
    )


def _values(sent: Any, place: str) -> tuple[Given, ...]:
    many = sent if isinstance(sent, list) else [sent]
    _check("reconcile_values", len(many))
    return tuple(_value(each, place) for each in many)


def _value(sent: Any, place: str) -> Given:
    if isinstance(sent, bool | int | float):
        return sent
    if isinstance(sent, dict) and "id" in sent:
        return Reference(_text(sent["id"], f"{place}.id"))
    if not isinstance(sent, str):
        _refuse(place, "this is no value", "give a text, a number, true or false, or an object with an id")
    return _text(sent, place)


def _types(sent: Any, place: str) -> tuple[str, ...]:
    many = [sent] if isinstance(sent, str) else _array(sent, place)
    return tuple(filter(None, (_text(each, place) for each in many)))


def _limit(sent: Any, place: str) -> int:
    if sent is None:
        return _CANDIDATES
    if isinstance(sent, bool) or not isinstance(sent, int | float) or not sent >= 1:
        _refuse(place, "this is no number from 1 on", "leave it out, or give one")
    return int(min(sent, limit("reconcile_candidates").value))


def _one_of(sent: Any, allowed: type[StrEnum], place: str) -> str:
    if sent not in list(allowed):
        _refuse(place, f"{str(sent)[:_SHOWN]!r} is not known", f"give one of {', '.join(allowed)}")
    return str(sent)


def _few(conditions: Sequence[Condition]) -> tuple[Condition, ...]:
    _check("reconcile_conditions", len(conditions))
    return tuple(conditions)


def _check_size(found: int) -> None:
    bound = limit("reconcile_queries")
    if found > bound.value:
        words = f"a batch is limited to {bound.value} {bound.unit}, found {found}; send several"
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, words)


def _check(name: str, found: int) -> None:
    bound = limit(name)
    if found > bound.value:
        _refuse("what is sent", f"there may be {bound.value} {bound.unit} at once, found {found}", "send fewer")


def _object(sent: Any, place: str) -> dict[str, Any]:
    if not isinstance(sent, dict):
        _refuse(place, "an object is wanted here", "see the documentation that the manifest names")
    return sent


def _array(sent: Any, place: str) -> list[Any]:
    if not isinstance(sent, list):
        _refuse(place, "an array is wanted here", "see the documentation that the manifest names")
    return sent


def _text(sent: Any, place: str) -> str:
    if not isinstance(sent, str):
        _refuse(place, "a text is wanted here", "put it in quotes")
    # Half of a pair of surrogates is no character, and nothing that is stored has one.
    return sent[:_LONGEST].encode("utf-8", "replace").decode("utf-8")


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number of JSON")


def _refuse(place: str, what: str, remedy: str) -> NoReturn:
    members = {"place": place, "what": what, "remedy": remedy}
    raise Refused(HTTPStatus.BAD_REQUEST, f"{place}: {what}; {remedy}", members=members)
