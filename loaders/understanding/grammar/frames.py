"""Kinds of sentence and what they say (`frames.yaml`), found by their patterns in text whose mentions are marked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from ....graph.dates import Date
from ....graph.definitions import definitions_in
from ....graph.errors import OntologyError
from ....graph.quantities import Quantity
from ....graph.wording import folded_words_in
from .needs import Cues
from .patterns import MARKS, is_mark, kinds_in, pattern_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..names.mentions import Mention
    from .patterns import Pattern

_NO_CUE = ""
_MOST_KNOWN = 1 << 14
# "She’s a dean", "Quill’s been dean": nobody’s.
_IS = re.compile(r"(?<=[\ue000-\uf8ff])[’']s(?=\s(?:an?|the|been|now|also|currently|still|one)\s)")
_TERM = re.compile(r'"[^"]*"(?:@\S+)?|\S+')
# `trainingTokens/other`, `releaseDate/other.announcementDate`, `told/other=o`, `told/.announcementDate!`.
_AGAINST = re.compile(
    r"(?P<property>\w+)/(?P<other>\w*)(?:\.(?P<other_property>\w+))?(?:=(?P<figure>\w+))?(?P<must_tell>!)?"
)
TOLD = "told"


@dataclass(frozen=True, slots=True)
class Against:
    """What a relation compares: a property of its subject, and the slot of the other thing, empty for the subject.

    `property` may be `told`: then the subject and its property are those of the claim that says the figure in the slot
    t, or of the one release, announcement or founding that the sentence tells. `other_property` is empty where it is
    the same, `figure` the slot of what the other one has. With `must_tell` the sentence tells the other date, too.
    """

    property: str
    other: str
    other_property: str
    figure: str
    must_tell: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What a frame says of its slots: `subject property value`, for a score also the benchmark's slot.

    A quoted value is a literal; `role@org` is a position, maybe a quoted one, at an organization; `undisclosed` says
    that the value is kept back; `larger:a:b` and `smaller:a:b` are one of two numbers; `own_family` is the one that the
    subject's name tells. A value may have its `setting` as a literal. A relation says `against` what it holds.
    """

    subject: str
    property: str
    value: str
    benchmark: str | None = None
    setting: str | None = None
    against: Against | None = None


@dataclass(frozen=True, slots=True)
class EventFrame:
    """The event that a frame tells of: its kind, and which slots hold its parts; `agent` may be several.

    `named` is the slot that tells the event from others of its kind, by default what it is about; one that is about
    nothing with a name is named after who acts, and needs both that and a date. One that is
    `undated` is an event also where no date is told.
    """

    kind: str
    about: str = ""
    agent: str = ""
    amount: str = ""
    named: str = ""
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One kind of sentence.

    `topics` names the slots that may be filled by what is being talked about, with their class, `section` those that
    are filled by what the section is about, whatever else the sentence names; `kinds` the classes that a slot asks
    for, the first of which an unknown name is taken for; `uses` the slots whose numbers it says. One `of_entry` is
    read only in an entry that begins with its date. One that `reads_negation` states what a "not" makes of it.
    One that `denies` says that something is not so. With `asks_name` a topic is one that the sentence names, or speaks
    of as "it"; with `near` the passage holds such words, too; such words as `not_behind` are not right before what it
    names, such as `not_before` not right behind it. Where it tells of a `rate` a bare amount of money is one.
    What `is_aside` holds whatever its sentence says or doubts.
    """

    name: str
    patterns: tuple[Pattern, ...]
    statements: tuple[Statement, ...]
    event: EventFrame | None
    topics: Mapping[str, str]
    section: Mapping[str, str]
    kinds: Mapping[str, tuple[str, ...]]
    uses: frozenset[str]
    of_entry: bool
    reads_negation: bool
    denies: bool
    asks_name: bool
    near: re.Pattern[str] | None
    not_behind: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    rate: bool
    is_aside: bool
    examples: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found in a sentence: where, which mentions fill its slots, and where other groups took words."""

    frame: Frame
    start: int
    end: int
    slots: Mapping[str, tuple[Mention, ...]]
    words: Mapping[str, tuple[int, int]]


