"""What catalogs and cards disagree on: a figure that the maker gives a sibling is told, what a provider limits is not."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner
from whosays.cli import main
from whosays.graph.iris import DEFAULT_BASE
from whosays.server.app import create_app

CARD = """\
# Heron 2

We are launching two models in the Heron 2 series, Heron 2 Mini and Heron 2 Ultra.

**Model developer**: Northlake Labs

| Model Name | Params | Context length | Token count |
| --- | --- | --- | --- |
| Heron 2 Mini (9Bx4E) | 36B | 128K | ~9T |
| Heron 2 Ultra (90Bx8E) | 700B | 1M | ~30T |
"""


def prices(**windows):
    entries = {
        key: {"litellm_provider": "reedhost", "max_input_tokens": window, "mode": "chat"}
        for key, window in windows.items()
    }
    return json.dumps({"sample_spec": {"mode": "chat"}} | entries, indent=2)


def routed(name, window):
    entry = {
        "id": f"northlake/{name.lower().replace(' ', '-')}",
        "canonical_slug": "northlake/heron",
        "name": f"Northlake: {name}",
        "context_length": window,
        "top_provider": {"context_length": None},
    }
    return json.dumps({"data": [entry]})


def of_a_model(name, window):
    return f'name = "{name}"\nrelease_date = "2026-03-01"\n\n[limit]\ncontext = {window}\noutput = 8_192\n'


def database(*rows):
    head = "Model,Domain,Organization,Organization categorization,Parameters,Parameters notes,Training compute (FLOP)"
    lines = [f"{name},Language,Northlake Labs,Industry,{size},,{compute}" for name, size, compute in rows]
    return "\n".join([head, *lines, ""])


def borrowed(tmp_path, **files):
    """Return the explanations of borrowed figures in a folder of a maker's card and these files."""
    return [row["explanation"] for row in conflicts(tmp_path, card_md=CARD, **files) if row["kind"] == "borrowed"]


def conflicts(tmp_path, **files):
    """Return the conflicts in a folder of files; in their names `__` is a slash and `_` a dot."""
    for name, text in files.items():
        path = tmp_path / "sources" / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    run("build", tmp_path / "sources", "--data", tmp_path / "data")
    return [json.loads(row) for row in run("conflicts", "--data", tmp_path / "data", "--format", "jsonl").splitlines()]


def run(*arguments):
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exit_code == 0, result.output
    return result.output


GIVES = "; the maker (card.md) gives that figure to the sibling Heron 2"
TOLD = [
    (
        "a price list of what is served",
        {"prices_json": prices(**{"reedhost/northlake/heron-2-mini": 1_000_000})},
        (
            "northlake/heron-2-mini at reedhost, context window: LiteLLM: reedhost/northlake/heron-2-mini gives at least "
            f"1 million tokens{GIVES} Ultra, and 128,000 tokens to Heron 2 Mini."
        ),
    ),
    (
        "a packed form, counted in 1,024s",
        {"prices_json": prices(**{"reedhost/northlake/Heron-2-Mini-9B-4E-Instruct-FP8": 1_048_576})},
        (
            "northlake/Heron-2-Mini-9B-4E-Instruct-FP8 at reedhost, context window: LiteLLM: reedhost/northlake/Heron-2-Mini-"
            f"9B-4E-Instruct-FP8 gives at least 1,048,576 tokens{GIVES} Ultra, and 128,000 tokens to Heron 2 Mini."
        ),
    ),
    (
        "a router",
        {"router_json": routed("Heron 2 Mini", 1_000_000)},
        (
            "northlake/heron-2-mini at OpenRouter, context window: OpenRouter: Northlake: Heron 2 Mini gives 1 million "
            f"tokens{GIVES} Ultra, and 128,000 tokens to Heron 2 Mini."
        ),
    ),
    (
        "a catalog of models, by the name of the tuned form",
        {"models__northlake__heron-2-mini-instruct_toml": of_a_model("Heron 2 Mini Instruct", 1_000_000)},
        (
            "Heron 2 Mini Instruct, context window: models.dev: Heron 2 Mini Instruct gives 1 million tokens"
            f"{GIVES} Ultra, and 128,000 tokens to Heron 2 Mini."
        ),
    ),
    (
        "a database",
        {"database_csv": database(("Heron 2 Mini", "7.0E+011", ""), ("Heron 2 Ultra", "7.0E+011", ""))},
        (
            f"Heron 2 Mini, total parameters: Epoch AI: Heron 2 Mini gives 700 billion parameters{GIVES} Ultra, and "
            "36 billion parameters to Heron 2 Mini."
        ),
    ),
    (
        "the size in a sibling's name",
        {"database_csv": database(("Plover 7B", "70000000000.0", ""), ("Plover-70B", "70000000000.0", ""))},
        (
            "Plover 7B, total parameters: Epoch AI: Plover 7B gives 70 billion parameters, the size in the name of the "
            "sibling Plover-70B, not the one in its own."
        ),
    ),
]


