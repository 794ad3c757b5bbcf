"""Numbers of all processes, in a form that scrapers read; a dead process's counts stay."""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families as parsed
from serving import serving


def samples(server):
    answer = server.ask("GET", "/metrics")
    assert answer.status == 200
    assert answer.media_type.startswith("text/plain")
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in parsed(answer.text)
        for sample in family.samples
    }


def sum_of(found, name, **labels):
    wanted = set(labels.items())
    return sum(value for (called, with_), value in found.items() if called == name and wanted <= set(with_))


def test_requests_answers_and_snapshot_are_measured(data: Path):
    with serving(data, "--processes", "2") as server:
        before = samples(server)
        query = "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D"
        tag = ""
        for _ in range(5):
            tag = server.ask("GET", query).headers["etag"]
        assert server.ask("GET", query, {"If-None-Match": tag}).status == 304
        assert server.ask("GET", "/sparql?query=nonsense").status == 400
        assert server.ask("GET", "/about", {"Accept": "text/html"}).status == 200
        assert server.ask("GET", f"{query}%23&timeout=0.000001").status == 503
        found = samples(server)

        def more(name, **labels):
            return sum_of(found, name, **labels) - sum_of(before, name, **labels)

        assert more("whosays_requests_total", route="sparql", status="200") == 5
        assert more("whosays_requests_total", route="sparql", status="304") == 1
        assert more("whosays_requests_total", route="sparql", status="400") == 1
        assert more("whosays_requests_total", route="pages", status="200") == 1
        assert more("whosays_request_seconds_count", route="sparql") == 8
        assert more("whosays_queries_total", answer="unchanged") == 1
        assert more("whosays_queries_total", answer="evaluated") + more("whosays_queries_total", answer="kept") == 5
        assert more("whosays_queries_total", answer="time_limit") == 1
        assert more("whosays_sent_bytes_total", route="sparql") > 500
        assert found["whosays_ready", ()] == 1
        assert found["whosays_snapshot_quads", ()] > 0
        assert found["whosays_snapshot_age_seconds", ()] >= 0


def test_what_a_dead_process_counted_stays(data: Path):
    with serving(data, "--processes", "1") as server:
        for _ in range(3):
            server.ask("GET", "/about")
        before = samples(server)
        os.kill(_listening(server.port), signal.SIGKILL)
        server.close()
        until = time.monotonic() + 20
        while True:
            try:
                found = samples(server)
                break
            except OSError:
                assert time.monotonic() < until
                time.sleep(0.1)
        name = "whosays_requests_total"
        assert sum_of(found, name, route="pages") == sum_of(before, name, route="pages") == 3


def test_every_metric_is_documented(data: Path):
    page = (Path(__file__).parents[3] / "docs" / "operations.md").read_text(encoding="utf-8")
    with serving(data, "--processes", "1") as server:
        server.ask("GET", "/about")
        names = set(re.findall(r"^# TYPE (\w+)", server.ask("GET", "/metrics").text, re.MULTILINE))
    assert {f"`{name}`" for name in names} == set(re.findall(r"`whosays_\w+`", page))


def _listening(port: int) -> int:
    """Return the process that answers at a port: the one that holds its listening socket and is nobody's parent."""
    line = next(row.split() for row in Path("/proc/net/tcp").read_text().splitlines() if f":{port:04X} 00000000" in row)
    socket = f"socket:[{line[9]}]"
    holders = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                held = {str(each.readlink()) for each in (folder / "fd").iterdir()}
            except OSError:
                continue
            if socket in held:
                holders.append(int(folder.name))
    parents = {int((Path("/proc") / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()[1]) for pid in holders}
    return next(pid for pid in holders if pid not in parents)
