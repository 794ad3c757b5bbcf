"""`whosays serve`: the published snapshot over HTTP."""

from __future__ import annotations

from pathlib import Path

import click

from ..graph.snapshot import Snapshot
from .typed import data_folder, example

# A thread waits for each query that is being answered, up to its time limit; pages need some as well.
_THREADS = 16


@click.command(epilog=example("serve --port 8080"))
@data_folder
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to listen on.")
@click.option(
    "--token-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Let those write who have a token of this file of `name: token` lines; else nobody, but by WHOSAYS_TOKEN.",
)
def serve(data: Path, host: str, port: int, token_file: Path | None) -> None:
    """Serve the published snapshot: pages at /, the SPARQL endpoint at /sparql."""
    from waitress.server import create_server  # noqa: PLC0415 (no other command needs a server)

    from ..server.app import create_app  # noqa: PLC0415
    from .writer import writing_into  # noqa: PLC0415

    Snapshot.current(data)
    app = create_app(data, writes=writing_into(data, token_file))
    try:
        server = create_server(app, host=host, port=port, ident=None, threads=_THREADS)
    except OSError as fault:
        reason = fault.strerror or fault
        raise click.ClickException(f"{host}:{port}: cannot listen there ({reason}); choose another --port") from fault
    click.echo(f"Serving {data} at http://{host}:{port}/ and http://{host}:{port}/sparql (stop with Ctrl-C)")
    server.run()
