"""Which rows tell a conflict of the gold, which are false alarms, and which decisions are right."""

from __future__ import annotations

import json

import pytest
from commanding import printed
from golden import write_lines
from whosays.evaluation.conflict_evaluation import ConflictEvaluation
from whosays.evaluation.conflict_gold import conflict_sets_in
from whosays.evaluation.conflict_judging import ConflictJudge
from whosays.evaluation.conflict_report import conflict_records, conflict_tables
from whosays.graph.errors import SourceError
from whosays.graph.vocabulary import Vocabulary

JUDGE = ConflictJudge.of(Vocabulary.load())
MODEL = "https://w3id.org/whosays/model/tern-2"
SIZES = {
    "kind": "contradiction",
    "severity": "medium",
    "subject": "Tern 2",
    "property": "totalParameters",
    "values": ["7B", "9B"],
    "sources": ["a.txt", "b.txt"],
    "sentence": "Seven or nine.",
    "core": True,
}
LABEL = {**SIZES, "kind": "label", "severity": "high", "property": "activeParameters", "sources": ["a.txt"]}
SCORE = {**SIZES, "property": "score", "benchmark": "Quiz-500"}
TRAP = {key: value for key, value in SIZES.items() if key not in {"severity", "core"}} | {"property": "license"}
EVENT = {**SIZES, "property": "date", "subject": "it comes out", "subject_type": "Event"}


def sets(tmp_path, conflicts, traps=(), consensus=()):
    folder = tmp_path / "gold/terns"
    (folder / "docs").mkdir(parents=True)
    for name in "ab":
        (folder / f"docs/{name}.txt").write_text("Tern 2", encoding="utf-8")
    for name, lines in {"conflicts": conflicts, "traps": traps, "consensus": consensus}.items():
        if lines:
            write_lines(folder / f"{name}.jsonl", lines)
    return conflict_sets_in(tmp_path / "gold")


def row(**cells):
    told = {
        "conflict": "c",
        "kind": "contradiction",
        "severity": "medium",
        "subject": MODEL,
        "subjectLabel": "Tern 2",
        "property": "totalParameters",
        "benchmark": None,
        "claims": ["1", "2"],
        "sources": ["a.txt", "b.txt"],
        "values": ["7B", "9 B"],
        "explanation": "They differ.",
    }
    return {**told, **cells}


def judged(tmp_path, gold, *rows):
    (found,) = sets(tmp_path, [gold], [TRAP])
    return JUDGE.judged(found, rows)


FITS = [
    ({}, {}, True),
    ({}, {"subjectLabel": "tern-2"}, True),
    ({}, {"subjectLabel": "Tern 3"}, False),
    ({"subject_also_ok": ["Tern 3"]}, {"subjectLabel": "Tern 3"}, True),
    ({}, {"kind": "change"}, False),
    ({"kind_also_ok": ["change"]}, {"kind": "change"}, True),
    ({}, {"sources": ["a.txt", "b.txt", "c.txt"]}, True),
    ({}, {"sources": ["a.txt"]}, False),
    ({}, {"property": None}, False),
    ({"property_also_ok": ["activeParameters", ""]}, {"property": None}, True),
    ({}, {"severity": "high", "values": []}, True),
    (SCORE, {"property": "score", "benchmark": "quiz 500"}, True),
    (SCORE, {"property": "score", "benchmark": "Quiz-501"}, False),
    (SCORE, {"property": "score"}, False),
    (SCORE | {"benchmark_also_ok": [""]}, {"property": "score"}, True),
    # The name of an event is nobody's but the reader's; that it is one is not.
    (EVENT, {"property": "date", "subject": "https://w3id.org/whosays/event/x", "subjectLabel": "Release"}, True),
    (EVENT, {"property": "date"}, False),
]


@pytest.mark.parametrize(("gold", "cells", "is_so"), FITS)
def test_a_row_tells_a_conflict(tmp_path, gold, cells, is_so):
    found = judged(tmp_path, SIZES | gold, row(**cells))
    assert (len(found.found), len(found.missed), len(found.false)) == ((1, 0, 0) if is_so else (0, 1, 1))


def test_a_conflict_told_twice_is_a_false_alarm_once(tmp_path):
    found = judged(tmp_path, SIZES, row(), row(conflict="d"))
    assert (len(found.found), len(found.false)) == (1, 1)


def test_what_need_not_be_found_is_neither_missed_nor_false(tmp_path):
    gold = SIZES | {"core": False}
    assert judged(tmp_path, gold).missed == ()
    assert judged(tmp_path / "again", gold, row()).false == ()


