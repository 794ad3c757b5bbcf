"""What is named in a text: entities, quantities, dates, positions, and capitalised names of unknown kind."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ....graph.claims import Entity
from ....graph.dates import Date, find_dates
from ....graph.names import name_key
from ....graph.quantities import Quantity, find_quantities
from ..terms.headlines import capitalised, is_headline
from ..terms.lexicon import lexicon
from ..terms.people import start_of_person
from ..terms.peoples import OF_A_PEOPLE, is_of_a_people
from ..terms.positions import chair_of, is_leading, positions_in
from .capitals import NAMED
from .hybrids import hybrids
from .knowledge import is_spoken_of_as
from .listed_sorts import may_list_sorts, sorts_listed
from .model_names import ModelGrammar, spelled
from .titled import titled_in
from .wholes import with_wholes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from ..terms.gazetteer import Gazetteer

DATE = "Date"
POSITION = "Position"
LEADING = "LeadingPosition"
WORK = "Work"
NAME = "Name"
NUMBER = "number"
MAGNITUDE = "magnitude"

# "San Francisco-based Northlake" is Northlake.
_DESCRIBED = re.compile(r"[^.,;]{1,40}?-(?:based|backed|owned|led|founded|born|style|funded) ")
LEGAL_END = re.compile(rf",? (?:{'|'.join(lexicon().legal_endings)})\.?\Z")
_LEGAL_FORM = re.compile(rf",? (?:{'|'.join(lexicon().legal_endings)})(?:\.(?= ?[,)]| +[a-z(])|(?![\w.’'-]))")
_POSSESSIVE = re.compile(r"[’']s?\Z")
_AWARD_END = re.compile(rf"(?:{'|'.join(lexicon().award_endings)})\Z")
_LICENSE_END = re.compile(r"\bLicen[cs]e(?: Agreement)?\Z")
_LICENSE_WORDS = ("License", "Licence", "Agreement")
_SHORTEST_NAME = 3
# Stands for the year of days that are written without; a leap year that no document tells of.
ANY_YEAR = 1904
_SIZE_NOTE = re.compile(r" ?\((?P<size>\d{1,4}(?:\.\d{1,2})?[BM])\)")
_BEGUN = re.compile(r"(?<![\w.-])\w")
_LONGEST_STEM = 40
_SMALLEST_MODEL = 10**6
_HAS_SIZE = re.compile(r"\d ?[BM]\b")
_GOES_ON = re.compile(r"-[A-Z][a-z]")
_LICENSORS = ("Model", "ModelFamily", "Organization")
_MODELS = ("Model", "ModelFamily")
# Where somebody is a professor, and not whose chair it is.
_NO_CHAIRS = ("Organization", "Place")
# "We've" names nobody.
_SHORTENED = re.compile(r"(?:I|We|You|They|It|He|She|There|Here|That|What|Who|Let)[’'](?:ve|re|ll|d|m|s)")
_GOVERNMENT = re.compile(r" [Gg]overnment\b")
_LIKENESS = re.compile(
    r"[-‑ ](?:style|like|compatible|inspired|type)\b|[-‑](?:generated|written|assisted|produced)\b|\.(?:js|cpp|py|rs)\b"
)
_GIVEN = re.compile(r"(?<![\w’'-])([^\W\d_a-z][\w’'-]{1,20}) \Z")
_NAMES_ANOTHER = re.compile(r"-\w| (?:Foundation|Institute|Prize|Award|University|Labs?|Ventures|Capital|Fund|Group)\b")
# What goes on a name that is known: "Plover Group".
_BODIES = ("Alliance", "Consortium", "Coalition")
_SORTS_OF_FIRMS = frozenset(["Group", "Foundation", "Ventures", "Holdings", "Institute", "Capital", *_BODIES])
_PART_FOR = re.compile(
    r"(?:[A-Z][\w-]+ ){0,2}(?:Center|Centre|Institute|School|College|Laboratory|Lab|Foundation|Department|Faculty"
    r"|Division) (?:for|of|on) (?:the )?[^\W\d_a-z]"
)
ORGANIZATION_END = re.compile(rf"(?:{'|'.join(lexicon().organization_endings)})\.?\Z")


class Mention(NamedTuple):
    """Words at `text[start:end]` that name something.

    `kind` is the local name of a class for an entity, and for a technique of a known kind the property whose value
    it is ("architecture"); for a quantity the unit, if some property counts in it, or else `magnitude` ("288B") or
    `number` ("16"); or one of Date, Position, LeadingPosition and Name.
    """

    start: int
    end: int
    kind: str
    value: Entity | Quantity | Date | str

    def names_a(self, type_: str) -> bool:
        """Tell whether this names a thing of the class; a family counts as a model."""
        return is_spoken_of_as(self.kind, type_)


@dataclass(frozen=True, slots=True)
class Names:
    """The names that can be recognised in one document, and the units in which properties count.

    `families` are the model names that the document uses for a group of models ("the Heron 2 family"), `days` the days
    that it may write without their year, `sizes` those by which it may call a model ("the 7B model") with its name.
    """

    gazetteer: Gazetteer
    grammar: ModelGrammar
    units: frozenset[str]
    families: frozenset[str] = frozenset()
    days: frozenset[Date] = frozenset()
    sizes: frozenset[tuple[str, str]] = frozenset()

    def day(self, month: int, day: int) -> Date | None:
        """Return the date that a day without its year means, if the document tells for certain."""
        return next((date for date in self.days if (date.earliest.month, date.earliest.day) == (month, day)), None)

    def of_size(self, model: Entity, size: Decimal) -> Entity | None:
        """Return the model of a size among those of a family, by the name that the document gives it, if it does."""
        if size < _SMALLEST_MODEL or _HAS_SIZE.search(model.name) is not None:
            return None
        words = f"{size / 10**9:f}B" if size >= 10**9 else f"{size / 10**6:f}M"
        words = re.sub(r"\.0+(?=[BM])|(?<=\.\d)0+(?=[BM])", "", words)
        own = name_key(model.name)
        named = (name for each, name in self.sizes if each == words and name_key(name).startswith(own))
        return Entity("Model", next(named, f"{model.name} {words}"))

    def family_of(self, model: Entity) -> Entity | None:
        """Return the family that the document names and whose name the model's begins with."""
        own = model.name.casefold()
        inside = [name for name in self.families if own.startswith((f"{name} ".casefold(), f"{name}-".casefold()))]
        return Entity("ModelFamily", max(inside, key=len)) if inside else None


