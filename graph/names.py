"""Names: which spellings are one name, and the part of an IRI that a name becomes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256

_LEGAL_ENDINGS = frozenset(
    [
        "inc",
        "incorporated",
        "ltd",
        "limited",
        "llc",
        "corp",
        "corporation",
        "pbc",
        "gmbh",
        "plc",
        "llp",
        "bv",
        "pty",
        "co",
        "sas",
        "srl",
    ]
)
_SPELT_OUT = str.maketrans({"×": "x", "+": " plus ", "#": " sharp ", "&": " and "})
_ACCENT = re.compile("[\u0300-\u036f]")
_POSSESSIVE = re.compile(r"(?<=\w)['’ʼ`´]s(?!\w)")
_QUOTES = re.compile("[\"'`´’‘‚“”„«»‹›ʼ]")
_LOOSE_DOT = re.compile(r"\.(?![0-9])|(?<![0-9])\.")
_BETWEEN = re.compile(r"[^\w.]+|_+")
# "Heron3" is "Heron 3", but a few letters and a number are one sign: "H100", "V3", "o1", "T5".
_WORD_AND_NUMBER = re.compile(r"([^\W\d_]{3,40})([0-9][\w.]*)")
_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)*")


@lru_cache(maxsize=1 << 16)
def name_key(text: str) -> str:
    """Return what the spellings of one name have in common: lower-case words with a space between them.

    Case, accents, quotes, hyphens, a possessive "'s" and a legal ending ("Inc.") make no difference, nor do
    characters without a width. Dots count only between digits, "+" is "plus".

    In a name of three words or more that begins with a letter, bare version numbers stand behind the first word,
    so that "Heron 3.7 Swift" and "Heron Swift 3.7" are one name. The limit of that rule: names that differ only in
    which of their words a version belongs to ("Heron Guard 3", "Heron 3 Guard") are one name, too.
    """
    words = _words(text)
    if len(words) > 2 and words[0][0].isalpha():
        versions = [word for word in words[1:] if _VERSION.fullmatch(word)]
        words = [words[0], *versions, *(word for word in words[1:] if not _VERSION.fullmatch(word))]
    while len(words) > 1 and words[-1] in _LEGAL_ENDINGS:
        words.pop()
    return " ".join(words)


def slug(text: str) -> str:
    """Return the part of an IRI for a name: its key with hyphens, letters of any script kept; never empty."""
    return name_key(text).replace(" ", "-") or sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def mixed_script(text: str) -> bool:
    """Tell whether letters of another script pose as Latin ones: such a name may not be what it looks like.

    That is a word with both Latin letters and Cyrillic or Greek look-alikes, or a word of look-alikes only in a name
    that is Latin otherwise. Greek letters that look like no Latin one are left alone: they are signs in formulas.
    """
    words = re.findall(r"[^\W\d_]+", text)
    has_latin = any(_script(letter) == "LATIN" for word in words for letter in word)
    return has_latin and any(_poses(word) for word in words)


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    plain = unicodedata.normalize("NFKC", _ACCENT.sub("", folded)).translate(_SPELT_OUT)
    plain = "".join(letter for letter in plain if unicodedata.category(letter) not in ("Cf", "Cc") or letter.isspace())
    plain = _QUOTES.sub("", _POSSESSIVE.sub("", plain))
    words = _LOOSE_DOT.sub("", _BETWEEN.sub(" ", plain)).split()
    return [part for word in words for part in _parted(word)]


def _parted(word: str) -> tuple[str, ...]:
    match = _WORD_AND_NUMBER.fullmatch(word)
    return (match[1], match[2]) if match else (word,)


_LOOK_ALIKES = frozenset("аеорсухіјѕԁԛԝһьАВЕКМНОРСТУХІЈЅЗԌᴀΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιρυκχօոսհգ")


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _poses(word: str) -> bool:
    foreign = [letter for letter in word if letter in _LOOK_ALIKES or _script(letter) == "CYRILLIC"]
    is_latin_too = any(_script(letter) == "LATIN" for letter in word)
    return bool(foreign) and (is_latin_too or (len(word) > 1 and all(letter in _LOOK_ALIKES for letter in word)))
