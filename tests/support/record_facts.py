"""One small table of facts about invented models, and ways to write a fact: keys, units, objects around a value."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from reading import value_of

PRICES = {"price_in": "input", "price_out": "output"}
SCORES = {"mmlu": "MMLU", "gsm8k": "GSM8K"}
PROPERTIES = {
    "developer": "developer",
    "family": "family",
    "released": "releaseDate",
    "total": "totalParameters",
    "active": "activeParameters",
    "context": "contextWindow",
    "output": "maxOutputTokens",
    "license": "license",
    "modalities": "modality",
    "layers": "layerCount",
    "tokens": "trainingTokens",
    "open": "openWeight",
    "status": "availability",
    "hardware": "trainingHardware",
}
_TABLE = (
    ("Heron 2 Ultra", "Northlake Labs", "Heron 2", "2024-05-14", 288, 34, 256, 32, "Apache 2.0", 2.5, 10, 88.1, 93.2, 72, 15, True, "NVIDIA H100"),
    ("Heron 2 Mini", "Northlake Labs", "Heron 2", "2024-06-03", 9, 3, 128, 16, "MIT License", 0.15, 0.6, 71.4, 80.5, 36, 9, True, "NVIDIA H100"),
    ("Tern 3 Large", "Fjord AI", "Tern 3", "2024-09-30", 141, 39, 200, 8, "CC BY-NC 4.0", 3, 15, 84.7, 91.9, 56, 12, False, "TPU v5p"),
    ("Tern 3 Small", "Fjord AI", "Tern 3", "2025-01-22", 22, 4, 64, 4, "MIT License", 0.4, 1.2, 74.9, 83.3, 48, 8, False, "TPU v5p"),
    ("Plover 1.5", "Saltmarsh Research", "Plover", "2025-03-08", 70, 12, 512, 64, "Apache 2.0", 1.1, 4.4, 81.6, 88.8, 80, 20, True, "NVIDIA H200"),
)  # fmt: skip
_COLUMNS = ("name", "developer", "family", "released", "total", "active", "context", "output", "license", "price_in")
_COLUMNS += ("price_out", "mmlu", "gsm8k", "layers", "tokens", "open", "hardware")
_SCALES = {"total": 10**9, "active": 10**9, "context": 1000, "output": 1000, "tokens": 10**12}
FACTS = tuple(
    {key: value * _SCALES[key] if key in _SCALES else value for key, value in zip(_COLUMNS, row, strict=True)}
    | {"modalities": ["text", "image"], "status": "released", "notes": NOTE}
    for row, NOTE in zip(
        _TABLE,
        (
            "Routed through the edge cluster; ask sales, e.g. about volume.",
            "Cheap. See the docs: limits apply from 8 am (UTC).",
            "",
            "Not for use by minors; the former preview was slower.",
            "Fast, and 3x better for long inputs than you might think.",
        ),
        strict=True,
    )
)
Said = tuple[str, ...]
# What layouts say beside the facts of the models: when makers were founded, and who made a family.
ALSO = {(maker.casefold(), "foundedDate", "2020") for _, maker, *_ in _TABLE} | {
    (family.casefold(), "developer", maker) for _, maker, family, *_ in _TABLE
}


def slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def called(name: str) -> str:
    """Return a name as names are compared: written as words or as a slug it is the same."""
    return name.casefold().replace("-", " ")


def true(facts: tuple[dict, ...] = FACTS, without: tuple[str, ...] = ()) -> set[Said]:
    """Return what a reader of the table would note, as `found` does."""
    said: set[Said] = set()
    for model in facts:
        for key, known in PROPERTIES.items():
            values = model[key] if isinstance(model.get(key), list) else [model.get(key)]
            said |= {(called(model["name"]), known, _plain(value)) for value in values if value is not None}
        said |= {(called(model["name"]), "price", _plain(model[key]), way) for key, way in PRICES.items()}
        said |= {(called(model["name"]), "score", _plain(model[key]), test) for key, test in SCORES.items()}
    left_out = {PROPERTIES.get(key) or PRICES.get(key) or SCORES.get(key) for key in without}
    return {each for each in said if left_out.isdisjoint((each[1], *each[3:]))}


def missing(words: dict) -> tuple[str, ...]:
    """Return the facts that a vocabulary has no words for."""
    return tuple(key for key in (*PROPERTIES, *PRICES, *SCORES) if key not in words)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str) else f"{Decimal(str(value)).normalize():f}"


def found(reading) -> set[Said]:
    """Return what is claimed, without events, as tuples that can be compared with what is true."""
    said: set[Said] = set()
    for claim in reading.claims:
        if claim.subject.type == "Event" or claim.property == "description":
            continue
        value = _plain(claim.value) if isinstance(claim.value, Decimal) else value_of(claim) or ""
        more = [claim.benchmark.name] if claim.benchmark else [claim.setting or ""] if claim.property == "price" else []
        said.add((called(claim.subject.name), claim.property, value, *more))
    return said


class Written(NamedTuple):
    """How a fact is written: the keys that lead to it, joined by slashes, and what its value looks like."""

    path: str
    value: str = "plain"


def value_in(way: str, value):
    """Return a value as it is written in some way: bare, scaled, with its unit, as a date of another kind."""
    if way in _SCALED:
        return (
            float(Decimal(str(value)) / _SCALED[way])
            if Decimal(str(value)) % _SCALED[way]
            else int(Decimal(str(value)) / _SCALED[way])
        )
    return _WAYS[way](value)


_SCALED = {
    "billions": 10**9,
    "thousands": 10**3,
    "trillions": 10**12,
    "millions": 10**6,
    "per_token": 10**6,
    "per_thousand": 10**3,
}
_WAYS = {
    "plain": lambda value: value,
    "text": str,
    "commas": lambda value: f"{value:,}",
    "B": lambda value: f"{value // 10**9}B",
    "B words": lambda value: f"{value // 10**9} billion",
    "K": lambda value: f"{value // 1000}K",
    "K tokens": lambda value: f"{value // 1000}K tokens",
    "tokens": lambda value: f"{value:,} tokens",
    "T": lambda value: f"{value // 10**12}T",
    "T tokens": lambda value: f"{value // 10**12} trillion tokens",
    "$": lambda value: f"${value:.2f}",
    "$/M": lambda value: f"${value} / 1M tokens",
    "%": lambda value: f"{value}%",
    "share": lambda value: round(value / 100, 4),
    "unix": lambda value: int(dt.datetime.fromisoformat(value).replace(tzinfo=dt.UTC).timestamp()),
    "worded": lambda value: f"{dt.date.fromisoformat(value):%B} {int(value[8:])}, {value[:4]}",
    "moment": lambda value: f"{value}T09:30:00Z",
    "yes": lambda value: "yes" if value else "no",
    "Yes": lambda value: "Yes" if value else "No",
    "open": lambda value: "open" if value else "closed",
    "list": ", ".join,
    "slug": slug,
    "Status": str.capitalize,
    "value": lambda value: {"value": value, "source": "https://example.org/card"},
    "noted": lambda value: {"value": value, "confidence": "high", "notes": "as told"},
    "tokens unit": lambda value: {"value": value, "unit": "tokens"},
    "K unit": lambda value: {"value": value // 1000, "unit": "K"},
    "B unit": lambda value: {"value": value // 10**9, "unit": "billion"},
    "T unit": lambda value: {"value": value // 10**12, "unit": "trillion tokens"},
    "score": lambda value: {"score": value, "shots": 5},
    "named": lambda value: {"name": value, "url": "https://example.org/x"},
    "dated": lambda value: {"date": value, "precision": "day"},
}
