"""The same facts say the same in whatever shape a catalog has: all of them, and nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import pytest
from reading import read_text
from record_facts import ALSO, FACTS, found, missing, slug, true
from record_shapes import (
    LAYOUTS,
    VOCABULARIES,
    as_json,
    as_rows,
    as_toml,
    as_yaml,
    facts_of,
    keyed,
    last_words,
    long_rows,
    name_values,
    records,
    sideways,
    wide,
    written,
)
from whosays.loaders.formats.csv_tables import CSV, TSV
from whosays.loaders.formats.json_records import JSON, JSON_LINES
from whosays.loaders.formats.markdown import LOADER as MARKDOWN
from whosays.loaders.formats.toml_records import LOADER as TOML
from whosays.loaders.formats.yaml_records import LOADER as YAML

if TYPE_CHECKING:
    from collections.abc import Callable

# A value that is an object has no cell of its own, and properties within groups have no values by model.
FLAT = [name for name in VOCABULARIES if name != "value objects"]
OF_ONE_LEVEL = [name for name in FLAT if name != "subgroups"]


class Form(NamedTuple):
    """A way to write records in a file, and whether that is of one model only."""

    loader: object
    text: Callable[[dict], str]
    is_one: bool = False


def with_properties(words: dict, key: str, name: str) -> list[dict]:
    return [
        {
            "id": slug(model["name"]),
            "name": model["name"],
            key: name_values(written(model, words, "id", "name", "owned"), name),
        }
        for model in FACTS
    ]


def table(words: dict, titles: str, rows: str) -> dict:
    head, *body = wide(words)
    return {titles: head, rows: body}


FORMS = {
    "csv": Form(CSV, lambda words: as_rows(wide(words))),
    "tsv": Form(TSV, lambda words: as_rows(wide(words), "\t")),
    "csv, semicolons": Form(CSV, lambda words: as_rows(wide(words), ";")),
    "csv, bars": Form(CSV, lambda words: as_rows(wide(words), "|")),
    "csv, title above": Form(CSV, lambda words: "Models of the coast, spring edition\n# Prices in USD.\n\n" + as_rows(wide(words))),
    "csv, comments above": Form(CSV, lambda words: "# source: https://example.org\n# updated: 2025-04-01\n" + as_rows(wide(words))),
    "csv, rows numbered": Form(CSV, lambda words: as_rows([["id" if at == 0 else at, *row] for at, row in enumerate(wide(words))])),
    "csv, name last": Form(CSV, lambda words: as_rows([row[::-1] for row in wide(words)])),
    "csv, sideways": Form(CSV, lambda words: as_rows(sideways(wide(words)))),
    "csv, a fact a row": Form(CSV, lambda words: as_rows(long_rows(words))),
    "json, columns and rows": Form(JSON, lambda words: as_json(table(words, "columns", "rows"))),
    "json, headers and data": Form(JSON, lambda words: as_json(table(words, "headers", "data"))),
    "json, a list of rows": Form(JSON, lambda words: as_json(wide(words))),
    "json, a list for each column": Form(JSON, lambda words: as_json({row[0]: list(row[1:]) for row in sideways(wide(words))})),
    "json, a map for each column": Form(
        JSON, lambda words: as_json({row[0]: {str(at): each for at, each in enumerate(row[1:])} for row in sideways(wide(words))})
    ),
    "json, a fact an entry": Form(JSON, lambda words: as_json(facts_of(words))),
    "json, names and values": Form(JSON, lambda words: as_json(with_properties(words, "properties", "name"))),
    "json, keys and values": Form(JSON, lambda words: as_json(with_properties(words, "attributes", "key"))),
    "json, attributes": Form(JSON, lambda words: as_json({"data": [{"type": "model", "attributes": each} for each in records(words)]})),
    "json, nodes": Form(JSON, lambda words: as_json([{"node": each} for each in records(words)])),
    "json, ranked": Form(JSON, lambda words: as_json([{"model": each, "rank": at} for at, each in enumerate(records(words), 1)])),
    "json lines": Form(JSON_LINES, lambda words: "\n".join(map(json.dumps, records(words)))),
    "yaml": Form(YAML, lambda words: as_yaml(records(words))),
    "yaml, keyed": Form(YAML, lambda words: as_yaml({"models": keyed(words)})),
    "toml": Form(TOML, lambda words: as_toml(records(words))),
    "toml, keyed": Form(TOML, lambda words: as_toml({"models": keyed(words)})),
    "json, one": Form(JSON, lambda words: as_json(records(words)[0]), is_one=True),
    "json, one keyed": Form(JSON, lambda words: as_json({"models": dict(list(keyed(words).items())[:1])}), is_one=True),
    "yaml, one keyed": Form(YAML, lambda words: as_yaml(dict(list(keyed(words).items())[:1])), is_one=True),
    "front matter": Form(MARKDOWN, lambda words: f"---\n{as_yaml(records(words)[0])}---\n\nSome text.\n", is_one=True),
}  # fmt: skip
# The vocabularies that a form is tried with; others with all.
TRIED = {"front matter": [name for name in FLAT if name != "title"]}
FEW = ("title", "units in keys", "subgroups", "several names")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_layout_in_every_vocabulary(layout, vocabulary):
    words = VOCABULARIES[vocabulary]
    if layout == "by property" and vocabulary not in OF_ONE_LEVEL:
        pytest.skip("no such catalog is written")
    without = missing(words | ({"family": None} if layout == "families" else {}))
    assert found(read_text(as_json(LAYOUTS[layout](words)), JSON)) - ALSO == true(without=without)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("vocabulary", FEW)
def test_every_form_of_file(form, vocabulary):
    words, (loader, text, is_one) = VOCABULARIES[vocabulary], FORMS[form]
    if vocabulary not in TRIED.get(form, FLAT):
        pytest.skip("no such file is written")
    assert found(read_text(text(words), loader)) == true(FACTS[:1] if is_one else FACTS, missing(words))


def test_records_without_maps_name_what_they_hold():
    assert "specs.layers" in last_words(records(VOCABULARIES["specs"])[0])
