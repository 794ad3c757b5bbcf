"""The slots of a frame filled from its sentence: subjects, values, dates, and whom the sentence credits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Comparator, Compared, Concept, Entity, Modality, Role
from ....graph.dates import Date
from ....graph.names import name_key
from ....graph.quantities import Quantity
from ....graph.units import CURRENCIES
from ....graph.vocabulary import ValueKind
from ..grammar.led_to import is_of_another
from ..grammar.subjects import Meant
from ..names.knowledge import direction_in, fits, is_rate, is_spoken_of_as, other_unit
from ..names.mentions import NAME, Mention
from ..properties.events import Event, event_claims
from ..properties.topics import Dated
from .endings import as_of_in, time_of
from .respective import shares
from .unknown_names import family_talked_of, product_around, thing_called
from .values_told import RANGED, device_of, with_bounds, worded
from .when import date_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.claims import Value
    from ....graph.document import Span
    from ....graph.vocabulary import Property
    from ..grammar.frames import EventFrame, Match, Statement
    from ..grammar.sentences import Sentence
    from ..names.knowledge import Knowledge

# Events of more money than a customer spends.
_DEALS = ("funding", "investment", "acquisition")
# What is named so is offered by a firm, and is none.
_SERVICES = (" Service", " Services", " API", " Platform", " Studio", " App")
# What is known by where it is had or what runs on it is its maker's product.
_MADE = ("Hardware", "Channel")
_CLAUSE_END = re.compile(r";|[.,—–](?=\s|\Z)")
_LINEAGE = ("baseModel", "successorOf", "outperforms", "distilledFrom")
_UNDISCLOSED = "undisclosed"
_FAMILY = "own_family"
# The subject that is the model of each size of an enumeration, and the slots of the sizes and of what has them.
_SIZED, _SIZES, _OF_SIZES = "sized", "n", "model"
_ONE_SIZED = "one_sized"
# The subject that is the model in the slot, where its name ends in a word of its own: a bare one may have other sizes.
_OWN_NAMED = "own_named"
_OWN_WORD = re.compile(r"\d.*[ -][^\W\d_]{3,}\Z|\d.*[a-z]\Z|[a-z][ -][A-Z][a-z]{2,}\Z|\d[BM]\Z")
_DEVICE = "Hardware"
# "Heron 2 (128K)" tells of a window: so few parameters are called so.
_LEAST_BARE = 10**6
_LARGER, _SMALLER = "larger:", "smaller:"


def _is_same(value: Value | None, subject: Entity) -> bool:
    """Tell whether a value is the subject itself, however it is spelled ("Heron2", "Heron 2")."""
    return isinstance(value, Entity) and (value == subject or name_key(value.name) == name_key(subject.name))


def _is_own_family(known: Property, value: Value | None, subject: Entity) -> bool:
    """Tell whether a model would come from, or succeed, the family that it is itself of: "Heron" of "Heron 2"."""
    if not isinstance(value, Entity) or known.name not in _LINEAGE or any(map(str.isdigit, value.name)):
        return False
    return any(map(str.isdigit, subject.name)) and subject.name.startswith((f"{value.name} ", f"{value.name}-"))


@dataclass(frozen=True, slots=True)
class Filling:
    """A value for a slot, None for one kept back; and where it stands: a mention, or a date of the section.

    That of a relation says what is `compared`.
    """

    value: Value | None
    at: Mention | Dated | None = None
    compared: Compared | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A frame in its sentence, ready to make its claims."""

    sentence: Sentence
    match: Match
    knowledge: Knowledge
    modality: Modality
    credited: Entity | None = None

    @property
    def _meant(self) -> Meant:
        return Meant(self.sentence, self.match, self.knowledge)

    def claims(self) -> Iterator[Claim]:
        """Yield the claims of the frame's statements, then those of its event."""
        if self.match.frame.of_entry and not (self.sentence.topic.dated and self.sentence.topic.dated.of_entry):
            return
        yield from self.statements()
        if self.match.frame.event is not None:
            yield from self._event(self.match.frame.event)

    def statements(self) -> Iterator[Claim]:
        """Yield the claims of the frame's statements."""
        for statement in self.match.frame.statements:
            known = self.knowledge.vocabulary.properties[statement.property]
            if statement.against is not None:
                continue  # `relations` tells it, when all figures of the sentence are told
            if statement.subject == _SIZED:
                yield from self._sized(statement, known)
                continue
            for subject, subject_at in self._owners(statement.subject):
                if self.knowledge.may_have(subject, known):
                    for filling in self.fillings(statement.value, known, subject):
                        exact = self._narrowed(known, subject, filling.value)
                        for owner, at in shares(filling.at, self.sentence, self.knowledge.names, subject):
                            own = Filling(self._value(at, exact, statement.value), at) if at else filling
                            yield from self.claim(statement, exact, owner, subject_at, own)

    def _owners(self, slot: str) -> Iterator[tuple[Entity, Mention | None]]:
        """Yield what fills the slot of a subject; that of `one_sized` is the model of the size in the slot n."""
        if slot == _OWN_NAMED:
            named = (each for each in self.subjects(_OF_SIZES) if each[0].type == "Model")
            yield from (each for each in named if _OWN_WORD.search(each[0].name))
            return
        if slot != _ONE_SIZED:
            yield from self.subjects(slot)
            return
        family = next((family for family, _ in self.subjects(_OF_SIZES)), None)
        if family is None:
            return
        for at in self.match.slots.get(_SIZES, ()):
            if isinstance(at.value, Quantity) and (model := self.knowledge.names.of_size(family, at.value.value)):
                yield model, at

    def _sized(self, statement: Statement, known: Property) -> Iterator[Claim]:
        """Yield a claim of the model of each size that an enumeration gives; a single size is no enumeration."""
        sizes = [mention for mention in self.match.slots.get(_SIZES, ()) if isinstance(mention.value, Quantity)]
        for family, named in list(self.subjects(_OF_SIZES))[:1] if len(sizes) > 1 else ():
            # Elsewhere than in its own sentence, sizes are those of the document's subject.
            is_meant = named is not None or family == self.sentence.topic.entities[-1]
            for at in sizes if is_meant else ():
                subject = self.knowledge.names.of_size(family, at.value.value)  # type: ignore[union-attr]  # a quantity
                own = Filling(Entity("ModelFamily", family.name), at)
                filling = own if statement.value == _FAMILY else Filling(self._value(at, known, _SIZES), at)
                if subject is not None and filling.value is not None:
                    yield from self.claim(statement, known, subject, at, filling)

    def _narrowed(self, known: Property, subject: Entity, value: Value | None) -> Property:
        """Return the property that a value is named after, where the frame's takes values of all its kind."""
        if known.one_valued or known.counted_by is not None or not isinstance(value, Entity):
            return known
        named = self.knowledge.named_after(value)
        fits_too = named is not None and named.range == known.range and self.knowledge.may_have(subject, named)
        return named if named is not None and fits_too else known

    def claim(
        self,
        statement: Statement,
        known: Property,
        subject: Entity,
        subject_at: Mention | None,
        filling: Filling,
    ) -> Iterator[Claim]:
        """Yield the claim that a filling is the value of, or those of the two bounds of a range."""
        benchmark = self._benchmark(statement)
        if _is_same(filling.value, subject) or (statement.benchmark is not None and benchmark is None):
            return
        if _is_own_family(known, filling.value, subject):
            return
        quantity = filling.at.value if isinstance(filling.at, Mention) else None
        said = Claim(
            source=self.knowledge.document.id,
            subject=subject,
            property=known.name,
            value=filling.value,
            span=self._evidence(subject_at, filling.at),
            as_written=self._written(filling.at),
            comparator=quantity.comparator if isinstance(quantity, Quantity) else Comparator.EQUAL,
            modality=self.modality if filling.value is not None else Modality.UNDISCLOSED,
            as_of=self._as_of(known, subject, filling),
            according_to=self.credited,
            benchmark=benchmark,
            compared=filling.compared,
            setting=statement.setting or self._setting(known, filling),
            unit=other_unit(quantity, known) if isinstance(quantity, Quantity) else None,
        )
        yield from with_bounds(said, quantity.upper if isinstance(quantity, Quantity) else None)

    def _event(self, frame: EventFrame) -> Iterator[Claim]:
        """Yield the claims of the event that the frame tells of; one that needs a date and has none is not sure."""
        dated = self._date()
        amounts = [mention.value for mention in self.match.slots.get(frame.amount, ())]
        least = self.knowledge.vocabulary.properties["funding"].minimum
        if frame.kind in _DEALS and any(isinstance(a, Quantity) and least and a.value < least for a in amounts):
            # "a $20 investment" is a customer's.
            return
        agents = tuple(agent for slot in frame.agent.split() for agent, _ in self.subjects(slot))
        if not frame.about and not (agents and dated):
            return
        slots = [frame.amount, *frame.agent.split()]
        told = [mention for slot in slots for mention in self.match.slots.get(slot, ())]
        for about, about_at in self.subjects(frame.about) if frame.about else ((None, None),):
            if agents and set(agents) == {about} and frame.about not in frame.agent.split():
                # Nobody buys or sues itself: what "the company" means was taken wrongly.
                continue
            for named, _ in self.subjects(frame.named) if frame.named else ((about or agents[0], None),):
                event = Event(
                    kind=frame.kind,
                    about=about,
                    agents=tuple(agent for agent in agents if not frame.named or agent == named),
                    dated=dated,
                    amount=next((amount for amount in amounts if isinstance(amount, Quantity)), None),
                    span=self._evidence(about_at, *told) if about else self._clause(),
                    named=named,
                    modality=self.modality,
                    according_to=self.credited,
                    is_sure=dated is not None or frame.undated,
                )
                yield from event_claims(event, self.knowledge)

    def subjects(self, slot: str) -> Iterator[tuple[Entity, Mention | None]]:
        """Yield the things that fill a slot: what stands in it, or what is being talked about."""
        if slot in self.match.slots:
            for mention in self.match.slots[slot]:
                if (entity := self._entity(mention, slot)) is not None:
                    yield entity, mention
        elif slot in self.match.words:
            yield from self._things(*self.match.words[slot])
        elif slot in self.match.frame.topics:
            yield from self._meant.talked_of(self.match.frame.topics[slot])
        elif slot in self.match.frame.section:
            topic = self._topic_of(self.match.frame.section[slot].split("|"))
            if topic is not None:
                yield topic, None

    def _things(self, start: int, end: int) -> Iterator[tuple[Entity, Mention]]:
        """Yield the device that has no other name than its memory: "a 24 GB card"."""
        name = device_of(self.sentence.text[start:end])
        if name is not None:
            yield Entity(_DEVICE, name), Mention(start, end, _DEVICE, name)

    def _topic_of(self, types: list[str]) -> Entity | None:
        """Return the nearest thing of some classes that is being talked about."""
        is_led = "Model" in types and is_of_another(self.sentence, self.match, "Model")
        meant = [type_ for type_ in types if not (is_led and type_ == "Model")]
        topics = self.sentence.topic.entities
        return next((each for each in topics if any(is_spoken_of_as(each.type, type_) for type_ in meant)), None)

    def _entity(self, mention: Mention, slot: str) -> Entity | None:
        """Return what a mention names; a name of unknown kind, or of several, is what the slot asks for."""
        kinds = self.match.frame.kinds.get(slot, ())
        type_ = kinds[0] if kinds else None
        if isinstance(mention.value, Entity):
            if type_ == "Product" and (product := product_around(mention, self.sentence)) is not None:
                return product
            is_made = type_ == "Product" and mention.kind in _MADE
            if (
                type_ is None
                or mention.kind == "ModelFamily"
                or (not is_made and any(mention.names_a(kind) for kind in kinds))
            ):
                return mention.value
            if type_ == "Product" and mention.kind in kinds and mention.kind in _MADE:
                return Entity(type_, self.sentence.text[mention.start : mention.end])
            is_service = mention.value.name.endswith(_SERVICES)
            if mention.kind == "Channel" and type_ == "Organization" and not is_service:
                return Entity(type_, mention.value.name)
            return self.knowledge.names.gazetteer.called(mention.value.name, type_)
        return self._unknown(mention, type_) if type_ is not None else None

    def _unknown(self, mention: Mention, type_: str) -> Entity | None:
        """Return what a name of unknown kind names; in "8xH100" what is known stands glued to its number."""
        if mention.kind != NAME or not isinstance(mention.value, str):
            return None
        glued = self.knowledge.names.gazetteer.called(mention.value, type_) if type_ == _DEVICE else None
        return glued or thing_called(mention, self.sentence, type_)

    def fillings(self, slot: str, known: Property, subject: Entity) -> Iterator[Filling]:
        """Yield the values of a statement: of its slot, one of two numbers, or the family that the subject is of."""
        if slot == _FAMILY:
            if family := self.knowledge.names.family_of(subject) or family_talked_of(subject, self.sentence):
                yield Filling(family)
        elif slot.startswith((_LARGER, _SMALLER)):
            both = [filling for each in slot.split(":")[1:] for filling in self._values(each, known)]
            if len({filling.value for filling in both}) == 2:
                yield (max if slot.startswith(_LARGER) else min)(both, key=lambda filling: filling.value)  # type: ignore[arg-type,return-value]  # both are numbers
        else:
            yield from self._values(slot, known)

    def _values(self, slot: str, known: Property) -> Iterator[Filling]:
        """Yield the values of a slot, of a `role@organization`, or of what says the same in every text."""
        if slot.endswith('"') or slot in ("date", _UNDISCLOSED):
            yield from self._fixed(slot, known)
        elif "@" in slot:
            yield from self._roles(*slot.split("@"))
        elif slot in self.match.words:
            low, high = self.match.words[slot]
            for said, at in worded(self.sentence.text, low, high, known, self.knowledge.vocabulary):
                yield Filling(said, at)
        elif slot in self.match.slots:
            for mention in self.match.slots[slot]:
                value = self._value(mention, known, slot)
                if value is not None:
                    yield Filling(value, mention)
        else:
            yield from (Filling(entity, at) for entity, at in self.subjects(slot))

    def _fixed(self, term: str, known: Property) -> Iterator[Filling]:
        """Yield the value of a `"literal"`, of the `date`, or of what is `undisclosed`."""
        if term == _UNDISCLOSED:
            yield Filling(None)
        elif term == "date":
            if (dated := self._date()) is not None:
                yield Filling(dated.date, dated)
        elif (literal := self._literal(term.strip('"'), known)) is not None:
            yield Filling(literal)

    def _literal(self, words: str, known: Property) -> Value | None:
        if known.kind is ValueKind.BOOLEAN:
            return words == "true"
        if known.kind is ValueKind.CONCEPT:
            entry = self.knowledge.vocabulary.concept_called(known.range or "", words)
            return Concept(entry.name) if entry else None
        if known.kind.is_number:
            return Decimal(words)
        return Entity(known.range, words) if known.kind is ValueKind.ENTITY and known.range else words

    def _roles(self, position: str, organization: str) -> Iterator[Filling]:
        for entity, at in self.subjects(organization):
            literal = [(position.strip('"'), at)] if '"' in position else []
            named = [(str(mention.value), mention) for mention in self.match.slots.get(position, ())]
            yield from (Filling(Role(title, entity), place) for title, place in literal + named)

    def _value(self, mention: Mention, known: Property, slot: str) -> Value | None:
        found = mention.value
        if isinstance(found, Quantity):
            # A range has two bounds, and most slots take one figure: nothing rather than half of it.
            is_one = found.upper is None or known.name in RANGED
            is_rate_bare = self.match.frame.rate and found.per is None and found.unit in CURRENCIES
            is_window = found.unit is None and known.unit == "parameters" and found.value < _LEAST_BARE
            fitting = is_rate_bare or (fits(found, known) and not is_window)
            return found.value if known.kind.is_number and fitting and is_one else None
        if isinstance(found, Date):
            return found if known.kind is ValueKind.DATE else None
        return self._entity(mention, slot) if known.kind is ValueKind.ENTITY else None

    def _setting(self, known: Property, filling: Filling) -> str | None:
        """Return the words that narrow the figure: which way a price goes, or those in the frame's setting slot."""
        if is_rate(known):
            return direction_in(self._written(filling.at))
        if "setting" in self.match.words:
            return self.sentence.text[slice(*self.match.words["setting"])]
        mentions = self.match.slots.get("setting", ())
        return next((self._written(mention) for mention in mentions), None)

    def _benchmark(self, statement: Statement) -> Entity | None:
        found = self.match.slots.get(statement.benchmark or "", ())
        return next((mention.value for mention in found if isinstance(mention.value, Entity)), None)

    def _date(self) -> Dated | None:
        return date_of(self.sentence, self.match, self.knowledge)

    def _as_of(self, known: Property, subject: Entity, filling: Filling) -> Date | None:
        """Return when a value held that may change: as of which day, else when it happened, else up to when it did."""
        if not known.varies:
            return None
        said = as_of_in(self.sentence)
        if said is not None:
            return said
        dated = self._date()
        place = filling.at if isinstance(filling.at, Mention) and subject.type == "Person" else None
        return time_of(place, self.sentence, dated.date if dated else None, self.knowledge.published)

    def _evidence(self, *places: Mention | Dated | None) -> Span:
        """Return the words of the frame with those of the places; a section's date is evidence by itself."""
        start, end = self.match.start, self.match.end
        for place in places:
            if isinstance(place, Mention):
                start, end = min(start, place.start), max(end, place.end)
        span = self.sentence.passage.between(start, end)
        for place in places:
            if isinstance(place, Dated):
                return place.span if place is self.sentence.topic.dated else span.to(place.span)
        return span

    def _clause(self) -> Span:
        """Return the words of the frame with those behind it, of what is told without a name."""
        first = min((m.start for slot in self.match.slots.values() for m in slot), default=self.match.start)
        end = _CLAUSE_END.search(self.sentence.text, self.match.end, self.sentence.end)
        close = end.start() if end is not None else self.sentence.end
        return self.sentence.passage.between(min(first, self.match.start), close)

    def _written(self, place: Mention | Dated | None) -> str:
        if isinstance(place, Mention):
            return self.sentence.text[place.start : place.end]
        return self.knowledge.document[place.span] if place is not None else ""
