"""What a value beside a label says, read as the kind of value that the ontology gives the label's property."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ....graph.claims import Concept, Entity, Modality
from ....graph.date_order import parse_labelled_date, parse_slashed_date
from ....graph.dates import find_dates, parse_date, parse_unix_time
from ....graph.quantities import parse_quantity
from ....graph.vocabulary import ValueKind, label_key
from ..names.model_names import spelled
from ..names.naming import is_opaque
from ..terms.hedges import noted_modality
from ..terms.lexicon import lexicon
from .figures import ValueRead, numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ....graph.vocabulary import Property, Vocabulary
    from ..names.knowledge import Knowledge
    from ..terms.gazetteer import Found

_NAME_WORDS = 7
_LISTED = ("Organization", "Person")
_SHORT_NAME_WORDS = 4
# A longer text than this speaks of more than the status or the list that its label asks for.
_STATUS_WORDS = 18
_LIST = re.compile(r"\s*(?:(?<!\d),|,(?!\d{3})|;|\s/\s|\s\+\s|\s&\s|\s(?:and|or)\s)\s*(?:(?:and|or)\s+)?")
# "CC-BY-ND" are other terms than CC-BY.
_GOES_ON = re.compile(r"-[A-Z]{2}")
# How hubs write the terms of a maker: "northlake-license".
_TERMS = re.compile(r"[a-z0-9.]{2,30}(?:-[a-z0-9.]{1,20}){0,4}-licen[sc]e")
# "Institute of Technology and Design" is one.
_OF_A_FIELD = re.compile(
    r"\b(?:Univ\.|University|Institute|College|School|Academy|Department|Ministry|Cent(?:er|re)) (?:of|for) "
    r"[A-Z]\w{2,20}(?:,? [A-Z]\w{2,20}){0,2}\Z"
)
_FIELD = re.compile(r"[A-Z]\w{2,20}(?: [A-Z]\w{2,20})?\s*(?:[,;(]|\Z)")
_SLASHED = re.compile(r"[^\W\d_a-z][\w.&’' -]{2,40}(?:/[^\W\d_a-z][\w.&’' -]{2,40}){1,4}")
_LEGAL = re.compile(rf"(?:{'|'.join(lexicon().legal_endings)})\.?(?=\s*(?:[,;]|\Z))")
# What leads a date that something reaches: "Up to June 2031".
_UP_TO = re.compile(r"\b(?:(?:training )?(?:data|knowledge) )?up (?:to|until|till|through)\b", re.IGNORECASE)
_NOTE = re.compile(r"\s*(?:\([^()]{0,120}\)|\[[^\[\]]{0,20}\]|\*{1,3}|†|‡)\s*\Z")
_BRACKETED = re.compile(r"\((?P<words>[^()]{2,120})\)\s*\Z")
_ASIDE = re.compile(r"\s(?:[—–-]{1,2}|\|)\s")
_IDENTIFIER = re.compile(r"[\w.-]{1,80}/([\w.-]{1,120})")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_ADDRESS = re.compile(r"[^\s/]{0,200}/\S{1,2000}")
# The name of a class of a program: "HeronForCausalLM".
_PROGRAM = re.compile(r"\w{0,40}[a-z0-9]For[A-Z]\w{0,60}")
_CLAUSE = re.compile(r"[^;(]+")
_TAG = re.compile(r"[a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){1,6}")
_COUNT = re.compile(r"\s{0,3}(?P<count>[~≈>]?\s?\d[\d,]{0,9})\s?[x×]?\s?")
_DEVICE = re.compile(
    r"\s{0,3}\d[\d,]{0,9}\s?[x×]?\s(?P<name>(?=\D{1,30}\d)[A-Z][\w-]{1,20}(?: [\w-]{1,20}){0,3})"
    r" (?:[GTN]PU|chip|accelerator|device|card)s?\s{0,3}"
)
_TIMES = re.compile(r"\d{1,6}\s?[x×*]\s?(?=[A-Z]{1,3}\d)")
_NOT = re.compile(r"\b(?:not?|never|except|excluding|without|other than|planned|coming)\b", re.IGNORECASE)
# Of these all that matter are listed: a word that is not is none.
_CLOSED = frozenset(["Language"])
# Labels of much else than hardware, too: below them only what is known as such counts.
_OPEN_LABELS = frozenset(["infrastructure"])


def values_in(known: Property, text: str, knowledge: Knowledge, label: str = "") -> list[ValueRead]:
    """Return what `text` says as a value of the property; nothing where it cannot be read for certain.

    `label` is the label or column head as written: it may carry the unit ("Context, k tokens").
    """
    stop = len(_without_notes(text))
    words = text[:stop].strip().casefold()
    if words in lexicon().nothing or not words:
        return []
    # A status such as "not released" is an entry of its list before it is a figure kept back.
    read = list(_concepts(known, text, knowledge, label)) if known.kind is ValueKind.CONCEPT else []
    if known.range == "License" and words in lexicon().no:
        # Of the words for what is not open, one is how such terms are called.
        named = knowledge.names.gazetteer.called(words, "License")
        return [ValueRead(0, stop, named, known.name)] if named is not None else []
    if not read and _is_undisclosed(words):
        if _is_unsure(words, text[stop:], label):
            return []
        return [ValueRead(0, stop, None, known.name, modality=Modality.UNDISCLOSED)]
    if not read and known.kind is not ValueKind.TEXT and words.split()[0] in lexicon().negatives and " " in words:
        return []
    read = read or list(_READERS[known.kind](known, text, knowledge, label))
    if known.range == "Technique":
        read = list(_by_property(read, known, text, knowledge))
    if not text.isdecimal():
        # Beside a bare number stands nothing that could hedge it.
        read = [_with_modality(value, noted_modality(text, value.start, value.end)) for value in read]
    return read


def _with_modality(read: ValueRead, modality: Modality) -> ValueRead:
    if modality is Modality.ASSERTED or read.modality is not Modality.ASSERTED:
        return read
    return replace(read, modality=modality)


def _without_notes(text: str) -> str:
    text = text.rstrip(" ;")
    bare = _NOTE.sub("", text)
    while bare.strip() and bare != text:
        text, bare = bare, _NOTE.sub("", bare)
    return (bare if bare.strip() else text).rstrip()


def _is_undisclosed(words: str) -> bool:
    phrases = lexicon().undisclosed
    if words.rstrip(".") in phrases:
        return True
    return len(words) <= 60 and words.startswith(_undisclosed_begins())


@cache
def _undisclosed_begins() -> tuple[str, ...]:
    return tuple(f"{phrase} " for phrase in lexicon().undisclosed if " " in phrase)


def _is_unsure(words: str, note: str, label: str) -> bool:
    """Tell whether a writer does not know something, where its maker may well have told it.

    So does a question mark with a guess behind it ("? (~2023)"); a time of training of which nothing is known says
    nothing of the computations.
    """
    is_guess = not words.strip("?") and _DIGIT.search(note) is not None
    return is_guess or label_key(label) in lexicon().durations


def _dates(known: Property, text: str, knowledge: Knowledge, label: str) -> Iterator[ValueRead]:
    whole = parse_labelled_date(text, label) or parse_date(text.strip()) or parse_unix_time(text)
    if whole is None and knowledge.day_first is not None:
        whole = parse_slashed_date(text, day_first=knowledge.day_first)
    if whole is not None:
        yield ValueRead(0, len(text), whole, known.name)
        return
    found = find_dates(text)
    if len(found) == 1 and _says_little(text[: found[0].start] + text[found[0].end :]):
        yield ValueRead(found[0].start, found[0].end, found[0].date, known.name)


def _says_little(rest: str) -> bool:
    """Tell whether the words around a date leave it what the label asks for ("Released in"), and say no more."""
    words = [
        word
        for word in _WORD.findall(_UP_TO.sub("", _NOTE.sub("", rest), count=1))
        if word.casefold() not in lexicon().small_words
    ]
    return len(words) <= 1


def _booleans(known: Property, text: str, _knowledge: Knowledge, _label: str) -> Iterator[ValueRead]:
    words = _without_notes(text).strip().casefold()
    first = words.split(",")[0].split(" ", 1)[0] if words else ""
    for word in (words, first.strip(".;:")):
        for answer, list_ in ((True, lexicon().yes), (False, lexicon().no)):
            if word in list_:
                yield ValueRead(0, len(text), answer, known.name)
                return


@cache
def _concept_pattern(vocabulary: Vocabulary, scheme: str) -> re.Pattern[str]:
    labels = {label for entry in vocabulary.concepts_of(scheme) for label in (entry.label, *entry.synonyms)}
    longest_first = sorted(map(re.escape, labels), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])", re.IGNORECASE)


def concepts_in(text: str, scheme: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int, Concept]]:
    """Yield the entries of a closed list that a text names, each once, and where it names them first."""
    seen: set[str] = set()
    for match in _concept_pattern(vocabulary, scheme).finditer(text):
        entry = vocabulary.concept_called(scheme, match.group())
        if entry is not None and entry.name not in seen:
            seen.add(entry.name)
            yield match.start(), match.end(), Concept(entry.name)


def _concepts(known: Property, text: str, knowledge: Knowledge, _label: str) -> Iterator[ValueRead]:
    """Read the entries of a closed list that a value names; a status that varies is one entry a clause."""
    if len(text.split()) > _STATUS_WORDS:
        return
    if _TAG.fullmatch(text):
        # "image-text-to-text" names three.
        text = text.replace("-", " ")
    seen: set[str] = set()
    for start, end in [clause.span() for clause in _CLAUSE.finditer(text)] if known.varies else [(0, len(text))]:
        named = list(_concept_pattern(knowledge.vocabulary, known.range or "").finditer(text, start, end))
        if known.varies:
            # "available in limited preview" is the latter: the longest words tell most.
            named = sorted(named, key=lambda match: match.start() - match.end())[:1]
        dates = find_dates(text[start:end]) if known.varies else []
        for match in named:
            entry = knowledge.vocabulary.concept_called(known.range or "", match.group())
            if entry is not None and entry.name not in seen:
                seen.add(entry.name)
                as_of = dates[0].date if len(dates) == 1 else None
                yield ValueRead(match.start(), match.end(), Concept(entry.name), known.name, as_of=as_of)


def _entities(known: Property, text: str, knowledge: Knowledge, label: str) -> Iterator[ValueRead]:
    count = knowledge.vocabulary.properties.get(known.counted_by or "")
    if count is not None:
        counted = tuple(_counted(count, text, knowledge))
        if not counted and text.strip()[:1].isdigit() and parse_quantity(text, label) is not None:
            # "GPUs: 512" counts what the label names.
            yield from numbers_in(count, text, knowledge, label)
            yield from _new_device(known, text, knowledge)
            return
        yield from counted
        if (times := _TIMES.match(text)) is not None:
            for read in _things(known, text[times.end() :], knowledge, label):
                yield replace(read, start=read.start + times.end(), end=read.end + times.end())
            return
    yield from _things(known, text, knowledge, label)


def _things(known: Property, text: str, knowledge: Knowledge, label: str) -> Iterator[ValueRead]:
    type_ = known.range or ""
    bare = _without_notes(text)
    if type_ == "Place":
        # "Toronto, Canada" is one place.
        bare = bare.split(",")[0]
        text = text[: len(bare)]
    whole = knowledge.names.gazetteer.called(bare, type_)
    if whole is not None:
        yield ValueRead(0, len(bare), whole, known.name)
        return
    text, bare = _slashes_as_commas(text, bare) if type_ in _LISTED else (text, bare)
    parts = [*_known_parts(known, type_, bare, knowledge), *_noted_parts(known, type_, text, knowledge)]
    if parts and type_ != "Technique":
        yield from parts[:1] if known.one_valued else [*parts, *_beside(parts, known, type_, bare)]
        return
    found = [name for name in knowledge.names.gazetteer.find(text) if name.entity.type == type_]
    found = [name for name in found if type_ != "License" or _GOES_ON.match(text, name.end) is None]
    if type_ == "Technique" and (parts or found):
        # Each may be a value of a property of its own.
        yield from _first_of_each([*parts, *_known_entities(known, found)])
        return
    is_model = knowledge.vocabulary.is_a(type_, "Model")
    # "Heron 2 7B" is more than the Heron 2 that is known.
    is_whole = is_model and next(iter(knowledge.names.grammar.find(bare)), None) == (0, len(bare))
    if found and not is_whole:
        yield from _known_entities(known, found[:1] if known.one_valued else found)
        return
    if is_model:
        yield from _models(known, type_, text, knowledge)
        return
    if type_ not in _CLOSED and not (type_ == "Hardware" and label_key(label) in _OPEN_LABELS):
        # Phrases that bars part tell what is new, and are no names.
        yield from _new_entities(known, type_, "" if type_ == "Technique" and " | " in bare else _before_aside(bare))


def _slashes_as_commas(text: str, bare: str) -> tuple[str, str]:
    """Return a value, with its notes and without them, in which slashes part names: "Northlake/Fjord" are two."""
    return (text.replace("/", ","), bare.replace("/", ",")) if _SLASHED.fullmatch(bare) else (text, bare)


def _first_of_each(read: list[ValueRead]) -> Iterator[ValueRead]:
    """Yield each value once, in the order of the text."""
    seen: set[object] = set()
    for each in sorted(read, key=lambda each: each.start):
        if each.value not in seen:
            seen.add(each.value)
            yield each


def _counted(count: Property, text: str, knowledge: Knowledge) -> Iterator[ValueRead]:
    """Read how many of the devices that a text begins with there are: "384 A100 80GB GPUs"."""
    number = _COUNT.match(text)
    if number is None:
        return
    named = next(iter(knowledge.names.gazetteer.find(text[number.end() :])), None)
    quantity = parse_quantity(number["count"])
    if named is not None and named.start == 0 and named.name.entity.type == "Hardware" and quantity is not None:
        yield ValueRead(number.start("count"), number.end("count"), quantity.value, count.name, quantity.comparator)


def _new_device(known: Property, text: str, knowledge: Knowledge) -> Iterator[ValueRead]:
    """Read the device that a count is of, by its name before the word for all such: "4 Lake Chip K80 GPUs"."""
    if known.range == "Hardware" and (named := _DEVICE.fullmatch(text)) is not None:
        device = knowledge.names.gazetteer.called(named["name"], known.range) or Entity(known.range, named["name"])
        yield ValueRead(*named.span("name"), device, known.name)


def _by_property(read: Iterable[ValueRead], known: Property, text: str, knowledge: Knowledge) -> Iterator[ValueRead]:
    """Yield techniques under the properties that they are values of: "GQA with RoPE" names two, each of one kind."""
    taken: set[str] = set()
    for each in read:
        own = _property_of(each, text, knowledge) or known
        if not (own.one_valued and own.name in taken):
            taken.add(own.name)
            yield replace(each, property=own.name)


def _property_of(read: ValueRead, text: str, knowledge: Knowledge) -> Property | None:
    """Return the property that a technique is a value of by its name, or by the words behind it."""
    if not isinstance(read.value, Entity):
        return None
    named = knowledge.named_after(read.value)
    if named is None:
        behind = _WORD.findall(text[read.end : read.end + 40])[:2]
        called = (knowledge.vocabulary.property_called(" ".join(words), on="Model") for words in (behind, behind[:1]))
        named = next((each for each in called if each is not None), None)
    return named if named is not None and named.range == "Technique" and named.one_valued else None


def _known_parts(known: Property, type_: str, text: str, knowledge: Knowledge) -> list[ValueRead]:
    """Return the known names among the parts of an enumeration, those that are common words too."""
    found: dict[Entity, tuple[int, int]] = {}
    for start, end in _parts(text):
        entity = knowledge.names.gazetteer.called(_without_notes(text[start:end]), type_)
        if entity is not None:
            found.setdefault(entity, (start, end))
    read = [ValueRead(start, end, entity, known.name) for entity, (start, end) in found.items()]
    if not read or type_ not in _CLOSED or "(" not in text or _NOT.search(text) is not None:
        return read
    # English, French (and some Dutch).
    named = [name for name in knowledge.names.gazetteer.find(text) if name.entity.type == type_]
    return list(_first_of_each([*read, *_known_entities(known, named)]))


def _noted_parts(known: Property, type_: str, text: str, knowledge: Knowledge) -> Iterator[ValueRead]:
    """Yield the known names in an enumeration in brackets: "Tern-style (dense, GQA)"."""
    note = _BRACKETED.search(text) if type_ == "Technique" and ")" in text else None
    if note is not None:
        at = note.start("words")
        for part in _known_parts(known, type_, note["words"], knowledge):
            yield replace(part, start=part.start + at, end=part.end + at)


def _beside(parts: list[ValueRead], known: Property, type_: str, text: str) -> Iterator[ValueRead]:
    """Yield the makers and people that nobody has listed beside those that are known."""
    taken = {(part.start, part.end) for part in parts}
    unknown = [(start, end) for start, end in _parts(text) if (start, end) not in taken]
    if type_ not in _LISTED or any(len(text[start:end].split()) > _SHORT_NAME_WORDS for start, end in unknown):
        return
    for start, end in unknown:
        if text[start:end].strip(". ") not in lexicon().legal_endings:
            for read in _new_entities(known, type_, text[start:end]):
                yield replace(read, start=start + read.start, end=start + read.end)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the parts of an enumeration stand; the comma before "Inc." parts none."""
    at = 0
    for between in _LIST.finditer(text):
        goes_on = "and" in between.group() and _OF_A_FIELD.search(text, at, between.start()) is not None
        if _LEGAL.match(text, between.end()) is None and not (goes_on and _FIELD.match(text, between.end())):
            yield at, between.start()
            at = between.end()
    yield at, len(text)


