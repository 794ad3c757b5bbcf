"""The description of the HTTP surface is true: every address is in it, and nothing else; the page shows each."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from serving import serving
from whosays.graph.exporting.dumps import place_of, write_dumps
from whosays.graph.snapshot import Snapshot
from whosays.server.operations.operations import OPERATED
from whosays.server.pages.http_surface import surface

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

_UNSAID = {"HEAD", "OPTIONS"}  # of every address, as the introduction says


def described():
    return {(path, method.upper()) for path, methods in surface()["paths"].items() for method in methods}


def test_what_is_described_is_what_is_routed(app: Flask):
    routed = {
        (re.sub(r"<(?:path:)?(\w+)>", r"{\1}", rule.rule), method)
        for rule in app.url_map.iter_rules()
        for method in rule.methods - _UNSAID
    }
    operated = {(path, "GET") for path in OPERATED}
    assert {(re.sub(r"{\w+}", "{}", path), method) for path, method in described()} == {
        (re.sub(r"{\w+}", "{}", path), method) for path, method in routed | operated
    }


def test_it_is_served_as_json_with_this_address(client: FlaskClient):
    answer = client.get("/openapi.json")
    assert answer.mimetype == "application/json"
    told = json.loads(answer.data)
    assert told["paths"].keys() == surface()["paths"].keys()
    assert told["servers"] == [{"url": "http://localhost"}]


def test_every_reference_leads_somewhere_and_every_name_is_used_once():
    text = json.dumps(surface())
    for reference in set(re.findall(r'"#/([^"]+)"', text)):
        found = surface()
        for step in reference.split("/"):
            found = found[step]
    names = [told["operationId"] for methods in surface()["paths"].values() for told in methods.values()]
    assert len(names) == len(set(names))


def test_the_page_shows_each_address_with_a_line_for_a_terminal(client: FlaskClient):
    page = html.unescape(client.get("/api", headers={"Accept": "text/html"}).text)
    for path, method in described():
        assert f"{method} {path}" in page
    assert page.count("curl ") >= len(described())


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not here")
def test_each_line_can_be_pasted(data: Path, tmp_path: Path):
    written = shutil.copytree(data, tmp_path / "data", symlinks=True)
    token = "x" * 20
    (tmp_path / "tokens").write_text(f"ada: {token}\n", encoding="utf-8")
    with serving(written, "--processes", "1", "--token-file", str(tmp_path / "tokens")) as server:
        page = html.unescape(server.ask("GET", "/api", {"Accept": "text/html"}).text)
        lines = re.findall(r"<h3><code>(\w+) [^<]+</code></h3>.*?<pre[^>]*>(.*?)</pre>", page, re.DOTALL)
        found = []
        # What some lines read and take out, others have to write before.
        for _, line in sorted(lines, key=lambda each: ("PUT", "POST", "GET", "DELETE").index(each[0])):
            if "/dumps/" in line:
                snapshot = Snapshot.current(written)
                write_dumps(snapshot, place_of(snapshot))
            command = ["sh", "-c", f"{line} --silent --output /dev/null --write-out '%{{http_code}}'"]
            env = {**os.environ, "TOKEN": token}
            found.append((line, subprocess.run(command, env=env, capture_output=True, text=True, check=False).stdout))
    assert [each for each in found if each[1] not in {"200", "201", "204", "303"}] == []
    assert len(found) == len(described())


def test_a_proxy_tells_how_the_client_came(data: Path):
    for options, scheme in (((), "http"), (("--behind-proxy",), "https")):
        with serving(data, "--processes", "1", *options) as server:
            told = json.loads(server.ask("GET", "/openapi.json", {"X-Forwarded-Proto": "https"}).body)
            assert told["servers"][0]["url"].startswith(f"{scheme}://")


def test_strangers_requests_that_are_made_from_it_are_answered_as_it_says(data: Path, tmp_path: Path):
    pytest.importorskip("schemathesis", reason="needs the extra `soak`")
    with serving(data, "--processes", "1") as server:
        command = [sys.executable, "-m", "schemathesis.cli", "run", f"{server.url}/openapi.json"]
        # That 503 is an answer is in the description, and 500 is in none.
        checks = "status_code_conformance,content_type_conformance,response_schema_conformance"
        command += ["--max-examples", "12", "--seed", "1", "--phases", "coverage,fuzzing", "--checks", checks]
        command += ["--seed", "1", "--generation-database", "none", "--no-color"]
        found = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, cwd=tmp_path)
    assert found.returncode == 0, found.stdout[-6000:]
