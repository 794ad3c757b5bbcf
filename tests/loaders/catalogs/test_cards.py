"""Cards: front matter by its mapping file, the text by its words, faults at their places, and quotes in any line ends."""

from __future__ import annotations

import json

import pytest
import yaml
from catalog_files import CARD
from hypothesis import given, settings
from hypothesis import strategies as st
from whosays.graph.claims import Entity
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.build import reading_of, sources_in

HEAD = "\n# Heron-2-70B\n\nHeron-2-70B has a context window of 32,768 tokens.\n"


def read(folder, text, name="card.md"):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    (source,) = sources_in([path])
    return reading_of(source, Vocabulary.load())


def said(reading):
    return {
        (claim.subject.name, claim.property, getattr(claim.value, "name", str(claim.value))) for claim in reading.claims
    }


def left(reading):
    return [(reading.document[each.span], each.reason) for each in reading.residue]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_change_nothing_but_the_places(tmp_path, ends, mark):
    plain, other = read(tmp_path, CARD), read(tmp_path, mark + CARD.replace("\n", ends))
    assert said(other) == said(plain)
    for one, each in zip(plain.claims, other.claims, strict=True):
        assert other.document[each.span] == plain.document[one.span].replace("\n", ends)
        assert each.as_written == one.as_written
    assert [words.replace(ends, "\n") for words, _ in left(other)] == [words for words, _ in left(plain)]


def test_who_ran_a_result_is_credited(tmp_path):
    scores = {str(c.value): c for c in read(tmp_path, CARD).claims if c.property == "score"}
    assert {value: (c.according_to and c.according_to.name) for value, c in scores.items()} == {
        "61.2": "reed",
        "7.4": "Hugging Face",
        "0.9": None,
    }
    assert [(work.entry, work.url) for work in scores["61.2"].primary_sources] == [
        ("Reed Table", "https://huggingface.co/spaces/reed/table")
    ]
    assert (scores["0.9"].unit, scores["0.9"].benchmark.name) == ("perplexity", "Marsh Calls")


def test_a_score_is_quoted_with_the_name_of_its_test(tmp_path):
    reading = read(tmp_path, CARD)
    (quote,) = [reading.document[c.span] for c in reading.claims if str(c.value) == "7.4"]
    assert quote.startswith("Marsh Calls")
    assert quote.endswith("value: 7.4")


def test_a_result_without_a_test_is_told(tmp_path):
    assert left(read(tmp_path, CARD)) == [("50", "no benchmark is named on which `50` was reached")]


def test_a_licence_goes_by_its_link(tmp_path):
    (licence,) = [claim for claim in read(tmp_path, CARD).claims if claim.property == "license"]
    assert [work.url for work in licence.primary_sources] == ["https://northlake.example/LICENSE"]


@pytest.mark.parametrize(
    ("relation", "name"),
    [("finetune", "FineTuned"), ("adapter", "Adapter"), ("merge", "Merged"), ("quantized", "Quantized")],
)
def test_how_a_model_was_made_from_its_base(tmp_path, relation, name):
    found = said(read(tmp_path, f"---\nbase_model: northlake/Heron-2\nbase_model_relation: {relation}\n---\n{HEAD}"))
    assert {("Heron-2-70B", "baseModel", "Heron-2"), ("Heron-2-70B", "baseModelRelation", name)} <= found


LICENCE, LANGUAGE = ("Heron-2-70B", "license", "Apache 2.0"), ("Heron-2-70B", "language", "English")


@pytest.mark.parametrize(
    ("broken", "words", "reason"),
    [
        ("tags: [a, b", "tags: [a, b", "front matter: line 4, column 12: while parsing a flow sequence"),
        ("datasets:\n  - a\n - b", "datasets:\n  - a\n - b", "front matter: line 6, column 2:"),
        ("license:mit", "license:mit", "front matter: 'license:mit' is no key with a value; write `key: value`"),
        ("license: mit", "license: mit", "front matter: the key `license` stands here for the second time"),
        (
            "model-index: heron",
            "model-index",
            "front matter: there is nothing at model-index/*/results/*/metrics/*/value",
        ),
        ("datasets: {a: b}", "datasets", "front matter: there is nothing at datasets, where a value or a list"),
        ("base_model_relation: cousin", "cousin", "`cousin` cannot be read as base model relation"),
    ],
)
def test_a_fault_costs_nothing_else_and_is_told_with_its_place(tmp_path, broken, words, reason):
    text = f"---\nlicense: apache-2.0\nlibrary_name: timm\n{broken}\nlanguage: en\n---\n{HEAD}"
    reading = read(tmp_path, text)
    assert {LICENCE, LANGUAGE, ("Heron-2-70B", "contextWindow", "32768")} <= said(reading)
    ((found, why),) = left(reading)
    assert found == words
    assert why.startswith(reason)


