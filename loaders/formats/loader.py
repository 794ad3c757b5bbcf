"""A loader turns the text of one format into blocks; the registry knows which loader reads which file."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from ...graph.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ...graph.document import Block
    from .front import Front
    from .nodes import Node
    from .rdf_terms import Statement

GROUP = "whosays.loaders"


class Loader(Protocol):
    """What a format must offer; it knows text only (see `FromBytes` for others): no files, no clock, no network.

    `suffixes` are lower case with their dot; `version` changes whenever the blocks of some text do.
    """

    @property
    def name(self) -> str:
        """The format, in one word."""

    @property
    def version(self) -> str:
        """The version of the loader, which documents and builds record."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file name endings of the format, such as `.txt`."""

    def blocks(self, text: str) -> Iterator[Block]:
        """Yield the blocks of a text in its order.

        Raises SourceError, with a place such as `line 3, column 7`, where the text is not of the format.
        """


@runtime_checkable
class WithHead(Protocol):
    """A loader of a format that keeps what is said about the publication apart from its text."""

    def head(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield names and values such as `("author", "Jane Doe")`; names are lower case."""


@runtime_checkable
class FromBytes(Protocol):
    """A loader of a format whose files are no text: it makes the text that all places count in."""

    def text(self, read: bytes) -> str:
        """Return the text of a file, the same for the same bytes; a form feed ends each page.

        Raises SourceError, with a place such as `page 3`, where the bytes are not of the format or hold no text.
        """


@runtime_checkable
class WithNode(Protocol):
    """A loader of records: its text is values in lists and mappings, which a catalog's mapping file can name."""

    def node(self, text: str) -> Node:
        """Return what a text holds; of a table, a list of its rows, each a mapping by the titles of the columns.

        Raises SourceError, with a place such as `line 3, column 7`, where the text is not of the format.
        """


@runtime_checkable
class WithMembers(Protocol):
    """A loader of records, which reads a long list of them one after another."""

    def members(self, text: str) -> Iterator[Node]:
        """Yield what the list in a text holds, each made only now; what is no list is one member.

        Raises SourceError, with a place such as `line 3, column 7`, where the text is not of the format.
        """


@runtime_checkable
class WithStatements(Protocol):
    """A loader of RDF: its text is statements, which a catalog of a known shape can be read from."""

    def statements(self, text: str) -> Iterator[Statement]:
        """Yield what a text states, each with its place.

        Raises SourceError, with a place such as `line 3, column 7`, where the text is not of the format.
        """


@runtime_checkable
class WithFront(Protocol):
    """A loader of texts that may begin with front matter, which a mapping file can name."""

    def front(self, text: str) -> Front | None:
        """Return the front matter of a text; None where it has none."""


@cache
def loaders() -> tuple[Loader, ...]:
    """Return every installed loader, by name; other packages bring theirs by the same entry point group."""
    found = sorted(entry_points(group=GROUP), key=lambda entry: entry.name)
    return tuple(entry.load() for entry in found)


def suffixes() -> tuple[str, ...]:
    """Return the file name endings that some loader reads."""
    return tuple(sorted({suffix for loader in loaders() for suffix in loader.suffixes}))


def loader_for(path: Path) -> Loader:
    """Return the loader that reads files of this name, by its longest known ending; SourceError where none does."""
    fitting = [
        (len(suffix), loader)
        for loader in loaders()
        for suffix in loader.suffixes
        if path.name.lower().endswith(suffix) and len(path.name) > len(suffix)
    ]
    if fitting:
        return max(fitting, key=lambda fit: fit[0])[1]
    kind = f"files of format {path.suffix}" if path.suffix else "files without a suffix"
    raise SourceError(str(path), f"no loader reads {kind}", f"known are {', '.join(suffixes())}")
