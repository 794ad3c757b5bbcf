"""The models of the family that a document is about: those that go by its name and more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...graph.claims import Claim, Entity, Modality
from ...graph.document import Heading, Pair, Span
from ...graph.names import name_key
from ...graph.wording import standing
from .names.naming import is_name
from .terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...graph.document import Block
    from .learning.introduced import Learned
    from .names.knowledge import Knowledge

_MODELS = ("Model", "ModelFamily")
_MEMBERSHIP = "family"
_STATED = (Modality.ASSERTED, Modality.REPORTED)
_JOINTS = (" ", "-")
_VERSIONED = re.compile(r"(?P<stem>[^\W\d_]{2,30})[ -]?v?\d{1,3}(?:\.\d{1,3})?")
# "[Heron 2]** is a family of", "the [Heron 2] model family", "[Heron 2], a series of".
_CALLED = re.compile(
    r"[*_`\"”\]]{0,4}(?:"
    rf" (?:(?:model|language|open|collection) ){{0,2}}(?:{'|'.join(lexicon().families)}|variants)\b"
    r"|(?:,| is| are| was|:| —| –)(?: now)? (?:an?|the|its|our|their) (?:[\w-]{1,20},? ){0,5}?"
    r"(?:family|series|suite|line-?up|collection|herd|set|range) of\b)",
    re.IGNORECASE,
)
_SLASH = "/"
_PART = re.compile(r"[ -][\w.+]+")


def members_of_family(claims: Sequence[Claim], learned: Learned, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield which family each model belongs to whose name begins with that of a family that the document is about.

    The evidence is the name, where the document first gives it in full. Only models of which it tells something count.
    """
    placed = {claim.subject for claim in claims if claim.property == _MEMBERSHIP}
    models = list(_models_of(claims))
    families = list(_own_families(claims, models, learned, knowledge.document.text))
    named = dict.fromkeys([*models, *_labelled(knowledge.document.blocks, families)]) if families else {}
    for model in (each for each in named if each not in placed):
        family = _family_of(model, families)
        span = _introduced(model, knowledge.document.text) if family is not None else None
        if family is not None and span is not None:
            yield Claim(
                source=knowledge.document.id,
                subject=model,
                property=_MEMBERSHIP,
                value=Entity("ModelFamily", family),
                span=span,
            )


def _models_of(claims: Iterable[Claim]) -> Iterator[Entity]:
    """Yield each model once that claims are about, or that they name as a value."""
    stated = [claim for claim in claims if claim.modality in _STATED]
    sides = (each for claim in stated for each in (claim.subject, claim.value))
    yield from dict.fromkeys(each for each in sides if isinstance(each, Entity) and each.type == "Model")


def _labelled(blocks: Iterable[Block], families: Sequence[str]) -> Iterator[Entity]:
    """Yield the models that labels and headings name, with nothing else, as members of a family."""
    begun = tuple(map(_plain, families))
    for block in blocks:
        if isinstance(block, Pair | Heading):
            words = (block.label if isinstance(block, Pair) else block.passage).text
            if _plain(words).startswith(begun) and is_name(words):
                family = max((each for each in families if _plain(words).startswith(_plain(each))), key=len)
                if _tells_a_member(words[len(family) :]):
                    yield Entity("Model", words)


def _tells_a_member(behind: str) -> bool:
    """Tell whether what stands behind a family's name tells one of its models: "-mini", " Pro", not " Release"."""
    parts = _PART.findall(behind)
    words = (*lexicon().variants, *lexicon().small_variants)
    is_one = all(part[0] == "-" or part[1:] in words or any(map(str.isdigit, part)) for part in parts)
    return bool(parts) and "".join(parts) == behind and is_one


def _own_families(claims: Sequence[Claim], models: Sequence[Entity], learned: Learned, text: str) -> Iterator[str]:
    """Yield the names of families that a document is about: its subject, versions of that, families of its subject."""
    subject = learned.topics[0] if learned.topics else None
    if subject is None:
        return
    if subject.type in _MODELS:
        stem = _VERSIONED.fullmatch(subject.name)
        named = {subject.name, *_versions_of(stem["stem"], models)} if stem else {subject.name}
        own = name_key(subject.name)
        for name in named:
            is_subject = name_key(name) == own
            if (is_subject and subject.type == "ModelFamily") or _is_called_a_family(name, text):
                yield name
    elif subject.type == "Organization":
        made = {c.subject.name for c in claims if c.property == "developer" and c.value == subject}
        yield from (name for name in made if _is_called_a_family(name, text))


def _versions_of(stem: str, models: Sequence[Entity]) -> Iterator[str]:
    """Yield with what names of models begin that are a stem and its version: "Heron 2" of "Heron 2 Mini"."""
    for model in models:
        begun = _VERSIONED.match(model.name)
        if begun is not None and begun["stem"] == stem and model.name[begun.end() : begun.end() + 1] in _JOINTS:
            yield begun.group()


def _is_called_a_family(name: str, text: str) -> bool:
    return any(_CALLED.match(text, end) is not None for _, end in standing(name, text))


def _family_of(model: Entity, families: Sequence[str]) -> str | None:
    """Return the longest name of a family that a model's begins with, and goes on behind."""
    fitting = [name for name in families if _plain(model.name).startswith(f"{_plain(name)} ")]
    return max(fitting, key=len) if fitting else None


def _plain(name: str) -> str:
    """Return a name as it is compared: "Heron-2" is "Heron 2"."""
    return name.casefold().replace("-", " ")


def _introduced(model: Entity, text: str) -> Span | None:
    """Return where a text first has a model's name in full, but not as part of an address."""
    for name in dict.fromkeys((model.written or model.name, model.name)):
        for start, end in standing(name, text):
            if text[start - 1 : start] != _SLASH and text[end : end + 1] not in (_SLASH, "-"):
                return Span(start, end)
    return None
