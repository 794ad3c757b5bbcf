"""Every thing has one IRI, made from what it is: the same words give the same IRI in every build."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pyoxigraph import NamedNode

from .claims import Claim, Concept, Entity, Role
from .dates import Date
from .names import slug
from .rdf import WS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .claims import Compared, Value, Work
    from .vocabulary import Vocabulary

DEFAULT_BASE = "https://w3id.org/whosays/"
_LONGEST_SLUG = 120
_LOADER_WORD = re.compile(r"[\w.]+")


@lru_cache(maxsize=1 << 12)  # each claim cites the address of its record
def may_be_link(iri: str) -> bool:
    """Tell whether an IRI may stand in a page's `href`: absolute, http or https, well formed."""
    try:
        parts = urlsplit(iri)
        NamedNode(iri)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


@dataclass(frozen=True, slots=True)
class Iris:
    """Mints IRIs below `base`; `segments` gives the path segment of each class by its local name."""

    base: str
    segments: Mapping[str, str]

    @classmethod
    def of(cls, vocabulary: Vocabulary, base: str = DEFAULT_BASE) -> Iris:
        """Return the mint of a vocabulary; ValueError for a base that is no http IRI ending in a slash."""
        if not (may_be_link(base) and base.endswith("/")):
            raise ValueError(f"{base!r} is no base IRI: give an http or https IRI that ends in a slash")
        return cls(base, {name: each.path_segment for name, each in vocabulary.classes.items()})

    def entity(self, entity: Entity) -> NamedNode:
        """Return the IRI of a thing that is spoken of."""
        return self._minted(self.segments[entity.type], entity.name)

    def source(self, source_id: str) -> NamedNode:
        """Return the IRI of a source, which is its graph's name too."""
        return NamedNode(f"{self.base}source/{source_id}")

    def graph(self, name: str) -> NamedNode:
        """Return the IRI of a graph of ours: build, conflicts, links."""
        return NamedNode(f"{self.base}graph/{name}")

    def evaluation(self, model: Entity, benchmark: Entity, setting: str | None) -> NamedNode:
        """Return the node in which the scores of one model on one benchmark in one setting meet."""
        return self._minted("evaluation", model.name, benchmark.name, *([setting] if setting else []))

    def comparison(self, thing: Entity, compared: Compared, setting: str | None) -> NamedNode:
        """Return the node in which meet what sources say of one thing's property against another's."""
        other = [compared.other.name, compared.other_property, setting or ""]
        return self._minted("comparison", thing.name, compared.property, *filter(None, other))

    def role(self, person: Entity, role: Role) -> NamedNode:
        """Return the node of a position that a person holds or held."""
        return self._minted("role", person.name, role.organization.name, role.title)

    def work(self, work: Work, source_id: str) -> NamedNode:
        """Return the address of a cited work, else the node of its mark in the source that cites it."""
        if work.url is not None and may_be_link(work.url):
            return NamedNode(work.url)
        return self._minted("work", source_id, work.mark)

    def loader(self, loader: str) -> NamedNode:
        """Return the node of a loader, given as `name/version` or several of them with spaces between."""
        return NamedNode(f"{self.base}loader/{_words_of(loader)}")

    def residue(self, source_id: str, start: int, end: int) -> NamedNode:
        """Return the node of words that gave no claim."""
        return NamedNode(f"{self.base}residue/{source_id}/{start}-{end}")

    def subject(self, claim: Claim) -> NamedNode:
        """Return what a claim is about in the graph: its evaluation or comparison if it has one, else its subject."""
        if claim.benchmark is not None:
            return self.evaluation(claim.subject, claim.benchmark, claim.setting)
        if claim.compared is not None:
            return self.comparison(claim.subject, claim.compared, claim.setting)
        return self.entity(claim.subject)

    def claim(self, claim: Claim) -> NamedNode:
        """Return the IRI of a claim: a digest of what is said and where."""
        parts = (
            claim.source,
            self.subject(claim).value,
            claim.property,
            self._object(claim),
            claim.comparator,
            claim.modality,
            str(claim.span.start),
            str(claim.span.end),
        )
        digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
        return NamedNode(f"{self.base}claim/{digest[:20]}")

    def changed(self, source_id: str, kind: str, quad: str) -> NamedNode:
        """Return the IRI of a claim of a change by hand: a digest of what it added or removed."""
        digest = hashlib.sha256(f"{source_id}\x1f{kind}\x1f{quad}".encode()).hexdigest()
        return NamedNode(f"{self.base}claim/{digest[:20]}")

    def _object(self, claim: Claim) -> str:
        if isinstance(claim.value, Role):
            return self.role(claim.subject, claim.value).value
        return "" if claim.value is None else key_of(claim.value, self)

    def _minted(self, segment: str, *names: str) -> NamedNode:
        return NamedNode(self.base + _path(segment, *names))


def concept(value: Concept) -> NamedNode:
    """Return the IRI of an entry of a closed list."""
    return WS[value.name]


def key_of(value: Value, iris: Iris) -> str:
    """Return a text that two values share exactly when they are the same value."""
    match value:
        case bool():
            key = str(value).lower()
        case Decimal():
            key = plain_digits(value)
        case Date():
            key = value.edtf
        case Entity():
            key = iris.entity(value).value
        case Concept():
            key = concept(value).value
        case Role():
            key = f"{iris.entity(value.organization).value} {slug(value.title)}"
        case str():
            key = value
    return key


def plain_digits(number: Decimal) -> str:
    """Return a number without exponent, group separators or zeros that say nothing."""
    digits = f"{number:f}"
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits) or "0"


@lru_cache(maxsize=1 << 14)
def _path(*parts: str) -> str:
    """Return the path of a segment and names."""
    return "/".join([parts[0], *(_short(slug(name)) for name in parts[1:])])


@lru_cache(maxsize=256)  # a few have read millions of claims
def _words_of(loader: str) -> str:
    return "-".join(_LOADER_WORD.findall(loader)) or "unnamed"


def _short(segment: str) -> str:
    """Keep a path segment readable: the end of a very long one becomes a digest of the whole."""
    if len(segment) <= _LONGEST_SLUG:
        return segment
    return f"{segment[:_LONGEST_SLUG]}-{hashlib.sha256(segment.encode()).hexdigest()[:10]}"
