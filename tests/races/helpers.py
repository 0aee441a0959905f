"""A browser that has walked the checkout up to its last button."""

import re

from django.test import Client

from accounts.models import User
from shop.catalogue.models import Product
from shop.order.models import Order
from tests.builders import a_user

ADDRESS = {
    "first_name": "Kadiatou",
    "phone_number": "620 12 34 56",
    "line4": "Matam",
    "line1": "Madina",
    "line2": "Derrière la grande mosquée",
}
LAST_STEP = "/fr/checkout/preview/"
CARRIED = re.compile(r'name="(total|basket)" value="([^"]*)"')


class Shopper(Client):
    """A browser, with what the last page has put into its form."""

    form: dict[str, str] = {}
    shown = ""


def at_the_last_step(product: Product, *, user: User | None = None) -> Shopper:
    client = Shopper()
    if user:
        client.force_login(user)
    client.post(f"/fr/basket/add/{product.pk}/", {"quantity": 1})
    answer = client.post("/fr/checkout/shipping-address/", ADDRESS)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    for step in ("shipping-method", "payment-method"):
        assert client.get(f"/fr/checkout/{step}/").status_code == 302
    page = client.get(LAST_STEP)
    assert page.status_code == 200
    client.form = dict(CARRIED.findall(page.content.decode()))
    assert client.form.keys() == {"total", "basket"}
    return client


def place(client: Shopper) -> tuple[int, str]:
    answer = client.post(LAST_STEP, {"action": "place_order", **client.form})
    client.shown = answer.content.decode()
    return answer.status_code, answer.headers.get("Location", "")


def buyers(number: int) -> list[User]:
    return [a_user() for _ in range(number)]


def twin(client: Shopper) -> Shopper:
    """Another tab of the same browser."""
    other = Shopper()
    other.form = client.form
    other.cookies = client.cookies.copy()
    return other


def orders() -> int:
    return Order.objects.count()
