"""What somebody sends to be kept: a file, or a body of some type, on disk and never in memory, up to its limit."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING

from werkzeug.exceptions import RequestEntityTooLarge

from ...graph.limits import limit
from .parameters import FORM, parameters
from .refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from flask import Request

MULTIPART = "multipart/form-data"
# The ending that a document of a media type has where nobody names its file.
ENDINGS = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/json": ".json",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/yaml": ".yaml",
    "text/yaml": ".yaml",
    "application/toml": ".toml",
    "text/turtle": ".ttl",
    "application/n-triples": ".nt",
    "application/n-quads": ".nq",
    "application/trig": ".trig",
    "text/n3": ".n3",
    "application/rdf+xml": ".rdf",
    "application/ld+json": ".jsonld",
}
OVERHEAD = 65_536  # what a form says beside its files
_PARTS = 20
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent: where it is for now, what it is called, its media type, and what is said beside it."""

    path: Path
    name: str
    media_type: str
    told: Mapping[str, str]


@contextmanager
def upload_in(request: Request) -> Iterator[Upload]:
    """Take the document that a request sends; Refused where it sends none, several, or more than the limit."""
    with uploads_in(request) as (files, told):
        if len(files) != 1:
            words = f"send one document: as the body, or as the one file of a form; found {len(files)}"
            raise Refused(HTTPStatus.BAD_REQUEST, words)
        path, name, media_type = files[0]
        stated = {key: value for key, value in told.items() if key != "file"}
        yield Upload(path, told.get("file") or name, media_type, stated)


@contextmanager
def uploads_in(request: Request) -> Iterator[tuple[list[tuple[Path, str, str]], dict[str, str]]]:
    """Take all files of a request, each with its name and media type, and its other parameters."""
    most = limit("document_bytes").value + OVERHEAD
    request.max_content_length, request.max_form_parts = most, _PARTS
    request.max_form_memory_size = most if request.mimetype == FORM else OVERHEAD
    if (request.content_length or 0) > most:
        raise too_large()
    with TemporaryDirectory(prefix="whosays-") as folder:
        try:
            sent = _sent(request, Path(folder))
        except RequestEntityTooLarge as error:
            raise too_large() from error
        yield sent


def _sent(request: Request, folder: Path) -> tuple[list[tuple[Path, str, str]], dict[str, str]]:
    if request.mimetype == MULTIPART:
        told = dict(request.args.items()) | dict(request.form.items())
        files = []
        for number, (_, part) in enumerate(request.files.items(multi=True)):
            path = folder / str(number)
            _copied(part.stream, path)
            files.append((path, part.filename or "", (part.mimetype or "").lower()))
        return files, told
    if request.mimetype == FORM:
        form = parameters(request)
        told = {name: form.all(name)[-1] for name in form.names()}
        path = folder / "text"
        path.write_text(told.pop("text", ""), encoding="utf-8")
        return [(path, "", "text/plain")], told
    path = folder / "body"
    _copied(request.stream, path)
    return [(path, "", request.mimetype)], dict(request.args.items())


def too_large() -> Refused:
    """Return the refusal of what is larger than a document may be."""
    most = limit("document_bytes")
    return Refused(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"documents are limited to {most.value} {most.unit}: {most.why}"
    )


def _copied(stream: IO[bytes], path: Path) -> None:
    most, size = limit("document_bytes").value, 0
    with path.open("wb") as file:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise too_large()
            file.write(chunk)
