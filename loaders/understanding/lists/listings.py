"""What an entry says by standing under a heading: a model that was released, a product, a partner, an officer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Entity, Modality, Role
from ....graph.quantities import parse_quantity
from ..names.mentions import LEADING, LEGAL_END, ORGANIZATION_END, POSITION, mentions
from ..names.naming import clean, is_name, owner_of
from ..posts.post_words import FOUNDER
from ..properties.events import Event, event_claims
from ..properties.labelled import ANY_MODEL, property_of
from ..tables.columns import named_by
from ..terms.heading_kinds import kinds_of_heading
from ..terms.hedges import modality_of
from ..terms.lexicon import lexicon
from ..terms.people import is_written_as_person
from .acquisitions import claims_of_acquisition
from .entry_names import is_person
from .rounds import ROUND

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.claims import Value
    from ....graph.document import Passage, Span
    from ..names.knowledge import Knowledge
    from ..names.mentions import Mention
    from ..properties.topics import Topic
    from .heads import Head

_MODELS = ("Model", "ModelFamily")
_FAMILY = re.compile(
    r"(?:the )?(?P<family>[^\W\d_][\w.-]{0,20}(?: [\w.-]{1,12}){0,2}?) (?:language )?"
    r"(?:models?(?: (?:family|series|line-?up))?|family|series|line-?up)\Z",
    re.IGNORECASE,
)
_SIZE = re.compile(
    r"[~≈]?\s?\d{1,4}(?:\.\d{1,2})?\s?(?:[BMT]|billion|million|trillion)(?:\s(?:total )?param(?:eter)?s)?"
)
_CAPITAL = re.compile(r"[^\W_a-zß-öø-ÿ]")
_PLAIN = re.compile(r"[A-Z][a-z]+")
_SMALL_WORDS = frozenset(["of", "the", "and", "for", "by", "in", "with", "to", "a", "an", "on", "&", "as", "at"])
_PAST = re.compile(
    r"\b(?:former|formerly|ex|past|until|previous|previously|departed|left|alumni|alumnus|alumna)\b", re.IGNORECASE
)
# Where what somebody is here ends, and what somebody was before begins.
_STOP = re.compile(
    r"[.;(]|,? (?:and )?(?:formerly|previously|former|ex-|who|with|prior|earlier|before|since|from)\b|\s[–—-]\s"
)
_LISTED_AS = {"founders": "foundedBy", "competitors": "competitor", "partners": "partner"}
_OF_ORGANIZATIONS = frozenset(["partners", "investors", "competitors", "acquisitions"])
_PART_END = re.compile(r"\b(?:Labs?|Laboratory|Institute|Foundation|Team|Unit|Division|Research|Group)\Z")
# How an entry says that what it names is a part of whose list it is.
_PART = re.compile(
    r"(?:the |an? |its |in-house |internal )*(?:[\w&-]+ ){0,2}(?:arm|subsidiary|division|unit|lab(?:oratory)?|team"
    r"|group)(?:\Z|[.,;]| (?:focus|for\b|that\b|dedicated|working|responsible|of the company|in\b))",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\W*(?:(?:first |jointly )?(?:announced|released|launched|introduced|unveiled|published|open-sourced|developed"
    r"|created|built|made|trained)|by|from)(?: by)? (?:the )?"
    r"(?P<maker>[^\s,/()|·:;–—][^,/()|·:;–—]{1,48}?)\s?(?=[,/(|·;–—]|\.?\Z)",
    re.IGNORECASE,
)
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Listing:
    """A place under a heading: its words, the kinds of its entries, the topic, and whose page it is.

    `maker` is the organization that the document is about, where the heading's things are its own.
    """

    heading: str
    kinds: frozenset[str]
    topic: Topic
    maker: Entity | None
    knowledge: Knowledge

    def thing(self, head: Head) -> Entity | None:
        """Return what an entry tells of; None where its first words name nothing, or a property of the topic."""
        name = clean(head.name.text)
        offered = self.knowledge.names.gazetteer.called(name, "Channel") if "channels" in self.kinds else None
        named = offered or named_by(name, self.knowledge)
        if not self.kinds and self.knowledge.names.gazetteer.is_weak(name, "Organization"):
            # "Runway: two years" is no firm.
            return None
        if named is not None or not is_name(name) or self._is_label(name):
            return named
        model = self.topic.of_type("Model")
        if "models" in self.kinds and model is not None and name in lexicon().variants:
            return Entity("Model", f"{model.name} {name}")
        if self.kinds & {"people", "founders"} and is_person(name, head, in_a_list="founders" in self.kinds):
            return Entity("Person", name)
        return self._titled(name, head) if is_title(name) and not _is_general(name) else None

    def _titled(self, name: str, head: Head) -> Entity | None:
        """Return what a title that nobody knows names below a heading of products, channels or organizations."""
        if "products" in self.kinds and self.maker is not None:
            is_part = (
                _PART_END.search(name) is not None and _PART.match(head.rest.text if head.rest else "") is not None
            )
            return Entity("Organization" if is_part else "Product", name)
        if "channels" in self.kinds and self.topic.of_type("Model") is not None:
            return self._channel(name)
        return self._organization(name, head) if self.kinds & _OF_ORGANIZATIONS else None

    def claims(self, head: Head, thing: Entity) -> Iterator[Claim]:
        """Yield what the entry says of the thing by its place, its name and its date."""
        if thing.type in _MODELS:
            yield from self._model(head, thing)
        elif thing.type == "Channel" and "channels" in self.kinds:
            yield from self._offer(head, thing)
        elif thing.type == "Product" and self.maker is not None and "products" in self.kinds:
            yield self._claim(self.maker, "product", thing, head.span)
            yield from self._release(head, thing)
        elif thing.type == "Organization" and self.maker is not None and "products" in self.kinds:
            if thing != self.maker and head.rest is not None and _PART.match(head.rest.text):
                yield self._claim(thing, "partOf", self.maker, head.span)
        elif thing.type == "Person" and self.kinds & {"people", "founders"}:
            yield from self._officer(head, thing)
        organization = self.topic.of_type("Organization")
        if organization is not None and organization != thing and thing.type in ("Organization", "Person"):
            yield from self._other(head, thing, organization)

    def _model(self, head: Head, model: Entity) -> Iterator[Claim]:
        yield from self._size(head, model)
        yield from self._made_by(head, model)
        if head.dated is not None:
            span = head.span.to(head.dated.span)
            yield self._claim(model, "announcementDate" if head.is_announced else "releaseDate", head.dated.date, span)
            yield from self._release(head, model)
        if "models" not in self.kinds:
            return
        if self.maker is not None and not (self._names_another(head, self.maker) or owner_of(head.name.text)):
            # Below "Hub: available models", `northlake/heron-2` is no model of the hub's.
            yield self._claim(model, "developer", self.maker, head.span)
        family = self._family_of(model)
        if family is not None:
            yield self._claim(model, "family", family, head.span)

    def _made_by(self, head: Head, model: Entity) -> Iterator[Claim]:
        """Yield the maker that the words behind a name begin with: "Announced by Northlake Labs / 2031"."""
        found = _BY.match(head.rest.text) if head.rest is not None else None
        if found is None or head.rest is None:
            return
        name = found["maker"].strip()
        known = self.knowledge.names.gazetteer.called(name, "Organization")
        is_named_so = is_title(name) and ORGANIZATION_END.search(name) is not None
        maker = known or (Entity("Organization", name) if is_named_so else None)
        if maker is not None:
            span = head.span.to(head.rest.between(*found.span("maker")))
            yield self._claim(model, "developer", maker, span)

    def _size(self, head: Head, model: Entity) -> Iterator[Claim]:
        """Yield the size of a model that stands in brackets behind its name: "Heron 2 Mini (3B)"."""
        size = parse_quantity(head.note.text) if head.note is not None and _SIZE.fullmatch(head.note.text) else None
        if size is not None and head.note is not None:
            span = head.span.to(head.note.span)
            known = self.knowledge.vocabulary.properties["totalParameters"]
            yield replace(self._claim(model, known.name, size.value, span), comparator=size.comparator)

    def _release(self, head: Head, thing: Entity) -> Iterator[Claim]:
        if head.dated is None:
            return
        kind = "announcement" if head.is_announced else "release"
        event = Event(kind, thing, (), head.dated, None, head.span.to(head.dated.span), thing)
        yield from event_claims(event, self.knowledge)

    def _family_of(self, model: Entity) -> Entity | None:
        """Return the family that the heading names ("Heron models"), or that the page is about, if the name fits."""
        headed = _FAMILY.match(self.heading)
        above = self.topic.of_type("Model")
        names = [headed["family"]] if headed else [above.name] if above is not None else []
        for name in names:
            if model.name != name and re.match(rf"{re.escape(name)}[- ]", model.name):
                return self.knowledge.names.gazetteer.called(name, "ModelFamily") or Entity("ModelFamily", name)
        return None

    def _officer(self, head: Head, person: Entity) -> Iterator[Claim]:
        """Yield the positions that an entry of a team gives a person, at the organization that it is the team of."""
        organization = self.topic.of_type("Organization")
        if organization is None:
            return
        for words in filter(None, (head.note, head.rest)):
            told = list(self._posts(head, person, organization, words))
            yield from told
            if told:
                return

    def posts_of_founder(self, head: Head, told: Sequence[Claim]) -> Iterator[Claim]:
        """Yield the posts in the note behind a name that the words above make a founder: "by: - Ada Quill (CEO)"."""
        for claim in told:
            is_one = claim.property == "foundedBy" and isinstance(claim.value, Entity) and claim.value.type == "Person"
            if is_one and head.note is not None and isinstance(claim.value, Entity):
                yield from self._posts(head, claim.value, claim.subject, head.note)

    def _posts(self, head: Head, person: Entity, organization: Entity, words: Passage) -> Iterator[Claim]:
        """Yield the positions that the words behind a name give a person."""
        stop = _STOP.search(words.text)
        end = stop.start() if stop else len(words.text)
        found = [m for m in mentions(words.text, self.knowledge.names) if m.end <= end]
        elsewhere = any(m.kind == "Organization" and m.value != organization for m in found)
        if elsewhere or len(words.text[:end].split()) > _MOST_WORDS * 2:
            return
        held = [m for m in found if m.kind in (POSITION, LEADING)]
        founder = FOUNDER.search(words.text, 0, end)
        if not held and founder is None:
            return
        span = head.span.to(words.between(0, max([m.end for m in held], default=0) or founder.end()))  # type: ignore[union-attr]  # one of the two is there
        yield self._claim(person, "affiliation", organization, span)
        for mention in held:
            yield self._claim(person, "roleAt", Role(str(mention.value), organization), span)
        if founder is not None:
            yield self._claim(organization, "foundedBy", person, span)
            if not held:
                yield self._claim(person, "roleAt", Role(founder.group(), organization), span)
        past = _PAST.search(self.heading) or _PAST.search(words.text)
        if past is None and any(m.kind == LEADING for m in held):
            yield self._claim(organization, "leader", person, span)

    def _other(self, head: Head, thing: Entity, organization: Entity) -> Iterator[Claim]:
        """Yield what another is to the organization by the heading: a founder, an investor, a partner, a rival."""
        if "investors" in self.kinds:
            yield self._claim(thing, "investedIn", organization, head.span)
        for kind, name in _LISTED_AS.items():
            wanted = "Person" if kind == "founders" else "Organization"
            if kind in self.kinds and thing.type == wanted:
                yield self._claim(organization, name, thing, head.span)
        if "acquisitions" in self.kinds and thing.type == "Organization":
            yield from claims_of_acquisition(head, thing, organization, self.knowledge)
        if "partners" in self.kinds and thing.type == "Organization" and head.dated is not None:
            span = head.span.to(head.dated.span)
            event = Event("partnership", organization, (thing,), head.dated, None, span, thing)
            yield from event_claims(event, self.knowledge)

    def _channel(self, name: str) -> Entity | None:
        """Return the place where the model can be had that a title names; one plain word may be a country as well."""
        if _PLAIN.fullmatch(name):
            return None
        found = mentions(name, self.knowledge.names)
        is_another = any(m.kind in ("Place", "Person", "Language", "Date", *_MODELS) for m in found)
        return None if is_another else Entity("Channel", name)

    def _offer(self, head: Head, channel: Entity) -> Iterator[Claim]:
        """Yield that the model can be had somewhere; of several words on it none may deny it or put it off."""
        model = self.topic.of_type("Model")
        if model is not None and modality_of(head.words()) is Modality.ASSERTED:
            yield self._claim(model, "accessChannel", channel, head.span)

    def _names_another(self, head: Head, maker: Entity) -> bool:
        """Tell whether the words about a model name an organization besides the one whose list it is."""
        found = mentions(head.words(), self.knowledge.names) if head.words() else ()
        return any(m.kind == "Organization" and m.value != maker for m in found)

    def _organization(self, name: str, head: Head) -> Entity | None:
        found: list[Mention] = list(mentions(head.name.text, self.knowledge.names))
        if (
            len(found) == 1
            and isinstance(found[0].value, Entity)
            and found[0].end - found[0].start == len(head.name.text)
        ):
            return found[0].value if found[0].value.type in ("Organization", "Person") else None
        is_known = any(isinstance(m.value, Entity) and m.value.type in ("Person", "Place", *_MODELS) for m in found)
        is_known = is_known or ROUND.match(name) is not None
        if "angel" in self.heading.casefold() and is_written_as_person(name) and ORGANIZATION_END.search(name) is None:
            return Entity("Person", name)
        return None if is_known else Entity("Organization", LEGAL_END.sub("", name))

    def _is_label(self, name: str) -> bool:
        topics = (*self.topic.entities, *ANY_MODEL)
        is_heading = bool(kinds_of_heading(name)) and ORGANIZATION_END.search(name) is None
        return is_heading or property_of(name, topics, self.knowledge) is not None

    def _claim(self, subject: Entity, name: str, value: Value, span: Span) -> Claim:
        return Claim(self.knowledge.document.id, subject, name, value, span)


def is_title(name: str) -> bool:
    """Tell whether all words of a name but the small ones are capitalised: "Shopping Guide", not "Better models"."""
    words = [word for word in name.split() if word not in _SMALL_WORDS]
    return 0 < len(words) <= _MOST_WORDS and all(_CAPITAL.match(word) or word[0].isdigit() for word in words)


def _is_general(name: str) -> bool:
    """Tell whether words sort what they head rather than name it: "Enterprise Integrations", "Pricing"."""
    words = name.casefold().split()
    if all(word in lexicon().no_people for word in words):
        return True
    return words[-1] in lexicon().no_products or all(word in lexicon().no_products for word in words)
