"""Verbs and what their arguments say (`valency.yaml`): each frame names its verbs, and a slot for each argument."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from ....graph.definitions import definitions_in
from ....graph.wording import folded_words_in
from .clauses import Clauses
from .frames import Frame, Match, frame_of
from .nominals import nouns, slots_of
from .patterns import MARKS
from .relatives import object_before
from .verb_forms import argument_of, arguments_behind, inflected, verb_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..names.mentions import Mention
    from .clauses import Verb
    from .frames import Marked
    from .nominals import Nominal
    from .verb_forms import Argument
    from .words import Token

_PARTS = ("subject", "object", "complement")
_OWN_KEYS = ("verbs", "behind", "needs", "beside", "real", "concerns", "shuns", "bare")
_REDUCED = frozenset(["by", "in", "on", "at", "from", "as", "under", "with", "for", "to", "alongside", "through"])
# Of these, such as tell what a thing is for, or made with.
_PURPOSES = frozenset(["for", "with", "to", "as", "from"])
# The slot of the date of a participle ("founded in 2019"): a date elsewhere is that of the verb of its sentence.
_WHEN = "when"
_DATE = MARKS["Date"]
_NEAR = 9
_AT_END = ("", ",", ".", ")", ";")


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

    The slots of `needs` are filled, or else the words say nothing. `elided` are the frames, by the slot that is left
    open, for an entry that begins with its verb: "Outperformed Tern 7B" is said of what is talked of. One `beside` is
    read whatever else its verb tells; one that is `real` not where the verb says what can or is to be. One of the
    words of `concerns`, if there are any, or a sum of money stands where the object does, and none of `shuns`.
    Behind the verb of a `bare` one stands no object.
    """

    frame: Frame
    elided: Mapping[str, Frame]
    parts: Mapping[str, Argument]
    behind: tuple[tuple[str, Argument], ...]
    needs: frozenset[str]
    beside: bool
    real: bool
    concerns: frozenset[str]
    shuns: frozenset[str]
    bare: bool


def clause_matches(sentence: Marked) -> Iterator[Match]:
    """Yield what verbs and nouns of a sentence tell: for each the first frame whose needed arguments are there."""
    verbs, things = _forms(), nouns()
    if not sentence.marks:
        return
    words = folded_words_in(sentence.text)
    if verbs.keys().isdisjoint(words) and things.keys().isdisjoint(words):
        return
    clauses = Clauses.of(sentence.text, *verb_forms())
    for at, token in enumerate(clauses.tokens):
        is_told = False
        for form in verbs.get(token.text, ()):
            found = None if is_told and not form.valency.beside else _match(sentence, clauses, at, form)
            if found is not None:
                yield found
                is_told = is_told or not form.valency.beside
        if not is_told:
            named = (_named(sentence, clauses, at, *noun) for noun in things.get(token.text, ()))
            yield from islice(filter(None, named), 1)


def _named(sentence: Marked, clauses: Clauses, at: int, words: tuple[str, ...], nominal: Nominal) -> Match | None:
    """Return what a noun that ends at a token tells."""
    first = at + 1 - len(words)
    if first < 0 or tuple(token.text for token in clauses.tokens[first : at + 1]) != words:
        return None
    slots = slots_of(clauses, at, nominal, len(words))
    if slots is None:
        return None
    return _made(sentence, clauses.tokens[first : at + 1], nominal.frame, _at(sentence, clauses, slots))


@cache
def verb_forms() -> tuple[frozenset[str], frozenset[str]]:
    """Return the forms of all verbs that have a frame, and those that can only be past."""
    return frozenset(_forms()), _pasts()