def test_a_row_that_meets_the_preferred_property_chooses_first(tmp_path):
    either = LABEL | {"property_also_ok": ["totalParameters"]}
    other = LABEL | {"property": "totalParameters", "core": False}
    (gold,) = sets(tmp_path, [either, other])
    rows = [row(kind="label", property=name) for name in ("totalParameters", "activeParameters")]
    found = JUDGE.judged(gold, rows)
    assert [(wanted.properties[0], told["property"]) for wanted, told in found.found] == [
        ("activeParameters", "activeParameters"),
        ("totalParameters", "totalParameters"),
    ]


def test_a_false_alarm_says_which_trap_it_fell_into_or_what_it_should_be(tmp_path):
    found = judged(tmp_path, SIZES, row(property="license"), row(kind="precision"), row(property="modality"))
    because = [(alarm.trap is not None, alarm.near is not None) for alarm in found.false]
    assert sorted(because) == [(False, False), (False, True), (True, False)]


DECISIONS = [
    ({"value": "7000000000"}, {}, True),
    ({"value": "7e9", "rule": "majority", "voices": 2}, {}, True),
    ({"value": "7e9", "rule": "tier"}, {}, False),
    ({"value": "7e9", "voices": 3}, {}, False),
    ({"value": "9e9", "value_also_ok": ["7e9"]}, {}, True),
    ({"value": "disputed"}, {}, False),
    ({"value": "disputed"}, {"value": None, "rule": "tie"}, True),
    ({"value": "undisclosed"}, {"value": None, "rule": "tie"}, False),
    ({"value": "undisclosed"}, {"value": None, "rule": "undisclosed"}, True),
    ({"value": "Sandbar"}, {"value": "https://x.example/1", "valueLabel": "Sandbar AI"}, True),
    ({"value": "7e9", "setting": "in all"}, {}, False),
]


@pytest.mark.parametrize(("gold", "cells", "is_so"), DECISIONS)
def test_a_decision_is_as_wanted(tmp_path, gold, cells, is_so):
    line = {"subject": "Tern 2", "property": "totalParameters", **gold}
    decided = {
        "subject": "Tern 2",
        "property": "totalParameters",
        "benchmark": None,
        "setting": None,
        "value": "7000000000",
        "valueLabel": None,
        "rule": "majority",
        "voices": "2",
    }
    (found,) = sets(tmp_path, [SIZES], consensus=[line])
    ((_, _, is_right),) = JUDGE.judged(found, [], [decided | cells]).decided
    assert is_right is is_so


def test_figures_count_core_conflicts_rows_and_what_is_right_of_them(tmp_path):
    (gold,) = sets(tmp_path, [SIZES, LABEL, SCORE | {"core": False}], [TRAP])
    rows = [row(severity="low", values=["7B"]), row(property="license"), row(kind="label", property="activeParameters")]
    found = ConflictEvaluation((JUDGE.judged(gold, rows),))
    assert found.figures() == {
        "recall": 1.0,
        "precision": pytest.approx(2 / 3),
        "f1": pytest.approx(0.8),
        "severity": 0.0,
        "values": 0.0,
        "consensus": None,
    }
    assert found.kinds()["contradiction"].precision == 0.5
    records = list(conflict_records(found, misses=True, false=True))
    assert [each["because"] for each in records if each["by"] == "false"] == ["trap: Seven or nine."]
    assert {each.title for each in conflict_tables(found, misses=True, false=True)} >= {"By kind", "False alarms"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ({"kind": "quarrel"}, "`kind` is 'quarrel'; write one of contradiction change"),
        ({"severity": "awful"}, "`severity` is 'awful'; write one of low medium high"),
        ({"sources": ["c.txt"]}, "`sources` names c.txt, which is not there"),
        ({"sentense": "x"}, "unknown key `sentense`; did you mean `sentence`?"),
    ],
)
def test_a_fault_in_gold_names_its_line(tmp_path, line, message):
    with pytest.raises(SourceError, match=r"conflicts\.jsonl:1") as fault:
        sets(tmp_path, [SIZES | line])
    assert message in str(fault.value)


def test_a_folder_without_gold_is_told(tmp_path):
    with pytest.raises(SourceError, match="no gold of conflicts"):
        conflict_sets_in(tmp_path)


def test_the_command_prints_the_figures(tmp_path):
    sets(tmp_path, [SIZES], consensus=[])
    told = json.loads(printed("evaluate", "--conflicts", tmp_path / "gold", "--format", "json", "--misses"))
    assert told["recall"] == 0
    assert told["miss"][0]["sentence"] == "Seven or nine."
    assert "By kind" in printed("evaluate", "--conflicts", tmp_path / "gold")
