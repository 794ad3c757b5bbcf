"""Scores told in sentences: which number belongs to which benchmark and model, by their order in the clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Comparator, Entity, Modality
from ....graph.quantities import Quantity
from ..names.knowledge import fits
from ..names.mentions import NAME
from ..properties.labelled import SCORE
from ..terms.hedges import clause_around, modality_of
from .new_tests import with_new_tests

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..grammar.sentences import Sentence
    from ..grammar.subjects import Credit
    from ..names.knowledge import Knowledge
    from ..names.mentions import Mention

# One character for a model, a benchmark and a number that may be a score.
_M, _B, _N = "\ue000", "\ue001", "\ue002"
_ANY = f"{_M}{_B}{_N}"
_JOINT = r"(?:, and |, | and | & | ?/ ?| or )"
_SETTING = rf"(?: \([^(){_ANY}]{{1,30}}\))?"
_KIND = r"(?:benchmarks?|tests?|evals?|evaluations?|datasets?|exams?|suites?|leaderboards?)"
_TEST = rf"(?:the )?(?:(?:[a-z][\w-]{{1,16}} ){{0,3}}{_KIND},? (?:of )?)?{_B}(?: {_KIND})?{_SETTING}"
_TESTS = rf"{_TEST}(?:{_JOINT}{_TEST}){{0,11}}"
_OF_ALL = r"(?: of (?:the |all |all the )?(?:[a-z]{3,12} )?(?:problems|questions|tasks|issues|instances|cases))"
_FIGURE = rf"{_N}(?: (?:points?|accuracy|pass@\d{{1,3}})|{_OF_ALL})?{_SETTING}"
_FIGURES = rf"{_FIGURE}(?:{_JOINT}{_FIGURE}){{0,11}}"
_PAIRS = (
    re.compile(rf"(?<=solves )(?P<figures>{_N} of) (?P<tests>{_TEST})"),
    re.compile(rf"(?<=solved )(?P<figures>{_N} of) (?P<tests>{_TEST})"),
    # "84.1, on GSM8K 92.3" begins another pair.
    re.compile(rf"(?P<figures>{_FIGURES}),? (?:on|in|for|at|across|over)(?: both)? (?P<tests>{_TESTS})(?!,? {_N})"),
    re.compile(rf"(?P<figures>{_FIGURES}) \((?P<tests>{_TESTS})\)"),
    re.compile(
        rf"(?P<tests>{_TESTS})(?: ?[(:=] ?|,? (?:(?:with )?(?:an? )?(?:[a-z]{{3,10}} )?(?:scores?|accuracy|results?)"
        rf"(?: rate)?)? ?(?:of|at|:|is|was|reaching|reaches|scoring) ?)(?P<figures>{_FIGURES})"
    ),
)
# "MMLU 88.1, GPQA 59.1 and MATH 77.0": only where at least two stand so.
_BARE = re.compile(rf"{_TEST} {_FIGURE}(?:(?:,|;|,? and| \|) (?:on |in )?{_TEST} {_FIGURE}){{1,24}}")
_BARE_PAIR = re.compile(rf"(?P<tests>{_TEST}) (?P<figures>{_FIGURE})")
_MODELS = re.compile(rf"(?:the )?{_M}(?:{_JOINT}(?:the )?{_M}){{0,5}}")
_ITS_MODELS = re.compile(rf"(?:,? (?:for|by|from) (?:the )?|,? \()(?P<models>{_M}(?:{_JOINT}{_M}){{0,5}})(?!['’])")
# Where a sentence names one benchmark: "84.1 against Heron 2's 82.0", "ahead of Tern 7B (80.2)", "Heron 2 scores 84.1".
_OTHERS = re.compile(
    rf"(?P<model>{_M})(?:['’]s? |,? (?:at|with) | \(|(?: [a-z]{{2,10}})? (?:scor(?:es?|ed|ing)"
    r"|reach(?:es|ed|ing)?|achiev(?:es?|ed|ing)"
    rf"|attain(?:s|ed|ing)?|obtain(?:s|ed|ing)?|gets|got|hits?|posts|posted|records|recorded|manages|managed) )"
    rf"(?:(?:an? )?(?:score|accuracy) of )?(?P<figure>{_N})(?!{_JOINT}{_N})"
)
# "With a score of 84.1, Heron 2 leads".
_LED_BY = re.compile(
    rf"\b[Ww]ith (?:an? )?(?:[a-z-]{{3,12}} )?(?:score|accuracy) of (?P<figure>{_N}),? (?:the )?(?P<model>{_M})"
)
# "84.1 on MMLU, compared with 82.0 for Tern 7B": of the test named last before.
_BESIDE = re.compile(
    r"(?:vs\.?|versus|compared (?:to|with)|against|up from|surpassing|exceeding|beating|than|while)(?: the| only)?"
    rf" (?P<figure>{_N})(?: (?:scored|achieved|reached|obtained))? (?:for|by|from|of) (?:the )?(?P<model>{_M})"
)
# "on MMLU (84.1 vs. 82.0 for Tern 7B, 80.2 for Plover 3)", "beats Tern 7B (84.1 vs. 82.0) on MMLU".
_VERSUS = r"(?:vs\.?|versus|against|compared (?:to|with)|as opposed to|over)"
_OF_MODEL = rf"(?: (?:for|by|from|of|with) [^{_ANY}();]{{0,48}}{_M})"
_CONTRAST = re.compile(
    rf"(?:(?P<test>{_TEST}) ?[(:,]? ?|\()(?P<own>{_FIGURE}),? {_VERSUS} (?P<rivals>{_FIGURE}{_OF_MODEL}?"
    rf"(?:[^{_ANY}();]{{0,24}},? (?:and )?{_FIGURE}{_OF_MODEL}){{0,5}})"
    rf"(?:[^{_ANY}();]{{0,12}}\)?,? (?:on|in|for|at) (?P<behind>{_TEST}))?"
)
_IS_NAMED = re.compile(r"[A-Z][\w-]{1,24} ?\Z")
_RIVAL_FIGURE = re.compile(rf"(?P<figure>{_N}){_SETTING}(?P<of>{_OF_MODEL})?")
# "beats Tern 7B on MMLU (84.1 vs. 82.0)".
_AGAINST = re.compile(rf"{_B} \({_N},? (?:vs\.?|versus|against|compared to|over|to) (?P<figure>{_N})\)")
_COMPARED = re.compile(
    r"(?:than|versus|vs\.?|against|over|(?:compar\w{1,6}|competitive|par|comparable|along|together) (?:to|with)"
    r"|similar to|close to|like|as|unlike|behind|below|above|ahead of|of"
    r"|(?:surpass|outperform|supersed|replac|succeed|beat|exceed|match|rival|approach|top|edg)\w{0,3}"
    r"|outscor\w{1,3}|from|by)(?: out)? "
    r"(?:(?:both|even|the|its|larger|smaller|models?|predecessor|previous),? ){0,3}\Z",
    re.IGNORECASE,
)
_APART = re.compile(r"; | while | whereas |, but |, and (?=\ue000)")
# Figures that are no score: a change, a share, a rank, a bound.
_NO_SCORE_BEFORE = re.compile(
    rf"(?:from {_N}{_SETTING} to|from|\bby|top|rank\w{{0,4}}|within|another|additional|extra|"
    r"(?:increas|improv|gain|drop|decreas|declin|"
    r"reduc|lead|margin|difference|jump|boost|advantage)\w{0,6}(?: of| by)?"
    # "The first to clear 60% on MMLU" has more than that.
    r"|first (?:[\w-]{1,14} ){0,3}to (?:clear|pass|cross|break|exceed|surpass|top|reach)(?: the)?"
    r"|[+±-]|under|fewer than|all|every|first|of the|grade|level|version) ?\Z",
    re.IGNORECASE,
)
_NO_SCORE_BEHIND = re.compile(
    r" ?(?:times|x\b|%? ?(?:points? )?(?:improvement|increase|gain|boost|drop|higher|lower|better"
    r"|worse|more|less|faster|above|below|over|ahead|behind|of\b|out of))"
    r"|-shot|-way|-fold",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\b(?:humans?|experts?|physicians|doctors|students|participants|annotators|random|chance|baselines?|previous|prior|threshold|"
    r"(?:an?|any|other|another|most|some|competing|rival) (?:[\w-]+ ){0,2}(?:models?|systems?|LLMs?))\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r" \(((?:[^()]{0,20}[ ,])?(?:\d{1,2}-shot|zero-shot|few-shot|CoT"
    r"|pass@\d{1,3}|maj@\d{1,3}|EM|F1|avg@\d{1,3})[^()]{0,20})\)"
)
_BOUNDS = (Comparator.MORE, Comparator.LESS, Comparator.AT_LEAST, Comparator.AT_MOST)
_IN_BRACKETS = re.compile(r"\(\s?[<>≥≤]?=?\s?\Z")
_UNKNOWN_TEST = re.compile(r"[A-Z]{2}|[a-z][A-Z]|\d")


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence reduced to its words and one character for each model, benchmark and figure."""

    text: str
    at: dict[int, Mention]

    def members(self, start: int, end: int, sign: str) -> list[Mention]:
        """Return the mentions of a kind in a stretch."""
        return [self.at[index] for index in range(start, end) if self.text[index] == sign]


