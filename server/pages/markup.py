"""What a page says in schema.org's words, for search engines and other readers of pages: a thing's facts, and claims.

Only what the ontology's alignments entail is said in a property of schema.org; any other fact is a `PropertyValue`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from ...graph.iris import may_be_link
from ...graph.ontology import SAME, entries
from ...graph.rdf import RDF, SCHEMA, WS
from ...graph.value_words import local_name
from ...graph.vocabulary import ValueKind
from .statements import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...graph.vocabulary import Property
    from ..evaluate import Row, Term
    from .judgements import Decision, Judgements
    from .material import Material
    from .statements import Statement, Thing

Node = dict[str, Any]
# A page says much else: of more, the rest stands in its data.
_MOST_FACTS, _MOST_CLAIMS, _MOST_NAMES, _LONGEST_QUOTE = 100, 50, 20, 1_000
_CONTEXT = "https://schema.org"
_ENTAILED = (*SAME, "rdfs:subPropertyOf", "rdfs:subClassOf")
# What EDTF and ISO 8601 write alike; months beyond 12 are seasons.
_PLAIN_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")


def thing_markup(material: Material, thing: Thing, others: Sequence[str], said: Sequence[Statement]) -> Node:
    """Return what the page of a thing says: its names, the facts of the consensus, and who claims what."""
    rows = material.ask("facts-of", thing=thing.iri)
    types = [text(row, "value") for row in rows if text(row, "property") == RDF.type.value]
    node: Node = {"@context": _CONTEXT, **_typed(types), **_linked(thing.iri), **_named(thing.iri, thing.label)}
    if others:
        node["alternateName"] = list(others[:_MOST_NAMES])
    node |= _facts(material, rows)
    if claims := list(_claims(said)):
        node["subjectOf"] = claims
    return node


def claim_markup(material: Material, said: Statement, judged: Judgements) -> Node:
    """Return what the page of a claim says: the claim, and reviews of it where the consensus passes it over."""
    claim = _claim(said, {})
    about: Node = {"about": _named(said.about.iri, said.about.label)}
    if reviews := list(_reviews(material, said, judged)):
        about["subjectOf"] = reviews
    return {"@context": _CONTEXT, **claim, **about}


def _reviews(material: Material, said: Statement, judged: Judgements) -> Iterator[Node]:
    """Yield a review for each conflict that a claim is in and that the consensus has decided against it.

    The verdict is in words, as the graph has it: nobody gave the claim a number.
    """
    lost = [each for each in judged.decisions if said.claim in each.beaten and each.value is not None]
    for conflict in judged.conflicts:
        if lost and not conflict.is_mild and conflict.explanation:
            yield {
                "@type": "ClaimReview",
                **_linked(conflict.iri),
                "claimReviewed": _sentence(said),
                "itemReviewed": {"@id": said.claim},
                "reviewBody": conflict.explanation,
                "reviewRating": {
                    "@type": "Rating",
                    "alternateName": conflict.kind.words,
                    "ratingExplanation": _verdict(lost[0]),
                },
                "author": {"@type": "Organization", "name": "whosays", "url": material.base},
            }


def _verdict(decision: Decision) -> str:
    return f"The consensus is {decision.told(())}: {decision.reason}."


def _claims(said: Sequence[Statement]) -> Iterator[Node]:
    """Yield the first claims with words of their sources that are not too long."""
    first = _first_appearances(said)
    quoted = [each for each in said if each.quote and len(each.quote) <= _LONGEST_QUOTE]
    for each in sorted(quoted, key=lambda one: (one.known.order, one.source.iri, one.start))[:_MOST_CLAIMS]:
        yield _claim(each, first)


def _claim(said: Statement, first: dict[str, Thing]) -> Node:
    node: Node = {"@type": "Claim", **_linked(said.claim), "name": _sentence(said)}
    if said.quote and len(said.quote) <= _LONGEST_QUOTE:
        node["text"] = said.quote
    node["appearance"] = _work(said.source)
    if found := (said.cited[0] if said.cited else first.get(said.claim)):
        node["firstAppearance"] = _work(found)
    if said.according is not None:
        node["author"] = _named(said.according.iri, said.according.label)
    return node


def _first_appearances(said: Iterable[Statement]) -> dict[str, Thing]:
    """Return for claims that say the same the earliest source that does, where sources have a day."""
    alike: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for each in said:
        beside = each.benchmark.iri if each.benchmark else ""
        alike[each.known.name, each.words, each.setting, beside, each.modality].append(each)
    found: dict[str, Thing] = {}
    for group in alike.values():
        # A claim that gives its own date speaks for that, and not for the day of its source.
        dated = [each for each in group if each.effective and not each.as_of]
        if len(dated) == len(group):
            earliest = min(dated, key=lambda each: (each.effective, each.source.iri))
            found |= dict.fromkeys((each.claim for each in group), earliest.source)
    return found


def _sentence(said: Statement) -> str:
    on = f" on {said.benchmark.label}" if said.benchmark else ""
    setting = f" ({said.setting})" if said.setting else ""
    return f"{said.about.label}, {said.known.label}{on}: {said.words}{setting}"


def _facts(material: Material, rows: Iterable[Row]) -> Node:
    """Return the facts of the consensus, by properties of schema.org where these are entailed."""
    found: dict[str, list[Any]] = defaultdict(list)
    known = ((material.vocabulary.properties.get(_ours(text(row, "property"))), row) for row in rows)
    # What a change by hand says may have a value without a name.
    facts = [(each, row) for each, row in known if each is not None and "value" in row]
    facts.sort(key=lambda pair: (pair[0].order, text(pair[1], "value")))
    for each, row in facts[:_MOST_FACTS]:
        value, label = row["value"], text(row, "label")
        theirs = _entailed().get(each.name, ()) if _fits(each, value) else ()
        for name in theirs:
            found[name].append(_value(material, each, value, label))
        if not theirs:
            found["additionalProperty"].append(_property_value(material, each, value, label))
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def _fits(known: Property, value: Term) -> bool:
    """Tell whether a value is one without more: a number needs its unit, and not every date is one of schema.org."""
    if known.kind is ValueKind.DATE:
        return _PLAIN_DATE.fullmatch(value.value) is not None
    return not known.kind.is_number


def _value(material: Material, known: Property, value: Term, label: str) -> object:
    if not isinstance(value, NamedNode):
        return value.value == "true" if known.kind is ValueKind.BOOLEAN else value.value
    concept = material.vocabulary.concepts.get(_ours(value.value))
    if concept is not None:
        return concept.label
    return {**_typed([WS[known.range].value] if known.range else []), **_named(value.value, label)}


def _property_value(material: Material, known: Property, value: Term, label: str) -> Node:
    node: Node = {"@type": "PropertyValue", "propertyID": WS[known.name].value, "name": known.label}
    if known.kind.is_number:
        return node | {"value": _number(value.value), "unitText": known.unit}
    is_thing = isinstance(value, NamedNode) and not _ours(value.value)
    return node | {"value": label or local_name(value.value) if is_thing else _value(material, known, value, label)}


def _number(digits: str) -> object:
    return int(digits) if re.fullmatch(r"-?\d{1,15}", digits) else digits


def _typed(types: Iterable[str]) -> Node:
    found = dict.fromkeys(theirs for each in types for theirs in _entailed().get(_ours(each), ()))
    names = list(found) or ["Thing"]
    return {"@type": names[0] if len(names) == 1 else names}


def _named(iri: str, label: str) -> Node:
    """Return a node with its name; one that may be no link is nothing but that."""
    return {**({"@id": iri} if may_be_link(iri) else {}), "name": label or local_name(iri)}


def _work(thing: Thing) -> Node:
    return {"@type": "CreativeWork", **_named(thing.iri, thing.label)}


def _linked(iri: str) -> Node:
    """Return the IRI of a node, which is where it is read about; nothing for what may be no link."""
    return {"@id": iri, "url": iri} if may_be_link(iri) else {}


def _ours(iri: str) -> str:
    return iri.removeprefix(WS.iri) if iri.startswith(WS.iri) else ""


@cache
def _entailed() -> dict[str, tuple[str, ...]]:
    """Return the terms of schema.org that each of ours is the same as, or a sort of."""
    found = {}
    for entry in entries():
        theirs = (iri for iri in entry.aligned(*_ENTAILED) if iri.startswith(SCHEMA.iri))
        found[entry.name] = tuple(iri.removeprefix(SCHEMA.iri) for iri in theirs)
    return found
