"""What is exported over HTTP is what the command writes, and may be kept by who asks."""

from __future__ import annotations

import hashlib
import json
import shutil

import pytest
import rdflib
from exporting import exported
from rdflib import DCAT, VOID
from serving import serving
from whosays.graph.exporting.context import context
from whosays.graph.exporting.dumps import dumps_of, place_of, write_dumps
from whosays.graph.limits import limit
from whosays.graph.snapshot import Snapshot
from whosays.server.app import create_app
from whosays.server.endpoint import exports


def test_the_context_is_served(client):
    response = client.get("/context.jsonld")
    assert (response.status_code, response.content_type) == (200, "application/ld+json")
    assert json.loads(response.data) == {"@context": json.loads(json.dumps(context()))}


def test_the_annotations_of_a_source_are_those_of_the_command(client, data):
    response = client.get("/annotations/northlake-announcement")
    assert response.content_type == 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'
    assert response.data == exported("annotations", Snapshot.current(data), source="northlake-announcement")


@pytest.mark.parametrize("name", ["nothing", "northlake-announcement/x", "%20", "a%22b", "../graph/build"])
def test_what_is_no_source_has_no_annotations(client, name):
    assert client.get(f"/annotations/{name}").status_code == 404


def test_who_waits_too_long_is_told(client, monkeypatch):
    monkeypatch.setattr(exports, "limit", lambda name: limit(name)._replace(value=-1))
    response = client.get("/annotations/northlake-announcement")
    assert response.status_code == 503
    assert b"ask the operator for a dump" in response.data


def test_the_page_of_a_source_leads_to_its_annotations(client):
    page = client.get("/source/northlake-announcement", headers={"Accept": "text/html"})
    assert b'href="/annotations/northlake-announcement"' in page.data


def test_the_card_of_a_model_is_that_of_the_command(client, data):
    response = client.get("/card/model/heron-2")
    assert response.content_type == "text/markdown; charset=utf-8"
    assert response.data == exported("card", Snapshot.current(data), about="Heron 2")


@pytest.mark.parametrize("path", ["model/nothing", "organization/northlake-labs", "%20", "model/", "Heron%202"])
def test_what_is_no_model_has_no_card(client, path):
    assert client.get(f"/card/{path}").status_code == 404


def test_the_page_of_a_model_leads_to_its_card_and_that_of_a_firm_to_none(client):
    pages = [client.get(f"/{path}").data for path in ("model/heron-2", "organization/northlake-labs")]
    assert b'href="/card/model/heron-2"' in pages[0]
    assert b"/card/" not in pages[1]


