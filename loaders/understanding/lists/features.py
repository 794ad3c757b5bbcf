"""Entries that begin with the name of a technique: what the words above them say a model is made with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Entity, Modality
from ..names.naming import clean
from ..terms.hedges import modality_of
from ..terms.lexicon import lexicon
from .heads import head_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.document import Passage
    from ..names.knowledge import Knowledge
    from ..properties.topics import Topic

TECHNIQUE = "Technique"
_USES = "usesTechnique"
_SORTS = (
    r"techniques?|methods?|stages?|steps?|phases?|innovations?|optimi[sz]ations?|improvements?|components?"
    r"|approach(?:es)?"
    r"|ingredients?|strategies|pipeline|recipe|procedure|process|modifications?|mechanisms?|choices|elements|features?"
)
_MAKING = re.compile(
    r"\b(?:(?:pre-?|post-?)?train|align|fine-?tun|optimi[sz]|built|build|develop|architectur|design|refin"
    r"|improv|enhanc|transformer"
    r"|encoder|decoder|attention)",
    re.IGNORECASE,
)
_LEADS = re.compile(
    rf"\b(?:(?:{_SORTS})\b|(?:through|using|with|uses|used|employs|employed|includ(?:es?|ed|ing)|combin(?:es?|ed|ing)"
    r"|incorporat(?:es?|ed|ing)|consist(?:s|ed|ing) of|compris(?:es?|ed|ing)|features?|adopts?|adopted)\s?\Z)",
    re.IGNORECASE,
)
# Lists of what can be done with a model, or is told of others.
_NOT_MADE = re.compile(
    r"\b(?:you|your|users?|can|could|may|might|should|future|upcoming|planned|evaluat\w+|benchmark\w*|deploy\w*"
    r"|inference|serving|quanti[sz]\w+"
    r"|example\w*|use cases|tasks?|limitations?|challenges?|risks?|require\w*|install\w*|recommend\w*"
    r"|customi[sz]\w+|frameworks?|tools?"
    r"|generally|typically|usually|often|commonly|implementations?|instead of|rather than|without|unlike"
    r"|other models|alternatives?|such as those|papers?|research|topics)\b",
    re.IGNORECASE,
)
# Words behind a technique's name that go with it: "SwiGLU activation function", "Direct Preference Optimization stage".
_TAIL = re.compile(
    r"(?: (?:activations?|functions?|mechanisms?|layers?|embeddings?|training|stage|phase|objective|optimizer"
    r"|loss|technique|method"
    r"|attention|architecture)){1,2}\Z",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s?\((?P<note>[^()]{1,40})\)(?:\Z|\s\([^()]{1,80}\)\Z)")
# The last words of techniques that nobody has listed, which their own initials behind them show to be names.
_LAST_WORDS = re.compile(
    r"(?:Optimi[sz]ation|Learning|Attention|Training|Tuning|Fine-?[Tt]uning|Embeddings?|Normali[sz]ation"
    r"|Sampling|Merging|Masking"
    r"|Decoding|Prediction|Distillation|Parallelism|Feedback|Routing|Alignment|Modeling|Modelling|Encoding|Experts)\Z"
)
_OURS = re.compile(
    r"\A[^.;:]{0,60}?\b(?:[Ww]e|[Oo]ur|[Tt]he model|[Ii]t|[Tt]hey)\b[^.;]{0,40}?\b(?:us(?:e|es|ed|ing)|employ"
    r"|adopt|replac|implement"
    r"|appl(?:y|ies|ied)|introduc|incorporat|leverag|integrat|train|add|combin|util)"
)
_LABEL_WORDS = 9
_LANGUAGES = re.compile(r"\blanguages?\b[^.]{0,40}\Z", re.IGNORECASE)
_NO_LANGUAGES = re.compile(r"\b(?:programming|coding|will|future|upcoming|planned|not)\b", re.IGNORECASE)


def claims_of_feature(
    name: Passage, words: str, lead: Passage | None, topic: Topic, knowledge: Knowledge
) -> Iterator[Claim]:
    """Yield that a model uses the technique that an entry or a label names.

    `words` are those behind the name. What names the value of a property by itself says so anywhere ("Rotary
    embeddings (RoPE)"); else the words that lead into the list, the heading, or the words behind must tell.
    """
    if not name.text or len(name.text.split()) > _LABEL_WORDS:
        return
    feature, is_exact = _named(name.text, knowledge)
    known = knowledge.named_after(feature) if feature is not None else None
    is_sure = is_exact and not words and known is not None
    if not is_sure and not _is_told(words, lead, topic):
        return
    if feature is None and lead is not None:
        feature = _initialled(name.text)
    if feature is None or (words and modality_of(words.partition(". ")[0]) is not Modality.ASSERTED):
        return
    said = known or knowledge.vocabulary.properties[_USES]
    subject = topic.with_property(said, knowledge)
    if subject is not None and said.range == feature.type and _is_of_models(subject):
        span = name.between(0, len(name.text))
        yield Claim(knowledge.document.id, subject, said.name, feature, span, name.text)


def claims_of_language(name: Passage, lead: Passage | None, topic: Topic, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield the language that an entry is, below words that lead into such a list: "spanning 11 natural languages:"."""
    if lead is None or _LANGUAGES.search(lead.text) is None or _NO_LANGUAGES.search(lead.text) is not None:
        return
    language = knowledge.names.gazetteer.called(clean(name.text), "Language")
    known = knowledge.vocabulary.properties["language"]
    subject = topic.with_property(known, knowledge)
    if language is not None and subject is not None and modality_of(lead.text) is Modality.ASSERTED:
        yield Claim(knowledge.document.id, subject, known.name, language, name.between(0, len(name.text)), name.text)


def named_first(entry: Passage) -> tuple[Passage, str]:
    """Return the name that an entry begins with and the words behind it; all of it where nothing parts the two."""
    head = head_of(entry, None)
    return (head.name, head.rest.text) if head is not None and head.rest is not None else (entry, "")


def _is_of_models(subject: Entity) -> bool:
    return subject.type in ("Model", "ModelFamily")


def _named(text: str, knowledge: Knowledge) -> tuple[Entity | None, bool]:
    """Return the thing that a name is, also without its note and what goes with it; whether it is all of the words."""
    gazetteer = knowledge.names.gazetteer
    name = clean(text)
    whole = gazetteer.called(name)
    if whole is not None:
        return (None if gazetteer.is_weak(name, TECHNIQUE) else whole), True
    note = _NOTE.search(name)
    bare = name[: note.start()] if note is not None else name
    forms = (bare, _TAIL.sub("", bare), note["note"] if note is not None else "")
    strong = (form for form in dict.fromkeys(forms) if form and not gazetteer.is_weak(form, TECHNIQUE))
    found = (gazetteer.called(form, TECHNIQUE) for form in strong)
    return next((each for each in found if each is not None), None), False


def _is_told(words: str, lead: Passage | None, topic: Topic) -> bool:
    """Tell whether the words that lead into a list say what a model is made with, or the heading, or those behind."""
    if words and _OURS.match(words):
        return True
    if lead is not None:
        text = f"{topic.heading} {lead.text}"
        return bool(_LEADS.search(lead.text) and _MAKING.search(text)) and _NOT_MADE.search(lead.text) is None
    return any(topic.heading.casefold().endswith(heading) for heading in lexicon().making_headings)


def _initialled(text: str) -> Entity | None:
    """Return a technique that nobody has listed, by its initials: "Patient Preference Optimization (PPO)"."""
    note = _NOTE.search(text)
    if note is None:
        return None
    name = clean(text[: note.start()])
    initials = "".join(word[0] for word in re.split(r"[\s-]+", name) if word and word[0].isalpha())
    is_one = _LAST_WORDS.search(name) is not None and len(note["note"]) > 1
    matches = note["note"].casefold() in (initials.casefold(), "".join(i for i in initials if i.isupper()).casefold())
    return Entity(TECHNIQUE, name) if is_one and matches and name.split()[0] not in lexicon().outside_names else None
