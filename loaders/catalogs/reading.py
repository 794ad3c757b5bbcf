"""A catalog read: its own reading says what it is, and each record of it is a source with claims of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING

from ...graph.claims import Entity, Reading, Residue
from ...graph.document import Document, Part, Span
from ...graph.errors import SourceError
from ...graph.side_by_side import side_by_side
from ..formats.loader import WithMembers, WithNode, WithStatements
from ..formats.nodes import Listed, Mapped, Words
from ..ids import id_of
from ..publication import merged
from ..understanding.learning.introduced import names_known
from ..understanding.names.knowledge import Knowledge
from ..understanding.terms.gazetteer import gazetteer
from .fields import Fields
from .mapping import catalogs
from .places import leaves, places_at
from .prose import told_in
from .record import Record
from .rules import ANY
from .values import Values
from .wikibase import from_json, from_rdf
from .wikibase.view import node_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import PurePath

    from ...graph.claims import Claim
    from ...graph.document import Metadata, Passage
    from ...graph.vocabulary import Vocabulary
    from ..formats.loader import Loader
    from ..formats.nodes import Node
    from .mapping import Catalog, Sign
    from .places import Place

_LONGEST_ID = 80
_LONGEST_FIRST = 80
# To share out fewer takes longer than to read them.
_WORTH_A_PROCESS = 200
_TOGETHER = 64
_NOBODY = "nothing is named that this could be said of: neither the record nor the path of the file tells it"
_QUOTES = ('"', "'")


@dataclass(frozen=True, slots=True)
class Known:
    """The catalog that a document is of; `around` is what its path tells by the names in the mapping file.

    `steps` are the names of the keys on the way to each record, empty for those that have none.
    """

    catalog: Catalog
    around: Mapping[str, str]
    steps: tuple[str, ...] = ()


def known_as(loader: Loader, path: PurePath, text: str) -> Known | None:
    """Return the catalog that a text of this loader, at this path, is of; None where no mapping file knows it.

    A list of what each by itself would be read as front matter is a catalog of those.
    """
    for catalog in catalogs():
        for sign in catalog.signs:
            around = _around(sign, path) if sign.loader == loader.name else None
            if around is None or not all(each in text for each in sign.holds):
                continue
            if not sign.front:
                here = replace(catalog, records=sign.records) if sign.records else catalog
                return Known(here, around, sign.steps)
            if isinstance(loader, WithNode) and _is_listed(loader.node(text), sign):
                return Known(replace(catalog, records=(ANY,)), around)
    return None


def _is_listed(node: Node, sign: Sign) -> bool:
    """Tell whether a node is a list in which a mapping has a key of the sign."""
    maps = (each for each in node.nodes if isinstance(each, Mapped)) if isinstance(node, Listed) else ()
    return any(entry.key.text in sign.front for each in maps for entry in each.entries)


def node_in(loader: Loader, text: str, known: Known, vocabulary: Vocabulary) -> Node:
    """Return what a text of a catalog holds; of a Wikibase its entities, in JSON or RDF.

    Raises SourceError, with a place such as `line 3, column 7`, where the text is not of the loader's format.
    """
    shape = known.catalog.wikibase
    if shape is not None and isinstance(loader, WithStatements):
        return node_of(from_rdf.entities_of(text, loader.statements(text), shape), shape, vocabulary)
    if not isinstance(loader, WithNode):
        what = f"catalog-{known.catalog.name} is not written in {loader.name}"
        raise SourceError("known_by", what, "name a loader of records")
    if shape is None:
        return loader.node(text)
    # What a dump holds takes many times its length: of each member only the entity is kept.
    members = loader.members(text) if isinstance(loader, WithMembers) else [loader.node(text)]
    return node_of(from_json.entities_of(members), shape, vocabulary)


def _around(sign: Sign, path: PurePath) -> Mapping[str, str] | None:
    if sign.path is None:
        return {"@file": path.stem}
    found = sign.path.fullmatch(path.as_posix())
    if found is None:
        return None
    return {"@file": path.stem, **{f"@{name}": part for name, part in found.groupdict().items()}}


def read_catalog(  # noqa: PLR0913, PLR0917 (what is known of it, and how many read it)
    document: Document, node: Node, known: Known, stated: Metadata, vocabulary: Vocabulary, processes: int = 1
) -> Reading:
    """Return the reading of a catalog's document, with those of its records; `stated` is what a manifest says of it.

    A pure function of the document, its place and the mapping file, by however many processes many records are read.
    Where the whole document is one record, the reading is that of the record.
    """
    values = Values(Knowledge(vocabulary, names_known(vocabulary), document))
    reader = _Reader(document, known, stated, values)
    if not known.catalog.records:
        return reader.whole(node)
    places = [place for place in places_at(node, known.catalog.records) if place.keys[-1] not in known.catalog.but]
    records = [(place, reader.record(place)) for place in places]
    own = [each for _, each in records if each is not None]

    @cache
    def others() -> Mapping[str, Entity]:
        return {name: thing for each in own for name, thing in each.named()}

    for each in own:
        each.others = others
    residue = tuple(reader.unsound(place) for place, record in records if record is None and any(_words(place)))
    if not records:
        residue = (reader.without_records(),)
    title = merged(stated, known.catalog.metadata)
    return Reading(
        replace(document, metadata=title),
        claims=(),
        residue=residue,
        records=_read_by(reader, list(zip(own, _idents(own), strict=True)), processes),
    )


def _read_by(reader: _Reader, records: Sequence[tuple[Record, str]], processes: int) -> tuple[Reading, ...]:
    """Return the readings of records, each with its part of the id."""
    batches = [records[start : start + _TOGETHER] for start in range(0, len(records), _TOGETHER)]
    alone = processes < 2 or len(records) < _WORTH_A_PROCESS
    read = side_by_side(
        lambda batch: [reader.reading(record, ident) for record, ident in batch], batches, 1 if alone else processes
    )
    return tuple(chain.from_iterable(read))


@dataclass(frozen=True, slots=True)
class _Reader:
    document: Document
    known: Known
    stated: Metadata
    values: Values

    def whole(self, node: Node) -> Reading:
        """Return the reading of a document that is one record."""
        span = Span(0, len(self.document.text))
        is_sound = isinstance(node, Mapped)
        record = Record(
            node if isinstance(node, Mapped) else Mapped(()), span, self.known.catalog, self.known.around, gazetteer()
        )
        reading = self._read(record, replace(self.document, metadata=merged(self.stated, record.metadata())))
        return reading if is_sound else replace(reading, described=None)

    def record(self, place: Place) -> Record | None:
        """Return the record at a place; None for a row that is none."""
        span = self._span(place)
        if span is None or not isinstance(place.node, Mapped):
            return None
        named = {f"@{name}": key for name, key in zip(self.known.steps, place.keys, strict=False) if name}
        around = {**self.known.around, **named, "@key": place.keys[-1]}
        key = place.key if place.key is not None and place.key.span.start >= span.start else None
        return Record(place.node, span, self.known.catalog, around, gazetteer(), key)

    def reading(self, record: Record, ident: str) -> Reading:
        """Return the reading of a record as a source of its own, whose text is its stretch of the catalog's."""
        text = self.document[record.span]
        own = Document(
            id=f"{self.document.id}.{ident}",
            name=self.document.name,
            text=text,
            blocks=(),
            loader=self.document.loader,
            metadata=record.metadata(),
            digest=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            part=Part(self.document.id, record.span),
        )
        return self._read(record, own)

    def unsound(self, place: Place) -> Residue:
        """Return the words of a row that is no record, and why."""
        first, cells = next(_words(place)).span, len(list(leaves(place.node)))
        if isinstance(place.node, Words):
            return Residue(first, "an entry without fields is no record")
        return Residue(first, f"a row of {cells} cells, which do not stand under the titles of the columns")

    def without_records(self) -> Residue:
        """Return the first words of a document that has no record where its catalog has them."""
        text = self.document.text
        start = len(text) - len(text.lstrip())
        first = Span(start, start + len(text[start : start + _LONGEST_FIRST].partition("\n")[0]))
        catalog = self.known.catalog
        return Residue(first, f"no record stands at {'/'.join(catalog.records)}, where those of {catalog.name} are")

    def _read(self, record: Record, document: Document) -> Reading:
        read = Fields(record, document.id, self.values).read()
        told = told_in(record, document, self.values.knowledge.vocabulary)
        claims = tuple(sorted({**dict.fromkeys(read.claims), **dict.fromkeys(told.claims)}, key=place_of))
        residue, described = (*read.residue, *told.residue), record.described()
        if described is None and not claims and (first := record.first) is not None:
            residue = (
                Residue(Span(first.span.start - record.span.start, first.span.end - record.span.start), _NOBODY),
            )
        return Reading(document, claims, residue, read.understood + told.understood, described=described)

    def _span(self, place: Place) -> Span | None:
        """Return the characters of a record: from its key, if it has one of its own, without white space at the end."""
        span = place.node.span if isinstance(place.node, Mapped) else None
        if span is None:
            return None
        text = self.document.text
        is_keyed = place.key is not None and place.key.text == place.keys[-1] and bool(place.key.pieces)
        start = place.key.span.start if is_keyed and place.key is not None else span.start
        start -= is_keyed and text[start - 1 : start] in _QUOTES
        kept = text[start : span.end].rstrip()
        return Span(start, start + len(kept))


def place_of(claim: Claim) -> tuple[Span, str]:
    """Return by what the claims of a source are sorted: where they stand, and what they state."""
    return claim.span, claim.property


def _words(place: Place) -> Iterator[Passage]:
    return (words for words in leaves(place.node) if words.text)


def _idents(records: Sequence[Record]) -> list[str]:
    """Return the part of a source's id for each record; of those that would have one, each gets a digest, too."""
    named = [record.filled(record.catalog.record.id) or str(number) for number, record in enumerate(records, 1)]
    short = [id_of(name)[:_LONGEST_ID].strip("-") for name in named]
    times, names = Counter(short), Counter(named)
    numbers: Counter[str] = Counter()
    idents = []
    for name, ident in zip(named, short, strict=True):
        numbers[name] += 1
        told = name if names[name] == 1 else f"{name} {numbers[name]}"
        idents.append(ident if times[ident] == 1 else f"{ident}-{sha256(told.encode()).hexdigest()[:6]}")
    return idents
