"""Models that a text calls by their own word only, beside a sibling whose full name it gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..terms.gazetteer import Gazetteer

_OWN = r"[A-Z][a-z]{3,20}(?![\w’'-])"
_WORD = re.compile(_OWN)
_AND = r"(?:, and |, | and | & )"
# Models that are announced together are of one family.
_ALONGSIDE = re.compile(
    rf"\b(?:[Aa]nnounced|[Rr]eleased|[Uu]nveiled|[Ll]aunched|[Pp]reviewed|[Ii]ntroduced|[Ss]hipped)[^.;]{{0,40}}? "
    rf"(?:alongside|together with) (?P<names>{_OWN}(?:{_AND}{_OWN}){{0,4}})"
)
_TWICE = 2
# "FJ-Voice-1", "FJ-Sight-2": what begins and ends like models of one maker is one.
_SERIAL = re.compile(r"(?P<first>[A-Z][A-Za-z]{1,12})-[A-Z][A-Za-z]{2,16}-\d{1,2}(?:\.\d{1,2})?")


def siblings(prose: str, models: Sequence[Entity], subject: Entity | None, known: Gazetteer) -> Iterator[Entity]:
    """Yield the siblings of the models that a text names in full: "Swift and Marsh", where "Swift" is "Heron 2 Swift".

    A word counts that the text uses more than once and that is no name known for something else.
    """
    words = {_own_word(model.name): model.name for model in models if model.type == "Model"}
    for word, name in words.items():
        if word:
            joined = re.finditer(
                rf"(?<![\w-]){word}{_AND}(?P<next>{_OWN})|(?<![\w-])(?P<first>{_OWN}){_AND}{word}\b", prose
            )
            for match in joined:
                other = match["next"] or match["first"]
                if other not in words and _is_free(other, prose, known):
                    yield Entity("Model", name[: -len(word)] + other)
    yield from _of_one_maker(prose, models, known)
    if subject is not None and subject.type == "Model" and (own := _own_word(subject.name)):
        for match in _ALONGSIDE.finditer(prose):
            for word in _WORD.findall(match["names"]):
                if word not in words and _is_free(word, prose, known):
                    yield Entity("Model", subject.name[: -len(own)] + word)


def _of_one_maker(prose: str, models: Sequence[Entity], known: Gazetteer) -> Iterator[Entity]:
    """Yield the models whose names are formed as those of others are: "FJ-Sight-2" beside "FJ-Voice-1"."""
    begun = {match["first"] for model in models if model.type == "Model" and (match := _SERIAL.fullmatch(model.name))}
    for match in _SERIAL.finditer(prose) if begun else ():
        if match["first"] in begun and known.called(match.group()) is None:
            yield Entity("Model", match.group())


def _own_word(name: str) -> str:
    """Return the last word of a model's name if it is its own ("Heron 2 Swift"); none if it is a known variant."""
    last = name.rsplit(" ", 1)[-1]
    is_own = " " in name and _WORD.fullmatch(last) is not None and last not in lexicon().variants
    return last if is_own and any(character.isdigit() for character in name) else ""


def _is_free(word: str, prose: str, known: Gazetteer) -> bool:
    if word in lexicon().outside_names or word in lexicon().variants or known.called(word) is not None:
        return False
    return len(re.findall(rf"(?<![\w-]){word}(?![\w-])", prose)) >= _TWICE
