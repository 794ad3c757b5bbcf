"""Turtle, TriG, N-Triples, N-Quads and N3: every statement is a pair of the record of its subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat

from .rdf_records import records_of
from .rdf_sound import sound
from .turtle_tokens import tokens_of
from .turtle_walk import statements_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...graph.document import Block
    from .rdf_terms import Statement


@dataclass(frozen=True, slots=True)
class TurtleKin:
    """The loader of one of the syntaxes."""

    name: str
    suffixes: tuple[str, ...]
    syntax: RdfFormat
    version: str = "3"

    def blocks(self, text: str) -> Iterator[Block]:
        """Yield the records of a text; SourceError with line and column where it is not of the syntax."""
        yield from records_of(self.statements(text))

    def statements(self, text: str) -> Iterator[Statement]:
        """Yield what a text states; SourceError as for its blocks."""
        # All brackets are counted before another parser sees them: too many end its process.
        tokens = list(tokens_of(text))
        found = statements_in(text, iter(tokens), is_n3=self.syntax == RdfFormat.N3)
        yield from sound(text, self.syntax, found)


TURTLE = TurtleKin("turtle", (".ttl",), RdfFormat.TURTLE)
TRIG = TurtleKin("trig", (".trig",), RdfFormat.TRIG)
N_TRIPLES = TurtleKin("n-triples", (".nt",), RdfFormat.N_TRIPLES)
N_QUADS = TurtleKin("n-quads", (".nq",), RdfFormat.N_QUADS)
N3 = TurtleKin("n3", (".n3",), RdfFormat.N3)
