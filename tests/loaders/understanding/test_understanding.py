"""Whatever the text, reading it ends, and what it gives can be pointed at."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import VOCABULARY, read_markdown, read_text, said, value_of
from whosays.graph.claims import Modality
from whosays.graph.document import Document
from whosays.loaders.formats.html import LOADER as HTML
from whosays.loaders.formats.markdown import LOADER as MARKDOWN
from whosays.loaders.formats.plain import LOADER
from whosays.loaders.formats.yaml_records import LOADER as YAML
from whosays.loaders.understanding import read

SNIPPETS = st.sampled_from(
    [
        "Heron 2 Ultra has 70 billion parameters. ",
        "Northlake Labs released Heron 2 Mini on 5 April 2025. ",
        "\n\nContext length: 128K\n",
        "\n| Model | Layers |\n|---|---|\n| Heron 2 Ultra | 61 |\n",
        "\n# Heron 2 Ultra\n",
        "\n- **License:** MIT\n",
        "\r\nLayers\r\n160\r\n",
        "It scores 73.7% on MMLU, and Ada Quill left Plover Systems in May 2024.\n",
        "ﬁ – “×” \u200b 2×7B ",
    ]
)
TEXTS = st.lists(st.one_of(SNIPPETS, st.text(max_size=60)), max_size=8).map("".join)


@settings(max_examples=60)
@given(TEXTS)
@pytest.mark.parametrize("reader", [read_text, read_markdown], ids=["plain", "markdown"])
def test_any_text_is_read_to_claims_with_words(reader, text):
    reading = reader(text)
    spans = [claim.span for claim in reading.claims]
    assert spans == sorted(spans)
    for claim in reading.claims:
        assert 0 <= claim.span.start < claim.span.end <= len(text)
        assert (claim.value is None) == (claim.modality is Modality.UNDISCLOSED)
    for left in reading.residue:
        assert 0 <= left.span.start < left.span.end <= len(text)
    assert reading == reader(text)


def test_a_paragraph_about_something_else_changes_no_earlier_claim():
    text = "# Heron 2 Ultra\n\nHeron 2 Ultra has 61 layers.\n"
    after = "\nThe harbour was quiet in the morning, and the gulls sat on the wall.\n"
    assert read_markdown(text + after).claims == read_markdown(text).claims


def test_the_order_of_claims_is_that_of_the_text():
    reading = read_text("Heron 2 Ultra\n\nLayers: 61\nContext length: 8K\nHeron 2 Mini is small.")
    assert [claim.property for claim in reading.claims] == ["layerCount", "contextWindow"]


def test_front_matter_dates_the_text_below():
    text = "# News\n\n---\ndate: 2024-05-01\n---\n\nNorthlake Labs releases Heron 2 Mini.\n\n---\ndate: 2025-06-02\n---\n\nNorthlake Labs releases Heron 3 Mini.\n"
    found = said(read_markdown(text))
    assert ("Heron 2 Mini", "releaseDate", "2024-05-01") in found
    assert ("Heron 3 Mini", "releaseDate", "2025-06-02") in found


@pytest.mark.parametrize(
    "text",
    [
        "# Heron 2 Ultra\n\n```\ncontext_length: 4096\n```\n",
        "# Heron 2 Ultra\n\n## Calculator\n\n- Context size: 1,024 tokens\n",
        '# Heron 2 Ultra\n\n"Is it true that Heron 2 Ultra has 70 billion parameters?"\n',
        "# Heron 2 Ultra\n\n## References\n\nHeron 2 Ultra was released in May 2025.\n",
    ],
    ids=["code", "calculator", "question", "references"],
)
def test_what_is_no_statement_gives_no_claim(text):
    assert not read_markdown(text).claims


def test_what_looks_like_a_fact_and_gave_none_is_listed():
    reading = read_text("Heron 2 Mini and Heron 2 Ultra: visitors came 4,812 times in May 2025.")
    assert not reading.claims
    assert [left.reason for left in reading.residue] == ["a number without a unit, and no property is named"]


@pytest.mark.parametrize("unit", ["Heron 2 ", "1,", "a. ", "according to ", "| a ", "Meta, ", "$1 ", "May "])
def test_a_hostile_line_is_read_to_its_end(unit):
    text = unit * (20_000 // len(unit))
    document = Document("x", "x.txt", text, tuple(LOADER.blocks(text)), "plain")
    assert read(document, VOCABULARY).document is document


def test_what_there_is_none_of_is_denied():
    reading = read_markdown("# Heron 2 Ultra\n\nHeron 2 Ultra is new. There are no weights on Hugging Face.\n")
    channels = [claim.modality for claim in reading.claims if claim.property == "accessChannel"]
    assert channels == [Modality.DENIED]


@pytest.mark.parametrize(
    "text",
    [
        "Tern-7B-Instruct is a language model with 7 billion parameters.",
        "Heron Labs released Tern 7, a language model with 7 billion parameters.",
    ],
)
def test_a_model_that_is_called_one_is_recognised(text):
    assert [value_of(claim) for claim in read_text(text).claims if claim.property == "totalParameters"] == [
        "7000000000"
    ]


def test_nested_records_say_what_their_paths_say():
    text = (
        "models:\n  - name: Heron 2 Ultra\n    vendor: {name: Northlake Labs}\n    parameters: {total: 70B, active: 9B}\n"
        "    training: {tokens: 9T, gpus: 512}\n    license: {value: MIT, explanation: as stated}\n"
    )
    assert said(read_text(text, YAML)) >= {
        ("Heron 2 Ultra", "developer", "Northlake Labs"),
        ("Heron 2 Ultra", "totalParameters", "70000000000"),
        ("Heron 2 Ultra", "activeParameters", "9000000000"),
        ("Heron 2 Ultra", "trainingTokens", "9000000000000"),
        ("Heron 2 Ultra", "gpuCount", "512"),
        ("Heron 2 Ultra", "license", "MIT License"),
    }


def test_who_reports_is_credited_and_not_meant():
    text = "# Northlake Labs\n\nPlover Systems reported that Northlake Labs had revenue of $5 million.\n"
    (claim,) = [claim for claim in read_markdown(text).claims if claim.property == "revenue"]
    assert claim.subject.name == "Northlake Labs"
    assert claim.according_to.name == "Plover Systems"


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_seed_of_hashing_changes_nothing(seed):
    script = (
        "from reading import read_markdown; import pathlib, sys;"
        "r = read_markdown(pathlib.Path(sys.argv[1]).read_text('utf-8')); print(repr(r.claims), repr(r.residue))"
    )
    root = pathlib.Path(__file__).parents[3]
    article = root / "examples" / "heron-2-ultra-article.md"
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root / "tests" / "support"), "PATH": os.defpath}
    done = subprocess.run(
        [sys.executable, "-c", script, article], env=environment, capture_output=True, text=True, check=True
    )
    here = read_markdown(article.read_text("utf-8"))
    assert done.stdout.strip() == f"{here.claims!r} {here.residue!r}"


@pytest.mark.parametrize(
    "text",
    [
        "# Puffin 4\n\n- Parameters: 7B\n- Context window: 32K\n",
        "# Puffin 4 language model\n\n| Field | Value |\n|---|---|\n| Parameters | 7B |\n| Context window | 32K |\n",
        "Puffin 4\n\nParameters\n7B\nContext window\n32K\n",
    ],
    ids=["bullets", "table", "card"],
)
def test_a_title_over_labels_of_models_names_one(text):
    found = said(read_markdown(text) if text.startswith("#") else read_text(text))
    assert ("Puffin 4", "totalParameters", "7000000000") in found
    assert ("Puffin 4", "contextWindow", "32000") in found


def test_a_chronicle_is_about_the_organization_that_it_begins_with():
    text = """# Timeline

