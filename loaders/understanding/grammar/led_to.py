"""What a leading phrase is of, where its main clause names that: "Launched in May, this extension helps ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.names import name_key
from ..names.mentions import NAME
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from ..names.mentions import Mention
    from .frames import Match
    from .sentences import Sentence

_COMMA = re.compile(r",\s")
_OPENING = 12
_LONGEST_PHRASE = 90
# A leading phrase begins with a participle; a finite verb has its subject before it.
_PARTICIPLE = re.compile(
    r"(?:(?:First|Originally|Initially|Publicly|Officially|Newly)\s)?[A-Z][a-z]{2,14}(?:ed|t|wn|ilt)\s"
)
_ARTICLE = re.compile(r"(?:this|the|these|its|their)\s", re.IGNORECASE)
_FINITE = r"(?:[a-z]{2,12}ly\s)?(?:[a-z]{2,14}(?:s|ed)|is|was|are|were|has|have|had|can|will|became|brought|let)\s"
_NOUN = re.compile(rf"(?:[\w’'+/-]{{1,24}}\s){{1,6}}?(?={_FINITE})")
_THINGS = lexicon().noun_words["made"] | frozenset(lexicon().other_kinds)
# What a thing of a class may be called, too.
_CALLED = {
    "Model": lexicon().noun_words["models"]
    | frozenset(
        ["chatbot", "assistant", "agent", "system", "platform", "service", "app", "product", "project", "robot"]
    ),
    "Organization": lexicon().noun_words["firms"],
}
_NO_MODELS = (NAME, "Organization", "Product")
_IS_A = re.compile(
    r"it\s(?:(?:has|had|quickly|soon|since|now|then)\s){0,3}(?:is|was|become|became)\s"
    r"(?:an?|the|one of the)\s(?P<what>[^.,;]{1,80})"
)
_BEHIND = re.compile(r"\s(?:of|for|in|to|that|which|with|on|by|and|among|from|at)\s")
_VERB = re.compile(rf"\s{_FINITE}")


def is_of_another(sentence: Sentence, match: Match, type_: str) -> bool:
    """Tell whether words that begin a sentence are told of a thing of another class, which its main clause names.

    Of an organization only what tells of its founding may be: what it made, it may be said to have brought out.
    """
    text, begin = sentence.text, sentence.start
    is_founded = match.frame.event is not None and match.frame.event.kind == "founding"
    may_be = type_ == "Model" or (type_ == "Organization" and is_founded)
    if not may_be or match.start - begin > _OPENING or _PARTICIPLE.match(text, begin) is None:
        return False
    comma = _end_of_phrase(sentence)
    if comma is None:
        return False
    named = next((m for m in sentence.mentions if m.start == comma or text[comma : m.start].casefold() == "the "), None)
    if named is not None and _VERB.match(text, named.end) is not None:
        return type_ == "Model" and _is_unlike(named, sentence)
    return _is_thing(text[comma : min(sentence.end, comma + 160)], type_)


def _end_of_phrase(sentence: Sentence) -> int | None:
    """Return where the main clause begins behind the first comma that is in no mention and parts none."""
    begin = sentence.start
    for comma in _COMMA.finditer(sentence.text, begin, min(sentence.end, begin + _LONGEST_PHRASE)):
        if not any(m.start <= comma.start() < m.end for m in sentence.mentions):
            return comma.end()
    return None


def _is_unlike(named: Mention, sentence: Sentence) -> bool:
    """Tell whether a subject is no model, and its name no shorter form of what is talked about."""
    topic = sentence.topic.of_type("Model")
    if named.kind not in _NO_MODELS or topic is None:
        return False
    name = name_key(str(named.value.name if isinstance(named.value, Entity) else named.value))
    own = name_key(topic.name)
    return not (name in own or own in name)


def _is_thing(words: str, type_: str) -> bool:
    """Tell whether a main clause opens with words for a thing of another sort: "this extension helps"."""
    told = _IS_A.match(words)
    if told is not None:
        noun = _BEHIND.split(told["what"], maxsplit=1)[0].casefold().split()[-1]
    elif _ARTICLE.match(words) is not None and (phrase := _NOUN.match(words)) is not None:
        noun = phrase.group().casefold().split()[-1]
    else:
        return False
    return noun in _THINGS and noun not in _CALLED[type_]
