"""The things of a snapshot, and what the catalogs among its sources call them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..queries import Catalogue
from ..rdf import RDF, WS
from .facts import COMPARED
from .kinds import LINKED
from .mapping import Predicate
from .name_parts import NameReader
from .named import DEVELOPERS, OFFERING, WHOLE
from .thing import MODELS, Thing, owned_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Mapped

    from pyoxigraph import QuerySolution

    from ..snapshot import Snapshot
    from .mapping import Mapping
    from .name_parts import NameParts


def things_of(snapshot: Snapshot) -> tuple[Thing, ...]:
    """Return the things of a snapshot that can be linked, with their names and the facts that tell namesakes apart."""
    asked = Catalogue.load()
    facts = _facts(snapshot, asked)
    names: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for row in snapshot.select(asked.named("links/things").bind(type=[WS[each].value for each in sorted(LINKED)])):
        told = names[row["thing"].value, row["type"].value.removeprefix(WS.iri)]
        told[row["label"].value] = None
        if row["other"] is not None:
            told[row["other"].value] = None
    return tuple(Thing(iri, type_, tuple(told), facts=facts.get(iri, {})) for (iri, type_), told in names.items())


def records_of(snapshot: Snapshot) -> tuple[Thing, ...]:
    """Return the things of the catalogs that are sources of a snapshot, by the addresses that those give them.

    Of which class a record's thing is it says itself; else what it is about does: of a model with its maker, it is the
    model.
    """
    found: dict[str, Thing] = {}
    type_of = cache(partial(_type, snapshot))  # a provider is in thousands of records, and typed in each
    for row in snapshot.select(Catalogue.load().named("links/records").bind(thing=None)):
        iri = row["theirs"].value
        known = found.setdefault(iri, Thing(iri, catalog=_text(row, "catalog") or row["record"].value))
        found[iri] = replace(
            known,
            type=_kind(row) or _rather(type_of(row["thing"]), known.type),
            names=_with(known.names, _text(row, "name")),
            identifiers=_with(known.identifiers, _text(row, "identifier")),
        )
    return tuple(found.values())


def declared_of(snapshot: Snapshot, ours: Iterable[Thing]) -> Mapped[str, tuple[str, ...]]:
    """Return by which identifiers the records of catalogs go that are about our models and families."""
    models = {each.iri for each in ours if each.type in MODELS}
    found: dict[str, tuple[str, ...]] = {}
    for row in snapshot.select(Catalogue.load().named("links/records").bind(thing=None)):
        if (iri := row["thing"].value) in models:
            found[iri] = _with(found.get(iri, ()), _text(row, "identifier"))
    return found


def known_elsewhere(ours: Iterable[Thing], records: Iterable[Thing], mappings: Iterable[Mapping]) -> tuple[Thing, ...]:
    """Return our things with the identifiers of records that are the same, by which other targets are found.

    An identifier that says more or other than a thing's own name, a dated one say, is not taken.
    """
    theirs = {each.iri: each for each in records}
    same: dict[str, list[Thing]] = defaultdict(list)
    for each in mappings:
        if each.predicate_id == Predicate.EXACT and not each.is_rejection and each.object_id in theirs:
            same[each.subject_id].append(theirs[each.object_id])
    return tuple(_identified(thing, same[thing.iri]) if thing.iri in same else thing for thing in ours)


def _identified(thing: Thing, records: Iterable[Thing]) -> Thing:
    reader = NameReader()
    own = reader.read(thing.label)
    found = dict.fromkeys(thing.identifiers)
    for record in records:
        told = ((each, reader.read(owned_name(each) or each)) for each in record.identifiers)
        found |= dict.fromkeys(each for each, parts in told if _is_as_much(parts, own))
        found[record.iri] = None
    return replace(thing, identifiers=tuple(found))


def _is_as_much(parts: NameParts, own: NameParts) -> bool:
    exactly = (parts.snapshot, parts.formats, parts.moving, parts.served)
    return bool(set(parts.cores) & set(own.cores)) and exactly == (own.snapshot, own.formats, own.moving, own.served)


def _facts(snapshot: Snapshot, asked: Catalogue) -> Mapped[str, Mapped[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    properties = [WS[name].value for name in (*DEVELOPERS, WHOLE, *COMPARED)]
    for row in snapshot.select(asked.named("links/facts").bind(property=properties)):
        name = row["property"].value.removeprefix(WS.iri)
        value = _text(row, "label") or row["value"].value
        told = found[row["thing"].value]
        told[name] = _with(told.get(name, ()), value)
    return found


def _type(snapshot: Snapshot, thing: object) -> str:
    """Return the class of a thing of ours that is linked, or an offering; empty for others."""
    if not isinstance(thing, NamedNode):
        return ""
    kinds = [quad.object for quad in snapshot.store.quads_for_pattern(thing, RDF.type, None, None)]
    names = [kind.value.removeprefix(WS.iri) for kind in kinds if isinstance(kind, NamedNode)]
    return next((name for name in names if name in LINKED or name == OFFERING), "")


def _kind(row: QuerySolution) -> str:
    """Return the class that the record itself says its thing is of, if it is linked, or an offering."""
    name = _text(row, "kind").removeprefix(WS.iri)
    return name if name in LINKED or name == OFFERING else ""


def _rather(type_: str, other: str) -> str:
    """Return that of two classes which a record rather describes: a model, what a provider serves, and makers last."""
    order = [*sorted(MODELS), OFFERING, *sorted(LINKED - MODELS - {"Organization"}), "Organization", ""]
    return min(type_, other, key=order.index)


def _text(row: QuerySolution, name: str) -> str:
    term = row[name]
    return "" if term is None else str(term.value)


def _with(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return values if not value or value in values else (*values, value)
