"""An installed wheel holds every package and every file of data that a checkout holds."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parent.parent
SETUP = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
NOT_INSTALLED = {"tests", "benchmarks", "build", "dist"}


def packages():
    """Return the packages of the checkout, by their dotted names."""
    found = [path.parent.relative_to(ROOT) for path in ROOT.rglob("__init__.py")]
    ours = [
        path for path in found if not (set(path.parts) & NOT_INSTALLED or any(part[0] == "." for part in path.parts))
    ]
    return {".".join(("whosays", *path.parts)) for path in ours}


def test_every_package_is_listed():
    assert set(SETUP["packages"]) == packages()


def test_every_file_of_data_is_listed():
    for package in packages():
        folder = ROOT.joinpath(*package.split(".")[1:])
        patterns = SETUP["package-data"].get(package, [])
        data = [path.name for path in folder.iterdir() if path.suffix in {".yaml", ".rq", ".html", ".css", ".ttl"}]
        assert [name for name in data if not any(fnmatch(name, Path(pattern).name) for pattern in patterns)] == []
