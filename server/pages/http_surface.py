"""The description of all that is offered over HTTP (OpenAPI 3.1), and the page that explains it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import yaml

if TYPE_CHECKING:
    from .material import Page

_FILE = Path(__file__).parent.parent / "openapi.yaml"


@cache
def surface() -> dict[str, Any]:
    """Return the description as it is written."""
    found: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return found


def surface_at(root: str) -> bytes:
    """Return the description as JSON, for the server at an address."""
    return json.dumps(surface() | {"servers": [{"url": root.rstrip("/") or "/"}]}, indent=1).encode() + b"\n"


def api(root: str) -> Page:
    """Return what the page shows: each address with what it does, and a line for a terminal."""
    groups = []
    for tag in surface()["tags"]:
        rows = [
            (method.upper(), path, told["summary"], told.get("description", ""), _line(root, method, path, told))
            for path, methods in surface()["paths"].items()
            for method, told in methods.items()
            if tag["name"] in told["tags"]
        ]
        groups.append((tag["name"], tag["description"], rows))
    return {"title": "HTTP", "groups": groups, "words": surface()["info"]["description"]}


def _line(root: str, method: str, path: str, told: dict[str, Any]) -> str:
    """Return how curl asks this."""
    asked = []
    for each in told.get("parameters", ()):
        parameter = _resolved(each)
        example = parameter.get("example")
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", str(example or parameter["name"].upper()))
        elif example is not None and "$ref" not in each:
            asked.append((parameter["name"], example))
    address = root.rstrip("/") + path + (f"?{urlencode(asked)}" if asked else "")
    parts = ["curl"]
    if method != "get":
        parts += ["-X", method.upper()]
    if told.get("security"):
        parts += ['-H "Authorization: Bearer $TOKEN"']
    bodies = told.get("requestBody", {}).get("content", {})
    for media_type, body in bodies.items():
        if "example" in body:
            parts += [f"-H 'Content-Type: {media_type}' --data-binary '{body['example']}'"]
            break
    else:
        if bodies:
            parts += ["-F file=@note.md"]
    return " ".join([*parts, f"'{address}'"])


def _resolved(parameter: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in parameter:
        return parameter
    found: dict[str, Any] = surface()["components"]["parameters"][parameter["$ref"].rpartition("/")[2]]
    return found
