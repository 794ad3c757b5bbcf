"""Each audit finds what cannot be, and keeps silent on what can: near misses, bounds, other units, other things."""

from __future__ import annotations

import date_audits
import memory_audits
import pytest
from auditing import ACTIVE, CATALOGUE, FAMILY, HERON, TOTAL, VOCABULARY, audited, page, say
from saying import MINI, OLD
from whosays.graph.claims import Comparator, Compared, Entity, Modality
from whosays.graph.judgement.audits import audits

QUIZ = Entity("Benchmark", "Quiz-500")
ABOUT, MORE, AT_LEAST, AT_MOST = Comparator.ABOUT, Comparator.MORE, Comparator.AT_LEAST, Comparator.AT_MOST

COMPUTE = say("trainingCompute", 10**20, words="It took 1e20 FLOPs")
TOKENS = say("trainingTokens", 10**12, "1 trillion tokens")
EXACTLY = say("trainingTokens", 10**12, "1.00 trillion tokens"), say(TOTAL, 10**10, "10.0B")
DENSE = say("architecture", Entity("Technique", "Dense"))
THIRD = say("trainingCompute", 2 * 10**22, "2.0e22 FLOPs")
TAUGHT = say("distilledFrom", HERON, of=MINI)


def trained(trillions, of=HERON, **more):
    return say("trainingTokens", trillions * 10**12, f"{trillions} trillion", of=of, **more)


def times(factor, comparator=Comparator.EQUAL):
    return say("factor", factor, compared=Compared("trainingTokens", OLD), comparator=comparator)


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
        "size-in-the-name",
        [page("a", say(TOTAL, 70 * 10**9, "70B", of=Entity("Model", "Heron 2-7B Chat")))],
        "Heron 2-7B Chat is said to have 70 billion parameters in all, which is not the size in its name.",
    ),
    *date_audits.FIRES,
    *memory_audits.FIRES,
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
    ("score-out-of-range", [page("a", scored(100, written="100%"))]),
    ("score-out-of-range", [page("a", scored(1287, written="1287", setting="Elo"))]),
    ("score-out-of-range", [page("a", scored(191, written="191%", unit="points"))]),
    ("score-out-of-range", [page("a", scored(104, written="104%", words="104% of the score of Heron 1"))]),
    ("score-out-of-range", [page("a", scored(104, written="104%", test=Entity("Benchmark", "Word error rate")))]),
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
    (  # the words beside a figure tell of a mixture
        "training-compute",
        [page("a", COMPUTE, TOKENS, say(TOTAL, 10**10, words="10B, of which 1B are activated for a token"))],
    ),
    (
        "training-compute",
        [
            page(
                "a",
                say("trainingCompute", 10**20, words="6 x 1B parameters in use; a sparse MoE"),
                TOKENS,
                say(TOTAL, 10**10),
            )
        ],
    ),
    (  # the model before it took the most
        "training-compute",
        [
            page("a", say("trainingCompute", 10**26, words="1e26 FLOPs"), say("baseModel", OLD), say(TOTAL, 10**9)),
            page("b", say("trainingTokens", 10**7, "10 million tokens")),
        ],
    ),
    (
        "training-compute",
        [
            page(
                "a",
                say("trainingCompute", 10**26, words="1e26 FLOPs"),
                say(TOTAL, 10**9),
                say("trainingTokens", 10**7, words="10 million tokens for fine-tuning"),
            )
        ],
    ),
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
    ("student-above-teacher", [page("a", TAUGHT, scored(95)), page("b", scored(93, of=MINI))]),
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
    ("size-in-the-name", [page("a", say(TOTAL, 85 * 10**8, "8.5B", of=Entity("Model", "Heron 7B")))]),
    ("size-in-the-name", [page("a", say(TOTAL, 47 * 10**9, "47B", of=Entity("Model", "Heron 8x7B")))]),
    ("size-in-the-name", [page("a", say(TOTAL, 120 * 10**6, "120M", of=Entity("Model", "Heron (6B tokens)")))]),
    ("size-in-the-name", [page("a", say(TOTAL, 30 * 10**9, "30B", of=Entity("Model", "Heron 30B-A3B")))]),
    *date_audits.SILENT,
    *memory_audits.SILENT,
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
