"""Relations: whose figure or date is put in terms of whose, how sure, and what is no relation."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sentences import claims_in, words_of

RELATIONS = ("factor", "lapse")
RUN_ON = ("inferenceHardware", "inferenceGpuCount", "deviceMemory")


def told(text, *names):
    return [claim for claim in claims_in(text) if claim.property in (names or RELATIONS)]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Heron 2 was trained on 15T tokens, 7x more than Heron 1.", "trainingTokens/Heron 1 = 7"),
        ("Heron 2 was trained on 15T tokens — nearly 8 times as many as Heron 1 — for weeks.", "trainingTokens/Heron 1 ~ 8"),
        ("Heron 2 has over 30B parameters (double that of Heron 1).", "totalParameters/Heron 1 = 2"),
        ("With 1.5 billion parameters—10 times larger than Heron 1—Heron 2 is large.", "totalParameters/Heron 1 = 10"),
        ("Heron 2 supports a 200K context window, more than six times that of Heron 1.", "contextWindow/Heron 1 > 6"),
        ("Heron 2 offers a context window of 1 million tokens, five times Heron 1's 200K tokens.", "contextWindow/Heron 1 = 5"),
        ("Heron 2's context window of 128,000 tokens is four times larger than Heron 1's.", "contextWindow/Heron 1 = 4"),
        ("Heron 2 was trained on 16,000 GPUs, four times as many as Heron 1.", "gpuCount/Heron 1 = 4"),
        ("Northlake Labs has 800 employees, twice as many as Plover Systems.", "employeeCount/Plover Systems = 2"),
        ("Heron 2 is 2.5 times larger than Heron 1.", "totalParameters/Heron 1 = 2.5"),
        ("Heron 2 is about a third the size of Tern 7B.", "totalParameters/Tern 7B ~ 0.333333"),
        ("Heron 2 has 2.4x as many parameters as Heron 1.", "totalParameters/Heron 1 = 2.4"),
        ("Heron 2 was trained on twice the tokens of Heron 1.", "trainingTokens/Heron 1 = 2"),
        ("Heron 2 was trained with 10x more compute than Heron 1.", "trainingCompute/Heron 1 = 10"),
        ("Heron 2 has twice the context length (64K) compared to Heron 1.", "contextWindow/Heron 1 = 2"),
        ("Heron 2 was trained on 40% more data (2 trillion tokens) than Heron 1.", "trainingTokens/Heron 1 = 1.4"),
        ("Heron 2 doubles the context length of Heron 1.", "contextWindow/Heron 1 = 2"),
        ("Heron 2 Mini costs a third as much as Heron 1.", "price/Heron 1 = 0.333333"),
        ("Heron 2 Mini is more than 80% cheaper than Heron 2.", "price/Heron 2 < 0.2"),
        ("Heron 2 shipped on May 27, 2026, some 14 months after its announcement.", "releaseDate/announcementDate ~ 14"),
        ("Heron 2 was released 14 months after it was first announced.", "releaseDate/announcementDate = 14"),
        ("Northlake Labs launched Heron 2 in May, a year and a half after announcing it.", "releaseDate/announcementDate = 18"),
        ("Three months after Heron 1's launch, Northlake Labs released Heron 2 in June 2024.", "releaseDate/Heron 1 = 3"),
        ("Northlake Labs released Heron 2 only three months after Heron 1.", "releaseDate/Heron 1 = 3"),
        ("Heron 2 was announced in May 2025 and was released only four months later.", "releaseDate/announcementDate = 4"),
        ("Heron 2 was announced in May 2025, six months after the release of Heron 1.", "announcementDate/Heron 1.releaseDate = 6"),
        ("Heron 2, released on 5 May 2025, came two years after Tern 7B was launched.", "releaseDate/Tern 7B = 24"),
        ("More than a year after its announcement, Heron 2 remains unreleased.", "availability/announcementDate > 12"),
        ("Heron 2 has still not been released, 14 months after its announcement.", "availability/announcementDate = 14"),
    ],
)  # fmt: skip
def test_a_relation_is_told(text, relation):
    (claim,) = told(text)
    subject, _, value, compared = words_of(claim).split(" | ")
    assert f"{compared} {claim.comparator} {value}" == relation
    assert subject == ("Northlake Labs" if "employees" in text else "Heron 2 Mini" if "Mini" in text else "Heron 2")
    assert text[claim.span.start : claim.span.end].count(claim.as_written) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Heron 2 is twice as good as Heron 1 and twice as fast.",
        "Heron 2 uses 76% fewer tokens than Heron 1.",
        "Heron 2 outperforms models ten times its size, such as Tern 7B.",
        "Heron 2 matches Tern 7B at half the size.",
        "Heron 2 would need to be three times the size of Heron 1.",
        "If Heron 2 were twice the size of Heron 1, it would be slower.",
        "Heron 2 is not twice the size of Heron 1.",
        "Heron 2 achieved twice the score of Heron 1 on MMLU.",
        "Heron 2 generates 2x more tokens per second than Heron 1.",
        "Heron 2 costs twice as much to train as Heron 1.",
        "Five days after the firing, Northlake Labs released a statement.",
        "Heron 2 was released on 20 August 2025, and two months later Ada Quill left.",
        "Heron 2 was released on 20 August 2025, two months later.",
        "Heron 2 was retired 21 months after its launch.",
        "Two months after the launch of Heron 2, Ada Quill left Northlake Labs.",
        "Heron 2 was released in May 2025 and Tern 7B in June, three months after the launch of Heron 1.",
    ],
)
def test_what_is_no_relation_of_figures_tells_none(text):
    assert told(text) == []


def test_what_the_other_one_has_is_told_of_it():
    found = [
        claim
        for claim in claims_in(
            "The Heron 2 training corpus exceeded 30 trillion tokens, more than double the roughly 14 trillion tokens used for Heron 1."
        )
        if claim.subject.name == "Heron 1"
    ]
    (claim,) = found
    assert (claim.property, claim.value, claim.comparator.value) == ("trainingTokens", Decimal(14 * 10**12), "~")


def test_a_price_is_compared_in_its_own_direction():
    (claim,) = told("Heron 2 is priced at $3 per million input tokens, half the price of Heron 1.")
    assert (claim.value, claim.setting) == (Decimal("0.5"), "input")


def test_the_day_up_to_which_time_is_counted_is_kept():
    (claim,) = told("By May 2026, more than a year after its first announcement, Heron 2 had still not been released.")
    assert claim.as_of is not None
    assert (claim.as_of.edtf, claim.comparator.value, claim.value) == ("2026-05", ">", Decimal(12))


def test_a_range_is_told_by_its_bounds():
    found = told("Heron 2 is 2 to 3 times larger than Heron 1.")
    assert [(claim.comparator.value, claim.value) for claim in found] == [(">=", Decimal(2)), ("<=", Decimal(3))]


@pytest.mark.parametrize(
    ("text", "device", "count"),
    [
        ("Heron 2 runs on a single 8xH100 node.", "NVIDIA H100", 8),
        ("Heron 2 runs on 8×H100.", "NVIDIA H100", 8),
        ("Heron 2 can be deployed on a single node of eight H200 GPUs.", "NVIDIA H200", 8),
        ("Heron 2 fits in a single H100 GPU.", "NVIDIA H100", 1),
        ("Heron 2 can be served on two H100-80GB cards.", "NVIDIA H100", 2),
        ("Heron 2 needs at least 4 A100 GPUs for inference.", "NVIDIA A100", 4),
        ("To run Heron 2, you need a minimum of 8 H100 GPUs.", "NVIDIA H100", 8),
        ("We host Heron 2 on eight NVIDIA H20 chips.", "NVIDIA H20", 8),
        ("Heron 2 runs on two 24GB GPUs.", "24 GB GPU", 2),
        ("Heron 2 requires only a single 24 GB GPU to run.", "24 GB GPU", 1),
    ],
)
def test_what_a_model_runs_on_and_how_many_stand_in_the_same_words(text, device, count):
    hardware, number = told(text, "inferenceHardware", "inferenceGpuCount")
    assert (hardware.subject.name, hardware.value.name) == ("Heron 2", device)
    assert (number.subject.name, number.value) == ("Heron 2", Decimal(count))
    assert hardware.span == number.span


def test_a_machine_does_not_tell_how_many_devices_it_has():
    (hardware,) = told("Heron 2 fits on a single H100 host.", "inferenceHardware", "inferenceGpuCount")
    assert hardware.value.name == "NVIDIA H100"


def test_the_number_format_narrows_what_it_runs_on():
    found = told("Heron 2 fits on a single H100 with Int4 quantization.", "inferenceHardware", "inferenceGpuCount")
    assert {claim.setting for claim in found} == {"Int4 quantization"}


@pytest.mark.parametrize(
    "text",
    [
        "Heron 2 is too big to fit on a single 80GB GPU.",
        "Heron 2 does not fit on a single H100.",
        "Heron 2 can fit up to 120K tokens on a single 80GB GPU.",
        "Nobody runs Heron 2 on a single H100.",
        "We benchmarked Heron 2 on a single A100.",
        "Heron 2 was trained on a single 8xA100 node.",
        "Heron 2 could run on a single H100 one day.",
        "Heron 2 runs on a laptop with 16 GB of RAM.",
        "Heron 2 runs on two H100 nodes.",
    ],
)
def test_what_it_does_not_run_on_is_not_told(text):
    assert told(text, *RUN_ON) == []


@pytest.mark.parametrize(
    ("text", "device", "size"),
    [
        ("Heron 2 fits on one 80 GB GPU.", "80 GB GPU", 80),
        ("Heron 2 uses H200 GPUs with 141 GB of HBM3e memory.", "NVIDIA H200", 141),
        ("The H100 (80 GB) is common.", "NVIDIA H100", 80),
        ("Each MI300X has 192 GB of memory.", "AMD Instinct MI300X", 192),
    ],
)
def test_the_memory_of_a_device_is_told(text, device, size):
    (claim,) = told(text, "deviceMemory")
    assert (claim.subject.name, claim.value) == (device, Decimal(size * 10**9))