def test_front_matter_that_is_a_list_is_told(tmp_path):
    reading = read(tmp_path, f"---\n[]\n---\n{HEAD}")
    assert said(reading) == {("Heron-2-70B", "contextWindow", "32768")}
    assert left(reading)[0] == ("[]", "front matter: this is a list, and no keys with values; write `key: value`")


def test_the_card_of_an_application_says_nothing_of_a_model(tmp_path):
    reading = read(tmp_path, "---\nlicense: mit\nlanguage: en\nsdk: gradio\n---\n\n# Heron 2\n\nBirds.\n")
    assert not reading.claims
    assert left(reading)[0][1] == "the card of an application says nothing of a model"


@pytest.mark.parametrize("title", ["# Dataset Card for Lake Corpus", "# Lake Corpus"])
def test_the_card_of_data_is_of_data(tmp_path, title):
    reading = read(tmp_path, f"---\nlicense: mit\nsize_categories: [n<1K]\n---\n\n{title}\n\nBirds.\n")
    assert [(claim.subject, claim.property) for claim in reading.claims] == [
        (Entity("Dataset", "Lake Corpus"), "license")
    ]


@pytest.mark.parametrize(
    ("text", "name", "subject"),
    [
        ("# lake-caller\n\nIt hears birds.\n", "card.md", "lake-caller"),
        ("It hears birds.\n", "lake-caller/README.md", "lake-caller"),
        ("# Model card for Lake Caller\n\nIt hears birds.\n", "card.md", "Lake Caller"),
    ],
)
def test_a_card_is_of_its_title_or_its_folder(tmp_path, text, name, subject):
    assert (subject, "library", "timm") in said(read(tmp_path, f"---\nlibrary_name: timm\n---\n\n{text}", name))


@pytest.mark.parametrize(
    ("folder", "names"), [("models--reed--lake-caller/snapshots", {"lake-caller"}), ("own", set())]
)
def test_a_card_in_the_cache_of_the_hub_is_of_no_commit(tmp_path, folder, names):
    path = tmp_path / folder / ("0a1b2c3d" * 5) / "README.md"
    path.parent.mkdir(parents=True)
    path.write_text("---\nlibrary_name: timm\n---\n\nIt hears birds.\n")
    (source,) = sources_in([tmp_path])
    assert {claim[0] for claim in said(reading_of(source, Vocabulary.load()))} == names


def test_a_card_that_names_no_model_is_told(tmp_path):
    reading = read(tmp_path, "---\nlibrary_name: timm\n---\n\nIt hears birds.\n")
    assert not reading.claims
    assert left(reading)[0][1].startswith("no model is named that it could be said of")


def result(dataset, *metrics):
    found = "".join(f"\n    - {each}" for each in metrics)
    return (
        f"---\nlibrary_name: timm\nmodel-index:\n- name: Heron-2-70B\n  results:\n  - task: {{type: other}}\n"
        f"    dataset: {dataset}\n    metrics:{found}\n---\n{HEAD}"
    )


@pytest.mark.parametrize(
    ("dataset", "metric", "told"),
    [
        ("{name: Marsh Calls (25-Shot), type: a/b}", "{type: acc, value: 61}", ("61", "Marsh Calls", "25-Shot", "%")),
        ("{name: MMLU, type: a/b, config: all}", "{type: accuracy, value: 1.0}", ("100", "MMLU", None, "%")),
        ("{type: birds/marsh_calls}", "{type: f1, value: 71.5}", ("71.5", "marsh calls", "f1", "%")),
        ("{name: Calls (clean), type: c, config: clean}", "{type: wer, name: Test WER, value: 1.1%}", ("1.1", "Calls (clean)", "Test WER", "%")),
        ("{name: Lander-v2, type: l}", "{type: mean_reward, value: 281.9 +/- 20.2}", ("281.9", "Lander-v2", "mean_reward", "mean_reward")),
        ("{name: Lake, type: l}", "{type: eval_loss, value: 0.9}", ("0.9", "Lake", "eval_loss", "eval_loss")),
    ],
)  # fmt: skip
def test_what_a_result_was_reached_on_and_how_it_counts(tmp_path, dataset, metric, told):
    (score,) = [c for c in read(tmp_path, result(dataset, metric)).claims if c.property == "score"]
    assert (f"{score.value:f}", score.benchmark.name, score.setting, score.unit or "%") == told


