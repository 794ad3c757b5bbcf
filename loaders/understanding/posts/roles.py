"""What a sentence says of the posts in it: who holds them, and where."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.wording import folded_words_in
from ..grammar.frames import Match, frame_of
from ..grammar.origins import before_of
from ..grammar.patterns import MARKS
from ..grammar.valency import verb_forms
from ..grammar.words import Words
from ..names.mentions import LEADING, NAME, POSITION, Mention
from ..terms.lexicon import lexicon
from ..terms.positions import is_leading
from .holders import Holders
from .post_words import demonyms, heads_alone, marks_of_people, singular

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.claims import Claim
    from ..grammar.frames import Frame, Marked
    from ..grammar.sentences import Sentence
    from ..grammar.words import Token
    from .holders import Held
    from .post_places import Post

# The names of the frames of posts of which the sentence does not say where they are held.
OPEN_POST, OPEN_FOUNDER, OPEN_GIVEN = "open post", "open founder", "open post given"
OPEN_POSTS = frozenset([OPEN_POST, OPEN_FOUNDER, OPEN_GIVEN])
_OPENING = 20
_TIMES_AND_PLACES = MARKS["Date"] + MARKS["Place"]
_PRIVATE = frozenset(["his", "her", "my", "your", "u.s", "u.k"])
_FORMER = re.compile(r"\s?\((?:a )?(?:former|ex-|previously|formerly)", re.IGNORECASE)
_TEAM = re.compile(r"(?:[’']s?)?(?: [a-z]{3,14}){0,3},? (?:including|such as|among them|like) ")
_GOVERNED = re.compile(r"\b(?:of|with|from|by|for|to|in|at|on)\s(?:the\s)?\Z")
_PERSON, _ORGANIZATION, _ROLE, _ALSO = "person", "org", "role", "also"
_SLOTS = ["{person:Person}", "{org:Organization}", "{role:Position}", "{also:Organization}"]


def post_matches(sentence: Marked) -> Iterator[Match]:
    """Yield who holds which posts, and where, as far as a sentence tells it."""
    if sentence.marks.isdisjoint(marks_of_people(unknown=True)) or not _has_post(sentence):
        return
    forms, pasts = verb_forms()
    tokens = tuple(_as_word(token, sentence) for token in Words.of(sentence.text, forms, pasts).tokens)
    found = Roles(tokens, forms, pasts, sentence)
    last: Held | None = None
    for row in found.rows():
        held = found.held_by(row) or (last if found.goes_on(row) else None)
        last = held if held is not None and held.by_verb else None
        if held is not None:
            for post in row if not found.is_of_another(row) else [post for post in row if post.orgs]:
                yield from found.matches(post, held)


def _has_post(sentence: Marked) -> bool:
    if MARKS[POSITION] in sentence.marks or MARKS[LEADING] in sentence.marks:
        return True
    names = (str(mention.value).casefold() for mention in sentence.at.values() if mention.kind == NAME)
    return not heads_alone().keys().isdisjoint([*folded_words_in(sentence.text), *names])


def at_its_place(match: Match, sentence: Sentence, told: Sequence[Claim]) -> Match | None:
    """Return an open post with the organization where it is held; None where that is not sure.

    That is where the one who holds it was last said to be, in the claims `told` of this sentence and those before; for
    one that stands beside a name the only organization that the sentence speaks of before; else the only one that the
    section is about.
    """
    if match.frame.is_aside:
        named = [mention for mention in sentence.mentions if _may_have_post(mention) and mention.start < match.start]
        place = _only_subject(named, sentence) if named else _of_section(sentence, match)
        is_other = match.frame.name == OPEN_FOUNDER and named and not _is_of_team(named[-1], match, sentence)
        place = place if not is_other else None
    elif match.frame.name == OPEN_POST and not _was_elsewhere(match, sentence):
        place = _last_place(match, told) or sentence.topic.of_type("Organization")
    else:
        place = _of_section(sentence, match)
    if place is None:
        return None
    mention = Mention(match.start, match.start, "Organization", place)
    return replace(match, slots={**match.slots, _ORGANIZATION: (mention,)})


def _is_of_team(organization: Mention, match: Match, sentence: Sentence) -> bool:
    """Tell whether somebody is one of an organization's people: "many at Fjord, including co-founder Ada Quill"."""
    return _TEAM.fullmatch(sentence.text, organization.end, max(organization.end, match.start)) is not None


