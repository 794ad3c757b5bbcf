"""What the sources support of a model as a model card of Hugging Face: each value with its source and its words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import IO, TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode

from ..called import model_called
from ..iris import may_be_link
from ..names import slug
from ..rdf import RDF, SCHEMA, SKOS, WS
from ..value_words import value_words
from .hub import language_code, library_id, licence_id, relation_id, repository, task_id
from .markup import cell, comment, link, one_line, quoted
from .said import Words
from .supported import supported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .said import Said, Term
    from .supported import Supported
    from .wanted import Wanted

_SHOWN = 3  # sources of a fact; the page of the model has all
_LONGEST_QUOTE, _LONGEST_COMMENT = 160, 240  # characters
_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?", re.ASCII)
_TASK = "other"  # the Hub wants the task of a score, and our sources do not say it


def write_card(wanted: Wanted, out: IO[bytes]) -> None:
    """Write the card of the model with the name that is wanted; SnapshotError where there is none."""
    out.writelines(f"{line}\n".encode() for line in _Card(wanted).lines())


class _Card:
    """The card of one model."""

    def __init__(self, wanted: Wanted) -> None:
        self._snapshot, self._ident, self._store = wanted.snapshot, wanted.snapshot.id, wanted.snapshot.store
        self._model = NamedNode(model_called(wanted.snapshot, wanted.about or ""))
        self._words = Words(self._store)
        self._name = one_line(self._words.label(self._model))
        self._facts = supported(wanted.snapshot, self._model.value)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the card: YAML between two rules, then Markdown."""
        if metadata := list(self._metadata()):
            yield from ("---", *metadata, "---", "")
        yield from (f"# {cell(self._name)}", "")
        yield f"What the sources support together, and who says so in which words (whosays, snapshot `{self._ident}`)."
        yield from ("", f"|  | {cell(self._name)} | Source |", "| --- | --- | --- |")
        for fact in self._facts:
            first: dict[NamedNode, Said] = {}
            for said in fact.supporters:
                first.setdefault(said.source, said)
            sources = "; ".join(self._told(said) for said in list(first.values())[:_SHOWN])
            yield f"| {cell(self._label(fact))} | {cell(self._value(fact))} | {sources} |"

    def _metadata(self) -> Iterator[str]:
        yield from self._licence(self._of("license"))
        yield from self._listed("base_model", "baseModel", lambda names: repository(names) or names[0])
        yield from self._one("base_model_relation", self._of("baseModelRelation"), relation_id)
        yield from self._one("new_version", self._successors(), lambda names: repository(names) or names[0])
        yield from self._listed("datasets", "trainingDataset", lambda names: repository(names) or names[0])
        yield from self._listed("language", "language", language_code)
        yield from self._one("library_name", self._of("library"), library_id)
        tasks = [fact for fact in self._of("role") if task_id([fact.value.value]) is not None]
        yield from self._one("pipeline_tag", tasks, task_id)
        yield from self._index([fact for fact in self._of("score") if fact.subject != self._model])

    def _successors(self) -> list[Supported]:
        """Return the facts of which models follow this one, each with that model as its value."""
        newer = self._store.quads_for_pattern(None, WS.successorOf, self._model, DefaultGraph())
        things = (quad.subject for quad in newer if isinstance(quad.subject, NamedNode))
        facts = (fact for thing in things for fact in supported(self._snapshot, thing.value))
        follow = (fact for fact in facts if fact.known.name == "successorOf" and fact.value == self._model)
        return [replace(fact, value=fact.subject) for fact in follow]

    def _of(self, name: str) -> list[Supported]:
        return [fact for fact in self._facts if fact.known.name == name]

    def _licence(self, facts: Sequence[Supported]) -> Iterator[str]:
        """Yield the licence, where it is one; what the Hub has no name for is `other`, with its name and address."""
        if len(facts) != 1 or not isinstance(facts[0].value, NamedNode):
            return
        names = self._names(facts[0].value)
        known = licence_id(names)
        yield f"license: {quoted(known or 'other')}{self._comment(facts[0])}"
        if known is None:
            yield f"license_name: {quoted(slug(names[0]))}"
            stated = self._store.quads_for_pattern(facts[0].value, SCHEMA.url, None, None)
            links = sorted(quad.object.value for quad in stated if isinstance(quad.object, NamedNode))
            yield from (f"license_link: {quoted(each)}" for each in links[:1])

    def _listed(self, key: str, name: str, named: Callable[[Sequence[str]], str | None]) -> Iterator[str]:
        """Yield a list of things, as far as the Hub has names for them, each once."""
        found: dict[str, Supported] = {}
        for fact in self._of(name):
            if isinstance(fact.value, NamedNode) and (known := named(self._names(fact.value))) is not None:
                found.setdefault(known, fact)
        if found:
            yield f"{key}:"
            yield from (f"- {quoted(known)}{self._comment(fact)}" for known, fact in found.items())

    def _one(self, key: str, facts: Sequence[Supported], named: Callable[[Sequence[str]], str | None]) -> Iterator[str]:
        """Yield a key of one value, where there is one and the Hub has a name for it."""
        if len(facts) == 1:
            value = facts[0].value
            known = named(self._names(value) if isinstance(value, NamedNode) else [one_line(value.value)])
            yield from [f"{key}: {quoted(known)}{self._comment(facts[0])}"] if known is not None else []

    def _index(self, scores: Sequence[Supported]) -> Iterator[str]:
        """Yield the scores as `model-index`, each with a source of it."""
        if not scores:
            return
        yield from ("model-index:", f"- name: {quoted(self._name)}", "  results:")
        for fact in scores:
            benchmark, setting = self._benchmark(fact)
            yield from ("  - task:", f"      type: {_TASK}", "    dataset:", f"      name: {quoted(benchmark)}")
            yield f"      type: {quoted(slug(benchmark))}"
            yield from ("    metrics:", "    - type: score", f"      value: {_number(fact.value)}{self._comment(fact)}")
            if setting:
                yield f"      name: {quoted(setting)}"
            for said in fact.supporters[:1]:
                title, url = self._source(said)
                yield from ("    source:", f"      name: {quoted(title)}", f"      url: {quoted(url)}")

    def _label(self, fact: Supported) -> str:
        """Return what a fact is called: a score by its benchmark; with what narrows it in brackets."""
        label, setting = fact.known.label, fact.setting
        if fact.known.name == "score" and fact.subject != self._model:
            label, setting = self._benchmark(fact)
        elif fact.subject != self._model:
            label = f"{label}: {self._words.label(fact.subject)}"
        return f"{label} ({setting})" if setting else label

    def _benchmark(self, fact: Supported) -> tuple[str, str]:
        """Return what the benchmark of a score is called, and the setting."""
        found = {
            quad.predicate: quad.object
            for quad in self._store.quads_for_pattern(fact.subject, None, None, DefaultGraph())
        }
        benchmark, setting = found.get(WS.benchmark), found.get(WS.setting)
        label = self._words.label(benchmark) if isinstance(benchmark, NamedNode) else self._words.label(fact.subject)
        return one_line(label), one_line(setting.value) if isinstance(setting, Literal) else fact.setting

    def _value(self, fact: Supported) -> str:
        """Return a value in the words of who says it, else in ours."""
        alike = next((said for said in fact.supporters if said.term(RDF.object) == fact.value), None)
        if alike is not None:
            return self._words.value(alike)
        return (
            self._words.label(fact.value) if isinstance(fact.value, NamedNode) else value_words(fact.value, fact.known)
        )

    def _names(self, thing: NamedNode) -> list[str]:
        """Return what a thing is called, its label first."""
        others = self._store.quads_for_pattern(thing, SKOS.altLabel, None, DefaultGraph())
        names = sorted(quad.object.value for quad in others if isinstance(quad.object, Literal))
        return [one_line(name) for name in (self._words.label(thing), *names)]

    def _told(self, said: Said) -> str:
        title, url = self._source(said)
        quote = cell(_shortened(said.text(WS.exact)))
        return f"{link(title, url)}: “{quote}”" if quote else link(title, url)

    def _comment(self, fact: Supported) -> str:
        """Return who says a fact first, and in which words, as a comment."""
        if not fact.supporters:
            return ""
        title, url = self._source(fact.supporters[0])
        quote = _shortened(fact.supporters[0].text(WS.exact))
        return comment(f"{title} <{url}>: “{quote}”", _LONGEST_COMMENT)

    def _source(self, said: Said) -> tuple[str, str]:
        """Return the title of a source and where it is read: our own page of it where no address is known."""
        graph = said.source
        urls = (quad.object for quad in self._store.quads_for_pattern(graph, SCHEMA.url, None, graph))
        known = sorted(url.value for url in urls if isinstance(url, NamedNode) and may_be_link(url.value))
        return one_line(self._words.label(graph)), known[0] if known else graph.value


def _number(value: Term) -> str:
    """Return a number as YAML reads it; what a change by hand gives as one, and is none, as a string."""
    text = value.value
    return text if _NUMBER.fullmatch(text) else quoted(one_line(text))


def _shortened(quote: str) -> str:
    words = one_line(quote)
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE].rstrip()} …"
