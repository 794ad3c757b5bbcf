"""How many experts are used for a token, as entries of a list write it: "Top-2 routing strategy", "Router: top-8"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from ....graph.claims import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.document import Passage
    from ..names.knowledge import Knowledge
    from .topics import Topic

_TOP = re.compile(r"\btop[-‑ ](?P<n>[1-9]\d?)\b(?!\s?%)", re.IGNORECASE)
_OF_EXPERTS = re.compile(r"\b(?:rout(?:ing|er|ed)|gat(?:ing|ed?)|experts?|moe)\b", re.IGNORECASE)
_LONGEST = 120
_PROPERTY = "activeExpertCount"


def claims_of_top(entry: Passage, topic: Topic, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield how many experts a short entry of a list says that a token is sent to."""
    words = entry.text
    found = list(_TOP.finditer(words)) if len(words) <= _LONGEST and "op" in words else []
    subject = topic.of_type("Model")
    if len(found) == 1 and subject is not None and _OF_EXPERTS.search(words) is not None:
        count, span = found[0]["n"], entry.between(0, len(words))
        yield Claim(knowledge.document.id, subject, _PROPERTY, Decimal(count), span, found[0][0])
