"""What sources say of a model's attention, and what that means for the size of its key-value cache."""

from __future__ import annotations

import re
from enum import StrEnum

_LONGEST = 200


class Form(StrEnum):
    """A form of attention or of a whole architecture."""

    FULL = "full"
    GROUPED = "grouped"
    SINGLE = "single"
    LATENT = "latent"
    WINDOWED = "windowed"
    PARTIAL = "partial"
    STATE = "state"


# By the words of its name; the first that fits tells.
_NAMES = (
    (Form.LATENT, r"\blatent\b|\bMLA\b"),
    (Form.GROUPED, r"\bgroup(?:ed)?[- ]quer(?:y|ies)\b|\bGQA\b"),
    (Form.SINGLE, r"\bmulti[- ]?query\b|\bMQA\b"),
    (Form.WINDOWED, r"\bwindow(?:ed|s)?\b|\blocal\b|\bchunk(?:ed|s)?\b|\binterleav|\balternat|\bSWA\b"),
    (Form.PARTIAL, r"\bhybrid\b|\blinear attention\b|\blightning attention\b|\bjoint\b"),
    (Form.STATE, r"mamba|\bstate[- ]space\b|\bSSMs?\b|\bRWKV\b|\brecurrent\b|\bretentive\b"),
    (Form.FULL, r"\bmulti[- ]?head(?:ed)?(?: self)?[- ]attention\b|\bMHA\b"),
)
_FORMS = tuple((form, re.compile(names, re.IGNORECASE)) for form, names in _NAMES)

# Forms of which the cache cannot be computed from heads, and why.
OBSTACLES = {
    Form.LATENT: "which keeps one compressed vector for a token and layer; its width is no property of the graph",
    Form.STATE: "which keeps a state of one size whatever the context; its size is no property of the graph",
}
# Forms of which the cache is at most what is computed, and why.
BOUNDS = {
    Form.WINDOWED: "so that some layers keep only the latest tokens",
    Form.PARTIAL: "so that some layers may keep no keys and values",
}


def form_called(name: str) -> Form | None:
    """Return the form that a technique's name tells of; None for any other technique."""
    return next((form for form, names in _FORMS if names.search(name[:_LONGEST])), None)
