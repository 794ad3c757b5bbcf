"""What a model is asked, and the form of its answer: the properties and their meaning come from the ontology."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

from ...graph.claims import RELATIONS, Modality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...graph.vocabulary import Property, Vocabulary

KEYS = ("subject", "property", "value", "quote", "modality", "benchmark", "setting", "according_to")
_NEEDED = ("subject", "property", "quote")
_TASK = """\
You read documents about AI models and list the facts that they state, for people who will check each of them.
State only what the words of the passage say. For every fact give:
subject: the name of the thing, as the passage or the title writes it;
property: one of those listed below;
value: the words of the passage that give the value, copied exactly; null where the passage says that it is kept back;
quote: a stretch of the passage, copied character by character with its markup, that holds the value and shows what
it is of; as short as that allows;
modality: asserted, reported (the passage says that others say so), anticipated, denied, or undisclosed;
benchmark: for a score, the name of what was measured by, else null;
setting: words of the quote that narrow the value, else null;
according_to: whom the passage credits, else null.
What is supposed, asked, advised or given as an example is no fact. An empty list is a good answer.

Properties:
"""
_FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(?P<inside>.*)\n\s*```\s*\Z", re.DOTALL)


def messages(passage: str, title: str, vocabulary: Vocabulary) -> list[dict[str, str]]:
    """Return what is said to the model about one passage of a document."""
    asked = json.dumps({"title": title, "passage": passage}, ensure_ascii=False)
    return [{"role": "system", "content": _task(vocabulary)}, {"role": "user", "content": asked}]


def schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the JSON schema of an answer."""
    text, maybe = {"type": "string"}, {"type": ["string", "null"]}
    parts: dict[str, Any] = dict.fromkeys(KEYS, maybe) | dict.fromkeys(_NEEDED, text)
    parts |= {
        "property": {"type": "string", "enum": [known.name for known in _asked(vocabulary)]},
        "modality": {"type": ["string", "null"], "enum": [*(each.value for each in Modality), None]},
    }
    fact = {"type": "object", "properties": parts, "required": list(KEYS), "additionalProperties": False}
    return {
        "type": "object",
        "properties": {"claims": {"type": "array", "items": fact}},
        "required": ["claims"],
        "additionalProperties": False,
    }


def proposals_in(answer: str, vocabulary: Vocabulary) -> Sequence[dict[str, str | None]] | None:
    """Return the facts of an answer; None where it is not of the form that was asked for."""
    fenced = _FENCE.fullmatch(answer)
    try:
        held = json.loads(fenced["inside"] if fenced else answer)
    except (ValueError, RecursionError):
        return None
    if not _validator(vocabulary).is_valid(held):
        return None
    claims: Sequence[dict[str, str | None]] = held["claims"]
    return claims


@cache
def _validator(vocabulary: Vocabulary) -> Draft202012Validator:
    return Draft202012Validator(schema(vocabulary))


@cache
def _task(vocabulary: Vocabulary) -> str:
    return _TASK + "\n".join(_described(known) for known in _asked(vocabulary))


def _asked(vocabulary: Vocabulary) -> list[Property]:
    """Return the properties that a model is asked for: all but relations, which compare two of them."""
    return [known for known in vocabulary.properties.values() if known.name not in RELATIONS]


def _described(known: Property) -> str:
    unit = f" In {known.unit}." if known.unit else ""
    return f"{known.name} (of {', '.join(known.on)}): {known.definition}{unit}"
