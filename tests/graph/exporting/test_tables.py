"""Tables hold the claims listing: its keys in their order, and every cell as it is."""

from __future__ import annotations

import csv
import io
import sys

import pytest
from exporting import HOSTILE, exported
from whosays.graph.errors import ExportError
from whosays.graph.exporting.tables import NUMBERS, has_parquet
from whosays.graph.listing import KEYS, claims_in


def csv_rows(table):
    return list(csv.reader(io.StringIO(table.decode("utf-8"), newline="")))


def test_csv_is_the_listing_with_empty_cells_for_what_is_missing(either):
    head, *rows = csv_rows(exported("csv", either))
    listed = [["" if cell is None else str(cell) for cell in row.values()] for row in claims_in(either)]
    assert tuple(head) == KEYS
    assert rows == listed != []


def test_csv_changes_no_word(hostile):
    quotes = {row[KEYS.index("quote")] for row in csv_rows(exported("csv", hostile))[1:]}
    assert quotes == {HOSTILE}


@pytest.mark.parametrize("part", [{"source": "article"}, {"about": "Plover"}])
def test_csv_of_a_part_is_the_listing_of_it(snapshot, part):
    rows = csv_rows(exported("csv", snapshot, **part))[1:]
    assert [row[1] for row in rows] == [row["claim"] for row in claims_in(snapshot, **part)] != []


def test_parquet_is_the_listing_with_places_as_numbers(either):
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(exported("parquet", either)))
    assert table.to_pylist() == list(claims_in(either))
    types = {field.name: str(field.type) for field in table.schema}
    assert types == {key: "int64" if key in NUMBERS else "string" for key in KEYS}


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_a_table_has_the_same_bytes_each_time(snapshot, name):
    if name == "parquet":
        pytest.importorskip("pyarrow")
    assert exported(name, snapshot) == exported(name, snapshot)


def test_without_pyarrow_the_extra_is_named(snapshot, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"pyarrow, which writes it, is not installed; pip install 'whosays\[parquet"):
        exported("parquet", snapshot)
    assert not has_parquet()
