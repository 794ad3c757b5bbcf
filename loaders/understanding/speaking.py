"""Who speaks in a document that names no publisher: the maker of the models that it presents as its own."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from ...graph.claims import STATED, Entity
from ...graph.document import Heading, Item, Line, Paragraph
from ...graph.wording import standing
from .grammar.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ...graph.claims import Claim
    from ...graph.document import Document

# "We are excited to release", "we have trained"; "our new flagship model" is somebody's who speaks, too.
_PRESENTS = re.compile(
    r"\b[Ww]e(?:['’](?:re|ve)| are| have)?"
    r" (?:(?:have|are|just|recently|finally|officially|now|also|today|thrilled|excited|proud|happy|pleased|delighted"
    r"|glad|to|further|first|then|publicly) ){0,5}"
    r"(?:introduc|releas|present|launch|announc|unveil|open-?sourc|publish|(?:pre-?)?train|develop|buil[dt]|creat"
    r"|design)"
    r"[a-z]{0,4} "
    r"|\b[Oo]ur (?=[A-Z])"
)
# What is presented stands right behind, perhaps described: "two small models in the Heron series, Heron 2".
_FAR = 120
_OF_ANOTHER = re.compile(
    r"\b(?:from|for|with|using|based|by|to|on|over|atop|against|than|like|versions?|variants?|quantizations?|quants?"
    r"|conversions?|about|how|why|reviews?|results?|analys[ei]s|articles?|papers?|guides?|courses?|benchmarks?|evaluations?|tests?|fine-?tun\w{1,4}|distill\w{0,6}|adapt\w{0,7}|merges?|LoRA|support|integration|availability|access)\b",
    re.IGNORECASE,
)
# Places that are not the maker's: "we launch Heron 2 on Fjord Cloud".
_ELSEWHERE = re.compile(r"\b(?:on|in|to|via|through|with)\s(?:the\s)?\Z")
_BEFORE = 24
_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"|«[^»]{0,2000}»")


def speaker_in(document: Document, claims: Sequence[Claim]) -> str | None:
    """Return the name of the organization that presents models as its own in a document and states that it made them.

    None where nobody does, or where models of several makers are presented so. Quoted words are another's.
    """
    makers = _makers(claims)
    names = sorted((name for name in _models(claims) if name), key=len, reverse=True)
    others = _organizations(claims)
    speaking: set[str] = set()
    for text in _sentences(document) if makers else ():
        for presented in _presented(text, names):
            made_by = makers.get(presented, frozenset())
            if made_by and not (_names(text, made_by) or _is_elsewhere(text, others - made_by)):
                speaking |= made_by
    return next(iter(speaking)) if len(speaking) == 1 else None


def _makers(claims: Iterable[Claim]) -> Mapping[str, frozenset[str]]:
    """Return who made each model, by all names that the document has for it."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.property == "developer" and claim.modality in STATED and isinstance(claim.value, Entity):
            for name in (claim.subject.name, claim.subject.called):
                found[name].add(claim.value.name)
    return {name: frozenset(makers) for name, makers in found.items()}


def _models(claims: Iterable[Claim]) -> set[str]:
    things = (thing for claim in claims for thing in (claim.subject, claim.value) if isinstance(thing, Entity))
    return {name for thing in things if thing.type in ("Model", "ModelFamily") for name in (thing.name, thing.called)}


def _organizations(claims: Iterable[Claim]) -> set[str]:
    things = (thing for claim in claims for thing in (claim.subject, claim.value) if isinstance(thing, Entity))
    return {name for thing in things if thing.type == "Organization" for name in (thing.name, thing.called)}


def _sentences(document: Document) -> Iterator[str]:
    """Yield the sentences in which a document itself speaks of "we" or "our"."""
    for block in document.blocks:
        if isinstance(block, Heading | Item | Line | Paragraph):
            own = _QUOTED.sub("", block.passage.text)
            if _PRESENTS.search(own) is not None:
                yield from (own[start:end] for start, end in sentences(own))


def _presented(text: str, names: Sequence[str]) -> Iterator[str]:
    """Yield the first model that each phrase of presenting is followed by; `names` has the longest first."""
    for presenting in _PRESENTS.finditer(text):
        behind = text[presenting.end() : presenting.end() + _FAR]
        places = [(start, rank) for rank, name in enumerate(names) for start, _ in standing(name, behind)]
        if places and _OF_ANOTHER.search(behind, 0, min(places)[0]) is None:
            yield names[min(places)[1]]


def _names(text: str, makers: Iterable[str]) -> bool:
    """Tell whether a sentence names the makers: whoever speaks of them is another."""
    return any(True for name in makers for _ in standing(name, text))


def _is_elsewhere(text: str, organizations: Iterable[str]) -> bool:
    """Tell whether a sentence tells of a place of somebody else's."""
    return any(
        _ELSEWHERE.search(text, max(start - _BEFORE, 0), start) is not None
        for name in organizations
        for start, _ in standing(name, text)
    )
