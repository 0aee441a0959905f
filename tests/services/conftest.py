"""One site of `make services` for all drills: it takes a minute or two to stand."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.services.books import Books
from tests.services.shoppers import Shoppers, shopping
from tests.support.real_site import RealSite, a_real_site

BUYABLE = """
    SELECT p.id, p.slug FROM catalogue_product p JOIN partner_stockrecord s ON s.product_id = p.id
    WHERE p.is_public AND p.structure = 'standalone' ORDER BY p.id LIMIT 6
"""
Shops = Callable[..., AbstractContextManager[Shoppers]]


@pytest.fixture(scope="package")
def site() -> Iterator[RealSite]:
    """With DRILL_SITE, one that runs already (the SERVICES_DIR of its `make services`)."""
    running = os.environ.get("DRILL_SITE")
    if not running:
        if not shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin"):
            if os.getuid() and not shutil.which("sudo"):
                pytest.skip("needs nginx: as root, scripts/services install")
        with a_real_site() as site:
            yield site
        return
    site = RealSite(Path(running), mails=Path(os.environ["DRILL_MAILS"]))
    site.log = site.folder / "logs" / "access.log"
    site.port = int(re.findall(r"SITE_PORT=(\d+)", (site.folder / "ports").read_text())[0])
    yield site


# What went to a broker that was silent counts as handed over: it is again after two minutes, in
# the sweeper's next round of thirty seconds, and then the work is done.
UNHELPED = 240


@pytest.fixture(scope="package")
def products(site: RealSite) -> list[tuple[int, str]]:
    """Enough of them for everybody: this is not about the last piece."""
    found = [(pk, f"/fr/shop/p/{slug}-{pk}/") for pk, slug in site.ask(BUYABLE)]
    for pk, _path in found:
        site.ask("UPDATE partner_stockrecord SET num_in_stock = 1000000 WHERE product_id = %s", pk)
    return found


@pytest.fixture
def books(site: RealSite) -> Books:
    books = Books.opened(site)
    books.wait_until_all_is_done()
    return books


@pytest.fixture
def crowd(site: RealSite, products: list[tuple[int, str]], books: Books) -> Shops:
    """A crowd at work; when it has left, everything adds up."""

    @contextmanager
    def at_work(*, unhelped: bool = False) -> Iterator[Shoppers]:
        with shopping(site.url, products=products) as crowd:
            crowd.wait_for_orders(1)
            yield crowd
        if not unhelped:
            books.let_two_minutes_pass()
        books.wait_until_all_is_done(seconds=UNHELPED if unhelped else 90)
        books.add_up(crowd)

    return at_work
