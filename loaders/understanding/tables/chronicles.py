"""Entries that each tell of an event: when it was, in words what happened, of which kind it is, who took part.

What the words tell counts first; what the labels tell adds to it, or stands for it where the words tell of no event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Concept, Entity, Modality
from ....graph.date_order import is_slashed_date
from ....graph.dates import parse_date
from ....graph.vocabulary import label_key
from ..names.knowledge import class_called
from ..names.naming import clean, is_name
from ..properties.events import Event, event_claims, is_unsure
from ..properties.labelled import ANY_MODEL, property_of
from ..prose.sentence_claims import claims_in
from .columns import named_by
from .entries import Entry, Field, kinds_of_label, names_in
from .ledgers import told_by

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from ....graph.document import Passage
    from ....graph.vocabulary import ConceptEntry, Vocabulary
    from ..names.knowledge import Knowledge
    from ..properties.topics import Dated, Topic
    from .columns import Header

_MODELS = ("Model", "ModelFamily")
_OF_THINGS = ("release", "announcement", "delay", "training", "report")
_OF_ONE = ("founding", "funding", "investment", "reorganization", "controversy")
_OF_MONEY = ("Funding", "Investment", "Acquisition")
_DATE_OF = {"release": "releaseDate", "announcement": "announcementDate"}
_STATED = (Modality.ASSERTED, Modality.REPORTED)
_WORDS = 3
# A name and nothing else, each of its words with a capital or a digit.
_TITLE = re.compile(r"[A-Z][\w.+-]{1,30}(?: (?:[A-Z]|\d)[\w.+-]{0,30}){0,3}")


def events_of(header: Header, topic: Topic, knowledge: Knowledge) -> tuple[Entry, ...]:
    """Return the rows of a table that are events, by what its columns are headed; none for another table."""
    has = frozenset(kind for label in header.labels for kind in kinds_of_label(label))
    if not has & {"date", "published"} or not has & {"title", "story", "sort"}:
        return ()
    rows = (tuple(map(Field.of, header.labels, (cell.passage for cell in row))) for row in header.rows)
    entries = tuple(Entry(row, topic, knowledge, has) for row in rows if row)
    return entries if are_events(entries, header.labels, knowledge) else ()


def are_events(entries: Sequence[Entry], labels: Sequence[str], knowledge: Knowledge) -> bool:
    """Tell whether entries are of events: dated, with words for what happened or its kind, and no specifications."""
    known = (property_of(label, ANY_MODEL, knowledge) for label in labels)
    if any(each is not None and (each.kind.is_number or each.name == "score") for each in known):
        return False
    fields = [(field.kinds, field.passage.text) for entry in entries for field in entry.fields]
    return tell_of_events(fields, len(entries), heads_models(labels, knowledge.vocabulary), knowledge.vocabulary)


def state_events(rows: Sequence[Sequence[Field]], vocabulary: Vocabulary) -> bool:
    """Tell whether dated entries, on people as it may be, state kinds of events: "departure", "hire"."""
    fields = [field for row in rows for field in row if field.passage.text]
    sorts = [field.passage.text for field in fields if "sort" in field.kinds]
    stated = sum(kind_of_event(sort, vocabulary) is not None for sort in sorts)
    return stated * 2 > len(sorts) and any("date" in field.kinds for field in fields)


def heads_models(labels: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Tell whether a label is that of one model; what concerns several is an event, or a family."""
    keys = (label_key(label) for label in labels)
    return any(class_called(vocabulary, key) == "Model" and not key.endswith("s") for key in keys)


def tell_of_events(
    fields: Sequence[tuple[Collection[str], str]], count: int, of_models: bool, vocabulary: Vocabulary
) -> bool:
    """Tell whether so many entries are of events, by the kinds of their labels and the words under each."""
    dates = [words for kinds, words in fields if "date" in kinds]
    dated = sum(parse_date(words) is not None or is_slashed_date(words) for words in dates)
    if dated * 3 < count * 2 or not count:
        return False
    sorts = [words for kinds, words in fields if "sort" in kinds and words]
    are_sorted = sum(kind_of_event(words, vocabulary) is not None for words in sorts) * 2 >= max(len(sorts), 1)
    if any("title" in kinds and " " in words.strip() for kinds, words in fields) and not of_models:
        return True
    stories = [words for kinds, words in fields if "story" in kinds and words.count(" ") >= _WORDS]
    if of_models:
        # Beside the name of a model, notes in words are of it; sentences tell what happened.
        stories = [words for words in stories if words.rstrip().endswith(".")]
    return are_sorted or len(stories) * 3 > count * 2


def kind_of_event(words: str, vocabulary: Vocabulary) -> ConceptEntry | None:
    """Return the kind of event that words name, whole or with their last or first: "model_release" is a release."""
    scheme = vocabulary.properties["eventKind"].range or ""
    whole = vocabulary.concept_called(scheme, words)
    if whole is not None or len(words) > 60:
        return whole
    parts = label_key(words).replace("/", " ").split()
    if not parts or len(parts) > _WORDS or parts[-1].startswith("model"):
        return None
    found = (vocabulary.concept_called(scheme, part) for part in (parts[-1], parts[0]))
    return next((each for each in found if each is not None), None)


