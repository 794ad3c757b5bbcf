"""Every frame of a verb says of its own examples what it promises, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import VOCABULARY, WITH_PEOPLE, claims_in, words_of
from whosays.graph.claims import Modality
from whosays.loaders.understanding.grammar.nominals import nominals
from whosays.loaders.understanding.grammar.valency import valencies
from whosays.loaders.understanding.grammar.verb_forms import inflected
from whosays.loaders.understanding.prose import sentence_claims as prose

if TYPE_CHECKING:
    from whosays.loaders.understanding.grammar.frames import Frame

FRAMES = [each.frame for each in (*valencies(), *nominals())]
EXAMPLES = [example for frame in FRAMES for example in frame.examples]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["text"][:50] for example in EXAMPLES])
def test_a_frame_reads_its_examples(example: dict[str, str]) -> None:
    assert {words_of(claim) for claim in claims_in(example["text"], WITH_PEOPLE)} == set(example["says"])


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_every_frame_has_an_example_and_speaks_of_known_properties(frame: Frame) -> None:
    assert frame.examples
    for statement in frame.statements:
        assert statement.property in VOCABULARY.properties


@pytest.mark.parametrize(
    ("base", "past", "forms"),
    [
        ("release", None, {"released", "releases", "releasing", "release"}),
        ("lead", "led", {"led", "leads", "leading", "lead"}),
        ("ship", None, {"shipped", "ships", "shipping", "ship"}),
        ("get", "got", {"got", "gets", "getting", "get"}),
        ("open", None, {"opened", "opens", "opening", "open"}),
        ("quit", "quit", {"quit", "quits", "quitting"}),
        ("team", None, {"teamed", "teams", "teaming", "team"}),
        ("launch", None, {"launched", "launches", "launching", "launch"}),
        ("study", "studied", {"studied", "studies", "studying", "study"}),
        ("choose", "chose, chosen", {"chose", "chosen", "chooses", "choosing", "choose"}),
    ],
)
def test_forms_of_a_verb(base: str, past: str | None, forms: set[str]) -> None:
    assert {word for word, *_ in inflected(base, past)} == forms


# A verb in many constructions: {s} did it, to {o}; {v} is its past, {g} its -ing, {b} its base.
SAID = [
    "{s} {v} {o}.",
    "{o} was {v} by {s}.",
    "{o}, which was {v} by {s} in 2020, is small.",
    "{o}, {v} in 2020 by {s}, is small.",
    "{s}, known for nets and boats, {v} {o}.",
    "In May 2020, {s} {v} {o}.",
    "Ledgers show that {s} quietly {v} {o} in 2020.",
    "After leaving Fjord Capital in 2019, {s} {v} {o}.",
    "{s} wrote a long paper on nets in 2018 and later {v} {o}.",
    "{s}, who had written on nets, {v} {o}.",
    "{s} and others {v} {o}.",
    "{s} had, in the meantime, {v} {o}.",
    "{o} — {v} by {s} in 2020 — is small.",
    "{o} ({v} by {s} in 2020) is small.",
    "It was {s} that {v} {o}.",
    "{s}, together with friends, {v} {o}.",
    "{s} went on to {b} {o}.",
    "{o} was {v} in 2020 in Oslo by {s}.",
    "{o} is a well-known thing {v} by {s}.",
    "{o} is known for boats and was {v} by {s}.",
    "{s} is known for {g} {o}.",
    "{s}, {g} {o} in 2020, went far.",
    "Critics were stunned when {s} {v} {o}.",
    "With help from friends, {s} {v} its first hit, {o}.",
    "{s} has {v} {o}, which is small.",
]
NOT_SAID = [
    "{s} denied that it {v} {o}.",
    "{s} considered {g} {o}.",
    "{s} wanted to {b} {o}.",
    "{s} refused to {b} {o}.",
    "If {s} {v} {o}, all would change.",
    "{s} could {b} {o}.",
    "{s}’s rival {v} {o}.",
    "A rival of {s} {v} {o}.",
    "{s} {v} parts of {o}.",
    "{s} {v} a rival of {o}.",
    "{s} held talks about {g} {o}.",
    "{s} never {v} {o}.",
    "Nobody at {s} {v} {o}.",
    "{s} dreams of {g} {o}.",
]
VERBS = [
    (("Ada Quill", "founded", "founding", "found", "Northlake Labs"), "{o} | foundedBy | {s}"),
    (("Plover Systems", "acquired", "acquiring", "acquire", "Northlake Labs"), "event | agent | {s}"),
    (("Northlake Labs", "released", "releasing", "release", "Heron 2"), "{o} | developer | {s}"),
    (("Ada Quill", "joined", "joining", "join", "Northlake Labs"), "{s} | affiliation | {o}"),
    (("Fjord Capital", "backed", "backing", "back", "Northlake Labs"), "{s} | investedIn | {o}"),
]


def asserted(construction: str, words: tuple[str, ...]) -> set[str]:
    text = construction.format(**dict(zip("svgbo", words, strict=True)))
    claims = claims_in(text[0].upper() + text[1:], WITH_PEOPLE)
    return {words_of(claim) for claim in claims if claim.modality is Modality.ASSERTED}


@pytest.mark.parametrize(("words", "fact"), VERBS, ids=[words[3] for words, _ in VERBS])
@pytest.mark.parametrize("construction", SAID)
def test_a_verb_is_understood_in_any_construction(construction: str, words: tuple[str, ...], fact: str) -> None:
    assert fact.format(s=words[0], o=words[-1]) in asserted(construction, words)


@pytest.mark.parametrize(("words", "fact"), VERBS, ids=[words[3] for words, _ in VERBS])
@pytest.mark.parametrize("construction", NOT_SAID)
def test_what_is_not_a_fact_is_not_asserted(
    construction: str, words: tuple[str, ...], fact: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prose, "matches", lambda _: iter(()))
    assert fact.format(s=words[0], o=words[-1]) not in asserted(construction, words)


WORDS = ["Ada Quill", "Northlake Labs", "Heron 2", "founded", "was", "by", "and", ",", "who", "(", ")", "in May 2024", "left", "to",
         "join", "as", "CEO", "of", "the", "startup", "’s", "released", "after", "not", ";", "its"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_no_order_of_words_stops_the_reader(words: list[str]) -> None:
    text = " ".join(words)
    for claim in claims_in(text, WITH_PEOPLE):
        assert 0 <= claim.span.start < claim.span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Northlake Labs has not yet released Heron 2.",
        "A former Northlake Labs engineer released Heron 2.",
        "Ada Quill left Plover Systems to sue Northlake Labs.",
        "The released weights of Heron 2 were found by Northlake Labs.",
        "Northlake Labs wants to know who left.",
    ],
)
def test_what_only_looks_like_it_says_nothing(text: str) -> None:
    said = {words_of(claim) for claim in claims_in(text, WITH_PEOPLE)}
    assert not [
        each for each in said if "affiliation | Northlake" in each or "developer" in each or "foundedBy" in each
    ]


def test_a_long_sentence_is_read_in_time_that_grows_with_it() -> None:
    text = "Northlake Labs, which released Heron 2, and " * 400 + "left."
    assert len(claims_in(text, WITH_PEOPLE)) > 0


def test_a_frame_of_sizes_without_its_sizes_says_nothing_of_them() -> None:
    told = claims_in("Introduced by Plover Systems researchers in 2022, Heron 2 has become fundamental.", WITH_PEOPLE)
    assert "totalParameters" not in {claim.property for claim in told}


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        (
            "Founded in 1993 by Lea Moor, Bram Doe, and Cora Finch, Northlake Labs makes boats.",
            "Northlake Labs | foundedDate | 1993",
            "Bram Doe | foundedDate | 1993",
        ),
        (
            "Founded in 1993 by Ada Quill, Lea Moor, and Bram Dow, Plover Systems makes boats.",
            "Plover Systems | foundedDate | 1993",
            "Bram Dow | foundedDate | 1993",
        ),
        (
            "In 2023 Northlake Labs was said to have misled its investors about a partnership with Plover Systems.",
            "",
            "Northlake Labs | partner | Plover Systems",
        ),
        (
            "In 2013 Ada Quill co-founded the Nordic Conference on Rope and Sail Design.",
            "Nordic Conference on Rope | foundedBy | Ada Quill",
            "Nordic Conference | foundedBy | Ada Quill",
        ),
        ("Northlake Labs was sold. The deal was valued at $9 million.", "", "Northlake Labs | valuation | 9000000"),
        (
            "Ada Quill was head of sails 2013 to 2018 and co-founded Northlake Labs.",
            "Northlake Labs | foundedBy | Ada Quill",
            "Northlake Labs | foundedDate | 2013",
        ),
        ("Ada Quill, the founder of Ternary logic, sails.", "", "Ternary | foundedBy | Ada Quill"),
        (
            "Northlake Labs is led by Ada Quill under Prime Minister Lea Moor.",
            "",
            "Northlake Labs | leader | Prime Minister",
        ),
        (
            "Northlake Labs bought a stake valued at $9 million.",
            "",
            "Northlake Labs | valuation | 9000000",
        ),
        (
            "Northlake Labs is led by Ada Quill, who co-founded Plover Systems.",
            "Plover Systems | foundedBy | Ada Quill",
            "Plover Systems | foundedBy | Northlake Labs",
        ),
        (
            "Northlake Labs, founded in 2001 and co-directed by Ada Quill, is small.",
            "Northlake Labs | foundedDate | 2001",
            "Northlake Labs | foundedBy | Ada Quill",
        ),
        (
            "Ada Quill (born May 4, 1983) is a sailor who co-founded Northlake Labs.",
            "Northlake Labs | foundedBy | Ada Quill",
            "Northlake Labs | foundedDate | 1983-05-04",
        ),
        (
            "Ada Quill (May 4, 1983) is a sailor who co-founded Northlake Labs.",
            "Northlake Labs | foundedBy | Ada Quill",
            "Northlake Labs | foundedDate | 1983-05-04",
        ),
        (
            "In May 2024 Northlake Labs dismissed the Ada Quill case.",
            "",
            "event | eventKind | departure",
        ),
        (
            "Heron 2 is large. It was revealed the Heron 2 weights were lost in May 2025.",
            "",
            "Heron 2 | announcementDate | 2025-05",
        ),
        (
            "Fjord Capital made an initial investment of $5 million in May 2024.",
            "",
            "Fjord Capital | funding | 5000000",
        ),
        ("Northlake Labs received an investment of $5 million.", "Northlake Labs | funding | 5000000", ""),
    ],
)
def test_what_stands_near_a_verb_is_not_always_its_own(text: str, said: str, unsaid: str) -> None:
    facts = {words_of(claim) for claim in claims_in(text, WITH_PEOPLE)}
    assert not said or said in facts
    assert unsaid not in facts