class Marked(NamedTuple):
    """A sentence with one character for each mention, and the way back; `indexes` are those of `at`, in order.

    `marks` are the characters that stand in it for mentions.
    """

    text: str
    start: int
    indexes: tuple[int, ...]
    at: Mapping[int, Mention]
    marks: frozenset[str]

    def original(self, index: int) -> int:
        """Return the offset in the sentence of an index of the marked text."""
        if index in self.at:
            return self.at[index].start
        before = bisect_left(self.indexes, index)
        if before == 0:
            return self.start + index
        last = self.indexes[before - 1]
        return self.at[last].end + index - last - 1


def marked(text: str, found: Sequence[Mention], start: int, end: int) -> Marked:
    """Return `text[start:end]` with its mentions marked; `found` is ordered and without overlaps."""
    pieces: list[str] = []
    at: dict[int, Mention] = {}
    marks: set[str] = set()
    position, length = start, 0
    for mention in found:
        if mention.start < position or mention.end > end:
            continue
        length += mention.start - position
        at[length] = mention
        length += 1
        mark = MARKS[mention.kind]
        marks.add(mark)
        pieces += (text[position : mention.start], mark)
        position = mention.end
    pieces.append(text[position:end])
    words = "".join(pieces).replace("\u2011", "-")
    words = _IS.sub("is", words) if "’s " in words or "'s " in words else words
    return Marked(words, start, tuple(at), at, frozenset(marks))


def matches(sentence: Marked) -> Iterator[Match]:
    """Yield the frames found in a sentence; a number or date serves only the first frame that takes it."""
    taken: set[int] = set()
    for frame, pattern in _index().may_match(sentence):
        for found in pattern.words.finditer(sentence.text):
            slots = {
                slot: tuple(_members(sentence, *found.span(slot)))
                for slot, words in found.groupdict().items()
                if words is not None and slot in frame.kinds
            }
            numbers = {
                mention.start
                for slot, members in slots.items()
                for mention in members
                if slot in frame.uses and isinstance(mention.value, Quantity | Date)
            }
            if numbers & taken:
                continue
            taken |= numbers
            start, end = sentence.original(found.start()), _end(sentence, found.end())
            yield Match(frame, start, end, slots, _words(sentence, found, frame))


def _words(sentence: Marked, found: re.Match[str], frame: Frame) -> dict[str, tuple[int, int]]:
    """Return where the groups that take no mentions took words."""
    spans = {slot: found.span(slot) for slot in found.groupdict() if slot not in frame.kinds}
    return {
        slot: (sentence.original(start), _end(sentence, end)) for slot, (start, end) in spans.items() if start < end
    }


class _Index:
    """All patterns in the order in which they are tried, and what of them a sentence may match."""

    def __init__(self, frames_: Iterable[Frame]) -> None:
        self._patterns = [(frame, pattern) for frame in frames_ for pattern in frame.patterns]
        # The numbers of the patterns by each of their cues, a word or a mark; those without are always tried.
        self._by_cue: dict[str, list[int]] = defaultdict(list)
        for number, (_, pattern) in enumerate(self._patterns):
            for cue in pattern.cues or (_NO_CUE,):
                self._by_cue[cue].append(number)
        needs = chain.from_iterable(pattern.needs for _, pattern in self._patterns)
        self._cues = Cues(cue for cue in chain.from_iterable(needs) if not is_mark(cue))
        self._known: dict[tuple[str, frozenset[str]], tuple[int, ...]] = {}

    def may_match(self, sentence: Marked) -> Iterator[tuple[Frame, Pattern]]:
        """Yield the frames and patterns of which a sentence holds what they need."""
        cues = {_NO_CUE, *sentence.marks, *self._cues.in_words(folded_words_in(sentence.text))}
        numbers = (self._with_marks(cue, sentence.marks) for cue in cues & self._by_cue.keys())
        for number in sorted(set(chain.from_iterable(numbers))):
            frame, pattern = self._patterns[number]
            if not any(map(cues.isdisjoint, pattern.needs)):
                yield frame, pattern

    def _with_marks(self, cue: str, marks: frozenset[str]) -> tuple[int, ...]:
        """Return the numbers of the patterns with a cue that a sentence with these marks may match."""
        if (known := self._known.get((cue, marks))) is not None:
            return known
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        patterns = ((number, self._patterns[number][1]) for number in self._by_cue[cue])
        found = tuple(number for number, pattern in patterns if not any(map(marks.isdisjoint, pattern.marks)))
        self._known[cue, marks] = found
        return found


