"""What somebody has to say of a product, before it is written down."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

MOST_PICTURES = 4
LONGEST_SIDE = 1600
# From here down a review is bad: the store is told at once.
BAD = 2
TOO_MANY = _("Quatre photos au plus. Décochez-en une, ou envoyez-en moins.")


@dataclass(frozen=True)
class Opinion:
    score: int
    body: str
    title: str = ""
    pictures: tuple[str, ...] = ()

    @property
    def fields(self) -> dict[str, Any]:
        return {
            "score": self.score,
            "title": self.title.replace("\x00", "").strip(),
            "body": self.body.replace("\x00", "").strip(),
            "pictures": list(self.pictures)[:MOST_PICTURES],
        }
