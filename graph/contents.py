"""All that a snapshot holds: one graph a source, the consensus, the build, the ontology."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from .iris import Iris
from .judgement.audits import findings
from .judgement.basis import bases
from .judgement.ground import Ground
from .judgement.household import Kinship, households
from .judgement.judging import Judgement, judged
from .judgement.policy import Policy
from .nquads import lines_in
from .partitions import counted, described
from .publish import publish
from .quads import Term, Triple, Writer, entities_in, quads_of
from .queries import Catalogue
from .rdf import DCTERMS, ONTOLOGY, RDF, RDFS, SKOS, VOID, WS, XSD
from .side_by_side import side_by_side
from .spool import sorted_on_disk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from pyoxigraph import Store

    from .claims import Reading
    from .judgement.kept import Kept
    from .snapshot import Snapshot
    from .vocabulary import Vocabulary


_TOGETHER = 64


class _Told(NamedTuple):
    """The little that is kept in memory of each reading."""

    id: str
    title: str
    digest: bytes
    loaders: frozenset[str]
    claims: int
    residues: int


class Texts(Mapping[str, str]):
    """The text of each source by its id, taken from the readings when it is asked for."""

    def __init__(self, ids: Iterable[str], readings: Sequence[Reading]) -> None:
        self._numbers = {id_: number for number, id_ in enumerate(ids)}
        self._readings = readings

    def __getitem__(self, id_: str) -> str:
        return self._readings[self._numbers[id_]].document.text

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


@dataclass(frozen=True)
class Contents:
    """What is built from readings, of which few are in memory at once; `base` is the IRI that ours begin with.

    So many `processes` write what the sources say.
    """

    readings: Sequence[Reading]
    vocabulary: Vocabulary
    base: str
    policy: Policy = field(default_factory=Policy.load)
    kept: Kept | None = None
    processes: int = 1

    def quads(self) -> Iterator[Quad]:
        """Yield every quad of the snapshot, from nothing but the readings, the ontology and the policy."""
        for reading in self.readings:
            yield from quads_of(reading, self.vocabulary, self.base, self.policy)
        yield from self.concluded()

    def told(self) -> Iterator[bytes]:
        """Yield what the sources say, which are most of the quads, as lines of N-Quads, those of some together."""
        return side_by_side(self._told_from, range(0, len(self.readings), _TOGETHER), self.processes)

    def _told_from(self, start: int) -> bytes:
        """Return the lines of some sources."""
        source, writer = self.iris.source, self.writer
        some = self.readings[start : start + _TOGETHER]
        return b"".join(lines_in(source(each.document.id), writer.reading(each)) for each in some)

    def concluded(self) -> Iterator[Quad]:
        """Yield all but what the sources say: names, the consensus, the build, the ontology."""
        for triple in self.names():
            yield Quad(*triple)
        yield from self.judgement()
        build = self.iris.graph("build")
        for triple in self.build(build):
            yield Quad(*triple, build)
        yield from ontology_quads()

    def published(self, data: Path) -> Snapshot:
        """Publish it, audited, as the snapshot of a data folder; SnapshotError where that cannot be."""
        beside = None if self.kept is None else self.kept.files
        return publish(
            data,
            self.concluded(),
            self.texts(),
            self.facts(),
            lines=self.told(),
            derived=(self.audited, self.counted, self.described),
            beside=beside,
        )

    def texts(self) -> Mapping[str, str]:
        """Return the text of each source by its id, read when it is asked for."""
        return Texts((source.id for source in self._sources), self.readings)

    def facts(self) -> dict[str, object]:
        """Return what the seal says of how the snapshot was made."""
        return {"base": self.base, "loaders": self.components(), "policy": self.policy.text}

    @property
    def iris(self) -> Iris:
        """The mint of the snapshot."""
        return Iris.of(self.vocabulary, self.base)

    @property
    def writer(self) -> Writer:
        """What turns what was read and judged into triples."""
        return Writer(self.vocabulary, self.iris, self.policy)

    def loaders(self) -> list[str]:
        """Return the loaders at work on documents and claims, as `name/version`, parts with spaces between."""
        return sorted(frozenset[str]().union(*(source.loaders for source in self._sources)) - {""})

    def components(self) -> list[str]:
        """Return the parts that the loaders are made of, each as `name/version`."""
        return sorted({part for loader in self.loaders() for part in loader.split()})

    def judgements(self) -> Iterator[Judgement]:
        """Yield what the policy makes of all claims, household by household."""
        kinship, ground = self._grounds()
        for household in households(self.readings, kinship, self.iris):
            yield judged(household, ground)

    def judgement(self) -> Iterator[Quad]:
        """Yield what the sources support together, as plain facts and with reasons, and what does not fit.

        What the build before has kept is taken over, and what was judged anew is kept.
        """
        if self.kept is None:
            for judgement in self.judgements():
                yield from judgement.quads(self.writer)
            return
        kinship, ground = self._grounds()
        rests_on = bases(self.readings, kinship, ground)
        yield from self.kept.taken_over(rests_on)
        if unknown := self.kept.unknown(rests_on):
            for household in households(self.readings, kinship, self.iris, unknown):
                quads = list(judged(household, ground).quads(self.writer))
                self.kept.keep(rests_on[household.iri], quads)
                yield from quads
        self.kept.finish()

    def _grounds(self) -> tuple[Kinship, Ground]:
        kinship = Kinship.of(self.readings, self.iris)
        return kinship, Ground(self.vocabulary, self.iris, self.policy, kinship.wholes)

    def audited(self, store: Store) -> Iterator[Quad]:
        """Yield what the audits find in a store that holds all that `quads` yields."""
        conflicts = self.iris.graph("conflicts")
        for finding in findings(store, Catalogue.load(), self.vocabulary):
            yield from (Quad(*triple, conflicts) for triple in finding.triples(self.iris))

    def counted(self, store: Store) -> Iterator[Quad]:
        """Yield how much there is of what in a store that holds all else."""
        return counted(store, self.base)

    def described(self, store: Store) -> Iterator[Quad]:
        """Yield what helps to ask a store that is counted."""
        return described(store, self.base)

    def names(self) -> Iterator[Triple]:
        """Yield one type and one label for each thing, its preferred name, and what else sources call it.

        The nodes of scores and roles are described once, too, where claims spell their parts differently.
        """
        for source in self._sources:
            yield self.iris.source(source.id), RDF.type, WS.Source
            yield self.iris.source(source.id), RDFS.label, Literal(source.title)
        for loader in self.loaders():
            yield self.iris.loader(loader), RDF.type, WS.Loader
            yield self.iris.loader(loader), RDFS.label, Literal(loader)
        for (subject, predicate), uses in groupby(sorted_on_disk(self._uses(), itemgetter(0, 1, 2)), itemgetter(0, 1)):
            counted: Counter[Term] = Counter()
            preferred: Counter[Term] = Counter()
            for _, _, _, term, count, is_preferred in uses:
                (preferred if is_preferred else counted)[term] += count
            ranked = preferred or counted
            first = min(ranked, key=lambda term: (-ranked[term], str(term)))
            others = sorted({*counted, *preferred} - {first}, key=str)
            yield NamedNode(subject), NamedNode(predicate), first
            if predicate == RDFS.label.value:
                yield from ((NamedNode(subject), SKOS.altLabel, other) for other in others)

    def _uses(self) -> Iterator[tuple[str, str, str, Term, int, bool]]:
        """Yield subject, predicate and object of what each source's claims call things, and how many claims do.

        The last tells the preferred name of a thing from what its source calls it.
        """
        writer = self.writer
        for reading in self.readings:
            told = Counter(triple for claim in reading.claims for triple in writer.things(claim, reading.document))
            for (subject, predicate, term), count in told.items():
                yield subject.value, predicate.value, str(term), term, count, False
            named = Counter(entity for claim in reading.claims for entity in entities_in(claim))
            for entity, count in named.items():
                name = Literal(entity.name)
                yield self.iris.entity(entity).value, RDFS.label.value, str(name), name, count, True

    @cached_property
    def _sources(self) -> tuple[_Told, ...]:
        return tuple(map(_told, self.readings))

    def build(self, node: NamedNode) -> Iterator[Triple]:
        """Yield how the snapshot was made; no clock, so that the same sources give the same quads."""
        yield node, RDF.type, WS.Build
        yield node, RDFS.label, Literal("The build of this snapshot")
        yield node, VOID.documents, _count(len(self.readings))
        yield node, WS.claims, _count(sum(source.claims for source in self._sources))
        yield node, WS.residues, _count(sum(source.residues for source in self._sources))
        yield node, WS.policy, Literal(self.policy.text)
        for loader in self.loaders():
            yield node, WS.loader, self.iris.loader(loader)
            yield from ((self.iris.loader(loader), WS.component, Literal(part)) for part in loader.split())
        yield node, WS.digest, Literal(_digest(source.digest for source in self._sources))
        for source in self._sources:
            yield node, DCTERMS.source, self.iris.source(source.id)


def _told(reading: Reading) -> _Told:
    document = reading.document
    return _Told(
        id=document.id,
        title=document.title,
        digest=_digest_of_text(document.text),
        loaders=_shared(
            frozenset([document.loader, *(claim.loader for claim in (*reading.claims, *reading.retracted))])
        ),
        claims=len(reading.claims),
        residues=len(reading.residue),
    )


@lru_cache(maxsize=256)  # thousands of sources are read by the same few loaders
def _shared(loaders: frozenset[str]) -> frozenset[str]:
    return loaders


def digest_of_texts(texts: Mapping[str, str]) -> str:
    """Return one sha256 for all that was read, whatever the order."""
    return _digest(map(_digest_of_text, texts.values()))


def _digest_of_text(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _digest(digests: Iterable[bytes]) -> str:
    return hashlib.sha256("\n".join(digest.hex() for digest in sorted(digests)).encode()).hexdigest()


def ontology_quads() -> Iterable[Quad]:
    """Yield the ontology in a graph of its own."""
    graph = NamedNode(ONTOLOGY)
    for quad in parse(_ontology(), format=RdfFormat.TURTLE):
        yield Quad(quad.subject, quad.predicate, quad.object, graph)


def _ontology() -> bytes:
    return files(__package__.partition(".")[0]).joinpath("ontology.ttl").read_bytes()


def _count(number: int) -> Term:
    return Literal(str(number), datatype=XSD.integer)
