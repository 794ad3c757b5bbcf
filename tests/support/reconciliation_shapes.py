"""What answers of a reconciliation service look like, in our own words (JSON Schema): of version 0.2, and of the draft of 1.0.

The published schemas have no licence that lets us keep them. `published` reads them from a checkout of the specification.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

CHECKOUT = os.environ.get("WHOSAYS_RECONCILIATION_SPECS", "")
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": "string"}
_NAME = {"type": "string", "minLength": 1}
_WHEN = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"


def only(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """An object with these keys and no others."""
    properties = {**required, **(optional or {})}
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


def many(each: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": each}


def by_name(each: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": each}


_TYPE = only({"id": _NAME, "name": _NAME})
_FEATURE = only({"id": _NAME, "name": _NAME, "value": {"type": ["boolean", "number"]}})
_CANDIDATE = only(
    {
        "id": _NAME,
        "name": _NAME,
        "description": _TEXT,
        "type": many(_TYPE),
        "score": {"type": "number", "minimum": 0, "maximum": 100},
        "match": {"type": "boolean"},
        "features": many(_FEATURE),
    }
)
_VALUE = {
    "oneOf": [
        only({"id": _NAME, "name": _NAME}),
        only({"str": _TEXT}),
        only({"int": {"type": "integer", "minimum": -(2**31), "maximum": 2**31 - 1}}),
        only({"float": {"type": "number"}}),
        only({"date": {"type": "string", "pattern": _WHEN}}),
    ]
}
_META = many(only({"id": _NAME, "name": _NAME}, {"type": _TYPE}))
_LINK = only({"url": {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}})
_PLACE = {
    "service_url": {"type": "string", "pattern": "^https?://"},
    "service_path": {"type": "string", "pattern": "^/"},
}
_SUGGEST = only(
    _PLACE, {"flyout_service_url": _TEXT, "flyout_service_path": {"type": "string", "pattern": r"\$\{id\}"}}
)
_CHOICES = {"choices": many(only({"value": _NAME, "name": _NAME}))}
_SETTING = only(dict.fromkeys(("name", "label", "type", "help_text"), _NAME) | {"default": {}}, _CHOICES)
_DRAFT_SETTING = only(dict.fromkeys(("id", "name", "type", "helpText"), _NAME) | {"default": {}}, _CHOICES)
_SIZE = {"width": {"type": "integer"}, "height": {"type": "integer"}}
_COMMON = {
    "name": _NAME,
    "documentation": _NAME,
    "logo": _NAME,
    "serviceVersion": _NAME,
    "defaultTypes": many(_TYPE),
    "batchSize": {"type": "integer"},
}
_SUGGESTED = only({"id": _NAME, "name": _NAME, "description": _TEXT}, {"notable": many(_TYPE), "broader": many(_TYPE)})
_SUGGESTIONS = only({"result": many(_SUGGESTED)})
_PROPOSED = {"type": _TEXT, "limit": {"type": "integer"}, "properties": many(_SUGGESTED)}

OURS = {
    ("0.2", "manifest"): only(
        {
            "versions": {"const": ["0.2"]},
            "identifierSpace": _NAME,
            "schemaSpace": _NAME,
            "view": _LINK,
            "preview": only({**_SIZE, "url": _LINK["properties"]["url"]}),
            "suggest": only(dict.fromkeys(("entity", "type", "property"), _SUGGEST)),
            "extend": only({"propose_properties": only(_PLACE), "property_settings": many(_SETTING)}),
            **_COMMON,
        }
    ),
    ("0.2", "reconciliation-result-batch"): by_name(only({"result": many(_CANDIDATE)})),
    ("0.2", "data-extension-response"): only({"meta": _META, "rows": by_name(by_name(many(_VALUE)))}),
    ("1.0-draft", "manifest"): only(
        {
            "versions": {"const": ["1.0-draft"]},
            "view": only({"url": {"type": "string", "pattern": r"^https?://.*\{\+id\}"}}),
            "preview": only(_SIZE),
            "suggest": only({key: {"const": True} for key in ("entity", "type", "property")}),
            "extend": only({"proposeProperties": {"const": True}, "propertySettings": many(_DRAFT_SETTING)}),
            "standardizedScore": {"const": True},
            "lang": {"const": "en"},
            "dir": {"const": "ltr"},
            **_COMMON,
        }
    ),
    ("1.0-draft", "reconciliation-result-batch"): only({"results": many(only({"candidates": many(_CANDIDATE)}))}),
    ("1.0-draft", "data-extension-response"): only(
        {
            "meta": _META,
            "rows": many(only({"id": _TEXT, "properties": many(only({"id": _NAME, "values": many(_VALUE)}))})),
        }
    ),
} | {
    (version, name): shape
    for version in ("0.2", "1.0-draft")
    for name, shape in {
        "suggest-entities-response": _SUGGESTIONS,
        "suggest-types-response": _SUGGESTIONS,
        "suggest-properties-response": _SUGGESTIONS,
        "data-extension-property-proposal": only(_PROPOSED),
    }.items()
}


def faults(version: str, name: str, told: Any) -> list[str]:
    """What is wrong with an answer: by our schema, and by the published one where there is a checkout of it."""
    found = list(Draft202012Validator(OURS[version, name]).iter_errors(told))
    if CHECKOUT:
        found += published(version, name).iter_errors(told)
    return [f"{'/'.join(map(str, each.absolute_path))}: {each.message[:200]}" for each in found]


def published(version: str, name: str) -> Draft202012Validator:
    """The schema that the specification publishes."""
    folder = Path(CHECKOUT) / version / "schemas"
    shared = [
        _schema(folder / f"{each}.json") for each in ("type", "lang", "dir") if (folder / f"{each}.json").exists()
    ]
    swagger = {"$schema": _DIALECT, "definitions": {"securityDefinitions": {"additionalProperties": {}}}}
    registry = Registry().with_resources((each["$id"], Resource.from_contents(each)) for each in shared)
    registry = registry.with_resource("http://swagger.io/v2/schema.json", Resource.from_contents(swagger))
    return Draft202012Validator(_schema(folder / f"{name}.json"), registry=registry)


def _schema(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8")) | {"$schema": _DIALECT}
