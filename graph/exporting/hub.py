"""The Hub of Hugging Face: its names of licences, languages, tasks (`hub.yaml`) and libraries, where it has one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..definitions import definitions_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_RELATIONS = {"FineTuned": "finetune", "Adapter": "adapter", "Merged": "merge", "Quantized": "quantized"}
_LIBRARY = re.compile(r"[a-z][a-z0-9_.-]{1,40}")
_NAME = re.compile(r"[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}", re.ASCII)
_NO_NAME = re.compile(r"\b(?:licen[cs]e|the|version|agreement|community|v(?=\d))\b|\bv(?=\d)|[^a-z0-9+]", re.IGNORECASE)


def _squashed(name: str) -> str:
    """Return the letters and digits of a licence's name without the words that say that it is one."""
    return _NO_NAME.sub("", _NO_NAME.sub(" ", name.casefold()))


_HUB = definitions_in(__package__, "hub.yaml")
_LICENCE_IDS = {_squashed(ident): ident for ident in _HUB["licences"]}
_TASK_IDS = frozenset(_HUB["tasks"])
_CODES: Mapping[str, str] = _HUB["languages"]


def licence_id(names: Iterable[str]) -> str | None:
    """Return the Hub's id of a licence with one of some names; None where it has none."""
    return next((_LICENCE_IDS[key] for name in names if (key := _squashed(name)) in _LICENCE_IDS), None)


def language_code(names: Iterable[str]) -> str | None:
    """Return the code of a language with one of some names; None where none is known."""
    return next((_CODES[name] for name in names if name in _CODES), None)


def repository(names: Iterable[str]) -> str | None:
    """Return the first of some names that is a repository's, `owner/name`."""
    return next((name for name in names if _NAME.fullmatch(name)), None)


def task_id(names: Iterable[str]) -> str | None:
    """Return the Hub's id of a task with one of some names; None where it has none."""
    return next((name for name in names if name in _TASK_IDS), None)


def relation_id(names: Iterable[str]) -> str | None:
    """Return what the Hub calls the relation of a model to its base, by its name in the ontology, if it does."""
    return next((_RELATIONS[name] for name in names if name in _RELATIONS), None)


def library_id(names: Iterable[str]) -> str | None:
    """Return the first of some names that is written as the Hub writes libraries; None where none is."""
    return next((name for name in names if _LIBRARY.fullmatch(name)), None)
