"""Which things files and folders tell of: RDF, entities of Wikidata, tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...graph.errors import SourceError
from ...graph.limits import limit
from ...graph.linking.sssom import ENDING
from ..files import check_inside, is_there, within
from ..formats.loader import loader_for
from . import described, tables, wikidata

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ...graph.linking.thing import Thing

_TABLES = (".csv", ".tsv", ".tab")
_JSON = (".json", ".json.gz", ".json.bz2")
_REMEDY = "give RDF, JSON of Wikidata, or a table with the columns id and name"


def things_in(paths: Iterable[Path], namespace: str | None = None) -> Iterator[Thing]:
    """Yield the things that files tell of, folders with all that is in them; ids that are no IRIs get the namespace.

    SourceError for what cannot be read, tells of nothing, or tells of more than the limit.
    """
    most, count = limit("link_things"), 0
    for path in paths:
        for file in _files(path):
            before = count
            for thing in _told(file, namespace):
                count += 1
                if count > most.value:
                    raise SourceError(str(file), f"with it there are over {most.value:,} {most.unit}", most.why)
                yield thing
            if count == before:
                raise SourceError(str(file), "it tells of nothing that has an address of its own", _REMEDY)


def _files(path: Path) -> Iterator[Path]:
    if not is_there(path):
        raise SourceError(str(path), "there is no such file or folder", "check its name")
    if not path.is_dir():
        yield path
        return
    found = [each for each in sorted(path.rglob("*")) if each.is_file() and not each.name.startswith(".")]
    if not found:
        raise SourceError(str(path), "there is no file in this folder", "put one in")
    for each in found:
        check_inside(path, each)
        yield each


def _told(file: Path, namespace: str | None) -> Iterator[Thing]:
    name = file.name.lower()
    if name.endswith(ENDING):
        what = "a set of mappings tells of no things"
        raise SourceError(str(file), what, "give the things that it maps to, or publish it with --mappings")
    if name.endswith(_TABLES):
        return tables.things_of(file, namespace)
    if name.endswith(_JSON) and wikidata.is_of_wikidata(file):
        return wikidata.things_of(file)
    return _records(file)


def _records(file: Path) -> Iterator[Thing]:
    try:
        loader = loader_for(file)
    except SourceError as fault:
        raise SourceError(str(file), "things are not read from files of this name", _REMEDY) from fault
    try:
        yield from described.things_of(file, loader)
    except SourceError as fault:
        raise fault if fault.place.startswith(str(file)) else within(file, fault) from fault
