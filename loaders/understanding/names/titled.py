"""Titles of works, and honours, as a text writes them: in quotation marks, or in capitals behind telling words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.wording import folded_words_in
from ..terms.lexicon import lexicon
from ..terms.people import start_of_person

if TYPE_CHECKING:
    from collections.abc import Iterator

_SORT = (
    r"(?:papers?|(?:text)?books?|articles?|essays?|memoirs?|novels?|monographs?|autobiography|manifesto|blog post"
    r"|thes[ie]s|dissertation)"
)
# The title of a work in quotation marks behind words that call it one, or behind another.
_QUOTED = re.compile(
    rf"\b(?:[Aa]uthors? (?:of|on)|[Aa]uthored|wrote|published|{_SORT}|titled|entitled)(?:,| \w{{1,20}}){{0,5}} "
    r"(?P<first>[\"“][^\"“”]{3,120}[\"”])(?:(?:,| and|, and) (?P<second>[\"“][^\"“”]{3,120}[\"”]))?"
)
_WORD = r"[^\W_a-zß-öø-ÿ][\w’'/+-]*"
_SMALL = r"(?:of|the|a|an|in|on|for|and|to|from|at|as|is|its|we|with|by|into|do|or) "
# A title without marks: words in capitals, at least two, with small ones between them.
_TITLE = rf"{_WORD}(?:(?::|[!?])? (?:{_SMALL}){{0,3}}{_WORD}){{1,15}}"
_BARE = re.compile(
    rf"\b(?:(?:{_SORT}|[Aa]uthors? of (?:the )?{_SORT})(?: (?:titled|entitled|called))?[,:]?|titled|entitled) "
    rf"(?P<title>{_TITLE})"
)
# A title that begins as no name does, behind who wrote it: "the author of The Turning Tide", "published A Short Tide".
_LED = re.compile(
    r"\b(?:[Aa]uthors?(?:, (?:together )?with [^.;:()]{3,60}?,)? of|[Aa]uthored|[Pp]ublish(?:ed|es|ing)|wrote|penned)"
    rf" (?P<title>(?:The|A|An|How|Why|What|When|Where|Who) (?:{_SMALL}){{0,2}}{_WORD}"
    rf"(?: (?:{_SMALL}){{0,3}}{_WORD}){{0,9}})"
    r"(?= ?[,.;(]| with\b| and\b|\Z| in (?:\d|[Ee]arly|[Ll]ate|[Mm]id"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} \d))"
)
# With a colon inside it is the title of something written even where the words before it call it nothing.
_WRITTEN = re.compile(
    r"\b(?:[Aa]uthor(?:,? with [^.;:()]{3,60}?,?)? of|[Cc]o-?author(?:ed)?(?:,? with [^.;:()]{3,60}?,?)?(?: of)?"
    r"|[Aa]uthored|[Cc]o-?wrote|wrote|published)(?: the)?(?: [a-z][\w’'-]{1,20}){0,9}(?: AI:)?:? "
    rf"(?P<title>{_WORD}(?: (?:{_SMALL}){{0,3}}{_WORD}){{1,6}}: {_WORD}(?: (?:{_SMALL}){{0,3}}{_WORD}){{0,15}})"
)
# A subtitle may be an enumeration: "Small Waves: Nets, Boats, and Tides (2023)".
_REST = re.compile(
    rf"(?:, {_WORD}){{0,3}},? and (?:{_SMALL})?{_WORD}(?: (?:{_SMALL}){{0,3}}{_WORD}){{0,8}}"
    r"(?= \(|\Z|,? (?:is|was|came|co-?(?:written|authored)|with)\b)"
)
_NEXT = re.compile(rf"(?:, and |, | and )(?P<title>{_TITLE})")
_TELLING = (
    "author",
    "wrote",
    "titled",
    "paper",
    "book",
    "article",
    "essay",
    "memoir",
    "novel",
    "monograph",
    "manifesto",
    "thesis",
    "dissertation",
    "ublished",
    "enned",
    "uthor",
)
_CREDIT = re.compile(r" (?:with|by) ")
_SEVERAL = re.compile(r"\b(?:papers|(?:text)?books|articles|essays|memoirs|novels|monographs)\b")
_CAPITAL = r"(?:St\. )?[^\W\d_a-zß-öø-ÿ][\w’'&]{0,40}(?:[-.][^\W_][\w’']{0,40}){0,6}"
_HONOUR = re.compile(
    r"(?<!\w)(?:[Hh]onorary |[Dd]istinguished |[Ff]oreign )?"
    r"(?:[Ff]ellow|[Mm]ember|[Oo]fficer|[Cc]ommander|[Kk]night|[Cc]ompanion) of (?:the )?"
    r"(?=(?:\w+ ){0,4}(?:Royal|Academy|Academies|Order|Legion|Empire|Association|IEEE|ACM|AAAI|Society))"
    rf"{_CAPITAL}(?: (?:(?:of|the|for|and|in) ){{0,2}}{_CAPITAL}){{0,7}}"
    # What a society calls its fellows: "an IEEE Fellow".
    r"|(?<!\w)(?:AAAI|IEEE|ACM|ACL|IAPR|SIAM|ISCB|AAAS|EurAI) (?:Life )?Fellow\b(?! (?:at|of)\b)"
    # "Harbour Weekly's 30 Under 30", "the Bergen Harbour Hall of Fame", "the Plover Quebec Prize".
    rf"|(?<!\w)(?:{_CAPITAL}(?:[’']s)? ){{0,3}}(?:\d\d )?(?:{_CAPITAL} )?Under (?:30|35|40)\b"
    rf"|(?<!\w)(?:{_CAPITAL}(?:[’']s)? ){{0,5}}(?:Hall|hall) of (?:Fame|fame)\b"
    rf"|(?<!\w)(?:{_CAPITAL} ){{2,5}}(?:Prize|Medal|Award|Fellowship)\b(?! (?:of|for|in)\b)"
    # "Pilot of the Year", also with what it is of; the medal of an order with its rank.
    rf"|(?<!\w)(?:{_CAPITAL} ){{1,4}}of the Year\b(?: (?:Award|Prize|Medal))?"
    rf"|(?<!\w)(?:{_CAPITAL} ){{0,4}}(?:Medal|Prize|Award|Order|Legion) (?:of|for|in) (?:the )?{_CAPITAL}"
    rf"(?: (?:(?:of|the|for|in|&) ){{0,2}}{_CAPITAL}| and {_CAPITAL}\b(?! {_CAPITAL})){{0,5}}"
    # "Harbour Weekly's 50 most influential people in shipping".
    rf"|(?<!\w)(?:{_CAPITAL} ){{0,3}}\d{{1,3}} [Mm]ost (?:[Ii]nfluential|[Pp]owerful|[Cc]reative|[Ii]nnovative)"
    r" (?:[Pp]eople|[Ww]omen|[Mm]en|[Pp]ersons|[Ff]igures|[Ll]eaders|[Cc]ompanies|[Vv]oices|[Mm]inds)"
    r"(?: in (?:the )?[^\W\d_][\w-]*(?: (?:[Ii]ntelligence|[Ss]cience|[Tt]echnology|[Bb]usiness))?)?"
)
_HONOUR_WORDS = frozenset(
    [
        *("fellow", "member", "officer", "commander", "knight", "companion"),
        *("medal", "prize", "award", "order", "legion", "year", "influential", "powerful", "creative", "innovative"),
        *("under", "fame", "fellowship"),
    ]
)


def titled_in(text: str) -> Iterator[tuple[int, int, Entity]]:
    """Yield the start and end of the works and honours that a text names, and each of them."""
    yield from ((start, end, Entity("Work", title)) for start, end, title in titles(text))
    yield from ((start, end, Entity("Award", text[start:end])) for start, end in honours(text))


def titles(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the start, end and words of the titles of works that a text names as such."""
    if not any(word in text for word in _TELLING):
        return
    for match in _QUOTED.finditer(text) if '"' in text or "“" in text else ():
        for start, end in (match.span("first"), match.span("second")):
            if end > 0:
                yield start, end, text[start + 1 : end - 1].rstrip(",.")
    for pattern in (_BARE, _WRITTEN, _LED):
        for found in pattern.finditer(text):
            yield from _bare_titles(text, found)


