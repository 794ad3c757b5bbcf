"""Other endpoints: only those that the operator lists are asked, each by its whole address and by nothing else.

What is compared is what every reader of addresses agrees on: an address with a user, a fragment, escapes, dots that
climb, or letters beyond ASCII is never one of the list.
"""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?)(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<path>/[A-Za-z0-9._~!$&'()*+,;=:@/-]{0,1000})?(?P<query>\?[A-Za-z0-9._~!$&'()*+,;=:@/?-]{0,1000})?",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}
_CLIMBS = re.compile(r"/\.{1,2}(?:/|$)|//")
_LAST_PORT = 65_535


def normalized(address: str) -> str | None:
    """Return an address of http or https with scheme, host, port and path in their one spelling; None for any other."""
    match = _ADDRESS.fullmatch(address)
    if match is None or _CLIMBS.search(match["path"] or "/"):
        return None
    scheme = match["scheme"].lower()
    port = int(match["port"] or _PORTS[scheme])
    if not 0 < port <= _LAST_PORT:
        return None
    return f"{scheme}://{match['host'].lower()}:{port}{match['path'] or '/'}{match['query'] or ''}"
