"""Words that only say where those whom they describe are from: "Chilean founders", "a French company"."""

from __future__ import annotations

import re

from .lexicon import lexicon

OF_A_PEOPLE = re.compile(
    r"[- ](?:(?:AI|tech|technology|software|computer|robotics|machine[- ]learning|AI-safety|research)[- ]){0,2}"
    r"(?:compan(?:y|ies)|start-?ups?|firms?|labs?|entrepreneurs?|researchers?|scientists?|engineers?|executives?|founders?"
    r"|co-?founders?|billionaires?|investors?|professors?|mathematicians?|physicists?|businessm[ae]n|developers?|government"
    r"|regulators?|authorities|giants?|groups?|institutes?|laborator(?:y|ies)|nonprofits?|organi[sz]ations?|conglomerates?|banks?|publishers?|newspapers?|authors?|nationals?|citizens?|market"
    r"|[a-z]+ists?|universit(?:y|ies)|institutions?|corporations?|army|military|parliament|president|minister|subsidiary|maker)\b"
)


def is_of_a_people(text: str, start: int, end: int) -> bool:
    """Tell whether a capitalised word only says where those whom it describes are from: "Chilean founders"."""
    first, *others = text[start:end].split()
    if others and not lexicon().general_words.issuperset(others):
        return False
    first, _, rest = first.partition("-")
    demonyms = lexicon().demonyms
    if first not in demonyms or (rest and rest not in demonyms and rest not in ("born", "based", "led")):
        return False
    return bool(rest or others) or OF_A_PEOPLE.match(text, end) is not None
