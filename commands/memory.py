"""`whosays memory`: how much memory a model needs, computed from what sources say, beside what they state."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
from rich.text import Text

from ..graph.called import model_called
from ..graph.judgement.memory.question import LONGEST_CONTEXT, MemoryQuestion, memory_of
from ..graph.judgement.memory.record import record
from ..graph.judgement.policy import policy_of
from ..graph.queries import Catalogue
from ..graph.snapshot import Snapshot
from ..graph.vocabulary import Vocabulary
from ..graph.words import excerpt
from ..printing import harmless, out, table
from ..server.evaluate import asking
from ..server.pages.statements import Labels
from .typed import data_folder, example

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ..graph.judgement.memory.inputs import Input
    from ..graph.judgement.memory.question import Memory
    from ..graph.judgement.memory.said import Said
    from ..graph.judgement.memory.stated import Stated

_QUOTED = 48
_CITED = 2
_COUNT = click.IntRange(1, LONGEST_CONTEXT)


@click.command(epilog=example('memory "Heron 2 Ultra" --precision int4 --context 32768'))
@click.argument("model")
@data_folder
@click.option("--precision", help="The number format of the weights: fp8, bf16, int4, ... [default: as sources say]")
@click.option("--cache-precision", help="The number format of the key-value cache [default: at least 16 bits]")
@click.option("--context", type=_COUNT, help="How many tokens of context [default: the model's context window]")
@click.option("--batch", type=_COUNT, default=1, show_default=True, help="How many sequences at once.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def memory(  # noqa: PLR0913 (one for each option)
    *,
    model: str,
    data: Path,
    precision: str | None,
    cache_precision: str | None,
    context: int | None,
    batch: int,
    form: str,
) -> None:
    """Compute how much memory a model needs, and compare it with the figures that sources state.

    MODEL is its name or IRI. Every input is shown with where it is from; what no source gives is said, not guessed.
    """
    snapshot, catalogue, vocabulary = Snapshot.current(data), Catalogue.load(), Vocabulary.load()
    iri = model_called(snapshot, model)
    asked = MemoryQuestion(precision, cache_precision, context, batch)
    ask = asking(snapshot.store, catalogue)
    answer, label = memory_of(ask, vocabulary, policy_of(snapshot.seal), iri, asked), Labels(ask).of(iri)
    if form == "json":
        click.echo(json.dumps({"model": iri, "label": label, **record(answer)}, ensure_ascii=False, indent=2))
    else:
        _show(answer, harmless(label))


def _show(answer: Memory, label: str) -> None:
    parts = [(part.name, _with_note(str(part), part.note)) for part in answer.parts]
    out.print(table(("memory", "computed"), parts, Text(f"{label} in {answer.setting}")))
    out.print(table(("from", "value, and how it is known"), [_row(each) for each in answer.inputs]))
    if answer.stated:
        out.print(table(("stated", "for", "compared"), [_compared(each) for each in answer.stated]))
    for note in answer.notes:
        out.print(Text(note))


def _row(given: Input) -> tuple[str, str]:
    value = f"{given.value}: {given.how}" if given.value else given.how
    return given.label, _with_note(value, _cited(given.said))


def _compared(figure: Stated) -> tuple[str, str, str]:
    return figure.said.value, figure.said.setting or "-", _with_note(figure.comparison, _cited([figure.said]))


def _with_note(words: str, note: str) -> str:
    return f"{words}\n{note}" if note else words


def _cited(said: Sequence[Said]) -> str:
    """Return the first quote of each source, of a few of them, each with its file's name."""
    first: dict[str, str] = {}
    for each in said:
        first.setdefault(each.file, excerpt(each.quote, each.written, _QUOTED))
    shown = [f"{file}: “{quote}”" for file, quote in first.items()]
    more = [f"and {len(shown) - _CITED} more"] if len(shown) > _CITED else []
    return "\n".join([*shown[:_CITED], *more])
