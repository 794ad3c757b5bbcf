"""The mapping file in `docs/add-a-catalog.md` is whole: it reads the list above it to the table below."""

from __future__ import annotations

import re
from pathlib import Path

from whosays.graph.document import Document, Metadata
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.catalogs.mapping import catalog_in
from whosays.loaders.catalogs.reading import Known, read_catalog
from whosays.loaders.catalogs.templates import FUNCTIONS
from whosays.loaders.formats.json_records import JSON

PAGE = (Path(__file__).parents[3] / "docs" / "add-a-catalog.md").read_text("utf-8")
FENCED = dict(re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))
ROWS = re.findall(r"^\| (.+?) \| (\w+) \| (.+?) \| `(.+?)` \|$", PAGE, re.MULTILINE)


def test_the_mapping_reads_the_list_to_the_table():
    text = FENCED["json"]
    catalog = catalog_in("lending-library.yaml", FENCED["yaml"])
    assert all(each in text for sign in catalog.signs for each in sign.holds)
    document = Document("lendings", "lendings.json", text, (), "json/1")
    reading = read_catalog(document, JSON.node(text), Known(catalog, {}), Metadata(), Vocabulary.load())
    said = [
        (
            claim.subject.name,
            claim.property,
            "undisclosed" if claim.value is None else getattr(claim.value, "name", None) or f"{claim.value:f}",
            record.document[claim.span],
        )
        for record in reading.records
        for claim in record.claims
    ]
    assert sorted(said) == sorted(ROWS)
    assert [record.document.id for record in reading.records] == ["lendings.a-7", "lendings.a-8"]
    assert not any(record.residue for record in reading.records)


def test_every_function_is_told():
    assert all(f"`{name}`" in PAGE for name in FUNCTIONS)
