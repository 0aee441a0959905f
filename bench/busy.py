"""What a page asks of a big market for somebody who is signed in, has looked around and buys.

`.venv/bin/python bench/busy.py [PRODUCTS]` (100000 unless told) takes a market of bench/pages.py,
signs in Kadiatou with a full history and three lines in her basket, and writes queries, times and
the plan of the slowest query of each page into bench/busy.md. DATABASE_URL says which database.
"""

import os
import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "bench"))

from pages import make, surroundings  # noqa: E402

TABLE = ROOT / "bench" / "busy.md"
TIMES = 20
HISTORY = 20
PAGES = {
    "list": "/fr/shop/",
    "list, filtered": "/fr/shop/?in_stock=1&max_price=200000",
    "category": "",
    "product": "",
    "search": "/fr/search/?q=bazin",
    "search, misspelt": "/fr/search/?q=bazzin",
    "search, cheapest first": "/fr/search/?q=bazin&sort=price",
    "suggestions": "/fr/search/suggest/?q=baz",
}
# A word that many have, one that a sixth of the market has, two words.
_KEY = re.compile(r"'[a-z0-9]{32}'")
WORDS = ("bazin", "telephone", "bazin riche")


def measure() -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django

    django.setup()
    from django.core.cache import cache
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, pages = _kadiatou()
    plans = []
    print(*_head(connection.vendor), sep="\n")
    for name, path in pages.items():
        answer = client.get(path)
        assert answer.status_code == 200, (name, answer.status_code)
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        # The next request empties the log.
        queries = list(asked.captured_queries)
        times = sorted(_time(client, path) for _ in range(TIMES))
        middle, late = statistics.median(times), times[int(TIMES * 0.95) - 1]
        print(f"| {name} | {len(queries)} | {middle * 1000:.0f} | {late * 1000:.0f} |")
        slowest = max(queries, key=lambda one: float(one["time"]))
        plans += ["", f"## {name}: {slowest['time']} s", "", "```", slowest["sql"][:400]]
        plans += [*_plan(connection, slowest["sql"]), "```"]
    print(*_joins(), sep="\n")
    # The key of a session is nobody's to read, were it only that of a bench.
    print(*(_KEY.sub("'…'", line) for line in plans), sep="\n")


def _kadiatou() -> tuple[Any, dict[str, str]]:
    """She is signed in, has looked at much and has three lines in her basket."""
    from django.test import Client

    from accounts.models import User
    from shop.catalogue.models import LISTED, Product
    from shop.catalogue.recent import COOKIE
    from shop.catalogue.tree import category_tree

    client = Client()
    client.force_login(User.objects.get(email="kadiatou@makiti.test"))
    sold = Product.objects.filter(LISTED, structure="standalone", listed_in_stock=True)
    products = list(sold.order_by("pk")[: HISTORY + 1])
    for product in products[:3]:
        client.post(
            f"/fr/basket/add/{product.pk}/", {"quantity": 1}, HTTP_ORIGIN="http://testserver"
        )
    client.cookies[COOKIE] = "-".join(str(product.pk) for product in products[:HISTORY])
    shelf = next(root for root in category_tree().roots if root.products)
    pages = PAGES | {
        "category": shelf.get_absolute_url(),
        "product": products[-1].get_absolute_url(),
    }
    return client, pages


def _time(client: Any, path: str) -> float:
    return _seconds(lambda: client.get(path))


def _seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _joins() -> list[str]:
    """A search's two queries by Wagtail's own join and by ours, turn by turn in one run."""
    from wagtail.search.backends import get_search_backend

    from shop.catalogue.pages import page_of
    from shop.catalogue.selectors import listed_products
    from shop.search.selectors import matching, whole
    from shop.search.synonyms import wishes

    def wagtail(words: str) -> Any:
        results = get_search_backend().search(whole(wishes(words)), listed_products())
        return results.get_queryset()

    lines = [
        "",
        "## Wagtail's join and ours",
        "",
        "Count and first page, without the page around them, turn by turn.",
        "",
        "| words | found | sorted by | Wagtail's, ms | ours, ms | ratio |",
        "|---|---:|---|---:|---:|---:|",
    ]
    for words in WORDS:
        for order in ((), ("listed_price", "-id")):
            took: dict[Any, list[float]] = {wagtail: [], _ours: []}
            for _ in range(TIMES):
                for rows, times in took.items():
                    found = rows(words).order_by(*order) if order else rows(words)
                    times.append(_seconds(lambda found=found: list(page_of(found, number=1))))
            before, after = (statistics.median(times) * 1000 for times in took.values())
            many = matching(listed_products(), words=words).order_by().count()
            lines.append(
                f"| {words} | {many:,} | {'price' if order else 'relevance'} | {before:.0f} "
                f"| {after:.0f} | {after / before:.2f} |"
            )
    return lines


def _ours(words: str) -> Any:
    from shop.catalogue.selectors import listed_products
    from shop.search.selectors import matching

    return matching(listed_products(), words=words)


def _plan(connection: Any, sql: str) -> list[str]:
    if connection.vendor != "postgresql" or not sql.startswith("SELECT"):
        return []
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, BUFFERS) " + sql.replace("%", "%%"), [])
        return ["", *(row[0][:160] for row in cursor.fetchall()[:14])]


def _head(vendor: str) -> list[str]:
    return [
        "# A big market, signed in, with a history and a basket",
        "",
        f"Printed by `bench/busy.py` on {vendor}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, {time.strftime('%Y-%m-%d')}. Queries of the whole request "
        f"with the shared cache empty; times of {TIMES} requests in one process.",
        "",
        "| page | queries | ms, median | ms, 95th |",
        "|---|---:|---:|---:|",
    ]


def main() -> None:
    if sys.argv[1:] == ["--measure"]:
        measure()
        return
    products = int(sys.argv[1]) if sys.argv[1:] else 100_000
    make(products)
    command = [sys.executable, __file__, "--measure"]
    told = subprocess.run(
        command, cwd=ROOT, env=surroundings(products), check=True, text=True, stdout=subprocess.PIPE
    ).stdout
    text = told[told.index("# A big market") :]
    TABLE.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
