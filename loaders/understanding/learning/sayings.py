"""What a text says beside a name that tells of its class: the noun before it, the verb behind it, what it has."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from ..terms.lexicon import lexicon
from .cues import STRONG, WEAK, cues
from .stands import ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .stands import Stand, Words

# Words beside a name, with its place among them, and how much they say for each class.
Said = tuple[str, dict[str, float]]

# The classes that are told.
DECIDED = ("Person", "Organization", "Model")
_IS_A = "_ is a"
_OWNS = "_’s"
_FUNDED = "_ raised $"
# What is called something, has something or gets money is a name also where it only opens sentences.
CALLED = (_IS_A, _OWNS, _FUNDED)
_AGE = re.compile(r"[2-9]\d ,")
_LEGAL = frozenset(ending.casefold() for ending in lexicon().legal_endings) - {"as", "co"}
_MONEY = frozenset(["$", "€", "£", "¥", "us"])
_SOFT = frozenset([",", "and", "or", "&", "/"])
_APART = frozenset([",", ":", "—", "–", "-"])
_PLACES = frozenset(["of", "at", "for", "and"])
_NAMING = frozenset(["called", "named", "dubbed", "codenamed"])
_LONGEST_PHRASE = 4
_SHOWN = frozenset(
    [
        *("unveiled", "launched", "announced", "introduced", "released", "raised", "acquired", "launches"),
        *("shipped", "ships"),
    ]
)
_REDUCED = frozenset(
    ["with", "as", "by", "in", "on", "at", "to", "publicly", "officially", "globally", "worldwide", "for"]
)
_MAKING = frozenset(
    ["founded", "co-founded", "cofounded", "started", "built", "created", "left", "leads", "runs", "ran", "led"]
)
_LONGEST_POST = 7
_LONGEST_NOUNS = 14
_NEAR = 6
_SENTENCE = 60
_MOST_ASIDES = 3
_MOST_AUXILIARIES = 4


def said_before(words: Words, stand: Stand) -> Iterator[Said]:
    """Yield what stands before a name: "the startup Northlake", "CEO of Northlake", "a model called Heron"."""
    before = words.before(stand.first)
    is_apposed = bool(before) and before[0] in _APART
    nearest = before[1:] if is_apposed else before[before[:1] == ["the"] :]
    phrase = [*takewhile(lambda word: word[0].isalnum(), nearest)][::-1]
    if not phrase:
        return
    type_ = cues().noun(phrase)
    if type_ is not None:
        is_common_noun = is_apposed or type_ == "Person" or not words.is_title(stand.first - 1)
        if is_common_noun and not (type_ == "Model" and _acts(words, stand)) and not _is_made_by(words, stand, type_):
            yield f"{phrase[-1]} _", {type_: STRONG}
    elif is_apposed:
        return
    elif phrase[-1] in _NAMING and (type_ := _named_as(phrase[:-1])) is not None:
        yield f"{phrase[-1]} _", {type_: STRONG}
    else:
        longest = (" ".join(phrase[-count:]) for count in range(min(_LONGEST_PHRASE, len(phrase)), 0, -1))
        yield from (
            (f"{each} _", cues().before[each]) for each in _first(each for each in longest if each in cues().before)
        )


def _first(each: Iterator[str]) -> list[str]:
    found = next(each, None)
    return [] if found is None else [found]


def _named_as(phrase: list[str]) -> str | None:
    """Return the class of the nearest noun before "called": "a new model for code called"."""
    nouns = (cues().noun([word]) for word in reversed(phrase) if word not in cues().groups)
    return next((each for each in nouns if each is not None), None)


def _acts(words: Words, stand: Stand) -> bool:
    """Tell whether a verb of somebody who acts stands behind a name: "the model Northlake released"."""
    known = cues()
    behind = words.behind(stand.past, _NEAR)
    while behind and behind[0] in known.words["auxiliary"] - known.words["be"]:
        behind = behind[1:]
    weights = known.after.get(behind[0], {}) if behind else {}
    return bool(weights) and "Model" not in weights


def _is_made_by(words: Words, stand: Stand, type_: str) -> bool:
    """Tell whether what stands behind a noun is who made it: "the company Quill and Orr started"."""
    return type_ == "Organization" and not _MAKING.isdisjoint(words.behind(stand.past, _LONGEST_PHRASE))


def said_behind(words: Words, stand: Stand) -> Iterator[Said]:
    """Yield what stands behind a name: what it has, what it is called, what it does."""
    known = cues()
    if stand.owns:
        owned = takewhile(lambda word: word[0].isalnum(), words.behind(stand.past, 3))
        yield from ((_OWNS, known.owned[each]) for each in _first(each for each in owned if each in known.owned))
        return
    inside = words.behind(stand.past, 2)
    if inside in (["(", "born"], ["(", "b"]):
        yield "_ (born", {"Person": STRONG}
    elif inside[:1] == ["("] and inside[-1] in known.words["exchanges"]:
        yield "_ (nasdaq", {"Organization": STRONG}
    elif inside[:1] == ["("] and _is_a_post(words.behind(stand.past + 1, _LONGEST_POST)):
        yield "_ (ceo)", {"Person": STRONG}
    behind = _past_asides(words.behind(stand.past))
    before = words.before(stand.first)
    is_placed = bool(before) and before[0] in known.words["placing"]
    called = list(_in_group(behind) or described(behind, is_placed=is_placed))
    yield from called or _told_by_verb(behind)


def _is_a_post(inside: list[str]) -> bool:
    """Tell whether what stands in brackets says what somebody is: "(CEO)", "(co-founder and chief scientist)"."""
    post = list(takewhile(lambda word: word not in (")", ","), inside))
    return 0 < len(post) < len(inside) and cues().noun(post) == "Person"


def _past_asides(behind: list[str]) -> list[str]:
    """Return what stands behind a name without ", Inc.", brackets, and other names: ", also known as Heron,"."""
    for _ in range(_MOST_ASIDES):
        if behind[:1] == ["("] and ")" in behind:
            behind = behind[behind.index(")") + 1 :]
        elif behind[:1] == [","] and behind[1:2] and behind[1] in cues().words["also"] and "," in behind[2:]:
            behind = behind[behind.index(",", 2) + 1 :]
        else:
            rest = behind[behind[:1] == [","] :]
            if not rest or rest[0] not in _LEGAL:
                return behind
            behind = rest[1 + (rest[1:2] == ["."]) :]
    return behind


def _told_by_verb(behind: list[str]) -> Iterator[Said]:
    """Yield what a name does, is done to it, or has, in figures: "raised", "was founded", "has 40 employees"."""
    known = cues()
    if behind[:1] == [","] and behind[1:2] and behind[1] in ("who", "which"):
        behind = behind[2:]
    auxiliaries = list(takewhile(lambda word: word in known.words["auxiliary"], behind[:_MOST_AUXILIARIES]))
    behind = behind[len(auxiliaries) :]
    is_passive = not known.words["be"].isdisjoint(auxiliaries)
    if not is_passive and behind[:1] and behind[0] in known.words["funded"] and not _MONEY.isdisjoint(behind[1:4]):
        yield _FUNDED, {"Organization": STRONG}
        return
    phrase = ["be", *behind[:3]] if is_passive else behind[:3]
    longest = (" ".join(phrase[:count]) for count in range(len(phrase), int(is_passive), -1))
    found = _first(each for each in longest if each in known.after)
    if found and not is_passive and found[0] in _SHOWN and behind[1:2] and behind[1] in _REDUCED:
        # "Heron unveiled with a new design" shows nothing itself.
        return
    yield from ((f"_ {each}", known.after[each]) for each in found)
    if not found and not known.words["has"].isdisjoint([*auxiliaries, *behind[:1]]):
        figures = list(takewhile(lambda word: word not in ENDS, behind[:_NEAR]))
        if any(word[0].isdigit() for word in figures):
            counted = _first(word for word in figures if word in known.measured)
            yield from ((f"_ has {each}", known.measured[each]) for each in counted)


def described(behind: list[str], *, is_placed: bool = False) -> Iterator[Said]:
    """Yield what a name is called behind it: "is a startup", ", a researcher at", ", CEO of Northlake,".

    Behind "in" and its like a name that only has a noun beside it is a place or a time.
    """
    is_apposed = behind[:1] != [] and behind[0] in _APART
    rest = behind[is_apposed:]
    if behind[:1] == [","] and _AGE.fullmatch(" ".join(rest[:2])):
        yield "_, 40,", {"Person": STRONG}
        return
    if is_apposed and rest[:1] and rest[0] in ("who", "which"):
        if rest[0] == "who":
            yield "_, who", {"Person": STRONG}
        rest = rest[1:]
    links = list(takewhile(_links, rest))
    rest = rest[len(links) :]
    if "not" in links or not rest or not (is_apposed or links) or (is_placed and not links):
        return
    is_linked = links not in ([], ["as"])
    if rest[0] == "one" and rest[1:3] == ["of", "the"]:
        rest = rest[2:]
    type_ = _called(rest)
    if rest[0].endswith(("’s", "'s")) or rest[0] in cues().words["determiners"]:
        type_ = _called(rest[1:])
        if type_ is not None:
            is_said = is_linked or rest[0] in ("a", "an") or type_ == "Person"
            yield _IS_A if is_said else "_, the", {type_: STRONG if is_said else WEAK}
    elif type_ == "Person" and not is_linked:
        # "Northlake, Director" may be an entry of somebody's career.
        yield "_, CEO of", {"Person": WEAK if _PLACES.isdisjoint(rest[:_NEAR]) else STRONG}


def _in_group(behind: list[str]) -> list[Said]:
    """Return what a group is of that a name is the name of: "the Heron series of open language models"."""
    is_one = len(behind) > 2 and behind[0] in cues().groups and behind[1] == "of"
    type_ = _called(behind[2:]) if is_one else None
    return [(_IS_A, {type_: STRONG})] if type_ is not None else []


def _links(word: str) -> bool:
    return word in cues().words["links"] or word in ("as", "also", "currently", "now", "then", "still", "not")


def _called(rest: list[str]) -> str | None:
    """Return the class of which the noun is that ends the first words: "fast-growing Norwegian startup that ..."."""
    known = cues()
    nouns: list[str] = []
    for at, word in enumerate([*rest[:_LONGEST_NOUNS], "."]):
        # "a startup aimed at ..."
        has_ended = word in known.words["past_nouns"] or (word.endswith("ed") and known.noun(nouns) is not None)
        if not has_ended and word not in _SOFT:
            nouns.append(word)
            continue
        if nouns and nouns[-1] in known.groups and word == "of":
            return _called(rest[at + 1 :])
        if has_ended or known.noun(nouns) is not None:
            return known.noun(nouns)
        nouns = []
    return None


def said_next(words: Words, stand: Stand) -> Iterator[Said]:
    """Yield what the next sentence calls the one with whom a sentence opens: "He ...", "The company ..."."""
    if stand.first > 0 and words.words[stand.first - 1] not in ENDS:
        return
    ends = (at for at in range(stand.past, min(stand.past + _SENTENCE, len(words.words))) if words.words[at] == ".")
    if (end := next(ends, None)) is None:
        return
    opening = words.words[end + 1 : end + 3]
    if opening[:1] in (["he"], ["she"]):
        yield ". He", {"Person": WEAK}
    elif opening[:1] == ["the"] and (type_ := cues().noun(opening[1:2])) in DECIDED:
        yield ". The", {type_: WEAK}
