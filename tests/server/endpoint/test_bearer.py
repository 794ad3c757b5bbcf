"""Who may write: whoever has a token, sent in its header; nobody by a guess, an old one, or one in an address."""

from __future__ import annotations

import hmac
import os

import pytest
from flask import Flask
from flask import request as flask_request
from whosays.graph.errors import WriteError
from whosays.server.endpoint import bearer
from whosays.server.endpoint.bearer import TokenFile, Tokens, writer_named_in
from whosays.server.endpoint.refusals import Refused

ADA, BO = "a" * 20, "Bo.token~with/signs+=-"
TOKENS = Tokens.of([f"ada: {ADA}", "", "# a comment", f"Bo Lind: {BO}"], "tokens")


def asked(tokens=TOKENS, path="/sources", **headers):
    with Flask(__name__).test_request_context(path, headers=headers):
        return writer_named_in(flask_request, tokens)


def test_who_has_a_token_is_known_by_name():
    assert asked(Authorization=f"Bearer {ADA}") == "ada"
    assert asked(Authorization=f"bearer  {BO} ") == "Bo Lind"
    assert asked(Tokens.of([ADA], "tokens"), Authorization=f"Bearer {ADA}") == "token"


REFUSED = [
    ("none", "/sources", {}, 401, "send `Authorization: Bearer TOKEN`"),
    ("empty", "/sources", {"Authorization": "Bearer "}, 401, "send `Authorization"),
    ("another scheme", "/sources", {"Authorization": f"Basic {ADA}"}, 401, "send `Authorization"),
    ("bare", "/sources", {"Authorization": ADA}, 401, "send `Authorization"),
    ("wrong", "/sources", {"Authorization": f"Bearer {ADA}x"}, 401, "not known here"),
    ("shorter", "/sources", {"Authorization": f"Bearer {ADA[:-1]}"}, 401, "not known here"),
    ("another case", "/sources", {"Authorization": f"Bearer {ADA.upper()}"}, 401, "not known here"),
    ("not ASCII", "/sources", {"Authorization": "Bearer \xe4\xf6\xfc"}, 401, "not known here"),
    ("the name", "/sources", {"Authorization": "Bearer ada"}, 401, "not known here"),
    ("in the address", f"/sources?access_token={ADA}", {}, 401, "a token in the address is not taken"),
    ("in the address, too", f"/sources?Token={ADA}", {"Authorization": f"Bearer {ADA}"}, 401, "make another"),
]


@pytest.mark.parametrize(
    ("path", "headers", "status", "words"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_nobody_else_may_write(path, headers, status, words):
    with pytest.raises(Refused) as caught:
        asked(path=path, **headers)
    assert caught.value.code == status
    assert words in caught.value.description
    assert caught.value.headers["WWW-Authenticate"].startswith('Bearer realm="whosays"')
    assert ADA[:-1] not in caught.value.description


def test_writing_is_off_unless_it_is_turned_on():
    with pytest.raises(
        Refused, match="writing is off here; to turn it on, start the server with --token-file FILE"
    ) as caught:
        asked(None, Authorization=f"Bearer {ADA}")
    assert caught.value.code == 403


def test_every_token_is_compared_whichever_it_is(monkeypatch):
    compared = []
    monkeypatch.setattr(bearer.hmac, "compare_digest", lambda a, b: compared.append(1) or a == b)
    assert (TOKENS.name_of(ADA), TOKENS.name_of("nobody's")) == ("ada", None)
    assert len(compared) == 4
    assert hmac.compare_digest is bearer.hmac.compare_digest


def test_no_token_is_kept():
    assert ADA not in repr(TOKENS)
    assert ADA.encode() not in b"".join(TOKENS.names)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "it holds no token"),
        (["# nothing"], "it holds no token"),
        (["ada: short"], "tokens:1: this is no `name: token`"),
        ([f"ada: {ADA}", "bo: with spaces in the token"], "tokens:2: this is no"),
        ([f": {ADA}"], "tokens:1: this is no"),
    ],
)
def test_what_is_no_token_is_told_without_showing_it(lines, words):
    with pytest.raises(WriteError, match=r"openssl rand|write a line") as caught:
        Tokens.of(lines, "tokens")
    assert words in str(caught.value)
    assert "short" not in str(caught.value)


def test_a_token_that_is_taken_out_of_the_file_is_worth_nothing_at_once(tmp_path):
    path = tmp_path / "tokens"
    path.write_text(f"ada: {ADA}\nbo: {BO}\n", encoding="utf-8")
    tokens = TokenFile(path)
    assert asked(tokens, Authorization=f"Bearer {ADA}") == "ada"
    path.write_text(f"bo: {BO}\n", encoding="utf-8")
    with pytest.raises(Refused, match="not any more"):
        asked(tokens, Authorization=f"Bearer {ADA}")
    assert asked(tokens, Authorization=f"Bearer {BO}") == "bo"
    path.write_text("nonsense", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    for _ in range(2):
        with pytest.raises(Refused, match="not known"):
            asked(tokens, Authorization=f"Bearer {BO}")
    path.unlink()
    with pytest.raises(Refused, match="not known"):
        asked(tokens, Authorization=f"Bearer {BO}")


def test_a_file_that_cannot_be_read_is_told_at_the_start(tmp_path):
    with pytest.raises(WriteError, match="it cannot be read"):
        TokenFile(tmp_path / "nowhere")
