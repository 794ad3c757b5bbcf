"""How much can be at work at once on this machine."""

from __future__ import annotations

import os


def cores() -> int:
    """Return how many processes or threads can be at work at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
