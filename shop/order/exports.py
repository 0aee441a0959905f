"""Orders as a table, for staff."""

from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from core.exports import Column, TableExport, register_export
from shop.order.models import Order


def orders() -> QuerySet[Order]:
    return Order.objects.select_related("user", "shipping_address").annotate(
        articles=Sum("lines__quantity"), stores=Count("lines__partner", distinct=True)
    )


def _shipping(name: str) -> Any:
    return lambda order: getattr(order.shipping_address, name, "")


def _reached_at(order: Order) -> str:
    address = order.shipping_address
    phone = getattr(address, "phone_number", "") or (order.user.phone if order.user else "")
    return str(phone or "")


register_export(
    TableExport(
        name="orders",
        title=_("Commandes"),
        permission="order.view_order",
        rows=orders,
        columns=(
            Column(_("Numéro"), lambda order: order.number),
            Column(_("Passée le"), lambda order: order.date_placed),
            Column(_("État"), lambda order: order.status_label),
            Column(_("Client"), _shipping("name")),
            Column(_("Téléphone"), _reached_at),
            Column(_("Adresse e-mail"), lambda order: order.email),
            Column(_("Quartier"), _shipping("line1")),
            Column(_("Commune"), _shipping("line4")),
            Column(_("Boutiques"), lambda order: order.stores),
            Column(_("Articles"), lambda order: order.articles or 0),
            Column(_("Livraison"), lambda order: order.shipping_incl_tax),
            Column(_("Total"), lambda order: order.total_incl_tax),
            Column(_("Devise"), lambda order: order.currency),
        ),
    )
)
