"""Words of strangers in Markdown and in YAML: they are read as words, never as markup."""

from __future__ import annotations

import re

import yaml

from ..iris import may_be_link
from ..words import excerpt

# All that YAML takes, but for what ends a line or turns the order of letters round.
_UNPRINTABLE = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]+"
)
_SIGNS = re.compile(r"[\\`*\[\]|]|^[#>+=-]|(?<!\w)_|_(?!\w)|~~")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def one_line(words: str) -> str:
    """Return words on one line, without what nobody sees."""
    return " ".join(_UNPRINTABLE.sub(" ", words).split())


def cell(words: str) -> str:
    """Return words as they stand in a cell of a table, or in a line, of Markdown."""
    plain = re.sub("[&<>]", lambda sign: _ENTITIES[sign[0]], one_line(words))
    return _SIGNS.sub(lambda sign: f"\\{sign[0]}", plain)


def link(words: str, url: str) -> str:
    """Return a link of Markdown; only the words where the address may be none."""
    return f"[{cell(words)}](<{one_line(url)}>)" if may_be_link(url) else cell(words)


def quoted(words: str) -> str:
    """Return words as a string of YAML on one line."""
    return yaml.safe_dump(words, default_style='"', allow_unicode=True, width=float("inf")).strip()


def comment(words: str, most: int) -> str:
    """Return words as a comment at the end of a line of YAML, in about so many characters."""
    return f"  # {excerpt(one_line(words), '', most)}"
