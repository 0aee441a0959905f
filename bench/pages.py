"""What a page costs in a small market and in a big one: queries, and times as ratios.

`.venv/bin/python bench/pages.py [PRODUCTS…]` (100 and 100000 unless told) fills a market of each
size in var/bench (kept for the next time; SQLite, or PostgreSQL where DATABASE_URL says so, whose
user may create databases), asks for its pages, and writes the table into bench/pages.md.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from snapshot import unpack  # noqa: E402

FOLDER = ROOT / "var" / "bench"
TABLE = ROOT / "bench" / "pages.md"
TIMES = 15
PAGES = {
    "home": "/fr/",
    "list": "/fr/shop/",
    "list, cheapest first": "/fr/shop/?sort=price",
    "list, filtered": "/fr/shop/?in_stock=1&max_price=200000",
    "list, 20th page": "/fr/shop/?page=20",
    "product": "",
    "search": "/fr/search/?q=bazin",
    "suggestions": "/fr/search/suggest/?q=baz",
}


# -- in the market ----------------------------------------------------------------------------
def seconds(client: Any, path: str, *, before: Any) -> float:
    found = []
    for _ in range(TIMES):
        before()
        began = time.perf_counter()
        client.get(path)
        found.append(time.perf_counter() - began)
    return statistics.median(found)


def measure() -> dict[str, dict[str, float]]:
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django

    django.setup()
    from django.apps import apps
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    product = apps.get_model("catalogue.Product").objects.browsable().order_by("pk").first()
    client, found = Client(), {}
    pages = PAGES | {"product": product.get_absolute_url()}
    for name, path in pages.items():
        answer = client.get(path)
        found[name] = {"status": answer.status_code}
        if answer.status_code != 200:
            continue
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        found[name] |= {
            "queries": len(asked),
            "empty": seconds(client, path, before=cache.clear),
            "warm": seconds(client, path, before=lambda: None),
        }
    return found


# -- around it --------------------------------------------------------------------------------
def surroundings(products: int) -> dict[str, str]:
    place = FOLDER / str(products)
    place.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{place / 'db.sqlite3'}"
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        address = urlsplit(os.environ["DATABASE_URL"])
        url = urlunsplit(address._replace(path=f"/makiti_bench_{products}"))
    empty = dict.fromkeys(("REDIS_URL", "BROKER_URL", "DATABASE_REPLICA_URL"), "")
    return {
        **os.environ,
        **empty,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "DATABASE_URL": url,
        "DATA_DIR": str(place),
    }


def run(products: int, *words: str, **options: Any) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, *words]
    return subprocess.run(
        command, cwd=ROOT, env=surroundings(products), check=True, text=True, **options
    )


def make(products: int) -> float | None:
    """Fill the market; how long that took, or nothing where it stands already."""
    stamp = FOLDER / str(products) / "seconds"
    if stamp.exists():
        return float(stamp.read_text())
    url = surroundings(products)["DATABASE_URL"]
    if url.startswith("postgres"):
        create = f'CREATE DATABASE "{urlsplit(url).path[1:]}" TEMPLATE template0'
        subprocess.run(["psql", "-q", os.environ["DATABASE_URL"], "-c", create], check=False)
    else:
        unpack(FOLDER / str(products) / "db.sqlite3")
    run(products, "manage.py", "migrate", "-v", "0")
    began = time.perf_counter()
    run(products, "manage.py", "load_demo", "--products", str(products))
    took = time.perf_counter() - began
    stamp.write_text(f"{took:.1f}")
    return took


def table(markets: dict[int, dict[str, Any]], filling: dict[int, float | None]) -> str:
    sizes = sorted(markets)
    small, big = sizes[0], sizes[-1]
    vendor = "PostgreSQL" if "makiti_bench" in surroundings(small)["DATABASE_URL"] else "SQLite"
    lines = [
        "# Pages of a small market and of a big one",
        "",
        f"Printed by `make bench` on {vendor}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, {time.strftime('%Y-%m-%d')}. Medians of {TIMES}, in one "
        "process, without a network. Times are of this machine on this day: what says something "
        "is the ratio, and the queries.",
        "",
        "| products | filled in |",
        "|---:|---:|",
        *(f"| {size:,} | {filling[size]:.0f} s |" for size in sizes if filling[size]),
        "",
        f"| page | queries at {small:,} | at {big:,} | ms at {small:,} | at {big:,} | ratio | "
        "shared cache warm / empty |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name in PAGES:
        one, other = markets[small][name], markets[big][name]
        if {one["status"], other["status"]} != {200}:
            lines.append(f"| {name} | answers {one['status']} and {other['status']} | | | | | |")
            continue
        lines.append(
            f"| {name} | {one['queries']:.0f} | {other['queries']:.0f} "
            f"| {one['empty'] * 1000:.0f} | {other['empty'] * 1000:.0f} "
            f"| {other['empty'] / one['empty']:.1f} | {other['warm'] / other['empty']:.2f} |"
        )
    return "\n".join([*lines, ""])


def main() -> None:
    if sys.argv[1:] == ["--measure"]:
        print(json.dumps(measure()))
        return
    sizes = [int(word) for word in sys.argv[1:]] or [100, 100_000]
    markets, filling = {}, {}
    for size in sizes:
        filling[size] = make(size)
        said = run(size, __file__, "--measure", stdout=subprocess.PIPE).stdout
        markets[size] = json.loads(said.splitlines()[-1])
    text = table(markets, filling)
    TABLE.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
