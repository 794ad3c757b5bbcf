"""What sources say side by side, what the sources are, and what does not fit of it: kind, severity and property."""

from __future__ import annotations

from saying import ADA, LABS, MINI, OLD, QUIZ
from whosays.graph.claims import Comparator, Concept, Entity, Modality
from witnesses import says

PLAIN = Entity("License", "Plain License")
SIZED = Entity("Model", "Heron 2 Mini (9Bx4E)")
EVENT = Entity("Event", "Release: Heron 2")
SMALL = Entity("Model", "Heron 2 7B")
FAMILY = Entity("ModelFamily", "Heron")
BO = Entity("Person", "Bo Lind")
MAZE = Entity("Benchmark", "Maze")
ABOUT, MORE, AT_MOST = Comparator.ABOUT, Comparator.MORE, Comparator.AT_MOST
DENIED, ANTICIPATED, REPORTED, UNDISCLOSED = (
    Modality.DENIED,
    Modality.ANTICIPATED,
    Modality.REPORTED,
    Modality.UNDISCLOSED,
)


def is_in(kind, severity, name):
    return [(kind, severity, name)]


NOTHING: list[tuple[str, str, str]] = []
EARLY, LATE = {"published": "2025-01-01"}, {"published": "2026-01-01"}
MEMBERS = (says("f", "family", FAMILY), says("f", "family", FAMILY, MINI))
MADE = (says("maker", "developer", LABS, FAMILY),)
OF_LABS = {"maker": {"publisher": "Northlake Labs"}}
OF_LABS_FIRST = {"maker": {"publisher": "Northlake Labs", "tier": 1}, "b": {"tier": 4}}

