"""The memory section of a model's page: what it needs, from what that is computed, and what sources state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.errors import QueryError
from ...graph.judgement.memory.formats import format_called, format_names
from ...graph.judgement.memory.question import LONGEST_CONTEXT, Memory, MemoryQuestion, memory_of
from ...graph.judgement.memory.stated import Verdict
from ...graph.judgement.policy import policy_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...graph.judgement.memory.said import Said
    from ...graph.vocabulary import Vocabulary
    from .lines import Group
    from .material import Legend, Material, Page
    from .statements import Thing

_FORMATS = ("precision", "cache")
_LONGEST = 40
_PARAMETERS = "p-totalParameters"


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim to link to: its source, the name of its place in there, its words."""

    source: Thing
    anchor: str
    quote: str


@dataclass(frozen=True, slots=True)
class Row:
    """An input or a stated figure: its label, its value, a note, the claims; `is_off` where it cannot be right."""

    label: str
    value: str
    note: str
    cited: tuple[Cited, ...]
    is_off: bool = False


def memory(material: Material, page: Page, typed: Mapping[str, str]) -> Page | None:
    """Return the section for the page of a thing; None where no source gives it parameters.

    What was typed and is no number format, or no number, comes back as `fault` in words, and the rest as if not typed.
    """
    if not _has_parameters(page["groups"]):
        return None
    given = {name: typed.get(name, "").strip()[:_LONGEST] for name in (*_FORMATS, "context", "batch")}
    try:
        answer, fault = _answer(material, page["iri"], given), ""
    except QueryError as refused:
        answer, fault = _answer(material, page["iri"], {}), f"{refused.what}; {refused.remedy}"
    if answer.weights.amount is None:
        return None
    legend: Legend = page["legend"]
    return {
        "answer": answer,
        "fault": fault,
        "given": given | _as_offered(given, material.vocabulary),
        "is_asked": any(given.values()),
        "formats": format_names(material.vocabulary),
        "inputs": [Row(each.label, each.value, each.how, _cited(each.said, legend)) for each in answer.inputs],
        "stated": [
            Row(each.said.value, each.said.setting, each.comparison, _cited([each.said], legend), _is_off(each.verdict))
            for each in answer.stated
        ],
    }


def _as_offered(given: Mapping[str, str], vocabulary: Vocabulary) -> dict[str, str]:
    """Return the number formats that were typed by the names under which the form offers them."""
    found = {name: format_called(vocabulary, given[name]) for name in _FORMATS}
    return {name: entry.label for name, entry in found.items() if entry is not None}


def _has_parameters(groups: Iterable[Group]) -> bool:
    return any(line.anchor == _PARAMETERS for group in groups for line in group.lines)


def _answer(material: Material, iri: str, given: Mapping[str, str]) -> Memory:
    asked = MemoryQuestion(
        precision=given.get("precision") or None,
        cache_precision=given.get("cache") or None,
        context=_count(given.get("context")),
        batch=_count(given.get("batch")) or 1,
    )
    return memory_of(material.ask, material.vocabulary, policy_of(material.seal), iri, asked)


def _count(typed: str | None) -> int | None:
    """Return a number that was typed, None for nothing; QueryError where it is none from 1 on."""
    if not typed:
        return None
    digits = typed.replace(",", "")
    if not (digits.isascii() and digits.isdecimal() and 1 <= int(digits) <= LONGEST_CONTEXT):
        raise QueryError("memory", f"{typed!r} is no number that makes sense here", "write it like 32768")
    return int(digits)


def _cited(said: Iterable[Said], legend: Legend) -> tuple[Cited, ...]:
    """Return the first claim of each source, in the order of the legend."""
    first: dict[str, Said] = {}
    for each in said:
        first.setdefault(each.source, each)
    return tuple(
        Cited(source, f"c-{first[source.iri].claim.rpartition('/')[2]}", first[source.iri].quote)
        for source in legend.sources
        if source.iri in first
    )


def _is_off(verdict: Verdict) -> bool:
    return verdict in {Verdict.TOO_LITTLE, Verdict.NO_ROOM}
