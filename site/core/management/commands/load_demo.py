import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from core.demo import Market, demo_parts
from core.progress import Progress

MOST = 1_000_000


@contextmanager
def in_bulk() -> Iterator[None]:
    """While DEBUG is on Django writes out and keeps every statement, and slow ones are told of.

    A bulk load has thousands of both, and they are meant to be large.
    """
    told = logging.getLogger("makiti.slow_query")
    before = settings.DEBUG, told.level
    settings.DEBUG = False
    told.setLevel(logging.ERROR)
    try:
        yield
    finally:
        settings.DEBUG = before[0]
        told.setLevel(before[1])


class Command(BaseCommand):
    help = "Fill the demo market. What stands already is left as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--products",
            type=int,
            default=Market.products,
            help="how many products (the first 300 are written by hand, the others vary them)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not 1 <= options["products"] <= MOST:
            raise CommandError(f"--products goes from 1 to {MOST}.")
        with in_bulk():
            self.load(Market(products=options["products"]))

    def load(self, market: Market) -> None:
        parts = demo_parts()
        progress = Progress(total=sum(part.size(market) for part in parts), stream=sys.stderr)
        for part in parts:
            progress.name(part.name)
            part.load(market, progress.advance)
        with connection.cursor() as cursor:
            # Without figures about what has just come the planner guesses, and guesses badly.
            cursor.execute("ANALYZE")
        seconds = progress.finish()
        self.stdout.write(f"The market stands: {market.products} products, {seconds:.1f} s.")
