"""Tables of things: a column of ids, one of names, and others that are called as the ontology calls properties."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from ...graph.errors import SourceError
from ...graph.iris import may_be_link
from ...graph.linking.thing import Thing
from ...graph.vocabulary import Vocabulary, label_key
from ..files import text_of
from .described import class_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_COLUMNS = {
    **dict.fromkeys(("id", "iri", "uri", "address", "qid"), "id"),
    **dict.fromkeys(("name", "label", "title", "model", "item"), "name"),
    **dict.fromkeys(("aliases", "alias", "altlabel", "alt label", "other names", "synonyms"), "aliases"),
    **dict.fromkeys(("type", "class", "kind"), "type"),
    **dict.fromkeys(("identifier", "identifiers", "url", "urls", "homepage", "page", "same as"), "identifiers"),
}
_REMEDY = "head the columns id, name, and what else there is: aliases, type, identifiers, developer, ..."


def things_of(path: Path, namespace: str | None) -> Iterator[Thing]:
    """Yield a thing for each row; several values stand in a cell with `|` between.

    SourceError, with the line, where there is no column of ids, or an id is no IRI and no namespace is given.
    """
    vocabulary = Vocabulary.load()
    text = text_of(path).removeprefix("\ufeff")
    separator = "\t" if path.suffix.lower() in {".tsv", ".tab"} else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        header = next(reader, [])
        columns = [_COLUMNS.get(label_key(name)) for name in header]
        if "id" not in columns:
            raise SourceError(f"{path}:1", "no column is called id", _REMEDY)
        facts = [
            vocabulary.property_called(name) if column is None else None
            for name, column in zip(header, columns, strict=True)
        ]
        named = [known.name if known is not None else None for known in facts]
        for cells in reader:
            if any(map(str.strip, cells)):
                yield _thing(_told(columns, cells), _told(named, cells), f"{path}:{reader.line_num}", namespace)
    except csv.Error as fault:
        raise SourceError(f"{path}:{reader.line_num}", f"this is no table ({fault})", "mend this row") from fault


def _told(columns: Sequence[str | None], cells: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for column, cell in zip(columns, cells, strict=False):
        values = tuple(filter(None, (part.strip() for part in cell.split("|"))))
        if column is not None and values:
            found[column] = found.get(column, ()) + values
    return found


def _thing(
    told: Mapping[str, tuple[str, ...]], facts: Mapping[str, tuple[str, ...]], place: str, namespace: str | None
) -> Thing:
    ident = next(iter(told.get("id", ())), "")
    is_address = may_be_link(ident)
    iri = ident if is_address or namespace is None else namespace + ident
    if not ident or not may_be_link(iri):
        what = f"`{ident[:80]}` is no web address" if ident else "this row has no id"
        raise SourceError(place, what, "write it whole, or give --namespace, which is put before such ids")
    names = told.get("name", ()) + told.get("aliases", ())
    identifiers = told.get("identifiers", ()) + (() if is_address else (ident,))
    type_ = class_of(told.get("type", ()), Vocabulary.load())
    return Thing(iri, type_, names, identifiers, dict(facts), place.rpartition(":")[0])
