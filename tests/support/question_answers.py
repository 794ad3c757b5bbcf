"""The questions that come with the package, what is set in them, and their whole answers about the tests' snapshot."""

from __future__ import annotations

import judgement_answers
import linking
from whosays.graph.rdf import SEMAPV, SKOS
from whosays.graph.vocabulary import Vocabulary

HERON = {"model": "model/heron-2"}
ON_MODELS = sum("Model" in known.on for known in Vocabulary.load().properties.values())

# name, what is set, and the whole answer; an IRI of ours is written without its base
ANSWERS = [
    (
        "claims",
        {"subject": "model/plover"},
        [
            (
                *("article.txt", "claim/ee98a50cc3d64563cbac", "model/plover", "Plover", "ontology#Model"),
                *(
                    "ontology#totalParameters",
                    "7000000000",
                    None,
                    None,
                    "~",
                    "ontology#Asserted",
                    None,
                    None,
                    None,
                    None,
                ),
                *("7 billion parameters", "316", "336"),
            )
        ],
    ),
    ("things-called", {"name": "heron 2 MINI"}, [("model/heron-2-mini", "Heron 2 Mini", "ontology#Model")]),
    (
        "search/models-by-words",
        {},
        [
            ("model/heron-2", "Heron 2", "16", "Northlake Labs"),
            ("model/heron-1", "Heron 1", "2", None),
            ("model/heron-2-mini", "Heron 2 Mini", "1", None),
        ],
    ),
    (
        "search/quotes-by-words",
        {},
        [
            ("Plover", "7 billion parameters", "article.txt"),
            ("Heron 2", "48 billion parameters", "article.txt"),
        ],
    ),
    ("sources/called", {"name": "Here is HERON 2"}, [("source/launch-post", "launch-post.txt", "Here is Heron 2")]),
    ("sources/called", {"name": "article.TXT"}, [("source/article", "article.txt", "Heron 2")]),
    (
        "who-says-what",
        {"property": "ontology#contextWindow"},
        [
            (
                *("Heron 2", "256,000 tokens", "256000", "=", "reported", "article.txt"),
                "a context window of 256,000 tokens",
            ),
            ("Heron 2", "400,000 tokens", "400000", "=", "asserted", "launch-post.txt", "400,000 tokens"),
        ],
    ),
    (
        "models/context-windows",
        HERON,
        [
            ("Heron 2", "256000", "=", None, "reported", "article.txt", "a context window of 256,000 tokens"),
            ("Heron 2", "400000", "=", None, "asserted", "launch-post.txt", "400,000 tokens"),
        ],
    ),
    (
        "models/context-windows-served",
        HERON,
        [
            (
                *("256000", "=", "Heron 2", "Heron 2", "by its name", None, "Modelpedia", "article.txt"),
                "a context window of 256,000 tokens",
            ),
            (
                *("400000", "=", "Heron 2", "Heron 2", "by its name", None, "Northlake Labs", "launch-post.txt"),
                "400,000 tokens",
            ),
        ],
    ),
    (
        "context-windows-by-source",
        {},
        [("Heron 2", "256000", "source/article"), ("Heron 2", "400000", "source/launch-post")],
    ),
    # The two sources tie on Heron 2, so that only Plover has a size.
    (
        "models/by-total-parameters",
        {},
        [("model/heron-2", "Heron 2", "48000000000", None), ("model/plover", "Plover", "7000000000", None)],
    ),
    (
        "models/memory",
        {"model": "model/plover"},
        [
            (
                *("model/plover", "ontology#totalParameters", "7000000000", None, "~", None, "ontology#Asserted"),
                *("true", "true", "false", "claim/ee98a50cc3d64563cbac", "source/article", "article.txt"),
                *("7 billion parameters", "7 billion parameters"),
            )
        ],
    ),
    (
        "models/licences",
        {},
        [
            (
                *("Heron 1", "Lake License", "anticipated", "article.txt"),
                "A licence for Heron 1 is expected: the Lake License",
            ),
            ("Heron 2", "Lake License", "asserted", "launch-post.txt", "under the Lake License"),
        ],
    ),
    ("models/open-weights", {}, [("model/heron-2", "Heron 2", "Northlake Labs", "Lake License")]),
    (
        "models/lineage",
        {},
        [
            ("Heron 2", "successor of", "Heron 1", "launch-post.txt"),
            ("Heron 2 Mini", "distilled from", "Heron 2", "launch-post.txt"),
        ],
    ),
    ("models/knowledge-cutoffs", {"after": "2025-06-30"}, [("Heron 2", "2025-06", "2025-06-30", "launch-post.txt")]),
    ("models/knowledge-cutoffs", {"after": "2025-07-01"}, []),
    (
        "models/training",
        HERON,
        [
            ("Heron 2", "training tokens", "=", "21000000000000", None, "launch-post.txt"),
            ("Heron 2", "training hardware", "=", "hardware/h9-accelerator", "H9 accelerator", "launch-post.txt"),
            ("Heron 2", "GPU count", "=", "4096", None, "launch-post.txt"),
        ],
    ),
    (
        "scores/of-a-model",
        HERON,
        [
            ("Heron 2", "Quiz-500", None, "91.5", "launch-post.txt", "Heron 2 scores 91.5% on Quiz-500"),
            ("Heron 2", "Quiz-500", None, "88", "article.txt", "On Quiz-500 it reaches 88%"),
        ],
    ),
    (
        "scores/leaderboard",
        {"benchmark": "benchmark/quiz-500"},
        [("Quiz-500", "Heron 2", None, "88"), ("Quiz-500", "Heron 1", None, "80")],
    ),
    (
        "organizations/departures",
        {},
        [("Ada Iversen", "2026-05", "Northlake Labs", "article.txt", "left in May 2026")],
    ),
    ("organizations/founders", {}, [("Northlake Labs", "Ada Iversen", None, "launch-post.txt")]),
    (
        "organizations/investments",
        {"organization": "organization/northlake-labs"},
        [("Reed Fund", "Northlake Labs", "article.txt", "Reed Fund put $300 million into Northlake Labs")],
    ),
    (
        "organizations/funding-rounds",
        {},
        [
            (
                *("Second funding round of Northlake Labs", "funding", "2026-04", "300000000"),
                *("USD", "2026-04-30", "article.txt"),
            )
        ],
    ),
    (
        "events/timeline",
        {"thing": "model/heron-2"},
        [("2026-03-04", "2026-03-04", "2026-03-04", "release", "Release of Heron 2", "launch-post.txt")],
    ),
    (
        "sources/curated",
        {},
        [
            (
                *("article.txt", "taken back", "3 floors", "Bo Lind", "2026-06-12", "that is a building"),
                *("lake.claims.yaml:7", "claim/e2ecbeb89cbb3d63fdcf"),
            )
        ],
    ),
    (
        "sources/undisclosed",
        {},
        [("Heron 2", "training cost", None, "launch-post.txt", "Training cost: not disclosed")],
    ),
    (
        "sources/anticipated",
        {},
        [
            (
                *("Heron 1", "license", "license/lake-license", "Lake License", "article.txt"),
                "A licence for Heron 1 is expected: the Lake License",
            )
        ],
    ),
    (
        "models/disclosure-counts",
        {},
        [
            ("model/heron-2", "Heron 2", "10", "2", "1", str(ON_MODELS - 13)),
            ("model/heron-1", "Heron 1", "0", "1", "0", str(ON_MODELS - 2)),
            ("model/heron-2-mini", "Heron 2 Mini", "0", "1", "0", str(ON_MODELS - 1)),
            ("model/plover", "Plover", "0", "1", "0", str(ON_MODELS - 1)),
        ],
    ),
    (
        "sources/credited",
        {"credited": "organization/the-courier"},
        [
            (
                *("The Courier", "Heron 2", "context window", "256000", None, "article.txt"),
                "a context window of 256,000 tokens",
            )
        ],
    ),
    (
        "sources/counts",
        {},
        [
            ("source/article", "article.txt", "Heron 2", "Modelpedia", None, "0", "12", "1"),
            *[
                (
                    "source/launch-post",
                    "launch-post.txt",
                    "Here is Heron 2",
                    "Northlake Labs",
                    "2026-03-04",
                    "0",
                    "19",
                    "0",
                )
            ],
        ],
    ),
    (
        "sources/of-a-property",
        {"property": "ontology#score"},
        [
            (
                *("claim/f1431ad67d602024a470", "Heron 1", "80", None, "asserted", "launch-post.txt"),
                "on Quiz-500, Heron 1 80%",
            ),
            (
                *("claim/e9e91b2ce381f6b69b26", "Heron 2", "88", None, "asserted", "article.txt"),
                "On Quiz-500 it reaches 88%",
            ),
            (
                *("claim/5d9b3953da0cd26db09f", "Heron 2", "91.5", None, "asserted", "launch-post.txt"),
                "Heron 2 scores 91.5% on Quiz-500",
            ),
        ],
    ),
    (
        "sources/of-a-property",
        {"property": "ontology#trainingCost"},
        [
            (
                *("claim/f7cc4b1d280f369603aa", "Heron 2", None, None, "undisclosed", "launch-post.txt"),
                "Training cost: not disclosed",
            )
        ],
    ),
    (
        "sources/with-a-value",
        {"value": "ontology#Release"},
        [
            (
                *("claim/078220cb9e14bb266a96", "Release of Heron 2", "kind of event", "asserted", "launch-post.txt"),
                "Heron 2 was released",
            )
        ],
    ),
    (
        "sources/quotes-with",
        {"text": "REED"},
        [
            (
                *("claim/57da4a3b064fd00a91db", "Second funding round of Northlake Labs", "date"),
                *("article.txt", "243", "In April 2026 Reed Fund"),
            ),
            (
                *("claim/ae63e73de1cdea0ffcf4", "Reed Fund", "invested in"),
                *("article.txt", "257", "Reed Fund put $300 million into Northlake Labs"),
            ),
            (
                *("claim/b5ecbc5f3e2f9008734f", "Second funding round of Northlake Labs", "kind of event"),
                *("article.txt", "257", "Reed Fund put $300 million into Northlake Labs"),
            ),
        ],
    ),
    (
        "links/things",
        {"type": "ontology#Benchmark"},
        [("benchmark/quiz-500", "ontology#Benchmark", "Quiz-500", None)],
    ),
    (
        "links/facts",
        {"property": "ontology#license"},
        [("model/heron-2", "ontology#license", "license/lake-license", "Lake License")],
    ),
    (
        "links/records",
        {"thing": "model/heron-2"},
        [
            (
                "model/heron-2",
                "source/hub/heron",
                linking.HUB,
                "northlake/heron-2",
                "Northlake: Heron 2",
                None,
                "source/hub",
            )
        ],
    ),
    (
        "links/mappings",
        {},
        [
            (
                *("model/heron-2", "Heron 2", SKOS.exactMatch.value, linking.HUB, "Northlake: Heron 2", "0.95"),
                *(
                    SEMAPV.CompositeMatching.value,
                    "The names are one, and the makers agree.",
                    "whosays",
                    None,
                    "2026-03-05",
                ),
            )
        ],
    ),
    (
        "links/rejected",
        {},
        [
            (
                *("model/heron-1", SKOS.exactMatch.value, linking.HUB),
                *("Northlake: Heron 2", "Bo Lind", "That is the second one."),
            )
        ],
    ),
    ("links/counts", {}, [(SKOS.exactMatch.value, SEMAPV.CompositeMatching.value, "1")]),
    *judgement_answers.ANSWERS,
]
