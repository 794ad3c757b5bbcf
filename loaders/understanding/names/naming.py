"""Names as cells and records write them: without notes and makers, with what tells one model from the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.names import mixed_script, name_key
from ..terms.gazetteer import gazetteer
from ..terms.lexicon import lexicon
from .model_names import spelled

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_NAME = 60

_NOTE = re.compile(r"\s*[(\[]([^()\[\]]{0,60})[)\]]|[*†‡]+\Z")
_WORD = re.compile(r"[^\W\d_]{1,30}")
_SIZE = re.compile(r"(?:\d{1,3}x)?\d{1,4}(?:\.\d{1,2})?[BMTb]")
# An identifier whose last word is cut short: "Heron-2-7B-Exp.".
_IDENTIFIER = re.compile(r"(?=[^\s.]{0,40}\d)[A-Za-z]\S{0,50}-[A-Z][a-z]{1,5}\.")
_VARIANTS = lexicon().variants
_SIZE_AT_END = re.compile(rf"[ -]{_SIZE.pattern}\Z")
_STRETCH = re.compile(r"[ -](\d{1,2})[-–](\d{1,2})\Z")
_MAKER = re.compile(r"([^:/]{2,40}):\s+(?=\S)")
_OWNER = re.compile(r"([\w.@-]{1,60}(?:/[\w.@-]{1,60}){0,4})/[\w.:+@-]{1,120}")


def clean(text: str) -> str:
    """Return a name without notes in brackets and footnote marks; a size, "Heron 2 (70B)", is part of it."""
    return spelled(_NOTE.sub(_kept, text)).strip(" *:,") or text.strip()


def _kept(note: re.Match[str]) -> str:
    inside = note[1] or ""
    return f" {inside}" if _SIZE.fullmatch(inside) or inside.casefold() in lexicon().bracketed_variants else ""


def is_name(text: str) -> bool:
    """Tell whether words can be a name: short, of one script, no sentence, and no "unknown" or dash in its place."""
    bare = clean(text)
    if not bare or len(bare) > LONGEST_NAME or len(bare.split()) > 7 or mixed_script(bare):
        return False
    key = bare.casefold()
    if key in lexicon().undisclosed or key in lexicon().nothing or key in lexicon().summary_rows:
        return False
    ends_a_sentence = bare.endswith((".", "?", "!")) and not _is_shortened(bare)
    return any(character.isalpha() for character in bare) and not ends_a_sentence


def _is_shortened(name: str) -> bool:
    """Tell whether the dot behind a name is that of a word cut short: "Heron-2-7B-Inst.", "Northlake Inc."."""
    last = name.replace("-", " ").split()[-1].rstrip(".")
    if last in lexicon().legal_endings or any(full.startswith(last) and full != last for full in _VARIANTS):
        return name.endswith(".")
    return name.endswith(".") and _IDENTIFIER.fullmatch(name) is not None


def names_no_model(name: str) -> bool:
    """Tell whether a row or column is headed by words that name no model of their own: "Ours", "Previous best"."""
    words = {word.casefold() for word in _WORD.findall(" ".join(clean(name).split()[:2]))}
    return bool(words & lexicon().not_rows) or not clean(name)[:1].isalnum()


def of_size(name: str, size: str) -> str:
    """Return the name of the model of another size: "Heron 2 8B" for "Heron 2 70B"."""
    return f"{_SIZE_AT_END.sub('', name)} {size}"


def is_stretch(name: str) -> bool:
    """Tell whether a name ends in two versions, the second the later, and so is of several models: "Heron 1-3"."""
    ends = _STRETCH.search(name)
    return ends is not None and int(ends[1]) < int(ends[2])


def without_maker(text: str, owners: Iterable[str] = ()) -> str:
    """Return a name without whose it is: "Northlake: Heron 2" and `northlake/heron-2` name Heron 2.

    Before a colon it has to be a known organization, or one of the owners, as `northlake` is of Northlake Labs.
    """
    if owner := owner_of(text):
        return text[len(owner) + 1 :]
    maker = _MAKER.match(text)
    if maker is None:
        return text
    is_owner = any(owner and _joined(maker[1]).startswith(_joined(owner)) for owner in owners)
    return text[maker.end() :] if is_owner or gazetteer().called(maker[1].strip(), "Organization") else text


def _joined(name: str) -> str:
    return name_key(name).replace(" ", "")


def owner_of(text: str) -> str:
    """Return what stands before the last slash of an identifier, `northlake/heron-2`; nothing for other words."""
    owner = _OWNER.fullmatch(text.strip())
    return owner[1] if owner else ""


def is_identifier(text: str) -> bool:
    """Tell whether a key can be the name of one thing: it has a capital, a digit, a hyphen or an owner."""
    return re.search(r"[A-Z\d/-]", text) is not None
