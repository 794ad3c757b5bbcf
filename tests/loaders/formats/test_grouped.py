"""Maps of things by name, wherever they are grouped; parts of a thing stay parts of it."""

from __future__ import annotations

import json

import pytest
from whosays.graph.document import Record
from whosays.loaders.formats.json_records import JSON

PRICE = {"input": 2.5, "output": 10}
LIMITS = {"cost": PRICE, "limit": {"context": 128000, "output": 16384}}
SCORE = {"score": 71.2, "shots": 5}


def things(value):
    """Return where each record of a document stands, as far as all its pairs stand there."""
    found = [block for block in JSON.blocks(json.dumps(value)) if isinstance(block, Record)]
    paths = [[pair.path for pair in record.pairs] for record in found]
    return [
        "/".join(key for keys in zip(*each, strict=False) if len(set(keys)) == 1 for key in keys[:1]) for each in paths
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"northlake": {"heron-2": PRICE}, "fjord": {"tern-3": PRICE}}, ["northlake/heron-2", "fjord/tern-3"]),
        (
            {"prices": {"northlake": {"heron-2": PRICE}, "fjord": {"tern-3": PRICE}}},
            ["prices/northlake/heron-2", "prices/fjord/tern-3"],
        ),
        (
            {"updated": "2031", "providers": {"northlake": {"models": {"heron-2": LIMITS, "tern-3": LIMITS}}}},
            ["", "providers/northlake/models/heron-2", "providers/northlake/models/tern-3"],
        ),
        # Plain names, where there are many in several groups.
        (
            {"northlake": {"heron": PRICE, "tern": PRICE}, "fjord": {"plover": PRICE, "knot": PRICE}},
            ["northlake/heron", "northlake/tern", "fjord/plover", "fjord/knot"],
        ),
    ],
)
def test_things_by_name_are_records_in_any_group(value, expected):
    assert things(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        {"name": "Heron 2", "tests": {"quiz": SCORE, "maze": SCORE}},
        {"heron-2": {"tests": {"quiz": SCORE, "maze": SCORE}}, "tern-3": {"tests": {"quiz": SCORE, "maze": SCORE}}},
        {"name": "Heron 2", "parts": {"encoder": {"layers": 4, "heads": 2}, "decoder": {"layers": 8, "heads": 4}}},
        {"name": "Heron 2", "layers": {"value": 4}, "heads": {"value": 2}},
    ],
)
def test_parts_of_a_thing_are_no_things(value):
    assert len(things(value)) == (1 if "name" in value else 2)
