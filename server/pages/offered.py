"""What providers serve of a model, side by side: windows, output limits and prices, each with who says so."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from ...graph import words
from ...graph.linking.mapping import Predicate
from ...graph.linking.sssom import kept_short
from ...graph.rdf import WS
from .statements import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..evaluate import Row
    from .material import Material, Page

_MOST = 60
_ORDER = (Predicate.EXACT, Predicate.CLOSE)
_WINDOW = "contextWindow"
# The columns: of which property, and of which setting where it has several.
_COLUMNS = ((_WINDOW, ""), ("maxOutputTokens", ""), ("price", "input"), ("price", "output"))
HEADS = ("Context window", "Output up to", "Input", "Output")
_CURRENCY = "USD"


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in words, where it is narrower than its column says, and the claim."""

    words: str
    note: str
    claim: str


@dataclass(frozen=True, slots=True)
class Name:
    """A thing of ours under whose name a model is served: what that is to the model, by which mapping."""

    iri: str
    label: str = ""
    relation: str = ""
    mapping: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """What one provider serves under one name, by the word of one publisher."""

    iri: str
    provider: str
    publisher: str
    source: str
    name: Name
    cells: dict[tuple[str, str], list[Cell]] = field(default_factory=dict)

    @property
    def columns(self) -> list[list[Cell]]:
        """The figures of each column."""
        return [self.cells.get(column, []) for column in _COLUMNS]


def offered(material: Material, iri: str) -> Page | None:
    """Return what providers serve of a model, with how much windows differ; None where nobody serves it."""
    names = {each.iri: each for each in _names(material, iri)}
    rows = material.ask("served", called=list(names))
    found = _offered(rows, names)
    if not found:
        return None
    windows = sorted({number for row in rows if _is_window(row) and (number := _number(text(row, "value")))})
    shown = [words.number(f"{each:f}") for each in windows[:1] + windows[1:][-1:]]
    return {
        "heads": HEADS,
        "rows": found[:_MOST],
        "more": f"{len(found) - _MOST:,}" if len(found) > _MOST else "",
        "providers": words.counted(len({each.provider for each in found}), "providers"),
        "publishers": words.counted(len({each.publisher for each in found}), "catalogs"),
        "windows": f"{len(windows):,}" if len(shown) > 1 else "",
        "between": " to ".join(shown),
        "query": material.catalogue.named("pages/served").bind(called=list(names)),
    }


def _names(material: Material, iri: str) -> Iterator[Name]:
    """Yield the model itself, and what our links call the same or nearly so."""
    yield Name(iri)
    for row in material.ask("links-of", thing=iri):
        target, predicate = text(row, "target"), kept_short(text(row, "predicate"))
        if target.startswith(material.base) and predicate in _ORDER:
            yield Name(target, text(row, "label"), Predicate(predicate).words, text(row, "mapping"))


def _offered(rows: Iterable[Row], names: Mapping[str, Name]) -> list[Offered]:
    """Return the rows of the table, those that go by the model's own name first."""
    found: dict[tuple[str, str], Offered] = {}
    for row in rows:
        column = _column(row)
        key = text(row, "offering"), text(row, "source")
        if column is None:
            continue
        new = Offered(key[0], text(row, "providerLabel"), text(row, "publisher"), key[1], names[text(row, "called")])
        cells = found.setdefault(key, new).cells.setdefault(column, [])
        if (cell := _cell(row, column)) not in cells:
            cells.append(cell)
    order = ["", *(predicate.words for predicate in _ORDER)]
    return sorted(
        found.values(),
        key=lambda each: (order.index(each.name.relation), each.provider.casefold(), each.name.label),
    )


def _column(row: Row) -> tuple[str, str] | None:
    """Return the column of a figure; None for a price of anything else, in batches say."""
    name = text(row, "property").removeprefix(WS.iri)
    column = (name, text(row, "setting") if name == "price" else "")
    return column if column in _COLUMNS else None


def _cell(row: Row, column: tuple[str, str]) -> Cell:
    # Both kinds of figures have their rate, or their unit, at the head of the column.
    unit = (text(row, "unit") or _CURRENCY).partition(" ")[0] if column[0] == "price" else None
    note = "" if column[1] else text(row, "setting")
    return Cell(words.number(text(row, "value"), unit, text(row, "comparator")), note, text(row, "claim"))


def _is_window(row: Row) -> bool:
    return text(row, "property") == WS[_WINDOW].value


def _number(digits: str) -> Decimal | None:
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None