@dataclass(frozen=True, slots=True)
class _Score:
    """A figure on a benchmark, and the models of which one has it; none where the sentence does not say."""

    figure: Mention
    test: Mention
    model: Mention | None


def scores_told(sentence: Sentence, knowledge: Knowledge, credited: Credit | None) -> Iterator[Claim]:
    """Yield the scores that a sentence tells, each of the model that has it.

    Enumerations of figures belong to those of benchmarks or models of the same length, in their order; where
    lengths differ nothing is said.
    """
    sentence = with_new_tests(sentence)
    if not any(mention.kind == "Benchmark" for mention in sentence.mentions):
        return
    told = _told(sentence, knowledge)
    known = knowledge.vocabulary.properties[SCORE]
    for score in _scores(told):
        subject = score.model.value if score.model is not None else _topic(sentence)
        modality = _modality(sentence, score, credited)
        quantity, benchmark = score.figure.value, _benchmark(score.test, knowledge)
        if not isinstance(subject, Entity) or not isinstance(quantity, Quantity) or benchmark is None or not modality:
            continue
        if quantity.comparator in _BOUNDS and _IN_BRACKETS.search(sentence.text, 0, score.figure.start):
            # "Strong on MMLU (>90%)" says how strong is called so.
            continue
        places = [score.figure, score.test, *([score.model] if score.model is not None else [])]
        span = sentence.passage.between(min(m.start for m in places), max(m.end for m in places))
        yield Claim(
            source=knowledge.document.id,
            subject=subject,
            property=known.name,
            value=quantity.value,
            span=span,
            as_written=sentence.text[score.figure.start : score.figure.end],
            comparator=quantity.comparator,
            modality=modality,
            according_to=credited[0] if credited else None,
            benchmark=benchmark,
            setting=_setting(sentence.text, score),
        )


