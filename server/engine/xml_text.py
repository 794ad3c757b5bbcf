"""Answers in XML are well formed, and read again as they were: XML cannot hold all that the engine writes into it."""

from __future__ import annotations

import re

# Characters that XML 1.0 has no way to write, in UTF-8; and a property's IRI that leaves no name for an element.
_NEVER = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|<oxprefix: ")
_LONGEST = 11
_BEGUN = re.compile(rb"(?:\xef\xbf?|<[a-z]{0,8}:?)\Z")


class Unwritable(ValueError):  # noqa: N818  (a form's fault, not the query's)
    """An answer that the form asked for cannot hold; the words say which form can."""


class XmlText:
    """Makes what the engine writes as XML into what XML readers read; give it the chunks in their order."""

    def __init__(self) -> None:
        self._begun = b""

    def feed(self, chunk: bytes) -> bytes:
        """Return what can be sent by now; Unwritable where the answer holds what XML cannot."""
        chunk = self._begun + chunk
        # What may be the beginning of something that we look for waits for the rest.
        begun = _BEGUN.search(chunk, max(0, len(chunk) - _LONGEST))
        self._begun = begun[0] if begun else b""
        return _written(chunk[: len(chunk) - len(self._begun)])

    def rest(self) -> bytes:
        """Return what is left at the end."""
        return _written(self._begun)


def well_formed(answer: bytes) -> bytes:
    """Return a whole answer in XML as XML readers read it; Unwritable where it holds what XML cannot."""
    return _written(answer)


def _written(chunk: bytes) -> bytes:
    if (found := _NEVER.search(chunk)) is not None:
        raise Unwritable(_words(found[0]))
    # A reader of XML takes a bare carriage return for a line feed.
    return chunk.replace(b"\r", b"&#xD;") if b"\r" in chunk else chunk


def _words(found: bytes) -> str:
    if found.startswith(b"<"):
        return "a property's IRI does not end in a name, so that RDF/XML cannot hold it; ask for Turtle"
    character = ord(found.decode("utf-8"))
    return f"the answer holds the character U+{character:04X}, which XML cannot; ask for JSON or Turtle"
