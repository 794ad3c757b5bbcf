"""Pages whose title says more of a name than their words do."""

from __future__ import annotations

import pytest
from reading import read_markdown

FACTS = "- **Layers:** 48\n- **Context length:** 128K\n"


def subjects(text):
    return {claim.subject.name for claim in read_markdown(text).claims if claim.property == "layerCount"}


@pytest.mark.parametrize("title", ["Heron 2 Ultra MoE", "Heron 2 Dense"])
def test_the_tail_of_a_title_is_part_of_the_name(title):
    assert subjects(f"# {title}\n\n**Organization:** Northlake Labs\n\n{title} is a language model.\n\n{FACTS}") == {
        title
    }


@pytest.mark.parametrize(
    "title", ["Heron 2 Ultra", "Heron 2 Ultra (2025)", "Heron 2 Ultra (language model)", "Heron 2 Ultra: MoE at scale"]
)
def test_other_words_behind_a_name_are_not(title):
    assert subjects(
        f"# {title}\n\n**Organization:** Northlake Labs\n\nHeron 2 Ultra is a language model.\n\n{FACTS}"
    ) == {"Heron 2 Ultra"}
