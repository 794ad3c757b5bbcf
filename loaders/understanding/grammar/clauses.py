"""Who does what in a clause: the arguments of a verb, found by their place and class, whatever words stand between.

A full parser would be too slow and too heavy for this. English tells enough by order: the subject stands before the
verb, the object behind it, others behind their prepositions; a passive turns the first two round; verbs that are
joined share their subject. What the order leaves open is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..terms.lexicon import lexicon
from .patterns import MARKS, is_mark
from .words import MOST_ASIDE, NEGATIONS, RELATIVE, Words, standing_behind

_ENDS = frozenset(".;:!?—–")
_BEFORE_CLAUSES = frozenset(["after", "before", "since", "until"])
_LEADING_ON = frozenset(["of", "from", "at", "within"])
_MOST_BETWEEN = 9
_HELPED = frozenset(["helped", "helps"])
_OF_A_PLACE = frozenset(["based", "headquartered", "listed", "born"])
_OWNERS = frozenset(["his", "her", "their", "whose", "s"])


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb at a token: what the form may be, and where its group (with auxiliaries) begins.

    One that `is_real` says what is or was so, and not what can or is to be.
    """

    at: int
    begin: int
    is_passive: bool
    is_participle: bool
    is_real: bool


class Clauses(Words):
    """The words of a marked sentence, and the verbs and arguments of its clauses."""

    __slots__ = ()

    # ---- the verb -------------------------------------------------------------------------------------------------

    def verb(self, at: int, *, is_past: bool, is_participle: bool, is_base: bool) -> Verb | None:
        """Return the verb at a token; None where it is denied or wished, or a noun or adjective ("the released")."""
        if is_participle and (self.word(at - 2), self.word(at - 1)) == ("prior", "to"):
            return Verb(at, at, is_passive=False, is_participle=True, is_real=True)
        begin, is_passive = at, False
        while (step := self._helper_before(begin)) > 0:
            if self.word(begin - 1) in NEGATIONS:
                return None
            is_passive = is_passive or (is_past and self.word(begin - 1) in lexicon().function_words["be"])
            begin -= step
        helped = any(self._is_helping(index) for index in range(begin, at))
        if helped:
            stated = self.word(begin) != "to" or self._states_an_infinitive(begin - 1)
        elif is_participle:
            stated = self._states_a_participle(begin - 1)
        elif is_past:
            is_relative = self.word(begin - 1) in RELATIVE and self.is_mention(begin - 2)
            stated = is_relative or self.word(begin - 1) not in lexicon().function_words["determiner"]
        elif is_base:
            before = self.word(begin - 1)
            may_precede = before in lexicon().function_words["pronoun"] or before in ("helped", "helps")
            stated = self.is_mention(begin - 1) or may_precede
        else:
            stated = self._may_precede_finite(begin - 1)
        words = lexicon().function_words
        is_real = not any(self.word(index) == "to" or self.word(index) in words["modal"] for index in range(begin, at))
        return Verb(at, begin, is_passive, is_participle, is_real) if stated else None

    def _helper_before(self, begin: int) -> int:
        """Return how many tokens before one belong to the group of its verb: an auxiliary, an adverb, "in May 2024"."""
        before = begin - 1
        is_of_group = self._is_helping(before) or self.word(before) in NEGATIONS or self.is_adverb(before)
        if begin > 0 and is_of_group:
            return 1
        return 2 if self._is_dating(begin - 1) else 0

    def _is_helping(self, at: int) -> bool:
        return self.is_helper(at) or self.word(at) == "to"

    def _states_a_participle(self, at: int) -> bool:
        """Tell whether what is said in -ing behind a token is a fact: "by founding", "known for", not "considered"."""
        words = lexicon().function_words
        before = self.word(at)
        known = before in ("for", "as") and self.word(at - 1) in words["known"]
        at = self.opening_bracket(at) - 1 if before == ")" else at
        return known or self.is_mention(at) or before in words["before_participle"] or at < 0

    def _states_an_infinitive(self, at: int) -> bool:
        """Tell whether what is said behind a "to" is a fact: "went on to found", not "wanted to found"."""
        words = lexicon().function_words
        while self.word(at) in words["adverb"] or self.is_mention(at) or self.word(at) in ("on", "back", "up"):
            at -= 1
        return self.word(at) in words["before_infinitive"]

    def _is_dating(self, at: int) -> bool:
        """Tell whether a token is a date behind its preposition: "was [in May 2024] elected"."""
        return self.word(at) == MARKS["Date"] and self.word(at - 1) in ("in", "on")

    def _may_precede_finite(self, at: int) -> bool:
        before = self.word(at)
        return self.is_mention(at) or before in RELATIVE or before in (",", ")", "and", "but") or before == ""

    def is_helped(self, verb: Verb) -> bool:
        """Tell whether an auxiliary belongs to a verb."""
        return any(self._is_helping(index) for index in range(verb.begin, verb.at))

    def opens(self, verb: Verb) -> bool:
        """Tell whether a sentence begins with a verb, as entries of a list do that are about what is talked of."""
        before = [token.text for token in self.tokens[: verb.begin]]
        if before and before[-1] in (";", "and", ",") and self.tokens[0].text in self.pasts:
            return True
        return all(text in (MARKS["Date"], "in", "on") or _is_punctuation(text) for text in before)

    # ---- before the verb ------------------------------------------------------------------------------------------

    def subject(self, verb: Verb, fits: str) -> list[int]:
        """Return the tokens of the subject: mentions with one of the marks in `fits`; nothing where none is sure."""
        at = self._past_aside(self._past_noun(verb.begin - 1 - (self.word(verb.begin - 1) in _HELPED)), fits)
        before = self.word(at)
        if before in lexicon().noun_words["kin"] and any(self.word(each) in _OWNERS for each in range(at - 3, at)):
            # "Her brother founded Fjord": he is not named.
            return []
        if self.word(verb.begin) == "to":
            # "left Fjord to found": who left founds.
            return self._clause_subject(at, fits)
        if self.is_argument(at, fits):
            return self.row_to(at, fits, may_be_with=verb.is_participle)
        if before in RELATIVE:
            return self._nearest(at - 1, fits, before)
        if verb.is_passive or not verb.is_participle:
            near = self._nearest_noun_phrase(at, fits)
            if near:
                return near
        return self._clause_subject(at, fits)

    def described(self, verb: Verb, fits: str) -> list[int]:
        """Return what a participle without "was" describes: "Heron 2, released in May", "a model released by"."""
        at = verb.begin - 1
        if self.word(at) in (",", "("):
            at -= 1
            if self.word(at) == ")":
                at = self.opening_bracket(at) - 1
            return self.row_to(at, fits) if self.is_argument(at, fits) else self.appositive(at, fits)
        if at < 0:
            return self._behind_lead(verb.at, fits)
        return self.row_to(at, fits) if self.is_argument(at, fits) else self.appositive(at, fits)

    def appositive(self, at: int, fits: str) -> list[int]:
        """Return what words up to a token call something, as in "Fjord is a startup [founded]"."""
        words = lexicon().function_words
        copula, index = False, at + 1
        while (index := index - 1) > max(-1, at - MOST_ASIDE):
            token = self.tokens[index]
            if token.text == ")":
                index = self.opening_bracket(index)
            elif token.text in words["be"]:
                copula = True
            elif token.text in (",", "(", "—", "–"):
                if self.is_mention(index - 1) and self.tokens[index - 1].text not in fits:
                    # "Fjord grew from Sandpiper, a startup founded ...": the startup is another.
                    return []
                copula = True
            elif token.is_mention and token.text in fits:
                # "She left for Fjord, a startup [founded]": what is set off describes it, whatever stands before.
                alone = [index] if self.word(index + 1) == "," else []
                return self.row_to(index, fits) or alone if copula and self.is_argument(index, fits) else []
            elif token.text in _ENDS or token.text in RELATIVE or (token.text in self.forms and index < at - 1):
                return []
        return []

    def _past_noun(self, at: int) -> int:
        """Return the mention before the noun at a token that only says what it is: "the [Heron 2] model"."""
        return at - (self.word(at) in lexicon().noun_words["models"] and self.is_mention(at - 1))

    def _past_aside(self, at: int, fits: str) -> int:
        """Return the token before what is set off by commas or brackets in front of a verb, if a subject is there."""
        if self.word(at) == ")":
            return self.opening_bracket(at) - 1
        if self.word(at) not in (",", "—", "–"):
            return at
        for index in range(at - 1, max(-1, at - MOST_ASIDE), -1):
            text = self.tokens[index].text
            if text == self.word(at) and self.is_argument(index - 1, fits):
                return index - 1
            if text in _ENDS and text != self.word(at):
                break
        return at

    def _nearest(self, at: int, fits: str, relative: str) -> list[int]:
        """Return the nearest fitting mention up to a token; "who" is said of the last person, of nobody before."""
        for index in range(at, max(-1, at - MOST_ASIDE), -1):
            if relative == "who" and self.tokens[index].text == MARKS["Person"] not in fits:
                return []
            if self.tokens[index].text in (";", ".") or self.tokens[index].text in RELATIVE:
                return []
            if self.tokens[index].is_mention and self.tokens[index].text in fits and not self.is_before_noun(index):
                if relative == "who" and self.word(index) == MARKS["Person"] and self.word(index - 1) == "of":
                    return [index]
                return self.row_to(index, fits) if not self.is_owner(index) else []
        return []

    def _nearest_noun_phrase(self, at: int, fits: str) -> list[int]:
        """Return a mention that only words of its own phrase part from a verb: "Fjord researchers [released]"."""
        words = lexicon().function_words
        for index in range(at, max(-1, at - 4), -1):
            token = self.tokens[index]
            if token.is_mention:
                is_former = self.word(index - 1) in words["former"]
                is_free = token.text in fits and not (self.is_owner(index) or self.is_governed(index) or is_former)
                return self.row_to(index, fits) if is_free else []
            if token.text not in words["team"]:
                return []
        return []

    def _clause_subject(self, at: int, fits: str) -> list[int]:
        """Return what a clause up to a token begins with, before its first verb."""
        start = self._clause_start(at)
        relative = next((i for i in range(at, start, -1) if self.tokens[i].text in RELATIVE), None)
        if relative is not None:
            return self._nearest(relative - 1, fits, self.word(relative))
        for index in range(start, at + 1):
            token = self.tokens[index]
            if token.is_mention and token.text in fits and not self.is_owner(index) and not self.is_governed(index):
                last = self.row_from(index, fits)
                return last if self.is_argument(last[-1], fits) else []
            if self.is_verbal(index):
                break
        return [] if start > 0 or at - start > 3 else self._behind_lead(at + 1, fits)

    def _behind_lead(self, at: int, fits: str) -> list[int]:
        """Return the subject that a leading phrase speaks of: "After leaving Fjord in 2020, [Ada Quill] ..."."""
        for index in range(at, min(len(self.tokens) - 1, at + MOST_ASIDE)):
            if self.tokens[index].text in _ENDS:
                return []
            if self.tokens[index].text == "," and self.tokens[index + 1].text != "and":
                for after in range(index + 1, min(len(self.tokens), index + 5)):
                    if self.tokens[after].is_mention and self.tokens[after].text in fits:
                        row = self._past_agents(index, self.row_from(after, fits))
                        if row and self._precedes_verb(row[-1]):
                            return row
                        break
                    if self.is_verbal(after) or self.tokens[after].text in lexicon().function_words["preposition"]:
                        break
                if not self._is_listed(index):
                    return []
        return []

    def _past_agents(self, comma: int, row: list[int]) -> list[int]:
        """Return what of a row behind a comma is no part of an enumeration before it: "by A, B, and C, [Fjord] ..."."""
        ends = [at for at, member in enumerate(row) if self.word(member - 1) in ("and", "&")]
        if not ends:  # "Based in Bergen, Norway, [Fjord] makes nets."
            return row[-1:]
        return row[ends[-1] + 1 :] if ends and self._is_listed(comma) and self.word(comma - 1) not in _dates() else row

    def _precedes_verb(self, index: int) -> bool:
        """Tell whether a verb or an aside follows a mention, as behind a subject."""
        after = self.word(index + 1)
        words = lexicon().function_words
        is_finite = after in self.forms or after in words["verb"] or after.endswith(("ed", "s"))
        return not self.is_owner(index) and (self.is_verbal(index + 1) or is_finite or after in words["adverb"])

    def _is_listed(self, comma: int) -> bool:
        return (self.is_mention(comma - 1) or self.word(comma - 1) == ")") and self.is_mention(comma + 1)

    def _clause_start(self, at: int) -> int:
        starts = lexicon().function_words["clause"]
        return next((i + 1 for i in range(at, -1, -1) if self.tokens[i].text in (*starts, *_ENDS)), 0)

    # ---- behind the verb ------------------------------------------------------------------------------------------

    def object(self, after: int, fits: str, *, by_people: bool = False) -> list[int]:
        """Return the tokens of the first object behind a token: mentions with one of the marks in `fits`."""
        return self._phrase(after + 1, fits, may_follow_comma=True, by_people=by_people)

    def behind(self, after: int, preposition: str, fits: str, *, by_people: bool = False) -> list[int]:
        """Return the mentions behind a preposition, in the clause that begins behind a token.

        With `by_people` also those whose people are meant: "by researchers at Fjord".
        """
        for index in self.of_clause(after + 1, self._clause_end(after + 1)):
            if self.tokens[index].text == preposition and self._governs_a_thing(index):
                found = self._phrase(index + 1, fits, by_people=by_people)
                if found:
                    return found
        return []

    def _governs_a_thing(self, preposition: int) -> bool:
        """Tell whether no verb can follow a preposition: "to Fjord", and not "to sue Fjord"."""
        after = self.word(preposition + 1)
        is_open = self.tokens[preposition].text == "to"
        return not is_open or self.is_mention(preposition + 1) or after in lexicon().function_words["determiner"]

    def _phrase(self, start: int, fits: str, *, may_follow_comma: bool = False, by_people: bool = False) -> list[int]:
        """Return the mentions at the end of the noun phrase that begins at a token."""
        words = lexicon().function_words
        for index in range(start, min(len(self.tokens), start + _MOST_BETWEEN)):
            token = self.tokens[index]
            if token.is_mention and self.word(index + 1) == "-" and self.word(index + 2) in _OF_A_PLACE:
                # It only says where the startup is: "the Oslo-based startup Fjord".
                continue
            if token.is_mention and not self.is_owner(index):
                head = self.head_of(index, fits)
                if head is None or self.is_modifier(head):
                    return []
                row = self.row_from(head, fits)
                is_of_people = self.word(row[-1] + 1) in words["people"]
                # "400 million" alone may be of anything, "2 trillion and 3 trillion tokens" are tokens.
                is_bare = MARKS["tokens"] in fits and all(self.word(each) == MARKS["magnitude"] for each in row)
                return row if not is_bare and (by_people or not (is_of_people or self.is_modifier(row[-1]))) else []
            if self.introduces(index) or self._goes_on(index, start, by_people=by_people) or self._lists(index):
                # Of things that somebody makes no organization or person is one.
                is_of_things = self.introduces(index) and self.word(index - 1) in lexicon().noun_words["thing"]
                fits = fits.translate(_agents()) if is_of_things else fits
                continue
            goes_on = self.introduces(index + 1) or (may_follow_comma and index > start and self.is_mention(index + 1))
            if self._breaks_off(index) or (token.text == "," and not goes_on):
                return []
        return []

    def _lists(self, index: int) -> bool:
        """Tell whether a mark leads from a word for things to their names: "four tools — Skyboard and Tidewatch"."""
        is_mark_of_lists = self.word(index) in ("—", "–", ":", "(")
        return is_mark_of_lists and self.is_mention(index + 1) and self.word(index - 1) in lexicon().noun_words["thing"]

    def _breaks_off(self, index: int) -> bool:
        """Tell whether a word ends a phrase: a preposition, a relative, or the verb of another clause behind "and"."""
        words, text = lexicon().function_words, self.word(index)
        is_joined = self.word(index - 1) == "and" and (text.endswith("ed") or text in words["adverb"])
        is_another = text in words["modal"] or (text in words["pronoun"] and text != "both")
        return is_joined or is_another or text in words["preposition"] or text in RELATIVE or text in _ENDS

    def _goes_on(self, index: int, start: int, *, by_people: bool) -> bool:
        """Tell whether a preposition only leads to what is spoken of: "a total [of]", "researchers [at]"."""
        if index > start and self.names_examples(index):
            return True
        if index == start or self.word(index) not in _LEADING_ON:
            return False
        before, words = self.word(index - 1), lexicon().noun_words
        is_of = self.word(index) == "of"
        return (by_people and before in words["people"]) or (is_of and before in words["measures"])

    def head_of(self, first: int, fits: str) -> int | None:
        """Return the last of the mentions that stand side by side ("Fjord CEO [Ada Quill]"), if it fits.

        A position behind it is what the one before is made: "named [Ada Quill] CEO"; a device what there are many of:
        "[512] H100 GPUs". Nothing fits that is a part of more, as in "another [2 trillion tokens]", nor a bare number.
        """
        head, index = None, first
        is_bare = self.word(first) == MARKS["number"] and not self.is_mention(first + 1)
        if is_bare or self.word(first - 1) in lexicon().noun_words["further"]:
            return None
        while self.is_mention(index) or self.word(index) in lexicon().function_words["people"]:
            if self.is_mention(index) and not self.is_owner(index):
                is_fitting = self.tokens[index].text in fits
                # "Fjord [Platform]" is of Fjord.
                is_part = head is not None and self.word(index) == MARKS["Name"]
                if is_fitting and not is_part:
                    head = index
                elif not is_fitting and self.word(index) not in standing_behind():
                    head = None
            index += 2 if self.is_owner(index) else 1
        return None if head is not None and self.is_begun(head) else head

    def _clause_end(self, start: int) -> int:
        words = lexicon().function_words
        for index in range(start, len(self.tokens)):
            text = self.tokens[index].text
            if text in _ENDS or text in words["clause"] or text in RELATIVE:
                return index
            if text in _BEFORE_CLAUSES and self._begins_clause(index + 1):
                return index
            is_joined = index > start and text.endswith("ed") and self.word(index + 1) == "by"
            is_verb = text in self.forms or self.is_helper(index) or is_joined
            if is_verb and self.word(index - 1) in ("and", ",", "then", "but", "later"):
                return index
        return len(self.tokens)

    def _begins_clause(self, at: int) -> bool:
        text = self.word(at)
        return text.endswith("ing") or text in lexicon().function_words["pronoun"]


def _is_punctuation(text: str) -> bool:
    return not (text[0].isalnum() or is_mark(text))


@cache
def _dates() -> str:
    return MARKS.any_of(["Date"], unknown=False)


@cache
def _agents() -> dict[int, None]:
    return dict.fromkeys(map(ord, MARKS.any_of(["Organization", "Person"], unknown=False)[1:-1]))
