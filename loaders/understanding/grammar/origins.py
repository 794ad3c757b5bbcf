"""Models that are named in passing: as what another is made from, "fine-tuned from Heron 2 on ...", or as its make."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from ..names.mentions import Mention
    from .sentences import Sentence

_WORDS = r"(?:\s[\w-]{1,20}){0,3}"
_LEADS = re.compile(
    r"\b(?:fine-?\s?tun|train|pre-?train|post-?train|distill|adapt|deriv|initiali[sz]|quanti[sz]|merg|buil[dt]|bas|prun|convert"
    r"|expan|exten|continu|upcycl|align|tuned|version|variant|fork|checkpoint|merge)\w{0,10}"
    rf"{_WORDS}\s(?:of|from|on|upon|on top of)(?:\s(?:the|a|an))?(?:\s[\w-]{{1,20}}){{0,2}}\s\Z",
    re.IGNORECASE,
)
# Of two models the one that the other is made from: "Heron 2 Chat is tuned from [Heron 2] with ...".
_FROM = re.compile(
    r"\b(?:tuned|finetuned|pre-?trained|trained|initiali[sz]ed|derived|distilled|obtained|adapted|upscaled|pruned)"
    r"(?:\s[\w-]{1,20}){0,3}\s(?:from|on top of)(?:\s(?:the|a))?(?:\s(?:base|pre-?trained|larger|original))?\s\Z"
)
_TAKES = re.compile(
    r"(?:\A|\b(?:that|which|and|to|model|it|\w{2,20})\s)"
    r"(?:extends|adapts|fine-?tunes|continues|quanti[sz]es|distill?s|merges|enhances|expands|prunes"
    r"|builds (?:up)?on|builds on top of|extending|adapting|fine-?tuning|enhancing)\s(?:the\s)?(?:[a-z-]{1,20}\s)?\Z",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\A\W{0,2}(?:(?:a|an|the)\s)?(?:[\w-]{1,20}ly\s)?(?:[\w-]{1,14}[- ])?"
    r"(?:tuned|trained|quanti[sz]ed|distill?ed|pruned|abliterated|uncensored|aligned|merged|extended|adapted|compressed)\s\Z",
    re.IGNORECASE,
)
# The family is the maker here: "Heron's reasoning model with 7B parameters".
_OWNS = re.compile(r"['’]s?\s(?:[\w-]{1,20}\s){0,4}(?:model|LLM|VLM|series|release)s?\b")
# What is told of the origin itself goes on so.
_TOLD_OF = re.compile(r"(?:\s\([^()]{1,30}\))?,?\s(?:which|whose|that|itself|also)\b|\s(?:is|was|has|had)\b")

# What makes of a model's name the make of something else, and of a family's that of its members.
_MAKE = re.compile(r"-(?:[A-Z]|style|based|like|powered|derived|class|level|type|esque)\b")
_INTO = re.compile(r"\s(?:in)?to\s(?:an?|the)\s")
# What a model is made into another by: "we upscaled Heron 2 to a 10B model".
_TURNS = re.compile(r"(?:scal|expand|extend|grow|prun|compress|distill|convert|turn|transform)\w{0,3}\s(?:the\s)?\Z")
_GROUP = re.compile(rf" (?:(?:model|language|collection) )?(?:{'|'.join(lexicon().families)}|ecosystem|generation)\b")
_MEMBER = re.compile(r"\b(?:in|of|within|from|across)\s(?:the|its|their|[^\s]{1,24}[’']s?)\s(?:[\w-]{1,16}\s){0,2}\Z")


def is_origin(mention: Mention, sentence: Sentence) -> bool:
    """Tell whether a model is named in the description of another as what that is made from, or as its maker."""
    topic = sentence.topic.of_type("Model") if sentence.topic.is_described else None
    if topic is None or mention.value == topic:
        return False
    text, before = sentence.text, sentence.text[max(sentence.start, mention.start - 110) : mention.start]
    if not before.strip():
        return _OWNS.match(text, mention.end) is not None
    leads = _LEADS.search(before) or _TAKES.search(before)
    opens = mention.start - sentence.start <= len(before) and _MADE.search(text[sentence.start : mention.start])
    return bool(leads or opens) and _TOLD_OF.match(text, mention.end) is None


def is_in_passing(mention: Mention, sentence: Sentence) -> bool:
    """Tell whether a model is named only to say of what family or make something is, or what it is made from."""
    text, start = sentence.text, sentence.start
    is_second = any(each.names_a("Model") and each.end <= mention.start for each in sentence.mentions)
    if is_second and _FROM.search(text, max(start, mention.start - 70), mention.start):
        return _TOLD_OF.match(text, mention.end) is None
    if _MAKE.match(sentence.text, mention.end):
        return True
    if _INTO.match(sentence.text, mention.end) and _TURNS.search(before_of(mention, sentence)):
        return True
    return (
        _GROUP.match(sentence.text, mention.end) is not None
        and _MEMBER.search(before_of(mention, sentence)) is not None
    )


def before_of(mention: Mention, sentence: Sentence) -> str:
    """Return the few characters of the sentence that stand before a mention."""
    return sentence.text[max(sentence.start, mention.start - 24) : mention.start]
