"""All dump files of a snapshot in one folder, with their checksums and a description; whole, or not there."""

from __future__ import annotations

import json
import shutil
from importlib.resources import files
from typing import TYPE_CHECKING

from ..errors import ExportError, reason_of
from ..seal import digest_of, sync
from .context import context
from .croissant import Dump, croissant, dumps_in
from .files import written
from .forms import form_called
from .tables import has_parquet
from .wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ..snapshot import Snapshot

DUMPS = "dumps"
DESCRIPTION, SUMS = "croissant.json", "SHA256SUMS"
_GZIP = "application/gzip"
# The files by name, each with its format and what it holds.
_FORMS = {
    "quads.nq.gz": ("nquads", "Everything in N-Quads, sorted"),
    "quads.trig.gz": ("trig", "Everything in TriG, graph by graph"),
    "quads-1.2.trig.gz": ("rdf12", "Everything in TriG of RDF 1.2, in which claims are reifiers"),
    "consensus.ttl.gz": ("turtle", "What the sources support together, in Turtle"),
    "things.jsonld.gz": ("jsonld", "Things with their facts and the claims about them, in JSON-LD"),
    "nanopublications.trig.gz": ("nanopub", "A nanopublication for each claim, in TriG"),
    "annotations.jsonld.gz": ("annotations", "A Web Annotation for each claim, in JSON-LD"),
    "claims.csv": ("csv", "All claims, a row each"),
    "claims.parquet": ("parquet", "All claims, a row each"),
}


def place_of(snapshot: Snapshot) -> Path:
    """Return the folder in which a server looks for the dump of a snapshot: beside the snapshots."""
    return snapshot.folder.parents[1] / DUMPS / snapshot.id


def dumps_of(snapshot: Snapshot) -> tuple[Dump, ...]:
    """Return the files of the dump that is there for a server, as it is described; none where there is no whole one."""
    folder = place_of(snapshot)
    try:
        found = dumps_in(json.loads((folder / DESCRIPTION).read_bytes()))
        is_whole = all("/" not in dump.name and (folder / dump.name).stat().st_size == dump.size for dump in found)
    except (OSError, ValueError, TypeError, KeyError):
        return ()
    return tuple(found) if is_whole else ()


def write_dumps(
    snapshot: Snapshot, folder: Path, licence: str | None = None, step: Callable[[str], None] = lambda _: None
) -> list[Dump]:
    """Write all dump files of a snapshot into a folder, in place of an earlier dump there; return what they are.

    `step` hears the name of each file before it is written. Parquet is among them where pyarrow is installed.
    ExportError for a folder that holds something else, or where the disk refuses; then it is as it was.
    """
    part, before = folder.with_name(f".{folder.name}.part"), folder.with_name(f".{folder.name}.before")
    if folder.exists() and not (folder / DESCRIPTION).is_file() and any(folder.iterdir()):
        raise ExportError(str(folder), "this holds something else than a dump", "name another folder, or an empty one")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        dumps = list(_written(snapshot, part, step))
        _describe(part, snapshot, dumps, licence)
        shutil.rmtree(before, ignore_errors=True)
        if folder.exists():
            folder.rename(before)
        part.rename(folder)
        sync(folder.parent)
    except OSError as error:
        remedy = "make room, or name a folder that can be written"
        raise ExportError(str(folder), f"cannot be written ({reason_of(error)})", remedy) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(before, ignore_errors=True)
    return dumps


def forget_dumps(snapshot: Snapshot) -> None:
    """Remove the dumps of snapshots that are there no more, where a server looks for dumps."""
    snapshots, dumps = snapshot.folder.parent, place_of(snapshot).parent
    for folder in dumps.iterdir() if dumps.is_dir() else ():
        if not (snapshots / folder.name).exists():
            shutil.rmtree(folder)


def _written(snapshot: Snapshot, folder: Path, step: Callable[[str], None]) -> Iterator[Dump]:
    wanted = Wanted(snapshot)
    for name, (form_name, about) in _FORMS.items():
        form = form_called(form_name)
        if form_name == "parquet" and not has_parquet():
            continue
        step(name)
        with written(folder / name) as out:
            form.write(wanted, out)
        media_type = _GZIP if name.endswith(".gz") else form.media_type
        yield _dump(folder / name, about, media_type)
    for name, about, media_type, content in _ours():
        with written(folder / name) as out:
            out.write(content)
        yield _dump(folder / name, about, media_type)


def _ours() -> Iterator[tuple[str, str, str, bytes]]:
    """Yield what helps to read the rest: the ontology, and the context of JSON-LD."""
    ontology = files(__package__.partition(".")[0]).joinpath("ontology.ttl").read_bytes()
    yield "ontology.ttl", "The ontology", "text/turtle", ontology
    ours = json.dumps({"@context": context()}, ensure_ascii=False, indent=1).encode() + b"\n"
    yield "context.jsonld", "The JSON-LD context of the ontology", "application/ld+json", ours


def _dump(path: Path, about: str, media_type: str) -> Dump:
    return Dump(path.name, about, media_type, path.stat().st_size, digest_of(path))


def _describe(folder: Path, snapshot: Snapshot, dumps: list[Dump], licence: str | None) -> None:
    with written(folder / DESCRIPTION) as out:
        description = croissant(snapshot, dumps, licence)
        out.write(json.dumps(description, ensure_ascii=False, indent=1).encode() + b"\n")
    sums = [*((dump.sha256, dump.name) for dump in dumps), (digest_of(folder / DESCRIPTION), DESCRIPTION)]
    with written(folder / SUMS) as out:
        out.writelines(f"{digest}  {name}\n".encode() for digest, name in sums)
