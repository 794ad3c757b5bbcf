"""Tables of the scores of a cast in the shapes in which documents tell them."""

from __future__ import annotations

from grid_shapes import HTML, MARKDOWN, html, pipes, shape, specs, tests
from model_facts import GSM, HUMAN, MMLU, TESTS

GROUPS = (("Knowledge", (MMLU,)), ("Math", (GSM,)), ("Code", (HUMAN,)))


@shape(MARKDOWN, tests())
def scores_rows(cast):
    return "## Evaluation\n\n" + pipes(["Model", *TESTS], *[[m.name, *m.scores] for m in cast])


@shape(MARKDOWN, tests())
def scores_columns(cast):
    return pipes(["Benchmark", *[m.name for m in cast]], *[[t, *[m.score(t) for m in cast]] for t in TESTS])


@shape(MARKDOWN, tests())
def scores_columns_empty_corner(cast):
    return pipes(["", *[m.name for m in cast]], *[[t, *[m.score(t) for m in cast]] for t in TESTS])


@shape(MARKDOWN, tests())
def scores_shots_in_rows(cast):
    shots = {MMLU: "5-shot", GSM: "8-shot, CoT", HUMAN: "pass@1"}
    return pipes(
        ["Task", *[m.name for m in cast]], *[[f"{t} ({shots[t]})", *[m.score(t) for m in cast]] for t in TESTS]
    )


@shape(MARKDOWN, tests())
def scores_shots_in_head(cast):
    return pipes(
        ["Model", "MMLU (5-shot)", "GSM8K<br>8-shot", "HumanEval pass@1"], *[[m.name, *m.scores] for m in cast]
    )


@shape(MARKDOWN, tests())
def scores_shots_in_column(cast):
    shots = {MMLU: "5-shot", GSM: "8-shot", HUMAN: "0-shot"}
    return pipes(
        ["Benchmark", "Shots", *[m.name for m in cast]], *[[t, shots[t], *[m.score(t) for m in cast]] for t in TESTS]
    )


@shape(MARKDOWN, tests())
def scores_metric_in_column(cast):
    metric = {MMLU: "acc", GSM: "EM", HUMAN: "pass@1"}
    return pipes(
        ["Benchmark", "Metric", *[m.name for m in cast]], *[[t, metric[t], *[m.score(t) for m in cast]] for t in TESTS]
    )


@shape(MARKDOWN, tests())
def scores_best_in_bold(cast):
    best = cast[0]
    return pipes(
        ["Benchmark", *[m.name for m in cast]],
        *[[t, *[f"**{m.score(t)}**" if m is best else f"<u>{m.score(t)}</u>" for m in cast]] for t in TESTS],
    )


@shape(MARKDOWN, tests())
def scores_with_deviations(cast):
    return pipes(["Model", *[f"{t} ↑" for t in TESTS]], *[[m.name, *[f"{s} ± 0.4" for s in m.scores]] for m in cast])


@shape(MARKDOWN, tests())
def scores_with_marks(cast):
    return pipes(["Model", *TESTS], *[[f"{m.name}[^1]", *[f"{s}†" for s in m.scores]] for m in cast])


@shape(MARKDOWN, tests())
def scores_in_percent(cast):
    return pipes(["Model", *TESTS], *[[m.name, *[f"{s}%" for s in m.scores]] for m in cast])


@shape(MARKDOWN, tests(MMLU, GSM))
def scores_with_gaps(cast):
    return pipes(["Model", *TESTS], *[[m.name, *m.scores[:2], "–"] for m in cast])


@shape(MARKDOWN, tests(MMLU, GSM))
def scores_not_available(cast):
    return pipes(
        ["Benchmark", *[m.name for m in cast]],
        *[[t, *[m.score(t) if t != HUMAN else "N/A" for m in cast]] for t in TESTS],
    )


@shape(MARKDOWN, tests())
def scores_ranked(cast):
    return pipes(["Rank", "Model", *TESTS], *[[str(n), m.name, *m.scores] for n, m in enumerate(cast, 1)])


@shape(HTML, tests())
def html_scores_grouped_by_rowspan(cast):
    return html(
        ["Category", "Benchmark", *[m.name for m in cast]],
        [('rowspan="2"', "General"), MMLU, *[m.score(MMLU) for m in cast]],
        [GSM, *[m.score(GSM) for m in cast]],
        ["Code", HUMAN, *[m.score(HUMAN) for m in cast]],
    )


@shape(HTML, tests())
def html_scores_in_sections(cast):
    rows = [["Benchmark", *[m.name for m in cast]]]
    for group, names in GROUPS:
        rows += [[('colspan="4"', group)], *[[t, *[m.score(t) for m in cast]] for t in names]]
    return html(*rows)


