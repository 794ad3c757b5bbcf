"""The way through a document: every block gives its claims, under the topic that the blocks before it set."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from ...graph.document import Code, Heading, Item, Line, Note, Pair, Paragraph, Record, Table
from ...graph.vocabulary import label_key
from .lists.below_labels import claims_below
from .lists.careers import PERSONAL, POSTS, CareerEntry
from .lists.company_pairs import claims_of_company, company_rows, sentence_pairs
from .lists.elsewhere import is_of_another_page
from .lists.features import claims_of_feature, claims_of_language, named_first
from .lists.headed import claims_headed, dashed_pair
from .lists.heads import head_of, head_of_pair, head_over
from .lists.lawsuits import claims_of_suit
from .lists.leads import claims_led, claims_of_posts, lead_of
from .lists.listings import Listing, is_title
from .lists.officers import officers_of_label
from .lists.rounds import Round
from .lists.squashed import claims_squashed, squashed_rows
from .lists.within import within
from .names.naming import clean
from .other_models import told_of_another
from .properties.inline_pairs import inline_pairs
from .properties.labelled import ANY_MODEL, claims_of_pair, leading_label, property_of
from .properties.links import claims_of_links
from .properties.top_k import claims_of_top
from .properties.topics import Topic
from .prose.entries import Nested, date_of_heading, date_of_label, dated_entry, year_of
from .prose.sentence_claims import claims_in, claims_of_entry
from .records.pairs import claims_of_label
from .records.people_listed import people_listed
from .records.record_claims import Records
from .sections import LINE_LEVEL, Sections
from .tables.columns import named_by
from .tables.presented import presented_above
from .tables.score_tables import words_around
from .tables.tabular import claims_of_table
from .terms.heading_kinds import NONE, kinds_of_heading
from .terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...graph.claims import Claim, Entity
    from ...graph.document import Block, Passage
    from .learning.introduced import Learned
    from .lists.heads import Head
    from .names.knowledge import Knowledge
    from .properties.topics import Dated

_STATEMENT_WORDS = 4
_OF_MONEY = frozenset(["investors", "funding"])
# "Model type: Heron 2" tells what the model comes from.
_OF_ANOTHER = re.compile(
    r"\b(?:type|based?|from|backbone|architecture|parent|foundation|teacher|librar(?:y|ies)|framework|software"
    r"|code ?base|toolkit|engine|tokenizer|paper|repo(?:sitory)?|demo|compatib\w+|supported)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:phase|chapter|era|part|act) (?:\d{1,2}|[IVX]{1,5})", re.IGNORECASE)


class Walk:
    """Walks the blocks of a document once, keeping track of what is being talked about.

    `aside` collects the numbers of the blocks that are passed over, because of the heading above them.
    """

    def __init__(self, knowledge: Knowledge, learned: Learned) -> None:
        self._knowledge = knowledge
        self._sections = Sections(Topic(learned.topics), knowledge)
        self._records = Records(Topic(learned.topics), learned.records, knowledge)
        self._lead: Passage | None = None
        self._entry = Nested()
        self._within: Entity | None = None
        self.aside: set[int] = set()

    @property
    def _topic(self) -> Topic:
        topic = self._sections.topic
        topic = topic.about(self._within) if self._within is not None else topic
        return topic.on(self._entry.dated) if self._entry.dated is not None else topic

    def claims(self) -> Iterator[Claim]:
        """Yield the claims of all blocks, in their order."""
        blocks = self._knowledge.document.blocks
        at = 0
        while at < len(blocks):
            used, claims = self._claims_at(blocks, at)
            yield from claims
            at += used
        yield from people_listed(blocks, self._records.subjects, self._knowledge)

    def _claims_at(self, blocks: tuple[Block, ...], at: int) -> tuple[int, Iterator[Claim]]:
        """Return how many blocks were read from `at`, and their claims."""
        block = self._nested(blocks[at])
        self._entry = self._entry.at(block, year_of(self._sections.topic.dated), self._knowledge.document.text)
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Heading):
            self._sections.enter(block.passage, block.level)
            other = told_of_another(blocks, at, self._topic, self._knowledge)
            if other is not None:
                self._sections.make_topic(other)
        if isinstance(block, Pair) and self._heads(block):
            self._sections.enter(block.value, LINE_LEVEL)
            return 1, iter(())
        if isinstance(block, Line):
            if isinstance(following, Line) and (claims := self._line_pair(block, following)):
                return 2, iter(claims)
            # In an aside ("Calculator") a line ends it only by heading something itself.
            if not self._sections.is_aside or isinstance(following, Paragraph | Item | Table):
                self._sections.enter(block.passage, LINE_LEVEL)
        if not isinstance(block, Item | Pair):
            self._lead = lead_of(block)
        if self._sections.is_aside and not isinstance(block, Record):
            self.aside.add(at)
            return 1, iter(())
        if isinstance(block, Table):
            topic = self._topic.under(f"{self._topic.heading} {words_around(blocks, at)}")
            topic = topic.presenting(presented_above(blocks, at, self._sections.headings, self._knowledge))
            table, claims = company_rows(block, self._listing())
            return 1, chain(claims, claims_of_table(table, topic, self._knowledge) if table.rows else ())
        # Of people, and of a person's life, each entry is read by itself.
        is_read = bool(self._sections.kinds & (PERSONAL | {"people"}))
        below = claims_below(blocks, at, self._topic, self._knowledge) if not is_read else ()
        return 1, chain(self._read(block, following), below)

    def _nested(self, block: Block) -> Block:
        """Take up the model that an entry is nested under, and return the entry as if it stood right below that."""
        self._within = None
        if not isinstance(block, Item | Pair) or not block.path:
            return block
        self._within, path = within(block.path, self._knowledge)
        return replace(block, path=path) if self._within is not None else block

    def _line_pair(self, label: Line, value: Line) -> list[Claim]:
        """Read a label on one line with its value on the next; a label that another label follows is a heading."""
        topics = self._topic.entities
        is_label = label_key(value.passage.text) in lexicon().general_labels
        if is_label or property_of(value.passage.text, topics, self._knowledge) is not None:
            return []
        return list(self._pair(Pair(label.passage, value.passage)))

    def _read(self, block: Block, following: Block | None) -> Iterator[Claim]:
        match block:
            case Paragraph(passage) | Line(passage) if rows := squashed_rows(passage):
                yield from claims_squashed(passage, rows, self._topic, self._knowledge)
            case Paragraph(passage):
                yield from self._labelled(passage)
                yield from self._sentences(passage)
                yield from claims_of_links(passage, self._topic, self._knowledge)
                yield from claims_of_entry(passage, self._topic, self._knowledge)
            case Heading(passage):
                yield from self._headed(block, following)
                yield from self._suit(passage)
                yield from claims_of_entry(passage, self._topic, self._knowledge)
            case Item(passage):
                yield from self._item(block)
            case Pair():
                yield from chain.from_iterable(map(self._pair, inline_pairs(block)))
                yield from claims_of_top(block.whole, self._topic, self._knowledge) if block.value.text else ()
            case Record():
                yield from self._record(block)
            case Line(passage):
                yield from self._headed(block, following)
                yield from self._labelled(passage)
                yield from claims_of_links(passage, self._topic, self._knowledge)
                if _tells_something(passage):
                    yield from claims_in(passage, self._topic, self._knowledge)
            case Code() | Note() | Table():
                return

    def _head(self, path: tuple[str, ...]) -> str:
        """Return the words that stand right above an entry: those that it is nested under, or the heading's."""
        return path[-1] if path else self._sections.heading

    def _item(self, item: Item) -> Iterator[Claim]:
        passage = item.passage
        if is_of_another_page(passage, self._topic, self._knowledge.document):
            return
        dashed = dashed_pair(passage, item.path, self._head(item.path), self._topic.entities, self._knowledge)
        if dashed is not None and (labelled := list(self._pair(dashed))):
            yield from labelled
            return
        yield from self._feature(*named_first(passage))
        yield from claims_of_top(passage, self._topic, self._knowledge)
        yield from claims_of_links(passage, self._topic, self._knowledge)
        yield from self._suit(passage)
        listing, head = self._listing(), head_of(passage, year_of(self._topic.dated))
        thing = listing.thing(head) if head is not None else None
        if head is not None and thing is not None:
            yield from listing.claims(head, thing)
        told = self._round(item, head)
        yield from told.claims() if told is not None else ()
        posts = list(self._career(passage))
        yield from posts
        topic = self._topic.about(thing) if thing is not None and head is not None and head.rest else self._topic
        led = list(self._led(passage))
        # What the words before the list say whose figure it is, the entry alone does not say of another.
        owned = {(claim.property, claim.value, claim.benchmark) for claim in led if isinstance(claim.value, Decimal)}
        alone = claims_of_entry(passage, topic, self._knowledge)
        said = chain(led, (c for c in alone if (c.property, c.value, c.benchmark) not in owned))
        yield from (claim for claim in said if not posts or claim.property not in POSTS)

    def _suit(self, entry: Passage) -> Iterator[Claim]:
        """Read an entry or heading as the name of a case: "Plover v. Northlake (2024)"."""
        above = [*self._sections.headings[:2], *([self._lead.text] if self._lead is not None else [])]
        return claims_of_suit(entry, above, self._topic, self._knowledge)

    def _labelled(self, passage: Passage) -> Iterator[Claim]:
        """Read words in bold that a line begins with as a label, where they name a property: `**License** MIT`."""
        pair = leading_label(passage, self._knowledge.document.text)
        known = property_of(pair.label.text, self._topic.entities, self._knowledge) if pair is not None else None
        subject = self._topic.with_property(known, self._knowledge) if known is not None else None
        if pair is not None and known is not None and subject is not None:
            yield from claims_of_pair(pair, known, subject, self._knowledge)

    def _led(self, entry: Passage, behind: str = "") -> Iterator[Claim]:
        """Read an entry of a list together with the words that lead into it: "Heron 2 outperforms: - Tern 7B"."""
        if self._lead is not None:
            yield from claims_led(self._lead, entry, self._topic, self._knowledge, behind)
            yield from claims_of_posts(self._lead, entry, self._topic, self._knowledge)

    def _feature(self, name: Passage, words: str = "") -> Iterator[Claim]:
        """Read an entry of a list that names a technique or a language: "Rotary embeddings (RoPE)", "Czech"."""
        yield from claims_of_feature(name, words, self._lead, self._topic, self._knowledge)
        yield from claims_of_language(name, self._lead, self._topic, self._knowledge)

    def _pair(self, pair: Pair) -> Iterator[Claim]:
        """Read a label with its value; one that names a thing under a heading for such is an entry about that."""
        yield from self._feature(pair.label, pair.value.text)
        listing, head = self._listing(), head_of_pair(pair, year_of(self._topic.dated))
        yield from self._sentences(pair.whole)
        yield from self._suit(pair.whole)
        told_of_it = list(claims_of_company(pair, listing))
        yield from told_of_it
        if told_of_it:
            return
        thing = listing.thing(head) if head is not None else None
        if head is not None and thing is not None:
            yield from listing.claims(head, thing)
        if head is not None and (thing is not None or is_title(head.name.text)):
            led = list(self._led(head.name, pair.whole.text))
            yield from led
            yield from listing.posts_of_founder(head, led)
        if thing is None or thing.type == "Organization":
            yield from officers_of_label(pair, self._knowledge)
        told = self._round(pair, head)
        yield from told.claims() if told is not None else ()
        # In somebody's life a school or firm that everybody knows is where they were.
        is_post = thing is None or bool(self._sections.kinds & PERSONAL)
        yield from self._career(pair.whole, pair.label.text) if is_post else ()
        topic = self._topic.on(told.day) if told is not None and told.day is not None else self._topic
        headed = list(claims_headed(self._head(pair.path), pair, self._knowledge))
        yield from headed
        if headed:
            return
        said = claims_of_label(pair, topic, self._records.around, self._knowledge, thing)
        is_giver = thing is not None and thing.type == "Organization" and bool(self._sections.kinds & _OF_MONEY)
        yield from _not_taken_in(said, thing) if is_giver and thing is not None else said

    def _sentences(self, passage: Passage) -> Iterator[Claim]:
        """Read the sentences about a company that are labels with values: "Valuation: $3 billion. Investors: ..."."""
        topics = self._topic.entities
        for pair in sentence_pairs(passage) if self._topic.of_type("Organization") is not None else ():
            told = list(claims_of_company(pair, self._listing()))
            yield from told
            known = property_of(pair.label.text, topics, self._knowledge) if not told else None
            subject = self._topic.with_property(known, self._knowledge) if known is not None else None
            if known is not None and subject is not None and subject.type == "Organization":
                yield from claims_of_pair(pair, known, subject, self._knowledge)

    @property
    def _dated(self) -> Dated | None:
        """The date of the place, but not that of the page, which only dates what tells of it."""
        metadata, dated = self._knowledge.document.metadata, self._topic.dated
        return dated if dated is not None and dated.date.edtf not in (metadata.published, metadata.modified) else None

    def _career(self, passage: Passage, label: str = "") -> Iterator[Claim]:
        """Read an entry of a list about a person: one that the section or the list is about, or the whole page."""
        topic, kinds = self._topic, self._sections.kinds | kinds_of_heading(label)
        nearest = topic.entities[0] if topic.entities else None
        about = nearest if kinds <= PERSONAL else topic.of_type("Person")
        is_theirs = about is not None and about.type == "Person" and (about == nearest or kinds & PERSONAL)
        if about is not None and is_theirs:
            yield from CareerEntry(passage, about, kinds & PERSONAL, self._knowledge).claims()

    def _round(self, entry: Pair | Item, head: Head | None) -> Round | None:
        """Return an entry under a heading for funding, or one that is named as a round is, as a round."""
        of, year = self._topic.of_type("Organization"), year_of(self._topic.dated)
        if of is None:
            return None
        words = entry.value if isinstance(entry, Pair) else entry.passage
        labelled = date_of_label(entry.label, year) if isinstance(entry, Pair) else None
        begun = dated_entry(words, year) if labelled is None and isinstance(entry, Item) else None
        dated = labelled or (begun[0] if begun else head.dated if head is not None else None)
        told = Round(None if labelled else head, begun[1] if begun else words, dated, of, self._knowledge)
        if dated is None and told.is_named:
            told = replace(told, dated=self._dated)
        return told if told.is_named or "funding" in self._sections.kinds else None

    def _listing(self) -> Listing:
        """Return the place of an entry below the nearest heading."""
        sections = self._sections
        return Listing(sections.heading, sections.kinds, sections.topic, sections.maker, self._knowledge)

    def _headed(self, block: Heading | Line, below: Block | None) -> Iterator[Claim]:
        """Read a heading as an entry of what it stands below: "Heron 2 (2024)" under "Models"."""
        sections = self._sections
        text = below.passage if isinstance(below, Paragraph) else None
        head = head_over(block.passage, text, year_of(sections.topic.dated))
        listing = Listing(*sections.above, sections.topic, sections.maker, self._knowledge)
        person = sections.topic.of_type("Person")
        if "career" in sections.above[1] and person is not None:
            yield from CareerEntry(block.passage, person, NONE, self._knowledge).claims()
        thing = listing.thing(head) if head is not None else None
        if (
            head is not None
            and thing is not None
            and (thing.type != "Product" or self._is_told_of(head, sections.maker))
        ):
            yield from listing.claims(head, thing)

    def _is_told_of(self, head: Head, maker: Entity | None) -> bool:
        """Tell whether a heading names a thing: the text below it does, or it begins with its maker's name."""
        name, below = clean(head.name.text), head.rest.text if head.rest is not None else ""
        return name in below or (maker is not None and " " in name and name.startswith(maker.name.split()[0]))

    def _record(self, record: Record) -> Iterator[Claim]:
        """Read a catalog entry, or front matter that dates and heads the text below it."""
        self._sections.leave_aside()
        yield from self._records.claims(record)
        below = self._records.topic_below(record)
        if below is not None:
            self._sections.topic = below

    def _heads(self, pair: Pair) -> bool:
        """Tell whether a pair is a heading with a colon: "Quick facts: Heron 2", "Phase 2: Growth (May 2024)"."""
        knowledge = self._knowledge
        if _NUMBERED.fullmatch(pair.label.text) and date_of_heading(pair.value, None) is not None:
            return True
        return (
            bool(pair.value.text)
            and not kinds_of_heading(pair.label.text)
            and not _OF_ANOTHER.search(pair.label.text)
            and property_of(pair.label.text, self._topic.entities or ANY_MODEL, knowledge) is None
            and named_by(pair.value.text, knowledge) is not None
            and named_by(pair.label.text, knowledge) is None
        )


def _not_taken_in(said: Iterable[Claim], giver: Entity) -> Iterator[Claim]:
    """Yield what an entry of a list of investors says, but for money that its investor would take in."""
    told = list(said)
    rounds = {claim.subject for claim in told if claim.property == "about" and claim.value == giver}
    for claim in told:
        is_taken = claim.subject == giver and claim.property in ("funding", "valuation")
        if not is_taken and claim.subject not in rounds:
            yield claim


def _tells_something(line: Passage) -> bool:
    """Tell whether a short line is a statement rather than a heading: it has a figure among four words or more."""
    return len(line.text.split()) >= _STATEMENT_WORDS and any(character.isdigit() for character in line.text)
