"""What it is worth to keep cards and the menu as HTML: a list and the home page, with and without.

`.venv/bin/python bench/pieces.py [PRODUCTS]` (100 unless told) asks a market of bench/pages.py for
its pages, once with what is kept and once with a cache that keeps nothing and a menu drawn anew, by
turns, and writes the ratios into bench/pieces.md. REDIS_URL, where it is set, holds the cards.
"""

import os
import platform
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "bench"))

from pages import make, surroundings  # noqa: E402

TABLE = ROOT / "bench" / "pieces.md"
TIMES = 25
PAGES = {"home": "/fr/", "list": "/fr/shop/", "list, 2nd page": "/fr/shop/?page=2"}


def measure() -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client
    from django.test.utils import override_settings

    from shop.storefront.menu import forget_menu

    nothing = settings.CACHES | {
        "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    }
    client = Client()

    def once(path: str, *, kept: bool) -> float:
        with ExitStack() as around:
            if not kept:
                around.enter_context(override_settings(CACHES=nothing))
                forget_menu()
            began = time.perf_counter()
            client.get(path)
            return time.perf_counter() - began

    print(*_head(settings.CACHES["pages"]["BACKEND"]), sep="\n")
    for name, path in PAGES.items():
        for kept in (True, False, True, False):
            once(path, kept=kept)
        pairs = [(once(path, kept=False), once(path, kept=True)) for _ in range(TIMES)]
        without, with_it = (statistics.median(column) for column in zip(*pairs, strict=True))
        print(f"| {name} | {without * 1000:.1f} | {with_it * 1000:.1f} | {without / with_it:.2f} |")


def _head(backend: str) -> list[Any]:
    return [
        "# Pieces of pages, kept and drawn anew",
        "",
        f"Printed by `bench/pieces.py`, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, {time.strftime('%Y-%m-%d')}, cards in "
        f"`{backend.rpartition('.')[2]}`. Whole requests in one process; medians of {TIMES}, by "
        "turns. What says something is the ratio.",
        "",
        "| page | ms drawn anew | ms kept | ratio |",
        "|---|---:|---:|---:|",
    ]


def main() -> None:
    if sys.argv[1:] == ["--measure"]:
        measure()
        return
    products = int(sys.argv[1]) if sys.argv[1:] else 100
    make(products)
    around = surroundings(products) | {"REDIS_URL": os.environ.get("REDIS_URL", "")}
    told = subprocess.run(
        [sys.executable, __file__, "--measure"],
        cwd=ROOT,
        env=around,
        check=True,
        text=True,
        stdout=subprocess.PIPE,
    ).stdout
    text = told[told.index("# Pieces") :]
    TABLE.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
