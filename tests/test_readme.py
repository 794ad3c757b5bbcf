"""What the README shows is what a newcomer gets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from figures import SETS, measured, shown
from whosays.cli import main
from whosays.graph.queries import Catalogue

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_build_prints_the_figures_shown(tmp_path):
    built = CliRunner().invoke(main, ["build", str(ROOT / "examples"), "--data", str(tmp_path)]).stdout
    shown = [
        " ".join(line.split()) for line in re.findall(r"^  (?:files|claims|quotes|figures) .*$", README, re.MULTILINE)
    ]
    printed = {" ".join(line.split()) for line in built.splitlines()}
    assert len(shown) == 4
    assert set(shown) <= printed


@pytest.mark.parametrize("name", sorted(set(re.findall(r"whosays query ([a-z][\w/-]+)", README)) - {"list"}))
def test_the_queries_shown_exist(name):
    assert Catalogue.load().named(name)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([\w./-]+)\)", README))))
def test_links_lead_somewhere(path):
    assert (ROOT / path).exists()


@pytest.mark.parametrize("name", SETS)
def test_the_figures_shown_are_those_measured(name):
    if not SETS[name][0].exists():
        pytest.skip("these documents are not beside this checkout")
    figures = measured(name).figures()
    for figure, value in shown(README)[name].items():
        assert value == pytest.approx(figures[figure], abs=0.015), f"{figure} changed: run `make figures`"
