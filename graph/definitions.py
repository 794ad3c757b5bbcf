"""Files of definitions that come with the package: words, names and rules in YAML, beside the module that uses them."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

# The parser of LibYAML reads in a tenth of the time, where PyYAML was built with it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def definitions_in(package: str | None, name: str) -> Any:
    """Return what a YAML file of a package says: mappings, lists and scalars. FileNotFoundError where there is none."""
    return yaml.load(files(package or "").joinpath(name).read_text("utf-8"), Loader=_LOADER)  # noqa: S506  (a safe one)
