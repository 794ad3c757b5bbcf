"""A policy is followed as it is written, or refused with its line and what would be right."""

from __future__ import annotations

from decimal import Decimal

import pytest
from whosays.graph.claims import Modality
from whosays.graph.errors import PolicyError
from whosays.graph.judgement.policy import RULES, Policy

PACKAGED = Policy.load()


def test_the_packaged_policy_is_one():
    assert PACKAGED.eligible == {Modality.ASSERTED, Modality.REPORTED}
    assert PACKAGED.preference == ("voices", "tier", "recency")
    assert set(PACKAGED.rules) == set(RULES)


def test_another_policy_is_read_from_its_file(tmp_path):
    path = tmp_path / "strict.yaml"
    text = PACKAGED.text.replace("preference: [voices, tier, recency]", "preference: [tier]").replace("0.05", "0")
    path.write_text(text, encoding="utf-8")

    read = Policy.at(path)

    assert read.preference == ("tier",)
    assert read.approximation == read.rounding == Decimal(0)
    assert read.text == text


BAD = [
    ("eligible: [asserted, reported]", "eligible: [asserted, rumoured]", "eligible", "a list of asserted"),
    ("eligible: [asserted, reported]", "eligible: []", "eligible", "a list of asserted"),
    ("eligible: [asserted, reported]", "eligible: asserted", "eligible", "a list of asserted"),
    ("eligible: [asserted, reported]", "eligible: [undisclosed]", "eligible", "a list of asserted"),
    ("approximation: 0.05", "approximation: about", "approximation", "a part of 1"),
    ("approximation: 0.05", "approximation: 5", "approximation", "a part of 1"),
    ("rounding: 0.05", "rounding: -1", "rounding", "a part of 1"),
    ("rounding: 0.05", "rounding: true", "rounding", "a part of 1"),
    ("copied_words: 10", "copied_words: 0", "copied_words", "a whole number"),
    ("copied_words: 10", "copied_words: ten", "copied_words", "a whole number"),
    ("preference: [voices, tier, recency]", "preference: [beauty]", "preference", "voices, tier, recency"),
    ("preference: [voices, tier, recency]", "preference: [tier, tier]", "preference", "each once"),
    ("  tie: as many say", "  draw: as many say", "rules", "words for each of"),
    ("approximation:", "aproximation:", "approximation", "is missing"),
]


@pytest.mark.parametrize(("right", "wrong", "key", "remedy"), BAD, ids=[row[1] for row in BAD])
def test_a_faulty_entry_is_told_with_its_line(right, wrong, key, remedy):
    assert right in PACKAGED.text
    text = PACKAGED.text.replace(right, wrong)

    with pytest.raises(PolicyError) as fault:
        Policy.of(text, "mine.yaml")

    assert f"`{key}`" in str(fault.value)
    assert remedy in str(fault.value)
    if f"{key}:" in text:
        line = next(number for number, each in enumerate(text.splitlines(), 1) if each.startswith(f"{key}:"))
        assert fault.value.place == f"mine.yaml:{line}"


@pytest.mark.parametrize("key", ["colour", "1", "yes"])
def test_an_unknown_key_is_told_with_its_line(key):
    with pytest.raises(PolicyError, match=f"`{key}` is not known"):
        Policy.of(PACKAGED.text + f"{key}: red\n", "mine.yaml")


@pytest.mark.parametrize("text", ["", "- a\n", "a: [1\n", "just words"])
def test_what_is_no_mapping_is_no_policy(text):
    with pytest.raises(PolicyError):
        Policy.of(text, "mine.yaml")


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(PolicyError, match=r"none\.yaml"):
        Policy.at(tmp_path / "none.yaml")
