"""What a sentence says of the posts in it: who holds them, and where."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ...graph.claims import Entity
from ...graph.wording import folded_words_in
from .frames import Match, frame_of
from .holders import Holders
from .lexicon import lexicon
from .mentions import LEADING, NAME, POSITION, Mention
from .patterns import MARKS
from .positions import is_leading
from .post_words import demonyms, heads_alone, marks_of_people, singular
from .valency import verb_forms
from .words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...graph.claims import Claim
    from .frames import Frame, Marked
    from .holders import Held
    from .post_places import Post
    from .words import Token

# The name of the frame of posts of which the sentence does not say where they are held.
OPEN_POST = "open post"
_PERSON, _ORGANIZATION, _ROLE, _ALSO = "person", "org", "role", "also"
_SLOTS = ["{person:Person}", "{org:Organization}", "{role:Position}", "{also:Organization}"]


def post_matches(sentence: Marked) -> Iterator[Match]:
    """Yield who holds which posts, and where, as far as a sentence tells it."""
    if not any(mark in sentence.text for mark in marks_of_people(unknown=True)) or not _has_post(sentence):
        return
    forms, pasts = verb_forms()
    tokens = tuple(_as_word(token, sentence) for token in Words.of(sentence.text, forms, pasts).tokens)
    found = Roles(tokens, forms, pasts, sentence)
    for row in found.rows():
        held = found.held_by(row)
        if held is not None:
            for post in row:
                yield from found.matches(post, held)


def _has_post(sentence: Marked) -> bool:
    if MARKS[POSITION] in sentence.text or MARKS[LEADING] in sentence.text:
        return True
    names = (str(mention.value).casefold() for mention in sentence.at.values() if mention.kind == NAME)
    return not heads_alone().keys().isdisjoint([*folded_words_in(sentence.text), *names])


def at_last_place(match: Match, told: Sequence[Claim]) -> Match:
    """Return an open post with the organization where the one who holds it was last said to be, if that was said.

    `told` are claims of the sentences before. Where nothing was said the post is at what the section is about.
    """
    holder = next((mention.value for mention in match.slots[_PERSON]), None)
    last = next(
        (claim.value for claim in reversed(told) if claim.property == "affiliation" and claim.subject == holder), None
    )
    if not isinstance(last, Entity):
        return match
    place = Mention(match.start, match.start, "Organization", last)
    return replace(match, slots={**match.slots, _ORGANIZATION: (place,)})


def _as_word(token: Token, sentence: Marked) -> Token:
    """Return a token that stands for no name but a word with a capital ("American", "CEOs") as that word."""
    if token.text != MARKS[NAME]:
        return token
    word = str(sentence.at[token.start].value).casefold()
    return replace(token, text=word) if word in heads_alone() or word in demonyms() else token


class Roles(Holders):
    """The posts of a marked sentence, and what they say of those who hold them."""

    __slots__ = ()

    def matches(self, post: Post, held: Held) -> Iterator[Match]:
        """Yield what a post says of those who hold it."""
        if post.is_elsewhere:
            return
        orgs = post.orgs or held.orgs or self._place_before(held)
        if (post.is_unsaid and self.word(post.begin - 1) in lexicon().post_words["hiring"]) or (
            self._is_open(post, orgs) and not held.by_verb
        ):
            return
        slots: dict[str, tuple[Mention, ...]] = {_PERSON: self._mentions(held.people)}
        if orgs:
            slots[_ORGANIZATION] = self._mentions(orgs)
        if post.also:
            slots[_ALSO] = self._mentions(post.also)
        title = self._title(post)
        if self._is_open(post, orgs) and (post.is_mere or post.is_founder or not self._may_be_open(post, held)):
            return
        if not (post.is_mere or post.is_founder):
            slots[_ROLE] = (title,)
        kinds = ["founder"] if post.is_founder else [self._kind(post, held, orgs)]
        if is_leading(str(title.value)) and not self._is_open(post, orgs) and not (post.is_past or held.is_over):
            kinds.append("leader")
        tokens = [post.begin, post.end, *orgs, *held.people, *([held.begin] if held.by_verb else [])]
        start = self.sentence.original(self.tokens[min(tokens)].start)
        last = self.tokens[max(tokens)]
        end = self._end_of(last.start, last.end)
        for kind in kinds:
            yield Match(_frame(kind, is_aside=not held.by_verb), start, end, slots, {})

    def _kind(self, post: Post, held: Held, orgs: Sequence[int]) -> str:
        if not self._is_open(post, orgs):
            return "post"
        text = self.word(held.begin)
        is_given = text in lexicon().post_words["giving"] or text in lexicon().post_words["back"]
        return "post of the section" if is_given else OPEN_POST

    def _is_open(self, post: Post, orgs: Sequence[int]) -> bool:
        """Tell whether a sentence does not say where a post is held."""
        return not (orgs or post.is_unsaid)

    def _may_be_open(self, post: Post, held: Held) -> bool:
        """Tell whether a post without its place is one of an organization, and not what somebody does for a living."""
        if not self.tokens[post.at].is_mention:
            return False
        return "work" not in post.field or self.word(held.begin) in lexicon().post_words["holding"]

    def _place_before(self, held: Held) -> tuple[int, ...]:
        """Return the organization that the clause speaks of before its verb: "at Fjord, ...", "Fjord, where"."""
        for index in range(held.begin if held.by_verb else 0, -1, -1):
            text = self.word(index)
            if text == "where" and self._is_known(self._past_comma(index - 1)):
                return (self._past_comma(index - 1),)
            is_opening = text == "at" and (index == 0 or self.word(index - 1) in (",", "and", "while"))
            if is_opening and self._is_known(index + 1) and not self.is_owner(index + 1):
                return (index + 1,)
        return ()

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
            mention = self.sentence.at.get(token.start)
            word = self._written(mention) if mention is not None else self.sentence.text[token.start : token.end]
            pieces.append(singular(word))
        return "".join(pieces)

    def _written(self, mention: Mention) -> str:
        return mention.value.name if isinstance(mention.value, Entity) else str(mention.value)

    def _end_of(self, start: int, end: int) -> int:
        mention = self.sentence.at.get(start)
        return mention.end if mention is not None else self.sentence.original(end - 1) + 1


@cache
def _frame(kind: str, *, is_aside: bool) -> Frame:
    """Return what a post says: of a founder that, of others where they work and as what, of some that they lead it."""
    says = {
        "founder": ["org foundedBy person"],
        "leader": ["org leader person"],
        "post of the section": ["person affiliation org", "person roleAt role@org"],
        OPEN_POST: ["person affiliation org", "person roleAt role@org"],
        "post": ["person affiliation org", "person affiliation also", "person roleAt role@org"],
    }
    is_open = kind in (OPEN_POST, "post of the section")
    topics = {} if is_open else {"org": "Organization"}
    section = {"org": "Organization"} if is_open else {}
    entry = {"name": kind, "says": says[kind], "topics": topics, "section": section, "is_aside": is_aside}
    return frame_of(entry, _SLOTS)
