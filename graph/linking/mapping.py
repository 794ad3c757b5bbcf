"""A mapping: what one of our things is to a thing elsewhere, why, and how sure that is; a record of SSSOM."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, replace
from enum import StrEnum

TOOL = "whosays"


class Predicate(StrEnum):
    """What the object is to the subject, as CURIEs; `owl:sameAs` is none of them, for it is never guessed."""

    EXACT = "skos:exactMatch"
    CLOSE = "skos:closeMatch"
    BROAD = "skos:broadMatch"
    NARROW = "skos:narrowMatch"
    RELATED = "skos:relatedMatch"

    @property
    def words(self) -> str:
        """What it says, in words: of the object."""
        return _WORDS[self]

    @property
    def turned(self) -> Predicate:
        """What it says the other way round: of the subject."""
        return _TURNED.get(self, self)


_WORDS = {
    Predicate.EXACT: "the same",
    Predicate.CLOSE: "nearly the same",
    Predicate.BROAD: "broader",
    Predicate.NARROW: "narrower",
    Predicate.RELATED: "related",
}


_TURNED = {Predicate.BROAD: Predicate.NARROW, Predicate.NARROW: Predicate.BROAD}


class Justification(StrEnum):
    """How a mapping was come by, as SSSOM's vocabulary of justifications (semapv) calls it."""

    NAMES = "semapv:LexicalMatching"
    SIMILAR = "semapv:LexicalSimilarityThresholdMatching"
    TOGETHER = "semapv:CompositeMatching"
    CURATED = "semapv:ManualMappingCuration"
    INVERTED = "semapv:MappingInversion"

    @property
    def words(self) -> str:
        """What it says, in words."""
        return _HOW[self]


_HOW = {
    Justification.NAMES: "names or identifiers are equal",
    Justification.SIMILAR: "names are alike",
    Justification.TOGETHER: "names and facts agree",
    Justification.CURATED: "a curator says so",
    Justification.INVERTED: "theirs maps to ours",
}


@dataclass(frozen=True, slots=True)
class Mapping:
    """One record of SSSOM; the fields are its slots, ids are IRIs, and what is not known is empty.

    `predicate_modifier` is `Not` where a curator rejected the mapping. `confidence` is from 0 to 1.
    """

    subject_id: str
    object_id: str
    predicate_id: str
    mapping_justification: str
    subject_label: str = ""
    object_label: str = ""
    predicate_modifier: str = ""
    confidence: float | None = None
    subject_category: str = ""
    object_category: str = ""
    subject_match_field: str = ""
    object_match_field: str = ""
    match_string: str = ""
    similarity_score: float | None = None
    similarity_measure: str = ""
    author_id: str = ""
    author_label: str = ""
    reviewer_id: str = ""
    reviewer_label: str = ""
    object_source: str = ""
    mapping_tool: str = ""
    mapping_tool_version: str = ""
    mapping_date: str = ""
    comment: str = ""

    def __post_init__(self) -> None:
        if not (self.subject_id and self.object_id and self.predicate_id and self.mapping_justification):
            raise ValueError("a mapping has a subject, an object, a predicate and a justification")
        if self.predicate_modifier not in {"", "Not"}:
            raise ValueError(f"the modifier of a predicate is Not or nothing, and not {self.predicate_modifier!r}")
        if self.predicate_id.startswith("skos:") and self.predicate_id not in set(Predicate):
            raise ValueError(f"SKOS has no mapping {self.predicate_id!r}, but {', '.join(Predicate)}")
        for number in (self.confidence, self.similarity_score):
            if number is not None and not 0 <= number <= 1:
                raise ValueError(f"a confidence or similarity is from 0 to 1, and not {number}")

    @property
    def pair(self) -> tuple[str, str]:
        """Of which two things it speaks."""
        return self.subject_id, self.object_id

    def inverted(self) -> Mapping | None:
        """Return what the subject is to the object; None for a predicate of which that is not known."""
        if self.predicate_id not in set(Predicate):
            return None
        return replace(
            self,
            subject_id=self.object_id,
            subject_label=self.object_label,
            subject_category=self.object_category,
            subject_match_field=self.object_match_field,
            object_id=self.subject_id,
            object_label=self.subject_label,
            object_category=self.subject_category,
            object_match_field=self.subject_match_field,
            object_source="",
            predicate_id=Predicate(self.predicate_id).turned,
            mapping_justification=Justification.INVERTED,
        )

    @property
    def decision(self) -> tuple[str, str, str, str]:
        """What it says of which two things, whoever says so and why."""
        return (*self.pair, self.predicate_modifier, self.predicate_id)

    @property
    def is_rejection(self) -> bool:
        """Tell whether it says that something is not so."""
        return self.predicate_modifier == "Not"

    @property
    def is_curated(self) -> bool:
        """Tell whether somebody decided it by hand."""
        return self.mapping_justification == Justification.CURATED

    @property
    def is_decision(self) -> bool:
        """Tell whether a curator accepted or rejected it."""
        return self.is_curated or self.is_rejection

    def iri(self, base: str) -> str:
        """Return the IRI of the record: a digest of what it says, without the day and the tool that said so."""
        parts = (
            self.subject_id,
            self.predicate_modifier,
            self.predicate_id,
            self.object_id,
            self.mapping_justification,
        )
        digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
        return f"{base}mapping/{digest[:20]}"


SLOTS = tuple(each.name for each in fields(Mapping))
