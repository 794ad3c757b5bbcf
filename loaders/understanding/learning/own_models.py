"""The model that a document is about where no list of families knows it: its title and its own words introduce it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.document import Code, Heading, Item, Line, Paragraph, Record
from ....graph.vocabulary import label_key
from ....graph.wording import matches_at, matches_from, standing
from ..names.model_names import MODEL_SHAPE, spelled
from ..terms.lexicon import lexicon
from .descriptions import kind_said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.document import Document
    from ..names.model_names import ModelGrammar
    from ..terms.gazetteer import Gazetteer

_CARD = re.compile(r"\bmodel[ -]card\b", re.IGNORECASE)
_CARD_WORDS = re.compile(
    r"\A\W{0,8}(?:the )?model[ -]card(?: for| of| -| –| —|:)?\s+|\s*[-–—:|]?\s*model[ -]card\W{0,8}\Z", re.IGNORECASE
)
_LEAD = re.compile(
    r"\A\W{0,8}(?:(?:introducing|announcing|meet|welcome to|presenting|releasing|about|what is|hello,?) (?:the )?)?",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s[|—–-]\s|:\s|\s?[(（]|[|]|\s•\s|,\s(?=(?:our|an?|the)\s)")
_WORD = r"[A-Z][\w’]{1,24}(?:[.-][\w]{1,16}){0,3}"
_NAME = rf"{_WORD}(?: (?:[A-Z][\w.-]{{0,20}}|v?\d{{1,3}}(?:\.\d{{1,2}})?[BM]?)){{0,3}}"
_INTRODUCED = (
    r"(?:introduc(?:e|es|ing|ed)|present(?:s|ing|ed)?|releas(?:e|es|ing|ed)|announc(?:e|es|ing|ed)|unveil(?:s|ing|ed)?"
    r"|launch(?:es|ing|ed)?|propos(?:e|es|ing|ed)|open-sourc(?:e|es|ing|ed)|called|named|dubbed)"
)
# The first word of each.
_INTRODUCING = frozenset(
    [
        *("open", "called", "named", "dubbed"),
        *(verb + end for verb in ("introduc", "releas", "announc", "propos") for end in ("e", "es", "ing", "ed")),
        *(verb + end for verb in ("present", "unveil", "launch") for end in ("", "s", "es", "ing", "ed")),
    ]
)
_SENTENCE_START = re.compile(r"\n|[.!] ")
_HUB = re.compile(r"(?:huggingface\.co|hf\.co|modelscope\.cn/models)/[\w.-]{1,60}/(?P<name>[A-Za-z][\w.-]{1,80})")
# The model that code loads: `from_pretrained("northlake/heron-7b")`, `model_id = "northlake/heron-7b"`.
_LOADED = re.compile(
    r"(?:\b[A-Z]\w{0,40}\.from_pretrained\(|\b(?:model|checkpoint|repo)(?:_?(?:name|id|path|dir|name_or_path))?\s?=)\s{0,12}"
    r"[\"'](?:[\w.-]{2,40}/)?(?P<name>[A-Za-z][\w.-]{2,80})[\"']"
)
_VERSION_IN_ID = re.compile(r"[-_]v\d{1,2}(?:[._]\d{1,2}){0,2}\Z")
_ID_PARTS = re.compile(r"[-_ ]")
_SIZE = re.compile(r"\d{1,4}(?:\.\d{1,3})?[bm]")
# How a paragraph begins to describe a model: "The Marsh-7B model is a ...", "`marsh-7b` is a ...".
_DESCRIBES = re.compile(
    r"(?:The |Our |This is )?(?P<name>[A-Za-z][\w.’-]{1,40}(?: (?:[A-Z\d][\w.-]{0,20})){0,3}?)(?:\s\([^()\n]{1,60}\))?"
    r"(?: (?:language |base |chat )?models?)?(?:,| (?:is|are))\s(?P<said>(?:an?|our|the)\s(?:[^.;:\n]|\.(?=\d)){2,160})"
)
_DESCRIBED = 8
_FRONT = ("model name", "model id", "model")
# Labels of a hub's front matter: those that nothing but a card has, those that others may have, too.
_SURE_LABELS = frozenset(
    ["library name", "pipeline tag", "base model", "base model relation", "new version", "license name", "model index"]
)
_HUB_LABELS = _SURE_LABELS | {"widget", "inference"}
_CARD_LABELS = frozenset(["license", "language", "tags", "datasets", "metrics", "license link"])
# Links side by side: "Repository | Paper | Demo".
_LINKS = re.compile(r"\s[|•·]\s")
_LICENSED = re.compile(
    r"(?:['’]s? (?:weights|checkpoints?|code))?(?: (?:models?|weights|checkpoints?))?"
    r" (?:is|are|was|were|has been|have been)"
    r" (?:also |now |fully )?(?:openly )?(?:licensed|released|distributed|published|made available|available) under\b"
)
_TITLES = 12
_TEXT = (Heading, Paragraph, Line, Item, Code)
_LINKS_SHOWN = 2
_MOST_WORDS = 4
_TIMES = 3


def named_model(document: Document, known: Gazetteer, prose: str, taught: Sequence[Entity]) -> Entity | None:
    """Return the model that the front matter or a title names, if the text tells that it is one."""
    name = _named_in_front(document)
    name = _not_copied(name, document) if name else _named_in_title(document, known, prose, taught)
    return _as_model(name, known) if name else None


def _not_copied(name: str, document: Document) -> str:
    """Return the name in a first heading that is this one but for the size: front matter is copied from a sibling's."""
    heading = next((block for block in document.blocks if isinstance(block, Heading)), None)
    shown = spelled(heading.passage.text.strip()) if heading is not None else ""
    bare, sizes = _without_sizes(name)
    return shown if _without_sizes(shown)[0] == bare and sizes and _without_sizes(shown)[1] not in ([], sizes) else name


