"""The names of things, over HTTP: which answer, which lead, what an answer says of its other forms."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from commanding import printed
from over_http import OverHttp
from pyoxigraph import RdfFormat, parse
from saying import HERON, Author
from serving import serving
from whosays.graph.contents import Contents
from whosays.graph.publish import publish
from whosays.graph.snapshot import Snapshot
from whosays.graph.vocabulary import Vocabulary
from whosays.server.app import create_app
from whosays.server.site import SeeOther, Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask.testing import FlaskClient

BASE = "https://w3id.org/whosays/"
HTML, TURTLE, JSON_LD = "text/html", "text/turtle", "application/ld+json"
THING, GRAPH = "model/heron-2", "source/field-notes"


@pytest.fixture(scope="module", params=["the application", "a server"])
def asked(request: pytest.FixtureRequest, data: Path) -> Iterator[dict[str, FlaskClient | OverHttp]]:
    """Return who asks, by the operator's choice: the application itself, or servers that run."""
    if request.param == "the application":
        sites = {each: Site.alone(data) for each in SeeOther}
        yield {
            each: create_app(Site(site.served, site.answering, see_other=each)).test_client()
            for each, site in sites.items()
        }
        return
    with (
        serving(data, "--processes", "1") as by_id,
        serving(data, "--processes", "1", "--see-other", "all") as all_,
        serving(data, "--processes", "1", "--see-other", "none") as none,
    ):
        yield {"id": OverHttp(by_id), "all": OverHttp(all_), "none": OverHttp(none)}


# the operator's choice, the address, what is accepted; the status, and where it leads or which type it has
ANSWERS = [
    ("id", f"/{THING}", HTML, 200, HTML),
    ("id", f"/{THING}", TURTLE, 200, TURTLE),
    ("id", f"/{THING}.html", TURTLE, 200, HTML),
    ("id", f"/{THING}.jsonld", HTML, 200, JSON_LD),
    ("id", f"/id/{THING}", HTML, 303, f"/{THING}"),
    ("id", f"/id/{THING}", TURTLE, 303, f"/{THING}"),
    ("id", f"/id/{THING}.ttl", HTML, 303, f"/{THING}.ttl"),
    ("id", f"/id/{THING}?precision=fp8", HTML, 303, f"/{THING}?precision=fp8"),
    ("id", f"/id/{GRAPH}", TURTLE, 303, f"/{GRAPH}"),
    ("id", f"/{GRAPH}", TURTLE, 200, TURTLE),
    ("id", "/graph/build", HTML, 303, "/dataset#graphs"),
    ("id", "/graph/build", TURTLE, 200, TURTLE),
    ("id", "/graph/build", "*/*", 200, TURTLE),
    ("all", f"/{THING}", HTML, 303, f"/{THING}.html"),
    ("all", f"/{THING}", TURTLE, 303, f"/{THING}.ttl"),
    ("all", f"/{THING}", f"{HTML};q=0.1, {JSON_LD}", 303, f"/{THING}.jsonld"),
    ("all", f"/{THING}?precision=fp8", HTML, 303, f"/{THING}.html?precision=fp8"),
    ("all", f"/{THING}.html", TURTLE, 200, HTML),
    ("all", f"/{THING}.ttl", HTML, 200, TURTLE),
    ("all", f"/id/{THING}", HTML, 303, f"/{THING}.html"),
    ("all", f"/id/{THING}", JSON_LD, 303, f"/{THING}.jsonld"),
    ("all", f"/{GRAPH}", HTML, 200, HTML),
    ("all", f"/{GRAPH}", TURTLE, 200, TURTLE),
    ("all", f"/id/{GRAPH}", TURTLE, 303, f"/{GRAPH}"),
    ("none", f"/{THING}", HTML, 200, HTML),
    ("none", f"/id/{THING}", HTML, 200, HTML),
    ("none", f"/id/{THING}", TURTLE, 200, TURTLE),
    ("none", f"/id/{THING}.jsonld", HTML, 200, JSON_LD),
    ("none", f"/id/{GRAPH}", TURTLE, 200, TURTLE),
    *((choice, path, accept, 404, "") for choice in SeeOther for accept in (HTML, TURTLE, "application/json")
      for path in ("/model/none", "/id/model/none", "/id/about", "/id/model/none.ttl", "/id/javascript:alert(1)")),
    *((choice, path, "image/png", 406, "") for choice, path in (("id", f"/{THING}"), ("all", f"/{THING}"), ("none", f"/id/{THING}"))),
]  # fmt: skip


@pytest.mark.parametrize("row", ANSWERS, ids=lambda row: " ".join(map(str, row)))
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_name_answers_or_leads(asked, row: tuple[str, str, str, int, str], method: str):
    choice, path, accept, status, found = row
    answer = asked[choice].open(path, method=method, headers={"Accept": accept})
    assert answer.status_code == status
    assert "Accept" in answer.headers["Vary"].split(", ")
    if status == 303:
        assert answer.headers["Location"] == found
    if status == 200:
        assert answer.mimetype == found
    assert method == "GET" or answer.data == b""


def links(answer) -> dict[tuple[str, str], str]:
    """The links of an answer: by relation and type, where they lead."""
    found = re.findall(r'<([^>]+)>; rel="(\w+)"(?:; type="([^"]+)")?', answer.headers["Link"])
    return {(relation, kind): target for target, relation, kind in found}


