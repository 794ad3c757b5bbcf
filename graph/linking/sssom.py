"""SSSOM's table: mappings as tab-separated values below a block of YAML in comments."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from pyoxigraph import NamedNode

from ..errors import SourceError
from ..limits import limit
from .curies import Curies
from .mapping import SLOTS, Mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ENDING = ".sssom.tsv"
DECISIONS = f"links{ENDING}"
UNSPECIFIED = "https://w3id.org/sssom/license/unspecified"
_ORDER = [
    "subject_id",
    "subject_label",
    "subject_category",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "object_category",
    "mapping_justification",
    "author_id",
    "author_label",
    "reviewer_id",
    "reviewer_label",
    "object_source",
    "mapping_tool",
    "mapping_tool_version",
    "mapping_date",
    "confidence",
    "subject_match_field",
    "object_match_field",
    "match_string",
    "similarity_score",
    "similarity_measure",
    "comment",
]
# Slots that hold identifiers, some of them several with "|" between.
REFERENCES = frozenset(
    [
        "subject_id",
        "predicate_id",
        "object_id",
        "mapping_justification",
        "author_id",
        "reviewer_id",
        "object_source",
        "subject_match_field",
        "object_match_field",
    ]
)
# Those whose values we keep short where they are terms of known vocabularies.
KEPT_SHORT = frozenset(["predicate_id", "mapping_justification", "subject_match_field", "object_match_field"])
TERMS = Curies({"schema": "https://schema.org/"})
_NUMBERS = frozenset(["confidence", "similarity_score"])
# What all rows share stands once, in the block.
_SHARED = ("mapping_tool", "mapping_tool_version", "mapping_date")
_PLAIN = re.compile(r"[A-Za-z0-9](?:[\w./+-]|:(?=\S)|(?<=\S)[ #](?=[\w(]))*")
_NEEDED = ("subject_id", "predicate_id", "object_id", "mapping_justification")
_FORBIDDEN = (yaml.AliasToken, yaml.AnchorToken, yaml.TagToken, yaml.DirectiveToken)


@dataclass(frozen=True, slots=True)
class MappingSet:
    """Mappings with the identifier, the licence and the title of the set that they are."""

    id: str
    mappings: tuple[Mapping, ...] = ()
    license: str = UNSPECIFIED
    title: str = ""


def written(found: MappingSet, base: str) -> str:
    """Return a set as its table; IRIs below the base get the prefix `whosays`."""
    rows = sorted(found.mappings, key=lambda each: (*each.pair, each.predicate_modifier, each.predicate_id))
    curies = Curies.of(_iris(rows), base)
    shared = {slot: values.pop() for slot in _SHARED if len(values := {getattr(row, slot) for row in rows}) == 1}
    block = {"mapping_set_id": found.id, "mapping_set_title": found.title, "license": found.license, **shared}
    slots = [
        slot for slot in _ORDER if slot not in shared and any(getattr(row, slot) not in {"", None} for row in rows)
    ]
    out = io.StringIO()
    out.write("#curie_map:\n")
    out.writelines(f"#  {name}: {_scalar(stands)}\n" for name, stands in curies.declared.items())
    out.writelines(f"#{slot}: {_scalar(value)}\n" for slot, value in block.items() if value)
    table = csv.writer(out, delimiter="\t", lineterminator="\n")
    table.writerow(slots or _NEEDED)
    table.writerows([_cell(row, slot, curies) for slot in slots] for row in rows)
    return out.getvalue()


def read(text: str, place: str) -> MappingSet:
    """Return the set that a table is; SourceError, with the line, where it is none. Unknown slots are passed over."""
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    height = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    block = _block(lines[:height], place)
    curies = Curies(_prefixes(block, place))
    rows = list(_rows("".join(lines[height:]), height, place))
    filled = {slot for _, row in rows for slot, value in row.items() if value}
    shared = {slot: str(block[slot]) for slot in SLOTS if slot in block and slot not in filled}
    mappings = []
    for line, row in rows:
        try:
            mappings.append(_mapping({**shared, **row}, curies))
        except ValueError as fault:
            raise SourceError(f"{place}:{line}", str(fault), "mend this row") from fault
    licensed, titled = str(block.get("license") or UNSPECIFIED), str(block.get("mapping_set_title") or "")
    return MappingSet(str(block.get("mapping_set_id") or ""), tuple(mappings), licensed, titled)


def merged(computed: Iterable[Mapping], decisions: Iterable[Mapping]) -> tuple[Mapping, ...]:
    """Return computed mappings with what curators decided in their place: a pair once decided is not computed again.

    Nor is it the other way round, as two of our own things may stand.
    """
    decided = {(each.pair, each.predicate_id): each for each in decisions}
    pairs = {either for (one, other), _ in decided for either in ((one, other), (other, one))}
    kept = {(each.pair, each.predicate_id): each for each in computed if each.pair not in pairs}
    return tuple({**kept, **decided}.values())


def accepted(mappings: Iterable[Mapping]) -> tuple[Mapping, ...]:
    """Return the mappings that hold: not those that a curator rejected."""
    return tuple(each for each in mappings if not each.is_rejection)


def _iris(rows: Sequence[Mapping]) -> Iterator[str]:
    for row in rows:
        for slot in REFERENCES:
            yield from (whole_term(slot, each) for each in getattr(row, slot).split("|") if each)


def _cell(row: Mapping, slot: str, curies: Curies) -> str:
    value = getattr(row, slot)
    if value is None:
        return ""
    if slot in REFERENCES:
        return "|".join(curies.short(whole_term(slot, each)) for each in value.split("|") if each)
    return f"{value:g}" if slot in _NUMBERS else str(value)


def _scalar(value: str) -> str:
    """Return a value as YAML: plain where nothing in it could be taken for a sign, else in double quotes."""
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _block(lines: Sequence[str], place: str) -> dict[str, Any]:
    """Return the block of YAML; it may hold none of what SSSOM forbids, which is what makes YAML unfold."""
    text = "".join(line[1:] for line in lines)
    if len(text.encode("utf-8", "surrogatepass")) > limit("query_bytes").value:
        raise SourceError(place, "the block at its top is too long for one of SSSOM", "shorten it")
    try:
        if any(isinstance(token, _FORBIDDEN) for token in yaml.scan(text)):
            what = "the block at its top has an anchor, alias, tag or directive, which SSSOM does not allow"
            raise SourceError(place, what, "write the values out")
        block = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (makes text, lists and mappings only)
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        raise SourceError(place, f"the block at its top is no YAML ({_first_line(fault)})", "mend it") from fault
    if block is None:
        return {}
    if not isinstance(block, dict):
        raise SourceError(place, "the block at its top is no list of slots", "write `slot: value` on each line")
    return block


def _prefixes(block: dict[str, Any], place: str) -> dict[str, str]:
    stated = block.get("curie_map") or {}
    if not isinstance(stated, dict) or not all(isinstance(each, str) for pair in stated.items() for each in pair):
        raise SourceError(place, "its curie_map is no list of prefixes", "write `prefix: IRI` on each line below it")
    return stated


def _rows(text: str, above: int, place: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows below the block by their slots, each with its line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True)
    try:
        slots = next(reader, [])
        if missing := [slot for slot in _NEEDED if slot not in slots]:
            what = f"it has no column {', '.join(missing)}"
            raise SourceError(f"{place}:{above + 1}", what, "give it the columns that SSSOM asks for")
        for cells in reader:
            if any(cells):
                if len(cells) > len(slots):
                    raise SourceError(f"{place}:{above + reader.line_num}", "this row has too many cells", "mend it")
                yield above + reader.line_num, dict(zip(slots, (cell.strip() for cell in cells), strict=False))
    except csv.Error as fault:
        raise SourceError(
            f"{place}:{above + reader.line_num}", f"this is no table ({fault})", "mend this row"
        ) from fault


def _mapping(row: dict[str, str], curies: Curies) -> Mapping:
    """Return a row as a mapping; ValueError where it is none."""
    values: dict[str, Any] = {slot: row[slot] for slot in SLOTS if row.get(slot)}
    for slot in REFERENCES & values.keys():
        found = [curies.whole(each) for each in values[slot].split("|")]
        for iri in found:
            NamedNode(iri)  # raises ValueError for what is no IRI
        values[slot] = "|".join(kept_short(iri) if slot in KEPT_SHORT else iri for iri in found)
    if "mapping_date" in values:
        dt.date.fromisoformat(values["mapping_date"])
    for slot in _NUMBERS & values.keys():
        values[slot] = float(values[slot])
    if missing := [slot for slot in _NEEDED if slot not in values]:
        raise ValueError(f"it has no {', '.join(missing)}")
    return Mapping(**values)


def whole_term(slot: str, value: str) -> str:
    """Return the IRI of a value of a slot, whose terms of known vocabularies we keep short."""
    if slot in KEPT_SHORT:
        with suppress(ValueError):
            return TERMS.whole(value)
    return value


def kept_short(iri: str) -> str:
    """Return the CURIE of a term of a vocabulary that is always known, any other IRI as it is."""
    try:
        return TERMS.short(iri)
    except ValueError:
        return iri


def _first_line(fault: Exception) -> str:
    return str(fault).partition("\n")[0]
