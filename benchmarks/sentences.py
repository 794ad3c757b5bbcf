"""Sentences of the benchmark: some that state facts in many wordings, more that state none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.loaders.understanding.terms.gazetteer import gazetteer

from . import words

if TYPE_CHECKING:
    from random import Random


def known(type_: str) -> list[str]:
    """Return the names of a class that whosays comes with."""
    return sorted({name.entity.name for name in gazetteer().of_type(type_)})


BENCHMARKS, TECHNIQUES, CHANNELS, LICENCES, PLACES = map(
    known, ("Benchmark", "Technique", "Channel", "License", "Place")
)

FACTS = (
    "{model} has {total} parameters, of which {active} are active for each token.",
    "With {total} total parameters and a context window of {context} tokens, {model} is the largest of its line.",
    "{maker} released {model} on {day}, {years} after the first prototype.",
    "{maker} unveiled {model} in {month}.",
    "{model} was trained on {tokens} tokens of text and code, using {gpus} H100 GPUs.",
    "It scores {score}% on {benchmark}, ahead of {rival} with {score2}%.",
    "{model} reaches {score} on {benchmark} and {score2} on {benchmark2}.",
    "The weights of {model} are available on {channel} under the {licence}.",
    "{model} costs ${price} per million input tokens and ${price2} per million output tokens.",
    "{model} was distilled from {rival} across {tokens} tokens.",
    "{model} uses {technique} and supports {count} languages.",
    "The model has a knowledge cutoff of {month}.",
    "According to {person}, {model} is expected in late {year}.",
    "{maker} was founded in {year} by {person} and {person2}.",
    "{person} joined {maker} in {year} as a research scientist.",
    "In {month} {maker} raised ${money} million at a ${money2} billion valuation.",
    "{person} left {maker} in {month}, and {person2} became CEO of {maker}.",
    "The company is headquartered in {place} and employs {count} people.",
    "{maker} reportedly delayed {model} until {month}, as two engineers told the press.",
    "{model} is the successor to {rival}.",
)
LOOKALIKES = (
    "In {year} many teams thought otherwise, and {count} of them said so in public.",
    "If {model} had {total} parameters, the bill would be ${money} million a month.",
    "{person} asked whether {maker} could explain the {noun} on page {small}.",
    "About {count} readers wrote to us after {day}, most of them about the {noun}.",
    "Section {small} of the report explains why a {adjective} {noun} beats {count} {adjective} ones.",
    "{maker} has not said how the {noun} will change before {year}.",
    "A reader in {place} counted {count} {noun}s in the {year} edition.",
    "We didn’t see it coming: the *{adjective}* {noun} that {person} once called “our {noun2}” is back [{small}].",
    "See the [{noun} guide](https://docs.example.org/{noun}/{count}) or run `{noun} --{noun2} {count}` yourself.",
    "That is **not** a {adjective}, state-of-the-art {noun} — it’s a well-known {noun2}, as Section {small} shows.",
    "Compared with other large models, a {adjective} {noun} of this kind needs little memory, {person} writes.",
    "On Tuesday the European {noun} met {maker}’s lawyers, who spoke of {count} open questions and no answers.",
)


@dataclass(frozen=True, slots=True)
class Cast:
    """The names that one document speaks of."""

    models: tuple[str, ...]
    makers: tuple[str, ...]
    people: tuple[str, ...]

    @classmethod
    def drawn(cls, random: Random) -> Cast:
        """Return a cast by chance: a family of models or two, their makers, some people."""
        families = random.sample(words.FAMILIES, 2)
        models = {
            f"{family} {random.randint(1, 9)}{random.choice(('', '.5'))}{random.choice(words.VARIANTS)}"
            for family in families
            for _ in range(3)
        }
        makers = (
            f"{place} {random.choice(words.ENDINGS_OF_MAKERS)}" for place in random.sample(words.PLACES_OF_MAKERS, 2)
        )
        people = (f"{random.choice(words.FIRST_NAMES)} {last}" for last in random.sample(words.LAST_NAMES, 3))
        return cls(tuple(sorted(models)), tuple(makers), tuple(people))


def values(cast: Cast, random: Random) -> dict[str, object]:
    """Return a value by chance for each name that a sentence may leave open."""
    month, year = random.choice(words.MONTHS), random.randint(2019, 2026)
    total = random.choice((1, 3, 7, 13, 34, 70, 105, 240, 405, 671))
    return {
        "model": random.choice(cast.models),
        "rival": random.choice(cast.models),
        "maker": random.choice(cast.makers),
        "person": cast.people[0],
        "person2": random.choice(cast.people[1:]),
        "total": random.choice((f"{total}B", f"{total} billion", f"{total / 100:.1f} trillion")),
        "active": f"{max(1, total // 9)}B",
        "context": random.choice(("32K", "128K", "1 million", "200,000", "65,536")),
        "tokens": f"{random.randint(2, 400) / 10} trillion",
        "gpus": f"{random.randint(2, 99) * 128:,}",
        "score": f"{random.randint(200, 980) / 10}",
        "score2": f"{random.randint(200, 980) / 10}",
        "benchmark": random.choice(BENCHMARKS),
        "benchmark2": random.choice(BENCHMARKS),
        "channel": random.choice(CHANNELS),
        "licence": random.choice(LICENCES),
        "technique": random.choice(TECHNIQUES),
        "place": random.choice(PLACES),
        "price": f"{random.randint(5, 500) / 100:.2f}",
        "price2": f"{random.randint(500, 3000) / 100:.2f}",
        "money": random.randint(10, 900),
        "money2": random.randint(11, 900) / 10,
        "count": random.randint(2, 900),
        "years": f"{random.randint(2, 9)} months",
        "year": year,
        "month": f"{month} {year}",
        "day": f"{month} {random.randint(1, 28)}, {year}",
        "small": random.randint(1, 40),
        "noun": random.choice(words.NOUNS),
        "noun2": random.choice(words.NOUNS),
        "adjective": random.choice(words.ADJECTIVES),
    }


def fact(cast: Cast, random: Random) -> str:
    """Return a sentence that states something."""
    return random.choice(FACTS).format_map(values(cast, random))


def lookalike(cast: Cast, random: Random) -> str:
    """Return a sentence with names and figures that states nothing of them."""
    return random.choice(LOOKALIKES).format_map(values(cast, random))


def chatter(random: Random) -> str:
    """Return a sentence without names and figures."""
    clauses = [_clause(random) for _ in range(random.choice((1, 2, 2, 3)))]
    text = clauses[0]
    for clause in clauses[1:]:
        text += f"{random.choice((',', ''))} {random.choice(words.LINKS)} {clause}"
    return text[0].upper() + text[1:] + "."


def _clause(random: Random) -> str:
    said = [_thing(random), random.choice(words.VERBS), _thing(random)]
    if random.random() < 0.4:
        said.insert(1, random.choice(words.ADVERBS))
    if random.random() < 0.6:
        said += [random.choice(words.PREPOSITIONS), _thing(random)]
    return " ".join(said)


def _thing(random: Random) -> str:
    article = random.choice(("the", "the", "the", "a", "a", "this", "each", "our", "its", "some", "such a"))
    adjective = f"{random.choice(words.ADJECTIVES)} " if random.random() < 0.5 else ""
    return f"{article} {adjective}{random.choice(words.NOUNS)}"
