"""Sentences: where they begin and end, what they name, and what is being talked about when they start."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ....graph.claims import Entity
from ....graph.wording import folded_words_in, longest_word
from ..names.knowledge import is_spoken_of_as
from ..names.mentions import NAME, Mention, mentions, mentions_within, place
from ..terms.lexicon import lexicon
from .all_of_them import all_of_them
from .own_stems import topic_by_its_stem
from .recent import day_of, with_recent_dates
from .same_dates import date_later, dates_again
from .stops import HEADING, STOP
from .unmeant import acts_on, is_another
from .witnesses import is_witness, other_than

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.document import Passage
    from ..names.knowledge import Knowledge
    from ..properties.topics import Topic

_ARTICLE = 4
# The characters of the longest sentence: what a reader does with one takes the square of its length.
_LONGEST = 2000
_OWNED = re.compile(r"[’']s?\s(?:(?:new|latest|own|current|largest|first)\s)?")
# Words that make what stands behind them say what something is, not speak of it again: "as the teacher model".
_PREDICATE = re.compile(r"\b(?:as|is|was|be|been|becomes?|became|remains?|are|were|called|named)\s\Z")
# A sentence that is no more than an entry of a list tells of what the first of the passage is about.
_LABELLED = re.compile(r"(?:[A-Z][a-z]{2,16}(?: [a-z]{2,12})?: |(?:Open |Model )?[Ww]eights (?:on|at|via)\b)")
_BRINGING_IN = re.compile(
    r"\b(?:releas|introduc|announc|present|launch|open-sourc|unveil|propos|publish|develop)[a-z]{0,4}\s[^.;]{0,50}\Z",
    re.IGNORECASE,
)
# How far behind such a verb what is founded may stand.
_OBJECT_NEAR = 80
_CLAUSE_STARTS = (
    ", ",
    ",” ",
    '," ',
    ": ",
    "; ",
    "that ",
    "and ",
    "but ",
    "because ",
    "which ",
    "where ",
    "when ",
    "before ",
    "after ",
    "while ",
)
# Nothing but a quotation mark: 'the startup "Sandpiper"' is the one that is named.
# "The company that had raised ..." is one that these words tell from others.
_WHICH = re.compile(r"\s(?:that|whose)\s")
_DESCRIBED = re.compile(r"\s[\"“]?")
# A date or the like before the subject of a sentence: "In May 2024 he ...".
_LED = re.compile(
    r"(?:In|By|As of|On|Since|During|From|Later|Then|Soon|At|That|Before|After|Prior to|Following)\b[^,.;]{0,24}\s"
)
# So is who leads a round of another's funding.
_MEASURED_BY = re.compile(
    r"\b(?:than|unlike|compared (?:to|with)|versus|(?:led|backed|funded|owned|acquired) by"
    r"|(?:spin-?off|spin-?out|spun (?:out|off)) (?:from|of))\s(?:the\s)?\Z",
    re.IGNORECASE,
)
# Nor is it what the people come from whom it only describes: "founded by former Fjord researchers".
_OF_PEOPLE = re.compile(
    r"\s(?:researchers?|engineers?|scientists?|employees?|executives?|alumn\w{1,3}|veterans?|academics|staff|founders?)\b"
)
_CITATION = re.compile(r"\[\d{1,3}\]")
_FOUNDS = re.compile(
    r"\b(?:(?:co-?)?found(?:ed|ing)?|(?:to )?(?:start|launch|create|establish)(?:e?d)?|set up)\s(?!by\b|in\b|on\b)"
)
# Of whom a sentence speaks that begins so, behind one that enumerates people.
_TOGETHER = re.compile(
    r"(?P<who>(?:The|These) (?:pair|duo|two|three|trio|quartet|four|five|(?:co-?)?founders|brothers|sisters|siblings)"
    r"|All (?:two|three|four|five)|Both|They)(?: (?:men|women|of them))?"
    r"(?=,? (?:had|have|has|were|are|was|first|previously|both|all|also|later|then|[a-z]{2,12}ed|met|left|quit)\b)"
)
# What joins the members of an enumeration.
_LISTED = re.compile(r", (?:and )?| and | & ")
# "the A.M. Quill Prize"; countries and cities may end a sentence.
_INITIALS = re.compile(r"(?!U\.[SKN]|D\.C|E\.U|L\.A|N\.Y)(?:[A-Z]\.){1,3}[A-Z]")
_LAST_WORD = re.compile(r"[\w.]{1,12}\Z")


@lru_cache(maxsize=1024)  # a passage is read for its claims, and again for what gave none
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the start and end of each sentence, white space at the ends left out.

    A full stop ends a sentence unless it follows a known abbreviation or a single initial, or a lower-case
    letter comes next; bracketed citations behind it belong to it. What runs on far longer than people write
    sentences (code, a list without stops) is cut in pieces.
    """
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in STOP.finditer(text):
        end = _past_citations(text, stop.end())
        if _goes_on(text, stop.start(), end):
            continue
        yield from _pieces(text, start, end)
        start = end
    yield from _pieces(text, start, len(text))


