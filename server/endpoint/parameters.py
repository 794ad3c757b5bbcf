"""What a request sends, read strictly: by name from its address and its form, or whole as its body; all in UTF-8."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from .refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Request

FORM = "application/x-www-form-urlencoded"
_UTF8 = {"", "utf-8", "utf8", "us-ascii"}
_MOST_FIELDS = 1_000


class Parameters:
    """The names and values of a request, in their order; a name may stand more than once."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._pairs = pairs

    def __contains__(self, name: str) -> bool:
        return any(key == name for key, _ in self._pairs)

    def names(self) -> tuple[str, ...]:
        """Return each name once, in their order."""
        return tuple(dict.fromkeys(key for key, _ in self._pairs))

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value of that name."""
        return tuple(value for key, value in self._pairs if key == name)


def parameters(request: Request) -> Parameters:
    """Return the parameters of a request's address and, where it is a form, of its body; Refused if not UTF-8."""
    pairs = _pairs(request.query_string, "address")
    if request.method == "POST" and request.mimetype == FORM:
        pairs += _pairs(request.get_data(), "form")
    return Parameters(pairs)


def body_text(request: Request) -> str:
    """Return the body of a request; Refused where it is not UTF-8."""
    return _decoded(request.get_data(), "body")


def check_body_type(request: Request, accepted: Sequence[str]) -> None:
    """Refuse a body that is of no accepted media type, packed, or in another encoding than UTF-8."""
    if request.mimetype not in accepted:
        words = f"send {' or '.join(accepted)}, not {request.mimetype[:80] or 'a body without a type'}"
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, words, headers={"Accept-Post": ", ".join(accepted)})
    charset = request.mimetype_params.get("charset", "").lower()
    if charset not in _UTF8:
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"send UTF-8, not {charset[:40]}")
    coding = request.headers.get("Content-Encoding", "identity")
    if coding.lower() != "identity":
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"send the body as it is, not packed with {coding[:40]}")


def _pairs(encoded: bytes, where: str) -> list[tuple[str, str]]:
    text = _decoded(encoded, where)
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError as error:
        raise Refused(HTTPStatus.BAD_REQUEST, f"the {where} holds %-escapes that are not UTF-8") from error
    except ValueError as error:
        raise Refused(HTTPStatus.BAD_REQUEST, f"the {where} has more than {_MOST_FIELDS} parameters") from error


def _decoded(content: bytes, where: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(HTTPStatus.BAD_REQUEST, f"byte {error.start} of the {where} is not UTF-8") from error
