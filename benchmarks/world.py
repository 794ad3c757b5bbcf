"""A made-up world of models and of sources that speak of them: most agree, some differ in each way that sources do.

Nothing of it is kept: what a source says is made anew, and alike, whenever it is asked for.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING, Any, overload

from whosays.graph.claims import Claim, Comparator, Concept, Entity, Modality, Reading, Value
from whosays.graph.dates import Date
from whosays.graph.document import Document, Metadata, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20264
SOURCES = 200
PUBLISHERS = 60
# One family is as large as a hub's most copied model; the others have 1 to 20 members, most of them few.
LARGEST_FAMILY = 2_000
# One model in so many is spoken of by every source.
FAMOUS = 10_000
_ALONE = 0.3
_STATED = 0.42
_FROM_SCRATCH = 0.5
_BILLION, _TRILLION = 10**9, 10**12
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_BENCHMARKS = tuple(Entity("Benchmark", f"Quiz {number}") for number in range(100, 140))
_LICENCES = tuple(Entity("License", f"{name} Licence") for name in ("Lake", "Reed", "Open Water", "Marsh"))
_STATES = ("Announced", "LimitedPreview", "Released")


@dataclass(frozen=True, slots=True)
class Fact:
    """What is so, or what a source makes of it: a property, its value and the words for it."""

    property: str
    value: Value | None
    written: str
    comparator: Comparator = Comparator.EQUAL
    modality: Modality = Modality.ASSERTED
    according_to: Entity | None = None
    as_of: Date | None = None
    benchmark: Entity | None = None


@dataclass(frozen=True)
class World:
    """So many models, and the sources; `edition` tells apart what one source says at first and later.

    With `lineage`, half of the models are made from another, and sources say so.
    """

    models: int
    seed: int = SEED
    lineage: bool = False

    @cached_property
    def _families(self) -> tuple[array[int], array[int]]:
        """The number of each model's family, and of its first member; a model alone is a family of its own."""
        families, firsts = array("L"), array("L")
        random = Random(f"{self.seed}/families")
        size = min(LARGEST_FAMILY, self.models // 5)
        while len(families) < self.models:
            firsts.append(len(families))
            families.extend([len(firsts) - 1] * min(size, self.models - len(families)))
            size = 1 if random.random() < _ALONE else 1 + int(20 * random.random() ** 3)
        return families, firsts

    @cached_property
    def told(self) -> tuple[array[int], ...]:
        """The numbers of the models that each source speaks of: two to four sources speak of most."""
        found = tuple(array("L") for _ in range(SOURCES))
        for model in range(self.models):
            random = Random(f"{self.seed}/{model}/sources")
            for source in (
                range(SOURCES) if model % FAMOUS == 0 else random.sample(range(SOURCES), random.randint(2, 4))
            ):
                found[source].append(model)
        return found

    def number_of_family(self, model: int) -> int:
        """Return the number of a model's family."""
        return self._families[0][model]

    def size_of(self, family: int) -> int:
        """Return how many members a family has."""
        firsts = self._families[1]
        return (firsts[family + 1] if family + 1 < len(firsts) else self.models) - firsts[family]

    def family_of(self, model: int) -> Entity | None:
        """Return the family of a model, None for one that is alone."""
        family = self.number_of_family(model)
        return Entity("ModelFamily", _word(family)) if self.size_of(family) > 1 else None

    def sibling_of(self, model: int, random: Random | None = None) -> int:
        """Return a model of the same family: any, else the first."""
        family = self.number_of_family(model)
        return self._families[1][family] + (random.randrange(self.size_of(family)) if random is not None else 0)

    def entity(self, model: int) -> Entity:
        """Return a model as claims name it."""
        family = self.number_of_family(model)
        return Entity("Model", f"{_word(family)} {model - self._families[1][family] + 1}")

    def maker(self, model: int) -> Entity:
        """Return who made a model; members of a family have one maker."""
        return Entity("Organization", f"{_word(self.number_of_family(model) % 1_000)} Labs")

    def truths(self, model: int) -> list[Fact]:
        """Return what is known of a model, to somebody: six to eight facts."""
        random = Random(f"{self.seed}/{model}/truths")
        total, active = random.randint(20, 999), random.randint(1, 19)
        day = Date.of(f"20{random.randint(20, 26)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}")
        licence, state = random.choice(_LICENCES), random.choice(_STATES)
        pool = [
            _number("totalParameters", total * _BILLION, f"{total} billion"),
            _number("activeParameters", active * _BILLION, f"{active} billion"),
            _number("contextWindow", 1_000 * random.randint(4, 999)),
            _number("trainingTokens", random.randint(101, 4_999) * 10 * _BILLION),
            _number("layerCount", random.randint(12, 160)),
            Fact("releaseDate", day, day.edtf),
            Fact("license", licence, licence.name),
            Fact("availability", Concept(state), state),
            Fact("developer", self.maker(model), self.maker(model).name),
        ]
        scores = [
            replace(_number("score", Decimal(random.randint(200, 990)) / 10), benchmark=benchmark)
            for benchmark in random.sample(_BENCHMARKS, 2)
        ]
        return [*random.sample(pool, random.randint(4, 6)), *scores]

    def truth_of_family(self, family: int) -> Fact:
        """Return what is said of a family as a whole."""
        return _number("contextWindow", 1_000 * Random(f"{self.seed}/{family}/family").randint(1_000, 1_999))

    def said(self, source: int, model: int, edition: int) -> Iterator[Fact]:
        """Yield what a source says of a model: some of what is known, most of it as it is."""
        random = Random(f"{self.seed}/{model}/{source}/{edition}")
        for fact in self.truths(model):
            if random.random() < _STATED:
                yield self._as_told(fact, model, random)
        family = self.family_of(model)
        if family is not None and (source + model) % 2 == 0:
            yield Fact("family", family, family.name)
        base = self.base_of(model)
        if base is not None and (source + model) % 3:
            yield Fact("baseModel", self.entity(base), self.entity(base).name)

    def base_of(self, model: int) -> int | None:
        """Return the model that another is made from: one with a lower number, most often one of the first."""
        random = Random(f"{self.seed}/{model}/base")
        if not self.lineage or model == 0 or random.random() < _FROM_SCRATCH:
            return None
        return int(model * random.random() ** 2)

    def _as_told(self, fact: Fact, model: int, random: Random) -> Fact:
        chance = random.random()
        for share, twist in _TWISTS:
            chance -= share
            if chance < 0:
                return twist(fact, self, model, random)
        return fact

    def reading(self, source: int, edition: int = 0) -> Reading:
        """Return all that a source says."""
        random = Random(f"{self.seed}/{source}/source")
        known = Metadata(
            title=f"Models of {_word(source)}",
            publisher=f"{_word(source % PUBLISHERS)} Press",
            published=f"20{random.randint(24, 26)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
            tier=random.choice((1, 2, 2, 3, None)),
        )
        page = _Page(f"source-{source}", _phrase(source))
        for model in self.told[source]:
            subject = self.entity(model)
            for fact in self.said(source, model, edition):
                page.add(subject, fact)
            family = self.family_of(model)
            if family is not None and self.sibling_of(model) == model:
                maker = self.maker(model)
                page.add(family, Fact("developer", maker, maker.name))
                page.add(family, replace(self.truth_of_family(self.number_of_family(model)), according_to=maker))
        return page.reading(known)

    def readings(self) -> Sequence[Reading]:
        """Return the readings of all sources, each made when it is asked for."""
        return _Readings(self)


class _Readings(Sequence[Reading]):
    def __init__(self, world: World) -> None:
        self._world = world

    def __len__(self) -> int:
        return SOURCES

    @overload
    def __getitem__(self, index: int) -> Reading: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Reading]: ...

    def __getitem__(self, index: int | slice) -> Reading | Sequence[Reading]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        return self._world.reading(range(SOURCES)[index])


