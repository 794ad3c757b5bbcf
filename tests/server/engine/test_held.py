"""Only the process that is meant is ended, though its id may be another's by now."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
from pathlib import Path

import pytest
from whosays.server.engine.held import Held, descriptor_of
from whosays.server.engine.nurseries import sockets_of
from whosays.server.engine.reader_at import fate_of, leased


@pytest.fixture
def process():
    with subprocess.Popen(["sleep", "600"]) as process:
        yield process
        process.kill()


def ended():
    """Return the descriptor of a process that has ended, and of which nothing is left."""
    with subprocess.Popen(["true"]) as process:
        return descriptor_of(process.pid)


def descriptors():
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.parametrize("found", [descriptor_of, lambda _pid: None], ids=["by descriptor", "by id"])
def test_a_process_is_ended(process, found):
    held = Held(process.pid, found(process.pid))
    held.kill()
    assert process.wait() == -signal.SIGKILL
    held.kill()
    held.close()


def test_who_has_the_id_of_a_process_that_ended_is_left_alone(process):
    held = Held(process.pid, ended())
    nice = os.getpriority(os.PRIO_PROCESS, process.pid)
    held.kill()
    held.be_nice(nice + 1)
    held.close()
    held.kill()
    os.kill(process.pid, signal.SIGUSR1)
    assert process.wait() == -signal.SIGUSR1, "another signal came first"


def test_a_process_is_told_to_be_nice(process):
    nice = os.getpriority(os.PRIO_PROCESS, process.pid)
    held = Held(process.pid, descriptor_of(process.pid))
    held.be_nice(nice + 1)
    assert os.getpriority(os.PRIO_PROCESS, process.pid) == nice + 1


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EPERM, errno.EMFILE])
@pytest.mark.parametrize("call", ["os.pidfd_open", "signal.pidfd_send_signal"])
def test_where_the_kernel_has_no_descriptors_there_is_none(process, monkeypatch, call, code):
    def refused(*_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(call, refused)
    before = descriptors()
    assert descriptor_of(process.pid) is None
    assert descriptors() == before


def test_a_descriptor_is_given_back_once(process):
    before = descriptors()
    held, dropped = (Held(process.pid, descriptor_of(process.pid)) for _ in range(2))
    assert descriptors() == before + 2
    held.close()
    held.close()
    del dropped
    assert descriptors() == before


def test_readers_are_ended_by_descriptor(engine, snapshot, monkeypatch):
    home = next(each for each in sockets_of(engine._folder, snapshot.id) if each.exists())
    before = descriptors()
    process, sock, bell = leased(home)
    with sock, bell:
        monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("it was ended by its id"))
        assert descriptors() == before + 3
        process.kill()
        process.close()
        assert fate_of(process.pid, home) == -signal.SIGKILL
    assert descriptors() == before
