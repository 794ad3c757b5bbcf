"""Mapping files: how a catalog is known, what its records are about, and what each field of them says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ...graph.document import Metadata
from ...graph.errors import SourceError
from ...graph.vocabulary import Vocabulary
from ..formats.loader import loaders
from ..formats.yaml_nodes import documents_of
from .rules import ANY, aligned_rules, conditions_of, grade_of, is_below, path_of, rule_of
from .sheet import Sheet
from .wikibase.shape import Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .rules import Conditions, Grade, Path, Rule
    from .templates import Template

FIELD = "@field"
"""What a template calls the key of the value that it is filled for."""

VALUE = "@value"
"""What a template calls the words of that value."""

_PLACE = re.compile(r"\{(\w{1,40})\}")
_FOLDER = "mappings"
_PATHS = 4096


@dataclass(frozen=True, slots=True)
class Sign:
    """How a document of the catalog is known: read by which loader, at which path, holding which characters.

    A text with front matter is known by a key in that which is of `front`, where none is of `but`. Where the records
    of such documents stand elsewhere than those of others, `records` is the path there; `steps` names keys on the way.
    """

    loader: str
    path: re.Pattern[str] | None
    holds: tuple[str, ...]
    front: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()
    records: Path = ()
    steps: tuple[str, ...] = ()

    @property
    def exactness(self) -> int:
        """How much the path tells."""
        return len(self.path.pattern) if self.path is not None else 0


@dataclass(frozen=True)
class ThingRule:
    """A thing that each record speaks of: its class, its name `without` endings, and what others call it by.

    `written` is what the record itself calls it, where that is more than its name. Where a record names a single thing
    by the rule, it is the one that `lone` names, whatever it is called.
    """

    type: str
    name: tuple[Template, ...]
    called: Mapping[str, str]
    without: tuple[str, ...]
    where: Conditions
    written: tuple[Template, ...] = ()
    lone: str = ""

    @cached_property
    def is_of_fields(self) -> bool:
        """Tell whether each field names another one, as a column does whose title is a name."""
        return any(part.name == FIELD for template in self.name for part in template.parts)

    @property
    def is_of_entries(self) -> bool:
        """Tell whether each entry of a list names another one."""
        return any(part.name.startswith(".") for template in self.name for part in template.parts)


@dataclass(frozen=True, slots=True)
class RecordRule:
    """What is known of each record as a source: templates for its id, title, address, days and works it goes by.

    What the `owner` of its thing publishes is his own word, of the first tier; what others do is of the second.
    """

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
    owner: tuple[Template, ...]


@dataclass(frozen=True)
class Catalog:
    """A catalog as its mapping file tells it; `records` is the path to them, empty where a document is one record.

    The fields in `prose` are sentences, which are understood as those of an article on the record's first thing. Where
    fields are `wrapped`, a mapping with the first of two keys is the value below that, noted below the second. Of a
    `wikibase`, records are its entities, in whatever form they are written.
    """

    name: str
    version: str
    metadata: Metadata
    signs: tuple[Sign, ...]
    records: Path
    but: frozenset[str]
    record: RecordRule
    things: Mapping[str, ThingRule]
    grade: Grade | None
    must_read: bool
    must_hold: Conditions
    wrapped: tuple[str, str] | None
    rules: tuple[Rule, ...]
    prose: tuple[Path, ...]
    wikibase: Shape | None
    left: Mapping[Path, str]

    @property
    def exactness(self) -> int:
        """How much the path of a file tells."""
        return max(each.exactness for each in self.signs)

    @property
    def keys(self) -> frozenset[str]:
        """The outermost keys of a record of which it says anything."""
        return frozenset([*(rule.path[0] for rule in self.rules), *(each[0] for each in self.left)])

    @cached_property
    def loader(self) -> str:
        """What reads it, as `name/version`."""
        return f"catalog-{self.name}/{self.version}"

    @cached_property
    def maps(self) -> Callable[[Path], bool]:
        """What tells whether something is said of the field at a path; the same few are asked for in each record."""
        known = (*(path for rule in self.rules for path in (rule.path, *rule.taken())), *self.left)
        return lru_cache(_PATHS)(lambda path: any(is_below(path, each) for each in known))


@cache
def catalogs() -> tuple[Catalog, ...]:
    """Return the catalogs that the package knows, those first that ask most of a path."""
    found = [each for each in files(__package__).joinpath(_FOLDER).iterdir() if each.name.endswith(".yaml")]
    known = (catalog_in(each.name, each.read_text("utf-8")) for each in found)
    return tuple(sorted(known, key=lambda each: (-each.exactness, each.name)))


def catalog_in(file: str, text: str) -> Catalog:
    """Return the catalog of a mapping file; SourceError, with file, line and key, for the first fault in it."""
    try:
        (root,) = documents_of(text)
    except SourceError as fault:
        raise SourceError(f"{file}: {fault.place}", fault.what, fault.remedy) from fault
    except ValueError as fault:
        raise SourceError(file, "a mapping file is one YAML document", "split it") from fault
    sheet = Sheet.of(file, root)
    sheets = sheet.sheets("things")
    things = {name: _thing(each, tuple(sheets)) for name, each in sheets.items()}
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
        signs=tuple(_sign(each) for each in sheet.listed("known_by")),
        records=path_of(sheet.maybe("records") or ""),
        but=frozenset(sheet.texts("except")),
        record=_record(sheet.sheet("record"), things),
        things=things,
        grade=grade_of(sheet.maybe_sheet("grade")),
        must_read=sheet.flag("all_must_read"),
        must_hold=conditions_of(sheet, "must_hold"),
        wrapped=_wrapped(sheet),
        rules=_rules(sheet, things),
        prose=tuple(map(path_of, sheet.texts("prose"))),
        wikibase=Shape.of(shape) if (shape := sheet.maybe_sheet("wikibase")) is not None else None,
        left={path_of(path): why for path, why in sheet.pairs("left_out").items()},
    )
    sheet.check_known()
    return catalog


def _sign(sheet: Sheet) -> Sign:
    path = sheet.maybe("path")
    pattern = None
    if path is not None:
        ends = re.escape(path).replace(r"\*", "[^/]{1,200}")
        filled = _PLACE.sub(lambda found: f"(?P<{found[1]}>.{{1,400}}?)", ends.replace(r"\{", "{").replace(r"\}", "}"))
        pattern = re.compile(rf"(?:.{{0,4000}}/)?{filled}")
    front, but = frozenset(sheet.texts("front")), frozenset(sheet.texts("but"))
    loader = sheet.one_of("loader", [each.name for each in loaders()])
    steps = path_of(sheet.maybe("records") or "")
    names = tuple(found[1] if (found := _PLACE.fullmatch(each)) else "" for each in steps)
    records = tuple(ANY if name else step for name, step in zip(names, steps, strict=True))
    sign = Sign(loader, pattern, tuple(sheet.texts("holds")), front, but, records, names)
    if pattern is None and not sign.holds and not front:
        raise sheet.fault("loader", "nothing tells the catalog from others", "add `holds`, `path` or `front`")
    sheet.check_known()
    return sign


def _rules(sheet: Sheet, things: Mapping[str, ThingRule]) -> tuple[Rule, ...]:
    classes = {name: thing.type for name, thing in things.items()}
    stated = [rule_of(path_of(path), said, classes) for path, each in sheet.many("fields") for said in each]
    aligned = sheet.maybe_sheet("aligned")
    return (*stated, *(aligned_rules(aligned, classes) if aligned is not None else ()))


def _wrapped(sheet: Sheet) -> tuple[str, str] | None:
    keys = sheet.texts("wrapped")
    if len(keys) not in {0, 2}:
        raise sheet.fault("wrapped", "fields are wrapped in two keys", "name that of the value and that of the notes")
    return (keys[0], keys[1]) if keys else None


def _thing(sheet: Sheet, others: Sequence[str]) -> ThingRule:
    type_ = sheet.one_of("class", tuple(Vocabulary.load().classes))
    rule = ThingRule(
        type=type_,
        name=sheet.templates("name"),
        called=sheet.pairs("called"),
        without=tuple(sheet.texts("without")),
        where=conditions_of(sheet),
        written=sheet.templates("written"),
        lone=sheet.one_of("lone", others) if sheet.maybe("lone") else "",
    )
    if not rule.name:
        raise sheet.fault("class", "it is not said how the thing is called", "add `name`")
    sheet.check_known()
    return rule


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
        owner=sheet.templates("owner"),
    )
    sheet.check_known()
    return rule
