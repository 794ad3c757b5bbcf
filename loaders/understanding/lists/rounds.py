"""Entries under headings such as "Funding": a round with its date, its sum, its investors and what it valued."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Comparator, Entity, Modality
from ....graph.dates import parse_date
from ....graph.quantities import Quantity
from ....graph.vocabulary import label_key
from ..names.knowledge import fits, other_unit
from ..names.mentions import LEGAL_END, NAME, mentions
from ..properties.events import Event, event_claims
from ..properties.inline_pairs import labels_within
from ..properties.topics import Dated
from ..terms.hedges import modality_of
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.claims import Value
    from ....graph.document import Passage, Span
    from ....graph.vocabulary import Property
    from ..names.knowledge import Knowledge
    from ..names.mentions import Mention
    from .heads import Head

ROUND = re.compile(
    r"(?!.*\b(?:investors?|backers?|angels)\b)"
    r"(?:(?:pre-?\s?seed|seed|angel|series [a-k]|pre-series [a-k])\b[\w\s+-]{0,30}"
    r"|[\w\s+-]{2,24}\b(?:round|financing|investment|extension))\Z",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\A(?!.*\b(?:seed|angel|series)\b)"
    r".*\b(?:investment|(?:first|second|third|fourth|fifth|next|last|latest|final|new) round)\Z",
    re.IGNORECASE | re.DOTALL,
)
# What an entry may begin with behind its date.
_DATED_ROUND = re.compile(
    r"(?:closed |announced |completed )?(?:an? )?(?:pre-?\s?seed|seed|angel|series [a-k])(?:\s|-)?"
    r"(?:round|funding|financing|extension|investment)?\s?(?=[(:,;–—-]|of\b|\Z|led\b|at\b|with\b|from\b|[$€£¥])",
    re.IGNORECASE,
)
_VALUED_BEFORE = re.compile(
    r"\b(?:valuation|valued|valuing|values|value|worth|market cap)\b[^.;$€£¥]{0,40}\Z"
    r"|\bat (?:an? )?(?:over |about |nearly )?\Z",
    re.IGNORECASE,
)
_VALUED_BEHIND = re.compile(r"[^.;,$€£¥]{0,16}\b(?:valuation|post-money|pre-money|market cap)", re.IGNORECASE)
_TOTAL = re.compile(r"\btotal\b", re.IGNORECASE)
_PRE_MONEY = re.compile(r"\bpre-money", re.IGNORECASE)
_OTHER_SUM = re.compile(
    r"\b(?:total|totall?ing|altogether|so far|to date|revenues?|ARR|sales|stake|debt of|fine|bid|up to)\b"
    r"[^.;$€£¥]{0,30}\Z",
    re.IGNORECASE,
)
_INVESTORS = re.compile(
    r"\b(?:(?:co-)?led (?:jointly )?by|participation (?:from|by|of)|(?:co-)?lead (?:investors?)?:?|investors?:?"
    r"|backers?:?|backed by|investments? (?:from|by)|funding from|from|joined by|alongside|funded by|financed by|by)\s",
    re.IGNORECASE,
)
_DESCRIBED = (
    r"(?:(?:the|its|an?|new|existing|early|other|prominent|major|several|venture|capital|firms?|funds?|investors?|backers?"
    r"|tech|technology|chip|giants?|cloud|and|including|include|included|such as|like|both|lead|company|companies"
    r"|return(?:ing)?)\s)"
)
_FIRST = re.compile(rf"{_DESCRIBED}{{0,6}}")
_NEXT = re.compile(
    rf"(?:\s?\([^()]{{0,40}}\))?(?:,| and|, and|;| &| as well as|, as well as| plus|/)\s{_DESCRIBED}{{0,5}}"
)
# Words of names only, and what joins and sorts them.
_WORD_OF_NAMES = r"(?:(?:[^\W\d_a-z]|\d[A-Z])[\w.’'&-]*|of|and|&|others|\((?:co-)?leads?(?: investors?)?\))"
_NAMES = re.compile(rf"{_WORD_OF_NAMES}(?:(?:\s?[,;]\s|\s){_WORD_OF_NAMES}){{0,60}}")
_AGENTS = ("Organization", "Person")


@dataclass(frozen=True, slots=True)
class Round:
    """An entry that may tell of a round: the name that it begins with, its words, its date, and who took money in."""

    head: Head | None
    words: Passage
    dated: Dated | None
    of: Entity
    knowledge: Knowledge

    @property
    def is_named(self) -> bool:
        """Tell whether the entry begins with the name of a round: "Series B (2023)", "May 2023: Series B"."""
        is_headed = self.head is not None and ROUND.match(self.head.name.text) is not None
        return is_headed or (self.dated is not None and _DATED_ROUND.match(self.words.text) is not None)

    @property
    def day(self) -> Dated | None:
        """The date of the entry, or the one that is labelled so within: "Series B: Date: May 2024, Amount: ..."."""
        for pair in labels_within(self.words) if self.dated is None else ():
            if label_key(pair.label.text) in lexicon().ledger_labels["date"]:
                date = parse_date(pair.value.text)
                return Dated(date, pair.value.span, of_entry=True) if date is not None else None
        return self.dated

    def claims(self) -> Iterator[Claim]:
        """Yield the round with its investors and the valuation; nothing where the entry only supposes them."""
        named = self.head.name.text if self.head is not None else ""
        if modality_of(self.words.text) is not Modality.ASSERTED or _TOTAL.search(named):
            return
        found = mentions(self.words.text, self.knowledge.names)
        properties = self.knowledge.vocabulary.properties
        amount = _sum(found, self.words.text, properties["funding"], valued=False)
        worth = _sum(found, self.words.text, properties["valuation"], valued=True)
        is_headed = self.head is not None and ROUND.match(named) is not None
        investors = list(_investors(found, self.words.text, self.of, may_begin=is_headed))
        if amount is None and not (self.is_named or (self.day is not None and (worth or investors))):
            return
        # "Infrastructure investment" may name anything, a "second round" too; a series, a round.
        is_series = self.is_named and not (self.head is not None and _GENERAL.search(self.head.name.text))
        if amount is not None or investors or is_series:
            yield from self._event(amount, [entity for entity, _ in investors])
        for entity, at in investors:
            yield self._claim(entity, properties["investedIn"], self.of, at)
        if worth is not None and isinstance(worth.value, Quantity):
            yield self._claim(self.of, properties["valuation"], worth.value.value, worth)

    def _event(self, amount: Mention | None, investors: Sequence[Entity]) -> Iterator[Claim]:
        told = amount.value if amount is not None and isinstance(amount.value, Quantity) else None
        event = Event(
            kind="funding",
            about=self.of,
            agents=tuple(investors),
            dated=self.day,
            amount=told,
            span=self._span(amount) if amount is not None else self._start,
            named=self.of,
        )
        yield from event_claims(event, self.knowledge)

    @property
    def _start(self) -> Span:
        is_headed = self.head is not None and ROUND.match(self.head.name.text) is not None
        return self.head.name.span if self.head is not None and is_headed else self.words.between(0, 1)

    def _span(self, mention: Mention) -> Span:
        """Return the words from the start of the entry to what it names: evidence that says of which round it is."""
        return self._start.to(self.words.between(mention.start, mention.end))

    def _claim(self, subject: Entity, known: Property, value: Value, at: Mention) -> Claim:
        quantity = at.value if isinstance(at.value, Quantity) else None
        return Claim(
            self.knowledge.document.id,
            subject,
            known.name,
            value,
            self._span(at),
            comparator=quantity.comparator if quantity is not None else Comparator.EQUAL,
            as_of=day.date if known.varies and (day := self.day) is not None else None,
            unit=other_unit(quantity, known) if quantity is not None else None,
        )


def _sum(found: Sequence[Mention], text: str, known: Property, *, valued: bool) -> Mention | None:
    """Return the first sum of money of an entry that is what was raised, or else what the company was valued at."""
    for mention in found:
        quantity = mention.value
        if not isinstance(quantity, Quantity) or quantity.unit is None or quantity.upper is not None:
            continue
        if quantity.per is not None or not fits(quantity, known):
            continue
        before = text[max(0, mention.start - 60) : mention.start]
        behind = _VALUED_BEHIND.match(text, mention.end)
        is_value = behind is not None or _VALUED_BEFORE.search(before) is not None
        is_other = _OTHER_SUM.search(before) is not None or (behind is not None and _PRE_MONEY.search(behind.group()))
        if is_value == valued and not is_other:
            return mention
    return None


def _investors(found: Sequence[Mention], text: str, of: Entity, *, may_begin: bool) -> Iterator[tuple[Entity, Mention]]:
    """Yield those who are enumerated behind "led by", "with participation from", "investors:".

    With `may_begin` also those of an entry that is nothing but their names: "Series A: Fjord Capital, Birch".
    """
    seen: set[Entity] = {of}
    at_place = {mention.start: mention for mention in found}
    alone = [0] if may_begin and _NAMES.fullmatch(text) else []
    for start in [*alone, *(cue.end() for cue in _INVESTORS.finditer(text))]:
        following = _FIRST.match(text, start)
        while following is not None and (mention := at_place.get(following.end())) is not None:
            entity = _agent(mention)
            if entity is None or entity in seen:
                break
            seen.add(entity)
            yield entity, mention
            following = _NEXT.match(text, mention.end)


def _agent(mention: Mention) -> Entity | None:
    if isinstance(mention.value, Entity):
        return mention.value if mention.value.type in _AGENTS else None
    name = str(mention.value)
    is_one = mention.kind == NAME and name.split(maxsplit=1)[0].casefold() not in lexicon().not_investors
    return Entity("Organization", LEGAL_END.sub("", name)) if is_one and not any(map(str.isdigit, name)) else None
