"""`make messages`: bring the catalogues up to the sources and compile them."""

from typing import Any

from django.core.management.base import BaseCommand

from core import translations


class Command(BaseCommand):
    help = "Reads every sentence of the sources into locale/, and compiles what stands there."

    def handle(self, *args: Any, **options: Any) -> None:
        english = translations.renew("en", translations.extract())
        translations.write("en", english)
        translations.write("fr", translations.read("fr"))
        missing = translations.untranslated(english)
        self.stdout.write(f"{len(english)} sentences, {len(missing)} without English.")
        for sentence in missing:
            self.stdout.write(f"  {sentence!r}")
