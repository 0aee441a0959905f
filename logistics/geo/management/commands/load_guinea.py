from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from logistics.geo.gazetteer import BadGazetteer, read_gazetteer
from logistics.geo.services.load_gazetteer import Report, load_gazetteer


class Command(BaseCommand):
    help = "Load Guinea's gazetteer, or bring it up to date; run it as often as you like."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--file", type=Path, help="another file than fixtures/geo/guinea.csv")
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = read_gazetteer(options["file"])
        except (BadGazetteer, OSError) as error:
            raise CommandError(str(error)) from error
        with transaction.atomic():
            report = load_gazetteer(rows)
            if options["dry_run"]:
                transaction.set_rollback(True)
        self.tell(report)

    def tell(self, report: Report) -> None:
        for code, fields in report.changed.items():
            self.stdout.write(f"changed  {code}: {', '.join(fields)}")
        for code, fields in report.kept.items():
            self.stdout.write(
                f"kept     {code}: {', '.join(fields)} (an editor's; the file differs)"
            )
        for code in report.retired:
            self.stdout.write(f"retired  {code}")
        self.stdout.write(
            f"{len(report.added)} added, {len(report.changed)} changed, "
            f"{len(report.retired)} retired, {report.unchanged} as they were."
        )
