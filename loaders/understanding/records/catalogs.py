"""What a catalog says once for all its records, or only all of them together tell: the units of bare numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....graph.document import Record
from ..names.knowledge import direction_in, is_rate
from ..properties.fields import PARAMETERS, is_bare_size, size_in_names
from ..properties.prices import amount_of, are_sure
from .rates import bare_prices, rate_in, stated_rate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ....graph.claims import Entity
    from ....graph.document import Block, Pair
    from ....graph.vocabulary import Property, Vocabulary

# A mere size of some thousands or millions counts bytes, or documents, as well as parameters.
_MAY_BE_BYTES = re.compile(r"(?:size|Size): \d{4,7}[1-9]")


@dataclass(frozen=True, slots=True)
class Catalog:
    """The units, as they would stand behind a label, of prices and of sizes; `are_prices_sure` if they are known."""

    rate: str
    are_prices_sure: bool
    size: str

    @classmethod
    def of(cls, blocks: Sequence[Block], subjects: Mapping[int, Entity | None], vocabulary: Vocabulary) -> Catalog:
        """Return what the records of a document tell, of which `subjects` says what each is about, by its `id`."""
        records = [block for block in blocks if isinstance(block, Record) and block.subject is None and block.pairs]
        rate = stated_rate(records)
        sized = ((record, subjects.get(id(record))) for record in records)
        are_prices_sure = bool(rate) or are_sure(bare_prices(records, vocabulary))
        return cls(rate, are_prices_sure, size_in_names(sized, vocabulary))

    def unit_of(self, known: Property, pair: Pair, label: str) -> str | None:
        """Return the unit that a label without one has in the catalog, if any; None where its values are not sure.

        A bare price that is neither said to be for input or output nor per how many tokens may be of anything.
        """
        if is_rate(known) and rate_in(label) is None:
            is_open = not self.rate and direction_in(label) is None and amount_of(pair.value.text) is not None
            return self.rate if self.are_prices_sure and not is_open else None
        if known.unit == PARAMETERS and _MAY_BE_BYTES.fullmatch(f"{pair.label.text}: {pair.value.text}"):
            return None
        return self.size if is_bare_size(known, pair, label) else ""
