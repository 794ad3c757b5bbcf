"""Who holds the posts of a sentence: found by where a name stands beside them, or by the verb that tells of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..grammar.patterns import MARKS
from ..grammar.words import NEGATIONS, POSSESSIVES
from ..terms.lexicon import lexicon
from .post_words import marks_of_organizations, marks_of_people
from .posts import Phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..grammar.clauses import Verb
    from .post_places import Post

_SIGNS = frozenset([",", "(", "—", "–", "-", "|", ":"])
_MOST_TO_VERB = 14
_SHORTEST_PAST = 4
_STOPS = lexicon().function_words["clause"] | {".", ";", "!", "?", ":", "who", "which"}
_COPULAS = lexicon().function_words["be"] - {"be", "got", "gets"}


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds the posts of a row, as tokens, and how that is told.

    `by_verb` tells that a clause states it, `is_over` that it is past; `orgs` are organizations that its verb names.
    """

    people: tuple[int, ...]
    begin: int
    by_verb: bool = False
    is_over: bool = False
    orgs: tuple[int, ...] = ()


class Holders(Phrases):
    """The posts of a marked sentence, and the people who hold them."""

    __slots__ = ()

    def held_by(self, row: Sequence[Post]) -> Held | None:
        """Return who holds the posts of a row; None where the sentence does not tell for sure."""
        found = self._right_beside(row) or self._left_beside(row) or self._told(row)
        return found or self._right_apart(row) or self._inverse(row)

    # ---- beside the posts -----------------------------------------------------------------------------------------

    def _right_beside(self, row: Sequence[Post]) -> Held | None:
        """Return who is named right behind: "Northlake’s chief scientist [Ada Quill]"."""
        at = row[-1].end + 1
        if self.word(at) == "," and row[-1].is_unsaid:
            at += 1
        if not self._is_person(at):
            return None
        if row[-1].end > row[-1].at and row[-1].orgs and row[-1].orgs[0] > row[-1].at and not self._leads(row[-1].at):
            return None
        people = self.row_from(at, marks_of_people(unknown=False)) if row[-1].is_plural else [at]
        return Held(tuple(people), at)

    def _left_beside(self, row: Sequence[Post]) -> Held | None:
        """Return who is named before a comma or bracket: "[Ada Quill], chief scientist of Northlake"."""
        sign = row[0].begin - 1
        # So stands "Ada Quill (as chair)".
        sign -= self.word(sign) == "as" and self.word(sign - 1) == "("
        if self.word(sign) not in _SIGNS:
            return None
        at = sign - 1
        if self.word(at) == ")":
            at = self.opening_bracket(at) - 1
        elif self.word(at) in (MARKS["number"], MARKS["years"]) and self.word(at - 1) == ",":
            at -= 2
        if not self._is_person(at) or self.is_owner(at) or (self.word(sign) == ":" and at > 1):
            return None
        people = self._people_to(at) if row[0].is_plural else [at]
        return Held(tuple(people), at)

    def _people_to(self, last: int) -> list[int]:
        people = [last]
        while (before := self._joined_before(people[0])) is not None and self._is_person(before):
            people.insert(0, before)
        return people

    def _right_apart(self, row: Sequence[Post]) -> Held | None:
        """Return who is named behind a comma: "The chief scientist of Northlake, [Ada Quill], ..."."""
        at = row[-1].end + 2
        before = self.word(row[0].begin - 1)
        is_led = before in lexicon().function_words["preposition"] or before in (
            ",",
            "",
            "and",
            "that",
            "(",
            "when",
            "but",
        )
        if self.word(at - 1) != "," or not self._is_person(at, unknown=False) or not is_led:
            return None
        people = self.row_from(at, marks_of_people(unknown=False)) if row[-1].is_plural else [at]
        is_of_one = not row[-1].is_plural or (len(people) > 1 and self.word(people[-1] + 1) == ",")
        is_named = bool(row[-1].orgs) or row[-1].is_unsaid or (row[-1].is_plural and self._leads(row[-1].at))
        return Held(tuple(people), at) if is_named and is_of_one and not self.is_owner(people[-1]) else None

    def _inverse(self, row: Sequence[Post]) -> Held | None:
        """Return who a post is said to be: "Its chief scientist is [Ada Quill]"."""
        at = row[-1].end + 1
        if self.word(at) not in ("is", "was") or not self._is_person(at + 1, unknown=False):
            return None
        return Held((at + 1,), at, by_verb=True, is_over=self.word(at) == "was")

    # ---- by a verb ------------------------------------------------------------------------------------------------

    def _told(self, row: Sequence[Post]) -> Held | None:
        at = row[0].begin - 1
        while self.is_adverb(at):
            if self.word(at) in NEGATIONS:
                return None
            at -= 1
        text, before = self.word(at), self.word(at - 1)
        if text in lexicon().post_words["becoming"] or text in _COPULAS:
            return self._by_copula(at)
        if text in lexicon().post_words["giving"]:
            return self._by_giving(at, at)
        if self._is_person(at) and before in lexicon().post_words["giving"]:
            return self._by_giving(at - 1, at + 1)
        if text == "as" and at == 0:
            return self._behind_opening(row)
        words = lexicon().post_words
        is_titled = text == "of" and (before in words["tenures"] or before in ("title", "rank"))
        is_joined = text == "as" or (text == "to" and before in words["raising"]) or is_titled
        return self._by_verb_before(at) if is_joined else None

    def _by_copula(self, at: int) -> Held | None:
        text = self.word(at)
        verb = self.verb(at, is_past=False, is_participle=text in ("being", "becoming"), is_base=text == "become")
        people = self._sure_subject(verb, at) if verb is not None else []
        return Held(tuple(people), at, by_verb=True, is_over=text in lexicon().post_words["over"]) if people else None

    def _by_giving(self, at: int, end: int) -> Held | None:
        """Return whom somebody gives a post: "Northlake named [Ada Quill] CEO", "[She] was elected president"."""
        is_participle = self.word(at).endswith("ing")
        verb = self.verb(at, is_past=not is_participle, is_participle=is_participle, is_base=False)
        if verb is None:
            return None
        is_over = self.word(at) in lexicon().post_words["over"]
        if verb.is_passive:
            people, orgs = (
                self.subject(verb, marks_of_people(unknown=True)),
                self.behind(end, "by", marks_of_organizations(unknown=False)),
            )
            return Held(tuple(people), at, by_verb=True, is_over=is_over, orgs=tuple(orgs)) if people else None
        named = next(
            (index for index in range(at + 1, end) if self._is_person(index) and not self.is_owner(index)), None
        )
        if named is not None:
            orgs = self.subject(verb, marks_of_organizations(unknown=False))
            row = self.row_from(named, marks_of_people(unknown=True))
            return Held(tuple(row), at, by_verb=True, is_over=is_over, orgs=tuple(orgs))
        people = self._directly_before(verb) or self.described(verb, marks_of_people(unknown=True))
        return Held(tuple(people), at, by_verb=True, is_over=is_over) if people else None

    def _by_verb_before(self, at: int) -> Held | None:
        """Return who does as a post tells: "[Ada Quill] joined Northlake in May as chief scientist"."""
        if self._is_person(at - 1) and self.word(at - 2) in ("with", "under"):
            return Held((at - 1,), at, by_verb=True)
        words = lexicon().post_words
        for index in range(at - 1, max(-1, at - _MOST_TO_VERB), -1):
            text = self.word(index)
            owner = self._owner_of(index) if text in words["tenures"] else None
            if owner is not None:
                return Held((owner,), index, by_verb=True, is_over=True)
            if text in words["giving"] or text == "known":
                return self._by_giving(index, at)
            if text in _STOPS:
                break
            if (
                text in words["holding"]
                or text in words["raising"]
                or (text.endswith("ed") and len(text) > _SHORTEST_PAST)
            ):
                return self._by_holding(index, at)
        return None

    def _by_holding(self, at: int, end: int) -> Held | None:
        text = self.word(at)
        is_participle = text.endswith("ing")
        verb = self.verb(at, is_past=not is_participle, is_participle=is_participle, is_base=False)
        if verb is None or verb.is_passive:
            return None
        people = self._sure_subject(verb, at)
        inside = [
            index for index in range(at + 1, end) if self.is_argument(index, marks_of_organizations(unknown=False))
        ]
        orgs = tuple(inside[:1]) if not any(self._is_person(index) for index in range(at + 1, end)) else ()
        return (
            Held(tuple(people), at, by_verb=True, is_over=text in lexicon().post_words["over"], orgs=orgs)
            if people
            else None
        )

    def _behind_opening(self, row: Sequence[Post]) -> Held | None:
        """Return the subject behind a phrase that opens the sentence: "As CEO of Northlake, [she] ..."."""
        at = row[-1].end + 2
        if self.word(at - 1) != "," or not self._is_person(at, unknown=False) or self.is_owner(at):
            return None
        return Held((at,), at)

    def _sure_subject(self, verb: Verb, at: int) -> list[int]:
        """Return the people that are the subject of a verb, if no other clause may stand between."""
        people = self._directly_before(verb) or self.subject(verb, marks_of_people(unknown=True))
        before = self.word(verb.begin - 1)
        is_joined = before in (",", ")", "and", "but", "then", "who", "—", "–")
        is_participle = self.word(at).endswith("ing")
        is_near = bool(people) and verb.begin - people[-1] <= 1
        return people if is_near or is_joined or is_participle else []

    def _directly_before(self, verb: Verb) -> list[int]:
        """Return who stands right before a verb behind "with": "with [Ada Quill] serving as CEO"."""
        at = verb.begin - 1
        at = self.opening_bracket(at) - 1 if self.word(at) == ")" else at
        return [at] if self._is_person(at) and self.word(at - 1) in ("with", "under", ",") else []

    def _owner_of(self, at: int) -> int | None:
        """Return the person whose something is: "[Ada Quill]’s tenure"."""
        index = at - 1
        while self.is_adverb(index) or self.word(index) in lexicon().post_words["times"]:
            index -= 1
        owner = index - 2 if self.word(index) == "s" else index - 1
        is_owner = self.word(index) in POSSESSIVES
        return owner if is_owner and self._is_person(owner) else None

    def _is_person(self, at: int, *, unknown: bool = True) -> bool:
        return self.is_mention(at) and self.tokens[at].text in marks_of_people(unknown=unknown)
