"""What the Hub of Hugging Face calls licences, languages, tasks and libraries, as far as it has a name for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# https://huggingface.co/docs/hub/repositories-licenses
_LICENCES = """
afl-3.0 agpl-3.0 apache-2.0 apple-amlr apple-ascl artistic-2.0 bigcode-openrail-m bigscience-bloom-rail-1.0
bigscience-openrail-m bsd bsd-2-clause bsd-3-clause bsd-3-clause-clear bsl-1.0 c-uda cc cc-by-2.0 cc-by-2.5 cc-by-3.0
cc-by-4.0 cc-by-nc-2.0 cc-by-nc-3.0 cc-by-nc-4.0 cc-by-nc-nd-3.0 cc-by-nc-nd-4.0 cc-by-nc-sa-2.0 cc-by-nc-sa-3.0
cc-by-nc-sa-4.0 cc-by-nd-4.0 cc-by-sa-3.0 cc-by-sa-4.0 cc0-1.0 cdla-permissive-1.0 cdla-permissive-2.0
cdla-sharing-1.0 creativeml-openrail-m deepfloyd-if-license ecl-2.0 epl-1.0 epl-2.0 etalab-2.0 eupl-1.1 eupl-1.2
fair-noncommercial-research-license gemma gfdl gpl gpl-2.0 gpl-3.0 grok2-community h-research intel-research isc
lgpl lgpl-2.1 lgpl-3.0 lgpl-lr llama2 llama3 llama3.1 llama3.2 llama3.3 llama4 lppl-1.3c mit mpl-2.0 ms-pl ncsa odbl
odc-by ofl-1.1 open-mdw openrail openrail++ osl-3.0 pddl postgresql unlicense wtfpl zlib
"""
# ISO 639-1.
_LANGUAGES = """
Afrikaans af, Albanian sq, Amharic am, Arabic ar, Armenian hy, Azerbaijani az, Basque eu, Belarusian be, Bengali bn,
Bosnian bs, Bulgarian bg, Burmese my, Catalan ca, Chinese zh, Croatian hr, Czech cs, Danish da, Dutch nl, English en,
Estonian et, Finnish fi, French fr, Galician gl, Georgian ka, German de, Greek el, Gujarati gu, Hausa ha, Hebrew he,
Hindi hi, Hungarian hu, Icelandic is, Igbo ig, Indonesian id, Irish ga, Italian it, Japanese ja, Javanese jv,
Kannada kn, Kazakh kk, Khmer km, Korean ko, Kurdish ku, Kyrgyz ky, Lao lo, Latin la, Latvian lv, Lithuanian lt,
Macedonian mk, Malay ms, Malayalam ml, Maltese mt, Marathi mr, Mongolian mn, Nepali ne, Norwegian no, Pashto ps,
Persian fa, Polish pl, Portuguese pt, Punjabi pa, Romanian ro, Russian ru, Serbian sr, Sinhala si, Slovak sk,
Slovenian sl, Somali so, Spanish es, Swahili sw, Swedish sv, Tajik tg, Tamil ta, Telugu te, Thai th, Tibetan bo,
Turkish tr, Turkmen tk, Ukrainian uk, Urdu ur, Uzbek uz, Vietnamese vi, Welsh cy, Xhosa xh, Yoruba yo, Zulu zu
"""
# https://huggingface.co/tasks
_TASKS = """
any-to-any audio-classification audio-text-to-text audio-to-audio automatic-speech-recognition depth-estimation
document-question-answering feature-extraction fill-mask graph-ml image-classification image-feature-extraction
image-segmentation image-text-to-image image-text-to-text image-text-to-video image-to-3d image-to-image image-to-text
image-to-video keypoint-detection mask-generation object-detection question-answering reinforcement-learning robotics
sentence-similarity summarization table-question-answering tabular-classification tabular-regression
text-classification text-generation text-ranking text-to-3d text-to-audio text-to-image text-to-speech text-to-video
text2text-generation time-series-forecasting token-classification translation unconditional-image-generation
video-classification video-text-to-text video-to-video visual-document-retrieval visual-question-answering
voice-activity-detection zero-shot-classification zero-shot-image-classification zero-shot-object-detection
"""
_RELATIONS = {"FineTuned": "finetune", "Adapter": "adapter", "Merged": "merge", "Quantized": "quantized"}
_LIBRARY = re.compile(r"[a-z][a-z0-9_.-]{1,40}")
_NAME = re.compile(r"[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}", re.ASCII)
_NO_NAME = re.compile(r"\b(?:licen[cs]e|the|version|agreement|community|v(?=\d))\b|\bv(?=\d)|[^a-z0-9+]", re.IGNORECASE)


def _squashed(name: str) -> str:
    """Return the letters and digits of a licence's name without the words that say that it is one."""
    return _NO_NAME.sub("", _NO_NAME.sub(" ", name.casefold()))


_LICENCE_IDS = {_squashed(ident): ident for ident in _LICENCES.split()}
_TASK_IDS = frozenset(_TASKS.split())
_CODES = dict(each.split() for each in _LANGUAGES.split(","))


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
