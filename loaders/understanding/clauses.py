"""Who does what in a clause: the arguments of a verb, found by their place and class, whatever words stand between.

A full parser would be too slow and too heavy for this. English tells enough by order: the subject stands before the
verb, the object behind it, others behind their prepositions; a passive turns the first two round; verbs that are
joined share their subject. What the order leaves open is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .lexicon import lexicon
from .patterns import MARKS, is_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"[\ue000-\uf8ff]|\w(?:[\w’'&.-]*[\w’'])?|[^\w\s]")
_ENDS = frozenset(".;:!?—–")
_NEGATIONS = frozenset(["not", "never", "yet", "n't", "no"])
_RELATIVE = frozenset(["who", "which", "that", "whom"])
_JOINS = frozenset(["and", "&", "or"])
_BEFORE_CLAUSES = frozenset(["after", "before", "since", "until"])
_MOST_BETWEEN = 9
_MOST_ASIDE = 30


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark of punctuation or the mark of a mention at an offset of the marked text; words are folded."""

    text: str
    start: int
    end: int

    @property
    def is_mention(self) -> bool:
        """Tell whether this stands for a mention."""
        return is_mark(self.text)


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb at a token: what the form may be, and where its group (with auxiliaries) begins."""

    at: int
    begin: int
    is_passive: bool
    is_participle: bool
    is_finite: bool


@dataclass(frozen=True)
class Clauses:
    """The tokens of a marked sentence, and how they hang together."""

    tokens: Sequence[Token]
    forms: frozenset[str]
    pasts: frozenset[str]

    @classmethod
    def of(cls, marked: str, forms: frozenset[str], pasts: frozenset[str]) -> Clauses:
        """Return the tokens of a marked sentence; `forms` are those of known verbs, `pasts` such as are no nouns."""
        found = [Token(match.group().casefold(), match.start(), match.end()) for match in _TOKEN.finditer(marked)]
        return cls(tuple(found), forms, pasts)

    # ---- the verb -------------------------------------------------------------------------------------------------

    def verb(self, at: int, *, is_past: bool, is_participle: bool, is_base: bool) -> Verb | None:
        """Return the verb at a token, None where the word is a noun or an adjective there ("the released weights")."""
        words = lexicon().function_words
        begin, passive, helped = at, False, False
        while begin > 0:
            before = self.tokens[begin - 1].text
            if before in _NEGATIONS:
                return None
            if before in words["be"]:
                passive, helped = passive or is_past, True
            elif before in words["have"] or before in words["modal"] or before == "to":
                helped = True
            elif self._is_dating(begin - 1):
                begin -= 1
            elif before not in words["adverb"] and not (before.endswith("ly") and len(before) > 4):
                break
            begin -= 1
        before = self._text(begin - 1)
        if not helped and before in words["determiner"]:
            return None
        if is_base and not helped and not (self._is_mention(begin - 1) or before in words["pronoun"]):
            return None
        if not helped and not is_past and not is_participle and not self._may_precede_finite(begin - 1):
            return None
        return Verb(at, begin, passive, is_participle, helped or not is_participle)

    def _is_dating(self, at: int) -> bool:
        """Tell whether a token is a date behind its preposition: "was [in May 2024] elected"."""
        return self._text(at) == MARKS["Date"] and self._text(at - 1) in ("in", "on")

    def _may_precede_finite(self, at: int) -> bool:
        before = self._text(at)
        return self._is_mention(at) or before in _RELATIVE or before in (",", ")", "and", "but") or before == ""

    # ---- before the verb ------------------------------------------------------------------------------------------

    def subject(self, verb: Verb, fits: str) -> list[int]:
        """Return the tokens of the subject: mentions with one of the marks in `fits`; nothing where none is sure."""
        at = self._past_aside(verb.begin - 1, fits)
        before = self._text(at)
        if self._is_argument(at, fits):
            return self._row_to(at, fits)
        if before in _RELATIVE:
            return self._nearest(at - 1, fits)
        if verb.is_passive or not verb.is_participle:
            near = self._nearest_noun_phrase(at, fits)
            if near:
                return near
        return self._clause_subject(at, fits)

    def described(self, verb: Verb, fits: str) -> list[int]:
        """Return what a participle without "was" describes: "Heron 2, released in May", "a model released by"."""
        at = verb.begin - 1
        if self._text(at) in (",", "("):
            at -= 1
            if self._text(at) == ")":
                at = self._opening_bracket(at) - 1
            return self._row_to(at, fits) if self._is_argument(at, fits) else self._appositive(at, fits)
        if at < 0:
            return self._behind_lead(verb.at, fits)
        if self._is_argument(at, fits):
            return self._row_to(at, fits)
        return self._appositive(at, fits)

    def _appositive(self, at: int, fits: str) -> list[int]:
        """Return what words up to a token call something, as in "Fjord is a startup [founded]"."""
        words = lexicon().function_words
        copula, index = False, at + 1
        while (index := index - 1) > max(-1, at - _MOST_ASIDE):
            token = self.tokens[index]
            if token.text == ")":
                index = self._opening_bracket(index)
            elif token.text in words["be"] or token.text in (",", "(", "—", "–"):
                copula = True
            elif token.is_mention and token.text in fits:
                return self._row_to(index, fits) if copula and self._is_argument(index, fits) else []
            elif token.text in _ENDS or token.text in _RELATIVE or token.text in self.forms:
                return []
        return []

    def _past_aside(self, at: int, fits: str) -> int:
        """Return the token before what is set off by commas or brackets in front of a verb, if a subject is there."""
        if self._text(at) == ")":
            return self._opening_bracket(at) - 1
        if self._text(at) not in (",", "—", "–"):
            return at
        for index in range(at - 1, max(-1, at - _MOST_ASIDE), -1):
            text = self.tokens[index].text
            if text == self._text(at) and self._is_argument(index - 1, fits):
                return index - 1
            if text in _ENDS and text != self._text(at):
                break
        return at

    def _opening_bracket(self, at: int) -> int:
        return next((i for i in range(at - 1, max(-1, at - _MOST_ASIDE), -1) if self.tokens[i].text == "("), at)

    def _nearest(self, at: int, fits: str) -> list[int]:
        """Return the nearest fitting mention up to a token."""
        for index in range(at, max(-1, at - _MOST_ASIDE), -1):
            if self.tokens[index].text in (";", ".") or self.tokens[index].text in _RELATIVE:
                return []
            if self.tokens[index].is_mention and self.tokens[index].text in fits and not self._is_before_noun(index):
                return self._row_to(index, fits) if not self._is_owner(index) else []
        return []

    def _nearest_noun_phrase(self, at: int, fits: str) -> list[int]:
        """Return a mention that only words of its own phrase part from a verb: "Fjord researchers [released]"."""
        words = lexicon().function_words
        for index in range(at, max(-1, at - 4), -1):
            token = self.tokens[index]
            if token.is_mention:
                is_free = token.text in fits and not self._is_owner(index) and not self._is_governed(index)
                return self._row_to(index, fits) if is_free else []
            if token.text not in words["people"]:
                return []
        return []

    def _clause_subject(self, at: int, fits: str) -> list[int]:
        """Return what a clause up to a token begins with, before its first verb."""
        start = self._clause_start(at)
        relative = next((i for i in range(at, start, -1) if self.tokens[i].text in _RELATIVE), None)
        if relative is not None:
            return self._nearest(relative - 1, fits)
        for index in range(start, at + 1):
            token = self.tokens[index]
            if token.is_mention and token.text in fits and not self._is_owner(index) and not self._is_governed(index):
                last = self._row_from(index, fits)
                return last if self._is_argument(last[-1], fits) else []
            if self._is_verbal(index):
                break
        return [] if start > 0 or at - start > 3 else self._behind_lead(at + 1, fits)

    def _behind_lead(self, at: int, fits: str) -> list[int]:
        """Return the subject that a leading phrase speaks of: "After leaving Fjord in 2020, [Ada Quill] ..."."""
        for index in range(at, min(len(self.tokens) - 1, at + _MOST_ASIDE)):
            if self.tokens[index].text in _ENDS:
                return []
            if self.tokens[index].text == "," and self.tokens[index + 1].text != "and":
                for after in range(index + 1, min(len(self.tokens), index + 5)):
                    if self.tokens[after].is_mention and self.tokens[after].text in fits:
                        row = self._row_from(after, fits)
                        return row if self._precedes_verb(row[-1]) else []
                    if self._is_verbal(after) or self.tokens[after].text in lexicon().function_words["preposition"]:
                        break
                if not self._is_listed(index):
                    return []
        return []

    def _precedes_verb(self, index: int) -> bool:
        """Tell whether a verb or an aside follows a mention, as behind a subject."""
        after = self._text(index + 1)
        words = lexicon().function_words
        is_finite = after in self.forms or after in words["verb"] or after.endswith(("ed", "s"))
        return not self._is_owner(index) and (self._is_verbal(index + 1) or is_finite or after in words["adverb"])

    def _is_listed(self, comma: int) -> bool:
        return (self._is_mention(comma - 1) or self._text(comma - 1) == ")") and self._is_mention(comma + 1)

    def _clause_start(self, at: int) -> int:
        starts = lexicon().function_words["clause"]
        return next((i + 1 for i in range(at, -1, -1) if self.tokens[i].text in (*starts, *_ENDS)), 0)

    # ---- behind the verb ------------------------------------------------------------------------------------------

    def object(self, after: int, fits: str) -> list[int]:
        """Return the tokens of the first object behind a token: mentions with one of the marks in `fits`."""
        return self._phrase(after + 1, fits, may_follow_comma=True)

    def behind(self, after: int, preposition: str, fits: str) -> list[int]:
        """Return the mentions behind a preposition, in the clause that begins behind a token."""
        for index in range(after + 1, self._clause_end(after + 1)):
            if self.tokens[index].text == preposition and self._governs_a_thing(index):
                found = self._phrase(index + 1, fits)
                if found:
                    return found
        return []

    def _governs_a_thing(self, preposition: int) -> bool:
        """Tell whether no verb can follow a preposition: "to Fjord", and not "to sue Fjord"."""
        after = self._text(preposition + 1)
        is_open = self.tokens[preposition].text == "to"
        return not is_open or self._is_mention(preposition + 1) or after in lexicon().function_words["determiner"]

    def _phrase(self, start: int, fits: str, *, may_follow_comma: bool = False) -> list[int]:
        """Return the mentions at the end of the noun phrase that begins at a token."""
        words = lexicon().function_words
        for index in range(start, min(len(self.tokens), start + _MOST_BETWEEN)):
            token = self.tokens[index]
            if token.is_mention and not self._is_owner(index):
                head = self._head_of(index, fits)
                return self._row_from(head, fits) if head is not None and not self._is_modifier(head) else []
            if token.text in words["preposition"] or token.text in _RELATIVE or token.text in _ENDS:
                return []
            if token.text == "," and not (may_follow_comma and index > start and self._is_mention(index + 1)):
                return []
        return []

    def _head_of(self, first: int, fits: str) -> int | None:
        """Return the last of the mentions that stand side by side ("Fjord CEO [Ada Quill]"), if it fits.

        A position behind it is what the one before is made: "named [Ada Quill] CEO".
        """
        head, index = None, first
        while self._is_mention(index) or self._text(index) in lexicon().function_words["people"]:
            if self._is_mention(index) and not self._is_owner(index):
                is_fitting = self.tokens[index].text in fits
                if is_fitting or self.tokens[index].text not in _positions():
                    head = index if is_fitting else None
            index += 2 if self._is_owner(index) else 1
        return head

    def _clause_end(self, start: int) -> int:
        words = lexicon().function_words
        for index in range(start, len(self.tokens)):
            text = self.tokens[index].text
            if text in _ENDS or text in words["clause"] or text in _RELATIVE:
                return index
            if text in _BEFORE_CLAUSES and self._begins_clause(index + 1):
                return index
            if text in self.forms and self._text(index - 1) in ("and", ",", "then", "but", "later"):
                return index
        return len(self.tokens)

    def _begins_clause(self, at: int) -> bool:
        text = self._text(at)
        return text.endswith("ing") or text in lexicon().function_words["pronoun"]

    # ---- mentions -------------------------------------------------------------------------------------------------

    def _row_to(self, last: int, fits: str) -> list[int]:
        """Return the enumeration that ends at a mention."""
        row = [last]
        while (before := self._joined_before(row[0])) is not None and self.tokens[before].text in fits:
            row.insert(0, before)
        return row if not self._is_governed(row[0]) else []

    def _row_from(self, first: int, fits: str) -> list[int]:
        """Return the enumeration that starts with a mention."""
        row = [first]
        while (after := self._joined_after(row[-1])) is not None and self.tokens[after].text in fits:
            row.append(after)
        return row

    def _joined_before(self, index: int) -> int | None:
        at = self._before_description(index - 1)
        joined = False
        while self._text(at) in _JOINS or self._text(at) == ",":
            at, joined = at - 1, True
        if joined and self._text(at) == ")":
            at = self._opening_bracket(at) - 1
        return at if joined and self._is_mention(at) else None

    def _before_description(self, at: int) -> int:
        """Return the token before an article and the few words behind it up to a token: "and [her colleague] Ben"."""
        words = lexicon().function_words
        for index in range(at, max(-1, at - 4), -1):
            text = self.tokens[index].text
            if text in words["determiner"]:
                return index - 1
            if not text.isalpha() or is_mark(text) or any(text in words[kind] for kind in words):
                break
        return at

    def _joined_after(self, index: int) -> int | None:
        at = index + 1
        if self._text(at) == "(":
            at = next((i + 1 for i in range(at, min(len(self.tokens), at + 12)) if self.tokens[i].text == ")"), at)
        joined = False
        while self._text(at) in _JOINS or self._text(at) == ",":
            at, joined = at + 1, True
        if self._text(at) in lexicon().function_words["determiner"]:
            at += 1
        return at if joined and self._is_mention(at) else None

    def _is_argument(self, index: int, fits: str) -> bool:
        """Tell whether a token is a mention that stands for itself, and not for whose or what kind something is."""
        if not self._is_mention(index) or self.tokens[index].text not in fits:
            return False
        return not self._is_owner(index) and not self._is_modifier(index)

    def _is_owner(self, index: int) -> bool:
        after = self._text(index + 1)
        return after in ("’", "'") or (after in ("s", "’s", "'s") and self._touches(index))

    def _is_modifier(self, index: int) -> bool:
        """Tell whether a mention only says of what kind what follows is: "Heron 2 weights", "Fjord-backed"."""
        if self._text(index + 1) == "-" and self._touches(index):
            return True
        # What follows a person's name is a verb.
        return self.tokens[index].text != MARKS["Person"] and self._is_before_noun(index)

    def _is_before_noun(self, index: int) -> bool:
        after = self._text(index + 1)
        if not after or not after[0].isalpha():
            return False
        words = lexicon().function_words
        is_function = after in _RELATIVE or after in _JOINS or any(after in words[kind] for kind in words)
        is_verbal = after in self.forms or after.endswith(("ed", "ing", "ly"))
        return not (is_function or is_verbal or self._is_mention(index + 1))

    def _is_governed(self, index: int) -> bool:
        """Tell whether a preposition stands before a mention, with no more than its article between."""
        at = index - 1
        while self._text(at) in lexicon().function_words["determiner"]:
            at -= 1
        return self._text(at) in lexicon().function_words["preposition"]

    def _is_verbal(self, index: int) -> bool:
        text = self._text(index)
        words = lexicon().function_words
        is_helper = text in words["be"] or text in words["have"] or text in words["modal"]
        return is_helper or text in self.pasts or (text.endswith("ed") and len(text) > 4)

    def _touches(self, index: int) -> bool:
        return self.tokens[index].end == self.tokens[index + 1].start

    def _is_mention(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tokens[index].is_mention

    def _text(self, index: int) -> str:
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""


@cache
def _positions() -> str:
    return MARKS.any_of(["Position"])
