"""A process that answers queries from one snapshot: `python -m whosays.server.worker STORE`.

The engine can neither be stopped nor trusted to live: some queries run for ever, and some abort the process that
asks them. So strangers' queries are asked here, and the server lives on when this process does not. Requests and
answers are frames on standard input and output: eight bytes of length, then the bytes.
"""

from __future__ import annotations

import json
import sys
from typing import IO, TYPE_CHECKING

from pyoxigraph import NamedNode, QueryResultsFormat, RdfFormat, Store

from .functions import results_of
from .xml_text import well_formed

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, DefaultGraph

LENGTH = 8
XML = (QueryResultsFormat.XML, RdfFormat.RDF_XML)
ANSWERED, NO_QUERY, FAILED = b"a", b"q", b"f"


def write_frame(stream: IO[bytes], content: bytes) -> None:
    """Write one frame and send it off."""
    stream.write(len(content).to_bytes(LENGTH) + content)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Return the content of the next frame; None at the end of the stream."""
    length = stream.read(LENGTH)
    if len(length) < LENGTH:
        return None
    content = stream.read(int.from_bytes(length))
    return content if len(content) == int.from_bytes(length) else None


def answered(store: Store, request: bytes) -> bytes:
    """Return the answer to a request: a letter that tells how it went, then the answer or the engine's message."""
    asked = json.loads(request)
    default: list[NamedNode | BlankNode | DefaultGraph] | None = None
    named: list[NamedNode | BlankNode] | None = None
    if asked["default"] or asked["named"]:
        default = [NamedNode(iri) for iri in asked["default"]]
        named = [NamedNode(iri) for iri in asked["named"]]
    form = QueryResultsFormat.from_media_type(asked["form"]) or RdfFormat.from_media_type(asked["form"])
    try:
        results = results_of(store, asked["query"], base_iri=asked["base"], default_graph=default, named_graphs=named)
        written = results.serialize(format=form) or b""  # type: ignore[arg-type]  # chosen for the kind
        return ANSWERED + (well_formed(written) if form in XML else written)
    except SyntaxError as error:
        return NO_QUERY + str(error).encode()
    except (ValueError, RuntimeError, OSError) as error:
        return FAILED + str(error).encode()


def main() -> None:
    """Answer requests until there are no more."""
    store = Store.read_only(sys.argv[1])
    while (request := read_frame(sys.stdin.buffer)) is not None:
        write_frame(sys.stdout.buffer, answered(store, request))


if __name__ == "__main__":
    main()
