from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.names import mixed_script, name_key, slug

ONE_NAME = [
    ("Heron-1", "Heron 1", "heron_1", "HERON 1", "Heron‑1", "Heron1"),
    ("Heron 3.7 Swift", "Heron Swift 3.7", "heron-swift-3.7"),
    ("Plover 8x22B", "Plover 8×22B"),
    ("Northlake", "Northlake Inc.", "Northlake, Inc.", "Northlake’s", "“Northlake”", "Northlake Co., Ltd."),
    ("Café Labs", "Cafe Labs", "CAFÉ LABS", "Cafe\u0301 Labs"),
    ("Heron", "He\u200bron", "\u202aHeron\u202c", "Ｈｅｒｏｎ"),
    ("Heron R+", "Heron R Plus"),
    ("N.AI", "NAI"),
    ("Reed & Rush", "Reed and Rush"),
]


@pytest.mark.parametrize("spellings", ONE_NAME)
def test_spellings_of_one_name_have_one_key_and_slug(spellings):
    assert len({name_key(spelling) for spelling in spellings}) == 1
    assert len({slug(spelling) for spelling in spellings}) == 1


OTHER_NAMES = [
    ("Heron 1", "Heron 10"),
    ("Heron 1.5", "Heron 15"),
    ("Heron R", "Heron R+"),
    ("C", "C++", "C#"),
    ("Northlake", "Northlake AI", "Northlake Labs"),
    ("Heron 3 70B", "Heron 70B 3B"),
    ("H100", "H200", "H 100"),
    ("日本", "中国"),
]


@pytest.mark.parametrize("names", OTHER_NAMES)
def test_other_names_have_other_keys(names):
    assert len({name_key(name) for name in names}) == len(names)


SLUGS = [
    ("Heron-4.5", "heron-4.5"),
    ("Heron R+", "heron-r-plus"),
    ("C++", "c-plus-plus"),
    ("Fen & Marsh, Inc.", "fen-and-marsh"),
    ("Heron 4 Colossus", "heron-4-colossus"),
    ("Apache 2.0", "apache-2.0"),
    ("日本語", "日本語"),
    ("Ünïcode", "unicode"),
]


@pytest.mark.parametrize(("name", "expected"), SLUGS)
def test_slugs(name, expected):
    assert slug(name) == expected


@pytest.mark.parametrize("name", ["", "-", "…", ".", "..", "\u200b"])
def test_a_name_without_letters_has_a_slug_of_its_own(name):
    assert re.fullmatch(r"[0-9a-f]{12}", slug(name))


@pytest.mark.parametrize("name", ["Неron", "Неrоn 2", "ΗERON", "ОРЕХ Heron"])
def test_look_alikes_are_noticed(name):
    assert mixed_script(name)


@pytest.mark.parametrize(
    "name", ["Heron", "Цапля", "Цапля 2", "τ-bench", "Ερωδιός", "日本 Heron", "μP", "", "Кот Heron"]
)
def test_honest_names_are_no_look_alikes(name):
    assert not mixed_script(name)


PARTS = ["Heron", "Inc.", "3", "4.5", "3.7", "R+", "Ltd", "’s", "8×7B", "Co.", "v2", "É", "-", "İ", "ﬁ"]
NAMES = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(PARTS), max_size=7).map(" ".join),
)


@given(NAMES)
def test_a_key_is_its_own_key(name):
    assert name_key(name_key(name)) == name_key(name)


@given(NAMES)
def test_a_slug_is_a_segment_of_an_iri_and_its_own_slug(name):
    segment = slug(name)
    assert re.fullmatch(r"[\w.-]+", segment)
    assert segment.strip(".")
    assert segment == segment.lower()
    if name_key(name):
        assert slug(segment) == segment
    mixed_script(name)
