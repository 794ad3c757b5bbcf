"""`whosays add` and `whosays remove`: one source more in the published snapshot, or one less."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..graph.errors import SourceError, TakenError
from ..graph.quads import entities_in
from ..graph.seal import digest_of
from ..graph.shelf.growth import Published, with_reading, without
from ..graph.shelf.shelf import Added, Shelf, safe_name, writing
from ..loaders.added import added_source, key_of
from ..loaders.curation.claims_file import LOADER
from ..loaders.files import bytes_of
from ..loaders.formats.loader import loader_for
from ..loaders.ids import id_of
from ..loaders.manifest import entry_of
from ..loaders.readers import collect_seldom, readings_of
from ..printing import harmless, out, table
from .typed import data_folder, example

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..graph.claims import Reading
    from ..graph.snapshot import Snapshot
    from ..loaders.build import Source


@dataclass(frozen=True, slots=True)
class Understood:
    """What came of a document that was added: its id, its reading, and the snapshot that holds it."""

    snapshot: Snapshot
    source: str
    reading: Reading

    @property
    def things(self) -> int:
        """How many things its claims name."""
        return len({entity for claim in self.reading.claims for entity in entities_in(claim)})


def added_to(
    data: Path, file: Path, name: str, told: Mapping[str, str], read: Callable[[Source], Reading]
) -> Understood:
    """Add a document to the published snapshot, under a name and with what is said of it, and publish.

    SourceError where it cannot be read, TakenError where there is a source of its id.
    """
    collect_seldom()
    entry = entry_of(name, told)
    if loader_for(Path(name)) is LOADER:
        what = "a claims file is about documents of its build"
        raise SourceError(name, what, "give it to `whosays build` together with them")
    bytes_of(file)  # refuses what is too large before it is copied
    with writing(data):
        shelf, before = Shelf.of(data), Published.at(data)
        ident = entry.id or id_of(Path(name).stem)
        if before is not None and ident in before.sources():
            remedy = f"run `whosays remove {ident}` first, or give it another id"
            raise TakenError(name, f"there is a source with the id `{ident}`", remedy)
        added = Added(ident, safe_name(name), digest_of(file), {key: value for key, value in told.items() if value})
        shelf.put(file, added)
        source = added_source(shelf, added)
        reading = read(source)
        snapshot = with_reading(shelf, added, reading, key_of(source))
    return Understood(snapshot, ident, reading)


def removed_from(data: Path, source_id: str) -> Snapshot:
    """Publish the snapshot without one source; WriteError where that cannot be."""
    with writing(data):
        return without(Shelf.of(data), source_id)


def read_here(source: Source) -> Reading:
    """Return the reading of a source; SourceError where it cannot be read."""
    (reading,) = readings_of([source])
    if isinstance(reading, SourceError):
        raise reading
    return reading


@click.command(epilog=example("add article.html --title 'Heron 2 is out' --published 2026-03-04"))
@click.argument("document", type=click.Path(path_type=Path, dir_okay=False))
@data_folder
@click.option("--id", help="The last part of its IRI [default: made from the file name]")
@click.option("--title", help="What it is called, where it does not say so itself.")
@click.option("--url", help="Where it is from.")
@click.option("--publisher", help="Who published it.")
@click.option("--author", help="Who wrote it.")
@click.option("--published", metavar="DATE", help="When it was published, such as 2026-03-04 or 2026-03.")
@click.option("--modified", metavar="DATE", help="When it was last changed.")
@click.option("--retrieved", metavar="DATE", help="When it was fetched.")
@click.option("--license", help="Under which licence it may be used.")
@click.option("--tier", help="From 1, the maker of what it is about, to 5, a source of unknown standing.")
def add(document: Path, data: Path, **told: str | None) -> None:
    """Add one document to the published snapshot, and publish all together.

    Its bytes are kept in the data folder, so that it is part of every later build, until `whosays remove`.
    """
    stated = {key: value for key, value in told.items() if value}
    understood = added_to(data, document, document.name, stated, read_here)
    reading = understood.reading
    rows = [
        ("source", understood.source),
        ("claims", f"{len(reading.claims):,}"),
        ("things", f"{understood.things:,}"),
        ("figures and fields that gave a claim", f"{reading.understood:,} of {reading.fact_like:,}"),
    ]
    out.print(table(("what was added", "count"), rows, f"Snapshot {understood.snapshot.id}"))


@click.command(epilog=example("remove heron-2-launch"))
@click.argument("source")
@data_folder
def remove(source: str, data: Path) -> None:
    """Take one source out of the published snapshot, with all that only it says; a change by hand is undone.

    SOURCE is its id, as `whosays sources` shows it. A document of a folder that is built is back after the next build.
    """
    was_added = Shelf.of(data).named(source) is not None
    snapshot = removed_from(data, source)
    click.echo(f"Snapshot {snapshot.id}: without {harmless(source)}")
    if not was_added:
        click.echo("it was not added by itself: a build of the folder that it is in brings it back", err=True)
