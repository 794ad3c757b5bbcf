"""What every judgement stands on: the vocabulary, the policy, and who is part of whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..iris import Iris
    from ..vocabulary import Vocabulary
    from .policy import Policy


@dataclass(frozen=True)
class Ground:
    """What every judgement stands on; `wholes` gives the IRIs of the organizations that one is part of."""

    vocabulary: Vocabulary
    iris: Iris
    policy: Policy
    wholes: Mapping[str, frozenset[str]]

    @cached_property
    def parts(self) -> frozenset[str]:
        """The organizations that are part of another, and those."""
        return frozenset(self.wholes).union(*self.wholes.values())

    def are_one(self, one: str, other: str) -> bool:
        """Tell whether two IRIs are of one thing, or one is part of the other."""
        return one == other or one in self.wholes.get(other, ()) or other in self.wholes.get(one, ())
