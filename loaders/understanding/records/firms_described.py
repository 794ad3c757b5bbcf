"""Records that only a firm has: its own labels, and descriptions that say what it is, "Northern AI lab known for ..."."""

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
    r"(?=[.,;:]|\s?\Z|\s(?:known|behind|founded|co-founded|established|building|that|which|who|whose|based|focused|focusing"
    r"|specializ|specialis|creating|making|working|dedicated|offering|providing|developing|headquartered|led|backed|owned"
    r"|best|famous|in|of|with|by|from|and|\()|\s[—–-])",
    re.IGNORECASE,
)
_LONGEST = 200


def is_firm(pairs: Iterable[Pair]) -> bool:
    """Tell whether pairs of a record are such as only a firm has, as its headquarters, or describe it as one."""
    for pair in pairs:
        key = label_key(pair.label.text)
        if key in lexicon().firm_labels and any(map(str.isalnum, pair.value.text)):
            return True
        if key in lexicon().description_labels and _FIRM.match(pair.value.text[:_LONGEST]):
            return True
    return False
