"""The words of English that tell a reader how to take what stands beside them (`lexicon.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from ....graph.claims import Modality
from ....graph.definitions import definitions_in
from ....graph.vocabulary import label_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_Words = TypeVar("_Words")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists, lower case but for names and for words in capitals; `techniques` tells of which kind each is."""

    undisclosed: frozenset[str]
    nothing: frozenset[str]
    durations: frozenset[str]
    broad_labels: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    hedges: Mapping[Modality, tuple[str, ...]]
    unreal: tuple[str, ...]
    kinds: Mapping[str, tuple[str, ...]]
    anaphora: Mapping[str, tuple[str, ...]]
    families: tuple[str, ...]
    variants: tuple[str, ...]
    small_variants: tuple[str, ...]
    outside_names: frozenset[str]
    other_kinds: tuple[str, ...]
    lone_words: frozenset[str]
    not_families: frozenset[str]
    organization_endings: tuple[str, ...]
    name_labels: tuple[str, ...]
    shown_labels: frozenset[str]
    bracketed_variants: frozenset[str]
    kind_labels: frozenset[str]
    plain_name_labels: frozenset[str]
    identifier_labels: frozenset[str]
    firm_name_labels: frozenset[str]
    firm_labels: frozenset[str]
    description_labels: frozenset[str]
    content_kinds: frozenset[str]
    open_sorts: frozenset[str]
    closed_sorts: frozenset[str]
    general_labels: frozenset[str]
    setting_labels: frozenset[str]
    format_labels: frozenset[str]
    directions: frozenset[str]
    unit_labels: frozenset[str]
    fact_labels: frozenset[str]
    fact_values: frozenset[str]
    rate_labels: frozenset[str]
    own_keys: frozenset[str]
    part_keys: frozenset[str]
    weight_words: frozenset[str]
    tag_labels: frozenset[str]
    flag_words: frozenset[str]
    sorts_of_terms: frozenset[str]
    sorts_of_licenses: frozenset[str]
    sorts_of_models: frozenset[str]
    no_families: frozenset[str]
    no_makers: frozenset[str]
    money_words: frozenset[str]
    price_words: frozenset[str]
    benchmark_labels: frozenset[str]
    benchmark_keys: frozenset[str]
    measure_keys: frozenset[str]
    member_keys: frozenset[str]
    rank_labels: frozenset[str]
    method_labels: frozenset[str]
    link_labels: frozenset[str]
    remark_labels: frozenset[str]
    open_heads: Mapping[str, frozenset[str]]
    release_words: frozenset[str]
    made_labels: frozenset[str]
    row_number_labels: frozenset[str]
    changed_labels: frozenset[str]
    makers: frozenset[str]
    of_experts: frozenset[str]
    provider_labels: frozenset[str]
    summary_rows: frozenset[str]
    not_benchmarks: frozenset[str]
    not_models: frozenset[str]
    not_rows: frozenset[str]
    results: frozenset[str]
    not_results: frozenset[str]
    not_tests: frozenset[str]
    techniques: Mapping[str, str]
    sections: frozenset[str]
    negatives: tuple[str, ...]
    legal_endings: tuple[str, ...]
    positions: tuple[str, ...]
    reference_headings: frozenset[str]
    aside_headings: frozenset[str]
    demonyms: frozenset[str]
    abbreviations: frozenset[str]
    small_words: frozenset[str]
    career_words: frozenset[str]
    headline_words: frozenset[str]
    award_endings: tuple[str, ...]
    leading_positions: frozenset[str]
    general_words: frozenset[str]
    no_people: frozenset[str]
    professions: frozenset[str]
    word_forms: Mapping[str, str]
    small_label_words: frozenset[str]
    general_products: frozenset[str]
    fields: frozenset[str]
    bare_heads: frozenset[str]
    position_heads: frozenset[str]
    ranked_heads: frozenset[str]
    ranks: frozenset[str]
    ranking_fields: frozenset[str]
    leading_modifiers: frozenset[str]
    plain_heads: frozenset[str]
    mere_heads: frozenset[str]
    founder_words: frozenset[str]
    open_names: frozenset[str]
    surname_words: frozenset[str]
    no_title_starts: frozenset[str]
    life_headings: tuple[str, ...]
    campuses: tuple[str, ...]
    walks: Mapping[str, frozenset[str]]
    post_words: Mapping[str, frozenset[str]]
    ledger_labels: Mapping[str, frozenset[str]]
    not_investors: frozenset[str]
    heading_kinds: Mapping[str, frozenset[str]]
    person_labels: frozenset[str]
    product_sorts: frozenset[str]
    foreign_headings: frozenset[str]
    released_words: tuple[str, ...]
    announced_words: tuple[str, ...]
    no_products: frozenset[str]
    function_words: Mapping[str, frozenset[str]]
    noun_words: Mapping[str, frozenset[str]]
    table_words: frozenset[str]
    making_headings: frozenset[str]
    title_sorts: frozenset[str]
    section_names: frozenset[str]
    multiples: Mapping[str, Decimal]
    less_words: frozenset[str]
    more_words: frozenset[str]
    specification_words: frozenset[str]
    chatbots: tuple[str, ...]
    hub_pages: Mapping[str, tuple[str, ...]]
    not_hub_pages: frozenset[str]
    hybrid_parts: Mapping[str, tuple[str, ...]]
    known_hybrid: str


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that comes with the package."""
    words: dict[str, Any] = definitions_in(__package__, "lexicon.yaml")
    return Lexicon(**{list_.name: _READ.get(list_.name, _lower)(words[list_.name]) for list_ in fields(Lexicon)})


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _longest(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=len, reverse=True))


def _labels(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(label_key, words))


def _by_kind(read: Callable[[Iterable[str]], _Words]) -> Callable[[Mapping[str, Iterable[str]]], dict[str, _Words]]:
    return lambda lists: {kind: read(words) for kind, words in lists.items()}


# How the lists are read whose words are not merely told in small letters.
_READ: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(
        ("unreal", "families", "other_kinds", "small_variants", "organization_endings", "name_labels", "campuses"),
        tuple,
    ),
    **dict.fromkeys(
        (
            "negatives",
            "legal_endings",
            "award_endings",
            "released_words",
            "announced_words",
            "life_headings",
            "chatbots",
        ),
        tuple,
    ),
    **dict.fromkeys(("outside_names", "lone_words", "makers", "of_experts", "not_families", "demonyms"), frozenset),
    **dict.fromkeys(("headline_words", "general_words", "surname_words", "no_title_starts"), frozenset),
    **dict.fromkeys(("variants", "positions"), _longest),
    **dict.fromkeys(("kinds", "anaphora"), _by_kind(_longest)),
    **dict.fromkeys(("hub_pages", "hybrid_parts"), _by_kind(tuple)),
    "known_hybrid": str,
    **dict.fromkeys(("open_heads", "post_words", "walks", "function_words", "noun_words"), _by_kind(_lower)),
    **dict.fromkeys(("ledger_labels", "heading_kinds"), _by_kind(_labels)),
    **dict.fromkeys(
        ("person_labels", "foreign_headings", "made_labels", "row_number_labels", "changed_labels"), _labels
    ),
    **dict.fromkeys(("broad_labels", "content_kinds", "open_sorts", "closed_sorts"), _labels),
    "hedges": lambda lists: {Modality(name): tuple(phrases) for name, phrases in lists.items()},
    "techniques": lambda lists: {name: kind for kind, names in lists.items() for name in names},
    "multiples": lambda lists: {word: Decimal(times) for times, words in lists.items() for word in words},
    "word_forms": lambda lists: {form: word for word, forms in lists.items() for form in (word, *forms)},
}