def _without_sizes(name: str) -> tuple[list[str], list[str]]:
    """Return the words of a name but for the sizes in it, and these."""
    words = _ID_PARTS.split(name.casefold())
    sizes = [word for word in words if _SIZE.fullmatch(word)]
    return [word for word in words if word not in sizes], sizes


def of_hub_card(document: Document, known: Gazetteer) -> Entity | None:
    """Return the model of a hub's card: one that a paragraph begins to describe, and that code loads, if it loads any.

    "Marsh-7B is a 7B language model" names it, unless code loads another and the name is that of a family.
    """
    if not _has_hub_card(document):
        return None
    described = list(dict.fromkeys(_described(document, known)))
    loaded = _loaded_in_code(document)
    sure = [name for name in described if loaded is not None and _letters(name) == _letters(loaded.name)]
    sized = [name for name in described if any(map(str.isdigit, name))]
    name = next(iter([*sure, *sized[:1]]), None)
    if name is not None or loaded is None:
        return _as_model(name or described[0], known) if name or described else None
    return loaded


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _described(document: Document, known: Gazetteer) -> Iterator[str]:
    """Yield the names that paragraphs begin with and go on to describe as models."""
    shown = (block for block in document.blocks if isinstance(block, Paragraph | Line | Item))
    for block in islice(shown, _DESCRIBED):
        found = _DESCRIBES.match(block.passage.text)
        name = spelled(found["name"]) if found is not None else ""
        if found is not None and _may_be_own(name, known) and _says_model(found["said"]):
            yield name


def _loaded_in_code(document: Document) -> Entity | None:
    """Return the model that code loads most often, as the card's own words spell it."""
    code = [block.passage.text for block in document.blocks if isinstance(block, Code)]
    names = [match["name"] for words in code for match in _LOADED.finditer(words)]
    loaded = Counter(name.casefold() for name in names if _ID_PARTS.search(name)).most_common(1)
    if not loaded:
        return None
    name = next(each for each in names if each.casefold() == loaded[0][0])
    return Entity("Model", _as_told(name, document) or spelled(name))


