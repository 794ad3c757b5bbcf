"""What a document is about: the thing that its title names, or that it speaks of most."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.document import Heading, Line
from ....graph.names import name_key
from ....graph.wording import standing
from ..names.mentions import ORGANIZATION_END
from ..names.model_names import ModelGrammar, spelled
from ..names.naming import is_name
from ..records.records import named_by_file
from ..terms.gazetteer import Name
from ..terms.lexicon import lexicon
from ..terms.people import start_of_person
from .card_subjects import headed_a_card, opened_a_card
from .descriptions import OTHER, first_kind, kind_said
from .own_models import introduced_most, licensed_here, named_model, of_hub_card

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.document import Document
    from ....graph.vocabulary import Vocabulary
    from ..terms.gazetteer import Gazetteer

_TITLE_END = re.compile(r"\s[|—–-]\s|:\s|\s\(|[|]")
_LEGAL = rf"(?:,? (?:{'|'.join(lexicon().legal_endings)})\.?)?"
_SPOKEN_OF = re.compile(
    rf"{_LEGAL}(?:, \d{{2,3}},)?(?:,? (?:\([^()]{{0,60}}\) )?)(?:is|was|are|refers to) (?:[\w’']+ ){{0,4}}?"
    r"(?P<what>[^.]{1,160})"
)
_CARD = re.compile(
    r"\A(?:model card (?:for|of):? (?P<behind>.{2,80})|(?P<before>.{2,120}?)[ :–—-]{1,3}model card)\b", re.IGNORECASE
)
# "Introducing Heron 2", "1. Introduction of Heron", "Northlake releases Heron 2: ...".
_BROUGHT_IN = re.compile(
    r"(?:(?:\A|: )(?:\d{1,2}[.)]? )?(?:Introducing|Meet|Announcing|Launching|Releasing|Presenting|Unveiling|Welcome"
    r"|Hello|Introduction (?:of|to)|Open-?[Ss]ourcing)|\b(?:[Ll]aunche|[Rr]elease|[Uu]nveil|[Aa]nnounce|[Ii]ntroduce"
    r"|[Dd]ebut|[Oo]pen-?[Ss]ource)s),? (?:[Tt]he |[Ii]ts |[Nn]ew )*(?P<name>[A-Z][\w.]{2,20}"
    r"(?:[ -](?:v?\d{1,3}(?:\.\d)?[BM]?|[A-Z][\w.]{1,16})){0,3})"
    r"(?=\Z|[,:!]| [—–-] | \(| (?:[Mm]odels?|[Ff]amily|[Ss]eries|and|with|for|as)\b)"
)
_OF_MODELS = (
    *("parameter", "tokens", "context window", "context length", "benchmark", "fine-tun", "language model", "LLM"),
    *("open-weight", "open weights", "pretrain", "pre-train", "trained on", "inference"),
)
_FEWEST_OF_MODELS = 3
_ACTS_AS_A_MODEL = (
    r"(?:['’]s? \w{1,20})?(?: (?:models?|LLM)\b| (?:also |now )?(?:outperform|surpass|achiev|score"
    r"|was (?:pre-?)?trained|is (?:pre-?)?trained|comes in|supports|beats|has \d))"
)
_TITLE_WORDS = 5
# A word that is written as no common word is.
_WORD_OF_MODELS = re.compile(
    r"(?=.{0,30}(?:[a-z][A-Z]|[A-Z]{2}|\d))[A-Za-z][A-Za-z0-9.]{2,24}(?:-[A-Z][A-Za-z0-9.]{1,16})?"
)
_VERSION_AT_END = re.compile(r" v?\d{1,2}(?:\.\d{1,2}){0,2}\Z")
_CLASS_AT_END = re.compile(
    r"(?<=\d)(?: (?:Large|Small|Open|Base))? (?:Language|Foundation|Multimodal)\Z| [Mm]odel(?:, .{1,40})?\Z"
)
_FIELD_AT_END = re.compile(r" (?:and|in|vs|&) AI\Z")
_PREPOSITION = re.compile(r" (?:of|at|in|on|for|by|with|inside|behind|against|from|to) \Z")
_VERSUS = re.compile(r"\bv(?:s|ersus)?\b\.?", re.IGNORECASE)
_FOUNDED = re.compile(r"\b(?:[Ff]ounded|[Ee]stablished|[Hh]eadquartered) (?:in|by|on)\b")
_OPENING = 600
_CARD_LABELS = 2
_OFTEN = 4
_TWICE = 2
_ARTICLE = 4
_ACTORS = ("Organization", "Person")
_MODELS = ("Model", "ModelFamily")
_SUBJECTS = (*_MODELS, *_ACTORS)
_FIRST_BLOCKS = 40


@dataclass(frozen=True, slots=True)
class Read:
    """What of a document tells its subject: its running text, the names of models in it, and what it has taught."""

    document: Document
    vocabulary: Vocabulary
    prose: str
    known: Gazetteer
    grammar: ModelGrammar
    taught: Sequence[Entity]
    introduced: Sequence[Entity]


def subject_of(read: Read) -> Entity | None:
    """Return the thing that a document is about; None where that is not certain."""
    subject = _subject(read)
    if subject is None or subject.type != "Model":
        return subject
    # "Heron 3 Language Models" are called Heron 3.
    return Entity(subject.type, _CLASS_AT_END.sub("", subject.name))


def _subject(read: Read) -> Entity | None:
    return (
        _in_head(read)
        or named_model(read.document, read.known, read.prose, read.taught)
        or _in_title(read)
        or _brought_in(read)
        or headed_a_card(read.document, read.vocabulary)
        or opened_a_card(read.document, read.vocabulary, read.prose, read.grammar)
        or of_hub_card(read.document, read.known)
        or named_by_file(read.document.name, read.document.blocks, read.vocabulary)
        or introduced_most(read.document, read.known, read.prose)
        or _told_of_in_title(read)
        or _opening(read)
        or _mostly_named(read.prose, read.grammar)
        or licensed_here(read.prose, read.grammar)
        or _introduced_most(read.introduced, read.prose)
        or _named_most(read.prose, read.known)
    )


def _named_most(prose: str, known: Gazetteer) -> Entity | None:
    """Return the person that a text names more often than anything else, else the organization so named."""
    counts = Counter(each.entity.name for each in known.find(prose) if each.entity.type in ("Organization", "Person"))
    people = Counter(each.entity for each in known.find(prose) if each.entity.type == "Person").most_common(2)
    if people and people[0][1] >= _OFTEN and people[0][1] == max(counts.values()):
        rival = people[1][1] if len(people) > 1 else 0
        if people[0][1] >= 2 * rival:
            return people[0][0]
    return organization_named_most(prose, known)


def _opening(read: Read) -> Entity | None:
    """Return the organization or person that a text begins with, if it comes back and no other does more often."""
    names = read.known.with_names(Name(each.name, each) for each in read.introduced)
    counts = Counter(each.entity for each in names.find(read.prose) if each.entity.type in _ACTORS)
    opening = names.find(read.prose.partition("\n")[0])
    first = next((each for each in opening if each.entity.type in _ACTORS), None)
    if first is None or first.start > _ARTICLE or counts[first.entity] < _TWICE:
        return None
    return first.entity if counts[first.entity] == max(counts.values()) else None


def organization_named_most(prose: str, known: Gazetteer) -> Entity | None:
    """Return the organization that a text names far more often than any other; news of a company is about it."""
    counts = Counter(each.entity for each in known.find(prose) if each.entity.type == "Organization")
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _OFTEN:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1] else None


def _in_head(read: Read) -> Entity | None:
    """Return the model that the first words of the document's title name."""
    title = read.document.metadata.title
    head = _TITLE_END.split(title)[0].strip() if title else ""
    if " " in head and read.known.called(head, *_ACTORS) is not None:
        return None
    model = _model_in_title(head, read.prose, read.grammar)
    if model is not None and (called := _as_the_text_calls(model, read)) is not None:
        return called
    # A name goes on to the end of its word: "Heron-2-quantized.w4a16" is no "Heron-2".
    return Entity("Model", head) if model is not None and " " not in head and head.startswith(model.name) else model


