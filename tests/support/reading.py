"""Short ways from text to claims, for tests of what is understood."""

from __future__ import annotations

import json

from whosays.graph.claims import Claim, Concept, Entity
from whosays.graph.dates import Date
from whosays.graph.document import Document
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.formats.json_records import JSON
from whosays.loaders.formats.markdown import LOADER as MARKDOWN
from whosays.loaders.formats.plain import LOADER as PLAIN
from whosays.loaders.understanding import read

VOCABULARY = Vocabulary.load()


def read_text(text: str, loader=PLAIN):
    """Read a text as a document of its own."""
    document = Document("example", "example.txt", text, tuple(loader.blocks(text)), loader.name)
    return read(document, VOCABULARY)


def read_markdown(text: str):
    return read_text(text, MARKDOWN)


def read_json(value: object):
    """Read a value as it stands in a JSON file."""
    return read_text(json.dumps(value, indent=1), JSON)


def value_of(claim: Claim) -> str | None:
    match claim.value:
        case Date(edtf=edtf):
            return edtf
        case Entity(name=name):
            return name
        case Concept(name=name):
            return VOCABULARY.concepts[name].label
        case bool():
            return str(claim.value).lower()
        case None:
            return None
        case _:
            return str(claim.value)


def said(reading) -> set[tuple[str, ...]]:
    """Return the claims as (subject, property, value), a score with its benchmark; events are left out."""
    return {
        (c.subject.name, c.property, value_of(c), *([c.benchmark.name] if c.benchmark else []))
        for c in reading.claims
        if c.subject.type != "Event"
    }