def _past_citations(text: str, end: int) -> int:
    while citation := _CITATION.match(text, end):
        end = citation.end()
    return end


def _goes_on(text: str, stop: int, end: int) -> bool:
    after = text[end : end + 20].lstrip()
    if after[:1].islower():
        return True
    if text[stop] != "." or text[stop : stop + 2] == "..":
        return False
    word = _LAST_WORD.search(text, max(0, stop - 12), stop)
    if word is None:
        return False
    if _INITIALS.fullmatch(word.group()) is not None:
        return True
    letters = word.group().casefold()
    return letters in lexicon().abbreviations or (len(letters) == 1 and letters.isalpha() and word.group().isupper())


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, or the pieces of one that is too long: each ends behind a comma or a word, if it can."""
    while end - start > _LONGEST:
        cuts = (text.rfind(mark, start + 1, start + _LONGEST) + 1 for mark in (";", ",", " "))
        cut = next(filter(None, cuts), start + _LONGEST)
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    heading = HEADING.match(text, start, end) if start > 0 else None
    if heading is not None:
        yield start, heading.end() - 1
        start = heading.end()
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


class Sentence(NamedTuple):
    """A sentence at `start` to `end` of a passage's words, its mentions, and what is being talked about."""

    passage: Passage
    start: int
    end: int
    mentions: tuple[Mention, ...]
    topic: Topic

    @property
    def text(self) -> str:
        """The words of the whole passage: all offsets count in them."""
        return self.passage.text


def sentences_of(passage: Passage, topic: Topic, knowledge: Knowledge) -> Iterator[Sentence]:
    """Yield the sentences of a passage; what one names first is being talked about in the next."""
    found: Sequence[Mention] = mentions(passage.text, knowledge.names)
    opening: Topic | None = None
    whole = topic
    people: tuple[Entity, ...] = ()
    found = with_recent_dates(passage.text, found, day_of(knowledge.document.metadata))
    for start, end in sentences(passage.text):
        named = mentions_within(found, start, end)
        if (
            opening is not None
            and _LABELLED.match(passage.text, start, end)
            and not any(m.names_a("Model") for m in named)
        ):
            topic = opening
        dated = topic.dated.date if topic.dated else knowledge.published
        named = topic_by_its_stem(passage.text, start, topic, named)
        again = _spoken_of_again(passage.text, start, end, topic, named)
        all_models = all_of_them(passage.text, start, whole, knowledge)
        meant = [
            *(each for each in again if not is_another(each, passage.text, knowledge.document.text)),
            *(all_models if len(all_models) == 1 else ()),
            *dates_again(passage.text, start, end, found, dated),
            *date_later(passage, start, end, found, knowledge),
        ]
        inside = sorted([*named, *meant], key=place) if meant else named
        together = _TOGETHER.match(passage.text, start, end) if people else None
        if together is not None and any(m.start < together.end("who") for m in inside):
            together = None
        for model in all_models[1:]:
            # Of the first the sentence is read as all are, below.
            yield Sentence(passage, start, end, tuple(sorted((model, *inside), key=place)), topic)
        inside = sorted((all_models[0], *inside), key=place) if len(all_models) > 1 else inside
        for person in people if together is not None else ():
            # What is said of them together is said of each.
            one = Mention(start, together.end("who"), "Person", person)  # type: ignore[union-attr]  # it is there
            yield Sentence(passage, start, end, (one, *inside), topic)
        if together is None:
            yield Sentence(passage, start, end, tuple(inside), topic)
            people = _people_together(passage.text, inside)
        for type_ in ("Organization", "Person", "License", "Model") if inside else ():
            first = next((m for m in inside if isinstance(m.value, Entity) and m.names_a(type_)), None)
            if first is not None and is_witness(passage.text, first, inside):
                seen = other_than(first, inside)
                topic = topic.about(seen) if seen is not None else topic
            elif first is not None and (
                type_ == "License"
                or _opens(passage.text, start, first, inside)
                or (type_ == "Model" and _brings_in(passage.text, start, first, inside))
                or (type_ == "Model" and topic.of_type(type_) is None)
            ):
                topic = topic.about(first.value)  # type: ignore[arg-type]  # the value is an entity
        founded = _founded(passage.text, start, end, inside)
        topic = topic.about(founded) if founded is not None else topic
        opening = opening or topic


