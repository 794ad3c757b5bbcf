"""The claims listing as tables: CSV, and Parquet in which numbers are numbers."""

from __future__ import annotations

import csv
import io
from importlib import import_module
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from ..errors import ExportError
from ..listing import KEYS, claims_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..listing import Row
    from .wanted import Wanted

NUMBERS = ("start", "end")
_TOGETHER = 500  # rows
_IN_A_GROUP = 50_000  # rows: what is in memory at once


def csv_lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield a listing as CSV (RFC 4180), some rows together; what is missing is an empty cell.

    No word is changed for the sake of programs that calculate with cells: a quote is exact.
    """
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, KEYS)
    writer.writeheader()
    waiting = iter(rows)
    while True:
        yield text.getvalue().encode("utf-8", "replace")
        text.seek(0)
        text.truncate()
        if not (some := list(islice(waiting, _TOGETHER))):
            return
        writer.writerows(some)


def write_csv(wanted: Wanted, out: IO[bytes]) -> None:
    """Write the claims listing as CSV."""
    for lines in csv_lines(_rows(wanted)):
        out.write(lines)


def write_parquet(wanted: Wanted, out: IO[bytes]) -> None:
    """Write the claims listing as Parquet: places are integers, all else is text; ExportError without pyarrow."""
    arrow, parquet = _arrow()
    integer, text = arrow.int64(), arrow.string()
    schema = arrow.schema([arrow.field(key, integer if key in NUMBERS else text) for key in KEYS])
    waiting = _rows(wanted)
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while some := list(islice(waiting, _IN_A_GROUP)):
            writer.write_table(arrow.Table.from_pylist(some, schema=schema))


def has_parquet() -> bool:
    """Tell whether what writes Parquet is installed."""
    try:
        _arrow()
    except ExportError:
        return False
    return True


def _arrow() -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        remedy = "pip install 'whosays[parquet]', or choose csv"
        raise ExportError("parquet", "pyarrow, which writes it, is not installed", remedy) from error


def _rows(wanted: Wanted) -> Iterator[Row]:
    return claims_in(wanted.snapshot, wanted.source, wanted.about)
