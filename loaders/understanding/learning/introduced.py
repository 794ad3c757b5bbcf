"""The names that a document introduces: its subject, the columns and records that name things, its people.

What is known of names before reading comes from the gazetteer. A document adds to it: the model that a page is about,
the makers in a table's column, "X is a startup". Only sites that tell the kind of thing for certain teach a name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.document import Code, Heading, Item, Pair, Paragraph, Record, Table, passages_of
from ....graph.names import name_key
from ....graph.vocabulary import label_key
from ..lists.entry_names import names_of_entries
from ..names.knowledge import class_called
from ..names.mentions import LEGAL_END, Names
from ..names.model_names import MODEL_SHAPE, ModelGrammar, spelled
from ..names.naming import clean, is_name, names_no_model
from ..records.records import TAUGHT, benchmarks_in, record_subjects
from ..terms.gazetteer import Gazetteer, Name, gazetteer
from ..terms.lexicon import lexicon
from .days import days_of
from .evidence import named_in
from .full_names import people_by_name
from .main_subject import Read, organization_named_most, subject_of
from .own_models import introduced_models
from .same_people import same_people
from .short_names import NAMED_BY_VARIANT, given_names, is_short, last_word, short_names, spellings_of
from .siblings import siblings
from .stems import stem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ....graph.document import Cell, Document
    from ....graph.vocabulary import Vocabulary

_OWN_STEM = re.compile(r"[A-Z][A-Za-z]{2,20}(?:-[A-Z][A-Za-z]{1,20})?")
_STEM = re.compile(r"[^\W\d_]{2,20}")
_GROUP = re.compile(rf" (?:(?:model|language|collection) )?(?:{'|'.join(lexicon().families)})\b")
# "[Heron 2] comes in three sizes", "[Heron 2] includes 4 different models": what has several is a group.
_HAS_SEVERAL = re.compile(
    r" (?:models? |LLMs? )?(?:now |also )?(?:comes?|came|(?:is|was|are|were|will be) (?:available|offered"
    r"|released|launched|introduced)"
    r"|includes?|included|consists? of|comprises?|offers?|offered|ships?|shipped|launched|debuted|arrived|has"
    r"|had|spans?|features?)"
    r"(?: (?:in|as|with|at|the following|a total of)){0,2} (?:two|three|four|five|six|seven|eight|several"
    r"|multiple|various|different|\d{1,2})"
    r" (?:[\w-]{1,16} ){0,3}(?:sizes|versions|variants|flavou?rs|models|configurations|checkpoints|tiers"
    r"|editions|members)\b"
    r"|(?:,| is| are| was)(?: now)? (?:an?|the|its|our|their) (?:[\w-]{1,20},? ){0,5}?(?:family|series|suite"
    r"|line-?up|collection|herd|set) of\b"
)
_CALLED_A_MODEL = re.compile(r"(?:,| is| was) (?:an?|the) (?:[\w-]{1,30} ){0,5}(?:models?|LLMs?|chatbot)\b")
_SIZE_AT_END = re.compile(r"[ -](\d{1,4}(?:\.\d{1,2})?[BM])(?:[ -](?:[Bb]ase|pt|PT))?\Z")
# A document that tells of models in several sizes, and the words by which it speaks of one.
_IN_SIZES = re.compile(r"\b(?:sizes|family|series|suite|variants|lineup)\b")
_SPOKEN_SIZE = re.compile(
    r"\b(?:[Tt]he|[Oo]ur) (?:[\w-]{1,16} ){0,2}(\d{1,4}(?:\.\d{1,2})?[BM]) (?:model|version|variant|checkpoint)\b"
)
_WITH_SIZE = re.compile(r"\d[BM]")
_OWN_WORD = re.compile(r"[A-Z][a-z]{3,20}")
_JOINED_LIST = re.compile(r"(?:(?:, and|,| and| &) [A-Z][a-z]{3,20}(?![\w’'.-])){0,4}")
_LISTED = ("Organization", "Person")
_ENUMERATED = re.compile(rf"[;,](?! ?(?:{'|'.join(lexicon().legal_endings)})\b)\s*")
_LONGEST_VALUE = 100


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

    `stated` are the names that records of the document give to things by IRI.
    """
    known = gazetteer()
    records = record_subjects(document.blocks, vocabulary)
    by_iri = (name.entity for name in stated if name.entity.type in TAUGHT)
    of_records = filter(None, records.values())
    listed = names_of_entries(document, vocabulary, known)
    named = (*_from_tables(document, vocabulary), *listed, *of_records, *_from_records(document, vocabulary), *by_iri)
    taught = list(dict.fromkeys(named))
    prose = "\n".join(b.passage.text for b in document.blocks if isinstance(b, Paragraph | Item))
    grammar = _known_families().with_families(_families_by_shape(document.text, known))
    met = [each for each in named_in(_told(document), known) if not _is_known(each, grammar, vocabulary)]
    subject = subject_of(Read(document, vocabulary, prose, known, grammar, taught, met))
    if subject is not None:
        taught.insert(0, subject)
    stems = {stem for entity in [*taught, *met] if entity.type == "Model" for stem in _stems(entity.name)}
    grammar = grammar.with_families(stems)
    taught = list(dict.fromkeys([*taught, *_from_prose(prose, grammar, known)]))
    new_models = (Entity("Model", name) for name in introduced_models(prose, known))
    taught += _by_no_other_name([*new_models, *met, *_people(document, known)], taught)
    taught += [other for other in dict.fromkeys(siblings(prose, taught, subject, known)) if other not in taught]
    joined = short_names(prose, document.text, known, taught, subject)
    taught = [each for each in taught if each == subject or not is_short(each, joined)]
    given = given_names(taught, prose)
    stem = stem_of(subject, document.text, known)
    if stem is not None:
        taught = [each for each in taught if each == subject or each.name != stem.spelling]
    taught = [each for each in taught if each == subject or all(each.name != name.spelling for name in given)]
    same = same_people(taught, subject, document, known)
    taught = list(dict.fromkeys(same.get(each, each) for each in taught))
    endings = Counter(last_word(entity) for entity in taught)
    spellings = [
        Name(spelling, _without_legal_ending(entity)) for entity in taught for spelling in spellings_of(entity, endings)
    ]
    title = document.metadata.title or ""
    if subject is not None and title != subject.name and name_key(title) == name_key(subject.name):
        spellings.append(Name(title, subject))
    spellings += [*given, *(Name(longer.name, person) for longer, person in same.items())]
    told = {each.spelling for each in spellings}
    short = [name for name in joined if name.spelling not in told]
    names = known.with_names(name for name in (*spellings, *stated) if _may_mean(name, known))
    names = names.with_names(short if stem is None else [*short, stem])
    groups, singles = _models_named(document, grammar)
    sizes = _by_size(singles, subject, document.text)
    learned = Names(names, grammar, units_of(vocabulary), groups, days_of(document), sizes)
    topics = [subject] if subject is not None else []
    if subject is not None and subject.type == "Person" and (own := organization_named_most(prose, names)) is not None:
        topics.append(own)
    return Learned(learned, tuple(topics), records)


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


