"""Conditions of a write, `If-Match` and `If-None-Match` (RFC 9110, 13.1): by the tags that reading gives.

A tag belongs to a snapshot. So it is decided here which snapshot must be the current one when the write is made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask import g

from ..writing import Conditions

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from flask import Request

_TAG = re.compile(r'(W/)?"([^"]*)"')
_ANY = "*"


def conditions_of(request: Request, tags: Callable[[], Collection[str]]) -> Conditions:
    """Return the conditions that a request makes; `tags` are those of what it is about, as it is served now."""
    match, unless = (request.headers.get(name, "").strip() for name in ("If-Match", "If-None-Match"))
    is_there, snapshot, not_at = None, None, None
    served = tags() if {match, unless} - {"", _ANY} else ()
    if match == _ANY:
        is_there = True
    elif match:
        # A weak tag says that something is as good as the same: nothing to write upon.
        known = any(not weak and tag in served for weak, tag in _TAG.findall(match))
        snapshot = g.snapshot.id if known else ""
    if unless == _ANY:
        is_there, snapshot = (False, snapshot) if match != _ANY else (False, "")
    elif unless and any(tag in served for _, tag in _TAG.findall(unless)):
        not_at = g.snapshot.id
    return Conditions(is_there, snapshot, not_at)
