"""/metrics: right figures, and only for who may read them."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from config.env import ROOT
from core.outbox.models import OutboxMessage


def figures(client: Client, **extra: Any) -> dict[tuple[str, str], float]:
    """{(name, labels that are not 'le'): value}"""
    response = client.get("/metrics", **extra)
    assert response.status_code == 200
    found = {}
    for family in text_string_to_metric_families(response.content.decode()):
        for sample in family.samples:
            labels = ",".join(f"{k}={v}" for k, v in sorted(sample.labels.items()))
            found[sample.name, labels] = sample.value
    return found


@pytest.mark.django_db
def test_a_request_is_counted_with_its_time_and_its_queries(client: Client) -> None:
    key = "makiti_requests_total", "method=GET,status=404,view=unmatched"
    before = figures(client)
    assert client.get("/webhooks/nothing/here").status_code == 404
    after = figures(client)
    assert after[key] - before.get(key, 0) == 1
    for name in ("makiti_request_seconds_count", "makiti_request_queries_count"):
        assert after[name, "view=unmatched"] - before.get((name, "view=unmatched"), 0) == 1


@pytest.mark.django_db
def test_the_queries_of_a_page_are_those_it_made(client: Client, queries_of: Any) -> None:
    key = "makiti_request_queries_sum", "view=catalogue:index"
    made = len(queries_of(client, "/fr/shop/"))
    before = figures(client)[key]
    assert made == len(queries_of(client, "/fr/shop/"))
    # Two requests: one that warms what a process keeps, one that is counted.
    assert figures(client)[key] - before >= made > 0


@pytest.mark.django_db
def test_probes_are_not_visitors(client: Client) -> None:
    client.get("/livez")
    before = sum(value for (name, _), value in figures(client).items() if "requests_total" in name)
    client.get("/readyz")
    client.get("/metrics")
    after = sum(value for (name, _), value in figures(client).items() if "requests_total" in name)
    assert after == before


@pytest.mark.django_db
def test_made_up_methods_make_no_figures_of_their_own(client: Client) -> None:
    client.generic("BREW", "/webhooks/nothing/here")
    assert not [labels for _, labels in figures(client) if "BREW" in labels]
    assert ("makiti_requests_total", "method=other,status=404,view=unmatched") in figures(client)


@pytest.mark.django_db
def test_the_outbox_is_measured(client: Client) -> None:
    OutboxMessage.objects.create(task="core.anything")
    OutboxMessage.objects.create(task="core.lost", status="dead")
    found = figures(client)
    assert found["makiti_outbox_messages", "status=waiting"] == 1
    assert found["makiti_outbox_messages", "status=dead"] == 1
    assert 0 <= found["makiti_outbox_oldest_seconds", ""] < 60
    assert found["makiti_part_up", "part=database"] == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("remote", "passed", "status"),
    [
        ("127.0.0.1", None, 200),
        ("::1", None, 200),
        ("::ffff:127.0.0.1", None, 200),
        ("10.1.2.3", None, 200),
        ("41.223.0.9", None, 403),
        # Behind a proxy of ours everyone's last hop is near.
        ("127.0.0.1", "41.223.0.9", 403),
        ("127.0.0.1", "127.0.0.1, 41.223.0.9", 403),
        ("127.0.0.1", "10.1.2.3", 200),
        # From afar one can claim to be anyone.
        ("41.223.0.9", "127.0.0.1", 403),
        ("127.0.0.1", "unknown", 403),
        ("", None, 403),
    ],
)
def test_only_who_is_near_reads_them(
    client: Client, settings: Any, remote: str, passed: str | None, status: int
) -> None:
    settings.METRICS_NETWORKS = ["127.0.0.0/8", "::1/128", "10.0.0.0/8"]
    headers = {"x-forwarded-for": passed} if passed else {}
    response = client.get("/metrics", REMOTE_ADDR=remote, headers=headers)
    assert response.status_code == status
    assert (b"makiti_" in response.content) == (status == 200)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("token", "offered", "status"),
    [
        ("s3cret-é", "Bearer s3cret-é", 200),
        ("s3cret", "Bearer wrong", 403),
        ("s3cret", "s3cret", 403),
        ("", "Bearer ", 403),
        ("", "", 403),
    ],
)
def test_or_who_has_the_token(
    client: Client, settings: Any, token: str, offered: str, status: int
) -> None:
    settings.METRICS_TOKEN = token
    response = client.get("/metrics", REMOTE_ADDR="41.223.0.9", HTTP_AUTHORIZATION=offered)
    assert response.status_code == status


TELL = """
import django
django.setup()
from core.watching import metrics
{work}
"""


def test_processes_of_one_machine_share_their_figures(tmp_path: Any) -> None:
    """Two processes count, a third one tells the sum, also of one that has ended."""

    def run(work: str) -> str:
        return subprocess.run(
            [sys.executable, "-W", "ignore", "-c", TELL.format(work=work)],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": "site:.",
                "DJANGO_SETTINGS_MODULE": "config.settings.test",
                "PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "figures"),
            },
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    run('metrics.REQUESTS.labels("home", "GET", 200).inc(2)')
    run('metrics.REQUESTS.labels("home", "GET", 200).inc(3)')
    told = run("import sys; sys.stdout.write(metrics.render().decode())")
    assert 'makiti_requests_total{method="GET",status="200",view="home"} 5.0' in told
