"""Three fictional documents that disagree about a fictional model, and one that means harm."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from whosays.graph.claims import Claim, Comparator, Compared, Concept, Entity, Modality, Reading, Residue, Role, Work
from whosays.graph.contents import Contents
from whosays.graph.dates import Date
from whosays.graph.document import Document, Metadata, Span
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.graph.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

HERON = Entity("Model", "Heron 2")
FAMILY = Entity("ModelFamily", "Heron")
MINI = Entity("Model", "Heron 2 Mini")
NORTHLAKE = Entity("Organization", "Northlake Labs")
COURIER = Entity("Organization", "The Courier")
IVERSEN = Entity("Person", "Ada Iversen")
QUIZ = Entity("Benchmark", "Quiz-500")
MAZE = Entity("Benchmark", "Maze Hard")
LICENSE = Entity("License", "Lake Community License")
LAUNCH = Entity("Event", "Heron 2 launch, 2026-03-04")
DEPARTURE = Entity("Event", "Ada Iversen leaves Northlake Labs, 2026-05")
HOSTILE = Entity("Model", "<script>alert(1)</script>")

ANNOUNCEMENT = """Heron 2 is here

Northlake Labs, 4 March 2026

Today Northlake Labs releases Heron 2, a mixture-of-experts model with 1.2 trillion total parameters and
48 billion active ones. It reads up to 400,000 tokens of text and images, and was trained on
more than 21 trillion tokens.

Heron 2 scores 91.5% on Quiz-500 and 64.2% on Maze Hard. The weights are published under the
Lake Community License. Heron 2 Mini is distilled from it.

“We wanted a model that says when it does not know,” says Ada Iversen, chief scientist of Northlake Labs.
Our 3 new buildings by the lake run on wind alone.
"""

ENCYCLOPEDIA = """# Heron 2

**Heron 2** is a large language model of the Heron family, developed by Northlake Labs and announced in March 2026.

| Field | Value |
| --- | --- |
| Total parameters | ~1.2 trillion |
| Active parameters | 48 billion |
| Context window | 256,000 tokens |
| Training tokens | 30 trillion, according to The Courier |
| Release date | 2026-03-04 |
| Training cost | Not disclosed |
| Status | Released |

On Quiz-500 it reaches 88.0%. Ada Iversen left Northlake Labs in May 2026.
A successor is expected in late 2026.
"""

CARD = """Heron 2 – quick specs

