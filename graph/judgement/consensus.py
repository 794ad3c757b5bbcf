"""What the sources together support: for each subject and property the value that wins, and by which rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ..claims import Comparator, Entity, Modality
from ..iris import key_of
from ..names import name_key
from ..vocabulary import ValueKind
from .camps import camps, extent
from .named import same, with_their_parts
from .voices import voices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ..claims import Value
    from ..vocabulary import Property
    from .camps import Camp
    from .ground import Ground
    from .testimony import Testimony

# What is decided: a value for a subject and property, by their IRI and local name, in a setting or in any.
Question = tuple[str, str, str]
_EXACTNESS = {Comparator.EQUAL: 0, Comparator.ABOUT: 1}
_NO_TIER = 10**6
_MAJORITY = {"voices": "majority"}


@dataclass(frozen=True, slots=True)
class Decision:
    """What the consensus holds of one property of one subject.

    `subject` is an IRI; `value` is None where there is no winner: then the sources tie, or none says a value. `rule`
    is a name in the policy; `supporters` are the testimonies that the value satisfies, `beaten` those that no value
    which won satisfies, `voices` how many independent voices the supporters are. `own` are the supporters that are
    the maker's own, and `disclosed_by` is its IRI where there is one.
    """

    subject: str
    property: str
    setting: str | None
    value: Value | None
    rule: str
    supporters: tuple[Testimony, ...]
    beaten: tuple[Testimony, ...]
    voices: int
    disclosed_by: str | None = None
    own: tuple[Testimony, ...] = ()


class _Answer(NamedTuple):
    """A value, the rule that it wins by, and those who support it."""

    value: Value | None
    rule: str
    supporters: Sequence[Testimony]


def decisions(heard: Sequence[Testimony], makers: frozenset[str], ground: Ground) -> Iterator[Decision]:
    """Yield the decisions on all that is said of one thing, ordered by subject, property and setting.

    `makers` are the IRIs of those who made it.
    """
    for (subject, name, setting), rivals in sorted(_questions(heard, ground).items()):
        ordered = sorted(rivals, key=_order)
        answers = list(_answers(ground.vocabulary.properties[name], ordered, ground))
        won = {each for answer in answers for each in answer.supporters}
        beaten = tuple(each for each in ordered if each not in won)
        for answer in answers:
            own = tuple(each for each in answer.supporters if is_own(each, makers, ground))
            yield Decision(
                subject,
                name,
                setting or None,
                answer.value,
                answer.rule,
                tuple(answer.supporters),
                beaten,
                len(voices(answer.supporters, ground.policy, ground.iris)),
                _maker_of(own[0], makers, ground) if own else None,
                own,
            )


def is_own(each: Testimony, makers: Iterable[str], ground: Ground) -> bool:
    """Tell whether a testimony is the maker's: published by it, or credited to it."""
    speakers = [each.origin.publisher] if each.origin.publisher else []
    if each.claim.according_to is not None:
        speakers.append(ground.iris.entity(each.claim.according_to).value)
    return any(ground.are_one(speaker, maker) for speaker in speakers for maker in makers)


def is_eligible(each: Testimony, ground: Ground) -> bool:
    """Tell whether a testimony may win: by how its source stands to it, in the property's own unit."""
    return each.claim.modality in ground.policy.eligible and each.claim.unit is None


def _maker_of(own: Testimony, makers: frozenset[str], ground: Ground) -> str:
    return min(maker for maker in makers if is_own(own, (maker,), ground))


def question_of(each: Testimony, known: Property) -> Question:
    """Return which question a testimony on a property answers."""
    # A score's setting is part of its subject; elsewhere a value of another setting is no rival,
    # unless the property has but one value: then a narrowed figure only yields to a general one.
    is_one = known.one_valued or each.claim.benchmark is not None
    return each.subject, known.name, "" if is_one else each.claim.setting or ""


def _questions(heard: Iterable[Testimony], ground: Ground) -> dict[Question, list[Testimony]]:
    found: dict[Question, list[Testimony]] = defaultdict(list)
    for each in heard:
        # One in another unit cannot be compared with those in the property's own.
        if each.claim.unit is None:
            found[question_of(each, ground.vocabulary.properties[each.claim.property])].append(each)
    return found


def _order(each: Testimony) -> tuple[str, int, int, str]:
    return each.origin.id, each.claim.span.start, each.claim.span.end, each.iri


