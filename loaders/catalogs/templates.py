"""Words made from a record: `{name|bare} at {:provider}` names fields, things of the record, and where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from ...graph.dates import parse_unix_time
from ..understanding.names.naming import without_maker

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PART = re.compile(r"\{([^{}|]{1,80})((?:\|[^{}|]{1,80}){0,4})\}")
_SIZE = re.compile(r"\((\d{1,4}(?:\.\d{1,3})?[BMTbmt])\)")
_ADDRESSED = re.compile(r"https?://(?:huggingface\.co|hf\.co)/([\w.-]{1,80}/[\w.-]{1,96})/?")
_HUB = re.compile(r"https?://(?:huggingface\.co|hf\.co)/(?:spaces/|datasets/)?([\w.-]{1,80})/[\w.-]")
_EFFORT = re.compile(r"(.+)_(?:(?P<effort>none|minimal|low|medium|high|xhigh|max)|(?P<budget>\d{1,4}[kK]))")
_OF_HUB = re.compile(
    r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/"
    r"(?!(?:api|blog|collections|datasets|docs|join|learn|models|organizations|papers|posts|spaces|tasks)/)"
    r"([\w.-]{1,80}/[\w.-]{1,96}+)(?=[\s/?#,;)\]]|\Z)"
)
# Where a cloud serves it, and who made it, before a name that says enough without: "r1" and "v3" do not.
_ROUTE = re.compile(
    r"\A(?:(?:us|us-gov|ca|sa|eu|uk|il|me|af|apac|au|in|jp|kr|global)\.)?(?:[a-z][a-z0-9]{1,20}\.(?=[a-z]{2,20}[-0-9]))?"
)
# The version of what is served; the second of a model is another one, unless its day tells that.
_VERSION = re.compile(r"(?:(?<=\d{8})-v\d{1,3}|-v?1):\d{1,3}\Z")
# Steps of a path that say what is done, and not with what; those that go on with the name before them.
_OPERATION = re.compile(r"(?:[a-z]+-)+to-[a-z]+|edit|erase|inpaint|outpaint|query|search")
_LONE_VERSION = re.compile(r"v?\d[\d.]*(?:-[a-z]+)?")
_VERSIONED = re.compile(r"[A-Za-z][A-Za-z_-]*\d[\w.-]*")
_REGION = re.compile(r"[a-z]{2}(?:-[a-z]+){1,2}-\d")
_OWNER = re.compile(r"[\w.@-]{1,80}/[\w.:@/-]{1,160}")


def _bare(words: str) -> str:
    return _whole(without_maker(words))


def _whole(words: str) -> str:
    return _SIZE.sub(r"\1", words).strip()


def _tail(words: str) -> str:
    return words.rpartition("/")[2]


def _endpoint(words: str) -> str:
    first, *steps = words.split("/")
    named = [step for step in steps if not _OPERATION.fullmatch(step)]
    if not steps:
        return first
    name = named[-1:]
    for place in range(len(named) - 2, -1, -1):
        step = named[place]
        is_whole = any(map(str.isdigit, name[0])) and not _LONE_VERSION.fullmatch(name[0])
        if is_whole:
            break
        # A maker may have a digit in its name; what stands behind a maker and has one is a model.
        is_model = place > 0 and _VERSIONED.fullmatch(step) and not _REGION.fullmatch(step)
        if _LONE_VERSION.fullmatch(name[0]) or is_model:
            name = [*named[place : len(named) - len(name)], *name]
    return " ".join(name)


def _head(words: str) -> str:
    return words.partition("/")[0] if "/" in words else ""


def _below(words: str) -> str:
    return words.partition("/")[2] or words


def _owned(words: str) -> str:
    return words if _OWNER.fullmatch(words) else ""


def _plain(words: str) -> str:
    return words.partition(":")[0]


def _day(words: str) -> str:
    date = parse_unix_time(words)
    return "" if date is None else date.edtf


def _said(words: str) -> str:
    return words.partition(": ")[2] or words


def _repository(words: str) -> str:
    found = _ADDRESSED.fullmatch(words)
    return found[1] if found is not None else words


def _hub(words: str) -> str:
    found = {each.rstrip(".") for each in _OF_HUB.findall(words)}
    return found.pop() if len(found) == 1 else ""


def _account(words: str) -> str:
    found = _HUB.match(words)
    return found[1] if found is not None else ""


def _spaced(words: str) -> str:
    return " ".join(words.replace("_", " ").replace("-", " ").split())


def _stem(words: str) -> str:
    found = _EFFORT.fullmatch(words)
    return found[1] if found is not None else words


def _effort(words: str) -> str:
    found = _EFFORT.fullmatch(words)
    return (found["effort"] or "") if found is not None else ""


def _budget(words: str) -> str:
    found = _EFFORT.fullmatch(words)
    return (found["budget"] or "") if found is not None else ""


def _served(words: str) -> str:
    return _VERSION.sub("", _ROUTE.sub("", words))


def _encoded(words: str) -> str:
    return quote(words, safe="", errors="replace")


def _stepped(words: str) -> str:
    return quote(words, safe="/", errors="replace")


def _pointed(words: str) -> str:
    """Return a key as the step of a JSON Pointer in the fragment of an address (RFC 6901, section 6)."""
    return quote(words.replace("~", "~0").replace("/", "~1"), safe="~", errors="replace")


FUNCTIONS: Mapping[str, Callable[[str], str]] = {
    "bare": _bare,
    "whole": _whole,
    "tail": _tail,
    "endpoint": _endpoint,
    "head": _head,
    "below": _below,
    "owned": _owned,
    "plain": _plain,
    "day": _day,
    "said": _said,
    "spaced": _spaced,
    "capitals": str.upper,
    "stem": _stem,
    "effort": _effort,
    "budget": _budget,
    "served": _served,
    "account": _account,
    "hub": _hub,
    "repository": _repository,
    "encoded": _encoded,
    "stepped": _stepped,
    "pointed": _pointed,
}
"""What may stand behind a bar: a name without its maker, or with it, a size in brackets as a part of it; what stands
after the last slash, before the first, after the first; of the path of an endpoint the steps that name its model;
`owner/name` or nothing; what stands before a colon; the day of a Unix time; what stands after a colon and a space; with
spaces for joints; in capitals; of `heron-2_high` or `heron-2_16K` the name, the effort or the budget with which the
model reasons; of `us.northlake.heron-2-v1:0`, as clouds call what they serve, the model's name `heron-2`; for
addresses, percent-encoded: all of it, the steps of a path, a key of JSON; whose repository an address of Hugging Face
is of, and the `owner/name` in one; that of the only model whose page there is among some addresses."""


class Part(NamedTuple):
    """What a template takes from a record, and what is done with it, one after another."""

    name: str
    functions: tuple[str, ...]


class Template(NamedTuple):
    """Words with parts between them: one more of `words` than of `parts`."""

    words: tuple[str, ...]
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, written: str) -> Template:
        """Return the template that is written; ValueError, in words, where a brace or a function is amiss."""
        words, parts, at = [], [], 0
        for found in _PART.finditer(written):
            functions = tuple(found[2].strip("|").split("|")) if found[2] else ()
            unknown = next((name for name in functions if name not in FUNCTIONS), None)
            if unknown is not None:
                raise ValueError(f"`{unknown}` is no function; known are {', '.join(FUNCTIONS)}")
            words.append(written[at : found.start()])
            parts.append(Part(found[1], functions))
            at = found.end()
        words.append(written[at:])
        if any("{" in each or "}" in each for each in words):
            raise ValueError(f"a brace of `{written}` is not closed; write {{FIELD}} or {{FIELD|FUNCTION}}")
        return cls(tuple(words), tuple(parts))

    def filled(self, value: Callable[[str], str]) -> str:
        """Return the words with the values of the parts; nothing where one of them has none."""
        filled = [self.words[0]]
        for part, behind in zip(self.parts, self.words[1:], strict=True):
            words = value(part.name)
            for name in part.functions:
                words = FUNCTIONS[name](words) if words else ""
            if not words:
                return ""
            filled += [words, behind]
        return "".join(filled)


def first_filled(templates: tuple[Template, ...], value: Callable[[str], str]) -> str:
    """Return what the first template gives that gives anything."""
    for template in templates:
        if filled := template.filled(value):
            return filled
    return ""