**May 2021**

- Sandpiper, a startup, began as a reading circle. Founded by Ada Quill and Ben Orr

**June 2022**

- Released Heron-6B, then Heron-20B and Heron-70B

**July 2023**

- Sandpiper received funding from Fjord Capital
"""
    said = {(c.subject.name, c.property, value_of(c)) for c in read_markdown(text).claims}
    assert ("Sandpiper", "foundedBy", "Ada Quill") in said
    assert ("Heron-6B", "developer", "Sandpiper") in said


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        ("markdown", "# 2024\n:\n"),
        ("markdown", '# Northlake\n\nNorthlake is a startup. Northlake launched the app "Skyboard'),
        ("html", "<table><tr><td><b>A</b></td><td><b>B</b></td></tr></table>"),
    ],
)
def test_what_breaks_off_is_read_to_its_end(reader, text):
    loader = {"markdown": MARKDOWN, "html": HTML}[reader]
    assert read_text(text, loader).document.text == text


def test_whom_a_heading_names_as_a_party_is_not_who_it_is_about():
    text = "# Northlake AI\n\nNorthlake AI is a startup.\n\n## Investment from Plover Systems\n\nFounded in 2019.\n"
    assert {c.subject.name for c in read_markdown(text).claims if c.property == "foundedDate"} == {"Northlake AI"}


@pytest.mark.parametrize("end", ["", "."])
def test_the_end_of_a_sentence_is_nobody(end):
    text = f"Northlake was founded in 2019 by Ada Quill, Tidewell director{end}"
    assert "roleAt" not in {claim.property for claim in read_markdown(text).claims}


def test_what_its_maker_says_of_it_is_said_of_the_model():
    text = "# Heron 2\n\nHeron 2 is a language model. Northlake Labs said it was trained on 15 trillion tokens.\n"
    claim = next(c for c in read_markdown(text).claims if c.property == "trainingTokens")
    assert (claim.subject.name, claim.according_to and claim.according_to.name) == ("Heron 2", "Northlake Labs")


def test_a_part_that_came_out_by_itself_is_not_its_model():
    text = "# Heron 2\n\nHeron 2 is a language model.\n\n- **Voice Mode**: Launched in May 2023, lets users speak\n"
    assert not any(claim.property == "releaseDate" for claim in read_markdown(text).claims)
    whole = text.replace("Voice Mode", "First Release")
    assert any(claim.property == "releaseDate" for claim in read_markdown(whole).claims)