@pytest.mark.parametrize(
    "row",
    [
        ("id", f"/{THING}", HTML, f"/{THING}.html"),
        ("id", f"/{THING}", TURTLE, f"/{THING}.ttl"),
        ("id", f"/{THING}.nt", HTML, f"/{THING}.nt"),
        ("id", f"/{THING}?format=trig", HTML, None),
        ("id", f"/{GRAPH}", JSON_LD, f"/{GRAPH}.jsonld"),
        ("all", f"/{THING}", HTML, None),
        ("all", f"/{THING}.html", HTML, f"/{THING}.html"),
        ("none", f"/id/{THING}", JSON_LD, f"/{THING}.jsonld"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_an_answer_names_its_other_forms(asked, row: tuple[str, str, str, str | None], method: str):
    choice, path, accept, located = row
    answer = asked[choice].open(path, method=method, headers={"Accept": accept})
    here = GRAPH if GRAPH in path else THING
    assert answer.headers.get("Content-Location") == located
    assert links(answer) == {
        ("canonical", ""): f"/{here}",
        ("alternate", HTML): f"/{here}",
        ("alternate", TURTLE): f"/{here}.ttl",
        ("alternate", JSON_LD): f"/{here}.jsonld",
        ("alternate", "application/n-triples"): f"/{here}.nt",
        ("alternate", "application/rdf+xml"): f"/{here}.rdf",
        ("alternate", "application/trig"): f"/{here}.trig",
        ("describedby", TURTLE): f"/{here}.ttl",
        ("about", ""): BASE + here,
    }


def test_what_an_answer_names_is_there_and_says_so(asked):
    for (relation, kind), target in links(asked["id"].get(f"/{THING}", headers={"Accept": HTML})).items():
        if relation != "about":
            answer = asked["id"].get(target, headers={"Accept": kind or HTML})
            assert (answer.status_code, answer.mimetype) == (200, kind or HTML)


def test_the_head_of_a_page_names_the_same(asked):
    page = asked["id"].get(f"/{THING}", headers={"Accept": HTML})
    head = dict(re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)">', page.text))
    assert head == {kind: target for (rel, kind), target in links(page).items() if rel == "alternate" and kind != HTML}


@pytest.mark.parametrize("accept", [HTML, TURTLE, "application/trig"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_has_an_answer_is_not_sent_it_again(asked, accept, method):
    first = asked["id"].open(f"/{THING}", method=method, headers={"Accept": accept})
    tag = {"Accept": accept, "If-None-Match": first.headers["ETag"]}
    again = asked["id"].open(f"/{THING}", method=method, headers=tag)
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    ("licence", "found"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by/4.0/"),
        ("https://example.org/terms?a=1&b=\u00e9", "https://example.org/terms?a=1&b=%C3%A9"),
        ("CC BY 4.0", None),
        ("javascript:alert(1)", None),
        (None, None),
    ],
)
def test_the_licence_of_a_source_is_named(tmp_path: Path, licence: str | None, found: str | None):
    author = Author("card", "Heron 2 has 96 layers.", license=licence)
    author.says("Heron 2 has 96 layers", HERON, "layerCount", Decimal(96))
    contents = Contents([author.reading()], Vocabulary.load(), BASE)
    client = create_app(publish(tmp_path, contents.quads(), contents.texts())).test_client()
    for path, accept in (("/source/card", HTML), ("/source/card", TURTLE), ("/id/source/card", HTML)):
        assert links(client.get(path, headers={"Accept": accept})).get(("license", "")) == found
    assert ("license", "") not in links(client.get("/model/heron-2"))


@pytest.fixture(scope="module")
def curated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot in which a curator took a claim back."""
    folder = tmp_path_factory.mktemp("curated")
    (folder / "documents").mkdir()
    (folder / "documents/tern.md").write_text("The language model Tern 2 has 7 billion parameters.\n", encoding="utf-8")
    (folder / "documents/tern.claims.yaml").write_text(
        "curator: Bo Lind\ndate: 2026-06-12\nretractions:\n"
        "  - {document: tern.md, property: totalParameters, quote: 7 billion parameters, why: it has not}\n",
        encoding="utf-8",
    )
    printed("build", folder / "documents", "--data", folder / "data")
    return folder / "data"


def test_what_was_taken_back_is_gone_and_why_is_told(curated: Path):
    client = create_app(curated).test_client()
    claims = {
        quad.subject.value
        for quad in Snapshot.current(curated).store
        if str(quad.object).endswith("#RetractedClaim>") and "ontology" not in quad.subject.value
    }
    (claim,) = claims
    path = claim.removeprefix(BASE)
    page, text = (client.get(f"/{path}", headers={"Accept": accept}) for accept in (HTML, TURTLE))
    assert (page.status_code, text.status_code) == (410, 410)
    assert "it has not" in page.text
    assert any("it has not" in str(quad.object) for quad in parse(text.data, format=RdfFormat.TURTLE))
    assert client.get(f"/{path}.ttl", headers={"If-None-Match": "*"}).status_code == 410
    assert client.get(f"/id/{path}").status_code == 303
