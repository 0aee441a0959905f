import logging
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from core.demo import Market, demo_parts
from core.progress import Progress

MOST = 1_000_000


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
        # While DEBUG is on Django writes out and keeps every statement, and slow ones are told of:
        # a bulk load has thousands of both, and they are meant to be large.
        settings.DEBUG = False
        logging.getLogger("makiti.slow_query").setLevel(logging.ERROR)
        market = Market(products=options["products"])
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
