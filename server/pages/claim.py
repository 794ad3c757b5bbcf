"""The page of one claim: what it says in words, and the words that it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...graph import words
from .judgements import Judgements
from .markup import claim_markup

if TYPE_CHECKING:
    from .material import Material, Page
    from .statements import Statement

_AROUND = 180  # characters of the source on each side of the quote


def claim(material: Material, iri: str) -> Page | None:
    """Return what the page of a claim shows; None where there is no such claim."""
    standing = material.said("claim", claim=iri)
    found = standing or material.said("retracted-claim", claim=iri)
    if not found:
        return None
    said = found[0]
    before, after = context(material, said)
    judged = Judgements.on(material, iri)
    return {
        "title": f"{said.about.label}: {said.known.label}",
        "iri": iri,
        "said": said,
        "is_retracted": not standing,
        "as_of": words.date(said.as_of) if said.as_of else "",
        "modality": said.told,
        "before": before,
        "after": after,
        "judged": judged,
        "markup": claim_markup(material, said, judged) if standing else None,
    }


def context(material: Material, said: Statement) -> tuple[str, str]:
    """Return the characters of the source before and after a quote, cut between words."""
    whole = material.text_of(said.source.iri)
    before = whole[max(0, said.start - _AROUND) : said.start]
    after = whole[said.end : said.end + _AROUND]
    if said.start > _AROUND:
        before = "… " + before.partition(" ")[2]
    if said.end + _AROUND < len(whole):
        after = after.rpartition(" ")[0] + " …"
    return before, after
