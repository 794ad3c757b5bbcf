"""Gold of links: sets of things of two sides, and what a careful reader says of their pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from ..graph.errors import SourceError
from ..graph.linking.mapping import Predicate
from ..graph.linking.thing import Thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LABELS: Mapping[str, Predicate | None] = {**{each.name.lower(): each for each in Predicate}, "none": None}
_KEYS = frozenset(["set", "ours", "theirs", "pairs"])
_OWN = frozenset(["name", "names", "identifier", "identifiers", "url", "type"])


@dataclass(frozen=True, slots=True)
class LinkSet:
    """Things of both sides, and the pairs that are listed with what the other is to ours; None for two things.

    Pairs that are not listed are two things, too.
    """

    name: str
    ours: tuple[Thing, ...]
    theirs: tuple[Thing, ...]
    pairs: Mapping[tuple[str, str], Predicate | None]


def link_sets_in(folder: Path) -> Iterator[LinkSet]:
    """Yield the sets of a folder's YAML files; SourceError, with file and set, where one is not as it should be."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise SourceError(str(folder), "there is no gold of links here", "name a folder with YAML files of sets")
    for file in files:
        try:
            stated = yaml.safe_load(file.read_text(encoding="utf-8"))
        except (OSError, ValueError, yaml.YAMLError) as fault:
            raise SourceError(str(file), f"it is no YAML ({fault})", "mend it") from fault
        for number, each in enumerate(stated if isinstance(stated, list) else [stated], start=1):
            yield _set(each, f"{file}, set {number}", file.stem)


def _set(stated: Any, place: str, theme: str) -> LinkSet:
    if not isinstance(stated, dict) or set(stated) != _KEYS:
        raise SourceError(place, "this is no set", f"give it {', '.join(sorted(_KEYS))}")
    ours, theirs = ({key: _thing(side, key, told) for key, told in stated[side].items()} for side in ("ours", "theirs"))
    pairs = {}
    for pair in stated["pairs"]:
        if not (
            isinstance(pair, list) and len(pair) == 3 and pair[0] in ours and pair[2] in theirs and pair[1] in LABELS
        ):
            raise SourceError(place, f"{pair} is no pair of it", f"write [ours, {' or '.join(LABELS)}, theirs]")
        pairs[ours[pair[0]].iri, theirs[pair[2]].iri] = LABELS[pair[1]]
    return LinkSet(f"{theme}: {stated['set']}", tuple(ours.values()), tuple(theirs.values()), pairs)


def _thing(side: str, key: str, told: Mapping[str, Any]) -> Thing:
    """Return a thing as a set tells it: a model where nothing else is said, of unknown class where that is `?`."""
    names = (*([told["name"]] if "name" in told else []), *told.get("names", ()))
    identifiers = tuple(told[name] for name in ("identifier", "url") if name in told) + tuple(
        told.get("identifiers", ())
    )
    facts = {name: (str(value),) for name, value in told.items() if name not in _OWN}
    type_ = told.get("type", "Model")
    return Thing(f"https://{side}.example/{key}", "" if type_ == "?" else type_, names, identifiers, facts, side)
