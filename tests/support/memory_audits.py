"""Audits of memory and hardware: pages in which they find something, and pages in which they find nothing."""

from __future__ import annotations

from auditing import ACTIVE, FAMILY, TOTAL, page, say
from saying import MINI
from whosays.graph.claims import Comparator, Entity

H9 = Entity("Hardware", "H9")
BUILT = (
    *(say(TOTAL, 400 * 10**9, "400B"), say("layerCount", 100), say("keyValueHeadCount", 8)),
    *(say("attentionHeadDimension", 128), say("attentionMechanism", Entity("Technique", "Grouped-Query Attention"))),
)


def needs(gigabytes, setting=None, **more):
    return say("memoryFootprint", gigabytes * 10**9, f"{gigabytes} GB", setting=setting, **more)


def runs(count, setting=None, words="It runs on the H9"):
    yield say("inferenceHardware", H9, words=words, setting=setting)
    yield say("inferenceGpuCount", count, str(count), words=words, setting="H9")


# audit, the pages, and what is found
FIRES = [
    (
        "memory-figures-apart",
        [page("a", needs(900, "FP8 at 4K context")), page("b", needs(40, "FP8"))],
        "Heron 2 is said to need 900 GB (FP8 at 4K context) by one source and 40 GB (FP8) by another, 23 times less.",
    ),
    (
        "memory-below-weights",
        [page("a", needs(60, "FP8"), say(TOTAL, 400 * 10**9, "400B"))],
        "Heron 2 is said to need 60 GB (FP8), but 400 billion parameters alone take at least 399.5 GB.",
    ),
    (  # what a card calls the total is, by others, what is active
        "memory-below-weights",
        [
            page("a", say(TOTAL, 400 * 10**9, "400B"), say(ACTIVE, 40 * 10**9, "40B")),
            page("b", say(TOTAL, 400 * 10**9, "400B"), say(ACTIVE, 40 * 10**9, "40B")),
            page("card", say(TOTAL, 40 * 10**9, "40B"), say(ACTIVE, 400 * 10**9, "400B"), needs(41, "FP8")),
        ],
        "Heron 2 is said to need 41 GB (FP8), but 400 billion parameters alone take at least 399.5 GB.",
    ),
    (  # no number format takes so little
        "memory-below-any-weights",
        [page("a", needs(30)), page("b", say(TOTAL, 400 * 10**9, "400B"))],
        "Heron 2 is said to need 30 GB, but 400 billion parameters take at least 74.906 GB in any number format.",
    ),
    (  # 400 GB of weights, and 2 x 100 layers x 8 heads x 128 x 1,000,000 tokens
        "memory-below-weights-and-cache",
        [page("a", needs(450, "FP8 at 1M context"), *BUILT)],
        (
            "Heron 2 is said to need 450 GB in FP8 for 1 million tokens, but weights and key-value cache take at least "
            "604.3 GB."
        ),
    ),
    (
        "hardware-below-weights",
        [page("a", *runs(1, "BF16"), say("deviceMemory", 96 * 10**9, "96 GB", of=H9), say(TOTAL, 10**11, "100B"))],
        (
            "Heron 2 is said to run on 1 GPU (H9), which hold 96 GB at most, but 100 billion parameters alone "
            "take at least 199 GB at 16 bits each."
        ),
    ),
]

