"""Where the time of understanding goes, by stage: from the profile of one pass over the corpus."""

from __future__ import annotations

import cProfile
import pstats
from collections import Counter
from typing import TYPE_CHECKING

from .corpus import SEED, documents
from .understanding import DOCUMENTS, claims_in

if TYPE_CHECKING:
    from collections.abc import Mapping

# What each stage is done by: parts of paths, the first that fits.
STAGES = {
    "blocks: the format, Markdown within lines": ("/formats/", "/markdown_it/", "/graph/document.py"),
    "names a document teaches": (
        *("/learning.py", "/evidence.py", "/cues.py", "/naming.py", "/stands.py", "/sayings.py", "/main_subject.py"),
        *("/full_names.py", "/entry_names.py", "/own_models.py", "/siblings.py", "/people.py", "/headlines.py"),
    ),
    "known names, model names": ("/gazetteer.py", "/model_names.py", "/graph/names.py", "/wording.py"),
    "dates": ("/graph/date",),
    "quantities": ("/quantities.py", "/num", "/unit", "/comparators.py", "/other_digits.py", "/decimal"),
    "mentions, put together": ("/mentions.py",),
    "sentences, what they go on about": ("/sentences.py", "/topics.py"),
    "frames": ("/frames.py", "/needs.py"),
    "verbs, nouns and posts with their arguments": (
        *("/valency.py", "/clauses.py", "/words.py", "/nominals.py", "/verb_forms.py"),
        *("/roles.py", "/posts.py", "/post_places.py", "/post_words.py", "/holders.py", "/positions.py"),
    ),
    "gate: hedges, slots, events": ("/prose.py", "/hedges.py", "/slots.py", "/events.py", "/knowledge.py"),
    "labels, tables, values": (
        *("/labelled.py", "/tabular.py", "/columns.py", "/values.py"),
        *("/vocabulary.py", "/things.py", "/records.py", "/benchmarks.py", "/inline_pairs.py", "/specs.py"),
        *("/score_tables.py", "/typed_columns.py", "/table_layouts.py", "/label_words.py", "/pairs.py", "/labels.py"),
    ),
    "entries of lists, headings": (
        *("/walk.py", "/sections.py", "/heads.py", "/heading_kinds.py", "/listings.py", "/rounds.py", "/careers.py"),
        *("/leads.py", "/entries.py", "/company_pairs.py", "/lists.py", "/ledgers.py", "/links.py", "/told_scores.py"),
    ),
    "what was not understood": ("/residue.py", "/reasons.py", "/stretches.py"),
    "claims, citations, order": ("/reading.py", "/claims.py", "/citations.py", "/dataclasses.py"),
}
OTHER = "other"

Place = tuple[str, int, str]
"""A function: its file, line and name."""


def shares(count: int = DOCUMENTS) -> dict[str, float]:
    """Return the share of the time that each stage takes, from 0 to 1, in the order of the stages."""
    texts = list(documents(count, SEED - 2))
    claims_in(texts[:8])
    profile = cProfile.Profile()
    profile.runcall(claims_in, texts)
    seconds = _by_stage(pstats.Stats(profile).stats)  # type: ignore[attr-defined]  # documented, but not in typeshed
    total = sum(seconds.values())
    return {stage: seconds[stage] / total for stage in (*STAGES, OTHER)}


def _by_stage(
    stats: Mapping[Place, tuple[int, int, float, float, Mapping[Place, tuple[int, int, float, float]]]],
) -> Counter[str]:
    """Return the seconds by stage; what Python's own functions take counts for those that call them."""
    seconds: Counter[str] = Counter()
    for place, (_, _, own, _, callers) in stats.items():
        if (stage := _stage(place)) != OTHER or not callers:
            seconds[stage] += own
        else:
            for caller, (_, _, for_caller, _) in callers.items():
                seconds[_stage(caller)] += for_caller
    return seconds


def _stage(place: Place) -> str:
    parts = ((stage, part) for stage, each in STAGES.items() for part in each)
    return next((stage for stage, part in parts if part in place[0]), OTHER)


def rows(found: Mapping[str, float]) -> list[tuple[str, str, str]]:
    """Return the shares for people: in percent, and as a bar."""
    return [(stage, f"{share:.1%}", "█" * round(share * 60)) for stage, share in found.items()]
