"""What a description says that the model described was made from: "a chat model fine-tuned from Heron 2 on ..."."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..grammar.frames import Match, frame_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..grammar.frames import Frame
    from ..grammar.sentences import Sentence
    from ..names.mentions import Mention

_TUNED = r"(?:fine-?\s?|instruction-?|instruct-?|post-?|chat-?|\bRL-?|DPO-?|SFT-?)?(?:tuned|trained)"
_WORKED = rf"(?:{_TUNED}|quanti[sz]ed|pruned|abliterated|uncensored|adapted|merged|compressed)"
_BASE = re.compile(
    r"(?:\b(?:based|built) (?:up)?on(?: top of)?"
    rf"|\b(?:continually |further )?(?:pre-?trained|{_TUNED}|adapted|derived|initiali[sz]ed|upcycled|converted) from"
    r"|\b(?:quanti[sz]ed|pruned) from"
    rf"|\b{_WORKED} (?:version|variant|checkpoint|derivative|adaptation|build|release)s? of"
    r"|\b(?:fine-?tunes?|quanti[sz]ations?|derivatives?|adaptations?) of"
    r"|\b(?:trained|tuned|aligned) (?:using|with|by|via) [^.,;]{3,50} on"
    r"|\b(?:that|which|\w{2,30}) (?:adapts|extends|fine-?tunes)"
    rf"|\A\W{{0,2}}(?:(?:A|An|The|a|an|the) )?(?:[\w-]{{1,12}}[- ])?{_WORKED}"
    r"|\A(?:Adapts|Extends|Fine-?tunes|adapts|extends|fine-?tunes))(?: the)?\s\Z",
    re.IGNORECASE,
)
_TEACHER = re.compile(r"\bdistill?ed (?:version )?(?:from|of)(?: the)?\s\Z", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:[-_/]|\.\w|['’]s?\b| (?:data|outputs?|responses?|traces|tokeniz\w{1,3}|architectures?|embeddings?|API|team)\b)"
)
_REACH = 110


def origins_told(sentence: Sentence) -> Iterator[Match]:
    """Yield what a sentence of a description says that the model under discussion was made or distilled from."""
    topic = sentence.topic.of_type("Model") if sentence.topic.is_described else None
    if topic is None:
        return
    for mention in sentence.mentions:
        if mention.value != topic and (mention.names_a("Model") or mention.names_a("ModelFamily")):
            told = _told_before(mention, sentence)
            if told is not None and _GOES_ON.match(sentence.text, mention.end) is None:
                property_, start = told
                yield Match(_frame(property_), start, mention.end, {"origin": (mention,)}, {})


def _told_before(mention: Mention, sentence: Sentence) -> tuple[str, int] | None:
    """Return what the words right before a mention make of it, and where they begin."""
    begin = max(sentence.start, mention.start - _REACH)
    before = sentence.text[begin : mention.start]
    for property_, words in (("distilledFrom", _TEACHER), ("baseModel", _BASE)):
        if (found := words.search(before)) is not None:
            return property_, begin + found.start()
    return None


@cache
def _frame(property_: str) -> Frame:
    entry = {"name": property_, "says": [f"model {property_} origin"], "topics": {"model": "Model"}}
    return frame_of(entry, ["{origin:Model}"])