def _as_the_text_calls(model: Entity, read: Read) -> Entity | None:
    """Return the model of a title by the text's own name for it ("Heron" for "Heron 1.0"), where that is another."""
    stem = _VERSION_AT_END.sub("", model.name)
    if stem == model.name or model.name in read.prose or read.prose.count(stem) < _OFTEN:
        return None
    return read.known.called(stem, "Model", "ModelFamily") or Entity("Model", stem)


def _in_title(read: Read) -> Entity | None:
    """Return the thing that the document's title names, if the text tells what that is."""
    for place, title in enumerate(_titles(read.document, read.grammar)):
        entity = _titled(title, read)
        # Below its title, a document may head its sections with any company or person.
        if entity is not None and (place == 0 or entity.type not in ("Organization", "Person")):
            return entity
    return None


def _brought_in(read: Read) -> Entity | None:
    """Return the model that a title brings in by a word for it, where the text speaks as one on models does."""
    titles = (found for title in _titles(read.document, read.grammar) if (found := _BROUGHT_IN.search(title)))
    brought = next(titles, None)
    if brought is None or sum(word in read.prose for word in _OF_MODELS) < _FEWEST_OF_MODELS:
        return None
    name = spelled(brought["name"])
    known = read.known.called(name)
    if known is not None:
        return known if known.type in _MODELS else None
    acts = re.search(rf"{re.escape(name)}{_ACTS_AS_A_MODEL}", read.prose) is not None
    is_one = acts if not any(map(str.isdigit, name)) else read.prose.count(name) >= _TWICE
    return Entity("Model", name) if is_one else None


