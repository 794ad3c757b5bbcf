"""The commands: what somebody types, and how it is answered. All work is done elsewhere."""

from __future__ import annotations

import csv
import json
import sys
from functools import partial
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import click

from .evaluation.documents import folders_beside, held_in, read_for
from .evaluation.evaluation import evaluated
from .evaluation.gold import gold_in, unknown_properties
from .evaluation.report import records, tables, whole
from .graph.called import iri_meant, is_known
from .graph.contents import Contents
from .graph.errors import ModelError, QueryError, SourceError, WhosaysError
from .graph.iris import DEFAULT_BASE, Iris
from .graph.limits import LIMITS
from .graph.listing import KEYS, Row, claims_in
from .graph.publish import publish
from .graph.publish import restore as restored
from .graph.queries import Catalogue, read_query
from .graph.snapshot import Snapshot
from .graph.spool import Spool
from .graph.summary import summary_of
from .graph.verify import quotes_verified
from .graph.vocabulary import Vocabulary
from .loaders.build import sources_in
from .loaders.curation.curations import parted
from .loaders.readers import cores, readings_of, without_blocks
from .printing import harmless, out, progress, table
from .server.terminal import FORMS, answered, is_table, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .graph.claims import Reading
    from .graph.queries import Query
    from .loaders.proposals.proposing import Proposer

_SHOWN = 60
# A thread waits for each query that is being answered, up to its time limit; pages need some as well.
_THREADS = 16

data_folder = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("data"),
    envvar="WHOSAYS_DATA",
    show_default=True,
    show_envvar=True,
    help="The folder that holds the snapshots.",
)


def _as_typed(title: str, *commands: str) -> str:
    """Return commands to end a help text with; the first character tells click to leave the lines as they are."""
    return "\n".join(["\b", title, *(f"  whosays {command}" for command in commands)])


def _example(command: str) -> str:
    return _as_typed("Example:", command)


def _base(_context: click.Context, _option: click.Parameter, base: str) -> str:
    """Refuse what IRIs cannot begin with before anything is read."""
    try:
        Iris.of(Vocabulary.load(), base)
    except ValueError as fault:
        raise click.BadParameter(str(fault)) from fault
    return base