@shape(MARKDOWN, tests())
def scores_in_sections(cast):
    rows = [["Benchmark", *[m.name for m in cast]]]
    for group, names in GROUPS:
        rows += [[f"**{group}**", "", "", ""], *[[t, *[m.score(t) for m in cast]] for t in names]]
    return pipes(*rows)


@shape(MARKDOWN, tests())
def scores_group_in_first_column(cast):
    rows = [[group, t, *[m.score(t) for m in cast]] for group, names in GROUPS for t in names]
    return pipes(["", "Benchmark", *[m.name for m in cast]], *rows)


@shape(MARKDOWN, tests())
def scores_of_each_model(cast):
    return "\n".join(
        f"## {m.name}\n\n" + pipes(["Benchmark", "Score"], *map(list, zip(TESTS, m.scores, strict=True))) for m in cast
    )


@shape(MARKDOWN, tests())
def scores_tidy(cast):
    return pipes(["Model", "Benchmark", "Score"], *[[m.name, t, m.score(t)] for m in cast for t in TESTS])


@shape(HTML, tests())
def html_scores_tidy_by_rowspan(cast):
    rows = [[*([('rowspan="3"', m.name)] if not n else []), t, m.score(t)] for m in cast for n, t in enumerate(TESTS)]
    return html(["Model", "Benchmark", "Score"], *rows)


@shape(MARKDOWN, tests())
def scores_of_each_test(cast):
    return "# Results\n\n" + "\n".join(
        f"### {t}\n\n" + pipes(["Model", "Score"], *[[m.name, m.score(t)] for m in cast]) for t in TESTS
    )


@shape(HTML, tests())
def html_scores_captioned_by_test(cast):
    return "<h2>Results</h2>" + "".join(
        html(["Model", "Accuracy (%)"], *[[m.name, m.score(t)] for m in cast], caption=f"Results on {t}") for t in TESTS
    )


@shape(MARKDOWN, tests())
def scores_under_bold_titles(cast):
    return "## Benchmarks\n\n" + "\n".join(
        f"**{t}**\n\n" + pipes(["Model", "Score"], *[[m.name, m.score(t)] for m in cast]) for t in TESTS
    )


@shape(HTML, tests())
def html_scores_by_property_rows(cast):
    """A full row names the test, the rows below it the models."""
    rows = [["Model", "Score"]]
    for t in TESTS:
        rows += [[('colspan="2"', t)], *[[m.name, m.score(t)] for m in cast]]
    return html(*rows)


@shape(MARKDOWN, tests())
def scores_transposed_card(cast):
    """Each model in a table of its own, the tests as its columns, its name in the heading."""
    return "\n".join(f"### {m.name}\n\n" + pipes(list(TESTS), list(m.scores)) for m in cast)


@shape(MARKDOWN, tests(), specs("totalParameters"))
def scores_with_sizes(cast):
    return pipes(["Model", "# Params", *TESTS], *[[m.name, f"{m.size}B", *m.scores] for m in cast])


@shape(MARKDOWN, tests(), specs("totalParameters"))
def scores_with_size_row(cast):
    return pipes(
        ["Benchmark", *[m.name for m in cast]],
        ["# Params", *[f"{m.size}B" for m in cast]],
        *[[t, *[m.score(t) for m in cast]] for t in TESTS],
    )


@shape(MARKDOWN, tests(), specs("developer"))
def scores_with_makers(cast):
    return pipes(["Model", "Organization", *TESTS], *[[m.name, m.maker, *m.scores] for m in cast])


@shape(MARKDOWN, tests())
def scores_with_average(cast):
    return pipes(["Model", *TESTS, "Average"], *[[m.name, *m.scores, "70.0"] for m in cast])


@shape(MARKDOWN, tests())
def scores_linked(cast):
    return pipes(
        ["Model", *[f"[{t}](https://tests.example/{t})" for t in TESTS]],
        *[[f"[{m.name}](https://hub.example/x)", *m.scores] for m in cast],
    )


@shape(HTML, tests())
def html_scores_marked(cast):
    return html(
        ["Benchmark", *[f"{m.name}<sup>*</sup>" for m in cast]],
        *[[f"<b>{t}</b><br><small>0-shot</small>", *[f"<b>{m.score(t)}</b><sup>a</sup>" for m in cast]] for t in TESTS],
    )


@shape(MARKDOWN, tests())
def scores_rivals(cast):
    ours, *rivals = cast
    head = ["Benchmark", f"{ours.name} (ours)", *[m.name for m in rivals]]
    return f"# {ours.name}\n\n" + pipes(head, *[[t, *[m.score(t) for m in cast]] for t in TESTS])
