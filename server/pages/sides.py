"""The two or more sides of a conflict: who says what, and the sentence that says why that does not fit."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...graph.judgement.conflict import Kind
from .judgements import about, conflicts, decisions
from .statements import Thing, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..evaluate import Row, Term
    from .judgements import Conflict, Decision
    from .material import Legend, Material
    from .statements import Statement


@dataclass(frozen=True, slots=True)
class Side:
    """A value of a conflict and who says it; `note` says where it differs from the others but in the value.

    `is_upheld` tells that it is what the consensus holds, `is_other` that it is on another property or thing.
    """

    words: str
    exact: str
    note: str
    said: tuple[Statement, ...]
    is_upheld: bool
    is_other: bool

    def sources(self, legend: Legend) -> list[Thing]:
        """Return the sources that take this side."""
        return legend.among(self.said)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A conflict as pages show it: what it is about, its sides, its sentence in pieces of text and sources.

    Sources that the sentence only counts are a piece with the IRI of the conflict. `also` are those that say the same
    of the other label where two were swapped.
    """

    conflict: Conflict
    about: Thing
    label: str
    anchor: str
    sides: tuple[Side, ...]
    pieces: tuple[str | Thing, ...]
    said: tuple[Statement, ...]
    also: tuple[Disagreement, ...] = ()


def disagreements(material: Material, iris: Sequence[str]) -> list[Disagreement]:
    """Return conflicts with all that their claims say, in the order asked for; one that there is not is left out.

    Of one card that swaps two labels there are two conflicts on the same claims: the second stands with the first.
    """
    if not iris:
        return []
    found = {each.iri: each for each in conflicts(material, material.ask("judgement", node=iris))}
    said = {each.claim: each for each in material.said("judged-claims", node=iris)}
    decided = decisions(material, material.ask("decisions-in", conflict=iris))
    upheld = {claim: each for each in decided for claim in each.supporters}
    files = {text(row, "source"): text(row, "file") for row in _files(material, said.values())}
    return _together([_disagreement(material, found[iri], said, upheld, files) for iri in iris if iri in found])


def _together(found: Sequence[Disagreement]) -> list[Disagreement]:
    kept: list[Disagreement] = []
    for each in found:
        at = next((place for place, other in enumerate(kept) if _is_one_swap(other, each)), None)
        if at is None:
            kept.append(each)
        else:
            kept[at] = replace(kept[at], also=(*kept[at].also, each))
    return kept


def _is_one_swap(one: Disagreement, other: Disagreement) -> bool:
    mine, yours = one.conflict, other.conflict
    is_label = mine.kind.kind == yours.kind.kind == Kind.LABEL
    return is_label and mine.node == yours.node and not mine.claims.isdisjoint(yours.claims)


def _files(material: Material, said: Iterable[Statement]) -> list[Row]:
    sources = [source.iri for source in _sources(said)]
    return material.ask("file-name", source=sources) if sources else []


def _disagreement(
    material: Material,
    conflict: Conflict,
    claims: Mapping[str, Statement],
    upheld: Mapping[str, Decision],
    files: Mapping[str, str],
) -> Disagreement:
    said = [each for claim, each in claims.items() if claim in conflict.claims]
    benchmark = next((each.benchmark for each in said if each.subject.iri == conflict.node and each.benchmark), None)
    known, thing = conflict.known, about(material, conflict.node, said)
    label = f"{known.label if known else 'several properties'}{f' on {benchmark.label}' if benchmark else ''}"
    return Disagreement(
        conflict=conflict,
        about=thing,
        label=label,
        anchor=f"#p-{known.name}" if known and not benchmark else "",
        sides=_sides(conflict, said, upheld),
        # What it is about stands over it already, and pages set the full stop.
        pieces=tuple(_pieces(conflict, f"{thing.label}, {label}", _called(said, files))),
        said=tuple(said),
    )


