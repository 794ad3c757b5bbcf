"""What can go wrong, in words for people: what, where, and how to mend it.

WhosaysError
├── SourceError      a document or manifest that cannot be read
├── OntologyError    a fault in ontology.ttl or another file of definitions
├── PolicyError      a policy of the consensus that cannot be followed
├── ModelError       a language model that does not answer
├── QueryError       a question that cannot be asked as it stands
├── WriteError       what cannot be added, changed or taken back
│   ├── TakenError   the name that it would have is taken
│   ├── UnknownError there is no such thing to take back
│   └── DeniedError  what nobody may change by hand
├── ExportError      what cannot be exported as it is asked for
└── SnapshotError    a snapshot that is missing, damaged or cannot be published
    └── BusyError    another build is at work
"""

from __future__ import annotations

import errno
import os

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class WhosaysError(Exception):
    """Any fault that a user can do something about: `place: what; remedy`."""

    def __init__(self, place: str, what: str, remedy: str) -> None:
        super().__init__(f"{place}: {what}; {remedy}")
        self.place = place
        self.what = what
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[WhosaysError], tuple[str, str, str]]:
        """Return how another process makes the fault anew."""
        return type(self), (self.place, self.what, self.remedy)


class SourceError(WhosaysError):
    """A document or manifest that cannot be read."""


class OntologyError(WhosaysError):
    """A fault in ontology.ttl or another file of definitions."""


class PolicyError(WhosaysError):
    """A policy of the consensus that cannot be followed."""


class ModelError(WhosaysError):
    """A language model that does not answer, or not as agreed."""


class QueryError(WhosaysError):
    """A question that cannot be asked as it stands."""


class SnapshotError(WhosaysError):
    """A snapshot that is missing, damaged or cannot be published."""


class BusyError(SnapshotError):
    """Another build is at work in the data folder."""


class WriteError(WhosaysError):
    """What cannot be added, changed or taken back."""


class ExportError(WhosaysError):
    """What cannot be exported as it is asked for."""


class TakenError(WriteError):
    """The name that something would have is taken."""


class UnknownError(WriteError):
    """There is no such thing to take back."""


class UnmetError(WriteError):
    """A condition of who writes that is not met: what he knows has changed, or is there already."""


class DeniedError(WriteError):
    """What nobody may change by hand: what sources say, and what follows from it."""


def has_no_room(fault: BaseException | None) -> bool:
    """Tell whether a fault is that a disk is full, or takes no more of ours; the engine tells that in words only."""
    return isinstance(fault, OSError) and (fault.errno in _NO_ROOM or os.strerror(errno.ENOSPC) in str(fault))


def reason_of(fault: OSError) -> str:
    """Return in few words why a disk refuses."""
    return os.strerror(errno.ENOSPC) if has_no_room(fault) else fault.strerror or str(fault)