class _Page:
    """The text of a source as it grows, and its claims; `phrase` is how it puts things."""

    def __init__(self, ident: str, phrase: str) -> None:
        self._ident, self._phrase = ident, phrase
        self._lines: list[str] = []
        self._claims: list[Claim] = []
        self._end = 0

    def add(self, subject: Entity, fact: Fact) -> None:
        """Add a line that states a fact, and its claim."""
        line = f"- {subject.name}, {fact.property}: {fact.written}{self._phrase}\n"
        start, end = self._end + 2, self._end + line.index(": ") + 2 + len(fact.written)
        stated: dict[str, Any] = {name: getattr(fact, name) for name in _PASSED_ON}
        self._claims.append(
            Claim(
                self._ident,
                subject,
                fact.property,
                fact.value,
                Span(start, end),
                as_written=fact.written,
                loader="world/1",
                **stated,
            )
        )
        self._lines.append(line)
        self._end += len(line)

    def reading(self, known: Metadata) -> Reading:
        """Return what was read of the page."""
        document = Document(self._ident, f"{self._ident}.md", "".join(self._lines), (), "world/1", known)
        return Reading(document, tuple(self._claims), understood=len(self._claims))


_PASSED_ON = ("comparator", "modality", "according_to", "as_of", "benchmark")


