"""The page of all conflicts: those that a reader asks for, the gravest first, and which sources differ most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from ...graph import words
from ...graph.iris import may_be_link
from ...graph.judgement.conflict import Severity
from .differing import Differing, differ_in
from .judgements import SOFT, kinds, rank
from .material import Legend
from .sides import disagreements as told
from .statements import Labels, Thing, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .material import Material, Page
    from .sides import Disagreement

_A_PAGE = 25
_IN_MATRIX = 10
_PAIRS_SHOWN = 10
_OFFERED = 50
# So many of the gravest are looked at for which sources differ most.
_COMPARED = 300
_LONGEST_NUMBER = 7
_FILTERS = ("kind", "severity", "thing", "source", "against")


@dataclass(frozen=True, slots=True)
class Entry:
    """A conflict in the index, by IRIs: `thing` and `known` are what it is about."""

    iri: str
    kind: str
    severity: str
    thing: str
    known: str

    @property
    def is_soft(self) -> bool:
        """Tell whether both sides may be right."""
        return self.kind in SOFT

    @property
    def order(self) -> tuple[int, int, str, str, str]:
        """What to sort by: the gravest first."""
        return *rank(self.kind, self.severity), self.thing, self.known, self.iri


Index = tuple[Entry, ...]


class Choice(NamedTuple):
    """A value of a filter: what it is called, how many conflicts it leaves if counted, whether it is chosen."""

    value: str
    label: str
    leaves: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader asks for; empty where everything will do. Things and sources are paths below the base."""

    kind: str = ""
    severity: str = ""
    thing: str = ""
    source: str = ""
    against: str = ""

    @classmethod
    def of(cls, arguments: Mapping[str, str]) -> Filters:
        """Return what an address asks for."""
        return cls(**{name: arguments.get(name, "").strip()[:500] for name in _FILTERS})

    def but(self, **other: str) -> dict[str, str]:
        """Return the filters that are set, some of them changed; the page is the first one again."""
        chosen = {name: getattr(self, name) for name in _FILTERS} | other
        return {name: value for name, value in chosen.items() if value}

    def wants(self, each: Entry, base: str) -> bool:
        """Tell whether a conflict is of the kind and severity and about the thing asked for."""
        return (
            self.kind in {"", each.kind}
            and self.severity in {"", each.severity}
            and (not self.thing or each.thing == base + self.thing)
        )


def index(material: Material) -> Index:
    """Return all conflicts of a snapshot, the gravest first."""
    return _entries(material)


def gravest(material: Material, shown: int) -> list[Disagreement]:
    """Return the first conflicts that do not explain themselves."""
    found: list[Entry] = []
    for severity in (Severity.HIGH, Severity.MEDIUM):
        if len(found) < shown:
            found += _entries(material, severity)
    return told(material, [each.iri for each in found[:shown]])


def disagreements(material: Material, known: Index, arguments: Mapping[str, str]) -> Page:
    """Return what the page shows to those who ask for some conflicts."""
    asked = Filters.of(arguments)
    named = _with_sources(material, known, asked)
    kept = [each for each in named if asked.wants(each, material.base)]
    hard = kept if asked.kind else [each for each in kept if not each.is_soft]
    soft = [] if asked.kind else [each for each in kept if each.is_soft]
    number, last = page_number(arguments.get("page", ""), len(hard), _A_PAGE)
    shown = told(material, [each.iri for each in hard[(number - 1) * _A_PAGE : number * _A_PAGE]])
    folded = told(material, [each.iri for each in soft[:_A_PAGE]])
    differing = Differing.among(material, [each.iri for each in hard[:_COMPARED]])
    shown_pairs = differing.first(_PAIRS_SHOWN)
    labels = Labels(material.ask)
    legend = Legend(
        [
            *(statement.source for each in (*shown, *folded) for statement in each.said),
            *(labels.thing(source) for source in differing.ranked[:_IN_MATRIX]),
        ]
    )
    return {
        "title": "Where sources disagree",
        "asked": asked,
        "total": len(known),
        "count": words.counted(len(kept), "disagreements"),
        "summary": _summary(material, kept),
        "disagreements": shown,
        "folded": folded,
        "folded_count": len(soft),
        "folded_kinds": _summary(material, soft),
        "legend": legend,
        "number": number,
        "last": last,
        "choices": _choices(material, named, asked, labels, differing.ranked),
        "compared": min(len(hard), _COMPARED),
        "is_part": len(hard) > _COMPARED,
        "matrix": _matrix(legend, differing),
        "pairs": [(labels.thing(one), labels.thing(other), times) for (one, other), times in shown_pairs],
        "more_pairs": words.counted(further, "pairs") if (further := len(differing.pairs) - len(shown_pairs)) else "",
        "uncompared": words.counted(differing.uncompared, "sources") if differing.uncompared else "",
        "query": _query(material, asked),
        "path": lambda thing: thing.iri.removeprefix(material.base),
    }


