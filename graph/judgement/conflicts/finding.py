"""All conflicts of a household: each case by itself, beside the other labels of its thing, its family and siblings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..conflict import Kind
from .apart import of_one_thing
from .borrowing import Kindred, borrowed, misnamed
from .certainty import credit, hearsay, undisclosed
from .differences import denials, differences
from .misplaced import is_settled, mislabelled, out_of_scope, pooled
from .self_denial import self_denial
from .siblings import Level, Siblings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ..conflict import Conflict
    from ..forms import Form
    from .case import Case, Dossier, Topic

_ALONE = Siblings(())
# Members by their family, or by what their names share but for sizes; and by topic.
_Members = Mapping[tuple[str, "Topic"], Siblings]


def conflicts(
    dossiers: Mapping[str, Dossier],
    above: Mapping[str, Sequence[str]],
    forms: Mapping[str, Form] = MappingProxyType({}),
) -> Iterator[Conflict]:
    """Yield what does not fit in the dossiers of a household, by the IRI of their thing.

    `above` gives the families that a thing is in, its own first, `forms` what a model's or offering's name tells.
    """
    families = {family for each in above.values() for family in each}
    members = _together(dossiers, above, forms, families)
    roots = {thing: form.root for thing, form in forms.items()}
    for thing, own in dossiers.items():
        found: list[Conflict] = []
        plainer = forms[thing].plainer if thing in forms else ()
        near = next((above[each][:1] for each in (thing, *plainer) if above.get(each)), [])
        beside = [*near, *([forms[thing].line] if thing in forms else [])] if thing not in families else []
        for case in own.cases.values():
            levels = [
                Level(_case(dossiers.get(family), case.topic), members.get((family, case.topic), _ALONE))
                for family in above.get(thing, ())
                if thing not in families
            ]
            kindred = Kindred(
                [known for each in plainer if (known := _case(dossiers.get(each), case.topic)) is not None],
                [members[place] for each in beside if (place := (each, case.topic)) in members],
                roots,
            )
            found += _of(case, own, levels, kindred)
        yield from of_one_thing(found, own)


def _case(whole: Dossier | None, topic: Topic) -> Case | None:
    return whole.case(topic) if whole is not None else None


def _together(
    dossiers: Mapping[str, Dossier],
    above: Mapping[str, Sequence[str]],
    forms: Mapping[str, Form],
    families: Collection[str],
) -> _Members:
    """Return the cases of all models that are in one family or line, and are no families, by that and by topic."""
    cases: dict[tuple[str, Topic], list[Case]] = defaultdict(list)
    for thing, own in dossiers.items():
        if thing in families:
            continue
        lines = [forms[thing].line] if thing in forms else []
        for topic, case in own.cases.items():
            # An offering's limits are nobody else's.
            for group in (*above.get(thing, ()), *(lines if case.is_of_model else ())):
                cases[group, topic].append(case)
    return {place: Siblings(here) for place, here in cases.items()}


def _of(case: Case, own: Dossier, levels: Sequence[Level], kindred: Kindred) -> Iterator[Conflict]:
    """Yield the conflicts of a case; what is explained by another kind is no contradiction as well."""
    wrong = list(mislabelled(case, own))
    lent = list(borrowed(case, kindred)) or list(misnamed(case, kindred))
    placed = [
        (camp, conflict)
        for camp, conflict in (*lent, *out_of_scope(case, levels))
        if not any(camp is other for other, _ in wrong)
    ]
    explained = [camp for camp, _ in wrong]
    explained += [camp for camp, conflict in placed if conflict.kind is Kind.BORROWED or is_settled(case, camp)]
    yield from (conflict for _, conflict in (*wrong, *placed))
    yield from pooled(case, levels)
    yield from differences(case, explained)
    yield from denials(case)
    yield from self_denial(case, own)
    yield from undisclosed(case)
    yield from credit(case)
    yield from hearsay(case)
