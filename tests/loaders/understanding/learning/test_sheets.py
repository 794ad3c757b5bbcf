"""Headings above the labels of models name these only where they are names."""

from __future__ import annotations

from reading import read_markdown

ROWS = "- **Context window**: {}K tokens\n- **Layers**: {}\n- **Vocabulary size**: {}000\n"


def _subjects(first, second):
    sheets = "".join(
        f"## {name}\n\n{ROWS.format(*figures)}\n" for name, figures in ((first, (8, 32, 50)), (second, (16, 48, 64)))
    )
    return {claim.subject.name for claim in read_markdown(f"# News\n\nThe sheets follow.\n\n{sheets}").claims}


def test_names_above_the_same_labels_are_models():
    assert {"Gannet", "Dunlin"} <= _subjects("Gannet", "Dunlin")


def test_what_sections_are_on_is_none():
    assert not _subjects("Hardware Requirements", "Core Capabilities")
    assert not _subjects("Option 5", "Option 6")
    assert not _subjects("Knowledge Enhancement", "Limitations and Disclosure")
