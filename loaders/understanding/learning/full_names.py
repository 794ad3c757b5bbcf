"""People that a text names in full, by names that tell by themselves that they are people's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ..names.capitals import NAMED
from ..names.mentions import ORGANIZATION_END, bare
from ..terms.headlines import capitalised, is_headline
from ..terms.lexicon import lexicon
from ..terms.people import HONOUR_LETTERS, start_of_person

if TYPE_CHECKING:
    from collections.abc import Iterator


def people_by_name(text: str) -> Iterator[Entity]:
    """Yield the people whose names tell by themselves that they are people's ("Senator Ada Quill")."""
    headline = is_headline(text)
    for match in NAMED.finditer(text):
        if " " not in match.group():
            continue
        for start, end in capitalised(text, *match.span(), headline=headline):
            first, last = bare(text, start, _without_sort(text, start, end))
            letters = HONOUR_LETTERS.search(text, first, last)
            last = last if letters is None else letters.start()
            if text[:first].endswith(("The ", "the ")):
                # "The Ada Quill Story" tells of her, and is not her name.
                continue
            begin = start_of_person(text[first:last])
            if begin is not None and ORGANIZATION_END.search(text[first:last]) is None:
                yield Entity("Person", text[first + begin : last])


def _without_sort(text: str, start: int, end: int) -> int:
    """Return where a name ends that has a word behind it which is none: "Ada Quill Biography"."""
    last = text[start:end].rpartition(" ")[2]
    return end - len(last) - 1 if last.casefold() in lexicon().no_people and len(last) < end - start else end
