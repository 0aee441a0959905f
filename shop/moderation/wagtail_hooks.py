from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.snippets.models import register_snippet

from shop.moderation.office import cases, customers, people, queue, read
from shop.moderation.office.words import WordsGroup
from shop.moderation.permissions import DECIDE, JUDGE, SEE

register_snippet(WordsGroup)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    rows = customers.CustomersView
    return [
        path("customers/", rows.as_view(), name="office_customers"),
        path(
            "customers/results/", rows.as_view(results_only=True), name="office_customers_results"
        ),
        path("customers/<int:pk>/", customers.customer, name="office_customer"),
        path("moderation/", queue.queue, name="moderation_queue"),
        path("moderation/decide/", queue.decide, name="moderation_decide"),
        path("moderation/products/<int:pk>/", read.read_product, name="moderation_product"),
        path("moderation/products/<int:pk>/move/", read.move, name="moderation_move"),
        path("moderation/cases/", cases.cases, name="moderation_cases"),
        path("moderation/cases/<int:pk>/", cases.case, name="moderation_case"),
        path("moderation/cases/<int:pk>/decide/", cases.decide, name="moderation_case_decide"),
        path("moderation/people/<int:pk>/", people.person, name="moderation_person"),
        path("moderation/changes/<int:pk>/", read.read_change, name="moderation_change"),
    ]


class PermittedItem(MenuItem):
    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.permission))


@hooks.register("register_admin_menu_item")
def menu_item() -> Any:
    return PermittedItem(
        _("À approuver"),
        reverse("moderation_queue"),
        name="moderation",
        icon_name="tick-inverse",
        order=310,
        permission=DECIDE,
    )


@hooks.register("register_admin_menu_item")
def cases_item() -> Any:
    return PermittedItem(
        _("Signalements"),
        reverse("moderation_cases"),
        name="moderation-cases",
        icon_name="warning",
        order=311,
        permission=JUDGE,
    )


@hooks.register("register_admin_menu_item")
def customers_item() -> Any:
    return PermittedItem(
        _("Clients"),
        reverse("office_customers"),
        name="customers",
        icon_name="user",
        order=353,
        permission=SEE,
    )


@hooks.register("register_user_listing_buttons")
def person_button(user: Any, request_user: Any) -> Any:
    if request_user.has_perm(JUDGE) and user.pk != request_user.pk:
        label = _("Désactiver…") if user.is_active else _("Réactiver…")
        yield Button(label, reverse("moderation_person", args=[user.pk]), priority=40)
