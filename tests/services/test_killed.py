"""kill -9, one process after the other, while people buy: the site comes back by itself."""

import os
import signal

import pytest

from tests.services.conftest import Shops
from tests.support.real_site import PROCESSES, SERVERS, RealSite, until

pytestmark = [pytest.mark.drill, pytest.mark.services("postgres", "redis", "broker")]

# Who is not asked while a page is made is not missed by anybody either.
UNSEEN = {"sockets", "worker", "beat", "rabbitmq", "redis"}


@pytest.mark.parametrize("name", [*PROCESSES, *SERVERS])
def test_killed_it_comes_back_and_nothing_is_lost(site: RealSite, crowd: Shops, name: str) -> None:
    with crowd() as people:
        killed = site.kill(name)
        site.back(name, other_than=killed)
        until(site.is_ready, what=lambda: f"the site to be ready again\n{site.tail()}")
        people.wait_for_orders(2)
    if name in UNSEEN:
        assert not people.faced()


@pytest.mark.parametrize("name", ["web", "worker"])
def test_one_of_several_workers_is_replaced(site: RealSite, crowd: Shops, name: str) -> None:
    with crowd() as people:
        parent = until(lambda: site.process(name), what=name)
        before = until(lambda: site.children(parent), what=f"workers of {name}")
        os.kill(before[-1], signal.SIGKILL)
        until(
            lambda: len(set(site.children(parent)) - {before[-1]}) >= len(before),
            what=lambda: f"a worker in its place\n{site.tail()}",
        )
        assert site.process(name) == parent
        people.wait_for_orders(2)


@pytest.mark.parametrize("name", ["redis", "worker"])
def test_its_keeper_killed_another_keeps_it(site: RealSite, crowd: Shops, name: str) -> None:
    with crowd() as people:
        keeper = site.keeper(name)
        os.kill(keeper, signal.SIGKILL)

        def kept_by_another() -> bool:
            try:
                return site.keeper(name) != keeper and bool(site.process(name))
            except StopIteration:
                return False

        until(kept_by_another, what=lambda: f"another keeper of {name}\n{site.tail()}")
        until(site.is_ready, what=lambda: f"the site to be ready again\n{site.tail()}")
        people.wait_for_orders(2)