def _models(known: Property, type_: str, text: str, knowledge: Knowledge) -> Iterator[ValueRead]:
    """Read models by the grammar of their names, or an `owner/name` as the hubs write it."""
    identifier = _IDENTIFIER.fullmatch(text.strip())
    if identifier is not None:
        start = text.index(identifier[0]) + identifier.start(1)
        yield ValueRead(start, start + len(identifier[1]), Entity(type_, spelled(identifier[1])), known.name)
        return
    for start, end in knowledge.names.grammar.find(text):
        yield ValueRead(start, end, Entity(type_, spelled(text[start:end])), known.name)


def _known_entities(known: Property, found: Iterable[Found]) -> Iterator[ValueRead]:
    yield from _first_of_each([ValueRead(name.start, name.end, name.entity, known.name) for name in found])


def _before_aside(text: str) -> str:
    aside = _ASIDE.search(text)
    return text[: aside.start()] if aside else text


def _new_entities(known: Property, type_: str, text: str) -> Iterator[ValueRead]:
    """Take a name that nobody has listed, where it looks like one: short, capital or with a digit, no sentence."""
    for start, end in [(0, len(text))] if known.one_valued else _parts(text):
        words = _without_notes(text[start:end].strip()).strip(" .'\"“”`")
        if not words or len(words.split()) > _NAME_WORDS or label_key(words) in lexicon().nothing:
            continue
        is_written_so = (
            words[0].isupper() or (words[0].isdigit() and type_ != "Channel") or _TERMS.fullmatch(words) is not None
        )
        if words.casefold() in lexicon().undisclosed or not is_written_so:
            continue
        if type_ == "Technique" and words.split()[-1].casefold() in lexicon().sorts_of_models:
            # "Generalist models" are no architecture.
            continue
        if type_ == "Organization" and words.casefold() in lexicon().no_makers | lexicon().no_families:
            continue
        if words.split()[0] in lexicon().outside_names or not any(letter.isalpha() for letter in words):
            continue
        if _PROGRAM.match(words) or is_opaque(words) or "=" in words or words.casefold() in lexicon().sorts_of_terms:
            # Settings name nothing: "LR=1e-4"; nor does the sort of a license.
            continue
        begin = text.index(words, start)
        yield ValueRead(begin, begin + len(words), Entity(type_, words), known.name)


def _texts(known: Property, text: str, _knowledge: Knowledge, _label: str) -> Iterator[ValueRead]:
    if not _ADDRESS.fullmatch(text.strip()):
        yield ValueRead(0, len(text), " ".join(text.split()), known.name)


def _nothing(_known: Property, _text: str, _knowledge: Knowledge, _label: str) -> Iterator[ValueRead]:
    return iter(())


_READERS = {
    ValueKind.QUANTITY: numbers_in,
    ValueKind.MONEY: numbers_in,
    ValueKind.PERCENTAGE: numbers_in,
    ValueKind.DATE: _dates,
    ValueKind.CONCEPT: _concepts,
    ValueKind.ENTITY: _entities,
    ValueKind.BOOLEAN: _booleans,
    ValueKind.TEXT: _texts,
    ValueKind.ROLE: _nothing,
}
