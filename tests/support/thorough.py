"""How often a test tries: enough to notice usually, as often as the threat model promises with WHOSAYS_THOROUGH=1."""

from __future__ import annotations

import os

_IS_THOROUGH = os.environ.get("WHOSAYS_THOROUGH") == "1"


def times(usual: int, promised: int) -> int:
    """Return how often to try in this run."""
    return promised if _IS_THOROUGH else usual
