"""One record of a catalog: what its fields hold, what things it speaks of, and what is known of it as a source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ...graph.claims import Described, Entity, Work
from ...graph.dates import parse_date
from ...graph.iris import may_be_link
from ..formats.nodes import Later
from .mapping import FIELD, VALUE
from .places import NULL, Place, first_words, places_at, places_below, scalars, words_at
from .rules import ANY, path_of
from .templates import first_filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ...graph.document import Metadata, Passage, Span
    from ..formats.nodes import Mapped, Node
    from ..understanding.terms.gazetteer import Gazetteer
    from .mapping import Catalog
    from .rules import Conditions, Path
    from .templates import Template

_ADDRESS = re.compile(r"https?://[^\s\"'<>\[\](){}]{1,500}")
_MOST_WORKS = 4
_SEVERAL = 2
_OWN, _OTHERS = "1", "2"
_KNOWN = ("Model", "ModelFamily", "Product")


@dataclass
class Record:
    """A record at a span of the catalog's text; `around` is what its place says: its key, file and folders.

    `others` gives what other records are about, by their names, and is asked only where a field may name one of them.
    `given` are things that are known before, by their names in the mapping file: what the text below is about.
    """

    node: Mapped
    span: Span
    catalog: Catalog
    around: Mapping[str, str]
    gazetteer: Gazetteer
    key: Passage | None = None
    given: Mapping[str, Entity] = field(default_factory=dict)
    others: Callable[[], Mapping[str, Entity]] = dict
    _things: dict[tuple[str, str], Entity | None] = field(default_factory=dict)
    _called: dict[str, frozenset[str]] = field(default_factory=dict)
    _words: dict[str, Passage | None] = field(default_factory=dict)

    def value(self, name: str, place: Place | None = None) -> str:
        """Return what a name in a template stands for: `@key`, `:thing`, `.field` of the same entry, or a field."""
        if name == FIELD:
            return _key(place)
        if name == VALUE:
            return _written(place)
        if name.startswith("@"):
            return self.around.get(name, "")
        if name.startswith(":"):
            thing = self.thing(name[1:], place)
            return thing.name if thing is not None else ""
        found = self.words(name, place)
        return "" if found is None or found.text in NULL else found.text

    def words(self, name: str, place: Place | None = None) -> Passage | None:
        """Return the words of a field; `.field` is of the entry of a list around the place, `..` of the next one."""
        if name.startswith("."):
            node, name = place.around(name) if place is not None else (None, "")
            return words_at(node, path_of(name), self.catalog.wrapped) if node is not None else None
        # Many rules ask for the same fields.
        if name not in self._words:
            self._words[name] = first_words(self.places(path_of(name)), self.catalog.wrapped)
        return self._words[name]

    def places(self, path: Path) -> list[Place]:
        """Return each value at a path of the record."""
        if not path or path[0] == ANY:
            return places_at(self.node, path)
        fields = _by_key(self.node) if isinstance(self.node, Later) else self._fields
        found = fields.get(path[0], ())
        return [inner for place in found for inner in places_below(place, path[1:])]

    def filled(self, templates: tuple[Template, ...], place: Place | None = None) -> str:
        """Return what the first of some templates gives that gives anything."""
        return first_filled(templates, lambda name: self.value(name, place))

    def thing(self, name: str, place: Place | None = None) -> Entity | None:
        """Return a thing of the record, None where the record, or the field at the place, does not name it."""
        if name in self.given:
            return self.given[name]
        rule = self.catalog.things[name]
        if rule.lone and len(self._names(name)) < _SEVERAL:
            return self.thing(rule.lone, place)
        key = (name, _key(place) if rule.is_of_fields else self.filled(rule.name, place) if rule.is_of_entries else "")
        if key not in self._things:
            written = self.filled(rule.name, place) if self.holds(rule.where, place) else ""
            bare = next((written.removesuffix(end) for end in rule.without if written.endswith(end)), written)
            called = rule.called.get(bare, bare)
            known = self.gazetteer.called(called, rule.type) if called else None
            # A number is no name: a cell that stands elsewhere than it should, or the version of what is not named.
            thing = known or (Entity(rule.type, called) if any(map(str.isalpha, called)) else None)
            full = self.filled(rule.written, place)
            self._things[key] = replace(thing, written=full) if thing is not None and full else thing
        return self._things[key]

    @cached_property
    def _fields(self) -> Mapping[str, list[Place]]:
        """The fields by their keys, as each rule asks for its own; two columns of a table may have one title."""
        return _by_key(self.node)

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """The works that the whole record goes by."""
        return works_in(self.filled(self.catalog.record.sources))

    def kin(self, name: str) -> Entity:
        """Return the thing of a name: what another record of the catalog is about, or what is known by it."""
        known = self.others().get(name) or self.gazetteer.called(name, *_KNOWN)
        return known or Entity("Entity", name)

    def holds(self, conditions: Conditions, place: Place | None = None) -> bool:
        """Tell whether all stands where it is to stand."""
        return all(wanted.fullmatch(self.value(name, place)) for name, wanted in conditions)

    def described(self) -> Described | None:
        """Return what the record is about; None where it names nothing."""
        rule = self.catalog.record
        things = tuple(filter(None, map(self.thing, rule.about)))
        iri = self.filled(rule.iri)
        return (
            Described(
                things=things,
                iri=iri if may_be_link(iri) else None,
                identifiers=self._each(rule.identifiers),
                names=self._each(rule.names),
            )
            if things
            else None
        )

    def named(self) -> Iterator[tuple[str, Entity]]:
        """Yield the names that the catalog gives to what the record is about, with that."""
        described = self.described()
        if described is not None:
            yield from ((name, described.things[0]) for name in described.names)

    def metadata(self) -> Metadata:
        """Return what is known of the record as a publication: what it says itself, else what its catalog does."""
        rule, catalog = self.catalog.record, self.catalog.metadata
        url, publisher = self.filled(rule.url), self.filled(rule.publisher)
        tier = rule.tiers.get(self.filled(rule.tier), "") or self._tier_of(publisher)
        return replace(
            catalog,
            title=self.filled(rule.title) or catalog.title,
            url=url if may_be_link(url) else None,
            publisher=publisher or catalog.publisher,
            published=self._date(rule.published),
            modified=self._date(rule.modified),
            retrieved=self._date(rule.retrieved),
            tier=int(tier) if tier.isdigit() else catalog.tier,
        )

    def _tier_of(self, publisher: str) -> str:
        """Return the tier of who tells of what somebody owns: the first for that one, the second for others."""
        owner = self.filled(self.catalog.record.owner)
        if not (owner and publisher):
            return ""
        return _OWN if publisher.casefold() == owner.casefold() else _OTHERS

    @cached_property
    def first(self) -> Passage | None:
        """The first words of the record."""
        return next((words for _, words in scalars(self.node) if words.text), None)

    def _names(self, name: str) -> frozenset[str]:
        """Return what the fields that speak of a thing call it."""
        if name not in self._called:
            paths = {rule.path for rule in self.catalog.rules if rule.of == name}
            places = (place for path in paths for place in self.places(path))
            names = (self.filled(self.catalog.things[name].name, place) for place in places)
            self._called[name] = frozenset(filter(None, names))
        return self._called[name]

    def _each(self, templates: tuple[Template, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, (self.filled((each,)) for each in templates))))

    def _date(self, templates: tuple[Template, ...]) -> str | None:
        date = parse_date(self.filled(templates))
        return None if date is None else date.edtf


def _by_key(node: Mapped) -> Mapping[str, list[Place]]:
    fields: dict[str, list[Place]] = {}
    for key, value in node.entries:
        fields.setdefault(key.text, []).append(Place(value, (key.text,), key))
    return fields


def _key(place: Place | None) -> str:
    return place.keys[-1] if place is not None and place.keys else ""


def _written(place: Place | None) -> str:
    words = first_words([place]) if place is not None else None
    return words.text if words is not None else ""


def works_in(words: str) -> tuple[Work, ...]:
    """Return the works whose addresses stand in words, each once and not too many."""
    if not words:
        return ()
    found = dict.fromkeys(address.rstrip(".,;:") for address in _ADDRESS.findall(words))
    return tuple(Work(each, each, each) for each in list(found)[:_MOST_WORKS] if may_be_link(each))


def cited_in(entry: Node, path: Path) -> tuple[Work, ...]:
    """Return the works that an entry lists at a path, each with `words` and, where it has an address, `url`."""
    works = []
    for place in places_at(entry, (*path, ANY)):
        words, url = (words_at(place.node, (name,)) for name in ("words", "url"))
        if words is not None:
            works.append(Work(words.text, words.text, url.text if url is not None else None))
    return tuple(dict.fromkeys(works))[:_MOST_WORKS]
