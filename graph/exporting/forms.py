"""The formats in which a snapshot is exported: a row each, with what writes it and which parts it can be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from ..errors import ExportError
from .annotations import MEDIA_TYPE as ANNOTATIONS
from .annotations import write_annotations
from .card import write_card
from .entities import write_json_ld
from .nanopublications import write_nanopublications
from .rdf_dumps import write_n_quads, write_rdf_1_2, write_trig, write_turtle
from .tables import write_csv, write_parquet

if TYPE_CHECKING:
    from collections.abc import Callable

    from .wanted import Wanted


@dataclass(frozen=True, slots=True)
class Form:
    """A format: its name in the command, what it holds in a sentence, its media type, the parts that it takes.

    `is_text` where a terminal can show it; `is_of_one` where it is about one thing, which is to be named.
    """

    name: str
    about: str
    media_type: str
    takes: tuple[str, ...]
    write: Callable[[Wanted, IO[bytes]], None]
    is_text: bool = True
    is_of_one: bool = False

    def check(self, wanted: Wanted) -> None:
        """Raise ExportError for a part that this format does not know, or cannot do without."""
        if self.is_of_one and wanted.about is None:
            raise ExportError("--about", f"{self.name} is of one model", "give its name")
        for part in ("graph", "source", "about"):
            if getattr(wanted, part) is not None and part not in self.takes:
                takes = " or ".join(f"--{each}" for each in self.takes)
                raise ExportError(f"--{part}", f"{self.name} does not take it", f"leave it out, or give {takes}")


_GRAPHS, _CLAIMS, _SOURCE = ("graph", "source"), ("source", "about"), ("source",)
FORMS = (
    Form("nquads", "all quads, sorted", "application/n-quads", _GRAPHS, write_n_quads),
    Form("trig", "all quads, graph by graph", "application/trig", _GRAPHS, write_trig),
    Form("turtle", "one graph, by default the consensus", "text/turtle", _GRAPHS, write_turtle),
    Form("rdf12", "TriG of RDF 1.2: claims are reifiers", "application/trig;version=1.2", _GRAPHS, write_rdf_1_2),
    Form("jsonld", "things, their facts, and in them the claims", "application/ld+json", ("about",), write_json_ld),
    Form("nanopub", "a nanopublication for each claim", "application/trig", _SOURCE, write_nanopublications),
    Form("annotations", "a Web Annotation for each claim", ANNOTATIONS, _SOURCE, write_annotations),
    Form(
        "card", "a model card of Hugging Face", "text/markdown; charset=utf-8", ("about",), write_card, is_of_one=True
    ),
    Form("csv", "the claims listing", "text/csv", _CLAIMS, write_csv),
    Form("parquet", "the claims listing", "application/vnd.apache.parquet", _CLAIMS, write_parquet, is_text=False),
)
_BY_NAME = {form.name: form for form in FORMS}


def form_called(name: str) -> Form:
    """Return the format of that name; KeyError for an unknown one."""
    return _BY_NAME[name]
