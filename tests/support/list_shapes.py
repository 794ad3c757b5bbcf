"""Lists, labels and headings of the same facts in the shapes in which documents tell them."""

from __future__ import annotations

from grid_shapes import HTML, MARKDOWN, SPEC_HEAD, shape, spec_cells, specs, tests
from model_facts import TESTS


def _pairs(m):
    return zip(SPEC_HEAD, spec_cells(m), strict=True)


def _under_headings(cast, line, joined="\n"):
    return "# Models\n\n" + "\n\n".join(
        f"## {m.name}\n\n" + joined.join(line.format(h, c) for h, c in _pairs(m)) for m in cast
    )


@shape(MARKDOWN, specs())
def bullets(cast):
    return _under_headings(cast, "- {}: {}")


@shape(MARKDOWN, specs())
def bullets_bold_colon_inside(cast):
    return _under_headings(cast, "- **{}:** {}")


@shape(MARKDOWN, specs())
def bullets_bold_colon_outside(cast):
    return _under_headings(cast, "* **{}**: {}")


@shape(MARKDOWN, specs())
def bullets_bold_dash(cast):
    return _under_headings(cast, "- **{}** – {}")


@shape(MARKDOWN, specs())
def bullets_dash(cast):
    return _under_headings(cast, "- {} – {}")


@shape(MARKDOWN, specs())
def bullets_bold_value(cast):
    return _under_headings(cast, "- {}: **{}**")


@shape(MARKDOWN, specs())
def bullets_italic(cast):
    return _under_headings(cast, "- *{}*: {}")


@shape(MARKDOWN, specs())
def bullets_code(cast):
    return _under_headings(cast, "- `{}`: {}")


@shape(MARKDOWN, specs())
def lines_bold(cast):
    return _under_headings(cast, "**{}**: {}", "\n\n")


@shape(MARKDOWN, specs())
def lines_bold_broken(cast):
    return _under_headings(cast, "**{}:** {}", "  \n")


@shape(MARKDOWN, specs())
def lines_in_a_row(cast):
    return _under_headings(cast, "**{}**: {}", " | ")


@shape(MARKDOWN, specs())
def numbered(cast):
    return _under_headings(cast, "1. **{}**: {}")


@shape(MARKDOWN, specs())
def bullets_with_signs(cast):
    return _under_headings(cast, "- 🔹 **{}:** {}")


@shape(MARKDOWN, specs())
def labels_over_lines(cast):
    return _under_headings(cast, "**{}**\n\n{}", "\n\n")


@shape(MARKDOWN, specs())
def headings_of_properties(cast):
    return "\n\n".join(f"# {m.name}\n\n" + "\n\n".join(f"## {h}\n\n{c}" for h, c in _pairs(m)) for m in cast)


@shape(MARKDOWN, specs())
def nested(cast):
    return "# Model list\n\n" + "\n".join(
        f"- {m.name}\n" + "\n".join(f"  - {h}: {c}" for h, c in _pairs(m)) for m in cast
    )


@shape(MARKDOWN, specs())
def nested_bold(cast):
    return "# Available models\n\n" + "\n".join(
        f"- **{m.name}**\n" + "\n".join(f"    - **{h}**: {c}" for h, c in _pairs(m)) for m in cast
    )


@shape(MARKDOWN, specs())
def nested_colon(cast):
    return "# Models\n\n" + "\n".join(
        f"- **{m.name}:**\n" + "\n".join(f"  - {h}: {c}" for h, c in _pairs(m)) for m in cast
    )


@shape(MARKDOWN, specs())
def numbered_nested(cast):
    return "# Models\n\n" + "\n".join(
        f"{n}. **{m.name}**\n" + "\n".join(f"   - {h}: {c}" for h, c in _pairs(m)) for n, m in enumerate(cast, 1)
    )


@shape(MARKDOWN, specs())
def numbered_headings(cast):
    return "# Models\n\n" + "\n\n".join(
        f"## {n}. {m.name}\n\n" + "\n".join(f"- {h}: {c}" for h, c in _pairs(m)) for n, m in enumerate(cast, 1)
    )


@shape(MARKDOWN, specs())
def bold_titles(cast):
    return "# Models\n\n" + "\n\n".join(
        f"**{m.name}**\n\n" + "\n".join(f"- {h}: {c}" for h, c in _pairs(m)) for m in cast
    )


@shape(MARKDOWN, specs())
def entries_of_one_line(cast):
    return "# Models\n\n" + "\n".join(f"- **{m.name}**: " + ", ".join(f"{h}: {c}" for h, c in _pairs(m)) for m in cast)


@shape(MARKDOWN, specs("totalParameters", "contextWindow"))
def headings_of_properties_over_models(cast):
    return "# Comparison\n\n" + "\n\n".join(
        f"## {h}\n\n" + "\n".join(f"- {m.name}: {spec_cells(m)[at]}" for m in cast)
        for at, h in ((1, "Parameters"), (2, "Context window"))
    )


@shape(MARKDOWN, specs("totalParameters", "contextWindow", "license"))
def labels_nested_over_models(cast):
    return "# Comparison\n\n" + "\n".join(
        f"- **{h}**\n" + "\n".join(f"  - {m.name}: {spec_cells(m)[at]}" for m in cast)
        for at, h in ((1, "Parameters"), (2, "Context window"), (3, "License"))
    )


@shape(MARKDOWN, tests())
def scores_as_bullets(cast):
    return "# Evaluation\n\n" + "\n\n".join(
        f"## {m.name}\n\n" + "\n".join(f"- {t}: {m.score(t)}" for t in TESTS) for m in cast
    )


@shape(MARKDOWN, tests())
def scores_as_bullets_under_tests(cast):
    return "# Evaluation\n\n" + "\n\n".join(
        f"## {t}\n\n" + "\n".join(f"- {m.name}: {m.score(t)}" for m in cast) for t in TESTS
    )


@shape(MARKDOWN, tests())
def scores_nested_under_tests(cast):
    return "# Evaluation results\n\n" + "\n".join(
        f"- **{t}**\n" + "\n".join(f"  - {m.name}: {m.score(t)}%" for m in cast) for t in TESTS
    )


@shape(MARKDOWN, tests())
def scores_in_bold_sections(cast):
    return "# Evaluation\n\n" + "\n\n".join(
        f"**{m.name}:**\n\n" + "\n".join(f"- {t} (5-shot): {m.score(t)}" for t in TESTS) for m in cast
    )


@shape(MARKDOWN, tests())
def scores_on_one_line(cast):
    return "# Evaluation\n\n" + "\n".join(f"- {m.name}: " + ", ".join(f"{t} {m.score(t)}" for t in TESTS) for m in cast)


@shape(HTML, specs())
def html_bullets_nested(cast):
    return (
        "<h1>Models</h1><ul>"
        + "".join(
            f"<li>{m.name}<ul>" + "".join(f"<li>{h}: {c}</li>" for h, c in _pairs(m)) + "</ul></li>" for m in cast
        )
        + "</ul>"
    )


@shape(HTML, specs())
def html_labels_in_paragraphs(cast):
    return "".join(
        f"<h2>{m.name}</h2>" + "".join(f"<p><strong>{h}:</strong> {c}</p>" for h, c in _pairs(m)) for m in cast
    )


@shape(HTML, specs())
def html_labels_with_breaks(cast):
    return "".join(
        f"<h2>{m.name}</h2><p>" + "<br>".join(f"<strong>{h}:</strong> {c}" for h, c in _pairs(m)) + "</p>" for m in cast
    )
