"""The questions that are asked: templates beside this module, filled with what the made-up graph holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from random import Random

    from pyoxigraph import Store

_FOLDER = Path(__file__).parent
_HEADER = re.compile(r"^# (title|weight): (.{1,80})$", re.MULTILINE)
_PARAMETER = re.compile(r"\$(\w{1,20})")
_VARIABLE = re.compile(r"\?(\w{1,20})")
_NUMBERS = ("totalParameters", "activeParameters", "contextWindow", "trainingTokens", "layerCount")
_WS = "https://w3id.org/whosays/ontology#"
_POOLS = {
    "model": f"SELECT DISTINCT ?it WHERE {{ ?it a <{_WS}Model> ; <{_WS}developer> ?by }}",
    "derived": f"SELECT DISTINCT ?it WHERE {{ ?it <{_WS}baseModel> ?other }}",
    "root": f"SELECT DISTINCT ?it WHERE {{ ?other <{_WS}baseModel> ?it }}",
    "benchmark": f"SELECT DISTINCT ?it WHERE {{ ?it a <{_WS}Benchmark> }}",
}
_LABELS = f"SELECT DISTINCT ?it WHERE {{ ?thing a <{_WS}Model> ; <http://www.w3.org/2000/01/rdf-schema#label> ?it }}"


@dataclass(frozen=True)
class Template:
    """A kind of question: its name, its title for people, its weight in the mix, and its text with parameters.

    `dialects` has other texts by the name of the peer that takes them, where SPARQL has no common words.
    """

    name: str
    title: str
    weight: int
    text: str
    dialects: Mapping[str, str] = field(default_factory=dict)

    def for_peer(self, name: str, worded: Callable[[str], str]) -> Template:
        """Return it as a peer takes it: in words of its own where there are such, else in the common ones, adapted."""
        return replace(self, text=self.dialects[name] if name in self.dialects else worded(self.text), dialects={})

    @property
    def is_construct(self) -> bool:
        """Whether it asks for a graph."""
        return "CONSTRUCT" in self.text

    def filled(self, random: Random, pools: Mapping[str, Sequence[str]], number: int | None = None) -> str:
        """Return a query; with a number its variables have names that no query with another number has."""
        chosen: dict[str, str] = {}
        query = _PARAMETER.sub(lambda found: _chosen(found[1], random, pools, chosen), self.text)
        return query if number is None else _VARIABLE.sub(rf"?\1_{number}", query)


def _chosen(name: str, random: Random, pools: Mapping[str, Sequence[str]], chosen: dict[str, str]) -> str:
    if name not in chosen:
        if name == "limit":
            chosen[name] = str(random.randint(10, 50))
        elif name == "day":
            first = date(2020, 1, 1) + timedelta(random.randrange(2_000))
            chosen["day"] = f'"{first}"^^xsd:date'
            chosen["later"] = f'"{first + timedelta(random.randint(30, 300))}"^^xsd:date'
        else:
            chosen[name] = random.choice(pools[name])
    return chosen[name]


@dataclass(frozen=True)
class Questions:
    """All templates, and what to fill them with."""

    pools: Mapping[str, Sequence[str]]
    templates: tuple[Template, ...]

    @classmethod
    def about(cls, store: Store) -> Questions:
        """Return the questions that a store of a made-up graph can answer."""
        pools = {name: sorted(str(row["it"]) for row in store.query(query)) for name, query in _POOLS.items()}
        labels = sorted(row["it"].value for row in store.query(_LABELS))
        words = sorted({label.split()[0].casefold() for label in labels})
        pools["property"] = [f"<{_WS}{name}>" for name in _NUMBERS]
        return cls({**pools, "word": words, "prefix": sorted({word[:3] for word in words})}, _templates())

    def for_peer(self, name: str, worded: Callable[[str], str]) -> Questions:
        """Return the same questions as a peer takes them."""
        return replace(self, templates=tuple(each.for_peer(name, worded) for each in self.templates))

    def named(self, name: str | None) -> Template | None:
        """Return the kind of question of that name; None, which is all of them, for None."""
        return next((each for each in self.templates if each.name == name), None)

    def new(self, template: Template | None, random: Random) -> Iterator[str]:
        """Yield queries without end, no two alike; of all templates by their weights where none is given."""
        number = random.randrange(10**6) * 10**6
        while True:
            number += 1
            asked = template or random.choices(self.templates, [each.weight for each in self.templates])[0]
            yield asked.filled(random, self.pools, number)

    def again(self, template: Template | None, random: Random, count: int = 20) -> list[str]:
        """Return few queries, to be asked again and again."""
        kinds = [template] * count if template else [each for each in self.templates for _ in range(each.weight // 2)]
        return [each.filled(random, self.pools) for each in kinds]


_ORDER = (
    *("look-up", "claims", "who-says", "card", "construct", "leaderboard", "timeline", "count-by-organization"),
    *("lineage", "descendants", "prefix", "search", "conflicts", "indexed-prefix", "indexed-search"),
)


def _templates() -> tuple[Template, ...]:
    """Return the kinds of question, the simplest first; a file with a peer's name in its own has its words."""
    return tuple(_template(_FOLDER / f"{name}.rq") for name in _ORDER)


def _template(path: Path) -> Template:
    text = path.read_text("utf-8")
    header = dict(_HEADER.findall(text))
    dialects = {each.stem.partition(".")[2]: each.read_text("utf-8") for each in path.parent.glob(f"{path.stem}.*.rq")}
    return Template(path.stem, header["title"], int(header["weight"]), _HEADER.sub("", text).lstrip(), dialects)
