"""A reading as quads: all that one source contributes, in the source's own graph."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from .claims import STATED, Claim, Concept, Entity, Role
from .dates import Date
from .iris import DEFAULT_BASE, Iris, concept, may_be_link, plain_digits
from .judgement.policy import Policy
from .judgement.testimony import effective, origin_of
from .leeway import leeway_of
from .rdf import EDTF, PROV, RDF, RDFS, SCHEMA, WS, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .claims import Compared, Curation, Described, Reading, Residue, Retraction, Value
    from .document import Document
    from .vocabulary import Vocabulary

Term = NamedNode | Literal
Triple = tuple[NamedNode, NamedNode, Term]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OFFERING, _PROVIDER = "Offering", "Organization"
# What the store can count with: 64-bit integers, decimals of 18 places below 1.7e20.
_LARGEST_INTEGER = 2**63 - 1
_LARGEST_DECIMAL = Decimal(10) ** 20
_DECIMAL_PLACES = 18


def quads_of(
    reading: Reading, vocabulary: Vocabulary, base: str = DEFAULT_BASE, policy: Policy | None = None
) -> Iterator[Quad]:
    """Yield every quad of a reading once: the source, its claims, what they speak of, and the residue.

    The policy says what claims leave open to audits. ValueError for a claim that points outside the text.
    """
    writer = Writer(vocabulary, Iris.of(vocabulary, base), policy or Policy.load())
    graph = writer.iris.source(reading.document.id)
    seen: set[Triple] = set()
    for triple in writer.reading(reading):
        if triple not in seen:
            seen.add(triple)
            yield Quad(*triple, graph)


def number_literal(value: Decimal, datatype: str | None = None) -> Literal:
    """Return a number as a literal that the store can compare, in the datatype wanted where it fits."""
    whole = value == value.to_integral_value()
    if whole and abs(value) <= _LARGEST_INTEGER and datatype != XSD.decimal.value:
        return Literal(f"{value:.0f}", datatype=XSD.integer)
    if abs(value) < _LARGEST_DECIMAL and -_exponent(value) <= _DECIMAL_PLACES:
        return Literal(plain_digits(value), datatype=XSD.decimal)
    return Literal(f"{value:E}", datatype=XSD.double)


def date_literal(text: str) -> Literal:
    """Return a date of any precision as a literal: a whole day as xsd:date, else EDTF."""
    return Literal(text, datatype=XSD.date if _DAY.fullmatch(text) else EDTF)


@dataclass(frozen=True, slots=True)
class Writer:
    """Turns what was read into triples; the policy says what claims leave open to audits."""

    vocabulary: Vocabulary
    iris: Iris
    policy: Policy = field(default_factory=Policy.load)

    def reading(self, reading: Reading) -> Iterator[Triple]:
        """Yield the triples of one source; a claim that is made twice is written once."""
        yield from self.source(reading)
        day = origin_of(reading, self.iris).day
        written = set()
        for claim in reading.claims:
            node = self.iris.claim(claim)
            if node not in written:
                written.add(node)
                yield from self.claim(node, claim, reading.document)
                if (speaks_of := effective(claim, day)) is not None:
                    yield node, WS.effective, _day(speaks_of.isoformat())
        # Claims of one source name the same few things.
        named = {(each, each.called): each for claim in reading.claims for each in entities_in(claim)}
        for entity in named.values():
            yield from self.entity(entity)
        for retraction in reading.retractions:
            yield from self.retraction(retraction, reading.document)
        for residue in reading.residue:
            yield from self.residue(residue, reading.document)

    def source(self, reading: Reading) -> Iterator[Triple]:
        """Yield what is known of a document as a publication, and how much in it looks like facts."""
        document = reading.document
        node, known = self.iris.source(document.id), document.metadata
        yield node, RDF.type, WS.Source
        yield node, RDF.type, PROV.Entity
        yield node, RDFS.label, Literal(document.title)
        yield node, SCHEMA.name, Literal(document.title)
        yield node, WS.fileName, Literal(document.name)
        yield node, WS.loader, self.iris.loader(document.loader)
        yield node, WS.factLike, Literal(str(reading.fact_like), datatype=XSD.integer)
        digest = document.digest or hashlib.sha256(document.text.encode()).hexdigest()
        yield node, WS.digest, Literal(digest)
        texts = {SCHEMA.publisher: known.publisher, SCHEMA.author: known.author}
        yield from ((node, name, Literal(text)) for name, text in texts.items() if text)
        dates = {
            SCHEMA.datePublished: known.published,
            SCHEMA.dateModified: known.modified,
            WS.retrieved: known.retrieved,
        }
        yield from ((node, name, date_literal(text)) for name, text in dates.items() if text)
        links = {SCHEMA.url: known.url, SCHEMA.license: known.license}
        yield from ((node, name, _link(text)) for name, text in links.items() if text)
        if known.tier is not None:
            yield node, WS.tier, Literal(str(known.tier), datatype=XSD.integer)
        if document.part is not None:
            yield node, SCHEMA.isPartOf, self.iris.source(document.part.of)
            yield node, WS.start, Literal(str(document.part.span.start), datatype=XSD.integer)
            yield node, WS.end, Literal(str(document.part.span.end), datatype=XSD.integer)
        if reading.described is not None:
            yield from self.described(node, reading.described)

    def described(self, node: NamedNode, described: Described) -> Iterator[Triple]:
        """Yield what a record is about: our things, and the thing by the address and names of the catalog itself."""
        for thing in described.things:
            yield node, SCHEMA.about, self.iris.entity(thing)
            yield from self.entity(thing)
        # Who serves an offering is part of what it is, as the benchmark is of an evaluation.
        offerings = [self.iris.entity(each) for each in described.things if each.type == _OFFERING]
        providers = [self.iris.entity(each) for each in described.things if each.type == _PROVIDER]
        yield from ((each, WS.servedBy, provider) for each in offerings for provider in providers)
        if described.iri is not None and may_be_link(described.iri):
            theirs = NamedNode(described.iri)
            yield node, SCHEMA.mainEntity, theirs
            # No type of its own: it is theirs, and what is typed here is ours.
            yield theirs, SCHEMA.additionalType, WS[described.things[0].type]
            yield from ((theirs, SCHEMA.identifier, Literal(each)) for each in described.identifiers)
            yield from ((theirs, SCHEMA.name, Literal(each)) for each in described.names)

    def claim(self, node: NamedNode, claim: Claim, document: Document) -> Iterator[Triple]:
        """Yield a claim with its evidence, the works and nodes that it names, and its fact where it is stated."""
        subject, predicate = self.iris.subject(claim), WS[claim.property]
        yield node, RDF.type, WS.Claim
        yield node, RDF.subject, subject
        yield node, RDF.predicate, predicate
        yield node, WS.comparator, Literal(claim.comparator)
        yield node, WS.modality, WS[claim.modality.capitalize()]
        yield node, WS.inSource, self.iris.source(claim.source)
        yield from self.evidence(node, claim, document)
        yield from self.circumstances(node, claim)
        yield from self.works(claim, document)
        yield from self.nodes(claim)
        if claim.value is not None:
            value = self.term(claim.value, claim)
            yield node, RDF.object, value
            if isinstance(claim.value, Date):
                yield node, WS.earliest, _day(claim.value.earliest.isoformat())
                yield node, WS.latest, _day(claim.value.latest.isoformat())
            known = self.vocabulary.properties[claim.property]
            for name, bound in zip((WS.least, WS.greatest), leeway_of(claim, known, self.policy), strict=True):
                if bound is not None:
                    yield node, name, number_literal(bound)
            # A plain triple is in the property's unit; what does not convert to it stands on the claim alone.
            if claim.modality in STATED and claim.unit is None:
                yield subject, predicate, value

    def evidence(self, node: NamedNode, claim: Claim, document: Document) -> Iterator[Triple]:
        """Yield where a claim stands and in which words."""
        exact = document[claim.span]
        if claim.source != document.id or len(exact) != claim.span.end - claim.span.start:
            raise ValueError(f"{document.id}: a claim points outside the text, at {claim.span}")
        yield node, WS.exact, Literal(exact)
        yield node, WS.start, Literal(str(claim.span.start), datatype=XSD.integer)
        yield node, WS.end, Literal(str(claim.span.end), datatype=XSD.integer)
        page = document.page_of(claim.span)
        if page is not None:
            yield node, WS.page, Literal(str(page), datatype=XSD.integer)
        if claim.as_written:
            yield node, WS.asWritten, Literal(claim.as_written)
        if claim.unit:
            yield node, WS.unit, Literal(claim.unit)
        yield node, WS.loader, self.iris.loader(claim.loader or document.loader)

    def curation(self, node: NamedNode, curation: Curation) -> Iterator[Triple]:
        """Yield who decided on a claim by hand, when, why, and where that is written down."""
        yield node, WS.curator, Literal(curation.curator)
        yield node, WS.curatedOn, Literal(curation.date.edtf, datatype=EDTF)
        yield node, WS.curatedIn, Literal(curation.place)
        yield node, WS.reason, Literal(curation.reason)

    def retraction(self, retraction: Retraction, document: Document) -> Iterator[Triple]:
        """Yield a claim that was taken back, in terms of its own: no query takes it for a claim that stands."""
        claim, node = retraction.claim, self.iris.claim(retraction.claim)
        yield node, RDF.type, WS.RetractedClaim
        yield node, WS.retractedSubject, self.iris.subject(claim)
        yield node, WS.retractedProperty, WS[claim.property]
        if claim.value is not None:
            yield node, WS.retractedValue, self.term(claim.value, claim)
        yield node, WS.comparator, Literal(claim.comparator)
        yield node, WS.modality, WS[claim.modality.capitalize()]
        yield node, WS.inSource, self.iris.source(claim.source)
        yield from self.evidence(node, claim, document)
        yield from self.curation(node, retraction.curation)

    def circumstances(self, node: NamedNode, claim: Claim) -> Iterator[Triple]:
        """Yield when a claim holds, whom it credits, and what narrows it."""
        if claim.as_of is not None:
            yield node, WS.asOf, Literal(claim.as_of.edtf, datatype=EDTF)
            yield node, WS.asOfEarliest, _day(claim.as_of.earliest.isoformat())
            yield node, WS.asOfLatest, _day(claim.as_of.latest.isoformat())
        if claim.according_to is not None:
            yield node, WS.accordingTo, self.iris.entity(claim.according_to)
        for work in claim.primary_sources:
            yield node, PROV.hadPrimarySource, self.iris.work(work, claim.source)
        if claim.setting:
            yield node, WS.setting, Literal(claim.setting)
        if claim.proposed_by:
            yield node, WS.proposedBy, Literal(claim.proposed_by)
        if claim.curation is not None:
            yield from self.curation(node, claim.curation)

    def things(self, claim: Claim, document: Document) -> Iterator[Triple]:
        """Yield type and label of each thing that a claim names, and of each work that it cites."""
        for entity in entities_in(claim):
            yield from self.entity(entity)
        yield from self.works(claim, document)
        yield from self.nodes(claim)

    def works(self, claim: Claim, document: Document) -> Iterator[Triple]:
        """Yield type and label of each work that a claim cites."""
        for work in claim.primary_sources:
            cited = self.iris.work(work, claim.source)
            yield cited, RDF.type, WS.Work
            yield cited, RDFS.label, Literal(work.entry or f"[{work.mark}] in {document.title}")

    def nodes(self, claim: Claim) -> Iterator[Triple]:
        """Yield the node of a score, relation or role, where the claim has one."""
        if claim.benchmark is not None:
            yield from self.evaluation(claim, claim.benchmark)
        if claim.compared is not None:
            yield from self.comparison(claim, claim.compared)
        if isinstance(claim.value, Role):
            yield from self.role(claim.subject, claim.value)

    def entity(self, entity: Entity) -> Iterator[Triple]:
        """Yield type of a thing, and what its source calls it."""
        node = self.iris.entity(entity)
        yield node, RDF.type, WS[entity.type]
        yield node, RDFS.label, Literal(entity.called)

    def evaluation(self, claim: Claim, benchmark: Entity) -> Iterator[Triple]:
        """Yield the node in which the scores of one model on one benchmark meet."""
        node = self.iris.subject(claim)
        label = f"{claim.subject.name} on {benchmark.name}"
        yield node, RDF.type, WS.Evaluation
        yield node, RDFS.label, Literal(f"{label}, {claim.setting}" if claim.setting else label)
        yield node, WS.evaluatedModel, self.iris.entity(claim.subject)
        yield node, WS.benchmark, self.iris.entity(benchmark)
        if claim.setting:
            yield node, WS.setting, Literal(claim.setting)

    def comparison(self, claim: Claim, compared: Compared) -> Iterator[Triple]:
        """Yield the node in which meet what is said of one thing's property against another's."""
        node, words = self.iris.subject(claim), self.comparison_words(claim, compared)
        yield node, RDF.type, WS.Comparison
        yield node, RDFS.label, Literal(f"{claim.subject.name}: {words}")
        yield node, WS.comparedThing, self.iris.entity(claim.subject)
        yield node, WS.comparedProperty, WS[compared.property]
        yield node, WS.comparedWith, self.iris.entity(compared.other)
        if compared.other_property:
            yield node, WS.comparedWithProperty, WS[compared.other_property]
        yield node, WS.setting, Literal(words)

    def comparison_words(self, claim: Claim, compared: Compared) -> str:
        """Return in words which property is compared with which other thing's, and what narrows both."""
        properties = self.vocabulary.properties
        link = "after" if claim.property == "lapse" else "against"
        parts = [properties[compared.other_property].label] if compared.other_property else []
        parts += [compared.other.name] if compared.other != claim.subject else []
        words = f"{properties[compared.property].label} {link} {' of '.join(parts)}"
        return f"{words}, {claim.setting}" if claim.setting else words

    def role(self, person: Entity, role: Role) -> Iterator[Triple]:
        """Yield the node of a position."""
        node = self.iris.role(person, role)
        yield node, RDF.type, WS.Role
        yield node, RDFS.label, Literal(str(role))
        yield node, WS.roleTitle, Literal(role.title)
        yield node, WS.rolePerson, self.iris.entity(person)
        yield node, WS.roleOrganization, self.iris.entity(role.organization)

    def residue(self, residue: Residue, document: Document) -> Iterator[Triple]:
        """Yield words that look like a fact and gave no claim, and why."""
        start, end = residue.span.start, residue.span.end
        node = self.iris.residue(document.id, start, end)
        yield node, RDF.type, WS.Residue
        yield node, WS.inSource, self.iris.source(document.id)
        yield node, WS.exact, Literal(document[residue.span])
        yield node, WS.start, Literal(str(start), datatype=XSD.integer)
        yield node, WS.end, Literal(str(end), datatype=XSD.integer)
        yield node, WS.reason, Literal(residue.reason)

    def term(self, value: Value, claim: Claim) -> Term:
        """Return a claim's value as it stands in the graph."""
        match value:
            case bool() | str():
                return Literal(value)
            case Decimal():
                return number_literal(value, self.vocabulary.properties[claim.property].datatype)
            case Date():
                return Literal(value.edtf, datatype=EDTF)
            case Entity():
                return self.iris.entity(value)
            case Concept():
                return concept(value)
            case Role():
                return self.iris.role(claim.subject, value)


def entities_in(claim: Claim) -> Iterable[Entity]:
    """Return the things that a claim names: its subject, value, benchmark, what it compares with, whom it credits."""
    value = claim.value.organization if isinstance(claim.value, Role) else claim.value
    other = claim.compared.other if claim.compared is not None else None
    named = (claim.subject, value, claim.benchmark, other, claim.according_to)
    return [each for each in named if isinstance(each, Entity)]


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _day(iso: str) -> Literal:
    return Literal(iso, datatype=XSD.date)


def _link(text: str) -> Term:
    return NamedNode(text) if may_be_link(text) else Literal(text)
