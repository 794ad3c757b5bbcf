"""Entries that name a thing under a heading that tells its kind: models, products, partners, officers."""

from __future__ import annotations

import pytest
from reading import read_markdown, value_of
from whosays.loaders.understanding.terms.heading_kinds import kinds_of_heading

PAGE = "# Northlake Labs\n\nNorthlake Labs is a company in Bergen.\n\n"


def facts(text, page=PAGE):
    return {(claim.subject.name, claim.property, value_of(claim)) for claim in read_markdown(page + text).claims}


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [
        ("Technology and Products", {"products"}),
        ("Speech Models (2020-2024)", {"models"}),
        ("3. Awards & Honours", {"awards"}),
        ("Funding Rounds", {"funding"}),
        ("Founders and investors", {"founders", "investors"}),
        ("Early Life and Education", {"education"}),
        ("Key people", {"people"}),
        ("Supported models", set()),
        ("Business models", set()),
        ("Government Contracts", {"partners"}),
        ("Northlake (2015-2019)", set()),
        ("", set()),
    ],
)
def test_a_heading_tells_the_kind_of_its_entries(heading, kinds):
    assert kinds_of_heading(heading) == kinds


@pytest.mark.parametrize(
    "entry",
    [
        "- **Tern-2** (March 2024): reads and writes",
        "- **Tern-2** (March 2024) — reads and writes",
        "- **Tern-2 (March 2024)**: reads and writes",
        "- [[Tern-2]] (released March 2024): reads and writes",
        "- **Tern-2**: Released in March 2024, it reads and writes",
        "- **Tern-2** – launched March 2024",
        "- Tern-2 (March 2024)",
        "- Tern-2, March 2024",
        "- March 2024 · Tern-2",
        "- March 2024: **Tern-2** - reads and writes",
        "**Tern-2** (March 2024):\n- reads and writes",
        "### Tern-2 (March 2024)\n\nIt reads and writes.",
        "### Tern-2\n\nReleased in March 2024, it reads and writes.",
    ],
)
def test_an_entry_that_names_a_model_gives_its_date_and_its_maker(entry):
    expected = {("Tern-2", "releaseDate", "2024-03"), ("Tern-2", "developer", "Northlake Labs")}
    assert expected <= facts(f"## Models\n\n{entry}\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Tern models\n\n- **Tern-Swift** (2024): for phones\n", ("Tern-Swift", "family", "Tern")),
        ("## Models\n\n- **Tern-2**: Parameters: 7B, Context: 32K, MMLU: 61.5%\n", ("Tern-2", "totalParameters", "7000000000")),
        ("## Products\n\n- **Harbour Desk** (May 2024): a tool\n", ("Northlake Labs", "product", "Harbour Desk")),
        ("## Products\n\n- **Harbour Desk** (May 2024): a tool\n", ("Release: Harbour Desk, 2024-05", "date", "2024-05")),
        ("## Products\n\n### Harbour Desk\n\nHarbour Desk writes.\n", ("Northlake Labs", "product", "Harbour Desk")),
        ("## Partnerships\n\n- **Plover Films** (May 2024): scripts\n", ("Northlake Labs", "partner", "Plover Films")),
        ("## Partnerships\n\n- **Plover Films** (May 2024): scripts\n", ("Partnership: Plover Films, 2024-05", "date", "2024-05")),
        ("## Key investors\n\n- Sandpiper Capital\n", ("Sandpiper Capital", "investedIn", "Northlake Labs")),
        ("## Leadership\n\n- **Nils Oddvar** – Chief Scientist\n", ("Nils Oddvar", "roleAt", "Chief Scientist of Northlake Labs")),
        ("## Leadership\n\n- **Nils Oddvar**: CEO & Co-founder\n", ("Northlake Labs", "leader", "Nils Oddvar")),
        ("## Leadership\n\n- **Nils Oddvar**: CEO & Co-founder\n", ("Northlake Labs", "foundedBy", "Nils Oddvar")),
        ("## Leadership\n\n- **Nils Oddvar** – Co-founder\n", ("Nils Oddvar", "roleAt", "Co-founder of Northlake Labs")),
        ("## Leadership\n\n**Nils Oddvar** - Founder and CEO\n", ("Northlake Labs", "leader", "Nils Oddvar")),
    ],
)  # fmt: skip
def test_an_entry_says_what_its_place_says(text, expected):
    assert expected in facts(text)


