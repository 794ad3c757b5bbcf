"""A model card says what the consensus says, names who says it, and is read again to the same facts."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

import pytest
import yaml
from commanding import listed, printed
from exporting import HOSTILE, exported, published
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from saying import HERON, QUIZ, Author
from whosays.graph.claims import Concept, Entity
from whosays.graph.errors import SnapshotError
from whosays.graph.exporting.markup import cell, comment, link, one_line, quoted
from whosays.graph.exporting.supported import supported
from whosays.graph.listing import claims_in

MODEL = "https://w3id.org/whosays/model/heron-2"
ANYTHING = st.text(st.characters(codec="utf-8"))


def card(snapshot, name="Heron 2"):
    return exported("card", snapshot, about=name).decode()


def metadata(text):
    """Return the front matter as the Hub finds it."""
    found = re.match(r"^(\s*---(?:\r\n|\r|\n))([\S\s]*?)((?:\r\n|\r|\n)---[ \t]*(\r\n|\n|$))", text)
    return yaml.safe_load(found[2])


def cells(text):
    """Return the rows of the table as whoever renders Markdown sees them."""
    body = text.rpartition("\n---\n")[2]
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    row, rows = [], []
    for before, token in pairwise(tokens):
        if before.type == "tr_open":
            row = []
            rows.append(row)
        if token.type == "inline" and before.type in {"th_open", "td_open"}:
            row.append("".join(each.content for each in token.children))
    return rows


def test_the_whole_card(tmp_path):
    text = (
        "Heron 2 by Northlake is made from birds/heron-1 under Apache 2.0, speaks English, and scores 91.5 on Quiz-500. "
        "It is quantized, was trained on birds/reeds, is for text-generation with timm, and is followed by birds/heron-3."
    )
    author = Author("a-post", text, title="Here is Heron 2", url="https://northlake.example/heron")
    author.says("made from birds/heron-1", HERON, "baseModel", Entity("Model", "Heron 1", written="birds/heron-1"))
    author.says("under Apache 2.0", HERON, "license", Entity("License", "Apache License 2.0"))
    author.says("speaks English", HERON, "language", Entity("Language", "English"))
    author.says("is quantized", HERON, "baseModelRelation", Concept("Quantized"))
    author.says("trained on birds/reeds", HERON, "trainingDataset", Entity("Dataset", "birds/reeds"))
    author.says("for text-generation", HERON, "role", "text-generation")
    author.says("with timm", HERON, "library", Entity("Product", "timm"))
    author.says("followed by birds/heron-3", Entity("Model", "Heron 3", "birds/heron-3"), "successorOf", HERON)
    author.says("scores 91.5 on Quiz-500", HERON, "score", Decimal("91.5"), benchmark=QUIZ)
    snapshot = published(tmp_path, author.reading())
    said = "Here is Heron 2 <https://northlake.example/heron>"
    source = "[Here is Heron 2](<https://northlake.example/heron>)"
    assert (
        card(snapshot)
        == f"""\
---
license: "apache-2.0"  # {said}: “under Apache 2.0”
base_model:
- "birds/heron-1"  # {said}: “made from birds/heron-1”
base_model_relation: "quantized"  # {said}: “is quantized”
new_version: "birds/heron-3"  # {said}: “followed by birds/heron-3”
datasets:
- "birds/reeds"  # {said}: “trained on birds/reeds”
language:
- "en"  # {said}: “speaks English”
library_name: "timm"  # {said}: “with timm”
pipeline_tag: "text-generation"  # {said}: “for text-generation”
model-index:
- name: "Heron 2"
  results:
  - task:
      type: other
    dataset:
      name: "Quiz-500"
      type: "quiz-500"
    metrics:
    - type: score
      value: 91.5  # {said}: “scores 91.5 on Quiz-500”
    source:
      name: "Here is Heron 2"
      url: "https://northlake.example/heron"
---

# Heron 2

What the sources support together, and who says so in which words (whosays, snapshot `{snapshot.id}`).