def _families_by_shape(text: str, known: Gazetteer) -> frozenset[str]:
    """Return the family words that a text uses as model names are formed.

    A word counts that stands at least twice before a version, once of them with a variant ("Heron 2 Ultra"), or
    before a size ("Tern-7B"); or once where the text calls the whole a model. Not one that is known as something
    else.
    """
    times: Counter[str] = Counter()
    formed: set[str] = set()
    called_models: set[str] = set()
    for match in MODEL_SHAPE.finditer(text):
        stem = match["stem"]
        if stem in lexicon().outside_names or stem in lexicon().not_families:
            continue
        times[stem] += 1
        if match["size"] or match["variant"] in lexicon().variants or match["variant"] in lexicon().small_variants:
            formed.add(stem)
        if _CALLED_A_MODEL.match(text, match.end()):
            called_models.add(stem)
    sure = {stem for stem in formed if times[stem] > 1} | called_models
    return frozenset(stem for stem in sure if known.called(stem, "Organization", "Hardware") is None)


def _models_named(document: Document, grammar: ModelGrammar) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names that a text uses for a group of models ("the Heron 2 family"), and its other names of models."""
    groups: set[str] = set()
    singles: set[str] = set()
    for block in document.blocks:
        for passage in passages_of(block):
            for start, end in grammar.find(passage.text):
                is_group = _GROUP.match(passage.text, end) or _HAS_SEVERAL.match(passage.text, end)
                named = groups if is_group else singles
                named.add(spelled(passage.text[start:end]))
    return frozenset(groups), frozenset(singles)


def _by_size(names: Iterable[str], subject: Entity | None, text: str) -> frozenset[tuple[str, str]]:
    """Return the sizes by which a text may call its models ("the 7B model"): those that end the name of only one.

    A size of one of the subject's is that one's, whoever else has it; of a model and its base the shorter name.
    """
    own = name_key(subject.name) if subject is not None else ""
    sized: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (len(name), name)):
        if (match := _SIZE_AT_END.search(name)) is not None:
            sized[match[1]].append((name[: match.start()], name))
    found = set()
    for size, named in sized.items():
        of_subject = [each for each in named if own and name_key(each[0]) == own] or named
        if len({name_key(stem) for stem, _ in of_subject}) == 1:
            found.add((size, of_subject[0][1]))
    is_family = subject is not None and subject.type == "Model" and _IN_SIZES.search(text) is not None
    if subject is not None and is_family and _WITH_SIZE.search(subject.name) is None:
        found.update((size, f"{subject.name} {size}") for size in set(_SPOKEN_SIZE.findall(text)) - sized.keys())
    return frozenset(found)


@cache
def units_of(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the units in which the properties count."""
    units = (unit for known in vocabulary.properties.values() for unit in (known.unit, *known.other_units))
    return frozenset(unit for unit in units if unit)


