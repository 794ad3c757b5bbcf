"""A statement becomes a claim if the ontology has its property, its value can be read, and its quote stands there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..graph.claims import RELATIONS, Claim, Comparator, Compared, Entity, Modality, Role
from ..graph.dates import parse_date
from ..graph.vocabulary import ValueKind
from .stated import near
from .understanding.properties.figures import ValueRead
from .understanding.properties.values import values_in

if TYPE_CHECKING:
    from ..graph.dates import Date
    from ..graph.vocabulary import Property
    from .stated import Stated
    from .understanding.names.knowledge import Knowledge

KEYS = (
    *("document", "subject", "type", "property", "value", "comparator", "modality", "as_of", "according_to"),
    *("benchmark", "compared", "against", "against_property", "setting", "quote", "start", "occurrence"),
)
_CREDITED = ("Organization", "Person")
_ANYTHING = "Entity"
_POSITION = re.compile(r"(?P<title>.{1,120}) at (?P<organization>.{1,120})", re.DOTALL)
_POSITION_OF = re.compile(r"(?P<title>(?:(?! of ).){1,120}) of (?P<organization>(?:(?! of ).){1,120})", re.DOTALL)


def claim_of(stated: Stated, knowledge: Knowledge, loader: str) -> Claim:
    """Return the claim that a statement makes about the document of a reader's knowledge.

    Raises SourceError, at the place of the key, for a statement that does not hold.
    """
    known = property_in(stated, knowledge)
    compared = _compared(stated, known, knowledge)
    of = knowledge.vocabulary.properties[compared.property] if compared is not None else known
    span = stated.span_in(knowledge.document.text)
    read = _value(stated, known, knowledge)
    written = stated.maybe("value")
    return Claim(
        source=knowledge.document.id,
        subject=subject_in(stated, of, knowledge),
        property=known.name,
        value=read.value,
        span=span,
        as_written=written if written is not None and written in knowledge.document[span] else "",
        comparator=read.comparator,
        modality=read.modality,
        as_of=_date(stated, "as_of") or read.as_of,
        according_to=_credited(stated, knowledge),
        benchmark=_benchmark(stated, known, knowledge),
        compared=compared,
        setting=stated.maybe("setting"),
        unit=read.unit,
        loader=loader,
    )


def property_in(stated: Stated, knowledge: Knowledge, key: str = "property") -> Property:
    """Return the property that a statement names by its local name in the ontology; SourceError for another."""
    properties = knowledge.vocabulary.properties
    name = stated.text(key)
    if name not in properties:
        close = knowledge.vocabulary.property_called(name)
        remedy = f"did you mean `{close.name}`?" if close else near(name, properties)
        raise stated.fault(key, f"the ontology has no property `{name}`", remedy)
    return properties[name]


def subject_in(stated: Stated, known: Property, knowledge: Knowledge) -> Entity:
    """Return whom a statement is about, of the class stated, else of a known name, else the first that has it."""
    name, vocabulary = stated.text("subject"), knowledge.vocabulary
    fitting = [each for each in vocabulary.classes if vocabulary.applies(known, each)]
    stated_type = stated.one_of("type", fitting)
    named = knowledge.names.gazetteer.called(name, *([stated_type] if stated_type else fitting))
    if named is not None or stated_type is not None:
        return named or Entity(stated_type or "", name)
    if known.on[0] == _ANYTHING:
        raise stated.fault("type", "it is not said what kind of thing the subject is", "add `type`, such as Model")
    if (other := knowledge.names.gazetteer.called(name)) is not None:
        what = f"`{name}` is known as {other.type}, to which the ontology gives no `{known.name}`"
        raise stated.fault("subject", what, f"if it is something else, say so by `type`: {', '.join(known.on)}")
    return Entity(known.on[0], name)


def _value(stated: Stated, known: Property, knowledge: Knowledge) -> ValueRead:
    """Return the value as the property's own reader reads it, compared and hedged as stated."""
    modality = stated.one_of("modality", [each.value for each in Modality])
    comparator = stated.one_of("comparator", [each.value for each in Comparator])
    written = stated.maybe("value")
    if written is None:
        if modality != Modality.UNDISCLOSED:
            raise stated.fault("value", "`value` is missing", "add it, or say `modality: undisclosed`")
        return ValueRead(0, 0, None, known.name, modality=Modality.UNDISCLOSED)
    read = _one_read(stated, known, written, knowledge)
    if read.value is None or modality == Modality.UNDISCLOSED:
        raise stated.fault("value", "a value that is not disclosed cannot be given", "leave one of the two out")
    return ValueRead(
        start=read.start,
        end=read.end,
        value=read.value,
        property=read.property,
        comparator=Comparator(comparator) if comparator else read.comparator,
        modality=Modality(modality) if modality else read.modality,
        as_of=read.as_of,
        unit=read.unit,
    )


