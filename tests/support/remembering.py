"""A graph of what sources say of one invented model's size, and the memory question asked of it."""

from __future__ import annotations

from decimal import Decimal

from pyoxigraph import Store
from whosays.graph.claims import Claim, Comparator, Entity, Modality, Reading
from whosays.graph.contents import Contents
from whosays.graph.document import Document, Metadata, Span
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.judgement.memory.question import MemoryQuestion, memory_of
from whosays.graph.judgement.policy import Policy
from whosays.graph.publish import publish
from whosays.graph.queries import Catalogue
from whosays.graph.vocabulary import Vocabulary
from whosays.server.evaluate import asking

GANNET = Entity("Model", "Gannet 1")
IRI = f"{DEFAULT_BASE}model/gannet-1"
VOCABULARY, CATALOGUE = Vocabulary.load(), Catalogue.load()
# What one source says of a model of 8 billion parameters, 32 layers, and 8 key-value heads of 128 dimensions.
WHOLE = {
    "totalParameters": 8_000_000_000,
    "layerCount": 32,
    "keyValueHeadCount": 8,
    "attentionHeadDimension": 128,
    "contextWindow": 8192,
}


def said(name, value, source="card", comparator="=", **more):
    """Return one claim in the making: a number, or the name of a technique; None where it is not disclosed."""
    if isinstance(value, str):
        value = Entity("Technique", value)
    elif value is not None:
        value = Decimal(str(value))
    return source, name, value, {"comparator": Comparator(comparator), **more}


def whole(**other):
    """Return the claims of WHOLE, some with other values, without those that are None here."""
    return [said(name, value) for name, value in {**WHOLE, **other}.items() if value is not None]


def undisclosed(name, source="card"):
    return said(name, None, source, modality=Modality.UNDISCLOSED)


def contents(claims):
    """Return what a snapshot of the claims holds: one document a source, with one line a claim."""
    by_source = {}
    for source, *told in claims:
        by_source.setdefault(source, []).append(told)
    return Contents([_reading(source, told) for source, told in by_source.items()], VOCABULARY, DEFAULT_BASE)


def _reading(source, told):
    text, made = "", []
    for name, value, more in told:
        line = f"{name}: {value.name if isinstance(value, Entity) else value}"
        span = Span(len(text), len(text) + len(line))
        made.append(Claim(source, GANNET, name, value, span, **more))
        text += f"{line}\n"
    return Reading(Document(source, f"{source}.txt", text, (), "hand/1", Metadata(title=source.title())), tuple(made))


def published_in(folder, claims):
    """Publish the claims in a data folder, and return it."""
    held = contents(claims)
    publish(folder, held.quads(), held.texts(), held.facts())
    return folder


def answer(claims, **asked):
    """Return the answer to the memory question on the invented model."""
    store = Store()
    store.bulk_extend(contents(claims).quads())
    return memory_of(asking(store, CATALOGUE), VOCABULARY, Policy.load(), IRI, MemoryQuestion(**asked))


def known(memory, name):
    """Return the input of a name."""
    return next(each for each in memory.inputs if each.name == name)
