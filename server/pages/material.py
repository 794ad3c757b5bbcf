"""What pages are made from: questions that may be asked, the vocabulary, the texts; never the store."""

from __future__ import annotations

import string
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ...graph.errors import SnapshotError
from ...graph.iris import may_be_link
from ...graph.rdf import ONTOLOGY
from ...graph.value_words import local_name
from ...graph.words import told_apart
from .statements import Labels, Statement, Thing, statements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ...graph.queries import Catalogue
    from ...graph.searching.reading import Index
    from ...graph.vocabulary import Vocabulary
    from ..evaluate import Ask

Page = dict[str, Any]
# What stands in the path of an address as it is.
IN_PATH = "/~!$&'()*+,;=:@"


@dataclass(frozen=True, slots=True)
class Material:
    """All that a page may look at; `text` gives the text of a source by its id, `seal` is the snapshot's.

    `index` finds names and quotes; None for a snapshot that was made before there were indexes.
    """

    ask: Ask
    vocabulary: Vocabulary
    catalogue: Catalogue
    text: Callable[[str], str]
    seal: Mapping[str, Any]
    base: str
    index: Index | None = None

    def href(self, iri: str) -> str | None:
        """Return where a link to an IRI leads: to our page for it, or to itself; None if it may be none."""
        if iri.startswith(f"{ONTOLOGY}#"):
            return f"/ontology#{quote(iri.removeprefix(f'{ONTOLOGY}#'), safe='')}"
        if iri.startswith(self.base):
            return "/" + quote(iri.removeprefix(self.base), safe=IN_PATH)
        return iri if may_be_link(iri) else None

    def said(self, name: str, **terms: str | Sequence[str]) -> list[Statement]:
        """Return the statements that answer one of our queries of claims."""
        return statements(self.ask, self.vocabulary, self.ask(name, **terms))

    def labelled(self, iri: str) -> Thing:
        """Return a node with its label."""
        return Labels(self.ask).thing(iri)

    def text_of(self, source: str) -> str:
        """Return the text of the source with this IRI; empty where the snapshot does not keep it."""
        try:
            return self.text(source.removeprefix(f"{self.base}source/"))
        except SnapshotError:
            return ""


class Legend:
    """The sources of a page, each with the letters of its token: A to Z, then AA; those of one title with their ids."""

    def __init__(self, sources: Iterable[Thing]) -> None:
        unique = {local_name(source.iri): source for source in sources}
        called = told_apart({ident: source.label for ident, source in unique.items()})
        unique = {ident: replace(source, label=called[ident]) for ident, source in unique.items()}
        self.sources = sorted(unique.values(), key=lambda source: (source.label.casefold(), source.iri))
        self._letters = {source.iri: _letters(place) for place, source in enumerate(self.sources)}

    @classmethod
    def of(cls, said: Iterable[Statement]) -> Legend:
        """Return the legend of the sources that statements stand in."""
        return cls(statement.source for statement in said)

    def letters(self, source: Thing) -> str:
        """Return the letters of a source's token."""
        return self._letters[source.iri]

    def among(self, said: Iterable[Statement]) -> list[Thing]:
        """Return the sources of some statements, each once, in the order of the legend."""
        here = {statement.source.iri for statement in said}
        return [source for source in self.sources if source.iri in here]


def _letters(place: int) -> str:
    place, last = divmod(place, 26)
    return (_letters(place - 1) if place else "") + string.ascii_uppercase[last]
