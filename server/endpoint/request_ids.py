"""Each request has an id: the one that it brings, where that is fit to be written down, else one of ours."""

from __future__ import annotations

import re
import secrets
from itertools import count

HEADER = "X-Request-Id"
# What the ids that a process makes begin with: each that serves is begun anew, and draws its own.
_BEGINNING = secrets.token_hex(4)
_NUMBERS = count()
_FIT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")


def request_id(given: str | None) -> str:
    """Return the id of a request that came with this header, or without one."""
    return given if given and _FIT.fullmatch(given) else f"{_BEGINNING}{next(_NUMBERS):08x}"
