"""The names that a document introduces: its subject, the columns and records that name things, its people.

What is known of names before reading comes from the gazetteer. A document adds to it: the model that a page is about,
the makers in a table's column, "X is a startup". Only sites that tell the kind of thing for certain teach a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ....graph.claims import RELATIONS, Entity
from ....graph.document import Code, Heading, Item, Pair, Paragraph, Record, passages_of
from ....graph.vocabulary import label_key
from ..lists.entry_names import names_of_entries
from ..names.mentions import Names
from ..names.model_names import ModelGrammar
from ..records.happenings import words_told
from ..records.records import TAUGHT, record_subjects
from ..terms.gazetteer import gazetteer
from ..terms.lexicon import lexicon
from .days import days_of
from .evidence import named_in
from .full_names import people_by_name
from .listed import listed_in
from .main_subject import Read, organization_named_most, subject_of
from .models_named import families_by_shape, models_in_prose, models_named, sizes_of_one, stems_in
from .own_models import introduced_models
from .sheets import names_of_sheets
from .short_names import last_word
from .siblings import siblings
from .spellings import with_spellings
from .title_tails import with_tail_of_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ....graph.document import Document
    from ....graph.vocabulary import Vocabulary
    from ..terms.gazetteer import Gazetteer, Name

_LONGEST_VALUE = 100
_ACTORS = ("Organization", "Person")


@dataclass(frozen=True, slots=True)
class Learned:
    """The names that can be recognised in a document, and what it is about, the main subject first.

    `records` tells what its records are about, by the `id` of each; None where that is certainly not the subject.
    """

    names: Names
    topics: tuple[Entity, ...]
    records: Mapping[int, Entity | None]


def learn(document: Document, vocabulary: Vocabulary, stated: Sequence[Name] = ()) -> Learned:
    """Return the names known and introduced in a document, and its subject.

    `stated` are the names that records of the document give to things by IRI. The order matters: what sites name for
    certain helps to find the subject, the subject's family to find other models, all of them the short forms.
    """
    known, records = gazetteer(), record_subjects(document.blocks, vocabulary)
    happened = list(words_told(document.blocks))
    running = (block.passage.text for block in document.blocks if isinstance(block, Paragraph | Item))
    prose = "\n".join([*running, *happened])
    sure = _named_for_certain(document, vocabulary, records, stated)
    families = _known_families().with_families(families_by_shape(document.text, known))
    told = [
        each
        for each in named_in("\n".join([_told(document), *happened]), known)
        if not _is_known(each, families, vocabulary)
    ]

    read = Read(document, vocabulary, prose, known, families, sure, told)
    subject = _headed_by(document, records) or subject_of(read)
    subject = None if subject is None else with_tail_of_title(subject, document)
    about = [] if subject is None else [subject]

    models = (each for each in (*about, *sure, *told) if each.type == "Model")
    grammar = families.with_families({stem for model in models for stem in stems_in(model.name)})
    things = _unique([*about, *sure, *models_in_prose(prose, grammar, known)])
    introduced = [Entity("Model", name) for name in introduced_models(prose, known)]
    things += _by_no_other_name([*introduced, *told, *_people(document, known)], things)
    things = _unique([*things, *siblings(prose, things, subject, known)])

    names = with_spellings(read, things, subject, stated)
    groups, singles = models_named(document, grammar)
    sizes = sizes_of_one(singles, subject, document.text)
    if subject is not None and subject.type == "Person" and (own := organization_named_most(prose, names)) is not None:
        about.append(own)
    return Learned(Names(names, grammar, units_of(vocabulary), groups, days_of(document), sizes), tuple(about), records)


def names_known(vocabulary: Vocabulary) -> Names:
    """Return the names that are known before any document is read."""
    return Names(gazetteer(), _known_families(), units_of(vocabulary))


def _headed_by(document: Document, records: Mapping[int, Entity | None]) -> Entity | None:
    """Return whom front matter names, with their kind, above a text on them: `name: Plover`, `type: company`.

    Cards of models name in theirs also what the model was made from.
    """
    first = document.blocks[0] if document.blocks else None
    is_above = isinstance(first, Record) and not all(isinstance(block, Record) for block in document.blocks)
    named = records.get(id(first)) if is_above else None
    return named if named is not None and named.type in _ACTORS else None


def _named_for_certain(
    document: Document, vocabulary: Vocabulary, records: Mapping[int, Entity | None], stated: Sequence[Name]
) -> list[Entity]:
    """Return what tables, entries, records and IRIs name, each once, with the kind that their place tells."""
    sheets = names_of_sheets(document, vocabulary, gazetteer())
    listed = names_of_entries(document, vocabulary, gazetteer())
    by_iri = (name.entity for name in stated if name.entity.type in TAUGHT)
    return _unique([*listed_in(document, vocabulary), *sheets, *listed, *filter(None, records.values()), *by_iri])


def _told(document: Document) -> str:
    """Return the running text of a document and its short pairs, but for what stands under "References"."""
    told: list[str] = []
    is_aside = False
    for block in document.blocks:
        match block:
            case Heading(passage):
                is_aside = label_key(passage.text) in lexicon().reference_headings
            case Paragraph(passage) | Item(passage) if not is_aside:
                told.append(passage.text)
            case Pair(label, value) if not is_aside and len(value.text) < _LONGEST_VALUE:
                told.append(f"{label.text}: {value.text}")
    return "\n".join(told)


def _is_known(met: Entity, grammar: ModelGrammar, vocabulary: Vocabulary) -> bool:
    """Tell whether a name that a text introduces is that of a known family, or a label: "Type: a dense model"."""
    key = label_key(met.name)
    is_label = key in lexicon().general_labels or vocabulary.property_called(met.name, on="Model") is not None
    return _is_found(met.name, grammar) or (met.type == "Model" and is_label)


def _is_found(name: str, grammar: ModelGrammar) -> bool:
    """Tell whether the whole of a name is one that its family tells already."""
    return any(span == (0, len(name)) for span in grammar.find(name))


@cache
def _known_families() -> ModelGrammar:
    return ModelGrammar(name.spelling for name in gazetteer().of_type("ModelFamily"))


def _people(document: Document, known: Gazetteer) -> Iterator[Entity]:
    """Yield the people that a document names in full, wherever it does."""
    for block in document.blocks:
        if not isinstance(block, Code):
            for passage in passages_of(block):
                yield from (person for person in people_by_name(passage.text) if known.called(person.name) is None)


def _by_no_other_name(met: Iterable[Entity], taught: Sequence[Entity]) -> list[Entity]:
    """Return the things that are introduced, but for those that are taught, or are by a longer name."""
    short = {last_word(entity) for entity in taught if entity.type == "Model"}
    others = (each for each in met if each not in taught and not (each.type == "Model" and each.name in short))
    return list(dict.fromkeys(others))


@cache
def units_of(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the units in which the properties count; those of relations are no properties of what is named."""
    told = (known for known in vocabulary.properties.values() if known.name not in RELATIONS)
    units = (unit for known in told for unit in (known.unit, *known.other_units))
    return frozenset(unit for unit in units if unit)


def _unique(things: Iterable[Entity]) -> list[Entity]:
    return list(dict.fromkeys(things))
