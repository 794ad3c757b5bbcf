"""`whosays query`: a question of a file, of standard input, or one of ours, and its answer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..graph.called import iri_meant, is_known
from ..graph.errors import QueryError
from ..graph.iris import DEFAULT_BASE
from ..graph.queries import Catalogue, read_query
from ..graph.rdf import WS
from ..graph.snapshot import Snapshot
from ..printing import fits, harmless, out, records, table
from ..server.endpoint.federation import normalized
from ..server.terminal import FORMS, answered, is_table, rows_of
from .typed import data_folder, example
from .typed import federation as federation_option

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ..graph.queries import Query


@click.command(epilog=example('query who-says-what --set "subject=Heron 2 Ultra"'))
@click.argument("question", metavar="FILE.rq|NAME|-")
@data_folder
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="A parameter's value: date, name, IRI.")
@federation_option
@click.option("--format", "form", type=click.Choice(["table", *FORMS]), default="table", show_default=True)
def query(question: str, data: Path, values: tuple[str, ...], federation: tuple[str, ...], form: str) -> None:
    """Ask the graph: a query of a file, of standard input (-), or one of ours by its name.

    `whosays query list` shows the questions that come with it. What is too wide for a table is shown row by row. One
    that asks another endpoint, too, does so only where --federation names that.
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
    given = _given(snapshot, asked, values)
    _check_endpoints(asked, given, federation)
    bound = asked.bind(**given)
    if form != "table":
        click.echo(answered(snapshot, bound, form, federation), nl=False)
    elif is_table(bound, federation):
        names, *found = rows_of(snapshot, bound, federation)
        rows = [[_short(cell, snapshot) for cell in row] for row in found]
        if rows and not fits(names, rows, out.width):
            click.echo(records(names, rows))
        else:
            out.print(table(names, rows))
    else:
        click.echo(answered(snapshot, bound, allowed=federation), nl=False)


def _check_endpoints(asked: Query, given: Mapping[str, str | None], allowed: Collection[str]) -> None:
    """Refuse to ask an endpoint that is not listed, and say how to list it."""
    for parameter in asked.endpoints:
        address = given[parameter.name] or parameter.example
        if normalized(address) not in allowed:
            what = f"it asks {address}, which is not allowed"
            remedy = f"allow that by --federation {address}, or choose another by --set {parameter.name}=URL"
            raise QueryError(asked.name, harmless(what), harmless(remedy))


def _short(cell: str, snapshot: Snapshot) -> str:
    """Return an IRI of ours as people read it: `model/heron-2`, `ws:Released`; anything else as it is."""
    ours = cell.removeprefix(snapshot.seal.get("base", DEFAULT_BASE))
    return f"ws:{cell.removeprefix(WS.iri)}" if cell.startswith(WS.iri) else ours or cell


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
