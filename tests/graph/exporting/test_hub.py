"""Names of the Hub are given where it has one, and nothing else."""

from __future__ import annotations

import pytest
from whosays.graph.exporting.hub import language_code, licence_id, repository


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("Apache License 2.0", "apache-2.0"),
        ("Apache-2.0", "apache-2.0"),
        ("Apache License, Version 2.0", "apache-2.0"),
        ("MIT", "mit"),
        ("The MIT License", "mit"),
        ("CC BY-NC 4.0", "cc-by-nc-4.0"),
        ("Llama 4 Community License Agreement", "llama4"),
        ("Llama 3.1 Community License", "llama3.1"),
        ("GPL v3.0", "gpl-3.0"),
        ("Mozilla", None),
        ("Heron Community License", None),
        ("License", None),
        ("", None),
    ],
)
def test_a_licence_has_its_id(name, ident):
    assert licence_id([name]) == ident


def test_any_of_the_names_does():
    assert licence_id(["Lake Licence", "apache-2.0"]) == "apache-2.0"
    assert language_code(["Inglés", "English"]) == "en"
    assert repository(["Heron 2", "northlake/heron-2"]) == "northlake/heron-2"


@pytest.mark.parametrize("name", ["Heron 2", "a/b/c", "/b", "a/", "a/b c", "a/b\n", "https://x.example/a"])
def test_what_is_no_repository_is_none(name):
    assert repository([name]) is None


def test_no_code_is_read_as_a_word_of_yaml():
    assert language_code(["Norwegian"]) == "no"


def test_a_language_without_a_code_has_none():
    assert language_code(["Bird"]) is None
