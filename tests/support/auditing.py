"""Small graphs to audit: pages that say things of invented models, and what is found in them."""

from __future__ import annotations

from decimal import Decimal

from pyoxigraph import Store
from whosays.graph.claims import Claim, Entity, Reading
from whosays.graph.contents import Contents
from whosays.graph.dates import Date
from whosays.graph.document import Document, Metadata, Span
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.judgement.audits import Audit
from whosays.graph.queries import Catalogue
from whosays.graph.vocabulary import ValueKind, Vocabulary

HERON = Entity("Model", "Heron 2")
FAMILY = Entity("ModelFamily", "Heron")
ACTIVE, TOTAL = "activeParameters", "totalParameters"
VOCABULARY = Vocabulary.load()
CATALOGUE = Catalogue.load()


def say(name, value, written="", of=HERON, **more):
    """Return one thing that a page says: a number, a date or a thing, written as it is or in other words."""
    kind = VOCABULARY.properties[name].kind
    if isinstance(value, (int, str)) and not isinstance(value, bool):
        value = Date.of(str(value)) if kind is ValueKind.DATE else Decimal(value) if kind.is_number else value
    return name, value, written, of, more


def page(ident, *said):
    """Return the reading of a page that says all of it, each on a line of its own, or in the same words on one."""
    text, claims = "", []
    for name, value, written, of, more in said:
        words = more.get("words") or written or f"{name} {value}"
        if not more.get("words") or words not in text:
            text += f"{words}\n"
        start = text.rindex(words)
        told = {key: told for key, told in more.items() if key != "words"}
        claims.append(Claim(ident, of, name, value, Span(start, start + len(words)), written, **told))
    return Reading(Document(ident, f"{ident}.txt", text, (), "hand/1", Metadata(title=ident)), tuple(claims))


def graph(*pages):
    """Return a store of all that pages say, and of what they support together."""
    store = Store()
    store.bulk_extend(Contents(list(pages), VOCABULARY, DEFAULT_BASE).quads())
    return store


def audited(name, *pages, subjects=None):
    """Return what one audit finds."""
    audit = Audit.of(CATALOGUE.named(f"audit/{name}"), VOCABULARY)
    return list(audit.findings(graph(*pages), subjects))


def lines(count):
    """Return so many things said that have nothing to do with the matter."""
    return [
        say("gpuCount", number + 1, words=f"The cluster of the {number}th week has some GPUs")
        for number in range(count)
    ]
