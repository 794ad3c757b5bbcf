"""Records that only a firm has: its own labels, or a description that says what it is, "AI lab known for ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.vocabulary import label_key
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ....graph.document import Pair

# Words before the noun are none that would make the firm another's: "model by a startup".
_FIRM = re.compile(
    r"(?:(?!(?:by|from|of|for|with|to|at|in|on|that|is|and|via|using|made|model|models|api)\b)[\w&/.'’+-]{1,24}\s){0,7}"
    r"(?:company|startup|start-up|firm|lab|labs|laboratory|institute|organi[sz]ation|non-?profit|corporation"
    r"|conglomerate|unicorn|subsidiary|consortium|university|vendor|foundation)\b"
    r"(?=[.,;]|\s?\Z|\s(?:known|behind|founded|co-founded|established|building|that|which|who|whose|based|focused|focusing"
    r"|specializ|specialis|creating|making|working|dedicated|offering|providing|developing|headquartered|led|backed|owned"
    r"|best|famous|in|of|with|by|from|and|\()|\s[—–-])",
    re.IGNORECASE,
)
_LONGEST = 200


def is_firm(pairs: Iterable[Pair], level: int) -> bool:
    """Tell whether a record has pairs such as only a firm has, as its headquarters, or is described as one.

    `level` is how many keys stand above the record itself.
    """
    for pair in pairs:
        above = pair.path[level:]
        key = label_key(above[0] if above else pair.label.text)
        if key in lexicon().firm_labels and any(map(str.isalnum, pair.value.text)):
            return True
        if above:
            continue
        if key in lexicon().description_labels and _FIRM.match(pair.value.text[:_LONGEST]):
            return True
    return False
