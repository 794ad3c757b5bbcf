"""Each audit finds what cannot be, and keeps silent on what can: near misses, bounds, other units, other things."""

from __future__ import annotations

import pytest
from auditing import CATALOGUE, HERON, VOCABULARY, audited, page, say
from whosays.graph.claims import Comparator, Compared, Entity, Modality
from whosays.graph.dates import Date
from whosays.graph.judgement.audits import audits

FAMILY = Entity("ModelFamily", "Heron")
MINI = Entity("Model", "Heron 2 Mini")
OLD = Entity("Model", "Heron 1")
LABS = Entity("Organization", "Northlake Labs")
H9 = Entity("Hardware", "H9")
ADA = Entity("Person", "Ada Iversen")
QUIZ = Entity("Benchmark", "Quiz-500")
ABOUT, MORE, AT_LEAST, AT_MOST = Comparator.ABOUT, Comparator.MORE, Comparator.AT_LEAST, Comparator.AT_MOST

ACTIVE, TOTAL = "activeParameters", "totalParameters"
COMPUTE = say("trainingCompute", 10**20, words="It took 1e20 FLOPs")
TOKENS = say("trainingTokens", 10**12, "1 trillion tokens")
EXACTLY = say("trainingTokens", 10**12, "1.00 trillion tokens"), say(TOTAL, 10**10, "10.0B")
DENSE = say("architecture", Entity("Technique", "Dense"))
THIRD = say("trainingCompute", 2 * 10**22, "2.0e22 FLOPs")
POST = "Chief scientist (2024-2019)"
TAUGHT = say("distilledFrom", HERON, of=MINI)


BUILT = (
    *(say(TOTAL, 400 * 10**9, "400B"), say("layerCount", 100), say("keyValueHeadCount", 8)),
    *(say("attentionHeadDimension", 128), say("attentionMechanism", Entity("Technique", "Grouped-Query Attention"))),
)
RELEASED_AFTER = Compared("releaseDate", HERON, "announcementDate")


def needs(gigabytes, setting=None, **more):
    return say("memoryFootprint", gigabytes * 10**9, f"{gigabytes} GB", setting=setting, **more)


def runs(count, setting=None, words="It runs on the H9"):
    yield say("inferenceHardware", H9, words=words, setting=setting)
    yield say("inferenceGpuCount", count, str(count), words=words, setting="H9")


def trained(trillions, of=HERON, **more):
    return say("trainingTokens", trillions * 10**12, f"{trillions} trillion", of=of, **more)


def times(factor, comparator=Comparator.EQUAL):
    return say("factor", factor, compared=Compared("trainingTokens", OLD), comparator=comparator)


def after(months, written, **more):
    return say("lapse", months, written, compared=RELEASED_AFTER, **more)


def still(months, written, **more):
    compared = Compared("availability", HERON, "announcementDate")
    return say("lapse", months, written, compared=compared, **more)


def scored(value, of=HERON, test=QUIZ, **more):
    return say("score", value, of=of, benchmark=test, **more)


