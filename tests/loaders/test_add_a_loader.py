"""The loader in `docs/add-a-loader.md` is whole: it runs as it stands, and keeps the rules of all loaders."""

from __future__ import annotations

import re
import types
from pathlib import Path

import pytest
from hypothesis import given, settings
from shapes import check_blocks, plainly, readable, texts
from whosays.graph.errors import SourceError
from whosays.loaders.formats import lines
from whosays.loaders.formats import loader as registry

PAGE = Path(__file__).parents[2] / "docs" / "add-a-loader.md"
FENCED = dict(re.findall(r"^```(\w+)\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL))


@pytest.fixture(scope="module")
def documented():
    module = types.ModuleType("settings_loader")
    exec(compile(FENCED["python"], str(PAGE), "exec"), module.__dict__)  # noqa: S102
    return module.LOADER


def test_it_reads_the_example(documented):
    blocks = list(documented.blocks(FENCED["ini"]))
    check_blocks(blocks, FENCED["ini"])
    assert [plainly(block) for block in blocks] == [
        ("Heading", "Kite 2", 1),
        ("Pair", "total parameters", "7 billion"),
        ("Pair", "context window", "128K tokens"),
    ]


def test_it_is_found_by_its_suffix(documented, monkeypatch):
    installed = registry.loaders()
    monkeypatch.setattr(registry, "loaders", lambda: (*installed, documented))
    assert registry.loader_for(Path("kite.conf")) is documented
    assert registry.loader_for(Path("kite.md")) is not documented


def test_its_line_is_in_the_group_of_the_registry():
    assert f'"{registry.GROUP}"' in FENCED["toml"]
    assert "settings:LOADER" in FENCED["toml"]


@settings(max_examples=200)
@given(text=texts)
def test_it_keeps_the_rules_of_all_loaders(documented, text):
    check_blocks(readable(documented, text), text)


def test_a_fault_is_told_with_its_place(documented):
    with pytest.raises(SourceError, match="line 2: a value has no key"):
        list(documented.blocks("a = b\n = c\n"))


def test_the_functions_that_the_page_names_are_there():
    names = re.findall(r"`(passage_at|passage_of|verbatim|NOTHING|block_of)\b", PAGE.read_text("utf-8"))
    assert names
    assert all(hasattr(lines, name) for name in names)
