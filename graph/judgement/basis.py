"""What a judgement rests on, as a digest: where nothing of it has changed, a judgement need not be made again."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph

from ..quads import entities_in
from .testimony import main_things, origin_of, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from importlib.resources.abc import Traversable

    from ..claims import Claim, Reading
    from .ground import Ground
    from .household import Kinship

_LENGTH = sha256().digest_size
_LARGEST = 1 << 8 * _LENGTH
_READ_BY_JUDGEMENT = (".py", ".ttl", ".yaml")


class Basis(NamedTuple):
    """The digest of all that the judgement on a household reads, and how many things are in the household."""

    digest: bytes
    things: int


def bases(readings: Iterable[Reading], kinship: Kinship, ground: Ground) -> dict[str, Basis]:
    """Return the basis of each household by its IRI.

    It holds every claim with its source and the words around it, who is judged together and is a form of what, which
    organizations are part of which of those named, the policy, and this code.
    """
    told = _told(readings, ground)
    together: dict[str, list[str]] = defaultdict(list)
    for thing in sorted(told):
        together[kinship.household(thing)].append(thing)
    common = repr((_version(), ground.iris.base, ground.policy.text))
    found = {}
    for household, things in together.items():
        rests_on = (
            common,
            household,
            [(thing, kinship.families.get(thing), kinship.forms.get(thing), told[thing]) for thing in things],
        )
        found[household] = Basis(_digest(repr(rests_on)), len(things))
    return found


def _told(readings: Iterable[Reading], ground: Ground) -> Mapping[str, bytes]:
    """Return a digest of all that is told of each thing, by its IRI, whatever the order of the readings."""
    told: dict[str, int] = defaultdict(int)
    for reading in readings:
        # Those of several readings are added up: no more than a number is kept of each thing.
        for thing, digest in _told_in(reading, ground).items():
            told[thing] = (told[thing] + int.from_bytes(digest)) % _LARGEST
    return {thing: total.to_bytes(_LENGTH) for thing, total in told.items()}


def _told_in(reading: Reading, ground: Ground) -> Mapping[str, bytes]:
    """Return a digest of what one reading tells of each thing: each claim adds to the one before."""
    told: dict[str, bytes] = defaultdict(bytes)
    origin, main = origin_of(reading, ground.iris), main_things(reading, ground.iris)
    witness = repr((origin, _wholes([origin.publisher or ""], ground)))
    for claim in reading.claims:
        thing = ground.iris.entity(claim.subject).value
        around = surroundings(reading.document, claim.span)
        added = f"{witness}{thing in main}{claim!r}{around!r}{_wholes(_named(claim, ground), ground)}"
        told[thing] = sha256(told[thing] + added.encode()).digest()
    return told


def _named(claim: Claim, ground: Ground) -> Iterator[str]:
    return (ground.iris.entity(each).value for each in entities_in(claim)) if ground.parts else iter(())


def _wholes(iris: Iterable[str], ground: Ground) -> list[tuple[str, list[str]]]:
    """Return of which organizations those that are named are part."""
    return [(iri, sorted(ground.wholes.get(iri, ()))) for iri in iris if iri in ground.parts]


@cache
def _version() -> str:
    """Return a digest of the code and data that judge: nobody needs to count versions, and nobody can forget to."""
    package = files(__package__.partition(".")[0])
    read = [each.read_bytes() for each in (package / "ontology.ttl", *_inside(package / "graph"))]
    return sha256(b"\0".join([pyoxigraph.__version__.encode(), *read])).hexdigest()


def _inside(folder: Traversable) -> Iterator[Traversable]:
    for each in sorted(folder.iterdir(), key=lambda inside: inside.name):
        if each.is_dir():
            yield from _inside(each)
        elif each.name.endswith(_READ_BY_JUDGEMENT):
            yield each


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()
