"""The page of all conflicts: those that a reader asks for, the gravest first, and which sources differ most."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from ..graph import words
from ..graph.iris import may_be_link
from ..graph.judgement.conflict import Kind, Severity
from .judgements import SOFT, kinds, rank
from .material import Legend
from .sides import disagreements as told
from .statements import Labels, Thing, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from .material import Material, Page
    from .sides import Disagreement

_A_PAGE = 25
_IN_MATRIX = 10
_PAIRS_SHOWN = 10
_THINGS_OFFERED = 100
_FILTERS = ("kind", "severity", "thing", "source", "against")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A conflict in the index: IRIs, `thing` and `known` what it is about, `sources` who has a part in it."""

    iri: str
    kind: Kind
    severity: Severity
    thing: str
    known: str
    sources: list[str] = field(default_factory=list)

    @property
    def is_soft(self) -> bool:
        """Tell whether both sides may be right."""
        return self.kind in SOFT

    @property
    def order(self) -> tuple[int, int, int, str, str, str]:
        """What to sort by: the gravest first, then those that most sources have a part in."""
        return *rank(self.kind, self.severity), -len(self.sources), self.thing, self.known, self.iri


class Index(NamedTuple):
    """All conflicts, the gravest first, and the pairs of sources that say different things in each."""

    entries: tuple[Entry, ...]
    pairs: Mapping[str, frozenset[Pair]]


