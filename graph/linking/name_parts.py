"""A model's name in its parts: whose it is, family words, versions, sizes, number formats, the day of a snapshot.

Two names are of one model where all parts are the same, in whichever order and spelling; in which part they differ says
what the one is to the other. What providers put around a name (`bedrock/us.northlake.heron-2-v1:0`, `heron-2:free`) is
taken off, and is kept as `served`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..names import name_key
from .makers import maker_keys
from .words import format_pattern, linking_words

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 200
_CLOUD = re.compile(r"-(?:v?(\d{1,2}))?:(\d{1,3})(?::\w{1,8}|[km])?\Z")
_REGION = re.compile(r"(?:us-gov|us|eu|apac|ap|au|jp|ca|global)\.(?=[a-z0-9-]{2,40}\.[a-z])")
_VENDOR = re.compile(r"([a-z][a-z0-9-]{1,40})\.(?=[a-z])")
_LABELLED = re.compile(r"([^:/]{2,40}):\s+(?=\S)")
_REMARK = re.compile(r" \(([a-z-]{3,12})\)\Z", re.IGNORECASE)
_POINT = re.compile(r"(?<!\d)(\d{1,2})p(\d)(?!\d)")
_HYPHEN = re.compile(r"(?<![\d.])(\d{1,2})-(\d)(?![\w.])")
_DAY = re.compile(r"(?<!\d)(20[12]\d)([-._ ]?)([01]\d)\2([0-3]\d)(?!\d)")
_MONTH = re.compile(r"(?<![\d.])(0[1-9]|1[0-2])-(20[12]\d)(?!\d)|(?<!\d)(20[12]\d)-(0[1-9]|1[0-2])(?![\d-])")
_YEAR_AND_MONTH = re.compile(r"(?<![\w.])(1[89]|2\d)-?(0[1-9]|1[0-2])(?![\w.])")
_DAY_OF_YEAR = re.compile(r"(?<![\w.])(0[1-9]|1[0-2])([0-3]\d)(?![\w.])")
_SIZE = re.compile(r"(?:\d{1,3}x)?\d{1,4}(?:\.\d{1,3})?[bmt](?:x\d{1,3}e)?|[ae]\d{1,3}(?:\.\d{1,2})?[bm]|\d{1,3}e")
_VERSION = re.compile(r"v?(\d{1,3}(?:\.\d{1,3}){0,3})")
_WORDLY = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a name: `words` and `sizes` in alphabetical order, `versions` in their own; `glued` is all words.

    `makers` are all that it tells of, `owner` the one before a slash or colon.
    `snapshot` is `20250806`, `2025-08` or `--0806`, as much as is written; `moving` is a word such as `latest`.
    """

    makers: tuple[str, ...] = ()
    owner: str = ""
    first: str = ""
    words: tuple[str, ...] = ()
    glued: str = ""
    versions: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    snapshot: str = ""
    moving: bool = False
    served: bool = False

    @property
    def cores(self) -> tuple[tuple[object, ...], ...]:
        """What a model is called, whatever its snapshot, format and deployment: its words in any order, or as one.

        The maker that stands before it may be a part of the name: "Heron: R1" is "Heron-R1".
        """
        keys = {key for maker in self.makers for key in maker_keys(maker)} if self.glued else set()
        glued = (self.glued, *sorted(key + self.glued for key in keys if not self.glued.startswith(key)))
        return (self.words, self.versions, self.sizes), *((each, self.versions, self.sizes) for each in glued)

    @property
    def is_telling(self) -> bool:
        """Tell whether the name can hardly be that of two things: it has a number, or several words."""
        has_number = bool(self.versions or self.sizes) or any(map(str.isdigit, self.glued))
        return len(self.words) > 1 or (bool(self.words) and has_number)


