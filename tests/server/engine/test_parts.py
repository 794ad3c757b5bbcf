"""Parts of an answer go out as they fill, whole when put together, and none beyond the limits."""

from __future__ import annotations

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.limits import Limit
from whosays.server.engine.frames import END, MORE, TABLE, WHOLE_TABLE, Frames
from whosays.server.engine.line import Line
from whosays.server.engine.parts import Parts, TooMuch

CSV, JSON = "text/csv", "application/sparql-results+json"


def sent(written, media_type=CSV):
    """Return the frames that come of what is written."""
    (here, there), (ear, bell) = socket.socketpair(), socket.socketpair()
    with here, there, ear, bell:
        here.setblocking(False)
        frames = Frames()
        parts = Parts(Line(there, bell), media_type, WHOLE_TABLE, TABLE)
        for each in written:
            parts.write(each)
            drain(here, frames)
        frames.add(parts.last())
        return list(iter(frames.next, None))


def drain(sock, frames):
    try:
        while received := sock.recv(1 << 20):
            frames.add(received)
    except BlockingIOError:
        pass


@given(st.lists(st.binary(max_size=9000), max_size=40))
def test_all_arrives_in_its_order(written):
    frames = sent(written)
    assert b"".join(content for _, content in frames) == b"".join(written)
    kinds = [kind for kind, _ in frames]
    assert kinds == [WHOLE_TABLE] or (kinds[0], kinds[-1], *set(kinds[1:-1])) == (TABLE, END, MORE)


@pytest.mark.parametrize(
    ("name", "written", "media_type"),
    [
        ("answer_bytes", [b"x" * 9000] * 30, CSV),
        ("answer_rows", [b"x\n" * 4500] * 30, CSV),
        ("answer_rows", [b'}},{"' * 1800] * 30, JSON),
        ("answer_rows", [b"<result>" * 1100] * 30, "application/sparql-results+xml"),
    ],
)
def test_beyond_a_limit_there_is_no_more(monkeypatch, name, written, media_type):
    def low(asked):
        return Limit(asked, 10_000 if asked == name else 10**12, "of these", "a test")

    monkeypatch.setattr("whosays.server.engine.parts.limit", low)
    with pytest.raises(TooMuch, match="10,000 of these"):
        sent(written, media_type)
