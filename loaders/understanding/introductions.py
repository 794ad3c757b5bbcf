"""People and organizations that running text introduces: "CEO Ada Quill", "Northlake, a startup"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import yaml

from ...graph.claims import Entity
from ...graph.wording import words_of
from .headlines import capitalised, is_headline
from .lexicon import lexicon
from .mentions import NAMED, ORGANIZATION_END, bare
from .needs import Cues, best, needs_of
from .people import start_of_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .gazetteer import Gazetteer

_PERSON = re.compile(
    r"[^\W\d_][^\W\d_’'-]+(?:[ -](?:(?:de|van|von|da|di|al|bin|del|den|der|le|la) )?[^\W\d_][\w’'.-]*){1,3}"
)
_LIST = (
    rf"{NAMED.pattern}(?: \([^()\n]{{1,40}}\))?(?:(?:,| and|, and| &) {NAMED.pattern}(?: \([^()\n]{{1,40}}\))?){{0,8}}"
)
_LEGAL = re.compile(rf",? (?:{'|'.join(lexicon().legal_endings)})\.?\Z")
_OWNER = re.compile(r"[’']s? ")
_LONGEST_PERSON = 4
_LONGEST_MODEL = 3
_SHORTEST_ORGANIZATION = 2
# The first words of positions, such as `Chief`.
_POSITION_WORDS = frozenset(position.split()[0] for position in lexicon().positions)


class _Tells(NamedTuple):
    """What stands before and behind the names of a class; a line where it stands before one holds one of the cues."""

    before: re.Pattern[str]
    before_cues: Cues
    after: re.Pattern[str]


def introduced(prose: str, known: Gazetteer) -> Iterator[Entity]:
    """Yield the people, organizations and models, so far unknown, that a text introduces by their names."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for type_, name in _introductions(prose):
        kinds[name].add(type_)
    for name, types in kinds.items():
        if len(types) == 1 and known.called(name) is None:
            yield Entity(min(types), name)


def people_by_name(text: str) -> Iterator[Entity]:
    """Yield the people whose names tell by themselves that they are people's ("Senator Ada Quill")."""
    headline = is_headline(text)
    for match in NAMED.finditer(text):
        if " " not in match.group():
            continue
        for start, end in capitalised(text, *match.span(), headline=headline):
            first, last = bare(text, start, end)
            begin = start_of_person(text[first:last])
            if begin is not None and ORGANIZATION_END.search(text[first:last]) is None:
                yield Entity("Person", text[first + begin : last])


def _introductions(prose: str) -> Iterator[tuple[str, str]]:
    names = list(_names(prose))
    words = [(start, end, words_of(prose[start:end].casefold())) for start, end in _lines(prose)]
    for type_, told in _tells().items():
        for start, end, in_line in words:
            if next(told.before_cues.in_words(in_line), None) is not None:
                for match in told.before.finditer(prose, start, end):
                    for name in NAMED.finditer(prose, match.start("names"), match.end("names")):
                        yield from _named(type_, prose, name.start(), name.end())
        for start, end in names:
            if told.after.match(prose, end):
                yield from _named(type_, prose, start, end)


def _names(prose: str) -> Iterator[tuple[int, int]]:
    """Yield where capitalised names stand; the owner of something ("Northlake’s Ada") is a name by itself."""
    for match in NAMED.finditer(prose):
        owner = _OWNER.search(match.group()) if "’" in match.group() or "'" in match.group() else None
        start, end = bare(prose, match.start(), match.start() + owner.start() if owner else match.end())
        if start < end:
            yield start, end


def _lines(prose: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in prose.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _named(type_: str, prose: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    first, last = bare(prose, start, end)
    name = prose[first:last]
    if type_ == "Person":
        looks_right = _PERSON.fullmatch(name) is not None and ORGANIZATION_END.search(name) is None
        if looks_right and len(name.split()) <= _LONGEST_PERSON and not _has_common_word(name):
            yield type_, name
    elif _may_be_an_organization(name):
        # "Northlake AS" is what else is called Northlake.
        yield type_, _LEGAL.sub("", name)


def _may_be_an_organization(name: str) -> bool:
    """Tell a name from a capitalised word that is none by itself ("Labs", "European", "Chief")."""
    if len(name.strip()) <= _SHORTEST_ORGANIZATION:
        return False
    words = lexicon()
    is_common = name in words.organization_endings or name in words.demonyms or name.endswith(("’s", "'s"))
    is_part = "’s " in name or "'s " in name or any(char.isdigit() for char in name)
    is_position = name.split(maxsplit=1)[0] in _POSITION_WORDS
    return not (is_common or is_part or is_position or _has_common_word(name))


def _has_common_word(name: str) -> bool:
    """Tell whether a name is made with a word that is capitalised for another reason, or of one."""
    return any(word in lexicon().outside_names for word in name.split())


@cache
def _tells() -> dict[str, _Tells]:
    """Return what tells the names of each class."""
    told = yaml.safe_load(files(__package__).joinpath("introductions.yaml").read_text("utf-8"))
    return {
        type_: _Tells(
            before := re.compile(rf"(?<!\w)(?:{'|'.join(each['before'])}),?[ \"“‘]{{1,2}}(?P<names>{_LIST})"),
            Cues(best(needs_of(before.pattern)) or [""]),
            re.compile(rf"(?:{'|'.join(each['after'])})"),
        )
        for type_, each in told.items()
    }
