"""The description of dump files for machine learning tools (Croissant 1.0, of MLCommons): exactly those files."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

from ..iris import DEFAULT_BASE
from ..listing import KEYS
from ..rights import RIGHTS
from .tables import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..snapshot import Snapshot

CONFORMS_TO = "http://mlcommons.org/croissant/1.0"
# The context that the specification gives; readers compare with it.
_OF_CROISSANT = (
    *("citeAs", "column", "equivalentProperty", "extract", "field", "fileObject", "fileProperty", "fileSet", "format"),
    *("includes", "samplingRate"),
    *("isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex", "repeated"),
    *("replace", "separator", "source", "subField", "transform"),
)
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{name: f"cr:{name}" for name in _OF_CROISSANT},
}
FIELDS = {
    "source": "The file name of the document that says it.",
    "claim": "The IRI of the claim.",
    "subject": "The IRI of what the claim is about; of a score, the model.",
    "subjectLabel": "What the subject is called.",
    "subjectType": "The class of the subject, by its local name in the ontology.",
    "property": "The property, by its local name in the ontology.",
    "value": "Plain digits, an ISO or EDTF date, true or false, an IRI, or text; empty where it is not disclosed.",
    "valueLabel": "What the value is called, where it is an IRI.",
    "valueType": "What the value is: number, date, boolean, entity, concept or text.",
    "unit": "The unit of a number.",
    "comparator": "How the stated number relates to the true one: = ~ > >= < <=.",
    "modality": "Whether it is asserted, reported, anticipated, denied or undisclosed.",
    "asOf": "The date for which the source says it, in EDTF.",
    "accordingTo": "Whom the source credits.",
    "benchmark": "The benchmark of a score.",
    "setting": "What narrows the claim.",
    "quote": "The words of the source, unchanged.",
    "start": "Where the words begin in the text of the source, in Unicode code points.",
    "end": "Where they end.",
}
# What the tools of Croissant call Parquet.
_THEIRS = {"application/vnd.apache.parquet": "application/x-parquet"}
_OURS = {theirs: ours for ours, theirs in _THEIRS.items()}
_TABLES = ("text/csv", "application/vnd.apache.parquet")


class Dump(NamedTuple):
    """A file of a dump: its name, what it holds, its media type, its size in bytes and its SHA-256, in hex."""

    name: str
    about: str
    media_type: str
    size: int
    sha256: str


def croissant(snapshot: Snapshot, dumps: Iterable[Dump], licence: str | None = None) -> dict[str, Any]:
    """Return the description of the files of a snapshot's dump; the tables among them with their columns."""
    dumps = list(dumps)
    base, built = str(snapshot.seal.get("base", DEFAULT_BASE)), str(snapshot.seal.get("built", ""))
    stated: Mapping[str, Any] = {"license": licence} if licence else {}
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "name": "whosays",
        "description": "What is said of AI models, and who says it: each claim with its words and its source.",
        "conformsTo": CONFORMS_TO,
        "url": f"{base}dataset",
        "version": _version(built, snapshot.id),
        "datePublished": built,
        "creator": {"@type": "sc:Organization", "name": "whosays"},
        **stated,
        "usageInfo": RIGHTS,
        "isLiveDataset": False,
        "distribution": [_file(dump) for dump in dumps],
        "recordSet": [_records(dump) for dump in dumps if dump.media_type in _TABLES],
    }


def dumps_in(description: Mapping[str, Any]) -> list[Dump]:
    """Return the files that a description of ours names; KeyError, TypeError or ValueError where it is none."""
    return [
        Dump(
            str(each["name"]),
            str(each["description"]),
            _OURS.get(str(each["encodingFormat"]), str(each["encodingFormat"])),
            int(str(each["contentSize"]).removesuffix(" B")),
            str(each["sha256"]),
        )
        for each in description["distribution"]
    ]


def _file(dump: Dump) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": dump.name,
        "name": dump.name,
        "description": dump.about,
        "contentUrl": dump.name,
        "contentSize": f"{dump.size} B",
        "encodingFormat": _THEIRS.get(dump.media_type, dump.media_type),
        "sha256": dump.sha256,
    }


def _records(dump: Dump) -> dict[str, Any]:
    """Return the columns of a table."""
    name = dump.name.replace(".", "-")
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": f"The claims listing, a record each, in {dump.name}.",
        "key": {"@id": f"{name}/claim"},
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{name}/{key}",
                "name": key,
                "description": FIELDS[key],
                "dataType": "sc:Integer" if key in NUMBERS else "sc:Text",
                "source": {"fileObject": {"@id": dump.name}, "extract": {"column": key}},
            }
            for key in KEYS
        ],
    }


def _version(built: str, ident: str) -> str:
    """Return a version as the specification wants it (SemVer): the day of the build, and the snapshot behind it."""
    try:
        day = dt.datetime.fromisoformat(built).date()
    except ValueError:
        return f"0.0.0+{ident}"
    return f"{day.year}.{day.month}.{day.day}+{ident}"
