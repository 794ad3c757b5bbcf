"""Nouns that tell of what happened, and what their arguments say (`nominals.yaml`): "the purchase of Plover by Fjord".

Whose it is tells who acts: its owner ("Fjord's purchase"), the subject of a verb that has no meaning of its own
("Fjord announced a partnership"), or what stands behind its preposition. Of some verbs the subject is the other side
("Plover faces a suit").
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ....graph.definitions import definitions_in
from ..terms.lexicon import lexicon
from .frames import Frame, frame_of
from .verb_forms import argument_of, arguments_behind, forms_of
from .words import POSSESSIVES, RELATIVE, is_function_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .clauses import Clauses
    from .verb_forms import Argument, WordForm

_OWN = frozenset(["its", "their", "his", "her", "our"])
_JOINS = frozenset(["and", "or", "&"])
_LEADS = frozenset(["into", "to", "in", "on", "with", "through", "via", "under"])
_DIRECT = frozenset(["of", "behind"])
_MOST_BEFORE = 10
_NEAR_BEFORE = 4
_MOST_LEADING = 5
_OWN_KEYS = ("nouns", "by", "upon", "behind", "needs", "light", "faced", "open", "named_inside")
_PARTS = ("agent", "object", "inside", "named")


@dataclass(frozen=True, slots=True)
class Nominal:
    """A frame whose sentence is told by a noun: who acts, upon whom, what stands in its phrase, and behind it.

    `named` is what the noun stands for ("its app, Skyboard"); `by` and `upon` are the prepositions before who acts and
    before whom. With `light` verbs the subject acts, with `faced` verbs it is acted upon. What is talked of fills a
    slot of the frame's topics behind "its", where the noun opens the sentence, and in an `open` frame always. With
    `named_inside` the name may stand right before the noun: "its Skyboard app".
    """

    frame: Frame
    agent: Argument | None
    object: Argument | None
    inside: Argument | None
    named: Argument | None
    by: tuple[str, ...]
    upon: tuple[str, ...]
    behind: tuple[tuple[str, Argument], ...]
    needs: frozenset[str]
    light: Mapping[str, WordForm]
    faced: Mapping[str, WordForm]
    is_open: bool
    is_named_inside: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """The noun phrase of a noun: where it begins, the mentions in it, and whose it is."""

    begin: int
    inside: tuple[int, ...]
    owner: int | None
    is_own: bool

    @property
    def is_owned(self) -> bool:
        """Tell whether the phrase says whose it is."""
        return self.is_own or self.owner is not None


def slots_of(clauses: Clauses, at: int, nominal: Nominal, length: int) -> dict[str, list[int]] | None:
    """Return the tokens that fill the slots of a noun that ends at a token; None where it tells nothing."""
    phrase = _phrase(clauses, at - length)
    if _is_doubted(clauses, phrase, at) or _is_part(clauses, at):
        return None
    filled, leads = _sides(clauses, at, nominal, phrase)
    if nominal.inside is not None:
        filled[nominal.inside.slot] = [
            index for index in phrase.inside if clauses.tokens[index].text in nominal.inside.fits
        ][-1:]
    if nominal.named is not None:
        named = nominal.named
        # "its [Skyboard] app" names it, too.
        own = [index for index in phrase.inside if index == at - length and clauses.tokens[index].text in named.fits]
        end = _past_object(clauses, at, nominal, filled)
        filled[named.slot] = _beside(clauses, end, phrase, named.fits) or (
            own if nominal.is_named_inside and phrase.is_owned else []
        )
    for preposition, argument in nominal.behind:
        filled[argument.slot] = filled.get(argument.slot) or clauses.behind(at, preposition, argument.fits)
    found = {slot: tokens for slot, tokens in filled.items() if tokens}
    missing = nominal.needs - found.keys()
    of_topic = phrase.is_own or leads or nominal.is_open
    return found if missing <= (nominal.frame.topics.keys() if of_topic else frozenset()) else None


def _sides(clauses: Clauses, at: int, nominal: Nominal, phrase: Phrase) -> tuple[dict[str, list[int]], bool]:
    """Return who acts and upon whom, and whether the noun or its verb opens the sentence."""
    agents: list[int] = []
    objects: list[int] = []
    if nominal.agent is not None:
        agents = _behind_any(clauses, at, nominal.by, nominal.agent.fits)
        if not agents and (both := clauses.behind(at, "between", nominal.agent.fits))[1:]:
            agents, objects = both[:1], both[1:]
    if nominal.object is not None:
        objects = objects or _behind_any(clauses, at, nominal.upon, nominal.object.fits)
    leads = nominal.named is None and phrase.owner is None and _opens(clauses, phrase.begin)
    for argument, verbs in ((nominal.agent, nominal.light), (nominal.object, nominal.faced)):
        verb_at = phrase.begin - (2 if clauses.word(phrase.begin - 1) in _LEADS else 1)
        form = verbs.get(clauses.word(verb_at))
        verb = form and clauses.verb(
            verb_at, is_past=form.is_past, is_participle=form.is_participle, is_base=form.is_base
        )
        if argument is None or not verb or verb.is_passive:
            continue
        subject = clauses.subject(verb, argument.fits)
        leads = leads or (not subject and clauses.opens(verb))
        if argument is nominal.agent:
            agents = agents or subject
        else:
            objects = objects or subject
    agents, objects = _with_owner(clauses, nominal, phrase, agents, objects)
    filled: dict[str, list[int]] = {}
    for argument, tokens in ((nominal.agent, agents), (nominal.object, objects)):
        if argument is not None:
            filled[argument.slot] = filled.get(argument.slot, []) + tokens
    return filled, leads


def _with_owner(
    clauses: Clauses, nominal: Nominal, phrase: Phrase, agents: list[int], objects: list[int]
) -> tuple[list[int], list[int]]:
    """Return both sides with the owner of the phrase as the one that is not told otherwise."""
    if phrase.owner is None:
        return agents, objects
    word = clauses.tokens[phrase.owner].text
    if nominal.agent is not None and not agents and word in nominal.agent.fits:
        return clauses.row_to(phrase.owner, nominal.agent.fits) or [phrase.owner], objects
    if nominal.object is not None and not objects and word in nominal.object.fits:
        return agents, [phrase.owner]
    return agents, objects


def _behind_any(clauses: Clauses, at: int, prepositions: tuple[str, ...], fits: str) -> list[int]:
    """Return the first mentions behind one of some prepositions; an "of" or "behind" belongs to the noun before it."""
    for preposition in prepositions:
        is_near = preposition not in _DIRECT or clauses.word(at + 1) == preposition
        if is_near and (found := clauses.behind(at, preposition, fits)):
            return found
    return []


def _past_object(clauses: Clauses, at: int, nominal: Nominal, filled: Mapping[str, list[int]]) -> int:
    """Return the last token of whom a noun is of: "investors in [Northlake] include ..."."""
    behind = filled.get(nominal.object.slot, []) if nominal.object is not None else []
    return max(behind) if clauses.word(at + 1) in nominal.upon and behind and min(behind) > at else at


def _beside(clauses: Clauses, at: int, phrase: Phrase, fits: str) -> list[int]:
    """Return what a noun is said to be: "its app, Skyboard", "its apps include ..."; or what is said to be one."""
    index = at + 1
    while index <= at + _MOST_LEADING and clauses.word(index) in _naming():
        index += 1
    head = clauses.head_of(index, fits)
    if head is not None and not clauses.is_modifier(head):
        return clauses.row_from(head, fits)
    before = phrase.begin - 1
    is_told = clauses.word(before) in lexicon().function_words["be"] or clauses.word(before) == ","
    return clauses.row_to(before - 1, fits) if is_told and clauses.is_argument(before - 1, fits) else []


def _phrase(clauses: Clauses, last: int) -> Phrase:
    """Return the noun phrase whose words before the noun end at a token."""
    inside: list[int] = []
    index = last
    while index >= max(0, last - _MOST_BEFORE):
        word = clauses.word(index)
        if clauses.is_mention(index):
            inside.insert(0, index)
        elif word in POSSESSIVES:
            owner = next((i for i in (index - 1, index - 2) if clauses.is_mention(i)), None)
            return Phrase(index if owner is None else owner, tuple(inside), owner, is_own=False)
        elif word in _OWN:
            return Phrase(index, tuple(inside), None, is_own=True)
        elif word in lexicon().function_words["determiner"]:
            return Phrase(index, tuple(inside), None, is_own=False)
        elif word in _JOINS:
            if clauses.is_mention(index - 1) or not _is_attribute(clauses, clauses.word(index - 1)):
                break
        elif (word == "," and clauses.word(index + 1).endswith("ing")) or (
            word not in ("-", ",", "+") and not _is_attribute(clauses, word)
        ):
            break
        index -= 1
    return Phrase(index + 1, tuple(inside), None, is_own=False)


def _is_attribute(clauses: Clauses, word: str) -> bool:
    """Tell whether a word may say of what kind a noun is."""
    is_function = is_function_word(word) and word not in lexicon().function_words["adverb"]
    is_verb = word in _verbs() or (word in clauses.forms and not word.endswith("ing"))
    return word[:1].isalnum() and not (is_function or is_verb or word in _JOINS)


def _is_doubted(clauses: Clauses, phrase: Phrase, at: int) -> bool:
    """Tell whether the words at a noun make of it what did not happen: "a planned", "talks about a"."""
    words = (token.text for token in clauses.tokens[max(0, phrase.begin - _NEAR_BEFORE) : at])
    return not _doubting().isdisjoint(words)


def _is_part(clauses: Clauses, at: int) -> bool:
    """Tell whether a noun only says of what kind another behind it is: "a chip designer"."""
    after = clauses.word(at + 1)
    is_verbal = after in clauses.forms or after.endswith(("ed", "ing", "s", "ly"))
    is_mention = clauses.is_mention(at + 1)
    is_word = after[:1].isalpha() and not is_mention
    return is_word and not (is_verbal or is_function_word(after) or after in (*RELATIVE, *_JOINS, *_naming()))


def _opens(clauses: Clauses, begin: int) -> bool:
    return not any(token.text[0].isalnum() or token.is_mention for token in clauses.tokens[:begin])


@cache
def _entries() -> Mapping[str, Any]:
    entries: Mapping[str, Any] = definitions_in(__package__, "nominals.yaml")
    return entries


@cache
def _naming() -> frozenset[str]:
    return frozenset(_entries()["naming"])


@cache
def _doubting() -> frozenset[str]:
    return frozenset(_entries()["doubted"])


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word for nominal in nominals() for verbs in (nominal.light, nominal.faced) for word in verbs)


@cache
def nominals() -> tuple[Nominal, ...]:
    """Return the frames of nouns that come with the package, in the order in which they are tried."""
    return tuple(_nominal(entry) for entry in _entries()["frames"])


@cache
def nouns() -> Mapping[str, tuple[tuple[tuple[str, ...], Nominal], ...]]:
    """Return the frames by the last word of their nouns, each with all words of the noun, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Nominal]]] = defaultdict(list)
    for nominal, entry in zip(nominals(), _entries()["frames"], strict=True):
        for written in entry["nouns"]:
            for words in _numbers(tuple(written.split())):
                found[words[-1]].append((words, nominal))
    return {word: tuple(sorted(each, key=lambda pair: -len(pair[0]))) for word, each in found.items()}


def _numbers(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield a noun in both numbers."""
    last = words[-1]
    yield words
    if not last.endswith("s"):
        yield (*words[:-1], f"{last[:-1]}ies" if last.endswith("y") and last[-2] not in "aeiou" else f"{last}s")


def _nominal(entry: Mapping[str, Any]) -> Nominal:
    parts = {part: argument_of(entry["name"], entry[part]) for part in _PARTS if part in entry}
    texts = [*(entry[part] for part in parts), *entry.get("behind", {}).values()]
    rest = {key: value for key, value in entry.items() if key not in (*_PARTS, *_OWN_KEYS)}
    shared = _entries()
    return Nominal(
        frame=frame_of(rest, texts),
        agent=parts.get("agent"),
        object=parts.get("object"),
        inside=parts.get("inside"),
        named=parts.get("named"),
        by=tuple(entry.get("by", "by").split()),
        upon=tuple(entry.get("upon", "of").split()),
        behind=arguments_behind(entry),
        needs=frozenset(entry["needs"]),
        light=forms_of([*shared["light"], *entry.get("light", ())]),
        faced=forms_of(entry.get("faced", ())),
        is_open=entry.get("open", False),
        is_named_inside=entry.get("named_inside", False),
    )
