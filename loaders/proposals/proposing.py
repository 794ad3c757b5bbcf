"""A reading with what a model proposes about its document, as far as that passes the gate."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ...graph.limits import limit
from ..curation.curations import with_claims
from ..understanding.learning.introduced import learn
from ..understanding.names.knowledge import Knowledge
from .asking import messages, proposals_in, schema
from .gate import Refusal, claim_proposed
from .passages import passages_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...graph.claims import Claim, Reading
    from ...graph.vocabulary import Vocabulary
    from .model import Model

NAME, VERSION = "proposals", "1"
_NO_FORM = "the answer is not of the form asked for"


@dataclass(frozen=True, slots=True)
class Proposer:
    """Asks a model about each passage of a document; `refused` counts what did not pass, by reason."""

    model: Model
    vocabulary: Vocabulary
    refused: Counter[str] = field(default_factory=Counter)

    def added(self, reading: Reading) -> Reading:
        """Return a reading with the claims that the model proposes, pass the gate, and are not read already.

        Raises ModelError where the model does not answer.
        """
        knowledge = Knowledge(self.vocabulary, learn(reading.document, self.vocabulary).names, reading.document)
        claims = list(reading.claims)
        for claim in self._claims(knowledge):
            if not _is_said(claim, claims):
                claims.append(claim)
        return with_claims(reading, claims)

    def told(self) -> str:
        """Return what was refused, in one line; empty where nothing was."""
        counted = "; ".join(f"{reason}: {count:,}" for reason, count in self.refused.most_common())
        return f"{self.model.name} proposed what was refused: {counted}" if counted else ""

    def _claims(self, knowledge: Knowledge) -> Iterator[Claim]:
        document, asked = knowledge.document, schema(self.vocabulary)
        for passage in passages_in(document, limit("model_characters").value):
            question = messages(document[passage], document.title, self.vocabulary)
            proposals = proposals_in(self.model.answer(question, asked), self.vocabulary)
            if proposals is None:
                self.refused[_NO_FORM] += 1
            for proposal in proposals or ():
                found = claim_proposed(proposal, passage, knowledge, f"{NAME}/{VERSION}")
                if isinstance(found, Refusal):
                    self.refused[found] += 1
                else:
                    yield replace(found, proposed_by=self.model.name)


def _is_said(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether one of some claims says the same with words that overlap."""
    return any(
        (each.subject, each.property, each.value, each.benchmark)
        == (claim.subject, claim.property, claim.value, claim.benchmark)
        and each.span.overlaps(claim.span)
        for each in claims
    )
