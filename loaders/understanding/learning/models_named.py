"""The models that a document names: the words of their families, groups of them, sizes that stand for one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.document import passages_of
from ....graph.names import name_key
from ..names.model_names import MODEL_SHAPE, spelled
from ..terms.lexicon import lexicon
from .short_names import NAMED_BY_VARIANT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ....graph.document import Document
    from ..names.model_names import ModelGrammar
    from ..terms.gazetteer import Gazetteer

_OWN_STEM = re.compile(r"[A-Z][A-Za-z]{2,20}(?:-[A-Z][A-Za-z]{1,20})?")
_STEM = re.compile(r"[^\W\d_]{2,20}")
_GROUP = re.compile(rf" (?:(?:model|language|collection) )?(?:{'|'.join(lexicon().families)})\b")
# "[Heron 2] comes in three sizes", "[Heron 2] includes 4 different models": what has several is a group.
_HAS_SEVERAL = re.compile(
    r" (?:models? |LLMs? )?(?:now |also )?(?:comes?|came|(?:is|was|are|were|will be) (?:available|offered"
    r"|released|launched|introduced)"
    r"|includes?|included|consists? of|comprises?|offers?|offered|ships?|shipped|launched|debuted|arrived|has"
    r"|had|spans?|features?)"
    r"(?: (?:in|as|with|at|the following|a total of)){0,2} (?:two|three|four|five|six|seven|eight|several"
    r"|multiple|various|different|\d{1,2})"
    r" (?:[\w-]{1,16} ){0,3}(?:sizes|versions|variants|flavou?rs|models|configurations|checkpoints|tiers"
    r"|editions|members)\b"
    r"|(?:,| is| are| was)(?: now)? (?:an?|the|its|our|their) (?:[\w-]{1,20},? ){0,5}?(?:family|series|suite"
    r"|line-?up|collection|herd|set) of\b"
)
_CALLED_A_MODEL = re.compile(r"(?:,| is| was) (?:an?|the) (?:[\w-]{1,30} ){0,5}(?:models?|LLMs?|chatbot)\b")
_SIZE_AT_END = re.compile(r"[ -](\d{1,4}(?:\.\d{1,2})?[BM])(?:[ -](?:[Bb]ase|pt|PT))?\Z")
# A document that tells of models in several sizes, and the words by which it speaks of one.
_IN_SIZES = re.compile(r"\b(?:sizes|family|series|suite|variants|lineup)\b")
_SPOKEN_SIZE = re.compile(
    r"\b(?:[Tt]he|[Oo]ur) (?:[\w-]{1,16} ){0,2}(\d{1,4}(?:\.\d{1,2})?[BM]) (?:model|version|variant|checkpoint)\b"
)
_WITH_SIZE = re.compile(r"\d[BM]")
_OWN_WORD = re.compile(r"[A-Z][a-z]{3,20}")
_JOINED_LIST = re.compile(r"(?:(?:, and|,| and| &) [A-Z][a-z]{3,20}(?![\w’'.-])){0,4}")


def families_by_shape(text: str, known: Gazetteer) -> frozenset[str]:
    """Return the family words that a text uses as model names are formed.

    A word counts that stands at least twice before a version, once of them with a variant ("Heron 2 Ultra"), or
    before a size ("Tern-7B"); or once where the text calls the whole a model. Not one that is known as something
    else.
    """
    times: Counter[str] = Counter()
    formed: set[str] = set()
    called_models: set[str] = set()
    for match in MODEL_SHAPE.finditer(text):
        stem = match["stem"]
        if stem in lexicon().outside_names or stem in lexicon().not_families:
            continue
        times[stem] += 1
        if match["size"] or match["variant"] in lexicon().variants or match["variant"] in lexicon().small_variants:
            formed.add(stem)
        if _CALLED_A_MODEL.match(text, match.end()):
            called_models.add(stem)
    sure = {stem for stem in formed if times[stem] > 1} | called_models
    return frozenset(stem for stem in sure if known.called(stem, "Organization", "Hardware") is None)


def stems_in(name: str) -> Iterator[str]:
    """Yield the family word of a model's name that has a version or a variant behind it, or a name of one word."""
    if _OWN_STEM.fullmatch(name):
        yield name
        return
    first = _STEM.match(name)
    if first is None or first.group() in lexicon().outside_names or first.end() == len(name):
        return
    if any(character.isdigit() for character in name) or name.rsplit(maxsplit=1)[-1] in lexicon().variants:
        yield first.group()


def models_named(document: Document, grammar: ModelGrammar) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names that a text uses for a group of models ("the Heron 2 family"), and its other names of models."""
    groups: set[str] = set()
    singles: set[str] = set()
    for block in document.blocks:
        for passage in passages_of(block):
            for start, end in grammar.find(passage.text):
                is_group = _GROUP.match(passage.text, end) or _HAS_SEVERAL.match(passage.text, end)
                named = groups if is_group else singles
                named.add(spelled(passage.text[start:end]))
    return frozenset(groups), frozenset(singles)


def sizes_of_one(names: Iterable[str], subject: Entity | None, text: str) -> frozenset[tuple[str, str]]:
    """Return the sizes by which a text may call its models ("the 7B model"): those that end the name of only one.

    A size of one of the subject's is that one's, whoever else has it; of a model and its base the shorter name.
    """
    own = name_key(subject.name) if subject is not None else ""
    sized: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (len(name), name)):
        if (match := _SIZE_AT_END.search(name)) is not None:
            sized[match[1]].append((name[: match.start()], name))
    found = set()
    for size, named in sized.items():
        of_subject = [each for each in named if own and name_key(each[0]) == own] or named
        if len({name_key(stem) for stem, _ in of_subject}) == 1:
            found.add((size, of_subject[0][1]))
    is_family = subject is not None and subject.type == "Model" and _IN_SIZES.search(text) is not None
    if subject is not None and is_family and _WITH_SIZE.search(subject.name) is None:
        found.update((size, f"{subject.name} {size}") for size in set(_SPOKEN_SIZE.findall(text)) - sized.keys())
    return frozenset(found)


def models_in_prose(prose: str, grammar: ModelGrammar, known: Gazetteer) -> Iterator[Entity]:
    """Yield the models that running text names in full, and those it joins to one ("Heron 2 Swift and Marsh")."""
    for start, end in grammar.find(prose):
        name = prose[start:end]
        if NAMED_BY_VARIANT.fullmatch(name):
            yield Entity("Model", name)
        last = name.rsplit(" ", 1)[-1]
        if _OWN_WORD.fullmatch(last) is None or last in lexicon().variants or "\n" in name:
            continue
        yield Entity("Model", name)
        for joined in _OWN_WORD.finditer(_JOINED_LIST.match(prose, end)[0]):  # type: ignore[index]
            word = joined.group()
            if word not in lexicon().outside_names and known.called(word) is None:
                yield Entity("Model", f"{name[: -len(last)]}{word}")