def _one_read(stated: Stated, known: Property, written: str, knowledge: Knowledge) -> ValueRead:
    if known.kind is ValueKind.ROLE:
        return ValueRead(0, len(written), _role(stated, written, knowledge), known.name)
    found = [each for each in values_in(known, written, knowledge, known.label) if each.property == known.name]
    if not found and known.kind is ValueKind.ENTITY and known.range is not None:
        # A name that only a careful reader would take for one.
        return ValueRead(0, len(written), Entity(known.range, written), known.name)
    if len(found) != 1:
        number = "cannot be read" if not found else f"reads as {len(found)} values"
        wanted = f"write one {known.kind.lower()}" + (f" in {known.unit}" if known.unit else "")
        raise stated.fault("value", f"`{written}` {number} as {known.label}", wanted)
    return found[0]


def _role(stated: Stated, written: str, knowledge: Knowledge) -> Role:
    held = _POSITION.fullmatch(written) or _POSITION_OF.fullmatch(written)
    if held is None:
        raise stated.fault("value", f"`{written}` is no position at an organization", "write TITLE at ORGANIZATION")
    name = held["organization"]
    organization = knowledge.names.gazetteer.called(name, "Organization") or Entity("Organization", name)
    return Role(held["title"], organization)


def _benchmark(stated: Stated, known: Property, knowledge: Knowledge) -> Entity | None:
    name = stated.maybe("benchmark")
    if (known.name == "score") != (name is not None):
        raise stated.fault("benchmark", "a score needs a benchmark, and nothing else has one", "add it or take it out")
    return None if name is None else knowledge.names.gazetteer.called(name, "Benchmark") or Entity("Benchmark", name)


def _compared(stated: Stated, known: Property, knowledge: Knowledge) -> Compared | None:
    """Return what a relation compares: a property of the subject, the other thing, and its property if another."""
    if (known.name in RELATIONS) != (stated.maybe("compared") is not None):
        what = "a relation needs the property that is `compared`, and nothing else has one"
        raise stated.fault("compared", what, "add it or take it out")
    if known.name not in RELATIONS:
        return None
    compared = property_in(stated, knowledge, "compared")
    is_another = stated.maybe("against_property") is not None
    other = property_in(stated, knowledge, "against_property") if is_another else compared
    names = knowledge.names.gazetteer
    against = stated.text("against")
    fitting = [each for each in knowledge.vocabulary.classes if knowledge.vocabulary.applies(other, each)]
    thing = names.called(against, *fitting) or Entity(other.on[0], against)
    return Compared(compared.name, thing, other.name if is_another else "")


def _credited(stated: Stated, knowledge: Knowledge) -> Entity | None:
    name = stated.maybe("according_to")
    return None if name is None else knowledge.names.gazetteer.called(name, *_CREDITED) or Entity(_CREDITED[0], name)


def _date(stated: Stated, key: str) -> Date | None:
    written = stated.maybe(key)
    date = None if written is None else parse_date(written)
    if written is not None and date is None:
        raise stated.fault(key, f"`{written}` is no date", "write it as 2025-04-05, 2025-04 or 2025")
    return date
