"""A file that is sent part by part, however large it is and however slowly it is taken."""

from __future__ import annotations

import asyncio
from typing import IO

_PART = 1 << 18  # bytes


class FileParts:
    """The parts of an open file, from where it stands, each read when the one before has gone.

    `size` is how many bytes they are together. Reading holds no event loop.
    """

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file = file
        self._left = size

    async def __anext__(self) -> bytes:
        """Return the next part; StopAsyncIteration at the end."""
        if part := await asyncio.to_thread(self._file.read, min(_PART, self._left)):
            self._left -= len(part)
            return part
        raise StopAsyncIteration

    def close(self) -> None:
        """Close the file."""
        self._file.close()
