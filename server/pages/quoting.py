"""The words of a quote without the markup around them; the data and the page of the source keep the exact text."""

from __future__ import annotations

import re
from html import unescape

_CELL = re.compile(r"</?t[dh]\b[^<>]{0,300}>")
_BARS = re.compile(r"(?:\s{0,99}\|){2,99}")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,1000}>|<!--[^<>]{0,300}-->")
_LINE = re.compile(r"<(?:br|hr|p|li|div)\b[^<>]{0,300}>")
_TARGET = re.compile(r"\]\([^()\s]{1,1000}\)")
_LINK = re.compile(r"!?\[([^\[\]]{1,300})\]\([^()\s]{1,1000}\)")
# Emphasis and code; two stars between digits are a power.
_MARKS = re.compile(r"(?<!\d)\*\*|\*\*(?!\d)|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)|`")


def unmarked(quote: str) -> str:
    """Return a quote as it is read aloud: no tags, emphasis, code marks or addresses of links; cells parted by bars.

    What has no markup comes back with its spaces as they are.
    """
    words = _TARGET.sub("", _LINK.sub(r"\1", quote))
    words = _CELL.sub(" | ", words)
    words = _TAG.sub("", _LINE.sub(" ", words))
    words = unescape(_MARKS.sub("", words))
    if words == quote:
        return quote
    bare = " ".join(_BARS.sub(" |", words).split()).strip(" |")
    return bare or quote
