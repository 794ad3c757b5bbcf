"""What each record of a document is about: the thing that it names, or whose part it is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.document import Record
from ....graph.names import name_key
from ....graph.quantities import parse_quantity
from ....graph.vocabulary import label_key
from ..names.knowledge import class_called, class_held
from ..names.naming import clean, is_identifier, is_name, of_size, owner_of, told_apart, without_maker
from ..properties.benchmarks import is_listed
from ..properties.fields import is_of_prices
from ..properties.labels import property_labelled
from ..properties.places import Place, are_records, places_of
from ..terms.gazetteer import gazetteer
from ..terms.lexicon import lexicon
from .firms_described import is_firm
from .firms_within import told_of_firm
from .happenings import happenings_in
from .makers import holds_makers
from .parts import sections_of
from .tags import openness_of
from .tested import benchmarks_around, states_benchmark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from ....graph.document import Block, Pair
    from ....graph.vocabulary import Property, Vocabulary

# A file's name with a word and a version or size in it, and no year.
_FILED = re.compile(r"(?=\D*\d)(?!.*(?:19|20)\d\d)[A-Za-z]{3,20}(?:[-_. ]?[A-Za-z0-9]{1,20}){1,8}")

_IDENTIFIERS = frozenset(["id", "slug"])
_WRAPPERS = frozenset(["data", "item", "record", "node", "details", "doc", "value"])
_OF_PAGES = frozenset(["date", "author", "authors", "excerpt", "tags", "category", "categories", "layout", "permalink"])
_SEAM = re.compile(r"[\s-]|(?<=[A-Za-z])(?=\d)")
# The classes of which a record may describe a member, and those that its labels alone tell; of several, the first.
MODEL = "Model"
BENCHMARK = "Benchmark"
_NO_KIND = (None, "Entity")
ORGANIZATION = "Organization"
FAMILY = "ModelFamily"
TAUGHT = (MODEL, "ModelFamily", "Organization", "Person", BENCHMARK)
_SIZE = "totalParameters"
# What only a model has, of what is no figure.
_BUILD = frozenset(["architecture", "baseModel", "attentionMechanism", "tokenizer", "family"])
_SIZED = re.compile(r"\d{1,4}(?:\.\d{1,2})?\s?[BbMm]")
_LEAST_SIZE = 10**6
BY_LABELS = (MODEL, "Organization", "Person")
# So many different properties make a record one about a member of a class.
ENOUGH = 2


def record_subjects(blocks: Sequence[Block], vocabulary: Vocabulary) -> Mapping[int, Entity | None]:
    """Return what the records are about, by the `id` of each; None for one that is certainly not about the document's.

    Records of things with an IRI, which `things` tells, are left out, and so is one that stands alone and names nothing
    that is known. What a record is about is the thing that it names, by a label such as `name` or, where all is
    records, by its key. A record within another that names no thing is a part of the other, as its list of scores is.
    """
    places = places_of(blocks)
    happenings = happenings_in(blocks, places, vocabulary)
    noted = told_apart(_names_written(places))
    tested = benchmarks_around(places, vocabulary)
    inner = Counter(place.outer for place in places if states_benchmark(place.record, vocabulary))
    named = [_Named(place, vocabulary, noted, id(place.record) in tested, inner[at]) for at, place in enumerate(places)]
    subjects: list[Entity | None] = []
    together: dict[tuple[int | str | None, ...], list[int]] = defaultdict(list)
    for number, (place, record) in enumerate(zip(places, named, strict=True)):
        parent = None if place.outer is None else subjects[place.outer]
        subjects.append(record.subject(parent) if number not in happenings else None)
        if number not in happenings:
            together[place.holder].append(number)
    late: set[int] = set()
    for numbers in together.values():
        for number, subject in _as_neighbours([(named[number], subjects[number]) for number in numbers], numbers):
            subjects[number] = subject
            late.add(number)
    for number, place in enumerate(places):
        if place.outer in late and subjects[number] is None:
            subjects[number] = named[number].subject(subjects[place.outer] if place.outer is not None else None)
            late.add(number)
    sections = sections_of(places, subjects, vocabulary)
    apart: set[int] = set(sections)
    roots = sum(place.outer is None for place in places) if are_records(blocks) else 0
    for number, place in enumerate(places):
        is_root = roots > 1 and place.outer is None
        if subjects[number] is None and (
            number in happenings or is_root or place.outer in apart or named[number].is_grouped
        ):
            apart.add(number)
    known = (number for number in range(len(places)) if subjects[number] is not None or number in apart)
    return {id(places[number].record): subjects[number] for number in known}


def _names_written(places: Sequence[Place]) -> Iterator[str]:
    """Yield the names that records give themselves, if notes stand behind any of them."""
    names = lexicon().name_labels
    pairs = [pair for place in places for pair in place.record.pairs if pair.path == place.path]
    if any(pair.value.text.endswith((")", "]")) for pair in pairs):
        yield from (without_maker(pair.value.text) for pair in pairs if label_key(pair.label.text) in names)


def _as_neighbours(
    neighbours: Sequence[tuple[_Named, Entity | None]], numbers: Sequence[int]
) -> Iterator[tuple[int, Entity]]:
    """Yield what the records of one list or catalog are about of which that is not known, if it is of most of them.

    Then each is about a thing of the same class.
    """
    types = Counter(subject.type for _, subject in neighbours if subject is not None)
    type_, times = types.most_common(1)[0] if types else ("", 0)
    if times * 2 <= len(neighbours):
        return
    written = {named.labels for named, subject in neighbours if subject is not None}
    for number, (named, subject) in zip(numbers, neighbours, strict=True):
        meant = named.neighbour(type_, is_alike=named.labels in written) if subject is None else None
        if meant is not None:
            yield number, meant


def class_of(key: str, vocabulary: Vocabulary) -> str | None:
    """Return the class of what a key holds, if one is taught: "models" hold models."""
    named = class_held(vocabulary, key)
    if named in TAUGHT:
        return named
    if not key:
        return None
    held = (property_labelled(each, (MODEL,), vocabulary) for each in (key, key.removesuffix("s")))
    ranges = {known.range for known in held if known is not None}
    return ORGANIZATION if holds_makers(key, vocabulary) else FAMILY if FAMILY in ranges else None


@dataclass(frozen=True, slots=True)
class _Named:
    """A record where it stands."""

    place: Place
    vocabulary: Vocabulary
    noted: Mapping[str, str] = field(default_factory=dict)
    is_of_benchmark: bool = False
    scores_within: int = 0

    @property
    def group(self) -> str | None:
        """The class of the things that the record stands among, by the key of their list or catalog."""
        return class_of(self.place.keys[0], self.vocabulary) if self.place.keys else None

    @property
    def is_grouped(self) -> bool:
        """Whether the record stands among things of a class, each of which is one of its own."""
        return self.group not in (None, BENCHMARK)

    def subject(self, parent: Entity | None) -> Entity | None:
        """Return what the record is about: what it names, or the parent that it is a part of."""
        if parent is not None and parent.type in (MODEL, FAMILY) and (member := self._member(parent)) is not None:
            return member
        if parent is not None and not self.is_grouped and not (parent.type == BENCHMARK and self._names_model):
            return parent
        names = list(self._names(is_key_name=self.group is not None))
        for label, name in names:
            type_ = self._type(class_called(self.vocabulary, label) or self.group, name)
            if type_ is not None:
                return self._called(type_, name)
        return None

    def _called(self, type_: str, name: str) -> Entity:
        return Entity(type_, self.noted.get(name, clean(name)) if type_ == MODEL else clean(name))

    def _member(self, parent: Entity) -> Entity | None:
        """Return which model of several a record is about that its parent lists, by name or size: `variants: [...]`."""
        if not self.place.keys or label_key(self.place.keys[0]) not in lexicon().member_keys:
            return None
        names = [name for _, name in self._names(is_key_name=True)]
        own = [name for name in names if name_key(name).startswith(name_key(parent.name)) and name != parent.name]
        if own:
            return Entity(MODEL, clean(own[0]))
        pairs = [pair for pair in self.place.record.pairs if pair.path == self.place.path]
        size = self.vocabulary.properties[_SIZE]
        sized = [pair.value.text for pair in pairs if self._property(pair, MODEL) == size]
        sizes = [words for words in (*names, *self.place.keys[-1:], *sized) if _SIZED.fullmatch(words)]
        return Entity(MODEL, of_size(parent.name, sizes[0].upper())) if sizes else None

    @property
    def _names_model(self) -> bool:
        return any(class_called(self.vocabulary, pair.label.text) == MODEL for pair in self._own())

    @property
    def labels(self) -> frozenset[str]:
        """The labels of the record."""
        return frozenset(pair.label.text for pair in self.place.record.pairs)

    def neighbour(self, type_: str, *, is_alike: bool = False) -> Entity | None:
        """Return what the record is about where its neighbours are about things of a class.

        One property is enough, or that it `is_alike`, with the labels that one of the neighbours has.
        """
        for label, name in self._names(is_key_name=True):
            if class_called(self.vocabulary, label) in (None, type_) and (is_alike or self.given(type_)):
                return self._called(type_, name)
        return None

    def _names(self, *, is_key_name: bool) -> Iterator[tuple[str, str]]:
        """Yield the label and the words of the names that a record gives itself; that of its key has no label.

        A key among others of a group of things is a name; another has to look like one.
        """
        times = Counter(pair.label.text for pair in self._own())
        # What a label gives several of are members: `models: [...]`.
        own = [p for p in self._own() if times[p.label.text] == 1 and is_name(without_maker(p.value.text))]
        named = [(rank, at) for at, pair in enumerate(own) if (rank := self._rank(pair.label.text)) is not None]
        labelled = []
        if named:
            pair = _best([own[at] for _, at in sorted(named)])
            owners = [owner_of(other.value.text) for other in own]
            labelled.append((pair.label.text, without_maker(pair.value.text, owners)))
        key = self._key(is_key_name=is_key_name)
        if key and labelled and self._is_of_another(*labelled[0], key):
            yield "", key
        yield from labelled
        if key:
            yield "", key

    def _key(self, *, is_key_name: bool) -> str:
        """Return the name that the key of a record is; nothing where it is none."""
        key = self.place.keys[-1] if self.place.has_key else ""
        is_free = class_of(key, self.vocabulary) is None and not self.vocabulary.property_called(key, on=MODEL)
        may_be = is_identifier(key) or (is_key_name and is_free)
        return without_maker(key) if may_be and is_name(without_maker(key)) else ""

    def _is_of_another(self, label: str, name: str, key: str) -> bool:
        """Tell whether a label of a class is that of another thing than the key names: the family, or who made it."""
        if label_key(label) in lexicon().name_labels or class_called(self.vocabulary, label) in (MODEL, self.group):
            return False
        return not name_key(name).replace(" ", "").startswith(name_key(key).replace(" ", ""))

    def _own(self) -> list[Pair]:
        """Return the record's own pairs; where no name is among them those of the part that is the model or firm."""
        own = [pair for pair in self.place.record.pairs if pair.path == self.place.path]
        named = [pair for pair in own if any(map(str.isalpha, pair.value.text))]
        ranked = {label_key(pair.label.text) for pair in named if self._rank(pair.label.text) is not None}
        if ranked - _IDENTIFIERS:
            return own
        parts: dict[str, list[Pair]] = defaultdict(list)
        for pair in self.place.record.pairs:
            if len(pair.path) == len(self.place.path) + 1:
                parts[label_key(pair.path[-1])].append(pair)
        for is_it in (self._is_model_itself, lambda key: class_of(key, self.vocabulary) == ORGANIZATION):
            for key, pairs in parts.items():
                labels = {label_key(pair.label.text) for pair in pairs if self._rank(pair.label.text) is not None}
                if ranked and labels & lexicon().shown_labels and (is_it(key) or key in _WRAPPERS):
                    return pairs
                if is_it(key) and labels and not ranked:
                    return pairs
        return own if ranked else []

    def _is_model_itself(self, key: str) -> bool:
        """Tell whether a key within a record holds what the record is about: `model_info`, or `attributes` of it."""
        return key in lexicon().own_keys or class_called(self.vocabulary, key.split(" ", 1)[0]) == MODEL

    @property
    def _is_page(self) -> bool:
        """Whether the record is of a text that somebody wrote: its title names no thing."""
        labels = {label_key(pair.label.text) for pair in self.place.record.pairs}
        return len(labels & _OF_PAGES) > 1

    def _rank(self, label: str) -> int | None:
        """Return how good a label of names is, the best 0; None for a label of something else."""
        key = label_key(label)
        if key == "title" and self._is_page:
            return None
        if key in lexicon().name_labels:
            return lexicon().name_labels.index(key)
        return len(lexicon().name_labels) if class_called(self.vocabulary, key) in TAUGHT else None

    def _type(self, told: str | None, name: str) -> str | None:
        """Return the class of what the record is about: what its `type` says, what is told, or what its labels fit.

        Beside a `type` that is no class ("dataset", "chat") only figures speak for one.
        """
        kinds = [pair.value.text for pair in self._own() if label_key(pair.label.text) in lexicon().kind_labels]
        # "type: entity" only says that it is something.
        stated = next((type_ for kind in kinds if (type_ := class_called(self.vocabulary, kind)) not in _NO_KIND), None)
        if stated is not None and (stated in TAUGHT or not self._goes_beyond(stated)):
            return stated
        kinds = [kind for kind in kinds if stated is None and not self._is_content(kind)]
        if stated is None and self._is_sorted:
            return MODEL
        tried = BY_LABELS if told not in TAUGHT else (told,) if told != self.group else (told, *BY_LABELS)
        given = {type_: self.given(type_) for type_ in tried}
        fitting = {type_: sum(not kinds or known.kind.is_number for known in each) for type_, each in given.items()}
        best = max(fitting, key=lambda type_: fitting[type_])
        if self._scored >= (1 if told == MODEL else ENOUGH) and told in (None, MODEL) and fitting[best] < ENOUGH:
            return MODEL
        # Among models, one property is enough, and for a name that is known as that of one.
        is_told = (self.group == best and self.is_grouped) or (best == MODEL and (self._is_priced or self._is_sized))
        needed = (1 if is_told else ENOUGH) - (best == MODEL and not kinds and self._is_known_model(name))
        if fitting[best] >= needed:
            return best
        # A section `company` beside others tells of the maker of what those are about.
        is_section = self.place.has_key and class_of(self.place.keys[-1], self.vocabulary) == ORGANIZATION
        may_be_firm = told in (None, ORGANIZATION, "Person") and not given.get(MODEL) and not is_section
        return ORGANIZATION if may_be_firm and is_firm(self.place.record.pairs, len(self.place.path)) else None

    def _goes_beyond(self, stated: str) -> bool:
        """Tell whether a record gives much that things of the class that it states have not, and a firm has.

        A card on a product that tells when it was founded, where it sits and what it is worth is one of its maker.
        """
        firm = self.given("Organization")
        return sum(not self.vocabulary.applies(known, stated) for known in firm) > ENOUGH

    def _is_content(self, kind: str) -> bool:
        """Tell whether a `type` is the kind of content of a model that a record tells the build of: "multimodal"."""
        range_ = self.vocabulary.properties["modality"].range or ""
        is_one = label_key(kind) in lexicon().content_kinds or self.vocabulary.concept_called(range_, kind) is not None
        return is_one and any(known.name in _BUILD for known in self.given(MODEL))

    @property
    def _is_sorted(self) -> bool:
        """Whether the record, with the owner of what it names, stands in a list of models with open weights or none."""
        is_sorted = bool(self.place.keys) and openness_of(self.place.keys[-1]) is not None
        return is_sorted and any(owner_of(pair.value.text) for pair in self._own())

    def _is_known_model(self, name: str) -> bool:
        """Tell whether a name with a version or size begins with that of a family of models that is known."""
        if not any(map(str.isdigit, name)):
            return False
        words = _SEAM.split(clean(name), 2)
        return any(gazetteer().called(" ".join(words[:count]), "ModelFamily") for count in (1, 2))

    @property
    def _is_priced(self) -> bool:
        """Whether the record stands among prices by the names of models."""
        return self.place.has_key and any(map(is_of_prices, self.place.keys[:-1]))

    @property
    def _is_sized(self) -> bool:
        """Whether the record has a number of parameters that nothing but a model has: "7 billion"."""
        own = ((self._property(pair, MODEL), pair) for pair in self._own())
        sizes = (parse_quantity(pair.value.text) for known, pair in own if known is not None and known.name == _SIZE)
        return any(size is not None and size.value >= _LEAST_SIZE for size in sizes)

    @property
    def _scored(self) -> int:
        """How many scores on benchmarks that are known the record has."""
        pairs = [pair for pair in self.place.record.pairs if parse_quantity(pair.value.text) is not None]
        direct = {label for pair in pairs for label in (pair.label.text, *pair.path[-1:]) if is_listed(label)}
        is_scored = any(self._is_score(pair) for pair in pairs)
        is_of_one = self.is_of_benchmark or states_benchmark(self.place.record, self.vocabulary)
        return len(direct) + (is_scored and is_of_one) + self.scores_within

    def _is_score(self, pair: Pair) -> bool:
        known = property_labelled(pair.label.text, (MODEL,), self.vocabulary)
        return known is not None and self.vocabulary.applies(known, "Evaluation")

    def given(self, type_: str) -> Collection[Property]:
        """Return the properties of a class that the record gives; scores, which many things have, do not count."""
        others = set(map(id, told_of_firm(self.place.record, self.vocabulary)))
        named = (self._property(pair, type_) for pair in self.place.record.pairs if id(pair) not in others)
        is_score = self.vocabulary.applies
        return {known.name: known for known in named if known and not is_score(known, "Evaluation")}.values()

    def _property(self, pair: Pair, type_: str) -> Property | None:
        label, above = pair.label.text, pair.path[-1] if len(pair.path) > len(self.place.path) else ""
        words = (f"{above} {label}", f"{label} {above}", label) if above else (label,)
        words = (above,) if above and label_key(label) in lexicon().general_labels else words
        found = (property_labelled(each, (type_,), self.vocabulary) for each in words)
        return next((known for known in found if known is not None), None)


def _best(named: Sequence[Pair]) -> Pair:
    """Return the first of the pairs that name a record; one to be shown, if the first is an `owner/name` of a hub."""
    if owner_of(named[0].value.text):
        shown = (pair for pair in named[1:] if label_key(pair.label.text) in lexicon().shown_labels)
        return next(shown, named[0])
    return named[0]


def named_by_file(name: str, blocks: Sequence[Block], vocabulary: Vocabulary) -> Entity | None:
    """Return the model after which the file of a record is named, which names none itself: `heron-2-ultra.toml`."""
    stem = name.rsplit(".", 1)[0]
    if _FILED.fullmatch(stem) is None or not all(isinstance(block, Record) for block in blocks):
        return None
    whole = (Place(block, (), None, ()) for block in blocks if isinstance(block, Record))
    first = next((_Named(place, vocabulary) for place in whole), None)
    return Entity(MODEL, stem) if first is not None and len(first.given(MODEL)) > ENOUGH else None
