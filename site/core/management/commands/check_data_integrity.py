"""Ask every room whether its data hold together."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.integrity import check_names, find_faults


class Command(BaseCommand):
    help = "Names each fault in the data and exits 1 when there is one; changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for room, fault in find_faults():
            count += 1
            self.stdout.write(f"{room}: {fault}")
        if count:
            raise CommandError(f"{count} fault(s)", returncode=1)
        self.stdout.write(f"No fault: {', '.join(check_names())}")
