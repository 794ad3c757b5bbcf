"""A label whose last letters are lowered, "MarshBench" with "acc" below the line, narrows what stands before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ....graph.document import Passage
    from ..names.knowledge import Knowledge

_LOWERED = re.compile(r"<sub>\s?(?P<words>[A-Za-z][\w .@/-]{1,24})\Z")


def label_of(passage: Passage, knowledge: Knowledge) -> str:
    """Return the words of a label, lowered ones in brackets: "MarshBench (acc)"."""
    text = passage.text
    written = knowledge.document[passage.span] if text else ""
    lowered = _LOWERED.search(written) if "<sub>" in written else None
    if lowered is None or not text.endswith(lowered["words"]) or text == lowered["words"]:
        return text
    return f"{text.removesuffix(lowered['words']).rstrip(' *')} ({lowered['words']})"
