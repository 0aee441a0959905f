"""What must add up after any accident: orders, stock, work for later, figures, letters."""

from collections import Counter
from dataclasses import dataclass

from tests.services.shoppers import Shoppers
from tests.support.real_site import RealSite, until

ALLOCATED = "SELECT product_id, coalesce(num_allocated, 0) FROM partner_stockrecord"
PURCHASES = "SELECT product_id, num_purchases FROM analytics_productrecord"
ORDERED = """
    SELECT a.first_name, o.id FROM order_order o
    JOIN order_shippingaddress a ON a.id = o.shipping_address_id WHERE o.id > %s
"""
SOLD = """
    SELECT product_id, sum(quantity) FROM order_line WHERE order_id > %s GROUP BY product_id
"""
WORK = """
    SELECT task, (payload ->> 'pk')::bigint, count(*) FROM core_outboxmessage
    WHERE task LIKE 'order.%%' AND (payload ->> 'pk')::bigint > %s GROUP BY 1, 2
"""
NOT_DONE = """
    SELECT id, task, status, attempts, last_error FROM core_outboxmessage WHERE status <> 'done'
"""
# What a lost worker holds and a lost broker was told comes back after two minutes: as if they
# had gone by.
TWO_MINUTES_PASS = """
    UPDATE core_outboxmessage SET due_at = due_at - interval '2 minutes',
        handed_at = handed_at - interval '2 minutes'
    WHERE status = 'waiting' AND due_at <= now() + interval '2 minutes'
"""


@dataclass(frozen=True)
class Books:
    """How things stood before anybody came."""

    site: RealSite
    last_order: int
    allocated: Counter[int]
    purchases: Counter[int]

    @classmethod
    def opened(cls, site: RealSite) -> "Books":
        ((last,),) = site.ask("SELECT coalesce(max(id), 0) FROM order_order")
        return cls(site, last, _sums(site, ALLOCATED), _sums(site, PURCHASES))

    def not_done(self) -> list[tuple[object, ...]]:
        return self.site.ask(NOT_DONE)

    def wait_until_all_is_done(self, seconds: float = 90) -> None:
        """Nobody helps: the worker, the sweeper and the broker do it by themselves."""
        until(lambda: not self.not_done(), what=lambda: f"work: {self.not_done()}", seconds=seconds)

    def let_two_minutes_pass(self) -> None:
        self.site.ask(TWO_MINUTES_PASS)

    def add_up(self, crowd: Shoppers) -> None:
        self._orders(crowd)
        sold = Counter(dict(self.site.ask(SOLD, self.last_order)))
        assert _sums(self.site, ALLOCATED) - self.allocated == sold
        assert _sums(self.site, PURCHASES) - self.purchases == sold

    def _orders(self, crowd: Shoppers) -> None:
        ordered = self.site.ask(ORDERED, self.last_order)
        names = Counter(name for name, _pk in ordered)
        assert set(names.values()) == {1}, names.most_common(3)
        assert set(crowd.thanked) <= set(names), set(crowd.thanked) - set(names)
        assert set(names) <= set(crowd.began)
        work = {(task, pk): count for task, pk, count in self.site.ask(WORK, self.last_order)}
        wanted = {(t, pk) for t in ("order.confirm", "order.count_purchases") for _, pk in ordered}
        assert work == dict.fromkeys(wanted, 1)
        letters = Counter(self._addresses())
        for name in names:
            assert letters[f"{name}@makiti.test"] >= 1, f"nobody wrote to {name}"

    def _addresses(self) -> list[str]:
        return [
            line.removeprefix("To: ").strip()
            for path in self.site.mails.iterdir()
            for line in path.read_text().splitlines()
            if line.startswith("To: ")
        ]


def _sums(site: RealSite, question: str) -> Counter[int]:
    found: Counter[int] = Counter()
    for product, number in site.ask(question):
        found[product] += int(number)
    return found
