"""What a pattern needs stands in every text that it matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.loaders.understanding.grammar.frames import frames
from whosays.loaders.understanding.grammar.needs import best, needs_of


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("experts?", [{"expert"}]),
        (r"active\sparameters", [{"active"}, {"parameters"}]),
        ("(?:active|activated) (?:now )?", [{"active", "activated"}]),
        ("(?:in|on|)x", []),
        ("train(?:ed|ing)", [{"ed", "ing"}, {"train"}]),
        ("(?:now ){0,3}then", [{"then"}]),
        ("(?:now ){1,3}then", [{"now"}, {"then"}]),
        ("(?P<n>[\ue001\ue002])[- ]tokens", [{"\ue001", "\ue002"}, {"tokens"}]),
        (r"(?!not)so(?=then)(?<=so)", [{"so"}]),
        ("OPEN", [{"open"}]),
        (r"\d{2}\u0041bc[^)]x\[yz", [{"bc"}, {"yz"}]),
        ("(?>abc)?", []),
        ("a|b", []),
        ("aa|bb", [{"aa", "bb"}]),
        ("", []),
    ],
)
def test_needs_are_what_is_there_for_certain(pattern, needs):
    assert sorted(map(sorted, needs_of(pattern))) == sorted(map(sorted, needs))


def test_the_best_need_is_the_rarest():
    assert best(needs_of(r"(?:is|was)\sfounded\s(?:in|by)")) == {"founded"}
    assert best([]) is None


PATTERNS = [pattern for frame in frames() for pattern in frame.patterns]
WORDS = st.sampled_from(
    sorted({word for pattern in PATTERNS for word in re.findall(r"[a-z]{2,}|[\ue000-\uf8ff]", pattern.words.pattern)})
)


@given(st.lists(st.one_of(WORDS, st.sampled_from([", ", "-", "’s "])), max_size=30))
def test_no_sentence_pattern_matches_without_what_it_needs(words):
    text = " ".join(words)
    for pattern in PATTERNS:
        if pattern.words.search(text):
            assert all(any(cue in text.casefold() for cue in need) for need in pattern.needs)
            assert not pattern.cues or pattern.cues in pattern.needs


def test_nearly_every_sentence_pattern_has_a_cue():
    assert sum(not pattern.cues for pattern in PATTERNS) <= len(PATTERNS) // 50
