"""`whosays evaluate`: how well documents are understood, against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..evaluation.conflict_evaluation import conflicts_evaluated
from ..evaluation.conflict_gold import conflict_sets_in
from ..evaluation.conflict_report import conflict_records, conflict_tables
from ..evaluation.documents import folders_beside, held_in, read_for
from ..evaluation.evaluation import evaluated
from ..evaluation.gold import gold_in, unknown_properties
from ..evaluation.link_evaluation import link_records, link_tables, links_evaluated
from ..evaluation.link_gold import link_sets_in
from ..evaluation.report import records, tables, whole
from ..graph.errors import SourceError
from ..graph.snapshot import Snapshot
from ..graph.vocabulary import Vocabulary
from ..printing import harmless, out, table
from .typed import example

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..evaluation.report import Columns, Record


@click.command(epilog=example("evaluate --gold tests/gold --docs examples --docs tests/gold/docs --misses"))
@click.option("--gold", type=click.Path(path_type=Path), help="The folder of the gold files.")
@click.option(
    "--conflicts", type=click.Path(path_type=Path), help="A folder of sets of documents with gold of their conflicts."
)
@click.option(
    "--links", type=click.Path(path_type=Path), help="A folder of things of two sides, with gold of their links."
)
@click.option(
    "--docs", multiple=True, type=click.Path(path_type=Path), help="A folder of documents [default: docs near the gold]"
)
@click.option("--data", type=click.Path(path_type=Path), help="Judge the snapshot published there; read nothing anew.")
@click.option("--only", multiple=True, metavar="ID", help="Only this gold file, by its name without the ending.")
@click.option("--split", help="Only documents that the gold's sources.jsonl puts in this split.")
@click.option("--misses", is_flag=True, help="List the core facts that were not found.")
@click.option("--false", is_flag=True, help="List the claims that no fact bears out.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "json"]), default="table", show_default=True)
def evaluate(  # noqa: PLR0913 (one for each option)
    *,
    gold: Path | None,
    conflicts: Path | None,
    links: Path | None,
    docs: tuple[Path, ...],
    data: Path | None,
    only: tuple[str, ...],
    split: str | None,
    misses: bool,
    false: bool,
    form: str,
) -> None:
    """Measure how well documents are understood, against facts that careful readers found in them.

    With --conflicts, measure how well what does not fit between documents is told; with --links, how well things are
    linked to other catalogs. The format of the gold, and what each figure counts, is in docs/evaluate.md.
    """
    if links is not None:
        linked = links_evaluated(link_sets_in(links))
        _print(link_records(linked, misses=misses, false=false), link_tables(linked, misses=misses, false=false), form)
        return
    vocabulary = Vocabulary.load()
    if conflicts is not None:
        sets = [each for each in conflict_sets_in(conflicts) if not only or each.name in only]
        judged = conflicts_evaluated(sets, vocabulary)
        wanted = {"misses": misses, "false": false}
        _print(conflict_records(judged, **wanted), conflict_tables(judged, **wanted), form)
        return
    if gold is None:
        raise click.UsageError("name the folder of the gold with --gold, --conflicts or --links")
    golds = [
        each
        for each in gold_in(gold)
        if (not only or each.id in only) and (split is None or each.extent.split == split)
    ]
    if not golds:
        raise SourceError(str(gold), "no gold here is asked for", "see --only and --split, and the names of the files")
    folders = docs or folders_beside(gold)
    said = held_in(Snapshot.current(data)) if data is not None else read_for(golds, folders, vocabulary)
    found = evaluated(golds, said, vocabulary)
    for place, name in unknown_properties(golds, vocabulary):
        click.echo(f"{place}: the ontology has no property `{harmless(name)}`, so that it counts as missed", err=True)
    for absent in found.absent:
        click.echo(f"left out: {harmless(absent.document)}, whose text is not at hand", err=True)
    if not found.judged:
        raise SourceError(str(gold), "none of its documents is at hand", "name their folder with --docs")
    _print(records(found, misses=misses, false=false), tables(found, misses=misses, false=false), form)


def _print(said: Iterable[Record], shown: Iterable[Columns], form: str) -> None:
    if form == "json":
        click.echo(json.dumps(whole(said), ensure_ascii=False, indent=2))
    elif form == "jsonl":
        for record in said:
            click.echo(json.dumps(record, ensure_ascii=False))
    else:
        for each in shown:
            out.print(table(each.names, each.rows, each.title))
