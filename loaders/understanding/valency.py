"""Verbs and what their arguments say (`valency.yaml`): each frame names its verbs, and a slot for each argument."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from ...graph.errors import OntologyError
from ...graph.wording import folded_words_in
from .clauses import Clauses
from .frames import Frame, Match, frame_of
from .patterns import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .clauses import Verb
    from .frames import Marked
    from .mentions import Mention

_VERB = re.compile(r"(?P<base>[a-z-]+)(?: \((?P<past>[a-z, -]+)\))?(?P<particles>(?: [a-z]+)*)")
_PARTS = ("subject", "object", "complement")
_OWN_KEYS = ("verbs", "behind", "needs", "beside", "real")
_REDUCED = frozenset(["by", "in", "on", "at", "from", "as", "under", "with", "for", "to", "alongside", "through"])
# The slot of the date of a participle ("founded in 2019"): a date elsewhere is that of the verb of its sentence.
_WHEN = "when"
_DATE = MARKS["Date"]
_AT_END = ("", ",", ".", ")", ";")


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a verb: its slot, and the marks of the mentions that may fill it.

    One `by_people` may stand behind those who are of it: "researchers at Fjord".
    """

    slot: str
    fits: str
    by_people: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb of a frame, with the words that must follow it ("step *down*")."""

    valency: Valency
    particles: tuple[str, ...]
    is_past: bool
    is_participle: bool
    is_base: bool


@dataclass(frozen=True, slots=True)
class Valency:
    """A frame whose sentence is told by verbs: arguments by their part in the clause, and by preposition.

    The slots of `needs` are filled, or else the words say nothing. One `beside` is read whatever else its verb tells;
    one that is `real` not where the verb says what can or is to be.
    """

    frame: Frame
    parts: Mapping[str, Argument]
    behind: tuple[tuple[str, Argument], ...]
    needs: frozenset[str]
    beside: bool
    real: bool


def clause_matches(sentence: Marked) -> Iterator[Match]:
    """Yield what the verbs of a sentence tell: for each verb the first frame whose needed arguments are there."""
    known = _forms()
    if known.keys().isdisjoint(folded_words_in(sentence.text)):
        return
    clauses = Clauses.of(sentence.text, frozenset(known), _pasts())
    for at, token in enumerate(clauses.tokens):
        is_told = False
        for form in known.get(token.text, ()):
            found = None if is_told and not form.valency.beside else _match(sentence, clauses, at, form)
            if found is not None:
                yield found
                is_told = is_told or not form.valency.beside


def _match(sentence: Marked, clauses: Clauses, at: int, form: Form) -> Match | None:
    last = at + len(form.particles)
    if tuple(token.text for token in clauses.tokens[at + 1 : last + 1]) != form.particles:
        return None
    verb = clauses.verb(at, is_past=form.is_past, is_participle=form.is_participle, is_base=form.is_base)
    if verb is None or (form.valency.real and not verb.is_real):
        return None
    for filled in _readings(clauses, verb, last, form):
        slots = {slot: tokens for slot, tokens in filled.items() if tokens or slot == _WHEN}
        if form.valency.needs <= slots.keys():
            return _made(sentence, clauses, verb, form, slots)
    return None


def _readings(clauses: Clauses, verb: Verb, last: int, form: Form) -> Iterator[dict[str, list[int]]]:
    """Yield how the slots may be filled: as the voice tells, or else as the words around a participle allow."""
    parts = form.valency.parts
    subject, object_ = parts.get("subject"), parts.get("object")
    if not verb.is_passive:
        filled: dict[str, list[int]] = {}
        if subject is not None:
            filled[subject.slot] = clauses.subject(verb, subject.fits)
        if object_ is not None:
            filled[object_.slot] = clauses.object(last, object_.fits)
        yield _with_others(clauses, last, form, filled, "object")
    following = clauses.past_adverbs(last + 1)
    is_reduced = form.is_past and not verb.is_passive and object_ is not None
    if verb.is_passive or (is_reduced and (following in _REDUCED or following in _AT_END or following == _DATE)):
        filled = {}
        if object_ is not None:
            find = clauses.subject if verb.is_passive else clauses.described
            filled[object_.slot] = find(verb, object_.fits)
        if subject is not None:
            filled[subject.slot] = clauses.behind(last, "by", subject.fits, by_people=subject.by_people)
        whole = _with_others(clauses, last, form, filled, "")
        yield (
            whole
            if verb.is_passive
            else {**whole, _WHEN: clauses.behind(last, "in", _DATE) or clauses.behind(last, "on", _DATE)}
        )


def _with_others(
    clauses: Clauses, last: int, form: Form, filled: dict[str, list[int]], before: str
) -> dict[str, list[int]]:
    """Return the filled slots with those of the complement ("named her [CEO]") and behind prepositions."""
    parts = form.valency.parts
    complement, object_ = parts.get("complement"), parts.get(before)
    if complement is not None:
        after = max([last, *filled.get(object_.slot, ())]) if object_ is not None else last
        filled[complement.slot] = clauses.object(after, complement.fits) or clauses.behind(after, "as", complement.fits)
        last = max([last, *filled[complement.slot]])
    for preposition, argument in form.valency.behind:
        filled[argument.slot] = filled.get(argument.slot) or clauses.behind(last, preposition, argument.fits)
    return filled


def _made(sentence: Marked, clauses: Clauses, verb: Verb, form: Form, filled: Mapping[str, list[int]]) -> Match:
    slots: dict[str, tuple[Mention, ...]] = {
        slot: tuple(sentence.at[clauses.tokens[token].start] for token in tokens) for slot, tokens in filled.items()
    }
    start = sentence.original(clauses.tokens[verb.at].start)
    end = sentence.original(clauses.tokens[verb.at + len(form.particles)].end - 1) + 1
    behind = [mention.end for members in slots.values() for mention in members if mention.start > end]
    return Match(form.valency.frame, start, max([end, *behind]), slots, {})


@cache
def valencies() -> tuple[Valency, ...]:
    """Return the frames that come with the package, in the order in which they are tried."""
    entries = yaml.safe_load(files(__package__).joinpath("valency.yaml").read_text("utf-8"))
    return tuple(_valency(entry) for entry in entries)


def _valency(entry: Mapping[str, Any]) -> Valency:
    arguments = {part: _argument(entry["name"], entry[part]) for part in _PARTS if part in entry}
    behind = [
        (preposition, _argument(entry["name"], slot))
        for prepositions, slot in entry.get("behind", {}).items()
        for preposition in prepositions.split()
    ]
    texts = [*(entry[part] for part in _PARTS if part in entry), *entry.get("behind", {}).values()]
    first = arguments.get("object") or arguments["subject"]
    rest = {key: value for key, value in entry.items() if key not in (*_PARTS, *_OWN_KEYS)}
    return Valency(
        frame_of(rest, texts),
        arguments,
        tuple(behind),
        frozenset(entry.get("needs", [first.slot])),
        beside=entry.get("beside", False),
        real=entry.get("real", False),
    )


def _argument(name: str, text: str) -> Argument:
    """Read `{slot:Kind|Kind}`; with `!` names of unknown kind are left out, with `~` its people may do it."""
    match = re.fullmatch(r"\{(\w+):([\w|/% -]+)(!?)(~?)\}", text)
    if match is None:
        raise OntologyError(f"valency.yaml: {name}", f"{text!r} is no slot", "write it like {model:Model}")
    return Argument(match[1], MARKS.any_of(match[2].split("|"), unknown=not match[3])[1:-1], by_people=bool(match[4]))


@cache
def _forms() -> Mapping[str, tuple[Form, ...]]:
    entries = yaml.safe_load(files(__package__).joinpath("valency.yaml").read_text("utf-8"))
    found: dict[str, list[Form]] = defaultdict(list)
    for valency, entry in zip(valencies(), entries, strict=True):
        for written in entry["verbs"]:
            match = _VERB.fullmatch(written)
            if match is None:
                raise OntologyError(f"valency.yaml: {entry['name']}", f"{written!r} is no verb", "see the other frames")
            particles = tuple(match["particles"].split())
            for word, is_past, is_participle, is_base in inflected(match["base"], match["past"]):
                found[word].append(Form(valency, particles, is_past, is_participle, is_base))
    return {word: tuple(forms) for word, forms in found.items()}


@cache
def _pasts() -> frozenset[str]:
    return frozenset(word for word, forms in _forms().items() if all(form.is_past for form in forms))


def inflected(base: str, past: str | None) -> Iterable[tuple[str, bool, bool, bool]]:
    """Return the forms of a verb, each with whether it is past, a participle in -ing, or the base.

    `past` holds the irregular forms. A consonant that is doubled ("planned") counts as irregular.
    """
    stem = base.removesuffix("e")
    is_y = base.endswith("y") and base[-2] not in "aeou"
    pasts = past.split(", ") if past else [f"{base[:-1]}ied" if is_y else f"{stem}ed"]
    doubled = next((each[:-2] for each in pasts if each.endswith(f"{base[-1] * 2}ed")), stem)
    third = f"{base[:-1]}ies" if is_y else f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z")) else f"{base}s"
    forms = [(each, True, False, False) for each in pasts]
    return [*forms, (third, False, False, False), (f"{doubled}ing", False, True, False), (base, False, False, True)]
