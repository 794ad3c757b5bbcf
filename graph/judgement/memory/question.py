"""The memory question: how much a model needs in a number format, with a context, for a batch; and what sources say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .amounts import Amount
from .arithmetic import Cache, weight_bytes
from .attention import BOUNDS, OBSTACLES, form_called
from .formats import batch_in, context_in, format_in, format_named
from .inputs import CONTEXT, HEADS, HIDDEN, LAYERS, PARAMETERS, Input, Inputs
from .said import account_of
from .stated import Computed, Stated, compared

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...vocabulary import ConceptEntry, Vocabulary
    from ..policy import Policy
    from .attention import Form
    from .said import Ask, Said

NOT_INCLUDED = (
    "Weights are all parameters times their bits, for all experts are loaded, also where few are active. "
    "The scales of quantized weights, activations and what an engine needs for itself come on top."
)
LONGEST_CONTEXT = 10**12  # tokens, and sequences in a batch
_FOOTPRINT = "memoryFootprint"


@dataclass(frozen=True, slots=True)
class MemoryQuestion:
    """What somebody wants to know: the names of the number formats, the tokens; None for what was not said."""

    precision: str | None = None
    cache_precision: str | None = None
    context: int | None = None
    batch: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the memory: its amount in bytes, else what stands in the way; `note` says why it is a bound."""

    name: str
    amount: Amount | None
    obstacle: str = ""
    note: str = ""

    def __str__(self) -> str:
        if self.amount is None:
            return f"cannot be computed: {self.obstacle}"
        return f"{self.amount.in_bytes()} ({self.amount.in_binary_bytes()})"


@dataclass(frozen=True, slots=True)
class Memory:
    """The answer: the parts, the inputs that they were computed from, and the figures that sources state."""

    weights: Part
    cache: Part
    together: Part
    inputs: tuple[Input, ...]
    notes: tuple[str, ...]
    stated: tuple[Stated, ...]

    @property
    def setting(self) -> str:
        """What it is computed for: the number format of the weights, the context and the batch, in words."""
        told = {each.name: each.value for each in self.inputs if each.value}
        context = f"{told[CONTEXT]} of context" if CONTEXT in told else ""
        return ", ".join(filter(None, (told.get("weightFormat"), context, told.get("batch"))))

    @property
    def parts(self) -> tuple[Part, Part, Part]:
        """The parts and their sum."""
        return self.weights, self.cache, self.together


@dataclass(frozen=True, slots=True)
class _Basis:
    """All that the parts are computed from; `beneath` are the inputs that others are derived from."""

    parameters: Input
    weight_format: Input
    attention: Input | None
    layers: Input
    heads: Input
    head_dimension: Input
    beneath: tuple[Input, ...]
    cache_format: Input
    context: Input
    batch: Input

    @property
    def of_cache(self) -> tuple[Input, ...]:
        """What the cache is the product of."""
        return self.layers, self.heads, self.head_dimension, self.cache_format, self.context, self.batch

    @property
    def told(self) -> tuple[Input, ...]:
        """The inputs as a reader wants them: what others are derived from before these, and none that is idle."""
        attention = (self.attention,) if self.attention is not None else ()
        first = (self.parameters, self.weight_format, *attention)
        return first if _forbidding(self.attention) else (*first, self.layers, *self.beneath, *self.of_cache[1:])


def memory_of(ask: Ask, vocabulary: Vocabulary, policy: Policy, model: str, asked: MemoryQuestion) -> Memory:
    """Return the answer for the model with this IRI; QueryError for a number format that is not known."""
    inputs = Inputs(account_of(ask, vocabulary, model), vocabulary)
    basis = _basis(inputs, asked)
    weights, cache = _weights(basis), _cache(basis)
    return Memory(
        weights=weights,
        cache=cache,
        together=_sum(weights, cache),
        inputs=basis.told,
        notes=(NOT_INCLUDED, *_beyond_window(inputs, asked)),
        stated=tuple(_stated(each, basis, inputs, policy) for each in inputs.account.stated(_FOOTPRINT)),
    )


