"""What a search for a place costs among many.

`.venv/bin/python bench/geo.py [places]` works in a database of its own, thrown away at the end:
SQLite, or PostgreSQL where DATABASE_URL says so (its user may create databases). The table is
written into geo.md, each database in its own part.
"""

import os
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / part) for part in ("", "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django  # noqa: E402

django.setup()

from django.db import connection, transaction  # noqa: E402

from logistics.geo.gazetteer import read_gazetteer  # noqa: E402
from logistics.geo.locate import locate  # noqa: E402
from logistics.geo.models import Kind, Place, SearchName  # noqa: E402
from logistics.geo.points import Point  # noqa: E402
from logistics.geo.resolve import LIVED_IN  # noqa: E402
from logistics.geo.search import search_places  # noqa: E402
from logistics.geo.services.index_names import index_names  # noqa: E402
from logistics.geo.services.load_gazetteer import load_gazetteer  # noqa: E402

BATCH = 5_000
HEAD = """# What a search for a place costs among many
Printed by `.venv/bin/python bench/geo.py 100000`, once with `DATABASE_URL=postgres://…` and once
without; never asserted. The aim is 20 ms on PostgreSQL.
"""
TYPED = (
    "lambagni", "Lambandji", "LAMBANYI", "nzerekore", "N’Zérékoré", "kipe", "hamdalaye", "ma",
    "mad", "madina", "kipe ratoma", "derriere la mosquee", "sonfonai", "xyzzy",
)  # fmt: skip


def names(dice: random.Random) -> Iterator[str]:
    """New names out of the syllables of Guinea's own."""
    rows = read_gazetteer()
    syllables = [
        s
        for row in rows
        for s in re.findall(r"[^aeiouéèïëœ\W\d]*[aeiouéèïë]+n?", row.facts["name"].lower())
    ]
    tails = ["", "", "", "", " Centre", " 1", " 2", "-marché", "-mosquée", " Plateau"]
    while True:
        yield "".join(dice.choices(syllables, k=dice.randint(2, 4))).capitalize() + dice.choice(
            tails
        )


def fill(count: int) -> None:
    dice = random.Random(224)
    parents = list(Place.objects.filter(kind=Kind.SUB_PREFECTURE).values_list("pk", flat=True))
    name = names(dice)
    for start in range(0, count, BATCH):
        codes = [f"B{n}" for n in range(start, min(start + BATCH, count))]
        with transaction.atomic():
            Place.objects.bulk_create(
                Place(
                    code=code,
                    kind=Kind.QUARTIER,
                    name=next(name),
                    parent_id=dice.choice(parents),
                    latitude=dice.uniform(7.2, 12.6),
                    longitude=dice.uniform(-15, -7.7),
                    precision="quartier",
                )
                for code in codes
            )
            index_names(codes)


def times(work: Callable[[], object], rounds: int = 20) -> list[float]:
    work()
    spent = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        spent.append((time.perf_counter() - began) * 1000)
    return spent


def settle() -> None:
    """What PostgreSQL does by itself a while after so many rows were written."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def measure(count: int) -> list[str]:
    load_gazetteer(read_gazetteer())
    began = time.perf_counter()
    fill(count - Place.objects.count())
    settle()
    places = Place.objects.count()
    print(f"{connection.vendor}: {places:,} places, filled in {time.perf_counter() - began:.0f} s")
    lines = [f"{places:,} places, {SearchName.objects.count():,} names."]
    lines += ["", "| typed | median | first answer |", "|---|--:|---|"]
    every: list[float] = []
    for typed in TYPED:
        spent = times(lambda typed=typed: search_places(typed))
        every += spent
        first = next((hit.place.name for hit in search_places(typed)), "nothing")
        lines.append(f"| {typed} | {statistics.median(spent):.1f} ms | {first} |")
    every += (lived := times(lambda: search_places("madina", kinds=LIVED_IN)))
    lines.append(f"| madina, to live in | {statistics.median(lived):.1f} ms | |")
    every.sort()
    worst = every[len(every) * 95 // 100]
    lines += ["", f"Search: median {statistics.median(every):.1f} ms, 95 % within {worst:.1f} ms."]
    dice = random.Random(224)
    spots = [Point(dice.uniform(7.2, 12.6), dice.uniform(-15, -7.7)) for _ in range(200)]
    spent = [ms for spot in spots for ms in times(lambda spot=spot: locate(spot), rounds=1)]
    lines.append(
        f"From a point to its place: median {statistics.median(spent):.1f} ms,"
        f" worst {max(spent):.1f} ms."
    )
    load = os.getloadavg()[0]
    lines.append(f"{os.cpu_count()} cores, of which {load:.1f} were busy when it ended.")
    return lines


def write(lines: list[str]) -> None:
    """This database's part; what was written of the other one stays."""
    path = Path(__file__).with_suffix(".md")
    told = path.read_text().split("\n## ")[1:] if path.exists() else []
    parts = {part.split("\n", 1)[0]: part.split("\n", 1)[1].strip() for part in told}
    parts[connection.vendor] = "\n".join(lines)
    body = "\n\n".join(f"## {name}\n{text}" for name, text in sorted(parts.items()))
    path.write_text(f"{HEAD}\n{body}\n")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        lines = measure(count)
        print("\n".join(lines))
        write(lines)
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


if __name__ == "__main__":
    main()
