"""`whosays evaluate`: what it reads, what it prints, and that it counts as the practice set's own judge does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from golden import TEXT, fact, gold_folder, window, write_lines
from whosays.cli import main

ROOT = Path(__file__).parents[2]
PRACTICE = ROOT.parent / "shared/practice"
SETS = {
    "own": (ROOT / "tests/gold", (ROOT / "examples", ROOT / "tests/gold/docs")),
    "practice": (PRACTICE / "gold", (PRACTICE / "docs",)),
}


def run(*arguments):
    ran = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran


def printed(*arguments):
    ran = run("evaluate", *arguments)
    assert ran.exit_code == 0, ran.output
    return ran.stdout


@pytest.fixture
def gold(tmp_path):
    missing = fact(property="license", value="MIT")
    return gold_folder(tmp_path, fact(value="8000000000", value_also_ok=["9000000000"]), window(), missing)


def test_json_sums_it_up(gold):
    told = json.loads(printed("--gold", gold, "--format", "json", "--misses", "--false"))
    assert (told["core"], told["found"], told["judged"], told["wrong"]) == (3, 1, 2, 1)
    assert told["recall"] == pytest.approx(1 / 3)
    assert (told["precision"], told["placed"], told["quotes"]) == (0.5, 1.0, 1.0)
    assert [each["name"] for each in told["document"]] == ["tern"]
    assert [each["name"] for each in told["format"]] == ["markdown"]
    assert {each["name"] for each in told["property"]} >= {"totalParameters", "contextWindow", "license"}
    assert [(miss["place"], miss["property"]) for miss in told["miss"]] == [
        ("tern.jsonl:1", "totalParameters"),
        ("tern.jsonl:3", "license"),
    ]
    assert [(wrong["value"], wrong["quote"]) for wrong in told["false"]] == [
        ("7000000000", "Tern 2 Mini has 7 billion parameters")
    ]


def test_jsonl_says_the_same_line_by_line(gold):
    told = [
        json.loads(line) for line in printed("--gold", gold, "--format", "jsonl", "--misses", "--false").splitlines()
    ]
    assert told[0]["by"] == "all"
    assert {each["by"] for each in told} == {"all", "document", "format", "property", "miss", "false"}


def test_tables_are_for_people(gold):
    told = printed("--gold", gold, "--misses", "--false")
    for title in (
        "Core facts that were not found",
        "Claims that no fact bears out",
        "By document",
        "By format",
        "In all",
    ):
        assert title in told
    assert "tern.jsonl:3" in told


def test_lists_come_only_when_wanted(gold):
    assert "not found" not in printed("--gold", gold)


def test_a_published_snapshot_is_judged_alike(gold, tmp_path):
    assert run("build", gold / "docs", "--data", tmp_path / "data").exit_code == 0
    anew = printed("--gold", gold, "--format", "json")
    assert printed("--gold", gold, "--format", "json", "--data", tmp_path / "data") == anew


def test_only_some_documents(gold):
    write_lines(gold / "sources.jsonl", [{"file": "tern.md", "split": "open"}])
    assert json.loads(printed("--gold", gold, "--split", "open", "--format", "json"))["core"] == 3
    assert json.loads(printed("--gold", gold, "--only", "tern", "--format", "json"))["core"] == 3
    for arguments in (("--split", "closed"), ("--only", "plover")):
        refused = run("evaluate", "--gold", gold, *arguments)
        assert refused.exit_code == 1
        assert "no gold here is asked for" in refused.stderr


def test_a_document_that_is_not_at_hand_is_left_out(gold):
    write_lines(gold / "plover.jsonl", [fact(doc="plover.md")])
    ran = run("evaluate", "--gold", gold, "--format", "json")
    assert ran.exit_code == 0
    assert ran.stderr == "left out: plover.md, whose text is not at hand\n"


def test_a_faulty_gold_file_is_one_line_and_status_1(gold):
    write_lines(gold / "tern.jsonl", [fact(), fact(subject=None)])
    ran = run("evaluate", "--gold", gold)
    assert ran.exit_code == 1
    assert ran.stderr == f"Error: {gold}/tern.jsonl:2: `subject` is missing; add it\n"


def test_text_is_told_from_the_document(gold):
    (gold / "docs/tern.md").write_text(TEXT[:40], encoding="utf-8")
    assert "`end` is" in run("evaluate", "--gold", gold).stderr


@pytest.mark.skipif(not PRACTICE.exists(), reason="the practice set is not beside this checkout")
@pytest.mark.parametrize(("gold", "docs"), SETS.values(), ids=SETS)
def test_figures_are_those_of_the_practice_sets_own_judge(tmp_path, gold, docs):
    data, claims, texts, told = (tmp_path / name for name in ("data", "claims.jsonl", "docs", "told.json"))
    texts.mkdir()
    for path in (path for folder in docs for path in folder.iterdir()):
        (texts / path.name).write_bytes(path.read_bytes())
    assert run("build", *docs, "--data", data).exit_code == 0
    claims.write_text(run("claims", "--data", data, "--format", "jsonl").stdout, encoding="utf-8")
    judge = [sys.executable, PRACTICE / "score.py", "--gold", gold, "--docs", texts, "--claims", claims, "--json", told]
    subprocess.run(judge, check=True, capture_output=True)
    theirs = json.loads(told.read_text(encoding="utf-8"))
    ours = json.loads(printed("--gold", gold, *(f"--docs={folder}" for folder in docs), "--format", "json"))
    assert {
        "recall": ours["recall"],
        "recall_lines": ours["recall_over_facts"],
        "precision": ours["precision"],
        "f1": ours["f1"],
        "found": ours["found"],
        "claims": ours["claims"],
    } == {key: pytest.approx(theirs[key]) for key in ("recall", "recall_lines", "precision", "f1", "found", "claims")}
    for figure in ("placed", "modality", "comparator"):
        name = "well placed" if figure == "placed" else f"{figure} right"
        assert ours[figure] == pytest.approx(theirs[name] / theirs["found"])
