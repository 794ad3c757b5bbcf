"""Which property a label names, with units, rates and orders of words that the ontology does not list."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ....graph.unit_hints import parse_unit_hint, without_rate, without_unit
from ....graph.vocabulary import ValueKind, label_key
from ..names.knowledge import is_rate
from ..terms.lexicon import lexicon
from .label_words import property_in_words
from .memory import MEMORY, heads_of_memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ....graph.vocabulary import Property, Vocabulary

_UNIT_IN_LABEL = re.compile(r",\s[^,]{1,20}\Z|\s?[(\[][^()\[\]]{1,30}[)\]]\s*\Z")
_BRACKETED = re.compile(r"(?P<head>[^()]{1,60}?)\s*\((?P<inside>[^()]{1,40})\)\s*:?")
_QUALIFIER = re.compile(
    r"\A(?:#\s?|(?:estimated|approximate|approx\.?|reported|official|expected|planned|target|actual|original)[\s_])"
    r"|[\s_](?:estimate|estimated)\Z",
    re.IGNORECASE,
)
# "mparams" are parameters, by the million; "LLM params" are those that count where a model is more than that.
_GLUED = re.compile(r"(?:[kmbt][_ ]?|llm[ _-])(?P<label>params?|parameters)", re.IGNORECASE)
# "Input ($/1M tokens)" and "Output, $ per M": such labels say so much that they name a price.
_RATED = re.compile(r"[$€£¥]\s?(?:/|per )|/\s?1?\s?M(?:\s?tok(?:en)?s?)?\W*\Z")
# "A100 hours", "H800 GPU hours used": such hours are those of GPUs, whichever.
_DEVICE_HOURS = re.compile(
    r"(?:NVIDIA )?[A-Z]{1,2}\d{2,4}[A-Z]?(?:[ -]\d{2,3}GB?)?[ -](?:GPU[ -])?hours"
    r"(?: (?:taken|used|spent|needed|consumed)\b.{0,40})?",
    re.IGNORECASE,
)
# "$d_{model}$" and "\\(n_{layers}\\)" are keys set as formulas.
_FORMULA = re.compile(r"(?P<mark>\$|\\{1,2}\()\s?(?P<key>[A-Za-z_{}\\]{2,40}?)\s?(?:\$|\\{1,2}\))")
_SET = re.compile(r"[{}\\]|(?:text|mathrm|rm)(?=\{)")
# What is left of a label that says no more than which tokens a price is for.
_DIRECTIONS = re.compile(r"(?:input|output|prompt|completion|cached?|read|write|in|out|[\s_$€£¥-])*+", re.IGNORECASE)
# Keys, each within the one before: "config.hidden_size".
_KEYS = re.compile(r"[A-Za-z][\w-]{1,40}(?:[./][A-Za-z][\w-]{1,40}){1,4}")
_DOT = re.compile(r"[./]")
_SCORE = "score"


@lru_cache(maxsize=8192)
def property_labelled(label: str, types: tuple[str, ...], vocabulary: Vocabulary) -> Property | None:
    """Return the property that a label names for a member of one of the classes, the first that has such a one.

    A unit in the label or at the end of a key is left aside, "Parameters, active" is read as "active Parameters", and
    a label that names no property but a rate ("Input, $ per million tokens") is that of the one property so measured.
    A key of words for money and directions, `cost_per_1m_in`, is a price. Last, the words may be those of a label.
    """
    label = as_key(label)
    return (
        (_measured_so(label, types, vocabulary) if _RATED.search(label) else None)
        or _first_called(_reordered(label), types, vocabulary)
        or _first_called([label], types, vocabulary)
        or _measured_so(label, types, vocabulary)
        or _price_keyed(label, types, vocabulary)
        or _first_called([_UNIT_IN_LABEL.sub("", label), *without_unit(label)], types, vocabulary)
        or property_in_words(label, types, vocabulary)
        or (_below_keys(label, types, vocabulary) if _KEYS.fullmatch(label) else None)
        or _of_memory(label, types, vocabulary)
    )


def _below_keys(label: str, types: tuple[str, ...], vocabulary: Vocabulary) -> Property | None:
    """Return the property of a key that is written with those above it: `specs.context.max_input`, `limits/output`."""
    *above, key = _DOT.split(label)
    tried = (f"{above[-1]} {key}", f"{key} {above[-1]}", key) if len(above) > 1 else (key,)
    known = next((known for each in tried if (known := property_labelled(each, types, vocabulary))), None)
    # "tests/acc" is that of the test.
    return known if known is None or known.name != _SCORE else None


def _of_memory(label: str, types: tuple[str, ...], vocabulary: Vocabulary) -> Property | None:
    """Return the memory that a label names with its purpose; of other figures that would make another property."""
    heads = list(heads_of_memory(label))
    known = _first_called(heads, types, vocabulary) or next(
        filter(None, (property_in_words(head, types, vocabulary) for head in heads)), None
    )
    return known if known is not None and known.name == MEMORY else None


def as_key(label: str) -> str:
    """Return a label; one that is a key set as a formula, "$d_{model}$", as that key."""
    formula = _FORMULA.fullmatch(label.strip()) if "{" in label else None
    return label if formula is None else _SET.sub("", formula["key"])


def _first_called(labels: Iterable[str], types: tuple[str, ...], vocabulary: Vocabulary) -> Property | None:
    found = (vocabulary.property_called(label, on=type_) for label in labels if label for type_ in types)
    return next((known for known in found if known is not None), None)


def _reordered(label: str) -> Iterator[str]:
    """Yield the orders in which "Heads (KV)" and "Parameters, active" may be meant: "KV Heads", "active Parameters".

    "# Params" counts the parameters, and an "estimated cost of training" is one.
    """
    if _DEVICE_HOURS.fullmatch(label):
        yield "GPU hours"
    bare = _QUALIFIER.sub("", label)
    if bare != label:
        yield bare
    glued = _GLUED.fullmatch(label)
    if glued is not None:
        yield glued["label"]
    bracketed = _BRACKETED.fullmatch(label)
    if bracketed is not None:
        yield f"{bracketed['inside']} {bracketed['head']}"
        yield f"{bracketed['head']} {bracketed['inside']}"
    head, comma, tail = label.partition(", ")
    if comma:
        yield f"{tail} {head}"


def _measured_so(label: str, types: tuple[str, ...], vocabulary: Vocabulary) -> Property | None:
    """Return the property whose values are so much per something, as a label says that they are.

    Without the rate the label is the property's, "input_cost_per_token", or it gives the unit, and no other property
    has that; of a key, which has nothing to spare, only the direction may be left then.
    """
    hint = parse_unit_hint(label)
    if hint is None or hint.per is None:
        return None
    bare = [rest := without_rate(label), *without_unit(rest)]
    named = _first_called(bare, types, vocabulary)
    if named is not None and is_rate(named):
        return named
    if hint.unit is None or (" " not in label.strip() and not any(map(_DIRECTIONS.fullmatch, bare))):
        return None
    unit = f"{hint.unit} per {hint.per}"
    measured = [known for known in vocabulary.properties.values() if known.counts_in(unit)]
    fitting = [known for known in measured if any(vocabulary.applies(known, type_) for type_ in types)]
    return fitting[0] if len(fitting) == 1 else None


def _price_keyed(label: str, types: Iterable[str], vocabulary: Vocabulary) -> Property | None:
    """Return the price that a key names by words for money, for directions and for tokens, and by no others."""
    words = set(label_key(without_rate(label)).split())
    hint = parse_unit_hint(label)
    # So much per million input tokens is a price, whether or not the key says so.
    is_money = words & lexicon().money_words or (hint is not None and hint.per in ("million tokens", "thousand tokens"))
    if not is_money or not words <= lexicon().money_words | lexicon().price_words:
        return None
    rates = (known for known in vocabulary.properties.values() if is_rate(known) and known.kind is ValueKind.MONEY)
    return next((known for known in rates if any(vocabulary.applies(known, type_) for type_ in types)), None)
