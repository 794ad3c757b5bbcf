"""Under which spellings the things of a document are known: in full, by short forms, by a title."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.names import name_key
from ..names.mentions import LEGAL_END
from ..terms.gazetteer import Name
from .same_people import same_people
from .short_names import given_names, is_short, last_word, short_names, spellings_of
from .stems import stem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ....graph.document import Document
    from ..terms.gazetteer import Gazetteer
    from .main_subject import Read


def with_spellings(read: Read, things: Sequence[Entity], subject: Entity | None, stated: Iterable[Name]) -> Gazetteer:
    """Return what is known of names together with all spellings by which a document calls its things.

    `stated` are names that it gives as such; a short form that could mean something else is left out.
    """
    document, prose, known = read.document, read.prose, read.known
    short = short_names(prose, document.text, known, things, subject)
    given = given_names(things, prose)
    stem = stem_of(subject, document.text, known)
    forms = {name.spelling for name in (*given, *([stem] if stem is not None else []))}
    # What is only a short form of a thing is no thing of its own.
    whole = [each for each in things if each == subject or not (is_short(each, short) or each.name in forms)]
    same = same_people(whole, subject, document, known)
    whole = list(dict.fromkeys(same.get(each, each) for each in whole))
    names = [*_full(whole), *_by_title(subject, document), *given]
    names += [Name(longer.name, person) for longer, person in same.items()]
    told = {name.spelling for name in names}
    found = known.with_names(name for name in (*names, *stated) if _may_mean(name, known))
    short = [name for name in short if name.spelling not in told]
    return found.with_names(short if stem is None else [*short, stem])


def _full(things: Sequence[Entity]) -> Iterator[Name]:
    """Yield the full names of things, and the shorter forms of those that can mean nothing else."""
    endings = Counter(last_word(entity) for entity in things)
    for entity in things:
        yield from (Name(spelling, _without_legal_ending(entity)) for spelling in spellings_of(entity, endings))


def _by_title(subject: Entity | None, document: Document) -> Iterator[Name]:
    """Yield the title of a document where it spells its subject in another way."""
    title = document.metadata.title or ""
    if subject is not None and title != subject.name and name_key(title) == name_key(subject.name):
        yield Name(title, subject)


def _may_mean(name: Name, known: Gazetteer) -> bool:
    """Tell whether a spelling may be that of what a document calls so: one that is not known, or only as a code.

    What a document is about is meant by its name, also where that is a common word elsewhere.
    """
    other = known.called(name.spelling)
    is_weak = name.entity.type == "Organization" and known.is_weak(name.spelling, "Organization")
    is_same = other is not None and (other.type, other.name) == (name.entity.type, name.entity.name)
    return other is None or is_same or is_weak or (name.entity.type == "Person" and other.type == "Language")


def _without_legal_ending(entity: Entity) -> Entity:
    """Return an organization under the name that people use: without "Inc." at its end."""
    if entity.type != "Organization":
        return entity
    return Entity(entity.type, LEGAL_END.sub("", entity.name))
