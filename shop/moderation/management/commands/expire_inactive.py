from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from shop.moderation.services.expire_accounts import expire_accounts
from shop.moderation.services.expire_products import expire_products


class Command(BaseCommand):
    help = "Hide what nobody has touched for half a year, deactivate accounts unused for a year."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")

    def handle(self, *args: Any, **options: Any) -> None:
        products = expire_products(dry_run=options["dry_run"])
        accounts = expire_accounts(dry_run=options["dry_run"])
        self.stdout.write(
            f"Products: {products['warned']} warned, {products['hidden']} hidden. "
            f"Accounts: {accounts['noticed']} given notice, {accounts['deactivated']} deactivated."
            + (" Nothing was written." if options["dry_run"] else "")
        )
