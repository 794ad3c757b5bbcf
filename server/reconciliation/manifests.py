"""What the service says of itself, in the words of each version."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from ...graph.limits import limit
from ...graph.rdf import WS
from .addresses import DRAFT, PATH
from .answers import type_of
from .extending import SHOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...graph.vocabulary import Vocabulary
    from .suggesting import Suggestion

Json = dict[str, Any]
WIDTH, HEIGHT = 420, 260
_NAME = "whosays: AI models, their makers, and who says what of them"
_ABOUT_LIMIT = "At most so many values of each thing; 0 for all."
_ABOUT_SHOW = "What the cells hold: the consensus, or what the sources say."


def manifest(root: str, base: str, types: Sequence[str], vocabulary: Vocabulary) -> Json:
    """Return the manifest of version 0.2, for the server at an address; the types are the ones most often wanted."""
    service = root.rstrip("/") + PATH
    return {
        "versions": ["0.2"],
        "name": _NAME,
        "identifierSpace": base,
        "schemaSpace": WS.iri,
        **_common(root, types, vocabulary),
        "view": {"url": f"{root.rstrip('/')}/{{{{id}}}}"},
        "suggest": {
            kind: {
                "service_url": service,
                "service_path": f"/suggest/{kind}",
                "flyout_service_url": service,
                "flyout_service_path": f"/flyout/{kind}?id=${{id}}",
            }
            for kind in ("entity", "type", "property")
        },
        "preview": {"url": f"{service}/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "extend": {
            "propose_properties": {"service_url": service, "service_path": "/properties"},
            "property_settings": [
                {"name": "limit", "label": "Limit", "type": "number", "default": 0, "help_text": _ABOUT_LIMIT},
                {
                    "name": "show",
                    "label": "Show",
                    "type": "select",
                    "default": next(iter(SHOWN)),
                    "help_text": _ABOUT_SHOW,
                    "choices": _choices(),
                },
            ],
        },
    }


def draft_manifest(root: str, types: Sequence[str], vocabulary: Vocabulary) -> Json:
    """Return the manifest of the draft of version 1.0, for the server at an address."""
    return {
        "versions": [DRAFT],
        "name": _NAME,
        **_common(root, types, vocabulary),
        "view": {"url": f"{root.rstrip('/')}/{{+id}}"},
        "lang": "en",
        "dir": "ltr",
        "standardizedScore": True,
        "suggest": {"entity": True, "property": True, "type": True},
        "preview": {"width": WIDTH, "height": HEIGHT},
        "extend": {
            "proposeProperties": True,
            "propertySettings": [
                {"id": "limit", "name": "Limit", "type": "number", "default": 0, "helpText": _ABOUT_LIMIT},
                {
                    "id": "show",
                    "name": "Show",
                    "type": "select",
                    "default": next(iter(SHOWN)),
                    "helpText": _ABOUT_SHOW,
                    "choices": _choices(),
                },
            ],
        },
    }


def flyout(found: Suggestion, html: str) -> Json:
    """Return a few words on a suggestion, as HTML: version 0.2."""
    return {"id": found.id, "html": html}


def _common(root: str, types: Sequence[str], vocabulary: Vocabulary) -> Json:
    return {
        "documentation": f"{root.rstrip('/')}/api",
        "logo": f"{root.rstrip('/')}/static/icon.svg",
        "serviceVersion": version("whosays"),
        "defaultTypes": [type_of(name, vocabulary) for name in types],
        "batchSize": limit("reconcile_queries").value,
    }


def _choices() -> list[Json]:
    return [{"value": value, "name": name} for value, name in SHOWN.items()]
