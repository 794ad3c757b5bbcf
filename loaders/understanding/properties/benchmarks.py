"""Scores: which benchmark a label names, in which setting it was run, and the figure beside it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Comparator, Entity, Modality
from ....graph.quantities import parse_quantity
from ..names.knowledge import fits
from ..terms.gazetteer import gazetteer
from ..terms.lexicon import lexicon
from .labelled import ANY_MODEL, SCORE, property_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from decimal import Decimal

    from ....graph.document import Passage
    from ..names.knowledge import Knowledge

_MARKS = r"(?:\[\d{1,2}(?:, ?\d{1,2}){0,3}\]|[†‡*§¶⁰¹²³⁴-⁹↑↓]|\$?\^\{?\\?[\w*†‡]{1,12}\}?\$?|\$\\?[\w{}^\\]{1,20}\$)"
# The key above a benchmark, where it is written with it: `evals.mmlu`, `benchmarks/gsm8k`.
_KEY_ABOVE = re.compile(r"(?:eval(?:uation)?|benchmark|bench|score|result)s?[./_](?=[A-Za-z])", re.IGNORECASE)
_MARKS_AT_END = re.compile(rf"(?:\s?{_MARKS})+\Z")
_BRACKETS = re.compile(r"\s?[(\[]([^()\[\]]{1,60})[)\]]")
_HOW = (
    r"(?:\d{1,3}|zero|one|two|three|five|few|many|multi|[kn])[- ]?shots?|(?:w/ ?)?co[tT]|CoT|chain[- ]of[- ]thought"
    r"|(?:pass|maj|cons|avg|mean|best|acc|recall|hit|ndcg|mrr|average|avg\.)[@-]\d{1,5}|pass@k|acc(?:uracy|\.)?"
    r"|acc_norm|EM|exact[ _]match|(?:micro |macro )?F1|(?:Sacre)?BLEU|chrF\+{0,2}|ROUGE(?:-[12L])?|WER|CER|PPL"
    r"|perplexity|mAP|IoU|Elo|scores?|(?:evaluated|judged) by [\w .-]{1,20}|(?:LC )?win[- ]?rate"
    r"|(?:avg\.?|average)(?: score)?|mean|normalized|strict|loose|prompt[- ]strict|greedy"
    r"|k-?NN|(?:nearest|k-nearest)[ -]neighbou?rs?|linear(?: prob(?:e|ing)| eval(?:uation)?)?|fine-?tun(?:ed|ing)"
    r"|(?:multi|single)-?scale|top-?[15]|RMSE|mIoU|ANLS|AUC|frozen|transfer|@?\d{2,4}\s?px"
    r"|(?:no|with|without|w/|w/o) (?:tools?|thinking|python|CoT)|thinking|non-thinking|tools?|%|percent(?:age)?|pct"
    r"|cloze(?: form(?:at|ulation)?)?|MCF|multiple[- ]choice|generative|held[- ]out|(?:open|closed)[- ]book"
    r"|log-?likelihood|pass_at_\d{1,3}|\d{1,3}_?shot|value|result"
)
_SETTING = re.compile(rf"(?<!\w)(?:{_HOW})(?!\w)", re.IGNORECASE)
# How questions were put: "w/o subs", "with images".
_HOW_PUT = re.compile(r"(?:w/o|w/|w|with|without)\s?[\w-]{2,15}(?:\s[\w-]{2,15}){0,2}", re.IGNORECASE)
_SETTING_AT_END = re.compile(rf"[\s,:/|@_.–-]{{1,3}}(?P<how>{_HOW})\Z", re.IGNORECASE)
_SETTING_AT_START = re.compile(rf"(?P<how>{_HOW})[\s,:–-]{{1,3}}(?=\w)", re.IGNORECASE)
_FIGURE = re.compile(
    rf"[^\w(]{{0,3}}?(?P<figure>[~≈<>≤≥]?\s?(?:\d{{1,3}}(?:,\d{{3}})?(?:\.\d{{1,6}})?|\.\d{{1,6}})\s?%?)(?:\s?{_MARKS}){{0,3}}"
    r"(?:\s?(?:±|\+/-)\s?\d{1,3}(?:\.\d{1,6})?%?)?(?:\s?[(\[][^()\[\]]{0,60}[)\]])?[^\w]{0,3}\Z"
)
# As tests are named: "MarshBench", "Tide-Eval Hard".
TEST_SHAPE = re.compile(
    r"[\w²-]{2,24}(?:[Bb]ench|Eval|[a-z]QA)(?:mark)?"
    r"(?:[- ](?:Hard|Pro|Lite|Verified|Plus|Mini|XL|Test|[Vv]?\d(?:\.\d)?)){0,2}\Z"
)
# A figure in words: "Scored 90.0%, the first to do so", "90.0% on its first try", "37% → 85%".
_TOLD_FIGURE = re.compile(
    r"(?:(?:it )?(?:achiev|scor|reach|attain|obtain|gets|hits)\w{0,3} "
    r"(?:(?:an?|the|of|new|state-of-the-art|impressive|leading|accuracy|score|about|over) ){0,5}"
    r"(?P<said>\d{1,2}(?:\.\d{1,3})?\s?%?)(?![\d%])(?=,| —| –|;| \(|\.?\Z| on | across )"
    r"|\d{1,2}(?:\.\d{1,2})?% (?:→|->|to) (?P<raised>\d{1,2}(?:\.\d{1,3})?%)(?=,| —| –|;| \(|\.?\Z)"
    r"|(?P<bare>\d{1,2}(?:\.\d{1,3})?%)(?=,| —| –|;| \(| (?:vs|versus|compared|accuracy|with|on|against)\b))",
    re.IGNORECASE,
)
_METRIC_JOINED = re.compile(r"[A-Za-z][\w-]{1,40}/[A-Za-z][\w@-]{1,20}")
_PART_OF_QUESTIONS = re.compile(
    r"(?:val(?:id(?:ation)?)?|test|dev|train|mini|easy|medium|hard|short|long|all|full|lite|verified|diamond|public|"
    r"private|seen|unseen|en|zh|cn|eng|chn?|english|chinese|[ab]|overall|standard|std)(?:[ -][\w-]{1,8})?",
    re.IGNORECASE,
)
# A raised letter behind a name stands for a part of the questions or how they were put; its mark-up is gone.
_RAISED = re.compile(r"(?P<name>[\w-]{2,30}[^\W\d_])(?P<letter>[A-Z])")
_WORD = re.compile(r"[^\W\d_]{1,30}")
_CAPITALS = re.compile(r"[A-Z][a-z]{0,20}-?[A-Z]")
_NO_NAME = re.compile(r"[a-z]\.\Z|\B[Ss]core\Z")
_LETTERS = re.compile(r"[^a-z0-9.+]")
_GROUP_AVERAGE = re.compile(r"[A-Z][a-z]{2,20}(?:[ -][\w&-]{1,20}){0,3} (?:Avg\.?|Average|avg|average)")
# What games of models against each other are rated by: "Arena Elo", "coding_arena_elo", and how high ratings are.
_RATING = re.compile(r"(?:[A-Za-z][\w()-]{1,24}[ _-]){1,4}elo(?:[ _-](?:rating|score))?", re.IGNORECASE)
_RATED = re.compile(r"\b(?:elo|codeforces|arena|lmarena|ratings?)\b", re.IGNORECASE)
_RATING_FIGURE = re.compile(r"(?P<figure>[~≈]?\s?[1-3]?,?\d{3}(?:\.\d{1,2})?)(?:\s?(?:±|\+/-|[(\[]).{1,20})?\Z")
_RATINGS = range(600, 4000)
_LONGEST_LABEL = 120
_SHORTEST_WORD = 2
_LONGEST_NAME = 60
_MOST_WORDS = 6
# The highest figure that a benchmark which nobody has listed is taken to have.
_MOST = 100


@dataclass(frozen=True, slots=True)
class Proof:
    """How many labels must be known benchmarks before others are, and how many others each of them vouches for."""

    known: int
    new_for_each: int

    def holds(self, known: Sequence[Measured | None], new: Sequence[Measured | None]) -> bool:
        """Tell whether so many labels that are known vouch for those that are not."""
        listed, others = (sum(each is not None for each in labels) for labels in (known, new))
        return listed >= self.known and (not self.known or listed * self.new_for_each >= others)


# A column headed "Benchmark" vouches for all below it, a heading such as "Evaluation results" for most.
PLAIN, RESULTS, HEADED = Proof(2, 2), Proof(1, 8), Proof(0, 0)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a label says is measured: a benchmark, and the setting; `is_new` where nobody has listed the benchmark."""

    benchmark: Entity
    setting: str | None = None
    is_new: bool = False

    def narrowed(self, setting: str | None) -> Measured:
        """Return the same in a setting, beside its own."""
        settings = [words for words in (self.setting, setting) if words]
        return replace(self, setting=", ".join(dict.fromkeys(settings)) or None)