# audit, and the pages: nothing is found in them
SILENT = [
    ("memory-figures-apart", [page("a", needs(900, "FP8"), needs(40, "FP8"))]),  # one source knows why
    ("memory-figures-apart", [page("a", needs(300, "FP8")), page("b", needs(40, "FP8"))]),
    ("memory-figures-apart", [page("a", needs(900, "BF16")), page("b", needs(40, "INT4"))]),
    ("memory-figures-apart", [page("a", needs(900, "BF16 or INT4")), page("b", needs(40, "INT4"))]),
    ("memory-figures-apart", [page("a", needs(900)), page("b", needs(40))]),
    ("memory-figures-apart", [page("a", needs(900, "FP8 at 1M context")), page("b", needs(40, "FP8"))]),
    ("memory-figures-apart", [page("a", needs(900, "FP8 at 128K context")), page("b", needs(40, "FP8"))]),
    ("memory-figures-apart", [page("a", needs(900, "FP8, fine-tuning")), page("b", needs(40, "FP8"))]),
    ("memory-figures-apart", [page("a", needs(900, "FP8 for 64 users")), page("b", needs(40, "FP8"))]),
    ("memory-figures-apart", [page("a", needs(900, "FP8")), page("b", needs(40, "FP8 with offloading"))]),
    ("memory-figures-apart", [page("a", needs(900, "FP8")), page("b", needs(40, "FP8", of=MINI))]),
    ("memory-below-weights", [page("a", needs(412, "FP8"), say(TOTAL, 400 * 10**9, "400B"))]),
    ("memory-below-weights", [page("a", needs(210, "INT4"), say(TOTAL, 400 * 10**9, "400B"))]),
    ("memory-below-weights", [page("a", needs(32, "INT4, Inference"), say(TOTAL, 65 * 10**9, "65B"))]),
    ("memory-below-weights", [page("a", needs(210, "FP8 or 4-bit"), say(TOTAL, 400 * 10**9, "400B"))]),
    ("memory-below-any-weights", [page("a", needs(210), say(TOTAL, 400 * 10**9, "400B"))]),
    ("memory-below-any-weights", [page("a", needs(30, "FP8"), say(TOTAL, 400 * 10**9, "400B"))]),
    ("memory-below-any-weights", [page("a", needs(30, "each GPU"), say(TOTAL, 400 * 10**9, "400B"))]),
    ("memory-below-weights", [page("a", needs(60, "FP8 per GPU"), say(TOTAL, 400 * 10**9, "400B"))]),
    (
        "memory-below-weights",
        [page("a", needs(60, "FP8", words="60 GB with experts offloaded"), say(TOTAL, 400 * 10**9, "400B"))],
    ),
    (
        "memory-below-weights",
        [page("a", needs(60, "FP8", comparator=Comparator.AT_LEAST), say(TOTAL, 400 * 10**9, "400B"))],
    ),
    ("memory-below-weights", [page("a", needs(60, "FP8"), say(TOTAL, 400 * 10**9, "400B", of=FAMILY))]),
    ("memory-below-weights-and-cache", [page("a", needs(450, "FP8 at 4K context"), *BUILT)]),
    ("memory-below-weights-and-cache", [page("a", needs(650, "FP8 at 1M context"), *BUILT)]),
    ("memory-below-weights-and-cache", [page("a", needs(450, "FP8"), *BUILT)]),
    ("memory-below-weights-and-cache", [page("a", needs(60, "FP8 at 1M context"), *BUILT)]),
    (
        "memory-below-weights-and-cache",
        [
            page(
                *("a", needs(450, "FP8 at 1M context"), *BUILT[:-1]),
                say("attentionMechanism", Entity("Technique", "Sliding-window attention")),
            )
        ],
    ),
    (
        "hardware-below-weights",
        [page("a", *runs(4, "BF16"), say("deviceMemory", 96 * 10**9, "96 GB", of=H9), say(TOTAL, 10**11, "100B"))],
    ),
    (
        "hardware-below-weights",
        [page("a", *runs(1, "INT4"), say("deviceMemory", 96 * 10**9, "96 GB", of=H9), say(TOTAL, 10**11, "100B"))],
    ),
    (
        "hardware-below-weights",
        [page("a", *runs(1), say("deviceMemory", 96 * 10**9, "96 GB", of=H9), say(TOTAL, 10**11, "100B"))],
    ),
    (  # there is one with more memory
        "hardware-below-weights",
        [
            page("a", *runs(1, "BF16"), say("deviceMemory", 96 * 10**9, "96 GB", of=H9), say(TOTAL, 10**11, "100B")),
            page("b", say("deviceMemory", 288 * 10**9, "288 GB", of=H9)),
        ],
    ),
]
