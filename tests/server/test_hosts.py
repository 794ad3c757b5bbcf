"""Which Host headers say whom a request is sent to."""

from __future__ import annotations

import pytest
from whosays.server.hosts import host_fault, is_host

RIGHT = [
    b"",
    b"here",
    b"here:8000",
    b"here:",
    b"data.example.org",
    b"127.0.0.1:80",
    b"[::1]",
    b"[::1]:8000",
    b"a_b-c~d.%41",
]
WRONG = [
    b"here, here",
    b"he re",
    b"here/there",
    b"who@here",
    b"here:http",
    b"here:80:80",
    b"::1",
    b"[::1",
    b"h\xc3\xa9re",
    b"<script>",
    b"here?",
    b"x" * 256,
    b"x" * 20_000 + b"!",
]


@pytest.mark.parametrize("value", RIGHT)
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_one_name_or_address_is_a_host(value, version):
    assert is_host(value)
    assert not host_fault(version, value)


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_anything_else_is_none(value, version):
    assert not is_host(value)
    assert "one Host header" in host_fault(version, value)


def test_none_is_needed_by_clients_that_know_no_such_header():
    assert not host_fault("1.0", None)
    assert "this one has none" in host_fault("1.1", None)
    assert not is_host(None)
