"""Which column of a table names what its rows are about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.vocabulary import ValueKind, label_key
from ..names.knowledge import class_called
from ..names.naming import clean, is_name, without_maker
from ..properties.benchmarks import is_setting, name_apart
from ..properties.labelled import ANY_MODEL, property_of
from ..terms.lexicon import lexicon
from .chips import tell_of_chips
from .columns import LABELS_SHOWN, MODEL_SHAPE, OWNER, SUBJECTS, is_told, may_name_a_model, named_by
from .model_columns import columns_of
from .plain_names import are_plain_names, tell_of_models
from .score_tables import are_scores, scored
from .subtitles import model_in_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ....graph.claims import Entity
    from ..names.knowledge import Knowledge
    from .columns import Header

# Capitals or digits where words of the language have none.
_NAME_SHAPE = re.compile(r"[A-Za-z]-?\d|[a-z][A-Z]|\b[A-Z]{2}|[A-Za-z]-[A-Z]")
# A name of several parts, one with a digit: "Heron-1B-step-50k", whatever its parts mean elsewhere.
_JOINED = re.compile(r"(?=[^\d]{1,60}\d)[^\W\d_][\w.]{0,30}(?:[-_][\w.]{1,30}){2,10}")
# So many columns that tell what models have make a table a catalog of them.
_MANY = 3
_MOSTLY = 0.6
_WORD = re.compile(r"[^\W\d_]{1,30}")
_MODELS = ("Model", "ModelFamily")


def subject_column(header: Header, knowledge: Knowledge) -> int | None:
    """Return the column that names what the rows are about: headed by a class, or full of known names."""
    if len(header.parts) < LABELS_SHOWN or _are_chips(header, knowledge):
        return None
    first = 1 if _counts_rows(header) else 0
    if _labels_rows(header, first, knowledge) and columns_of(header, knowledge) is not None:
        return None
    headed = _headed_by_class(header, first, knowledge)
    if headed is not None:
        # A column of makers stands beside that of what they made.
        is_beside = property_of(header.labels[headed], ANY_MODEL, knowledge) is not None
        full = _full_of_models(header, knowledge) if is_beside else None
        return full if full is not None else headed
    named = _named_in(header, first, knowledge)
    if _has_things(header.labels[first], knowledge):
        # Below "Hardware" stand devices; names of models below "Quantization" are of those that were quantized.
        named = [each if each is not None and each.type in _MODELS else None for each in named]
    if named and sum(entity is not None for entity in named) * 2 > len(named):
        return first
    if (beside := _named_beside(header, knowledge)) is not None:
        return beside
    return _named_by_the_rest(header, first, named, knowledge)


def _are_chips(header: Header, knowledge: Knowledge) -> bool:
    """Tell whether the rows of a table are processors, and few of them are called as models are that are known."""
    if not tell_of_chips(header.labels, [[cell.passage.text for cell in row] for row in header.rows]):
        return False
    named = [entity is not None and entity.type in _MODELS for entity in _named_in(header, 0, knowledge)]
    return sum(named) * 2 < len(named)


def _named_by_the_rest(header: Header, first: int, named: Sequence[Entity | None], knowledge: Knowledge) -> int | None:
    """Return the column of names that only the other columns, or its own cells, tell."""
    if _holds_models(header, first, named, knowledge):
        return first
    shown = _headed_as_shown(header, knowledge)
    return shown if shown is not None else _full_of_models(header, knowledge)


def _headed_by_class(header: Header, first: int, knowledge: Knowledge) -> int | None:
    classes = [_class_over(parts, knowledge) for parts in header.parts]
    if classes[first] is None and _is_headed_as_names(header, first, knowledge):
        return first
    scored = "Benchmark" in classes
    for type_ in SUBJECTS:
        for index, class_ in enumerate(classes):
            if (
                class_ == type_
                and (scored or _most_differ(header, index, goes_on=type_ == "Model"))
                and not _labels_rows(header, index, knowledge)
            ):
                return index
    return None


def _holds_models(header: Header, first: int, named: Sequence[Entity | None], knowledge: Knowledge) -> bool:
    """Tell whether a column holds names as models have them, and the others what models have or reach."""
    is_shaped = _are_named_as_models(header, first, knowledge)
    if not header.labels[first] or label_key(header.labels[first]) in lexicon().method_labels:
        is_shaped = any(named) or any(MODEL_SHAPE.fullmatch(clean(text)) for text in header.texts(first))
        is_shaped = is_shaped or _are_plain(header, first, knowledge)
    return is_shaped and (_are_told(header.parts[first + 1 :], knowledge) or _are_scored(header, knowledge))


def _has_things(label: str, knowledge: Knowledge) -> bool:
    """Tell whether a column is headed by a property of models whose values are things of another kind: "Hardware"."""
    known = property_of(label, ANY_MODEL, knowledge)
    return known is not None and known.range not in (None, *SUBJECTS[:-1])


def _labels_rows(header: Header, index: int, knowledge: Knowledge) -> bool:
    """Tell whether a column, whatever its head, labels the rows: with what models have, mostly, not with models."""
    texts = header.texts(index)
    others = [text for text in texts if property_of(text, ANY_MODEL, knowledge) is None]
    named = [named_by(text, knowledge) for text in others]
    if sum(each is not None and each.type in _MODELS for each in named) * 3 > len(texts):
        return False
    told = sum(is_told(text, knowledge) for text in texts)
    return told >= LABELS_SHOWN and told * 2 > len(texts)


def _headed_as_shown(header: Header, knowledge: Knowledge) -> int | None:
    """Return the column that is headed best as names are, "Name" before "ID", where most others tell what models have.

    So a catalog is written whose first column is an identifier, or whose names stand somewhere.
    """
    ranks = lexicon().name_labels
    known = [property_of(label, ANY_MODEL, knowledge) for label in header.labels]
    told = [each.kind.is_number or each.kind is ValueKind.DATE for each in known if each is not None]
    if len(told) < _MANY or sum(told) < LABELS_SHOWN or len(told) * 2 < header.width:
        return None
    keys = [label_key(label) for label in header.labels]
    named = [(ranks.index(key), index) for index, key in enumerate(keys) if key in ranks and known[index] is None]
    apart = [index for _, index in sorted(named) if _are_names(header, index)]
    return apart[0] if apart else None


def _full_of_models(header: Header, knowledge: Knowledge) -> int | None:
    """Return the column of which most cells name models, each another one: those that are known, whatever its head."""
    shares: dict[int, float] = {}
    for index, label in enumerate(header.labels):
        texts = header.texts(index)
        if len(set(texts)) == len(header.rows) and len(texts) >= _MANY and not is_told(label, knowledge):
            named = [entity for text in texts if (entity := model_in_title(text, knowledge)) is not None]
            shares[index] = len(named) / len(texts)
    best = max(shares, key=lambda index: shares[index], default=None)
    return best if best is not None and shares[best] >= _MOSTLY else None


def _are_names(header: Header, index: int) -> bool:
    """Tell whether each row has a name of its own in a column, which is no number."""
    texts = header.texts(index)
    return len(set(texts)) == len(header.rows) and all(is_name(without_maker(text)) for text in texts)


def _are_plain(header: Header, first: int, knowledge: Knowledge) -> bool:
    """Tell whether a column holds a plain name for each row, beside columns of what only models have."""
    texts = header.texts(first)
    is_full = len(texts) == len(header.rows)
    return is_full and are_plain_names(texts, knowledge) and tell_of_models(header.labels[first + 1 :], knowledge)


def _named_in(header: Header, index: int, knowledge: Knowledge) -> list[Entity | None]:
    return [named_by(row[index].passage.text, knowledge) for row in header.rows if index < len(row)]


def _is_headed_as_names(header: Header, index: int, knowledge: Knowledge) -> bool:
    """Tell whether a column headed "Name" names models: some are known and others tell of them, or it is of a hub."""
    if label_key(header.labels[index]) not in lexicon().name_labels:
        return False
    named = _named_in(header, index, knowledge)
    are_known = sum(map(bool, named)) * 4 >= len(named) and _are_told(header.parts[index + 1 :], knowledge)
    return are_known or _are_of_a_hub(header, index, knowledge)


def _are_of_a_hub(header: Header, index: int, knowledge: Knowledge) -> bool:
    """Tell whether a column holds identifiers of models of a hub, `northlake/heron-2-7b`, and others their figures."""
    texts = header.texts(index)
    known = [property_of(label, ANY_MODEL, knowledge) for label in header.labels]
    is_sized = any(each is not None and each.kind.is_number for each in known)
    return is_sized and len(set(texts)) == len(texts) and sum(map(bool, map(OWNER.match, texts))) * 4 >= len(texts) * 3


def _counts_rows(header: Header) -> bool:
    """Tell whether the first of several columns holds nothing but the numbers of the rows, or their ranks."""
    if header.width < 3 or label_key(header.labels[0]) not in lexicon().row_number_labels:
        return False
    texts = header.texts(0)
    return bool(texts) and all(text.rstrip(".").isdecimal() for text in texts) and len(texts) == len(header.rows)


def _named_beside(header: Header, knowledge: Knowledge) -> int | None:
    """Return the column behind the first whose head ends in a word for models and whose cells each name another."""
    for index, label in enumerate(header.labels[1:], 1):
        head, _, last = label.strip().rpartition(" ")
        if head and class_called(knowledge.vocabulary, last) == "Model" and not is_told(label, knowledge):
            texts = header.texts(index)
            if len(set(texts)) == len(header.rows) and _are_shaped(texts, knowledge):
                return index
    return None


def _are_shaped(texts: Sequence[str], knowledge: Knowledge) -> bool:
    """Tell whether cells hold names, most of them in the shape of those of models."""
    shaped = sum(_NAME_SHAPE.search(clean(text)) is not None for text in texts)
    named = (_JOINED.fullmatch(clean(text)) or may_name_a_model(text, knowledge) for text in texts)
    return shaped * 3 >= len(texts) * 2 and all(named)


def _class_over(parts: tuple[str, ...], knowledge: Knowledge) -> str | None:
    """Return the class that the words over a column name: "Method" or "Name" below "Model" is that of models."""
    class_ = class_called(knowledge.vocabulary, name_apart(" ".join(reversed(parts)))[0])
    if class_ is None and len(parts) > 1 and label_key(parts[-1]) in lexicon().method_labels:
        return class_called(knowledge.vocabulary, parts[-2])
    return class_


def _are_told(columns: Sequence[tuple[str, ...]], knowledge: Knowledge) -> bool:
    """Tell whether the words over most columns, all of them or the lowest, name what models have."""
    told = sum(any(is_told(words, knowledge) for words in {" ".join(reversed(p)), *p[-1:]}) for p in columns)
    return told >= LABELS_SHOWN and told * 2 > len(columns)


def _are_named_as_models(header: Header, index: int, knowledge: Knowledge) -> bool:
    """Tell whether a column, whatever its head, holds names in the shape of those of models, each once."""
    label, texts = header.labels[index], header.texts(index)
    words = {word.casefold() for word in _WORD.findall(label)}
    if words & (lexicon().not_models | lexicon().not_benchmarks) or is_told(label, knowledge) or is_setting(label):
        return False
    if class_called(knowledge.vocabulary, label) is not None or len(set(texts)) < max(len(header.rows), LABELS_SHOWN):
        return False
    return _are_shaped(texts, knowledge)


def _are_scored(header: Header, knowledge: Knowledge) -> bool:
    """Tell whether most columns of figures behind the first are those of tests, known ones or such as are named so."""
    columns = range(1, header.width)
    cells = [header.texts(index) for index in columns]
    told = scored([header.parts[index] for index in columns], cells, knowledge)
    return told >= LABELS_SHOWN and told * 2 > sum(are_scores(texts) for texts in cells)


def _most_differ(header: Header, index: int, *, goes_on: bool) -> bool:
    """Tell a column of things from one that only sorts them (ten rows of one vendor); an empty cell may go on."""
    texts = header.texts(index) if goes_on else [row[index].passage.text for row in header.rows if index < len(row)]
    return bool(texts) and len(set(texts)) * 4 >= len(texts) * 3
