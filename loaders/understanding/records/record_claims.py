"""Records to claims: catalog entries, front matter, and the statements on a node of a graph."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Work
from ....graph.dates import parse_date
from ....graph.vocabulary import label_key
from ..properties.between import scores_of
from ..properties.fields import units_beside
from ..properties.places import path_of, places_of
from ..properties.prices import CURRENCY, in_currency
from ..properties.topics import Dated, Topic
from ..terms.lexicon import lexicon
from .catalogs import Catalog
from .firms_within import firm_within, told_of_firm
from .happenings import Happenings, backers_of
from .keyed import claims_by_model
from .left_out import kept_times, of_parts, other_names, outdone, says_little
from .makers import claims_around, claims_of_maker, families_of, makers_of
from .memberships import claims_of_lists, openness_claims
from .open_labels import open_labels
from .pairs import Around, claims_of_label, properties_read
from .parts import said_of_a_part, sections_of, whole_of
from .price_pairs import prices_paired
from .scores import measures_in, score_within, scores_listed, tests_named
from .tags import modality_of, named_by_slug, tagged
from .telling_values import claims_of_value
from .tested import benchmarks_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ....graph.claims import Entity
    from ....graph.document import Pair, Record, Subject
    from ....graph.vocabulary import Property
    from ..names.knowledge import Knowledge

# Keys of the day on which a page was published: that of what a page presents, but not of what a story names.
_PUBLISHED = frozenset(
    ["published", "date published", "published at", "published date", "published on", "publish date"]
)
_STORY_WORDS = 5
_COMES_OUT = re.compile(
    r"\b(?:introduc|announc|releas|launch|unveil|meet|present|welcom|debut|open-?sourc|hello|arriv|available|now)\w{0,6}\b"
    r"|\A\W*(?:[\w.-]+\s){1,4}(?:is here|is out)|:",
    re.IGNORECASE,
)


class Records:
    """Reads the records of a document one after another; `subjects` tells what each is about, by its `id`.

    Front matter and other parts are about the document's own subject, and date what stands below: see `claims`.
    """

    def __init__(self, main: Topic, subjects: Mapping[int, Entity | None], knowledge: Knowledge) -> None:
        self._main = main
        self.subjects = subjects
        self._knowledge = knowledge
        blocks = knowledge.document.blocks
        self._makers = makers_of(blocks, subjects, knowledge.vocabulary)
        places = places_of(blocks)
        self._keys = {id(place.record): place.keys for place in places}
        self._families = families_of(blocks, subjects)
        self._around_tests = benchmarks_around(places, knowledge.vocabulary)
        about = [subjects.get(id(place.record)) for place in places]
        sections = sections_of(places, about, knowledge.vocabulary)
        self._whole = whole_of(places, about, knowledge.vocabulary)
        self._sections = {id(places[at].record): whole for at, whole in sections.items()}
        self._of_parts = of_parts(places, subjects)
        self._placed: set[tuple[Entity, str]] = set()
        self._happenings = Happenings(knowledge.document.blocks, subjects, main, knowledge)
        self.around = Around(
            Catalog.of(blocks, subjects, knowledge.vocabulary), open=open_labels(blocks, subjects, knowledge)
        )

    def topic_below(self, record: Record) -> Topic | None:
        """Return the topic that front matter sets for the text below it; None for a record of its own."""
        if record.subject is not None or id(record) in self.subjects:
            return None
        return self._main.on(_dated(record))

    def claims(self, record: Record) -> Iterator[Claim]:
        """Yield what the pairs of a record say of what it is about."""
        told = self._happenings.claims(record)
        if told is not None:
            yield from told
        elif record.subject is not None:
            yield from self._node(record, record.subject)
        elif (whole := self._sections.get(id(record))) is not None:
            scores = list(scores_listed(record, whole, self._knowledge))
            yield from scores or self._section(record, whole)
        elif id(record) not in self._of_parts:
            level = len(path_of(record))
            beside = (
                p.value.text for p in record.pairs if len(p.path) == level and label_key(p.label.text) == CURRENCY
            )
            yield from in_currency(self._entry(record), next(beside, ""), self._knowledge.vocabulary)

    def _section(self, record: Record, whole: Entity) -> Iterator[Claim]:
        """Read a section on a thing that another section names: its key tells of what in it."""
        key = self._keys[id(record)][0]
        around = replace(self.around, level=0)
        for pair in (replace(pair, path=(key, *pair.path)) for pair in record.pairs):
            claims = list(claims_of_label(pair, Topic((whole,)), around, self._knowledge))
            is_of_model = not claims and whole.type == "Model"
            yield from claims_of_value(pair, (), whole, self._knowledge) if is_of_model else claims

    def _entry(self, record: Record) -> Iterator[Claim]:
        subject = self.subjects.get(id(record))
        own = Topic(() if subject is None else (subject,)).on(_dated(record))
        topic = self.topic_below(record) or own
        self.around = replace(self.around, level=len(path_of(record)), units=units_beside(record))
        named = [(pair, known) for pair in record.pairs for known, _ in islice(self._properties(pair, topic), 1)]
        none = (outdone(named), kept_times(record), measures_in(record), other_names(record))
        of_firm = told_of_firm(record, self._knowledge.vocabulary)
        left_out = set(map(id, chain(*none, tests_named(record, self._knowledge), of_firm)))
        of_a_part = frozenset[str]() if subject is None else said_of_a_part(record, subject)
        is_of_story = subject is None and _is_of_story(record)
        said: set[str] = set()
        for pair in record.pairs:
            if id(pair) not in left_out:
                claims = list(claims_of_label(tagged(pair) or pair, topic, self.around, self._knowledge))
                if label_key(pair.label.text) in lexicon().name_labels:
                    # A date behind a name tells which model is meant.
                    claims = [claim for claim in claims if claim.property != "releaseDate"]
                if is_of_story and label_key(pair.label.text) in _PUBLISHED:
                    claims = []
                claims = claims or list(self._slug(pair, topic)) or list(self._told(pair, record, topic))
                claims = [each for each in claims if each.property not in of_a_part and not says_little(each)]
                said |= {claim.property for claim in claims}
                yield from claims
                yield from self._flag(pair, topic)
        yield from self._of_firm(record, of_firm)
        if subject is not None and subject.type == "Organization":
            yield from backers_of(record, subject, self._knowledge)
        if subject is not None and subject.type == "Model":
            yield from self._by_place(record, subject, said)
            yield from openness_claims(record, self._keys.get(id(record), ()), subject, self._knowledge)
        if not topic.entities:
            yield from claims_of_lists(record, self._keys.get(id(record), ()), self._knowledge)
            yield from prices_paired(record, self._knowledge)
            yield from claims_by_model(record, self._makers.get(id(record)), self.around, self._knowledge)
        measured = topic.entities[0] if topic.entities else self._whole
        if measured is not None:
            yield from scores_listed(record, measured, self._knowledge)
        tested = self._around_tests.get(id(record))
        if subject is not None and subject.type == "Model" and tested is not None:
            yield from score_within(record, tested, subject, self._knowledge)
        self.around = replace(self.around, units={})

    def _of_firm(self, record: Record, pairs: Sequence[Pair]) -> Iterator[Claim]:
        """Yield what a map within the record of a product tells of its firm."""
        within = firm_within(record, self._knowledge.vocabulary) if pairs else None
        if within is not None:
            path, firm = within
            around = replace(self.around, level=len(path))
            left_out = set(map(id, kept_times(record)))
            for pair in pairs:
                if id(pair) not in left_out:
                    yield from claims_of_label(pair, Topic((firm,)), around, self._knowledge)
            yield from backers_of(replace(record, pairs=tuple(pairs)), firm, self._knowledge)

    def _by_place(self, record: Record, model: Entity, said: set[str]) -> Iterator[Claim]:
        """Yield once of each model who made it and its family, where the records or keys around it tell that."""
        self._placed |= {(model, known) for known in said}
        maker, family = self._makers.get(id(record)), self._families.get(id(record))
        told = [] if "developer" in said else [claims_of_maker(record, maker, model, self._knowledge)]
        if family is not None and "family" not in said:
            told.append(claims_around(record, "family", family, model, self._knowledge))
        for claim in chain.from_iterable(told):
            if (model, claim.property) not in self._placed:
                self._placed.add((model, claim.property))
                yield claim

    def _properties(self, pair: Pair, topic: Topic) -> Iterator[tuple[Property, str]]:
        return properties_read(pair, topic, self.around, self._knowledge)

    def _slug(self, pair: Pair, topic: Topic) -> Iterator[Claim]:
        """Read a family or maker that a field names in small letters."""
        for known, _ in islice(self._properties(pair, topic), 1):
            value, subject = named_by_slug(pair, known), topic.with_property(known, self._knowledge)
            if value is not None and subject is not None:
                span = pair.label.span.to(pair.value.span)
                yield Claim(self._knowledge.document.id, subject, known.name, value, span, pair.value.text)

    def _told(self, pair: Pair, record: Record, topic: Topic) -> Iterator[Claim]:
        """Read a field of a model whose value tells what it says."""
        model = topic.of_type("Model")
        if model is not None and (not pair.path or pair.path[:-1] == path_of(record)[:-1]):
            yield from claims_of_value(pair, self._keys.get(id(record), ()), model, self._knowledge)

    def _flag(self, pair: Pair, topic: Topic) -> Iterator[Claim]:
        """Read a tag or flag for a kind of content that the model takes or gives."""
        known = self._knowledge.vocabulary.properties["modality"]
        content = modality_of(pair, known, self._knowledge.vocabulary)
        subject = topic.with_property(known, self._knowledge)
        if content is not None and subject is not None:
            span = pair.label.span.to(pair.value.span)
            yield Claim(self._knowledge.document.id, subject, known.name, content, span, pair.value.text)

    def _node(self, record: Record, subject: Subject) -> Iterator[Claim]:
        """Read the statements on a node of a graph; what it is called by or typed as is no statement of a fact."""
        entity = self._knowledge.things.get(subject.iri)
        if entity is None:
            return
        topic = Topic((entity,))
        quoted = (Work(record.graph, record.graph, record.graph),) if record.graph else ()
        said = (claim for pair in record.pairs for claim in claims_of_label(pair, topic, self.around, self._knowledge))
        for claim in scores_of(record, self._knowledge) if entity.type == "Evaluation" else said:
            yield replace(claim, primary_sources=quoted)


def _is_of_story(record: Record) -> bool:
    """Tell whether front matter is of a story: its title says more than a name, and not that something comes out."""
    titles = [pair.value.text for pair in record.pairs if label_key(pair.label.text) in ("title", "headline")]
    return bool(titles) and len(titles[0].split()) >= _STORY_WORDS and _COMES_OUT.search(titles[0]) is None


def _dated(record: Record) -> Dated | None:
    """Return the date of a block of front matter."""
    for pair in record.pairs:
        if label_key(pair.label.text) == "date" and (date := parse_date(pair.value.text)) is not None:
            return Dated(date, pair.label.span.to(pair.value.span))
    return None
