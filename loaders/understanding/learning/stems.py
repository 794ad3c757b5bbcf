"""The name of a model without its size, by which a text goes on about the only one that it is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.wording import standing
from ..terms.gazetteer import Name
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from ....graph.claims import Entity
    from ..terms.gazetteer import Gazetteer

_SIZED = re.compile(r"(?P<stem>[^\W\d_][\w.]{2,30}?(?:-[^\W\d_]\w{1,20})?)[ -](?P<size>\d{1,4}(?:\.\d{1,2})?[BM])\Z")
# Behind the name of one of its models: a size, a version, a variant; behind that of a family what tells that it is.
_GOES_ON = re.compile(
    r"[-_/@]|[ ]?\d|\.\w| (?:v?\d|[A-Z])"
    rf"| (?:(?:model|language) )?(?:{'|'.join(word for word in lexicon().families if word != 'models')})\b"
)
_NUMBER = re.compile(r"[ -]?(v?\d{1,4}(?:\.\d{1,2})?[A-Za-z]?)\b")
_FEWEST = 2


def stem_of(subject: Entity | None, text: str, known: Gazetteer) -> Name | None:
    """Return the short form of the subject's name ("Heron" for "Heron 7B"), where the text uses it and has one size."""
    sized = _SIZED.fullmatch(subject.name) if subject is not None and subject.type == "Model" else None
    if subject is None or sized is None:
        return None
    called = known.called(sized["stem"])
    if called is not None and called.type not in ("Model", "ModelFamily"):
        return None
    places = list(standing(sized["stem"], text))
    numbers = {found[1].upper() for _, end in places if (found := _NUMBER.match(text, end)) is not None}
    alone = [start for start, end in places if text[start - 1 : start] not in ("/", "-", ".") and _is_word(text, end)]
    if numbers - {sized["size"].upper()} or len(alone) < _FEWEST:
        return None
    return Name(sized["stem"], subject)


def _is_word(text: str, end: int) -> bool:
    behind = text[end : end + 1]
    return not (behind.isalnum() or behind == "_") and _GOES_ON.match(text, end) is None
