"""The grammar of model names finds whole names and no more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.loaders.understanding.names.model_names import ModelGrammar, named_within, spelled

GRAMMAR = ModelGrammar(["Heron", "Tern", "O", "Heron Sea"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Heron 2", ["Heron 2"]),
        ("Heron-2.5 is", ["Heron-2.5"]),
        ("Heron 2 Ultra and Heron 2 mini", ["Heron 2 Ultra", "Heron 2 mini"]),
        ("Heron Opus 4.5", ["Heron Opus 4.5"]),
        ("Heron Marsh 2", ["Heron Marsh 2"]),
        ("Heron 4 Marsh was", ["Heron 4 Marsh"]),
        ("Tern-7B-Instruct", ["Tern-7B-Instruct"]),
        ("Tern2.5-72B-Instruct", ["Tern2.5-72B-Instruct"]),
        ("Tern 8×22B", ["Tern 8×22B"]),
        ("Tern-3-48B-A6B", ["Tern-3-48B-A6B"]),
        ("Heron R+ is", ["Heron R+"]),
        ("Heron 2 in 2025", ["Heron 2"]),
        ("Heron 2025", []),
        ("Heron alone", []),
        ("Herons 2", []),
        ("a Heron 2's speed", ["Heron 2"]),
        ("Heron 2 License", ["Heron 2"]),
        ("Heron 2 Was Late", ["Heron 2"]),
        ("Heron Sea 3", ["Heron Sea 3"]),
        ("x/Heron-2", []),
        ("the Heron\n2 and", ["Heron\n2"]),
        ("Heron 2\nUltra is", ["Heron 2\nUltra"]),
        ("Heron 2\n70B parameters", ["Heron 2"]),
        ("Heron 2\nMarsh", ["Heron 2"]),
    ],
)
def test_names_are_found_whole(text, names):
    assert [text[start:end] for start, end in GRAMMAR.find(text)] == names


def test_a_heading_may_capitalise_any_word():
    text = "Heron 2 Finishes Training"
    assert [text[start:end] for start, end in GRAMMAR.find(text, own_words=False)] == ["Heron 2"]


def test_without_families_there_are_no_names():
    assert list(ModelGrammar([]).find("Heron 2")) == []


@given(st.text(max_size=200))
def test_names_stand_in_order_inside_the_text(text):
    at = 0
    for start, end in GRAMMAR.find(text + " Heron 2 " + text):
        assert at <= start < end
        at = end


@pytest.mark.parametrize("unit", ["Heron ", "Heron-2-", "2.", "Heron 2 A"])
def test_a_hostile_line_is_read_to_its_end(unit):
    assert len(list(GRAMMAR.find(unit * (20_000 // len(unit))))) <= 20_000


@pytest.mark.parametrize(
    ("written", "name"), [("Tern 8×22B", "Tern 8x22B"), ("Tern  8 × 7B", "Tern 8x7B"), ("A × B", "A × B")]
)
def test_sizes_are_spelled_with_an_x(written, name):
    assert spelled(written) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("R2O-Heron3-4B-Chat is", "R2O-Heron3-4B-Chat"),
        ("R2O-Heron3-500M, too", "R2O-Heron3-500M"),
        ("R2O-Heron3-style nets", "R2O-Heron3"),
        ("R2O-Heron3 4B", "R2O-Heron3"),
    ],
)
def test_a_known_name_goes_on_with_what_is_joined_to_it(text, name):
    assert text[: GRAMMAR.joined_on(text, len("R2O-Heron3"))] == name


@pytest.mark.parametrize(
    ("family", "part", "name"),
    [
        ("Heron", "Base", "Heron Base"),
        ("Heron", "v2", "Heron v2"),
        ("Heron", "2.5", "Heron 2.5"),
        ("Heron", "7B Instruct", "Heron 7B Instruct"),
        ("Heron 2", "7B-Chat", "Heron 2 7B-Chat"),
        ("Heron", "large-v2", "Heron large-v2"),
        ("Heron 2", "v2", ""),
        ("Heron", "K2", ""),
        ("Heron", "Base model", ""),
        ("Heron", "Tern", ""),
        ("Heron", "", ""),
    ],
)
def test_a_part_of_a_name_is_told_within_its_family(family, part, name):
    assert named_within(family, part) == name
