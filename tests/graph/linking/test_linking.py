"""The rules of linking that hold for any things; whether they are right for many is measured by the gold."""

from __future__ import annotations

import pytest
from whosays.graph.linking.linking import mappings
from whosays.graph.linking.mapping import Justification, Predicate
from whosays.graph.linking.thing import Thing


def ours(name, **told):
    return Thing(f"https://ours.example/{name}", "Model", (name,), **told)


def theirs(name, **told):
    return Thing(f"https://theirs.example/{name}", "Model", (name,), **told)


LABS = {"developer": ("Northlake Labs",)}


def test_a_mapping_says_by_what_and_why():
    (found,) = mappings([ours("Heron 2", facts=LABS)], [theirs("heron-2", facts=LABS)], date="2026-03-04", version="1")
    assert found.predicate_id == Predicate.EXACT
    assert found.mapping_justification == Justification.TOGETHER
    assert (found.subject_match_field, found.object_match_field, found.match_string) == ("rdfs:label",) * 2 + (
        "heron-2",
    )
    assert (found.mapping_tool, found.mapping_tool_version, found.mapping_date) == ("whosays", "1", "2026-03-04")
    assert found.comment == "Heron 2 and heron-2 name one model in all parts. The makers agree (Northlake Labs)."


@pytest.mark.parametrize(
    ("page", "predicate"),
    [
        ("northlake/Heron-2-7B", Predicate.EXACT),
        ("northlake/heron-2-7b-large", Predicate.CLOSE),
        ("northlake/Heron-2-33B", None),
        ("northlake/Heron-3-7B", None),
        ("northlake/Heron-7B", None),
        ("northlake/Heron-2-7B-v3", None),
        ("northlake/Heron-2-7B-GGUF", None),
    ],
)
def test_a_page_of_the_hub_that_is_given_for_a_sibling_is_of_neither(page, predicate):
    record = Thing(f"https://huggingface.co/{page}", "Model", ("Heron 2 7B",), (page,))
    found = mappings([ours("Heron 2 7B", facts=LABS)], [record])
    assert [each.predicate_id for each in found] == ([predicate] if predicate else [])


@pytest.mark.parametrize(
    ("page", "predicate"), [("northlake/Kite-7B-v0.1", Predicate.CLOSE), ("northlake/Kite-7B-v2", None)]
)
def test_a_name_without_a_version_may_be_that_of_the_first(page, predicate):
    record = Thing(f"https://huggingface.co/{page}", "Model", ("Kite 7B",), (page,))
    found = mappings([ours("Kite 7B", facts=LABS)], [record])
    assert [each.predicate_id for each in found] == ([predicate] if predicate else [])


def test_nothing_is_ever_the_same_by_guess():
    assert {each.value for each in Predicate} & {"owl:sameAs", "owl:equivalentClass"} == set()


def test_a_slip_of_the_pen_is_told_with_its_likeness():
    pair = [ours("Sandpiper 3 72B", facts=LABS)], [theirs("Sandpipper 3 72B", facts=LABS)]
    (found,) = mappings(*pair)
    assert found.mapping_justification == Justification.SIMILAR
    assert found.predicate_id == Predicate.CLOSE
    assert 0.9 < found.similarity_score < 1
    assert found.similarity_measure


@pytest.mark.parametrize(("one", "other"), [("Heron: R1", "heron/Heron-R1"), ("Heron: Heron R1", "heron/r1")])
def test_the_maker_before_a_name_may_be_a_part_of_it(one, other):
    (found,) = mappings([ours(one)], [Thing("https://theirs.example/r1", "Model", (), (other,))])
    assert found.predicate_id == Predicate.EXACT


def test_what_a_provider_serves_of_a_day_is_of_our_model_of_that_day_if_there_is_one():
    served = [Thing("https://theirs.example/served", "Offering", (), ("novita/northlake/heron-2-20260301",))]
    (alone,) = mappings([ours("Heron 2")], served)
    (found,) = mappings([ours("Heron 2"), ours("heron-2-20260301")], served)
    assert alone.subject_label == "Heron 2"
    assert found.subject_label == "heron-2-20260301"


def test_mappings_do_not_depend_on_the_order_of_things():
    one = [ours(f"Heron {number}", facts=LABS) for number in range(9)]
    other = [theirs(f"heron-{number}", facts=LABS) for number in range(9)]
    assert mappings(one, other) == mappings(one[::-1], other[::-1])


def test_an_identifier_that_several_things_have_identifies_none():
    page = ("https://copse.example/models",)
    one = [ours("Wren", identifiers=page), ours("Crane", identifiers=page)]
    assert mappings(one, [theirs("Some bird", identifiers=page)]) == ()


@pytest.mark.parametrize("type_", ["Event", "Offering", "Evaluation", "Place"])
def test_what_is_no_lasting_thing_is_not_linked(type_):
    one = Thing("https://ours.example/a", type_, ("Heron 2",))
    assert mappings([one], [theirs("Heron 2")]) == ()


def test_only_what_shares_a_block_is_compared(monkeypatch):
    from whosays.graph.linking import linking

    compared = []
    monkeypatch.setattr(linking, "called_alike", lambda one, other: compared.append((one, other)))
    one = [ours(f"Heron {number}.{part}") for number in range(40) for part in range(1, 10)]
    other = [theirs(f"heron-{number}-{part}") for number in range(40) for part in range(1, 10)]
    mappings(one, other)
    assert len(compared) == len(one)


def test_a_thing_is_not_linked_to_itself():
    one = ours("Heron 2", facts=LABS)
    assert mappings([one], [one]) == ()