def bare_label(label: str) -> str:
    """Return a label without the marks of footnotes behind it."""
    return " ".join(_MARKS_AT_END.sub("", label).split()).strip(" :*")


def benchmark_of(label: str, knowledge: Knowledge) -> Measured | None:
    """Return the known benchmark that a label names: one of the gazetteer, else one that the document introduces.

    Another set of its questions, "(val)", is of its name.
    """
    if len(label) > _LONGEST_LABEL:
        return None
    label = bare_label(_KEY_ABOVE.sub("", label, count=1) if _KEY_ABOVE.match(label) else label)
    if label.casefold() in lexicon().not_benchmarks and not label.isupper():
        # "Frames" are counted; FRAMES is a test.
        return None
    name, part, setting = _parted(label) if label else ("", "", None)
    for called in (_listed, knowledge.names.gazetteer.called):
        whole = called(label, "Benchmark")
        if whole is not None:
            return Measured(whole)
        known = called(name, "Benchmark") if name else None
        if known is not None and part:
            known = called(f"{name} {part}", "Benchmark") or _part_of(known, part)
        if known is not None:
            return Measured(known, setting)
    raised = _RAISED.fullmatch(label)
    known = gazetteer().called(raised["name"], "Benchmark") if raised else None
    return Measured(replace(known, written=label), raised["letter"]) if known is not None and raised else None


