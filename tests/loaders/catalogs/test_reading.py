"""The records of a large catalog are read, and written, by several processes as by one."""

from __future__ import annotations

import subprocess
import sys

import pytest
from catalog_files import FILES

TABLE = "database.csv"
SCRIPT = """
import sys
from pathlib import Path
from whosays.graph.claims import each_of
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.spool import Spool
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.build import sources_in
from whosays.loaders.readers import readings_of

(alone,) = readings_of(sources_in([Path(sys.argv[1])]))
(shared,) = readings_of(sources_in([Path(sys.argv[1])]), 3)
assert shared == alone
assert len(alone.records) == 301
assert sum(len(each.claims) for each in alone.records) >= 301
sources = Spool(each_of([alone]))
written = [b"".join(Contents(sources, Vocabulary.load(), DEFAULT_BASE, processes=n).told()) for n in (1, 2, 5)]
assert written[0] == written[1] == written[2]
assert written[0].count(b"inSource") >= 301
"""


@pytest.fixture
def table(tmp_path):
    """Write a table in the columns of a catalog, long enough to be shared out."""
    head, *rows = FILES[TABLE].splitlines()
    row = next(row for row in rows if row.startswith("Kite"))
    path = tmp_path / TABLE
    path.write_text("\n".join([head, *(row.replace("Kite", f"Kite {number}") for number in range(301))]), "utf-8")
    return path


def test_several_processes_read_and_write_what_one_does(table):
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, table], capture_output=True, text=True, timeout=120, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
