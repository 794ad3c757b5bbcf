"""Searches in SPARQL: the form that is understood, and that the engine sees none of it."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, Store
from whosays.graph.limits import limit
from whosays.graph.searching.reading import Hit, Index, Quoting
from whosays.graph.snapshot import Snapshot
from whosays.server.endpoint.guard import checked
from whosays.server.endpoint.searching import rewritten
from whosays.server.endpoint.tokens import QueryFault, tokens

ONTOLOGY = "https://w3id.org/whosays/ontology#"
PREFIX = f"PREFIX ws: <{ONTOLOGY}>\n"
MOST = limit("search_results").value


class Spy(Index):
    """An index that notes what it is asked, and finds one thing with an unfriendly name."""

    def __init__(self, name="Heron"):
        super().__init__(path=None)
        object.__setattr__(self, "asked", [])
        object.__setattr__(self, "name", name)

    def named(self, typed, most):
        self.asked.append(("names", typed, most))
        return [Hit("http://e.example/heron", self.name, self.name, "", 7)]

    def completions(self, typed, most):
        self.asked.append(("beginnings", typed, most))
        return []

    def quoted(self, typed, most):
        self.asked.append(("quotes", typed, most))
        return [Quoting("http://e.example/claim/1", self.name)]


def asked(query, index=None):
    index = index or Spy()
    text = rewritten(query, checked(query), index)
    return index.asked, text


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ('?s ws:matches "heron"', ("names", "heron", 100)),
        ('?s ws:matches "heron" .', ("names", "heron", 100)),
        ('?s ws:matches "heron" ;', ("names", "heron", 100)),
        ("?s ws:matches 'heron' ; ws:limit 5", ("names", "heron", 5)),
        (f'?s ws:matches """two\nlines""" ; ws:limit {MOST} .', ("names", "two\nlines", MOST)),
        ("?s ws:matches '''it's''' ; ; ws:kind \"names\"", ("names", "it's", 100)),
        ('?s ws:kind "beginnings" ; ws:matches "he"', ("beginnings", "he", 100)),
        ('?s ws:matches "a" ; ws:kind "quotes" ; ws:text ?t ; ws:rank ?r ; ws:claims ?c', ("quotes", "a", 100)),
        (f'$s <{ONTOLOGY}matches> "heron"', ("names", "heron", 100)),
        (r'?s ws:matches "a\"b\\c\t\u0041\U0001F47E\uD800"', ("names", 'a"b\\c\tA\U0001f47e ', 100)),
        (
            '?s ws:matches "} SERVICE <http://h/> { ?a ?b ?c } #"',
            ("names", "} SERVICE <http://h/> { ?a ?b ?c } #", 100),
        ),
    ],
)
def test_a_search_asks_the_index(block, expected):
    found, text = asked(f"{PREFIX}SELECT * {{ SERVICE ws:search {{ {block} }} }}")
    assert found == [expected]
    Store().query(text)


def test_what_is_found_joins_the_rest():
    query = f"""{PREFIX}SELECT ?thing ?name ?rank ?claims {{
      service <{ONTOLOGY}search> {{ ?thing ws:matches "heron" ; ws:text ?name ; ws:rank ?rank ; ws:claims ?claims }}
      FILTER(?claims > 6)
    }}"""
    _, text = asked(query)
    (row,) = Store().query(text)
    assert [term.value for term in row] == ["http://e.example/heron", "Heron", "1", "7"]
    assert text.count("\n") == query.count("\n")


def test_each_search_of_a_query_is_asked():
    block = 'SERVICE ws:search {{ ?{} ws:matches "{}" }}'
    query = f"{PREFIX}ASK {{ {block.format('a', 'one')} OPTIONAL {{ {block.format('b', 'two')} }} }}"
    assert [words for _, words, _ in asked(query)[0]] == ["one", "two"]


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("", "a search has a variable here"),
        ("?s ws:limit 5", "ws:matches"),
        ("?s ws:matches ?words", "a search has a string here"),
        ('?s ws:matches "a", "b"', "a search has } here"),
        ('?s ws:matches "a"@en', "a search has } here"),
        ('?s ws:matches "a" ; ws:matches "b"', "ws:matches is said twice"),
        ('?s ws:matches "a" ; ws:text ?s', "binds each variable once"),
        ('?s ws:matches "a" ; ws:kind "all"', "names, beginnings, quotes"),
        ('?s ws:matches "a" ; ws:limit 0', "from 1 to"),
        (f'?s ws:matches "a" ; ws:limit {MOST + 1}', "from 1 to"),
        ('?s ws:matches "a" ; ws:limit 1e3', "from 1 to"),
        ('?s ws:matches "a" ; ws:limit -1', "a search has a number here"),
        ('?s ws:matches "a" ; ws:price ?p', "says nothing to a search"),
        ('?s ws:matches "a" . ?t ws:matches "b"', "a search has } here"),
        ('<http://h/> ws:matches "a"', "a search has a variable here"),
        ('?s ws:matches "a" FILTER(true)', "a search has } here"),
        ('?s ws:matches "a" SERVICE <http://h/> {}', "a search has } here"),
        ('?s ws:matches "a" ; SERVICE ws:search {}', "a search has a name or iri here"),
    ],
)
def test_another_form_is_refused_with_its_place_and_a_remedy(block, words):
    with pytest.raises(QueryFault) as raised:
        checked(f"{PREFIX}SELECT * {{ SERVICE ws:search {{ {block} }} }}")
    assert words in str(raised.value)
    assert raised.value.line == 2
    assert "docs/search.md" in raised.value.remedy


@pytest.mark.parametrize("ending", ["", "{", "{ ?s", '{ ?s ws:matches "a"', '{ ?s ws:matches "a" ;'])
def test_a_search_that_does_not_end_is_refused(ending):
    with pytest.raises(QueryFault):
        checked(f"{PREFIX}SELECT * {{ SERVICE ws:search {ending}")


def test_an_undeclared_prefix_and_a_snapshot_without_an_index_are_told():
    query = 'SELECT * { SERVICE ws:search { ?s ws:matches "a" } }'
    with pytest.raises(QueryFault, match="begin the query with PREFIX ws:"):
        checked(query)
    with pytest.raises(QueryFault, match="build again"):
        rewritten(PREFIX + query, checked(PREFIX + query), None)


KEYWORDS = ["SERVICE", "service", "SERVICE SILENT", "1SERVICE", "trueSERVICE", "SERVICE#\n", "x:SERVICE"]
DECLARED = [
    f"<{ONTOLOGY}>",
    "<https://w3id.org/whosays/ontology>",
    "<http://h/#>",
    "<https://w3id.org/whosays/\\u006Fntology#>",
]
NAMES = [
    "ws:search",
    f"<{ONTOLOGY}search>",
    "ws:Search",
    "ws:search2",
    "ws:s\\u0065arch",
    "ws:sear\\-ch",
    "ws:%73earch",
    "<search>",
    "<http://h/search>",
    "?search",
    "WS:search",
    ":search",
    f"<{ONTOLOGY}\\u0073earch>",
]


@pytest.mark.parametrize(("keyword", "declared", "name"), list(product(KEYWORDS, DECLARED, NAMES)))
def test_only_a_search_spelled_plainly_passes_the_guard(keyword, declared, name):
    query = f'PREFIX ws: {declared} PREFIX : <http://h/> SELECT * {{ {keyword} {name} {{ ?s ws:matches "a" }} }}'
    is_plain = keyword in {"SERVICE", "service", "SERVICE#\n", "1SERVICE"} and declared == DECLARED[0]
    if is_plain and name in NAMES[:2]:
        assert no_service(asked(query)[1])
    else:
        with pytest.raises(QueryFault):
            checked(query)


def test_a_prefix_that_is_declared_twice_means_one_thing():
    twice = f'{PREFIX}PREFIX ws: <http://h/> SELECT * {{ SERVICE ws:search {{ ?s ws:matches "a" }} }}'
    with pytest.raises(QueryFault):
        checked(twice)
    checked(PREFIX + twice.replace("<http://h/>", f"<{ONTOLOGY}>"))


def no_service(text):
    return all(token.text.upper() != "SERVICE" for token in tokens(text))


@given(words=st.text(max_size=80), name=st.text(max_size=80))
@settings(max_examples=500)
def test_what_is_typed_and_what_is_found_are_never_read_as_sparql(words, name):
    words, name = (text.encode("utf-8", "replace").decode() for text in (words, name))
    query = f"{PREFIX}SELECT ?n {{ SERVICE ws:search {{ ?s ws:matches {Literal(words)} ; ws:text ?n }} }}"
    index = Spy(name)
    found, text = asked(query, index)
    assert found == [("names", words, 100)]
    (row,) = Store().query(text)
    assert row["n"].value == name


PIECES = [
    "SERVICE ",
    "ws:search ",
    "<http://h/>",
    "{",
    "}",
    '"',
    "'",
    '"""',
    "#",
    "\n",
    "<",
    ">",
    "(",
    ")",
    "?x ",
    "\\",
    ";",
    ".",
    ":",
]


