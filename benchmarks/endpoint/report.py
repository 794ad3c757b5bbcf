"""What was measured, as a table in Markdown that the README can quote."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .measuring import Found, Slot


def told(found: Found, base: str = "Oxigraph") -> str:
    """Return the tables, of questions never seen and of those asked again, and what else is to be known."""
    slots = {slot: None for _, slot in found.rates}
    peers = list(dict.fromkeys(name for name, _ in found.rates if name != base))
    parts = [f"{found.quads:,} quads; {_when()}. Requests a second, in times those of native {base} on disk."]
    for is_new, title in ((True, "never seen"), (False, "asked again")):
        lines = _table(found, base, peers, [slot for slot in slots if slot.is_new == is_new], title)
        parts.append("\n".join(lines))
    parts += [
        f"{name} failed to answer {failed:,} times: {slot.kind or 'the mix'}, {slot.connections} connections."
        for (name, slot), rates in found.rates.items()
        if (failed := sum(rate.failed for rate in rates))
    ]
    parts += [f"Not the same rows: {different}" for different in found.different]
    parts += [f"Not measured: {missing}." for missing in found.missing]
    return "\n\n".join(parts) + "\n"


def _table(found: Found, base: str, peers: list[str], slots: list[Slot], title: str) -> Iterator[str]:
    connections = sorted({slot.connections for slot in slots})
    most = connections[-1]
    heads = [f"{peer}, {each}" for peer in peers for each in connections]
    yield f"| {title} | {base} a second, {most} | {' | '.join(heads)} |"
    yield "| --- |" + " --- |" * (len(heads) + 1)
    for kind in dict.fromkeys(slot.kind for slot in slots):
        mine = {slot.connections: slot for slot in slots if slot.kind == kind}
        ratios = [f"{found.ratio(peer, base, mine[each]):.2f}" for peer in peers for each in connections]
        name = "**the mix**" if kind is None else found.titles[kind]
        yield f"| {name} | {found.rate(base, mine[most]):,.0f} | {' | '.join(ratios)} |"


def _when() -> str:
    git = ["git", "log", "-1", "--format=%h"]
    commit = subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603
    return f"{datetime.now(UTC):%Y-%m-%d}, commit {commit or 'unknown'}"
