"""Jobs are named in their lines and counted by how they end."""

import logging
from typing import Any

import pytest
from celery import shared_task
from prometheus_client import REGISTRY

from core.watching import doing

log = logging.getLogger("a.job")
seen: list[Any] = []


@shared_task(name="tests.a_job")
def a_job(*, fails: bool) -> None:
    seen.append(doing.current.get())
    if fails:
        raise ValueError("the engine")


def ended(state: str) -> float:
    labels = {"task": "tests.a_job", "state": state}
    return REGISTRY.get_sample_value("makiti_task_seconds_count", labels) or 0


@pytest.mark.parametrize(("fails", "state"), [(False, "success"), (True, "failure")])
def test_a_job_is_counted_by_how_it_ends(fails: bool, state: str) -> None:
    before = ended(state)
    done = a_job.apply(kwargs={"fails": fails})
    assert ended(state) - before == 1
    assert (seen[-1].task, seen[-1].id) == ("tests.a_job", done.id)


def test_a_job_run_in_place_gives_the_request_back() -> None:
    request = doing.Doing(id="abcdefgh")
    token = doing.current.set(request)
    a_job.apply(kwargs={"fails": False})
    assert doing.current.get() is request
    doing.current.reset(token)
