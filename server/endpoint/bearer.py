"""Who may write: whoever sends a token that the operator has named, in the one header that is for it.

Only digests of tokens are kept, they are compared in constant time, and no answer or log shows one.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from ...graph.errors import WriteError
from .refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flask import Request

_NAMED = re.compile(r"(?:(?P<name>[A-Za-z0-9][\w .@-]{0,63}?)\s*:\s*)?(?P<token>[A-Za-z0-9._~+/=-]+)")
_SHORTEST = 16
_IN_ADDRESS = ("access_token", "token", "bearer", "api_key", "apikey", "authorization")
_CHALLENGE = 'Bearer realm="whosays"'
_USUAL_NAME = "token"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The names of those who may write, by the digests of their tokens."""

    names: Mapping[bytes, str]

    @classmethod
    def of(cls, lines: Iterable[str], place: str) -> Tokens:
        """Return the tokens of lines such as `name: token`; WriteError, with the line, for what is no token."""
        names: dict[bytes, str] = {}
        for number, line in enumerate(lines, 1):
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            stated = _NAMED.fullmatch(line.strip())
            if stated is None or len(stated["token"]) < _SHORTEST:
                what = "this is no `name: token`, with a token of 16 or more letters, digits and . _ ~ + / = -"
                raise WriteError(f"{place}:{number}", what, "make one with `openssl rand -hex 32`")
            names[_digest(stated["token"])] = stated["name"] or _USUAL_NAME
        if not names:
            raise WriteError(place, "it holds no token", "write a line `name: token`")
        return cls(names)

    def name_of(self, token: str) -> str | None:
        """Return whose token this is; None for one that is nobody's. It takes as long whichever it is."""
        digest, found = _digest(token), None
        for known, name in self.names.items():
            if hmac.compare_digest(known, digest):
                found = name
        return found


class TokenFile:
    """The tokens of a file as it is now: who takes a line out ends its use, without a restart."""

    def __init__(self, path: Path) -> None:
        self._path = Path(path)
        self._read = (0, 0)
        self._tokens = self._now()

    def name_of(self, token: str) -> str | None:
        """Return whose token this is; None for one that is nobody's, and for all where the file has none any more."""
        try:
            self._tokens = self._now()
        except WriteError:
            return None
        return self._tokens.name_of(token)

    def _now(self) -> Tokens:
        try:
            stat = self._path.stat()
            if (changed := (stat.st_mtime_ns, stat.st_size)) == self._read:
                return self._tokens
            self._read = (0, 0)
            lines = self._path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as fault:
            raise WriteError(str(self._path), "it cannot be read", "name a file of `name: token` lines") from fault
        tokens = Tokens.of(lines, str(self._path))
        self._read = changed
        return tokens


def writer_named_in(request: Request, tokens: Tokens | TokenFile | None) -> str:
    """Return who asks to write; Refused, in words that show no token, where nobody does who may."""
    if tokens is None:
        words = "writing is off here; to turn it on, start the server with --token-file FILE"
        raise Refused(HTTPStatus.FORBIDDEN, words)
    if any(name.lower() in _IN_ADDRESS for name in request.args):
        words = (
            "a token in the address is not taken, for addresses are written to logs: make another, and send it as "
            "`Authorization: Bearer TOKEN`"
        )
        raise Refused(HTTPStatus.UNAUTHORIZED, words, headers={"WWW-Authenticate": _CHALLENGE})
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        words = "to write, send `Authorization: Bearer TOKEN`"
        raise Refused(HTTPStatus.UNAUTHORIZED, words, headers={"WWW-Authenticate": _CHALLENGE})
    name = tokens.name_of(token.strip())
    if name is None:
        words = "this token is not known here, or not any more"
        raise Refused(
            HTTPStatus.UNAUTHORIZED, words, headers={"WWW-Authenticate": f'{_CHALLENGE}, error="invalid_token"'}
        )
    return name


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
