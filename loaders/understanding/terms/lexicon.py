"""The words of English that tell a reader how to take what stands beside them (`lexicon.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from ....graph.claims import Modality
from ....graph.vocabulary import label_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists, lower case but for names and for words in capitals; `techniques` tells of which kind each is."""

    undisclosed: frozenset[str]
    nothing: frozenset[str]
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
    not_families: frozenset[str]
    organization_endings: tuple[str, ...]
    name_labels: tuple[str, ...]
    shown_labels: frozenset[str]
    bracketed_variants: frozenset[str]
    kind_labels: frozenset[str]
    general_labels: frozenset[str]
    setting_labels: frozenset[str]
    unit_labels: frozenset[str]
    rate_labels: frozenset[str]
    part_keys: frozenset[str]
    tag_labels: frozenset[str]
    flag_words: frozenset[str]
    no_families: frozenset[str]
    no_makers: frozenset[str]
    money_words: frozenset[str]
    price_words: frozenset[str]
    benchmark_labels: frozenset[str]
    method_labels: frozenset[str]
    link_labels: frozenset[str]
    remark_labels: frozenset[str]
    open_heads: Mapping[str, frozenset[str]]
    release_words: frozenset[str]
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


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that comes with the package."""
    words: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("lexicon.yaml").read_text("utf-8"))
    return Lexicon(
        undisclosed=_lower(words["undisclosed"]),
        nothing=_lower(words["nothing"]),
        yes=_lower(words["yes"]),
        no=_lower(words["no"]),
        hedges={Modality(name): tuple(phrases) for name, phrases in words["hedges"].items()},
        unreal=tuple(words["unreal"]),
        kinds=_longest_first(words["kinds"]),
        anaphora=_longest_first(words["anaphora"]),
        families=tuple(words["families"]),
        variants=tuple(sorted(words["variants"], key=len, reverse=True)),
        small_variants=tuple(words["small_variants"]),
        outside_names=frozenset(words["outside_names"]),
        organization_endings=tuple(words["organization_endings"]),
        name_labels=tuple(words["name_labels"]),
        shown_labels=_lower(words["shown_labels"]),
        bracketed_variants=_lower(words["bracketed_variants"]),
        kind_labels=_lower(words["kind_labels"]),
        general_labels=_lower(words["general_labels"]),
        unit_labels=_lower(words["unit_labels"]),
        rate_labels=_lower(words["rate_labels"]),
        part_keys=_lower(words["part_keys"]),
        tag_labels=_lower(words["tag_labels"]),
        flag_words=_lower(words["flag_words"]),
        no_families=_lower(words["no_families"]),
        no_makers=_lower(words["no_makers"]),
        money_words=_lower(words["money_words"]),
        price_words=_lower(words["price_words"]),
        benchmark_labels=_lower(words["benchmark_labels"]),
        setting_labels=_lower(words["setting_labels"]),
        method_labels=_lower(words["method_labels"]),
        link_labels=_lower(words["link_labels"]),
        remark_labels=_lower(words["remark_labels"]),
        open_heads={name: _lower(heads) for name, heads in words["open_heads"].items()},
        release_words=_lower(words["release_words"]),
        makers=frozenset(words["makers"]),
        of_experts=frozenset(words["of_experts"]),
        provider_labels=_lower(words["provider_labels"]),
        summary_rows=_lower(words["summary_rows"]),
        not_benchmarks=_lower(words["not_benchmarks"]),
        not_models=_lower(words["not_models"]),
        not_rows=_lower(words["not_rows"]),
        results=_lower(words["results"]),
        not_results=_lower(words["not_results"]),
        not_tests=_lower(words["not_tests"]),
        techniques={name: kind for kind, names in words["techniques"].items() for name in names},
        sections=_lower(words["sections"]),
        negatives=tuple(words["negatives"]),
        not_families=frozenset(words["not_families"]),
        legal_endings=tuple(words["legal_endings"]),
        positions=tuple(sorted(words["positions"], key=len, reverse=True)),
        reference_headings=_lower(words["reference_headings"]),
        aside_headings=_lower(words["aside_headings"]),
        demonyms=frozenset(words["demonyms"]),
        abbreviations=_lower(words["abbreviations"]),
        small_words=_lower(words["small_words"]),
        career_words=_lower(words["career_words"]),
        headline_words=frozenset(words["headline_words"]),
        award_endings=tuple(words["award_endings"]),
        leading_positions=_lower(words["leading_positions"]),
        general_words=frozenset(words["general_words"]),
        no_people=_lower(words["no_people"]),
        professions=_lower(words["professions"]),
        word_forms={form: word for word, forms in words["word_forms"].items() for form in (word, *forms)},
        small_label_words=_lower(words["small_label_words"]),
        general_products=_lower(words["general_products"]),
        fields=_lower(words["fields"]),
        bare_heads=_lower(words["bare_heads"]),
        position_heads=_lower(words["position_heads"]),
        ranked_heads=_lower(words["ranked_heads"]),
        ranks=_lower(words["ranks"]),
        ranking_fields=_lower(words["ranking_fields"]),
        leading_modifiers=_lower(words["leading_modifiers"]),
        plain_heads=_lower(words["plain_heads"]),
        mere_heads=_lower(words["mere_heads"]),
        founder_words=_lower(words["founder_words"]),
        surname_words=frozenset(words["surname_words"]),
        open_names=_lower(words["open_names"]),
        post_words={kind: _lower(list_) for kind, list_ in words["post_words"].items()},
        walks={kind: _lower(heads) for kind, heads in words["walks"].items()},
        ledger_labels={kind: frozenset(map(label_key, labels)) for kind, labels in words["ledger_labels"].items()},
        not_investors=_lower(words["not_investors"]),
        heading_kinds={kind: frozenset(map(label_key, labels)) for kind, labels in words["heading_kinds"].items()},
        person_labels=frozenset(map(label_key, words["person_labels"])),
        product_sorts=_lower(words["product_sorts"]),
        foreign_headings=frozenset(map(label_key, words["foreign_headings"])),
        released_words=tuple(words["released_words"]),
        announced_words=tuple(words["announced_words"]),
        no_products=_lower(words["no_products"]),
        function_words={kind: _lower(of_kind) for kind, of_kind in words["function_words"].items()},
        noun_words={kind: _lower(of_kind) for kind, of_kind in words["noun_words"].items()},
    )


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _longest_first(lists: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {kind: tuple(sorted(words, key=len, reverse=True)) for kind, words in lists.items()}