def claims_of_event(entry: Entry) -> Iterator[Claim]:
    """Yield what an entry tells of its event, and what its words tell beside."""
    dated = entry.dated()
    if dated is None:
        return
    yield from _Chronicled(entry, dated, _things(entry), _actors(entry)).claims()


@dataclass(frozen=True, slots=True)
class _Chronicled:
    """An entry under its date, with the models and products, and the organizations and people, that labels name."""

    entry: Entry
    dated: Dated
    things: tuple[tuple[Entity, Passage], ...]
    actors: tuple[tuple[Entity, Passage], ...]

    @property
    def _firms(self) -> list[Entity]:
        return [actor for actor, _ in self.actors if actor.type == "Organization"]

    @property
    def _people(self) -> list[Entity]:
        return [actor for actor, _ in self.actors if actor.type == "Person"]

    def claims(self) -> Iterator[Claim]:
        topic = self.entry.topic.on(self.dated)
        for one in ([thing for thing, _ in self.things], self._firms):
            topic = topic.about(one[0]) if len(one) == 1 else topic
        words = (*self.entry.passages("title"), *self.entry.passages("story"))
        said = (claims_in(passage, topic, self.entry.knowledge) for passage in words)
        titles = {passage.text for passage in self.entry.passages("title")}
        things = {thing for thing, _ in self.things}
        told = _without_overlong([self._by_label(claim) for each in said for claim in each], things, titles)
        yield from told
        nodes = _events_of(told, self.dated)
        if nodes:
            yield from self._more(nodes, told)
        else:
            yield from self._by_labels()

    def _by_label(self, claim: Claim) -> Claim:
        """Return what words tell of a thing by the last words of the name that a label gives it, as of that."""
        for thing, _ in self.things:
            if _is_short_for(claim.subject, thing):
                claim = replace(claim, subject=thing)
            if _is_short_for(claim.value, thing):
                claim = replace(claim, value=thing)
        return claim

    @property
    def _sort(self) -> tuple[ConceptEntry, Passage] | None:
        vocabulary = self.entry.knowledge.vocabulary
        for passage in self.entry.passages("sort"):
            if (kind := kind_of_event(passage.text, vocabulary)) is not None:
                return kind, passage
        return None

    def _more(self, nodes: dict[Entity, str], told: Sequence[Claim]) -> Iterator[Claim]:
        """Yield what labels add to the only event that the words tell of: its kind, who acts, what it is about."""
        if len(nodes) != 1:
            return
        ((node, kind),) = nodes.items()
        sort = self._sort
        if sort is not None and sort[0].name != kind:
            yield self.entry.claim(node, "eventKind", Concept(sort[0].name), sort[1].span)
        amount = self.entry.money("amount", "amount")
        if amount is not None and kind in _OF_MONEY and not any(c.property == "amount" for c in told):
            yield self.entry.claim(node, "amount", amount[0].value, amount[1].span, amount[0])
        if kind not in ("Release", "Announcement"):
            return
        about = {c.value for c in told if c.subject == node and c.property == "about"}
        agents = {c.value for c in told if c.subject == node and c.property == "agent"}
        firms = [(actor, passage) for actor, passage in self.actors if actor.type == "Organization"]
        for actor, passage in firms if not agents else ():
            if actor not in about:
                yield self.entry.claim(node, "agent", actor, passage.span)
                # What comes out in few words, "Heron 2 released", is its maker's.
                made = [thing for thing in about if isinstance(thing, Entity) and thing.type == "Model"]
                if len(firms) == len(made) == 1:
                    yield self.entry.claim(made[0], "developer", actor, passage.span)
        for thing, passage in self.things:
            if thing not in about:
                yield self.entry.claim(node, "about", thing, passage.span)

    def _by_labels(self) -> Iterator[Claim]:
        """Yield the event that labels tell of: its kind, and who or what stands under others."""
        sort = self._sort
        if sort is None:
            return
        kind, span = sort[0].label, self._head.span
        for about, agents in self._sides(kind):
            named = about or next(iter(agents), None)
            if named is None:
                continue
            amount = self.entry.money("amount", "amount")
            named = agents[0] if kind == "departure" else named
            event = Event(kind, about, agents, self.dated, amount[0] if amount else None, span, named)
            yield from event_claims(event, self.entry.knowledge)
            if kind in ("departure", "appointment"):
                yield from told_by("team", self.entry)
            if kind in _DATE_OF and about is not None and about.type == "Model":
                yield self.entry.claim(about, _DATE_OF[kind], self.dated.date, self.dated.span)
                yield from self._makers(about)

    def _makers(self, model: Entity) -> Iterator[Claim]:
        """Yield who made a model that came out, where a label for makers of models tells it."""
        knowledge = self.entry.knowledge
        for field in self.entry.fields:
            known = property_of(field.label, ANY_MODEL, knowledge)
            makers = names_in(field.passage, knowledge.document.text) if known is not None else ()
            for part in makers if known is not None and known.name == "developer" else ():
                for agent in self.entry.agents(part, "Organization"):
                    yield self.entry.claim(model, "developer", agent, part.span)

    @property
    def _head(self) -> Passage:
        """The words that head the entry, else its first."""
        return next(iter(self.entry.passages("title")), self.entry.start)

    def _sides(self, kind: str) -> Iterator[tuple[Entity | None, tuple[Entity, ...]]]:
        """Yield what an event of a kind is about and who acts, once for each thing that it is about."""
        firms, people = self._firms, self._people
        if kind in _OF_THINGS:
            named = [thing for thing, _ in self.things] or self._titled()
            yield from ((thing, tuple(firm for firm in firms if firm != thing)) for thing in named)
            if not named and firms and kind == "announcement":
                yield None, tuple(firms)
        elif kind in ("departure", "appointment"):
            if len(people) == 1 and len(firms) == 1:
                yield (firms[0], (people[0],)) if kind == "departure" else (people[0], (firms[0],))
        elif kind == "partnership" and len(firms) == 2:
            yield firms[1], (firms[0],)
        elif kind in _OF_ONE and len(firms) == 1:
            investors = (a for p in self.entry.passages("investor") for a in self.entry.agents(p) if a != firms[0])
            acting = {"funding": investors, "investment": investors, "founding": people}
            yield firms[0], tuple(acting.get(kind, ()))

    def _titled(self) -> list[Entity]:
        """Return the model or product that is all that the words for what happened name."""
        gazetteer = self.entry.knowledge.names.gazetteer
        for passage in self.entry.passages("title"):
            if any(f"{firm.name} " in f"{passage.text} " for firm in self._firms):
                # Who is named beside it does something with it.
                continue
            named = named_by(passage.text, self.entry.knowledge) or gazetteer.called(clean(passage.text), "Product")
            if named is None and is_name(passage.text) and _TITLE.fullmatch(clean(passage.text)) is not None:
                named = Entity("Model" if any(map(str.isdigit, passage.text)) else "Product", clean(passage.text))
            if named is not None and named.type in (*_MODELS, "Product"):
                return [named]
        return []