def _as_told(name: str, document: Document) -> str | None:
    """Return how the sentences of a document write the name of an identifier, without its version where they do so."""
    for form in (name, _VERSION_IN_ID.sub("", name)):
        words = "[-_ ]".join(map(re.escape, _ID_PARTS.split(form)))
        written = re.compile(rf"(?<![\w/.-]){words}(?![\w-]|\.\w)", re.IGNORECASE)
        for block in document.blocks:
            if isinstance(block, Heading | Line | Paragraph | Item) and (found := written.search(block.passage.text)):
                return found[0]
    return None


def introduced_most(document: Document, known: Gazetteer, prose: str) -> Entity | None:
    """Return the model that a text introduces, if it introduces one or names that one far more often."""
    names = dict.fromkeys(introduced_models(prose, known, document.text))
    ranked = sorted(((_times(name, document.text), name) for name in names), key=lambda each: -each[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] < 2 * ranked[1][0]):
        return None
    return _as_model(ranked[0][1], known)


def licensed_here(prose: str, grammar: ModelGrammar) -> Entity | None:
    """Return the only model of which a text says how it or its weights are licensed: the page is its own."""
    spans = [*grammar.find(prose), *(match.span() for match in MODEL_SHAPE.finditer(prose))]
    named = {prose[start:end] for start, end in spans if _LICENSED.match(prose, end)}
    return Entity("Model", named.pop()) if len(named) == 1 else None


def _as_model(name: str, known: Gazetteer) -> Entity:
    return known.called(name, "Model", "ModelFamily") or Entity("Model", name)


def introduced_models(prose: str, known: Gazetteer, whole: str = "") -> Iterator[str]:
    """Yield the names that a text introduces as models: "we introduce Marsh, a 7B language model".

    Each comes back there, or in what is `whole` with its tables and code.
    """
    verbs, is_one = _introductions()
    sentences = (0, *(stop.end() for stop in _SENTENCE_START.finditer(prose)))
    for match in chain(matches_from(verbs, _INTRODUCING, prose), matches_at(is_one, sentences, prose)):
        name = spelled(match["name"]).rstrip(".")
        if _may_be_own(name, known) and _says_model(match["said"]) and _times(name, whole or prose) >= _TIMES - 1:
            yield name


def _may_be_own(name: str, known: Gazetteer) -> bool:
    """Tell whether words can be a model's own name: none that is capitalised for another reason, nothing else known."""
    words = name.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and (name[0].isupper() or any(character.isdigit() for character in name))
        and not any(word.strip(",.") in lexicon().outside_names for word in words)
        and label_key(name) not in lexicon().aside_headings | lexicon().section_names
        and words[0] not in lexicon().demonyms
        and known.called(name, "Organization", "Person", "Hardware", "Benchmark", "Technique", "License", "Channel")
        is None
    )


@cache
def _introductions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how words introduce a model: "we introduce Marsh, a ...", and a sentence that begins "Marsh is a ..."."""
    aside = r"(?:\s\([^()\n]{1,60}\))?"
    said = r"(?P<said>(?:an?|our|the)\s(?:[^.;:\n]|\.(?=\d)){2,160})"
    return (
        re.compile(rf"{_INTRODUCED}\s(?:the\s)?[“\"‘]?(?P<name>{_NAME})[”\"’]?{aside},?\s{said}"),
        re.compile(rf"(?P<name>{_NAME}){aside}\s(?:is|are)\s{said}"),
    )


def _front(document: Document) -> list[Record]:
    """Return the records that a document begins with."""
    return list(takewhile(lambda block: isinstance(block, Record), document.blocks))  # type: ignore[arg-type]


def _named_in_front(document: Document) -> str | None:
    """Return what the block of front matter names as the model: `model_name: Marsh`."""
    for pair in (pair for record in _front(document) for pair in record.pairs):
        above = label_key(pair.path[-1]) if pair.path else ""
        label = label_key(pair.label.text)
        if (not above and label in _FRONT) or (above == "model index" and label == "name"):
            name = pair.value.text.strip().rsplit("/", 1)[-1]
            if name and len(name.split()) <= _MOST_WORDS and any(letter.isalpha() for letter in name):
                return spelled(name)
    return None


def _has_hub_card(document: Document) -> bool:
    """Tell whether a document begins with the front matter of a model on a hub."""
    records = _front(document)
    labels = {label_key(pair.label.text) for record in records for pair in record.pairs if not pair.path}
    if labels & _SURE_LABELS and len(records) < len(document.blocks) and isinstance(document.blocks[-1], _TEXT):
        return True
    return len(labels & _HUB_LABELS) >= 1 and len(labels & (_HUB_LABELS | _CARD_LABELS)) >= 2


def _named_in_title(document: Document, known: Gazetteer, prose: str, taught: Sequence[Entity]) -> str | None:
    models = {entity.name for entity in taught if entity.type == "Model"}
    is_hub = _has_hub_card(document)
    hubs = [match["name"].casefold() for match in _HUB.finditer(document.text)]
    for at, title in enumerate(_titles(document)):
        # Whatever heads the card of a hub is its model; what heads a section of it must be told of.
        is_card = _CARD.search(title) is not None or (is_hub and at == 0)
        head, tail = _head(title)
        name = _recurring(head, document.text, known, at_least=1 if is_card else _TIMES)
        if name is None:
            continue
        if is_card or (name == head and (_says_model(tail) or _is_introduced(name, prose))):
            return name
        joined = "-".join(name.casefold().split())
        is_downloaded = any(hub.startswith(joined) for hub in hubs)
        if name == head and (name in models or is_downloaded or _comes_in_sizes(name, document.text)):
            return name
    return None


def _comes_in_sizes(name: str, text: str) -> bool:
    """Tell whether a text writes a name with a model's size behind it: "Marsh-7B"."""
    return re.search(rf"(?<![\w/]){re.escape(name)}[- ]\d{{1,4}}(?:\.\d{{1,2}})?[BM]\b", text) is not None


