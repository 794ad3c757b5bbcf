"""The words of a marked sentence, and which of its mentions stand for themselves, together, or for what kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, Self

from ..terms.lexicon import lexicon
from .patterns import MARKS, is_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN = re.compile(r"[\ue000-\uf8ff]|\w(?:[\w’'&.-]*[\w’'])?|[^\w\s]")
RELATIVE = frozenset(["who", "which", "that", "whom"])
MOST_ASIDE = 30
_FUNCTIONS = ("be", "have", "modal", "adverb", "determiner", "pronoun", "preposition", "clause", "verb", "people")
_HELPERS = ("be", "have", "modal")
_JOINTS = (
    ("as", "well", "as"),
    ("along", "with"),
    ("together", "with"),
    ("alongside",),
    ("in", "addition", "to"),
    ("plus",),
    ("followed", "by"),
)
_JOINS = frozenset(["and", "&", "or"])
NEGATIONS = frozenset(["not", "never", "yet", "n't", "no"])
APOSTROPHES = frozenset(["’", "'"])
# What stands behind an owner: the apostrophe and the letter may be tokens of their own.
POSSESSIVES = APOSTROPHES | {"s", "’s", "'s"}
_OF_ANOTHER = frozenset(["at", "of", "in", "from", "by"])


class Token(NamedTuple):
    """A word, a mark of punctuation or the mark of a mention at an offset of the marked text; words are folded."""

    text: str
    start: int
    end: int

    @property
    def is_mention(self) -> bool:
        """Tell whether this stands for a mention."""
        return is_mark(self.text)


def is_function_word(word: str) -> bool:
    """Tell whether a word only holds a sentence together."""
    return word in _function_words()


@cache
def _function_words() -> frozenset[str]:
    return frozenset[str]().union(*(lexicon().function_words[kind] for kind in _FUNCTIONS))


@cache
def _helpers() -> frozenset[str]:
    return frozenset[str]().union(*(lexicon().function_words[kind] for kind in _HELPERS))


@lru_cache(maxsize=64)  # verbs and posts are looked for in one sentence
def _tokens_of(marked: str) -> tuple[Token, ...]:
    return tuple(Token(match.group().casefold(), *match.span()) for match in _TOKEN.finditer(marked))


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a marked sentence; `forms` are those of known verbs, `pasts` such of them as are no nouns."""

    tokens: Sequence[Token]
    forms: frozenset[str]
    pasts: frozenset[str]

    @classmethod
    def of(cls, marked: str, forms: frozenset[str], pasts: frozenset[str]) -> Self:
        """Return the tokens of a marked sentence."""
        return cls(_tokens_of(marked), forms, pasts)

    def word(self, index: int) -> str:
        """Return the folded word or mark at a token, empty outside the sentence."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def is_mention(self, index: int) -> bool:
        """Tell whether a mention stands at a token."""
        return is_mark(self.word(index))

    def is_helper(self, index: int) -> bool:
        """Tell whether a word is an auxiliary: "is", "has", "may"."""
        return self.word(index) in _helpers()

    def is_adverb(self, index: int) -> bool:
        """Tell whether a word is an adverb: "now", "jointly"."""
        text = self.word(index)
        return text in lexicon().function_words["adverb"] or (text.endswith("ly") and len(text) > 4)

    def past_adverbs(self, at: int) -> str:
        """Return the first word from a token on that is no adverb: "developed together [by]"."""
        while self.is_adverb(at):
            at += 1
        return self.word(at)

    def is_verbal(self, index: int) -> bool:
        """Tell whether a word is an auxiliary, or looks like a verb in the past."""
        text = self.word(index)
        return self.is_helper(index) or text in self.pasts or (text.endswith("ed") and len(text) > 4)

    def is_argument(self, index: int, fits: str) -> bool:
        """Tell whether a token is a mention that stands for itself, and not for whose or what kind something is."""
        if not self.is_mention(index) or self.tokens[index].text not in fits:
            return False
        return not self.is_owner(index) and not self.is_modifier(index)

    def is_owner(self, index: int) -> bool:
        """Tell whether a mention only says whose what follows is: "[Fjord]’s"."""
        after = self.word(index + 1)
        return after in APOSTROPHES or (after in POSSESSIVES and self._touches(index))

    def is_begun(self, index: int) -> bool:
        """Tell whether a family is only the beginning of a name that nobody has listed: "[Heron] Aloft"."""
        return self.word(index) == MARKS["ModelFamily"] and self.word(index + 1) == MARKS["Name"]

    def is_modifier(self, index: int) -> bool:
        """Tell whether a mention only says of what kind what follows is: "Heron 2 weights", "Fjord-backed"."""
        if self.word(index + 1) == "-" and self._touches(index):
            # "A100-40GB" is a device with so much memory.
            is_device = self.word(index) == MARKS["Hardware"]
            return not (is_device and self._touches(index + 1) and self.word(index + 2)[:1].isdigit())
        # What follows a person's name is a verb, but in "dismissed the [Quill] case".
        is_person = self.tokens[index].text == MARKS["Person"] and self.word(index - 1) != "the"
        return not is_person and self.is_before_noun(index)

    def is_before_noun(self, index: int) -> bool:
        """Tell whether what follows a mention looks like a noun."""
        nouns, behind = lexicon().noun_words, self.word(index + 1)
        is_called = behind in nouns["models"] or behind in nouns["made"]
        after = self.word(index + 2 if is_called else index + 1)
        if after and after in positions():
            return not self.is_mention(index + 2)
        if not after or not after[0].isalpha():
            return False
        words = lexicon().function_words
        if after in words["people"]:
            return after not in words["team"] or self.word(index - 1) in words["former"]
        is_function = after in RELATIVE or after in _JOINS or is_function_word(after)
        is_verbal = after in self.forms or after.endswith(("ed", "ing", "ly"))
        return not (is_function or is_verbal or self.is_mention(index + 1))

    def is_governed(self, index: int) -> bool:
        """Tell whether a preposition stands before a mention, with no more than its article between."""
        at = index - 1
        if self.word(at) in ("that", "this") and self.word(at - 1) in ("before", "after"):
            # She is the subject: "Before that she was dean".
            return False
        while self.word(at) in lexicon().function_words["determiner"]:
            at -= 1
        if self.word(at) == "of" and self.word(at - 1) in ("weights", "checkpoints"):
            # "The weights of Heron 2" are what there is of it.
            return False
        return self.word(at) in lexicon().function_words["preposition"]

    def row_to(self, last: int, fits: str, *, may_be_with: bool = False) -> list[int]:
        """Return the enumeration that ends at a mention; one behind a preposition, but for a "with", is no subject."""
        row = [last]
        while (before := self._joined_before(row[0])) is not None and self.tokens[before].text in fits:
            row.insert(0, before)
        if may_be_with and self.word(row[0] - 1) == "with":
            return row
        if self.word(row[0] - 1) == "by" and self.word(row[0] - 2) in lexicon().noun_words["study"]:
            return row
        return row if not self.is_governed(row[0]) else []

    def row_from(self, first: int, fits: str) -> list[int]:
        """Return the enumeration that starts with a mention."""
        row = [first]
        while (after := self._joined_after(row[-1])) is not None:
            if self.word(after) not in fits:
                # "Fjord, Sandpiper and Birch": what stands between two of a kind is one, too.
                following = self._joined_after(after)
                is_name = self.word(after) == MARKS["Name"] and MARKS["Organization"] in fits
                if not is_name or following is None or self.word(following) not in fits:
                    break
            row.append(after)
        return row

    def opening_bracket(self, at: int) -> int:
        """Return the bracket that opens what a bracket at a token closes; the token itself where there is none near."""
        return next((i for i in range(at - 1, max(-1, at - MOST_ASIDE), -1) if self.tokens[i].text == "("), at)

    def of_clause(self, start: int, end: int) -> Iterator[int]:
        """Yield the tokens from one to another, but those that describe somebody in brackets: "Ada (dean at Fjord)"."""
        closed = start
        for index in range(start, end):
            if self.word(index) == "(" and self.word(index - 1) == MARKS["Person"]:
                closed = next((i for i in range(index, min(end, index + MOST_ASIDE)) if self.word(i) == ")"), index)
            if index >= closed:
                yield index

    def _joined_before(self, index: int) -> int | None:
        at = self._before_description(index - 1)
        joined = False
        while self.word(at) in _JOINS or self.word(at) == ",":
            at, joined = at - 1, True
        if joined and self.word(at) == ")":
            at = self.opening_bracket(at) - 1
        return at if joined and self.is_mention(at) else None

    def _joined_after(self, index: int) -> int | None:
        at = index + 1
        if self.word(at) == "(":
            at = next((i + 1 for i in range(at, min(len(self.tokens), at + 12)) if self.tokens[i].text == ")"), at)
        while self.word(at) in _OF_ANOTHER and self.is_mention(at + 1):
            # "Fjord at Oslo, and Birch": of somebody or somewhere.
            at += 2
        joined = False
        while self.word(at) in _JOINS or self.word(at) == ",":
            at, joined = at + 1, True
        while width := self._width_of_joint(at):
            at, joined = at + width, True
        described = lexicon().noun_words["described"]
        while joined and (self.word(at) in lexicon().function_words["determiner"] or self.word(at) in described):
            at += 1
        return at if joined and self.is_mention(at) else None

    def _width_of_joint(self, at: int) -> int:
        """Return how many tokens the words take that go on with an enumeration: "as well as", "including"."""
        if self.introduces(at):
            return 1
        for joint in _JOINTS:
            if tuple(self.word(at + each) for each in range(len(joint))) == joint:
                return len(joint)
        return 0

    def names_examples(self, index: int) -> bool:
        """Tell whether a word only leads to some of those spoken of: "models [such] [as]", "firms [including]"."""
        word, before, after = self.word(index), self.word(index - 1), self.word(index + 1)
        is_such_as = (word == "such" and after == "as") or (word == "as" and before == "such")
        return word == "including" or is_such_as or (word == "," and after in ("including", "such"))

    def introduces(self, at: int) -> bool:
        """Tell whether a word only leads to names of what was said before: "including", "such as", "like"."""
        word = self.word(at)
        if word in ("such", "as"):
            return (word, self.word(at + 1)) == ("such", "as") or (self.word(at - 1), word) == ("such", "as")
        return word in ("including", "like", "namely", "notably")

    def _before_description(self, at: int) -> int:
        """Return the token before an article and the few words behind it up to a token: "and [her colleague] Ben"."""
        words = lexicon().function_words
        for index in range(at, max(-1, at - 4), -1):
            text = self.tokens[index].text
            if text in words["determiner"]:
                return index - 1
            if not text.isalpha() or is_mark(text) or is_function_word(text):
                break
        return at

    def _touches(self, index: int) -> bool:
        return self.tokens[index].end == self.tokens[index + 1].start


@cache
def positions() -> str:
    """Return the marks of positions that people have."""
    return MARKS.any_of(["Position"])


@cache
def standing_behind() -> str:
    """Return the marks of what may stand right behind an argument without being one."""
    return MARKS.any_of(["Position", "Hardware", "Date"], unknown=False)
