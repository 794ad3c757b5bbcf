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

_NOTE = re.compile(r"\s*[(\[]([^()\[\]]{0,60})[)\]]|[*†‡]+\Z|\s*:[a-z][a-z_]{1,30}:(?=\s|\Z)")
# What may stand before a name in a heading or label: signs, a number.
NUMBERED = re.compile(r"\A\W{0,4}(?:\d{1,2}[.)]\s)?\W{0,3}")
_WORD = re.compile(r"[^\W\d_]{1,30}")
_SIZE = re.compile(r"(?:\d{1,3}x)?\d{1,4}(?:\.\d{1,2})?[BMTb]")
# A day by which makers call a version: "2024-05-13", "0613".
_VERSION_DAY = re.compile(r"20\d\d-[01]\d-[0-3]\d|(?:0[1-9]|1[0-2])[0-3]\d")
# An identifier whose last word is cut short: "Heron-2-7B-Exp.".
_IDENTIFIER = re.compile(r"(?=[^\s.]{0,40}\d)[A-Za-z]\S{0,50}-[A-Z][a-z]{1,5}\.")
_VARIANTS = lexicon().variants
# Notes that are no part of a name: marks of footnotes, shots and votes, abbreviations, precisions.
_MARK = re.compile(r"\d{1,2}|\w|note \w{1,2}|\W{0,60}", re.IGNORECASE)
_SHORT = re.compile(
    r"[A-Z]{1,6}|(?:FP|BF|INT|W|Q|fp|bf|int|w|q)\d{1,2}\w{0,6}|\d{1,4}[KkM](?: context)?"
    r"|.{0,50}\b(?:19|20)\d\d\b.{0,20}"
)
_SETTING = re.compile(
    r"shots?\b|\b(?:cot|maj|pass|best|avg|cons|k|n|t)\s?[@=]|@\s?\d|%|\b(?:our\w*|cot)\b", re.IGNORECASE
)
_DATE_WORDS = re.compile(
    r"[\d/.-]{4,10}"
    r"|(?:(?:early|mid|late)[ -])?(?:(?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2},?)?[ /-])?['’]?\d{2}(?:\d{2})?"
)
_SIZE_AT_END = re.compile(rf"[ -]{_SIZE.pattern}\Z")
# "117M parameters", "Up to 11B params", "128k context": no name.
_QUANTITY = re.compile(
    r"(?:(?:up to|about|around|approx(?:imately|\.)?|roughly|over|more than|at least|at most|less than|under|nearly"
    r"|almost|circa|ca\.|some|only|just|estimated|est\.|an?|the)\s|[~≈<>≤≥±=]{1,2}\s?){0,2}"
    r"\d[\d.,]{0,15}(?:\s?[-–~x×*/]\s?\d[\d.,]{0,15})?\s?(?:(?:[kmbt]|[mb]n|thousand|million|billion|trillion)\b)?\+?"
    r"[\s-]?(?P<unit>(?:(?:active|activated|total|trainable|training|input|output|context|model)\s)?"
    r"(?:param(?:eter)?s?|tokens?|context(?: window| length)?|layers?|experts?|weights|[kmgt]i?b(?:ytes)?|gpus?|flops?"
    r"|usd|dollars|users|languages|hours|days|weeks|months|years|words|images|samples|examples|models?|people"
    r"|employees|%))?"
    r"(?:\s(?:in total|total|each|or more|or less|active|activated|per token))?",
    re.IGNORECASE,
)
# What programs call a thing by: "0f8c1a2b-…".
_OPAQUE = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?=\D{0,40}\d)[0-9a-f]{16,64}", re.IGNORECASE)
_LONG = 15
_STRETCH = re.compile(r"[ -](\d{1,2})[-–](\d{1,2})\Z")
_MAKER = re.compile(r"([^:/]{2,40}):\s+(?=\S)")
# As routers of requests write it. A tag behind a colon, `heron:7b`, begins with no family.
_SERVED = re.compile(r"([a-z][a-z0-9-]{1,20}):([A-Za-z][\w.-]{2,80})")
_OWNER = re.compile(r"([\w.@-]{1,60}(?:/[\w.@-]{1,60}){0,4})/[\w.:+@-]{1,120}")


def clean(text: str) -> str:
    """Return a name without notes in brackets and footnote marks; a size or version, "Heron 2 (70B)", is part of it."""
    return spelled(_NOTE.sub(_kept, text)).strip(" *:,") or text.strip()


def bare_heading(words: str) -> str:
    """Return the name in a heading or in what heads a list, without its number, signs, colon and notes."""
    return clean(NUMBERED.sub("", words, count=1).rstrip(" :："))