def _told(sentence: Sentence, knowledge: Knowledge) -> _Told:
    pieces: list[str] = []
    at: dict[int, Mention] = {}
    position, length = sentence.start, 0
    for mention in sentence.mentions:
        sign = _sign(mention, knowledge)
        if sign is not None and mention.start >= position:
            pieces += (sentence.text[position : mention.start], sign)
            length += mention.start - position
            at[length] = mention
            length += 1
            position = mention.end
    pieces.append(sentence.text[position : sentence.end])
    return _Told("".join(pieces).replace("\u00a0", " "), at)


def _sign(mention: Mention, knowledge: Knowledge) -> str | None:
    if isinstance(mention.value, Quantity):
        known = knowledge.vocabulary.properties[SCORE]
        is_score = not mention.value.has_magnitude and mention.value.upper is None and mention.value.per is None
        return _N if is_score and mention.value.unit in (None, "%", "points") and fits(mention.value, known) else None
    if mention.names_a("Model"):
        return _M
    if mention.kind == "Benchmark" or (mention.kind == NAME and _benchmark(mention, knowledge) is not None):
        return _B
    return None


def _benchmark(mention: Mention, knowledge: Knowledge) -> Entity | None:
    """Return the benchmark that a mention names; beside known ones, a name of unknown kind written like theirs."""
    if isinstance(mention.value, Entity):
        return mention.value
    name = str(mention.value)
    called = knowledge.names.gazetteer.called(name, "Benchmark")
    if called is not None:
        return called
    return Entity("Benchmark", name) if _UNKNOWN_TEST.search(name) and " " not in name else None


