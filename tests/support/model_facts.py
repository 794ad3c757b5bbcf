"""Three casts of fictional models with what is true of them: each shape of a table or list has to say just that."""

from __future__ import annotations

from dataclasses import dataclass

MMLU, GSM, HUMAN = "MMLU", "GSM8K", "HumanEval"
TESTS = (MMLU, GSM, HUMAN)


@dataclass(frozen=True)
class Told:
    """A model and what is told of it: sizes in billions of parameters, windows in thousands of tokens, US dollars."""

    name: str
    maker: str
    size: str
    window: str
    licence: str
    released: str
    scores: tuple[str, str, str]
    prices: tuple[str, str]

    def score(self, test: str) -> str:
        return self.scores[TESTS.index(test)]

    def specs(self, *names: str):
        """Return the facts of these properties, all of them where none is named."""
        all_ = {
            "developer": self.maker,
            "totalParameters": f"{self.size}000000000",
            "contextWindow": f"{self.window}000",
            "license": self.licence,
            "releaseDate": self.released,
        }
        return {(self.name, name, all_[name]) for name in names or all_}

    def tests(self, *tests: str):
        """Return its scores, as facts."""
        return {(self.name, "score", self.score(test), test) for test in tests or TESTS}

    def costs(self):
        return {(self.name, "price", value) for value in self.prices}


def _cast(*names: str) -> tuple[Told, ...]:
    first, second, third = names
    return (
        Told(first, "Northlake Labs", "72", "128", "Apache 2.0", "2025-03-04", ("86.1", "91.5", "74.4"), ("2.5", "10")),
        Told(
            second, "Osprey Research", "9", "64", "MIT License", "2025-06-17", ("71.3", "80.2", "58.9"), ("0.3", "1.2")
        ),
        Told(third, "Fjord AI", "3", "32", "MIT License", "2024-11-20", ("60.7", "66.8", "41.5"), ("0.15", "0.6")),
    )


CASTS = {
    "versions": _cast("Heron 2 Ultra", "Plover 3 Small", "Tern 1.5"),
    "plain": _cast("Sandpiper", "Grebe", "Turnstone"),
    "sized": _cast("Marsh-72B", "Dunlin-9B", "Curlew-3B-Instruct"),
}
