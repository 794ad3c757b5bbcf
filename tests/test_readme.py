"""What the README shows is what a newcomer gets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from whosays.graph.queries import Catalogue
from whosays.graph.summary import summary_of
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.build import document_of, sources_in
from whosays.loaders.understanding import read

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_build_prints_the_figures_shown():
    vocabulary = Vocabulary.load()
    readings = [read(document_of(source), vocabulary) for source in sources_in([ROOT / "examples"])]
    figures = dict(summary_of(readings, vocabulary).rows())
    shown = re.findall(r"^  (documents|claims|quotes verified|stretches .*?)  +(\S.*)$", README, re.MULTILINE)
    assert len(shown) == 4
    assert dict(shown) == {name: figures[name] for name, _ in shown}


@pytest.mark.parametrize("name", sorted(set(re.findall(r"whosays query ([a-z][\w/-]+)", README)) - {"list"}))
def test_the_queries_shown_exist(name):
    assert Catalogue.load().named(name)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([\w./-]+)\)", README))))
def test_links_lead_somewhere(path):
    assert (ROOT / path).exists()
