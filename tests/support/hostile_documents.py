"""Documents that say payloads wherever a document can say something, and the graph of somebody who names all things so."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING

from payloads import ADDRESSES, PAYLOADS
from pyoxigraph import NamedNode, Quad

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

TEXTS = [payload.text for payload in PAYLOADS.values()]
GROUP = 4  # names that one word offers while it is typed; as many again are called no links, and not offered


def group_of(place: int) -> str:
    """Return the word that begins the names of a few payloads, by which all of them are found."""
    return f"Flock{chr(ord('a') + place // GROUP)}"


def name_of(place: int) -> str:
    """Return the name of the model that is called by a payload."""
    return f"{group_of(place)} no {place} {TEXTS[place]}"


def written(folder: Path) -> Path:
    """Write the documents into a folder, with what is said beside them, and return it."""
    folder.mkdir()
    beside = [_article(folder, place) for place in range(len(TEXTS))]
    beside += [_page(folder, number, address) for number, address in enumerate(ADDRESSES)]
    (folder / "addresses.ttl").write_text(_graph(), encoding="utf-8")
    (folder / "sources.yaml").write_text(json.dumps(beside), encoding="utf-8")
    claims = [claim for place in range(len(TEXTS)) for claim in _claims(place)]
    taken_back = [_taken_back(place) for place in range(len(TEXTS))]
    stated = {"date": "2026-06-12", "claims": claims, "retractions": taken_back}
    (folder / "by-hand.claims.yaml").write_text(json.dumps(stated), encoding="utf-8")
    return folder


def renamed(quads: Iterable[Quad], base: str) -> Iterator[Quad]:
    """Yield the quads with another beginning of the IRIs that are ours: nothing in them may be a link any more."""

    def node(term: object) -> object:
        ours = isinstance(term, NamedNode) and term.value.startswith(base) and "ontology" not in term.value
        return NamedNode(f"{ADDRESSES[0]}//{term.value.removeprefix(base)}") if ours else term  # type: ignore[attr-defined]

    for quad in quads:
        yield Quad(*map(node, (quad.subject, quad.predicate, quad.object, quad.graph_name)))  # type: ignore[arg-type]


def _file(place: int) -> str:
    """Return a file name that holds a payload as far as one can."""
    return f"{place:02} {TEXTS[place]}.txt".replace("/", "\u2215")


def _lines(place: int) -> dict[str, str]:
    text, name = TEXTS[place], name_of(place)
    return {
        "size": f"{name} has {place + 7} billion parameters, says {text}.",
        "other size": f"{name_of(place - 1)} has {place + 90} billion parameters.",
        "license": f"It is under {text}.",
        "score": f"It gets 50% on {text}.",
        "role": f"{text} is chief of {text}.",
        "window": f"It reads 8K tokens at {text}.",
        "read": f"Harbour Labs released Tern {place} Mini on 5 April 2025. Tern {place} Mini has 7 billion parameters [1].",
        "cited": f"References\n\n[1] {text} {ADDRESSES[place % len(ADDRESSES)]}",
    }


def _article(folder: Path, place: int) -> dict[str, str]:
    text = TEXTS[place]
    (folder / _file(place)).write_text("\n\n".join(_lines(place).values()) + "\n", encoding="utf-8", newline="")
    said = dict.fromkeys(("title", "author", "publisher", "license"), text)
    at = f"https://example.org/?{''.join(text.split())}"
    return {"file": _file(place), "id": f"article-{place}", "published": "2026-05-04", "url": at, **said}


def _page(folder: Path, number: int, address: str) -> dict[str, str]:
    """Write a page that says a bad address wherever a page says one."""
    at = html.escape(address)
    (folder / f"page-{number}.html").write_text(
        f'<!doctype html><title>{at}</title><link rel="canonical" href="{at}"><meta property="og:url" content="{at}">'
        f'<meta name="author" content="{at}"><h1>Tern 5</h1><p>Harbour Labs released <a href="{at}">Tern 5</a> on 5 April '
        f'2025. Tern 5 has {number + 3} billion parameters<sup><a href="#note">[1]</a></sup>.</p><ol><li id="note">'
        f'<a href="{at}">{at}</a></li></ol>',
        encoding="utf-8",
    )
    return {"file": f"page-{number}.html", "id": f"page-{number}"}


def _graph() -> str:
    """Return a document in Turtle that says bad addresses of things that have them for names."""
    nodes = [address.replace("<", "%3C").replace(">", "%3E") for address in ADDRESSES]
    said = "\n".join(
        f'<{node}> a fair4ml:MLModel ; rdfs:label "Dotterel {number}" ; schema:url <{node}> ;\n'
        f'  schema:creator <{node}#maker> ; schema:license <{node}> ; schema:totalParameters "7 billion" .\n'
        f'<{node}#maker> a schema:Organization ; rdfs:label "Dotterel Labs" .'
        for number, node in enumerate(nodes)
    )
    prefixes = {
        "fair4ml": "https://w3id.org/fair4ml#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
    }
    return "\n".join([*(f"@prefix {name}: <{iri}> ." for name, iri in prefixes.items()), said, ""])


def _claims(place: int) -> Iterator[dict[str, str]]:
    text, name, lines = TEXTS[place], name_of(place), _lines(place)

    def claim(line: str, subject: str, type_: str, property_: str, value: str, **more: str) -> dict[str, str]:
        said = {"subject": subject, "type": type_, "property": property_, "value": value, "quote": lines[line]}
        return {"document": f"article-{place}", **said, "curator": text, "why": text, **more}

    size = f"{place + 7} billion"
    yield claim("size", name, "Model", "totalParameters", size, according_to=text, modality="reported")
    yield claim("other size", name_of(place - 1), "Model", "totalParameters", f"{place + 90} billion")
    yield claim("license", name, "Model", "license", text)
    yield claim("license", name, "Model", "developer", text)
    yield claim("size", name, "Model", "description", f"says {text}")
    yield claim("window", name, "Model", "contextWindow", "8K tokens", setting=text)
    yield claim("score", name, "Model", "score", "50%", benchmark=text, setting=text)
    yield claim("role", text, "Person", "roleAt", f"{text} at {text}")
    yield claim("role", f"{text}, 2026", "Event", "eventKind", "release")
    yield claim("role", f"{text}, 2026", "Event", "date", "2026-03-04")


def _taken_back(place: int) -> dict[str, str]:
    text, lines = TEXTS[place], _lines(place)
    said = {"document": f"article-{place}", "property": "totalParameters", "quote": lines["read"]}
    return {**said, "curator": text, "why": text}
