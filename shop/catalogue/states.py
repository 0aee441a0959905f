"""Where a product stands between its seller's desk and the shop.

`is_public` says for queries what `standing` says for people: only what is approved is public, and
the database holds it. A variant stands where its parent stands; its own `is_public` is its
seller's switch, and counts only where the parent is public too.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.states import StateMachine


class Standing(models.TextChoices):
    DRAFT = "draft", _("brouillon")
    PENDING = "pending", _("en attente")
    APPROVED = "approved", _("en vente")
    REJECTED = "rejected", _("refusé")
    SUSPENDED = "suspended", _("suspendu")
    ARCHIVED = "archived", _("archivé")
    # Nobody has touched it for long; one click brings it back.
    HIDDEN = "hidden", _("masqué")


ALLOWED: dict[str, set[Standing]] = {
    Standing.DRAFT: {Standing.PENDING, Standing.ARCHIVED},
    Standing.PENDING: {Standing.APPROVED, Standing.REJECTED, Standing.ARCHIVED},
    Standing.APPROVED: {Standing.SUSPENDED, Standing.ARCHIVED, Standing.HIDDEN},
    Standing.REJECTED: {Standing.PENDING, Standing.ARCHIVED},
    # Its seller cannot walk out of it: only who looks after the market lifts it.
    Standing.SUSPENDED: {Standing.APPROVED, Standing.REJECTED},
    Standing.ARCHIVED: {Standing.APPROVED, Standing.DRAFT},
    Standing.HIDDEN: {Standing.APPROVED, Standing.PENDING, Standing.ARCHIVED},
}
STANDING = StateMachine(Standing, ALLOWED, field="standing")
