"""Tables of families and their sizes, of one model among others, and of what says nothing of models."""

from __future__ import annotations

from grid_shapes import HTML, MARKDOWN, SHAPES, Shape, html, pipes
from model_facts import GSM, MMLU

SIZES = ("3", "9", "72")
WINDOWS = ("32", "64", "128")
SCORES = (("60.7", "66.8"), ("71.3", "80.2"), ("86.1", "91.5"))
FAMILY = "Heron 2"


def of_family(loader, *kinds):
    """Register a way of writing a family in three sizes, whatever the cast."""

    def registered(write):
        SHAPES[write.__name__] = Shape(lambda _: write(), loader, lambda _: _facts(kinds))
        return write

    return registered


def silent(loader):
    """Register words that tell nothing of models."""

    def registered(write):
        SHAPES[write.__name__] = Shape(lambda _: write(), loader, lambda _: set())
        return write

    return registered


def _facts(kinds):
    found = set()
    for size, window, scores in zip(SIZES, WINDOWS, SCORES, strict=True):
        name = f"{FAMILY} {size}B"
        told = {
            "size": {(name, "totalParameters", f"{size}000000000")},
            "window": {(name, "contextWindow", f"{window}000")},
            "scores": {(name, "score", scores[0], MMLU), (name, "score", scores[1], GSM)},
        }
        found.update(*(told[kind] for kind in kinds))
    return found


@of_family(HTML, "scores")
def html_sizes_under_family():
    return html(
        [('rowspan="2"', "Benchmark"), ('colspan="3"', FAMILY)],
        [f"{size}B" for size in SIZES],
        *[[test, *[scores[at] for scores in SCORES]] for at, test in enumerate((MMLU, GSM))],
        head=2,
    )


@of_family(HTML, "size", "window", "scores")
def html_family_beside_sizes():
    rows = zip(SIZES, WINDOWS, SCORES, strict=True)
    return html(
        ["Family", "Params", "Context", MMLU, GSM],
        *[
            [*([('rowspan="3"', FAMILY)] if not at else []), f"{size}B", f"{window}K", *scores]
            for at, (size, window, scores) in enumerate(rows)
        ],
    )


@of_family(MARKDOWN, "size", "window")
def family_once_beside_sizes():
    rows = zip(SIZES, WINDOWS, strict=True)
    return pipes(
        ["Model", "Params", "Context"],
        *[["" if at else FAMILY, f"{size}B", f"{window}K"] for at, (size, window) in enumerate(rows)],
    )


@of_family(HTML, "window", "scores")
def html_family_over_sizes():
    rows = zip(SIZES, WINDOWS, SCORES, strict=True)
    return html(
        ["Model", "Context", MMLU, GSM],
        [('colspan="4"', FAMILY)],
        *[[f"{size}B", f"{window}K", *scores] for size, window, scores in rows],
    )


@of_family(MARKDOWN, "size", "window", "scores")
def family_in_heading():
    rows = zip(SIZES, WINDOWS, SCORES, strict=True)
    return f"# {FAMILY}\n\n{FAMILY} is a family of language models.\n\n" + pipes(
        ["Size", "Context", MMLU, GSM], *[[f"{size}B", f"{window}K", *scores] for size, window, scores in rows]
    )


@of_family(MARKDOWN, "window", "scores")
def family_names_joined():
    rows = zip(SIZES, WINDOWS, SCORES, strict=True)
    return pipes(
        ["Variant", "Context", MMLU, GSM],
        *[[f"{FAMILY} {size}B", f"{window}K", *scores] for size, window, scores in rows],
    )


@silent(HTML)
def html_navigation():
    return """<nav><ul><li><a href="/">Home</a></li><li><a href="/models">Models</a></li></ul></nav>
<table role="presentation"><tr><td><a href="/login">Sign in</a></td><td>English</td></tr></table>
<footer><table><tr><td>Terms</td><td>Privacy</td></tr><tr><td>Contact</td><td>2031</td></tr></table></footer>"""


@silent(MARKDOWN)
def requirements():
    return "# Heron 2\n\n## Installation\n\n" + pipes(
        ["Requirement", "Version"], ["Python", "3.11"], ["CUDA", "12.1"], ["torch", "2.4.0"]
    )


@silent(MARKDOWN)
def arguments():
    return "# Heron 2\n\n## Usage\n\n" + pipes(
        ["Argument", "Default", "Meaning"],
        ["--max-tokens", "512", "how many tokens to write"],
        ["--temperature", "0.7", "how freely to choose"],
    )


@silent(MARKDOWN)
def files():
    return "# Heron 2\n\n## Files\n\n" + pipes(
        ["File", "Size", "Note"], ["model-q4.gguf", "4.1 GB", "small"], ["model-q8.gguf", "7.9 GB", "better"]
    )


@silent(MARKDOWN)
def changes():
    return "# Changelog\n\n" + pipes(
        ["Version", "Date", "Change"], ["1.1", "2031-05-02", "faster start"], ["1.0", "2031-03-01", "first one"]
    )