def page_number(typed: str, count: int, a_page: int) -> tuple[int, int]:
    """Return which page of a list is asked for and which is the last; the nearest for one that there is not."""
    last = max(1, -(-count // a_page))
    return (min(max(int(typed), 1), last) if typed.isdecimal() and len(typed) < _LONGEST_NUMBER else 1), last


def _entries(material: Material, severity: Severity | None = None) -> Index:
    rows = material.ask("conflicts", kind=None, severity=severity, thing=None, source=None)
    columns = [[text(row, name) for name in ("conflict", "kind", "severity", "thing", "property")] for row in rows]
    found = {iri: Entry(iri, kind, how, thing, property_) for iri, kind, how, thing, property_ in columns}
    return tuple(sorted(found.values(), key=lambda each: each.order))


def _with_sources(material: Material, known: Index, asked: Filters) -> Sequence[Entry]:
    """Return the conflicts in which the sources asked for have a part, and, of two, say nothing alike."""
    chosen = [material.base + path for path in (asked.source, asked.against) if path]
    for source in chosen:
        rows = material.ask("conflicts-in", source=source) if may_be_link(source) else []
        here = {text(row, "conflict") for row in rows}
        known = tuple(each for each in known if each.iri in here)
    if asked.against and asked.source and known:
        differing = differ_in(material, [each.iri for each in known], *chosen)
        known = tuple(each for each in known if each.iri in differing)
    return known


def _summary(material: Material, entries: Sequence[Entry]) -> list[tuple[str, str, int]]:
    """Return the kinds of some conflicts: the word for the address, that for people, how many there are."""
    counts = Counter(each.kind for each in entries)
    return [(each.kind, each.words, counts[each.kind]) for each in kinds(material.vocabulary) if counts[each.kind]]


def _choices(
    material: Material, named: Sequence[Entry], asked: Filters, labels: Labels, sources: Sequence[str]
) -> dict[str, list[Choice]]:
    """Return what each filter offers, counted with the other filters as they are; sources are not counted."""
    base = material.base
    kind_words = {str(each.kind): each.words for each in kinds(material.vocabulary)}

    def called(path: str) -> str:
        return labels.of(base + path) if may_be_link(base + path) else path

    def offered(name: str, value: Callable[[Entry], str], label: Callable[[str], str]) -> list[Choice]:
        open_ = replace(asked, **{name: ""})
        counts = Counter(value(each) for each in named if open_.wants(each, base))
        return _offered(counts, getattr(asked, name), label)

    found = {
        "kind": offered("kind", lambda each: each.kind, lambda value: kind_words.get(value, value)),
        "severity": offered("severity", lambda each: each.severity, str),
        "thing": offered("thing", lambda each: each.thing.removeprefix(base), called),
    }
    paths = [source.removeprefix(base) for source in sources]
    for name in ("source", "against") if asked.source or asked.against else ("source",):
        found[name] = _offered(Counter(dict.fromkeys(paths, 0)), getattr(asked, name), called)
    return found


def _offered(counts: Counter[str], chosen: str, label: Callable[[str], str]) -> list[Choice]:
    listed = [value for value, _ in counts.most_common(_OFFERED)]
    listed += [chosen] if chosen and chosen not in listed else []
    return [Choice(value, label(value), counts[value], value == chosen) for value in listed]


def _matrix(legend: Legend, differing: Differing) -> list[tuple[Thing, list[tuple[Thing, int]]]]:
    """Return a row for each source with how often it differs from each other; none for less than three sources."""
    first = differing.ranked[:_IN_MATRIX]
    sources = [source for source in legend.sources if source.iri in first]
    if len(sources) <= 2:
        return []
    return [(one, [(other, differing.between(one.iri, other.iri)) for other in sources]) for one in sources]


def _query(material: Material, asked: Filters) -> str:
    """Return the query that finds what is shown; the second of two sources is left to the reader."""
    places = {"thing": asked.thing, "source": asked.source}
    terms = {name: material.base + path if path else None for name, path in places.items()}
    terms = {name: iri if iri and may_be_link(iri) else None for name, iri in terms.items()}
    query = material.catalogue.named("pages/conflicts")
    return query.bind(kind=asked.kind or None, severity=asked.severity or None, **terms)
