"""How things stand as metrics for Prometheus: at an address while `wro serve` runs, or as text for a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from prometheus_client import CollectorRegistry, Metric, generate_latest, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from store import Store
from wro import __version__, checkup, clock
from wro.settings import Settings


class _Now(Collector):
    """Asks the database whenever somebody looks."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def collect(self) -> Iterator[Metric]:
        with Store.open(self._settings.db, create=False, read_only=True) as store:
            yield from families(self._settings, store)


def text(settings: Settings) -> str:
    """Prometheus' text format: of a textfile collector, or of one look at the address."""
    return generate_latest(_registry(settings)).decode("utf-8")


def show(settings: Settings) -> None:
    """Answer at `metrics_host:metrics_port` from a thread of its own, until the process ends."""
    start_http_server(settings.metrics_port, settings.metrics_host, registry=_registry(settings))


def _registry(settings: Settings) -> CollectorRegistry:
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Now(settings))
    return registry


def families(settings: Settings, store: Store) -> Iterator[Metric]:
    now = clock.now()
    found = checkup.checks(settings, store, now)
    figures = store.figures
    yield _by("info", "Version of the program.", "version", {__version__: 1})
    yield _by("check_well", "1 where a check of `wro health` is well.", "check", {c.name: int(c.well) for c in found})
    yield from _sources(store)
    yield _by("rows", "Rows of the tables that grow.", "table", figures.rows())
    yield _by("orders", "Orders by status.", "status", figures.orders())
    yield _by("open_issues", "Issues that wait for a person, by code.", "code", figures.open_issues())
    yield _by("deliveries", "Mails by state.", "state", figures.deliveries())
    runs = list(figures.last_runs())
    began = {run.kind: run.started.timestamp() for run in runs}
    yield _by("run_start_timestamp_seconds", "When the last run of a kind began.", "kind", began)
    took = {run.kind: run.seconds for run in runs if run.seconds is not None}
    yield _by("run_duration_seconds", "How long the last run of a kind took.", "kind", took)
    yield GaugeMetricFamily("wro_database_bytes", "Size of the ledger's file.", value=figures.size())
    free = checkup.vitals(settings, store, now).disk_free
    yield GaugeMetricFamily("wro_disk_free_bytes", "Room beside it.", value=free or 0)


def _sources(store: Store) -> Iterable[Metric]:
    states = store.sources.all()
    read = {s.source: s.last_read_completely.timestamp() for s in states if s.last_read_completely}
    yield _by("source_last_read_timestamp_seconds", "When a source was last read completely.", "source", read)
    failures = {s.source: s.failures_in_a_row for s in states}
    yield _by(
        "source_failures_in_a_row", "Polls of a source that failed since the last that did not.", "source", failures
    )


def _by(name: str, help_: str, label: str, values: Mapping[str, float]) -> Metric:
    family = GaugeMetricFamily(f"wro_{name}", help_, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family
