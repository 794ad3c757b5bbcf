"""The page that explains: one worked example, the rules of the consensus, the ways in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat

from ...graph import words
from ...graph.judgement.policy import policy_of
from ...graph.limits import LIMITS
from ..endpoint.prefixed import written
from .claim import claim
from .description import described
from .judgements import kinds
from .statements import text

if TYPE_CHECKING:
    from .material import Material, Page


def about(material: Material) -> Page:
    """Return what the page shows."""
    return {
        "title": "About",
        "base": material.base,
        "facts": _facts(material),
        "example": _example(material),
        "rules": policy_of(material.seal).rules,
        "kinds": kinds(material.vocabulary),
        "limits": [f"{each.value:,} {each.unit}" for each in LIMITS if each.name.startswith("query_")],
    }


def _facts(material: Material) -> list[tuple[str, str]]:
    seal = material.seal
    counts: dict[str, int] = {iri.rpartition("#")[2]: count for iri, count in seal.get("counts", {}).items()}
    facts = [
        ("Documents", f"{counts.get('Source', 0):,}"),
        ("Claims", f"{counts.get('Claim', 0):,}, each with its source, quote and place"),
        ("Not understood", f"{words.counted(counts.get('Residue', 0), 'passages')} that look like facts"),
        ("Statements in the store", f"{seal.get('quads', 0):,} quads"),
        ("Built", str(seal.get("built", "")).replace("T", ", ")),
        ("Read by", ", ".join(seal.get("loaders", ()))),
        ("Snapshot", str(seal.get("id", ""))),
        ("Digest", str(seal.get("digest", ""))),
    ]
    return [(label, value) for label, value in facts if value]


def _example(material: Material) -> Page | None:
    for row in material.ask("example"):
        iri = text(row, "claim")
        page = claim(material, iri)
        if page is not None:
            quads = [quad for quad in described(material, iri) if quad.subject == NamedNode(iri)]
            return {**page, "turtle": written(quads, RdfFormat.TURTLE, material.base).decode("utf-8")}
    return None
