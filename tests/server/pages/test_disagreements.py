"""The pages of judgement: what they list for whom, what one conflict and one decision show, and the data behind."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from pyoxigraph import RdfFormat, parse
from saying import HERON, Author
from test_pages import HTML, ON_MODELS, page, words
from whosays.graph.claims import Comparator, Concept, Entity
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.judgement.conflict import Kind
from whosays.graph.publish import publish
from whosays.graph.vocabulary import Vocabulary
from whosays.server.app import create_app
from whosays.server.pages.judgements import kinds

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

CARD, POST = "source/quick-specs-heron-2", "source/northlake-announcement"


def listed(text: str) -> list[str]:
    """What each conflict of a list is on, and its kind; of one swap both halves."""
    found = []
    for row in text.split('class="about">')[1:]:
        about, kind = re.findall(r'^<a [^>]*>(.*?)</a></p>\s*<p class="kinds"><a [^>]*>(.*?)</a>', row)[0]
        others = re.findall(r'<p class="kinds">and <a [^>]*>(.*?)</a>, the other half of it', row)
        thing = words(about).partition(",")[0]
        found += [f"{words(about)}: {kind}", *(f"{thing}, {other}: {kind}" for other in others)]
    return found


ALL = [
    "Heron 2, active parameters: wrong label",
    "Heron 2, total parameters: wrong label",
    "Heron 2, availability: contradiction",
    "Heron 2, score on Quiz-500: contradiction",
]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ALL),
        ("?kind=label", ALL[:2]),
        ("?kind=contradiction&severity=medium", ALL[2:]),
        ("?kind=contradiction&severity=high", []),
        ("?kind=nonsense", []),
        ("?thing=model/heron-2", ALL),
        ("?thing=model/heron-2-mini", []),
        (f"?source={CARD}", ALL[:3]),
        (f"?source={CARD}&against={POST}", ALL[:3]),
        (f"?source={POST}&against=source/modelpedia-heron-2", ALL[3:]),
        ("?source=nowhere", []),
        ("?page=7", ALL),
        ("?page=nonsense", ALL),
    ],
)
def test_the_list_holds_what_is_asked_for_the_gravest_first(client: FlaskClient, query: str, found: list[str]):
    text = page(client, f"/disagreements{query}")
    assert listed(text) == found
    assert ("None of what you ask for" in text) is not found


def test_two_labels_that_one_card_swaps_are_one_row(client: FlaskClient):
    text = page(client, "/disagreements?kind=label")
    assert text.count('class="about"') == 1
    assert re.search(r'and <a href="/conflict/\w+">total parameters</a>, the other half of it', text)


def test_sources_that_a_sentence_only_counts_are_a_link_away(tmp_path: Path):
    authors = [Author(f"page-{number}", "It has 8 layers, not 9 layers.") for number in range(7)]
    for number, author in enumerate(authors):
        layers = 8 if number else 9
        author.says(f"{layers} layers", HERON, "layerCount", Decimal(layers))
    contents = Contents([each.reading() for each in authors], Vocabulary.load(), DEFAULT_BASE)
    publish(tmp_path, contents.quads(), contents.texts(), contents.facts())
    client = create_app(tmp_path).test_client()

    link, told = re.findall(r'and <a href="(/conflict/[^"]+)#sides">(.*?)</a>', page(client, "/disagreements"))[0]
    assert told == "3 others"
    sides = page(client, link).partition('id="sides"')[2].partition("</h2>")[0]
    assert len(re.findall('class="token"', sides)) == 6


def test_sources_side_by_side_in_a_sentence_stand_in_the_order_of_the_legend(tmp_path: Path):
    titles = {"a": "Wren at length", "b": "Of Heron", "c": "More of Heron", "d": "All of Heron"}
    authors = [Author(ident, "It has 8 layers, not 9 layers.", title=title) for ident, title in titles.items()]
    for author, layers in zip(authors, (8, 8, 8, 9), strict=True):
        author.says(f"{layers} layers", HERON, "layerCount", Decimal(layers))
    contents = Contents([each.reading() for each in authors], Vocabulary.load(), DEFAULT_BASE)
    publish(tmp_path, contents.quads(), contents.texts(), contents.facts())

    text = page(create_app(tmp_path).test_client(), "/disagreements")
    why = words(text.partition('class="why"')[2].partition(">")[2].partition("</p>")[0])
    assert why == "source B, source C and source D give 8 layers, source A gives 9 layers."


def test_files_of_one_name_lead_each_to_its_own_source(tmp_path: Path):
    authors = [Author(ident, "It has 8 layers, not 9 layers.") for ident in ("north", "south")]
    for layers, author in enumerate(authors, 8):
        author.document = replace(author.document, name="card.md")
        author.says(f"{layers} layers", HERON, "layerCount", Decimal(layers))
    contents = Contents([each.reading() for each in authors], Vocabulary.load(), DEFAULT_BASE)
    publish(tmp_path, contents.quads(), contents.texts(), contents.facts())
    client = create_app(tmp_path).test_client()
    link = re.findall(r'href="(/conflict/[^"]+)"', page(client, "/disagreements"))[0]
    shown = page(client, link)
    lead = shown.partition('class="lead"')[2].partition("</p>")[0]

    assert re.findall(r'href="/source/(\w+)" (?:(?!</a>).)*</a> gives (\d)', lead) == [("north", "8"), ("south", "9")]
    assert {"card.md (north)", "card.md (south)"} <= set(re.findall(r"card\.md \(\w+\)", shown))


def test_the_query_behind_a_list_finds_the_same(client: FlaskClient):
    text = page(client, f"/disagreements?severity=high&source={CARD}")
    link = re.findall(r'<a href="([^"]+)">open in SPARQL', text)[0]
    query = parse_qs(urlsplit(html.unescape(link)).query)["query"][0]
    rows = client.get("/sparql", query_string={"query": query}, headers={"Accept": "text/csv"}).text.splitlines()[1:]
    assert {row.split(",")[0].rpartition("/")[2] for row in rows} == set(re.findall(r'href="/conflict/([^"]+)"', text))


def test_every_cell_of_the_matrix_leads_to_as_many(client: FlaskClient):
    cells = re.findall(
        r'<td><a href="([^"]+)"><span class="unseen">[^<]*</span>(\d+)</a>', page(client, "/disagreements")
    )
    assert len(cells) == 6
    for link, count in cells:
        assert len(listed(page(client, html.unescape(link)))) == int(count)


def test_what_explains_itself_is_folded_away_unless_asked_for(tmp_path: Path):
    spring = Author("spring", "Heron 2 is in preview.", published="2026-03-01")
    spring.says("in preview", HERON, "availability", Concept("LimitedPreview"))
    summer = Author("summer", "Heron 2 is out.", published="2026-07-01")
    summer.says("is out", HERON, "availability", Concept("Released"))
    contents = Contents([spring.reading(), summer.reading()], Vocabulary.load(), DEFAULT_BASE)
    publish(tmp_path, contents.quads(), contents.texts(), contents.facts())
    client = create_app(tmp_path).test_client()

    folded = page(client, "/disagreements").partition('<details class="softer">')
    assert listed(folded[0]) == []
    assert listed(folded[2]) == ["Heron 2, availability: change over time"]
    opened = page(client, "/disagreements?kind=change")
    assert '<details class="softer">' not in opened
    assert listed(opened) == ["Heron 2, availability: change over time"]
    assert "Sources disagree about" not in page(client, "/")
    link = re.findall(r'href="(/conflict/[^"]+)"', opened)[0]
    history = html.unescape(re.findall(r'href="(/sparql[^"]+)">', page(client, link).partition("<main")[2])[0])
    assert "limited preview" in words(page(client, history).partition('class="results"')[2])
    entity = page(client, "/model/heron-2")
    assert "change over time" in entity
    assert 'class="line differs"' not in entity


def test_many_conflicts_come_page_by_page(tmp_path: Path):
    one, other = Author("one", "Layers: 8"), Author("other", "Layers: 9")
    for number in range(60):
        model = Entity("Model", f"Wren {number}")
        one.says("Layers: 8", model, "layerCount", Decimal(8))
        other.says("Layers: 9", model, "layerCount", Decimal(9))
    contents = Contents([one.reading(), other.reading()], Vocabulary.load(), DEFAULT_BASE)
    publish(tmp_path, contents.quads(), contents.texts(), contents.facts())
    client = create_app(tmp_path).test_client()

    seen, link = [], "/disagreements?severity=high"
    while link:
        text = page(client, link)
        seen += listed(text)
        link = html.unescape(next(iter(re.findall(r'rel="next" href="([^"]+)"', text)), ""))
    assert len(seen) == len(set(seen)) == 60
    assert "page 3 of 3" in text
    disputed = words(page(client, "/model/wren-7"))
    assert "Disputed, because as many say one thing as another, so there is no winner (2 claims weighed)" in disputed


def test_a_conflict_shows_its_kind_its_sentence_and_each_claim_in_its_words(client: FlaskClient):
    path = re.findall(r'href="(/conflict/[^"]+)"', page(client, "/disagreements"))[0]
    text = page(client, path)
    shown = words(text)
    for each in (
        "wrong label, high severity",
        "Heron 2: active parameters",
        "Wrong label: The value stands under the wrong label.",
        "1.2 trillion parameters as total parameters",
        "Active Parameters 1.2T",
        "open in document",
    ):
        assert each in shown
    assert re.search(r"48 billion parameters( source \w)+ consensus", shown)
    data = list(parse(client.get(f"{path}.ttl").data, format=RdfFormat.TURTLE))
    assert {str(triple.subject) for triple in data} == {f"<{DEFAULT_BASE}{path[1:]}>"}
    assert sum(str(triple.predicate).endswith("#hasClaim>") for triple in data) == 5


EXACT, ABOUT = Comparator.EQUAL, Comparator.ABOUT


@pytest.mark.parametrize(
    ("known", "said", "sides"),
    [
        ("layerCount", {"a": (80, EXACT), "b": (95, EXACT)}, ["80 layers A", "95 layers B"]),
        (
            "layerCount",
            {"a": (80, EXACT), "b": (80, EXACT), "c": (95, EXACT)},
            ["80 layers A B consensus", "95 layers C"],
        ),
        (  # about 80 goes with 82, which wins; just 80 does not
            "layerCount",
            {"a": (80, ABOUT), "b": (82, EXACT), "c": (82, EXACT), "d": (80, EXACT), "e": (95, EXACT)},
            ["82 layers A B C consensus", "80 layers D", "95 layers E"],
        ),
        (
            "contextWindow",
            {"a": (128_000, EXACT), "b": (131_072, EXACT)},
            ["131,072 tokens B consensus", "128,000 tokens A"],
        ),
    ],
)
def test_what_differs_is_never_one_side(
    tmp_path: Path, known: str, said: dict[str, tuple[int, Comparator]], sides: list[str]
):
    readings = []
    for source, (number, comparator) in said.items():
        author = Author(source, f"It has {number:,} of them.")
        author.says(f"{number:,}", HERON, known, Decimal(number), comparator=comparator, as_written=f"{number:,}")
        readings.append(author.reading())
    contents = Contents(readings, Vocabulary.load(), DEFAULT_BASE)
    publish(tmp_path, contents.quads(), contents.texts(), contents.facts())
    text = page(create_app(tmp_path).test_client(), "/disagreements")
    shown = re.findall(r'<p class="sides">(.*?)</p>', text, re.DOTALL)[0]
    assert [words(side).replace("source ", "") for side in re.split("(?=<span><data)", shown)[1:]] == sides


def test_a_decision_shows_what_it_rests_on_and_what_it_passes_over(client: FlaskClient):
    line = page(client, "/model/heron-2").partition('id="p-totalParameters"')[2]
    path = re.findall(r'href="(/consensus/[^"]+)"', line)[0]
    shown = words(page(client, path))
    assert "Heron 2: total parameters 1.2 trillion parameters More independent voices say this" in shown
    assert (
        "(2 independent voices; beats 1 claim). Among what it rests on is the word of its maker, Northlake Labs."
        in shown
    )
    for_it, _, against = shown.partition("What it passes over")
    assert "1.2 trillion total parameters" in for_it.partition("What it rests on")[2]
    assert "Total Parameters 48B" in against
    assert b"ws:Decision" in client.get(f"{path}.ttl").data


def test_a_claim_names_its_decisions_and_conflicts(client: FlaskClient):
    quotes = {"1.2 trillion total parameters": "Supports", "Total Parameters\n48B": "Passed over by"}
    links = dict.fromkeys(re.findall(r'href="(/claim/[^"]+)"', page(client, "/model/heron-2")))
    found = {}
    for link in links:
        text = page(client, link)
        quote = html.unescape(re.findall(r'<mark class="lit">(.*?)</mark>', text, re.DOTALL)[0])
        found[quote] = words(text)
    for quote, verb in quotes.items():
        assert f"{verb} what the sources say together" in found[quote]
        assert re.search(r"In \d disagreements?: wrong label", found[quote])


def test_a_model_shows_what_is_disclosed_and_by_whom(client: FlaskClient):
    found = words(page(client, "/model/heron-2")).partition("What is disclosed")[2].partition("Events")[0]
    order = [
        f"disclosed by its maker 10, stated by others 6, said to be undisclosed 1, not mentioned {ON_MODELS - 17}",
        "Disclosed by its maker developer source A source B source C",
        "total parameters source A source B active parameters",
        "Stated by others model family source A",
        "Said to be undisclosed training cost source A",
        "Not mentioned role, access channel",
        "The same of all models",
    ]
    places = [found.find(each) for each in order]
    assert -1 not in places
    assert places == sorted(places)
    assert "What is disclosed" not in page(client, "/organization/northlake-labs")


def test_a_question_that_nobody_could_settle_is_no_dead_end(client: FlaskClient):
    for path in ("/conflict/none", "/consensus/none", "/conflict/a b"):
        assert client.get(path, headers=HTML).status_code == 404


def test_each_kind_has_words_and_a_meaning():
    found = kinds(Vocabulary.load())
    assert {each.kind for each in found} == set(Kind)
    assert {each.kind for each in found[-3:]} == {Kind.CHANGE, Kind.PRECISION, Kind.CREDIT}
    assert all(each.definition.endswith(".") for each in found)
    assert len({each.words for each in found}) == len(Kind)
