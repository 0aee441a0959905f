from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind


def said(context: dict[str, Any]) -> dict[str, Any]:
    day = parse_date(str(context.get("day", "")))
    return context | {"day": date_format(day, "DATE_FORMAT")} if day else context


register_kind(
    Kind(
        code="product.idle",
        label=_("Masqué bientôt"),
        title=_("%(product)s sera masqué le %(day)s"),
        body=_(
            "Vous n’y avez pas touché depuis longtemps. Ouvrez-le et enregistrez pour le garder en"
            " vente."
        ),
        link="/shop/p/%(slug)s/",
        icon="clock",
        audience="seller",
        sample={"product": "Bazin riche", "slug": "bazin-riche-12", "day": "2026-12-24"},
        channels=frozenset({"push", "email"}),
        said=said,
    )
)