def _is_short_for(met: object, thing: Entity) -> bool:
    if not isinstance(met, Entity) or met.type != thing.type:
        return False
    return thing.name.endswith((f" {met.name}", f"-{met.name}"))


def _without_overlong(told: list[Claim], things: Collection[Entity], titles: Collection[str]) -> list[Claim]:
    """Return what is told without what a headline makes a name of: "Heron 2 Shocks Markets" beside "Heron 2"."""
    named = {c.value for c in told if c.property == "about" and isinstance(c.value, Entity)} - set(things)
    products = {each for each in named if each.type == "Product"}
    whole = {each for each in named if each.called in titles}
    overlong = {each for each in whole if any(each.name.startswith(f"{thing.name} ") for thing in things)}
    overlong |= {each for each in products if any(each.name.startswith(f"{other.name} ") for other in products)}
    nodes = {c.subject for c in told if c.property == "about" and c.value in overlong}
    return [claim for claim in told if claim.subject not in nodes | overlong]


def _events_of(told: Sequence[Claim], dated: Dated) -> dict[Entity, str]:
    """Return the events that words tell of under the date of their entry, each with its kind."""
    on_day = {claim.subject for claim in told if claim.property == "date" and claim.value == dated.date}
    return {
        claim.subject: claim.value.name
        for claim in told
        if claim.property == "eventKind"
        and isinstance(claim.value, Concept)
        and claim.modality in _STATED
        and claim.subject in on_day
        and not is_unsure(claim.subject)
    }


def _things(entry: Entry) -> tuple[tuple[Entity, Passage], ...]:
    """Return the models and products that labels for such name."""
    found: dict[Entity, Passage] = {}
    gazetteer = entry.knowledge.names.gazetteer
    for field in entry.fields_of("thing"):
        is_model = class_called(entry.knowledge.vocabulary, field.label) == "Model"
        for part in names_in(field.passage, entry.knowledge.document.text):
            name = clean(part.text)
            named = gazetteer.called(name, *_MODELS, "Product") or named_by(part.text, entry.knowledge)
            if named is None and is_name(name) and not name.islower():
                named = Entity("Model" if is_model else "Product", name)
            if named is not None and named.type in (*_MODELS, "Product"):
                found.setdefault(named, part)
    return tuple(found.items())


def _actors(entry: Entry) -> tuple[tuple[Entity, Passage], ...]:
    """Return the organizations and people that labels for such name."""
    found: dict[Entity, Passage] = {}
    for field in entry.fields:
        is_firm = "organization" in field.kinds
        if is_firm or "actor" in field.kinds:
            for part in names_in(field.passage, entry.knowledge.document.text):
                for agent in entry.agents(part, *(("Organization",) if is_firm else ())):
                    found.setdefault(agent, part)
    return tuple(found.items())
