"""Mapping files: how a catalog is known, what its records are about, and what each field of them says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ...graph.document import Metadata
from ...graph.errors import SourceError
from ...graph.vocabulary import Vocabulary
from ..formats.yaml_nodes import documents_of
from .sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...graph.claims import Comparator, Modality
    from .templates import Template

Path = tuple[str, ...]
"""Keys from the outermost to the innermost; `*` is each entry of a list or mapping."""

Conditions = tuple[tuple[str, re.Pattern[str]], ...]
"""What is to stand where, as in a template, and the pattern of what it is to be."""

FIELD = "@field"
"""What a template calls the key of the value that it is filled for."""

_PLACE = re.compile(r"\{(\w{1,40})\}")
_FOLDER = "mappings"


@dataclass(frozen=True, slots=True)
class Sign:
    """How a document of the catalog is known: read by which loader, at which path, holding which characters."""

    loader: str
    path: re.Pattern[str] | None
    holds: tuple[str, ...]

    @property
    def exactness(self) -> int:
        """How much the path tells."""
        return len(self.path.pattern) if self.path is not None else 0


@dataclass(frozen=True, slots=True)
class ThingRule:
    """A thing that each record speaks of: its class, its name `without` endings, and what others call it by."""

    type: str
    name: tuple[Template, ...]
    called: Mapping[str, str]
    without: tuple[str, ...]
    where: Conditions

    @property
    def is_of_fields(self) -> bool:
        """Tell whether each field names another one, as a column does whose title is a name."""
        return any(part.name == FIELD for template in self.name for part in template.parts)


@dataclass(frozen=True, slots=True)
class Rule:
    """What the field at a path says: `property` of the thing `of`; `label` is what a label with its unit would say.

    `thing` names the record's thing that the value is. `values` are read in place of what is written, `empty` words say
    nothing, `undisclosed` ones that it is not told. A rule holds `where` all fields match. `least` of what stands for
    a figure's comparator; `benchmark`, `setting`, `as_of` and `according_to` fill the claim, `notes` name the field
    of words that go with the value.
    """

    path: Path
    property: str
    of: str
    label: str
    thing: str | None
    values: Mapping[str, str]
    empty: frozenset[str]
    undisclosed: frozenset[str]
    where: Conditions
    comparator: Comparator | None
    modality: Modality | None
    separator: str
    times: str
    benchmark: tuple[Template, ...]
    setting: tuple[Template, ...]
    as_of: tuple[Template, ...]
    according_to: tuple[Template, ...]
    sources: tuple[Template, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class Grade:
    """How sure the catalog itself is of a record: the field that says so, and what its words stand for."""

    field: Template
    means: Mapping[str, tuple[Comparator | None, Modality | None]]


@dataclass(frozen=True, slots=True)
class RecordRule:
    """What is known of each record as a source: templates for its id, title, address, days and works it goes by."""

    id: tuple[Template, ...]
    title: tuple[Template, ...]
    about: tuple[str, ...]
    iri: tuple[Template, ...]
    identifiers: tuple[Template, ...]
    names: tuple[Template, ...]
    url: tuple[Template, ...]
    publisher: tuple[Template, ...]
    published: tuple[Template, ...]
    modified: tuple[Template, ...]
    retrieved: tuple[Template, ...]
    sources: tuple[Template, ...]
    tier: tuple[Template, ...]
    tiers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Catalog:
    """A catalog as its mapping file tells it; `records` is the path to them, empty where a document is one record.

    The fields in `prose` are sentences, which are understood as those of an article on the record's first thing. Where
    fields are `wrapped`, a mapping with the first of two keys is the value below that, noted below the second.
    """

    name: str
    version: str
    metadata: Metadata
    sign: Sign
    records: Path
    but: frozenset[str]
    record: RecordRule
    things: Mapping[str, ThingRule]
    grade: Grade | None
    must_read: bool
    wrapped: tuple[str, str] | None
    rules: tuple[Rule, ...]
    prose: tuple[Path, ...]
    left: Mapping[Path, str]

    @property
    def loader(self) -> str:
        """What reads it, as `name/version`."""
        return f"catalog-{self.name}/{self.version}"


@cache
def catalogs() -> tuple[Catalog, ...]:
    """Return the catalogs that the package knows, those first that ask most of a path."""
    found = [each for each in files(__package__).joinpath(_FOLDER).iterdir() if each.name.endswith(".yaml")]
    known = (catalog_in(each.name, each.read_text("utf-8")) for each in found)
    return tuple(sorted(known, key=lambda each: (-each.sign.exactness, each.name)))


def catalog_in(file: str, text: str) -> Catalog:
    """Return the catalog of a mapping file; SourceError, with file, line and key, for the first fault in it."""
    try:
        (root,) = documents_of(text)
    except SourceError as fault:
        raise SourceError(f"{file}: {fault.place}", fault.what, fault.remedy) from fault
    except ValueError as fault:
        raise SourceError(file, "a mapping file is one YAML document", "split it") from fault
    sheet = Sheet.of(file, root)
    things = {name: _thing(each) for name, each in sheet.sheets("things").items()}
    catalog = Catalog(
        name=file.removesuffix(".yaml"),
        version=sheet.text("version"),
        metadata=Metadata(
            title=sheet.text("title"),
            publisher=sheet.maybe("publisher"),
            url=sheet.maybe("url"),
            license=sheet.maybe("license"),
            tier=sheet.number("tier"),
        ),
        sign=_sign(sheet.sheet("known_by")),
        records=path_of(sheet.maybe("records") or ""),
        but=frozenset(sheet.texts("except")),
        record=_record(sheet.sheet("record"), things),
        things=things,
        grade=_grade(sheet.maybe_sheet("grade")),
        must_read=sheet.flag("all_must_read"),
        wrapped=_wrapped(sheet),
        rules=tuple(
            rule
            for path, each in sheet.many("fields")
            for rule in (_rule(path_of(path), said, things) for said in each)
        ),
        prose=tuple(map(path_of, sheet.texts("prose"))),
        left={path_of(path): why for path, why in sheet.pairs("left_out").items()},
    )
    sheet.check_known()
    return catalog


def path_of(written: str) -> Path:
    """Return the keys of a path as a mapping file writes it, with `/` between: `benchmarks/*/score`."""
    return tuple(written.split("/")) if written else ()


def _sign(sheet: Sheet) -> Sign:
    path = sheet.maybe("path")
    pattern = None
    if path is not None:
        ends = re.escape(path).replace(r"\*", "[^/]{1,200}")
        named = _PLACE.sub(lambda found: f"(?P<{found[1]}>.{{1,400}}?)", ends.replace(r"\{", "{").replace(r"\}", "}"))
        pattern = re.compile(rf"(?:.{{0,4000}}/)?{named}")
    sign = Sign(sheet.text("loader"), pattern, tuple(sheet.texts("holds")))
    if pattern is None and not sign.holds:
        raise sheet.fault("loader", "nothing tells the catalog from others", "add `holds` or `path`")
    sheet.check_known()
    return sign


def _wrapped(sheet: Sheet) -> tuple[str, str] | None:
    keys = sheet.texts("wrapped")
    if len(keys) not in {0, 2}:
        raise sheet.fault("wrapped", "fields are wrapped in two keys", "name that of the value and that of the notes")
    return (keys[0], keys[1]) if keys else None


def _thing(sheet: Sheet) -> ThingRule:
    type_ = sheet.one_of("class", tuple(Vocabulary.load().classes))
    rule = ThingRule(
        type_, sheet.templates("name"), sheet.pairs("called"), tuple(sheet.texts("without")), _conditions(sheet)
    )
    if not rule.name:
        raise sheet.fault("class", "it is not said how the thing is called", "add `name`")
    sheet.check_known()
    return rule


def _conditions(sheet: Sheet) -> Conditions:
    return tuple((name, sheet.pattern("where", wanted)) for name, wanted in sheet.pairs("where").items())


def _record(sheet: Sheet, things: Mapping[str, ThingRule]) -> RecordRule:
    about = tuple(sheet.texts("about"))
    for name in about:
        if name not in things:
            raise sheet.fault("about", f"`{name}` is none of the things", f"known are {', '.join(things)}")
    rule = RecordRule(
        id=sheet.templates("id"),
        title=sheet.templates("title"),
        about=about,
        iri=sheet.templates("iri"),
        identifiers=sheet.templates("identifiers"),
        names=sheet.templates("names"),
        url=sheet.templates("url"),
        publisher=sheet.templates("publisher"),
        published=sheet.templates("published"),
        modified=sheet.templates("modified"),
        retrieved=sheet.templates("retrieved"),
        sources=sheet.templates("sources"),
        tier=sheet.templates("tier"),
        tiers=sheet.pairs("tiers"),
    )
    sheet.check_known()
    return rule


def _grade(sheet: Sheet | None) -> Grade | None:
    if sheet is None:
        return None
    (field,) = sheet.templates("field")
    means = {}
    for written, each in sheet.sheets("means").items():
        means[written] = (each.comparator("comparator"), each.modality("modality"))
        each.check_known()
    sheet.check_known()
    return Grade(field, means)


def _rule(path: Path, sheet: Sheet, things: Mapping[str, ThingRule]) -> Rule:
    vocabulary = Vocabulary.load()
    known = vocabulary.properties[sheet.one_of("says", tuple(vocabulary.properties))]
    of = sheet.one_of("of", tuple(things))
    if not vocabulary.applies(known, things[of].type):
        what = f"the ontology gives no `{known.name}` to a thing of class {things[of].type}"
        raise sheet.fault("of", what, f"known are those of {', '.join(known.on)}")
    rule = Rule(
        path=path,
        property=known.name,
        of=of,
        label=sheet.maybe("as") or "",
        thing=sheet.one_of("is", tuple(things)) if sheet.maybe("is") else None,
        values=sheet.pairs("values"),
        empty=frozenset(sheet.texts("empty")),
        undisclosed=frozenset(sheet.texts("undisclosed")),
        where=_conditions(sheet),
        comparator=sheet.comparator("comparator"),
        modality=sheet.modality("modality"),
        separator=sheet.maybe("split") or "",
        times=sheet.maybe("times") or "",
        benchmark=sheet.templates("benchmark"),
        setting=sheet.templates("setting"),
        as_of=sheet.templates("as_of"),
        according_to=sheet.templates("according_to"),
        sources=sheet.templates("sources"),
        notes=sheet.maybe("notes") or "",
    )
    sheet.maybe("meaning")  # for people
    if (known.name == "score") != bool(rule.benchmark):
        raise sheet.fault("says", "a score needs a benchmark, and nothing else has one", "add it or take it out")
    sheet.check_known()
    return rule