@lru_cache(maxsize=4096)  # a passage is read for its claims, and again for what gave none
def mentions(text: str, names: Names, *, heading: bool = False) -> tuple[Mention, ...]:
    """Return the mentions in a text from left to right; where two overlap, the longer one."""
    heading = heading or is_headline(text)
    things = [*_entities(text, names), *_models(text, names, heading=heading), *_with_sizes(text, names)]
    families = (
        (each.end, each.value.name) for each in things if each.kind in _MODELS and isinstance(each.value, Entity)
    )
    things += [_model(*listed, names) for listed in sorts_listed(text, families)] if may_list_sorts(text) else []
    named = _without_overlaps(
        [
            *things,
            *_positions(text, things),
            *_dates(text, names),
            *(Mention(start, end, titled.type, titled) for start, end, titled in titled_in(text)),
            *(Mention(start, end, "architecture", hybrid) for start, end, hybrid in hybrids(text)),
        ]
    )
    quantities = find_quantities(text, [(mention.start, mention.end) for mention in named])
    figures = [
        Mention(found.start, found.end, _kind_of(found, names), found)
        for found in quantities
        if not found.looks_like_year
    ]
    known = _without_overlaps([*named, *figures]) if figures else named
    known = [_with_legal_end(mention, text) for mention in known]
    unknown = list(_unknown_names(text, known, headline=heading))
    whole = [*known, *(_with_legal_end(each, text) for each in unknown)]
    return with_wholes(text, _without_overlaps(whole) if unknown else known, names.gazetteer, heading=heading)


def _with_legal_end(mention: Mention, text: str) -> Mention:
    """Return an organization with the words behind it that only tell its legal form: "Northlake Labs, LLC"."""
    if mention.kind != "Organization" or text[mention.end : mention.end + 1] not in (",", " "):
        return mention
    end = _LEGAL_FORM.match(text, mention.end)
    return mention._replace(end=end.end()) if end is not None else mention


