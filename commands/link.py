"""`whosays link`: which of our things other catalogs and graphs speak of, as mappings with reasons."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter, defaultdict
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypedDict

import click

from ..graph.errors import SourceError
from ..graph.iris import DEFAULT_BASE, may_be_link
from ..graph.linking.linking import mappings
from ..graph.linking.mapping import Justification, Predicate
from ..graph.linking.own_things import declared_of, known_elsewhere, records_of, things_of
from ..graph.linking.spellings import spellings as own_spellings
from ..graph.linking.sssom import DECISIONS, ENDING, UNSPECIFIED, MappingSet, merged, read, written
from ..graph.shelf.growth import with_links
from ..graph.shelf.links import decided_beside, entry_of, mappings_on
from ..graph.shelf.shelf import Shelf, writing
from ..graph.snapshot import Snapshot
from ..loaders.curation.links import decisions_in
from ..loaders.files import text_of
from ..loaders.targets.files import things_in
from ..loaders.understanding.terms.gazetteer import gazetteer
from ..loaders.understanding.terms.lexicon import lexicon
from ..printing import err, harmless, out, table
from .typed import data_folder, example

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from rich.table import Table

    from ..graph.linking.mapping import Mapping
    from ..graph.linking.thing import Thing

_TITLE = "Links of whosays to other graphs"


class _Known(TypedDict):
    """What all links are found with."""

    editions: Iterable[str]
    makers: Sequence[tuple[str, ...]]
    date: str
    version: str


def _address(_context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not may_be_link(value):
        raise click.BadParameter(f"{value!r} is no web address: begin it with http:// or https://", param=option)
    return value


def _day(_context: click.Context, option: click.Parameter, value: str | None) -> str:
    try:
        return dt.date.fromisoformat(value).isoformat() if value else dt.datetime.now(dt.UTC).date().isoformat()
    except ValueError as fault:
        raise click.BadParameter(f"{value!r} is no day: write it like 2026-03-04", param=option) from fault


@click.command(epilog=example("link --to wikidata.json --to catalog.ttl --out links.sssom.tsv"))
@click.option("--to", "targets", multiple=True, type=click.Path(path_type=Path), help="A file or folder of things.")
@data_folder
@click.option("--out", "file", type=click.Path(path_type=Path, dir_okay=False), help="Where to write [default: -].")
@click.option(
    "--decisions", type=click.Path(path_type=Path, dir_okay=False), help="What a curator accepts and rejects."
)
@click.option(
    "--catalogs/--no-catalogs", default=True, help="Link to what the catalogs among the sources describe, too."
)
@click.option(
    "--spellings/--no-spellings", default=True, help="Link our own things that are one under several names, too."
)
@click.option(
    "--namespace", metavar="IRI", callback=_address, help="What is put before ids of tables that are no IRIs."
)
@click.option("--publish", is_flag=True, help="Publish what is published with these links; the snapshot before stays.")
@click.option("--date", "day", metavar="DATE", callback=_day, help="The day that the mappings bear [default: today]")
@click.option("--license", default=UNSPECIFIED, callback=_address, metavar="URL", help="The licence of the mappings.")
def link(  # noqa: PLR0913 (one for each option)
    *,
    targets: tuple[Path, ...],
    data: Path,
    file: Path | None,
    decisions: Path | None,
    catalogs: bool,
    spellings: bool,
    namespace: str | None,
    publish: bool,
    day: str,
    license: str,  # noqa: A002 (what it is called)
) -> None:
    """Find which things of the snapshot other catalogs and graphs speak of, and write that as SSSOM or publish it.

    Each target is a file or folder: RDF (Turtle, JSON-LD, ...), items of Wikidata as JSON, or a table with the columns
    id and name; a NAME.sssom.tsv holds ready mappings. Nothing is fetched. docs/link.md explains it.
    """
    with writing(data) if publish else nullcontext():
        snapshot = Snapshot.current(data)
        base = str(snapshot.seal.get("base", DEFAULT_BASE))
        ours = things_of(snapshot)
        ready = _ready((path for path in targets if path.name.endswith(ENDING)), {each.iri for each in ours})
        theirs = tuple(things_in((path for path in targets if not path.name.endswith(ENDING)), namespace))
        known = _known(day)
        among = own_spellings(ours, declared_of(snapshot, ours), **known) if spellings else ()
        computed = (*among, *_computed(ours, records_of(snapshot) if catalogs else (), theirs, known))
        shelf = Shelf.of(data)
        own = decisions_in(decisions) if decisions is not None else tuple(filter(_is_decision, mappings_on(shelf)))
        if decisions is not None:
            _tell_unknown(own, {each.iri for each in ours}, decisions)
        kept = merged(merged(computed, ready), own)
        found = tuple(_labelled(merged(kept, decided_beside(shelf)), ours))
        if not (theirs or found):
            remedy = "name files of things, or build with a catalog among the sources"
            raise SourceError("--to", "there is nothing to link to", remedy)
        of_set = partial(MappingSet, f"{base}graph/links", license=license, title=_TITLE)
        published = _published(shelf, written(of_set(kept), base)) if publish else None
    text = written(of_set(found), base)
    if file is not None:
        file.write_text(text, encoding="utf-8")
    elif published is None:
        click.echo(harmless(text) if sys.stdout.isatty() else text, nl=False)
    title = f"{len(found):,} mappings of {len(ours):,} things of ours"
    title += f" to {len(theirs):,} of the targets" if theirs else ""
    (err if file is None and published is None else out).print(summary(found, title))
    if published is not None:
        click.echo(f"Snapshot {published.id}: `whosays query links/mappings` shows them")


def _published(shelf: Shelf, text: str) -> Snapshot:
    """Publish what is published with a set of mappings as its links; the data folder is held."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / DECISIONS
        path.write_text(text, encoding="utf-8")
        entry = entry_of(path)
        shelf.put(path, entry)
        return with_links(shelf, entry)