def _basis(inputs: Inputs, asked: MemoryQuestion) -> _Basis:
    vocabulary, attention = inputs.vocabulary, inputs.attention()
    heads, hidden = inputs.number(HEADS), inputs.number(HIDDEN)
    of_cache = inputs.key_value_heads(heads, attention), inputs.head_dimension(hidden, heads)
    weight_format = inputs.weight_format(_chosen(vocabulary, asked.precision, "precision"))
    return _Basis(
        parameters=inputs.number(PARAMETERS),
        weight_format=weight_format,
        attention=attention,
        layers=inputs.number(LAYERS),
        heads=of_cache[0],
        head_dimension=of_cache[1],
        beneath=tuple(each for each in (heads, hidden) if any(each.name in other.rests_on for other in of_cache)),
        cache_format=inputs.cache_format(_chosen(vocabulary, asked.cache_precision, "cache precision"), weight_format),
        context=_context(inputs, asked.context),
        batch=inputs.batch(asked.batch),
    )


def _chosen(vocabulary: Vocabulary, name: str | None, place: str) -> ConceptEntry | None:
    return format_named(vocabulary, name, place) if name else None


def _context(inputs: Inputs, tokens: int | None) -> Input:
    if tokens is not None:
        return inputs.given(CONTEXT, tokens)
    window = inputs.number(CONTEXT)
    return window if window.amount is not None else replace(window, how=f"{window.how}; give one")


def _beyond_window(inputs: Inputs, asked: MemoryQuestion) -> Iterator[str]:
    """Yield a warning where the context is longer than the model is said to read."""
    window = inputs.number(CONTEXT)
    if asked.context is not None and window.amount is not None and asked.context > window.amount.high:
        yield f"The context is longer than the context window, {window.value}."


def _weights(basis: _Basis) -> Part:
    parameters, bits = basis.parameters, basis.weight_format
    if parameters.amount is None or bits.amount is None:
        return Part("weights", None, obstacle=parameters.how if parameters.amount is None else bits.how)
    return Part("weights", weight_bytes(parameters.amount, bits.amount))


def _cache(basis: _Basis) -> Part:
    name, amount = "key-value cache", _cache_bytes(basis)
    if amount is None:
        lacking = dict.fromkeys(each.how for each in basis.of_cache if each.amount is None)
        return Part(name, None, _forbidding(basis.attention) or "; ".join(lacking))
    return Part(name, amount, note=_bounding(basis.attention))


def _cache_bytes(basis: _Basis) -> Amount | None:
    amounts = [each.amount for each in basis.of_cache if each.amount is not None]
    if len(amounts) < len(basis.of_cache) or _forbidding(basis.attention):
        return None
    computed = Cache(*amounts).bytes()
    return computed.at_most() if _bounding(basis.attention) else computed


def _sum(weights: Part, cache: Part) -> Part:
    if weights.amount is None or cache.amount is None:
        lacking = " and ".join(each.name for each in (weights, cache) if each.amount is None)
        return Part("together", None, f"it needs the {lacking}")
    return Part("together", weights.amount + cache.amount)


def _forbidding(attention: Input | None) -> str:
    """Return why the cache cannot be computed from heads; empty where it can."""
    return _because(attention, OBSTACLES)


def _bounding(attention: Input | None) -> str:
    """Return why the cache is at most what is computed; empty where it is just that."""
    return _because(attention, BOUNDS)


def _because(attention: Input | None, reasons: Mapping[Form, str]) -> str:
    for each in attention.said if attention is not None else ():
        form = form_called(each.value)
        if form is not None and form in reasons:
            return f"{each.file} says {each.value}, {reasons[form]}"
    return ""


def _stated(said: Said, basis: _Basis, inputs: Inputs, policy: Policy) -> Stated:
    """Return a stated figure beside what is computed for its own number format, context and batch."""
    entry = format_in(inputs.vocabulary, said.setting)
    context, batch = context_in(said.setting), batch_in(said.setting)
    weights = cache = None
    if entry is not None:
        own = inputs.weight_format(entry)
        weights = _weights(replace(basis, weight_format=own)).amount
        if context is not None:
            alike = replace(basis, context=inputs.given(CONTEXT, int(context)), batch=inputs.batch(batch or 1))
            cache = _cache_between(alike, inputs.cache_format(entry, own), inputs.cache_format(None, own))
    computed = Computed(basis.parameters.amount, weights, cache)
    verdict, comparison = compared(said, computed, policy)
    return Stated(said, computed, verdict, comparison)


def _cache_between(basis: _Basis, *formats: Input) -> Amount | None:
    """Return what the cache takes in one of some formats: a figure that sources state seldom says in which."""
    amounts = [_cache_bytes(replace(basis, cache_format=each)) for each in formats]
    known = [each for each in amounts if each is not None]
    return Amount.among(known) if known else None
