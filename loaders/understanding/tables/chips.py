"""Tables of processors, whose rows are no models though they are called versions and generations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# How many operations a processor does in a second, and with what memory.
_SPEED = re.compile(
    r"\d\s?(?:[TPEG](?:FL)?OP/?s|[TPEG](?:FL)?OPS)\b|\b(?:HBM\d?e?|GDDR\d|DDR\d|LPDDR\d\w?)\b|\d\s?[GT]B/s\b"
)
_HEAD = re.compile(
    r"\b(?:TDP|process node|transistors?|die size|clock|CUDA cores|tensor cores|memory bandwidth|T?FLOPS|TOPS)\b",
    re.IGNORECASE,
)
_FEWEST = 2


def tell_of_chips(labels: Iterable[str], rows: Sequence[Iterable[str]]) -> bool:
    """Tell whether most rows of a table give what a processor has: operations in a second, the sort of its memory."""
    headed = sum(_HEAD.search(label) is not None for label in labels) >= _FEWEST
    told = sum(any(_SPEED.search(text) is not None for text in row) for row in rows)
    return headed or (told >= _FEWEST and told * 2 > len(rows))
