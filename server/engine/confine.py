"""What a process gives up before it evaluates strangers' queries: memory without end, and every new connection."""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import signal
from contextlib import suppress
from pathlib import Path

# The numbers of the calls socket and io_uring_setup, by machine; on one of them each has a second number (x32).
_SOCKET_CALLS = {"x86_64": (41, 425, 0x40000029, 0x400001A9), "aarch64": (198, 425)}
_NO_NEW_PRIVILEGES, _SECCOMP, _WITH_FILTER = 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _DENY, _NUMBER_AT = 0x7FFF0000, 0x00050000, 0
_PAGE = os.sysconf("SC_PAGE_SIZE")


def bound_memory(more: int) -> None:
    """Let this process take so many bytes more than it has now; the allocation beyond ends it."""
    size = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * _PAGE
    resource.setrlimit(resource.RLIMIT_AS, (size + more, size + more))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):  # where all memory runs out, this process is the first to go
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def bound_descriptors() -> None:
    """Let this process open nothing more: no file, and no socket to anywhere.

    Free numbers below the highest open one are filled, then the limit is set to that one.
    """
    null = os.open(os.devnull, os.O_RDONLY)
    highest = max(int(each.name) for each in Path("/proc/self/fd").iterdir())
    while (filled := os.dup(null)) < highest:
        pass
    os.close(filled)
    resource.setrlimit(resource.RLIMIT_NOFILE, (filled, filled))


def bound_network() -> bool:
    """Let this process open no socket, whatever code asks for one; tell whether this system can do that.

    A filter of system calls (seccomp(2)), which needs no privileges and can never be taken back.
    """
    numbers = _SOCKET_CALLS.get(os.uname().machine)
    if numbers is None:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    steps = [_Step(_LOAD, 0, 0, _NUMBER_AT)]
    # Each call that is denied jumps over what is left of the list, to the last step.
    steps += [_Step(_EQUAL, len(numbers) - at, 0, number) for at, number in enumerate(numbers)]
    steps += [_Step(_RETURN, 0, 0, _ALLOW), _Step(_RETURN, 0, 0, _DENY | errno.EACCES)]
    filter_ = _Filter(len(steps), (_Step * len(steps))(*steps))
    no_new = libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return bool(no_new == 0 and libc.prctl(_SECCOMP, _WITH_FILTER, ctypes.byref(filter_), 0, 0) == 0)


class _Step(ctypes.Structure):
    """An instruction of a filter: `struct sock_filter`."""

    _fields_ = (("code", ctypes.c_uint16), ("yes", ctypes.c_uint8), ("no", ctypes.c_uint8), ("value", ctypes.c_uint32))


class _Filter(ctypes.Structure):
    """A filter: `struct sock_fprog`."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step)))


def end_after(seconds: float) -> float:
    """Let the kernel end this process after so many seconds, 0 for never; return how many were left before.

    The engine cannot be interrupted, and a handler in Python would wait for it: the default action does not.
    """
    return signal.setitimer(signal.ITIMER_REAL, seconds)[0]