@pytest.mark.parametrize(
    ("text", "properties"),
    [
        ("## Supported models\n\n- **Tern-2** (March 2024): reads\n", {"developer"}),
        ("## Models\n\n- **Tern-2** (March 2024): a model of Meta\n", {"developer"}),
        ("## Models\n\n- **Tern-2** (expected March 2031): reads\n", {"releaseDate"}),
        ("## Models\n\n- **Architecture** (2024): Transformer\n", {"releaseDate", "developer"}),
        ("## Products\n\n- **Enterprise Integrations**: many\n- **Pricing**: free\n- **Better answers**: yes\n", {"product"}),
        ("## Products\n\n### Better Answers\n\nWe think about them.\n", {"product"}),
        ("## First models\n\n- **Tern 2** released (May)\n- Tern 3 launched in November\n", {"developer", "family"}),
        ("## Former leadership\n\n- **Nils Oddvar** – CEO until 2020\n", {"leader"}),
        ("## Board\n\n- **Nils Oddvar** – Partner at Sandpiper Capital\n", {"leader", "foundedBy"}),
    ],
)  # fmt: skip
def test_what_is_not_told_is_not_claimed(text, properties):
    assert not {claim for claim in facts(text) if claim[1] in properties}


MODEL = "# Heron 2\n\nHeron 2 is a language model.\n\n"


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("## Availability\n\n- **Ollama**: for a laptop\n- **Harbour Cloud**: for more\n", {"Ollama", "Harbour Cloud"}),
        ("### Platforms\n\n- Hugging Face\n", {"Hugging Face"}),
        ("## Availability\n\n- **Norway**: since May\n- **Harbour Cloud**: planned\n- **Free tier**: none\n", set()),
    ],
)  # fmt: skip
def test_a_list_of_places_tells_where_a_model_can_be_had(text, channels):
    assert {claim[2] for claim in facts(text, MODEL) if claim[1] == "accessChannel"} == channels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was founded in 2022 by three well-known engineers:\n- **Nils Oddvar**: once at Plover\n", ("Northlake Labs", "foundedBy", "Nils Oddvar")),
        ("The company has been backed by the following funds:\n- Sandpiper Capital\n", ("Sandpiper Capital", "investedIn", "Northlake Labs")),
        ("Its investors include:\n- **Sandpiper Capital**: the first\n", ("Sandpiper Capital", "investedIn", "Northlake Labs")),
        ("## Products\n\nWe have many.\n\n### Speech generation\n\n- **Harbour Voice**: speaks\n", ("Northlake Labs", "product", "Harbour Voice")),
    ],
)  # fmt: skip
def test_an_entry_completes_the_words_that_lead_into_its_list(text, expected):
    assert expected in facts(text)


@pytest.mark.parametrize("unit", ["a ", "A (", "(a) ", "Aa: ", "Aa, Bb: c, ", "- ", "2024 "])
def test_hostile_entries_are_read_to_their_end(unit):
    facts("## Models and products\n\n- " + unit * (20_000 // len(unit)) + "\n")


@pytest.mark.parametrize("unit", ["a", "a-", "a ", "a.b ", " ", "in "])
@pytest.mark.parametrize("verb", ["Released", "Announced"])
def test_a_hostile_maker_beside_a_date_takes_no_time(verb, unit):
    by = (unit * 110)[:110]
    entries = "".join(f"- Heron {number} ({verb} by {by}! x 2031)\n" for number in range(50))
    facts(f"## Models and products\n\n{entries}")


@pytest.mark.parametrize(
    "entry",
    ["**Ada Quill (CEO)**: won three medals", "**Ada Quill** (co-founder & CEO): former engineer at Fjord Capital", "Ada Quill - CEO"],
)  # fmt: skip
def test_a_post_in_the_brackets_behind_a_founder_is_held_here(entry):
    found = facts(f"## Founders\n\n- {entry}\n")
    assert ("Northlake Labs", "leader", "Ada Quill") in found
    assert ("Ada Quill", "roleAt", "CEO of Northlake Labs") in {(a, b, c.replace(" at ", " of ")) for a, b, c in found}


def test_a_common_word_by_which_a_firm_goes_is_a_label_where_the_page_tells_of_no_such_firm():
    assert not {
        claim for claim in facts("## Money\n\n- **Runway:** two years with $3B in funding\n") if claim[0] == "Runway"
    }
