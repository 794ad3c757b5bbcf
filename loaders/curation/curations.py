"""Curators' decisions carried out: claims are added to the reading of the document that they name, or taken back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...graph.claims import Retraction
from ...graph.errors import SourceError
from ...graph.names import name_key
from ..build import stop
from ..formats.loader import loader_for
from ..stated import near, occurrences
from ..stating import claim_of, property_in
from ..understanding.learning.introduced import learn
from ..understanding.names.knowledge import Knowledge
from .claims_file import LOADER, curated_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ...graph.claims import Claim, Reading
    from ...graph.iris import Iris
    from ...graph.vocabulary import Vocabulary
    from ..build import Source
    from .claims_file import Curated

_LOADER = f"{LOADER.name}/{LOADER.version}"


@dataclass(frozen=True, slots=True)
class Curations:
    """What is decided of each document, by its id; `anywhere` are retractions that name a claim and no document."""

    of_document: Mapping[str, Sequence[Curated]]
    anywhere: Sequence[Curated]

    @property
    def has_any(self) -> bool:
        """Tell whether anything is decided at all."""
        return bool(self.of_document or self.anywhere)

    def applied(
        self, reading: Reading, vocabulary: Vocabulary, iris: Iris, on_error: Callable[[SourceError], None] = stop
    ) -> Reading:
        """Return a reading with the claims stated of its document, without those taken back.

        A stated claim that was read as well counts as stated. `on_error` hears of each statement that does not hold;
        it is then left out. Claims are known by the IRIs that `iris` mints.
        """
        decided = self.of_document.get(reading.document.id, ())
        if not decided and not self.anywhere:
            return reading
        knowledge = Knowledge(vocabulary, learn(reading.document, vocabulary).names, reading.document)
        retractions = [each for each in decided if each.is_retraction and _holds(each, knowledge, on_error)]
        reading = _without(reading, [*self.anywhere, *retractions], iris)
        stated = [each for each in decided if not each.is_retraction]
        claims = {iris.claim(claim): claim for claim in reading.claims}
        added = {iris.claim(claim): claim for claim in _claims(stated, knowledge, on_error)}
        return with_claims(reading, {**claims, **added}.values())

    def idle(self, readings: Sequence[Reading]) -> Iterator[Curated]:
        """Yield the retractions that took nothing back: what they name was not read."""
        done = {retraction.curation for reading in readings for retraction in reading.retractions}
        every = [*self.anywhere, *(each for decided in self.of_document.values() for each in decided)]
        return (each for each in every if each.is_retraction and each.curation not in done)


def with_claims(reading: Reading, claims: Iterable[Claim]) -> Reading:
    """Return a reading that makes these claims, in the order of the text; words that one points at are understood."""
    ordered = tuple(sorted(claims, key=lambda claim: (claim.span, claim.property)))
    left = tuple(each for each in reading.residue if not any(each.span.overlaps(claim.span) for claim in ordered))
    understood = reading.understood + len(reading.residue) - len(left)
    return replace(reading, claims=ordered, residue=left, understood=understood)


def parted(
    sources: Sequence[Source], on_error: Callable[[SourceError], None] = stop
) -> tuple[tuple[Source, ...], Curations]:
    """Part the documents of a build from its claims files, and return both.

    `on_error` hears of a faulty claims file, and of a statement about a document that the build does not have.
    """
    files = [source for source in sources if loader_for(source.path) is LOADER]
    documents = [source for source in sources if source not in files]
    ids = {name: source.id for source in documents for name in (source.path.name, source.id)}
    of_document: dict[str, list[Curated]] = defaultdict(list)
    anywhere: list[Curated] = []
    for each in _read(files, on_error):
        name = each.stated.maybe("document")
        if name is None and each.is_retraction and each.stated.maybe("claim"):
            anywhere.append(each)
        elif name in ids:
            of_document[ids[name]].append(each)
        else:
            on_error(_unknown(each, ids))
    return tuple(documents), Curations(of_document, anywhere)


def _read(files: Sequence[Source], on_error: Callable[[SourceError], None]) -> Iterator[Curated]:
    for source in files:
        try:
            yield from curated_in(source.path)
        except SourceError as fault:
            on_error(fault)


def _unknown(each: Curated, ids: Mapping[str, str]) -> SourceError:
    name = each.stated.maybe("document")
    if name is None:
        remedy = "name the file" + (", or the claim by `claim`" if each.is_retraction else "")
        return each.stated.fault("document", "`document` is missing", remedy)
    return each.stated.fault("document", f"this build has no document `{name}`", near(name, ids))


def _claims(
    stated: Sequence[Curated], knowledge: Knowledge, on_error: Callable[[SourceError], None]
) -> Iterator[Claim]:
    for each in stated:
        try:
            yield replace(claim_of(each.stated, knowledge, _LOADER), curation=each.curation)
        except SourceError as fault:
            on_error(fault)


def _holds(each: Curated, knowledge: Knowledge, on_error: Callable[[SourceError], None]) -> bool:
    """Tell whether what a retraction names is there to be taken back: a property, and words of the document."""
    stated = each.stated
    try:
        if stated.maybe("claim") is None:
            property_in(stated, knowledge)
            if next(occurrences(stated.text("quote"), knowledge.document.text), None) is None:
                stated.span_in(knowledge.document.text)
    except SourceError as fault:
        on_error(fault)
        return False
    return True


def _without(reading: Reading, retractions: Sequence[Curated], iris: Iris) -> Reading:
    kept, taken = [], []
    for claim in reading.claims:
        meant = next((each for each in retractions if _means(each, claim, reading, iris)), None)
        if meant is None:
            kept.append(claim)
        else:
            taken.append(Retraction(claim, meant.curation))
    return replace(reading, claims=tuple(kept), retractions=tuple(taken))


def _means(each: Curated, claim: Claim, reading: Reading, iris: Iris) -> bool:
    """Tell whether a retraction means a claim: by its IRI or the end of it, or by all else that it names."""
    stated, node = each.stated, iris.claim(claim).value
    if (named := stated.maybe("claim")) is not None:
        return named.rpartition("/")[2] == node.rpartition("/")[2]
    if stated.text("property") != claim.property:
        return False
    subject = stated.maybe("subject")
    if subject is not None and name_key(subject) != name_key(claim.subject.name):
        return False
    quoted = occurrences(stated.text("quote"), reading.document.text)
    return any(
        span.start <= claim.span.start <= claim.span.end <= span.end
        or claim.span.start <= span.start <= span.end <= claim.span.end
        for span in quoted
    )
