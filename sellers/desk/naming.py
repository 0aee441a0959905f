"""What a variant's colour and size may say: it names itself, and leads nobody elsewhere."""

from django.utils.translation import gettext_lazy as _

from shop.catalogue.states import Standing
from shop.moderation.hints import WatchedWords, has_link, has_phone

LONGEST = 30
WATCHED = _("Mot à surveiller : %(words)s. Les acheteurs verraient cette variante aussitôt.")


def has_contact(text: str) -> bool:
    return has_phone(text) or has_link(text)


def is_seen_at_once(standing: str) -> bool:
    """Whether shoppers see a new variant before any moderator: of the rest one is shown the words
    (shop.moderation.hints), and decides."""
    return standing == Standing.APPROVED


__all__ = ["LONGEST", "WATCHED", "WatchedWords", "has_contact", "is_seen_at_once"]