def _sides(conflict: Conflict, said: Sequence[Statement], upheld: Mapping[str, Decision]) -> tuple[Side, ...]:
    """Return the sides, first what the consensus holds, then what most sources say, last what is on something else."""
    won = {_said(each): upheld[each.claim] for each in said if each.claim in upheld}
    found: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for each in said:
        # Who says what won stands with it, even if what they say no longer counts.
        decision = upheld.get(each.claim) or (won.get(_said(each)) if each.is_stated else None)
        if decision is None or conflict.kind.kind == Kind.PRECISION:
            found[each.words, each.hedge, _note(each, conflict)].append(each)
        else:
            found[(decision.iri,)].append(each)
    sides = [_side(here, conflict, upheld) for here in found.values()]
    return tuple(sorted(sides, key=lambda side: (side.is_other, not side.is_upheld, -len(_sources(side.said)))))


def _said(each: Statement) -> tuple[str, str, Term | None, str]:
    """Return what two statements share that say the same of the same."""
    return each.subject.iri, each.known.name, each.value, each.comparator


def _side(here: Sequence[Statement], conflict: Conflict, upheld: Mapping[str, Decision]) -> Side:
    """Return the side of those who say the same, in the clearest of their words."""
    value = next((upheld[each.claim].value for each in here if each.claim in upheld), None)
    first = min(here, key=lambda each: (each.value != value, each.comparator != "=", each.start))
    is_other = _is_other(first, conflict)
    is_upheld = value is not None and first.value == value and not is_other
    return Side(first.words, first.exact, _note(first, conflict), tuple(here), is_upheld, is_other)


def _is_other(each: Statement, conflict: Conflict) -> bool:
    on_other = conflict.known is not None and each.known.name != conflict.known.name
    return on_other or each.subject.iri != conflict.node


def _note(each: Statement, conflict: Conflict) -> str:
    """Return what a statement is on where that is not what the conflict is on, and how firmly it is said."""
    other = each.known.label if conflict.known is not None and each.known.name != conflict.known.name else ""
    thing = each.about.label if each.subject.iri != conflict.node else ""
    about = [f"as {other}"] if other else []
    about += [f"of {thing}" if other else f"said of {thing}"] if thing else []
    return ", ".join(filter(None, (" ".join(about), each.setting, each.hedge)))


def _called(said: Iterable[Statement], files: Mapping[str, str]) -> dict[str, Thing]:
    """Return the sources of some statements by what a sentence may call each: its name there, alone or with its id."""
    sources = [source for source in _sources(said) if source.iri in files]
    alone = Counter(files[source.iri] for source in sources)
    found = {f"{files[source.iri]} ({source.iri.rpartition('/')[2]})": source for source in sources}
    return found | {files[source.iri]: source for source in sources if alone[files[source.iri]] == 1}


def _pieces(conflict: Conflict, about: str, called: Mapping[str, Thing]) -> Iterator[str | Thing]:
    """Yield a sentence in pieces, each source in place of what it is called; those only counted lead to all."""
    says = conflict.explanation.removeprefix(f"{about}: ").removeprefix(f"{about}, ").rstrip(".")
    if not called:
        yield says
        return
    names = "|".join(re.escape(name) for name in sorted(called, key=lambda name: (-len(name), name)))
    name = rf"(?<![\w.-])(?:{names})(?![\w-])"
    at = 0
    for match in re.finditer(rf"{name}(?:(?:, | and ){name})*|(?<= and )\d{{1,6}} others?\b", says):
        if at < match.start():
            yield says[at : match.start()]
        at = match.end()
        # The sentence has them by file; pages show their letters, which follow their titles.
        there = [called[each] for each in re.findall(name, match[0])]
        there.sort(key=lambda source: (source.label.casefold(), source.iri))
        for joint, source in zip(re.split(name, match[0])[:-1], there, strict=True):
            yield from (joint, source) if joint else (source,)
        if not there:
            yield Thing(conflict.iri, match[0])
    yield says[at:]


def _sources(said: Iterable[Statement]) -> list[Thing]:
    return list(dict.fromkeys(each.source for each in said))