def _was_elsewhere(match: Match, sentence: Sentence) -> bool:
    """Tell whether a note behind a name says where its bearer was before: "Ada Quill (former Fjord engineer)"."""
    return any(_FORMER.match(sentence.text, mention.end) for mention in match.slots.get(_PERSON, ()))


def _last_place(match: Match, told: Sequence[Claim]) -> Entity | None:
    holder = next((mention.value for mention in match.slots.get(_PERSON, ())), None)
    places = [claim for claim in told if claim.property == "affiliation" and claim.subject == holder]
    last = max(places, key=lambda claim: claim.span.end, default=None)
    return last.value if last is not None and isinstance(last.value, Entity) else None


def _only_subject(named: Sequence[Mention], sentence: Sentence) -> Entity | None:
    """Return what all of some mentions name, if the first is not what something else is of or by."""
    values = {mention.value for mention in named}
    is_sure = len(values) == 1 and _GOVERNED.search(before_of(named[0], sentence)) is None
    return next((value for value in values if isinstance(value, Entity)), None) if is_sure else None


def _of_section(sentence: Sentence, match: Match) -> Entity | None:
    """Return the organization that a section is about, where it speaks of no other, but for what opens a paragraph."""
    places = [entity for entity in sentence.topic.entities if entity.type == "Organization"]
    opens = match.frame.is_aside and match.start - sentence.start <= _OPENING and sentence.start == 0
    # What opens a paragraph may be of another, where the sentence does not go on about this one alone.
    named = {mention.value for mention in sentence.mentions if _may_have_post(mention)}
    is_sure = not opens or named == {*places[:1]}
    return places[0] if len(places) == 1 and is_sure else None


def _may_have_post(mention: Mention) -> bool:
    is_unknown = mention.kind == NAME and str(mention.value).casefold() not in heads_alone()
    return mention.names_a("Organization") or is_unknown


def _as_word(token: Token, sentence: Marked) -> Token:
    """Return a token that stands for no name but a word with a capital ("American", "CEOs") as that word."""
    if token.text != MARKS[NAME]:
        return token
    word = str(sentence.at[token.start].value).casefold()
    return token._replace(text=word) if word in heads_alone() or word in demonyms() else token


