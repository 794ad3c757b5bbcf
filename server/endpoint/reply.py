"""What is sent back to a request, whatever server sends it."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Parts(Protocol):
    """The rest of a long answer, part by part; to be closed, whether or not all of it was taken."""

    async def __anext__(self) -> bytes:
        """Return the next part; StopAsyncIteration at the end."""

    def close(self) -> None:
        """End what is not done."""


class Reply(NamedTuple):
    """A status, headers, and a body; `rest` follows the body of a long answer.

    `way` is how a query was answered, or why not, as it is counted (see `operations.counts`).
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""
    rest: Parts | None = None
    way: str = ""
