"""`whosays build`: documents in, a published snapshot out."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..graph.claims import each_of
from ..graph.contents import Contents
from ..graph.cores import cores
from ..graph.errors import ModelError, SourceError
from ..graph.iris import DEFAULT_BASE, Iris
from ..graph.judgement.kept import Kept
from ..graph.judgement.policy import Policy
from ..graph.linking.mapping_quads import mappings_in
from ..graph.shelf.growth import published
from ..graph.shelf.readings import KeptReadings
from ..graph.shelf.shelf import Shelf, writing
from ..graph.spool import Spool
from ..graph.summary import summary_of
from ..graph.verify import quotes_verified
from ..graph.vocabulary import Vocabulary
from ..loaders.added import read_once, with_added
from ..loaders.build import sources_in
from ..loaders.curation.curations import parted
from ..loaders.curation.links import decisions_beside
from ..loaders.readers import collect_seldom, readings_of, without_blocks
from ..printing import harmless, out, progress, table
from .faults import Faults
from .typed import data_folder, example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..graph.claims import Reading
    from ..graph.snapshot import Snapshot
    from ..loaders.proposals.proposing import Proposer


def _base(_context: click.Context, _option: click.Parameter, base: str) -> str:
    """Refuse what IRIs cannot begin with before anything is read."""
    try:
        Iris.of(Vocabulary.load(), base)
    except ValueError as fault:
        raise click.BadParameter(str(fault)) from fault
    return base


@click.command(epilog=example("build articles cards/heron.md --data data"))
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@data_folder
@click.option(
    "--base", default=DEFAULT_BASE, callback=_base, show_default=True, help="What the IRIs of the graph begin with."
)
@click.option(
    "--policy",
    type=click.Path(path_type=Path, dir_okay=False),
    help="How the consensus chooses, in YAML [default: that of the package, graph/judgement/policy.yaml]",
)
@click.option("--keep-going", is_flag=True, help="Build the rest, with status 0, and list what was left out.")
@click.option(
    "--without-added", is_flag=True, help="Leave out, for good, what `whosays add` or the server added or changed."
)
@click.option("--residue", is_flag=True, help="List the words that look like a fact and gave no claim.")
@click.option(
    "--model-url", metavar="URL", help="Ask a model, too, at this OpenAI-compatible address and no other host."
)
@click.option("--model", metavar="NAME", help="The model's name there; its key: the variable WHOSAYS_MODEL_KEY.")
@click.option(
    "--processes",
    type=click.IntRange(1, 256),
    default=cores,
    show_default="one a core",
    help="How many processes read; what they read is the same.",
)
def build(  # noqa: PLR0913 (one for each option)
    *,
    sources: tuple[Path, ...],
    data: Path,
    base: str,
    policy: Path | None,
    model_url: str | None,
    model: str | None,
    processes: int,
    keep_going: bool,
    without_added: bool,
    residue: bool,
) -> None:
    """Read documents and publish a snapshot of what they say.

    SOURCES are files or folders: text, Markdown, HTML, PDF, tables, records, RDF. A `sources.yaml` beside them may say
    where they are from, and a NAME.claims.yaml states claims by hand or takes wrong ones back. If anything cannot be
    read the published snapshot stays as it was, all that is wrong is listed, and the status is 1.
    """
    collect_seldom()
    faults = Faults(keep_going)
    vocabulary = Vocabulary.load()
    chosen = Policy.load() if policy is None else Policy.at(policy)
    proposer = _proposer(model_url, model, vocabulary)
    with writing(data), Kept.beside(data) as kept, KeptReadings.beside(data) as keep:
        shelf = Shelf(data) if without_added else Shelf.of(data)
        found = sources_in(sources, faults.hear)
        documents, curations = parted(with_added(found, shelf, faults.hear), faults.hear)
        curate = partial(curations.applied, vocabulary=vocabulary, iris=Iris.of(vocabulary, base), on_error=faults.hear)
        whole = proposer is not None or curations.has_any
        anew = frozenset(source.id for source in documents) if proposer else frozenset(curations.of_document)
        read = read_once(documents, keep, partial(readings_of, processes=processes, whole=whole), anew)
        readings: Spool[Reading] = Spool()
        for key, reading in _readings(read, len(documents), proposer, faults):
            curated = without_blocks(curate(reading))
            keep.keep(curated, None if curated.retractions else key)
            for each in each_of([curated]):
                readings.append(each)
        decisions = decisions_beside(sources, faults.hear)
        faults.end_if_any()
        if not readings:
            if faults.found:
                faults.end()
            raise SourceError(str(sources[0]), "no document to read", "name a file or a folder")
        snapshot = published(Contents(readings, vocabulary, base, chosen, kept, processes), keep, shelf, decisions)
    summary = summary_of(readings, vocabulary, quotes_verified(snapshot))
    rows = [
        *summary.rows(),
        ("files as read before", f"{keep.taken:,} of {summary.files:,}"),
        *_shelf_rows(shelf),
        *_link_rows(snapshot, base),
        ("things judged anew", f"{kept.anew:,} of {kept.things:,}"),
    ]
    out.print(table(("what was read", "count"), rows, f"Snapshot {snapshot.id}"))
    for line in summary.residue() if residue else ():
        click.echo(harmless(line))
    if not summary.claims:
        hint = (
            "nothing was understood: --residue tells what was not read and why; docs/add-a-pattern.md is about words "
            "and names, docs/add-a-catalog.md about the fields of tables and records"
        )
        click.echo(hint, err=True)
    if proposer is not None and (refused := proposer.told()):
        click.echo(harmless(refused), err=True)
    for idle in curations.idle(readings):
        click.echo(f"{idle.stated.place}: nothing was read that this could take back", err=True)
    faults.tell()


def _proposer(url: str | None, name: str | None, vocabulary: Vocabulary) -> Proposer | None:
    """Return what asks the model that is named; nothing that could reach a network is loaded where none is."""
    if url is None and name is None:
        return None
    if url is None or name is None:
        raise click.UsageError("--model-url and --model go together: give the address and the model's name there")
    try:
        from ..loaders.proposals.model import Model  # noqa: PLC0415 (needs the extra, and may reach a network)
        from ..loaders.proposals.proposing import Proposer  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        message = f"{missing.name} is not installed; to ask a model, run: pip install 'whosays[llm]'"
        raise click.ClickException(message) from missing
    return Proposer(Model(url, name), vocabulary)


def _readings(
    read: Iterator[tuple[bytes | None, Reading | SourceError]], count: int, proposer: Proposer | None, faults: Faults
) -> Iterator[tuple[bytes | None, Reading]]:
    """Yield what was read of each source, with what a model proposes where one is asked, and the key to keep it by."""
    claims = 0
    with progress(count) as advance:
        for key, reading in read:
            if isinstance(reading, SourceError):
                faults.hear(reading)
            else:
                # What will not be published is not asked for.
                asked = proposer if faults.keep_going or not faults.found else None
                proposed = _with_proposals(reading, asked, faults)
                claims += len(proposed.claims)
                yield key, proposed
            advance(claims)


def _shelf_rows(shelf: Shelf) -> list[tuple[str, str]]:
    """Return a line for what the shelf gives, where it gives anything."""
    given = (("documents added by themselves", shelf.documents), ("changes by hand", shelf.changes))
    return [(what, f"{len(added):,}") for what, added in given if added]


def _link_rows(snapshot: Snapshot, base: str) -> list[tuple[str, str]]:
    """Return a line for the links to other graphs, where there are any."""
    found = Counter(each.is_rejection for each in mappings_in(snapshot.store, Iris.of(Vocabulary.load(), base)))
    told = (("links to other graphs", found[False]), ("links that a curator rejected", found[True]))
    return [(what, f"{count:,}") for what, count in told if count]


def _with_proposals(reading: Reading, proposer: Proposer | None, faults: Faults) -> Reading:
    """Return a reading with what a model proposes, or as it is where the model fails and the build may go on."""
    try:
        return reading if proposer is None else proposer.added(reading)
    except ModelError as fault:
        faults.hear(fault)
        return reading
