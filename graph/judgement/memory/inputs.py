"""The inputs of the computation: each with its value, how it is known, and the claims that say so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from ... import words
from ...claims import Comparator
from .amounts import Amount
from .arithmetic import head_dimension
from .attention import Form, form_called
from .formats import format_called
from .said import sources_of, unit_beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...vocabulary import ConceptEntry, Vocabulary
    from .said import Account, Said

PARAMETERS, LAYERS, CONTEXT = "totalParameters", "layerCount", "contextWindow"
HEADS, KEY_VALUE_HEADS = "attentionHeadCount", "keyValueHeadCount"
HEAD_DIMENSION, HIDDEN = "attentionHeadDimension", "hiddenDimension"
_NOUNS = {
    PARAMETERS: "the number of parameters",
    LAYERS: "the number of layers",
    CONTEXT: "the context window",
    HEADS: "the number of attention heads",
    KEY_VALUE_HEADS: "the number of key-value heads",
    HEAD_DIMENSION: "the size of an attention head",
    HIDDEN: "the hidden dimension",
}
_NAMING = ("attentionMechanism", "architecture", "usesTechnique")
_TRAINED_IN = "trainingPrecision"
_MOST_SHOWN = 3
_USUAL = "BFloat16"
_USUAL_BITS = 16
_UNBOUNDED = frozenset({Comparator.EQUAL, Comparator.ABOUT})
_PREFERENCES = frozenset({"majority", "tier", "recency", "latest"})
_AS_MANY = "assumed, at most as many as attention heads, as no source gives them or speaks of queries in groups"


class InputOrigin(StrEnum):
    """How an input is known."""

    CONSENSUS = "consensus"
    DISPUTED = "disputed"
    DERIVED = "derived"
    ASSUMED = "assumed"
    GIVEN = "given"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Input:
    """One input: `value` in words, `how` it is known in words, and the claims behind it.

    `name` is the local name of a property, or one of ours: `weightFormat`, `cacheFormat`, `batch`, `attention`. An
    input that is missing has no amount, and `how` says why. `rests_on` names the inputs that it is derived from.
    """

    name: str
    label: str
    amount: Amount | None
    value: str
    origin: InputOrigin
    how: str
    said: tuple[Said, ...] = ()
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """Makes the inputs from what is said of one model."""

    account: Account
    vocabulary: Vocabulary

    def number(self, name: str) -> Input:
        """Return a property's value: the consensus, all values where it is disputed, or nothing."""
        stated = [each for each in self.account.stated(name) if each.amount is not None]
        holding = [each for each in stated if each.holds]
        if name in self.account.ties and stated:
            return self._disputed(name, stated)
        if holding:
            return self._agreed(name, stated, holding)
        return self._missing(name)

    def given(self, name: str, number: int) -> Input:
        """Return an input that somebody gave; what is given for the context window is the context."""
        known = self._known(name, Amount.of(number), InputOrigin.GIVEN, "as given")
        return replace(known, label="context") if name == CONTEXT else known

    def batch(self, sequences: int) -> Input:
        """Return the number of sequences that are in the cache at once."""
        is_one = sequences == 1
        how = "the default" if is_one else "as given"
        origin = InputOrigin.ASSUMED if is_one else InputOrigin.GIVEN
        return Input("batch", "batch", Amount.of(sequences), words.counted(sequences, "sequences"), origin, how)

    def key_value_heads(self, heads: Input, attention: Input | None) -> Input:
        """Return the key-value heads: as stated, else by what sources call the attention, else as an assumption."""
        stated = self.number(KEY_VALUE_HEADS)
        form, said = _form(attention), attention.said if attention is not None else ()
        if stated.amount is not None:
            return stated
        if form is Form.SINGLE:
            return self._known(
                KEY_VALUE_HEADS, Amount.of(1), InputOrigin.DERIVED, "multi-query attention has one", said
            )
        if form is Form.GROUPED:
            return replace(
                stated, how=f"{stated.how}, and queries in groups share fewer than there are attention heads"
            )
        if heads.amount is None:
            return stated
        is_full = form is Form.FULL
        known = self._known(
            KEY_VALUE_HEADS,
            heads.amount if is_full else heads.amount.at_most(),
            InputOrigin.DERIVED if is_full else InputOrigin.ASSUMED,
            "multi-head attention has as many as attention heads" if is_full else _AS_MANY,
            said if is_full else (),
        )
        return replace(known, rests_on=(HEADS,))

    def head_dimension(self, hidden: Input, heads: Input) -> Input:
        """Return the width of a head: as stated, else the hidden dimension over the attention heads."""
        stated = self.number(HEAD_DIMENSION)
        if stated.amount is not None:
            return stated
        if hidden.amount is None or heads.amount is None:
            lacking = [_NOUNS[each.name] for each in (hidden, heads) if each.amount is None]
            return replace(stated, how=f"{stated.how}, nor {' and '.join(lacking)} to derive it from")
        amount = head_dimension(hidden.amount, heads.amount)
        how = f"{hidden.label} / {heads.label}"
        known = self._known(HEAD_DIMENSION, amount, InputOrigin.DERIVED, how)
        return replace(known, value=amount.told(words.rounded), rests_on=(HIDDEN, HEADS))

    def weight_format(self, chosen: ConceptEntry | None) -> Input:
        """Return the number format of the weights: as given, else the one that training is said to have used."""
        name, label = "weightFormat", "weights are in"
        if chosen is not None:
            return _format(name, label, chosen, InputOrigin.GIVEN, "as given")
        said = self.account.stated(_TRAINED_IN)
        formats = {entry.name: entry for each in said if (entry := format_called(self.vocabulary, each.value))}
        if len(formats) == 1:
            (entry,) = formats.values()
            return _format(name, label, entry, InputOrigin.CONSENSUS, f"as trained, {_sources(said)}", said)
        several = words.listed([entry.label for entry in formats.values()])
        why = f"sources name {several}" if formats else "no source names one"
        return _format(name, label, self.vocabulary.concepts[_USUAL], InputOrigin.ASSUMED, f"assumed, as {why}", said)

    def cache_format(self, chosen: ConceptEntry | None, weights: Input) -> Input:
        """Return the number format of the cache: as given, else 16 bits, or as many as weights that take more.

        Engines do not store keys and values in fewer bits because the weights are: that is a choice of its own.
        """
        name, label = "cacheFormat", "cache is in"
        if chosen is not None:
            return _format(name, label, chosen, InputOrigin.GIVEN, "as given")
        if weights.amount is not None and weights.amount.low >= _USUAL_BITS:
            return replace(
                weights,
                name=name,
                label=label,
                origin=InputOrigin.ASSUMED,
                how=f"{weights.amount.low} bits, as the weights",
                said=(),
            )
        how = "assumed, as narrow weights make no narrow cache"
        return _format(name, label, self.vocabulary.concepts[_USUAL], InputOrigin.ASSUMED, how)

    def attention(self) -> Input | None:
        """Return what sources call the attention, where that tells how the cache is made; the telling ones only."""
        said = [each for name in _NAMING for each in self.account.stated(name) if form_called(each.value) is not None]
        if not said:
            return None
        names = list(dict.fromkeys(each.value for each in said))
        return Input(
            "attention", "attention", None, words.listed(names), InputOrigin.CONSENSUS, _sources(said), tuple(said)
        )

    def _disputed(self, name: str, stated: Sequence[Said]) -> Input:
        rivals = sorted([each for each in stated if not each.setting] or stated, key=_bounds)
        amount = Amount.among([each.amount for each in rivals if each.amount is not None])
        values = list(dict.fromkeys(each.value for each in rivals))
        known = self._known(name, amount, InputOrigin.DISPUTED, "disputed, so all are computed", rivals)
        return replace(known, value=" or ".join(values)) if len(values) <= _MOST_SHOWN else known

    def _agreed(self, name: str, stated: Sequence[Said], holding: Sequence[Said]) -> Input:
        unbounded = [each for each in holding if each.comparator in _UNBOUNDED]
        amounts = [each.amount for each in unbounded or holding if each.amount is not None]
        amount = replace(amounts[0], is_about=any(each.is_about for each in amounts))
        support = [each for each in stated if each.holds or each.rule]
        others = list(dict.fromkeys(each.value for each in stated if each not in support))
        also = f"; also said: {words.listed(others[:_MOST_SHOWN])}" if others else ""
        return self._known(name, amount, InputOrigin.CONSENSUS, f"{_sources(support)}{_by(holding)}{also}", support)

    def _missing(self, name: str) -> Input:
        silent, label = self.account.undisclosed(name), self.vocabulary.properties[name].label
        why = f"no source gives {_NOUNS[name]}"
        files = sources_of(silent)
        verb = "says" if len(files) == 1 else "say"
        how = f"{why}; {words.listed(files)} {verb} that it is not disclosed" if silent else why
        return Input(name, label, None, "", InputOrigin.MISSING, how, tuple(silent))

    def _known(self, name: str, amount: Amount, origin: InputOrigin, how: str, said: Iterable[Said] = ()) -> Input:
        known = self.vocabulary.properties[name]
        return Input(name, known.label, amount, amount.in_unit(unit_beside(known)), origin, how, tuple(said))


def _format(  # noqa: PLR0913, PLR0917 (what an input is)
    name: str, label: str, entry: ConceptEntry, origin: InputOrigin, how: str, said: Sequence[Said] = ()
) -> Input:
    bits = entry.bits or 0
    return Input(name, label, Amount.of(bits), entry.label, origin, f"{bits} bits, {how}", tuple(said))


def _form(attention: Input | None) -> Form | None:
    """Return the form that tells the number of key-value heads, where sources name one."""
    forms = {form_called(each.value) for each in (attention.said if attention is not None else ())}
    return next((form for form in (Form.GROUPED, Form.SINGLE, Form.FULL) if form in forms), None)


def _sources(said: Sequence[Said]) -> str:
    return words.counted(len(sources_of(said)), "sources")


def _by(holding: Sequence[Said]) -> str:
    """Return by which preference of the policy a value won, where it had rivals."""
    rule = next((each.rule for each in holding if each.rule in _PREFERENCES), "")
    return f", by {rule}" if rule else ""


def _bounds(said: Said) -> tuple[Decimal, Decimal]:
    return (said.amount.low, said.amount.high) if said.amount is not None else (Decimal(0), Decimal(0))
