"""The names in gazetteer.yaml, as a curator must leave them."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml
from whosays.graph.names import mixed_script, name_key

CLASSES = yaml.safe_load(files("whosays.loaders.understanding.terms").joinpath("gazetteer.yaml").read_text("utf-8"))
LEAST = {"Organization": 200, "ModelFamily": 150, "Benchmark": 200, "License": 60, "Hardware": 60, "Technique": 120,
         "Tokenizer": 10, "Channel": 40, "Place": 60, "Award": 10, "Language": 60, "Person": 100}  # fmt: skip


def spellings(entry) -> list:
    return entry if isinstance(entry, list) else entry.get("also", [])


def test_has_the_classes_of_the_field():
    assert CLASSES.keys() == LEAST.keys()
    assert {name: len(entries) >= LEAST[name] for name, entries in CLASSES.items()} == dict.fromkeys(LEAST, True)


@pytest.mark.parametrize("class_", CLASSES)
def test_an_entry_is_a_list_of_spellings_or_also_codes_and_weak(class_):
    for name, entry in CLASSES[class_].items():
        assert isinstance(name, str), name
        assert isinstance(entry, list) or entry.keys() <= {"also", "codes", "weak"}, name
        assert isinstance(entry, list) or entry.get("weak", True) is True, name
        for spelling in (name, *spellings(entry)):
            assert isinstance(spelling, str), (name, spelling)
            assert spelling == spelling.strip() != "", name
            assert name_key(spelling), name
            assert not mixed_script(spelling), spelling
        assert len({name, *spellings(entry)}) == 1 + len(spellings(entry)), f"{name}: a spelling stands twice"


@pytest.mark.parametrize("class_", CLASSES)
def test_no_spelling_names_two_things_of_one_class(class_):
    owners: dict[str, str] = {}
    for name, entry in CLASSES[class_].items():
        for spelling in (name, *spellings(entry), *([] if isinstance(entry, list) else entry.get("codes", []))):
            assert owners.setdefault(name_key(spelling), name) == name, spelling
