"""Each catalog's shape on a small file of our own: what its records say, of whom, in which words, and what is left."""

from __future__ import annotations

import json

import pytest
from catalog_facts import HERON, SAID
from catalog_files import FILES
from hypothesis import given, settings
from hypothesis import strategies as st
from whosays.graph.claims import Concept, Date, Entity
from whosays.graph.errors import SourceError
from whosays.graph.iris import Iris
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.build import reading_of, sources_in
from whosays.loaders.catalogs.mapping import catalogs


def written(folder, name):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(FILES[name], encoding="utf-8", newline="")
    return path


def read(folder, name):
    written(folder, name)
    (source,) = sources_in([folder])
    return reading_of(source, Vocabulary.load())


def records(reading):
    return reading.records or (reading,)


def plain(value):
    match value:
        case Entity() | Concept():
            return value.name
        case Date():
            return value.edtf
        case None | bool():
            return value
        case _:
            return str(value)


def told(reading):
    return {
        (claim.subject.name, claim.property, plain(claim.value), claim.comparator.value, claim.setting or "")
        for record in records(reading)
        for claim in record.claims
    }


def test_every_mapping_file_has_a_case(tmp_path):
    used = {claim.loader for name in FILES for r in records(read(tmp_path / name, name)) for claim in r.claims}
    assert {catalog.loader for catalog in catalogs()} <= {loader.split()[1] for loader in used}


@pytest.mark.parametrize("name", FILES)
def test_what_a_catalog_says(tmp_path, name):
    assert told(read(tmp_path, name)) == SAID[name]


@pytest.mark.parametrize("name", FILES)
def test_every_record_is_a_stretch_of_its_file_and_every_quote_one_of_its_record(tmp_path, name):
    reading = read(tmp_path, name)
    for record in records(reading):
        document = record.document
        if reading.records:
            assert document.part.of == reading.document.id
            assert document.text == FILES[name][document.part.span.start : document.part.span.end]
        for claim in record.claims:
            assert claim.source == document.id
            assert claim.as_written in document[claim.span]
            assert document[claim.span].strip() == document[claim.span]
        for left in record.residue:
            assert document[left.span]


def test_a_record_is_a_source_with_its_own_id_title_and_address(tmp_path):
    first, second = read(tmp_path, "prices.json").records
    assert first.document.id == "prices.reedhost-northlake-heron-2-70b-instruct"
    assert first.document.title == "LiteLLM: reedhost/northlake/heron-2-70b-instruct"
    assert first.document.metadata.url == "https://reedhost.example/prices"
    assert first.document.metadata.publisher == "LiteLLM"
    assert first.document.text.startswith('"reedhost/northlake/heron-2-70b-instruct": {')
    assert first.document.text.endswith("}")
    assert second.document.id == "prices.groq-heron-2-70b-instruct"


def test_what_a_record_is_about_and_how_its_catalog_calls_that(tmp_path):
    (record,) = read(tmp_path, "router.json").records
    described = record.described
    assert [thing.name for thing in described.things] == [HERON, "northlake/heron-2:free at OpenRouter", "OpenRouter"]
    assert described.iri == "https://openrouter.ai/northlake/heron-2:free"
    assert described.identifiers == ("northlake/Heron-2", "northlake/heron-2", "northlake/heron-2-20260301")


