"""Relations: what a sentence says of one figure or date in terms of another that it tells, or that others have."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Compared, Concept, Entity
from ....graph.dates import Date
from ....graph.document import Span
from ....graph.quantities import Quantity
from ..grammar.frames import TOLD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.vocabulary import Property
    from ..grammar.frames import Against, Match, Statement
    from ..names.mentions import Mention
    from .slots import Filled

_MODEL = "Model"
# The slots of a figure that another one is put in terms of, and of the day up to which time is counted.
_FIGURE, _HELD = "t", "held"
_DATES = frozenset(["releaseDate", "announcementDate", "foundedDate"])
# What is told to have happened, where its day is not told.
_RELEASED = ("availability", Concept("Released"), "releaseDate")


def relates(match: Match) -> bool:
    """Tell whether a frame puts one thing in terms of another, and so has to wait for what the sentence tells."""
    return any(statement.against is not None for statement in match.frame.statements)


def relations_told(filled: Filled, told: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the relations of a frame, each once; `told` is what the sentence tells otherwise."""
    known = {_key(claim) for claim in told}
    for statement in filled.match.frame.statements:
        if statement.against is None:
            continue
        for claim in _relations(filled, statement, statement.against, told):
            if _key(claim) not in known:
                known.add(_key(claim))
                yield claim


def _key(claim: Claim) -> tuple[object, ...]:
    return claim.subject, claim.property, claim.value, claim.compared


def _relations(filled: Filled, statement: Statement, against: Against, told: Sequence[Claim]) -> Iterator[Claim]:
    properties, knowledge = filled.knowledge.vocabulary.properties, filled.knowledge
    for subject, name, subject_at, of in _compared(filled, statement, against, told):
        other_name = against.other_property or name
        for other, _ in filled.subjects(against.other) if against.other else ((subject, None),):
            is_itself = other == subject and (not against.other or other_name != name)
            may_be = knowledge.may_have(subject, properties[name]) and knowledge.may_have(other, properties[other_name])
            is_told = not against.must_tell or (other, other_name) in {
                (claim.subject, claim.property) for claim in told
            }
            if not may_be or not is_told or (other == subject and not is_itself):
                continue
            compared = Compared(name, other, other_name if other_name != name else "")
            known = properties[statement.property]
            fillings = [replace(each, compared=compared) for each in filled.fillings(statement.value, known, subject)]
            for filling in fillings:
                for claim in filled.claim(statement, known, subject, subject_at, filling):
                    yield _placed(claim, of, filled)
            if fillings and against.figure in filled.match.slots:
                yield from _of_other(filled, statement, other, properties[other_name])


def _of_other(filled: Filled, statement: Statement, other: Entity, known: Property) -> Iterator[Claim]:
    """Yield the figure of the other thing, where the frame tells it."""
    slots = (statement.against.figure, statement.against.other) if statement.against is not None else ("", "")
    mentions = [mention for slot in slots for mention in filled.match.slots.get(slot, ())]
    span = filled.sentence.passage.between(min(m.start for m in mentions), max(m.end for m in mentions))
    for filling in filled.fillings(slots[0], known, other):
        for claim in filled.claim(statement, known, other, None, filling):
            yield replace(claim, span=span)


def _compared(
    filled: Filled, statement: Statement, against: Against, told: Sequence[Claim]
) -> Iterator[tuple[Entity, str, Mention | None, Claim | None]]:
    """Yield the thing and property that are put in terms of others, with its place or the claim that tells it."""
    if statement.subject != TOLD:
        for subject, at in filled.subjects(statement.subject):
            yield subject, against.property, at, None
        return
    others = [(other, against.other_property) for other, _ in filled.subjects(against.other)] if against.other else []
    claims = _of_figure(filled, told) if _FIGURE in filled.match.slots else _happened(against, told)
    claims = [
        (claim, name) for claim, name in claims if (claim.subject, name) not in others and _is_next(claim, filled)
    ]
    if len({(claim.subject, name) for claim, name in claims}) == 1:
        claim, name = claims[0]
        yield claim.subject, name, None, claim


def _of_figure(filled: Filled, told: Sequence[Claim]) -> list[tuple[Claim, str]]:
    """Return the claims that say the figure which the frame puts in terms of another."""
    (mention,) = filled.match.slots[_FIGURE]
    if not isinstance(mention.value, Quantity):
        return []
    place = filled.sentence.passage.between(mention.start, mention.end)
    return [
        (claim, claim.property)
        for claim in told
        if claim.value == mention.value.value and claim.span.start <= place.start and place.end <= claim.span.end
    ]


def _happened(against: Against, told: Sequence[Claim]) -> list[tuple[Claim, str]]:
    """Return the claims that tell what was released, announced or founded, other than what time is counted from."""
    counted_from = "" if against.other else against.other_property
    dated = [(claim, claim.property) for claim in told if claim.property in _DATES - {counted_from}]
    return dated or [(claim, _RELEASED[2]) for claim in told if (claim.property, claim.value) == _RELEASED[:2]]


def _is_next(claim: Claim, filled: Filled) -> bool:
    """Tell whether no other model is named between a claim's words and those of the frame: it may be told of that."""
    passage, match = filled.sentence.passage, filled.match
    frame = passage.between(match.start, match.end)
    low, high = min(claim.span.end, frame.end), max(claim.span.start, frame.start)
    named = (
        passage.between(m.start, m.end)
        for m in filled.sentence.mentions
        if m.kind == _MODEL and m.value != claim.subject
    )
    return not any(low <= place.start and place.end <= high for place in named)


def _held(filled: Filled) -> Date | None:
    """Return the day for which the frame says it, where it names one."""
    for mention in filled.match.slots.get(_HELD, ()):
        if isinstance(mention.value, Date):
            return mention.value
    return None


def _placed(claim: Claim, of: Claim | None, filled: Filled) -> Claim:
    """Return a relation with the words of its sentence that tell its subject, what narrows that, and its day."""
    placed = replace(claim, as_of=_held(filled) or claim.as_of)
    if of is None:
        return placed
    sentence = filled.sentence.passage.between(filled.sentence.start, filled.sentence.end)
    is_inside = sentence.start <= of.span.start and of.span.end <= sentence.end
    span = Span(min(claim.span.start, of.span.start), max(claim.span.end, of.span.end)) if is_inside else claim.span
    setting = of.setting if isinstance(of.value, Decimal) else None
    return replace(placed, span=span, setting=claim.setting or setting)
