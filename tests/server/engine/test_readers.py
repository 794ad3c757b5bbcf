"""Queries that never end or that kill the engine cost their asker an error, and nobody else anything."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import time
import weakref
from contextlib import suppress

import pytest
from asking import COUNT, ENDLESS, JSON, TURTLE, question
from processes import readers
from whosays.graph.limits import limit
from whosays.server.engine.engine import Engine
from whosays.server.engine.question import Busy, EngineFailure, TimeLimit, Unwanted

# Numbers and dates together, as a fact's values are: pyoxigraph 0.5.13 aborts on ordering them.
DEADLY = "SELECT ?o { ?s ?p ?o } ORDER BY ?o"
LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"  # a second or more
MANY = "SELECT ?a ?b { ?x ?a ?y . ?z ?b ?w }"


def answers(engine, snapshot, *questions):
    """Return what comes of questions that are asked at once: the bytes of each answer, or its error."""

    async def whole(asked):
        answer = await engine.ask(snapshot, asked)
        parts = [answer.body]
        if answer.rest is not None:
            parts += [part async for part in answer.rest]
        return b"".join(parts)

    async def all_of_them():
        return await asyncio.gather(*map(whole, questions), return_exceptions=True)

    return engine.done(all_of_them())


def count(answer: bytes) -> str:
    return answer.decode().split('"value":"')[1].split('"')[0]


def test_a_query_is_answered(engine, snapshot):
    (answer,) = answers(engine, snapshot, question(COUNT))
    assert count(answer) == "240"


def test_a_graph_is_answered(engine, snapshot):
    (answer,) = answers(engine, snapshot, question("CONSTRUCT WHERE { ?s ?p ?o }"))
    assert answer.count(b"\n") >= 60


@pytest.mark.parametrize(("query", "table", "graph"), [(COUNT, "", TURTLE), ("DESCRIBE <x:>", JSON, "")])
def test_an_answer_of_another_kind_is_not_written(engine, snapshot, query, table, graph):
    (error,) = answers(engine, snapshot, question(query, table=table, graph=graph))
    assert isinstance(error, Unwanted)
    assert error.kind == ("graph" if table else "table")


def test_a_bad_query_keeps_the_engines_message(engine, snapshot):
    error, answer = answers(engine, snapshot, question("SELECT * {"), question(COUNT))
    assert isinstance(error, SyntaxError)
    assert "expected" in str(error)
    assert count(answer) == "240"


def test_endless_queries_are_ended_while_others_go_on(engine, snapshot):
    bombs = [question(ENDLESS, seconds=0.5) for _ in range(6)]
    *errors, answer = answers(engine, snapshot, *bombs, question(COUNT))
    # Where the machine is busy one may wait out its time.
    assert TimeLimit in {type(error) for error in errors} <= {TimeLimit, Busy}
    assert count(answer) == "240"


def test_a_deadly_query_costs_only_its_asker(engine, snapshot):
    with suppress(EngineFailure):
        answers(engine, snapshot, question(DEADLY))
    assert count(answers(engine, snapshot, question(COUNT))[0]) == "240"


def test_a_query_that_wants_too_much_memory_is_ended(cramped, snapshot):
    flood = 'SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?b), STR(?c)); SEPARATOR=" ") AS ?t) { ?x ?a ?y . ?z ?b ?w . ?u ?c ?v }'
    (error,) = answers(cramped, snapshot, question(flood, seconds=60))
    assert isinstance(error, EngineFailure)
    assert "memory" in str(error)
    assert count(answers(cramped, snapshot, question(COUNT))[0]) == "240"


def kill_all_readers():
    for each in readers(os.getpid()):
        os.kill(each.pid, signal.SIGKILL)


async def asked_while_readers_are_killed(engine, snapshot, query, times):
    answer = asyncio.ensure_future(engine.ask(snapshot, question(query)))
    for _ in range(times):
        await asyncio.sleep(0.2)
        kill_all_readers()
    return count((await answer).body)


def test_a_query_whose_reader_somebody_ends_is_asked_once_more(engine, snapshot):
    assert engine.done(asked_while_readers_are_killed(engine, snapshot, LONG, 1)) == str(240**3)


def test_a_query_whose_reader_is_ended_again_is_told_so(engine, snapshot):
    with pytest.raises(EngineFailure, match="signal 9"):
        engine.done(asked_while_readers_are_killed(engine, snapshot, ENDLESS, 2))
    assert count(answers(engine, snapshot, question(COUNT))[0]) == "240"


def test_several_are_answered_at_once(engine, snapshot):
    assert {count(each) for each in answers(engine, snapshot, *[question(COUNT)] * 24)} == {"240"}


def test_who_comes_when_very_many_wait_is_told_at_once(engine, snapshot):
    many = [question(COUNT)] * (limit("queries_waiting").value + 40)
    found = answers(engine, snapshot, *many)
    assert {type(each) for each in found} == {bytes, Busy}
    assert count(answers(engine, snapshot, question(COUNT))[0]) == "240"


def test_large_answers_come_in_parts(engine, snapshot):
    (answer,) = answers(engine, snapshot, question(f"{MANY} LIMIT 50000", table="text/csv"))
    assert answer.count(b"\n") == 50_001


def test_a_large_answer_that_nobody_takes_is_ended(engine, snapshot):
    async def left():
        answer = await engine.ask(snapshot, question(f"{MANY} LIMIT 50000"))
        assert answer.rest is not None
        answer.rest.close()

    for _ in range(40):
        engine.done(left())
    assert count(answers(engine, snapshot, question(COUNT))[0]) == "240"


def test_who_leaves_ends_his_query(engine, snapshot):
    async def left():
        asked = asyncio.ensure_future(engine.ask(snapshot, question(ENDLESS)))
        await asyncio.sleep(0.3)
        asked.cancel()
        with suppress(asyncio.CancelledError):
            await asked

    for _ in range(3):
        engine.done(left())
    assert count(answers(engine, snapshot, question(COUNT))[0]) == "240"


def test_the_default_graph_may_be_all_graphs(union, snapshot):
    assert count(answers(union, snapshot, question(COUNT))[0]) == "241"
    in_one = question(COUNT, default=("https://example.org/graph",))
    assert count(answers(union, snapshot, in_one)[0]) == "1"
    in_one = question(COUNT.replace("{", "FROM <https://example.org/graph> {", 1))._replace(has_from=True)
    assert count(answers(union, snapshot, in_one)[0]) == "1"


def test_engines_in_one_process_live_side_by_side(engine, union):
    assert isinstance(engine, Engine)
    assert engine is not union


def test_a_very_long_question_arrives_whole(engine, snapshot):
    rows = " ".join(f'("{number:0100}")' for number in range(20_000))  # far more than a socket holds
    long = f"SELECT (COUNT(*) AS ?n) {{ VALUES (?x) {{ {rows} }} }}"
    found = answers(engine, snapshot, question(long), question(COUNT), question(long))
    assert [count(each) for each in found] == ["20000", "240", "20000"]


def test_who_leaves_while_he_waits_behind_another_is_not_answered(engine, snapshot):
    async def left():
        asked = [asyncio.ensure_future(engine.ask(snapshot, question(ENDLESS, seconds=3))) for _ in range(30)]
        await asyncio.sleep(0.2)
        for each in asked:
            each.cancel()
        return await asyncio.gather(*asked, return_exceptions=True)

    assert {type(each) for each in engine.done(left())} == {asyncio.CancelledError}
    assert count(answers(engine, snapshot, question(COUNT, seconds=10))[0]) == "240"


def test_a_reader_whose_long_answer_was_taken_is_there_again(engine, snapshot):
    long, short = question(f"{MANY} LIMIT 20000"), question(COUNT)
    for _ in range(5):
        answers(engine, snapshot, *[long, short, short, short] * 4)
    readers = engine._readers[snapshot.id]
    until = time.monotonic() + 10
    while readers._aside and time.monotonic() < until:
        time.sleep(0.05)
    assert readers._aside == {}


def test_a_fault_holds_nothing_of_who_asked(engine, snapshot):
    class Held:
        """What somebody has who asks."""

    async def asked(held):
        try:
            await engine.ask(snapshot, question(ENDLESS, seconds=0.1))
        except TimeLimit:
            return weakref.ref(held)

    gc.collect()
    gc.disable()
    try:
        found = engine.done(asked(Held()))
        time.sleep(0.2)
        assert found() is None
    finally:
        gc.enable()
