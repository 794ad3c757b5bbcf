"""What people write for a thing elsewhere, as links name it: an item of Wikidata, a repository of a hub, an address."""

from __future__ import annotations

import re

from ...graph.iris import may_be_link

_ITEM = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/|wikidata:|wd:)?(Q[1-9][0-9]{0,11})")
_REPOSITORY = re.compile(
    r"(?:https?://huggingface\.co/|hf:)?([A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95})/?", re.ASCII
)


def addresses_of(typed: str) -> tuple[str, ...]:
    """Return the addresses elsewhere that a text may stand for; none for most texts."""
    text = typed.strip()
    if item := _ITEM.fullmatch(text):
        return (f"http://www.wikidata.org/entity/{item[1]}",)
    if repository := _REPOSITORY.fullmatch(text):
        return (f"https://huggingface.co/{repository[1]}",)
    return (text,) if may_be_link(text) else ()
