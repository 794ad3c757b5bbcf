"""What a build read and understood, in figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .quads import entities_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .claims import Entity, Reading
    from .verify import Verified
    from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over all readings: `things` by class, how many quotes stand in their text, what curators decided.

    A record of a catalog is a source of its own, but no file.
    """

    readings: Sequence[Reading]
    records: int
    claims: int
    verified: Verified
    things: tuple[tuple[str, int], ...]
    understood: int
    fact_like: int
    by_hand: tuple[tuple[str, int], ...] = ()

    def rows(self) -> list[tuple[str, str]]:
        """Return a line for each figure, in words."""
        return [
            ("files", f"{self.files:,}"),
            *([("records in them", f"{self.records:,}")] if self.records else []),
            ("claims", f"{self.claims:,}"),
            *((f"claims {how}", f"{count:,}") for how, count in self.by_hand if count),
            *((f"things: {label}", f"{count:,}") for label, count in self.things),
            ("quotes verified", f"{self.verified.exact:,} of {self.verified.all:,}"),
            ("figures and fields that gave a claim", self.coverage),
        ]

    @property
    def files(self) -> int:
        """How many files were read."""
        return len(self.readings) - self.records

    @property
    def coverage(self) -> str:
        """How many of the stretches that look like facts gave a claim, and which share that is."""
        counted = f"{self.understood:,} of {self.fact_like:,}"
        return f"{counted} ({self.understood / self.fact_like:.0%})" if self.fact_like else counted

    def residue(self) -> Iterator[str]:
        """Yield each stretch that gave no claim: its file, the line there, its words and the likely reason."""
        files = {reading.document.id: reading.document for reading in self.readings if reading.document.part is None}
        breaks: dict[str, list[int]] = {}
        for reading in self.readings:
            document, part = reading.document, reading.document.part
            file, start = (files[part.of], part.span.start) if part is not None else (document, 0)
            for left in reading.residue:
                if file.id not in breaks:
                    breaks[file.id] = [found.start() for found in re.finditer("\n", file.text)]
                line = bisect_left(breaks[file.id], start + left.span.start) + 1
                words = " ".join(document[left.span].split())
                yield f"{document.name}:{line}: {words} ({left.reason})"


def summary_of(readings: Sequence[Reading], vocabulary: Vocabulary, verified: Verified) -> Summary:
    """Return the figures of a build; `verified` counts the quotes of its snapshot."""
    records = claims = understood = fact_like = 0
    things: set[Entity] = set()
    by_hand: Counter[str] = Counter()
    for reading in readings:
        records += reading.document.part is not None
        claims += len(reading.claims)
        understood += reading.understood
        fact_like += reading.fact_like
        by_hand["proposed by a model"] += sum(bool(claim.proposed_by) for claim in reading.claims)
        by_hand["stated by curators"] += sum(claim.curation is not None for claim in reading.claims)
        by_hand["taken back by curators"] += len(reading.retractions)
        things.update(entity for claim in reading.claims for entity in entities_in(claim))
    counts = Counter(vocabulary.classes[entity.type].label for entity in things)
    return Summary(
        readings=readings,
        records=records,
        claims=claims,
        verified=verified,
        things=tuple(sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))),
        understood=understood,
        fact_like=fact_like,
        by_hand=tuple(by_hand.items()),
    )