def is_listed(label: str) -> bool:
    """Tell whether a label names a benchmark of the gazetteer, whatever is known of the document."""
    if len(label) > _LONGEST_LABEL or (label.casefold() in lexicon().not_benchmarks and not label.isupper()):
        return False
    bare = bare_label(_KEY_ABOVE.sub("", label, count=1))
    name = _parted(bare)[0]
    return any(each and _listed(each, "Benchmark") is not None for each in (bare, name))


def _part_of(known: Entity, part: str) -> Entity:
    """Return a part of a benchmark's questions, such as "MMMU (val)"."""
    return Entity("Benchmark", f"{known.name} ({part})", f"{known.called} ({part})")


def benchmark_as_written(label: str) -> Measured | None:
    """Return what a label names if it is a benchmark that nobody has listed; None for a measure of another kind."""
    if len(label) > _LONGEST_LABEL:
        return None
    if is_group_average(label):
        return Measured(Entity("Benchmark", bare_label(label)), is_new=True)
    name, part, setting = _parted(bare_label(label))
    words = {word.casefold() for word in _WORD.findall(name)}
    if (
        max(map(len, words), default=0) < _SHORTEST_WORD
        or len(name) > _LONGEST_NAME
        or len(name.split()) > _MOST_WORDS
        or words & lexicon().not_benchmarks
        # "Prof." shortens a word for a kind of questions; "XYScore" is a figure of somebody's own.
        or _NO_NAME.search(name) is not None
    ):
        return None
    if name.casefold() in lexicon().summary_rows | lexicon().nothing | lexicon().undisclosed:
        return None
    return Measured(Entity("Benchmark", f"{name} ({part})" if part else name), setting, is_new=True)


def rated_in(label: str, texts: Iterable[str]) -> Measured | None:
    """Return the rating that a label names as a test of its own, if each figure that belongs to it is as they are."""
    if len(label) > _LONGEST_LABEL or _RATING.fullmatch(bare_label(label)) is None:
        return None
    figures = [parse_quantity(figure["figure"]) for figure in map(_RATING_FIGURE.match, texts) if figure is not None]
    are_ratings = bool(figures) and all(figure is not None and int(figure.value) in _RATINGS for figure in figures)
    return Measured(Entity("Benchmark", bare_label(label)), is_new=True) if are_ratings else None


def is_group_average(label: str) -> bool:
    """Tell whether a label names the average of a group of tests, as no test is named: "Reasoning Avg"."""
    return len(label) <= _LONGEST_LABEL and _GROUP_AVERAGE.fullmatch(bare_label(label)) is not None


def is_metric(words: str) -> bool:
    """Tell whether words name a measure of which more is better, such as "acc" or "pass@1"."""
    return len(words) <= _LONGEST_LABEL and _SETTING.fullmatch(words.replace("_", " ").strip()) is not None


