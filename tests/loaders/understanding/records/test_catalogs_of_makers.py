"""Catalogs say once who made their models, and map prices and windows to models by their names."""

from __future__ import annotations

import pytest
from reading import read_json, said

HERON = {"id": "heron-2", "name": "Heron 2", "context_window": 128000, "max_output_tokens": 4096}
MAKER = ("Heron 2", "developer", "Cohere")


@pytest.mark.parametrize(
    "catalog",
    [
        [HERON | {"provider": "cohere"}],
        {"vendor": "Cohere", "models": [HERON]},
        {"name": "Cohere", "id": "cohere", "api_key_env": "KEY", "models": [HERON]},
        {"provider": {"id": "cohere", "display_name": "Cohere"}, "models": [HERON]},
    ],
)
def test_who_provides_a_model_made_it_where_that_is_a_maker(catalog):
    assert MAKER in said(read_json(catalog))


@pytest.mark.parametrize("provider", ["scaleway", "openrouter", "azure", "Cloud Nine", "", "none"])
def test_who_only_serves_a_model_did_not_make_it(provider):
    for catalog in ([HERON | {"provider": provider}], {"vendor": provider, "models": [HERON]}):
        assert not any(claim[1] == "developer" for claim in said(read_json(catalog)))


def test_a_model_has_the_maker_that_its_own_record_names():
    found = said(read_json({"vendor": "Cohere", "models": [HERON | {"developer": "Northlake Labs"}]}))
    assert {claim for claim in found if claim[1] == "developer"} == {("Heron 2", "developer", "Northlake Labs")}
    assert not any(
        claim[1] == "developer"
        for claim in said(read_json({"vendor": "Cohere", "models": [HERON | {"provider": "azure"}]}))
    )


def test_only_the_record_that_names_the_model_tells_its_maker():
    record = HERON | {"match": {"equals": "heron-2"}, "prices": [{"prices": {"input_mtok": 3, "output_mtok": 9}}]}
    claims = read_json({"name": "Cohere", "id": "cohere", "models": [record]}).claims
    assert len([c for c in claims if c.property == "developer"]) == 1
    assert {(str(c.value), c.setting) for c in claims if c.property == "price"} == {("3", "input"), ("9", "output")}


CATALOG = {
    "cohere": {
        "icon": "https://example.org/c.svg",
        "models": ["heron-2.1", "heron-2.2"],
        "price": {"heron-2.1": {"input": 3, "output": 9}, "heron-2.2": {"input": 1, "output": 2}},
        "context_window": {"heron-2.1": 128000, "default": 4096},
    },
    "cloud nine": {
        "icon": "https://example.org/n.svg",
        "models": ["tern-7b"],
        "price": {"tern-7b": {"input": 2, "output": 4}},
    },
}


def test_maps_by_the_names_of_models():
    reading = read_json(CATALOG)
    found = said(reading)
    assert {
        ("heron-2.1", "developer", "Cohere"),
        ("heron-2.2", "developer", "Cohere"),
        ("heron-2.1", "price", "3"),
        ("heron-2.1", "price", "9"),
        ("heron-2.2", "price", "2"),
        ("tern-7b", "price", "4"),
        ("heron-2.1", "contextWindow", "128000"),
    } <= found
    assert not any(claim[0] in ("default", "cohere") or claim[:2] == ("tern-7b", "developer") for claim in found)
    price = next(claim for claim in reading.claims if claim.property == "price")
    assert reading.document[price.span].startswith(price.subject.name)


def test_models_with_their_prices_are_of_the_maker_above():
    prices = {"cohere": {"heron-2": {"input": 3, "output": 9, "rpm": 500}, "heron-3": {"input": 1.5, "output": 4}}}
    found = said(
        read_json({"prices": prices | {"cloud nine": {"tern-7b": {"input": 2, "output": 4}}}, "updated": "2026"})
    )
    assert ("heron-2", "developer", "Cohere") in found
    assert not any(claim[0] == "tern-7b" and claim[1] == "developer" for claim in found)
    limits = {"cohere": {"heron-2": {"input": 128000, "output": 4096, "rpm": 500}}, "updated": "2026-01"}
    assert not any(claim[1] == "price" for claim in said(read_json(limits)))


def test_a_type_as_linked_data_writes_it():
    firm = {"@context": "https://schema.org", "@type": "Organization", "name": "Northlake", "foundingDate": "2021"}
    assert ("Northlake", "foundedDate", "2021") in said(read_json(firm))
