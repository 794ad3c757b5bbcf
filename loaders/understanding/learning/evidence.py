"""Of which class a text's unknown names are: what all that it says beside them, taken together, speaks for.

Each place where a name stands gives evidence: the noun that calls it something, the verb before and behind it, what it
has, what it is listed with. A name is typed where the evidence is enough and nothing speaks against it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ..names.mentions import LEGAL_END, ORGANIZATION_END
from ..terms.lexicon import lexicon
from ..terms.people import is_written_as_person
from .cues import STRONG, WEAK
from .sayings import CALLED, DECIDED, described, said_before, said_behind, said_next
from .stands import ENDS, Words, is_joined, stands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..terms.gazetteer import Gazetteer
    from .stands import Stand

_VERSION = re.compile(r"[vV]?[\d.]+[BMKT]?")
# "They'd", "Who'll".
_CONTRACTED = re.compile(r"[’'](?:d|ll|ve|re|m)\Z")
_ADJECTIVE = re.compile(r"\A[^\d]*-[a-z]{4,}\Z")
# The first words of positions, such as `Chief`.
_POSITION_WORDS = frozenset(position.split()[0] for position in lexicon().positions)
_ENOUGH = STRONG
_MARGIN = 2.0


class _Tally:
    """What speaks for each class of each name; the same words say it twice at most."""

    def __init__(self) -> None:
        self._said: dict[str, dict[tuple[str, str], list[float]]] = defaultdict(lambda: defaultdict(list))
        self.inside: set[str] = set()

    def add(self, name: str, cue: str, weights: dict[str, float]) -> None:
        for type_, weight in weights.items():
            said = self._said[name][type_, cue]
            if len(said) <= 1:
                said.append(weight / (1 + len(said)))

    def of(self, name: str) -> dict[str, float]:
        """Return how much speaks for each class; of a word that only opens sentences, what calls it something."""
        sums: dict[str, float] = defaultdict(float)
        is_plain = name not in self.inside and name.isalpha() and name[1:].islower()
        for (type_, cue), weights in self._said[name].items():
            if not is_plain or cue in CALLED:
                sums[type_] += sum(weights)
        return sums

    def names(self) -> Iterator[str]:
        yield from self._said

    def join_names(self) -> None:
        """Count what is said of other forms of a name, where they can be of no other, for the name.

        Those are "Quill" for "Ada Quill", "Northlake" for "Northlake Labs", and "Imagine Heron" at the start of a
        sentence where the text tells of Heron.
        """
        longer: dict[str, list[str]] = defaultdict(list)
        for name in [name for name in self._said if " " in name]:
            first, rest = name.split(" ", 1)
            if name not in self.inside and rest in self.inside and rest in self._said:
                self._join(name, rest)
                del self._said[name]
            else:
                longer[rest.split()[-1] if is_written_as_person(name) else first].append(name)
        for short, names in longer.items():
            if len(names) == 1 and short in self._said:
                self._join(short, names[0])
                if is_written_as_person(names[0]):
                    del self._said[short]

    def _join(self, name: str, other: str) -> None:
        for (type_, cue), said in self._said[name].items():
            self._said[other][type_, f"{cue} ({name})"] = said


def named_in(prose: str, known: Gazetteer) -> Iterator[Entity]:
    """Yield the people, organizations and models, so far unknown, whose class a text tells."""
    tally = _tallied(Words.of(prose), known)
    tally.join_names()
    common: frozenset[str] | None = None
    for name in tally.names():
        type_ = _decided(name, tally.of(name))
        if type_ is None:
            continue
        if common is None:
            common = frozenset(word for word in re.findall(r"[^\W\d_]+", prose) if word.islower())
        if name.isupper() or name.casefold() not in common:
            called = {"Model": "ModelFamily", "Organization": "Organization"}.get(type_)
            family = known.called(name, called) if called is not None else None
            # "Northlake AS" is what else is called Northlake.
            yield family or Entity(type_, LEGAL_END.sub("", name) if type_ == "Organization" else name)


def _decided(name: str, sums: dict[str, float]) -> str | None:
    """Return the class for which enough speaks and against which nothing of weight does."""
    is_label = not lexicon().no_people.isdisjoint(name.casefold().split())
    is_person = is_written_as_person(name) and ORGANIZATION_END.search(name) is None and not is_label
    said = dict(sums)
    if not is_person and "Person" in said:
        # Much that a person does a thing of one word or with an ending of its own does, too.
        said["Person"] /= 2
    if ORGANIZATION_END.search(name) and " " in name and " of " not in name:
        said["Organization"] = said.get("Organization", 0.0) + WEAK
    if agent := min(said.pop("Agent", 0.0) / 2, WEAK):
        does = "Person" if is_person and said.get("Person", 0.0) >= said.get("Organization", 0.0) else "Organization"
        said[does] = said.get(does, 0.0) + agent
    best = max(DECIDED, key=lambda type_: said.get(type_, 0.0))
    rest = max((weight for type_, weight in said.items() if type_ != best), default=0.0)
    enough = said.get(best, 0.0) >= _ENOUGH and said[best] >= _MARGIN * rest
    return best if enough and (is_person if best == "Person" else _may_be_a_name(name)) else None


def _may_be_a_name(name: str) -> bool:
    """Tell a name from a capitalised word that is none by itself ("Labs", "European", "Chief")."""
    words = lexicon()
    is_common = name in words.organization_endings or name in words.demonyms
    is_part = "’s " in name or "'s " in name or _VERSION.fullmatch(name) is not None
    first = name.split(maxsplit=1)[0]
    is_part = is_part or _ADJECTIVE.search(name) is not None or _CONTRACTED.search(name) is not None
    return not (is_common or is_part or first in _POSITION_WORDS or has_common_word(name))


def has_common_word(name: str) -> bool:
    """Tell whether a name is made with a word that is capitalised for another reason, or of one."""
    return any(word in lexicon().outside_names for word in name.split())


def _tallied(words: Words, known: Gazetteer) -> _Tally:
    tally = _Tally()
    types: dict[str, str | None] = {}
    row: list[Stand] = []
    for stand in stands(words):
        if stand.name not in types:
            entity = known.called(stand.name)
            # A word that is often a common one, too: the text has to tell that it means the family, or the firm.
            is_sure = (
                entity is not None and entity.type != "ModelFamily" and not known.is_weak(stand.name, "Organization")
            )
            types[stand.name] = entity.type if entity is not None and is_sure else None
        if row and not is_joined(words, row[-1], stand):
            _weigh(words, row, types, tally)
            row = []
        row.append(stand)
    if row:
        _weigh(words, row, types, tally)
    return tally


def _weigh(words: Words, row: list[Stand], types: dict[str, str | None], tally: _Tally) -> None:
    """Add what is said of the names of a row: what stands before and behind it all, and who else stands in it."""
    unknown = [stand for stand in row if types[stand.name] is None]
    if not unknown:
        return
    said = [*said_before(words, row[0]), *said_behind(words, row[-1])]
    if len(row) == 1:
        said += said_next(words, row[0])
    beside = {types[stand.name] for stand in row} - {None}
    if len(beside) == 1:
        type_ = next(iter(beside)) or ""
        said.append(("beside", {type_ if type_ in DECIDED else "Other": WEAK}))
    if row[0].first > 0 and words.words[row[0].first - 1] not in (*ENDS, ":"):
        tally.inside.add(row[0].name)
    tally.inside.update(stand.name for stand in row[1:])
    for stand in unknown:
        for cue, weights in said:
            tally.add(stand.name, cue, weights)
        if stand is not row[-1] and words.words[stand.past : stand.past + 1] == [","]:
            for cue, weights in described(words.behind(stand.past)):
                tally.add(stand.name, cue, weights)
