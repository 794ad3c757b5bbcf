"""The endpoints that are measured: each loads the same N-Quads, serves them on a free port, and ends with us."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from contextlib import contextmanager
from time import monotonic, sleep
from typing import TYPE_CHECKING, NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from ..running import program, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

STARTS_WITHIN = 120
# Where Virtuoso, which knows no default graph, keeps the triples that stand in none.
DEFAULT_GRAPH = "urn:benchmark:default"
_ANY_GRAPH = re.compile(r"GRAPH (\?\w{1,40})")
_VIRTUOSO_BUFFERS = 170_000  # of 8 kB each: its own advice for 2 GB


class Peer(NamedTuple):
    """One endpoint: `serving` takes a dump in N-Quads and an empty folder, and gives the address of its queries.

    `worded` makes of a query what the peer understands as the same question.
    """

    name: str
    serving: Callable[[Path, Path], AbstractContextManager[str]]
    worded: Callable[[str], str] = str


@contextmanager
def whosays(dump: Path, folder: Path) -> Iterator[str]:
    """Serve the dump by `whosays serve`."""
    here = [sys.executable, "-m", "whosays"]
    run([*here, "restore", str(dump), "--data", str(folder)])
    port = free_port()
    url = f"http://127.0.0.1:{port}/sparql"
    with _started([*here, "serve", "--data", str(folder), "--port", str(port)], url, folder):
        yield url


@contextmanager
def oxigraph(dump: Path, folder: Path) -> Iterator[str]:
    """Serve the dump by the native Oxigraph server, from disk."""
    server = program("oxigraph", "pip install 'whosays[benchmark]'")
    run([server, "load", "--location", str(folder / "store"), "--file", str(dump)])
    port = free_port()
    url = f"http://127.0.0.1:{port}/query"
    place = ["--location", str(folder / "store"), "--bind", f"127.0.0.1:{port}"]
    with _started([server, "serve-read-only", *place], url, folder):
        yield url


@contextmanager
def virtuoso(dump: Path, folder: Path) -> Iterator[str]:
    """Serve the dump by Virtuoso 7.

    N-Quads go in by its bulk loader: `ld_dir` registers files in a folder that the configuration allows, with the graph
    of the triples that name none, `rdf_loader_run` loads what is registered, and a checkpoint keeps it. A rule has its
    index of words hold all literals.
    """
    remedy = "on Debian: apt-get install virtuoso-opensource"
    server, isql = program("virtuoso-t", remedy), program("isql-vt", remedy)
    port, sql = free_port(), free_port()
    configuration = folder / "virtuoso.ini"
    configuration.write_text(_virtuoso_ini(folder, dump.parent, port, sql), "utf-8")
    url = f"http://127.0.0.1:{port}/sparql"
    with _started([server, "+foreground", "+configfile", str(configuration)], url, folder):
        for statement in (
            "DB.DBA.RDF_OBJ_FT_RULE_ADD(null, null, 'All')",
            f"ld_dir('{dump.parent}', '{dump.name}', '{DEFAULT_GRAPH}')",
            "rdf_loader_run()",
            "DB.DBA.VT_INC_INDEX_DB_DBA_RDF_OBJ()",
            "checkpoint",
        ):
            run([isql, str(sql), "dba", "dba", f"exec={statement};"])
        yield url


def for_virtuoso(query: str) -> str:
    """Return a query that means the same to Virtuoso, whose default graph is the union of all.

    Patterns outside of GRAPH get the graph of what stands in none, and those in any graph leave it out.
    """
    head, body = query.split("WHERE {", 1)
    inside, end = body.rsplit("}", 1)
    graphs = sorted(set(_ANY_GRAPH.findall(inside)))
    if not graphs:
        return f"{head}WHERE {{ GRAPH <{DEFAULT_GRAPH}> {{{inside}}} }}{end}"
    named = "".join(f"FILTER ({graph} != <{DEFAULT_GRAPH}>) " for graph in graphs)
    return f"{head}WHERE {{{inside}{named}}}{end}"


PEERS = (
    Peer("Oxigraph", oxigraph),
    Peer("whosays", whosays),
    Peer("Virtuoso", virtuoso, for_virtuoso),
)


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def _started(command: Sequence[str], url: str, folder: Path) -> Iterator[None]:
    """Run a server until the end; RuntimeError, with the end of what it told, where it does not answer in time."""
    told = folder.with_name(f"{folder.name}.log")
    with told.open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)  # noqa: S603
        try:
            if not _answers(f"{url}?query=ASK%20%7B%7D", server):
                last = told.read_text("utf-8", "replace")[-1000:]
                raise RuntimeError(f"{command[0]} does not answer within {STARTS_WITHIN} s: {last}")
            yield
        finally:
            server.terminate()
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _answers(url: str, server: subprocess.Popen[bytes]) -> bool:
    end = monotonic() + STARTS_WITHIN
    while monotonic() < end and server.poll() is None:
        try:
            with urlopen(url, timeout=5):  # noqa: S310 (our own address)
                return True
        except (URLError, OSError):
            sleep(0.2)
    return False


def _virtuoso_ini(folder: Path, data: Path, port: int, sql: int) -> str:
    text = f"""
        [Database]
        DatabaseFile = {folder}/virtuoso.db
        ErrorLogFile = {folder}/virtuoso.log
        LockFile = {folder}/virtuoso.lck
        TransactionFile = {folder}/virtuoso.trx
        xa_persistent_file = {folder}/virtuoso.pxa
        [TempDatabase]
        DatabaseFile = {folder}/virtuoso-temp.db
        TransactionFile = {folder}/virtuoso-temp.trx
        [Parameters]
        ServerPort = {sql}
        DirsAllowed = {data}
        NumberOfBuffers = {_VIRTUOSO_BUFFERS}
        MaxDirtyBuffers = {_VIRTUOSO_BUFFERS * 3 // 4}
        [HTTPServer]
        ServerPort = 127.0.0.1:{port}
        ServerThreads = 20
        [SPARQL]
        ResultSetMaxRows = 100000
        """
    return re.sub(r"^ +", "", text, flags=re.MULTILINE)
