"""refresh_listing: the columns of a list say what stock, pictures, facts and reviews say."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.outbox import drain
from shop.catalogue.models import Product
from shop.catalogue.reviews.models import ProductReview
from shop.catalogue.services.refresh_listing import refresh_listing
from tests.builders import a_category, a_product, a_store, a_user
from tests.stalls import a_fact, a_picture, a_review, a_variant

pytestmark = pytest.mark.django_db


def refreshed(product: Any) -> Any:
    refresh_listing([product.pk])
    return Product.objects.get(pk=product.pk)


def test_the_price_and_the_stock_of_its_stock_record_are_listed() -> None:
    product = a_product(price=75_000, stock=3)
    Product.objects.update(listed_price=1, listed_in_stock=False)
    listed = refreshed(product)
    assert (listed.listed_price, listed.listed_in_stock) == (Decimal(75_000), True)


def test_what_is_promised_to_orders_is_not_in_stock() -> None:
    product = a_product(stock=3)
    product.stockrecords.update(num_allocated=3)
    assert refreshed(product).listed_in_stock is False


def test_without_a_stock_record_there_is_no_price() -> None:
    product = a_product()
    product.stockrecords.all().delete()
    listed = refreshed(product)
    assert (listed.listed_price, listed.listed_in_stock) == (None, False)


def test_a_class_that_counts_no_stock_is_always_in_stock() -> None:
    product = a_product(stock=0)
    product.product_class.track_stock = False
    product.product_class.save()
    assert refreshed(product).listed_in_stock is True


def test_a_parent_lists_its_cheapest_variant_that_can_be_bought() -> None:
    product = a_product(title="Robe")
    a_variant(product, price=40_000, stock=0)
    a_variant(product, price=90_000)
    child = a_variant(product, price=80_000)
    a_variant(product, price=10_000, is_public=False)
    # Naming the variant refreshes its parent.
    refresh_listing([child.pk])
    listed = Product.objects.get(pk=product.pk)
    assert (listed.listed_price, listed.listed_in_stock) == (Decimal(80_000), True)


def test_sold_out_variants_leave_the_cheapest_price_standing() -> None:
    product = a_product(title="Robe")
    a_variant(product, price=90_000, stock=0)
    a_variant(product, price=40_000, stock=0)
    listed = refreshed(product)
    assert (listed.listed_price, listed.listed_in_stock) == (Decimal(40_000), False)


def test_the_first_picture_is_the_cover_and_variants_bring_theirs() -> None:
    product = a_product(title="Robe")
    child = a_variant(product, price=1)
    a_picture(product, "products/b.webp", place=2)
    a_picture(product, "products/a.webp", place=1, caption="De face")
    a_picture(child, "products/c.webp")
    listed = refreshed(product)
    assert listed.listed_cover == "products/a.webp"
    assert listed.listed_details["pictures"] == [
        ["products/a.webp", "De face"],
        ["products/b.webp", ""],
        ["products/c.webp", ""],
    ]


def test_facts_keep_their_kind_and_brand_and_colours_have_columns() -> None:
    product = a_product(title="Robe")
    a_fact(product, "brand", "Leppi & Fils")
    a_fact(product, "weight", 0.4, kind="float")
    a_fact(product, "color", "Indigo, Blanc cassé")
    child = a_variant(product, price=1)
    a_fact(child, "color", "rouge")
    listed = refreshed(product)
    assert listed.listed_brand == "Leppi & Fils"
    assert listed.listed_colors == "|indigo|blanc cassé|rouge|"
    assert listed.listed_details["facts"] == [
        ["brand", "Brand", "Leppi & Fils"],
        ["weight", "Weight", 0.4],
        ["color", "Color", "Indigo, Blanc cassé"],
    ]


def test_more_colours_than_the_column_holds_are_left_out_whole() -> None:
    product = a_product()
    a_fact(product, "color", ", ".join(f"couleur numéro {n}" for n in range(40)))
    colors = refreshed(product).listed_colors
    assert len(colors) <= 255
    assert colors.startswith("|couleur numéro 0|")
    assert colors.endswith("|couleur numéro 13|")


def test_only_approved_reviews_count() -> None:
    product = a_product()
    for score in (5, 4, 4):
        a_review(product, score)
    a_review(product, 1, status=ProductReview.FOR_MODERATION)
    listed = refreshed(product)
    assert listed.listed_reviews == 3
    assert listed.rating == pytest.approx(13 / 3)
    assert listed.listed_details["scores"] == [0, 0, 0, 2, 1]
    # (13 + 5 × 3.5) / 8
    assert listed.listed_score == 381


def test_many_good_marks_weigh_more_than_one_perfect_mark() -> None:
    once, often = a_product(), a_product()
    a_review(once, 5)
    for _ in range(12):
        a_review(often, 5)
    a_review(often, 4)
    assert refreshed(once).listed_score == 375
    assert refreshed(often).listed_score == 453


def test_the_deepest_public_category_is_listed() -> None:
    root = a_category(name="Mode")
    leaf = a_category(name="Robes", parent=root)
    hidden = a_category(name="Cachées", parent=leaf, is_public=False)
    product = a_product()
    product.categories.set([root, leaf, hidden])
    assert refreshed(product).listed_category == leaf.path


def test_what_already_holds_is_not_written() -> None:
    products = [a_product(store=a_store()) for _ in range(3)]
    for product in products:
        a_fact(product, "weight", 1.5, kind="float")
        a_picture(product, "products/a.webp")
        a_review(product, 4)
        a_review(product, 5)
    keys = [p.pk for p in products]
    assert refresh_listing(keys) == 3
    with CaptureQueriesContext(connection) as seen:
        assert refresh_listing(keys) == 0
    assert not [q["sql"] for q in seen if "UPDATE" in q["sql"].replace("FOR UPDATE", "")]


def test_a_batch_costs_the_same_however_many_products_it_has() -> None:
    def cost(many: int) -> int:
        keys = [a_product(listed_brand="Autre").pk for _ in range(many)]
        with CaptureQueriesContext(connection) as seen:
            assert refresh_listing(keys) == many
        return len([q for q in seen if "wagtailsearch" not in q["sql"]])

    cost(1)
    assert cost(3) == cost(40)


def test_a_queryset_is_taken_too() -> None:
    wanted, other = a_product(price=5), a_product(price=5)
    Product.objects.update(listed_price=1)
    assert refresh_listing(Product.objects.filter(pk=wanted.pk)) == 1
    assert Product.objects.get(pk=other.pk).listed_price == 1


def test_placing_an_order_refreshes_what_was_bought_after_the_commit() -> None:
    from oscar.apps.order.signals import order_placed

    from shop.order.models import Line, Order

    product = a_product(stock=1)
    order = Order.objects.create(
        number="A1", total_incl_tax=1, total_excl_tax=1, currency="GNF", user=a_user()
    )
    Line.objects.create(
        order=order,
        product=product,
        title=product.title,
        quantity=1,
        num_allocated=1,
        line_price_incl_tax=1,
        line_price_excl_tax=1,
        line_price_before_discounts_incl_tax=1,
        line_price_before_discounts_excl_tax=1,
    )
    product.stockrecords.update(num_allocated=1)
    order_placed.send(sender=None, order=order, user=order.user)
    assert Product.objects.get(pk=product.pk).listed_in_stock is True
    drain()
    assert Product.objects.get(pk=product.pk).listed_in_stock is False
