"""What the questions on judgement answer of a graph whose answers are known."""

from __future__ import annotations

HERON = {"model": "model/heron-2"}

SIZES = (
    "Heron 2, total parameters: article.txt gives 48 billion parameters, launch-post.txt gives 1.2 trillion parameters."
)
WINDOWS = "Heron 2, context window: article.txt gives 256,000 tokens, launch-post.txt gives 400,000 tokens."
RESULTS = "Heron 2, score on Quiz-500: article.txt gives 88 %, launch-post.txt gives 91.5 %."
SCORE = (
    "Heron 2 on Quiz-500",
    "score",
    "91.5",
    None,
    "asserted",
    "launch-post.txt",
    "Heron 2 scores 91.5% on Quiz-500",
)
PLOVER = ("Plover", "total parameters", "7000000000", None, "asserted", "article.txt", "7 billion parameters")

# name, what is set, and the whole answer; an IRI of ours is written without its base
ANSWERS = [
    (
        "conflicts",
        {"subject": "model/plover", "kind": "label", "severity": "high"},
        [
            (
                *("conflict/889e306e5645738398fa", "label", "high", "model/plover", "Plover"),
                *("ontology#totalParameters", "Said of the wrong bird.", "claim/ee98a50cc3d64563cbac"),
                *(
                    "source/article",
                    "article.txt",
                    "ontology#totalParameters",
                    "7000000000",
                    None,
                    "7 billion parameters",
                ),
                *(None, "~", "ontology#Asserted", None, "7 billion parameters", "316"),
            )
        ],
    ),
    (
        "consensus",
        {"subject": "model/heron-2", "property": "ontology#contextWindow"},
        [("Heron 2", "ontology#contextWindow", None, None, "256000", None, "tier", "1")],
    ),
    (
        "conflicts/contradictions",
        {"subject": "model/plover"},
        [],
    ),
    (
        "conflicts/contradictions",
        {"subject": "model/heron-2", "source": "source/launch-post"},
        [
            (
                "medium",
                "Heron 2",
                "total parameters",
                "1200000000000",
                None,
                "asserted",
                "launch-post.txt",
                "1.2 trillion parameters",
                SIZES,
                "conflict/368ded26bb4de3158417",
            ),
            (
                "medium",
                "Heron 2",
                "context window",
                "400000",
                None,
                "asserted",
                "launch-post.txt",
                "400,000 tokens",
                WINDOWS,
                "conflict/939fb437c1c80806d248",
            ),
            ("high", *SCORE, "91.5% and 88%.", "conflict/e42a9c5cf8ee334e8895"),
            ("medium", *SCORE, RESULTS, "conflict/fcde9bd99b3a28c49057"),
        ],
    ),
    (
        "conflicts/changes",
        {},
        [
            (
                "low",
                "Heron 2",
                "context window",
                "400000",
                None,
                "asserted",
                "2026-03-04",
                "launch-post.txt",
                "400,000 tokens",
                "It shrank.",
                "conflict/8e83bd25ac72534d5f5e",
            ),
            (
                "low",
                "Heron 2",
                "context window",
                "256000",
                None,
                "reported",
                "2026-06-10",
                "article.txt",
                "a context window of 256,000 tokens",
                "It shrank.",
                "conflict/8e83bd25ac72534d5f5e",
            ),
        ],
    ),
    (
        "conflicts/precision",
        {"source": "source/article"},
        [
            (
                "low",
                "Heron 2",
                "context window",
                "256000",
                None,
                "reported",
                "article.txt",
                "a context window of 256,000 tokens",
                "One counts in thousands.",
                "conflict/a678110ddd88805b1819",
            ),
        ],
    ),
    ("conflicts/scope", {}, [("medium", *PLOVER, "It is the flock's.", "conflict/0c4c36ee234fce1c4d95")]),
    ("conflicts/labels", {}, [("high", *PLOVER, "Said of the wrong bird.", "conflict/889e306e5645738398fa")]),
    (
        "conflicts/arithmetic",
        {"subject": "model/plover", "source": "source/article"},
        [("high", *PLOVER, "7 is not 8.", "conflict/2425927c75a321abf6d2")],
    ),
    ("conflicts/borrowed", {}, [("high", *PLOVER, "It is a heron's.", "conflict/5f14af83a61a7033e93d")]),
    (
        "conflicts/credit",
        {},
        [
            (
                "medium",
                "Heron 1",
                "license",
                "license/lake-license",
                "Lake License",
                "anticipated",
                "article.txt",
                "A licence for Heron 1 is expected: the Lake License",
                "Two that do not belong together.",
                "conflict/0d4437a71c479154e896",
            ),
            (
                "medium",
                "Heron 2",
                "training cost",
                None,
                None,
                "undisclosed",
                "launch-post.txt",
                "Training cost: not disclosed",
                "Two that do not belong together.",
                "conflict/0d4437a71c479154e896",
            ),
        ],
    ),
    (
        "conflicts/undisclosed",
        {},
        [
            (
                "low",
                "Heron 2",
                "training cost",
                None,
                None,
                "undisclosed",
                "launch-post.txt",
                "Training cost: not disclosed",
                "Nobody tells.",
                "conflict/8c8786c31aad09ba17ea",
            ),
        ],
    ),
    (
        "consensus/reasons",
        {"subject": "model/heron-1"},
        [
            ("Heron 1", "license", None, None, None, "unsaid", "0", "against", "article.txt"),
            ("Heron 1 on Quiz-500", "score", "80", None, None, "unopposed", "1", "for", "launch-post.txt"),
        ],
    ),
    (
        "consensus/disputed",
        {},
        [("Heron 2", "training tokens", "21000000000000", None, "asserted", "launch-post.txt", "21T tokens")],
    ),
    (
        "consensus/undisclosed",
        {},
        [("Heron 2", "training cost", None, "launch-post.txt", "Training cost: not disclosed")],
    ),
    ("history/believed-as-of", {"day": "2026-03-03"}, []),
    (
        "history/believed-as-of",
        {"day": "2026-03-31", "subject": "model/heron-2"},
        [("Heron 2", "open weights", "", "true", None, "2026-03-04", "launch-post.txt", "weights included")],
    ),
    (
        "history/of-a-property",
        {"subject": "model/heron-2", "property": "ontology#contextWindow"},
        [
            (
                "Heron 2",
                "context window",
                "2026-03-04",
                None,
                "400000",
                None,
                "asserted",
                "launch-post.txt",
                "400,000 tokens",
            ),
            (
                "Heron 2",
                "context window",
                "2026-06-10",
                None,
                "256000",
                None,
                "reported",
                "article.txt",
                "a context window of 256,000 tokens",
            ),
        ],
    ),
]
