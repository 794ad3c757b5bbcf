"""The headings above a place in a document: what they make the topic, which date they give, what they set aside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...graph.claims import Entity
from ...graph.vocabulary import label_key
from .names.mentions import mentions
from .names.naming import is_stretch
from .prose.entries import date_of_heading, date_of_title, year_of
from .tables.columns import named_by
from .terms.heading_kinds import NONE, kinds_below
from .terms.lexicon import lexicon

if TYPE_CHECKING:
    from ...graph.document import Passage
    from .names.knowledge import Knowledge
    from .names.mentions import Mention
    from .properties.topics import Topic

# A line of plain text that turns out to be a heading stands below all headings that say so.
LINE_LEVEL = 9
_REACH = 40
# Whom a heading names behind these is not who it is about: "Series C led by Fjord".
_PASSING = re.compile(
    r"\b(?:(?:led|backed|joined) by|(?:funding|investment|money) from|invest(?:s|ed|ment)? in"
    r"|(?:partner(?:s|ed|ship)?|deal|collaboration) with) \Z",
    re.IGNORECASE,
)
# What a heading tells of somebody: "Ada Quill's Background" is about her.
_OWNED = re.compile(
    r"['’]s? (?:early |personal |professional )?(?:background|life|career|biography|journey|story|profile|education"
    r"|role|work|legacy)\Z",
    re.IGNORECASE,
)
# What headings make the topic; a model is nearer than its maker.
_HEADED = ("Person", "Organization", "Model")
# What happened between an organization and the one that the document is about: "Fjord Acquisition (2024)".
_HAPPENING = re.compile(
    r"\s(?:[\w-]{1,20} )?(?:acqui-?hire|acquisition|takeover|merger|deal|partnership|collaboration|alliance|agreement"
    r"|investment|stake|lawsuits?|settlement|integration|contract|funding|dispute)\b",
    re.IGNORECASE,
)


class Sections:
    """The headings that hold at a place, changed by each that is entered; `main` is what the document is about.

    `topic` is what they make of it, `heading` the words of the nearest; `is_aside` under those that say nothing of it.
    `kinds` are those of the entries below the nearest heading, `above` the words and kinds of the one that it is below.
    """

    def __init__(self, main: Topic, knowledge: Knowledge) -> None:
        self.main = self.topic = main
        self.heading = ""
        self.kinds = NONE
        self.above: tuple[str, frozenset[str]] = ("", NONE)
        self._knowledge = knowledge
        self._open: list[tuple[int, Topic, str, frozenset[str]]] = []
        self._aside: int | None = None
        self._is_begun = False

    @property
    def is_aside(self) -> bool:
        """Tell whether the place is under a heading such as "References"."""
        return self._aside is not None

    @property
    def headings(self) -> list[str]:
        """The headings above the place, the nearest first; lines only where nothing else heads it."""
        marked = [words for level, _, words, _ in reversed(self._open) if level < LINE_LEVEL]
        return marked or [words for _, _, words, _ in reversed(self._open)]

    @property
    def maker(self) -> Entity | None:
        """The organization that the section is about, or the document where it is talked about here, too."""
        main = self.main.entities[0] if self.main.entities else None
        near = self.topic.entities[0] if self.topic.entities else None
        if near is not None and near.type == "Organization":
            return near
        is_maker = main is not None and main.type == "Organization" and self.topic.of_type("Organization") == main
        return main if is_maker else None

    def leave_aside(self) -> None:
        """End what a heading has set aside, whatever its level: a record is never part of it."""
        self._aside = None

    def make_topic(self, entity: Entity) -> None:
        """Take up a thing as what the section of the nearest heading is about."""
        level, topic, heading, kinds = self._open[-1]
        self.topic = topic.about(entity)
        self._open[-1] = (level, self.topic, heading, kinds)

    def enter(self, passage: Passage, level: int) -> None:
        """Take up the topic of a heading: what it names, and its date."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        above = self._open[-1][1] if self._open else self.main
        self.above = self._open[-1][2:] if self._open else ("", NONE)
        self.heading, self.kinds = passage.text, kinds_below(passage.text, self.above[1])
        topic = above.under(f"{above.heading} {passage.text}".strip())
        if self._aside is None or level <= self._aside:
            self._aside = level if label_key(passage.text) in lexicon().aside_headings else None
        for named in self._named_in(passage):
            topic = topic.about(named)
        is_title = not self._open and not self._is_begun
        dated = date_of_title(passage) if is_title else date_of_heading(passage, year_of(topic.dated))
        self._is_begun = True
        self.topic = topic.on(dated) if dated is not None else topic
        self._open.append((level, self.topic, self.heading, self.kinds))

    def _named_in(self, heading: Passage) -> list[Entity]:
        """Return what a heading names, the nearest topic last: of each class the thing that is the only one."""
        whole = named_by(_OWNED.sub("", heading.text), self._knowledge)
        if whole is not None:
            return [whole]
        found = mentions(heading.text, self._knowledge.names, heading=True)
        meant = (m for m in found if not _is_in_passing(m, heading.text))
        things = [m.value for m in meant if isinstance(m.value, Entity) and not is_stretch(m.value.name)]
        named = [{thing for thing in things if thing.type == type_} for type_ in _HEADED]
        alone = [entities.pop() for entities in named if len(entities) == 1]
        # "Ada Quill: The Engineer Who Left Northlake" is about her.
        return alone[:1] if alone and alone[0].type == "Person" else alone


def _is_in_passing(mention: Mention, heading: str) -> bool:
    """Tell whether a heading names somebody only as a party to what happened: "Series C led by Fjord"."""
    if mention.kind != "Organization":
        return False
    before = heading[max(0, mention.start - _REACH) : mention.start]
    return _PASSING.search(before) is not None or _HAPPENING.match(heading, mention.end) is not None
