"""How an answer is packed for its way: as the client can unpack it, or not at all."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

import zstandard

from .negotiation import qualities

if TYPE_CHECKING:
    from collections.abc import Callable

# Below this, what is saved is less than the headers that say so.
SMALLEST = 1024
_GZIP_LEVEL, _ZSTD_LEVEL = 4, 3
_GZIP = zlib.MAX_WBITS | 16  # as zlib says that it wants gzip's own header
CODINGS = ("zstd", "gzip")


class Packer:
    """Packs an answer part by part; what is packed so far can be read at once."""

    def __init__(self, coding: str) -> None:
        if coding == "zstd":
            packer = zstandard.ZstdCompressor(level=_ZSTD_LEVEL).compressobj()
            self._pack: Callable[[bytes], bytes] = packer.compress
            self._flush: Callable[[], bytes] = lambda: packer.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
            self._end: Callable[[], bytes] = packer.flush
        else:
            gzip = zlib.compressobj(_GZIP_LEVEL, wbits=_GZIP)
            self._pack, self._flush = gzip.compress, lambda: gzip.flush(zlib.Z_SYNC_FLUSH)
            self._end = gzip.flush

    def part(self, content: bytes) -> bytes:
        """Return a part, packed."""
        return self._pack(content) + self._flush()

    def last(self, content: bytes = b"") -> bytes:
        """Return the last part, packed."""
        return self._pack(content) + self._end()


@lru_cache(maxsize=512)
def coding_for(accept_encoding: str) -> str:
    """Return the coding that suits best, "" for none (RFC 9110, 12.5.3: no header, and no wish, means none)."""
    wanted = qualities(accept_encoding)
    ranked = [(wanted.get(coding, wanted.get("*", 0.0)), coding) for coding in CODINGS]
    best = max(ranked, key=lambda each: each[0])
    return best[1] if best[0] > 0 else ""