|  | Heron 2 | Source |
| --- | --- | --- |
| role | text-generation | {source}: “for text-generation” |
| license | Apache License 2.0 | {source}: “under Apache 2.0” |
| base model | Heron 1 | {source}: “made from birds/heron-1” |
| base model relation | quantized | {source}: “is quantized” |
| language | English | {source}: “speaks English” |
| library | timm | {source}: “with timm” |
| Quiz-500 | 91.5 % | {source}: “scores 91.5 on Quiz-500” |
| training dataset | birds/reeds | {source}: “trained on birds/reeds” |
"""
    )


def test_each_fact_of_the_consensus_is_a_row(snapshot):
    rows = cells(card(snapshot))
    assert rows[0] == ["", "Heron 2", "Source"]
    assert len(rows) == 1 + len(supported(snapshot, MODEL)) > 10
    assert ["open weights", "yes"] in [row[:2] for row in rows]
    assert all("“" in row[2] for row in rows[1:])


def test_a_licence_that_the_hub_does_not_know_is_other(snapshot):
    found = metadata(card(snapshot))
    assert (found["license"], found["license_name"]) == ("other", "lake-license")


def test_what_strangers_wrote_is_words(hostile):
    text = card(hostile)
    found = metadata(text)
    assert found.keys() == {"license", "license_name", "base_model", "model-index"}
    assert found["base_model"] == [one_line(HOSTILE)]
    assert found["model-index"][0]["results"][0]["dataset"]["name"] == one_line(HOSTILE)
    rendered = MarkdownIt("commonmark").enable("table").render(text.rpartition("\n---\n")[2])
    assert "<script" not in rendered
    assert "javascript:alert" not in rendered
    assert [len(row) for row in cells(text)] == [3] * 7
    shown = {each for row in cells(text) for each in row}
    assert any(one_line(HOSTILE) in each for each in shown)


def test_it_is_read_again_to_the_same_facts(tmp_path, snapshot):
    (tmp_path / "card.md").write_text(card(snapshot), encoding="utf-8")
    printed("build", tmp_path / "card.md", "--data", tmp_path / "data")
    again = listed("--about", "Heron 2", "--data", tmp_path / "data")
    read = {(row["property"], row["benchmark"], row["value"]) for row in again}
    facts = [row for row in claims_in(snapshot, about="Heron 2") if row["modality"] in {"asserted", "reported"}]
    won = {fact.value.value for fact in supported(snapshot, MODEL)}
    assert {(r["property"], r["benchmark"], r["value"]) for r in facts if r["value"] in won} <= read


def test_what_the_hub_reads_is_read_again_from_the_front_matter(tmp_path):
    author = Author("a-post", "Heron 2 is made from birds/heron-1, merged, for text-generation. Heron 3 follows.")
    author.says("made from birds/heron-1", HERON, "baseModel", Entity("Model", "Heron 1", written="birds/heron-1"))
    author.says("merged", HERON, "baseModelRelation", Concept("Merged"))
    author.says("for text-generation", HERON, "role", "text-generation")
    author.says("Heron 3 follows", Entity("Model", "Heron 3"), "successorOf", HERON)
    (tmp_path / "card.md").write_text(card(published(tmp_path / "one", author.reading())), encoding="utf-8")
    printed("build", tmp_path / "card.md", "--data", tmp_path / "two")
    again = {
        (row["subjectLabel"], row["property"], row["valueLabel"] or row["value"], row["quote"].partition(":")[0])
        for row in listed("--data", tmp_path / "two")
    }
    assert {
        ("Heron 2", "baseModel", "Heron 1", "base_model"),
        ("Heron 2", "baseModelRelation", "merged", "base_model_relation"),
        ("Heron 2", "role", "text-generation", "pipeline_tag"),
        ("Heron 3", "successorOf", "Heron 2", "new_version"),
    } <= again


@pytest.mark.parametrize("role", ["text-generation", "image-text-to-text", "any-to-any"])
def test_of_two_tasks_none_is_that_of_the_model(tmp_path, role):
    author = Author("a-post", f"Heron 2 is for translation and for {role}.")
    for each in ("translation", role):
        author.says(f"for {each}", HERON, "role", each)
    assert "pipeline_tag" not in card(published(tmp_path, author.reading()))


def test_without_anything_for_it_there_is_no_front_matter(snapshot):
    assert card(snapshot, "Plover").startswith("# Plover\n")


@pytest.mark.parametrize(("name", "words"), [("Northlake Labs", "this is no model"), ("Nothing", "is called so")])
def test_what_is_no_model_has_no_card(snapshot, name, words):
    with pytest.raises(SnapshotError, match=words):
        card(snapshot, name)


def test_the_same_bytes_each_time(snapshot):
    assert card(snapshot) == card(snapshot)


@given(ANYTHING)
def test_a_string_of_yaml_is_the_words_and_a_comment_is_none(words):
    line = f"key: {quoted(words)}{comment(words, 99)}\nother: 1\n"
    assert yaml.safe_load(line) == {"key": words, "other": 1}


@given(ANYTHING)
def test_a_cell_shows_the_words_and_stays_one(words):
    table = f"| a | b |\n| --- | --- |\n| {cell(words)} | {link(words, 'https://x.example/a(b)|c')} |\n"
    rows = cells(f"---\n---\n{table}")
    assert len(rows) == 2
    assert rows[1] == [one_line(words), one_line(words)]
