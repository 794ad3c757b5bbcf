"""Ids of sources: what a file or record is called by in the graph, made from its name."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256


def id_of(name: str) -> str:
    """Return the id for a file name without its ending: letters and digits, with hyphens between."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", name).casefold())
    return "-".join(words) or sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:12]
