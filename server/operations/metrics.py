"""What is measured, as Prometheus and OpenMetrics read it; the page of docs/operations.md lists the names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import CollectorRegistry

from ...graph.errors import SnapshotError
from .counts import BUCKETS, GAUGES, Totals
from .readiness import ready

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prometheus_client.metrics_core import Metric

    from ..site import Site


class Measured:
    """Collects the numbers of all processes, and those of the snapshot."""

    def __init__(self, lasting: Sequence[memoryview], gauges: Sequence[memoryview], site: Site) -> None:
        self._lasting, self._gauges, self._site = lasting, gauges, site

    def collect(self) -> Iterator[Metric]:
        """Yield each kind of number."""
        totals = Totals(self._lasting)
        requests = CounterMetricFamily("whosays_requests", "Requests answered.", labels=("route", "status"))
        for route, status, count in totals.requests():
            requests.add_metric((route, str(status or "other")), count)
        yield requests
        seconds = HistogramMetricFamily("whosays_request_seconds", "Time to the end of an answer.", labels=("route",))
        for route, reached, spent in totals.seconds():
            names = [*(f"{bound:g}" for bound in BUCKETS), "+Inf"]
            seconds.add_metric((route,), list(zip(names, reached, strict=True)), spent)
        yield seconds
        sent = CounterMetricFamily("whosays_sent_bytes", "Bytes of bodies sent.", labels=("route",))
        for route, size in totals.sent():
            sent.add_metric((route,), size)
        yield sent
        ways = CounterMetricFamily("whosays_queries", "Queries by how they ended.", labels=("answer",))
        for way, count in totals.ways():
            ways.add_metric((way.replace(" ", "_"),), count)
        yield ways
        yield self._readers()
        yield from self._snapshot()

    def _readers(self) -> Metric:
        readers = GaugeMetricFamily("whosays_readers", "Readers, and queries that wait for one.", labels=("state",))
        for name, values in zip(GAUGES, zip(*self._gauges, strict=True), strict=True):
            readers.add_metric((name,), sum(values))
        return readers

    def _snapshot(self) -> Iterator[Metric]:
        told = ready(self._site)
        yield GaugeMetricFamily("whosays_ready", "Whether the published snapshot is served.", int(told["ready"]))
        if (age := told.get("age")) is not None:
            yield GaugeMetricFamily("whosays_snapshot_age_seconds", "How long ago the snapshot was built.", age)
        try:
            quads = int(self._site.served.now().seal.get("quads", 0))
        except SnapshotError:
            return
        yield GaugeMetricFamily("whosays_snapshot_quads", "How many quads the snapshot holds.", quads)


def exposed(measured: Measured, accept: str) -> tuple[str, bytes]:
    """Return the media type and the text in which a scraper takes the numbers."""
    registry = CollectorRegistry()
    registry.register(measured)
    encoder, media_type = choose_encoder(accept)
    return media_type, encoder(registry)
