"""Annotations point at the words of each claim, by place and by what stands around them."""

from __future__ import annotations

import json

import pytest
from exporting import HOSTILE, exported, published
from pyoxigraph import NamedNode, RdfFormat, parse
from saying import ARTICLE, Author, article, launch_post
from whosays.graph.exporting.annotations import CONTEXT
from whosays.graph.listing import claims_in
from whosays.graph.publish import restore

OA, BASE = "http://www.w3.org/ns/oa#", "https://w3id.org/whosays/"
# As much of the context of the W3C as our documents use, in our own words.
TERMS = {
    "oa": OA,
    "as": "http://www.w3.org/ns/activitystreams#",
    "id": "@id",
    "type": "@type",
    **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "TextPositionSelector", "TextQuoteSelector")},
    **{name: f"oa:{name}" for name in ("exact", "prefix", "suffix", "start", "end")},
    **{name: {"@id": f"oa:{iri}", "@type": "@id"} for name, iri in {"body": "hasBody", "target": "hasTarget"}.items()},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "first": {"@id": "as:first", "@type": "@id"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
}


def page(snapshot, source="article"):
    return json.loads(exported("annotations", snapshot, source=source))


def items(document):
    return document["first"]["items"]


def selectors(item):
    return {each["type"]: each for each in item["target"]["selector"]}


def test_each_claim_of_the_source_has_one_annotation(either):
    source = "a-page" if "a-page" in str(list(either.store.named_graphs())) else "article"
    document = page(either, source)
    claims = [row["claim"] for row in claims_in(either, source=source)]
    assert sorted(item["body"][0] for item in items(document)) == sorted(claims)
    assert document["total"] == len(claims) > 0


def test_words_stand_where_they_are_said_to_stand(snapshot):
    for item in items(page(snapshot)):
        place, quote = selectors(item)["TextPositionSelector"], selectors(item)["TextQuoteSelector"]
        start, end = place["start"], place["end"]
        assert ARTICLE[start:end] == quote["exact"]
        assert (quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")) in ARTICLE
        assert ARTICLE[:start].endswith(quote.get("prefix", ""))
        assert ARTICLE[end:].startswith(quote.get("suffix", ""))


def test_an_annotation_is_whole(snapshot):
    item = next(each for each in items(page(snapshot)) if "256,000 tokens" in each["body"][1]["value"])
    claim = item["body"][0]
    words = "a context window of 256,000 tokens"
    assert item == {
        "id": f"{claim}#annotation",
        "type": "Annotation",
        "motivation": "describing",
        "generator": f"{BASE}loader/hand-1",
        "body": [
            claim,
            {
                "type": "TextualBody",
                "value": "Heron 2: context window: 256,000 tokens (reported)",
                "format": "text/plain",
                "language": "en",
            },
        ],
        "target": {
            "source": f"{BASE}source/article",
            "selector": [
                {"type": "TextPositionSelector", "start": 12, "end": 46},
                {
                    "type": "TextQuoteSelector",
                    "exact": words,
                    "prefix": "Heron 2 has ",
                    "suffix": ", The Courier reports, and 48 bi",
                },
            ],
        },
    }


def test_places_count_code_points(tmp_path):
    author = Author("a-page", "🐦🐦 Plover has 7 billion parameters 🐦.")
    author.says("7 billion", article().claims[0].subject, "gpuCount", article().claims[1].value)
    found = selectors(items(page(published(tmp_path, author.reading()), "a-page"))[0])
    assert (found["TextPositionSelector"]["start"], found["TextQuoteSelector"]["prefix"]) == (14, "🐦🐦 Plover has ")


def test_whoever_reads_it_as_json_ld_gets_the_terms_of_the_standard(hostile):
    document = page(hostile, "a-page")
    assert document["@context"] == CONTEXT
    quads = list(parse(json.dumps(document | {"@context": TERMS}), format=RdfFormat.JSON_LD))
    exact = {quad.object.value for quad in quads if quad.predicate == NamedNode(f"{OA}exact")}
    targets = {quad.object.value for quad in quads if quad.predicate == NamedNode(f"{OA}hasSource")}
    assert (exact, targets) == ({HOSTILE}, {f"{BASE}source/a-page"})
    assert sum(quad.object == NamedNode(f"{OA}Annotation") for quad in quads) == document["total"]


def test_all_sources_are_one_collection(snapshot):
    document = json.loads(exported("annotations", snapshot))
    assert document["total"] == len(items(document)) == 31
    sources = [item["target"]["source"] for item in items(document)]
    assert sources == sorted(sources)


def test_without_the_text_the_quote_stands_alone(snapshot, tmp_path):
    (tmp_path / "dump.nq").write_bytes(exported("nquads", snapshot))
    for item in items(page(restore(tmp_path / "data", tmp_path / "dump.nq"))):
        assert selectors(item)["TextQuoteSelector"].keys() == {"type", "exact"}


def test_the_same_bytes_each_time(snapshot):
    assert exported("annotations", snapshot) == exported("annotations", snapshot)


@pytest.mark.parametrize("reading", [launch_post(), article()], ids=lambda each: each.document.id)
def test_they_stand_in_the_order_of_the_text(snapshot, reading):
    found = [selectors(item)["TextPositionSelector"] for item in items(page(snapshot, reading.document.id))]
    places = [(each["start"], each["end"]) for each in found]
    assert places == sorted(places)
