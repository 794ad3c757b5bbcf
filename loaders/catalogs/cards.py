"""A card read: its front matter says what a mapping file tells of each key, its text is understood as any other.

What a model index by itself holds, in YAML or in JSON as the hub answers, is read as front matter is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ...graph.claims import Described, Entity, Residue
from ...graph.document import Heading, Span, passages_of
from ...graph.document import Record as Pairs
from ...graph.vocabulary import label_key
from ..formats.front import Front
from ..formats.loader import WithFront, WithNode
from ..formats.nodes import Listed, Mapped
from ..understanding.learning.introduced import names_known
from ..understanding.names.knowledge import Knowledge
from ..understanding.names.naming import clean, is_name
from ..understanding.reading import read_about
from ..understanding.residue import is_within
from ..understanding.terms.gazetteer import gazetteer
from ..understanding.terms.lexicon import lexicon
from .fields import Fields, Read
from .mapping import catalogs
from .places import NULL, leaves, places_at, scalars
from .reading import Known, place_of
from .record import Record
from .rules import ANY
from .values import Values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import PurePath

    from ...graph.claims import Reading
    from ...graph.document import Block, Document
    from ...graph.vocabulary import Vocabulary
    from ..formats.loader import Loader
    from .rules import Path

_ABOUT = ("Model", "ModelFamily")
# A card without a title is of the repository whose folder it stands in.
_README = re.compile(r"readme", re.IGNORECASE)
_COMMIT = re.compile(r"[0-9a-f]{40}")
_CACHED = re.compile(r"/models--[\w.-]{1,96}--([\w.-]{1,96})/snapshots/[^/]{1,80}\Z")
_CARD_OF = re.compile(r"\A\W{0,8}(?:the )?(?:model|dataset)[ -]card(?: for| of|:)?\s+", re.IGNORECASE)
_TITLE_WORDS = 6
_OF_OTHER = "the card of an application says nothing of a model"
_NOBODY = "no model is named that it could be said of: give the text a title, or name one as `model_name`"


def front_in(loader: Loader, text: str) -> Front | None:
    """Return the front matter of a text, or a whole record of which a mapping file says that it holds what that does.

    None where there is neither. Raises SourceError, with a place, where such a record is not of the loader's format.
    """
    if isinstance(loader, WithFront):
        return loader.front(text)
    signs = [sign for each in catalogs() for sign in each.signs if sign.loader == loader.name and sign.front]
    fitting = [sign for sign in signs if all(words in text for words in sign.holds)]
    node = loader.node(text) if fitting and isinstance(loader, WithNode) else None
    if not isinstance(node, Mapped):
        return None
    keys = {entry.key.text for entry in node.entries}
    return Front(node, Span(0, len(text))) if any(keys & sign.front for sign in fitting) else None


def card_known(front: Front) -> Known | None:
    """Return the catalog whose mapping file knows a key of front matter; None where none does."""
    keys = {entry.key.text for entry in front.node.entries}
    known = ((each, sign) for each in catalogs() for sign in each.signs)
    return next((Known(each, {}) for each, sign in known if keys & sign.front and not keys & sign.but), None)


def read_card(document: Document, front: Front, path: PurePath, vocabulary: Vocabulary) -> Reading:
    """Return the reading of a text with front matter: what its mapping file says of the keys, and the text below.

    Keys of which no mapping file says anything are understood by their labels. What is no YAML is residue, with what
    is wrong there. A pure function of the document, its place and the mapping file.
    """
    known = card_known(front)
    mapped = known.catalog.keys if known is not None else frozenset()
    stretches = [span for key, span in front.stretches() if key.text in mapped]
    reading, about = read_about(_without_parts(document, known, stretches), vocabulary, stretches)
    reading = replace(reading, document=replace(reading.document, blocks=document.blocks))
    faults = [Residue(_shown(document, each.span), f"front matter: {each.what}") for each in front.faults]
    if known is None and _is_of_other(front):
        return _without(reading, about, _shown(document, front.span), faults)
    if known is None:
        return replace(reading, residue=(*faults, *reading.residue)) if faults else reading
    kept = [claim for claim in reading.claims if not is_within(claim.span, stretches)]
    residue = list(reading.residue)
    kind = known.catalog.things[known.catalog.record.about[0]].type
    own = _record(document, front, known).thing(known.catalog.record.about[0])
    if kind in _ABOUT:
        named = about if about is not None and about.type in _ABOUT else None
        subject = named or _titled(document, kind) or _of_folder(path) or own
    else:
        subject = own or _titled(document, kind)
        # The text is understood as one on a model of that name, which there is none.
        names = {each.name for each in (about, subject) if each is not None}
        kept = [claim for claim in kept if claim.subject.type not in _ABOUT or claim.subject.name not in names]
    read = Read((), (), 0)
    residue += (Residue(span, what) for span, what in _misplaced(front, known))
    if subject is not None:
        read = _fields(document, front, known, subject, vocabulary)
    elif stretches:
        residue.append(Residue(_shown(document, stretches[0]), _NOBODY))
    return replace(
        reading,
        claims=tuple(sorted({**dict.fromkeys(kept), **dict.fromkeys(read.claims)}, key=place_of)),
        residue=tuple(sorted([*faults, *residue, *read.residue], key=lambda each: each.span)),
        understood=reading.understood + read.understood,
        described=Described((subject,)) if subject is not None else None,
    )


def _without_parts(document: Document, known: Known | None, stretches: list[Span]) -> Document:
    """Return a document without what stands below keys that a mapping file rules: results name models and tests.

    What stands right behind a key is kept: it may be what the text is about.
    """
    deep = {rule.path[0] for rule in known.catalog.rules if len(rule.path) > 1} if known is not None else set()
    return replace(document, blocks=tuple(_kept(document.blocks, deep, stretches)))


def _kept(blocks: Iterable[Block], deep: set[str], stretches: list[Span]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Pairs):
            own = (pair for pair in block.pairs if not (pair.path and is_within(pair.label.span, stretches)))
            pairs = tuple(pair for pair in own if not deep.intersection(pair.path))
            yield from [replace(block, pairs=pairs)] if pairs else []
        elif not any(is_within(each.span, stretches) for each in passages_of(block) if each.pieces):
            yield block


def _is_of_other(front: Front) -> bool:
    """Tell whether front matter is that of a card of something else than what the mapping files are of."""
    keys = {entry.key.text for entry in front.node.entries}
    return any(keys & sign.but for each in catalogs() for sign in each.signs)


def _without(reading: Reading, about: Entity | None, front: Span, faults: list[Residue]) -> Reading:
    """Return the reading of a card of an application, which is not about a model."""
    claims = tuple(c for c in reading.claims if c.subject != about and not c.span.overlaps(front))
    return replace(reading, claims=claims, residue=(*faults, Residue(front, _OF_OTHER), *reading.residue))


def _titled(document: Document, kind: str) -> Entity | None:
    """Return what the first heading names: whatever heads the card of a model, or of data, is its name."""
    heads = (block.passage.text for block in document.blocks if isinstance(block, Heading) and block.level == 1)
    title = _CARD_OF.sub("", next(heads, "")).strip()
    is_part = label_key(title) in lexicon().section_names | lexicon().aside_headings
    may_be = title and not is_part and is_name(title) and "{{" not in title
    return Entity(kind, clean(title)) if may_be and len(title.split()) <= _TITLE_WORDS else None


def _misplaced(front: Front, known: Known) -> Iterator[tuple[Span, str]]:
    """Yield the keys that hold something, but nothing where their rules look for it, and where that is."""
    for entry in front.node.entries:
        paths = [rule.path for rule in known.catalog.rules if rule.path[0] == entry.key.text]
        found = any(words for path in paths for place in places_at(front.node, path) for words in leaves(place.node))
        holds = any(words.text and words.text not in NULL for _, words in scalars(entry.value))
        # A key of a mapping may be missing.
        is_mapped = isinstance(entry.value, Mapped) and any(path[1:2] not in {(), (ANY,)} for path in paths)
        if paths and holds and not found and not is_mapped and not _is_empty(front, paths):
            yield (
                entry.key.span,
                f"front matter: there is nothing at {'/'.join(paths[0])}, where a value or a list should be",
            )


def _is_empty(front: Front, paths: list[Path]) -> bool:
    """Tell whether a list stands empty on the way to what rules look for: there are no results yet."""
    ways = (place.node for path in paths for end in range(1, len(path)) for place in places_at(front.node, path[:end]))
    return any(isinstance(node, Listed | Mapped) and not node[0] for node in ways)


def _fields(document: Document, front: Front, known: Known, subject: Entity, vocabulary: Vocabulary) -> Read:
    given = dict.fromkeys(known.catalog.record.about[:1], subject)
    knowledge = Knowledge(vocabulary, names_known(vocabulary), document)
    return Fields(_record(document, front, known, given), document.id, Values(knowledge)).read()


def _record(document: Document, front: Front, known: Known, given: Mapping[str, Entity] | None = None) -> Record:
    """Return the front matter as a record, with the keys of which the mapping file says anything."""
    catalog = known.catalog
    node = Mapped(tuple(entry for entry in front.node.entries if entry.key.text in catalog.keys), front.span)
    whole = Span(0, len(document.text))
    return Record(node, whole, catalog, {"@file": document.name}, gazetteer(), given=given or {})


def _of_folder(path: PurePath) -> Entity | None:
    # The hub's programs keep a repository by its commits, below a folder that is called by its name.
    cached = _CACHED.search(path.parent.as_posix())
    name = cached[1] if cached is not None else path.parent.name
    is_named = any(map(str.isalpha, name)) and not _COMMIT.fullmatch(name)
    return Entity(_ABOUT[0], name) if _README.fullmatch(path.stem) and is_named else None


def _shown(document: Document, span: Span) -> Span:
    """Return a span without the white space at its end."""
    return Span(span.start, span.start + len(document[span].rstrip()))
