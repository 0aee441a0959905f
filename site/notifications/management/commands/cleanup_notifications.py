"""`manage.py cleanup_notifications [--dry-run]`: also a scheduled job."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from notifications.services.cleanup_notices import cleanup_notices


class Command(BaseCommand):
    help = "Drops notifications that were read and are older than 90 days."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say how many")

    def handle(self, *args: Any, **options: Any) -> None:
        count = cleanup_notices(dry_run=options["dry_run"])
        self.stdout.write(f"{count} notifications {'would go' if options['dry_run'] else 'gone'}.")
