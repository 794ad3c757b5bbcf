"""Words that lead into a list, and the entries that complete them: "backed by the following funds: - Fjord Capital"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Entity, Role
from ....graph.document import Heading, Line, Paragraph
from ..grammar.sentences import sentences
from ..names.mentions import LEADING, POSITION, mentions
from ..prose.sentence_claims import claims_across

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.document import Block, Passage
    from ..names.knowledge import Knowledge
    from ..properties.topics import Topic

_HELD = re.compile(r"\b(?:positions|roles|posts|titles|jobs)\b")
_DATES = re.compile(r"\s?\([^()]{4,24}\)\s?\Z")
_MOST_IN_TITLE = 12
# Behind the last of these, a lead-in may only say what sort of things its entries are: "by three well-known engineers".
_JOINT = re.compile(
    r"\b(?:by|from|alongside|against|includ(?:e|es|ed|ing)|with|are|were|between|such as|namely|like|released|launched"
    r"|developed|offers?|announced)\b"
)
# What a reader can do with a model is not what it was made with.
_ADVICE = re.compile(r"\b(?:[Yy]ou|[Uu]sers?|[Dd]evelopers?) (?:can|may|could|might)\b")
# What came since a launch was not launched then: "It has changed since its launch:".
_ANOTHER_TIME = re.compile(
    r"\b(?:since|after|before|from|following|until) (?:its|the|their)(?: [\w-]{1,16}){0,3}"
    r" (?:launch|release|debut|announcement|founding|introduction)\Z"
)
# What an entry says against the words that lead to it: "Shipped: ... - Heron 2 was never released".
_OUT = r"(?:released?|shipped|launched|available)"
_UNDONE = re.compile(
    r"\b(?:never|not|yet to be)(?: yet| been| publicly| officially| formally| fully){0,3} "
    rf"{_OUT}\b|\bunreleased\b|\bstill in training\b"
)
_COME_OUT = re.compile(rf"\b{_OUT}\b")
_SORT = re.compile(r"(?:\s\w[\w’'-]{0,20}){1,8}\Z")
_OF_SORTS = ("Place", "Language", "Name")


def lead_of(block: Block) -> Passage | None:
    """Return the last words of a paragraph or line that ends in a colon, as a lead-in to the list below it."""
    if not isinstance(block, Paragraph | Line | Heading) or not block.passage.text.endswith((":", "：")):
        return None
    starts = [start for start, _ in sentences(block.passage.text)]
    lead = block.passage.part(starts[-1], len(block.passage.text) - 1).stripped()
    return lead if lead.text else None


def claims_led(lead: Passage, entry: Passage, topic: Topic, knowledge: Knowledge, behind: str = "") -> Iterator[Claim]:
    """Yield what an entry of a list states together with the words that lead into it; `behind` it may say otherwise.

    Words at their end that only say what sort of things are listed may stand for the entry, too.
    """
    is_undone = _COME_OUT.search(lead.text) is not None and _UNDONE.search(entry.text + behind) is not None
    if is_undone or _ANOTHER_TIME.search(lead.text) is not None:
        return
    is_advice = _ADVICE.search(lead.text) is not None
    for words in filter(None, (lead, _without_sort(lead, knowledge))) if entry.text else ():
        for claim in claims_across(words.joined_by(" ", entry), len(words.text), topic, knowledge):
            if not (is_advice and isinstance(claim.value, Entity) and claim.value.type == "Technique"):
                yield claim


def claims_of_posts(lead: Passage, entry: Passage, topic: Topic, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield the post that an entry is, where the words over it say whose posts they are: "At Fjord she held roles:"."""
    person, title = topic.of_type("Person"), _DATES.sub("", entry.text).strip(" .;,")
    if person is None or _HELD.search(lead.text) is None or not title or len(title.split()) > _MOST_IN_TITLE:
        return
    places = {each.value for each in mentions(lead.text, knowledge.names) if each.kind == "Organization"}
    named = mentions(title, knowledge.names)
    is_post = bool(named) and named[0].start == 0 and named[0].kind in (POSITION, LEADING)
    place = next(iter(places), None)
    if len(places) == 1 and isinstance(place, Entity) and is_post and all(each.value not in places for each in named):
        yield Claim(knowledge.document.id, person, "roleAt", Role(title, place), entry.part(0, len(title)).span)


def _without_sort(lead: Passage, knowledge: Knowledge) -> Passage | None:
    """Return a lead-in without the sort of its entries ("by three engineers"); None where it does not end in one."""
    joints = list(_JOINT.finditer(lead.text))
    if not joints or _SORT.fullmatch(lead.text, joints[-1].end()) is None:
        return None
    named = mentions(lead.text, knowledge.names)
    behind = [mention for mention in named if mention.end > joints[-1].end()]
    if any(not (mention.kind.islower() or mention.kind in _OF_SORTS) for mention in behind):
        return None
    return lead.part(0, joints[-1].end())
