"""The benchmark's corpus is the same each time, and its figures add up."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.judgement.conflict import Kind
from whosays.graph.vocabulary import Vocabulary

from benchmarks import (
    bulk,
    entities,
    exports,
    judgement,
    memory,
    reconciliation,
    records,
    search,
    stages,
    understanding,
)
from benchmarks.corpus import SHAPES, documents, written
from benchmarks.running import Missing, Run, program, run
from benchmarks.world import SOURCES, World


def test_the_same_seed_gives_the_same_bytes_and_another_gives_others():
    assert list(documents(8)) == list(documents(8))
    assert not {text for _, text in documents(8)} & {text for _, text in documents(8, seed=1)}


def test_hardly_a_sentence_stands_twice():
    sentences = [sentence for _, text in documents(32) for sentence in text.split(". ") if len(sentence) > 60]
    assert len(set(sentences)) > 0.98 * len(sentences)


def test_the_shapes_that_state_facts_are_understood():
    texts = zip(documents(len(SHAPES)), SHAPES, strict=True)
    counts = {shape.__name__: understanding.claims_in([text]) for text, (shape, _) in texts}
    assert counts["guide"] == 0
    assert min(counts[name] for name in ("article", "model_card", "comparison", "card")) > 3


def test_a_folder_is_filled_with_documents_cut_between_paragraphs(tmp_path):
    size = written(tmp_path, 8, longest=500)
    assert size == sum(path.stat().st_size for path in tmp_path.iterdir())
    assert len(list(tmp_path.iterdir())) == 8


def test_the_shares_of_the_stages_add_up():
    found = stages.shares(8)
    assert sum(found.values()) == pytest.approx(1)
    assert found[stages.OTHER] < 0.25
    assert len(stages.rows(found)) == len(stages.STAGES) + 1


def test_figures_are_told_in_rows():
    speeds = understanding.speeds(8, passes=1)
    assert speeds[0].claims
    assert len(understanding.rows(speeds)) == 4
    few, many = memory.Peak(10, 1, 1.0, 100), memory.Peak(100, 1, 1.0, 130)
    assert memory.rows([few, few], [many, many])[-1][-1] == "× 1.30"


def test_each_export_is_measured():
    quads, found = exports.measured(10)
    assert quads > 1000
    assert {each.form for each in found} >= {"nquads", "jsonld", "nanopub", "csv"}
    assert all(each.bytes > 1000 and each.run.peak for each in found)
    assert len(exports.rows((quads, found), (quads, found))) == len(found) + 1


def test_a_dump_of_wikidata_is_read_whole():
    found = entities.measured(40)
    assert found.read.peak > 0
    assert [name for name, _ in entities.rows(found)][:2] == ["size", "bytes to claims"]


def test_the_dump_of_wikidata_is_of_models_that_are_read(tmp_path):
    assert entities.written(tmp_path / "dump.json", 40) == (tmp_path / "dump.json").stat().st_size
    assert entities.read(tmp_path / "dump.json") == (40, 40 * 4 - 1)


def test_memory_is_measured_in_processes_of_their_own():
    claims, build = memory.peaks_of(8)
    assert claims.documents == build.documents == 8
    assert min(claims.peak, build.peak) > 2**20


def test_a_world_is_the_same_each_time_and_each_claim_points_at_its_words():
    world = World(40)
    readings = world.readings()
    assert len(readings) == SOURCES
    assert list(readings[:3]) == [World(40).reading(number) for number in range(3)]
    assert all(
        reading.document[claim.span].endswith(claim.as_written) for reading in readings for claim in reading.claims
    )
    assert world.reading(3, edition=1).claims != readings[3].claims


def test_a_world_has_families_of_all_sizes_and_conflicts_of_all_kinds_and_agrees_mostly():
    world = World(1_000)
    found = Contents(world.readings(), Vocabulary.load(), DEFAULT_BASE).judgements()
    kinds, decisions, largest = Counter(), 0, 0
    for each in found:
        kinds.update(conflict.kind for conflict in each.conflicts)
        decisions += len(each.decisions)
        largest = max(largest, len({decision.subject for decision in each.decisions if "/model/" in decision.subject}))
    assert set(kinds) >= set(Kind) - {Kind.ARITHMETIC}
    assert kinds.total() < 0.1 * decisions
    assert 120 < largest <= 201


def test_judgement_is_measured_in_a_process_of_its_own():
    (found,) = judgement.of_sizes([60])
    assert found.claims
    assert found.quads > found.decisions > found.conflicts
    assert 0 < found.anew < found.things
    told = judgement.rows([found, found])
    assert {len(row) for row in told} == {3}
    assert told[5][1:] == ("1.00", "1.00")


def test_loaders_are_timed_by_turns_and_compared(tmp_path):
    dump = tmp_path / "dump.nq"
    assert bulk.written(20, dump) == dump.read_bytes().count(b"\n") > 1_000

    def nothing(_, into):
        return sys.executable, "-c", f"import os; os.mkdir({str(into)!r})"

    peer, ours = bulk._by_turns({"peer": nothing, "ours": nothing}, dump, rounds=2)
    assert len(peer.runs) == len(ours.runs) == 2

    slow, fast = Run(6.0, 6.0, 2**20), Run(3.0, 5.0, 2**21)
    told = bulk.rows(bulk.Compared(6, 60, bulk.Loaded("peer", [slow], 1), bulk.Loaded("ours", [fast, fast, slow], 1)))
    assert ("speed, in times the peer's", "1.00", "2.00") in told
    assert ("memory, at most", "1 MiB", "2 MiB") in told


def test_what_restores_is_timed(tmp_path):
    dump = tmp_path / "dump.nq"
    bulk.written(20, dump)
    (ours,) = bulk._by_turns({"ours": bulk._loaders("")["whosays restore"]}, dump, rounds=1)
    assert ours.seconds > 0
    assert ours.disk > 10_000


def test_a_program_that_fails_or_is_missing_is_told():
    with pytest.raises(RuntimeError, match="status 3: no room"):
        run([sys.executable, "-c", "import sys; print('no room', file=sys.stderr); sys.exit(3)"])
    with pytest.raises(Missing, match="`not-a-program` is not installed; buy it"):
        program("not-a-program", "buy it")
    assert program("python3", "it is here")


def test_the_index_and_the_engine_find_the_same():
    found = search.measured(60)
    assert [each.is_same for each in found] == [True] * 3
    assert len(search.rows(found)) == 4


def test_rows_are_matched_to_the_models_that_they_are_made_from():
    found = reconciliation.measured(60)
    assert [each.wrong for each in found] == [0] * 5
    assert [each.sure for each in found] == [1, 1, 0, 0, 0]
    assert [each.first for each in found[:2]] == [1, 1]
    assert 0.5 < found[2].first <= found[3].first
    assert len(reconciliation.rows(found)) == 6


def test_a_table_is_read_beside_the_peer(tmp_path, monkeypatch):
    # The peer is a program of others that stands elsewhere; here one that writes as many lines as it is told.
    peer = tmp_path / "python"
    peer.write_text(
        f"#!{sys.executable}\nimport configparser, sys\ntold = configparser.ConfigParser()\ntold.read(sys.argv[3])\n"
        'mapping = open(told["TABLE"]["mappings"]).read()\nrules = mapping.count("rr:predicateObjectMap")\n'
        'open(told["CONFIGURATION"]["output_file"], "w").write("line\\n" * rules * 12)\n'
    )
    peer.chmod(0o755)
    monkeypatch.setattr(records, "PEER", peer)
    found = records.measured(12, rounds=1)
    assert found.claims > 12 * 5
    assert found.ours - 12 < found.peers <= found.ours
    assert len(records.rows(found)) == 7


def test_without_the_peer_it_is_said_how_it_comes(tmp_path, monkeypatch):
    monkeypatch.setattr(records, "PEER", tmp_path / "none")
    with pytest.raises(Missing, match="pip install morph-kgc"):
        records.measured(12)
