"""Why nothing can be bought of a store for now, in words for shoppers."""

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from shop.partner.models import Partner


def unlisted_stores() -> "QuerySet[Partner]":
    """Those whose products are in no list; few, and as a subquery looked up once a list."""
    from shop.partner.models import NOT_LISTED, Partner

    return Partner.objects.filter(pause__in=NOT_LISTED).values("pk")


def why_not_selling(store: Any) -> str:
    """Empty where it sells; what stands in a file of the team is nobody else's business."""
    if store.selling:
        return ""
    if store.pause == "holiday" and store.back_on:
        day = date_format(store.back_on, "j F Y")
        return _("La boutique est en vacances. Elle revend à partir du %(day)s.") % {"day": day}
    if store.pause == "holiday":
        return _("La boutique est en vacances.")
    if store.pause == "papers":
        return _("La boutique n’a pas encore commencé à vendre.")
    return _("La boutique ne vend pas pour le moment.")
