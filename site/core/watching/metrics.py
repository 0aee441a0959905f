"""Figures for Prometheus.

With PROMETHEUS_MULTIPROC_DIR set, every process of this machine (web, sockets, worker, beat)
writes to that folder and whichever answers tells the sum; without it each tells its own.
"""

import os
from collections.abc import Iterator

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    disable_created_metrics,
    generate_latest,
    multiprocess,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import REGISTRY, Collector

from core.watching.parts import Part, examine

# A second series for each figure that nobody draws.
disable_created_metrics()

REQUESTS = Counter("makiti_requests", "Requests answered.", ["view", "method", "status"])
LATENCY = Histogram(
    "makiti_request_seconds",
    "Time to an answer.",
    ["view"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4),
)
QUERIES = Histogram(
    "makiti_request_queries",
    "Database queries of a request.",
    ["view"],
    buckets=(0, 1, 2, 4, 6, 8, 12, 20, 50),
)
QUERY_SECONDS = Counter("makiti_query_seconds", "Time spent in the database.", ["view"])
TASKS = Histogram(
    "makiti_task_seconds",
    "Jobs run, by how they ended.",
    ["task", "state"],
    buckets=(0.05, 0.2, 1, 5, 20, 60, 300),
)


class PartsCollector(Collector):
    """Asked at each scrape, so that no process has to keep these figures."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        parts = examine()
        up = GaugeMetricFamily("makiti_part_up", "1 where a part answers.", labels=["part"])
        for part in parts:
            up.add_metric([part.name], float(part.ok))
        yield up
        yield from _outbox(parts)


def _outbox(parts: list[Part]) -> Iterator[GaugeMetricFamily]:
    facts = next((part.facts for part in parts if part.name == "outbox"), {})
    if "waiting" not in facts:
        return  # the database did not say
    messages = GaugeMetricFamily(
        "makiti_outbox_messages", "Work asked for and not done.", labels=["status"]
    )
    messages.add_metric(["waiting"], facts["waiting"])
    messages.add_metric(["dead"], facts["dead"])
    yield messages
    yield GaugeMetricFamily(
        "makiti_outbox_oldest_seconds",
        "How long the oldest due message has waited.",
        value=facts["oldest_seconds"],
    )


def render() -> bytes:
    registry = CollectorRegistry()
    registry.register(PartsCollector())
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        multiprocess.MultiProcessCollector(registry)
        return generate_latest(registry)
    return generate_latest(REGISTRY) + generate_latest(registry)
