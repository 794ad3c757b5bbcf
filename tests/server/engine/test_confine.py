"""What a process has given up it cannot have back: each tried in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

BEGIN = "import os, socket, sys; from whosays.server.engine import confine\n"


def run(code):
    return subprocess.run([sys.executable, "-c", BEGIN + code], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_UNIX"])
def test_no_socket_is_opened(family):
    done = run(f"assert confine.bound_network()\nsocket.socket(socket.{family})")
    assert "PermissionError" in done.stderr


def test_what_is_open_goes_on():
    done = run(
        "a, b = socket.socketpair()\nassert confine.bound_network()\n"
        "a.sendall(b'x'); assert b.recv(1) == b'x'; assert open(os.devnull).read() == ''; print('well')"
    )
    assert done.stdout == "well\n"


def test_a_child_has_given_it_up_as_well():
    done = run(
        "assert confine.bound_network()\nimport subprocess\n"
        "print(subprocess.run([sys.executable, '-c', 'import socket; socket.socket()'], capture_output=True).returncode)"
    )
    assert done.stdout == "1\n"


@pytest.mark.parametrize("opened", ["open(os.devnull)", "socket.socket()", "os.pipe()"])
def test_nothing_more_is_opened(opened):
    done = run(f"holes = [open(os.devnull) for _ in range(9)]; del holes[3:6]\nconfine.bound_descriptors()\n{opened}")
    assert "Too many open files" in done.stderr


def test_memory_is_bounded():
    done = run("confine.bound_memory(64 * 2**20)\nx = bytearray(32 * 2**20); print('so much')\nbytearray(80 * 2**20)")
    assert done.stdout == "so much\n"
    assert "MemoryError" in done.stderr


def test_the_kernel_ends_what_takes_too_long():
    done = run("confine.end_after(0.2)\nwhile True: pass")
    assert done.returncode == -14
    assert run(
        "confine.end_after(0.2); assert confine.end_after(0) > 0\nimport time; time.sleep(0.3); print('on')"
    ).stdout
