"""The claims of a source as Web Annotations of its text (W3C): each quote by its place and by its words."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from ..errors import SnapshotError
from ..rdf import RDF, WS
from .said import Words, said_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

    from .said import Said
    from .wanted import Wanted

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json;profile="{CONTEXT}"'
_AROUND = 32  # characters before and after a quote, to find it again where the text has changed


def write_annotations(wanted: Wanted, out: IO[bytes]) -> None:
    """Write an annotation collection with one page, which holds an annotation for each claim, a line each.

    A text is measured in Unicode code points, as the standard has it.
    """
    store, sources = wanted.snapshot.store, wanted.sources
    name = sources[0] if wanted.source is not None else f"{wanted.base}dataset"
    head = {
        "@context": CONTEXT,
        "id": f"{name}#annotations",
        "type": "AnnotationCollection",
        "total": sum(_claims(store, source) for source in sources),
    }
    page = {"id": f"{name}#annotations-1", "type": "AnnotationPage", "startIndex": 0}
    out.write(_json(head)[:-1] + b', "first": ' + _json(page)[:-1] + b', "items": [')
    between = b"\n"
    for annotation in annotations_of(wanted):
        out.write(between + _json(annotation))
        between = b",\n"
    out.write(b"\n]}}\n")


def annotations_of(wanted: Wanted) -> Iterator[dict[str, Any]]:
    """Yield an annotation for each claim of the sources that are wanted, by source and place."""
    store = wanted.snapshot.store
    words = Words(store)
    for source in wanted.sources:
        text = ""
        with suppress(SnapshotError):  # a restored dump has no texts; the quotes are there
            text = wanted.snapshot.text(source.removeprefix(f"{wanted.base}source/"))
        for said in said_in(store, source):
            yield _annotation(said, words, text)


def _annotation(said: Said, words: Words, text: str) -> dict[str, Any]:
    body = {"type": "TextualBody", "value": words.sentence(said), "format": "text/plain", "language": "en"}
    target: dict[str, Any] = {"source": said.source.value}
    if selectors := _selectors(said, text):
        target["selector"] = selectors
    loader = said.term(WS.loader)
    made = {"generator": loader.value} if isinstance(loader, NamedNode) else {}
    named = {"id": f"{said.claim.value}#annotation", "type": "Annotation", "motivation": "describing"}
    return {**named, **made, "body": [said.claim.value, body], "target": target}


def _selectors(said: Said, text: str) -> list[dict[str, Any]]:
    """Return where the words of a claim stand and what they are; nothing for a change by hand, which has none."""
    start, end, exact = said.count(WS.start), said.count(WS.end), said.text(WS.exact)
    found: list[dict[str, Any]] = []
    if not exact:
        return found
    quote = {"type": "TextQuoteSelector", "exact": exact}
    if start is not None and end is not None:
        found.append({"type": "TextPositionSelector", "start": start, "end": end})
        around = {"prefix": text[max(0, start - _AROUND) : start], "suffix": text[end : end + _AROUND]}
        quote |= {name: words for name, words in around.items() if words}
    return [*found, quote]


def _claims(store: Store, source: str) -> int:
    """Return how many claims a source makes."""
    found = store.quads_for_pattern(None, RDF.type, WS.Claim, NamedNode(source))
    return sum(isinstance(quad.subject, NamedNode) for quad in found)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