def _titles(document: Document) -> Iterator[str]:
    if document.metadata.title:
        yield document.metadata.title
    shown = [block for block in document.blocks[:_TITLES] if isinstance(block, Heading | Line)]
    heads = [block.passage.text for block in shown if isinstance(block, Heading) and block.level == 1]
    yield from (text for at, text in enumerate(heads) if at == 0 or not _is_common(text, document.text))
    yield from (block.passage.text for block in shown[:1] if len(_LINKS.findall(block.passage.text)) < _LINKS_SHOWN)


def _is_common(heading: str, text: str) -> bool:
    """Tell whether a heading is of common words: "Use", where the text has "use" as well."""
    words = heading.casefold()
    return any(True for _ in standing(words, text)) and not any(each.isdigit() for each in words)


def _head(title: str) -> tuple[str, str]:
    """Return what stands first in a title, and what is said of it behind a colon or dash."""
    bare = _LEAD.sub("", _CARD_WORDS.sub("", title.strip()))
    end = _TAIL.search(bare)
    head, tail = (bare[: end.start()], bare[end.end() :]) if end else (bare, "")
    return " ".join(head.split()).strip(" .,:!-–—🤗*"), tail


def _recurring(head: str, text: str, known: Gazetteer, at_least: int) -> str | None:
    """Return the longest beginning of a title that is a name and that the text uses; all of it, where it is one."""
    words = head.split()
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        name = " ".join(words[:count]).strip(",")
        least = at_least if count == len(words) else _TIMES
        if _may_be_own(name, known) and len(name) > 1 and _times(name, text) >= least:
            return name
    return None


def _times(name: str, text: str) -> int:
    """Return how often a text has a name by itself, and not as part of an address."""
    after = (text[end : end + 1] for start, end in standing(name, text) if text[start - 1 : start] != "/")
    return sum(not (letter.isalnum() or letter == "_") for letter in after)


def _says_model(words: str) -> bool:
    """Tell whether a description such as "a 7B language model that ..." calls what it describes a model."""
    return kind_said(words) == "Model"


def _is_introduced(name: str, prose: str) -> bool:
    """Tell whether a text says of a name that it is a model."""
    link = rf"(?<!\w){re.escape(name)}(?:\s\([^()\n]{{1,60}}\))?(?:,\s|\s(?:is|are)\s)"
    described = re.finditer(rf"{link}(?P<said>(?:an?|our|the)\s(?:[^.;\n]|\.(?=\d)){{2,160}})", prose)
    return any(_says_model(match["said"]) for match in described)
