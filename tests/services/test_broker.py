"""RabbitMQ away or silent, a worker gone halfway: nobody waits, nothing is lost."""

import os
import signal
import statistics
import time
import uuid
from collections.abc import Callable

import psycopg
import pytest

from tests.services.books import Books
from tests.services.conftest import Shops
from tests.services.shoppers import Shopper, Shoppers, Visit
from tests.support.real_site import RealSite, until

pytestmark = [pytest.mark.drill, pytest.mark.services("postgres", "redis", "broker")]

# Seconds; OUTAGE_SECONDS=60 for a whole minute.
OUTAGE = float(os.environ.get("OUTAGE_SECONDS", "8"))
# A page that waited for the broker would wait much longer than others do for their turn.
SLOWER, LONGEST = 5.0, 15.0


def stop(site: RealSite) -> Callable[[], object]:
    site.services("stop", "rabbitmq")
    return lambda: site.services("up", "rabbitmq")


def silence(site: RealSite) -> Callable[[], object]:
    """It takes every connection and says nothing."""
    pid = site.process("rabbitmq")
    assert pid
    os.kill(pid, signal.SIGSTOP)
    return lambda: os.kill(pid, signal.SIGCONT)


def nobody_waited(before: list[Visit], during: list[Visit]) -> None:
    assert max(visit.seconds for visit in during) < LONGEST
    for page in ("list", "place"):
        usual, now = (
            statistics.median(visit.seconds for visit in visits if visit.page == page)
            for visits in (before, during)
        )
        assert now < usual * SLOWER, f"{page}: {usual:.2f} s before, {now:.2f} s without a broker"


def without_broker(people: Shoppers, mend: Callable[[], object]) -> tuple[list[Visit], list[Visit]]:
    """The pages of before, and those of the outage."""
    first = len(people.visits)
    began = time.monotonic()
    try:
        people.wait_for_orders(3)
        until(lambda: time.monotonic() - began > OUTAGE, what="time", seconds=OUTAGE + 60)
        during = people.visits[first:]
    finally:
        mend()
    return people.visits[:first], during


@pytest.mark.parametrize("how", [stop, silence])
def test_without_the_broker_pages_go_on_and_work_is_done_later(
    site: RealSite, crowd: Shops, books: Books, how: Callable[[RealSite], Callable[[], object]]
) -> None:
    with crowd(unhelped=True) as people:
        people.wait_for_orders(3)
        mend = how(site)
        before, during = without_broker(people, mend)
        assert books.not_done(), "the broker was there all the time"
        people.wait_for_orders(1)
    assert not people.faced()
    nobody_waited(before, during)


def test_killed_between_taking_and_finishing_its_effect_comes_once(
    site: RealSite, books: Books, products: list[tuple[int, str]]
) -> None:
    work = "SELECT id, attempts FROM core_outboxmessage WHERE task = 'order.count_purchases' AND "
    people = Shoppers(site.url, products)
    shopper = Shopper(people, name=f"p{uuid.uuid4().hex}", number=0)
    people.began.append(shopper.name)
    last = shopper.prepare()
    books.wait_until_all_is_done()
    with psycopg.connect(site.env()["DATABASE_URL"]) as holder:
        # What the worker is about to change is held: it takes its work and cannot finish it.
        holder.execute("SELECT 1 FROM analytics_productrecord FOR UPDATE")
        shopper.place(last)
        people.thanked.append(shopper.name)
        ((pk, _),) = until(
            lambda: site.ask(work + "status = 'waiting' AND attempts = 1"),
            what="a worker that has taken the work",
        )
        until(
            lambda: site.ask("SELECT 1 FROM pg_locks WHERE NOT granted"),
            what="a worker that is in the middle of it",
        )
        killed = site.kill("worker")
        site.back("worker", other_than=killed)
    shopper.client.close()
    # The broker hands it out again at once, but it is held for whoever may still be at it.
    assert site.ask(work + "id = %s AND status = 'waiting'", pk) == [(pk, 1)]
    books.let_two_minutes_pass()
    books.wait_until_all_is_done()
    assert site.ask(work + "id = %s AND status = 'done'", pk) == [(pk, 2)]
    books.add_up(people)
