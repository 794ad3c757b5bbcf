"""Where a post is held: the organizations behind its title, and the part of them that it is of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ..grammar.clauses import Clauses
from ..grammar.patterns import MARKS
from ..names.mentions import LEADING, POSITION
from ..terms.lexicon import lexicon
from .post_words import heads_alone, marks_of_organizations, marks_of_people, singular

if TYPE_CHECKING:
    from ..grammar.frames import Marked

MOST_OF_UNIT = 8
OF_UNIT = frozenset(["of", "for", "in", "at"])
AND = frozenset(["and", "&", "/", "or"])
_MOST_DESCRIBING = 4
_MOST_IN_BRACKETS = 14
_DEPARTMENTS = frozenset(["Department", "Faculty", "Division", "Office", "Chair"])
# Posts that are held "to" somebody.
_HELPING = frozenset(["advisor", "adviser", "consultant", "assistant", "ambassador", "envoy", "counselor", "aide"])
_GRAMMAR = ("be", "have", "modal", "adverb", "pronoun", "preposition", "clause", "verb")
OF = frozenset(["of", "at", "for", "with", "@", "in", "from", "within"])
_DATING = frozenset(
    ["in", "from", "since", "until", "to", "between", "and", "through", "till", "during", "around", "-", "–"]
)


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a row: its tokens from `begin` to `end`, its head `at`, and the words of its title.

    `orgs` are the tokens of the organizations where it is held, empty where the post does not name any; `also` are
    parts of them that it names besides. With `is_unsaid` it is somebody's ("its CEO"); one that `is_elsewhere` is held
    at something that has no known name. `field` tells of what walks of life it is; `is_another` that it is said to be
    held besides that before it; `is_mere` that it is no title, `is_profession` that it is what somebody is anywhere.
    """

    begin: int
    end: int
    at: int
    title: tuple[int, int]
    orgs: tuple[int, ...] = ()
    also: tuple[int, ...] = ()
    is_unsaid: bool = False
    is_past: bool = False
    is_plural: bool = False
    is_mere: bool = False
    is_profession: bool = False
    is_founder: bool = False
    is_elsewhere: bool = False
    is_another: bool = False
    field: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Places(Clauses):
    """A marked sentence in which posts and the organizations behind them are looked for."""

    sentence: Marked

    def named_at(self, at: int) -> str:
        """Return the words of the mention that a token stands for."""
        value = self.sentence.at[self.tokens[at].start].value
        return value.name if isinstance(value, Entity) else str(value)

    def may_be_a_person(self, at: int) -> bool:
        """Tell whether a mention of a person, or a name of unknown kind, stands at a token."""
        return self.is_mention(at) and self.word(at) in marks_of_people(unknown=True)

    def is_head(self, at: int) -> bool:
        """Tell whether a token is a position, or a word for somebody by what they do."""
        text = self.word(at)
        return text in (MARKS[POSITION], MARKS[LEADING]) or text in heads_alone()

    def _with_place(self, post: Post) -> Post:
        """Return a post with the organization behind its preposition, its title with the part that it is head of."""
        at, last = self._past_role(self._past_bracket(post.at)) + 1, post.at
        while self.is_adverb(at):
            at += 1
        if self.word(at) in ("with", "under") and self.may_be_a_person(at + 1):
            at += 2
        begun = at
        while self.word(at) in OF or (self.word(at) == "to" and self._is_helping_post(post.at)):
            found = self._place(at + 1, self.word(at), post)
            if found is not None:
                return self._with_organizations(replace(post, title=(post.title[0], last)), *found)
            unit = self._unit_end(at + 1) if self.word(at) in OF_UNIT else None
            if unit is None:
                break
            # The department of a professor is none of the title, of what somebody is head is.
            last = unit if self.word(at) != "at" else last
            at = self._past_bracket(unit) + 1
        if self.word(at) == "," and at == post.at + 1 and self._is_byline(at + 1):
            return replace(post, orgs=(at + 1,), end=self._past_times(at + 1))
        if self.word(begun) in OF_UNIT and self.word(begun) != "in":
            # It is of something that has no name that is known.
            return replace(post, field=frozenset(), is_elsewhere=True)
        return replace(post, end=self._past_times(post.at))

    def _past_role(self, at: int) -> int:
        """Return the token of "role" behind a head, with a word of what for between: "a VP policy role at"."""
        tenures = lexicon().post_words["tenures"]
        return next(
            (each for each in (at + 1, at + 2) if self.word(each) in tenures and self.word(each + 1) == "at"), at
        )

    def _is_helping_post(self, at: int) -> bool:
        return (self.named_at(at) if self.is_mention(at) else self.word(at)).casefold().rsplit(" ", 1)[-1] in _HELPING

    def _with_organizations(self, post: Post, orgs: tuple[int, ...], end: int) -> Post:
        """Return a post at organizations that end at a token, which may be parts of another behind them."""
        if self.is_owner(orgs[-1]):
            return replace(post, orgs=orgs, end=end, is_mere=True)
        outer = self._place(end + 2, "of", post) if self.word(end + 1) in ("at", "of") else None
        if outer is None or post.is_founder or self.is_owner(outer[0][-1]):
            return replace(post, orgs=orgs, end=self._past_times(end))
        title = (post.title[0], end)
        also = orgs if not self._is_department(orgs[0]) else ()
        return replace(post, title=title, orgs=outer[0], also=also, end=self._past_times(outer[1]))

    def _is_department(self, at: int) -> bool:
        """Tell whether a name is that of a part that stands in no other way: "Department of Optics"."""
        words = self.named_at(at).split()
        return bool({words[0], words[-1]} & _DEPARTMENTS)

    def _place(self, start: int, preposition: str, post: Post) -> tuple[tuple[int, ...], int] | None:
        """Return the organizations that begin at a token, maybe described before their name, and where they end."""
        words = lexicon().function_words
        at = start
        while self.word(at) in words["determiner"] or self.word(at) in ("both", "then"):
            at += 1
        for index in range(at, at + _MOST_DESCRIBING):
            token = self.word(index)
            if self.is_mention(index):
                return self._organizations(index, preposition, post)
            if not token.isalpha() or any(token in words[kind] for kind in _GRAMMAR):
                return None
        return None

    def _organizations(self, at: int, preposition: str, post: Post) -> tuple[tuple[int, ...], int] | None:
        while self._is_known(at) and self._is_known(at + 1):
            at += 1
        is_certain = preposition in ("at", "with", "@") or post.is_founder or self._leads(post.at)
        is_certain = is_certain or self._is_called_the(at) or (self._is_helping_post(post.at) and self._ends_phrase(at))
        if not (self._is_known(at) or (is_certain and self._is_organization(at))):
            return None
        if self.is_owner(at):
            return ((at,), at + 1) if self._is_known(at) else None
        if (self.is_modifier(at) and not self._is_unit_word(at + 1)) or self._is_cut_short(at):
            return None
        orgs = [at]
        end = self._past_bracket(at)
        while self.word(end + 1) in AND or self.word(end + 1) == ",":
            after = end + 2 + (self.word(end + 2) in AND)
            after += self.word(after) in ("at", "later", "then")
            after += self.word(after) in lexicon().function_words["determiner"]
            ends_here = self._is_known(after) and not self.is_owner(after) and not self.is_head(after + 1)
            if not ends_here or (self.word(end + 1) == "," and not self._closes_list(end + 1)):
                break
            orgs.append(after)
            end = self._past_bracket(after)
        return tuple(orgs), end

    def _is_called_the(self, at: int) -> bool:
        """Tell whether a name of several words behind an article ends the phrase: "of the [Open Tide Utility]"."""
        is_named = self.word(at) == MARKS["Name"] and self.word(at - 1) == "the" and " " in self.named_at(at)
        return is_named and self._ends_phrase(at)

    def _ends_phrase(self, at: int) -> bool:
        return self.word(at + 1) in (",", ".", ";", ")", "") or self.word(at + 1) in AND

    def _leads(self, head: int) -> bool:
        """Tell whether a position is one that only whole organizations have: "president", "chief scientist"."""
        if self.word(head) == MARKS[LEADING]:
            return True
        folded = self.named_at(head).casefold() if self.tokens[head].is_mention else singular(self.word(head))
        return folded.startswith("chief ") or folded in lexicon().bare_heads

    def _is_cut_short(self, at: int) -> bool:
        """Tell whether a name goes on behind a mention: "the [Center] for Fair Nets"."""
        mention = self.sentence.at[self.tokens[at].start].value
        last = getattr(mention, "name", str(mention)).rsplit(" ", 1)[-1].casefold()
        goes_on = self.word(at + 1) in ("for", "on", "of", "in") and self.is_mention(at + 2)
        return goes_on and last in lexicon().open_names

    def _closes_list(self, comma: int) -> bool:
        """Tell whether an enumeration of organizations that goes on behind a comma ends with "and" and another."""
        at = comma
        while self.word(at) == "," and self._is_known(at + 1):
            at += 2
        return self.word(at) in AND or (self.word(at) == "," and self.word(at + 1) in AND)

    def _unit_end(self, start: int) -> int | None:
        """Return where the name of a part ends, if a preposition and an organization follow it."""
        words = lexicon().function_words
        index, end = start - 1, start + MOST_OF_UNIT
        while (index := index + 1) < end:
            text = self.word(index)
            if text == "(" and self._past_bracket(index - 1) > index:
                # What a part is called now stands in brackets: "the Nets Division (now the Waves Division) at Fjord".
                width = self._past_bracket(index - 1) - index + 1
                if index == start or self.word(index + width) not in OF:
                    return None
                return index - 1 if self._leads_to_place(index + width + 1) else None
            if text in ("of", "at", "for", "within", "@") and index > start:
                return index - 1 if self._leads_to_place(index + 1) else None
            is_word = text.isalpha() or text in ("&", "-", "/", "{", "}") or (text and text[0].isalnum())
            is_function = (
                text in words["pronoun"] or text in words["verb"] or text in words["be"] or text in words["preposition"]
            )
            is_person = text == MARKS["Person"]
            if not (is_word or self.is_mention(index)) or is_function or is_person or self.is_head(index):
                return None
        return None

    def _leads_to_place(self, start: int) -> bool:
        at = start
        while self.word(at) in lexicon().function_words["determiner"]:
            at += 1
        return any(
            self._is_known(index)
            for index in range(at, at + MOST_OF_UNIT)
            if all(self._is_in_phrase(i) for i in range(at, index))
        )

    def _is_in_phrase(self, at: int) -> bool:
        text = self.word(at)
        words = lexicon().function_words
        return (
            bool(text)
            and (text.isalpha() or self.is_mention(at))
            and text not in words["verb"]
            and text not in words["be"]
        )

    def _is_byline(self, at: int) -> bool:
        """Tell whether an organization behind a comma is where the post is held: "Ada Quill, CEO, Northlake"."""
        is_one = self._is_known(at) or (self._is_organization(at) and self.word(at + 1) == ")")
        return is_one and not self.is_owner(at) and self.word(at + 1) in ("", ".", ")", ";", "|", "]")

    def _past_bracket(self, at: int) -> int:
        """Return the last token of brackets that follow a token, or the token."""
        if self.word(at + 1) != "(":
            return at
        inside = range(at + 2, min(len(self.tokens), at + _MOST_IN_BRACKETS))
        return next((index for index in inside if self.tokens[index].text == ")"), at)

    def _past_times(self, at: int) -> int:
        """Return the last token of the time that a post is said to be held, "from 2013 to 2017", or the token."""
        end = self._past_bracket(at)
        end += 2 if (self.word(end + 1), self.word(end + 2)) == ("with", "tenure") else 0
        while self.word(end + 1) in _DATING:
            dated = next((i for i in range(end + 2, end + 4) if self.word(i) == MARKS["Date"]), None)
            if dated is None:
                break
            end = dated
        return end

    # ---- mentions -------------------------------------------------------------------------------------------------

    def _is_organization(self, at: int) -> bool:
        return (
            self.is_mention(at)
            and self.tokens[at].text in marks_of_organizations(unknown=True)
            and not self._is_of_a_people(at)
        )

    def _is_known(self, at: int) -> bool:
        return (
            self.is_mention(at)
            and self.tokens[at].text in marks_of_organizations(unknown=False)
            and not self._is_of_a_people(at)
        )

    def _is_of_a_people(self, at: int) -> bool:
        """Tell whether a name is no more than where somebody is from: "Norwegian-American AI"."""
        name = str(getattr(self.sentence.at[self.tokens[at].start].value, "name", ""))
        return "-" in name and name.partition(" ")[0].rsplit("-", 1)[-1] in lexicon().demonyms

    def _is_unit_word(self, at: int) -> bool:
        return singular(self.word(at)) in lexicon().post_words["units"]
