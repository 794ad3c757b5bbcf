"""What a mapping file says of a Wikibase: which of its properties tell kinds, times, circumstances and cited works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..sheet import Sheet


@dataclass(frozen=True, slots=True)
class Shape:
    """Properties of one Wikibase by what they tell, and what its ids are `called` where a file does not say.

    `kind` and `broader` lead to the kinds of an entity. Of qualifiers, `on`, `since` and `until` tell a time, and an
    item in `about` under `nature` an approximation. Of references, the snaks in `cited` name works, those in
    `addresses` where they stand. Items have the addresses `entity` + id.
    """

    entity: str
    kind: str
    broader: str
    on: frozenset[str]
    since: frozenset[str]
    until: frozenset[str]
    nature: frozenset[str]
    about: frozenset[str]
    addresses: frozenset[str]
    cited: frozenset[str]
    called: Mapping[str, str]

    @classmethod
    def of(cls, sheet: Sheet) -> Shape:
        """Return what a sheet says; SourceError for what is missing or unknown."""
        shape = cls(
            entity=sheet.text("entity"),
            kind=sheet.text("kind"),
            broader=sheet.text("broader"),
            on=frozenset(sheet.texts("on")),
            since=frozenset(sheet.texts("since")),
            until=frozenset(sheet.texts("until")),
            nature=frozenset(sheet.texts("nature")),
            about=frozenset(sheet.texts("about")),
            addresses=frozenset(sheet.texts("addresses")),
            cited=frozenset(sheet.texts("cited")),
            called=sheet.pairs("called"),
        )
        sheet.check_known()
        return shape