@given(data=st.data())
@settings(max_examples=1000)
def test_whatever_passes_the_guard_holds_no_service_for_the_engine(data):
    query = f'{PREFIX}SELECT * {{ SERVICE ws:search {{ ?s ws:matches "a" ; ws:text ?t }} FILTER(?t < "b") }}'
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(query)))
        cut = data.draw(st.integers(0, 12))
        query = query[:at] + "".join(data.draw(st.lists(st.sampled_from(PIECES), max_size=4))) + query[at + cut :]
    try:
        found = checked(query)
    except QueryFault:
        return
    text = rewritten(query, found, Spy())
    checked(text)
    assert no_service(text)


@given(query=st.text(max_size=200) | st.sampled_from([f"{PREFIX}SELECT * {{ ?search ?p 'SERVICE ws:search' }}"]))
def test_a_query_without_a_search_stays_as_it_is(query):
    try:
        found = checked(query)
    except QueryFault:
        return
    assert rewritten(query, found, None) == query


@pytest.mark.parametrize("limits", [[MOST], [MOST - 1, 1], [100] * (MOST // 100), [None] * (MOST // 100)])
def test_all_searches_of_a_query_together_are_limited(limits):
    def query(more):
        ends = ["" if each is None else f" ; ws:limit {each}" for each in (*limits, *more)]
        return (
            PREFIX + "SELECT * {\n" + "\n".join(f'SERVICE ws:search {{ ?s ws:matches "a"{end} }}' for end in ends) + "}"
        )

    assert len(asked(query([]))[0]) == len(limits)
    with pytest.raises(QueryFault, match=f"limited to {MOST} results together, up to here {MOST + 1}") as raised:
        checked(query([1]))
    assert raised.value.line == len(limits) + 3
    assert "ws:limit" in raised.value.remedy


def test_a_search_over_http(client, data):
    query = f'{PREFIX}SELECT ?s {{ SERVICE ws:search {{ ?s ws:matches "heron 2 mini" }} }}'
    found = client.get("/sparql", query_string={"query": query, "format": "csv"}).text.split()
    hits = Index.of(Snapshot.current(data)).named("heron 2 mini", 100)
    assert found[1:] == [hit.iri for hit in hits] != []
    refused = client.get("/sparql", query_string={"query": query.replace("matches", "likes")})
    assert refused.status_code == 400
    assert "says nothing to a search" in refused.text