def _listed(name: str, type_: str) -> Entity | None:
    """Return the benchmark of the gazetteer that a label names, however it joins the words: "MATH500" is MATH-500."""
    called = gazetteer().called(name, type_)
    known = called or _by_letters().get(_letters(name))
    return replace(known, written=name) if known is not None and called is None and known.name != name else known


@cache
def _by_letters() -> dict[str, Entity]:
    """Return the benchmarks of the gazetteer by their letters and digits."""
    return {_letters(name.spelling): name.entity for name in gazetteer().of_type("Benchmark")}


def _letters(name: str) -> str:
    return _LETTERS.sub("", name.casefold())


def _parted(label: str) -> tuple[str, str, str | None]:
    """Return the name in a label, the part of the questions that it narrows it to, and the setting."""
    settings: list[str] = []
    parts: list[str] = []
    for inside in _BRACKETS.findall(label):
        (settings if _SETTING.search(inside) else parts).append(inside.strip())
    name = bare_label(_BRACKETS.sub("", label))
    while (how := _SETTING_AT_END.search(name)) or (how := _SETTING_AT_START.match(name)):
        settings.insert(0, how["how"])
        name = bare_label(name[: how.start()] + name[how.end() :])
    return name.strip(" ,-–"), ", ".join(parts), ", ".join(settings) or None


def is_part_of_questions(words: str) -> bool:
    """Tell whether words narrow a test to some of its questions: "hard", "val" or "Short videos"."""
    return _PART_OF_QUESTIONS.fullmatch(words) is not None


def name_apart(label: str) -> tuple[str, str | None]:
    """Return the name in a label without the setting in it, and that: "Model 5-shot" heads models, tested so."""
    name, part, setting = _parted(bare_label(label)) if len(label) <= _LONGEST_LABEL else (label, "", None)
    return (name, setting) if name and setting and not part else (label, None)


def benchmark_under(parts: Sequence[str], knowledge: Knowledge) -> Measured | None:
    """Return the known benchmark that the words over a column name, from the top row to the bottom one.

    Words under its name are a setting ("Avg. Score") or a part of its questions ("val"), words over it a heading.
    """
    for at in reversed(range(len(parts))):
        known = benchmark_of(parts[at], knowledge)
        if known is not None:
            return _narrowed(known, parts[at + 1 :])
    return None


def _narrowed(known: Measured, below: Sequence[str]) -> Measured:
    settings = [known.setting] if known.setting else []
    benchmark = known.benchmark
    for words in below:
        if len(words) > _LONGEST_LABEL:
            continue
        if _SETTING.search(words) or _HOW_PUT.fullmatch(bare_label(words)):
            settings.append(bare_label(words))
        elif words.casefold() not in lexicon().summary_rows:
            benchmark = _part_of(benchmark, bare_label(words))
    return Measured(benchmark, ", ".join(settings) or None)


def measured_by(
    labels: Sequence[tuple[str, ...]],
    knowledge: Knowledge,
    proof: Proof,
    vouch: Callable[[Sequence[tuple[str, ...]], Sequence[Measured | None]], Sequence[bool]] | None = None,
) -> list[Measured | None]:
    """Return the benchmark that each label names, from its words from top to bottom.

    Those that nobody has listed are benchmarks as they are written, where the others prove it, or where `vouch` says so
    of single ones, which is given the labels without their settings and the benchmarks that are known.
    """
    named, settings = _named_and_settings(labels)
    known = [benchmark_under(parts, knowledge) for parts in named]
    new = [None if each else _new(parts, knowledge) for each, parts in zip(known, named, strict=True)]
    single = [True] * len(new) if proof.holds(known, new) else vouch(named, known) if vouch else [False] * len(new)
    measured = [each or (other if is_one else None) for each, other, is_one in zip(known, new, single, strict=True)]
    narrowed = [each and each.narrowed(setting) for each, setting in zip(measured, settings, strict=True)]
    return _with_metrics(labels, narrowed)


def _with_metrics(labels: Sequence[tuple[str, ...]], measured: Sequence[Measured | None]) -> list[Measured | None]:
    """Return tests under the names as written, "quiz/acc" and "quiz/f1", where labels tell two metrics of one so."""
    joined = [
        bare_label(parts[-1]) if parts and _METRIC_JOINED.fullmatch(bare_label(parts[-1])) else "" for parts in labels
    ]
    times = Counter(label.partition("/")[0] for label in joined if label)
    if not any(count > 1 for count in times.values()):
        return list(measured)
    return [
        replace(each, benchmark=replace(each.benchmark, written=label)) if each is not None and label else each
        for each, label in zip(measured, joined, strict=True)
    ]


