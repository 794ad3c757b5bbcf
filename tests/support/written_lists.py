"""A list of rows in many formats: each row a mapping of labels to words or lists of words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml
from whosays.loaders.formats.csv_tables import CSV, TSV
from whosays.loaders.formats.html import LOADER as HTML
from whosays.loaders.formats.json_records import JSON
from whosays.loaders.formats.markdown import LOADER as MARKDOWN
from whosays.loaders.formats.toml_records import LOADER as TOML
from whosays.loaders.formats.yaml_records import LOADER as YAML

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from whosays.loaders.formats.loader import Loader

Row = dict[str, Any]
Written = tuple[str, "Loader"]


def labels_of(rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(label for row in rows for label in row))


def cell(value: Any, between: str = "; ") -> str:
    return between.join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def _separated(rows: Sequence[Row], by: str) -> str:
    labels = labels_of(rows)
    quoted = [[cell(row.get(label)) for label in labels] for row in rows]
    lines = [labels, *quoted]
    return "\n".join(by.join(f'"{words}"' if by in words else words for words in line) for line in lines) + "\n"


def _markdown(rows: Sequence[Row]) -> str:
    labels = labels_of(rows)
    lines = [labels, ["---"] * len(labels), *([cell(row.get(label), ", ") for label in labels] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _html(rows: Sequence[Row]) -> str:
    labels = labels_of(rows)
    head = "".join(f"<th>{label}</th>" for label in labels)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{cell(row.get(label), '<br>')}</td>" for label in labels) + "</tr>" for row in rows
    )
    return f"<html><body><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></body></html>"


def _toml(rows: Sequence[Row], key: str) -> str:
    return "\n".join(
        f"[[{key}]]\n" + "\n".join(f"{json.dumps(label)} = {json.dumps(value)}" for label, value in row.items()) + "\n"
        for row in rows
    )


def _yaml(value: Any) -> str:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True)


WAYS: dict[str, Callable[[Sequence[Row], str], Written]] = {
    "CSV": lambda rows, _: (_separated(rows, ","), CSV),
    "TSV": lambda rows, _: (_separated(rows, "\t"), TSV),
    "Markdown": lambda rows, _: (_markdown(rows), MARKDOWN),
    "HTML": lambda rows, _: (_html(rows), HTML),
    "JSON": lambda rows, _: (json.dumps(rows, indent=1), JSON),
    "JSON under a key": lambda rows, key: (json.dumps({key: rows, "updated": "2025-05-01"}), JSON),
    "JSON by number": lambda rows, key: (json.dumps({f"{key[:3]}-{at:03}": row for at, row in enumerate(rows)}), JSON),
    "YAML": lambda rows, _: (_yaml(rows), YAML),
    "YAML under a key": lambda rows, key: (_yaml({key: rows}), YAML),
    "TOML": lambda rows, key: (_toml(rows, key), TOML),
}