def _introduced_most(met: Sequence[Entity], prose: str) -> Entity | None:
    """Return the model that a text introduces and names more often than any other that it introduces."""
    counts = Counter({entity: prose.count(entity.name) for entity in met if entity.type == "Model"})
    ranked = counts.most_common(1)
    return ranked[0][0] if ranked and ranked[0][1] >= _OFTEN else None


def _mostly_named(prose: str, grammar: ModelGrammar) -> Entity | None:
    """Return the model that a text without a telling title is about.

    That is the one that it introduces ("Heron 2 is a language model") and names often, else the one that it names
    most; by a clear margin over all but its family and its family's models, whose names begin alike.
    """
    counts = Counter(prose[start:end] for start, end in grammar.find(prose))
    ranked = [name for name, count in counts.most_common(4) if count >= _OFTEN]
    introduced = [name for name in ranked if _spoken_of_as(name, prose) == "Model"]
    for name in (introduced or ranked)[:1]:
        rivals = [
            count
            for other, count in counts.items()
            if other != name and not other.startswith(f"{name} ") and not name.startswith(f"{other} ")
        ]
        # Siblings ("Heron 2 Mini" beside "Heron 2 Ultra") are rivals; the family is none.
        return Entity("Model", name) if counts[name] >= 2 * max(rivals, default=0) else None
    return None


def _titles(document: Document, grammar: ModelGrammar) -> Iterator[str]:
    if document.metadata.title:
        yield document.metadata.title
    shown = [block.passage.text for block in document.blocks[:_FIRST_BLOCKS] if isinstance(block, Heading | Line)]
    yield from shown[:3]
    # A copied page begins with its menus; the title is the first line that names a model and nothing else.
    yield from (text for text in shown if any(True for span in grammar.find(text) if span == (0, len(text))))


def _titled(title: str, read: Read) -> Entity | None:
    known, prose = read.known, read.prose
    head = _TITLE_END.split(title)[0].strip()
    if " " in head and (someone := known.called(head, *_ACTORS)) is not None:
        return someone
    for words in (head, title):
        if (model := _model_in_title(words, prose, read.grammar)) is not None:
            return model
    told = (*read.taught, *(entity for entity in read.introduced if entity.type in ("Person", "Organization")))
    listed = _named_before_a_sort(head, read) or next((e for e in told if name_key(e.name) == name_key(head)), None)
    if listed is not None:
        return listed
    if (model := _shown_on_a_card(title, prose) or _of_a_family(head, prose, known)) is not None:
        return model
    if known.called(head) is None and _WORD_OF_MODELS.fullmatch(head) and _has_models(head, prose):
        return Entity("Model", head)
    type_ = _spoken_of_as(head, prose) if is_name(head) and len(head.split()) <= _TITLE_WORDS else None
    is_firm = known.called(head, "Organization") or _ends_as_a_firm(head, known) or _is_founded(head, prose)
    if type_ is None and is_firm:
        type_ = "Organization"
    return (known.called(head, type_) or Entity(type_, head)) if type_ is not None else None


def _is_founded(head: str, prose: str) -> bool:
    """Tell whether the first words on what a title names say that it was founded: a platform that is a company."""
    opening = prose[:_OPENING]
    return _FOUNDED.search(opening) is not None and opening.count(head) >= _TWICE and head[:1].isupper()


def _ends_as_a_firm(head: str, known: Gazetteer) -> bool:
    """Tell whether a title ends as names of organizations do; "Ada Quill and AI" and "The Fall of Plover AI" do not."""
    if " " not in head or len(head.split()) > _TITLE_WORDS or _is_told(head):
        return False
    inner = (found for found in known.find(head) if found.entity.type == "Organization")
    if any(found.start and _PREPOSITION.search(head, 0, found.start) for found in inner):
        return False
    return ORGANIZATION_END.search(head) is not None and _FIELD_AT_END.search(head) is None