def _bare_titles(text: str, found: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Yield a title without marks, and those enumerated behind it where the words speak of several."""
    title: re.Match[str] | None = found
    is_several = _SEVERAL.search(text, found.start(), found.start("title")) is not None
    while title is not None:
        start, end = title.span("title")
        end = _without_credit(text, start, end)
        if ":" in text[start:end] and (rest := _REST.match(text, end)) is not None:
            end = rest.end()
        joint = text.find(" and ", start, end) if is_several else -1
        end = joint if joint > 0 else end
        if not _is_title(text[start:end]):
            return
        yield start, end, text[start:end].rstrip(".")
        title = _NEXT.match(text, end) if is_several else None


def _without_credit(text: str, start: int, end: int) -> int:
    """Return where a title ends before who wrote it with whom: "Small Waves with Ben Orr"."""
    for credit in _CREDIT.finditer(text, start, end):
        if start_of_person(text[credit.end() : end]) == 0:
            return credit.start()
    return end


def _is_title(words: str) -> bool:
    """Tell a title from the name of a person, or what begins with a word that stands there for another reason."""
    first = words.split(maxsplit=1)[0]
    is_title = " " in words and start_of_person(words) is None
    return is_title and first not in lexicon().no_title_starts


def honours(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text names an honour: "Fellow of the Royal Society", "Pilot of the Year", "Medal of Science"."""
    if not _HONOUR_WORDS.isdisjoint(folded_words_in(text)):
        for match in _HONOUR.finditer(text):
            start, words = match.start(), lexicon()
            while (
                first := text[start : match.end()].partition(" ")[0]
            ) in words.outside_names or first in words.demonyms:
                start += len(first) + 1
            if text.find(" ", start, match.end()) > 0:
                yield start, match.end()