def _tell_unknown(decided: Iterable[Mapping], known: Container[str], file: Path) -> None:
    """Say of each decision that is of nothing in the snapshot that it waits for it."""
    for each in decided:
        if each.subject_id not in known and each.object_id not in known:
            what = f"{file}: nothing in the snapshot is {each.subject_id}: this decision waits until something is"
            click.echo(harmless(what), err=True)


def _is_decision(mapping: Mapping) -> bool:
    return mapping.is_decision


def _ready(files: Iterable[Path], known: Container[str]) -> tuple[Mapping, ...]:
    """Return the mappings of files that are of things that we know, turned round where ours is the object."""
    found: list[Mapping] = []
    for path in files:
        for each in read(text_of(path), str(path)).mappings:
            turned = each.inverted() if each.object_id in known else None
            found += [each] if each.subject_id in known else [turned] if turned is not None else []
    return tuple(found)


def _labelled(mappings: Iterable[Mapping], ours: Iterable[Thing]) -> Iterator[Mapping]:
    """Yield mappings with the labels of our things where they have none."""
    labels = {each.iri: each.label for each in ours}
    for each in mappings:
        label = each.subject_label or labels.get(each.subject_id, "")
        yield replace(each, subject_label=label)


def _known(day: str) -> _Known:
    """Return what all links are found with: words for stages and tiers, names of makers, and what the records bear."""
    makers: dict[str, list[str]] = defaultdict(list)
    for name in gazetteer().of_type("Organization"):
        makers[name.entity.name].append(name.spelling)
    groups = [(name, *others) for name, others in makers.items()]
    return {"editions": lexicon().variants, "makers": groups, "date": day, "version": version("whosays")}


def _computed(
    ours: Sequence[Thing], records: Sequence[Thing], theirs: Sequence[Thing], known: _Known
) -> tuple[Mapping, ...]:
    """Return the mappings to what catalogs describe, and with what those know of our things, to everything else."""
    first = mappings(ours, records, **known)
    return (*first, *mappings(known_elsewhere(ours, records, first), theirs, **known))


def summary(found: Iterable[Mapping], title: str) -> Table:
    """Return how many mappings there are of which kind, as a table."""
    counts = Counter((each.is_rejection, each.predicate_id, each.mapping_justification) for each in found)
    rows = [
        (_predicate(predicate, is_rejected), _how(how), f"{count:,}")
        for (is_rejected, predicate, how), count in sorted(
            counts.items(), key=lambda each: (each[0][0], -each[1], each[0])
        )
    ]
    return table(("theirs is", "because", "mappings"), rows, title)


def _predicate(curie: str, is_rejected: bool) -> str:
    words = f"{Predicate(curie).words} ({curie})" if curie in set(Predicate) else curie
    return f"not {words}" if is_rejected else words


def _how(curie: str) -> str:
    return f"{Justification(curie).words} ({curie})" if curie in set(Justification) else curie
