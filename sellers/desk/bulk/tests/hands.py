"""A desk as whoever changes many products at once walks through it."""

from typing import Any

from django.test import Client
from django.urls import reverse

from sellers.desk.bulk.models import BulkChange
from shop.partner.models import StockRecord

SLUG = "boutique-aissatou"


def address(name: str, change: BulkChange | None = None, *, slug: str = SLUG) -> str:
    more = {"key": change.key} if change else {}
    return reverse(f"seller:{name}", kwargs={"slug": slug, **more})


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def picked(client: Client, *products: Any, **more: Any) -> BulkChange:
    answer = client.post(
        address("bulk_pick"), {"pick": [product.pk for product in products], **more}
    )
    assert answer.status_code == 302
    change = BulkChange.objects.latest("pk")
    assert answer["Location"] == address("bulk", change)
    return change


def prepared(client: Client, *products: Any, verb: str, **said: Any) -> BulkChange:
    change = picked(client, *products)
    answer = client.post(address("bulk_prepare", change), {"verb": verb, **said})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    change.refresh_from_db()
    assert (change.status, change.verb) == ("prepared", verb)
    return change


def applied(client: Client, change: BulkChange) -> BulkChange:
    answer = client.post(address("bulk_apply", change), {"seen": change.version})
    assert answer.status_code == 302
    change.refresh_from_db()
    return change


def undone(client: Client, change: BulkChange) -> BulkChange:
    assert client.post(address("bulk_undo", change)).status_code == 302
    change.refresh_from_db()
    return change


def outcomes(change: BulkChange) -> list[tuple[str, str]]:
    return list(change.items.order_by("pk").values_list("outcome", "code"))


def backs(change: BulkChange) -> list[tuple[str, str]]:
    items = change.items.filter(outcome="done").order_by("pk")
    return list(items.values_list("undone", "code"))


def record_of(product: Any) -> StockRecord:
    return StockRecord.objects.get(product=product)


def price_of(product: Any) -> int:
    return int(record_of(product).price)
