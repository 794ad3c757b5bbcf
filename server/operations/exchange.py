"""One request and what came of it, as far as those who run the server are told."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from http import HTTPStatus

    from .clients import Place

LEFT = 499  # the client was gone before there was an answer


class Exchange:
    """What is known of a request: at first who asks, then how it is answered."""

    __slots__ = ("began", "ident", "method", "path", "place", "query", "route", "size", "snapshot", "status", "way")

    def __init__(self, method: str, path: str, route: str, place: Place) -> None:
        self.began = time.perf_counter()
        self.method, self.path, self.route, self.place = method, path, route, place
        self.ident = self.snapshot = self.way = ""
        self.query: str | None = None
        self.status: int = LEFT
        self.size = 0

    @property
    def client(self) -> str:
        """Who asks: see `client_of`."""
        return self.place.client

    def starts(self, status: HTTPStatus | int, way: str) -> None:
        """Take down how the answer begins."""
        self.status, self.way = int(status), way or self.way