class Choice(NamedTuple):
    """A value of a filter: what it is called, how many conflicts it leaves, whether it is chosen."""

    value: str
    label: str
    leaves: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks for; empty where everything will do. Things and sources are paths below the base."""

    kind: str = ""
    severity: str = ""
    thing: str = ""
    source: str = ""
    against: str = ""

    @classmethod
    def of(cls, arguments: Mapping[str, str]) -> Asked:
        """Return what an address asks for."""
        return cls(**{name: arguments.get(name, "").strip()[:500] for name in _FILTERS})

    def but(self, **other: str) -> dict[str, str]:
        """Return the filters that are set, some of them changed; the page is the first one again."""
        chosen = {name: getattr(self, name) for name in _FILTERS} | other
        return {name: value for name, value in chosen.items() if value}


def index(material: Material) -> Index:
    """Return all conflicts of a snapshot; made once, for every page that lists some."""
    found: dict[str, Entry] = {}
    for row in material.ask("conflicts", kind=None, severity=None, thing=None, source=None):
        entry = Entry(
            text(row, "conflict"),
            Kind(text(row, "kind")),
            Severity(text(row, "severity")),
            text(row, "thing"),
            text(row, "property"),
        )
        found.setdefault(entry.iri, entry).sources.append(text(row, "source"))
    sides: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in material.ask("conflict-sides"):
        sides[text(row, "conflict")][text(row, "source")].add(text(row, "side"))
    return Index(
        tuple(sorted(found.values(), key=lambda each: each.order)),
        {iri: frozenset(_differing(sources)) for iri, sources in sides.items()},
    )


def gravest(material: Material, known: Index, shown: int) -> list[Disagreement]:
    """Return the first conflicts that do not explain themselves."""
    grave = [each.iri for each in known.entries if each.severity is not Severity.LOW]
    return told(material, grave[:shown])


def disagreements(material: Material, known: Index, arguments: Mapping[str, str]) -> Page:
    """Return what the page shows to those who ask for some conflicts."""
    asked = Asked.of(arguments)
    kept = [each for each in known.entries if _is_wanted(each, asked, known, material.base)]
    hard = kept if asked.kind else [each for each in kept if not each.is_soft]
    soft = [] if asked.kind else [each for each in kept if each.is_soft]
    number, last = _page_number(arguments.get("page", ""), len(hard))
    shown = told(material, [each.iri for each in hard[(number - 1) * _A_PAGE : number * _A_PAGE]])
    folded = told(material, [each.iri for each in soft[:_A_PAGE]])
    pairs = Counter(pair for each in hard for pair in known.pairs.get(each.iri, ()))
    labels = Labels(material.ask)
    ranked = _ranked_sources(pairs)
    legend = Legend(
        [
            *(statement.source for each in (*shown, *folded) for statement in each.said),
            *(labels.thing(source) for source in ranked),
        ]
    )
    return {
        "title": "Where sources disagree",
        "asked": asked,
        "total": len(known.entries),
        "count": words.counted(len(kept), "disagreements"),
        "summary": _summary(material, kept),
        "disagreements": shown,
        "folded": folded,
        "folded_count": len(soft),
        "folded_kinds": _summary(material, soft),
        "legend": legend,
        "number": number,
        "last": last,
        "choices": _choices(material, known, asked, labels),
        "matrix": _matrix(legend, ranked, pairs),
        "pairs": [(labels.thing(one), labels.thing(other), count) for (one, other), count in _first(pairs)],
        "query": _query(material, asked),
        "path": lambda thing: thing.iri.removeprefix(material.base),
    }


def _differing(sources: Mapping[str, set[str]]) -> Iterator[Pair]:
    """Yield the pairs of sources that have nothing in common of what they say in a conflict."""
    for one, other in combinations(sorted(sources), 2):
        if sources[one].isdisjoint(sources[other]):
            yield one, other


def _is_wanted(each: Entry, asked: Asked, known: Index, base: str) -> bool:
    source, against = (base + path if path else "" for path in (asked.source, asked.against))
    pair = tuple(sorted([source, against]))
    return (
        asked.kind in {"", each.kind}
        and asked.severity in {"", each.severity}
        and (not asked.thing or each.thing == base + asked.thing)
        and (not source or source in each.sources)
        and (not against or pair in known.pairs.get(each.iri, ()))
    )


def _page_number(typed: str, count: int) -> tuple[int, int]:
    """Return which page is asked for and which is the last; the nearest one for a page that there is not."""
    last = max(1, -(-count // _A_PAGE))
    return (min(max(int(typed), 1), last) if typed.isdecimal() and len(typed) < 7 else 1), last


def _summary(material: Material, entries: Sequence[Entry]) -> list[tuple[str, str, int]]:
    """Return the kinds of some conflicts: the word for the address, that for people, how many there are."""
    counts = Counter(each.kind for each in entries)
    return [(each.kind, each.words, counts[each.kind]) for each in kinds(material.vocabulary) if counts[each.kind]]


def _choices(material: Material, known: Index, asked: Asked, labels: Labels) -> dict[str, list[Choice]]:
    """Return what each filter offers, counted with the other filters as they are."""
    base = material.base
    named = {str(each.kind): each.words for each in kinds(material.vocabulary)}

    def offered(name: str, values: Callable[[Entry], Iterable[str]], label: Callable[[str], str]) -> list[Choice]:
        open_ = Asked(**{other: getattr(asked, other) for other in _FILTERS if other != name})
        counts = Counter(
            value for each in known.entries if _is_wanted(each, open_, known, base) for value in values(each)
        )
        chosen = getattr(asked, name)
        listed = [value for value, _ in counts.most_common(_THINGS_OFFERED)]
        listed += [chosen] if chosen and chosen not in listed else []
        return [Choice(value, label(value), counts[value], value == chosen) for value in listed]

    def called(path: str) -> str:
        return labels.of(base + path) if may_be_link(base + path) else path

    found = {
        "kind": offered("kind", lambda each: [each.kind], lambda value: named.get(value, value)),
        "severity": offered("severity", lambda each: [each.severity], str),
        "thing": offered("thing", lambda each: [each.thing.removeprefix(base)], called),
        "source": offered("source", lambda each: [one.removeprefix(base) for one in each.sources], called),
    }
    if asked.source or asked.against:
        found["against"] = offered("against", lambda each: _others(each, asked, known, base), called)
    return found


def _others(each: Entry, asked: Asked, known: Index, base: str) -> list[str]:
    """Return the sources that say something else in a conflict than the one asked for."""
    source = base + asked.source
    found = [other for pair in known.pairs.get(each.iri, ()) if source in pair for other in pair if other != source]
    return [other.removeprefix(base) for other in found]


def _ranked_sources(pairs: Counter[Pair]) -> list[str]:
    """Return the sources that differ most with others."""
    counts: Counter[str] = Counter()
    for pair, count in pairs.items():
        counts.update(dict.fromkeys(pair, count))
    return [source for source, _ in sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:_IN_MATRIX]]


def _matrix(legend: Legend, ranked: Sequence[str], pairs: Counter[Pair]) -> list[tuple[Thing, list[tuple[Thing, int]]]]:
    """Return a row for each source with how often it differs from each other; none for less than three sources."""
    sources = [source for source in legend.sources if source.iri in ranked]
    if len(sources) <= 2:
        return []
    return [
        (one, [(other, pairs[min(one.iri, other.iri), max(one.iri, other.iri)]) for other in sources])
        for one in sources
    ]


def _first(pairs: Counter[Pair]) -> list[tuple[Pair, int]]:
    return sorted(pairs.items(), key=lambda each: (-each[1], each[0]))[:_PAIRS_SHOWN]


def _query(material: Material, asked: Asked) -> str:
    """Return the query that finds what is shown; the second of two sources is left to the reader."""
    places = {"thing": asked.thing, "source": asked.source}
    terms = {name: material.base + path if path else None for name, path in places.items()}
    terms = {name: iri if iri and may_be_link(iri) else None for name, iri in terms.items()}
    query = material.catalogue.named("pages/conflicts")
    return query.bind(kind=asked.kind or None, severity=asked.severity or None, **terms)