class Roles(Holders):
    """The posts of a marked sentence, and what they say of those who hold them."""

    __slots__ = ()

    def matches(self, post: Post, held: Held) -> Iterator[Match]:
        """Yield what a post says of those who hold it."""
        orgs = post.orgs or held.orgs or self._place_before(held)
        if post.orgs and held.by_verb and self._has_founded(held):
            slots = {_PERSON: self._mentions(held.people), _ORGANIZATION: self._mentions(post.orgs)}
            yield Match(_frame("founder", leads=False, is_aside=False), *self._extent(post, held, orgs), slots, {})
        is_open = not (orgs or post.is_unsaid)
        if post.is_elsewhere or (is_open and not self._may_be_open(post, held)):
            return
        title = self._title(post)
        slots = {
            _PERSON: self._mentions(held.people),
            _ORGANIZATION: self._mentions(orgs),
            _ALSO: self._mentions(post.also),
            _ROLE: () if post.is_mere or post.is_founder else (title,),
        }
        leads = is_leading(str(title.value)) and not (post.is_past or held.is_over)
        frame = _frame(self._kind(post, held, is_open=is_open), leads=leads, is_aside=not held.by_verb)
        yield Match(frame, *self._extent(post, held, orgs), {slot: named for slot, named in slots.items() if named}, {})

    def _extent(self, post: Post, held: Held, orgs: Sequence[int]) -> tuple[int, int]:
        """Return where the words of a post, of who holds it and where begin and end."""
        tokens = [post.begin, post.end, *orgs, *held.people, *([held.begin] if held.by_verb else [])]
        last = self.tokens[max(tokens)]
        return self.sentence.original(self.tokens[min(tokens)].start), self._end_of(last.start, last.end)

    def _kind(self, post: Post, held: Held, *, is_open: bool) -> str:
        if post.is_founder:
            return OPEN_FOUNDER if is_open else "founder"
        if not is_open:
            return "post"
        words, text = lexicon().post_words, self.word(held.begin)
        is_given = held.by_verb and (text in words["giving"] or text in words["back"])
        return OPEN_GIVEN if is_given else OPEN_POST

    def _may_be_open(self, post: Post, held: Held) -> bool:
        """Tell whether a post without its place is one of an organization, and not what somebody does for a living."""
        if post.is_mere or post.is_past:
            return False
        if not held.by_verb:
            before = {self.word(index) for index in range(post.begin - 2, post.title[0])}
            is_public = not before.isdisjoint(demonyms() | _PRIVATE | {MARKS["Place"]}) or (
                self._words(*post.title) == "President" and self.word(post.begin - 1) != "("
            )
            is_sure = all(self._is_person(index, unknown=False) for index in held.people)
            return (post.is_founder or self._leads(post.at)) and is_sure and not is_public
        if post.is_founder or not self.tokens[post.at].is_mention:
            return False
        return "work" not in post.field or self.word(held.begin) in lexicon().post_words["holding"]

    def is_of_another(self, row: Sequence[Post]) -> bool:
        """Tell whether posts were held at another firm, which somebody left: "hired its founder and CEO, Ada Quill"."""
        return row[0].is_unsaid and self.word(row[0].begin - 1) in lexicon().post_words["hiring"]

    def goes_on(self, row: Sequence[Post]) -> bool:
        """Tell whether a row goes on with posts behind a semicolon: "was dean at Fjord ...; adviser at Birch"."""
        before = row[0].begin - 1
        return bool(row[0].orgs) and (
            self.word(before) == ";" or (self.word(before) == "and" and self.word(before - 1) == ";")
        )

    def _has_founded(self, held: Held) -> bool:
        """Tell whether the verb of a post shares what it is of with another: "co-founded and now leads"."""
        at = held.begin - 1
        while self.is_adverb(at):
            at -= 1
        return self.word(at) == "and" and self.word(at - 1) in ("founded", "co-founded", "cofounded")

    def _place_before(self, held: Held) -> tuple[int, ...]:
        """Return the organization that the clause speaks of before its verb: "at Fjord, ...", "Fjord, where"."""
        for index in range(held.begin if held.by_verb else 0, -1, -1):
            text = self.word(index)
            if text == "where" and self._is_known(self._past_dates(self._past_comma(index - 1))):
                return (self._past_dates(self._past_comma(index - 1)),)
            is_opening = text == "at" and (index == 0 or self.word(index - 1) in (",", "and", "while"))
            if is_opening and self._is_known(index + 1) and not self.is_owner(index + 1):
                return (index + 1,)
        return ()

    def _past_dates(self, at: int) -> int:
        """Return the token before such as "in 2016" and "in Bergen"."""
        while (
            self.is_mention(at)
            and self.word(at) in _TIMES_AND_PLACES
            and self.word(at - 1) in ("in", "from", "since", "until", "on")
        ):
            at -= 2
        return at

    def _past_comma(self, at: int) -> int:
        return at - 1 if self.word(at) == "," else at

    # ---- mentions -------------------------------------------------------------------------------------------------

    def _mentions(self, tokens: Sequence[int]) -> tuple[Mention, ...]:
        return tuple(self.sentence.at[self.tokens[token].start] for token in tokens)

    def _title(self, post: Post) -> Mention:
        """Return the words of a post as a mention, those of several people as of one: "co-CEOs" as "co-CEO"."""
        first, last = self.tokens[post.title[0]], self.tokens[post.title[1]]
        start, end = self.sentence.original(first.start), self._end_of(last.start, last.end)
        words = self._words(post.title[0], post.title[1])
        return Mention(start, end, POSITION, words)

    def _words(self, first: int, last: int) -> str:
        """Return the words of some tokens, mentions in their own."""
        pieces: list[str] = []
        for index in range(first, last + 1):
            token = self.tokens[index]
            if index > first and self.tokens[index - 1].end < token.start:
                pieces.append(" ")
            is_named = token.start in self.sentence.at
            pieces.append(singular(self.named_at(index) if is_named else self.sentence.text[token.start : token.end]))
        return "".join(pieces)

    def _end_of(self, start: int, end: int) -> int:
        mention = self.sentence.at.get(start)
        return mention.end if mention is not None else self.sentence.original(end - 1) + 1


@cache
def _frame(kind: str, *, leads: bool, is_aside: bool) -> Frame:
    """Return what a post says: of a founder that, of others where they work and as what, of some that they lead it."""
    told = ["person affiliation org", "person affiliation also", "person roleAt role@org"]
    says = ["org foundedBy person"] if "founder" in kind else told
    place = {"org": "Organization"}
    at = "topics" if kind in ("post", "founder") else "section"
    entry = {"name": kind, "says": [*says, *(["org leader person"] if leads else [])], at: place, "is_aside": is_aside}
    return frame_of(entry, _SLOTS)