INDEX = """\
license: mit
model-index:
- name: northlake/marsh-2
  results:
  - task: {type: text-generation, name: Text Generation}
    dataset: {name: MMLU, type: lists/mmlu}
    metrics:
    - {type: acc, value: 64.2}
    source: {name: Reed Table, url: https://huggingface.co/spaces/reed/table}
  - task: {type: automatic-speech-recognition}
    dataset: {name: TidalQA, type: lists/tidal}
    metrics:
    - {type: loss, value: 0.9}
    - {type: f1, value: 71.5}
"""
SAID = {
    ("marsh-2", "license", "MIT License", None, None, None),
    ("marsh-2", "score", "64.2", "MMLU", "%", "reed"),
    ("marsh-2", "score", "0.9", "TidalQA", "loss", None),
    ("marsh-2", "score", "71.5", "TidalQA", "%", None),
}
AS_JSON = json.dumps({"id": "northlake/marsh-2", "tags": ["text-generation"], **yaml.safe_load(INDEX)}, indent=1)


def scored(reading):
    return {
        (
            claim.subject.name,
            claim.property,
            getattr(claim.value, "name", str(claim.value)),
            claim.benchmark and claim.benchmark.name,
            claim.unit or ("%" if claim.benchmark else None),
            claim.according_to and claim.according_to.name,
        )
        for claim in reading.claims
    }


@pytest.mark.parametrize(("text", "name"), [(INDEX, "index.yaml"), (AS_JSON, "marsh.json"), (f"---\n{INDEX}", "a.yml")])
def test_an_index_by_itself_is_read_as_in_a_card(tmp_path, text, name):
    assert scored(read(tmp_path, text, name)) == SAID


def test_an_index_of_several_models_gives_each_its_own_results(tmp_path):
    other = INDEX[INDEX.index("- name") :].replace("marsh-2", "marsh-3").replace("64.2", "70.1")
    found = {claim for claim in scored(read(tmp_path, INDEX + other, "index.yaml")) if claim[3] == "MMLU"}
    assert {(name, value) for name, _, value, *_ in found} == {("marsh-2", "64.2"), ("marsh-3", "70.1")}


def test_a_title_and_not_its_index_names_the_model_of_a_card(tmp_path):
    assert {claim[0] for claim in scored(read(tmp_path, f"---\n{INDEX}---\n{HEAD}"))} == {"Heron-2-70B"}


TAGS = """
tags: [audio, base_model:northlake/Heron-1, "base_model:quantized:northlake/Heron-1", "license:apache-2.0", region:us]
"""
MORE = 'tags: ["dataset:northlake/lake-corpus", "language:pt", "arxiv:2601.01234", "base_model:", "license:other"]'


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (
            TAGS,
            {
                ("baseModel", "Heron-1"),
                ("baseModelRelation", "Quantized"),
                ("license", "Apache 2.0"),
                ("modality", "Audio"),
            },
        ),
        (MORE, {("trainingDataset", "northlake/lake-corpus"), ("language", "Portuguese")}),
        (
            f"base_model: northlake/Heron-1-Base\nlicense: mit{TAGS}",
            {
                ("baseModel", "Heron-1-Base"),
                ("baseModelRelation", "Quantized"),
                ("license", "MIT License"),
                ("modality", "Audio"),
            },
        ),
        (
            f"base_model: northlake/Heron-1\nbase_model_relation: merge\nlicense_name: Lake License{TAGS}",
            {
                ("baseModel", "Heron-1"),
                ("baseModelRelation", "Merged"),
                ("license", "Lake License"),
                ("modality", "Audio"),
            },
        ),
    ],
)
def test_tags_say_what_no_key_says(tmp_path, front, expected):
    reading = read(tmp_path, f"---\nlibrary_name: timm\n{front.strip()}\n---\n\n# Heron-2-70B\n")
    assert {claim[1:] for claim in said(reading)} == expected | {("library", "timm")}
    assert not reading.residue


def test_a_tag_is_quoted_whole(tmp_path):
    reading = read(tmp_path, f"---\nlibrary_name: timm{TAGS}---\n\n# Heron-2-70B\n")
    (how,) = [claim for claim in reading.claims if claim.property == "baseModelRelation"]
    assert (reading.document[how.span], how.as_written) == ("base_model:quantized:northlake/Heron-1", "quantized")