@pytest.mark.parametrize("address", ["/card/model/heron-2", "/context.jsonld", "/annotations/northlake-announcement"])
def test_what_is_served_may_be_kept_and_read_by_pages_of_other_sites(client, address):
    response = client.get(address)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "public, no-cache"
    again = client.get(address, headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.head(address).data == b""


@pytest.fixture
def dumped(data, tmp_path):
    """The data folder of the other tests, with a dump beside its snapshots."""
    folder = shutil.copytree(data, tmp_path / "data", symlinks=True)
    snapshot = Snapshot.current(folder)
    write_dumps(snapshot, place_of(snapshot))
    return folder


def test_without_a_dump_the_page_says_so_and_there_are_no_files(client):
    assert b"there are none yet" in client.get("/dataset", headers={"Accept": "text/html"}).data
    response = client.get("/dumps/quads.nq.gz")
    assert response.status_code == 404
    assert b"as none was made" in response.data


def test_the_files_of_a_dump_are_served_and_described(dumped):
    client = create_app(dumped).test_client()
    page = client.get("/dataset", headers={"Accept": "text/html"}).data.decode()
    told = rdflib.Graph().parse(data=client.get("/dataset.ttl").data, format="turtle")
    for dump in dumps_of(Snapshot.current(dumped)):
        response = client.get(f"/dumps/{dump.name}")
        assert hashlib.sha256(response.data).hexdigest() == dump.sha256
        assert (response.content_type, response.content_length) == (dump.media_type, dump.size)
        assert f'href="/dumps/{dump.name}"' in page
        node = next(told.subjects(DCAT.downloadURL, rdflib.URIRef(f"http://localhost/dumps/{dump.name}")))
        assert int(told.value(node, DCAT.byteSize)) == dump.size
    assert [str(each) for each in told.objects(None, VOID.dataDump)] == ["http://localhost/dumps/quads.nq.gz"]


@pytest.mark.parametrize("name", ["croissant.json", "SHA256SUMS", "claims.csv"])
def test_a_file_of_a_dump_may_be_kept(dumped, name):
    client = create_app(dumped).test_client()
    response = client.get(f"/dumps/{name}")
    assert client.head(f"/dumps/{name}").content_length == len(response.data)
    again = client.get(f"/dumps/{name}", headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    ("asked", "start", "stop"), [("bytes=0-99", 0, 100), ("bytes=100-", 100, None), ("bytes=-7", -7, None)]
)
def test_a_download_that_broke_off_goes_on(dumped, asked, start, stop):
    client = create_app(dumped).test_client()
    whole = client.get("/dumps/claims.csv")
    assert whole.headers["Accept-Ranges"] == "bytes"
    part = client.get("/dumps/claims.csv", headers={"Range": asked, "If-Range": whole.headers["ETag"]})
    assert (part.status_code, part.data) == (206, whole.data[start:stop])
    assert part.content_range.length == len(whole.data)
    # Of another dump the rest is none: it is sent whole.
    other = client.get("/dumps/claims.csv", headers={"Range": asked, "If-Range": '"another"'})
    assert (other.status_code, other.data) == (200, whole.data)


@pytest.mark.parametrize("asked", ["bytes=999999999-", "bytes=9-1", "bytes=1-2,5-6", "lines=1-2"])
def test_a_range_that_is_not_there_is_refused_or_passed_over(dumped, asked):
    client = create_app(dumped).test_client()
    size = client.head("/dumps/claims.csv").content_length
    part = client.get("/dumps/claims.csv", headers={"Range": asked})
    assert part.status_code in {200, 416}
    assert part.status_code == 200 or part.headers["Content-Range"] == f"bytes */{size}"


@pytest.mark.parametrize("name", ["..", "snapshot.json", "%2e%2e%2fcurrent", ".claims.csv.part", "claims.csv%00"])
def test_no_other_file_is_served(dumped, name):
    assert create_app(dumped).test_client().get(f"/dumps/{name}").status_code in {404, 308}


def test_a_server_sends_a_file_in_parts(dumped):
    dump = next(each for each in dumps_of(Snapshot.current(dumped)) if each.name == "claims.csv")
    with serving(dumped, "--processes", "1") as server:
        whole = server.ask("GET", "/dumps/claims.csv")
        assert (whole.status, whole.media_type) == (200, "text/csv")
        assert hashlib.sha256(whole.body).hexdigest() == dump.sha256
        assert whole.headers["content-length"] == str(dump.size)
        head = server.ask("HEAD", "/dumps/claims.csv")
        assert (head.body, head.headers["content-length"]) == (b"", str(dump.size))
        again = server.ask("GET", "/dumps/claims.csv", {"If-None-Match": whole.headers["etag"]})
        assert (again.status, again.body) == (304, b"")
        rest = server.ask("GET", "/dumps/claims.csv", {"Range": "bytes=100-"})
        assert (rest.status, rest.body) == (206, whole.body[100:])
        assert rest.headers["content-range"] == f"bytes 100-{dump.size - 1}/{dump.size}"
        beyond = server.ask("GET", "/dumps/claims.csv", {"Range": f"bytes={dump.size}-"})
        assert (beyond.status, beyond.headers["content-range"]) == (416, f"bytes */{dump.size}")
        assert server.ask("GET", "/dumps/nothing").status == 404
