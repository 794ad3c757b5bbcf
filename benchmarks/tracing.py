"""A process that is killed at its n-th call which changes a disk: right before it, or right after.

The kernel stops the process at these calls (seccomp(2) says at which, ptrace(2) to whom); nothing need be installed.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import traceback
from typing import TYPE_CHECKING, NamedTuple

from .running import Missing

if TYPE_CHECKING:
    from collections.abc import Callable

# write, pwrite64, writev, sendfile, truncate, ftruncate, rename, mkdir, rmdir, creat, link, unlink, symlink, mkdirat,
# unlinkat, renameat, linkat, symlinkat, utimensat, fallocate, pwritev, renameat2, copy_file_range, pwritev2.
# What syncs is not among them: it changes nothing that another process sees.
_CHANGING = {
    "x86_64": (1, 18, 20, 40, 76, 77, 82, 83, 84, 85, 86, 87, 88, 258, 263, 264, 265, 266, 280, 285, 296, 316, 326, 328)
}
_OPENAT = {"x86_64": 257}
_FLAGS_AT = 32  # the third argument of openat
_TRACEME, _CONTINUE, _TO_ITS_END, _OPTIONS = 0, 7, 24, 0x4200
# Stops at calls are told from signals; threads and children are followed; all of them end with the tracer.
_WISHES = 0x01 | 0x02 | 0x04 | 0x08 | 0x80 | 0x100000
_CALL_BEGINS, _CALL_ENDS = signal.SIGTRAP | 7 << 8, signal.SIGTRAP | 0x80
_EVERY_THREAD = 0x40000000
_NO_NEW_PRIVILEGES, _SECCOMP, _WITH_FILTER = 38, 22, 2
_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_ALLOW, _TRACE = 0x7FFF0000, 0x7FF00000

_libc = ctypes.CDLL(None, use_errno=True)
_libc.ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
_libc.ptrace.restype = ctypes.c_long


class Traced(NamedTuple):
    """How many calls that change a disk were begun, and how the process ended: its status, or minus a signal."""

    calls: int
    status: int


def killed(work: Callable[[], object], number: int = 0, *, after: bool = False) -> Traced:
    """Do some work in a process of its own, and kill that before or after its call of that number; 0 for never.

    Missing where this system cannot do it.
    """
    if os.uname().machine not in _CHANGING or sys.platform != "linux":
        raise Missing("processes can be stopped at their calls on Linux on x86-64 only")
    pid = os.fork()
    if pid == 0:
        _be_traced(work)
    os.waitpid(pid, os.WUNTRACED)
    if _libc.ptrace(_OPTIONS, pid, None, _WISHES):
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        raise Missing("this system lets no process be traced (ptrace)")
    _go_on(pid)
    return _watched(pid, number, after=after)


def _watched(group: int, number: int, *, after: bool) -> Traced:
    calls = status = 0
    is_last = 0
    while True:
        try:
            pid, told = os.waitpid(-group, _EVERY_THREAD)
        except ChildProcessError:
            return Traced(calls, status)
        if not os.WIFSTOPPED(told):
            if pid == group:
                status = os.waitstatus_to_exitcode(told)
            continue
        stop = told >> 8
        if stop == _CALL_BEGINS:
            calls += 1
            if calls == number and after:
                is_last = pid
                _go_on(pid, how=_TO_ITS_END)
                continue
        if (stop == _CALL_BEGINS and calls == number) or (stop == _CALL_ENDS and pid == is_last):
            os.killpg(group, signal.SIGKILL)
        else:
            _go_on(pid, 0 if stop & 0xFF in {signal.SIGTRAP, signal.SIGSTOP} else stop)


def _go_on(pid: int, signal_: int = 0, how: int = _CONTINUE) -> None:
    _libc.ptrace(how, pid, None, signal_)  # one that was killed meanwhile is heard to have ended


def _be_traced(work: Callable[[], object]) -> None:
    """Do the work, and never return."""
    try:
        os.setsid()
        _libc.ptrace(_TRACEME, 0, None, None)
        os.kill(os.getpid(), signal.SIGSTOP)
        _stop_at_changes()
        work()
        os._exit(0)
    except BaseException as fault:  # noqa: BLE001  (whatever it is: this copy must not live on)
        if not (isinstance(fault, SystemExit) and fault.code in {None, 0}):
            traceback.print_exc()
        os._exit(fault.code if isinstance(fault, SystemExit) and isinstance(fault.code, int) else 1)


def _stop_at_changes() -> None:
    machine = os.uname().machine
    numbers = _CHANGING[machine]
    create = os.O_CREAT | os.O_TRUNC
    steps = [
        _Step(_LOAD, 0, 0, 0),
        _Step(_EQUAL, 0, 3, _OPENAT[machine]),
        _Step(_LOAD, 0, 0, _FLAGS_AT),
        _Step(_ANY_BIT, len(numbers) + 2, 0, create),
        _Step(_RETURN, 0, 0, _ALLOW),
    ]
    steps += [_Step(_EQUAL, len(numbers) - at, 0, number) for at, number in enumerate(numbers)]
    steps += [_Step(_RETURN, 0, 0, _ALLOW), _Step(_RETURN, 0, 0, _TRACE)]
    filter_ = _Filter(len(steps), (_Step * len(steps))(*steps))
    _libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if _libc.prctl(_SECCOMP, _WITH_FILTER, ctypes.byref(filter_), 0, 0):
        raise OSError(ctypes.get_errno(), "no filter of calls")


class _Step(ctypes.Structure):
    """An instruction of a filter: `struct sock_filter`."""

    _fields_ = (("code", ctypes.c_uint16), ("yes", ctypes.c_uint8), ("no", ctypes.c_uint8), ("value", ctypes.c_uint32))


class _Filter(ctypes.Structure):
    """A filter: `struct sock_fprog`."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step)))
