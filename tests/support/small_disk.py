"""A disk of a few MB that a test may fill; where none can be had the test is skipped, with the reason."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BALLAST = "ballast"


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """Give a folder that holds so many bytes and no more."""
    folder.mkdir(exist_ok=True)
    mount = shutil.which("mount")
    if mount is None:
        pytest.skip("a small disk is made by `mount`, which is not here")
    told = subprocess.run(
        [mount, "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=False, capture_output=True, text=True
    )
    if told.returncode:
        pytest.skip(f"a small disk may not be mounted here: {told.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def filled(disk: Path, left: int = 0) -> Iterator[None]:
    """Fill a disk up to so many bytes, until the block ends."""
    ballast = disk / _BALLAST
    there = os.statvfs(disk)
    ballast.write_bytes(bytes(max(there.f_bavail * there.f_frsize - left, 0)))
    try:
        yield
    finally:
        ballast.unlink()
