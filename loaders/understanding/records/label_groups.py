"""Records of one list or catalog in groups of such as have the same labels, or more than half of the fewer."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict


class LabelGroups:
    """The numbers of records, each in the first group whose first record is like it.

    A record meets only such groups as have one of its labels, and of records with the same labels only the first does.
    """

    def __init__(self) -> None:
        self.numbers: list[list[int]] = []
        self._labels: list[frozenset[str]] = []
        self._with: dict[str, list[int]] = defaultdict(list)
        self._found: dict[frozenset[str], int] = {}
        self._fewest = sys.maxsize

    def add(self, number: int, labels: frozenset[str]) -> None:
        """Put a record into the first group that is like it, or else into one of its own."""
        group = self._found.get(labels)
        if group is None:
            group = self._found[labels] = self._first_like(labels)
        if group == len(self.numbers):
            self._open(labels)
        self.numbers[group].append(number)

    def _open(self, labels: frozenset[str]) -> None:
        for label in labels:
            self._with[label].append(len(self.numbers))
        self.numbers.append([])
        self._labels.append(labels)
        self._fewest = min(self._fewest, len(labels))

    def _first_like(self, labels: frozenset[str]) -> int:
        """Return the number of the first group that is like these labels; that of the next one where none is."""
        shared: Counter[int] = Counter()
        for label in labels:
            shared.update(self._with.get(label, ()))
        if max(shared.values(), default=0) * 2 <= min(len(labels), self._fewest):
            return len(self.numbers)
        alike = (group for group, count in shared.items() if count * 2 > min(len(labels), len(self._labels[group])))
        return min(alike, default=len(self.numbers))
