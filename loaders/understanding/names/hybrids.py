"""Architectures that words put together: "hybrid Mamba-Transformer", "Joint Attention and Mamba"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Entity

if TYPE_CHECKING:
    from collections.abc import Iterator

_STATE = (
    r"(?:Mamba(?:-?[123])?|SSMs?|[Ss]tate[- ][Ss]pace(?: [Mm]odels?)?|RWKV|RNNs?|[Rr]ecurrent"
    r"|Gated DeltaNet|x?LSTM|Hyena)"
)
_OTHER = r"(?:[Tt]ransformers?|[Aa]ttention|[Ll]inear[- ][Aa]ttention|[Cc]onvolution(?:al)?|[Dd]iffusion|MoE|MLP|CNN)"
_PART = rf"(?:{_STATE}|{_OTHER})"
_JOINT = r"(?:[-–/+]| and | & | \+ )"
_HYBRID = re.compile(
    rf"(?<![\w-])(?:[Hh]ybrid {_PART}{_JOINT}{_PART}(?:{_JOINT}{_PART})?|[Hh]ybrid (?:{_STATE}|[Tt]ransformers?)"
    rf"|[Jj]oint {_PART}{_JOINT}{_PART}|(?:{_STATE}[-–/]{_OTHER}|[Tt]ransformers?[-–/]{_STATE})(?: [Hh]ybrid)?)"
    r"(?![\w-])"
)
_OF_STATES = re.compile(r"Mamba|SSM|[Ss]tate[- ][Ss]pace")
_OF_ATTENTION = re.compile(r"[Tt]ransformer|[Aa]ttention")
_KNOWN = "Hybrid Mamba-Transformer"
_SIGNS = ("ybrid", "oint ", "Mamba", "SSM")


def hybrids(text: str) -> Iterator[tuple[int, int, Entity]]:
    """Yield the start and end of each such architecture, and it, as the text writes it."""
    if not any(sign in text for sign in _SIGNS):
        return
    for found in _HYBRID.finditer(text):
        words = found.group()
        is_known = _OF_STATES.search(words) and _OF_ATTENTION.search(words)
        yield *found.span(), Entity("Technique", _KNOWN if is_known else words[:1].upper() + words[1:], words)