def _word(number: int) -> str:
    """Return a name that no other number has: two syllables and more."""
    syllables = len(_CONSONANTS) * len(_VOWELS)
    parts = []
    while number or len(parts) < 2:
        number, part = divmod(number, syllables)
        parts.append(_CONSONANTS[part // len(_VOWELS)] + _VOWELS[part % len(_VOWELS)])
    return "".join(parts).capitalize()


def _phrase(source: int) -> str:
    """Return what a source adds to its lines: some have it from others, word for word, most are terse."""
    if source % 4:
        return ""
    first = _word(source // 8)
    return (
        f", as far as the readers of the {first} letter could find out by asking everybody they met at the {first} fair"
    )


def _number(name: str, value: int | Decimal, written: str | None = None) -> Fact:
    return Fact(name, Decimal(value), written or f"{value:,}")


_Twist = Callable[[Fact, World, int, Random], Fact]


def _of_another(fact: Fact, world: World, model: int, random: Random) -> Fact:
    """Return the fact with the value that another model has, if it has one."""
    other = random.randrange(world.models)
    return _same_topic(fact, world.truths(other)) or _doubled(fact, world, model, random)


def _of_a_sibling(fact: Fact, world: World, model: int, random: Random) -> Fact:
    return _same_topic(fact, world.truths(world.sibling_of(model, random))) or fact


def _of_the_family(fact: Fact, world: World, model: int, _random: Random) -> Fact:
    if fact.property != "contextWindow" or world.family_of(model) is None:
        return fact
    return world.truth_of_family(world.number_of_family(model))


def _same_topic(fact: Fact, others: Sequence[Fact]) -> Fact | None:
    return next((each for each in others if (each.property, each.benchmark) == (fact.property, fact.benchmark)), None)


def _doubled(fact: Fact, _world: World, _model: int, _random: Random) -> Fact:
    return replace(fact, value=2 * fact.value, written=f"{2 * fact.value:,}") if _is_number(fact) else fact


def _about(fact: Fact, _world: World, _model: int, _random: Random) -> Fact:
    if not _is_number(fact):
        return fact
    return replace(fact, comparator=Comparator.ABOUT, written=f"about {fact.written}")


def _rounded(fact: Fact, _world: World, _model: int, _random: Random) -> Fact:
    if not isinstance(fact.value, Decimal) or fact.value < _TRILLION:
        return fact
    trillions = round(fact.value / _TRILLION, 1)
    return replace(fact, value=trillions * _TRILLION, written=f"{trillions:f} trillion")


def _mislabelled(fact: Fact, _world: World, _model: int, _random: Random) -> Fact:
    swapped = {"totalParameters": "activeParameters", "activeParameters": "totalParameters"}
    return replace(fact, property=swapped.get(fact.property, fact.property))


def _kept_back(fact: Fact, _world: World, _model: int, _random: Random) -> Fact:
    return replace(fact, value=None, written="not disclosed", modality=Modality.UNDISCLOSED)


def _expected(fact: Fact, _world: World, _model: int, _random: Random) -> Fact:
    return replace(fact, modality=Modality.ANTICIPATED)


def _denied(fact: Fact, _world: World, _model: int, _random: Random) -> Fact:
    return replace(fact, modality=Modality.DENIED)


def _credited(fact: Fact, world: World, model: int, _random: Random) -> Fact:
    return replace(fact, modality=Modality.REPORTED, according_to=world.maker(model))


def _earlier(fact: Fact, _world: World, _model: int, random: Random) -> Fact:
    """Return what was so before, of what changes; else the fact with a day."""
    day = Date.of(f"2019-{random.randint(1, 12):02}")
    if fact.property != "availability":
        return replace(fact, as_of=day)
    return replace(fact, value=Concept("InTraining"), written="in training", as_of=day)


def _is_number(fact: Fact) -> bool:
    return isinstance(fact.value, Decimal) and fact.benchmark is None


# Which share of what is said is twisted, and how: some four claims in five are what the others say.
_TWISTS: tuple[tuple[float, _Twist], ...] = (
    (0.05, _about),
    (0.03, _credited),
    (0.02, _of_another),
    (0.03, _rounded),
    (0.02, _earlier),
    (0.015, _kept_back),
    (0.01, _of_a_sibling),
    (0.01, _of_the_family),
    (0.01, _expected),
    (0.01, _mislabelled),
    (0.005, _denied),
)
