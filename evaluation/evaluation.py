"""All gold documents judged: the figures, by document, format and property, and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from statistics import fmean
from typing import TYPE_CHECKING

from ..graph.errors import SourceError
from .judging import Judge
from .tally import Tally, by_property, f1, share, summed, tally_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..graph.vocabulary import Vocabulary
    from .gold import Gold
    from .judging import Judged
    from .said import Sayings


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was judged, and the gold whose documents were not at hand."""

    judged: tuple[Judged, ...]
    absent: tuple[Gold, ...] = ()

    @property
    def total(self) -> Tally:
        """The counts over all documents."""
        return sum(self.documents().values(), Tally())

    def documents(self) -> Mapping[str, Tally]:
        """Return the counts by the id of the document, in the order of the gold files."""
        return {judged.gold.id: tally_of(judged) for judged in self.judged}

    def formats(self) -> Mapping[str, Tally]:
        """Return the counts by the format of the document."""
        return summed((judged.sayings.format, tally_of(judged)) for judged in self.judged)

    def properties(self) -> Mapping[str, Tally]:
        """Return the counts by property."""
        return summed(counted for judged in self.judged for counted in by_property(judged).items())

    @property
    def recall(self) -> float | None:
        """The mean of the documents' recall."""
        found = [tally.recall for tally in self.documents().values()]
        known = [recall for recall in found if recall is not None]
        return fmean(known) if known else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the documents' mean recall and the precision over all claims."""
        return f1(self.recall, self.total.precision)

    def figures(self) -> dict[str, float | None]:
        """Return the figures that sum it up, each from 0 to 1; None where there is nothing to judge by.

        `recall` is the mean of the documents, `precision` over all judged claims; `placed`, `modality` and
        `comparator` are shares of what was found, `quotes` of all claims.
        """
        total = self.total
        return {
            "recall": self.recall,
            "recall_over_facts": total.recall,
            "precision": total.precision,
            "f1": self.f1,
            "placed": share(total.placed, total.found),
            "modality": share(total.modality, total.found),
            "comparator": share(total.comparator, total.found),
            "quotes": share(total.claims - total.broken, total.claims),
        }


def evaluated(golds: Iterable[Gold], read: Iterable[Sayings], vocabulary: Vocabulary) -> Evaluation:
    """Return the evaluation of what was read against gold.

    Raises SourceError where a fact points outside its document or quotes other words than stand there.
    """
    judge = Judge.of(vocabulary)
    sayings = {each.document: each for each in read}
    judged, absent = [], []
    for gold in golds:
        name = PurePath(gold.document).name
        if name in sayings:
            _check_places(gold, sayings[name].text)
            judged.append(judge.judged(gold, sayings[name]))
        else:
            absent.append(gold)
    return Evaluation(tuple(judged), tuple(absent))


def _check_places(gold: Gold, text: str) -> None:
    for fact in gold.facts:
        for span in fact.spans:
            if span.end > len(text):
                what = f"`end` is {span.end}, and {gold.document} has {len(text)} characters"
                raise SourceError(fact.place, what, "give the characters of the text as decoded")
        if fact.quote is not None and fact.spans:
            (first, *_) = fact.spans
            if text[first.start : first.end] != fact.quote:
                what = f"`quote` is not what {gold.document} has from {first.start} to {first.end}"
                raise SourceError(fact.place, what, "give the place of the quote in the text as decoded")
