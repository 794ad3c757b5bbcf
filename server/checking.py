"""A slow look, again and again, at every byte of what is served: a change after it was taken up is told.

The server looks at all of a snapshot before it serves it. Afterwards a disk may fail, or a hand may slip; nobody would
notice before a reader opens the file. So all of it is read now and then, and at once where a file has another date or
size, by a process of the lowest priority that rests nine tenths of its time (`python -m whosays.server.checking`).
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL, PIPE
from typing import TYPE_CHECKING

from ..graph.errors import SnapshotError
from ..graph.seal import read_seal
from .recurring import Recurring

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..graph.snapshot import Snapshot
    from .served import Served

_DAMAGE = "damage"
_LOOK, _EVERY = 2.0, 600.0  # seconds
_LOWEST = 19
_CHUNK, _RESTS = 1 << 20, 9.0

Stamps = tuple[tuple[str, int, int], ...]


def main() -> None:
    """Print what is found of the snapshot in a folder; end when nobody waits for it."""
    os.nice(_LOWEST)
    parent = os.getppid()

    def rest(seconds: float) -> None:
        if os.getppid() != parent:
            sys.exit(1)
        time.sleep(seconds)

    print(damage_of(Path(sys.argv[1]), rest))  # noqa: T201 (whoever started it reads this)


def keep_checking(
    served: Served, folder: Path, ends: threading.Event, look: float = _LOOK, every: float = _EVERY
) -> threading.Thread:
    """Look at what is served until `ends`, and leave what is found in a folder that all processes share.

    Dates and sizes are looked at each `look` seconds, all bytes each `every` seconds.
    """
    thread = threading.Thread(target=_check, args=(served, folder, ends, look, every), daemon=True)
    thread.start()
    return thread


def found_in(folder: Path, ident: str) -> str:
    """Return what was found of the snapshot with this id, in words without a path; "" where all is well."""
    try:
        about, _, words = (folder / _DAMAGE).read_text(encoding="utf-8").partition("\n")
    except OSError:
        return ""
    return words if about == ident else ""


def damage_of(folder: Path, rest: Callable[[float], object]) -> str:
    """Return which file of a snapshot is not as it was sealed; "" where all are. `rest` is called with each pause."""
    try:
        for name, (_, digest) in read_seal(folder)["files"].items():
            if _digest(folder / name, rest) != digest:
                return f"{name} has other bytes than were sealed"
    except SnapshotError as fault:
        return f"{fault.place.removeprefix(str(folder)).lstrip('/') or 'the folder'} {fault.what}"
    except OSError as fault:
        return f"a file cannot be read ({fault.strerror})"
    return ""


def _check(served: Served, folder: Path, ends: threading.Event, look: float, every: float) -> None:
    ident, stamps, due = "", Stamps(), 0.0
    checking = Recurring("looking at what is served")
    while not ends.wait(look):
        with checking.once(), suppress(SnapshotError):
            snapshot = served.now()
            now = _stamps(snapshot)
            if snapshot.id != ident:  # all of it was looked at when it was taken up
                ident, stamps, due = snapshot.id, now, time.monotonic() + every
            elif now != stamps or time.monotonic() >= due:
                if (damage := _found(snapshot.folder, ends)) is not None:
                    _note(folder, ident, damage)
                stamps, due = now, time.monotonic() + every


def _found(folder: Path, ends: threading.Event) -> str | None:
    """Return what another process finds; None where it is ended before. A thread that is slow would hold up all."""
    command = [sys.executable, "-m", __name__, str(folder)]
    with subprocess.Popen(command, stdin=DEVNULL, stdout=PIPE, text=True) as process:  # noqa: S603 (the command is ours)
        while not ends.is_set():
            with suppress(subprocess.TimeoutExpired):
                told, _ = process.communicate(timeout=_LOOK)
                return None if process.returncode else told.strip()
        process.kill()
    return None


def _note(folder: Path, ident: str, damage: str) -> None:
    if not damage:
        (folder / _DAMAGE).unlink(missing_ok=True)
        return
    part = folder / f".{_DAMAGE}"
    part.write_text(f"{ident}\n{damage}", encoding="utf-8")
    part.replace(folder / _DAMAGE)


def _stamps(snapshot: Snapshot) -> Stamps:
    found = []
    for path in sorted(snapshot.folder.rglob("*")):
        with suppress(OSError):
            stat = path.lstat()
            found.append((str(path), stat.st_mtime_ns, stat.st_size))
    return tuple(found)


def _digest(path: Path, rest: Callable[[float], object]) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while True:
            begun = time.thread_time()
            if not (chunk := file.read(_CHUNK)):
                return digest.hexdigest()
            digest.update(chunk)
            rest((time.thread_time() - begun) * _RESTS)


if __name__ == "__main__":
    main()