def _kept(note: re.Match[str]) -> str:
    inside = note[1] or ""
    is_own = (
        _SIZE.fullmatch(inside) or _VERSION_DAY.fullmatch(inside) or inside.casefold() in lexicon().bracketed_variants
    )
    return f" {inside}" if is_own else ""


def told_apart(texts: Iterable[str]) -> dict[str, str]:
    """Return the names of a column or catalog with such notes as belong to them, by what is written there.

    A note belongs to a name if it tells it from another, "Heron (thinking)" beside "Heron", or names something itself:
    "Heron 2 (Tern 1.5 Mini)". Other names, those without notes too, are left out.
    """
    written = dict.fromkeys(texts)
    bare: dict[str, set[str]] = {}
    for text in written:
        bare.setdefault(clean(text).casefold(), set()).add(_with_notes(text, is_shared=True))
    noted = [text for text in written if text.endswith((")", "]"))]
    names = {text: _with_notes(text, is_shared=len(bare[clean(text).casefold()]) > 1) for text in noted}
    return {text: name for text, name in names.items() if name != clean(text)}


def _with_notes(text: str, *, is_shared: bool) -> str:
    def kept(note: re.Match[str]) -> str:
        inside = note[1] or ""
        return f" ({inside})" if _belongs(inside, is_shared=is_shared) else _kept(note)

    return spelled(_NOTE.sub(kept, text)).strip(" *:,")


def _belongs(note: str, *, is_shared: bool) -> bool:
    """Tell whether a note behind a name is part of it; one that `is_shared` needs it."""
    key = note.casefold()
    if not note or _SIZE.fullmatch(note) or _SETTING.search(note) or key in lexicon().bracketed_variants:
        return False
    if is_shared:
        return _MARK.fullmatch(note) is None
    is_known = gazetteer().called(note, "Organization", "Technique", "License", "Hardware", "Language") is not None
    is_plain = _MARK.fullmatch(note) or _SHORT.fullmatch(note) or _DATE_WORDS.fullmatch(note) or note.islower()
    return not (is_known or is_plain) and re.search(r"[A-Za-z]-?\d|\d[A-Za-z]|[a-z][A-Z]|\w\+\w| \d", note) is not None


def is_name(text: str) -> bool:
    """Tell whether words can be a name: short, of one script, no sentence, and no "unknown" or dash in its place."""
    bare = clean(text)
    if not bare or len(bare) > LONGEST_NAME or len(bare.split()) > 7 or mixed_script(bare):
        return False
    if is_opaque(bare) or is_quantity(bare):
        return False
    key = bare.casefold()
    if key in lexicon().undisclosed or key in lexicon().nothing or key in lexicon().summary_rows:
        return False
    ends_a_sentence = bare.endswith((".", "?", "!")) and not _is_shortened(bare)
    return any(character.isalpha() for character in bare) and not ends_a_sentence


def is_quantity(text: str) -> bool:
    """Tell whether words are an amount of something and nothing else: "117M parameters", "Up to 11B"."""
    if len(text) > LONGEST_NAME or not any(map(str.isdigit, text)):
        return False
    found = _QUANTITY.fullmatch(text.strip(" *_`.,:;"))
    return found is not None and (found["unit"] is not None or " " in found.group())


def is_opaque(text: str) -> bool:
    """Tell whether a word is what programs call a thing by, and nobody else: "0f8c1a2b-..."."""
    return len(text) > _LONG and _OPAQUE.fullmatch(text) is not None


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
        served = _SERVED.fullmatch(text)
        return served[2] if served is not None and _is_of(served[2], served[1]) else text
    is_owner = any(owner and _joined(maker[1]).startswith(_joined(owner)) for owner in owners)
    return text[maker.end() :] if is_owner or gazetteer().called(maker[1].strip(), "Organization") else text


def _is_of(identifier: str, owner: str) -> bool:
    """Tell whether an owner is known, and an identifier begins with a family of models: `northlake:heron-2`."""
    begins = any(gazetteer().called(part, "ModelFamily") for part in (identifier.partition("-")[0], identifier))
    return begins and gazetteer().called(owner, "Organization") is not None


def _joined(name: str) -> str:
    return name_key(name).replace(" ", "")


def owner_of(text: str) -> str:
    """Return what stands before the last slash of an identifier, `northlake/heron-2`; nothing for other words."""
    owner = _OWNER.fullmatch(text.strip())
    return owner[1] if owner else ""


def is_identifier(text: str) -> bool:
    """Tell whether a key can be the name of one thing: it has a capital, a digit, a hyphen or an owner."""
    return re.search(r"[A-Z\d/-]", text) is not None