def _match(sentence: Marked, clauses: Clauses, at: int, form: Form) -> Match | None:
    last = at + len(form.particles)
    if tuple(token.text for token in clauses.tokens[at + 1 : last + 1]) != form.particles:
        return None
    verb = clauses.verb(at, is_past=form.is_past, is_participle=form.is_participle, is_base=form.is_base)
    if verb is None or (form.valency.real and not verb.is_real) or not _is_concerned(clauses, verb, last, form):
        return None
    implied = _implied(clauses, verb, last, form)
    for filled in _readings(clauses, verb, last, form):
        slots = {slot: tokens for slot, tokens in filled.items() if tokens or slot == _WHEN}
        missing = form.valency.needs - slots.keys()
        if slots and missing <= implied and not (missing and _is_apart(clauses, last, form, slots)):
            frame = form.valency.elided[min(missing)] if missing else form.valency.frame
            # The date of an entry is that of its verb.
            told = {slot: tokens for slot, tokens in slots.items() if tokens} if missing else slots
            told = {**told, **_dated_before_subject(clauses, verb, told, form)}
            return _made(sentence, clauses.tokens[verb.at : last + 1], frame, _at(sentence, clauses, told))
    return None


def _dated_before_subject(
    clauses: Clauses, verb: Verb, filled: Mapping[str, list[int]], form: Form
) -> dict[str, list[int]]:
    """Return the date of a phrase that leads to its subject: "After leaving Fjord in 2019, she founded Birch"."""
    subject = form.valency.parts.get("subject")
    found = filled.get(subject.slot, ()) if subject is not None else ()
    if not (verb.is_participle and found and min(found) > verb.at) or _WHEN in filled:
        return {}
    before = any(clauses.word(each) == _DATE for each in range(verb.begin))
    inside = [each for each in range(verb.at + 1, min(found)) if clauses.word(each) == _DATE]
    return {} if before else {_WHEN: inside[:1]}


def _implied(clauses: Clauses, verb: Verb, last: int, form: Form) -> set[str]:
    """Return the slot that what is talked of fills, as in an entry that begins with its verb.

    That is the subject, or the object of a participle: "Acquired by Fjord".
    """
    parts = form.valency.parts
    following = clauses.past_adverbs(last + 1)
    is_by = following == "by" or (following in _REDUCED and bool(_by_whom(clauses, last, form)))
    part = "object" if form.is_past and is_by else "subject"
    is_finite = not (verb.is_passive or form.is_base or form.is_participle)
    return {parts[part].slot} if part in parts and is_finite and clauses.opens(verb) else set()


def _is_apart(clauses: Clauses, last: int, form: Form, slots: Mapping[str, list[int]]) -> bool:
    """Tell whether what a thing is for parts it from a participle: "Designed for code, it is small" tells no designer.

    Dates do not: "Founded in 2020, Koypond aims to help".
    """
    object_ = form.valency.parts.get("object")
    found = slots.get(object_.slot, ()) if object_ is not None else ()
    is_purpose = form.is_past and clauses.past_adverbs(last + 1) in _PURPOSES
    return is_purpose and any(clauses.word(at - 1) == "," for at in found if at > last + 1)


def _by_whom(clauses: Clauses, last: int, form: Form) -> list[int]:
    """Return who does what an entry says is done: "Sued for its prices by [Plover]"."""
    subject = form.valency.parts.get("subject")
    return clauses.behind(last, "by", subject.fits) if subject is not None else []


def _is_concerned(clauses: Clauses, verb: Verb, last: int, form: Form) -> bool:
    """Tell whether the object of a verb is one of the things that the frame speaks of."""
    following = clauses.past_adverbs(last + 1)
    if form.valency.bare and not (following in _REDUCED or following in _AT_END or following == _DATE):
        return False
    concerns, shuns = form.valency.concerns, form.valency.shuns
    if not (concerns or shuns):
        return True
    is_turned = verb.is_passive or (form.is_past and clauses.past_adverbs(last + 1) == "by")
    start = max(0, verb.begin - _NEAR) if is_turned else last + 1
    words = {token.text for token in clauses.tokens[start : start + _NEAR]}
    return words.isdisjoint(shuns) and (not concerns or not words.isdisjoint(concerns) or MARKS["USD"] in words)


