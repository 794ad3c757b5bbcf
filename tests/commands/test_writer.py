"""The writer of a server: documents through another process, and what becomes of traps."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from commanding import SAYS, listed
from whosays.commands import writer as writer_module
from whosays.commands.writer import TOKEN, JobWriter, writing_into
from whosays.graph.errors import WriteError
from whosays.graph.limits import limit
from whosays.graph.shelf.shelf import writing
from whosays.graph.snapshot import Snapshot
from whosays.server.writing import WriteFault


@pytest.fixture
def data(written):
    return written.parent / "data"


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "0"
    path.write_text(SAYS.replace("Mini", "Nano"), encoding="utf-8")
    return path


def test_a_document_goes_in_and_out(data, note):
    before = Snapshot.current(data).id
    added = JobWriter(data).add(note, "nano.txt", {"title": "Nano", "publisher": ""})
    assert (added.source, added.snapshot) == ("nano", Snapshot.current(data, verify=True).id)
    assert added.told["claims"] == sum(row["source"] == "nano.txt" for row in listed("--data", data)) > 0
    quotes = {each["quote"] for each in added.told["understood"]}
    assert all(quote in SAYS.replace("Mini", "Nano") for quote in quotes)
    removed = JobWriter(data).remove("nano")
    assert removed.snapshot == Snapshot.current(data).id == before


REFUSED = [
    ("nano.exe", {}, 422, "no loader reads files of format .exe"),
    ("nano.txt", {"published": "soon"}, 422, "`soon` is no date"),
    ("nano.txt", {"colour": "red"}, 422, "unknown key `colour`"),
    ("nano.txt", {"file": "/etc/passwd"}, 422, "unknown key `file`"),
    ("kite.txt", {}, 409, "there is a source with the id `kite`"),
    ("nano.yaml", {}, 422, ""),
]


@pytest.mark.parametrize("case", REFUSED, ids=[f"{row[0]} {row[1]}" for row in REFUSED])
def test_what_cannot_be_added_is_told_and_changes_nothing(data, note, case):
    name, told, status, words = case
    before = Snapshot.current(data).id
    if name.endswith("yaml"):
        note.write_text("a: [", encoding="utf-8")
    with pytest.raises(WriteFault) as caught:
        JobWriter(data).add(note, name, told)
    assert caught.value.status == status
    assert words in str(caught.value)
    assert Snapshot.current(data).id == before


def test_what_is_not_there_is_not_found(data):
    with pytest.raises(WriteFault, match="there is no such source") as caught:
        JobWriter(data).remove("nobody")
    assert caught.value.status == 404


def test_while_another_build_is_at_work_it_is_told_so(data, note):
    with writing(data), pytest.raises(WriteFault, match="another build is at work") as caught:
        JobWriter(data).add(note, "nano.txt", {})
    assert caught.value.status == 503


TRAPS = [
    ("waits", 'import time; print(\'{"at": "reading"}\', flush=True); time.sleep(60)', 422, "the document took longer"),
    (
        "builds for ever",
        'import time; print(\'{"at": "building"}\', flush=True); time.sleep(60)',
        503,
        "the build took longer",
    ),
    ("dies", "import os; os.abort()", 422, "the build ended the process"),
    (
        "dies while it reads",
        'import os; print(\'{"at": "reading"}\', flush=True); os.abort()',
        422,
        "the document ended the process",
    ),
    ("says nothing", "", 422, "ended the process"),
    ("says nonsense", "print('nonsense')", 422, "ended the process"),
    (
        "has an alarm",
        'import signal, os; print(\'{"at": "changing"}\', flush=True); os.kill(os.getpid(), signal.SIGALRM)',
        422,
        "the change took longer than 30 seconds",
    ),
]


@pytest.mark.parametrize("case", TRAPS, ids=[row[0] for row in TRAPS])
def test_a_trap_ends_its_own_process_only(data, note, monkeypatch, case):
    (_, code, status, words), tmp_path = case, note.parent
    (tmp_path / "trap.py").write_text(f"import sys; sys.stdin.read()\n{code}\n", encoding="utf-8")
    monkeypatch.setattr(writer_module, "_JOB", "trap")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(
        writer_module,
        "limit",
        lambda name: limit(name)._replace(value=2 if name == "write_seconds" else limit(name).value),
    )
    before = Snapshot.current(data).id
    with pytest.raises(WriteFault, match=words) as caught:
        JobWriter(data).add(note, "nano.txt", {})
    assert caught.value.status == status
    assert Snapshot.current(data).id == before


CONFINED = """
from whosays.commands.confined import confined
with confined({seconds}, {memory}):
    {work}
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is only told apart there")
@pytest.mark.parametrize(
    ("seconds", "memory", "work", "status"),
    [
        (5, 1 << 28, "b'x' * (1 << 20)", 0),
        (0.2, 1 << 28, "[0 for _ in iter(int, 1)]", -signal.SIGALRM),
        (5, 1 << 28, "b'x' * (1 << 29)", 1),
    ],
)
def test_a_process_is_confined(seconds, memory, work, status):
    code = CONFINED.format(seconds=seconds, memory=memory, work=work)
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=30)
    assert ran.returncode == status


def test_the_token_of_the_variable_reaches_nothing_that_is_started(tmp_path, monkeypatch):
    monkeypatch.setenv(TOKEN, "ada: " + "a" * 20)
    setup = writing_into(tmp_path, None)
    assert setup.tokens.name_of("a" * 20) == "ada"
    assert TOKEN not in os.environ
    assert writing_into(tmp_path, None) is None


def test_a_token_file_without_tokens_is_refused(tmp_path):
    (tmp_path / "tokens").write_text("# none yet\n", encoding="utf-8")
    with pytest.raises(WriteError, match="it holds no token"):
        writing_into(tmp_path, tmp_path / "tokens")
