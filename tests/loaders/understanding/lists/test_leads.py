"""An entry may say the contrary of the words that lead to its list."""

from __future__ import annotations

from reading import read_markdown, value_of

PAGE = """# Heron 4

Heron 4 is a family. Of its variants two have shipped:

- **Heron 4 Scout** (109B total)
- **Heron 4 Ultra** (2T total) was shown in a preview but never publicly released.
"""


def test_what_was_never_released_is_not_listed_as_released():
    found = {c.subject.name: value_of(c) for c in read_markdown(PAGE).claims if c.property == "availability"}
    assert found == {"Heron 4 Scout": "released"}
