"""What rows over all columns say of those below: which test, which model or family, whose models, a label's value."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Entity
from ....graph.document import Pair, is_wide
from ....graph.vocabulary import label_key
from ..names.knowledge import class_called
from ..names.mentions import ORGANIZATION_END
from ..names.naming import clean, is_name
from ..properties.benchmarks import bare_label, benchmark_of, is_metric
from ..properties.labelled import ANY_MODEL, SCORE, claims_of_pair, property_of
from ..terms.lexicon import lexicon
from .columns import named_by
from .presented import named_by_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.document import Cell, Passage, Table
    from ..names.knowledge import Knowledge
    from ..properties.benchmarks import Measured
    from ..properties.topics import Topic
    from .columns import Header

_LONGEST = 80
_MODELS = ("Model", "ModelFamily")
_MAKER = "developer"
_FIRST_ROWS = 3
_PAIR = 2
_SURE_END = re.compile(r" (?:Labs?|Inc|Corporation|Technologies|Ltd)\.?\Z")


def sheets_in(table: Table, topic: Topic, knowledge: Knowledge) -> Iterator[tuple[Table, Topic]]:
    """Yield a table with its topic, without the one cell over all columns that heads it, which may name that.

    One of labels with values is parted where such cells name several models.
    """
    if is_wide(table.header):
        topic = _titled(table.header[0].passage.text, topic, knowledge)
        table = replace(table, header=())
    rows: list[tuple[Cell, ...]] = []
    for row in table.rows:
        named = model_named(row[0].passage.text, knowledge) if len(row) == _PAIR and is_wide(row) else None
        if named is None:
            rows.append(row)
            continue
        if rows:
            yield replace(table, rows=tuple(rows)), topic
        table, topic, rows = replace(table, header=()), topic.about(named), []
    if rows:
        yield replace(table, rows=tuple(rows)), topic


def _titled(title: str, topic: Topic, knowledge: Knowledge) -> Topic:
    named = named_by(title, knowledge)
    topic = topic.under(f"{topic.heading} {title}".strip())
    if named is not None:
        return topic.about(named)
    test = named_by_heading(title, knowledge)
    return topic.presenting(test) if test is not None else topic


def model_named(words: str, knowledge: Knowledge) -> Entity | None:
    """Return the model or family that the words of a cell over all columns name."""
    named = named_by(words, knowledge) if len(words) <= _LONGEST else None
    return named if named is not None and named.type in _MODELS else None


def model_of_sheet(header: Header, topic: Topic, knowledge: Knowledge) -> Topic:
    """Return the topic of labels with values, one of which may name the model: "Model name | Heron 2"."""
    rows = [header.cells, *header.rows] if header.cells else list(header.rows)
    for row in rows[:_FIRST_ROWS] if header.width == _PAIR else ():
        label, value = row[0].passage.text, row[1].passage.text
        is_of_name = class_called(knowledge.vocabulary, label) == "Model" or label_key(label) in lexicon().name_labels
        named = named_by(value, knowledge) if is_of_name and is_name(value) else None
        if named is not None and named.type in _MODELS:
            return topic.about(named)
    return topic


def test_over(section: str, label: str, knowledge: Knowledge) -> Measured | None:
    """Return the test that a row over all columns names, for a column that says no more than that it holds scores."""
    known = property_of(label, ANY_MODEL, knowledge)
    bare = bare_label(label)
    is_score = (known is not None and known.name == SCORE) or is_metric(bare)
    return benchmark_of(section, knowledge) if is_score and len(section) <= _LONGEST else None


def claims_of_section(
    section: Passage, name: Passage, subject: Entity, maker: Entity | None, knowledge: Knowledge
) -> Iterator[Claim]:
    """Yield what a row over all columns, "Base model: Heron 2" or "Northlake Labs", says of a model below it."""
    label, colon, _ = section.text[:_LONGEST].partition(":")
    known = property_of(label.strip(), (subject,), knowledge) if colon else None
    if known is not None and known.name != SCORE:
        value = section.part(len(label) + 1, len(section.text)).stripped()
        yield from claims_of_pair(Pair(name, value), known, subject, knowledge, label=label.strip())
    if maker is not None and subject.type == "Model":
        yield Claim(knowledge.document.id, subject, _MAKER, maker, section.span.to(name.span), section.text)


def makers_over(header: Header, knowledge: Knowledge) -> dict[str, Entity]:
    """Return the makers that rows over all columns name, by their words.

    Beside such as are known or called so without doubt, "Northlake Labs", others are that end as makers' names may.
    """
    texts = dict.fromkeys(cell.passage.text for cell in header.sections if cell is not None)
    named = {text: clean(text) for text in texts if is_name(text) and len(text) <= _LONGEST}
    known = {text: knowledge.names.gazetteer.called(words, "Organization") for text, words in named.items()}
    sure = {text: each or _called_so(named[text], _SURE_END) for text, each in known.items()}
    if not any(sure.values()):
        return {}
    told = {text: each or _called_so(named[text], ORGANIZATION_END) for text, each in sure.items()}
    return {text: each for text, each in told.items() if each is not None}


def _called_so(words: str, ending: re.Pattern[str]) -> Entity | None:
    is_one = words[:1].isupper() and " " in words and ending.search(words) is not None
    return Entity("Organization", words) if is_one else None
