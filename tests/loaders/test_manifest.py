"""The manifest: what is read from it, and every fault with its line and a remedy."""

from __future__ import annotations

import pytest
from whosays.graph.document import Metadata
from whosays.graph.errors import SourceError
from whosays.loaders.manifest import Entry, manifest_in

WHOLE = """
- file: kite.md
  id: kite-card
  title: "Kite: a card"
  url: https://example.org/kite
  publisher: Osprey
  author: Jane Doe
  published: 3 February 2031
  modified: 2031-03
  retrieved: 2031-04-05T10:20:30Z
  license: CC0
  tier: 2
"""
ENTRY = Entry(
    "kite.md",
    "kite-card",
    Metadata(
        title="Kite: a card",
        url="https://example.org/kite",
        publisher="Osprey",
        author="Jane Doe",
        published="2031-02-03",
        modified="2031-03",
        retrieved="2031-04-05",
        license="CC0",
        tier=2,
    ),
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "kite.md").write_text("# Kite")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "tern.md").write_text("# Tern")
    return tmp_path


def manifest(folder, text, name="sources.yaml"):
    (folder / name).write_text(text, encoding="utf-8")
    return manifest_in(folder)


def test_a_folder_may_have_none(folder):
    assert manifest_in(folder) == {}


@pytest.mark.parametrize("name", ["sources.yaml", "sources.yml"])
def test_an_entry_says_all_that_is_known(folder, name):
    assert manifest(folder, WHOLE, name) == {"kite.md": ENTRY}


@pytest.mark.parametrize(
    "text",
    [
        "- file: kite.md\n  title: Kite\n- file: more/tern.md\n  tier:\n",
        "sources:\n  - file: kite.md\n    title: Kite\n  - file: more/tern.md\n",
        "kite.md:\n  title: Kite\nmore/tern.md:\n  title: ''\n",
        "sources:\n  kite.md:\n    title: Kite\n  more/tern.md: {}\n",
    ],
)
def test_a_list_or_a_mapping_will_do(folder, text):
    found = manifest(folder, text)
    assert found == {"kite.md": Entry("kite.md", None, Metadata(title="Kite")), "more/tern.md": Entry("more/tern.md")}


@pytest.mark.parametrize(
    ("text", "line", "what", "remedy"),
    [
        ("- file: kite.md\n  publishd: 2031\n", 2, "unknown key `publishd`", "did you mean `published`?"),
        ("- file: kite.md\n  colour: red\n", 2, "unknown key `colour`", "known are file, id, title"),
        ("- title: Kite\n", 1, "names no file", "file: NAME"),
        ("\n- file: kit.md\n", 2, "no file `kit.md`", "did you mean `kite.md`?"),
        ("- file: nowhere.txt\n", 1, "no file `nowhere.txt`", "take out its entry"),
        ("- file: more\n", 1, "no file `more`", ""),
        ("- file: ../kite.md\n", 1, "outside the folder", "move"),
        ("- file: /etc/hostname\n", 1, "outside the folder", "move"),
        ("- file: kite.md\n  published: soon\n", 2, "`soon` is no date", "2025-04-05"),
        ("- file: kite.md\n  retrieved: 2031-13-01\n", 2, "is no date", "2025-04-05"),
        ("- file: kite.md\n  tier: 6\n", 2, "`6` is no tier", "from 1 to 5"),
        ("- file: kite.md\n  tier: high\n", 2, "`high` is no tier", "from 1 to 5"),
        ("- file: kite.md\n  url: example.org\n", 2, "no web address", "https://"),
        ("- file: kite.md\n  url: ftp://example.org\n", 2, "no web address", "https://"),
        ("- file: kite.md\n  url: javascript:alert(1)\n", 2, "no web address", "https://"),
        ("- file: kite.md\n  id: a/b\n", 2, "`a/b` is no id", "hyphens"),
        ("- file: kite.md\n  title: [a, b]\n", 2, "`title` takes one value", "one line"),
        ("- file: kite.md\n- file: kite.md\n", 2, "`kite.md` has two entries", "make them one"),
        ("- kite.md\n", 1, "no entry", "file: NAME"),
        ("kite.md: Kite\n", 1, "no entry", "file: NAME"),
        ("words\n", 1, "list of entries", "- file: NAME"),
    ],
)
def test_a_fault_is_told_with_its_line(folder, text, line, what, remedy):
    with pytest.raises(SourceError) as fault:
        manifest(folder, text)
    assert fault.value.place == f"{folder / 'sources.yaml'}:{line}"
    assert what in fault.value.what
    assert remedy in fault.value.remedy


@pytest.mark.parametrize(
    ("text", "what"), [("- file: [\n", "line 2, column 1: "), ("a: b\na: c\n", "second time"), ("", "it is empty")]
)
def test_a_manifest_that_cannot_be_read_is_refused(folder, text, what):
    with pytest.raises(SourceError, match=what) as fault:
        manifest(folder, text)
    assert str(fault.value).startswith(str(folder / "sources.yaml"))


def test_two_manifests_are_one_too_many(folder):
    (folder / "sources.yml").write_text(WHOLE)
    with pytest.raises(SourceError, match="keep one of them"):
        manifest(folder, WHOLE)