def _readings(clauses: Clauses, verb: Verb, last: int, form: Form) -> Iterator[dict[str, list[int]]]:
    """Yield how the slots may be filled: as the voice tells, or else as the words around a participle allow."""
    parts = form.valency.parts
    subject, object_ = parts.get("subject"), parts.get("object")
    if not verb.is_passive:
        filled: dict[str, list[int]] = {}
        if subject is not None:
            filled[subject.slot] = clauses.subject(verb, subject.fits)
        if object_ is not None:
            acting = filled.get(subject.slot, []) if subject is not None else []
            filled[object_.slot] = clauses.object(last, object_.fits, by_people=object_.by_people) or object_before(
                clauses, verb, last, acting, object_.fits
            )
        yield _with_others(clauses, last, form, filled, "object")
    following = clauses.past_adverbs(last + 1)
    is_reduced = form.is_past and not (verb.is_passive or clauses.is_helped(verb)) and object_ is not None
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
    subject = filled.get(parts["subject"].slot, []) if before and "subject" in parts else []
    # "Before joining Fjord, [Ada Quill] worked as a dean": what stands behind the subject is of its own verb.
    end = min((at for at in subject if at > last), default=len(clauses.tokens))
    if complement is not None:
        after = max([last, *filled.get(object_.slot, ())]) if object_ is not None else last
        found = clauses.object(after, complement.fits) or clauses.behind(after, "as", complement.fits)
        filled[complement.slot] = [at for at in found if at < end]
        last = max([last, *filled[complement.slot]])
    for preposition, argument in form.valency.behind:
        behind = (at for at in clauses.behind(last, preposition, argument.fits) if at < end)
        filled[argument.slot] = filled.get(argument.slot) or list(behind)
    return filled


def _at(sentence: Marked, clauses: Clauses, filled: Mapping[str, list[int]]) -> dict[str, tuple[Mention, ...]]:
    """Return the mentions at the tokens of slots."""
    return {slot: tuple(sentence.at[clauses.tokens[at].start] for at in tokens) for slot, tokens in filled.items()}


def _made(sentence: Marked, words: Sequence[Token], frame: Frame, slots: dict[str, tuple[Mention, ...]]) -> Match:
    """Return a match that runs from some words to the last mention in the slots."""
    start, end = sentence.original(words[0].start), sentence.original(words[-1].end - 1) + 1
    behind = [mention.end for members in slots.values() for mention in members if mention.start > end]
    return Match(frame, start, max([end, *behind]), slots, {})


@cache
def valencies() -> tuple[Valency, ...]:
    """Return the frames that come with the package, in the order in which they are tried."""
    entries = definitions_in(__package__, "valency.yaml")
    return tuple(_valency(entry) for entry in entries)


def _valency(entry: Mapping[str, Any]) -> Valency:
    arguments = {part: argument_of(entry["name"], entry[part]) for part in _PARTS if part in entry}
    written = [*(entry[part] for part in _PARTS if part in entry), *entry.get("behind", {}).values()]
    texts = [text.replace("~", "") for text in written]
    first = arguments.get("object") or arguments["subject"]
    rest = {key: value for key, value in entry.items() if key not in (*_PARTS, *_OWN_KEYS)}
    frame = frame_of(rest, texts)
    slots = {arguments[part].slot for part in ("subject", "object") if part in arguments}
    return Valency(
        frame,
        {slot: replace(frame, section={**frame.section, slot: "|".join(frame.kinds[slot])}) for slot in slots},
        arguments,
        arguments_behind(entry),
        frozenset(entry.get("needs", [first.slot])),
        beside=entry.get("beside", False),
        real=entry.get("real", False),
        concerns=frozenset(entry.get("concerns", ())),
        shuns=frozenset(entry.get("shuns", ())),
        bare=entry.get("bare", False),
    )


@cache
def _forms() -> Mapping[str, tuple[Form, ...]]:
    entries = definitions_in(__package__, "valency.yaml")
    found: dict[str, list[Form]] = defaultdict(list)
    for valency, entry in zip(valencies(), entries, strict=True):
        for written in entry["verbs"]:
            base, past, particles = verb_of(f"valency.yaml: {entry['name']}", written)
            for word, is_past, is_participle, is_base in inflected(base, past):
                found[word].append(Form(valency, particles, is_past, is_participle, is_base))
    return {word: tuple(forms) for word, forms in found.items()}


@cache
def _pasts() -> frozenset[str]:
    return frozenset(word for word, forms in _forms().items() if all(form.is_past for form in forms))
