"""Snapshots to export, and what an export of them gives."""

from __future__ import annotations

import io
from decimal import Decimal

from saying import HERON, Author
from whosays.graph.claims import Entity
from whosays.graph.contents import Contents
from whosays.graph.exporting.forms import form_called
from whosays.graph.exporting.wanted import Wanted
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.graph.vocabulary import Vocabulary

HOSTILE = (
    '=cmd|"x"!A1, "quoted"\r\n---\n<script>alert(1)</script> | `tick` -- # \u2028 \u202e \\ <<( ]] ${x} {{y}} \x85 '
    "&amp; [a](javascript:b) !!python/object *x"
)


def published(folder, *readings):
    """Publish what is read, with the counts that a build takes."""
    contents = Contents(readings, Vocabulary.load(), DEFAULT_BASE)
    derived = (contents.counted, contents.described)
    return publish(folder, contents.quads(), contents.texts(), contents.facts(), derived=derived)


def hostile_page():
    """Return a reading whose title, quotes, values and names are all `HOSTILE`."""
    author = Author("a-page", f"It says: {HOSTILE}.", title=HOSTILE, url="javascript:alert(1)", publisher=HOSTILE)
    author.says(HOSTILE, HERON, "description", HOSTILE)
    author.says(HOSTILE, HERON, "price", Decimal("2.50"), setting=HOSTILE)
    author.says(HOSTILE, HERON, "developer", Entity("Organization", HOSTILE))
    author.says(HOSTILE, HERON, "license", Entity("License", HOSTILE))
    author.says(HOSTILE, HERON, "baseModel", Entity("Model", HOSTILE))
    author.says(HOSTILE, HERON, "score", Decimal(71), benchmark=Entity("Benchmark", HOSTILE))
    return author.reading()


def exported(name, snapshot, **part):
    """Return the bytes of an export."""
    out = io.BytesIO()
    form_called(name).write(Wanted(snapshot, **part), out)
    return out.getvalue()
