"""What joins an evaluation to a model and a test where it names neither: the run that gave it, and the run's task."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from ....graph.document import Record


def led_to(record: Record) -> set[str]:
    """Return the IRIs of all that the statements on a thing lead to."""
    return {pair.thing for pair in record.pairs if pair.thing is not None}


def joined_by_runs(
    evaluations: Container[str], others: Mapping[str, Record], data: Container[str]
) -> Mapping[str, frozenset[str]]:
    """Return by the IRI of an evaluation what the runs that lead to it lead to: models, tests, and data.

    Runs and tasks are among the `others`, by IRI: records of nothing that is spoken of, or of what is called a task.
    Where the task of a run is on some `data` those are meant, and neither the task nor all that the run was given.
    """
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for run in others.values():
        ends = led_to(run)
        given = {iri for iri in ends if iri in evaluations}
        if not given:
            continue
        tasks = {
            end: on for end in ends if end in others and (on := {iri for iri in led_to(others[end]) if iri in data})
        }
        of_tasks = {iri for on in tasks.values() for iri in on}
        beside = {iri for iri in ends if iri not in data and iri not in tasks} if tasks else ends
        for each in given:
            found[each] |= beside | of_tasks
    return found
