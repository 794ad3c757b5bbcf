"""How the consensus chooses: a policy is data, in one file that people read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from ..claims import Modality
from ..errors import PolicyError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

PREFERENCES = ("voices", "tier", "recency")
RULES = (
    *("unopposed", "compatible", "majority", "tier", "recency", "latest", "every", "tie", "undisclosed", "unsaid"),
)


@dataclass(frozen=True, slots=True)
class Policy:
    """How the consensus chooses.

    `approximation` and `rounding` are parts of a number, from 0 to 1, and so are those that audits allow;
    `copied_words` and `copied_characters` say how long a shared text must be to have been copied; `preference` is in
    the order of its use; `rules` says in words what each rule means, and `text` is all of it as written.
    """

    eligible: frozenset[Modality]
    approximation: Decimal
    rounding: Decimal
    audited_approximation: Decimal
    audited_bytes: Decimal
    copied_words: int
    copied_characters: int
    preference: tuple[str, ...]
    rules: Mapping[str, str]
    text: str

    @classmethod
    @cache
    def load(cls) -> Policy:
        """Return the packaged policy."""
        return cls.of(files(__package__).joinpath("policy.yaml").read_text(encoding="utf-8"), "policy.yaml")

    @classmethod
    def at(cls, path: Path) -> Policy:
        """Return the policy of a file; PolicyError where it is none."""
        try:
            return cls.of(path.read_text(encoding="utf-8"), str(path))
        except (OSError, UnicodeDecodeError) as fault:
            raise PolicyError(str(path), f"it cannot be read ({fault})", "name a policy in YAML and UTF-8") from fault

    @classmethod
    def of(cls, text: str, name: str) -> Policy:
        """Return the policy that a text in YAML states; PolicyError says where it is wrong and what would be right."""
        stated, lines = _entries(text, name)
        read = {}
        for key, (reader, wanted) in _READERS.items():
            if key not in stated:
                raise PolicyError(name, f"`{key}` is missing", f"add `{key}:` with {wanted}")
            try:
                read[key] = reader(stated[key])
            except (ValueError, TypeError, InvalidOperation) as fault:
                place = f"{name}:{lines[key]}"
                raise PolicyError(place, f"`{key}` cannot be {stated[key]!r:.80}", f"give {wanted}") from fault
        for key in (key for key in lines if key not in _READERS):
            known = ", ".join(_READERS)
            raise PolicyError(f"{name}:{lines[key]}", f"`{key}` is not known", f"write one of {known}")
        return cls(**read, text=text)


def policy_of(seal: Mapping[str, Any]) -> Policy:
    """Return the policy that a snapshot was built by; ours where it does not tell, or another version wrote it."""
    stated = seal.get("policy")
    return _stated(stated) if isinstance(stated, str) else Policy.load()


@lru_cache(maxsize=4)
def _stated(text: str) -> Policy:
    try:
        return Policy.of(text, "the policy of the build")
    except PolicyError:
        return Policy.load()


def _entries(text: str, name: str) -> tuple[dict[str, Any], dict[str, int]]:
    """Return the entries of a mapping in YAML and the line of each."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        stated = yaml.safe_load(text)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        place = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark is not None else name
        raise PolicyError(place, f"this is not YAML ({getattr(fault, 'problem', fault)})", "mend it") from fault
    if not isinstance(node, yaml.MappingNode):
        raise PolicyError(name, "this is no policy", f"write `key: value` lines for {', '.join(_READERS)}")
    return stated, {key.value: key.start_mark.line + 1 for key, _ in node.value}


def _modalities(stated: Any) -> frozenset[Modality]:
    found = frozenset(Modality(each) for each in _listed(stated))
    if not found or Modality.UNDISCLOSED in found:
        raise ValueError("a claim that says no value cannot win")
    return found


def _part(stated: Any) -> Decimal:
    if isinstance(stated, bool) or not 0 <= (part := Decimal(str(stated))) < 1:
        raise ValueError("a part is from 0 to 1")
    return part


def _count(stated: Any) -> int:
    if not isinstance(stated, int) or isinstance(stated, bool) or stated < 1:
        raise ValueError("a count is 1 or more")
    return stated


def _preference(stated: Any) -> tuple[str, ...]:
    found = tuple(_listed(stated))
    if not set(found) <= set(PREFERENCES) or len(set(found)) < len(found):
        raise ValueError("unknown, or said twice")
    return found


def _rules(stated: Any) -> Mapping[str, str]:
    if not isinstance(stated, dict) or set(stated) != set(RULES):
        raise ValueError("each rule has its words")
    return {rule: str(words) for rule, words in stated.items()}


def _listed(stated: Any) -> list[str]:
    if not isinstance(stated, list):
        raise TypeError("a list is wanted")
    return [str(each) for each in stated]


_READERS: dict[str, tuple[Callable[[Any], Any], str]] = {
    "eligible": (_modalities, "a list of asserted, reported, anticipated, denied"),
    "approximation": (_part, "a part of 1, such as 0.05"),
    "rounding": (_part, "a part of 1, such as 0.05"),
    "audited_approximation": (_part, "a part of 1, such as 0.1"),
    "audited_bytes": (_part, "a part of 1, such as 0.1"),
    "copied_words": (_count, "a whole number, such as 10"),
    "copied_characters": (_count, "a whole number, such as 60"),
    "preference": (_preference, f"a list of some of {', '.join(PREFERENCES)}, each once"),
    "rules": (_rules, f"words for each of {', '.join(RULES)}"),
}