def test_what_the_hub_answers_of_a_model_is_read_by_its_tags(tmp_path):
    tags = ["safetensors", "base_model:northlake/Heron-2", "base_model:finetune:northlake/Heron-2", "license:mit"]
    answer = {"id": "reed/Kite-70B", "modelId": "reed/Kite-70B", "likes": 71, "tags": tags, "library_name": "timm"}
    reading = read(tmp_path, json.dumps(answer), "kite.json")
    assert said(reading) >= {
        ("Kite-70B", "baseModel", "Heron-2"),
        ("Kite-70B", "baseModelRelation", "FineTuned"),
        ("Kite-70B", "license", "MIT License"),
        ("Kite-70B", "library", "timm"),
    }


HELD = {"id": "reed/Kite-8B", "modelId": "reed/Kite-8B", "tags": [], "model-index": None}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            {"safetensors": {"parameters": {"BF16": 8030261248}, "total": 8030261248}},
            {("totalParameters", "8030261248")},
        ),
        # Eight packed numbers stand in one.
        ({"safetensors": {"parameters": {"I32": 12, "F16": 7}, "total": 19}}, set()),
        ({"cardData": {"language": ["en"], "license": "mit"}}, {("language", "English")}),
        ({"cardData": {"license_name": "lake-license"}}, {("license", "lake-license")}),
        ({"cardData": {"tags": ["x"]}, "createdAt": "2026-03-04T22:20:15.000Z", "downloads": 7}, set()),
    ],
)
def test_what_the_hub_adds_to_a_card_is_read_and_what_it_counts_is_not(tmp_path, told, expected):
    reading = read(tmp_path, json.dumps(HELD | told), "kite.json")
    assert {claim[1:] for claim in said(reading)} == expected
    assert not reading.residue


@pytest.mark.parametrize(
    ("front", "counted"),
    [
        ("license: apache-2.0\nlibrary_name: timm", (2, 2)),
        ("license: apache-2.0\nlibrary_name: timm\nmodel_creator: Reed 2", (3, 3)),
        ("library_name: timm\nco2_eq_emissions: 39", (1, 2)),
        (INDEX.strip(), (4, 4)),
    ],
)
def test_what_a_key_holds_is_counted_once(tmp_path, front, counted):
    reading = read(tmp_path, f"---\n{front}\n---\n\n# Heron-2-70B\n")
    assert (reading.understood, reading.fact_like) == counted


def test_what_stands_in_results_says_nothing_of_the_text_below(tmp_path):
    text = f"---\n{INDEX}---\n\nIt has a context window of 8,192 tokens.\n"
    assert {claim[0] for claim in scored(read(tmp_path, text))} == {"marsh-2"}


def test_a_list_is_no_score(tmp_path):
    reading = read(tmp_path, result("{name: Lake, type: l}", "{type: acc, value: [1, 2]}"))
    assert not [claim for claim in reading.claims if claim.property == "score"]
    assert left(reading) == [("1", "`1` cannot be read as score"), ("2", "`2` cannot be read as score")]


def test_a_card_without_results_yet_has_no_fault(tmp_path):
    assert not left(
        read(tmp_path, f"---\nlibrary_name: timm\nmodel-index:\n- name: Heron-2\n  results: []\n---\n{HEAD}")
    )


def test_a_base_model_may_be_given_by_its_address(tmp_path):
    reading = read(tmp_path, f"---\nbase_model: https://huggingface.co/northlake/Heron-1\n---\n{HEAD}")
    (base,) = [claim.value for claim in reading.claims if claim.property == "baseModel"]
    assert (base.name, base.called) == ("Heron-1", "northlake/Heron-1")


@pytest.mark.parametrize("front", ["# For what may stand here, see the guide\n{}", "{}", "# Nothing yet"])
def test_front_matter_of_nothing_is_no_text(tmp_path, front):
    reading = read(tmp_path, f"---\n{front}\n---\n{HEAD}")
    assert reading.document.title == "Heron-2-70B"
    assert said(reading) == {("Heron-2-70B", "contextWindow", "32768")}
    assert not left(reading)


@settings(max_examples=80)
@given(
    lines=st.lists(
        st.sampled_from(
            [
                *CARD.splitlines()[1:20],
                "- [",
                "x: {",
                "\t- b",
                "a:b",
                '"',
                "model-index: [1]",
                "&a",
                "? b",
                "'",
                "license: !x y",
            ]
        ),
        max_size=12,
    )
)
def test_any_front_matter_is_read_and_never_misquoted(tmp_path_factory, lines):
    text = "---\n" + "\n".join(lines) + "\n---\n" + HEAD
    reading = read(tmp_path_factory.mktemp("card"), text)
    for claim in reading.claims:
        words = reading.document[claim.span]
        assert words == words.strip() != ""
    assert all(reading.document[each.span].strip() for each in reading.residue)
