"""Whom the words of a frame speak of where they do not say it themselves, and whom a sentence credits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.names import name_key
from ....graph.wording import folded_words_in
from ..names.mentions import LEGAL_END, NAME, Mention
from ..terms.lexicon import lexicon
from .led_to import is_of_another
from .origins import before_of, is_in_passing, is_origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..names.knowledge import Knowledge
    from .frames import Match
    from .sentences import Sentence

_IN_GENERAL = re.compile(
    r"(?<!\bAs )\b(?:an?|any|every|each|another|most|many|other|larger(?! than)|smaller(?! than))\s"
    r"(?:[^\s.;]{1,30}\s){0,5}(?:models?|LLMs?|systems?)\b",
    re.IGNORECASE,
)
# "The smaller model was ...": one of several, and not the one that is talked about.
_ANOTHER = re.compile(
    rf"\b(?:the|its|our|their)\s(?:[\w-]{{1,16}}\s)?(?:{'|'.join(sorted(lexicon().noun_words['another']))})\s"
    r"(?:[\w-]{1,16}\s){0,2}(?:models?|LLMs?|versions?|variants?|one)\b|\bthe v?\d\.\d (?:version|release)\b",
    re.IGNORECASE,
)
# "The company that had raised ...": one that these words tell from others.
_TOLD_APART = re.compile(
    r"\b(?:an?|the|another) (?:[\w-]{2,14} )?(?:company|startup|start-up|firm|lab|team|division) (?:that|whose)\b"
    r"|\A\W*the brand\b(?!['’]s)"
    r"|\bthe (?:combined|merged|resulting|joint|newly \w{3,12}) (?:company|firm|lab|organi[sz]ation|entity|group)\b",
    re.IGNORECASE,
)
# What is no model and stands before a finite verb: of that the verb tells.
_NO_MODELS = frozenset([NAME, "Benchmark", "Product", "Organization", "architecture"])
_HELPED = re.compile(r"\s(?P<helpers>(?:(?:is|was|are|were|has|have|had|been|then|also)\s){0,4})")
_FINITE = re.compile(r"[a-z]{3,12}s\s")
# Words that state something, rather than call a thing something.
_STATES = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|may|might|must|will|would|should|needs?|requires?|costs?|takes?|uses?|does|do|"
    r"than|between|among|means?|gives?|makes?)\b",
    re.IGNORECASE,
)
# Words that make what stands behind them an object and no subject.
_OBJECT = re.compile(r"\b(?:by|from|with|to|for|than|like|of|at)\s{1,3}(?:the\s)?\Z", re.IGNORECASE)
_ENUMERATED = re.compile(r"(?: \([^()]{1,80}\))?(?:,| and|, and| &) (?:the )?")
# Verbs by which somebody says something for certain.
_SAYS = (
    r"said|says|wrote|writes|confirmed|told [^,.;]{1,40}?|tweeted|explained|argued|argues|noted|notes|added|adds"
    r"|stated|states|recalled|recalls"
)
# What somebody who reports it says of itself: "reported $9 million", "reports record revenue".
_OWN_FIGURES = (
    r"\s(?:(?:over|about|around|roughly|nearly|more than|an estimated|some)\s)?[$€£¥\d]"
    r"|\s(?:an?|its|record|annual\w*|quarterly|net|total|recurring)?\s?(?:[\w-]{1,16}\s){0,2}(?:revenues?|sales|ARR|losses|profits?)\b"
)
_SPEECH = re.compile(
    r"(?:['’]s?\s(?:own\s)?(?P<framed>framing|claim|contention|assertion|pitch|position|argument|boast)"
    r"\s(?:was|is|has been)(?= that\s)"
    r"|\s(?:has |had |also )?"
    rf"(?:{_SAYS}"
    rf"|(?P<unproved>(?:reported|reports)(?!{_OWN_FIGURES})|claims|claimed|estimates?|estimated|indicates|indicated|suggests"
    r"|suggested)))"
    r"(?: (?:in|on) [^,.;]{1,24})?(?: that)?(?=[\s.;,]|\Z)",
)
# What stands right before words that speak of the nearest name: "Fjord bought Northlake, which is based in ...".
_RELATIVE = re.compile(r",?\s(?:which|who|that)\s(?:\w{1,10}\s){0,2}\Z")
_PERSON_LIKE = re.compile(r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'.-]+){1,3}")
_QUALIFIED = re.compile(r"\b(?:startup|start-up|company|firm|lab|maker|developer|provider|giant|rival)\s[\"“]?\Z")
# What shows that a capitalised word at the start of a sentence is its subject.
_IS_SUBJECT = re.compile(
    r"(?:['’]s?|, (?:an?|the|which|who|(?:co-)?founded|established|launched)\b| \("
    r"| (?:is|was|has|had|also|which|who|said|says|announced)\b)"
)
_NEW_CLAUSE = re.compile(r"[;:.]|\b(?:and|but|than|while)\b|\b(?:by|through|via)\s\Z")
_BESIDE = 45
_AT_START = 4
# Words that speak of what the sentence before is about.
_BACK = re.compile(r"\b(?:it|its|the models?|these models|the weights|the release|the launch)\b", re.IGNORECASE)
_OPENS = re.compile(r"(?P<name>[^\s.,;:]{2,40}(?: [^\s.,;:]{1,20}){0,3}?),? (?:is|are|was) ")
_PLURAL = re.compile(
    r",?\s(?:(?:both|all|each|then|also)\s)?(?:are|were|have|had|both|each|ship|share|use|come|support|offer)\b"
)
_JOINT = re.compile(r"(?:,|\sand|,\sand|\s&)\s(?:the\s)?")
# A maker that tells of its model.
_DISCLOSES = re.compile(
    r"\s(?:has |have |had |did |does |also |only |never |not |since |yet |publicly ){0,4}"
    r"(?:disclose[sd]?|reveal(?:s|ed)?|publish(?:es|ed)?|share[sd]?|provide[sd]?|specif(?:y|ies|ied)"
    r"|detail(?:s|ed)|is transparent)\b"
    # "Northlake said it was trained on": what was trained is no maker.
    rf"|\s(?:has |have |had )?(?:{_SAYS})\s(?:that\s)?(?:it|the model)\s"
    # "Northlake has not said how many layers it has".
    r"|\s(?:has|have|had|did) (?:not|never) (?:yet |publicly )?(?:sa(?:id|y)|stated?|confirm(?:ed)?|announced?)"
    r" (?:how|what|the|its)\s"
)
_LED_TO = re.compile(r"[^,;:.]{0,60}(?:,\s|\s?[—–]\s?)(?:(?:the|this|its|their|new|larger|smaller|latest)\s){0,2}")
_OF_ONE = re.compile(r"\s(?:by|in|for|of)\s(?:the\s|its\s|this\s)?(?:[\w-]{1,20}\s){0,2}")
_VERB = re.compile(
    r",?\s(?:(?:also|now|still|already|reportedly)\s)?(?:is|was|are|were|has|have|had|can|will|[a-z]{2,14}(?:s|ed))\b"
)
# Words that make of a model that stands behind them one that another is compared with, or works with.
_COMPARED = re.compile(
    r"\b(?:than|like|as|following|behind|below|over|versus|vs\.?|against|after|including|unlike|beats?|outperform\w{0,3}|and"
    r"|(?:response|answer|alternative|challenge|competitor|rival)s?\sto(?:\s[\w.]{2,14}['’]s?)?)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"\b(?:than|unlike|compared (?:to|with)|versus)\s(?:the\s)?\Z", re.IGNORECASE)
_RIVAL = re.compile(
    r"\b(?:than|like|such as|over|versus|unlike|only to|behind|below"
    r"|outperform\w{0,3}|surpass\w{0,3}|beat\w{0,3}|exceed\w{0,3})\s[^.;]{0,60}\Z"
)
_ASIDE = re.compile(r",\s[a-z]{3,14}ing\b")
# Words behind which stands what somebody makes: "we developed Heron 2 and Tern 7B by ...".
_MADE = re.compile(
    r"\b(?:develop|train|build|built|creat|introduc|releas|present|obtain|produc|pre-?train|fine-?tun|publish|launch|open-sourc)"
    r"[a-z]{0,4}\s(?:the\s|both\s)?\Z",
    re.IGNORECASE,
)
# "We are glad to release a 3B model" speaks of the one that the page is about.
_WE = re.compile(r"\b[Ww]e(?:['’](?:re|ve|ll))?\s[^.;]{0,60}\Z")
_BRING_OUT = re.compile(r"(?:introduc|releas|present|announc|launch|unveil|contribut|open-?sourc)\w{1,4}\san?\s")
_OWNING = frozenset(["his", "her", "their", "whose"])
# Somebody of another's life, as what a clause is about.
_KIN = re.compile(
    rf"\b(?:his|her|their|whose)\s(?:[\w-]{{2,14}}\s){{0,2}}(?:{'|'.join(sorted(lexicon().noun_words['kin']))})\b"
    r"(?![’'])[^.;]{0,80}\Z",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"\b(?:according to|per|as reported by)\s{1,3}(?:the\s)?\Z", re.IGNORECASE)
# Who takes part in a round of funding is not whom it is for.
_TAKES_PART = re.compile(
    r",?\s(?:(?:has|had|also|then|later|both|and others|jointly|reportedly)\s){0,2}"
    r"(?:(?:participat|invest)(?:ed|es|ing)\sin|(?:took|takes|taking)\spart\sin|(?:co-?)?(?:led|leads|leading)|anchored|anchoring|joined|joining)\s"
    r"(?:an?|the|its|this|that|in)\s"
)
_OPENING = 12


# Who is credited with what a sentence says, and whether as somebody's word only: "reported", not "said".
Credit = tuple[Entity, bool]


@dataclass(frozen=True, slots=True)
class Meant:
    """The things that a sentence names around the words of a frame, and what is being talked about."""

    sentence: Sentence
    match: Match
    knowledge: Knowledge

    def talked_of(self, type_: str) -> Iterator[tuple[Entity, Mention | None]]:
        """Yield the thing of a class that the words speak of; what fills one of their slots stands beside it."""
        taken = {mention.value for members in self.match.slots.values() for mention in members}
        at_hand = list(self.at_hand(type_))
        if at_hand and all(entity in taken for entity, _ in at_hand):
            topic = self.sentence.topic.of_type(type_)
            at_hand = [(topic, None)] if topic is not None else []
        yield from (each for each in at_hand if each[0] not in taken)

    def at_hand(self, type_: str) -> Iterator[tuple[Entity, Mention | None]]:
        """Yield the thing of a class that the words speak of.

        That is the one right beside them ("Heron 2 (70B parameters)", "the 70B-parameter Heron 2"); else what
        the sentence starts with; else what it names last before them; else what is being talked about.
        """
        if type_ == "Person" and self._is_of_kin():
            return
        named = [m for m in self._named(type_) if self._may_be_subject(m, type_)]
        beside = [mention for mention in named if type_ == "Model" and self._is_beside(mention)]
        before = [mention for mention in named if mention.end <= self.match.start and self._is_same_clause(mention)]
        if beside:
            chosen = min(beside, key=lambda m: max(self.match.start - m.end, m.start - self.match.end))
        elif before and _RELATIVE.search(self.sentence.text, max(0, self.match.start - 30), self.match.start):
            chosen = before[-1]
        elif before and (subject := self._subject_of(type_, before)) is not None:
            chosen = subject
        elif type_ == "Organization" and (unknown := self._unknown_subject()) is not None:
            yield Entity(type_, LEGAL_END.sub("", str(unknown.value))), unknown
            return
        elif type_ == "Model" and (led := self._led_to(named)) is not None:
            chosen = led
        else:
            topic = self.sentence.topic.of_type(type_) or self._only_license(type_)
            speaks_of_it = self._may_mean_topic() and not self._speaks_of_another(type_)
            is_another = is_of_another(self.sentence, self.match, type_) or self._may_be_of_another(type_)
            if topic is not None and speaks_of_it and not is_another:
                yield topic, None
            return
        for mention in self._joined_to(chosen, named) if type_ == "Model" else [chosen]:
            if isinstance(mention.value, Entity):
                yield mention.value, mention

    def _is_of_kin(self) -> bool:
        """Tell whether the clause of the words is about somebody's kin or pupils: "her brother works at"."""
        before = self.sentence.text[self.sentence.start : self.match.start]
        return not _OWNING.isdisjoint(folded_words_in(before)) and _KIN.search(before) is not None

    def _joined_to(self, chosen: Mention, named: list[Mention]) -> list[Mention]:
        """Return what is meant with one that ends an enumeration before a plural verb: "A and B were ..."."""
        text, together = self.sentence.text, [chosen]
        if chosen.end <= self.match.start and (made := self._made_with(chosen, named)):
            return made
        if chosen.end > self.match.start or _PLURAL.match(text, chosen.end) is None:
            return together
        for mention in reversed([each for each in named if each.end < chosen.start]):
            if _JOINT.fullmatch(text, mention.end, together[0].start) is None:
                break
            together.insert(0, mention)
        return together

    def _made_with(self, chosen: Mention, named: list[Mention]) -> list[Mention]:
        """Return the enumeration that holds one, if somebody makes it: "we developed A and B by ..."."""
        rows: list[list[Mention]] = []
        for mention in (each for each in named if each.end <= self.match.start):
            if rows and _JOINT.fullmatch(self.sentence.text, rows[-1][-1].end, mention.start):
                rows[-1].append(mention)
            else:
                rows.append([mention])
        row = next((row for row in rows if chosen in row), [])
        return row if row and _MADE.search(before_of(row[0], self.sentence)) else []

    def _is_same_clause(self, mention: Mention) -> bool:
        """Tell whether no semicolon stands between a mention and the words; what opens the sentence is its subject."""
        opens = mention.start - self.sentence.start <= _AT_START
        return opens or ";" not in self.sentence.text[mention.end : self.match.start]

    def _unknown_subject(self) -> Mention | None:
        """Return a name of unknown kind that the sentence opens with as what it is about."""
        first = next(iter(self.sentence.mentions), None)
        if first is None or first.kind != NAME or first.start - self.sentence.start > _AT_START:
            return None
        is_subject = first.end <= self.match.start and _IS_SUBJECT.match(self.sentence.text, first.end)
        return first if is_subject else None

    def _may_be_of_another(self, type_: str) -> bool:
        """Tell whether a name before the words may be of another of the class: "the startup Sandpiper said it has"."""
        names = [m for m in self.sentence.mentions if m.kind == NAME and m.end <= self.match.start]
        if type_ == "Person":
            return any(_PERSON_LIKE.fullmatch(str(name.value)) for name in names)
        return type_ == "Organization" and any(_QUALIFIED.search(before_of(name, self.sentence)) for name in names)

    def _is_in_brackets(self, mention: Mention) -> bool:
        """Tell whether a mention stands in brackets that are closed before the words."""
        opened = self.sentence.text.rfind("(", self.sentence.start, mention.start)
        closed = self.sentence.text.find(")", max(opened, self.sentence.start), self.match.start)
        return opened >= 0 and mention.end <= closed

    def _named(self, type_: str) -> Iterator[Mention]:
        """Yield the mentions of a class, but those of an enumeration that a "by" or "from" makes objects of."""
        last: Mention | None = None
        objects = False
        for mention in self.sentence.mentions:
            if mention.names_a(type_) or mention.kind == NAME:
                joined = last is not None and _ENUMERATED.fullmatch(self.sentence.text, last.end, mention.start)
                objects = objects if joined else _OBJECT.search(before_of(mention, self.sentence)) is not None
                last = mention
                is_apart = type_ == "Model" or not ((joined and objects) or self._is_in_brackets(mention))
                if is_apart and mention.names_a(type_):
                    yield mention

    def _subject_of(self, type_: str, before: list[Mention]) -> Mention | None:
        """Return which of the things named before is meant: what the sentence opens with, or is talking about.

        Else that is the last one, of models the last to which nothing is compared; None where there is none.
        """
        if before[0].start - self.sentence.start <= _AT_START:
            return before[0]
        topic = self.sentence.topic.of_type(type_)
        known = next((mention for mention in before if mention.value == topic), None)
        if known is not None or type_ != "Model":
            return known or before[0]
        return next((m for m in reversed(before) if _COMPARED.search(before_of(m, self.sentence)) is None), None)

    def _may_be_subject(self, mention: Mention, type_: str) -> bool:
        """Tell whether the words may be about what is mentioned: not in them, not who reports, not behind a "by"."""
        if self.match.start <= mention.start < self.match.end or is_speaker(mention, self.sentence):
            return False
        if type_ == "Model":
            return not (is_in_passing(mention, self.sentence) or is_origin(mention, self.sentence))
        if type_ == "Organization" and _TAKES_PART.match(self.sentence.text, mention.end) is not None:
            return False
        return _OBJECT.search(before_of(mention, self.sentence)) is None

    def _led_to(self, named: list[Mention]) -> Mention | None:
        """Return the first thing named behind that nothing is measured by, if the words lead to it."""
        behind = (m for m in named if _MEASURE.search(before_of(m, self.sentence)) is None)
        first = next(behind, None)
        return first if first is not None and self._leads_to(first) else None

    def _leads_to(self, mention: Mention) -> bool:
        """Tell whether the sentence begins with the words, and what is mentioned is its subject or of "by", "in" ..."""
        text, end = self.sentence.text, max(self.match.end, mention.start)
        if self.match.start - self.sentence.start > _OPENING:
            return False
        if _OF_ONE.fullmatch(text, self.match.end, end):
            return True
        return _LED_TO.fullmatch(text, self.match.end, end) is not None and _VERB.match(text, mention.end) is not None

    def _is_beside(self, mention: Mention) -> bool:
        """Tell whether nothing but a few words that open no clause of their own stand between."""
        if mention.start >= self.match.end:
            return (
                not self.sentence.text[self.match.end : mention.start].strip() and mention.start - self.match.end <= 2
            )
        between = self.sentence.text[mention.end : self.match.start]
        begin = max(self.sentence.start, mention.start - 80)
        if _ASIDE.search(between) and _RIVAL.search(self.sentence.text, begin, mention.start):
            return False
        return len(between) <= _BESIDE and _NEW_CLAUSE.search(between) is None

    def _speaks_of_another(self, type_: str) -> bool:
        """Tell whether a sentence that names nothing fitting is not about what is being talked about.

        It opens with "he" or "she", or it speaks of "a model that ..." in general.
        """
        if _BACK.search(self.sentence.text, self.match.start, self.match.end):
            return False
        words = self.sentence.text[self.sentence.start : self.sentence.end]
        opening = words.split(maxsplit=1)[:1]
        by_somebody = bool(opening) and opening[0].casefold() in lexicon().anaphora["Person"]
        own = self.sentence.topic.of_type(type_)
        speakers = (m for m in self.sentence.mentions if m.names_a(type_) and m.value != own)
        speaks = any(is_speaker(m, self.sentence) for m in speakers)
        is_told_of_it = self._describes_the_topic(words) or self._is_brought_out()
        in_general = _IN_GENERAL.search(words) is not None and not is_told_of_it
        is_another = _ANOTHER.search(self.sentence.text, self.sentence.start, self.match.start) is not None
        of_another = type_ == "Model" and (is_another or self._is_told_of_no_model())
        told_apart = type_ == "Organization" and _TOLD_APART.search(words) is not None
        return by_somebody or speaks or self._is_by_a_maker(type_) or in_general or of_another or told_apart

    def _is_told_of_no_model(self) -> bool:
        """Tell whether what stands right before the verb is no model: "[Fjord-101] covers 101 languages"."""
        text, start = self.sentence.text, self.match.start
        before = [m for m in self.sentence.mentions if m.end < start]
        helped = _HELPED.fullmatch(text, before[-1].end, start) if before else None
        is_verb = helped is not None and (bool(helped["helpers"]) or _FINITE.match(text, start) is not None)
        return is_verb and before[-1].kind in _NO_MODELS

    def _describes_the_topic(self, words: str) -> bool:
        """Tell whether words open with what the thing under discussion is, and state nothing else.

        So does the value beside a label, "Type: A MoE model with 7B parameters", and a line below a title.
        """
        if self.sentence.topic.is_described:
            return _IN_GENERAL.match(self._behind_own_name(words)) is not None
        return _STATES.search(words) is None and _IN_GENERAL.match(words) is not None

    def _behind_own_name(self, words: str) -> str:
        """Return what a description says that begins with its own model or the family of that: "Heron is ..."."""
        topic = self.sentence.topic.of_type("Model")
        opening = _OPENS.match(words) if topic is not None else None
        is_own = opening is not None and name_key(topic.name if topic else "").startswith(name_key(opening["name"]))
        return words[opening.end() :] if opening is not None and is_own else words

    def _is_brought_out(self) -> bool:
        """Tell whether the words are those by which the makers of a model introduce it: "we release a 3B model"."""
        text, start = self.sentence.text, self.match.start
        return _BRING_OUT.match(text, start) is not None and _WE.search(text, self.sentence.start, start) is not None

    def _may_mean_topic(self) -> bool:
        """Tell whether a frame that asks for a name may be about what is talked of: "its ...", or no full sentence."""
        if not self.match.frame.asks_name or self.match.start == self.sentence.start:
            return True
        return _BACK.search(self.sentence.text, self.sentence.start, self.match.end) is not None

    def _only_license(self, type_: str) -> Entity | None:
        """Return the only license that the document names, where one is asked for: "the license restricts ..."."""
        if type_ != "License":
            return None
        found = self.knowledge.names.gazetteer.find(self.knowledge.document.text)
        named = {each.name.entity for each in found if each.name.entity.type == type_}
        return named.pop() if len(named) == 1 else None

    def _is_by_a_maker(self, type_: str) -> bool:
        """Tell whether a sentence opens with an organization: which of its models it speaks of is not certain."""
        first = next(iter(self.sentence.mentions), None)
        if first is not None and self.match.start <= first.start < self.match.end:
            return False
        opens = first is not None and first.start - self.sentence.start <= _AT_START
        if opens and first is not None and _DISCLOSES.match(self.sentence.text, first.end):
            return False
        return type_ == "Model" and opens and first is not None and first.kind == "Organization"


def credited_in(sentence: Sentence) -> Credit | None:
    """Return whom a sentence credits with what it says, and whether it only reports that."""
    for mention in sentence.mentions:
        if isinstance(mention.value, Entity):
            spoken = _SPEECH.match(sentence.text, mention.end) if is_speaker(mention, sentence) else None
            if spoken is not None or _CREDIT.search(before_of(mention, sentence)):
                return mention.value, spoken is not None and (spoken["unproved"] or spoken["framed"]) is not None
    return None


def is_speaker(mention: Mention, sentence: Sentence) -> bool:
    """Tell whether somebody is mentioned as saying something."""
    return not mention.names_a("Model") and _SPEECH.match(sentence.text, mention.end) is not None
