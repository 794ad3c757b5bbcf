"""What a capitalised name of unknown kind can be, where the words around it ask for a thing of some class."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ..names.mentions import LEGAL_END, NAME
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from ..grammar.sentences import Sentence
    from ..names.mentions import Mention

_PERSON = re.compile(r"[^\W\d_][\w’'.-]*(?: [^\W\d_][\w’'.-]*){1,3}")
# Letters behind somebody's name ("CBE FRS"), and offices before it.
_TITLES = re.compile(
    r"[A-Z]{2,4}(?: [A-Z]{2,4}){1,3}|(?:\w+ )?(?:Minister|President|Secretary|Executive|Chancellor|General)"
)
# An acronym in the plural names a sort of things.
_PLURAL = re.compile(r"[A-Z]{2,6}s")
# So do words for how a thing is made, and verbs that open a sentence.
_OF_A_SORT = re.compile(
    r"-(?:based|powered|driven|style|like|native|only|compatible|generated|enabled)\Z|\A[A-Z][a-z]+ed\Z"
)
# A name before these says what it is that they do, or whose time it was: "put millions into Heron research".
_OF_WHAT = re.compile(
    r" (?:administration|campaign|cabinet|era|presidency|development|research|technology|techniques?|case|lawsuit"
    r"|training|deployment|integration|support|adoption|infrastructure|mining|programming|logic|theory|algebra"
    r"|philosophy|movement|concept|protocol|law)\b"
)
_QUOTES = "\"“”'‘’"
_OWNERS = ("Organization", "Channel", "Product", "Model", "ModelFamily", NAME)


def thing_called(mention: Mention, sentence: Sentence, type_: str) -> Entity | None:
    """Return the thing of a class that a name of unknown kind can be of."""
    name = str(mention.value)
    if type_ == "Person" and (not _PERSON.fullmatch(name) or _TITLES.fullmatch(name)):
        return None
    if type_ == "Organization":
        is_other = any(map(str.isdigit, name)) or name.removesuffix("s") in lexicon().demonyms
        is_part = _OF_WHAT.match(sentence.text, mention.end) is not None
        return None if is_other or is_part else Entity(type_, LEGAL_END.sub("", name))
    return _product(mention, sentence) if type_ == "Product" else Entity(type_, name)


def product_around(mention: Mention, sentence: Sentence) -> Entity | None:
    """Return the product of whose name a known name is only the beginning: "[Fjord] Maps"."""
    after = next((each for each in sentence.mentions if each.start == mention.end + 1), None)
    if after is None or after.kind != NAME or sentence.text[mention.end] != " ":
        return None
    return Entity("Product", sentence.text[mention.start : after.end])


def _product(mention: Mention, sentence: Sentence) -> Entity | None:
    """Return the product of a name, with the name right before it as a part of it ("Fjord Maps").

    The beginning of a longer title in quotation marks, and a word for a sort of things, name none.
    """
    text, name = sentence.text, str(mention.value)
    if (
        text[mention.start - 1 : mention.start] in _QUOTES
        and mention.start > 0
        and text[mention.end : mention.end + 1] not in tuple(_QUOTES + ",.")
    ):
        return None
    before = next((each for each in sentence.mentions if each.end + 1 == mention.start), None)
    if before is not None and before.kind in _OWNERS and text[before.end] == " ":
        return Entity("Product", text[before.start : mention.end])
    is_sort = _PLURAL.fullmatch(name) or _OF_A_SORT.search(name)
    is_general = is_sort or name.casefold() in lexicon().general_products
    return None if is_general else Entity("Product", name)


def family_talked_of(member: Entity, sentence: Sentence) -> Entity | None:
    """Return the model that is talked about as the family of one that goes by its name and more."""
    topic = sentence.topic.of_type("Model")
    is_one = topic is not None and member.name.startswith((f"{topic.name} ", f"{topic.name}-"))
    return Entity("ModelFamily", topic.name) if is_one and topic is not None else None
