"""What waits for the demo's moderator: a new product, a change that is asked for, a report.

All of it goes through the services that sellers and shoppers use, so the queue shows the truth.
"""

from typing import Any

from django.db import transaction
from oscar.core.loading import get_model

from accounts.demo import shopper_email
from accounts.models import User
from core.demo import Advance, DemoPart, Market, facts, register_demo_part
from core.money import Money
from shop.catalogue.facts import Facts
from shop.catalogue.models import Category, Product
from shop.catalogue.services.begin_product import begin_product
from shop.catalogue.services.set_stock import set_stock
from shop.catalogue.services.write_facts import write_facts
from shop.catalogue.stock import Stock
from shop.moderation.changes import Changes
from shop.moderation.models import ChangeSet, Report
from shop.moderation.services.file_report import Said, file_report
from shop.moderation.services.mark_pictures import mark_pictures
from shop.moderation.services.propose_changes import propose_changes
from shop.moderation.services.submit_product import submit_product
from shop.partner.models import Partner


def _on_sale(title: str) -> Any:
    """None where the market is too small to have it."""
    return Product.objects.filter(upc__startswith="MKT-", title=title).first()


@transaction.atomic
def _submit(told: dict[str, Any]) -> None:
    like = _on_sale(told["pictures_of"])
    store = Partner.objects.get(code=told["store"])
    # Its reference tells it from one of the same name.
    if like is None or Product.objects.filter(upc=told["upc"]).exists():
        return
    seller = User.objects.get(email=told["seller"])
    product = begin_product(store, by=seller, title=told["title"])
    facts_told = Facts(
        title=told["title"],
        description=told["description"],
        category_id=Category.objects.get(depth=2, slug=told["category"]).pk,
        kind_id=like.product_class_id,
        values=told["values"],
    )
    write_facts(product, facts=facts_told, by=seller)
    set_stock(product, stock=Stock(price=Money(told["price"]), pieces=told["stock"]), by=seller)
    Product.objects.filter(pk=product.pk).update(upc=told["upc"])
    image = get_model("catalogue", "ProductImage")
    shown = like.images.order_by("display_order").values_list("original", flat=True)
    image.objects.bulk_create(
        image(product=product, original=name, display_order=place)
        for place, name in enumerate(shown)
    )
    # What the other store shows is known by its look before the new one is compared with it.
    mark_pictures([like.pk, product.pk])
    submit_product(Product.objects.get(pk=product.pk), by=seller)


def _ask(told: dict[str, Any]) -> None:
    product = _on_sale(told["product"])
    if product is None or ChangeSet.objects.filter(product=product).exists():
        return
    names = product.images.order_by("-display_order").values_list("original", flat=True)
    changes = Changes(
        title=told["title"],
        description=told["description"],
        pictures=[(name, told["caption"]) for name in names],
    )
    propose_changes(product, by=User.objects.get(email=told["seller"]), changes=changes)


def _report(told: dict[str, Any]) -> None:
    product = _on_sale(told["product"])
    if product is None:
        return
    key = str(product.pk)
    said = Report.objects.filter(case__kind="product", case__target_id=key)
    for name, reason, note in told["reports"]:
        person = User.objects.get(email=shopper_email(name))
        # What was answered stays answered.
        if not said.filter(reporter=person).exists():
            file_report(person, kind="product", key=key, said=Said(reason=reason, note=note))


def load_waiting(market: Market, advance: Advance) -> None:
    told = facts("waiting")
    _submit(told["product"])
    _ask(told["change"])
    _report(told["report"])
    advance(size(market))


def size(market: Market) -> int:
    return len(facts("waiting"))


register_demo_part(
    DemoPart(name="waiting", load=load_waiting, size=size, after=("products", "people", "reviews"))
)
