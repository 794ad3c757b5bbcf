"""Files become text here: checked, decoded as UTF-8, and otherwise left as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..graph.errors import SourceError
from ..graph.limits import limit

if TYPE_CHECKING:
    from pathlib import Path

UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def text_of(path: Path) -> str:
    """Return the text of a file, line ends and byte order mark untouched.

    Raises SourceError for a file that is missing, unreadable, too large, empty, binary, or not UTF-8.
    """
    return decoded_text(str(path), bytes_of(path))


def is_there(path: Path) -> bool:
    """Tell whether there is a file or a folder at a path; a name that no file can have is none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def check_inside(folder: Path, path: Path) -> None:
    """Refuse a link that leads out of a folder, with SourceError: who fills it may not choose what else is read."""
    if path.is_symlink() and folder.resolve() not in path.resolve().parents:
        what = "it is a link that leads out of the folder"
        raise SourceError(str(path), what, "name what it leads to, or copy it here")


def within(path: Path, fault: SourceError) -> SourceError:
    """Return the fault with the file named before its place."""
    return SourceError(f"{path}: {fault.place}", fault.what, fault.remedy)


def decoded_text(place: str, read: bytes) -> str:
    """Return the bytes as text; SourceError, with the place of the first fault, where they are none."""
    if read.startswith(UTF_16):
        raise SourceError(place, "it is UTF-16, not UTF-8", "convert it first")
    if (nul := read.find(b"\0")) >= 0:
        raise SourceError(place, f"byte {nul} is NUL, so it is no text", "convert it to text first")
    try:
        text = read.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise SourceError(place, f"byte {fault.start} is not UTF-8", "convert it first") from fault
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise SourceError(place, "it is empty", "fill it or leave it out")
    return text


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file; SourceError for one that is missing, unreadable or too large."""
    most = limit("document_bytes")
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise SourceError(str(path), "it is no regular file", "name a file or a folder")
        if size > most.value:
            what = f"it has {size:,} {most.unit}, over {most.value:,}"
            raise SourceError(str(path), what, f"split it: {most.why}")
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise SourceError(str(path), "there is no such file", "check its name") from fault
    except OSError as fault:
        what = f"it cannot be read ({fault.strerror or fault})"
        raise SourceError(str(path), what, "check that you may read it") from fault
