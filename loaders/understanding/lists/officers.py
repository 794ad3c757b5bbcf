"""Entries labelled with a firm's name in which somebody of it speaks: "Sandpiper: Co-founder Ada Quill said ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Entity, Role
from ..names.mentions import LEADING, NAME, POSITION, mentions
from ..names.naming import clean, is_name
from ..posts.post_words import FOUNDER
from ..properties.labelled import ANY_MODEL, property_of
from ..terms.heading_kinds import kinds_of_heading
from ..terms.people import is_written_as_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.document import Pair
    from ..names.knowledge import Knowledge

_REACH = 90
# What may stand between posts and the name of who holds them.
_BETWEEN = re.compile(r"(?:\s|,|&|\band\b|\b(?:co-?)?founder\b)*", re.IGNORECASE)


def officers_of_label(pair: Pair, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield the posts that a value begins with, of whom it names behind them, at the firm that the label is."""
    text = pair.value.text[:_REACH]
    name = clean(pair.label.text)
    found = mentions(pair.value.text, knowledge.names) if text[:1].isupper() and is_name(name) else ()
    person = next((m for m in found if m.kind not in (POSITION, LEADING) and not FOUNDER.search(str(m.value))), None)
    if person is None or person.end > _REACH or not _is_person(person.kind, str(person.value), pair.value.text):
        return
    held = [m for m in found if m.end <= person.start and m.kind in (POSITION, LEADING)]
    rest = _without(text[: person.start], [(m.start, m.end) for m in held])
    founder = FOUNDER.search(rest)
    known = knowledge.names.gazetteer.called(name)
    is_firm = known is None or known.type in ("Organization", "Channel")
    is_label = bool(kinds_of_heading(name)) or property_of(name, ANY_MODEL, knowledge) is not None
    if not (held or founder) or _BETWEEN.fullmatch(rest) is None or not is_firm or is_label:
        return
    firm = known if known is not None and known.type == "Organization" else Entity("Organization", name)
    who = person.value if isinstance(person.value, Entity) else Entity("Person", str(person.value))
    span, source = pair.label.span.to(pair.value.between(0, person.end)), knowledge.document.id
    yield Claim(source, who, "affiliation", firm, span)
    for mention in held:
        yield Claim(source, who, "roleAt", Role(str(mention.value), firm), span)
    if founder is not None:
        yield Claim(source, firm, "foundedBy", who, span)
    if any(mention.kind == LEADING for mention in held):
        yield Claim(source, firm, "leader", who, span)


def _is_person(kind: str, name: str, text: str) -> bool:
    return kind == "Person" or (kind == NAME and is_written_as_person(name) and name in text)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """Return a text without some stretches, which are in order."""
    pieces, at = [], 0
    for start, end in spans:
        pieces.append(text[at:start])
        at = end
    return " ".join([*pieces, text[at:]])