@cache
def _index() -> _Index:
    return _Index(frames())


def _members(sentence: Marked, start: int, end: int) -> Iterator[Mention]:
    """Yield the mentions of a stretch; what stands in brackets behind a name describes it and is no member."""
    depth = 0
    for index in range(start, end):
        depth += {"(": 1, ")": -1}.get(sentence.text[index], 0)
        if depth == 0 and index in sentence.at:
            yield sentence.at[index]


def _end(sentence: Marked, index: int) -> int:
    last = sentence.at.get(index - 1)
    return last.end if last is not None else sentence.original(index - 1) + 1


@cache
def frames() -> tuple[Frame, ...]:
    """Return the frames that come with the package, in the order in which they are tried."""
    entries = definitions_in(__package__, "frames.yaml")
    return tuple(frame_of(entry, entry["patterns"]) for entry in entries)


def frame_of(entry: Mapping[str, Any], slots: Sequence[str]) -> Frame:
    """Return the frame that an entry of data describes, with the slots in these texts; raise `OntologyError`."""
    name = entry["name"]
    if unknown := entry.keys() - {
        "name",
        "patterns",
        "says",
        "event",
        "topics",
        "section",
        "of_entry",
        "reads_negation",
        "denies",
        "asks_name",
        "near",
        "not_behind",
        "not_before",
        "rate",
        "is_aside",
        "examples",
    }:
        raise OntologyError(name, f"unknown key {min(unknown)}", "see the other frames")
    event = entry.get("event")
    return Frame(
        name=name,
        patterns=tuple(pattern_of(name, text) for text in entry.get("patterns", ())),
        statements=tuple(_statement(line) for line in entry.get("says", ())),
        event=EventFrame(**event) if event else None,
        topics=entry.get("topics", {}),
        section=entry.get("section", {}),
        kinds=kinds_in(slots),
        uses=_uses(entry),
        of_entry=entry.get("of_entry", False),
        reads_negation=entry.get("reads_negation", False) or entry.get("denies", False),
        denies=entry.get("denies", False),
        asks_name=entry.get("asks_name", False),
        near=re.compile(entry["near"], re.IGNORECASE) if "near" in entry else None,
        not_behind=re.compile(rf"(?:{entry['not_behind']})\Z", re.IGNORECASE) if "not_behind" in entry else None,
        not_before=re.compile(entry["not_before"], re.IGNORECASE) if "not_before" in entry else None,
        rate=entry.get("rate", False),
        is_aside=entry.get("is_aside", False),
        examples=tuple(entry.get("examples", ())),
    )


def _uses(entry: Mapping[str, Any]) -> frozenset[str]:
    """Return the slots that a frame says something of; a date in one dates what it tells."""
    event = (str(words) for words in entry.get("event", {}).values())
    terms = (term for words in (*entry.get("says", ()), *event) for term in words.split())
    return frozenset(["when", *(term.rpartition("=")[2] for term in terms)])


def _statement(line: str) -> Statement:
    subject, property_, value, *rest = _TERM.findall(line)
    against = next(filter(None, map(_AGAINST.fullmatch, rest)), None)
    benchmark = next((term for term in rest if not term.startswith('"')), None) if against is None else None
    setting = next((term.strip('"') for term in rest if term.startswith('"')), None)
    parts = against.groupdict("") if against is not None else {}
    compared = None
    if parts:
        must_tell = bool(parts["must_tell"])
        compared = Against(
            parts["property"], parts["other"], parts["other_property"], parts["figure"], must_tell=must_tell
        )
    return Statement(subject, property_, value, benchmark, setting, compared)