CASES = [
    # values that cannot all hold
    ("two sizes", [says("a", "layerCount", "80"), says("b", "layerCount", "96")], {}, is_in("contradiction", "high", "layerCount")),
    (
        "two against one",
        [says("a", "layerCount", "80"), says("b", "layerCount", "96"), says("c", "layerCount", "96")],
        {},
        is_in("contradiction", "medium", "layerCount"),
    ),
    ("a source that gives two values tells two things apart", [says("a", "layerCount", "80"), says("a", "layerCount", "96")], {}, NOTHING),
    ("a source that gives two values takes no side", [
        says("a", "layerCount", "80"), says("a", "layerCount", "96"), says("b", "layerCount", "64")], {}, NOTHING),
    ("a source of two values, and two of one each", [
        says("a", "layerCount", "80"), says("a", "layerCount", "96"), says("b", "layerCount", "64"), says("c", "layerCount", "72")], {},
        is_in("contradiction", "high", "layerCount")),
    ("members of a family differ", [says("a", "totalParameters", "7e9", FAMILY), says("b", "totalParameters", "70e9", FAMILY)], {}, NOTHING),
    ("the size in the name is a round one", [
        says("a", "totalParameters", "7e9", SMALL), says("b", "totalParameters", "7869358080", SMALL)], {}, NOTHING),
    ("a size that is not that in the name", [
        says("a", "totalParameters", "7e9", SMALL), says("b", "totalParameters", "13e9", SMALL)], {}, is_in("contradiction", "high", "totalParameters")),
    ("the first of a month stands for the month", [says("a", "releaseDate", "2025-04-01"), says("b", "releaseDate", "2025-04-17")], {}, NOTHING),
    ("the end of a month, and the next month", [says("a", "knowledgeCutoff", "2025-03-31"), says("b", "knowledgeCutoff", "2025-04")], {}, NOTHING),
    ("a month, and the one after the next", [says("a", "knowledgeCutoff", "2025-03"), says("b", "knowledgeCutoff", "2025-05")], {},
        is_in("contradiction", "high", "knowledgeCutoff")),
    ("when a record was made", [says("a", "releaseDate", "2025-04-05"), says("b", "releaseDate", "2025-04-17", as_written="1744848000")], {}, NOTHING),
    ("prices of two shops, of unknown days", [
        says("a", "price", "3", setting="input"), says("b", "price", "4", setting="input")], {}, NOTHING),
    ("how far one may have it, and how far it has come", [
        says("a", "availability", Concept("Open")), says("b", "availability", Concept("Deprecated"))], {}, NOTHING),
    ("two grades of access", [says("a", "availability", Concept("Open")), says("b", "availability", Concept("Closed"))], {},
        is_in("contradiction", "high", "availability")),
    ("two aspects of an architecture", [
        says("a", "architecture", Entity("Technique", "Decoder-only Transformer")), says("b", "architecture", Entity("Technique", "Mixture of Experts"))], {}, NOTHING),
    ("two alternatives, and what goes with both", [
        says("a", "architecture", Entity("Technique", "Dense")), says("b", "architecture", Entity("Technique", "Mixture of Experts")),
        says("c", "architecture", Entity("Technique", "Transformer"))], {}, is_in("contradiction", "high", "architecture")),
    ("the same twice", [says("a", "layerCount", "80"), says("b", "layerCount", "80")], {}, NOTHING),
    ("about, and exactly", [says("a", "layerCount", "80", comparator=ABOUT), says("b", "layerCount", "82")], {}, NOTHING),
    ("more than, and a number above", [says("a", "trainingTokens", "30e12", comparator=MORE), says("b", "trainingTokens", "32e12")], {}, NOTHING),
    (
        "more than, and a number below",
        [says("a", "trainingTokens", "30e12", comparator=MORE), says("b", "trainingTokens", "22e12")],
        {},
        is_in("contradiction", "high", "trainingTokens"),
    ),
    ("a month and its day", [says("a", "releaseDate", "2025-04"), says("b", "releaseDate", "2025-04-05")], {}, NOTHING),
    ("two days", [says("a", "releaseDate", "2025-04-04"), says("b", "releaseDate", "2025-04-05")], {}, is_in("contradiction", "high", "releaseDate")),
    ("another setting", [says("a", "score", "80", benchmark=QUIZ), says("b", "score", "90", benchmark=QUIZ, setting="5-shot")], {}, NOTHING),
    ("two scores", [says("a", "score", "80", benchmark=QUIZ), says("b", "score", "90", benchmark=QUIZ)], {}, is_in("contradiction", "high", "score")),
    ("two spellings of a setting", [
        says("a", "score", "80", benchmark=QUIZ, setting="5-shot"), says("b", "score", "90", benchmark=QUIZ, setting="5 shot")], {},
        is_in("contradiction", "high", "score")),
    ("a number, and about another nearby", [
        says("a", "totalParameters", "1.1e12", as_written="1.1T"), says("b", "totalParameters", "1.2e12", as_written="about 1.2T", comparator=ABOUT)], {},
        is_in("contradiction", "high", "totalParameters")),
    ("many values", [says("a", "language", Entity("Language", "Dutch")), says("b", "language", Entity("Language", "Thai"))], {}, NOTHING),
    ("makers of which one is part of the other", [
        says("a", "developer", LABS), says("b", "developer", Entity("Organization", "Northlake")),
        says("c", "partOf", Entity("Organization", "Northlake"), LABS)], {}, NOTHING),
    ("a source that lists two parts of one answer", [
        says("a", "attentionMechanism", Entity("Technique", "Grouped-Query Attention")),
        says("a", "attentionMechanism", Entity("Technique", "Sliding Window Attention"))], {}, NOTHING),
    ("two sources with two answers", [
        says("a", "positionEmbedding", Entity("Technique", "Rotary Position Embedding")),
        says("b", "positionEmbedding", Entity("Technique", "Absolute Position Embedding"))], {},
        is_in("contradiction", "high", "positionEmbedding")),
    ("a denial", [says("a", "accessChannel", Entity("Channel", "Kiosk")), says("b", "accessChannel", Entity("Channel", "Kiosk"), modality=DENIED)], {},
        is_in("contradiction", "medium", "accessChannel")),
    ("no results, above one", [says("a", "resultsPublished", False), says("a", "score", "80", benchmark=QUIZ)], {},
        is_in("contradiction", "medium", "score")),
    ("no results, and another has one", [says("a", "resultsPublished", False), says("b", "score", "80", benchmark=QUIZ)], {}, NOTHING),
    # what changes with time
    ("only expected", [says("a", "openWeight", True, modality=ANTICIPATED)], {}, NOTHING),
    ("unreleased, then released", [says("a", "availability", Concept("Unreleased")), says("b", "availability", Concept("Released"))],
        {"a": EARLY, "b": LATE}, is_in("change", "low", "availability")),
    ("released, and no date tells when", [says("a", "availability", Concept("Unreleased")), says("b", "availability", Concept("Released"))],
        {}, is_in("contradiction", "high", "availability")),
    ("in training is a way to be unreleased", [says("a", "availability", Concept("Unreleased")), says("b", "availability", Concept("InTraining"))], {}, NOTHING),
    ("no size changes with time", [says("a", "layerCount", "80"), says("b", "layerCount", "96")], {"a": EARLY, "b": LATE},
        is_in("contradiction", "medium", "layerCount")),
    ("a denial that was over", [
        says("a", "accessChannel", Entity("Channel", "Kiosk"), modality=DENIED), says("b", "accessChannel", Entity("Channel", "Kiosk"))],
        {"a": EARLY, "b": LATE}, is_in("change", "low", "accessChannel")),
    ("deprecated after its release", [
        says("a", "availability", Concept("Released"), as_of="2025-03"), says("b", "availability", Concept("Deprecated"), as_of="2025-09")], {},
        is_in("change", "low", "availability")),
    ("one leader after another", [
        says("a", "leader", ADA, LABS, as_of="2024-03"), says("b", "leader", BO, LABS, as_of="2026-01")], {}, is_in("change", "low", "leader")),
    ("two who lead together", [
        says("a", "leader", ADA, LABS, as_of="2024-03"), says("b", "leader", ADA, LABS, as_of="2026-01"), says("b", "leader", BO, LABS, as_of="2026-01")], {},
        NOTHING),
    ("leaders of one surname are one person", [
        says("a", "leader", ADA, LABS, as_of="2024-03"), says("b", "leader", Entity("Person", "A. Iversen"), LABS, as_of="2026-01")], {}, NOTHING),
    ("a leader with a letter mistyped", [
        says("a", "leader", ADA, LABS, as_of="2024-03"), says("b", "leader", Entity("Person", "Ada Iverson"), LABS, as_of="2026-01")], {}, NOTHING),
    ("figures of months apart, of which each is of the other's time, too", [
        says("a", "valuation", "14e9", LABS, as_of="2025-01"), says("a", "valuation", "14e9", LABS, as_of="2025-09"),
        says("b", "valuation", "30e9", LABS, as_of="2025-05")], {}, NOTHING),
    ("figures of a firm of one month, told without their day", [
        says("a", "valuation", "14e9", LABS), says("b", "valuation", "30e9", LABS)], {"a": {"published": "2025-05-02"}, "b": {"published": "2025-05-05"}},
        NOTHING),
    ("figures of one month", [
        says("a", "valuation", "14e9", LABS, as_of="2025-05-02"), says("b", "valuation", "30e9", LABS, as_of="2025-05-20"),
        says("c", "valuation", "14e9", LABS, as_of="2025-05-28")], {}, is_in("contradiction", "medium", "valuation")),
    ("a history that one source tells, and dates in part", [
        says("a", "valuation", "14e9", LABS, as_of="2024-06"), says("a", "valuation", "20e9", LABS)], {"a": LATE}, NOTHING),
    ("a history that one source tells with its dates", [
        says("a", "valuation", "14e9", LABS, as_of="2024-06"), says("a", "valuation", "20e9", LABS, as_of="2025-06")], {"a": LATE},
        is_in("change", "low", "valuation")),
    # two things of one name
    ("two makers who have nothing in common", [
        says("a", "developer", LABS), says("a", "layerCount", "80"),
        says("b", "developer", Entity("Organization", "Fjord AI")), says("b", "layerCount", "96")], {}, NOTHING),
    ("one maker by two names", [
        says("a", "developer", LABS), says("a", "layerCount", "80"),
        says("b", "developer", Entity("Organization", "Northlake")), says("b", "layerCount", "96")], {}, is_in("contradiction", "high", "layerCount")),
    ("two makers, and who names none and differs from one", [
        says("a", "developer", LABS), says("a", "layerCount", "80"), says("b", "developer", Entity("Organization", "Fjord AI")),
        says("b", "layerCount", "96"), says("c", "layerCount", "80")], {}, NOTHING),
    ("two makers whom a third source names together", [
        says("a", "developer", LABS), says("a", "layerCount", "80"), says("b", "developer", Entity("Organization", "Fjord AI")),
        says("b", "layerCount", "96"), says("c", "developer", LABS), says("c", "developer", Entity("Organization", "Fjord AI"))], {},
        is_in("contradiction", "high", "layerCount")),
    ("a maker, and who names none", [
        says("a", "developer", LABS), says("a", "layerCount", "80"), says("b", "layerCount", "96")], {}, is_in("contradiction", "high", "layerCount")),
    ("two sources that differ on most of what both say", [
        says("a", "layerCount", "80"), says("a", "hiddenDimension", "4096"), says("a", "trainingTokens", "15e12"), says("a", "vocabularySize", "32000"),
        says("a", "expertCount", "8"), says("b", "layerCount", "96"), says("b", "hiddenDimension", "5120"), says("b", "trainingTokens", "22e12"),
        says("b", "vocabularySize", "64000"), says("b", "expertCount", "8")], {}, NOTHING),
    ("two sources that differ on three", [
        says("a", "layerCount", "80"), says("a", "hiddenDimension", "4096"), says("a", "trainingTokens", "15e12"),
        says("b", "layerCount", "96"), says("b", "hiddenDimension", "5120"), says("b", "trainingTokens", "22e12")], {},
        [("contradiction", "high", name) for name in ("layerCount", "hiddenDimension", "trainingTokens")]),
    ("two sources that differ on most, and a third that differs on one", [
        says("a", "layerCount", "80"), says("a", "hiddenDimension", "4096"), says("a", "trainingTokens", "15e12"), says("a", "vocabularySize", "32000"),
        says("b", "layerCount", "96"), says("b", "hiddenDimension", "5120"), says("b", "trainingTokens", "22e12"), says("b", "vocabularySize", "64000"),
        says("c", "layerCount", "72")], {}, is_in("contradiction", "high", "layerCount")),
    ("a word in passing, in a source on other things", [
        says("a", "layerCount", "80"), says("b", "layerCount", "96", passing=True), *(says("b", "layerCount", "40", MINI) for _ in range(5))], {}, NOTHING),
    ("running words in a source on the thing itself", [
        says("a", "layerCount", "80"), says("b", "layerCount", "96", passing=True), says("b", "layerCount", "40", MINI)], {},
        is_in("contradiction", "high", "layerCount")),
    # what a source says of itself in fewer digits, and in passing
    ("a source that rounds its own number", [
        says("a", "contextWindow", "131072", as_written="131,072"), says("a", "contextWindow", "131000", as_written="131K")], {}, NOTHING),
    ("a source that rounds its own number, and another", [
        says("a", "contextWindow", "131072", as_written="131,072"), says("a", "contextWindow", "131000", as_written="131K"),
        says("b", "contextWindow", "131072", as_written="131,072")], {}, NOTHING),
    ("whose model it is, said in passing of a rumour", [says("a", "developer", LABS), says("b", "developer", LABS, modality=REPORTED)], {}, NOTHING),
    ("what is reported of a firm", [says("a", "valuation", "14e9", LABS), says("b", "valuation", "14e9", LABS, modality=REPORTED)], {}, NOTHING),
    ("a history that one source tells without dates", [says("a", "valuation", "14e9", LABS), says("a", "valuation", "20e9", LABS)], {}, NOTHING),
    ("a history that one source tells, and what another says", [
        says("a", "valuation", "14e9", LABS), says("a", "valuation", "20e9", LABS), says("b", "valuation", "9e9", LABS)], {}, NOTHING),
    ("two valuations of one day", [
        says("a", "valuation", "14e9", LABS, as_of="2025-01-01"), says("b", "valuation", "9e9", LABS, as_of="2025-01-01")], {},
        is_in("contradiction", "high", "valuation")),
    ("rows of a table that differ in what was not read", [
        says("a", "score", "80", benchmark=QUIZ), says("a", "score", "90", benchmark=QUIZ),
        says("a", "score", "60", benchmark=MAZE), says("a", "score", "70", benchmark=MAZE)], {}, NOTHING),
    # digits
    ("rounded", [says("a", "totalParameters", "70e9", as_written="70B"), says("b", "totalParameters", "70.2e9", as_written="70.2B")], {},
        is_in("precision", "low", "totalParameters")),
    ("K is a thousand, or 1,024", [says("a", "contextWindow", "128000", as_written="128K"), says("b", "contextWindow", "131072")], {},
        is_in("precision", "low", "contextWindow")),
    ("no power of 1,024", [says("a", "contextWindow", "128000"), says("b", "contextWindow", "130000")], {}, is_in("contradiction", "high", "contextWindow")),
    ("per cent in whole and in tenths", [says("a", "score", "92", benchmark=QUIZ), says("b", "score", "92.4", benchmark=QUIZ)], {}, is_in("precision", "low", "score")),
    ("per cent further apart", [says("a", "score", "92", benchmark=QUIZ), says("b", "score", "92.6", benchmark=QUIZ)], {}, is_in("contradiction", "high", "score")),
    ("a catalog that counts trillions in billions", [
        says("a", "trainingTokens", "9.8e12", as_written="9.8T"), says("b", "trainingTokens", "1e13", as_written="10000.0B")], {},
        is_in("precision", "low", "trainingTokens")),
    ("262K is 262,144", [says("a", "contextWindow", "262000"), says("b", "contextWindow", "262144")], {}, is_in("precision", "low", "contextWindow")),
    ("up to 128K, and 131,072", [says("a", "contextWindow", "128000", comparator=AT_MOST), says("b", "contextWindow", "131072")], {}, NOTHING),
    # certainty
    ("kept back, and told", [says("a", "contextWindow", None, modality=UNDISCLOSED), says("b", "contextWindow", "128000")], {}, is_in("undisclosed", "medium", "contextWindow")),
    ("kept back, and later told by others", [says("a", "contextWindow", None, modality=UNDISCLOSED), says("b", "contextWindow", "128000")],
        {"a": EARLY, "b": LATE}, is_in("undisclosed", "medium", "contextWindow")),
    ("kept back, and later told by its maker", [
        says("a", "contextWindow", None, modality=UNDISCLOSED), says("b", "contextWindow", "128000"), says("a", "developer", LABS)],
        {"a": EARLY, "b": {**LATE, "publisher": "Northlake Labs"}}, is_in("undisclosed", "low", "contextWindow")),
    ("a gap in a table of scores", [says("a", "score", None, modality=UNDISCLOSED, benchmark=QUIZ), says("a", "score", "92", benchmark=QUIZ)], {}, NOTHING),
    ("a score that one source keeps back", [
        says("a", "score", None, modality=UNDISCLOSED, benchmark=QUIZ), says("b", "score", "92", benchmark=QUIZ)], {}, is_in("undisclosed", "medium", "score")),
    *[
        (f"{gap} in a cell, and told", [
            says("a", "contextWindow", None, modality=UNDISCLOSED, as_written=gap), says("b", "contextWindow", "128000")], {}, NOTHING)
        for gap in ("N/A", "n.a.", "-", "?", "Unknown", "**unknown**", "not tested")
    ],
    ("said not to be disclosed in a cell, and told", [
        says("a", "contextWindow", None, modality=UNDISCLOSED, as_written="Not disclosed"), says("b", "contextWindow", "128000")], {},
        is_in("undisclosed", "medium", "contextWindow")),
    ("kept back only", [says("a", "contextWindow", None, modality=UNDISCLOSED)], {}, NOTHING),
    ("a rumour and a fact", [says("a", "layerCount", "80", modality=REPORTED), says("b", "layerCount", "80")], {}, is_in("credit", "low", "layerCount")),
    ("somebody's word, and nobody's", [
        says("a", "layerCount", "80", modality=REPORTED, according_to=LABS), says("b", "layerCount", "80", modality=REPORTED)], {},
        is_in("credit", "low", "layerCount")),
    ("two speakers", [
        says("a", "layerCount", "80", modality=REPORTED, according_to=LABS),
        says("b", "layerCount", "80", modality=REPORTED, according_to=Entity("Organization", "Reed Fund"))], {}, NOTHING),
    ("one source with a speaker and without", [
        says("a", "layerCount", "80", modality=REPORTED, according_to=LABS), says("a", "layerCount", "80", modality=REPORTED)], {}, NOTHING),
    ("somebody's word, and on the speaker's own page", [
        says("a", "layerCount", "80", modality=REPORTED, according_to=LABS), says("maker", "layerCount", "80", modality=REPORTED)], OF_LABS,
        NOTHING),
    ("somebody's word, nobody's, and a fact", [
        says("a", "layerCount", "80", modality=REPORTED, according_to=LABS), says("b", "layerCount", "80", modality=REPORTED),
        says("c", "layerCount", "80")], {}, is_in("credit", "low", "layerCount")),
    ("expected, and a fact", [says("a", "license", PLAIN, modality=ANTICIPATED), says("b", "license", PLAIN)], {}, is_in("credit", "low", "license")),
    ("expected, and a fact of which nobody knows since when", [
        says("a", "openWeight", True, modality=ANTICIPATED), says("b", "openWeight", True)], {}, NOTHING),
    ("still expected when it is a fact to others", [
        says("a", "openWeight", True, modality=ANTICIPATED), says("b", "openWeight", True)], {"a": LATE, "b": EARLY}, is_in("credit", "low", "openWeight")),
    ("released on a day, and deprecated nobody knows when", [
        says("a", "availability", Concept("Released"), as_of="2025-03"), says("b", "availability", Concept("Deprecated"))], {}, NOTHING),
    ("what was so before a source was written", [
        says("a", "openWeight", False, as_of="2024-03"), says("b", "openWeight", True)], {"a": LATE, "b": LATE}, is_in("change", "low", "openWeight")),
    ("cut, not rounded", [
        says("a", "totalParameters", "70e9", as_written="70B"), says("b", "totalParameters", "70.6e9", as_written="70.6B")], {},
        is_in("precision", "low", "totalParameters")),
    ("two price lists, a day apart", [
        says("a", "price", "3", setting="input"), says("b", "price", "4", setting="input")],
        {"a": {"published": "2025-01-01"}, "b": {"published": "2025-01-02"}}, is_in("contradiction", "medium", "price")),
    ("two price lists, a year apart", [
        says("a", "price", "3", setting="input"), says("b", "price", "4", setting="input")], {"a": EARLY, "b": LATE}, is_in("change", "low", "price")),
    ("what goes with all is of no time", [
        says("a", "availability", Concept("Unreleased")), says("b", "availability", Concept("Released")), says("c", "availability", Concept("Open"))],
        {"a": EARLY, "b": LATE, "c": LATE}, is_in("change", "low", "availability")),
    ("counted from 0", [says("a", "contextWindow", "8191"), says("b", "contextWindow", "8192")], {}, NOTHING),
    ("per cent in tenths that are written", [
        says("a", "score", "88", benchmark=QUIZ, as_written="88.0"), says("b", "score", "87.9", benchmark=QUIZ)], {}, is_in("contradiction", "high", "score")),
    ("a value with a gap beside it", [
        says("a", "contextWindow", None, modality=UNDISCLOSED), says("a", "contextWindow", "128000")], {}, NOTHING),
    ("expected, and then a fact", [says("a", "openWeight", True, modality=ANTICIPATED), says("b", "openWeight", True)], {"a": EARLY, "b": LATE}, NOTHING),
    ("a rumour of what the maker says, and its own word", [
        says("a", "layerCount", "80", modality=REPORTED, according_to=LABS), says("b", "layerCount", "80")], {"b": {"publisher": "Northlake Labs"}}, NOTHING),
    # labels
    ("total called active", [
        says("a", "totalParameters", "2e12"), says("b", "totalParameters", "2e12"), says("a", "activeParameters", "288e9"),
        says("b", "activeParameters", "288e9"), says("card", "activeParameters", "2e12")], {}, is_in("label", "high", "activeParameters")),
    ("total called active by one that gives the active ones, too", [
        says("a", "totalParameters", "2e12"), says("b", "totalParameters", "2e12"), says("a", "activeParameters", "288e9"),
        says("b", "activeParameters", "288e9"), says("card", "activeParameters", "2e12"), says("card", "activeParameters", "288e9")], {}, NOTHING),
    ("total called active in the table of one whose text has both right", [
        says("a", "totalParameters", "2e12"), says("b", "totalParameters", "2e12"), says("a", "activeParameters", "288e9"),
        says("b", "activeParameters", "288e9"), says("card", "activeParameters", "2e12"), says("card", "activeParameters", "288e9"),
        says("card", "totalParameters", "2e12")], {}, is_in("label", "high", "activeParameters")),
    ("sizes of many things under one name", [
        says("a", "totalParameters", "2e12"), says("b", "totalParameters", "2e12"), says("card", "activeParameters", "2e12"),
        *(says(f"s{n}", "activeParameters", f"{n}e9") for n in (3, 7, 17, 35))], {}, NOTHING),
    ("swapped", [
        says("a", "totalParameters", "2e12"), says("b", "totalParameters", "2e12"), says("a", "activeParameters", "288e9"),
        says("b", "activeParameters", "288e9"), says("card", "activeParameters", "2e12"), says("card", "totalParameters", "288e9")], {},
        [("label", "high", "totalParameters"), ("label", "high", "activeParameters")]),
    ("a dense model", [says("a", "totalParameters", "7e9"), says("b", "activeParameters", "7e9")], {}, NOTHING),
    ("one card that tells two sorts of size", [
        says("a", "totalParameters", "3.1e9"), says("a", "totalParameters", "2.8e9"), says("a", "activeParameters", "2.8e9")], {}, NOTHING),
    ("a window that may be filled with output", [
        says("a", "contextWindow", "128000"), says("b", "contextWindow", "128000"), says("a", "maxOutputTokens", "128000"),
        says("b", "maxOutputTokens", "16000"), says("c", "maxOutputTokens", "16000")], {}, is_in("contradiction", "medium", "maxOutputTokens")),
    ("window and output swapped", [
        says("a", "contextWindow", "128000"), says("b", "contextWindow", "128000"), says("a", "maxOutputTokens", "16000"),
        says("b", "maxOutputTokens", "16000"), says("c", "contextWindow", "16000"), says("c", "maxOutputTokens", "128000")], {},
        [("label", "high", "contextWindow"), ("label", "high", "maxOutputTokens")]),
    ("small numbers meet by chance", [
        says("a", "layerCount", "64"), says("b", "layerCount", "64"), says("c", "layerCount", "48"), says("a", "attentionHeadCount", "48")], {},
        is_in("contradiction", "medium", "layerCount")),
    # family and siblings
    ("the family's figure, and another", [
        *MEMBERS, *MADE, says("maker", "trainingTokens", "30e12", FAMILY), says("b", "trainingTokens", "30e12"), says("c", "trainingTokens", "22e12")], OF_LABS,
        [("scope", "medium", "trainingTokens"), ("contradiction", "high", "trainingTokens")]),
    ("the family's figure, and one that wins", [
        *MEMBERS, *MADE, says("maker", "trainingTokens", "30e12", FAMILY), says("b", "trainingTokens", "30e12"), says("c", "trainingTokens", "22e12"),
        says("d", "trainingTokens", "22e12")], OF_LABS, is_in("scope", "medium", "trainingTokens")),
    ("the family's day is a member's, too", [
        *MEMBERS, says("a", "releaseDate", "2025-04-05", FAMILY), says("b", "releaseDate", "2025-04-05"), says("c", "releaseDate", "2025-04-07")], {},
        is_in("contradiction", "high", "releaseDate")),
    ("a family's window by somebody", [
        *MEMBERS, says("a", "contextWindow", "32000", FAMILY), says("b", "contextWindow", "32000"),
        says("c", "contextWindow", "64000")], {}, is_in("contradiction", "high", "contextWindow")),
    ("a family's window by its maker", [
        *MEMBERS, *MADE, says("maker", "contextWindow", "32000", FAMILY), says("b", "contextWindow", "32000"),
        says("c", "contextWindow", "64000")], OF_LABS,
        [("scope", "medium", "contextWindow"), ("contradiction", "high", "contextWindow")]),
    ("the family's figure, and none", [
        *MEMBERS, *MADE, says("maker", "trainingTokens", "30e12", FAMILY), says("b", "trainingTokens", "30e12"),
        says("c", "trainingTokens", None, modality=UNDISCLOSED)], OF_LABS,
        [("scope", "medium", "trainingTokens"), ("undisclosed", "medium", "trainingTokens")]),
    ("the family's figure, undisputed", [*MEMBERS, says("a", "trainingTokens", "30e12", FAMILY), says("b", "trainingTokens", "30e12")], {}, NOTHING),
    ("the family's figure by its maker", [
        *MEMBERS, *MADE, says("maker", "trainingTokens", "30e12", FAMILY), says("b", "trainingTokens", "30e12")], OF_LABS_FIRST,
        is_in("scope", "medium", "trainingTokens")),
    ("the family's compute by its maker", [
        *MEMBERS, *MADE, says("maker", "trainingCompute", "30e24", FAMILY), says("b", "trainingCompute", "30e24")], OF_LABS_FIRST,
        is_in("scope", "medium", "trainingCompute")),
    ("the family's figure by its maker, and no manifest", [
        *MEMBERS, *MADE, says("maker", "trainingTokens", "30e12", FAMILY), says("b", "trainingTokens", "30e12")], OF_LABS, NOTHING),
    ("the family's figure, and a sibling's", [
        *MEMBERS, *MADE, says("maker", "trainingTokens", "30e12", FAMILY), says("b", "trainingTokens", "30e12"),
        says("b", "trainingTokens", "30e12", MINI), says("c", "trainingTokens", "22e12")], OF_LABS, is_in("contradiction", "high", "trainingTokens")),
    ("the family's figure, in a source that says it of both", [
        *MEMBERS, *MADE, says("maker", "trainingTokens", "30e12", FAMILY), says("b", "trainingTokens", "30e12", FAMILY),
        says("b", "trainingTokens", "30e12"), says("c", "trainingTokens", "22e12")], OF_LABS, is_in("contradiction", "high", "trainingTokens")),
    ("the family's window by its maker", [
        *MEMBERS, *MADE, says("maker", "contextWindow", "128000", FAMILY), says("b", "contextWindow", "128000")], OF_LABS, NOTHING),
    ("the family's figure, and the member's by its maker", [
        *MEMBERS, *MADE, says("maker", "trainingTokens", "30e12", FAMILY), says("maker", "trainingTokens", "30e12"),
        says("b", "trainingTokens", "30e12")], OF_LABS, NOTHING),
    ("the family's figure, a sibling's by its maker", [
        *MEMBERS, *MADE, says("maker", "trainingTokens", "30e12", FAMILY), says("maker", "trainingTokens", "30e12", MINI),
        says("b", "trainingTokens", "30e12")], OF_LABS, NOTHING),
    ("the family's figure by its maker, by several of the member", [
        *MEMBERS, *MADE, says("maker", "trainingTokens", "30e12", FAMILY), says("b", "trainingTokens", "30e12"),
        says("c", "trainingTokens", "30e12")], OF_LABS, NOTHING),
    ("another figure than the family's by its maker", [
        *MEMBERS, *MADE, says("maker", "trainingTokens", "30e12", FAMILY), says("b", "trainingTokens", "9e12")], OF_LABS, NOTHING),
    ("a family's size is that of a member", [
        *MEMBERS, says("a", "totalParameters", "7e9", FAMILY), says("b", "totalParameters", "7e9"), says("c", "totalParameters", "9e9")], {},
        is_in("contradiction", "high", "totalParameters")),
    ("up to so much in a family", [
        *MEMBERS, says("a", "contextWindow", "128000", FAMILY, comparator=AT_MOST), says("b", "contextWindow", "128000"),
        says("c", "contextWindow", "64000")], {}, is_in("contradiction", "high", "contextWindow")),
    ("expected to happen, and happened", [
        says("a", "agent", LABS, EVENT, modality=ANTICIPATED), says("b", "agent", LABS, EVENT)], {}, NOTHING),
    ("expected of a person, and so", [
        says("a", "affiliation", LABS, ADA, modality=ANTICIPATED), says("b", "affiliation", LABS, ADA)], {}, NOTHING),
    ("a sibling's figure", [
        *MEMBERS, says("maker", "developer", LABS, MINI), says("maker", "trainingTokens", "22e12", MINI), says("blog", "trainingTokens", "22e12"),
        says("b", "trainingTokens", "30e12"), says("c", "trainingTokens", "30e12")], {"maker": {"publisher": "Northlake Labs"}},
        is_in("borrowed", "high", "trainingTokens")),
    ("a sibling's figure, said by nobody better", [
        *MEMBERS, says("shop", "contextWindow", "64000", MINI), says("blog", "contextWindow", "64000"), says("b", "contextWindow", "128000"),
        says("c", "contextWindow", "128000")], {}, is_in("contradiction", "medium", "contextWindow")),
    ("a figure that two siblings have", [
        *MEMBERS, says("f", "family", FAMILY, OLD), says("maker", "developer", LABS, MINI), says("maker", "developer", LABS, OLD),
        says("maker", "contextWindow", "64000", MINI), says("maker", "contextWindow", "64000", OLD), says("blog", "contextWindow", "64000"),
        says("b", "contextWindow", "128000"), says("c", "contextWindow", "128000")], {"maker": {"publisher": "Northlake Labs"}},
        is_in("contradiction", "medium", "contextWindow")),
    ("a sibling that is also called by its sizes", [
        *MEMBERS, says("f", "family", FAMILY, SIZED), says("maker", "developer", LABS, FAMILY), says("maker", "trainingTokens", "22e12", MINI),
        says("maker", "trainingTokens", "22e12", SIZED), says("blog", "trainingTokens", "22e12"), says("b", "trainingTokens", "30e12"),
        says("c", "trainingTokens", "30e12")], {"maker": {"publisher": "Northlake Labs"}}, is_in("borrowed", "high", "trainingTokens")),
    ("its own figure, where it is called by its sizes", [
        says("f", "family", FAMILY, MINI), says("f", "family", FAMILY, SIZED), says("maker", "developer", LABS, FAMILY),
        says("maker", "trainingTokens", "22e12", SIZED), says("blog", "trainingTokens", "22e12", MINI), says("b", "trainingTokens", "30e12", MINI)],
        {"maker": {"publisher": "Northlake Labs"}}, is_in("contradiction", "high", "trainingTokens")),
    ("a sibling's figure by its maker, whatever the consensus has", [
        *MEMBERS, says("maker", "developer", LABS, MINI), says("maker", "trainingTokens", "22e12", MINI), says("x", "trainingTokens", "9e12", MINI),
        says("y", "trainingTokens", "9e12", MINI), says("blog", "trainingTokens", "22e12"), says("b", "trainingTokens", "30e12")],
        {"maker": {"publisher": "Northlake Labs"}}, is_in("borrowed", "high", "trainingTokens") + is_in("contradiction", "medium", "trainingTokens")),
    ("a sibling's figure that many have copied, against the maker's word", [
        *MEMBERS, *MADE, says("maker", "contextWindow", "64000", MINI), says("maker", "contextWindow", "128000"), says("a", "contextWindow", "64000"),
        says("b", "contextWindow", "64000")], {"maker": {"publisher": "Northlake Labs"}}, is_in("borrowed", "high", "contextWindow")),
    ("a sibling's figure that another source gives to a third, whose maker says otherwise", [
        *MEMBERS, *MADE, says("f", "family", FAMILY, OLD), says("maker", "contextWindow", "64000", MINI), says("maker", "contextWindow", "128000"),
        says("maker", "contextWindow", "8000", OLD), says("a", "contextWindow", "64000", OLD), says("b", "contextWindow", "64000")],
        {"maker": {"publisher": "Northlake Labs"}}, [
            *is_in("borrowed", "high", "contextWindow"), *is_in("borrowed", "high", "contextWindow")]),
    ("more than the maker says, and no sibling's", [
        *MEMBERS, *MADE, says("maker", "contextWindow", "64000", MINI), says("maker", "contextWindow", "128000"), says("a", "contextWindow", "96000")],
        {"maker": {"publisher": "Northlake Labs"}}, is_in("contradiction", "high", "contextWindow")),
    ("a bound that the maker's figure keeps", [
        *MEMBERS, *MADE, says("maker", "contextWindow", "64000", MINI), says("maker", "contextWindow", "128000", comparator=AT_MOST),
        says("a", "contextWindow", "64000")], {"maker": {"publisher": "Northlake Labs"}}, NOTHING),
    ("a figure that both have", [
        *MEMBERS, says("maker", "trainingTokens", "22e12", MINI), says("a", "trainingTokens", "22e12"), says("b", "trainingTokens", "22e12")], {}, NOTHING),
    ("no sibling's", [
        says("maker", "trainingTokens", "22e12", MINI), says("blog", "trainingTokens", "22e12"), says("b", "trainingTokens", "30e12"),
        says("c", "trainingTokens", "30e12")], {"maker": {"publisher": "Northlake Labs"}}, is_in("contradiction", "medium", "trainingTokens")),
]  # fmt: skip