def mentions_within(found: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Return those of the mentions, which are in order, that stand between two places."""
    first, last = bisect_left(found, start, key=place), bisect_left(found, end, key=place)
    return [mention for mention in found[first:last] if mention.end <= end]


def place(mention: Mention) -> int:
    """Return where a mention starts: the key to sort by."""
    return mention.start


def _dates(text: str, names: Names) -> Iterator[Mention]:
    for found in find_dates(text, default_year=ANY_YEAR if names.days else None):
        day = found.date.earliest
        if day.year != ANY_YEAR:
            yield Mention(found.start, found.end, DATE, found.date)
        elif found.date.latest == day and (date := names.day(day.month, day.day)) is not None:
            yield Mention(found.start, found.end, DATE, date)


def _entities(text: str, names: Names) -> Iterator[Mention]:
    for found in names.gazetteer.find(text):
        entity = found.entity
        if entity.type in _MODELS and _LIKENESS.match(text, found.end):
            # "a Heron-style model" is none of them.
            continue
        if entity.type == "ModelFamily" and _GOES_ON.match(text, found.end):
            # "Heron-Researcher" is another thing than the family.
            continue
        if entity.type == "Person" and _is_of_a_longer_name(text, found.start, found.end):
            continue
        if entity.type == "Language" and OF_A_PEOPLE.match(text, found.end):
            continue  # "French entrepreneurs" speak of no language
        if entity.type == "Model" and (end := names.grammar.joined_on(text, found.end)) > found.end:
            # "Heron-R2-4B" is one of several that are called "Heron-R2".
            name = spelled(text[found.start : end])
            yield Mention(found.start, end, "Model", names.gazetteer.called(name, "Model") or Entity("Model", name))
            continue
        kind = lexicon().techniques.get(entity.name) if entity.type == "Technique" else None
        yield Mention(found.start, found.end, kind or entity.type, entity)


def _is_of_a_longer_name(text: str, start: int, end: int) -> bool:
    """Tell whether a family name alone is the end of somebody else's name, or the start of another name."""
    if any(character.isspace() for character in text[start:end]):
        return False
    before = _GIVEN.search(text, max(0, start - 24), start)
    is_given = before is not None and start_of_person(f"{before[1]} {text[start:end]}") == 0
    return is_given or _NAMES_ANOTHER.match(text, end) is not None


def _models(text: str, names: Names, *, heading: bool) -> Iterator[Mention]:
    for start, end in names.grammar.find(text, own_words=not heading):
        written = spelled(text[start:end])
        entity = names.gazetteer.called(written, "Model", "ModelFamily") or Entity("Model", written)
        yield Mention(start, end, entity.type, entity)
        for low, high, name in names.grammar.joined(text, start, end):
            yield _model(low, high, name, names)
    for size, name in names.sizes:
        if size in text:
            for called in re.finditer(
                rf"\b(?:[Tt]he|[Oo]ur|[Tt]his|(?<=to )an?) (?:[\w-]{{1,16}} ){{0,2}}{re.escape(size)}[ -]"
                rf"(?:(?:base|parameters?)[ -])?(?:model|version|variant|checkpoint)\b"
                r"(?! of (?:our|its|the) (?:last|previous|earlier))",
                text,
            ):
                yield Mention(called.start(), called.end(), "Model", Entity("Model", name))


def _model(start: int, end: int, name: str, names: Names) -> Mention:
    return Mention(start, end, "Model", names.gazetteer.called(name, "Model") or Entity("Model", name))


def _with_sizes(text: str, names: Names) -> Iterator[Mention]:
    """Yield the models that are named with their size in brackets: "Heron (7B)", where "Heron 7B" is known."""
    for note in _SIZE_NOTE.finditer(text) if "(" in text else ():
        for word in _BEGUN.finditer(text, max(0, note.start() - _LONGEST_STEM), note.start()):
            name = spelled(f"{text[word.start() : note.start()]} {note['size']}")
            entity = names.gazetteer.called(name, "Model")
            if entity is not None:
                yield Mention(word.start(), note.end(), "Model", entity)
                break


def _kind_of(quantity: Quantity, names: Names) -> str:
    units = (f"{quantity.unit} per {quantity.per}", quantity.unit or "")
    counted = next((unit for unit in units if unit in names.units), None)
    return counted or (MAGNITUDE if quantity.has_magnitude else NUMBER)


def _positions(text: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the positions in a text; the words of a name before one ("Heron [AI] CEO") are none of its own."""
    behind = {inside: mention.end for mention in named for inside in range(mention.start, mention.end)}
    for begin, latest, end in positions_in(text):
        start = behind.get(begin, begin)
        start += text[start : start + 1] == " "
        if start <= latest:
            whole = chair_of(text, start, end)
            owned = any(m.kind in _NO_CHAIRS and m.start < whole[1] and whole[0] < m.end for m in named)
            first, last = (start, end) if owned else whole
            position = text[first:last]
            yield Mention(first, last, LEADING if is_leading(position) else POSITION, position)


def _without_overlaps(candidates: Iterable[Mention]) -> list[Mention]:
    """Return the candidates from left to right; of two that overlap the longer, or the one that comes first."""
    chosen: list[Mention] = []
    ends: list[int] = []
    for mention in sorted(candidates, key=_shortness):
        at = bisect_right(ends, mention.start)
        if at == len(chosen) or mention.end <= chosen[at].start:
            chosen.insert(at, mention)
            ends.insert(at, mention.end)
    return chosen


def _shortness(mention: Mention) -> int:
    return mention.start - mention.end


def _unknown_names(text: str, known: list[Mention], *, headline: bool) -> Iterator[Mention]:
    """Yield capitalised names between the known mentions.

    One that ends like the name of an organization or a licence is one; a known name right before it is part of it
    ("Plover" in "Plover Ventures", a model in "Heron 2 Community License").
    """
    ends = {mention.end: mention for mention in known}
    for start, end in _gaps(text, known):
        for match in NAMED.finditer(text, start, end):
            if (licence := _licence(text, match, ends)) is not None:
                yield licence
                continue
            stretches = capitalised(text, *match.span(), headline=headline)
            for first, last in (bare(text, *stretch) for stretch in stretches):
                if first < last and is_of_a_people(text, first, last):
                    if (state := _GOVERNMENT.match(text, last)) is not None:
                        name = text[first : state.end()]
                        yield Mention(first, state.end(), "Organization", Entity("Organization", name))
                elif last - first >= _SHORTEST_NAME and text[first:last] not in lexicon().lone_words:
                    before = ends.get(first - 1) if text[first - 1 : first] == " " else None
                    yield from _named(text, first, last, before)


def _named(text: str, start: int, end: int, before: Mention | None) -> Iterator[Mention]:
    """Yield what a capitalised name names, as far as its words tell: "Senator Ada Quill" is a name and a person."""
    name = text[start:end]
    for type_, ending, owners in (
        ("Award", _AWARD_END, ("Organization",)),
        ("Organization", ORGANIZATION_END, ("Organization",)),
    ):
        begin = before.start if before is not None and before.kind in owners else start
        goes_on = begin < start and name in _SORTS_OF_FIRMS
        if ending.search(name) and (goes_on or ((begin < start or " " in name) and not _is_general(name))):
            yield Mention(begin, end, type_, Entity(type_, LEGAL_END.sub("", text[begin:end])))
            return
    if _PART_FOR.match(name):
        # "Northlake Center for Nets", "School of Tides"
        begin = before.start if before is not None and before.kind == "Organization" else start
        if begin < start or " for " in name:
            yield Mention(begin, end, "Organization", Entity("Organization", text[begin:end]))
            return
    person = start_of_person(name)
    if person is None and (of := name.find(" of ")) > 0 and start_of_person(name[:of]) is not None:
        yield from _named(text, start, start + of, before)
        yield from _named(text, start + of + len(" of "), end, None)
        return
    if person is None:
        if not name.endswith("-based"):
            yield Mention(start, end, NAME, name)
        return
    if name[:person].strip():
        yield Mention(start, start + len(name[:person].rstrip()), NAME, name[:person].rstrip())
    yield Mention(start + person, end, "Person", Entity("Person", name[person:]))


def _is_general(name: str) -> bool:
    """Tell whether words that end like a name only sort what they speak of: "Major AI Labs"."""
    words = lexicon()
    return all(word in words.general_words or word in words.demonyms for word in name.split()[:-1])


def _licence(text: str, named: re.Match[str], ends: Mapping[int, Mention]) -> Mention | None:
    """Return the licence that capitalised words name, with the model or maker right before them, if it is one."""
    if not named.group().endswith(_LICENSE_WORDS) or _LICENSE_END.search(named.group()) is None:
        return None
    owner = ends.get(named.start() - 1)
    start = owner.start if owner is not None and owner.kind in _LICENSORS else _past_outside(text, *named.span())
    name = text[start : named.end()]
    is_one = name.rpartition(" ")[0].casefold() not in lexicon().sorts_of_licenses and (
        start < named.start() or name.split()[0] not in lexicon().outside_names
    )
    return Mention(start, named.end(), "License", Entity("License", name)) if is_one else None


def _past_outside(text: str, start: int, end: int) -> int:
    """Return where a name starts behind words such as "The" that are capitalised for another reason."""
    for word in re.finditer(r"\S+", text[start:end]):
        if word.group() not in lexicon().outside_names:
            return start + word.start()
    return start


def _gaps(text: str, known: list[Mention]) -> Iterator[tuple[int, int]]:
    """Yield the stretches between mentions that are in order."""
    at = 0
    for mention in known:
        yield at, mention.start
        at = mention.end
    yield at, len(text)


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut words that are capitalised for another reason from the ends of a name."""
    outside = lexicon().outside_names
    described = _DESCRIBED.match(text, start, end) if text.find("-", start, end) >= 0 else None
    start = described.end() if described is not None else start
    name = text[start:end]
    while (word := name.partition(" ")[0]).strip(".,") in outside or _SHORTENED.fullmatch(word):
        start += len(word) + 1
        name = text[start:end]
        if start >= end:
            return start, start
    while (word := name.rpartition(" ")[2]).strip(".,") in outside:
        name = name[: -len(word) - 1]
    return start, start + len(_POSSESSIVE.sub("", name))
