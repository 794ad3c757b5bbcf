"""What a sentence says is kept back or not known: "Its context window and its layers have not been disclosed"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ....graph.vocabulary import ValueKind, label_key
from ..grammar.frames import Match, frame_of
from ..properties.labels import property_labelled
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.vocabulary import Property
    from ..grammar.frames import Frame
    from ..grammar.sentences import Sentence
    from ..names.knowledge import Knowledge
    from ..names.mentions import Mention

_TOLD = (
    r"(?:disclosed|revealed|announced|published|shared|confirmed|stated|specified|reported|communicated|detailed"
    r"|(?:been )?made (?:public|known))"
)
_HOW = r"(?:(?:yet|been|publicly|officially|currently|so far|generally|formally) ){0,3}"
_MAY_BE = re.compile(
    r"\b(?:not|never|yet to|un(?:disclosed|known|announced|specified|clear)|secret|withh[eo]ld\w{0,3}|without|nor"
    r"|declin\w{1,3}|refus\w{1,3})\b|n[’']t\b",
    re.IGNORECASE,
)
_UNTOLD = rf"{_HOW}(?:{_TOLD}|known|public)"
_HIDDEN = r"undisclosed|unknown|unannounced|unspecified|(?:an? )?(?:closely guarded )?secret"
# Behind what is kept back. "Not until May" tells when it was told.
_BEHIND = re.compile(
    r"\s(?:(?:is|are|was|were|remains?|remained|stays?)\s(?:(?:currently|still|largely|also|all|both|as yet)\s)?"
    rf"(?:{_HIDDEN}|(?:not|never) {_UNTOLD})|(?:is|are|was|were)n[’']t {_UNTOLD}"
    rf"|(?:has|have|had)(?: not| never|n[’']t| yet to be) {_HOW}{_TOLD})\b"
    r"(?!\s(?:until|before|at first|at the time|at launch|initially|by)\b)"
)
# "When the context window is not specified", "it no longer has an undisclosed license".
_SUPPOSED = re.compile(r"\b(?:when(?:ever)?|unless|once|no longer)\b[^,;:]{0,160}\Z", re.IGNORECASE)
_TELL = (
    r"(?:disclos(?:ed?|ing)|reveal(?:ed|ing)?|publish(?:ed|ing)?|shar(?:ed?|ing)|stat(?:ed?|ing)|specif(?:y|ied|ying)"
    r"|confirm(?:ed|ing)?|announc(?:ed?|ing)|report(?:ed|ing)?|giv(?:e|en|ing)|sa(?:id|y|ying)|detail(?:ed|ing)?)"
)
_DO_NOT = r"(?:has|have|had|did|does|do|is|are)(?: (?:not|never)|n[’']t)"
# Before it.
_BEFORE = re.compile(
    rf"\b(?:{_DO_NOT} {_HOW}{_TELL}|[Nn]or (?:has|have|had|did|does|do) [^,.;]{{1,40}} {_TELL}|without {_TELL}"
    rf"|(?:declin|refus)(?:ed|es|ing) to {_TELL}|(?:has|have|had) yet to {_TELL}|with(?:held|holds|holding)|undisclosed"
    r"|(?:is|was|remains) (?:not (?:yet )?(?:known|clear)|unclear|unknown))\s",
)
_LEADING = re.compile(
    r"(?:(?:the|its|their|his|her|any|an?|exact|precise|specific|official|actual|further|full|(?:the|this) model[’']s"
    r"|(?:details|information) (?:of|on|about)|how (?:many|much|long|large|big|wide|deep)|what)\s)+",
    re.IGNORECASE,
)
_OWNED = re.compile(r"[’']s?\s")
_AND = re.compile(r",? (?:and|or|nor)(?: even)? |, ")
_IT_HAS = re.compile(r"\s(?:it|they|the models?) (?:has|have|had|uses?|is|was|were)\b(?: trained on\b)?")
# "the size of the round" is none of a model's.
_OF = re.compile(r"\s(?:of|for|in|behind|to)\s(?:(?:the|this|that|its|their)\s)?")
_OF_MODEL = re.compile(r"(?:new\s|latest\s)?(?:models?|system|LLM|weights|network)\b")
_WORDS = re.compile(r"[\w/-]+(?:\s[\w/-]+){0,4}")
_WORD = re.compile(r"\S+")
_COUNTED = "how many "
_LINKED = re.compile(r"\s(?:of|for|in|behind|to|and|or|nor)\Z")
_MOST_LABELS = 8
_REACH = 160
_OWNERS = ("Model", "Organization")
_KINDS = frozenset({ValueKind.QUANTITY, ValueKind.MONEY, ValueKind.PERCENTAGE, ValueKind.DATE, ValueKind.ENTITY})
_NEVER = frozenset({"score", "family", "developer", "usesTechnique"})


def kept_back(sentence: Sentence, knowledge: Knowledge) -> Iterator[Match]:
    """Yield what a sentence says is not disclosed or not known, a label each, of whom it says so."""
    text, start, end = sentence.text, sentence.start, sentence.end
    if _MAY_BE.search(text, start, end) is None:
        return
    for said in _BEFORE.finditer(text, start, end):
        if _SUPPOSED.search(text, start, said.start()):
            continue
        yield from _matches(sentence, said, _listed(sentence, said.end(), end, knowledge)[0])
    for said in _BEHIND.finditer(text, start, end):
        if _SUPPOSED.search(text, start, said.start()):
            continue
        yield from _matches(sentence, said, _listed_up_to(sentence, said.start(), knowledge))


_Label = tuple["Property", int, int, "Mention | None"]
"""What a label names, where it stands, and the thing whose it is said to be."""


def _matches(sentence: Sentence, said: re.Match[str], labels: Sequence[_Label]) -> Iterator[Match]:
    # "the context window and the output limit of Heron 2": what is said of the last is said of all.
    owner = next((owner for *_, owner in labels if owner is not None), None)
    for known, start, end, own in labels:
        whose = own or owner
        places = [(said.start(), said.end()), (start, end), *([(whose.start, whose.end)] if whose else [])]
        begin, stop = max(min(places)[0], sentence.start), max(stop for _, stop in places)
        if it_has := _IT_HAS.match(sentence.text, stop, sentence.end):
            stop = it_has.end()
        type_ = next(type_ for type_ in _OWNERS if type_ in known.on)
        yield Match(_frame(known.name, type_), begin, stop, {"owner": (whose,)} if whose else {}, {})


def _listed_up_to(sentence: Sentence, end: int, knowledge: Knowledge) -> list[_Label]:
    """Return the longest list of labels that ends at a place."""
    for word in _WORD.finditer(sentence.text, max(sentence.start, end - _REACH), end):
        labels, stop = _listed(sentence, word.start(), end, knowledge)
        if labels and stop == end:
            return labels
    return []


def _listed(sentence: Sentence, at: int, end: int, knowledge: Knowledge) -> tuple[list[_Label], int]:
    """Return the labels that stand one after the other from a place on, and where they end."""
    text = sentence.text
    labels: list[_Label] = []
    stop = at
    while len(labels) < _MOST_LABELS:
        start, owner = _past_owner(sentence, at, end)
        # "the context window of Heron 2": no label reaches into a name.
        names = (mention.start for mention in sentence.mentions if mention.kind in _OWNERS and mention.start > start)
        named = _named(text, start, min(names, default=end), knowledge)
        if named is None:
            break
        past, behind = _past_of(sentence, named[1], end)
        if past is None:
            break
        labels.append((named[0], start, named[1], owner or behind))
        stop = past
        link = _AND.match(text, stop, end)
        if link is None:
            break
        at = link.end()
    return labels, stop


def _past_owner(sentence: Sentence, at: int, end: int) -> tuple[int, Mention | None]:
    """Return where a label begins behind "the exact" or "Heron 2's", and the thing that is named so."""
    text, owner = sentence.text, None
    if led := _LEADING.match(text, at, end):
        at = led.end()
    for mention in sentence.mentions:
        if mention.start == at and mention.kind in _OWNERS and (owned := _OWNED.match(text, mention.end, end)):
            at, owner = owned.end(), mention
    if owner is not None and (led := _LEADING.match(text, at, end)):
        at = led.end()
    return at, owner


def _past_of(sentence: Sentence, at: int, end: int) -> tuple[int | None, Mention | None]:
    """Return where a label ends with "of Heron 2" behind it, and the thing; None for what is of something else."""
    of = _OF.match(sentence.text, at, end)
    if of is None:
        return at, None
    for mention in sentence.mentions:
        if mention.start == of.end() and mention.kind in _OWNERS:
            return mention.end, mention
    model = _OF_MODEL.match(sentence.text, of.end(), end)
    return (model.end(), None) if model is not None else (None, None)


def _named(text: str, start: int, end: int, knowledge: Knowledge) -> tuple[Property, int] | None:
    """Return the property that the most words from a place on name, and where they end."""
    words = _WORDS.match(text, start, end)
    stops = [word.end() for word in _WORD.finditer(words[0])] if words is not None else []
    for stop in reversed(stops):
        if _LINKED.search(text, start, start + stop):
            continue
        known = property_labelled(text[start : start + stop], _OWNERS, knowledge.vocabulary)
        if known is not None:
            label = label_key(text[start : start + stop])
            is_broad = label in lexicon().broad_labels and not text.endswith(_COUNTED, 0, start)
            return None if is_broad or not _may_be_kept_back(known) else (known, start + stop)
    return None


def _may_be_kept_back(known: Property) -> bool:
    """Tell whether a property is one that is kept back: not a score, which is of a test, nor what a maker used."""
    return known.kind in _KINDS and known.name not in _NEVER and not set(known.on).isdisjoint(_OWNERS)


@cache
def _frame(property_: str, type_: str) -> Frame:
    """Return the frame of what is said to be kept back of a thing of a class."""
    entry = {
        "name": f"{property_} kept back",
        "says": [f"owner {property_} undisclosed"],
        "topics": {"owner": type_},
        "reads_negation": True,
    }
    return frame_of(entry, [])