@dataclass(frozen=True, slots=True)
class NameReader:
    """Reads names; `editions` are words for stages and tiers (`instruct`, `mini`), `makers` are known keys."""

    editions: frozenset[str] = frozenset()
    makers: frozenset[str] = frozenset()

    @classmethod
    def of(cls, editions: Iterable[str], makers: Iterable[str] = ()) -> NameReader:
        """Return a reader that knows these editions and makers, however they are spelt."""
        words = linking_words()
        small = {word.casefold() for edition in editions for word in re.split(r"[\s-]+", edition)}
        known = frozenset(key for maker in makers for key in maker_keys(maker))
        return cls(frozenset(words.spellings.get(word, word) for word in small), known)

    def read(self, name: str, *, served: bool = False) -> NameParts:
        """Return the parts of a name or identifier, perhaps of what a provider serves; too long a one has none."""
        if len(name) > _LONGEST:
            return NameParts()
        bare, makers, is_served = _unwrapped(name.strip())
        if (vendor := _VENDOR.match(bare)) and " " not in bare and maker_keys(vendor[1]) & self.makers:
            makers, bare, is_served = (*makers, vendor[1]), bare[vendor.end() :], True
        served = served or is_served
        text = bare.casefold().replace("×", "x")
        if served:
            text = _POINT.sub(r"\1.\2", text)
        text, snapshot = _dated(text)
        formats = [re.sub(r"[ _-]", "", found) for found in format_pattern().findall(text)]
        text = format_pattern().sub(" ", text)
        if " " not in bare:
            text = _HYPHEN.sub(r"\1.\2", text)
        return self._parts(name_key(text).split(), makers, formats, snapshot, served=served)

    def _parts(
        self, tokens: list[str], makers: tuple[str, ...], formats: list[str], snapshot: str, *, served: bool
    ) -> NameParts:
        known = linking_words()
        words: list[str] = []
        versions: list[str] = []
        sizes: list[str] = []
        for token in tokens:
            if _SIZE.fullmatch(token):
                sizes.append(token)
            elif version := _VERSION.fullmatch(token):
                versions.append(re.sub(r"(?:\.0)+\Z", "", version[1]))
            elif token in known.servings and served:
                continue
            elif token not in known.neutral:
                words.append(known.spellings.get(token, token))
        moving = [word for word in words if word in known.moving]
        words = [word for word in words if word not in known.moving]
        named, words = self._without_maker(words)
        # Who serves the models of others puts its own name before theirs, too, and has not made them.
        stated = (*makers, *(maker for maker in named if maker not in known.providers))
        return NameParts(
            makers=stated,
            owner=makers[0] if makers else "",
            first=words[0] if words else "",
            words=tuple(sorted(words)),
            glued="".join(words),
            versions=tuple(versions),
            sizes=tuple(sorted(sizes)),
            formats=tuple(sorted(set(formats) - known.plain_formats)),
            snapshot=snapshot,
            moving=bool(moving),
            served=served,
        )

    def _without_maker(self, words: list[str]) -> tuple[tuple[str, ...], list[str]]:
        """Return the maker that stands before a name, and the rest, which has to be a name by itself."""
        for count in (3, 2, 1):
            begin, rest = "".join(words[:count]), words[count:]
            is_name = any(_WORDLY.fullmatch(word) and word not in self.editions for word in rest)
            if len(words) > count and is_name and begin in self.makers:
                return (" ".join(words[:count]),), rest
        return (), words


def _unwrapped(name: str) -> tuple[str, tuple[str, ...], bool]:
    """Return a name without what stands around it, whose it is, and whether a provider's words were among that."""
    words = linking_words()
    remark = _REMARK.search(name)
    if remark is not None and remark[1].casefold() in words.servings:
        bare, makers, _ = _unwrapped(name[: remark.start()])
        return bare, makers, True
    if labelled := _LABELLED.match(name):
        return name[labelled.end() :], (labelled[1],), False
    if " " in name:
        return name, (), False
    *steps, bare = name.strip("/").split("/")
    owners = [step for step in steps if not _is_step(step.casefold())]
    served = len(owners) < len(steps) or len(owners) > 1
    shorn = _shorn(bare)
    if served or shorn != bare or _REGION.match(bare):
        served, bare = True, _REGION.sub("", shorn, count=1)
        if vendor := _VENDOR.match(bare):
            owners, bare = [*owners, vendor[1]], bare[vendor.end() :]
    for sign in ("@", ":"):
        bare, _, tag = bare.partition(sign)
        served = served or tag.casefold() in words.servings
        if tag and tag.casefold() not in words.servings:
            bare = f"{bare}-{tag}"
    if bare.casefold().endswith("-maas"):
        served, bare = True, bare[: -len("-maas")]
    return bare, tuple(owners[-1:]), served


def _shorn(name: str) -> str:
    """Return a name without the edition that a cloud puts behind it, `-v1:0`; in `heron-v2:1` it is the version."""
    edition = _CLOUD.search(name)
    if edition is None:
        return name
    rest, major, minor = name[: edition.start()], edition[1] or "1", edition[2]
    if (major, minor) == ("1", "0") or any(map(str.isdigit, rest)):
        return rest
    return f"{rest}-{major}" if minor == "0" else f"{rest}-{major}.{minor}"


def _is_step(step: str) -> bool:
    words = linking_words()
    is_region = re.fullmatch(r"(?:us|eu|ap|ca|sa|me|af)-(?:gov-)?[a-z]{2,14}-\d", step) is not None
    return step in words.providers or step in words.path_steps or step.startswith("@") or is_region


def _dated(text: str) -> tuple[str, str]:
    """Return a name without the day or month of its snapshot, and that; as the last four figures have it, `--0613`."""
    if (day := _DAY.search(text)) and day[3] <= "12":
        return _cut(text, day), f"{day[1]}{day[3]}{day[4]}"
    if month := _MONTH.search(text):
        return _cut(text, month), f"{month[2] or month[3]}-{month[1] or month[4]}"
    if month := _YEAR_AND_MONTH.search(text):
        return _cut(text, month), f"20{month[1]}-{month[2]}"
    if day := _DAY_OF_YEAR.search(text):
        return _cut(text, day), f"--{day[1]}{day[2]}"
    return text, ""


def _cut(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"
