"""Who only reports of a firm is not the company that the next sentence speaks of."""

from __future__ import annotations

import pytest
from reading import read_markdown, value_of

PAGE = """# Two firms

Fjord News is a company that writes. Plover Systems is a company that makes robots. Both are small.

{}
"""


def worth(text):
    claims = read_markdown(PAGE.format(text)).claims
    return {(c.subject.name, value_of(c)) for c in claims if c.property == "valuation"}


@pytest.mark.parametrize(
    "text",
    [
        "Fjord News visited Plover Systems in January. The company is valued at $5 billion.",
        "Fjord News reported that Plover Systems had been sued. The company is valued at $5 billion.",
        "Plover Systems told Fjord News that it is valued at $5 billion.",
        "Plover Systems is large. It told Fjord News in May. The company is valued at $5 billion.",
    ],
)
def test_who_tells_of_a_firm_is_not_meant_by_the_company(text):
    assert worth(text) == {("Plover Systems", "5000000000")}


def test_who_reports_of_itself_is_meant():
    text = "Fjord News reported that its sales rose at Plover Systems. The company is valued at $5 billion."
    assert worth(text) == {("Fjord News", "5000000000")}


def test_a_brand_is_not_the_firm_of_the_page():
    text = "# Plover Systems\n\nPlover Systems is a company.\n\nThe brand surpassed $2 billion in sales in 2030.\n"
    assert "revenue" not in {c.property for c in read_markdown(text).claims}
