"""How the consensus chooses: a policy is data, in one file that people read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from ..claims import Modality

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Policy:
    """How the consensus chooses; `rules` says in words what each rule means."""

    eligible: frozenset[Modality]
    approximation: Decimal
    rules: Mapping[str, str]
    text: str

    @classmethod
    @cache
    def load(cls) -> Policy:
        """Return the packaged policy."""
        text = files(__package__).joinpath("policy.yaml").read_text(encoding="utf-8")
        stated = yaml.safe_load(text)
        eligible = frozenset(Modality(name) for name in stated["eligible"])
        return cls(eligible, Decimal(str(stated["approximation"])), stated["rules"], text)
