"""A dump of Wikidata: how long it takes from bytes to claims, and how much memory, in a process of its own."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from whosays.graph.errors import SourceError
from whosays.loaders.build import sources_in
from whosays.loaders.readers import readings_of

from .running import Run, run

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTITIES = 4_000
_ENTITY = "http://www.wikidata.org/entity/"
_MODEL = "Q115305900"
_FIRST = 910_000


class Dump(NamedTuple):
    """A dump of so many entities and bytes, and what it takes to read it; `idle` is what reading nothing takes."""

    entities: int
    bytes: int
    read: Run
    idle: Run


def measured(count: int = ENTITIES) -> Dump:
    """Return what reading a dump of so many made-up models takes."""
    with TemporaryDirectory() as name:
        dump, single = Path(name, "dump.json"), Path(name, "single.json")
        size = written(dump, count)
        written(single, 1)
        command = (sys.executable, "-m", __name__)
        return Dump(count, size, run([*command, str(dump)]), run([*command, str(single)]))


def rows(found: Dump) -> list[tuple[str, str]]:
    """Return the figures for people."""
    return [
        ("size", f"{found.bytes / 1e6:.1f} MB"),
        (
            "bytes to claims",
            f"{found.read.processor:.1f} s of a core, {found.entities / found.read.processor:,.0f} entities a second",
        ),
        ("memory, at most", f"{found.read.peak / 2**20:,.0f} MiB"),
        ("of it for one entity", f"{found.idle.peak / 2**20:,.0f} MiB"),
    ]


def read(dump: Path) -> tuple[int, int]:
    """Read a dump and return how many records and claims it has."""
    (reading,) = readings_of(sources_in([dump]))
    if isinstance(reading, SourceError):
        raise reading
    return len(reading.records), sum(len(each.claims) for each in reading.records)


def written(path: Path, count: int) -> int:
    """Write a dump of so many entities, each on a line of its own; return its bytes."""
    with path.open("w", encoding="utf-8") as file:
        file.write("[\n")
        for number in range(count):
            file.write(",\n" * bool(number) + json.dumps(_entity(number), separators=(",", ":")))
        file.write("\n]\n")
    return path.stat().st_size


def _entity(number: int) -> dict[str, object]:
    said = dict(_statements(number))
    return {
        "type": "item",
        "id": f"Q{_FIRST + number}",
        "labels": {"en": {"language": "en", "value": f"Heron {number}"}},
        "descriptions": {"en": {"language": "en", "value": f"language model of Lab {number % 97}"}},
        "aliases": {"en": [{"language": "en", "value": f"Heron-{number}"}]},
        "claims": {
            name: [{"mainsnak": snak, "type": "statement", "id": f"Q{_FIRST + number}${name}", "rank": "normal"}]
            for name, snak in said.items()
        },
        "modified": "2026-03-05T10:11:12Z",
    }


def _statements(number: int) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the kind, the maker, the predecessor and the day of a model."""
    before = f"Q{_FIRST + number // 2}"
    for name, ident in (("P31", _MODEL), ("P178", f"Q{_FIRST - 1 - number % 97}"), ("P155", before)):
        value = {"entity-type": "item", "id": ident}
        yield name, _snak(name, "wikibase-entityid", "wikibase-item", value)
    day = f"+20{15 + number % 10}-{1 + number % 12:02d}-{1 + number % 28:02d}T00:00:00Z"
    calendar = {"precision": 11, "calendarmodel": f"{_ENTITY}Q1985727"}
    yield "P577", _snak("P577", "time", "time", {"time": day, **calendar})


def _snak(name: str, type_: str, datatype: str, value: dict[str, object]) -> dict[str, object]:
    return {
        "snaktype": "value",
        "property": name,
        "datavalue": {"value": value, "type": type_},
        "datatype": datatype,
    }


if __name__ == "__main__":
    read(Path(sys.argv[1]))
