"""A cell that names a model on its first line and its makers below it tells both."""

from __future__ import annotations

import pytest
from reading import read_markdown, read_text, said
from whosays.loaders.formats.html import LOADER as HTML

PAGE = """<h2>Models</h2>
<table><thead><tr><th>Model</th><th>LLM <br>Params</th><th>Context</th></tr></thead>
<tr><td>{}</td><td>7B</td><td>32K</td></tr>
<tr><td>{}</td><td>8B</td><td>64K</td></tr>
<tr><td>{}</td><td>9B</td><td>64K</td></tr></table>
"""
MAKERS = ("Northlake &amp; Google", "Microsoft, Fjord Labs", "Osprey Research")
SHAPES = [
    '<b><a href="x">{}</a><p style="color: grey">{}</p></b>',
    "{}\n   <p>{}</p>",
    "<a href='x'>{}</a><br><small>{}</small>",
    "<div>{}</div><div>{}</div>",
    "<span>{}</span><br/><span class='org'>{}</span>",
    "<p><strong>{}</strong></p><p>{}</p>",
]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_line_below_a_name_is_its_makers(shape):
    names = ("Heron 2", "Tern-4", "Plover")
    page = PAGE.format(*(shape.format(name, makers) for name, makers in zip(names, MAKERS, strict=True)))
    assert said(read_text(page, HTML)) == {
        ("Heron 2", "developer", "Northlake"),
        ("Heron 2", "developer", "Google"),
        ("Tern-4", "developer", "Microsoft"),
        ("Tern-4", "developer", "Fjord Labs"),
        ("Plover", "developer", "Osprey Research"),
        ("Heron 2", "totalParameters", "7000000000"),
        ("Tern-4", "totalParameters", "8000000000"),
        ("Plover", "totalParameters", "9000000000"),
        ("Heron 2", "contextWindow", "32000"),
        ("Tern-4", "contextWindow", "64000"),
        ("Plover", "contextWindow", "64000"),
    }


def test_the_evidence_runs_from_the_name_to_the_maker():
    page = PAGE.format("Heron 2<br>Google", "Tern-4<br>Microsoft", "Plover<br>Fjord Labs")
    quotes = {page[c.span.start : c.span.end] for c in read_text(page, HTML).claims if c.property == "developer"}
    assert quotes == {"Heron 2<br>Google", "Tern-4<br>Microsoft", "Plover<br>Fjord Labs"}


def test_a_break_in_a_table_of_pipes_parts_the_words_too():
    table = "| Model | Params |\n|---|---|\n| Heron 2<br>Northlake Labs | 7B |\n| **Tern 4**<br><small>Fjord</small> | 8B |\n"
    found = said(read_markdown(table))
    assert {("Heron 2", "developer", "Northlake Labs"), ("Tern 4", "developer", "Fjord")} <= found


@pytest.mark.parametrize("second", ["Instruct", "70B", "fast and small", "(preview)", "2031-03-02"])
def test_other_words_below_a_name_are_no_makers(second):
    page = PAGE.format(*(f"{name}<br>{second}" for name in ("Heron 2", "Tern-4", "Plover")))
    assert "developer" not in {claim[1] for claim in said(read_text(page, HTML))}


def test_many_cells_are_read_to_their_end():
    page = "<table><tr><th>Model</th><th>Params</th></tr>" + "<tr><td>Heron<br>Google</td><td>7B</td></tr>" * 2_000
    read_text(f"{page}</table>", HTML)
