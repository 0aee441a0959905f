"""Parts of a catalogue that page tests put together: facts, variants, pictures, reviews."""

from decimal import Decimal
from typing import Any

from oscar.core.loading import get_model

from shop.catalogue.models import Product
from shop.catalogue.reviews.models import ProductReview
from shop.order.numbers import new_order_number
from shop.partner.models import StockRecord
from tests.builders import a_user


def a_fact(product: Any, code: str, value: Any, *, kind: str = "text") -> None:
    attribute, _ = get_model("catalogue", "ProductAttribute").objects.get_or_create(
        product_class=product.get_product_class(),
        code=code,
        defaults={"name": code.capitalize(), "type": kind},
    )
    get_model("catalogue", "ProductAttributeValue").objects.create(
        product=product, attribute=attribute, **{f"value_{kind}": value}
    )


def a_variant(parent: Any, *, price: int, stock: int = 5, **fields: Any) -> Any:
    """A variant; the first one makes its product a parent without stock of its own."""
    if parent.structure != Product.PARENT:
        parent.stockrecords.all().delete()
        Product.objects.filter(pk=parent.pk).update(structure=Product.PARENT)
        parent.refresh_from_db()
    child = Product.objects.create(parent=parent, structure=Product.CHILD, **fields)
    StockRecord.objects.create(
        product=child,
        partner=parent.store,
        partner_sku=f"V{child.pk}",
        price=Decimal(price),
        price_currency="GNF",
        num_in_stock=stock,
    )
    return child


def a_picture(product: Any, name: str, *, place: int = 0, caption: str = "") -> None:
    get_model("catalogue", "ProductImage").objects.create(
        product=product, original=name, display_order=place, caption=caption
    )


def a_review(product: Any, score: int, **fields: Any) -> Any:
    fields = {"title": "Avis", "body": "Bien.", "status": ProductReview.APPROVED} | fields
    return ProductReview.objects.create(
        product=product, user=fields.pop("user", None) or a_user(), score=score, **fields
    )


def written(statements: list[str]) -> list[str]:
    """Those of these statements that write."""
    verbs = ("INSERT", "UPDATE", "DELETE", "REPLACE")
    return [sql for sql in statements if sql.lstrip().upper().startswith(verbs)]


def received(person: Any, *products: Any, status: str = "delivered") -> Any:
    """An order of one piece of each, in the hands of who bought it."""
    order = get_model("order", "Order").objects.create(
        number=new_order_number(),
        user=person,
        status=status,
        currency="GNF",
        total_incl_tax=Decimal(0),
        total_excl_tax=Decimal(0),
    )
    zero = dict.fromkeys(
        (
            "line_price_incl_tax",
            "line_price_excl_tax",
            "line_price_before_discounts_incl_tax",
            "line_price_before_discounts_excl_tax",
        ),
        Decimal(0),
    )
    for product in products:
        partner = product.store or product.parent.store
        order.lines.create(
            product=product,
            title=product.get_title(),
            partner=partner,
            quantity=1,
            num_allocated=0,
            **zero,
        )
    return order
