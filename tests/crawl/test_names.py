"""Every address that has a name, whether a page shows it or not: dressed, closed, or moved."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from oscar.apps.communication.models import Email

from accounts.models import User
from notifications.models import Notice
from shop.catalogue.models import Category, Product
from shop.catalogue.reviews.models import ProductReview
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.services.send_message import Words, send_message
from shop.offer.models import ConditionalOffer
from shop.order.models import Order
from shop.shipping.methods import DoorDelivery
from shop.shipping.repository import Repository
from shop.wishlists.models import WishList
from tests.crawl.names import PIECES, all_patterns, fill
from tests.crawl.spider import Page, Spider
from tests.crawl.visitors import as_guest, as_kadiatou, wrong_dress
from tests.races.helpers import ADDRESS


def a_conversation(person: User, product: Product) -> str:
    """Somebody of the store wrote in it."""
    spoken = open_conversation(person, subject=Subject(store=product.store, product=product))
    send_message(product.store.users.all()[0], conversation=spoken, words=Words(text="Bonjour"))
    return str(spoken.pk)


@pytest.fixture
def values(market: Callable[[int], None]) -> dict[str, dict[str, Any]]:
    """What stands in the demo for each argument; `*` for all names, then by name."""
    market(300)
    kadiatou = User.objects.get(email="kadiatou@makiti.test")
    order = Order.objects.filter(user=kadiatou)[0]
    review = ProductReview.objects.all()[0]
    product = Product.objects.get(pk=review.product_id)
    first, second = (WishList.objects.create(owner=kadiatou, name=name) for name in "AB")
    line = first.lines.create(product=product, title="x")
    address = {"pk": kadiatou.addresses.all()[0].pk}
    spoken = {"key": a_conversation(kadiatou, product), "number": 1}
    return {
        "*": {
            "product_slug": product.slug,
            "product_pk": product.pk,
            "category_path": Category.objects.filter(depth=2)[0].full_slug,
            "order_number": order.number,
            "line_id": order.lines.all()[0].pk,
            "hash": order.verification_hash(),
            "action": "default_for_shipping",
            "email_id": Email.objects.create(user=kadiatou, subject="x", body_text="x").pk,
            "key": first.key,
            "to_key": second.key,
            "line_pk": line.pk,
            "slug": ConditionalOffer.objects.exclude(slug="")[0].slug,
            "pk": product.pk,
        },
        "catalogue:reviews-detail": {"pk": review.pk},
        "catalogue:reviews-vote": {"pk": review.pk},
        "customer:address-detail": address,
        "customer:address-delete": address,
        "checkout:user-address-update": address,
        "checkout:user-address-delete": address,
        "customer:address-change-status": address,
        **{f"chat:{page}": spoken for page in ("thread", "report", "seen", "block")},
        "moderation:report": {"kind": "product", "key": product.pk},
        "notifications:open": {
            "pk": Notice.objects.create(recipient=kadiatou, kind="order.new").pk
        },
    }


def judge(page: Page) -> list[str]:
    if page.status in {401, 403, 404, 405}:
        return [] if not page.is_page else wrong_dress(page)
    if page.status != 200:
        return [f"answers {page.status}"]
    return wrong_dress(page) if page.is_page else ["is no page"]


@pytest.mark.parametrize("visitor", [as_guest, as_kadiatou])
def test_every_name_is_dressed_or_closed(values: dict[str, Any], visitor: Any) -> None:
    client: Client = visitor()
    faults = {}
    open_pages = 0
    for name, route in all_patterns():
        if name in PIECES or name.endswith(("logout", ":None")):
            continue
        address = fill(route, values["*"] | values.get(name, {}))
        page = Spider(client).visit(address)
        open_pages += page.status == 200
        if wrong := judge(page):
            faults[f"{name} {address}"] = wrong
    assert faults == {}
    assert open_pages > 40


def test_the_choice_of_a_delivery_is_dressed(
    values: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody sees it while there is one price; the day there are two it stands."""

    class Pickup(DoorDelivery):
        code, name, description = "pickup", "Retrait en boutique", ""

    monkeypatch.setattr(Repository, "methods", (DoorDelivery(), Pickup()))
    client = as_kadiatou()
    client.post("/fr/checkout/shipping-address/", ADDRESS)
    page = Spider(client).visit("/fr/checkout/shipping-method/")
    assert wrong_dress(page) == []
    assert "Retrait en boutique" in page.text
    for wrong in ({}, {"method_code": "💥"}):
        answer = client.post("/fr/checkout/shipping-method/", wrong)
        assert answer.status_code == 200
        assert "Choisissez une des livraisons proposées." in answer.content.decode()
    answer = client.post("/fr/checkout/shipping-method/", {"method_code": "pickup"}, follow=True)
    assert "place-order" in answer.content.decode()
