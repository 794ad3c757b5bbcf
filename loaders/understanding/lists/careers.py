"""Entries of lists about a person, without a verb: posts, studies, honours and works."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Entity, Role
from ..names.mentions import LEADING, LEGAL_END, NAME, ORGANIZATION_END, POSITION, Mention, mentions
from ..posts.post_words import FOUNDER
from ..prose.entries import dated_entry
from ..tables.ledgers import from_to
from ..terms.heading_kinds import kinds_of_heading
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.claims import Value
    from ....graph.document import Passage
    from ..names.knowledge import Knowledge

# Kinds of headings of lists about a person, and what such an entry tells by itself, in full.
PERSONAL = frozenset(["career", "education", "awards", "works"])
POSTS = frozenset(["affiliation", "roleAt"])
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
# What may stand between a position and its organization, and before an organization that somebody is at.
_TO_ITS = re.compile(r"(?:,| of| at| for| with| @| in|[^\w;]{1,3})[^.;()]{0,40}?\Z")
_AT = re.compile(r"(?:\A\W{0,3}|\b(?:at|from|for|with|of|joined|attended|the)\s|[,–—|@:(-]\s?|\band\s)(?:the\s)?\Z")
_NOTE = re.compile(r"\s?\((?P<note>[^()]{1,60})\)\s?\Z")
_SCHOOL = re.compile(
    r"(?:University|Institute|College|School|Academy|Universit[éày]t?[ae]?|École|Technical University) (?:of|for|de) \w"
)
# When an entry begins with it: "2015–2019: ...", "2019 - present | ...".
_LED_BY = re.compile(
    r"\W{0,3}(?P<when>[\w.]{0,9} ?\d{4}\s?[–—-]\s?(?:[\w.]{0,9} ?\d{4}|[a-z]{3,8}))\s?[:|,)–—-]", re.IGNORECASE
)
_OF_WHAT = re.compile(r"(?P<what> (?:of|for) [^,;()]{2,40}?),? (?:at|@) (?:the )?\Z")
_BRACKETS = re.compile(r"\(([^()]{4,40})\)")
_AUTHOR = re.compile(
    r"\W{0,3}(?:(?:first|lead|senior|co-?)?[- ]?author(?:ed)?|co-?wrote|wrote|editor|co-?editor)(?: of)?(?: the)?"
    r"(?: (?:\w+ ){0,3}book)?:?\s",
    re.IGNORECASE,
)
_EMPHASIS = ("*", "_", "<i>", "<em>", "“", '"', "«", "[[")
_QUOTED = re.compile(r"[\"“«](?P<title>[^\"“”«»]{3,160})[\"”»]")
_HONOURED = re.compile(
    r"\W{0,3}(?:(?:was |has been )?"
    r"(?:named|elected|selected|recogni[sz]ed|listed|included|awarded|honou?red|inducted)"
    r"(?: (?:as|to|in|into|among|by|with|one of|on))*"
    r"|(?:co-)?(?:recipient|winner|laureate) of|received|won|winner,|recipient,)\s(?:the |an? )?",
    re.IGNORECASE,
)
_HONOUR = re.compile(
    r"\b(?:prize|awards?|medal|fellow|fellowship|member|order|laureate|lecture|lectureship|honorary|honoris|doctorate"
    r"|of the year|under (?:30|35|40)|scholar|scholarship|knight|commander|officer|companion|hall of fame|time ?100"
    r"|most influential|most powerful|top \d{1,3}|grant|chair|innovators?|distinguished|cbe|obe|kbe|mbe|grand prix|cup"
    r"|champion|olympiad|legion of|medall?ist)\b",
    re.IGNORECASE,
)
# What alone tells an honour where no heading does: "elected member of the board" is none.
_SURELY = re.compile(
    r"\b(?:prize|awards?|medal|fellow|fellowship|laureate|honorary|of the year|under (?:30|35|40)|hall of fame"
    r"|time ?100|most influential|most powerful|academy of|order of|legion of)\b",
    re.IGNORECASE,
)
_HONOUR_END = re.compile(r"\s[–—-]{1,2}\s|\sfor\s(?=[a-z])|;|\.\s|:\s")
_WITH_OTHERS = re.compile(r"\b(?:shared|jointly|together|along|alongside)(?: with)? ")
_DATED_NAME = re.compile(r"(?:[A-Z][\w’'-]{1,20} ){2,5}\(\d{4}(?:, [^()]{1,40})?\)\s?")
_TAIL = re.compile(r",\s(?P<tail>[^,]{2,50})\Z")
_MOST_WORDS = 16


@dataclass(frozen=True, slots=True)
class CareerEntry:
    """An entry of a list about a person, under a heading of these kinds."""

    passage: Passage
    person: Entity
    kinds: frozenset[str]
    knowledge: Knowledge

    def claims(self) -> Iterator[Claim]:
        """Yield what the entry says of the person by its kind."""
        text = self.passage.text
        if not text or len(text.split()) > 3 * _MOST_WORDS:
            return
        if "awards" in self.kinds or _HONOURED.match(text):
            yield from self._honour()
        if "works" in self.kinds or _AUTHOR.match(text):
            yield from self._works()
        if not self.kinds & {"awards", "works"}:
            yield from self._posts()

    def _honour(self) -> Iterator[Claim]:
        """Yield the prize or honour that the entry is, without its year and what it was for."""
        entry = dated_entry(self.passage, None)
        words = entry[1] if entry is not None else self.passage
        led = _HONOURED.match(words.text)
        start, end = (led.end() if led is not None else 0), len(words.text)
        if stop := _HONOUR_END.search(words.text, start):
            end = stop.start()
        bare = words.part(start, end).stripped()
        for pattern in (_NOTE, _TAIL, _NOTE):
            if (cut := pattern.search(bare.text)) is not None and (pattern is _NOTE or self._is_aside(bare.text, cut)):
                bare = bare.part(0, cut.start()).stripped()
        known = self.knowledge.names.gazetteer.called(bare.text.strip(" ."), "Award") if bare.text else None
        name = bare.text.strip(" .,:")
        is_one = name[:1].isupper() or name[:1].isdigit()
        is_short = len(name.split()) <= _MOST_WORDS
        telling = _HONOUR if "awards" in self.kinds else _SURELY
        # Under such a heading a dated name is one, whatever its language calls it.
        is_dated = "awards" in self.kinds and _DATED_NAME.fullmatch(self.passage.text) is not None
        is_label = bool(kinds_of_heading(name) & PERSONAL)
        if known is None and not (is_one and is_short and not is_label and (is_dated or telling.search(name))):
            return
        for person in (self.person, *self._others()):
            yield Claim(self.knowledge.document.id, person, "award", known or Entity("Award", name), bare.span)

    def _others(self) -> Iterator[Entity]:
        """Yield with whom an honour was shared: "Harbour Prize (2018, shared with Ben Orr)"."""
        shared = _WITH_OTHERS.search(self.passage.text)
        if shared is None:
            return
        for mention in mentions(self.passage.text, self.knowledge.names):
            if mention.start < shared.end() or not isinstance(mention.value, Entity):
                continue
            if mention.kind != "Person" or mention.value == self.person:
                return
            yield mention.value

    def _is_aside(self, text: str, cut: re.Match[str]) -> bool:
        """Tell whether what stands behind the last comma of an honour only says who gave it, where or when."""
        tail = cut["tail"]
        is_year = tail.strip().isdigit()
        found = mentions(tail, self.knowledge.names)
        named = any(m.kind in ("Organization", "Place", "Date") and m.end - m.start > len(tail) // 2 for m in found)
        return _HONOUR.search(text[: cut.start()]) is not None and (is_year or named) and not _is_membership(text)

    def _works(self) -> Iterator[Claim]:
        """Yield the titles in emphasis or quotation marks; of an entry of a list of works, its first."""
        text, document = self.passage.text, self.knowledge.document.text
        led = _AUTHOR.match(text)
        if (quoted := _QUOTED.search(text)) is not None:
            yield self._work(*quoted.span("title"))
            return
        start = led.end() if led is not None else 0
        for piece in self.passage.pieces_of(start, len(text)):
            begin = max(piece.at, start)
            at = self.passage.between(begin, begin + 1).start
            is_label = bool(kinds_of_heading(text[begin : piece.at + piece.length]))
            if document[max(0, at - 4) : at].endswith(_EMPHASIS) and text[begin].isupper() and not is_label:
                yield self._work(begin, piece.at + piece.length)
                return

    def _work(self, start: int, end: int) -> Claim:
        title = self.passage.text[start:end].strip(" ,.")
        return self._claim(self.person, "authorOf", Entity("Work", title), start, end)

    def _posts(self) -> Iterator[Claim]:
        """Yield where the person was, and as what: each organization with the position beside it."""
        text = self.passage.text
        found = self._named(mentions(text, self.knowledge.names))
        if any(m.kind == "USD" for m in found):
            # What was bought is no post.
            return
        organizations = [m for m in found if m.kind == "Organization" and _AT.search(text, 0, m.start)]
        organizations = [m for m in organizations if not text.startswith(" & ", m.end)]
        organizations = organizations or self._employer(found)
        if not organizations or not self._is_phrase(found):
            return
        held = [m for m in found if m.kind in (POSITION, LEADING)]
        yield from self._former(found)
        for mention in organizations:
            organization = mention.value
            if not isinstance(organization, Entity) or organization == self.person:
                continue
            yield self._claim(self.person, "affiliation", organization, mention.start, mention.end)
            for position in self._beside(mention, held, organizations):
                span = (min(position.start, mention.start), max(position.end, mention.end))
                yield self._claim(self.person, "roleAt", Role(self._title(position, mention), organization), *span)
            before = max((m.end for m in organizations if m.end <= mention.start), default=0)
            founder = FOUNDER.search(text, before, mention.start)
            if founder is not None:
                yield self._claim(organization, "foundedBy", self.person, founder.start(), mention.end)
        yield from self._period(organizations)

    def _former(self, found: Sequence[Mention]) -> Iterator[Claim]:
        """Yield what somebody was, by the organization before the word for it: "former Fjord researcher"."""
        for mention in found:
            head = _WORD.match(self.passage.text, mention.end + 1) if mention.kind == "Organization" else None
            before = self.passage.text[max(0, mention.start - 8) : mention.start].casefold()
            is_told = head is not None and before.endswith(("former ", "ex-", "previous "))
            if head is None or not is_told or not isinstance(mention.value, Entity) or head.group() not in _heads():
                continue
            yield self._claim(self.person, "affiliation", mention.value, mention.start, mention.end)
            yield self._claim(self.person, "roleAt", Role(head.group(), mention.value), mention.start, head.end())

    def _employer(self, found: Sequence[Mention]) -> list[Mention]:
        """Return the one name of unknown kind beside a position in an entry of a career: "Harbour Bank, Director"."""
        names = [m for m in found if m.kind == NAME]
        held = [m for m in found if m.kind in (POSITION, LEADING)]
        if "career" not in self.kinds or len(names) != 1 or not held:
            return []
        name = names[0]
        between = self.passage.text[min(name.end, held[0].end) : max(name.start, held[0].start)]
        is_beside = re.fullmatch(r"\s?[,–—|:@(-]\s?|,? (?:at|of) (?:the )?", between) is not None
        own = Entity("Organization", LEGAL_END.sub("", str(name.value)))
        return [Mention(name.start, name.end, "Organization", own)] if is_beside else []

    def _period(self, organizations: Sequence[Mention]) -> Iterator[Claim]:
        """Yield from when to when the person was at the one organization of the entry."""
        if len(organizations) != 1 or "career" not in self.kinds:
            return
        text = self.passage.text
        led = _LED_BY.match(text)
        written = [*_BRACKETS.findall(text), *([led["when"]] if led is not None else [])]
        ends = next((both for both in map(from_to, written) if any(both)), (None, None))
        for date, name in zip(ends, ("joinedDate", "departedDate"), strict=True):
            if date is not None:
                yield self._claim(self.person, name, date, 0, len(text))

    def _named(self, found: Sequence[Mention]) -> list[Mention]:
        """Return the mentions; what stands right behind an organization is of its name, "Northlake Norway"."""
        text, joined = self.passage.text, list[Mention]()
        for mention in found:
            last = joined[-1] if joined else None
            follows = last is not None and text[last.end : mention.start] == " "
            if (
                last is not None
                and follows
                and last.kind == "Organization"
                and mention.kind in (NAME, "Place", "Organization")
            ):
                name = text[last.start : mention.end]
                joined[-1] = Mention(last.start, mention.end, "Organization", Entity("Organization", name))
            elif mention.kind == NAME and self._may_be_one(mention):
                name = LEGAL_END.sub("", str(mention.value))
                joined.append(Mention(mention.start, mention.end, "Organization", Entity("Organization", name)))
            else:
                joined.append(mention)
        return joined

    def _may_be_one(self, mention: Mention) -> bool:
        """Tell whether a name of unknown kind is that of an organization: it says so, or stands behind "at"."""
        name = str(mention.value)
        if (ORGANIZATION_END.search(name) and " " in name) or _SCHOOL.match(name):
            return True
        before = self.passage.text[: mention.start]
        return (
            re.search(r"\b(?:at|@) (?:the )?\Z", before) is not None
            and name.split(maxsplit=1)[0] not in lexicon().outside_names
        )

    def _is_phrase(self, found: Sequence[Mention]) -> bool:
        """Tell whether an entry is no sentence: under a heading for careers any; else small words beside the names."""
        text, at, rest = self.passage.text, 0, list[str]()
        for mention in (*found, None):
            rest += _WORD.findall(text, at, mention.start) if mention is not None else _WORD.findall(text, at)
            at = mention.end if mention is not None else len(text)
        plain = [word for word in rest if word.casefold() not in lexicon().career_words and word[0].islower()]
        return not plain if not self.kinds & {"career", "education"} else len(plain) <= _MOST_WORDS

    def _beside(self, at: Mention, held: Sequence[Mention], all_: Sequence[Mention]) -> Iterator[Mention]:
        """Yield the positions that an organization has in an entry: those right before it, else the one behind it."""
        text = self.passage.text
        low = max((m.end for m in all_ if m.end <= at.start), default=0)
        low = max(low, text.rfind(";", 0, at.start))
        before = [m for m in held if low <= m.start and m.end <= at.start and _TO_ITS.search(text[m.end : at.start])]
        if before:
            yield from before
            return
        high = min((m.start for m in all_ if m.start >= at.end), default=len(text))
        behind = [m for m in held if at.end <= m.start and m.end <= high]
        if len(all_) == 1 or (behind and behind[0].start - at.end <= len(" — ")):
            yield from behind[:1]

    def _title(self, position: Mention, organization: Mention) -> str:
        """Return a position with what it is of, where that is no organization: "head of Wave Studies at Northlake"."""
        of = _OF_WHAT.match(self.passage.text, position.end, max(position.end, organization.start))
        return self.passage.text[position.start : of.end("what")] if of is not None else str(position.value)

    def _claim(self, subject: Entity, name: str, value: Value, start: int, end: int) -> Claim:
        return Claim(self.knowledge.document.id, subject, name, value, self.passage.between(start, end))


@cache
def _heads() -> frozenset[str]:
    words = lexicon()
    return frozenset(words.plain_heads | words.position_heads | words.ranked_heads)


def _is_membership(text: str) -> bool:
    """Tell whether an honour needs what stands behind its comma: "Fellow, Royal Society"."""
    return re.match(r"\W{0,3}(?:\w+ )?(?:member|fellow|officer|commander|knight)\s?,", text, re.IGNORECASE) is not None
