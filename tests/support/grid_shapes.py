"""Tables of the same facts in the shapes in which documents tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from model_facts import TESTS
from whosays.loaders.formats.html import LOADER as HTML
from whosays.loaders.formats.markdown import LOADER as MARKDOWN

if TYPE_CHECKING:
    from collections.abc import Callable


class Shape(NamedTuple):
    """How a cast is written, by which loader that is read, and which facts it tells."""

    write: Callable
    loader: object
    facts: Callable


SHAPES: dict[str, Shape] = {}


def shape(loader, *facts):
    """Register a way of writing a cast, with the facts that it tells of each model."""

    def registered(write):
        SHAPES[write.__name__] = Shape(write, loader, lambda cast: set().union(*(of(m) for m in cast for of in facts)))
        return write

    return registered


def specs(*names):
    return lambda model: model.specs(*names)


def tests(*names):
    return lambda model: model.tests(*names)


def costs(model):
    return model.costs()


def pipes(*rows):
    """Return a Markdown table, its first row the header."""
    first, *rest = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([first, "|" + "---|" * len(rows[0]), *rest]) + "\n"


def html(*rows, head=1, caption="", around="{}"):
    """Return an HTML table; a cell is its words or a pair of its attributes and words."""
    lines = []
    for number, row in enumerate(rows):
        tag = "th" if number < head else "td"
        cells = [("", cell) if isinstance(cell, str) else cell for cell in row]
        lines.append("<tr>" + "".join(f"<{tag} {how}>{words}</{tag}>" for how, words in cells) + "</tr>")
    title = f"<caption>{caption}</caption>" if caption else ""
    return around.format(f"<table>{title}{''.join(lines)}</table>")


def spec_cells(m):
    return [m.maker, f"{m.size}B", f"{m.window}K", m.licence, m.released]


SPEC_HEAD = ["Developer", "Parameters", "Context window", "License", "Released"]
ALL = (specs(), tests())


@shape(MARKDOWN, specs())
def rows(cast):
    return pipes(["Model", *SPEC_HEAD], *[[m.name, *spec_cells(m)] for m in cast])


@shape(MARKDOWN, specs())
def rows_below_empty_corner(cast):
    return pipes(["", *SPEC_HEAD], *[[m.name, *spec_cells(m)] for m in cast])


@shape(MARKDOWN, specs())
def rows_without_head(cast):
    return pipes([""] * 6, *[["Model", *SPEC_HEAD], *[[m.name, *spec_cells(m)] for m in cast]])


@shape(MARKDOWN, specs())
def rows_bold(cast):
    return pipes(["**Model**", *[f"**{h}**" for h in SPEC_HEAD]], *[[f"**{m.name}**", *spec_cells(m)] for m in cast])


@shape(MARKDOWN, specs())
def rows_maker_first(cast):
    head = ["Company", "Model", "Size", "Context", "License", "Release date"]
    return pipes(head, *[[m.maker, m.name, *spec_cells(m)[1:]] for m in cast])


@shape(MARKDOWN, specs("totalParameters", "contextWindow"))
def rows_units_in_head(cast):
    return pipes(["Model", "Params (B)", "Context (K tokens)"], *[[m.name, m.size, m.window] for m in cast])


@shape(MARKDOWN, specs())
def rows_linked(cast):
    return pipes(
        ["Model", *SPEC_HEAD],
        *[[f"[{m.name}](https://hub.example/{m.name.replace(' ', '-')})", *spec_cells(m)] for m in cast],
    )


@shape(MARKDOWN, specs())
def rows_with_pictures(cast):
    return pipes(["Model", *SPEC_HEAD], *[[f"![logo](img/x.png) {m.name}", *spec_cells(m)] for m in cast])


@shape(MARKDOWN, specs())
def rows_ticked(cast):
    head = ["Model", *SPEC_HEAD, "Notes"]
    return pipes(head, *[[f"`{m.name}`", *spec_cells(m), "–"] for m in cast])


@shape(MARKDOWN, specs())
def columns(cast):
    cells = zip(*[spec_cells(m) for m in cast], strict=True)
    return pipes(["", *[m.name for m in cast]], *[[head, *row] for head, row in zip(SPEC_HEAD, cells, strict=True)])


@shape(MARKDOWN, specs())
def columns_headed(cast):
    cells = zip(*[spec_cells(m) for m in cast], strict=True)
    return pipes(
        ["Specification", *[f"**{m.name}**" for m in cast]],
        *[[f"**{head}**", *row] for head, row in zip(SPEC_HEAD, cells, strict=True)],
    )


@shape(MARKDOWN, *ALL)
def columns_in_sections(cast):
    cells = zip(*[spec_cells(m) for m in cast], strict=True)
    scores = [[test, *[m.score(test) for m in cast]] for test in TESTS]
    return pipes(
        ["", *[m.name for m in cast]],
        ["**Specification**", *[""] * 3],
        *[[head, *row] for head, row in zip(SPEC_HEAD, cells, strict=True)],
        ["**Benchmarks**", *[""] * 3],
        *scores,
    )


@shape(HTML, specs())
def html_rows(cast):
    return html(["Model", *SPEC_HEAD], *[[m.name, *spec_cells(m)] for m in cast])


@shape(HTML, specs())
def html_rows_without_th(cast):
    return html(["Model", *SPEC_HEAD], *[[m.name, *spec_cells(m)] for m in cast], head=0)


@shape(HTML, specs())
def html_rows_by_maker(cast):
    sections = [[[('colspan="5"', m.maker)], [m.name, *spec_cells(m)[1:]]] for m in cast]
    return html(["Model", *SPEC_HEAD[1:]], *[row for each in sections for row in each])


@shape(MARKDOWN, specs())
def rows_by_maker(cast):
    sections = [[[f"**{m.maker}**", *[""] * 4], [m.name, *spec_cells(m)[1:]]] for m in cast]
    return pipes(["Model", *SPEC_HEAD[1:]], *[row for each in sections for row in each])


@shape(HTML, specs())
def html_row_heads(cast):
    cells = zip(*[spec_cells(m) for m in cast], strict=True)
    body = "".join(
        f'<tr><th scope="row">{head}</th>{"".join(f"<td>{cell}</td>" for cell in row)}</tr>'
        for head, row in zip(SPEC_HEAD, cells, strict=True)
    )
    heads = "".join(f'<th scope="col">{m.name}</th>' for m in cast)
    return f"<h2>Comparison</h2><table><thead><tr><td></td>{heads}</tr></thead><tbody>{body}</tbody></table>"


@shape(HTML, specs())
def html_sheet_of_each(cast):
    return "".join(
        f"<h2>{m.name}</h2>" + html(*[[h, c] for h, c in zip(SPEC_HEAD, spec_cells(m), strict=True)], head=0)
        for m in cast
    )


@shape(HTML, specs())
def html_sheet_captioned(cast):
    return "<h1>Models at a glance</h1>" + "".join(
        html(*[[h, c] for h, c in zip(SPEC_HEAD, spec_cells(m), strict=True)], head=0, caption=m.name) for m in cast
    )


@shape(HTML, specs())
def html_sheet_headed_wide(cast):
    """As infoboxes are: the name in a cell over both columns."""
    return "".join(
        f'<table class="infobox"><tr><th colspan="2">{m.name}</th></tr>'
        + "".join(f"<tr><th>{h}</th><td>{c}</td></tr>" for h, c in zip(SPEC_HEAD, spec_cells(m), strict=True))
        + "</table>"
        for m in cast
    )


@shape(MARKDOWN, specs())
def sheet_of_each(cast):
    return "# Our models\n\n" + "\n".join(
        f"## {m.name}\n\n" + pipes(["Property", "Value"], *map(list, zip(SPEC_HEAD, spec_cells(m), strict=True)))
        for m in cast
    )


@shape(MARKDOWN, specs())
def sheet_without_head(cast):
    return "\n".join(
        f"### {m.name}\n\n" + pipes(["", ""], *[[f"**{h}**", c] for h, c in zip(SPEC_HEAD, spec_cells(m), strict=True)])
        for m in cast
    )


@shape(MARKDOWN, specs())
def sheet_named_in_row(cast):
    return "\n".join(
        pipes(["Field", "Value"], ["Model", m.name], *map(list, zip(SPEC_HEAD, spec_cells(m), strict=True)))
        for m in cast
    )


@shape(HTML, specs("totalParameters", "contextWindow"), tests())
def html_two_heads(cast):
    return html(
        [('rowspan="2"', "Model"), ('colspan="2"', "Specification"), ('colspan="3"', "Benchmarks")],
        ["Params", "Context", *TESTS],
        *[[m.name, f"{m.size}B", f"{m.window}K", *m.scores] for m in cast],
        head=2,
    )


@shape(HTML, specs("developer", "totalParameters", "contextWindow"))
def html_maker_over_rows(cast):
    """The maker beside two rows of his: each model stands twice, with two windows left out of the second."""
    return html(
        ["Maker", "Model", "Params", "Context"],
        *[[('rowspan="1"', m.maker), m.name, f"{m.size}B", f"{m.window},000 tokens"] for m in cast],
    )


@shape(HTML, specs())
def html_linked_with_breaks(cast):
    return html(
        ["Model", *SPEC_HEAD],
        *[[f'<a href="/m"><img src="l.png" alt=""><br>{m.name}</a>', *spec_cells(m)] for m in cast],
    )


@shape(HTML, specs())
def html_in_details(cast):
    table = html(["Model", *SPEC_HEAD], *[[m.name, *spec_cells(m)] for m in cast])
    return f"<details><summary>Show all models</summary>{table}</details>"


@shape(MARKDOWN, specs())
def markdown_with_html_in_details(cast):
    table = html(["Model", *SPEC_HEAD], *[[m.name, *spec_cells(m)] for m in cast])
    return f"# Models\n\n<details>\n<summary>Show all models</summary>\n\n{table}\n\n</details>\n"


@shape(HTML, specs())
def html_definitions(cast):
    return "".join(
        f"<h3>{m.name}</h3><dl>"
        + "".join(f"<dt>{h}</dt><dd>{c}</dd>" for h, c in zip(SPEC_HEAD, spec_cells(m), strict=True))
        + "</dl>"
        for m in cast
    )


@shape(HTML, specs())
def html_definitions_of_models(cast):
    return (
        "<h2>Models</h2><dl>"
        + "".join(
            f"<dt>{m.name}</dt>" + "".join(f"<dd>{h}: {c}</dd>" for h, c in zip(SPEC_HEAD, spec_cells(m), strict=True))
            for m in cast
        )
        + "</dl>"
    )


@shape(HTML, specs())
def html_cards(cast):
    return "".join(
        f'<div class="card"><h3>{m.name}</h3>'
        + "".join(
            f'<div class="row"><span>{h}</span><span>{c}</span></div>'
            for h, c in zip(SPEC_HEAD, spec_cells(m), strict=True)
        )
        + "</div>"
        for m in cast
    )


@shape(HTML, specs())
def html_cards_bold(cast):
    return "".join(
        f'<article><h4><a href="/x">{m.name}</a></h4><ul>'
        + "".join(f"<li><b>{h}:</b> {c}</li>" for h, c in zip(SPEC_HEAD, spec_cells(m), strict=True))
        + "</ul></article>"
        for m in cast
    )


@shape(HTML, specs())
def html_two_side_by_side(cast):
    """A table that lays out two others."""
    inner = "".join(
        f"<td>{html(*[[h, c] for h, c in zip(SPEC_HEAD, spec_cells(m), strict=True)], head=0, caption=m.name)}</td>"
        for m in cast
    )
    return f"<table role='presentation'><tr>{inner}</tr></table>"


@shape(MARKDOWN, costs)
def prices(cast):
    head = ["Model", "Input ($/1M tokens)", "Output ($/1M tokens)"]
    return pipes(head, *[[m.name, *[f"${price}" for price in m.prices]] for m in cast])


@shape(MARKDOWN, costs)
def prices_unit_above(cast):
    head = ["Model", "Input", "Output"]
    table = pipes(head, *[[m.name, *[f"${price}" for price in m.prices]] for m in cast])
    return f"## API pricing\n\nAll prices are in US dollars per million tokens.\n\n{table}"


@shape(HTML, costs)
def html_prices_unit_in_caption(cast):
    return html(
        ["Model", "Input", "Output"],
        *[[m.name, *[f"${price}" for price in m.prices]] for m in cast],
        caption="Prices per 1M tokens (USD)",
    )


@shape(MARKDOWN, costs)
def prices_as_columns(cast):
    lines = zip(*[m.prices for m in cast], strict=True)
    labels = ["Input price per 1M tokens", "Output price per 1M tokens"]
    head = ["", *[m.name for m in cast]]
    return pipes(head, *[[x, *[f"${price}" for price in line]] for x, line in zip(labels, lines, strict=True)])


@shape(MARKDOWN, costs)
def prices_in_one_cell(cast):
    head = ["Model", "Price (input / output, per 1M tokens)"]
    return pipes(head, *[[m.name, f"${m.prices[0]} / ${m.prices[1]}"] for m in cast])


@shape(HTML, costs)
def html_prices_with_cached(cast):
    return html(
        [('rowspan="2"', "Model"), ('colspan="2"', "Price per million tokens")],
        ["Input", "Output"],
        *[[m.name, *[f"${price}" for price in m.prices]] for m in cast],
        head=2,
    )