def _people_together(text: str, inside: Sequence[Mention]) -> tuple[Entity, ...]:
    """Return the people of the one enumeration of a sentence that names nobody else: "founded by [Ada] and [Ben]"."""
    named = [mention for mention in inside if mention.kind == "Person"]
    is_one = len(named) > 1 and all(_LISTED.fullmatch(text, a.end, b.start) for a, b in pairwise(named))
    people = tuple(dict.fromkeys(m.value for m in named if isinstance(m.value, Entity)))
    return people if is_one and len(people) == len(named) else ()


def _opens(text: str, start: int, mention: Mention, named: Sequence[Mention]) -> bool:
    """Tell whether a sentence is about what it mentions.

    That comes first, or right behind a leading phrase or its owner ("Northlake's Heron 2"). One of several that are
    enumerated ("Fjord, Birch and ...") is not what the next sentence goes on about.
    """
    opening = named[0]
    if opening.kind == "Organization" and _OWNED.fullmatch(text, opening.end, max(opening.end, mention.start)):
        start = mention.start
    before = text[start : mention.start].rstrip()
    listed = mention.kind == "Organization" and any(
        other.kind in ("Organization", "Person", NAME) and _LISTED.fullmatch(text, mention.end, other.start)
        for other in named
        if mention.end < other.start
    )
    return (len(before) <= _ARTICLE or before.endswith(",")) and not listed


def _founded(text: str, start: int, end: int, inside: list[Mention]) -> Entity | None:
    """Return the organization that a sentence about a person says was founded: the next is about that."""
    kinds = {mention.kind for mention in inside}
    if "Organization" not in kinds or kinds.isdisjoint(("Person", NAME)):
        return None
    verb = _FOUNDS.search(text, start, end)
    if verb is None or not any(m.kind in ("Person", NAME) and m.end <= verb.start() for m in inside):
        return None
    named = (m.value for m in inside if m.kind == "Organization" and 0 <= m.start - verb.end() <= _OBJECT_NEAR)
    return next((entity for entity in named if isinstance(entity, Entity)), None)


def _brings_in(text: str, start: int, mention: Mention, inside: Sequence[Mention]) -> bool:
    """Tell whether a sentence brings a model in ("We release Heron 2"), and names no other."""
    models = {each.value for each in inside if each.names_a("Model")}
    return len(models) == 1 and _BRINGING_IN.search(text, max(start, mention.start - 60), mention.start) is not None


