"""Posts in a marked sentence: the words of a position, whose it is, of what, and those that are joined to it.

"Northlake’s former chief scientist", "co-founder and CEO of Northlake", "Professor and Head of the Optics Laboratory at
Stanford and Co-Lead of Fjord" are rows of posts. Who holds them is found by `holders.py`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ..grammar.patterns import MARKS, is_mark
from ..grammar.words import APOSTROPHES, POSSESSIVES
from ..terms.lexicon import lexicon
from .post_places import AND, MOST_OF_UNIT, OF, OF_UNIT, Places, Post
from .post_words import demonyms, heads_alone, singular

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[\w-]+")
_MOST_RANKS = 6
_UNSAID = frozenset(["its", "their", "our"])


class Phrases(Places):
    """The posts among the tokens of a marked sentence."""

    __slots__ = ()

    def rows(self) -> Iterator[list[Post]]:
        """Yield the posts that stand side by side, joined by commas and "and"."""
        at = 0
        while at < len(self.tokens):
            if not self.is_head(at):
                at += 1
                continue
            row = self._row(at)
            yield row
            at = row[-1].end + 1

    def _row(self, at: int) -> list[Post]:
        row = [self._post(at)]
        while (after := self._joined_head(row[-1].end + 1)) is not None:
            further = self._post(after)
            if (
                self.word(further.begin - 1) == "as"
                and self.word(row[-1].begin - 1) != "as"
                and not self._as_well(further)
            ):
                # "appointed her, former CEO of Fjord, as chair": that is another row.
                break
            if self.word(further.begin - 1) == ";" and further.is_past and not row[-1].is_past:
                # "founder and CEO; former CTO of Fjord": what somebody was elsewhere.
                break
            row.append(further)
        return _with_shared(row)

    def _as_well(self, post: Post) -> bool:
        return self.word(post.begin - 2) == "well"

    def _post(self, at: int) -> Post:
        text = self.word(at)
        first = self._title_start(at)
        begin, owners, is_past, is_unsaid = self._before(first - 1, at)
        post = Post(
            begin=begin + 1,
            end=at,
            at=at,
            title=(first, at),
            orgs=tuple(owners),
            is_unsaid=is_unsaid,
            is_past=is_past,
            is_plural=not is_mark(text) and heads_alone()[text] == "plural",
            is_mere=singular(text) in lexicon().mere_heads,
            is_profession=self._is_profession(at),
            is_founder=text in lexicon().founder_words,
            field=self._field(at),
            is_another=self.word(begin) == ";" or "also" in (self.word(index) for index in range(begin + 1, first)),
        )
        if owners:
            return replace(post, end=self._past_field(at))
        placed = self._with_place(post)
        vague = self._vague_end(at + 1) if placed.is_elsewhere else None
        if vague is None:
            return placed
        if all(self.word(each) in ("/", "-", "&") or self._is_field(each) for each in range(at + 2, vague + 1)):
            # "head of AI / ML and adviser at Fjord" is both there.
            return replace(placed, title=(first, vague), end=vague, is_elsewhere=False, field=self._field(at))
        return replace(placed, end=vague)

    def _is_field(self, at: int) -> bool:
        token = self.tokens[at]
        words = self.named_at(at).split() if token.is_mention else [token.text]
        return all(word.casefold() in _field_words() for word in words)

    def _is_profession(self, at: int) -> bool:
        last = (self.named_at(at) if is_mark(self.word(at)) else self.word(at)).casefold().rsplit(" ", 1)[-1]
        return singular(last) in lexicon().professions

    def _vague_end(self, at: int) -> int | None:
        """Return where words end that say vaguely of what a post is, if another post is joined behind them."""
        for index in range(at + 1, at + MOST_OF_UNIT):
            if self.word(index) in AND:
                return index - 1 if self._joined_head(index) is not None else None
            if self.word(index) in (*OF, ",", "") or self.is_head(index):
                return None
        return None

    def _past_field(self, at: int) -> int:
        """Return the last token of what a post with its owner is of, if a comma closes it: "its head [of nets],"."""
        inside = range(at + 2, at + MOST_OF_UNIT) if self.word(at + 1) in OF_UNIT else ()
        for index in inside:
            if self.word(index) == ",":
                return index - 1
            if not self.word(index).isalpha() and not self.is_mention(index):
                break
        return self._past_times(at)

    def _field(self, at: int) -> frozenset[str]:
        """Return the walks of life that a head is of: a professor and a dean share a university, not one with a CEO."""
        token = self.tokens[at]
        words = _WORD.findall(self.named_at(at)) if token.is_mention else [singular(token.text)]
        named = frozenset(
            kind for kind, heads in lexicon().walks.items() if any(word.casefold() in heads for word in words)
        )
        return named or frozenset(
            ["business"] if token.is_mention or token.text in lexicon().founder_words else ["work"]
        )

    def _title_start(self, at: int) -> int:
        """Return where the words of rank before a head that is no mention begin."""
        words = lexicon()
        first = at
        if (
            is_mark(self.word(at))
            and self.word(at - 1) == "and"
            and self._is_rank(at - 2)
            and not self._is_rank(at - 3)
        ):
            # "scientific and technical advisor"
            is_whole = self.word(at - 3) in lexicon().function_words["determiner"] or self.word(at - 3) in (
                "as",
                "is",
                "was",
                ",",
            )
            return at - 2 if is_whole else at
        if not is_mark(self.word(at)) and self.word(at) not in words.founder_words:
            while at - first < _MOST_RANKS and (self._is_rank(first - 1) or self.word(first - 1) == "-"):
                first -= 1
            first += self.word(first) == "-"
        return first

    def _is_rank(self, at: int) -> bool:
        words = lexicon()
        parts = self.word(at).split("-")
        return bool(parts[0]) and all(part in words.ranks or part in words.ranking_fields for part in parts)

    # ---- before the title -----------------------------------------------------------------------------------------

    def _before(self, at: int, head: int) -> tuple[int, list[int], bool, bool]:
        """Return the token before a post, whose post it is, and whether it is a past one, or "its"."""
        at, is_past = self._past_post_times(at)
        owners: list[int] = []
        is_unsaid = self.word(at) in _UNSAID
        owner = self._owner_before(at)
        if is_unsaid:
            at -= 1
        elif owner is not None:
            owners, at = [owner], owner - 1
        elif self._is_known(at) or (self._is_organization(at) and self.may_be_a_person(head + 1)):
            owners, at = self._joined_owners(at)
        at, was = self._past_post_times(at)
        while self.word(at) in lexicon().function_words["determiner"]:
            at -= 1
        at, had = self._past_post_times(at)
        return at, owners, is_past or was or had, is_unsaid

    def _joined_owners(self, at: int) -> tuple[list[int], int]:
        owners = [at]
        while self.word(owners[0] - 1) in AND and self._is_known(owners[0] - 2) and self._is_known(at):
            owners.insert(0, owners[0] - 2)
        return owners, owners[0] - 1

    def _past_post_times(self, at: int) -> tuple[int, bool]:
        """Return the token before such words as "former" and "Norwegian", and whether they tell of the past."""
        words = lexicon()
        is_past = False
        while True:
            text = self.word(at)
            if text == "-" and self.word(at - 1) == "ex":
                at -= 1
            elif (self.word(at - 1), text) in (("-", "old"), ("newly", "appointed")):
                at -= 2
                continue
            elif text not in words.post_words["times"] and text not in demonyms() and text != MARKS["years"]:
                return at, is_past
            is_past = is_past or self.word(at) in words.post_words["past"]
            at -= 1

    def _owner_before(self, at: int) -> int | None:
        """Return the organization that a possessive before a token belongs to: "Northlake’s [CEO]"."""
        text = self.word(at)
        owner = at - 1
        if text == "s" and self.word(at - 1) in APOSTROPHES:
            owner = at - 2
        elif text == "s" or text not in POSSESSIVES:
            return None
        return owner if self._is_organization(owner) else None

    # ---- rows -----------------------------------------------------------------------------------------------------

    def _joined_head(self, at: int) -> int | None:
        """Return the head of the next post of a row, if one is joined at a token."""
        joined = False
        while self.word(at) in AND or self.word(at) in (",", ";", "then", "later"):
            at, joined = at + 1, True
        if self.word(at) == "as" and self.word(at + 1) == "well" and self.word(at + 2) == "as":
            at, joined = at + 3, True
        if not joined:
            return None
        for index in range(at, min(len(self.tokens), at + 10)):
            text = self.word(index)
            if self.is_head(index):
                return index if not self._names_its_holder(index) else None
            if not self._may_precede_head(index):
                return None
            if text == "":
                break
        return None

    def _may_precede_head(self, at: int) -> bool:
        text = self.word(at)
        words = lexicon()
        is_known_word = (
            text in words.post_words["times"] or text in words.function_words["determiner"] or self._is_rank(at)
        )
        is_sign = text in ("-", "as") or text in POSSESSIVES
        return is_known_word or is_sign or text in demonyms() or self._is_organization(at)

    def _names_its_holder(self, head: int) -> bool:
        """Tell whether a name right behind a post says that it is somebody else's: ", [CTO] Ben Orr"."""
        return self.may_be_a_person(head + 1)


@cache
def _field_words() -> frozenset[str]:
    return frozenset(word.casefold() for word in lexicon().fields) | lexicon().ranking_fields


def _with_shared(row: list[Post]) -> list[Post]:
    """Return a row in which a post without a place has that of the next ("founder and CEO of Fjord") or the last."""
    shared: list[Post] = []
    for index, post in enumerate(row):
        behind = row[index + 1 :] if not _is_also(row[index + 1 :]) else []
        near = [*behind, *reversed(shared)]
        source = next((each for each in near if each.orgs or each.is_unsaid), None)
        is_open = not (post.orgs or post.is_unsaid or post.is_profession)
        # "Fjord's chief scientist and co-founder"
        is_owned = source is not None and post.is_founder and bool(source.orgs) and source.orgs[0] < source.at
        if source is not None and is_open and (post.field & source.field or is_owned):
            shared.append(replace(post, orgs=source.orgs, is_unsaid=source.is_unsaid))
        else:
            shared.append(post)
    return shared


def _is_also(behind: Sequence[Post]) -> bool:
    """Tell whether the next post is told of as another one: "CTO, also professor at Stanford"."""
    return bool(behind) and behind[0].is_another