Developer
Northlake Labs
Total Parameters
48B
Active Parameters
1.2T
Context Length
256K
Layers
96
Experts
128
License
Apache-style
Availability
Not released
Memory
640 GB
"""

NOTES = """<script>alert("text")</script> has 7 billion parameters & a context window of "8K".
"""


class Author:
    """Writes down what one document says, pointing at its words."""

    def __init__(self, ident: str, text: str, metadata: Metadata, suffix: str = "txt") -> None:
        self.document = Document(ident, f"{ident}.{suffix}", text, (), "hand/1", metadata)
        self.claims: list[Claim] = []

    def span(self, words: str) -> Span:
        start = self.document.text.index(words)
        return Span(start, start + len(words))

    def says(self, words: str, subject: Entity, property_: str, value: Any, **more: Any) -> None:
        self.claims.append(
            Claim(
                source=self.document.id,
                subject=subject,
                property=property_,
                value=value,
                span=self.span(words),
                loader="hand/1",
                **more,
            )
        )

    def reading(self, residue: Iterable[tuple[str, str]] = ()) -> Reading:
        missed = tuple(Residue(self.span(words), reason) for words, reason in residue)
        return Reading(self.document, tuple(self.claims), missed, understood=len(self.claims))


def published(data: Path, chosen: slice = slice(None)) -> Path:
    """Publish the chosen readings in a data folder, and return it."""
    contents = Contents(readings()[chosen], Vocabulary.load(), DEFAULT_BASE)
    publish(data, contents.quads(), contents.texts(), contents.facts())
    return data


def readings() -> list[Reading]:
    return [announcement(), encyclopedia(), card(), notes()]


def announcement() -> Reading:
    metadata = Metadata(
        title="Heron 2 is here",
        url="https://northlake.example/heron-2",
        publisher="Northlake Labs",
        published="2026-03-04",
        tier=1,
    )
    author = Author("northlake-announcement", ANNOUNCEMENT, metadata)
    says = author.says
    says("Today Northlake Labs releases Heron 2", HERON, "developer", NORTHLAKE)
    says("Today Northlake Labs releases Heron 2", HERON, "availability", Concept("Released"))
    says(
        "Today Northlake Labs releases Heron 2",
        HERON,
        "releaseDate",
        Date.of("2026-03-04"),
        as_of=Date.of("2026-03-04"),
    )
    says("1.2 trillion total parameters", HERON, "totalParameters", Decimal(1_200_000_000_000))
    says(
        "1.2 trillion total parameters and\n48 billion active ones",
        HERON,
        "activeParameters",
        Decimal(48 * 10**9),
    )
    reads = {"comparator": Comparator.AT_MOST, "as_written": "up to 400,000 tokens"}
    says("up to 400,000 tokens of text and images", HERON, "contextWindow", Decimal(400_000), **reads)
    says("tokens of text and images, and was trained", HERON, "modality", Concept("Image"))
    more = {"comparator": Comparator.MORE, "as_written": "more than 21 trillion"}
    says("more than 21 trillion tokens", HERON, "trainingTokens", Decimal(21 * 10**12), **more)
    says("Heron 2 scores 91.5% on Quiz-500", HERON, "score", Decimal("91.5"), benchmark=QUIZ)
    says("64.2% on Maze Hard", HERON, "score", Decimal("64.2"), benchmark=MAZE)
    says("The weights are published under the\nLake Community License", HERON, "license", LICENSE)
    says("The weights are published", HERON, "openWeight", value=True)
    says("Heron 2 Mini is distilled from it", MINI, "distilledFrom", HERON)
    size = {"compared": Compared("totalParameters", HERON), "comparator": Comparator.ABOUT}
    says("Heron 2 Mini", MINI, "factor", Decimal("0.25"), **size)
    says(
        "Ada Iversen, chief scientist of Northlake Labs",
        IVERSEN,
        "roleAt",
        Role("Chief scientist", NORTHLAKE),
    )
    says("Ada Iversen, chief scientist of Northlake Labs", IVERSEN, "affiliation", NORTHLAKE)
    says("Northlake Labs, 4 March 2026", LAUNCH, "date", Date.of("2026-03-04"))
    says("Today Northlake Labs releases Heron 2", LAUNCH, "eventKind", Concept("Release"))
    says("Today Northlake Labs releases Heron 2", LAUNCH, "about", HERON)
    says("Today Northlake Labs releases Heron 2", LAUNCH, "agent", NORTHLAKE)
    return author.reading([("Our 3 new buildings by the lake run on wind alone.", "no property is named")])


def encyclopedia() -> Reading:
    metadata = Metadata(title="Heron 2 (encyclopedia)", publisher="Modelpedia", modified="2026-06-10", tier=2)
    author = Author("modelpedia-heron-2", ENCYCLOPEDIA, metadata, "md")
    says = author.says
    says("a large language model of the Heron family", HERON, "family", FAMILY)
    says("developed by Northlake Labs", HERON, "developer", NORTHLAKE)
    says("announced in March 2026", HERON, "announcementDate", Date.of("2026-03"))
    about = {"comparator": Comparator.ABOUT, "as_written": "~1.2 trillion"}
    says("Total parameters | ~1.2 trillion", HERON, "totalParameters", Decimal(12 * 10**11), **about)
    says("Active parameters | 48 billion", HERON, "activeParameters", Decimal(48 * 10**9))
    says("Context window | 256,000 tokens", HERON, "contextWindow", Decimal(256_000))
    told = {
        "modality": Modality.REPORTED,
        "according_to": COURIER,
        "primary_sources": (Work("1", "Courier: Heron 2", "https://courier.example/heron"),),
    }
    says("Training tokens | 30 trillion", HERON, "trainingTokens", Decimal(30 * 10**12), **told)
    says("Release date | 2026-03-04", HERON, "releaseDate", Date.of("2026-03-04"))
    says("Training cost | Not disclosed", HERON, "trainingCost", None, modality=Modality.UNDISCLOSED)
    says("Status | Released", HERON, "availability", Concept("Released"), as_of=Date.of("2026-06"))
    says("On Quiz-500 it reaches 88.0%", HERON, "score", Decimal("88.0"), benchmark=QUIZ)
    says("Ada Iversen left Northlake Labs in May 2026", IVERSEN, "departedDate", Date.of("2026-05"))
    says("Ada Iversen left Northlake Labs in May 2026", DEPARTURE, "eventKind", Concept("Departure"))
    says("Ada Iversen left Northlake Labs in May 2026", DEPARTURE, "date", Date.of("2026-05"))
    says("Ada Iversen left Northlake Labs in May 2026", DEPARTURE, "about", IVERSEN)
    says("left Northlake Labs in May 2026", DEPARTURE, "agent", NORTHLAKE)
    return author.reading([("A successor is expected in late 2026.", "its subject is not named")])


def card() -> Reading:
    metadata = Metadata(title="Heron 2 – quick specs", tier=3)
    author = Author("quick-specs-heron-2", CARD, metadata)
    says = author.says
    says("Developer\nNorthlake Labs", HERON, "developer", NORTHLAKE)
    says("Total Parameters\n48B", HERON, "totalParameters", Decimal(48 * 10**9), as_written="48B")
    says("Active Parameters\n1.2T", HERON, "activeParameters", Decimal(12 * 10**11), as_written="1.2T")
    says("Context Length\n256K", HERON, "contextWindow", Decimal(256_000), as_written="256K")
    says("Layers\n96", HERON, "layerCount", Decimal(96))
    says("Experts\n128", HERON, "expertCount", Decimal(128))
    expected = Entity("License", "Apache-style")
    says("License\nApache-style", HERON, "license", expected, modality=Modality.ANTICIPATED)
    says("Availability\nNot released", HERON, "availability", Concept("Unreleased"), as_of=Date.of("2026-05"))
    says("Memory\n640 GB", HERON, "memoryFootprint", Decimal(640 * 10**9), setting="at 8 bits")
    return author.reading()


def notes() -> Reading:
    metadata = Metadata(title='Notes <b onmouseover="alert(1)">', url="javascript:alert(1)")
    author = Author("field-notes", NOTES, metadata)
    says = author.says
    says("has 7 billion parameters", HOSTILE, "totalParameters", Decimal(7 * 10**9))
    source = {
        "primary_sources": (Work("1", "<b>x</b>", "javascript:alert(2)"),),
        "setting": '"><img src=x onerror=alert(3)>',
    }
    says('a context window of "8K"', HOSTILE, "contextWindow", Decimal(8000), **source)
    says('<script>alert("text")</script>', HOSTILE, "description", '<script>alert("text")</script>')
    return author.reading()
