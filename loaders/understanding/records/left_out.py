"""What a record holds that says nothing of its model: times of the entry, identifiers beside names, parts and files."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.vocabulary import label_key
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ....graph.claims import Claim
    from ....graph.document import Pair, Record
    from ....graph.vocabulary import Property
    from ..properties.places import Place


def outdone(named: Sequence[tuple[Pair, Property]]) -> Iterator[Pair]:
    """Yield the pairs whose property another pair of the record names more plainly, with a word of its own name.

    Beside `context: 128000`, an `input: 100000` is no context window, and `created` no release date beside `released`.
    """
    plain = [
        (pair, known, bool(set(_words(pair)) & set(known.label.split()))) for pair, known in named if known.one_valued
    ]
    sure = {known.name for _, known, is_plain in plain if is_plain}
    yield from (pair for pair, known, is_plain in plain if not is_plain and known.name in sure)


def kept_times(record: Record) -> Iterator[Pair]:
    """Yield the times at which an entry of a catalog itself was made, as one tells that says when it was changed."""
    labels = {label_key(pair.label.text) for pair in record.pairs}
    if not labels.isdisjoint(lexicon().changed_labels):
        yield from (pair for pair in record.pairs if label_key(pair.label.text) in lexicon().made_labels)


def _words(pair: Pair) -> set[str]:
    return {word for label in (*pair.path[-1:], pair.label.text) for word in label_key(label).split()}


def says_little(claim: Claim) -> bool:
    """Tell whether a claim names a thing as its own family, as the record of one would have it, or a number as a role.

    `tasks: 591` counts them.
    """
    value = claim.value
    if claim.property == "role":
        return isinstance(value, str) and not any(map(str.isalpha, value))
    return claim.property == "family" and isinstance(value, Entity) and claim.subject.type == value.type


def other_names(record: Record) -> Iterator[Pair]:
    """Yield the identifiers within a record that stand beside a name: `creator: {id: 7f3a, name: Northlake Labs}`."""
    below: dict[tuple[str, ...], list[Pair]] = defaultdict(list)
    for pair in record.pairs:
        if pair.path:
            below[pair.path].append(pair)
    for pairs in below.values():
        if any(label_key(pair.label.text) in lexicon().plain_name_labels for pair in pairs):
            yield from (pair for pair in pairs if label_key(pair.label.text) in lexicon().identifier_labels)


def of_parts(places: Sequence[Place], subjects: Mapping[int, Entity | None]) -> frozenset[int]:
    """Return the `id` of each record that speaks of a part of what is around it: of its files, say."""
    found: set[int] = set()
    for place in places:
        holder = places[place.outer].record if place.outer is not None else None
        is_part = holder is not None and any(label_key(key) in lexicon().part_keys for key in place.keys)
        is_same = holder is not None and subjects.get(id(place.record)) == subjects.get(id(holder))
        if (is_part and is_same) or (is_same and id(holder) in found):
            found.add(id(place.record))
    return frozenset(found)
