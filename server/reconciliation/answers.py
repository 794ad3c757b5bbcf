"""What was found in the words of version 0.2, which OpenRefine speaks, and of the draft of version 1.0."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .extending import Derived

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ...graph.vocabulary import Property, Vocabulary
    from .extending import Filled
    from .matching import Candidate
    from .suggesting import Suggestion

Json = dict[str, Any]


def results(found: Mapping[str, Sequence[Candidate]], vocabulary: Vocabulary) -> Json:
    """Return candidates by the keys of their queries: version 0.2."""
    return {key: {"result": [_candidate(each, vocabulary) for each in here]} for key, here in found.items()}


def draft_results(found: Sequence[Sequence[Candidate]], vocabulary: Vocabulary) -> Json:
    """Return candidates in the order of their queries: version 1.0-draft."""
    return {"results": [{"candidates": [_candidate(each, vocabulary) for each in here]} for here in found]}


def suggestions(found: Sequence[Suggestion], kind: str, vocabulary: Vocabulary) -> Json:
    """Return suggestions: both versions."""
    return {"result": [_suggestion(each, kind, vocabulary) for each in found]}


def proposal(found: Sequence[Property | Derived], type_: str, limit: int) -> Json:
    """Return the columns that are proposed for a class: both versions."""
    told = [
        {"id": each.id if isinstance(each, Derived) else each.name, "name": each.label, "description": each.definition}
        for each in found
    ]
    return {"type": type_, "limit": limit, "properties": told}


def extension(ids: Sequence[str], found: Sequence[Filled], vocabulary: Vocabulary) -> Json:
    """Return rows by id, of values by property: version 0.2."""
    rows = {ident: {each.column.property: list(each.values.get(ident, ())) for each in found} for ident in ids}
    return {"meta": [_meta(each, vocabulary) for each in found], "rows": rows}


def draft_extension(ids: Sequence[str], found: Sequence[Filled], vocabulary: Vocabulary) -> Json:
    """Return rows in the order of the ids: version 1.0-draft."""
    rows = [
        {
            "id": ident,
            "properties": [{"id": each.column.property, "values": list(each.values.get(ident, ()))} for each in found],
        }
        for ident in ids
    ]
    return {"meta": [_meta(each, vocabulary) for each in found], "rows": rows}


def type_of(name: str, vocabulary: Vocabulary) -> Json:
    """Return a class by id and name."""
    return {"id": name, "name": vocabulary.classes[name].label}


def _candidate(found: Candidate, vocabulary: Vocabulary) -> Json:
    return {
        "id": found.entity.id,
        "name": found.entity.label,
        "description": found.description,
        "type": [type_of(name, vocabulary) for name in found.entity.types],
        "score": found.score,
        "match": found.is_sure,
        "features": [{"id": each.id, "name": each.name, "value": each.value} for each in found.features],
    }


def _suggestion(found: Suggestion, kind: str, vocabulary: Vocabulary) -> Json:
    told: Json = {"id": found.id, "name": found.name, "description": found.description}
    if kind == "entity":
        told["notable"] = [type_of(name, vocabulary) for name in found.types]
    if kind == "type" and found.types:
        told["broader"] = [type_of(name, vocabulary) for name in found.types]
    return told


def _meta(found: Filled, vocabulary: Vocabulary) -> Json:
    told: Json = {"id": found.column.property, "name": found.name}
    range_ = found.known.range if found.known is not None else None
    values = (value for here in found.values.values() for value in here)
    if range_ is not None and range_ in vocabulary.classes and any("id" in value for value in values):
        told["type"] = type_of(range_, vocabulary)
    return told