def _spoken_of_again(text: str, start: int, end: int, topic: Topic, named: list[Mention]) -> Iterator[Mention]:
    """Yield the words that speak of the topic again ("the company", "it") as mentions of it.

    A pronoun is read only where a clause begins: elsewhere it may mean anything.
    """
    if not topic.entities or _anaphora_words().isdisjoint(folded_words_in(text[start:end])):
        return
    for match in _anaphora().finditer(text, start, end):
        said = match.group().casefold().split()
        words = f"{said[0]} {said[-1]}" if len(said) > 1 else said[0]
        if not lexicon().noun_words["another"].isdisjoint(said[1:-1]) or _means_no_thing(said[1:-1]):
            continue
        at_clause = (
            match.start() == start
            # "He" and "she" always begin a clause: "the firm [she] founded".
            or words in ("he", "she")
            or text[max(start, match.start() - 8) : match.start()].endswith(_CLAUSE_STARTS)
            or _LED.fullmatch(text, start, match.start()) is not None
        )
        if _PREDICATE.search(text, max(start, match.start() - 16), match.start()):
            continue
        if (" " not in words and not at_clause) or any(m.start < match.end() and match.start() < m.end for m in named):
            continue
        is_told_apart = " " in words and _WHICH.match(text, match.end()) is not None
        if is_told_apart or any(_DESCRIBED.fullmatch(text, match.end(), mention.start) for mention in named):
            continue
        types = [type_ for type_, phrases in lexicon().anaphora.items() if words in phrases]
        heard = [m for m in _unmeasured(text, start, match.start(), named) if not is_witness(text, m, named)]
        before = [m.value for m in heard if isinstance(m.value, Entity)]
        measures = {m.value for m in named if m.end <= match.start() and _is_measure(text, start, m)}
        fitting = (e for e in before if any(is_spoken_of_as(e.type, type_) for type_ in types))
        inside = [entity for entity in dict.fromkeys(fitting) if entity not in measures]
        known = next((e for e in topic.entities if any(is_spoken_of_as(e.type, type_) for type_ in types)), None)
        opens = match.start() == start
        near = known is None or known.type != "Model"
        entity = inside[0] if len(inside) == 1 and (" " in words or near) else known
        if known is not None and entity != known and acts_on(text, match.start(), named):
            # "Fjord sued the company": it does not sue itself.
            entity = known
        # "Tokyo-based Sandpiper said that it ...": of somebody else, whose kind is not known.
        another = not (opens or inside or " " in words) and any(
            m.kind == NAME and m.end <= match.start() for m in named
        )
        if entity is not None and not (another and near):
            yield Mention(match.start(), match.end(), entity.type, entity)


def _means_no_thing(between: Sequence[str]) -> bool:
    """Tell whether words between "this" and a noun are no description: "this improves model quality"."""
    words = lexicon().function_words
    return any(word in words["determiner"] or (word.endswith("s") and len(word) > 4) for word in between)


def _unmeasured(text: str, start: int, end: int, named: Sequence[Mention]) -> Iterator[Mention]:
    """Yield what stands before a place, but what another is measured by, and what is enumerated behind that."""
    last: Mention | None = None
    for mention in named:
        if mention.end > end:
            break
        is_listed = last is not None and _LISTED.fullmatch(text, last.end, mention.start) is not None
        if is_listed or _is_measure(text, start, mention):
            last = mention
        else:
            last = None
            yield mention


def _is_measure(text: str, start: int, mention: Mention) -> bool:
    """Tell whether a thing is named only as what another is measured by: "ten times larger than Heron 2"."""
    if _OF_PEOPLE.match(text, mention.end):
        return True
    return _MEASURED_BY.search(text, max(start, mention.start - 20), mention.start) is not None


@cache
def _anaphora_words() -> frozenset[str]:
    """Return words of which each such phrase holds one."""
    return frozenset(longest_word(phrase) for list_ in lexicon().anaphora.values() for phrase in list_)


@cache
def _anaphora() -> re.Pattern[str]:
    phrases = {phrase for list_ in lexicon().anaphora.values() for phrase in list_}
    # "the company" may be described in between: "the San Francisco company".
    spaced = [re.escape(phrase).replace(r"\ ", r"\ (?:[\w-]{2,20}\ ){0,2}?", 1) for phrase in phrases]
    longest_first = sorted(spaced, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(longest_first)})(?![\w-])", re.IGNORECASE)
