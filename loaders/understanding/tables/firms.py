"""Tables of companies whose names are headed by no class: "Name | Founded | CEO", "Company name | Valuation"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Entity
from ....graph.document import Pair
from ....graph.vocabulary import label_key
from ..names.naming import clean, is_name
from ..properties.labelled import ANY_MODEL, claims_of_pair, property_of
from ..properties.labels import property_labelled
from ..properties.topics import Topic
from ..terms.lexicon import lexicon
from .entries import UNIT, Entry, Field, kinds_of_label, names_in, says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ....graph.document import Passage
    from ....graph.vocabulary import Property
    from ..names.knowledge import Knowledge
    from .columns import Header, Row

_FIRM = "Organization"
_ALTERNATIVES = re.compile(r"\s*/\s*|\s+or\s+")
# So many properties tell that "name" heads those of companies.
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Firms:
    """A table with a company in each row: the column that names it, and the properties of the others."""

    header: Header
    name: int
    properties: Mapping[int, Property]
    knowledge: Knowledge

    @classmethod
    def of(cls, header: Header, knowledge: Knowledge) -> Firms | None:
        """Return the columns of such a table; None for another."""
        keys = [label_key(UNIT.sub("", label)) for label in header.labels]
        name = next((index for index, key in enumerate(keys) if key in lexicon().firm_name_labels), None)
        if name is None:
            return None
        known = {index: each for index, label in enumerate(header.labels) if (each := _property(label, knowledge))}
        known.pop(name, None)
        if any(_is_of_models(label, knowledge) for label in header.labels):
            return None
        needed = 1 if "organization" in kinds_of_label(header.labels[name]) else _ENOUGH
        return cls(header, name, known, knowledge) if len({each.name for each in known.values()}) >= needed else None

    def claims(self) -> Iterator[Claim]:
        """Yield what each row says of the company that it names."""
        for row in self.header.rows:
            name = row[self.name].passage if self.name < len(row) else None
            if name is None or not is_name(name.text) or name.text.casefold() in lexicon().summary_rows:
                continue
            known = self.knowledge.names.gazetteer.called(clean(name.text), _FIRM)
            firm = known or Entity(_FIRM, clean(name.text))
            yield from self._backers(row, name, firm)
            for index, each in self.properties.items():
                if index < len(row) and not says_nothing(row[index].passage.text):
                    yield from self._cell(name, row[index].passage, index, each, firm)

    def _backers(self, row: Row, name: Passage, firm: Entity) -> Iterator[Claim]:
        """Yield who put money into a company, where a column names them."""
        fields = map(Field.of, self.header.labels, (cell.passage for cell in row))
        entry = Entry(tuple(fields), Topic((firm,)), self.knowledge, frozenset())
        for passage in entry.passages("investor"):
            yield from entry.backings(passage, firm, name.span)

    def _cell(self, name: Passage, value: Passage, index: int, known: Property, firm: Entity) -> Iterator[Claim]:
        label = self.header.labels[index]
        parts = (
            [value]
            if known.kind.is_number or known.range is None
            else list(names_in(value, self.knowledge.document.text))
        )
        for part in parts:
            yield from claims_of_pair(Pair(name, part), known, firm, self.knowledge, label=label)


def _property(label: str, knowledge: Knowledge) -> Property | None:
    """Return the property of companies that a label names; one of two names is enough: "Market cap / Valuation"."""
    words = UNIT.sub("", label)
    tried = (label, words, *_ALTERNATIVES.split(words))
    found = (property_labelled(each, (_FIRM,), knowledge.vocabulary) for each in tried if each)
    known = next((each for each in found if each is not None), None)
    return known if known is not None and _FIRM in known.on else None


def _is_of_models(label: str, knowledge: Knowledge) -> bool:
    known = property_of(label, ANY_MODEL, knowledge)
    return known is not None and known.kind.is_number and _property(label, knowledge) is None
