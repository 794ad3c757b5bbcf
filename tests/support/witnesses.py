"""What sources say in a line each, and what the judgement on it is."""

from __future__ import annotations

from decimal import Decimal

from saying import HERON, Author
from whosays.graph.claims import Claim
from whosays.graph.dates import Date
from whosays.graph.document import Span
from whosays.graph.iris import Iris
from whosays.graph.judgement.ground import Ground
from whosays.graph.judgement.household import Kinship, households
from whosays.graph.judgement.judging import judged
from whosays.graph.judgement.policy import Policy
from whosays.graph.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
IRIS = Iris.of(VOCABULARY)
_RUNNING = " It is x in all."


def says(source, name, value=None, subject=HERON, **more):
    """Return what one source says: a number as digits, a date by its property, anything else as it is."""
    if isinstance(value, str):
        known = VOCABULARY.properties[name]
        value = Decimal(value) if known.kind.is_number else Date.of(value) if known.kind == "Date" else value
    if isinstance(value, Decimal):
        more.setdefault("as_written", str(value))
    as_of = Date.of(more.pop("as_of")) if "as_of" in more else None
    return source, subject, name, value, {**more, "as_of": as_of}


def readings(*said, **sources):
    """Return what each source says; `sources` gives metadata by source id."""
    authors: dict[str, Author] = {}
    # All stands beside a label, but for what is said in passing.
    text = ":" * max(99, len(said)) + _RUNNING
    for number, (source, subject, name, value, more) in enumerate(said):
        author = authors.setdefault(source, Author(source, text, **sources.get(source, {})))
        at = text.index("x") if more.get("passing") else number
        stated = {key: each for key, each in more.items() if key != "passing"}
        author.claims.append(Claim(source, subject, name, value, Span(at, at + 1), **stated))
    return [author.reading() for author in authors.values()]


def judgements(*said, **sources):
    """Return the judgement on each household that is spoken of."""
    heard = readings(*said, **sources)
    kinship = Kinship.of(heard, IRIS)
    ground = Ground(VOCABULARY, IRIS, Policy.load(), kinship.wholes)
    return [judged(household, ground) for household in households(heard, kinship, IRIS)]


def found(*said, **sources):
    """Return the conflicts in what is said."""
    return [each for judgement in judgements(*said, **sources) for each in judgement.conflicts]


def kinds(*said, **sources):
    """Return kind, severity and property of the conflicts in what is said."""
    return [(str(each.kind), str(each.severity), each.property) for each in found(*said, **sources)]
