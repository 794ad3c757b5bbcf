"""Which kinds of things may be one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .named import OFFERING
from .thing import MODELS

if TYPE_CHECKING:
    from .named import Named

PERSON, FAMILY = "Person", "ModelFamily"
# Kinds of which hardly two members have one name.
NAMED_APART = frozenset(
    ["Organization", "Benchmark", "License", "Technique", "Hardware", "Dataset", "Product", "Tokenizer"]
)
LINKED = MODELS | NAMED_APART | {PERSON}


def is_linked(type_: str) -> bool:
    """Tell whether things of a kind are linked at all: claims, events, scores and offerings of ours are not."""
    return type_ in LINKED


def may_be_one_kind(ours: Named, theirs: Named) -> bool:
    """Tell whether two things may be of one kind, as far as that is known of the other."""
    if ours.thing.type in MODELS:
        return theirs.is_model and theirs.thing.type != OFFERING
    return theirs.thing.type in {ours.thing.type, ""}


def is_one_kind(ours: Named, theirs: Named) -> bool:
    """Tell whether nothing says that one is a family of models where the other is a model.

    Keys of catalogs of no known kind are mostly those of models.
    """
    return theirs.thing.type == ours.thing.type or (not theirs.thing.type and ours.thing.type != FAMILY)
