"""Mapping files: what is missing, unknown or unfit is told with file, line and key, and how to mend it."""

from __future__ import annotations

import pytest
from whosays.graph.errors import SourceError
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.catalogs.mapping import catalog_in, catalogs

SOUND = """\
version: "1"
title: Lake list
known_by:
  loader: json
  holds: ['"lake"']
records: "*"
record:
  id: "{id}"
  about: [model]
things:
  model: {class: Model, name: "{name|bare}"}
fields:
  window: {says: contextWindow, of: model, as: tokens}
"""


def test_a_sound_file_is_read_whole():
    catalog = catalog_in("lakes.yaml", SOUND)
    (rule,) = catalog.rules
    assert (catalog.name, catalog.loader, catalog.records) == ("lakes", "catalog-lakes/1", ("*",))
    assert (rule.path, rule.property, rule.of, rule.label) == (("window",), "contextWindow", "model", "tokens")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("title: Lake list\n", "", "lakes.yaml:1: title: `title` is missing; add it"),
        ("says: contextWindow", "says: contextWindw", "lakes.yaml:13: says: `contextWindw` is unknown here; did you mean"),
        ("of: model", "of: modle", "lakes.yaml:13: of: `modle` is unknown here; did you mean `model`?"),
        ("of: model", "of: model, measure: tokens", "lakes.yaml:13: measure: `measure` is unknown here"),
        ("class: Model", "class: License", "lakes.yaml:13: of: the ontology gives no `contextWindow` to a thing of class"),
        ("{name|bare}", "{name|bear}", "lakes.yaml:11: name: `bear` is no function; known are bare"),
        ("{name|bare}", "{name", "lakes.yaml:11: name: a brace of `{name` is not closed"),
        ("about: [model]", "about: [modle]", "lakes.yaml:9: about: `modle` is none of the things"),
        ("  holds: ['\"lake\"']\n", "", "lakes.yaml:4: loader: nothing tells the catalog from others; add `holds`"),
        ("window: {says", "window: {where: {a: '('}, says", "lakes.yaml:13: where: `(` is no regular expression"),
        ("of: model", "of: model, comparator: '=>'", "lakes.yaml:13: comparator: `=>` is unknown here"),
        ("of: model", "of: model, part: 'w.*'", "lakes.yaml:13: part: `w.*` has 0 groups; put the value, and nothing else"),
        ("class: Model", "class: Model, lone: modl", "lakes.yaml:11: lone: `modl` is unknown here; did you mean `model`?"),
        ("of: model", "of: model, must_hold: a", "lakes.yaml:13: must_hold: `must_hold` is unknown here"),
        ("says: contextWindow", "says: score", "lakes.yaml:13: says: a score needs a benchmark"),
        ("loader: json", "loader: jsom", "lakes.yaml:4: loader: `jsom` is unknown here; did you mean `json`?"),
        ("as: tokens", "as: Ki tokens", "lakes.yaml:13: as: no unit and no number is called `Ki`; write `tokens`"),
        ("as: tokens", "as: parrots", "lakes.yaml:13: as: no unit and no number is called `parrots`; write"),
        ("as: tokens", "as: USD per token", "lakes.yaml:13: as: `USD per token` is no unit of `contextWindow`; it counts"),
        ("as: tokens", "as: tokens, times: lots", "lakes.yaml:13: times: `lots` is no number; write digits"),
        ('records: "*"\n', "records: [a]\n", "lakes.yaml:6: records: this takes one value"),
        ("fields:", "fields: []\nothers:", "lakes.yaml:12: this is no mapping"),
        ("title: Lake list", "title: Lake list\ntier: high", "lakes.yaml:3: tier: `high` is no digit"),
        ("title: Lake list", "title: [", "lakes.yaml: line"),
        ('records: "*"\n', "wrapped: value\n", "lakes.yaml:6: wrapped: fields are wrapped in two keys"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(old, new, fault):
    assert old in SOUND
    with pytest.raises(SourceError) as raised:
        catalog_in("lakes.yaml", SOUND.replace(old, new, 1))
    assert str(raised.value).startswith(fault)


def test_what_templates_take_is_no_field_of_which_nothing_is_said():
    score = 'tests/*/result: {says: score, of: model, benchmark: "{.name}", setting: "{.shots}-shot", as_of: "{day}"}'
    catalog = catalog_in("lakes.yaml", f"{SOUND}  {score}\n")
    known = [("tests", "1", "name"), ("tests", "1", "shots"), ("day",), ("window",), ("tests", "2", "result")]
    assert all(map(catalog.maps, known))
    assert not any(map(catalog.maps, [("name",), ("shots",), ("tests", "1", "day"), ("tests", "1", "runs")]))


def test_those_come_first_whose_path_tells_most():
    names = [catalog.name for catalog in catalogs()]
    assert names.index("models-dev-providers") < names.index("models-dev-models") < names.index("litellm")


@pytest.mark.parametrize("catalog", catalogs(), ids=lambda catalog: catalog.name)
def test_each_mapping_says_who_publishes_it_and_names_only_fields_of_the_ontology(catalog):
    # What stands in a repository is published by its owner.
    is_of_repositories = catalog.name.startswith("hugging-face")
    assert (not is_of_repositories) == bool(catalog.metadata.publisher) == bool(catalog.metadata.tier)
    properties = Vocabulary.load().properties
    for rule in catalog.rules:
        assert rule.property in properties
        assert rule.path not in catalog.left