def _answers(known: Property, rivals: Sequence[Testimony], ground: Ground) -> Iterator[_Answer]:
    eligible = [each for each in rivals if is_eligible(each, ground)]
    if not eligible:
        kept_back = [each for each in rivals if each.claim.modality is Modality.UNDISCLOSED]
        yield _Answer(None, "undisclosed", kept_back) if kept_back else _Answer(None, "unsaid", ())
    elif known.one_valued:
        yield _one([each for each in eligible if not each.claim.setting] or eligible, known, ground)
    elif not known.varies:
        yield from _each(eligible, known, "every", ground)
    else:
        now = eligible if len(camps(eligible, known, ground)) == 1 else current(eligible)
        rule = "latest" if len(now) < len(eligible) else None
        if known.kind is ValueKind.ENTITY:
            yield from _each(now, known, rule or "every", ground)
        else:
            yield _one(now, known, ground, rule)


def _each(heard: Sequence[Testimony], known: Property, rule: str, ground: Ground) -> Iterator[_Answer]:
    """Yield each value; organizations of which one is part of another are one value, that which most say."""
    for group in (
        with_their_parts(same(heard, ground), ground) if known.kind is ValueKind.ENTITY else same(heard, ground)
    ):
        said = same(group, ground)
        best = max(said, key=lambda alike: _voices(alike, ground)) if len(said) > 1 else said[0]
        yield _Answer(best[0].claim.value, rule, group)


def _one(rivals: Sequence[Testimony], known: Property, ground: Ground, rule: str | None = None) -> _Answer:
    """Return the value that the policy prefers; `rule` says how the rivals were chosen."""
    groups = camps(rivals, known, ground)
    winner, reason = _preferred(groups, ground)
    if winner is None:
        return _Answer(None, "tie", ())
    is_one = len(same(winner, ground)) == 1 and len({each.claim.comparator for each in winner}) == 1
    best = winner[0] if is_one else most_exact(winner, known, ground)
    agreed = "unopposed" if is_one else "compatible"
    return _Answer(best.claim.value, rule or reason or agreed, winner)


def _preferred(groups: Sequence[Camp], ground: Ground) -> tuple[Camp | None, str | None]:
    """Return the camp that the first preference to decide names, and the rule; no camp where none decides."""
    left = list(groups)
    for preference in ground.policy.preference if len(left) > 1 else ():
        weigh = _WEIGHTS[preference]
        weights = [weigh(group, ground) for group in left]
        best = max(weights)
        left = [group for group, weight in zip(left, weights, strict=True) if weight == best]
        if len(left) == 1:
            return left[0], _MAJORITY.get(preference, preference)
    return (left[0], None) if len(left) == 1 else (None, None)


def _voices(group: Camp, ground: Ground) -> int:
    return len(voices(group, ground.policy, ground.iris))


def _tier(group: Camp, _ground: Ground) -> int:
    return -min((each.origin.tier for each in group if each.origin.tier is not None), default=_NO_TIER)


def _recency(group: Camp, _ground: Ground) -> int:
    return max((each.day.toordinal() for each in group if each.day is not None), default=0)


_WEIGHTS: dict[str, Callable[[Camp, Ground], int]] = {"voices": _voices, "tier": _tier, "recency": _recency}


def current(heard: Sequence[Testimony]) -> list[Testimony]:
    """Return those that speak of the latest day, and of today as far as one can tell.

    One without any date is as good as the latest, and better where the latest are but looking back.
    """
    latest = max((each.day for each in heard if each.day is not None), default=None)
    undated = [each for each in heard if each.day is None]
    dated = [each for each in heard if latest is not None and each.day == latest]
    if undated and all(each.is_history for each in dated):
        return undated
    return [*dated, *undated]


def most_exact(group: Sequence[Testimony], known: Property, ground: Ground) -> Testimony:
    """Return the testimony of a group that says its value most exactly; of several the value that most say."""
    said = Counter(each.claim.value for each in group)

    def vagueness(each: Testimony) -> tuple[int, Decimal, int, str]:
        claim = each.claim
        possible = extent(each, known, ground)
        width = possible.width if possible else _breadth(claim.value)
        key = key_of(claim.value, ground.iris) if claim.value is not None else ""
        return _EXACTNESS.get(claim.comparator, 2), width, -said[claim.value], key

    return min(group, key=vagueness)


def _breadth(value: Value | None) -> Decimal:
    """Return how little a name tells: "byte-level BPE" tells more than "BPE"."""
    name = value.name if isinstance(value, Entity) else value if isinstance(value, str) else ""
    return Decimal(-len(name_key(name).split()))
