"""Who buys here: a list without their numbers; whoever needs to reach somebody says so by a click.

A look at a list is not written down. What is seen of one person is (`customer.seen`), and so is
each table that is asked for (`export.asked`).
"""

from contextlib import suppress
from typing import Any

import django_filters
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from accounts.models import User
from core.audit import record
from core.exports import Column as ExportColumn
from core.exports import TableExport, register_export
from core.phone import read_phone
from shop.address.models import UserAddress
from shop.moderation.permissions import JUDGE, SEE
from shop.order.models import Order

LAST_ORDERS = 10


def customers() -> "QuerySet[User]":
    """Everybody who is not of the team, with what they have here; one query."""
    orders = Order.objects.filter(user=OuterRef("pk")).order_by().values("user")
    addresses = UserAddress.objects.filter(user=OuterRef("pk")).order_by().values("user")
    return User.objects.filter(
        is_staff=False, is_superuser=False, groups=None, erased_at=None, is_pending=False
    ).annotate(
        orders_count=Coalesce(Subquery(orders.annotate(n=Count("pk")).values("n")), 0),
        addresses_count=Coalesce(Subquery(addresses.annotate(n=Count("pk")).values("n")), 0),
        last_order=Subquery(orders.annotate(at=Max("date_placed")).values("at")),
    )


def named(person: User) -> str:
    """Not `str`: where there is no name, that is the number or the address."""
    return person.get_full_name() or f"#{person.pk}"


class CustomerFilters(WagtailFilterSet):
    q = django_filters.CharFilter(label=_("Nom, téléphone ou e-mail"), method="whose")
    is_active = django_filters.BooleanFilter(label=_("Compte actif"))
    bought = django_filters.BooleanFilter(label=_("A commandé"), method="has_bought")
    date_joined = django_filters.DateFromToRangeFilter(
        label=_("Inscription"), widget=DateRangePickerWidget
    )

    class Meta:
        model = User
        fields = ["q", "is_active", "bought", "date_joined"]

    def whose(self, rows: "QuerySet[User]", name: str, words: str) -> "QuerySet[User]":
        """Each word is in the name; a whole number or address is that person's."""
        words = words.replace("\x00", "")
        found = Q()
        for word in words.split():
            found &= Q(first_name__icontains=word) | Q(last_name__icontains=word)
        whole = Q(email__iexact=words.strip())
        with suppress(ValidationError):
            whole |= Q(phone=read_phone(words))
        return rows.filter(found | whole) if words.split() else rows

    def has_bought(self, rows: "QuerySet[User]", name: str, wanted: bool) -> "QuerySet[User]":
        return rows.filter(orders_count__gt=0) if wanted else rows.filter(orders_count=0)


class CustomersView(ReportView):
    model = User
    page_title = _("Clients")
    header_icon = "user"
    permission_required = SEE
    index_url_name = "office_customers"
    index_results_url_name = "office_customers_results"
    filterset_class = CustomerFilters
    is_searchable = False
    # A table of people goes through the exports, which write down who asked.
    list_export = []
    columns = [
        TitleColumn("person", label=_("Nom"), accessor=named, url_name="office_customer"),
        DateColumn("date_joined", label=_("Inscription")),
        Column("orders_count", label=_("Commandes")),
        DateColumn("last_order", label=_("Dernière commande")),
        Column("addresses_count", label=_("Adresses")),
        BooleanColumn("is_active", label=_("Actif")),
    ]

    def user_has_permission(self, permission: str) -> bool:
        return bool(self.request.user.has_perm(SEE))

    def get_queryset(self) -> "QuerySet[User]":
        return customers().order_by("-date_joined", "-pk")


@permission_required(SEE, raise_exception=True)
def customer(request: HttpRequest, pk: int) -> HttpResponse:
    """What they have here; how they are reached, after a click that is written down."""
    person = get_object_or_404(customers(), pk=pk)
    context: dict[str, Any] = {
        "person": person,
        "name": named(person),
        "orders": list(Order.objects.filter(user=person).order_by("-date_placed")[:LAST_ORDERS]),
        "may_judge": request.user.has_perm(JUDGE),
    }
    if request.method == "POST":
        record(person, action="customer.seen", by=request.user)
        context["addresses"] = list(UserAddress.objects.filter(user=person).order_by("pk"))
        context["shown"] = True
    return render(request, "moderation/office/customer.html", context)


register_export(
    TableExport(
        name="customers",
        title=_("Clients"),
        permission=SEE,
        rows=customers,
        columns=(
            ExportColumn(_("Numéro"), lambda person: person.pk),
            ExportColumn(_("Nom"), lambda person: person.get_full_name()),
            ExportColumn(_("Téléphone"), lambda person: str(person.phone or "")),
            ExportColumn(_("Adresse e-mail"), lambda person: person.email or ""),
            ExportColumn(_("Langue"), lambda person: person.language),
            ExportColumn(_("Inscription"), lambda person: person.date_joined),
            ExportColumn(_("Commandes"), lambda person: person.orders_count),
            ExportColumn(_("Dernière commande"), lambda person: person.last_order),
            ExportColumn(_("Actif"), lambda person: _("oui") if person.is_active else _("non")),
        ),
    )
)
