"""Past orders of the demo's shoppers, placed the way that checkout places them."""

from typing import Any

from django.db import transaction
from oscar.apps.checkout.calculators import OrderTotalCalculator
from oscar.apps.offer.applicator import Applicator
from oscar.apps.partner.strategy import Selector
from oscar.apps.payment.models import Source, SourceType

from accounts.models import User
from core.demo import Advance, DemoPart, Market, facts, register_demo_part
from notifications.models import Notice
from shop.address.models import UserAddress
from shop.basket.models import Basket
from shop.catalogue.models import Product
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.order.models import Order, ShippingAddress
from shop.order.parts import store_parts
from shop.order.statuses import DELIVERED
from shop.order.utils import OrderCreator
from shop.shipping.methods import DoorDelivery


def _basket(told: dict[str, Any], *, user: User) -> Basket | None:
    """None where the market is too small to hold all that was bought."""
    titles = [title for title, _ in told["lines"]]
    products = Product.objects.filter(upc__startswith="MKT-", title__in=titles)
    by_title = {product.title: product for product in products}
    if len(by_title) < len(titles):
        return None
    basket = Basket.objects.create(owner=user)
    basket.strategy = Selector().strategy(user=user)
    for title, quantity in told["lines"]:
        basket.add_product(by_title[title], quantity)
    Applicator().apply(basket, user)
    return basket


def _shipping_address(user: User) -> ShippingAddress:
    address = ShippingAddress()
    UserAddress.objects.filter(user=user).order_by("pk")[0].populate_alternative_model(address)
    address.save()
    return address


@transaction.atomic
def _place(told: dict[str, Any], market: Market) -> None:
    if Order.objects.filter(number=told["number"]).exists():
        return
    user = User.objects.get(email=told["email"])
    basket = _basket(told, user=user)
    if basket is None:
        return
    method = DoorDelivery()
    charge = method.calculate(basket)
    total = OrderTotalCalculator().calculate(basket, charge)
    order = OrderCreator().place_order(
        basket,
        total,
        method,
        charge,
        user=user,
        shipping_address=_shipping_address(user),
        order_number=told["number"],
        date_placed=market.days_ago(told["days_ago"], hour=18),
    )
    cash, _ = SourceType.objects.get_or_create(code="cash", defaults={"name": "Espèces"})
    Source.objects.create(
        order=order, source_type=cash, currency=total.currency, amount_allocated=total.incl_tax
    )
    if told.get("delivered"):
        Order.objects.filter(pk=order.pk).update(status=DELIVERED)
    # As if told on that day: rows alone, so that no letter goes out about an old order.
    Notice.objects.bulk_create(
        Notice(recipient=member, created_at=order.date_placed, **told_store)
        for store, told_store in store_parts(order)
        for member in store.users.all()
    )


def load_orders(market: Market, advance: Advance) -> None:
    orders = facts("shoppers")["orders"]
    for told in orders:
        _place(told, market)
        advance(1)
    # What sells best is known from the first page on, not once the jobs have run.
    refresh_listing(Product.objects.filter(line__order__number__in=[o["number"] for o in orders]))


def size(market: Market) -> int:
    return len(facts("shoppers")["orders"])


register_demo_part(
    DemoPart(name="orders", load=load_orders, size=size, after=("products", "offers", "addresses"))
)
