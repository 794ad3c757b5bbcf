"""Sentences of fictional makers and models, read by themselves: the names that they may hold are known."""

from __future__ import annotations

from whosays.graph.claims import Claim, Compared, Concept, Entity
from whosays.graph.dates import Date
from whosays.graph.document import Document, Paragraph, Passage, Span
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.understanding.learning.introduced import units_of
from whosays.loaders.understanding.names.knowledge import Knowledge
from whosays.loaders.understanding.names.mentions import Names
from whosays.loaders.understanding.names.model_names import ModelGrammar
from whosays.loaders.understanding.properties.same_events import told_once
from whosays.loaders.understanding.properties.topics import Topic
from whosays.loaders.understanding.prose.sentence_claims import claims_of_entry
from whosays.loaders.understanding.terms.gazetteer import Name, gazetteer

VOCABULARY = Vocabulary.load()
ORGANIZATIONS = [
    "Northlake Labs",
    "Plover Systems",
    "Fjord Capital",
    "Birch Ventures",
    "Norwegian Government",
]
NAMES = Names(
    gazetteer().with_names(Name(name, Entity("Organization", name)) for name in ORGANIZATIONS),
    ModelGrammar(["Heron", "Tern"]),
    units_of(VOCABULARY),
)


WITH_PEOPLE = Names(
    NAMES.gazetteer.with_names(Name(name, Entity("Person", name)) for name in ("Ada Quill", "Ben Orr", "Maria Quill")),
    NAMES.grammar,
    NAMES.units,
)


def knowledge_of(text: str, names: Names = NAMES) -> tuple[Knowledge, Passage]:
    passage = Passage.of(text, Span(0, len(text)))
    document = Document("example", "example.txt", text, (Paragraph(passage),), "plain/1")
    return Knowledge(VOCABULARY, names, document), passage


def claims_in(text: str, names: Names = NAMES) -> list[Claim]:
    """Return the claims of a text as one passage without a topic."""
    knowledge, passage = knowledge_of(text, names)
    return told_once(list(claims_of_entry(passage, Topic(), knowledge)), text)


def words_of(claim: Claim) -> str:
    """Return a claim in the words of the examples: "Heron 2 | totalParameters | 70000000000"."""
    match claim.value:
        case Date(edtf=edtf):
            value = edtf
        case Entity(name=name):
            value = name
        case Concept(name=name):
            value = VOCABULARY.concepts[name].label
        case bool():
            value = str(claim.value).lower()
        case _:
            value = str(claim.value)
    subject = "event" if claim.subject.type == "Event" else claim.subject.name
    beside = [claim.benchmark.name] if claim.benchmark else [_against(claim.compared, claim)] if claim.compared else []
    return " | ".join([subject, claim.property, value, *beside])


def _against(compared: Compared, claim: Claim) -> str:
    """Return what a relation compares: "price/Heron 1", "releaseDate/announcementDate", "releaseDate/Labs.foundedDate"."""
    other = [] if compared.other == claim.subject and compared.other_property else [compared.other.name]
    return f"{compared.property}/{'.'.join([*other, *filter(None, [compared.other_property])])}"
