"""Whom a request is sent to: one Host header with one name or address in it (RFC 9112, 3.2)."""

from __future__ import annotations

import re
from functools import lru_cache

_HOST = re.compile(rb"(?:\[[0-9A-Fa-f:.]{2,45}\]|[\w.~!$&'()*+,;=%-]{0,255}+)(?::\d{0,5})?", re.ASCII)
_WITHOUT = {"0.9", "1.0"}  # versions of HTTP that know no such header


@lru_cache(maxsize=64)
def is_host(value: bytes | None) -> bool:
    """Tell whether this is the value of one Host header; what two say, joined by a comma and a space, is not."""
    return value is not None and _HOST.fullmatch(value) is not None


def host_fault(version: str, value: bytes | None) -> str:
    """Return what is wrong with the Host headers of a request, in words; "" where they are as they should be."""
    if is_host(value) or (value is None and version in _WITHOUT):
        return ""
    if value is None:
        return f"HTTP/{version} says in a Host header whom a request is sent to; this one has none"
    return "a request has one Host header, with a name or an address, and a port where that is not the usual one"
