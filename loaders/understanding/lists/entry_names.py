"""The names that the lists of a document teach: models listed under such a heading, people listed with a position."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.document import Heading, Item, Line, Pair
from ....graph.vocabulary import label_key
from ..names.mentions import ORGANIZATION_END
from ..names.naming import clean, is_name
from ..properties.labelled import ANY_MODEL
from ..properties.labels import property_labelled
from ..terms.heading_kinds import NONE, kinds_below
from ..terms.lexicon import lexicon
from .heads import head_of, head_of_pair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.document import Block, Document
    from ....graph.vocabulary import Vocabulary
    from ..terms.gazetteer import Gazetteer
    from .heads import Head

# "Heron-2", "HRN 1.5", "Heron2 Swift": a word of letters, and a version with it.
_LATER_PART = rf"[A-Z][\w.]{{0,16}}|\d[\w.]{{0,8}}|{'|'.join(word.lower() for word in lexicon().variants)}"
_VERSIONED = re.compile(
    r"(?=[^\d]*\d)[A-Z][A-Za-z]{1,19}(?:-[A-Za-z]{2,12})?[ -]?[vV]?\d{1,3}(?:\.\d{1,3})?[A-Za-z]?"
    rf"(?![\w.])(?:[ -](?:{_LATER_PART})(?!\w)){{0,4}}"
)
# "Heron-Swift", "HeronCoder": what is no common word.
_OWN_SHAPE = re.compile(
    r"[A-Z][\w.]{0,20}-[A-Z][A-Za-z]{2,16}(?: \d[\w.]{0,6})?|[A-Z][a-z]{1,16}[A-Z][A-Za-z]{1,16}|[A-Z]{3,8}"
)
_WORD = re.compile(r"[A-Z][a-z]{2,16}(?: [A-Z][a-z]{2,16})?")
_PERSON = re.compile(
    r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z]\.)?(?: (?:de|van|von|da|di|al|bin|den|der|le|la))?"
    r"(?: [^\W\d_a-z][\w’'-]+){1,2}"
)
_POST = re.compile(rf"\b(?:(?:co-?)?founder|chief|{'|'.join(map(re.escape, lexicon().positions))})\b", re.IGNORECASE)
_NO_STEMS = frozenset(label_key(word) for word in lexicon().not_families)
_POST_NEAR = 40
_DEEPEST = 9


def names_of_entries(document: Document, vocabulary: Vocabulary, known: Gazetteer) -> Iterator[Entity]:
    """Yield the models and people that entries and headings begin with, where the heading above tells their kind."""
    open_: list[tuple[int, frozenset[str]]] = []
    for block, below in zip(document.blocks, (*document.blocks[1:], None), strict=False):
        kinds = open_[-1][1] if open_ else NONE
        if isinstance(block, Heading | Line):
            level = block.level if isinstance(block, Heading) else _DEEPEST
            while open_ and open_[-1][0] >= level:
                open_.pop()
            kinds = open_[-1][1] if open_ else NONE
            open_.append((level, kinds_below(block.passage.text, kinds)))
            yield from _described(block.passage.text, below, known)
        head = _head(block) if kinds else None
        if head is not None and (entity := _named(head, kinds, vocabulary, known)) is not None:
            yield entity


def _described(heading: str, below: Block | None, known: Gazetteer) -> Iterator[Entity]:
    """Yield the person that a heading names above labels that only people have: "Role: ...", "Born: ..."."""
    if isinstance(below, Pair) and label_key(below.label.text) in lexicon().person_labels:
        name = clean(heading)
        if _PERSON.fullmatch(name) and known.called(name) is None and ORGANIZATION_END.search(name) is None:
            yield Entity("Person", name)


def _head(block: Block) -> Head | None:
    match block:
        case Pair():
            return head_of_pair(block, None)
        case Item(passage) | Line(passage) | Heading(passage):
            return head_of(passage, None)
    return None


def is_person(name: str, head: Head, *, in_a_list: bool = False) -> bool:
    """Tell whether an entry under a heading for people begins with a name of one: a position stands behind it.

    `in_a_list` of founders, the shape of the name is enough.
    """
    looks_like_one = _PERSON.fullmatch(name) is not None and not _is_a_label(name)
    return looks_like_one and (in_a_list or _POST.search(head.words()[:_POST_NEAR]) is not None)


def _is_a_label(name: str) -> bool:
    """Tell whether capitalised words are a label of what is said of somebody: "Previous Roles"."""
    return not lexicon().no_people.isdisjoint(word.casefold() for word in name.split())


def _named(head: Head, kinds: frozenset[str], vocabulary: Vocabulary, known: Gazetteer) -> Entity | None:
    name = clean(head.name.text)
    if not is_name(name) or known.called(name) is not None:
        return None
    if kinds & {"people", "founders"}:
        if _is_a_label(name) or "," in name or _POST.search(name):
            return None
        words = (
            head.rest.text[:_POST_NEAR] if head.rest is not None else head.note.text if head.note is not None else ""
        )
        return Entity("Person", name) if _POST.search(words) else None
    is_label = property_labelled(name, tuple(each.type for each in ANY_MODEL), vocabulary) is not None
    if "models" not in kinds or is_label or name in lexicon().variants:
        return None
    tells = any(word.strip(",") in lexicon().headline_words | lexicon().outside_names for word in name.split())
    is_one = not tells and _VERSIONED.fullmatch(name) and label_key(name.split()[0]) not in _NO_STEMS
    shaped = head.dated is not None and (_OWN_SHAPE.fullmatch(name) or _WORD.fullmatch(name))
    return Entity("Model", name) if is_one or shaped else None
