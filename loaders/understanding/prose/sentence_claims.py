"""Sentences to claims: the frames found in a sentence say what it states, unless it only supposes it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from ....graph.claims import Modality
from ....graph.dates import Date
from ....graph.quantities import Quantity
from ..grammar.frames import marked, matches
from ..grammar.sentences import sentences_of
from ..grammar.subjects import credited_in
from ..grammar.valency import clause_matches
from ..names.mentions import NAME, WORK
from ..posts.roles import OPEN_POSTS, at_its_place, post_matches
from ..properties.events import is_unsure
from ..terms.hedges import clause_around, modality_of
from .entries import dated_entry, dated_paragraph, year_of
from .kept_back import kept_back
from .made_from import origins_told
from .own_channels import with_own_channels
from .relations import relates, relations_told
from .slots import Filled
from .specs import specs_told
from .told_scores import scores_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.claims import Claim, Entity, Value
    from ....graph.document import Passage
    from ..grammar.frames import Match
    from ..grammar.sentences import Sentence
    from ..grammar.subjects import Credit
    from ..names.knowledge import Knowledge
    from ..properties.topics import Topic


# What follows is in doubt, not what stands before.
_WHETHER = re.compile(r"\bwhether\b", re.IGNORECASE)
_REACH = 40
# What several have between them is no single one's.
_TOGETHER = re.compile(r"\b(?:collectively|together (?:worth|valued))\b")
_NO = re.compile(r"\b(?:no|without|not any)(?: (?:public|official|open|model))?\s\Z", re.IGNORECASE)


def claims_of_entry(passage: Passage, topic: Topic, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what a paragraph or an entry of a list states; one that begins with a date tells what happened then."""
    entry = dated_entry(passage, year_of(topic.dated))
    if entry is None:
        led = dated_paragraph(passage)
        yield from claims_in(passage, topic.on(led) if led is not None else topic, knowledge)
    else:
        yield from claims_in(entry[1], topic.on(entry[0]), knowledge)


