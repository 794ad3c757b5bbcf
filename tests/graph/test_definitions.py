"""Definitions are read alike by both parsers of PyYAML, and neither makes anything but data."""

from __future__ import annotations

import pytest
import yaml
from whosays.graph import definitions
from whosays.graph.definitions import definitions_in


@pytest.mark.parametrize("package", ["whosays.graph.linking", "whosays.loaders.understanding.terms"])
def test_both_parsers_read_the_same(package, monkeypatch):
    name = "words.yaml" if package.endswith("linking") else "gazetteer.yaml"
    found = definitions_in(package, name)
    monkeypatch.setattr(definitions, "_LOADER", yaml.SafeLoader)
    assert found
    assert definitions_in(package, name) == found


def test_only_data_is_made():
    assert issubclass(definitions._LOADER, yaml.constructor.SafeConstructor)


def test_a_file_that_is_missing_is_told():
    with pytest.raises(FileNotFoundError):
        definitions_in("whosays.graph.linking", "missing.yaml")
