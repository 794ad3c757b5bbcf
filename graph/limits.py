"""Limits as data: each is stated here once, with its reason, and named in the error that it causes."""

from __future__ import annotations

from typing import NamedTuple


class Limit(NamedTuple):
    """A bound on what is accepted: its name, its value, the unit of the value, and why it stands."""

    name: str
    value: int
    unit: str
    why: str


LIMITS = (
    Limit("document_bytes", 64 * 2**20, "bytes", "a larger file is a dump, not a document"),
    Limit("document_seconds", 30, "seconds", "what a server reads for longer is a trap"),
    Limit("document_memory", 2**30, "bytes", "what a server needs more for is a trap"),
    Limit("table_cells", 2_000_000, "cells", "cells that span rows and columns can unfold without end"),
    Limit("record_depth", 100, "levels", "deeper nesting is an attack, not a record"),
    Limit("record_nodes", 2_000_000, "nodes", "what has more is a dump; aliases of YAML can unfold without end"),
    Limit("rdf_statements", 500_000, "statements", "a larger graph is a database, not a document"),
    Limit("link_things", 1_000_000, "things", "what has more is a dump of everything: cut out what may be linked"),
    Limit("model_characters", 6_000, "characters", "a model that is shown more at once overlooks more"),
    Limit("model_seconds", 120, "seconds", "a model that is silent for longer has stopped"),
    Limit("model_answer_bytes", 2**20, "bytes", "a longer answer is no list of claims"),
    Limit("pdf_pages", 2_000, "pages", "a longer file is a collection, not a document"),
    Limit("pdf_characters", 10_000_000, "characters", "what is packed can unfold without end"),
    Limit("query_bytes", 16_384, "bytes", "a longer query is not a question"),
    Limit("head_bytes", 65_536, "bytes", "a query in an address is at most three times its length"),
    Limit("head_seconds", 10, "seconds", "who is slower with a request's head holds a connection for nothing"),
    Limit("idle_seconds", 60, "seconds", "who asks nothing for so long may come again"),
    Limit("body_bytes", 65_536, "bytes", "a query in a form is at most three times its length"),
    Limit("query_depth", 60, "nested brackets", "deeper nesting crashes the engine"),
    Limit("query_seconds", 30, "seconds", "a longer one is a report, not a question"),
    Limit(
        "page_seconds", 10, "seconds", "what takes longer to gather is no page; one that all see alike may take it once"
    ),
    Limit("query_tokens", 3000, "words and signs", "longer chains crash the engine"),
    Limit("update_bytes", 2**20, "bytes", "what adds more is a document, or a graph"),
    Limit("update_seconds", 30, "seconds", "a longer one is a build, not a change"),
    Limit("update_memory", 2 * 2**30, "bytes", "what needs more takes it from others"),
    Limit("write_seconds", 600, "seconds", "a build that takes longer is for `whosays build`"),
    Limit("query_memory", 2 * 2**30, "bytes", "what needs more takes it from others"),
    Limit("queries_aside", 16, "queries", "so many may run long at once; more wait for their end"),
    Limit("queries_waiting", 64, "queries", "who comes later is better told at once than after a while"),
    Limit("client_queries", 32, "queries", "what one address asks at once; the others want their turn, too"),
    Limit("answer_bytes", 4 * 2**30, "bytes", "a larger answer is a dump, and dumps are files"),
    Limit("answer_rows", 10_000_000, "rows", "a longer answer is a dump, and dumps are files"),
    Limit(
        "quads_in_memory",
        3_000_000,
        "quads",
        "a store in memory takes some 350 bytes a quad, and again for each of its default graph",
    ),
    Limit("kept_bytes", 256 * 2**20, "bytes", "answers that are kept for who asks again, in all"),
    Limit("kept_answer_bytes", 2**20, "bytes", "a larger answer is seldom asked for twice"),
    Limit("claims_told", 500, "claims", "an answer to a write is a summary; the source has them all"),
    Limit("quoted_characters", 2**23, "characters", "a longer request is shown as a whole, without quotes"),
    Limit("removed_told", 1_000, "statements", "a change says how many more it removed, and what it was asked to do"),
    Limit("faults_told", 20, "faults", "who mends so many builds again before going on"),
    Limit("search_results", 10_000, "results", "all searches of a query together; who needs more asks with a filter"),
    Limit("reconcile_bytes", 2**18, "bytes", "so much is a batch of long rows; what is more comes in several"),
    Limit("reconcile_queries", 50, "queries", "a longer table comes in several batches; the manifest tells clients"),
    Limit("reconcile_candidates", 50, "candidates", "who looks through more searches better on the pages"),
    Limit("reconcile_conditions", 20, "conditions", "a row that is told by more is told by fewer, too"),
    Limit("reconcile_values", 50, "values", "one cell of a table holds few"),
    Limit("reconcile_entities", 200, "things", "a longer column comes in several"),
    Limit("reconcile_columns", 20, "columns", "more are asked for in a second turn"),
    Limit("snapshots_kept", 3, "snapshots", "for rollback and for what changed"),
)

_BY_NAME = {limit.name: limit for limit in LIMITS}


def limit(name: str) -> Limit:
    """Return the limit of that name; KeyError for one that is not stated."""
    return _BY_NAME[name]