def claims_in(passage: Passage, topic: Topic, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what the sentences of a passage state under a topic."""
    earlier: list[Claim] = []
    for sentence in sentences_of(passage, topic, knowledge):
        found = list(claims_of(sentence, knowledge, earlier=earlier))
        earlier += [claim for claim in found if claim.property == "affiliation"]
        yield from found


def _without_titles(sentence: Sentence, start: int, end: int) -> str:
    """Return the words of a clause; those of a title that it names ("Nets Without Fear") deny and suppose nothing."""
    words, at = [], start
    for mention in sentence.mentions:
        if mention.kind == WORK and start <= mention.start and mention.end <= end:
            words.append(sentence.text[at : mention.start])
            at = mention.end
    return "".join([*words, sentence.text[at:end]])


def claims_across(passage: Passage, at: int, topic: Topic, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what frames state that begin before a place of a passage and end behind it."""
    for sentence in sentences_of(passage, topic, knowledge):
        # What reaches over the seam is the end of one name and the beginning of another.
        whole = tuple(m for m in sentence.mentions if not m.start < at < m.end)
        yield from claims_of(sentence._replace(mentions=whole), knowledge, at)


def claims_of(
    sentence: Sentence, knowledge: Knowledge, across: int | None = None, earlier: Sequence[Claim] = ()
) -> Iterator[Claim]:
    """Yield what a sentence states; what it asks or supposes ("if", "could") is left out.

    What it says there is none of ("no weights on ...") is denied. A "not" elsewhere in the clause may deny anything,
    so then only a frame that reads it itself says something. With `across` only frames around that place count.
    `earlier` tell where people were said to be in the sentences before.
    """
    if sentence.text[sentence.start : sentence.end].rstrip("\"'”’)").endswith("?"):
        return
    sentence = with_own_channels(sentence)
    words = marked(sentence.text, sentence.mentions, sentence.start, sentence.end)
    credited = credited_in(sentence)
    for score in scores_told(sentence, knowledge, credited):
        place = sentence.passage.between(across, across + 1).start if across is not None else None
        if place is None or score.span.start < place < score.span.end:
            yield score
    told: list[Claim] = []
    relating: list[Filled] = []
    listed = chain(specs_told(sentence, knowledge), origins_told(sentence), kept_back(sentence, knowledge))
    for match in chain(matches(words), clause_matches(words), post_matches(words), listed):
        if not _is_in_its_place(sentence, match) or (across is not None and not _reaches_over(sentence, match, across)):
            continue
        modality = _modality(sentence, match, credited)
        if modality is not None:
            placed = at_its_place(match, sentence, [*earlier, *told]) if match.frame.name in OPEN_POSTS else match
            if placed is None:
                continue
            filled = Filled(sentence, placed, knowledge, modality, credited[0] if credited else None)
            relating += [filled] if relates(match) else []
            said = filled.statements() if modality is Modality.DENIED else filled.claims()
            new = list(said if match.frame.patterns else _untold(list(said), told))
            told += [claim for claim in new if not is_unsure(claim.subject)]
            yield from new
    for filled in relating:
        new = list(relations_told(filled, told))
        told += new
        yield from new


def _reaches_over(sentence: Sentence, match: Match, across: int) -> bool:
    """Tell whether a frame begins before a place and ends behind it.

    What entries open with is seldom a name, but behind or beginning with its maker's.
    """
    makers = {name.partition(" ")[0] for name in (entity.name for entity in sentence.topic.entities)}
    named = (m for slot in match.slots.values() for m in slot if m.kind == NAME)
    ends = {mention.end + 1 for mention in sentence.mentions}
    is_sure = bool(match.frame.patterns) or all(
        mention.start in ends or str(mention.value).partition(" ")[0] in makers for mention in named
    )
    return match.start < across < match.end and is_sure


def _untold(said: list[Claim], told: list[Claim]) -> Iterator[Claim]:
    """Yield of what a verb tells what the frames before have not told of the same sentence.

    An event of the same kind about the same thing is the one that they told of; a figure is of whom they said it.
    """
    known = {_fact(claim) for claim in told}
    figures = {_fact(claim)[1:] for claim in told if isinstance(claim.value, Decimal)}
    nodes = {event: node for node, event in _events(told).items()}
    events = _events(said)
    totals = _figures(told, "funding") - _figures(told, "amount")
    priced = {claim.subject for claim in told if claim.property == "amount"}
    summed = {claim.subject for claim in said if claim.property == "amount" and claim.value in totals}
    # What has no name adds nothing to what the same sentence tells by name.
    happened = {event[0] for event in nodes if event}
    unnamed = {node for node, event in events.items() if len(event) == 1 and event[0] in happened}
    for claim in said:
        if claim.subject in summed | unnamed:
            # What was raised in all is of no single round.
            continue
        node = nodes.get(events[claim.subject]) if claim.subject in events else None
        is_more = claim.property == "agent" or (claim.property == "amount" and node not in priced)
        if node is not None and not is_more:
            continue
        one = replace(claim, subject=node) if node is not None else claim
        if _fact(one) not in known and _fact(one)[1:] not in figures:
            yield one


def _figures(claims: list[Claim], name: str) -> set[Value | None]:
    """Return the values of a property."""
    return {claim.value for claim in claims if claim.property == name}


def _fact(claim: Claim) -> tuple[Entity, str, Value | None, Entity | None]:
    return claim.subject, claim.property, claim.value, claim.benchmark


def _events(claims: list[Claim]) -> dict[Entity, tuple[Value | None, ...]]:
    """Return the kind of each event and what it is about: two of one sentence that agree in these are one."""
    nodes = dict.fromkeys(claim.subject for claim in claims if claim.subject.type == "Event")
    return {
        node: tuple(
            c.value for name in ("eventKind", "about") for c in claims if (c.subject, c.property) == (node, name)
        )
        for node in nodes
    }


def _is_in_its_place(sentence: Sentence, match: Match) -> bool:
    """Tell whether the words that a frame asks for are near, and those that it shuns not before what it names."""
    near, not_behind = match.frame.near, match.frame.not_behind
    named = min((m.start for slot in match.slots.values() for m in slot), default=match.start)
    if _TOGETHER.search(sentence.text, min(named, match.start), match.end):
        return False
    if near is not None and near.search(sentence.text) is None:
        return False
    before = sentence.text[max(sentence.start, named - _REACH) : named]
    not_before = match.frame.not_before
    if not_before is not None and not_before.match(sentence.text, match.end):
        return False
    return not_behind is None or not_behind.search(before) is None


def _modality(sentence: Sentence, match: Match, credited: Credit | None) -> Modality | None:
    """Return how the sentence stands to what a frame in it states; None where it does not state it."""
    begin, end = match.start, match.end
    if not match.frame.is_aside:
        begin, end = clause_around(sentence.text, match.start, match.end, sentence.start, sentence.end)
    doubt = _WHETHER.search(sentence.text, match.end, end)
    end = doubt.start() if doubt else end
    modality = modality_of(_without_titles(sentence, begin, end))
    if modality is None:
        return None
    if match.frame.denies:
        return Modality.DENIED
    if modality is Modality.DENIED:
        if match.frame.reads_negation:
            return Modality.ASSERTED
        return Modality.ASSERTED if _stands_apart(sentence, match, begin, end) else None
    if _NO.search(sentence.text, sentence.start, match.start):
        return Modality.DENIED
    return Modality.REPORTED if modality is Modality.ASSERTED and credited and credited[1] else modality


def _stands_apart(sentence: Sentence, match: Match, begin: int, end: int) -> bool:
    """Tell whether a figure stands between commas that shut the clause's "not" out."""
    if not any(isinstance(m.value, Quantity | Date) for slot in match.slots.values() for m in slot):
        return False
    low = sentence.text.rfind(", ", begin, match.start)
    high = sentence.text.find(", ", match.end, end)
    between = sentence.text[low if low >= 0 else begin : high if high >= 0 else end]
    return modality_of(between) is Modality.ASSERTED
