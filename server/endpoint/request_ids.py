"""Each request has an id: the one that it brings, where that is fit to be written down, else one of ours."""

from __future__ import annotations

import os
import re
import secrets
from functools import lru_cache
from itertools import count

HEADER = "X-Request-Id"
_NUMBERS = count()
_FIT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")


def request_id(given: str | None) -> str:
    """Return the id of a request that came with this header, or without one."""
    return given if given and _FIT.fullmatch(given) else f"{_beginning(os.getpid())}{next(_NUMBERS):08x}"


@lru_cache(maxsize=1)
def _beginning(_process: int) -> str:
    """Return what the ids that a process makes begin with: chance, made anew in each process."""
    return secrets.token_hex(4)
