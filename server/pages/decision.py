"""The page of one decision of the consensus: what won, by which rule, and the claims for it and against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .judgements import about, decisions
from .material import Legend

if TYPE_CHECKING:
    from .material import Material, Page


def decision(material: Material, iri: str) -> Page | None:
    """Return what the page of a decision shows; None where there is no such decision."""
    found = decisions(material, material.ask("judgement", node=iri))
    if not found:
        return None
    decided = found[0]
    said = material.said("judged-claims", node=iri)
    thing = about(material, decided.node, said)
    benchmark = next((each.benchmark for each in said if each.benchmark), None)
    return {
        "title": f"{thing.label}: {decided.known.label}, by the sources together",
        "iri": iri,
        "decided": decided,
        "about": thing,
        "benchmark": benchmark,
        "words": decided.told(said),
        "maker": material.labelled(decided.maker) if decided.maker else None,
        "supporters": [each for each in said if each.claim in decided.supporters],
        "beaten": [each for each in said if each.claim in decided.beaten],
        "legend": Legend.of(said),
    }
