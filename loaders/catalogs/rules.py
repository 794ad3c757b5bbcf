"""What a field says, as a mapping file tells it: of which property, of what thing, in which unit, how surely."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from ...graph.vocabulary import Vocabulary
from .measures import check_measures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ...graph.claims import Comparator, Modality
    from ...graph.vocabulary import Property
    from .sheet import Sheet
    from .templates import Template

Path = tuple[str, ...]
"""Keys from the outermost to the innermost; `*` is each entry of a list or mapping."""

Conditions = tuple[tuple[str, re.Pattern[str]], ...]
"""What is to stand where, as in a template, and the pattern of what it is to be."""

ANY = "*"
_TERM = "{term}"
_AGENTS = ("Organization", "Person", "Agent")


@dataclass(frozen=True, slots=True)
class Grade:
    """How sure the catalog itself is of a record or a value: the field that says so, and what its words stand for."""

    field: Template
    means: Mapping[str, tuple[Comparator | None, Modality | None]]


@dataclass(frozen=True, slots=True)
class Rule:
    """What the field at a path says: `property` of the thing `of`; `label` is what a label with its unit would say.

    `thing` names the record's thing that the value is. `values` are read in place of what is written, `empty` words say
    nothing, `undisclosed` ones that it is not told, those in `none` that there is none. Where numbers may be `shares`,
    those up to one are, and count in percent. Words that match `named` are
    names, whatever they look like. A rule holds `where` all fields match. `least` of what stands for
    a figure's comparator; `benchmark`, `setting`, `as_of` and `according_to` fill the claim, `notes` name the field
    of words that go with the value, `cited` that of the works that it is from; a `grade` is that of the value.

    Of words only what the group of `part` takes is the value; words that it does not fit say nothing.

    What fills `narrowed_by` is added to the setting, but for `plain` words, which narrow nothing; `credited` names whom
    words in `according_to` stand for, and who else is credited is of the class `credited_as`; `source_name` is what the
    work of `sources` is called. A quote begins at the first field of `words_from` that stands before the value.
    """

    path: Path
    property: str
    of: str
    label: str
    thing: str | None
    values: Mapping[str, str]
    empty: frozenset[str]
    undisclosed: frozenset[str]
    none: frozenset[str]
    named: re.Pattern[str] | None
    where: Conditions
    comparator: Comparator | None
    modality: Modality | None
    grade: Grade | None
    separator: str
    part: re.Pattern[str] | None
    times: str
    shares: bool
    benchmark: tuple[Template, ...]
    setting: tuple[Template, ...]
    as_of: tuple[Template, ...]
    according_to: tuple[Template, ...]
    sources: tuple[Template, ...]
    cited: Path
    notes: str
    unit: tuple[Template, ...]
    narrowed_by: tuple[Template, ...]
    plain: frozenset[str]
    credited: Mapping[str, str]
    credited_as: str
    words_from: tuple[str, ...]
    source_name: tuple[Template, ...]

    def taken(self) -> Iterator[Path]:
        """Yield the paths of the fields that its templates take."""
        of_claims = (self.benchmark, self.setting, self.as_of, self.according_to, self.sources, self.unit)
        templates = chain.from_iterable((*of_claims, self.narrowed_by, self.source_name))
        for name in (part.name for template in templates for part in template.parts):
            steps, inner = len(name) - len(name.lstrip(".")), path_of(name.lstrip("."))
            entries = [place for place, key in enumerate(self.path, 1) if key == ANY]
            if name[0] not in "@:" and steps <= len(entries):
                yield (*self.path[: entries[-steps]], *inner) if steps else inner


def path_of(written: str) -> Path:
    """Return the keys of a path as a mapping file writes it, with `/` between: `benchmarks/*/score`."""
    return tuple(written.split("/")) if written else ()


def is_below(path: Path, known: Path) -> bool:
    """Tell whether a path is a known one, or leads on from it."""
    return len(path) >= len(known) and all(b in {ANY, a} or a == ANY for a, b in zip(path, known, strict=False))


def conditions_of(sheet: Sheet, key: str = "where") -> Conditions:
    """Return what a sheet says `where` something holds."""
    return tuple((name, sheet.pattern(key, wanted)) for name, wanted in sheet.pairs(key).items())


def grade_of(sheet: Sheet | None) -> Grade | None:
    """Return the grade that a sheet tells, None where there is none."""
    if sheet is None:
        return None
    (field,) = sheet.templates("field")
    means = {}
    for written, each in sheet.sheets("means").items():
        means[written] = (each.comparator("comparator"), each.modality("modality"))
        each.check_known()
    sheet.check_known()
    return Grade(field, means)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(str.casefold, words))


def rule_of(path: Path, sheet: Sheet, classes: Mapping[str, str]) -> Rule:
    """Return the rule of a field; `classes` are those of the record's things, by name."""
    vocabulary = Vocabulary.load()
    known = vocabulary.properties[sheet.one_of("says", tuple(vocabulary.properties))]
    of = sheet.one_of("of", tuple(classes))
    if not vocabulary.applies(known, classes[of]):
        what = f"the ontology gives no `{known.name}` to a thing of class {classes[of]}"
        raise sheet.fault("of", what, f"known are those of {', '.join(known.on)}")
    rule = _rule(path, sheet, known.name, of, tuple(classes))
    sheet.check_known()
    if (known.name == "score") != bool(rule.benchmark):
        raise sheet.fault("says", "a score needs a benchmark, and nothing else has one", "add it or take it out")
    check_measures(sheet, known)
    return rule


