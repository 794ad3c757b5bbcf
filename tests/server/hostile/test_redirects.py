"""Nobody is led to another site: whatever stands behind `/id/`, or before a slash too many, stays below this one."""

from __future__ import annotations

import socket
from urllib.parse import urljoin, urlsplit

import pytest
from serving import serving

ELSEWHERE = [
    "evil.example",
    "/evil.example",
    "//evil.example",
    "///evil.example",
    "\\evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "%5Cevil.example",
    "%5C%5Cevil.example",
    "%2Fevil.example",
    "%2F%2Fevil.example",
    "/%5Cevil.example",
    "%09/evil.example",
    "/%09/evil.example",
    "%0D%0ALocation:%20http://evil.example/",
    "http://evil.example",
    "http:evil.example",
    "https:%2F%2Fevil.example",
    "javascript:alert(1)",
    "javascript%3Aalert(1)",
    "data:text/html,x",
    "@evil.example",
    "..%2F..%2F%2Fevil.example",
    "../%2Fevil.example",
    "./%2Fevil.example",
    ".%2F%2Fevil.example",
    "%00//evil.example",
    "%E2%81%84evil.example",
    "\uff0fevil.example",
]
HERE, LEADING = "http://here/id/x", {"location", "content-location", "refresh"}


def led_to(address, location):
    """Return where a browser goes: it takes \\ for /, and passes over tabs and ends of lines."""
    plain = location.replace("\\", "/")
    for passed_over in "\t\r\n":
        plain = plain.replace(passed_over, "")
    return urlsplit(urljoin(address, plain.strip()))


@pytest.fixture(scope="module")
def server(data):
    with serving(data, "--processes", "1") as running:
        yield running


@pytest.mark.parametrize("path", ELSEWHERE)
@pytest.mark.parametrize("begin", [b"/id/", b"/id", b"/", b"//"])
def test_nobody_is_led_elsewhere(server, path, begin):
    head = (
        b"GET " + begin + path.encode() + b" HTTP/1.1\r\nHost: here\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as client:
        client.sendall(head)
        received = client.makefile("rb").read().partition(b"\r\n\r\n")[0].decode("latin-1")
    status, *headers = received.split("\r\n")
    assert int(status.split(" ")[1]) in {200, 303, 308, 400, 404}
    leading = [value for name, _, value in (line.partition(": ") for line in headers) if name.lower() in LEADING]
    for target in (led_to(HERE, each) for each in leading):
        assert (target.scheme, target.netloc) == ("http", "here"), leading


def test_the_name_of_a_thing_leads_to_its_page(app):
    response = app.test_client().get("/id/model/heron-2")
    assert (response.status_code, response.headers["Location"]) == (303, "/model/heron-2")
