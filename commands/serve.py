"""`whosays serve`: the published snapshot over HTTP."""

from __future__ import annotations

import socket
from functools import partial
from pathlib import Path

import click

from ..graph.cores import cores
from ..graph.snapshot import Snapshot
from .typed import data_folder, example
from .typed import federation as federation_option


@click.command(epilog=example("serve --port 8080"))
@data_folder
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to listen on.")
@click.option(
    "--processes", type=click.IntRange(1, 256), show_default="one a core", help="How many processes take requests."
)
@click.option("--union", is_flag=True, help="Make the default graph of queries all graphs together.")
@federation_option
@click.option(
    "--see-other",
    type=click.Choice(["id", "all", "none"]),
    default="id",
    show_default=True,
    help="Which names of things lead to a document (303) and do not answer themselves: those below /id/, all, none.",
)
@click.option(
    "--quads-in-memory",
    type=click.IntRange(0),
    metavar="N",
    help="Serve a snapshot of up to N quads from memory, a larger one from disk [default: see `whosays limits`]",
)
@click.option(
    "--token-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Let those write who have a token of this file of `name: token` lines; else nobody, but by WHOSAYS_TOKEN.",
)
@click.option(
    "--access-log",
    metavar="FILE",
    help="Append a line of JSON for each request to this file; - is standard output.  [default: none]",
)
@click.option(
    "--behind-proxy",
    is_flag=True,
    help="Take a client's address from the last entry of X-Forwarded-For: only where a proxy writes it.",
)
def serve(  # noqa: PLR0913 (one for each option)
    *,
    data: Path,
    host: str,
    port: int,
    processes: int | None,
    union: bool,
    federation: tuple[str, ...],
    see_other: str,
    quads_in_memory: int | None,
    token_file: Path | None,
    access_log: str | None,
    behind_proxy: bool,
) -> None:
    """Serve the published snapshot: pages at /, the SPARQL endpoint at /sparql."""
    from ..server.serving import Settings  # noqa: PLC0415 (no other command needs a server)
    from ..server.serving import serve as served  # noqa: PLC0415
    from ..server.site import SeeOther  # noqa: PLC0415
    from .writer import writing_into  # noqa: PLC0415

    Snapshot.current(data, verify=True)
    _check_address(host, port)
    _check_log(access_log)
    words = f"Serving {data} at http://{host}:{port}/ and http://{host}:{port}/sparql (stop with Ctrl-C)"
    settings = Settings(
        *(data, host, port, processes or cores(), union, quads_in_memory, access_log, behind_proxy, federation),
        see_other=SeeOther(see_other),
    )
    served(settings, writing_into(data, token_file), partial(click.echo, words))


def _check_log(path: str | None) -> None:
    """Refuse a log that nobody can write to before anything is started."""
    if path in {None, "-"}:
        return
    try:
        with Path(str(path)).open("ab"):
            pass
    except OSError as fault:
        reason = fault.strerror or fault
        raise click.ClickException(f"{path}: cannot be written to ({reason}); choose another --access-log") from fault


def _check_address(host: str, port: int) -> None:
    """Refuse an address where nobody can listen before anything is started."""
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as fault:
        reason = fault.strerror or fault
        raise click.ClickException(f"{host}:{port}: cannot listen there ({reason}); choose another --port") from fault
