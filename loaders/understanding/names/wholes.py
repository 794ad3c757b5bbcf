"""Names that are whole only with the words beside them: of universities in places, of people with one family name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ..terms.lexicon import lexicon
from ..terms.people import HONOUR_LETTERS, start_of_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..terms.gazetteer import Gazetteer
    from .mentions import Mention

_SCHOOL_WORDS = ("University", "College", "School", "Academy", "Institute of Technology")
_MAY_BE_SCHOOLS = ("Organization", "Name")
_SCHOOL = re.compile(
    r"(?:University of [A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z][\w’']+ (?:College|School)|Institute of Technology)\Z"
)
_RELATED = frozenset(["siblings", "brothers", "sisters", "founders", "co-founders", "twins", "and", "by", "with"])
_CAMPUS = re.compile(rf"(?:, | at |–|-)(?:{'|'.join(lexicon().campuses)})\b")
_OF_SOMEBODY = re.compile(r"[’']s? (?:[A-Z][\w’-]+ ){0,2}(?:School|College|University|Academy|Hospital)\b")
_ONE_WORD = re.compile(r"[A-Z][a-z]{2,14}(?<!s)")
_GIVEN = re.compile(
    r"(?P<before>(?<![\w’'.-])[\w’-]{1,20} )?(?<![\w’'.-])(?P<given>[^\W\d_a-z][\w’-]{1,20})(?:,? and| &) \Z"
)


def with_wholes(text: str, found: Sequence[Mention], known: Gazetteer, *, heading: bool = False) -> tuple[Mention, ...]:
    """Return the mentions in order, those of universities with the places in their names, and people by given names.

    A family with one more capitalised word is a name of unknown kind ("Heron Zero"), but in a heading.
    """
    schools = any(word in text for word in _SCHOOL_WORDS)
    whole: list[Mention] = []
    for mention in found:
        last = whole[-1] if whole else None
        if last is not None and mention.start < last.end:
            continue
        if last is not None and not heading and _goes_on(text, last, mention):
            whole[-1] = mention._replace(start=last.start, value=text[last.start : mention.end])
            continue
        if last is not None and last.kind == "Person" and mention.kind in (*_MAY_BE_SCHOOLS, "Award"):
            letters = HONOUR_LETTERS.match(text, last.end)
            if letters is not None and letters.end() >= mention.end:
                # "Ada Quill CBE FRS"
                whole[-1] = last._replace(end=letters.end())
                continue
        if mention.kind == "Person":
            for sharer in _sharing(text, mention, known):
                if last is None or last.end == sharer.end or last.end <= sharer.start:
                    whole[-1:] = [] if last is not None and last.end == sharer.end else whole[-1:]
                    whole.append(sharer)
        whole.append(_whole_school(text, whole, mention) if schools else mention)
    return tuple(whole)


def _goes_on(text: str, family: Mention, mention: Mention) -> bool:
    """Tell whether a word right behind the name of a family makes it the name of something else."""
    if family.kind != "ModelFamily" or mention.kind != "Name" or mention.start != family.end + 1:
        return False
    word = text[mention.start : mention.end]
    is_sort = word.casefold() in lexicon().families or word in lexicon().general_words
    return text[family.end] == " " and _ONE_WORD.fullmatch(word) is not None and not is_sort


def _whole_school(text: str, before: list[Mention], mention: Mention) -> Mention:
    """Return a mention, of a university with the place in its name; what is part of it is taken from those before."""
    if mention.kind == "Place" and before and text[before[-1].end : mention.start] == " of ":
        last = before[-1]
        if last.kind in _MAY_BE_SCHOOLS and text[last.start : last.end].endswith(_SCHOOL_WORDS):
            before.pop()
            mention = _school(text, mention, last.start, mention.end)
    owned = _OF_SOMEBODY.match(text, mention.end) if mention.kind in (*_MAY_BE_SCHOOLS, "Person") else None
    if owned is not None:
        mention = _school(text, mention, mention.start, owned.end())
    if mention.kind not in _MAY_BE_SCHOOLS or _SCHOOL.search(text, mention.start, mention.end) is None:
        return mention
    campus = _CAMPUS.match(text, mention.end)
    return mention if campus is None else _school(text, mention, mention.start, campus.end())


def _school(text: str, mention: Mention, start: int, end: int) -> Mention:
    return mention._replace(start=start, end=end, kind="Organization", value=Entity("Organization", text[start:end]))


def _sharing(text: str, mention: Mention, known: Gazetteer) -> Iterator[Mention]:
    """Yield the person by a given name alone before a full one with the same family name: "[Ada] and Ben Quill"."""
    name = text[mention.start : mention.end]
    if " " not in name or (found := _GIVEN.search(text, max(0, mention.start - 50), mention.start)) is None:
        return
    before = found["before"] or ""
    if before[:1].isupper() and before.strip().casefold() not in _RELATED:
        # "Maria Orr and Ada Quill"
        return
    whole = f"{found['given']} {name.rsplit(' ', 1)[1]}"
    person = known.called(whole, "Person")
    if person is not None or start_of_person(whole) == 0:
        yield mention._replace(
            start=found.start("given"), end=found.end("given"), value=person or Entity("Person", whole)
        )
