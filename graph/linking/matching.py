"""What one thing is to another, by identifiers first, then names, then facts; and in which words that is told."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from ..names import name_key
from .facts import held
from .kinds import NAMED_APART, PERSON, is_one_kind, may_be_one_kind
from .makers import maker_keys, makers_agree
from .mapping import Justification, Predicate
from .named import IDENTIFIER, LABEL, Called
from .thing import MODELS, owned_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .facts import Held
    from .name_parts import NameParts
    from .named import Named

# How sure a mapping is, by what it rests on.
_IDENTIFIED, _MADE_BY_ONE, _NAMED, _PERSON = 0.98, 0.95, 0.85, 0.5
# What takes from that, or adds to it.
_NOT_ITS_LABEL, _FACT, _OTHER_RELATION, _OTHER_KIND = -0.03, 0.02, -0.05, -0.2


@dataclass(frozen=True, slots=True)
class Match:
    """What the other thing is to ours: by which of both names, how surely, and why, in words."""

    predicate: Predicate
    justification: Justification
    confidence: float
    ours: Called
    theirs: Called
    reason: str
    score: float | None = None

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """How good it is beside others of the same thing: by an identifier, of one kind, by what it is called first."""
        is_first = self.ours.field in {LABEL, IDENTIFIER}
        return self.ours.field == self.theirs.field == IDENTIFIER, self.predicate is Predicate.EXACT, is_first


def identified(ours: Named, theirs: Named, key: str, editions: frozenset[str]) -> Match | None:
    """Return the match of two things with one identifier; None where names or facts contradict it."""
    if ours.is_served or theirs.is_served or not may_be_one_kind(ours, theirs) or held(ours.thing, theirs.thing).differ:
        return None
    if ours.thing.type in MODELS:
        fit = [pair for pair in product(ours.called, theirs.called) if not _contradict(*pair, editions)]
    else:
        fit = list(product(ours.called, theirs.called))
    if not fit:
        return None
    one, other = fit[0]
    predicate = Predicate.EXACT if is_one_kind(ours, theirs) else Predicate.CLOSE
    reason = f"Both have the identifier {key}, and their names do not speak against it."
    by = Called(key, one.parts, IDENTIFIER), Called(key, other.parts, IDENTIFIER)
    return Match(predicate, Justification.NAMES, _IDENTIFIED, *by, reason)


def is_torn(theirs: Named, editions: frozenset[str]) -> bool:
    """Tell whether what has a hub's page as its address is called by a name that speaks against that of the page.

    Only the first version is what a name without one may mean.
    """
    page = owned_name(theirs.thing.iri)
    of_page = [each for each in theirs.called if each.text == page]
    names = [each for each in theirs.called if each.field != IDENTIFIER]
    return any(
        _contradict(each, other, editions) or not all(map(_is_first, {*each.parts.versions} ^ {*other.parts.versions}))
        for each in names
        for other in of_page
    )


def _is_first(version: str) -> bool:
    return version == "1" or version.startswith("0")


def called_alike(ours: Named, theirs: Named) -> Match | None:
    """Return the surest match by what two things are called; None where there is none, or a fact contradicts it."""
    matches = _models(ours, theirs) if ours.thing.type in MODELS else _others(ours, theirs)
    return max(matches, key=lambda match: (match.confidence, match.rank), default=None)


def is_owner_told(ours: Named, theirs: Named, parts: NameParts) -> bool:
    """Tell whether nobody but the maker of ours owns the other's identifiers; a family's name may stand there, too."""
    return all(
        makers_agree(ours.makers, [owner]) is not False
        or maker_keys(owner) & {parts.first, parts.glued}
        or any(key + parts.first in maker_keys(owner) for maker in ours.makers for key in maker_keys(maker))
        for owner in theirs.owners
    )


def _models(ours: Named, theirs: Named) -> Iterator[Match]:
    if ours.is_served or not theirs.is_model:
        return
    facts = held(ours.thing, theirs.thing)
    for one, other in product(ours.called, theirs.called):
        predicate = _relation(one.parts, other.parts, is_served=theirs.is_served)
        if (
            predicate is not None
            and not facts.differ
            and (match := _of_one_maker(predicate, ours, theirs, one, other, facts))
        ):
            yield match


def _of_one_maker(  # noqa: PLR0913, PLR0917 (two things, by which names, and what is known of them)
    predicate: Predicate, ours: Named, theirs: Named, one: Called, other: Called, facts: Held
) -> Match | None:
    """Return the match of two models of one name, unless they are of two makers, or many things have that name."""
    made_by_one = makers_agree(ours.makers, theirs.makers)
    is_requantized = bool(other.parts.formats) and not one.parts.formats
    is_owned = is_owner_told(ours, theirs, other.parts)
    if (made_by_one is False and is_owned) or not (is_owned or is_requantized):
        made_by_one = None if is_owned and _is_of_its_family(theirs, other.parts) else False
    if made_by_one is False and not is_requantized:
        return None
    if not made_by_one and not one.parts.is_telling:
        return None
    if other.fuller and predicate is not Predicate.EXACT and not theirs.is_served:
        return None
    if predicate is Predicate.EXACT and (other.fuller or not is_one_kind(ours, theirs)):
        predicate = Predicate.CLOSE
    confidence = _MADE_BY_ONE if made_by_one else _NAMED
    confidence += _FACT * bool(facts.agree) + _NOT_ITS_LABEL * (one.field != LABEL)
    confidence += {Predicate.EXACT: 0, Predicate.CLOSE: _OTHER_KIND}.get(predicate, _OTHER_RELATION)
    how = Justification.TOGETHER if made_by_one or facts.agree else Justification.NAMES
    told = _told(predicate, one, other, is_one_kind(ours, theirs))
    reason = " ".join(filter(None, [told, _makers_told(made_by_one, theirs), _facts_told(facts)]))
    return Match(predicate, how, round(confidence, 2), one, other, reason)


def _is_of_its_family(theirs: Named, parts: NameParts) -> bool:
    """Tell whether all that is known of a maker is the name of the family: "heron/heron-2"."""
    return all(maker_keys(maker) & {parts.first, parts.glued} for maker in theirs.makers)


def _relation(  # noqa: PLR0911 (one for each part that tells)
    ours: NameParts, theirs: NameParts, *, is_served: bool
) -> Predicate | None:
    """Return what a model of a name is to that of another; None where they are two, or where it cannot be told."""
    if not set(ours.cores) & set(theirs.cores) or not (ours.words or ours.versions):
        return None
    other_format = ours.formats != theirs.formats
    other_day = not _one_day(ours.snapshot, theirs.snapshot)
    if (other_format and ours.formats) or ours.moving or (other_day and ours.snapshot and theirs.snapshot):
        return None
    if is_served:
        return None if other_day and ours.snapshot else Predicate.RELATED
    if other_format + other_day + theirs.moving > 1:
        return None
    if other_format or theirs.moving:
        return Predicate.RELATED
    if other_day:
        return Predicate.BROAD if ours.snapshot else Predicate.NARROW
    return Predicate.EXACT


def _one_day(ours: str, theirs: str) -> bool:
    """Tell whether two snapshots may be of one day: `--0806` is in every year."""
    if ours == theirs:
        return True
    tails = [each.removeprefix("--") for each in (ours, theirs) if each.startswith("--")]
    return (
        len(tails) == 1 and bool(ours and theirs) and (ours if theirs.startswith("--") else theirs).endswith(tails[0])
    )


def _contradict(one: Called, other: Called, editions: frozenset[str]) -> bool:
    """Tell whether two names are of two models: in a part that both have, or in a word for a stage or tier."""
    ours, theirs = one.parts, other.parts
    if ours.formats != theirs.formats or not _one_day(ours.snapshot, theirs.snapshot) or ours.moving != theirs.moving:
        return True
    both = ((ours.versions, theirs.versions), (ours.sizes, theirs.sizes))
    if any(left and right and left != right for left, right in both):
        return True
    return bool((set(ours.words) ^ set(theirs.words)) & editions)


def _others(ours: Named, theirs: Named) -> Iterator[Match]:
    """Yield the matches of things that are no models: one kind and one name."""
    if theirs.thing.type != ours.thing.type or held(ours.thing, theirs.thing).differ:
        return
    facts = held(ours.thing, theirs.thing)
    for one, other in product(ours.called, theirs.called):
        if not name_key(one.text) or _joined(one.text) != _joined(other.text):
            continue
        told = f"Both are called {_both(one, other).rstrip('.')}."
        if ours.thing.type == PERSON and not facts.agree:
            reason = f"{told} Others may be called so, too."
            yield Match(Predicate.CLOSE, Justification.NAMES, _PERSON, one, other, reason)
        elif ours.thing.type in NAMED_APART | {PERSON}:
            how = Justification.TOGETHER if facts.agree else Justification.NAMES
            confidence = _NAMED + _FACT * bool(facts.agree) + _NOT_ITS_LABEL * (one.field != LABEL)
            reason = " ".join(filter(None, [told, _facts_told(facts)]))
            yield Match(Predicate.EXACT, how, round(confidence, 2), one, other, reason)


def _joined(name: str) -> str:
    return name_key(name).replace(" ", "")


def _both(one: Called, other: Called) -> str:
    return one.text if one.text == other.text else f"{one.text} and {other.text}"


_TOLD = {
    Predicate.EXACT: "{both} name one model in all parts.",
    Predicate.CLOSE: "{both} are one name, of a family of models on one side.",
    Predicate.NARROW: "{theirs} is a dated snapshot of {ours}.",
    Predicate.BROAD: "{ours} is a dated snapshot of {theirs}.",
}


def _told(predicate: Predicate, one: Called, other: Called, is_kind: bool) -> str:
    if predicate is Predicate.CLOSE and is_kind:
        return f"{other.text} is called {other.fuller}, too, which says more or other than {one.text}."
    both = _both(one, other) if one.text != other.text else f"{one.text} and {one.text}"
    if predicate is not Predicate.RELATED:
        return _TOLD[predicate].format(both=both, ours=one.text, theirs=other.text)
    if other.parts.served:
        return f"{other.text} is {one.text} as a provider serves it."
    if other.parts.moving:
        return f"{other.text} points at whichever {one.text} is the newest."
    return f"{other.text} is {one.text} in another number format or packing."


def _makers_told(made_by_one: bool | None, theirs: Named) -> str:
    if made_by_one:
        return f"The makers agree ({theirs.makers[0]})."
    return "The maker is not told on both sides." if made_by_one is None else f"It is packed by {theirs.makers[0]}."


def _facts_told(facts: Held) -> str:
    return f"Both agree on {' and '.join(facts.agree)}." if facts.agree else ""
