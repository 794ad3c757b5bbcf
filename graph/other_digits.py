"""Digits that are no number: those of names, versions, paths, times, sections, list items and citations."""

from __future__ import annotations

import re

from .units import CURRENCY_BEFORE


def is_no_number(text: str, at: int, floor: int) -> bool:
    """Tell whether the digit at `at` begins no number; the number before ends at `floor`."""
    return _is_glued(text, at, floor) or _OTHER.match(text, at) is not None or _is_numbering(text, at)


def _is_glued(text: str, at: int, floor: int) -> bool:
    """Tell whether the digit at `at` goes on a word, a version, a path or a time."""
    before, two_before = text[max(0, at - 1) : at], text[max(0, at - 2) : max(0, at - 1)]
    if not before or (floor == at - 1 and before in ",/;"):
        return False
    if before in "#^":
        return True
    if before.isalnum() or before == "_":
        return CURRENCY_BEFORE.search(text, max(0, at - 6), at) is None
    if before in "'’":
        return _SHORT_YEAR.match(text, at) is not None
    is_word = two_before.isalnum() or two_before == "_"
    if before == ".":
        return is_word and not _ABBREVIATION.search(text, max(0, at - 8), at)
    return (before in "-/@‑" and is_word) or (before in ":," and two_before.isdigit())


def _is_numbering(text: str, at: int) -> bool:
    """Tell whether the digit begins the number of a list item, a section ("Table 2"), a citation ("[12]") or a day."""
    if text[at - 1 : at] == "[" and _CITATION.match(text, at):
        return True
    if _SECTION.search(text, max(0, at - 16), at):
        return _PLAIN.match(text, at) is not None
    line = text.rfind("\n", max(0, at - 12), at) + 1
    is_first = (line > 0 or at < 12) and not text[line:at].strip(" \t>(*-")
    if (is_first and _LIST_NUMBER.match(text, at)) or _DAY_AFTER_MONTH.search(text, max(0, at - 12), at):
        return True
    return _DAY_BEFORE_MONTH.match(text, at) is not None


def token_end(text: str, at: int) -> int:
    """Return where the word, version or citation ends that the digit at `at` is part of."""
    citation = _CITATION.match(text, at) if text[at - 1 : at] == "[" else None
    match = citation or _OTHER.match(text, at) or _TOKEN.match(text, at)
    return max(at + 1, match.end() if match else at)


_SHORT_YEAR = re.compile(r"[0-9]{2}(?![0-9.,%])")
_PLAIN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}(?![\w%,]|\s?(?:%|million|billion|trillion))")
_TOKEN = re.compile(r"\w{0,200}(?:[-‑.@×:]\w{1,200}){0,50}")
_ABBREVIATION = re.compile(r"\b(?:approx|ca|max|min|est)\.\Z", re.IGNORECASE)
_OTHER = re.compile(
    r"[0-9]{1,6}(?:\.[0-9]{1,3})?(?:\s?[x×]\s?[0-9]{1,6}(?!\w{0,9}\^)(?!0?(?:[⁺⁻⁰¹²³⁴-⁹]|\*\*))){1,3}"
    r"(?:\.[0-9]{1,3})?\w{0,20}"  # 8x22B
    r"|(?![0-9]{1,3}(?:\.[0-9]{3}){2,8}(?![0-9.]))[0-9]{1,5}(?:\.[0-9]{1,5}){2,5}\w{0,20}"  # 1.2.3
    r"|[0-9]{1,6}(?:st|nd|rd|th)\b"
    r"|[0-9]{3}0s\b"
    r"|[0-9]{1,5}:[0-9]{1,5}(?::[0-9]{2})?(?![0-9])"
    r"|24/7\b"
)
_CITATION = re.compile(r"[0-9]{1,3}(?:\s?[,;–-]\s?[0-9]{1,3}){0,20}\]")
_LIST_NUMBER = re.compile(r"[0-9]{1,3}[.)](?=\s)")
_SECTION = re.compile(
    r"\b(?:section|sec\.|table|tab\.|figure|fig\.|chapter|ch\.|step|phase|part|pages?|pp?\.|no\.|nr\.|version|article|"
    r"appendix|note|volume|vol\.|line|level|day|tier|stage|rank|top|generation|gen|equation|eq\.|v\.)\s?\Z",
    re.IGNORECASE,
)
_MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sep(?:tember|\.|t\.?)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY_AFTER_MONTH = re.compile(rf"\b{_MONTHS}\s\Z")
_DAY_BEFORE_MONTH = re.compile(rf"[0-9]{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTHS}\b")
