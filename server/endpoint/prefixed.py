"""What we say as data, in the form that is asked for, with the prefixes that people know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from ...graph.rdf import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence


def written(said: Sequence[Quad] | Sequence[Triple], form: RdfFormat, base: str) -> bytes:
    """Return quads or triples in a format; one without graphs gets each triple once."""
    prefixes = {
        **PREFIXES,
        "claim": f"{base}claim/",
        "source": f"{base}source/",
        "model": f"{base}model/",
    }
    if form.supports_datasets:
        return serialize(said, format=form, prefixes=prefixes) or b""
    triples = dict.fromkeys(each.triple if isinstance(each, Quad) else each for each in said)
    return serialize(triples, format=form, prefixes=prefixes) or b""
