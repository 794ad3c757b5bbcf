"""What texts are compared by in a search: their words without case, accents and signs."""

from __future__ import annotations

import re
import unicodedata

# "1.2" and "256,000" are one word each.
_WORD = re.compile(r"[^\W_]+(?:(?<=\d)[.,](?=\d)[^\W_]+)*")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_LEFT_OUT = ("Mn", "Cf")


def words_in(text: str) -> list[str]:
    """Return the words of a text, folded: runs of letters and digits, a number with its point as one."""
    return _WORD.findall(folded(text))


def folded(text: str) -> str:
    """Return a text without case, accents, and characters that nobody sees."""
    text = text.casefold()
    if text.isascii():
        return text
    parted = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in parted if unicodedata.category(letter) not in _LEFT_OUT)
    return unicodedata.normalize("NFC", plain).translate(_LETTERS)


def key_of(text: str) -> str:
    """Return the words of a text with a space between them: texts with one key are called alike."""
    return " ".join(words_in(text))
