"""The grammar of model names: a family word, then versions, sizes and variants (`Heron-2.5 7B Instruct`)."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ....graph.wording import first_word, folded_words_in
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_PARTS = 7
_JOINTS = ("-", " ", "‑", "_", "\n")
_LIKE = {"‑": "-", "_": "-", "\n": " "}
_SIZE = r"(?:\d{1,3}\s?[x×]\s?)?\d{1,4}(?:\.\d{1,2})?[BMTbmt](?!\w)"
_ACTIVE = r"A\d{1,3}(?:\.\d)?[Bb](?!\w)"
_VERSION = r"[vA-Zkro]?\d{1,4}(?:\.\d{1,3}){0,3}(?:[a-zA-Z](?![a-zA-Z]))?\+?(?![\w%]|\.[xX]\b)"
# The language of a model joined to its size: "Heron-2-7B-deu".
_LANGUAGE = re.compile(
    r"(?<=\d[BMbm])-(?:en|de|fr|es|it|pt|nl|pl|sv|da|nb|fi|cs|zh|ja|jp|ko|kr|ru|ar|hi|tr|vi|th|uk|el|he|eng|deu|ger|fra|spa|ita|por"
    r"|nld|pol|swe|jpn|kor|zho|chi|rus|ara|hin|tur|vie)(?![\w’'])"
)
_TIMES = re.compile(r"(?<=\d) ?× ?(?=\d)")
_MOST_WORDS = 1 << 16
_GLUED = frozenset("_/.@-")
_POSSESSIVE = frozenset("’'")
_VERSION_FIRST = re.compile(rf"(?!{_SIZE}){_VERSION}")
_LETTERED = re.compile(r"[A-Zkro]\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OWN_WORD = re.compile(r"[A-Z][a-z]{2,20}(?![\w’'])")
# "-4B" and "-Chat", and no "-style".
_JOINED_ON = re.compile(rf"[-‑](?:{_SIZE}|{_ACTIVE}|[A-Z])")
_SPACED_VERSION = re.compile(rf" {_VERSION}")

# A capitalised word, a version or a size, and perhaps a variant: the shape of a model's name.
MODEL_SHAPE = re.compile(
    r"(?<![\w.-])(?P<stem>[A-Z][A-Za-z]{2,20})[ -]"
    r"(?:(?P<size>\d{1,4}(?:\.\d{1,2})?[BM])|(?P<version>[vA-Z]?\d{1,2}(?:\.\d{1,2})?))"
    r"(?:[ -](?P<variant>[A-Z][A-Za-z]{1,12}|mini|nano))?(?![\w%])"
)


def spelled(name: str) -> str:
    """Return a name with single spaces and the usual `x` between the factors of a size (`8×7B`)."""
    return _TIMES.sub("x", " ".join(name.split()))


def named_within(family: str, part: str) -> str:
    """Return the full name of a model that is called by its version, size or variant only; nothing for other names.

    "v2" and "7B Instruct" of Heron are "Heron v2" and "Heron 7B Instruct"; a version of "Heron 2" is no more told.
    "K2" is a name by itself.
    """
    at, parts = 0, _parts()
    if _LETTERED.match(part):
        return ""
    while at < len(part):
        begin = at + (at > 0 and part[at] in _JOINTS)
        found = parts["-"].match(part, begin)
        if found is None or not found.group():
            return ""
        at = found.end()
    has_version = any(map(str.isdigit, family)) and _VERSION_FIRST.match(part) is not None
    return "" if has_version or not part else f"{family} {part}"


class ModelGrammar:
    """Finds the names of models that begin with one of the given family words."""

    def __init__(self, families: Iterable[str], base: ModelGrammar | None = None) -> None:
        self._families = frozenset(families)
        self._base = base
        self._parts = _parts()
        self._begun = _Begun(self._families)

    def with_families(self, families: Iterable[str]) -> ModelGrammar:
        """Return a grammar that knows these family words, too."""
        more = frozenset(families) - self._families
        return ModelGrammar(more, base=self) if more else self

    def joined(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Yield the variants that follow a name which ends in one, with their full names: "Heron 2 Pro and Mini"."""
        last, following = _variants()
        variant = last.search(text, start, end)
        while variant is not None and (other := following.match(text, end)) is not None:
            end = other.end()
            yield other.start("next"), end, spelled(text[start : variant.start("last")] + other["next"])

    def find(self, text: str, *, own_words: bool = True) -> tuple[tuple[int, int], ...]:
        """Return the start and end of each name: at least a family word with something behind it.

        With `own_words`, a capitalised word that is no known variant is part of a name where it stands behind
        or before a version, as makers name single models. In headings, where any word may be capitalised, it
        cannot be told apart.
        """
        return _found(self, text, own_words=own_words)

    def search(self, text: str, *, own_words: bool) -> Iterator[tuple[int, int]]:
        """Yield what `find` returns, which keeps it for the next that asks."""
        at = 0
        for start, stem_end in self._stems_in(text):
            if start >= at:
                at = end = self._end_of_name(text, stem_end, own_words=own_words)
                if end > stem_end:
                    yield start, end

    def joined_on(self, text: str, end: int) -> int:
        """Return where a name that ends at a place ends with the sizes and variants that hyphens join to it."""
        return self._end_of_name(text, end, own_words=False) if _JOINED_ON.match(text, end) else end

    def _stems_in(self, text: str) -> list[tuple[int, int]]:
        """Return the start and end of each family word, the longest first where several begin at one place."""
        stems = set().union(*self.begun_in(text))
        found = [place for stem in stems for place in _places(stem, text)]
        return sorted(found, key=lambda place: (place[0], -place[1]))

    def begun_in(self, text: str) -> Iterator[tuple[str, ...]]:
        """Yield the family words that may stand in a text."""
        if self._base is None:
            yield from filter(None, map(self._begun.__getitem__, folded_words_in(text)))
        else:
            yield from self._base.begun_in(text)
            yield tuple(family for family in self._families if family in text)

    def _end_of_name(self, text: str, end: int, *, own_words: bool) -> int:
        versioned = False
        for _ in range(_MOST_PARTS):
            joint = text[end : end + 1] if text[end : end + 1] in _JOINTS else ""
            begin = end + len(joint)
            part = self._parts[_LIKE.get(joint, joint)].match(text, begin)
            # Behind a line break may stand anything, but for what a name lacks.
            is_apart = joint == "\n" and versioned and part is not None and not part.group().isalpha()
            if part is not None and not is_apart and not (joint in (" ", "\n") and _YEAR.fullmatch(part.group())):
                versioned = versioned or any(character.isdigit() for character in part.group())
                end = part.end()
                continue
            if joint == "-" and (language := _LANGUAGE.match(text, end)) is not None:
                end = language.end()
                continue
            own = _OWN_WORD.match(text, begin) if own_words and joint not in ("", "\n") else None
            if own is None or own.group() in lexicon().outside_names:
                break
            if not versioned and not _SPACED_VERSION.match(text, own.end()):
                break
            end = own.end()
        return end