@pytest.mark.parametrize(("files", "expected"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_a_figure_that_the_card_gives_a_sibling_is_told(tmp_path, files, expected):
    assert borrowed(tmp_path, **files) == [expected]


def test_the_page_of_a_borrowed_figure_leads_to_the_record_that_borrows_and_to_the_card(tmp_path):
    files = {"models__northlake__mini_toml": of_a_model("Heron 2 Mini Instruct", 1_000_000)}
    (told,) = [row for row in conflicts(tmp_path, card_md=CARD, **files) if row["kind"] == "borrowed"]
    address = told["conflict"].removeprefix(DEFAULT_BASE)
    page = create_app(tmp_path / "data").test_client().get(f"/{address}").text
    (sentence,) = (each for each in re.findall(r"<p\b.*?</p>", page, re.DOTALL) if "that figure" in each)
    assert re.findall(r'href="/source/([^"#]*)', sentence) == ["mini", "card"]


RIGHT = {
    "prices_json": prices(
        **{
            "reedhost/northlake/heron-2-ultra": 128_000,  # less than the model can, as is a provider's right
            "groq/northlake/heron-2-ultra": 1_000_000,
            "groq/northlake/heron-2-mini": 131_072,
            "reedhost/northlake/heron-2-mini": 64_000,
        }
    ),
    "router_json": routed("Heron 2 Ultra", 131_072),
    "models__northlake__heron-2-ultra-instruct_toml": of_a_model("Heron 2 Ultra Instruct", 128_000),
    "database_csv": database(
        ("Heron 2 Mini", "3.6E+010", ""),
        ("Heron 2 Ultra", "7.0E+011", ""),
        ("Plover 7B", "7.4E+009", ""),
        ("Plover 70B", "70000000000.0", ""),
        ("Plover 8x7B", "47000000000.0", ""),
    ),
}


def test_what_a_model_has_and_what_a_provider_limits_is_not(tmp_path):
    assert borrowed(tmp_path, **RIGHT) == []


def test_two_records_of_one_catalog_that_go_by_one_name_are_told_apart_by_something_that_was_not_read(tmp_path):
    entries = {
        key: {
            "litellm_provider": "reedhost",
            "max_input_tokens": 64_000,
            "max_output_tokens": most,
            "mode": "chat",
        }
        for key, most in (("heron-2-mini", 8_000), ("reedhost/heron-2-mini", 16_000))
    }
    assert conflicts(tmp_path, prices_json=json.dumps(entries)) == []


def test_what_a_catalog_does_not_know_is_not_kept_back(tmp_path):
    unknown = "access: open, created_date: unknown, dependencies: [], prohibited_uses: '', quality_control: none"
    assets = "\n  ".join(["- name: Heron 2 Mini", "type: model", "size: unknown", *unknown.split(", ")])
    assert conflicts(tmp_path, assets_yaml=assets, database_csv=database(("Heron 2 Mini", "3.6E+010", ""))) == []


def test_a_fraction_that_a_machine_left_is_no_other_number(tmp_path):
    rows = [database(("Heron 2 Mini", size, "")) for size in ("423000000.00000006", "423000000.0")]
    assert conflicts(tmp_path, older_csv=rows[0], newer_csv=rows[1]) == []


def test_thousands_that_a_program_parts_are_no_rounded_number(tmp_path):
    one = of_a_model("Heron 2 Mini", 64_000)
    files = {"models__northlake__mini_toml": one, "models__other__mini_toml": one.replace("8_192", "8_128")}
    found = conflicts(tmp_path, **files)
    assert [(row["kind"], row["property"]) for row in found] == [("contradiction", "maxOutputTokens")]
