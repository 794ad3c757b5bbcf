"""Names that lead out of a folder, where somebody takes them for paths; and what tells when one did."""

from __future__ import annotations

import ctypes
import os
import struct
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = "Quill 7 keeps 42 billion secrets."  # noqa: S105
_OPENED, _READ = 0x20, 0x01
_EVENT = struct.Struct("iIII")


def names(outside: Path) -> list[str]:
    """Return names that mean a file `secret.md` of a folder that stands beside the one where they are looked for."""
    whole = str(outside / "secret.md")
    near = f"../{outside.name}/secret.md"
    return [
        near,
        f"../{near}",
        f"../../../{near}",
        f"./{near}",
        f"a/../{near}",
        "../" * 40 + whole.lstrip("/"),
        near.replace("../", "....//"),
        near.replace("../", "..;/"),
        near.replace("/", "//"),
        near.replace("/", "\\"),
        f"..\\/{near}",
        quote(near, safe=""),
        quote(quote(near, safe=""), safe=""),
        near.replace("..", "%2e%2e"),
        near.replace("..", "%252e%252e"),
        near.replace("/", "%5c"),
        near.replace("/", "%c0%af"),
        near.replace("..", "%c0%ae%c0%ae"),
        near.replace("/", "%u2215"),
        near.replace("/", "\u2215"),
        near.replace("/", "\uff0f"),
        near.replace("..", "\uff0e\uff0e"),
        near.replace("..", "\u2025"),
        near.replace("..", ".\u200b."),
        whole,
        f"/{whole}",
        f"file://{whole}",
        f"file://localhost{whole}",
        f"FILE:{whole}",
        f"/proc/self/root{whole}",
        f"/proc/self/cwd/{near}",
        f"~/{near}",
        f"$PWD/{near}",
        f"C:{near}",
        f"\\\\?\\{whole}",
        f"{near}\0",
        f"{near}\0.md",
        f"kite.md\0/{near}",
        f"{'a' * 300}/../{near}",
        f"{near}{'a' * 300}.md",
        "a" * 300 + ".md",
        "link.md",
        "linked/secret.md",
        "s\u0435cret.md",
        "secret.md\u200b",
    ]


def outside_of(folder: Path) -> Path:
    """Return a folder that is nobody's business, with documents, a manifest and a dump in it."""
    outside = folder / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text(f"# Quill 7\n\n{SECRET}\n", encoding="utf-8")
    return outside


@contextmanager
def watched(folder: Path) -> Iterator[list[str]]:
    """Note the files of a folder that anybody opens or reads, in whichever process, until the block ends."""
    system = ctypes.CDLL(None, use_errno=True)
    watch = system.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    if watch < 0 or system.inotify_add_watch(watch, os.fsencode(folder), _OPENED | _READ) < 0:
        raise OSError(ctypes.get_errno(), "the system cannot tell who reads a folder")
    seen: list[str] = []
    try:
        yield seen
        seen += _noted(watch)
    finally:
        os.close(watch)


def _noted(watch: int) -> Iterator[str]:
    """Yield the names of the files that were opened or read; "" for the folder itself."""
    while True:
        try:
            events = os.read(watch, 1 << 16)
        except BlockingIOError:
            return
        at = 0
        while at < len(events):
            *_, length = _EVENT.unpack_from(events, at)
            at += _EVENT.size + length
            yield events[at - length : at].rstrip(b"\0").decode()
