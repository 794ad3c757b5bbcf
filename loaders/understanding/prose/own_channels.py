"""Places where a maker offers its models, which nobody has listed: names that end as those do, behind "on" or "via"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ..names.mentions import NAME, Mention
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from ..grammar.sentences import Sentence

_OFFERED = re.compile(
    r"\b(?:availab|access|host|offer|serv|deploy|integrat|roll|releas|launch|try|find|get|test|chat|experienc|download)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:on|in|via|through|from|using|over|at|to|and|or|into|,) "
    r"(?:(?:the|our|its|their|both|new|free|official) ){0,2}\Z"
    r"|, (?:(?:the|our|its|their) )?\Z"
)
_ENDS = re.compile(
    r" (?:Chat|Playground|Studio|API|Platform|Cloud|Console|Hub|Marketplace|Foundry|Workspace|Garden|Catalog|Gateway)\Z"
)
# Behind a name that is only its maker's: "the [Northlake] app".
_GOES_ON = re.compile(
    r" (?:API(?!s? (?:keys?|users?|pricing|costs?|docs|documentation|calls?|from|of))|(?:mobile |web |chat )?app"
    r"|Playground|Chat|Platform|Studio|Console|(?:developer |cloud |API )?platform|playground|console)(?![\w-])"
)
_OWNERS = ("Organization", NAME, "Model", "ModelFamily")
_INSIDE = re.compile(
    r"\b(?:(?:on|in|via|through|within|into|inside|across|to)|(?:via|through) [^.;,]{1,30} and) "
    r"(?:(?:the|free|paid|all) ){0,2}\Z"
)
_HOLDERS = ("Organization", "Channel")
_OWNS = re.compile(r"['’]s? ")
_BEFORE = 24


def with_own_channels(sentence: Sentence) -> Sentence:
    """Return a sentence in which such names are mentions of places where something is to be had."""
    text = sentence.text
    if not any(m.kind in _OWNERS for m in sentence.mentions) or not _OFFERED.search(text, sentence.start, sentence.end):
        return sentence
    apart: list[Mention] = []
    for mention in (_as_channel(each, text) for each in sentence.mentions):
        if apart and mention.start < apart[-1].end:
            continue
        is_owned = bool(apart) and mention.kind == "Channel" and apart[-1].kind in _HOLDERS
        if is_owned and _OWNS.fullmatch(text, apart[-1].end, mention.start):
            # "Fjord Cloud's Marketplace" is one place.
            apart[-1] = mention._replace(start=apart[-1].start)
        else:
            apart.append(mention)
    return sentence._replace(mentions=tuple(apart))


def _as_channel(mention: Mention, text: str) -> Mention:
    if mention.kind in ("Model", "ModelFamily") and text.startswith(lexicon().chatbots, mention.start):
        # A chatbot is where its maker's models are to be had: "Heron 2 is available in ChatGPT".
        is_place = _INSIDE.search(text, max(0, mention.start - 2 * _BEFORE), mention.start) is not None
        return mention._replace(kind="Channel", value=Entity("Channel", mention.value.name)) if is_place else mention  # type: ignore[union-attr]  # it is a model
    if mention.kind not in _OWNERS or _BEHIND.search(text, max(0, mention.start - _BEFORE), mention.start) is None:
        return mention
    whole = _GOES_ON.match(text, mention.end)
    is_one = mention.kind in ("Organization", NAME) and _ENDS.search(text, mention.start, mention.end) is not None
    if whole is None and not is_one:
        return mention
    end = whole.end() if whole is not None else mention.end
    return mention._replace(end=end, kind="Channel", value=Entity("Channel", text[mention.start : end]))