def _named_and_settings(labels: Sequence[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], list[str | None]]:
    """Return the labels without the rows of a header that say how was measured ("linear" below "acc"), and those."""
    named = list(labels)
    below: list[list[str]] = [[] for _ in labels]
    for depth in range(max(map(len, labels), default=0), 1, -1):
        lowest = [index for index, parts in enumerate(named) if len(parts) == depth]
        if sum(_is_how(named[index][-1]) for index in lowest) * 2 <= len(lowest):
            break
        for index in lowest:
            below[index].insert(0, bare_label(named[index][-1])[:_LONGEST_LABEL])
            named[index] = named[index][:-1]
    return named, [", ".join(words) or None for words in below]


def _is_how(words: str) -> bool:
    """Tell whether words say how was measured; "MMLU (5-shot)" names what was, too."""
    if len(words) > _LONGEST_LABEL:
        return False
    if _SETTING.search(words) is None or _listed(_parted(words)[0], "Benchmark") is not None:
        return False
    outside = _BRACKETS.sub("", words)
    return _SETTING.search(outside) is not None or _CAPITALS.search(outside) is None


def _new(parts: Sequence[str], knowledge: Knowledge) -> Measured | None:
    if not parts or any(property_of(words, ANY_MODEL, knowledge) for words in (parts[-1], " ".join(reversed(parts)))):
        return None
    if len(parts) > 1 and _PART_OF_QUESTIONS.fullmatch(bare_label(parts[-1])):
        return benchmark_as_written(f"{bare_label(parts[-2])} ({bare_label(parts[-1])})")
    return benchmark_as_written(parts[-1])


def is_setting(label: str) -> bool:
    """Tell whether a label says in which setting scores were measured."""
    return label.strip("# ").casefold() in lexicon().setting_labels


def in_setting(words: str) -> str | None:
    """Return the words of a setting; a mere number of shots is named as such."""
    return (f"{words}-shot" if words.isdecimal() else words) or None


def _figure(text: str) -> re.Match[str] | None:
    return _FIGURE.match(text) if len(text) <= _LONGEST_NAME else None


def _told_at(text: str) -> tuple[int, int]:
    """Return where a figure stands in words that open with it or with who reached it; all of other words."""
    told = _TOLD_FIGURE.match(text)
    return told.span(told.lastgroup or 0) if told is not None else (0, len(text))


def figure_in(text: str) -> tuple[Decimal, str] | None:
    """Return the value of the figure that a cell is, and its words; None for a cell of other words."""
    figure = _figure(text)
    number = parse_quantity(figure["figure"]) if figure is not None else None
    return (number.value, figure["figure"]) if figure is not None and number is not None else None


def score_claims(
    measured: Measured | None, value: Passage, anchor: Passage, subject: Entity, knowledge: Knowledge
) -> Iterator[Claim]:
    """Yield the score that a value beside a benchmark's name gives; beside a new one only a figure up to 100."""
    known = knowledge.vocabulary.properties[SCORE]
    if measured is None or not value.text or not knowledge.may_have(subject, known):
        return
    source, benchmark, setting = knowledge.document.id, measured.benchmark, measured.setting
    if value.text.strip().casefold() in lexicon().undisclosed:
        span = anchor.span.to(value.span)
        yield Claim(source, subject, known.name, None, span, value.text, modality=Modality.UNDISCLOSED,
                    benchmark=benchmark, setting=setting)  # fmt: skip
        return
    is_rating = _RATED.search(benchmark.called.replace("_", " ")) is not None
    figure = (_RATING_FIGURE.match(value.text) if is_rating else None) or _figure(value.text)
    start, end = figure.span("figure") if figure else _told_at(value.text)
    number = parse_quantity(value.text[start:end])
    if number is None or number.upper is not None or not fits(number, known):
        return
    if not measured.is_new or is_rating or (figure is not None and number.value <= _MOST):
        yield Claim(source, subject, known.name, number.value, anchor.span.to(value.between(start, end)),
                    value.text[start:end].strip(), comparator=number.comparator or Comparator.EQUAL,
                    benchmark=benchmark, setting=setting)  # fmt: skip