def aligned_rules(sheet: Sheet, classes: Mapping[str, str]) -> Iterator[Rule]:
    """Yield a rule for each field whose name, behind `terms`, is that of a term that the ontology aligns with.

    What it says is what the ontology holds the term to mean on a thing of that class; all else stands in the sheet.
    """
    vocabulary = Vocabulary.load()
    terms, at = sheet.text("terms"), sheet.text("at")
    if _TERM not in at:
        raise sheet.fault("at", "the path does not say where the name of the term stands", f"write {_TERM} there")
    every = _rule((), sheet, "", "", tuple(classes))
    sheet.check_known()
    for of, class_ in classes.items():
        for known in vocabulary.properties.values():
            for term in _terms_of(known, terms, class_, vocabulary):
                path = path_of(at.replace(_TERM, term))
                yield replace(every, path=path, property=known.name, of=of, label=known.label)


def _terms_of(known: Property, terms: str, class_: str, vocabulary: Vocabulary) -> Iterator[str]:
    for iri in known.aligned:
        is_meant = iri.startswith(terms) and vocabulary.applies(known, class_)
        if is_meant and vocabulary.property_meant(iri, class_) is known and known.name != "score":
            yield iri.removeprefix(terms)


def _part(sheet: Sheet) -> re.Pattern[str] | None:
    written = sheet.maybe("part")
    found = sheet.pattern("part", written) if written else None
    if found is not None and found.groups != 1:
        raise sheet.fault("part", f"`{written}` has {found.groups} groups", "put the value, and nothing else, in one")
    return found


def _rule(path: Path, sheet: Sheet, property_: str, of: str, things: tuple[str, ...]) -> Rule:
    rule = Rule(
        path=path,
        property=property_,
        of=of,
        label=sheet.maybe("as") or "",
        thing=sheet.one_of("is", things) if sheet.maybe("is") else None,
        values=sheet.pairs("values"),
        empty=_folded(sheet.texts("empty")),
        undisclosed=_folded(sheet.texts("undisclosed")),
        none=_folded(sheet.texts("none")),
        named=sheet.pattern("named", named) if (named := sheet.maybe("named")) else None,
        where=conditions_of(sheet),
        comparator=sheet.comparator("comparator"),
        modality=sheet.modality("modality"),
        grade=grade_of(sheet.maybe_sheet("grade")),
        separator=sheet.maybe("split") or "",
        part=_part(sheet),
        times=sheet.maybe("times") or "",
        shares=sheet.flag("shares"),
        benchmark=sheet.templates("benchmark"),
        setting=sheet.templates("setting"),
        as_of=sheet.templates("as_of"),
        according_to=sheet.templates("according_to"),
        sources=sheet.templates("sources"),
        cited=path_of(sheet.maybe("cited") or ""),
        notes=sheet.maybe("notes") or "",
        unit=sheet.templates("unit"),
        narrowed_by=sheet.templates("narrowed_by"),
        plain=frozenset(sheet.texts("plain")),
        credited=sheet.pairs("credited"),
        credited_as=sheet.one_of("credited_as", _AGENTS) if sheet.maybe("credited_as") else _AGENTS[0],
        words_from=tuple(sheet.texts("words_from")),
        source_name=sheet.templates("source_name"),
    )
    sheet.maybe("meaning")  # for people
    return rule
