"""Structured records: a table read into claims with quotes, beside morph-kgc, which makes as many triples of it.

The peer maps columns to terms by RML and knows of no quote, no place and no unit; it makes as many quads a row, to the
last whole one, in as many graphs, and writes them as N-Quads, as ours does. Both begin from nothing in each run.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from whosays.graph.contents import Contents
from whosays.graph.cores import cores
from whosays.graph.errors import SourceError
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.rdf import RDF, WS
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.build import sources_in
from whosays.loaders.readers import readings_of

from .running import Missing, Run, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROWS = 5_000
ROUNDS = 9
PEER = Path(sys.prefix, "morph-kgc", "bin", "python")
_REMEDY = (
    f"python -m venv {PEER.parents[1]}; {PEER.parent / 'pip'} install morph-kgc (it needs a pyoxigraph of its own)"
)
_COLUMNS = (
    *("Model", "Organization", "Publication date", "Parameters", "Parameters notes", "Training compute (FLOP)"),
    *("Training compute notes", "Training dataset size (datapoints)", "Dataset size notes", "Domain", "Confidence"),
    *("Link", "Organization categorization", "Training hardware", "Hardware quantity", "Base model"),
    "Model accessibility",
)
_MAPPED = ("Model", "Organization", "Publication date", "Parameters", "Training compute (FLOP)", "Link")
_CLAIM = f"{RDF.type} {WS.Claim} ".encode()
_RULES = 16
"""How many triples a subject has in the peer's mapping: about as many as a claim of ours."""


class Compared(NamedTuple):
    """Rows, claims of ours, quads of ours and of the peer, and what each took in each round."""

    rows: int
    claims: int
    ours: int
    peers: int
    our_runs: list[Run]
    peer_runs: list[Run]


def measured(rows: int = ROWS, rounds: int = ROUNDS) -> Compared:
    """Return what reading a table of so many rows takes, both by turns; Missing without the peer."""
    if not PEER.exists():
        raise Missing(f"morph-kgc is not installed; {_REMEDY}")
    with TemporaryDirectory() as name:
        table, written, theirs = Path(name, "models.csv"), Path(name, "ours.nq"), Path(name, "peer.nq")
        _write_table(table, rows)
        ours = (sys.executable, "-m", __name__, str(table), str(written))
        run(ours)
        with written.open("rb") as lines:
            are_claims = [_CLAIM in line for line in lines]
        configuration = _configured(table, theirs, len(are_claims) // rows)
        peer = (str(PEER), "-m", "morph_kgc", str(configuration))
        runs: dict[Sequence[str], list[Run]] = {ours: [], peer: []}
        for number in range(rounds):
            for command in (ours, peer) if number % 2 == 0 else (peer, ours):
                runs[command].append(run(command))
        with theirs.open("rb") as lines:
            return Compared(rows, sum(are_claims), len(are_claims), sum(1 for _ in lines), runs[ours], runs[peer])


def read(table: Path, into: Path) -> None:
    """Read a table and write all that it says as N-Quads."""
    processes = cores()
    (catalog,) = readings_of(sources_in([table]), processes)
    if isinstance(catalog, SourceError):
        raise catalog
    readings = (catalog, *catalog.records)
    with into.open("wb") as file:
        file.writelines(Contents(readings, Vocabulary.load(), DEFAULT_BASE, processes=processes).told())


def _write_table(path: Path, rows: int) -> None:
    """Write a table of made-up models, in the columns of a catalog that we read."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, _COLUMNS, restval="")
        table.writeheader()
        for number in range(rows):
            told = {
                "Model": f"Heron {number}",
                "Organization": f"Lab {number % 97}",
                "Publication date": f"20{15 + number % 10}-{1 + number % 12:02d}-{1 + number % 28:02d}",
                "Parameters": f"{number + 1}000000",
                "Training compute (FLOP)": f"{1 + number % 9}.{number % 10}e{20 + number % 6}",
                "Training dataset size (datapoints)": f"{1 + number % 15}000000000000",
                "Domain": "Language",
                "Confidence": "Confident",
                "Link": f"https://example.org/{number}",
                "Organization categorization": "Industry",
                "Training hardware": "NVIDIA H100 SXM5",
                "Hardware quantity": str(8 + number),
                "Base model": f"Heron {number // 2}" if number % 3 == 0 else "",
                "Model accessibility": "Open weights (unrestricted)",
            }
            table.writerow(told)


def _configured(table: Path, into: Path, quads: int) -> Path:
    """Write the peer's configuration, and a mapping of so many quads a row; return where it is."""
    mapping = table.with_name("mapping.ttl")
    mapping.write_text("\n".join(_mapping(table, quads)), encoding="utf-8")
    configuration = table.with_name("peer.ini")
    told = f"[CONFIGURATION]\noutput_file: {into}\noutput_format: N-QUADS\n[TABLE]\nmappings: {mapping}\n"
    configuration.write_text(told, encoding="utf-8")
    return configuration


def _mapping(table: Path, quads: int) -> Iterator[str]:
    """Yield RML in Turtle: subjects and objects by template, by column and constant in turn."""
    yield "@prefix rr: <http://www.w3.org/ns/r2rml#> . @prefix rml: <http://semweb.mmlab.be/ns/rml#> ."
    yield "@prefix ql: <http://semweb.mmlab.be/ns/ql#> . @prefix ex: <https://example.org/> ."
    for subject in range(0, quads, _RULES):
        yield (
            f'ex:map{subject} a rr:TriplesMap; rml:logicalSource [ rml:source "{table}";'
            f" rml:referenceFormulation ql:CSV ]; rr:subjectMap [ rr:template"
            f' "https://example.org/claim/{{Model}}/{subject}"; rr:graphMap [ rr:template'
            f' "https://example.org/source/{{Model}}" ] ]'
        )
        for rule in range(subject, min(subject + _RULES, quads)):
            column = _MAPPED[rule % len(_MAPPED)]
            terms = (
                f'rml:reference "{column}"',
                f'rr:template "https://example.org/thing/{rule}/{{{column}}}"',
                f"rr:constant ex:word{rule}",
            )
            yield f"; rr:predicateObjectMap [ rr:predicate ex:p{rule}; rr:objectMap [ {terms[rule % 3]} ] ]"
        yield "."


def rows(found: Compared) -> list[tuple[str, ...]]:
    """Return the figures for people."""
    both = found.our_runs, found.peer_runs
    seconds = [median(each.seconds for each in runs) for runs in both]
    quads = found.ours, found.peers
    return [
        (f"{found.rows:,} rows, {found.claims:,} claims", "whosays", "morph-kgc"),
        ("quads", *(f"{each:,}" for each in quads)),
        ("seconds, the median of the rounds", *(f"{each:.1f}" for each in seconds)),
        ("quads a second", *(f"{each / took:,.0f}" for each, took in zip(quads, seconds, strict=True))),
        ("rate, in times the peer's", f"{quads[0] / seconds[0] * seconds[1] / quads[1]:.2f}", "1.00"),
        ("processor time", *(f"{median(one.processor for one in runs):.1f} s" for runs in both)),
        ("memory, at most", *(f"{max(one.peak for one in runs) / 2**20:.0f} MiB" for runs in both)),
    ]


if __name__ == "__main__":
    read(Path(sys.argv[1]), Path(sys.argv[2]))
