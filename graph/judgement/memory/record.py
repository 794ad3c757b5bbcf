"""The answer to the memory question as plain values, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from .amounts import Amount
    from .inputs import Input
    from .question import Memory, Part
    from .said import Said
    from .stated import Stated

Record = dict[str, Any]


def record(memory: Memory) -> Record:
    """Return the parts in bytes, the inputs and the stated figures, with the claims that say them."""
    return {
        "weights": _part(memory.weights),
        "cache": _part(memory.cache),
        "together": _part(memory.together),
        "inputs": [_input(each) for each in memory.inputs],
        "stated": [_stated(each) for each in memory.stated],
        "notes": list(memory.notes),
    }


def _part(part: Part) -> Record:
    return {"bytes": _amount(part.amount), "words": str(part), "bound": part.note or None}


def _amount(amount: Amount | None) -> Record | None:
    """Return the bounds as numbers, null where there is none."""
    if amount is None:
        return None
    return {"low": _number(amount.low), "high": _number(amount.high), "about": amount.is_about}


def _number(bound: Decimal) -> int | float | None:
    if not bound.is_finite():
        return None
    return int(bound) if bound == bound.to_integral_value() else float(bound)


def _input(given: Input) -> Record:
    return {
        "name": given.name,
        "label": given.label,
        "value": _amount(given.amount),
        "words": given.value or None,
        "origin": given.origin.value,
        "how": given.how,
        "restsOn": list(given.rests_on),
        "claims": _claims(given.said),
    }


def _stated(figure: Stated) -> Record:
    computed = figure.computed
    return {
        "bytes": _amount(figure.said.amount),
        "words": figure.said.value,
        "setting": figure.said.setting or None,
        "weights": _amount(computed.weights),
        "cache": _amount(computed.cache),
        "verdict": figure.verdict.value,
        "comparison": figure.comparison,
        "claims": _claims([figure.said]),
    }


def _claims(said: Iterable[Said]) -> list[Record]:
    return [
        {"claim": each.claim, "source": each.source, "file": each.file, "value": each.value, "quote": each.quote}
        for each in said
    ]
