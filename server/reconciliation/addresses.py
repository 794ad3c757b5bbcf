"""Where the service is: version 0.2 at `PATH`, the draft of version 1.0 at `DRAFT` below it."""

from __future__ import annotations

PATH = "/reconcile"
DRAFT = "1.0-draft"


def is_reconciling(path: str) -> bool:
    """Tell whether an address is one of the service's."""
    return path == PATH or path.startswith(f"{PATH}/")