@lru_cache(maxsize=1024)  # what is learned of a text and what is read of it ask for the same names
def _found(grammar: ModelGrammar, text: str, *, own_words: bool) -> tuple[tuple[int, int], ...]:
    return tuple(grammar.search(text, own_words=own_words))


class _Begun(dict[str, tuple[str, ...]]):
    """The family words that begin with a word of a text or with a part of it, by that word.

    Each word is looked at once: nearly all are common words that begin none.
    """

    def __init__(self, families: Iterable[str]) -> None:
        super().__init__()
        self._by_lead: dict[str, list[str]] = defaultdict(list)
        for family in families:
            self._by_lead[first_word(family)].append(family)

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) > _MOST_WORDS:
            self.clear()
        leads = (word[:length] for length in range(len(word) + 1))
        self[word] = found = tuple(family for lead in leads for family in self._by_lead.get(lead, ()))
        return found


@cache
def _parts() -> dict[str, re.Pattern[str]]:
    """Return what may follow in a name, by the sign that joins it on."""
    words = lexicon()
    variants = "|".join(re.escape(word) for word in words.variants)
    part = rf"{_SIZE}|{_ACTIVE}|{_VERSION}|(?:{variants})(?![\w’'])"
    return {
        "-": re.compile(rf"{part}|(?:{variants.lower()})(?![\w’'])"),
        " ": re.compile(rf"{part}|(?:{'|'.join(words.small_variants)})(?![\w’'])"),
        "": re.compile(part),
    }


@cache
def _variants() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what ends a name in a variant, and what joins another variant to it."""
    variants = "|".join(re.escape(word) for word in lexicon().variants)
    return (
        re.compile(rf"[ -](?P<last>{variants})\Z"),
        re.compile(rf"(?:, and |, | and | & |/)(?P<next>{variants})(?![\w’'-]| \d| [A-Z])"),
    )


def _places(stem: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a family word stands by itself: nothing glued on before it, no small letter behind it."""
    at = text.find(stem)
    while at >= 0:
        end = at + len(stem)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (before.isalnum() or before in _GLUED) and not ("a" <= after <= "z" or after in _POSSESSIVE):
            yield at, end
        at = text.find(stem, at + 1)