# audit, the pages, and what is found
FIRES = [
    (
        "active-above-total-parameters",
        [page("a", say(ACTIVE, 30 * 10**9, "30B"), say(TOTAL, 20 * 10**9, "20B"))],
        "Heron 2 is said to use 30 billion parameters for a token, but to have only 20 billion parameters in all.",
    ),
    (  # against the consensus, where the page itself does not say it
        "active-above-total-parameters",
        [page("a", say(ACTIVE, 30 * 10**9, "30B")), page("b", say(TOTAL, 20 * 10**9, "about 20B", comparator=ABOUT))],
        "Heron 2 is said to use 30 billion parameters for a token, but to have only about 20 billion parameters in all.",
    ),
    (
        "active-experts-above-experts",
        [page("a", say("activeExpertCount", 16), say("expertCount", 8))],
        "Heron 2 is said to use 16 experts for a token, but to have only 8 experts.",
    ),
    (
        "output-above-context",
        [page("a", say("maxOutputTokens", 64_000, "64K"), say("contextWindow", 32_768))],
        (
            "Heron 2 is said to give up to 64,000 tokens in one answer, but its context window is said to hold only "
            "32,768 tokens."
        ),
    ),
    (
        "release-before-announcement",
        [page("a", say("releaseDate", "2026-03-04"), say("announcementDate", "2026-05"))],
        "The release of Heron 2 is dated 4 March 2026, before its announcement, May 2026.",
    ),
    (
        "cutoff-after-release",
        [page("a", say("releaseDate", "2026-03-04"), say("knowledgeCutoff", "2026-09-30"))],
        "The release of Heron 2 is dated 4 March 2026, but it is said to know the world until 30 September 2026.",
    ),
    (
        "key-value-heads",
        [page("a", say("attentionHeadCount", 40), say("keyValueHeadCount", 12))],
        "Heron 2 is said to have 40 heads of attention and 12 heads of keys and values, which do not share them evenly.",
    ),
    (
        "heads-and-hidden-dimension",
        [page("a", say("attentionHeadCount", 48), say("hiddenDimension", 5210))],
        "Heron 2 is said to have 48 heads and a hidden dimension of 5,210, which they do not divide evenly.",
    ),
    (
        "departure-before-joining",
        [page("a", say("joinedDate", "2024", of=ADA, words=POST), say("departedDate", "2019", of=ADA, words=POST))],
        "The departure of Ada Iversen is dated 2019, before the joining, 2024.",
    ),
    (
        "score-out-of-range",
        [page("a", scored(191, written="191%"))],
        "Heron 2 on Quiz-500 is put at 191 %, which no share of a test can be.",
    ),
    (
        "training-compute",
        [page("a", COMPUTE, TOKENS, say(TOTAL, 10**10, "10B"))],
        (
            "Heron 2 is said to have taken 1 × 10^20 FLOPs to train, but 10 billion parameters on 1 trillion tokens take about "
            "6 × 10^22 FLOPs."
        ),
    ),
    (
        "memory-figures-apart",
        [page("a", needs(900, "FP8 at 4K context")), page("b", needs(40, "FP8"))],
        "Heron 2 is said to need 900 GB (FP8 at 4K context) by one source and 40 GB (FP8) by another, 23 times less.",
    ),
    (  # a third of it, where all parameters count
        "training-compute",
        [page("a", THIRD, *EXACTLY), page("b", DENSE)],
        (
            "Heron 2 is said to have taken 2 × 10^22 FLOPs to train, but 10 billion parameters on 1 trillion tokens take about "
            "6 × 10^22 FLOPs."
        ),
    ),
    (
        "student-above-teacher",
        [page("a", TAUGHT, scored(91), scored("92.5", of=MINI))],
        "Heron 2 Mini on Quiz-500 is put at 92.5 %, above its teacher Heron 2 at 91 %.",
    ),
    (
        "student-above-teacher",
        [page("a", TAUGHT, scored(91)), page("b", scored(93, of=MINI))],
        "Heron 2 Mini on Quiz-500 is put at 93 %, above its teacher Heron 2 at 91 %.",
    ),
    (
        "ancestors-of-themselves",
        [page("a", say("successorOf", MINI)), page("b", say("successorOf", HERON, of=MINI))],
        "Heron 2 and Heron 2 Mini are each said to come from the other (successor of), which cannot be.",
    ),
    (
        "departure-before-joining",
        [
            page(
                *("a", say("affiliation", LABS, of=ADA)),
                say("joinedDate", "2024-05", of=ADA, words="Ada joined Northlake Labs in May 2024"),
                say("departedDate", "2023-02", of=ADA, words="Ada left Northlake Labs in February 2023"),
            )
        ],
        "The departure of Ada Iversen is dated February 2023, before the joining, May 2024.",
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
    (
        "share-of-parameters",
        [page("a", say("sparsityRatio", 30, "30%"), say(ACTIVE, 40 * 10**9, "40B"), say(TOTAL, 400 * 10**9, "400B"))],
        "Heron 2 is said to have a sparsity of 30%, but 40 billion parameters of 400 billion parameters are 10 %.",
    ),
    (
        "share-of-parameters",
        [
            page("a", say("sparsityRatio", 50, "50"), say(ACTIVE, 40 * 10**9, "40B"), say(TOTAL, 400 * 10**9, "400B")),
            page("b", say("expertCount", 64), say("activeExpertCount", 4)),
        ],
        "Heron 2 is said to have a sparsity of 50, but 40 billion parameters of 400 billion parameters are 10 %.",
    ),
    (
        "factor-against-figures",
        [page("a", times(2, MORE), trained(15), trained(10, OLD))],
        (
            "Heron 2 is said to have more than 2× as much as Heron 1 (training tokens), but the figures are 15 trillion "
            "tokens and 10 trillion tokens."
        ),
    ),
    (
        "factor-against-figures",
        [page("a", times(10), trained(15)), page("b", trained(10, OLD))],
        (
            "Heron 2 is said to have 10× as much as Heron 1 (training tokens), but the figures are 15 trillion tokens and "
            "10 trillion tokens."
        ),
    ),
    (
        "lapse-against-dates",
        [page("a", after(18, "18 months"), say("releaseDate", "2026-06-05"), say("announcementDate", "2025-07-02"))],
        "Heron 2: release date after announcement date is put at 18 months, but the dates are 2 July 2025 and 5 June 2026.",
    ),
    (
        "lapse-until-now",
        [page("a", still(14, "14 months", as_of=Date.of("2025-11")), say("announcementDate", "2025-07-02"))],
        (
            "Heron 2: availability after announcement date is put at 14 months, but from 2 July 2025 to 1 November 2025, the "
            "day of the source, it is another time."
        ),
    ),
    (
        "size-in-the-name",
        [page("a", say(TOTAL, 70 * 10**9, "70B", of=Entity("Model", "Heron 2-7B Chat")))],
        "Heron 2-7B Chat is said to have 70 billion parameters in all, which is not the size in its name.",
    ),
]


def lines(count):
    """Return so many things said that have nothing to do with the matter."""
    return [
        say("gpuCount", number + 1, words=f"The cluster of the {number}th week has some GPUs")
        for number in range(count)
    ]


# audit, and the pages: nothing is found in them
SILENT = [
    ("active-above-total-parameters", [page("a", say(ACTIVE, 20 * 10**9), say(TOTAL, 20 * 10**9))]),
    (  # 21.2 may be 20.8 and 21, too
        "active-above-total-parameters",
        [page("a", say(ACTIVE, 212 * 10**8, "about 21.2B", comparator=ABOUT), say(TOTAL, 21 * 10**9, "21B"))],
    ),
    (
        "active-above-total-parameters",
        [page("a", say(ACTIVE, 30 * 10**9), say(TOTAL, 20 * 10**9, comparator=AT_LEAST))],
    ),
    ("active-above-total-parameters", [page("a", say(ACTIVE, 30 * 10**9, comparator=AT_MOST), say(TOTAL, 20 * 10**9))]),
    (
        "active-above-total-parameters",
        [page("a", say(ACTIVE, 30 * 10**9), say(TOTAL, 20 * 10**9, modality=Modality.DENIED))],
    ),
    (  # members' figures, told of their family
        "active-above-total-parameters",
        [page("a", say(ACTIVE, 30 * 10**9, of=FAMILY), say(TOTAL, 20 * 10**9, of=FAMILY))],
    ),
    (
        "active-above-total-parameters",
        [page("a", say(ACTIVE, 30 * 10**9, of=FAMILY), say(TOTAL, 20 * 10**9))],
    ),
    (  # another figure of the same page fits
        "active-above-total-parameters",
        [page("a", say(ACTIVE, 30 * 10**9), say(TOTAL, 20 * 10**9), say(TOTAL, 90 * 10**9))],
    ),
    (  # two pages, and no consensus on either
        "active-above-total-parameters",
        [
            page("a", say(ACTIVE, 30 * 10**9), say(TOTAL, 90 * 10**9)),
            page("b", say(ACTIVE, 5 * 10**9), say(TOTAL, 20 * 10**9)),
        ],
    ),
    (
        "active-above-total-parameters",
        [page("a", say(ACTIVE, 30 * 10**9), say(TOTAL, 20 * 10**9, setting="without embeddings"))],
    ),
    ("active-experts-above-experts", [page("a", say("activeExpertCount", 8), say("expertCount", 8))]),
    (
        "active-experts-above-experts",
        [page("a", say("activeExpertCount", 8), say("expertCount", 4, of=MINI))],
    ),
    ("output-above-context", [page("a", say("maxOutputTokens", 131_072, "128K"), say("contextWindow", 128_000))]),
    (  # a limit of the input alone
        "output-above-context",
        [page("a", say("maxOutputTokens", 64_000), say("contextWindow", 32_000, words="Input limit: 32,000"))],
    ),
    (
        "output-above-context",
        [page("a", say("maxOutputTokens", 64_000, comparator=AT_MOST), say("contextWindow", 8192))],
    ),
    (
        "release-before-announcement",
        [page("a", say("releaseDate", "2026-05"), say("announcementDate", "2026-05-20"))],
    ),
    (
        "release-before-announcement",
        [page("a", say("releaseDate", "2026-03-04"), say("announcementDate", "2026-03-05"))],
    ),
    (
        "release-before-announcement",
        [page("a", say("releaseDate", "2026-03-04"), say("announcementDate", "2026-05", comparator=Comparator.LESS))],
    ),
    (  # an announcement of something else, further below
        "release-before-announcement",
        [page("a", say("releaseDate", "2026-03-04"), *lines(8), say("announcementDate", "2026-05-01"))],
    ),
    (
        "release-before-announcement",
        [page("a", say("releaseDate", "2026-03-04")), page("b", say("announcementDate", "2026-05-01"))],
    ),
    (
        "release-before-announcement",
        [
            page(
                "a", say("releaseDate", "2026-03-04", modality=Modality.ANTICIPATED), say("announcementDate", "2026-05")
            )
        ],
    ),
    ("cutoff-after-release", [page("a", say("releaseDate", "2026-03-04"), say("knowledgeCutoff", "2026-03-31"))]),
    ("cutoff-after-release", [page("a", say("releaseDate", "2026-03-04"), say("knowledgeCutoff", "2025-06"))]),
    (
        "cutoff-after-release",
        [page("a", say("releaseDate", "2026-03-04"), say("releaseDate", "2026-12"), say("knowledgeCutoff", "2026-09"))],
    ),
    ("key-value-heads", [page("a", say("attentionHeadCount", 40), say("keyValueHeadCount", 8))]),
    ("key-value-heads", [page("a", say("attentionHeadCount", 40), say("keyValueHeadCount", 40))]),
    ("key-value-heads", [page("a", say("attentionHeadCount", 40), say("keyValueHeadCount", 12, comparator=ABOUT))]),
    ("heads-and-hidden-dimension", [page("a", say("attentionHeadCount", 40), say("hiddenDimension", 5120))]),
    (  # its heads may be 128 wide
        "heads-and-hidden-dimension",
        [page("a", say("attentionHeadCount", 48), say("hiddenDimension", 5120))],
    ),
    (  # its heads have a width of their own
        "heads-and-hidden-dimension",
        [
            page("a", say("attentionHeadCount", 48), say("hiddenDimension", 5210)),
            page("b", say("attentionHeadDimension", 64)),
        ],
    ),
    (
        "heads-and-hidden-dimension",
        [
            page(
                *("a", say("attentionHeadCount", 48), say("hiddenDimension", 5210)),
                say("attentionMechanism", Entity("Technique", "Multi-head Latent Attention")),
            )
        ],
    ),
    (
        "departure-before-joining",
        [page("a", say("joinedDate", "2019", of=ADA, words=POST), say("departedDate", "2024", of=ADA, words=POST))],
    ),
    (  # left one firm, and joined another
        "departure-before-joining",
        [page("a", say("joinedDate", "2024", of=ADA), say("departedDate", "2019", of=ADA))],
    ),
    ("score-out-of-range", [page("a", scored(100, written="100%"))]),
    ("score-out-of-range", [page("a", scored(1287, written="1287", setting="Elo"))]),
    ("score-out-of-range", [page("a", scored(191, written="191%", unit="points"))]),
    ("score-out-of-range", [page("a", scored(104, written="104%", words="104% of the score of Heron 1"))]),
    ("score-out-of-range", [page("a", scored(104, written="104%", test=Entity("Benchmark", "Word error rate")))]),
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
    ("training-compute", [page("a", say("trainingCompute", 5 * 10**22), TOKENS, say(TOTAL, 10**10, "10B"))]),
    ("training-compute", [page("a", THIRD, *EXACTLY)]),
    (  # half of it: an encoder with a decoder
        "training-compute",
        [page("a", say("trainingCompute", 3 * 10**22, "3.0e22 FLOPs"), *EXACTLY, DENSE)],
    ),
    (  # a mixture to one and dense to another
        "training-compute",
        [page("a", THIRD, *EXACTLY, DENSE), page("b", say("architecture", Entity("Technique", "Mixture of Experts")))],
    ),
    ("training-compute", [page("a", say("trainingCompute", 10**5, unit="GPU-hours"), TOKENS, say(TOTAL, 10**10))]),
    (  # one weight in thirty is used
        "training-compute",
        [page("a", say("trainingCompute", 2 * 10**21), TOKENS, say(TOTAL, 10**10), say(ACTIVE, 3 * 10**8))],
    ),
    (
        "training-compute",
        [
            page(
                "a", COMPUTE, say("trainingTokens", 10**12, words="A data set of 1 trillion tokens"), say(TOTAL, 10**10)
            )
        ],
    ),
    (
        "training-compute",
        [
            page(
                *("a", COMPUTE, TOKENS, say(TOTAL, 10**10, "10B")),
                say("architecture", Entity("Technique", "Mixture of Experts")),
            )
        ],
    ),
    ("student-above-teacher", [page("a", TAUGHT, scored(92), scored(92, of=MINI))]),
    ("student-above-teacher", [page("a", scored(91), scored(93, of=MINI))]),
    ("student-above-teacher", [page("a", TAUGHT, scored(91, setting="5-shot"), scored(93, of=MINI))]),
    (
        "student-above-teacher",
        [page("a", TAUGHT, scored(9, test=Entity("Benchmark", "Speech WER")), scored(9, of=MINI), scored(10, of=MINI))],
    ),
    ("ancestors-of-themselves", [page("a", say("successorOf", MINI), say("baseModel", HERON, of=MINI))]),
    ("ancestors-of-themselves", [page("a", say("successorOf", HERON))]),
    (
        "ancestors-of-themselves",
        [page("a", say("successorOf", MINI), say("successorOf", HERON, of=MINI, modality=Modality.DENIED))],
    ),
    (
        "departure-before-joining",
        [
            page(
                *("a", say("affiliation", LABS, of=ADA)),
                say("joinedDate", "2020", of=ADA, words="Ada joined Northlake Labs in 2020"),
                say("departedDate", "2023", of=ADA, words="Ada left Northlake Labs in 2023"),
                say("joinedDate", "2025", of=ADA, words="Ada worked for Northlake Labs once more from 2025 on"),
            )
        ],
    ),
    (
        "departure-before-joining",
        [
            page(
                *("a", say("affiliation", LABS, of=ADA)),
                say("departedDate", "2023", of=ADA, words="Ada left Northlake Labs in 2023"),
                say("joinedDate", "2025", of=ADA, words="Ada returned to Northlake Labs in 2025"),
            )
        ],
    ),
    ("student-above-teacher", [page("a", TAUGHT, scored(95)), page("b", scored(93, of=MINI))]),
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
        [page("a", needs(60, "FP8", comparator=AT_LEAST), say(TOTAL, 400 * 10**9, "400B"))],
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
    (
        "share-of-parameters",
        [page("a", say("sparsityRatio", 10, "about 10%"), say(ACTIVE, 40 * 10**9), say(TOTAL, 400 * 10**9))],
    ),
    (  # what is not in use
        "share-of-parameters",
        [page("a", say("sparsityRatio", 90, "90%"), say(ACTIVE, 40 * 10**9), say(TOTAL, 400 * 10**9))],
    ),
    (  # how many times more
        "share-of-parameters",
        [
            page("a", say("sparsityRatio", 10, "10"), say(ACTIVE, 40 * 10**9), say(TOTAL, 400 * 10**9)),
            page("b", say("expertCount", 64), say("activeExpertCount", 1)),
        ],
    ),
    (  # the same of experts
        "share-of-parameters",
        [
            page("a", say("sparsityRatio", 64, "64"), say(ACTIVE, 40 * 10**9), say(TOTAL, 400 * 10**9)),
            page("b", say("expertCount", 64), say("activeExpertCount", 1)),
        ],
    ),
    (  # of experts, perhaps
        "share-of-parameters",
        [page("a", say("sparsityRatio", 64, "64"), say(ACTIVE, 40 * 10**9), say(TOTAL, 400 * 10**9))],
    ),
    ("factor-against-figures", [page("a", times(2, MORE), trained(21), trained(10, OLD))]),
    ("factor-against-figures", [page("a", times(2, MORE), trained(20), trained(10, OLD))]),
    ("factor-against-figures", [page("a", times(2, MORE), trained(15, comparator=AT_LEAST), trained(10, OLD))]),
    ("factor-against-figures", [page("a", times(2), trained(23), trained(10, OLD))]),
    ("factor-against-figures", [page("a", times(2, MORE), trained(15, setting="of text"), trained(10, OLD))]),
    ("factor-against-figures", [page("a", times(2, MORE), trained(15, of=FAMILY), trained(10, OLD))]),
    (
        "lapse-against-dates",
        [page("a", after(11, "11 months"), say("releaseDate", "2026-06-05"), say("announcementDate", "2025-07-02"))],
    ),
    (
        "lapse-against-dates",
        [page("a", after(12, "a year"), say("releaseDate", "2026-03"), say("announcementDate", "2025-07"))],
    ),
    (
        "lapse-against-dates",
        [page("a", after(14, "14 months"), say("releaseDate", "2026"), say("announcementDate", "2025-07"))],
    ),
    (
        "lapse-against-dates",
        [
            page(
                *("a", after(6, "more than 6 months", comparator=MORE)),
                *(say("releaseDate", "2026-06-05"), say("announcementDate", "2025-07-02")),
            )
        ],
    ),
    (
        "lapse-until-now",
        [page("a", still(14, "14 months", as_of=Date.of("2026-09-10")), say("announcementDate", "2025-07-02"))],
    ),
    ("lapse-until-now", [page("a", still(14, "14 months"), say("announcementDate", "2025-07-02"))]),
    ("size-in-the-name", [page("a", say(TOTAL, 85 * 10**8, "8.5B", of=Entity("Model", "Heron 7B")))]),
    ("size-in-the-name", [page("a", say(TOTAL, 47 * 10**9, "47B", of=Entity("Model", "Heron 8x7B")))]),
    ("size-in-the-name", [page("a", say(TOTAL, 120 * 10**6, "120M", of=Entity("Model", "Heron (6B tokens)")))]),
    ("size-in-the-name", [page("a", say(TOTAL, 30 * 10**9, "30B", of=Entity("Model", "Heron 30B-A3B")))]),
]


@pytest.mark.parametrize(("name", "pages", "said"), FIRES)
def test_an_audit_finds_what_cannot_be(name, pages, said):
    found = audited(name, *pages)
    assert [conflict.explanation for conflict in found][:1] == [said]
    assert len({conflict.explanation for conflict in found}) == len(found)
    assert all(conflict.claims and conflict.audit == f"audit/{name}" for conflict in found)


@pytest.mark.parametrize(("name", "pages"), SILENT)
def test_an_audit_is_silent_on_what_can_be(name, pages):
    assert [conflict.explanation for conflict in audited(name, *pages)] == []


@pytest.mark.parametrize(("name", "pages"), [fires[:2] for fires in FIRES])
def test_an_audit_of_one_subject_finds_what_one_of_all_finds(name, pages):
    for conflict in audited(name, *pages):
        assert conflict in audited(name, *pages, subjects=[conflict.subject])
        assert audited(name, *pages, subjects=["https://w3id.org/whosays/model/nothing"]) == []


def test_every_audit_is_seen_to_find_and_to_be_silent():
    ours = {audit.query.name.removeprefix("audit/") for audit in audits(CATALOGUE, VOCABULARY)}
    assert ours == {name for name, *_ in FIRES} == {name for name, *_ in SILENT}