def _is_told(head: str) -> bool:
    """Tell whether a title is a sentence or a part of one: "The Week That Shook Northlake", "Why Plover Failed"."""
    words = lexicon().function_words
    told = words["clause"] | words["pronoun"] | words["modal"] | words["be"] | words["have"] | words["relative"]
    return not told.isdisjoint(head.casefold().split())


def _told_of_in_title(read: Read) -> Entity | None:
    """Return the one of those in a title that the text names most: "The Week That Shook Northlake" is about it."""
    title = next(_titles(read.document, read.grammar), "")
    if _VERSUS.search(title):
        return None
    # A word that nobody has listed may be a given name.
    names = read.known.with_names(Name(each.name, each) for each in read.introduced if " " in each.name)
    found = names.find(_TITLE_END.split(title)[0].strip())
    if len(found) > 1 and found[-1].entity.type in _MODELS and found[-1].end == len(title.strip()):
        return found[-1].entity
    named = {each.entity for each in names.find(title) if each.entity.type in _ACTORS}
    counts = Counter(each.entity for each in names.find(read.prose) if each.entity in named)
    return next((entity for entity, count in counts.most_common(1) if count >= _OFTEN), None)


def _named_before_a_sort(head: str, read: Read) -> Entity | None:
    """Return whom a title names before the sort of document: "Ada Quill Biography", "Northlake AI: Company Profile"."""
    bare = _sort_at_end().sub("", head)
    if bare == head or read.prose.count(bare) < _TWICE:
        return None
    if head in read.prose:
        # "The Heron 2 Release was ..." tells of Heron 2; Northlake Research is a firm.
        return read.known.called(bare, *_MODELS)
    met = (entity for entity in read.introduced if entity.name == bare and entity.type in _SUBJECTS)
    type_ = _spoken_of_as(bare, read.prose) or ("Person" if start_of_person(bare) == 0 else None)
    return (
        read.known.called(bare, *_SUBJECTS) or next(met, None) or (Entity(type_, bare) if type_ in _SUBJECTS else None)
    )


@cache
def _sort_at_end() -> re.Pattern[str]:
    sorts = "|".join(map(re.escape, sorted(lexicon().title_sorts, key=len, reverse=True)))
    return re.compile(rf"(?:['’]s)?(?: (?:{sorts})){{1,3}}\Z", re.IGNORECASE)


def _shown_on_a_card(title: str, prose: str) -> Entity | None:
    """Return the model whose card a title heads: "Model Card for Plover", "PLOVER LM (an open model) Model Card"."""
    card = _CARD.search(title)
    if card is None:
        return None
    words = re.split(r"[\s:(]", (card["behind"] or card["before"] or "").strip())
    name = words[0].strip("*_#-–—: ")
    rest = [word for word in words[1:] if word.strip("-–—:")]
    is_one = is_name(name) and name[:1].isupper() and name not in lexicon().outside_names
    return Entity("Model", name) if is_one and (not rest or prose.count(name) >= _OFTEN - 1) else None


def _has_models(head: str, prose: str) -> bool:
    """Tell whether a text speaks of models by a word: "OpenHeron models", "OpenHeron-7B"."""
    models = rf"\b{re.escape(head)}(?:[ -]\d{{1,3}}(?:\.\d)?[BM]\b| (?:language )?models\b| LLMs\b)"
    return re.search(models, prose) is not None


def _of_a_family(head: str, prose: str, known: Gazetteer) -> Entity | None:
    """Return the model that a title heads with a family's name and a word of its own: "Heron-Swift"."""
    first, _, rest = re.sub(r"[ -]", " ", head, count=1).partition(" ")
    if not rest or len(head.split()) > _CARD_LABELS or prose.count(head) < _CARD_LABELS or not rest[0].isupper():
        return None
    return Entity("Model", head) if known.called(first, "ModelFamily") is not None else None


def _model_in_title(title: str, prose: str, grammar: ModelGrammar) -> Entity | None:
    """Return the first model of a title; a capitalised word behind it is of its name where the text writes it so."""
    for start, end in grammar.find(title):
        if title[start:end] in prose or title[start:end] == title:
            return Entity("Model", spelled(title[start:end]))
    for start, end in grammar.find(title, own_words=False):
        return Entity("Model", spelled(title[start:end]))
    return None


def _spoken_of_as(name: str, prose: str) -> str | None:
    """Return the class of the thing that a text introduces as "<name> is a ... <noun>"; None where it does not."""
    said = next(filter(None, (_SPOKEN_OF.match(prose, end) for _, end in standing(name, prose))), None)
    if said is None:
        return None
    kind = kind_said(said["what"])
    if kind is None and (first := first_kind(said["what"])) in _ACTORS:
        return first
    return None if kind == OTHER else kind
