"""How long a night takes to put a big market into the search index anew.

`.venv/bin/python bench/night.py [PRODUCTS]` (100000 unless told) takes a market of bench/pages.py,
goes through it piece by piece as the outbox does, and writes bench/night.md. DATABASE_URL says
which database.
"""

import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "bench"))

from pages import make, surroundings  # noqa: E402

TABLE = ROOT / "bench" / "night.md"
# After each write Wagtail reads the whole index to say how long a name is on average.
AVERAGES = "title_norm"


def measure() -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django

    django.setup()
    from django.db import connection

    from shop.catalogue.models import Product
    from shop.catalogue.services.index_market import PIECE, index_market

    averaging = [0.0]

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            took = time.perf_counter() - began
            if "AVG(" in sql or (sql.startswith("UPDATE") and AVERAGES in sql):
                averaging[0] += took

    pieces: list[float] = []
    last, going = 0, True
    with connection.execute_wrapper(watch):
        while going:
            began = time.perf_counter()
            last = index_market(after=last)
            going = bool(last)
            pieces.append(time.perf_counter() - began)
    print(
        "# The night's index of a big market",
        "",
        f"Printed by `bench/night.py` on {connection.vendor}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, {time.strftime('%Y-%m-%d')}. One process, as a worker does "
        f"it; {PIECE} products a piece, a transaction each.",
        "",
        "| products | pieces | in all, s | a piece, ms | 95th | averages, s |",
        "|---:|---:|---:|---:|---:|---:|",
        f"| {Product.get_indexed_objects().count():,} | {len(pieces)} | {sum(pieces):.0f} "
        f"| {statistics.median(pieces) * 1000:.0f} "
        f"| {sorted(pieces)[int(len(pieces) * 0.95) - 1] * 1000:.0f} | {averaging[0]:.0f} |",
        sep="\n",
    )


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
    text = told[told.index("# The night") :]
    TABLE.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
