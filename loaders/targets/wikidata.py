"""Items of Wikidata in its own JSON: dumps, a line an item, and the pages `Special:EntityData/Q42.json`."""

from __future__ import annotations

import bz2
import gzip
import json
from typing import IO, TYPE_CHECKING, Any, cast

from ...graph.errors import SourceError
from ...graph.limits import limit
from ...graph.linking.thing import Thing
from ...graph.vocabulary import Vocabulary
from .described import class_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_ENTITY = "http://www.wikidata.org/entity/"
_PROPERTY = "http://www.wikidata.org/prop/direct/"
_KIND = "P31"
_PEEK = 4096
Item = dict[str, Any]


def is_of_wikidata(path: Path) -> bool:
    """Tell whether a file begins as Wikidata's JSON does; SourceError where it cannot be read."""
    try:
        with _opened(path) as file:
            begin = file.read(_PEEK)
    except (OSError, EOFError) as fault:
        raise SourceError(str(path), f"it cannot be read ({fault})", "check that you may read it") from fault
    return b'"entities"' in begin[:200] or (b'"type":"item"' in begin.replace(b" ", b"") and b'"id"' in begin)


def things_of(path: Path) -> Iterator[Thing]:
    """Yield the items of a file as things; SourceError, with the line, for what is no JSON of Wikidata.

    What their statements name is called as it is where the file holds that, too.
    """
    labels = {str(item.get("id")): _label(item) for item in _items(path)}
    vocabulary = Vocabulary.load()
    for item in _items(path):
        if (names := tuple(dict.fromkeys(_names(item)))) and str(item.get("id", "")).startswith("Q"):
            yield _thing(item, names, labels, vocabulary, str(path))


def _thing(item: Item, names: tuple[str, ...], labels: Mapping[str, str], vocabulary: Vocabulary, place: str) -> Thing:
    kinds = list(_values(item, _KIND))
    type_ = class_of([kind for each in kinds for kind in (_ENTITY + each, labels.get(each, "")) if kind], vocabulary)
    facts: dict[str, tuple[str, ...]] = {}
    identifiers = []
    for name in _claims(item):
        values = tuple(_values(item, name))
        known = vocabulary.property_meant(_PROPERTY + name, type_ or "Model")
        if known is not None:
            told = tuple(labels.get(value, "" if _is_item(value) else value) for value in values)
            if told := tuple(filter(None, told)):
                facts[known.name] = facts.get(known.name, ()) + told
        identifiers += [value for value in values if value.startswith(("http://", "https://")) or value.count("/") == 1]
    return Thing(_ENTITY + str(item["id"]), type_, names, tuple(dict.fromkeys(identifiers)), facts, place)


def _names(item: Item) -> Iterator[str]:
    """Yield the label, in English or all languages' own, and the English aliases."""
    if label := _label(item):
        yield label
    aliases = item.get("aliases")
    for language in ("en", "mul"):
        listed = aliases.get(language) if isinstance(aliases, dict) else None
        for alias in listed if isinstance(listed, list) else ():
            if isinstance(alias, dict) and isinstance(alias.get("value"), str):
                yield alias["value"]


def _label(item: Item) -> str:
    labels = item.get("labels")
    for language in ("en", "mul"):
        label = labels.get(language) if isinstance(labels, dict) else None
        if isinstance(label, dict) and isinstance(label.get("value"), str):
            return str(label["value"])
    return ""


def _claims(item: Item) -> dict[str, Any]:
    claims = item.get("claims")
    return claims if isinstance(claims, dict) else {}


def _values(item: Item, name: str) -> Iterator[str]:
    """Yield the values of a property's statements that are not deprecated: ids of items, text, dates, plain digits."""
    statements = _claims(item).get(name)
    for statement in statements if isinstance(statements, list) else ():
        if not isinstance(statement, dict) or statement.get("rank") == "deprecated":
            continue
        snak = statement.get("mainsnak")
        held = snak.get("datavalue") if isinstance(snak, dict) else None
        value = held.get("value") if isinstance(held, dict) else None
        if text := _text(value):
            yield text


def _text(value: object) -> str:
    """Return a value in few characters; empty for one that is of no use here."""
    match value:
        case str():
            return value
        case {"id": str(ident)}:
            return ident
        case {"amount": str(amount)}:
            return amount.removeprefix("+")
        case {"time": str(time), "precision": int(precision)}:
            return time.lstrip("+")[: {9: 4, 10: 7, 11: 10}.get(precision, 0)]
        case _:
            return ""


def _is_item(value: str) -> bool:
    return value[:1] == "Q" and value[1:].isdigit()


def _items(path: Path) -> Iterator[Item]:
    """Yield the items of a page of one or more, or of a dump, line by line."""
    most = limit("document_bytes")
    number = 0
    try:
        with _opened(path) as file:
            while line := file.readline(most.value + 1):
                number += 1
                if len(line) > most.value:
                    raise SourceError(f"{path}:{number}", f"the line has over {most.value:,} {most.unit}", most.why)
                text = line.strip().rstrip(b",")
                if text not in {b"", b"[", b"]"}:
                    yield from _read(text, file, most.value)
    except (OSError, EOFError, ValueError, RecursionError) as fault:
        place = f"{path}:{number}"
        raise SourceError(place, f"this is no JSON of Wikidata ({fault})", "download it again") from fault


def _read(text: bytes, file: IO[bytes], most: int) -> Iterator[Item]:
    """Yield what stands on a line; one that is not whole goes on to the end of the file."""
    try:
        read = json.loads(text)
    except ValueError:
        read = json.loads(text + file.read(most))
    for each in read if isinstance(read, list) else [read]:
        if isinstance(each, dict) and isinstance(each.get("entities"), dict):
            yield from (item for item in each["entities"].values() if isinstance(item, dict))
        elif isinstance(each, dict):
            yield each


def _opened(path: Path) -> IO[bytes]:
    if path.suffix.lower() == ".gz":
        return cast("IO[bytes]", gzip.open(path))
    return bz2.open(path) if path.suffix.lower() == ".bz2" else path.open("rb")
