"""Values that are no numbers, in groups that one answer can hold: names, entries of closed lists, yes and no."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from ..claims import Concept, Entity
from ..iris import key_of
from ..names import name_key
from ..vocabulary import ValueKind
from .linked import linked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from ..vocabulary import Property
    from .ground import Ground
    from .testimony import Testimony

# Where one source gives several of these, it gives parts of one answer.
_PARTS_ADD_UP = frozenset([ValueKind.ENTITY, ValueKind.TEXT])

# Testimonies of equal value.
Alike: TypeAlias = "Sequence[Testimony]"
# The places of some values among those that are said.
Group = frozenset[int]


def same(heard: Iterable[Testimony], ground: Ground) -> list[list[Testimony]]:
    """Return the testimonies grouped by equal value."""
    return list(_by_value(heard, ground).values())


def with_their_parts(groups: Sequence[Alike], ground: Ground) -> list[list[Testimony]]:
    """Return groups of equal values with those together that name an organization and parts of it."""
    # A whole comes before its parts, so that it makes no difference who is heard first.
    named = sorted(groups, key=lambda group: len(ground.wholes.get(_iri(group[0], ground), ())))
    found: dict[str, list[Testimony]] = {}
    for group in named:
        iri = _iri(group[0], ground)
        whole = min((each for each in ground.wholes.get(iri, ()) if each in found), default=iri)
        found.setdefault(whole, []).extend(group)
    return list(found.values())


def named_camps(heard: Sequence[Testimony], known: Property, ground: Ground) -> list[list[Testimony]]:
    """Return the testimonies in the largest groups that can all hold; a general value may stand in several.

    A group is what holds where one of the answers is right: all that says it, or says less. So "BPE" stands with
    "byte-level BPE" and with "unigram BPE", as a vague number does, and these two stand apart.
    """
    order = {each: place for place, each in enumerate(heard)}
    said = [alike for _, alike in sorted(_by_value(heard, ground).items())]
    if len(said) < 2:
        return said
    by_list = known.kind is ValueKind.CONCEPT or bool(known.alternatives)
    groups = _beside_each_other(said, known, ground) if by_list else _of_one_answer(said, known, ground)
    camps = [sorted((each for at in group for each in said[at]), key=order.__getitem__) for group in groups]
    return sorted(camps, key=lambda camp: [order[each] for each in camp])


def _by_value(heard: Iterable[Testimony], ground: Ground) -> dict[str, list[Testimony]]:
    found: dict[str, list[Testimony]] = defaultdict(list)
    for each in heard:
        if each.claim.value is not None:
            found[key_of(each.claim.value, ground.iris)].append(each)
    return found


def _of_one_answer(said: Sequence[Alike], known: Property, ground: Ground) -> Iterable[Group]:
    """Return the largest groups of values of which all follow from one, or from several that add up."""
    # Sources that list several say that they go together.
    answers = linked({each.origin.id for each in alike} if _adds_up(known) else () for alike in said)
    answer_of = {value: number for number, values in enumerate(answers) for value in values}
    holding = [{number} for number in range(len(answers))]
    for special, general in _following(said, ground):
        holding[answer_of[special]].add(answer_of[general])
    largest = _largest(frozenset(numbers) for numbers in holding)
    return [frozenset(value for number in group for value in answers[number]) for group in largest]


def _following(said: Sequence[Alike], ground: Ground) -> Iterator[tuple[int, int]]:
    """Yield two values of which the second follows from the first: a name with fewer words, a whole from its part.

    "byte-level BPE" is a "BPE"; a name without words follows from none.
    """
    words = [_words(alike) for alike in said]
    counts = Counter(word for own in words for word in own)
    # A name follows only from one that has the rarest of its words, too.
    by_rarest: dict[str, list[int]] = defaultdict(list)
    for value, own in enumerate(words):
        if own:
            by_rarest[min(own, key=lambda word: (counts[word], word))].append(value)
    places = {_iri(alike[0], ground): value for value, alike in enumerate(said)}
    for value, own in enumerate(words):
        yield from ((value, other) for word in own for other in by_rarest[word] if words[other] <= own)
        wholes = ground.wholes.get(_iri(said[value][0], ground), ())
        yield from ((value, places[whole]) for whole in wholes if whole in places)


def _beside_each_other(said: Sequence[Alike], known: Property, ground: Ground) -> Iterable[Group]:
    """Return the largest groups of values none of which rules out another, where the ontology says which do.

    Values may be rivals in several respects: an architecture is dense or not, and has a decoder or not. Groups take
    sides in that respect of which most is said; what takes none there stands in all of them.
    """
    rivals = _rivals(said, known, ground)
    respects = linked([value, *rivals.get(value, ())] for value in range(len(said)))
    stake = max(respects, key=lambda respect: sum(len(said[value]) for value in respect if value in rivals))
    sided = [value for value in stake if value in rivals]
    groups: Collection[Group] = [frozenset(range(len(said))).difference(sided)]
    for value in sided:
        groups = _largest([*groups, *(group - rivals[value] | {value} for group in groups)])
    return groups


def _rivals(said: Sequence[Alike], known: Property, ground: Ground) -> dict[int, set[int]]:
    """Return the values that rule each other out, by each, unless a source gives both."""
    found: dict[int, set[int]] = defaultdict(set)
    pairs = _unlike_entries(said, ground) if known.kind is ValueKind.CONCEPT else _alternatives(said, known)
    for one, other in pairs:
        sources = ({each.origin.id for each in said[value]} for value in (one, other))
        if not (_adds_up(known) and set.intersection(*sources)):
            found[one].add(other)
            found[other].add(one)
    return found


def _unlike_entries(said: Sequence[Alike], ground: Ground) -> Iterator[tuple[int, int]]:
    """Yield entries of a closed list that are no sorts of one, and do not hold beside each other."""
    entries = [
        (value, ground.vocabulary.concepts[alike[0].claim.value.name])
        for value, alike in enumerate(said)
        if isinstance(alike[0].claim.value, Concept)
    ]
    for (one, first), (other, second) in combinations(entries, 2):
        if first.broadest not in {second.broadest, *second.beside} and second.broadest not in first.beside:
            yield one, other


def _alternatives(said: Sequence[Alike], known: Property) -> Iterator[tuple[int, int]]:
    """Yield names of which a property takes but one, unless one is a sort of the other."""
    words = [_words(alike) for alike in said]
    places = {own: value for value, own in enumerate(words)}
    for names in known.alternatives:
        here = [places[own] for name in names if (own := _words_in(name)) in places]
        yield from ((one, other) for one, other in combinations(here, 2) if not _is_sort(words[one], words[other]))


def _is_sort(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _largest(groups: Iterable[Group]) -> list[Group]:
    """Return the groups of at least one value that are inside no other, each once."""
    different = [group for group in dict.fromkeys(groups) if group]
    having: dict[int, list[Group]] = defaultdict(list)
    for group in different:
        for value in group:
            having[value].append(group)
    # Another that has all values of a group has that, too, which the fewest have.
    rarest = {group: min(group, key=lambda value: len(having[value])) for group in different}
    return [group for group in different if not any(group < other for other in having[rarest[group]])]


def _adds_up(known: Property) -> bool:
    return known.one_valued and known.kind in _PARTS_ADD_UP


def _iri(each: Testimony, ground: Ground) -> str:
    value = each.claim.value
    return ground.iris.entity(value).value if isinstance(value, Entity) else ""


def _words(alike: Alike) -> frozenset[str]:
    value = alike[0].claim.value
    return _words_in(value.name if isinstance(value, Entity) else value if isinstance(value, str) else "")


def _words_in(name: str) -> frozenset[str]:
    return frozenset(name_key(name).split())
