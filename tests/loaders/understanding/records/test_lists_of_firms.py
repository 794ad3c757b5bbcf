"""Lists of firms and people, and the firm of a product within the record of it, however catalogs are laid out."""

from __future__ import annotations

import pytest
from reading import read_json, said

FIRMS = [
    {"id": "northlake", "name": "Northlake Labs", "headquarters": "Boston", "website": "https://northlake.example"},
    {"id": "fjord", "name": "Fjord AI", "headquarters": "Oslo", "github": "https://github.example/fjord"},
]
SEATS = {("Northlake Labs", "headquarters", "Boston"), ("Fjord AI", "headquarters", "Oslo")}


@pytest.mark.parametrize(
    "value",
    [
        FIRMS,
        {"companies": FIRMS},
        {"authors": FIRMS},
        {"items": FIRMS},
        {each["id"]: {key: value for key, value in each.items() if key != "id"} for each in FIRMS},
        [{"name": each["name"], "hq": each["headquarters"]} for each in FIRMS],
        [{"name": each["name"], "headquarters": {"city": each["headquarters"]}, "icon": "x.png"} for each in FIRMS],
        [{**each, "description": "AI lab building language models"} for each in FIRMS],
        [{**each, "type": "startup", "tags": ["llm"]} for each in FIRMS],
    ],
)
def test_the_own_labels_of_a_firm_tell_one(value):
    found = {claim for claim in said(read_json(value)) if claim[1] == "headquarters"}
    assert found == SEATS


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("AI company founded by Ada Quill, and much else", ("Northlake Labs", "foundedBy", "Ada Quill")),
        ("Boston-based AI lab known for careful work", ("Northlake Labs", "headquarters", "Boston")),
    ],
)
def test_what_the_description_of_a_firm_tells(words, claim):
    assert claim in said(
        read_json([{"name": "Northlake Labs", "description": words, "url": "https://northlake.example"}])
    )


@pytest.mark.parametrize(
    "words",
    [
        "A chat model by a startup known for careful work",
        "Search engine for company documents",
        "Model of an AI lab based in Oslo",
        "Company research agent",
    ],
)
def test_what_describes_no_firm(words):
    found = read_json([{"name": "Heron Desk", "description": words, "url": "https://heron.example"}])
    assert not {claim for claim in found.claims if claim.subject.type == "Organization"}


COMPANY = {"name": "Northlake Labs", "founded_year": 2019, "headquarters": {"city": "Boston"}, "funding": {"total_raised_usd": 214000000}}  # fmt: skip
PEOPLE = [
    {"name": "Ada Quill", "title": "CEO", "is_founder": True},
    {"name": "Ben Orr", "is_founder": True, "title": "Co-founder"},
]
OF_FIRM = {
    ("Heron 2", "developer", "Northlake Labs"),
    ("Northlake Labs", "foundedDate", "2019"),
    ("Northlake Labs", "headquarters", "Boston"),
    ("Northlake Labs", "funding", "214000000"),
}


@pytest.mark.parametrize("key", ["company", "developer", "organization", "vendor", "lab"])
@pytest.mark.parametrize("is_last", [True, False])
def test_a_map_on_the_firm_of_a_product_is_about_the_firm(key, is_last):
    own = {"name": "Heron 2", "product_type": "llm", "open_source": False}
    found = said(read_json({**own, key: COMPANY} if is_last else {"slug": "heron", key: COMPANY, **own}))
    assert found >= OF_FIRM
    assert not {claim for claim in found if claim[0] == "Heron 2" and claim[1] not in ("developer", "openWeight")}


def test_people_beside_the_firm_of_a_product_are_its_own():
    found = said(read_json({"name": "Heron 2", "product_type": "llm", "company": COMPANY, "key_people": PEOPLE}))
    assert found >= {
        ("Northlake Labs", "leader", "Ada Quill"),
        ("Northlake Labs", "foundedBy", "Ada Quill"),
        ("Northlake Labs", "foundedBy", "Ben Orr"),
    }
    assert not {claim for claim in found if claim[0] == "Heron 2" and claim[1] != "developer"}


@pytest.mark.parametrize("role", ["PhD Student", "MS Student", "Visiting Lecturer", "Research Intern", "MLE"])
@pytest.mark.parametrize("key", ["affiliation", "organization", "university"])
def test_what_people_are_at_schools_and_firms(role, key):
    rows = [{"id": "aq", "name": name, key: "Northlake Labs", "role": role} for name in ("Ada Quill", "Ben Orr")]
    assert ("Ada Quill", "roleAt", f"{role} of Northlake Labs") in said(read_json(rows))


@pytest.mark.parametrize("key", ["request_token", "response_token", "unit", "call"])
def test_a_bare_price_below_neither_a_direction_nor_a_rate_is_not_sure(key):
    value = {name: {"pricing_config": {key: {"price": 0.00002}}} for name in ("heron-2", "tern-3")}
    assert not {claim for claim in said(read_json(value)) if claim[1] == "price"}


def test_a_family_is_none_of_its_own():
    families = [{"family": "heron", "members": ["Heron 2"]}, {"family": "tern", "members": ["Tern 3"]}]
    assert not {claim for claim in said(read_json({"families": families})) if claim[1] == "family"}


@pytest.mark.parametrize("own", [{"tasks": 591}, {"size": 66409408}, {"encoder_conf": {"output_size": 512}}])
def test_what_says_nothing_of_a_model(own):
    value = [{"model": name, "context_window": 8000, "license": "MIT", **own} for name in ("Heron 2", "Tern 3")]
    found = {claim[1] for claim in said(read_json(value))}
    assert found == {"contextWindow", "license"}