def _from_prose(prose: str, grammar: ModelGrammar, known: Gazetteer) -> Iterator[Entity]:
    """Yield the models that running text names in full, and those it joins to one ("Heron 2 Swift and Marsh")."""
    for start, end in grammar.find(prose):
        name = prose[start:end]
        if NAMED_BY_VARIANT.fullmatch(name):
            yield Entity("Model", name)
        last = name.rsplit(" ", 1)[-1]
        if _OWN_WORD.fullmatch(last) is None or last in lexicon().variants or "\n" in name:
            continue
        yield Entity("Model", name)
        for joined in _OWN_WORD.finditer(_JOINED_LIST.match(prose, end)[0]):  # type: ignore[index]
            word = joined.group()
            if word not in lexicon().outside_names and known.called(word) is None:
                yield Entity("Model", f"{name[: -len(last)]}{word}")


def _people(document: Document, known: Gazetteer) -> Iterator[Entity]:
    """Yield the people that a document names in full, wherever it does."""
    for block in document.blocks:
        if not isinstance(block, Code):
            for passage in passages_of(block):
                yield from (person for person in people_by_name(passage.text) if known.called(person.name) is None)


def _from_tables(document: Document, vocabulary: Vocabulary) -> Iterator[Entity]:
    for table in document.blocks:
        if not isinstance(table, Table):
            continue
        types = [class_called(vocabulary, cell.passage.text) for cell in table.header]
        for index, type_ in enumerate(types):
            if type_ in TAUGHT:
                named = index + 1 if type_ == "Benchmark" and _only_sorts(table, index) else index
                cells = [row[named] for row in table.rows if not row[named].is_header]
                yield from _entities(type_, (cell.passage.text for cell in cells if _may_name(cell, type_, vocabulary)))
        if "Model" not in types:
            yield from _entities("Model", _names_by_shape([cell.passage.text for cell in table.header]))


def _only_sorts(table: Table, index: int) -> bool:
    """Tell whether a column has groups only, each above several rows, and the next one, without a head, names them."""
    beside = index + 1
    if beside >= len(table.header) or table.header[beside].passage.text:
        return False
    named = [bool(row[index].passage.text) for row in table.rows]
    return not all(named) and all(row[beside].passage.text for row in table.rows)


def _may_name(cell: Cell, type_: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a cell may name a thing of the class that heads its column; the class itself again is none."""
    text = cell.passage.text
    return class_called(vocabulary, text) is None and not (type_ == "Model" and names_no_model(text))


def _names_by_shape(labels: Sequence[str]) -> list[str]:
    """Return the labels after the first that have the shape of models' names ("Property | Heron 2 | Tern-7B")."""
    return [label for label in labels[1:] if MODEL_SHAPE.fullmatch(clean(label))]


def _from_records(document: Document, vocabulary: Vocabulary) -> Iterator[Entity]:
    """Yield the benchmarks that records name as such."""
    for block in document.blocks:
        if isinstance(block, Record) and block.subject is None:
            yield from benchmarks_in(block, vocabulary)


def _entities(type_: str, texts: Iterable[str]) -> Iterator[Entity]:
    for text in texts:
        # A cell may hold several makers; the comma before "Inc." parts none.
        for name in _ENUMERATED.split(text) if type_ in _LISTED else [text]:
            if is_name(name) and not (type_ == "Organization" and name.casefold() in lexicon().no_makers):
                yield Entity(type_, clean(name))


def _by_no_other_name(met: Iterable[Entity], taught: Sequence[Entity]) -> list[Entity]:
    """Return the things that are introduced, but for those that are taught, or are by a longer name."""
    short = {last_word(entity) for entity in taught if entity.type == "Model"}
    others = (each for each in met if each not in taught and not (each.type == "Model" and each.name in short))
    return list(dict.fromkeys(others))


def _stems(name: str) -> Iterator[str]:
    """Yield the family word of a model's name that has a version or a variant behind it, or a name of one word."""
    if _OWN_STEM.fullmatch(name):
        yield name
        return
    first = _STEM.match(name)
    if first is None or first.group() in lexicon().outside_names or first.end() == len(name):
        return
    if any(character.isdigit() for character in name) or name.rsplit(maxsplit=1)[-1] in lexicon().variants:
        yield first.group()


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
