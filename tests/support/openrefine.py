"""OpenRefine's calls of a reconciliation service, one by one: what it sends, and what it makes of the answers.

After its own client (StandardReconConfig, GuessTypesOfColumnCommand, ReconciledDataExtensionJob, recon-manager.js and
the suggest widget): a manifest by GET, batches and extensions as forms with one field, suggestions by GET.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from serving import Answered, Server

_FROM_JAVA = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8", "User-Agent": "OpenRefine/3.9"}
_FROM_PAGE = {
    "Accept": "application/json, text/javascript, */*; q=0.01",
    "Origin": "http://127.0.0.1:3333",
    "User-Agent": "Mozilla/5.0",
}
_BATCH = 10


@dataclass
class OpenRefine:
    """One user's project that is reconciled with the service of a server."""

    server: Server
    manifest: dict[str, Any] = field(default_factory=dict)

    def add_service(self, url: str) -> None:
        """Read the manifest, as the page does; it takes JSON only where pages of its site may read it."""
        self.manifest = self._from_page(url)

    def guess_types(self, cells: Sequence[str]) -> list[str]:
        """The types of what the first ten cells may mean, the most frequent first."""
        told = self._post("queries", {f"q{at}": {"query": cell, "limit": 3} for at, cell in enumerate(cells[:_BATCH])})
        counts: dict[str, float] = {}
        for each in told.values():
            for place, found in enumerate(each["result"]):
                for kind in found["type"]:
                    counts[kind["id"]] = counts.get(kind["id"], 0) + 1 / (1 + place)
        return sorted(counts, key=lambda ident: -counts[ident])

    def reconcile(self, rows: Sequence[tuple[str, dict[str, Any]]], type_: str) -> list[list[dict[str, Any]]]:
        """The candidates for each row, in batches, by falling score."""
        found = []
        for start in range(0, len(rows), _BATCH):
            jobs = [_job(cell, type_, details) for cell, details in rows[start : start + _BATCH]]
            told = self._post("queries", {f"q{at}": job for at, job in enumerate(jobs)})
            found += [
                sorted(told[f"q{at}"]["result"], key=lambda each: -float(each["score"])) for at in range(len(jobs))
            ]
        return found

    def matched(self, candidates: Sequence[dict[str, Any]]) -> str | None:
        """The id that a cell is matched to without asking its user."""
        return candidates[0]["id"] if candidates and candidates[0]["match"] else None

    def suggest(self, kind: str, typed: str) -> list[dict[str, Any]]:
        """What a field of its dialogs offers."""
        service = self.manifest["suggest"][kind]
        return self._from_page(f"{service['service_url']}{service['service_path']}?{urlencode({'prefix': typed})}")[
            "result"
        ]

    def propose(self, type_: str) -> list[dict[str, Any]]:
        """The properties that its dialog offers for a type."""
        service = self.manifest["extend"]["propose_properties"]
        return self._from_page(f"{service['service_url']}{service['service_path']}?type={type_}")["properties"]

    def extend(self, ids: Sequence[str], properties: Sequence[dict[str, Any]]) -> list[list[list[Any]]]:
        """The cells of the new columns: of each id the rows, of each row a cell for each column of the answer's `meta`."""
        told = self._post("extend", {"ids": list(ids), "properties": list(properties)})
        columns = [each["id"] for each in told["meta"]]
        table = []
        for ident in ids:
            record = told["rows"][ident]
            height = max(len(record[column]) for column in columns)
            cells = [[_cell(value) for value in record[column]] for column in columns]
            table.append([[column[at] if at < len(column) else None for column in cells] for at in range(height)])
        return table

    def preview(self, ident: str) -> Answered:
        """The page that is framed beside a candidate (JavaScript's encodeURI keeps what may stand in an address)."""
        address = quote(self.manifest["preview"]["url"].replace("{{id}}", ident), safe=";,/?:@&=+$-_.!~*'()#")
        return self.server.ask("GET", _target(address), {"Accept": "text/html"})

    def view(self, ident: str) -> Answered:
        """The page that a matched cell leads to."""
        address = quote(self.manifest["view"]["url"].replace("{{id}}", ident), safe=";,/?:@&=+$-_.!~*'()#")
        return self.server.ask("GET", _target(address), {"Accept": "text/html"})

    def _post(self, name: str, told: dict[str, Any]) -> dict[str, Any]:
        body = urlencode({name: json.dumps(told, ensure_ascii=False)}).encode()
        answer = self.server.ask("POST", "/reconcile", _FROM_JAVA, body)
        assert answer.status < 400, answer.text
        return json.loads(answer.body)

    def _from_page(self, url: str) -> dict[str, Any]:
        answer = self.server.ask("GET", _target(url), _FROM_PAGE)
        assert answer.status == 200, answer.text
        assert answer.headers["access-control-allow-origin"] == "*"
        return json.loads(answer.body)


def _job(cell: str, type_: str, details: dict[str, Any]) -> dict[str, Any]:
    job: dict[str, Any] = {"query": cell, "type": type_, "type_strict": "should"}
    return job | ({"properties": [{"pid": pid, "v": value} for pid, value in details.items()]} if details else {})


def _target(url: str) -> str:
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _cell(value: dict[str, Any]) -> Any:
    """What a cell becomes: whole numbers are read in 32 bits."""
    if "id" in value:
        return value["name"]
    if "int" in value:
        return (value["int"] + 2**31) % 2**32 - 2**31
    return next(iter(value.values()), None)