ADDRESSES = {
    "prices.json": (
        "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json"
        "#/reedhost~1northlake~1heron-2-70b-instruct"
    ),
    "assets.yaml": "https://crfm.stanford.edu/ecosystem-graphs/index.html?asset=Heron%202",
    "models/northlake/heron-2-70b-instruct.toml": "https://models.dev/models/northlake/heron-2-70b-instruct",
    "providers/groq/models/heron-2-70b-instruct.toml": (
        "https://github.com/anomalyco/models.dev/blob/HEAD/providers/groq/models/heron-2-70b-instruct.toml"
    ),
    "api.json": (
        "https://github.com/anomalyco/models.dev/blob/HEAD/providers/groq/models/northlake/heron-2-70b-instruct.toml"
    ),
    "database.csv": None,
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_record_has_the_address_that_its_catalog_gives_it_and_none_that_would_have_to_be_made_up(tmp_path, name):
    assert records(read(tmp_path, name))[0].described.iri == ADDRESSES[name]


def test_a_row_that_links_to_the_repository_of_its_model_is_known_by_that(tmp_path):
    _, kite, *_ = read(tmp_path, "database.csv").records
    assert kite.described.iri == "https://huggingface.co/reed/Kite-3B"
    assert (kite.described.identifiers, kite.described.names) == (("reed/Kite-3B",), ("Kite 3B",))


def test_a_price_per_token_quotes_what_is_written(tmp_path):
    record = read(tmp_path, "prices.json").records[0]
    (price,) = [claim for claim in record.claims if claim.property == "price"]
    assert (record.document[price.span], price.as_written) == ('input_cost_per_token": 2.5e-07', "2.5e-07")


def test_a_catalog_without_records_says_where_it_has_none(tmp_path):
    text = '{"sample_spec": {"litellm_provider": "", "max_input_tokens": "", "mode": ""}}'
    (tmp_path / "prices.json").write_text(text, encoding="utf-8")
    (source,) = sources_in([tmp_path])
    reading = reading_of(source, Vocabulary.load())
    (residue,) = reading.residue
    assert reading.document[residue.span] == text
    assert residue.reason == "no record stands at *, where those of litellm are"


def test_what_searches_or_only_names_what_is_done_is_no_model(tmp_path):
    for mode, name in (("search", "reedhost/search-deep"), ("image_edit", "reedhost/inpaint")):
        entry = {"litellm_provider": "reedhost", "mode": mode, "max_input_tokens": 131072}
        (tmp_path / "prices.json").write_text(json.dumps({name: entry}), encoding="utf-8")
        (source,) = sources_in([tmp_path])
        (record,) = reading_of(source, Vocabulary.load()).records
        assert {claim.property for claim in record.claims} == {"provider", "contextWindow"}


def test_a_figure_of_a_field_that_no_rule_names_is_told_as_not_understood(tmp_path):
    record = read(tmp_path, "prices.json").records[0]
    (left,) = record.residue
    assert (record.document[left.span], left.reason) == ("17", "the mapping file says nothing of the field odd_limit")


SHIFTED = "the cells of this row may stand under other titles than their own"


@pytest.mark.parametrize(
    ("row", "words", "reason"),
    [
        ("Shifted", "Northlake Labs", f"`Northlake Labs` cannot be read as announcement date: {SHIFTED}"),
        ("Cut in two", "381.79", f"`381.79` is nothing that `Base model` holds: {SHIFTED}"),
        ("No link", "The title of the work", f"`The title of the work` is nothing that `Link` holds: {SHIFTED}"),
        (
            "7.25",
            "7.25",
            "nothing is named that this could be said of: neither the record nor the path of the file tells it",
        ),
    ],
)
def test_a_row_whose_cells_stand_under_other_titles_says_nothing(tmp_path, row, words, reason):
    records = read(tmp_path, "database.csv").records
    (shifted,) = [record for record in records if record.document.text.startswith(row)]
    assert shifted.claims == ()
    assert [(shifted.document[each.span], each.reason) for each in shifted.residue] == [(words, reason)]


def test_a_row_of_more_cells_than_titles_is_no_record(tmp_path):
    reading = read(tmp_path, "database.csv")
    (wide,) = reading.residue
    assert (reading.document[wide.span], wide.reason.split(",")[0]) == ("Too wide", "a row of 17 cells")


def test_a_run_of_a_benchmark_has_its_day_and_who_ran_it(tmp_path):
    first, *_ = (claim for record in records(read(tmp_path, "runs.csv")) for claim in record.claims)
    assert (first.benchmark.name, first.as_of.edtf, first.according_to.name) == ("Quiz-500", "2026-03-04", "Epoch AI")


def test_a_score_that_others_told_goes_by_their_work_and_shows_its_notes(tmp_path):
    heron, plover, _ = read(tmp_path, "quiz_500_external.csv").records
    assert {(work.entry, work.url) for work in heron.claims[0].primary_sources} == {
        ("A paper", "https://northlake.example/paper")
    }
    assert plover.document[plover.claims[0].span].endswith("asked twice")


def test_how_sure_it_is_that_a_model_was_distilled_stands_with_it(tmp_path):
    said = {record.claims[0].modality.value for record in read(tmp_path, "distilled.csv").records if record.claims}
    assert said == {"asserted", "denied", "reported"}


def test_notes_beside_a_figure_are_part_of_its_words_and_name_its_work(tmp_path):
    heron = read(tmp_path, "database.csv").records[0]
    (size,) = [claim for claim in heron.claims if claim.property == "totalParameters"]
    assert heron.document[size.span].startswith("Heron 2 (70B)")
    assert '""70 billion"", says the post' in heron.document[size.span]
    assert [work.url for work in size.primary_sources] == ["https://northlake.example/post"]
    (date,) = [claim for claim in heron.claims if claim.property == "announcementDate"]
    assert [work.url for work in date.primary_sources] == ["https://northlake.example/paper"]


def test_unknown_is_undisclosed_and_none_and_nothing_are_no_claim(tmp_path):
    heron, corpus = read(tmp_path, "assets.yaml").records
    kept_back = [(claim.property, claim.modality.value) for claim in heron.claims if claim.value is None]
    assert kept_back == [("dependsOn", "undisclosed"), ("license", "undisclosed")]
    assert corpus.claims == ()
    (depends, *_) = [claim for claim in heron.claims if claim.property == "dependsOn"]
    assert depends.value == Entity("Dataset", "Lake Corpus")


def test_who_ran_an_evaluation_is_credited_and_weighed(tmp_path):
    reading = read(tmp_path, "evaluation.json")
    scores = [claim for claim in reading.claims if claim.property == "score"]
    assert {(claim.benchmark.name, claim.according_to.name) for claim in scores} == {
        ("Quiz-500", "Reed Fund"),
        ("Bird Count", "Reed Fund"),
    }
    assert (reading.document.metadata.tier, reading.document.metadata.retrieved) == (1, "2026-03-04")


def test_two_records_of_one_name_have_ids_of_their_own(tmp_path):
    twice = FILES["database.csv"].replace("Plover,Games", "Heron 2 (70B),Games")
    (tmp_path / "database.csv").write_text(twice, encoding="utf-8")
    (source,) = sources_in([tmp_path])
    ids = [record.document.id for record in reading_of(source, Vocabulary.load()).records]
    assert len(set(ids)) == len(ids)
    assert sum(each.startswith("database.heron-2-70b-") for each in ids) == 2


def test_a_document_of_no_catalog_is_understood_as_before(tmp_path):
    (tmp_path / "other.json").write_text('{"name": "Heron 2", "parameters": "70B", "context_length": 4096}')
    (source,) = sources_in([tmp_path])
    reading = reading_of(source, Vocabulary.load())
    assert reading.records == ()
    assert {claim.property for claim in reading.claims} == {"totalParameters", "contextWindow"}


@settings(max_examples=60)
@given(data=st.data(), name=st.sampled_from(sorted(FILES)))
def test_a_damaged_catalog_is_read_or_refused_in_words_and_never_misquoted(tmp_path_factory, data, name):
    text = FILES[name]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    put = data.draw(st.sampled_from(["", '"', "\n", ",", "{", "0", "\u00e9", "- ", "null", "https://x.example/"]))
    folder = tmp_path_factory.mktemp("damaged")
    written(folder, name).write_text(text[:start] + put + text[end:], encoding="utf-8", newline="")
    (source,) = sources_in([folder])
    try:
        reading = reading_of(source, Vocabulary.load())
    except SourceError:
        return
    for record in records(reading):
        for claim in record.claims:
            assert record.document.text[claim.span.start : claim.span.end].strip()


COUNTED = [
    ("Language", "", True),
    ("Language", "15 trillion tokens by the post", True),
    ("Language", "2 trillion tokens, or 15 trillion words", False),
    ("Language", "15 billion pairs of sentences", False),
    ("Language,Vision", "15 trillion tokens of text and images", True),
    ("Vision,Language", "15 trillion tokens in pairs with images", False),
    ("Multimodal,Language", "", False),
    ("Vision", "15 trillion tokens", False),
]


@pytest.mark.parametrize(("domain", "notes", "is_of_tokens"), COUNTED)
def test_the_size_of_a_data_set_counts_tokens_where_its_notes_do_not_say_otherwise(
    tmp_path, domain, notes, is_of_tokens
):
    head = "Model,Organization categorization,Training compute (FLOP),Parameters notes,Domain"
    head += ",Training dataset size (datapoints),Dataset size notes"
    (tmp_path / "data.csv").write_text(f'{head}\nHeron 2,Industry,,,"{domain}",15000000000000.0,"{notes}"\n')
    (source,) = sources_in([tmp_path])
    given = {(name, value) for _, name, value, _, _ in told(reading_of(source, Vocabulary.load()))}
    assert (("trainingTokens", "15000000000000") in given) is is_of_tokens


CALLED = [
    ("Heron 2 has 9 billion parameters.", "Heron 2 2026-03-01"),
    ("Heron has 9 billion parameters.", "Heron 2 2026-03-01"),
    ("Heron 2 2026-03-01 comes after Heron 2. Heron 2 has 9 billion parameters.", "Heron 2"),
    ("Heron 3 has 9 billion parameters.", "Heron 3"),
    ("Heron 2 Mini has 9 billion parameters.", "Heron 2 Mini"),
]


@pytest.mark.parametrize(("sentences", "subject"), CALLED)
def test_a_name_that_says_less_than_the_record_s_own_is_meant_for_that(tmp_path, sentences, subject):
    entry = FILES["router.json"].replace("Northlake: Heron 2 (free)", "Northlake: Heron 2 2026-03-01")
    entry = entry.replace('"created"', f'"description":"{sentences}","created"')
    (tmp_path / "router.json").write_text(entry)
    (source,) = sources_in([tmp_path])
    sized = {
        name for name, property_, *_ in told(reading_of(source, Vocabulary.load())) if property_ == "totalParameters"
    }
    assert subject in sized


def test_a_model_that_its_sentences_call_in_two_ways_is_one(tmp_path):
    entry = FILES["router.json"].replace("Northlake: Heron 2 (free)", "Northlake: Heron Plus 0728 (thinking)")
    entry = entry.replace(
        '"created"', '"description":"Heron Plus 0728, based on the Heron 3 model, is slow.","created"'
    )
    (tmp_path / "router.json").write_text(entry)
    (source,) = sources_in([tmp_path])
    (record,) = records(reading_of(source, Vocabulary.load()))
    iris = Iris.of(Vocabulary.load())
    assert len({iris.claim(claim) for claim in record.claims}) == len(record.claims)


def test_a_catalog_does_not_make_what_its_description_says_is_designed(tmp_path):
    """An entry that begins with its verb is of the publisher ("Designed Heron 2"), but for one whose clause goes on."""
    told = "Heron M.2 is a coding agent model. Designed for agentic coding workflows, it supports tool calling."
    text = FILES["router.json"].replace("Northlake: Heron 2 (free)", "Northlake: Heron M.2 (free)")
    text = text.replace('"created"', f'"description":"{told}","created"')
    (tmp_path / "router.json").write_text(text, "utf-8")
    (record,) = reading_of(sources_in([tmp_path])[0], Vocabulary.load()).records
    assert told in {claim.value for claim in record.claims}
    assert not [claim for claim in record.claims if claim.property == "developer"]
