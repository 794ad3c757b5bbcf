"""What names tell of models: which is a form of which (tuned, packed, served), and which differ in size alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ..linking.name_parts import NameParts, NameReader
from ..linking.words import linking_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SIZES_IN_ALL = "bmt"
_READER = NameReader()


@dataclass(frozen=True, slots=True)
class Form:
    """A thing as a form of a model: `root` is the same for all forms of one, `line` for those that differ in size, too.

    `plainer` are the IRIs of other forms that are spoken of and whose names say less, the longest first: "Heron 2 Mini"
    of "Heron 2 Mini Instruct FP8". Of an offering they are the model that is served, and those plainer than that.
    """

    root: str
    line: str
    plainer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """A model by its IRI and what its name says; `extras` are its stages, formats and sizes."""

    iri: str
    line: str
    size: str
    extras: frozenset[str]


def forms_of(models: Mapping[str, str], offered: Mapping[str, str]) -> Mapping[str, Form]:
    """Return the form of each model and offering by its IRI, from the names of models and what offerings offer.

    A size belongs to the name where there are several of a line: "Heron 2 7B" beside "Heron 2 70B". Where there is but
    one, "Heron 2 Mini (9Bx4E)" is "Heron 2 Mini".
    """
    lines: dict[str, list[_Named]] = defaultdict(list)
    for iri, name in models.items():
        if (named := _named(iri, name)) is not None:
            lines[named.line].append(named)
    found: dict[str, Form] = {}
    for line, members in lines.items():
        is_sized = len({each.size for each in members if each.size}) > 1
        together: dict[str, list[_Named]] = defaultdict(list)
        for each in members:
            together[f"{line} {each.size}" if is_sized else line].append(each)
        for root, alike in together.items():
            for each in alike:
                found[each.iri] = Form(root, line, tuple(_plainer(each, alike)))
    for offering, model in offered.items():
        form = found.get(model, Form(model, model))
        found[offering] = Form(form.root, form.line, (model, *form.plainer))
    return found


def _named(iri: str, name: str) -> _Named | None:
    """Return what a name says; None for one without words."""
    parts = _parts(name)
    stages = linking_words().stages
    words = [word for word in parts.words if word not in stages]
    if not words:
        return None
    line = " ".join([*words, *parts.versions, parts.snapshot]).strip()
    size = " ".join(each for each in parts.sizes if each[0].isdigit() and each[-1] in _SIZES_IN_ALL)
    return _Named(iri, line, size, frozenset([*stages.intersection(parts.words), *parts.formats, *parts.sizes]))


@lru_cache(maxsize=1 << 14)
def _parts(name: str) -> NameParts:
    return _READER.read(name)


def _plainer(one: _Named, alike: Iterable[_Named]) -> list[str]:
    found = [each for each in alike if each.extras < one.extras]
    return [each.iri for each in sorted(found, key=lambda each: (-len(each.extras), each.iri))]
