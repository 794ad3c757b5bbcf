"""The page of a mapping: what a thing elsewhere is to ours, by whom, how surely, and why."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ...graph import words
from ...graph.linking.mapping import Justification, Predicate
from ...graph.linking.mapping_quads import PROPERTIES
from ...graph.linking.sssom import kept_short
from .statements import Thing, text

if TYPE_CHECKING:
    from .material import Material, Page


def mapping(material: Material, iri: str) -> Page | None:
    """Return what the page of a mapping shows; None where there is no such mapping."""
    slots = {property_.value: slot for slot, property_ in PROPERTIES.items()}
    said: dict[str, str] = defaultdict(str)
    for row in material.ask("mapping", mapping=iri):
        slot, value = slots.get(text(row, "property"), ""), text(row, "value")
        said[slot] = f"{said[slot]}, {value}" if said[slot] else value
    if not (said["subject_id"] and said["object_id"] and said["predicate_id"]):
        return None
    ours = material.labelled(said["subject_id"])
    theirs = Thing(said["object_id"], said["object_label"] or said["object_id"])
    predicate, how = kept_short(said["predicate_id"]), kept_short(said["mapping_justification"])
    told = Predicate(predicate).words if predicate in set(Predicate) else predicate
    return {
        "title": f"{ours.label} and {theirs.label}",
        "iri": iri,
        "ours": ours,
        "theirs": theirs,
        "is_rejected": bool(said["predicate_modifier"]),
        "told": told,
        "predicate": predicate,
        "how": Justification(how).words if how in set(Justification) else how,
        "confidence": f"{float(said['confidence']):.0%}" if said["confidence"] else "",
        "why": said["comment"],
        "who": said["author_label"] or said["mapping_tool"],
        "date": words.date(said["mapping_date"]) if said["mapping_date"] else "",
    }