def _scores(told: _Told) -> Iterator[_Score]:
    """Yield each score once: a figure serves the first pattern that takes it."""
    contrasts = list(_CONTRAST.finditer(told.text))
    found = _contrasted(told, contrasts)
    taken = {figure.start for match in contrasts for figure in told.members(*match.span(), _N)}
    for match in _paired(told):
        scores = _joined(told, match)
        if scores and not taken.intersection(score.figure.start for score in scores):
            taken.update(score.figure.start for score in scores)
            found += scores
    yield from found
    for figure, test, model in _beside(told):
        if figure.start not in taken:
            taken.add(figure.start)
            yield _Score(figure, test, model)
    tests = [mention for mention in told.at.values() if mention.names_a("Benchmark")]
    if len({test.value for test in tests}) == 1:
        for model, figure in _of_the_only_test(told):
            if figure.start not in taken:
                yield _Score(figure, tests[0], model)


def _contrasted(told: _Told, contrasts: Sequence[re.Match[str]]) -> list[_Score]:
    """Return the figures of what a sentence is about, each with those of the models that it is measured against.

    A single figure without a name is of the one model that the sentence compares with.
    """
    found: list[_Score] = []
    tests = [told.at[index] for index, sign in enumerate(told.text) if sign == _B]
    models = _models(told, contrasts[0]) if contrasts else None
    for match in contrasts:
        named = match.start("behind") if match["behind"] else match.start("test")
        test = told.members(*match.span("behind" if match["behind"] else "test"), _B)[0] if named >= 0 else None
        is_only = len({each.value for each in tests}) == len(contrasts) == 1
        test = test or (tests[0] if is_only and not _IS_NAMED.search(told.text[: match.start()]) else None)
        if test is None or models is None or len(models) > 1:
            continue
        found.append(_Score(told.members(*match.span("own"), _N)[0], test, models[0] if models else None))
        for rival in _RIVAL_FIGURE.finditer(told.text, *match.span("rivals")):
            model = told.members(*rival.span("of"), _M)[0] if rival["of"] else _rival_before(told, match.start())
            if model is not None and (not models or model.value != models[0].value):
                found.append(_Score(told.at[rival.start("figure")], test, model))
    return found


def _beside(told: _Told) -> Iterator[tuple[Mention, Mention, Mention]]:
    """Yield the figures of models that are measured against, each with the test named last before it."""
    for match in _BESIDE.finditer(told.text):
        tests = told.members(0, match.start(), _B)
        if tests and not _APART.search(told.text, told.text.rfind(_B, 0, match.start()), match.start()):
            yield told.at[match.start("figure")], tests[-1], told.at[match.start("model")]


def _rival_before(told: _Told, at: int) -> Mention | None:
    """Return the one model that a sentence compares with up to a place."""
    rivals = [each for each in _MODELS.finditer(told.text, 0, at) if _is_compared(told.text, each)]
    named = told.members(*rivals[-1].span(), _M) if rivals else []
    return named[0] if len(named) == 1 else None