class Commands(click.Group):
    """The commands; a fault that somebody can mend is one line on standard error, and status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except WhosaysError as fault:
            raise click.ClickException(harmless(str(fault))) from fault


_START = _as_typed("Start with:", "build examples", 'claims --about "Heron 2 Ultra"', "serve")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=_START)
@click.version_option(package_name="whosays")
def main() -> None:
    """Build, ask and serve a graph of AI models in which every fact says who says it, in which words, and when."""


@main.command(epilog=_example("build articles cards/heron.md --data data"))
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@data_folder
@click.option(
    "--base", default=DEFAULT_BASE, callback=_base, show_default=True, help="What the IRIs of the graph begin with."
)
@click.option("--keep-going", is_flag=True, help="Build the rest, with status 0, and list what was left out.")
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
    model_url: str | None,
    model: str | None,
    processes: int,
    keep_going: bool,
    residue: bool,
) -> None:
    """Read documents and publish a snapshot of what they say.

    SOURCES are files or folders: text, Markdown, HTML, PDF, tables, records, RDF. A `sources.yaml` beside them may say
    where they are from, and a NAME.claims.yaml states claims by hand or takes wrong ones back. If anything cannot be
    read the published snapshot stays as it was, and the status is 1.
    """
    faults: list[WhosaysError] = []
    report: Callable[[WhosaysError], None] = faults.append if keep_going else _stop
    vocabulary = Vocabulary.load()
    proposer = _proposer(model_url, model, vocabulary)
    documents, curations = parted(sources_in(sources, report), report)
    curate = partial(curations.applied, vocabulary=vocabulary, iris=Iris.of(vocabulary, base), on_error=report)
    read = readings_of(documents, processes, whole=proposer is not None or curations.has_any)
    readings = Spool(without_blocks(curate(each)) for each in _readings(read, len(documents), proposer, report))
    if not readings:
        raise faults[0] if faults else SourceError(str(sources[0]), "no document to read", "name a file or a folder")
    contents = Contents(readings, vocabulary, base)
    snapshot = publish(data, contents.quads(), contents.texts(), contents.facts())
    summary = summary_of(readings, vocabulary, quotes_verified(snapshot))
    out.print(table(("what was read", "count"), summary.rows(), f"Snapshot {snapshot.id}"))
    for line in summary.residue() if residue else ():
        click.echo(harmless(line))
    if not summary.claims:
        hint = (
            "nothing was understood: see docs/add-a-pattern.md for names and words, and --residue for what was not read"
        )
        click.echo(hint, err=True)
    if proposer is not None and (refused := proposer.told()):
        click.echo(harmless(refused), err=True)
    for idle in curations.idle(readings):
        click.echo(f"{idle.stated.place}: nothing was read that this could take back", err=True)
    for fault in faults:
        click.echo(f"left out: {harmless(str(fault))}", err=True)


def _stop(fault: WhosaysError) -> None:
    """Let the first fault end the build, and say how to build in spite of it."""
    raise type(fault)(fault.place, fault.what, f"{fault.remedy} (or build the rest with --keep-going)")


def _proposer(url: str | None, name: str | None, vocabulary: Vocabulary) -> Proposer | None:
    """Return what asks the model that is named; nothing that could reach a network is loaded where none is."""
    if url is None and name is None:
        return None
    if url is None or name is None:
        raise click.UsageError("--model-url and --model go together: give the address and the model's name there")
    try:
        from .loaders.proposals.model import Model  # noqa: PLC0415 (needs the extra, and may reach a network)
        from .loaders.proposals.proposing import Proposer  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        message = f"{missing.name} is not installed; to ask a model, run: pip install 'whosays[llm]'"
        raise click.ClickException(message) from missing
    return Proposer(Model(url, name), vocabulary)


def _readings(
    read: Iterator[Reading | SourceError],
    count: int,
    proposer: Proposer | None,
    on_error: Callable[[WhosaysError], None],
) -> Iterator[Reading]:
    """Yield what was read of each source, with what a model proposes where one is asked."""
    claims = 0
    with progress(count) as advance:
        for reading in read:
            if isinstance(reading, SourceError):
                on_error(reading)
            else:
                proposed = _with_proposals(reading, proposer, on_error)
                claims += len(proposed.claims)
                yield proposed
            advance(claims)


def _with_proposals(reading: Reading, proposer: Proposer | None, on_error: Callable[[WhosaysError], None]) -> Reading:
    """Return a reading with what a model proposes, or as it is where the model fails and the build may go on."""
    try:
        return reading if proposer is None else proposer.added(reading)
    except ModelError as fault:
        on_error(fault)
        return reading


@main.command(epilog=_example("serve --port 8080"))
@data_folder
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to listen on.")
def serve(data: Path, host: str, port: int) -> None:
    """Serve the published snapshot: pages at /, the SPARQL endpoint at /sparql."""
    from waitress.server import create_server  # noqa: PLC0415 (no other command needs a server)

    from .server.app import create_app  # noqa: PLC0415

    Snapshot.current(data)
    app = create_app(data)
    try:
        server = create_server(app, host=host, port=port, ident=None, threads=_THREADS)
    except OSError as fault:
        reason = fault.strerror or fault
        raise click.ClickException(f"{host}:{port}: cannot listen there ({reason}); choose another --port") from fault
    click.echo(f"Serving {data} at http://{host}:{port}/ and http://{host}:{port}/sparql (stop with Ctrl-C)")
    server.run()


@main.command(epilog=_example('claims --about "Heron 2 Ultra" --format csv'))
@data_folder
@click.option("--source", help="Only claims of this source: its id, file name or title (see `whosays sources`).")
@click.option("--about", help="Only claims about what goes by this name.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True)
def claims(data: Path, source: str | None, about: str | None, form: str) -> None:
    """List claims: who says what of whom, in which words, and where."""
    rows = claims_in(Snapshot.current(data), source, about)
    if form == "jsonl":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    elif form == "csv":
        writer = csv.DictWriter(sys.stdout, KEYS)
        writer.writeheader()
        writer.writerows(rows)
    else:
        lines = [_line(row) for row in rows]
        out.print(table(("about", "property", "value", "words", "source"), lines, f"{len(lines)} claims"))


def _line(row: Row) -> tuple[str, ...]:
    """Return a claim in few words: what is asserted as equal goes without saying so."""
    value = str(row["valueLabel"] or row["value"] or "")
    words = [str(row["comparator"]) if row["comparator"] != "=" else "", value]
    if row["modality"] != "asserted":
        words.append(f"({row['modality']})")
    name = " ".join(str(part) for part in (row["property"], row["benchmark"]) if part)
    quote = shorten(str(row["quote"]), _SHOWN, placeholder=" …")
    return str(row["subjectLabel"]), name, " ".join(filter(None, words)), quote, str(row["source"])


@main.command(epilog=_example('query who-says-what --set "subject=Heron 2 Ultra"'))
@click.argument("question", metavar="FILE.rq|NAME|-")
@data_folder
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="A parameter's value: date, name, IRI.")
@click.option("--format", "form", type=click.Choice(["table", *FORMS]), default="table", show_default=True)
def query(question: str, data: Path, values: tuple[str, ...], form: str) -> None:
    """Ask the graph: a query of a file, of standard input (-), or one of ours by its name.

    `whosays query list` shows the questions that come with it.
    """
    catalogue = Catalogue.load()
    if question == "list":
        ours = [each for each in catalogue.queries.values() if each.theme != "pages"]
        out.print(
            table(
                ("name", "answers", "takes"), [(q.name, q.about, " ".join(p.name for p in q.parameters)) for q in ours]
            )
        )
        return
    asked = (
        read_query(question, _text_of(question), is_ours=False)
        if question == "-" or question.endswith(".rq")
        else catalogue.named(question)
    )
    snapshot = Snapshot.current(data)
    bound = asked.bind(**_given(snapshot, asked, values))
    if form != "table":
        click.echo(answered(snapshot, bound, form), nl=False)
    elif is_table(bound):
        names, *rows = rows_of(snapshot, bound)
        out.print(table(names, rows))
    else:
        click.echo(answered(snapshot, bound), nl=False)


def _given(snapshot: Snapshot, asked: Query, values: tuple[str, ...]) -> dict[str, str | None]:
    """Return a value or None for each parameter; where an IRI is wanted a name does, and an unknown IRI is told."""
    given: dict[str, str | None] = {parameter.name: None for parameter in asked.parameters}
    given |= dict(_assigned(value) for value in values)
    for parameter in asked.parameters:
        if parameter.kind == "iri" and (typed := given[parameter.name]) is not None:
            given[parameter.name] = iri = iri_meant(snapshot, typed, parameter.example)
            if not is_known(snapshot, iri):
                click.echo(f"{harmless(iri)}: nothing in the snapshot has this IRI; a name does as well", err=True)
    return given


def _assigned(value: str) -> tuple[str, str]:
    name, equals, text = value.partition("=")
    if not equals:
        raise QueryError("--set", f"{value!r} gives no value", "write NAME=VALUE")
    return name, text


def _text_of(question: str) -> str:
    try:
        return sys.stdin.read() if question == "-" else Path(question).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise QueryError(question, f"it cannot be read ({fault})", "name a file of SPARQL in UTF-8") from fault


@main.command(epilog=_example("evaluate --gold tests/gold --docs examples --docs tests/gold/docs --misses"))
@click.option("--gold", required=True, type=click.Path(path_type=Path), help="The folder of the gold files.")
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
    gold: Path,
    docs: tuple[Path, ...],
    data: Path | None,
    only: tuple[str, ...],
    split: str | None,
    *,
    misses: bool,
    false: bool,
    form: str,
) -> None:
    """Measure how well documents are understood, against facts that careful readers found in them.

    The format of the gold, and what each figure counts, is in docs/evaluate.md.
    """
    vocabulary = Vocabulary.load()
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
    if form == "json":
        click.echo(json.dumps(whole(found, misses=misses, false=false), ensure_ascii=False, indent=2))
    elif form == "jsonl":
        for record in records(found, misses=misses, false=false):
            click.echo(json.dumps(record, ensure_ascii=False))
    else:
        for each in tables(found, misses=misses, false=false):
            out.print(table(each.names, each.rows, each.title))


@main.command(epilog=_example("restore backup.nq.gz --data data"))
@click.argument("dump", type=click.Path(path_type=Path, dir_okay=False))
@data_folder
def restore(dump: Path, data: Path) -> None:
    """Publish a snapshot from a dump in N-Quads (.nq or .nq.gz) as it is."""
    snapshot = restored(data, dump)
    click.echo(f"Snapshot {snapshot.id}: {snapshot.seal['quads']:,} quads")


@main.command(epilog=_example("sources --data data"))
@data_folder
def sources(data: Path) -> None:
    """List the sources of the published snapshot, with how much each gave."""
    _, *rows = rows_of(Snapshot.current(data), Catalogue.load().named("sources/counts").bind())
    names = ("id", "file", "title", "publisher", "published", "claims", "not understood")
    out.print(table(names, [(row[0].rsplit("/", 1)[-1], *row[1:]) for row in rows]))


@main.command(epilog=_example("limits"))
def limits() -> None:
    """List the limits on what is accepted, each with its reason."""
    out.print(
        table(
            ("limit", "value", "unit", "because"),
            [(each.name, f"{each.value:,}", each.unit, each.why) for each in LIMITS],
        )
    )


if __name__ == "__main__":
    main()
