from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.linking.name_parts import NameReader

READER = NameReader.of(
    ["Pro", "Mini", "Instruct", "Base", "Thinking", "Flash-Lite", "Large"], ["Northlake Labs", "Ridge"]
)

PARTS = [
    ("Heron 2.5 7B Instruct", {"words": ("heron", "instruct"), "versions": ("2.5",), "sizes": ("7b",)}),
    ("northlake/Heron-2.5-7B-it", {"words": ("heron", "instruct"), "sizes": ("7b",), "makers": ("northlake",)}),
    ("Plover 8×22B", {"words": ("plover",), "sizes": ("8x22b",)}),
    ("Sandpiper3-235B-A22B", {"words": ("sandpiper",), "versions": ("3",), "sizes": ("235b", "a22b")}),
    ("Tern-4-Scout-17B-16E", {"words": ("scout", "tern"), "versions": ("4",), "sizes": ("16e", "17b")}),
    ("Tern 4 Scout (17Bx16E)", {"words": ("scout", "tern"), "versions": ("4",), "sizes": ("17bx16e",)}),
    ("osprey-3-5-sonata", {"words": ("osprey", "sonata"), "versions": ("3.5",)}),
    ("Osprey 3.0", {"words": ("osprey",), "versions": ("3",)}),
    ("Dunlin V3", {"words": ("dunlin",), "versions": ("3",)}),
    ("Dunlin K2", {"words": ("dunlin", "k2"), "versions": ()}),
    ("osprey-4o-2025-08-06", {"words": ("4o", "osprey"), "snapshot": "20250806"}),
    ("osprey-sonata-4-20250514", {"versions": ("4",), "snapshot": "20250514"}),
    ("osprey-4-0613", {"versions": ("4",), "snapshot": "--0613"}),
    ("avocet-large-2411", {"words": ("avocet", "large"), "snapshot": "2024-11"}),
    ("redshank-r-08-2024", {"words": ("r", "redshank"), "snapshot": "2024-08"}),
    ("heron-3-70b-Q4_K_M", {"sizes": ("70b",), "formats": ("q4km",)}),
    ("heron-3-70b-instruct-fp8", {"formats": ("fp8",)}),
    ("heron-3-70b-AWQ-INT4", {"formats": ("awq", "int4")}),
    ("heron-3-70b-bf16", {"formats": ()}),
    ("avocet-large-latest", {"words": ("avocet", "large"), "moving": True}),
    ("heron-2:free", {"words": ("heron",), "versions": ("2",), "served": True}),
    ("ollama/heron2:7b", {"versions": ("2",), "sizes": ("7b",), "served": True}),
    ("bedrock/us.northlake.heron-2-7b-v1:0", {"words": ("heron",), "makers": ("northlake",), "served": True}),
    ("bedrock/eu-west-1/northlake.heron-2-7b-v1:0", {"sizes": ("7b",), "makers": ("northlake",), "served": True}),
    ("fireworks_ai/accounts/fireworks/models/heron-v3p2-7b", {"versions": ("3.2",), "sizes": ("7b",), "served": True}),
    ("vertex_ai/heron-2@20250929", {"versions": ("2",), "snapshot": "20250929", "served": True}),
    ("vertex_ai/northlake/heron-2-maas", {"words": ("heron",), "makers": ("northlake",), "served": True}),
    ("Northlake Labs: Heron 2", {"words": ("heron",), "makers": ("Northlake Labs",), "served": False}),
    ("Ridge Kite 3 Pro", {"words": ("kite", "pro"), "makers": ("ridge",)}),
    ("Ridge Large", {"words": ("large", "ridge"), "makers": ()}),
    ("Northlake: Heron 2 (free)", {"words": ("heron",), "versions": ("2",), "makers": ("Northlake",), "served": True}),
    ("northlake.heron-v2:1", {"words": ("heron",), "versions": ("2.1",), "served": True}),
    ("northlake.heron-embed-v4:0", {"words": ("embed", "heron"), "versions": ("4",), "served": True}),
    ("northlake.heron-v1:0", {"words": ("heron",), "versions": (), "served": True}),
    ("northlake.heron-3-5-20241022-v2:0", {"versions": ("3.5",), "snapshot": "20241022", "served": True}),
    ("Heron 2 (Thinking)", {"words": ("heron", "thinking"), "served": False}),
    ("Heron 2 7B hf", {"words": ("heron",)}),
]


@pytest.mark.parametrize(("name", "expected"), PARTS, ids=[name for name, _ in PARTS])
def test_a_name_has_its_parts(name, expected):
    parts = READER.read(name)
    assert {part: getattr(parts, part) for part in expected} == expected


ONE_MODEL = [
    ("Osprey 3.5 Sonata", "Osprey Sonata 3.5", "osprey-3-5-sonata", "osprey_sonata_3.5", "OSPREY SONATA 3.5"),
    ("Kite 2.5 Flash-Lite", "kite-2.5-flash-lite", "Kite 2.5 FlashLite"),
    ("Redshank R+", "redshank-r-plus"),
]


@pytest.mark.parametrize("names", ONE_MODEL)
def test_spellings_of_one_model_share_a_core(names):
    assert set.intersection(*(set(READER.read(name).cores) for name in names))


OTHERS = [
    ("Heron 2 7B", "Heron 2 70B"),
    ("Heron 2 7B", "Heron 2 7B Instruct"),
    ("Heron 3", "Heron 3.1"),
    ("Heron 2 Tern 3", "Heron 3 Tern 2"),
    ("Dunlin K2", "Dunlin 2"),
    ("Plover 8x7B", "Plover 7B"),
    ("Sandpiper 3 30B-A3B", "Sandpiper 3 30B"),
]


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_models_share_no_core(one, other):
    assert not set(READER.read(one).cores) & set(READER.read(other).cores)


@given(st.text(max_size=250))
def test_any_text_has_parts(text):
    parts = READER.read(text)
    assert parts == READER.read(text)
    assert list(parts.words) == sorted(parts.words)


@pytest.mark.parametrize("sign", ["7", "-7", "a-", "q4_", "2025-", "x/", ":", "8x"])
def test_long_names_are_read_at_once(sign):
    assert READER.read(sign * 20_000) == READER.read("")
    READER.read(sign * (200 // len(sign)))
