"""Each request has an id: the one that it brings, where that is fit to be written down, else one of ours."""

from __future__ import annotations

import re
import secrets

HEADER = "X-Request-Id"
_FIT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")


def request_id(given: str | None) -> str:
    """Return the id of a request that came with this header, or without one."""
    return given if given is not None and _FIT.fullmatch(given) else secrets.token_hex(8)
