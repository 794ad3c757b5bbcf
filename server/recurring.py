"""Work that is done again and again, for as long as the server runs: a fault in it is told, and does not end it."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOG = logging.getLogger(__name__)


class Recurring:
    """A kind of work that recurs: `with recurring.once():` around it each time."""

    def __init__(self, called: str) -> None:
        self._called, self._told = called, ""

    @contextmanager
    def once(self) -> Iterator[None]:
        """Note a fault in the log, once for as long as it stays the same; and let it be."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 (whatever it is, the next time may go well)
            if repr(error) != self._told:
                _LOG.error("%s failed, and will be tried again", self._called, exc_info=error)
            self._told = repr(error)
        else:
            self._told = ""
