"""The requests of the W3C's protocol cases, as their manifests write them, and whether a response is as they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode
from w3c_answers import received, same
from w3c_cases import MF, Case, manifest, of_kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from serving import Answered

HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
NAMED = {"OK": 200, "Created": 201, "NoContent": 204, "BadRequest": 400, "NotFound": 404, "UnsupportedMediaType": 415}
FORMATS = {
    "boolean": ("sparql-results",),
    "tabular": ("sparql-results",),
    "RDF": ("turtle", "triples", "rdf+xml", "ld+json"),
}
WRITES = {"PUT", "POST", "DELETE", "PATCH"}


@dataclass(frozen=True)
class Expected:
    """What a response must be: one of `statuses`, as numbers or like `4xx`; and a body where one is stated."""

    statuses: tuple[str, ...]
    truth: bool | None
    format: str | None
    media_type: str
    body: bytes | None


@dataclass(frozen=True)
class Step:
    """One request of a case, and what is expected of it."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes | None
    expected: Expected

    @property
    def writes_graph(self) -> bool:
        """Whether it changes a graph; queries are posted, too."""
        return self.method in WRITES and "/sparql" not in self.target


def steps_of(case: Case) -> list[Step]:
    """Return the requests of a case, in their order."""
    found = manifest(case.manifest)
    action = found.one(NamedNode(case.iri), MF + "action")
    return [_step(found, node) for node in found.list(found.one(action, HT + "requests"))]


def is_as_expected(step: Step, answer: Answered) -> bool:
    """Tell whether a response is what the case says."""
    wanted = step.expected
    told = str(answer.status), f"{answer.status // 100}xx"
    if wanted.statuses and not set(told) & set(wanted.statuses):
        return False
    if wanted.truth is not None and received(answer.body, answer.media_type) is not wanted.truth:
        return False
    if wanted.format is not None and not any(part in answer.media_type for part in FORMATS[wanted.format]):
        return False
    if step.method == "HEAD" and answer.body:
        return False
    return wanted.body is None or _is_same_graph(wanted, answer)


def _is_same_graph(wanted: Expected, answer: Answered) -> bool:
    expected = received(wanted.body or b"", wanted.media_type.partition(";")[0])
    return same(expected, received(answer.body, answer.media_type))


def _step(found, node) -> Step:
    response = found.one(node, HT + "resp")
    statuses = tuple(_status(each.value.rpartition("#")[2]) for each in found.all(response, MF + "expectedStatus"))
    truth, form = found.one(response, MF + "expectedBoolean"), found.one(response, MF + "expectedFormat")
    told = _headers(found, response)
    expected = Expected(
        statuses,
        None if truth is None else truth.value == "true",
        None if form is None else form.value,
        told.get("content-type", "text/turtle"),
        _body(found, response),
    )
    target = found.one(node, HT + "absolutePath").value.replace("/sparql/", "/sparql")
    return Step(found.one(node, HT + "methodName").value, target, _headers(found, node), _body(found, node), expected)


def _status(name: str) -> str:
    return str(NAMED[name]) if name in NAMED else name.removeprefix("StatusCode")


def _headers(found, node) -> dict[str, str]:
    listed = found.list(found.one(node, HT + "headers"))
    return {
        found.one(each, HT + "fieldName").value.lower(): found.one(each, HT + "fieldValue").value for each in listed
    }


def _body(found, node) -> bytes | None:
    body = found.one(node, HT + "body")
    if body is None:
        return None
    return found.one(body, CNT + "chars").value.encode(found.one(body, CNT + "characterEncoding").value)


def updates(case: Case) -> bool:
    """Tell whether a case of the protocol needs updates to be offered; those that must be refused need no such thing."""
    return "#update_" in case.iri


def names_anew(case: Case) -> bool:
    """Tell whether a case of the Graph Store Protocol lets the server name a graph."""
    return any("$LOCATION$" in step.target for step in steps_of(case))


def graph_store_cases() -> list[Case]:
    """Return the cases of the Graph Store Protocol; those of an older folder are withdrawn, and not for machines."""
    return [case for case in of_kind("GraphStoreProtocolTest") if case.folder.endswith("graph-store-protocol")]