def _of_the_only_test(told: _Told) -> Iterator[tuple[Mention, Mention]]:
    """Yield models and their figures where the sentence names a single benchmark."""
    for match in chain(_OTHERS.finditer(told.text), _LED_BY.finditer(told.text)):
        if not _NO_SCORE_BEHIND.match(told.text, match.end()):
            yield told.at[match.start("model")], told.at[match.start("figure")]
    for match in _AGAINST.finditer(told.text):
        rival = _rival_before(told, match.start())
        if rival is not None:
            yield rival, told.at[match.start("figure")]


def _paired(told: _Told) -> Iterator[re.Match[str]]:
    for pattern in _PAIRS:
        yield from pattern.finditer(told.text)
    for several in _BARE.finditer(told.text):
        yield from _BARE_PAIR.finditer(told.text, *several.span())


def _joined(told: _Told, match: re.Match[str]) -> list[_Score]:
    """Return the scores of figures and benchmarks that stand together."""
    figures = told.members(*match.span("figures"), _N)
    tests = told.members(*match.span("tests"), _B)
    before = told.text[max(0, match.start() - 40) : match.start("figures")]
    if _NO_SCORE_BEFORE.search(before) or _NO_SCORE_BEHIND.match(told.text, match.end("figures")):
        return []
    models = _models(told, match)
    if models is None:
        return []
    if len(figures) == len(tests) and len(models) <= 1:
        model = models[0] if models else None
        return [_Score(figure, test, model) for figure, test in zip(figures, tests, strict=True)]
    if len(tests) == 1 and len(figures) == len(models):
        return [_Score(figure, tests[0], model) for figure, model in zip(figures, models, strict=True)]
    return [_Score(figures[0], tests[0], model) for model in models] if len(figures) == len(tests) == 1 else []


def _models(told: _Told, match: re.Match[str]) -> Sequence[Mention] | None:
    """Return whose the figures are: named right behind, else last before in the clause, else in the sentence.

    Empty is for whoever is talked about; None where they are of somebody else.
    """
    behind = _ITS_MODELS.match(told.text, match.end())
    if behind is not None:
        return told.members(*behind.span("models"), _M)
    boundary = max((each.end() for each in _APART.finditer(told.text, 0, match.start())), default=0)
    named = [each for each in _MODELS.finditer(told.text, 0, match.start()) if not _is_compared(told.text, each)]
    near = [each for each in named if each.start() >= boundary]
    chosen = (near or named)[-1:]
    since = chosen[0].end() if chosen else 0
    another = _OF_ANOTHER.search(told.text, max(since, boundary), match.start())
    is_rival = match.re is _CONTRAST and another is not None and _COMPARED.search(told.text[: another.start()])
    if another is not None and not is_rival:
        return None
    return told.members(*chosen[0].span(), _M) if chosen else []


def _is_compared(text: str, named: re.Match[str]) -> bool:
    return _COMPARED.search(text, max(0, named.start() - 50), named.start()) is not None


def _topic(sentence: Sentence) -> Entity | None:
    """Return the model that is talked about, unless the sentence opens with its maker."""
    first = next((m for m in sentence.mentions if m.kind in ("Organization", "Person")), None)
    return None if first is not None and first.start == sentence.start else sentence.topic.of_type("Model")


def _setting(text: str, score: _Score) -> str | None:
    """Return the words in brackets behind the benchmark or the figure that say how it was measured."""
    for end in (score.test.end, score.figure.end):
        if (said := _MEASURED.match(text, end)) is not None:
            return said[1]
    return None


def _modality(sentence: Sentence, score: _Score, credited: Credit | None) -> Modality | None:
    """Return how the clause stands to the score; None where it denies or only supposes it."""
    start, end = min(score.figure.start, score.test.start), max(score.figure.end, score.test.end)
    modality = modality_of(
        sentence.text[slice(*clause_around(sentence.text, start, end, sentence.start, sentence.end))]
    )
    if modality is None or modality is Modality.DENIED:
        return None
    return Modality.REPORTED if modality is Modality.ASSERTED and credited and credited[1] else modality
