"""What was bought together is counted each night; the rayon knows what is like a product."""

from typing import Any

import pytest
from oscar.core.loading import get_model

from shop.catalogue.models import Product
from shop.catalogue.related_models import Related, RelatedRun
from shop.catalogue.selectors import bought_together, similar_products
from shop.catalogue.services import learn_related as service
from shop.catalogue.services.learn_related import learn_related
from tests.builders import a_category, a_product, a_user

pytestmark = pytest.mark.django_db


def bought(*products: Any, by: Any, status: str = "placed", number: str) -> None:
    order = get_model("order", "Order").objects.create(
        number=number, user=by, status=status, total_incl_tax=1000, total_excl_tax=1000
    )
    for product in products:
        order.lines.create(
            product=product,
            title=product.title,
            quantity=1,
            num_allocated=0,
            allocation_cancelled=False,
            line_price_incl_tax=1000,
            line_price_excl_tax=1000,
            line_price_before_discounts_incl_tax=1000,
            line_price_before_discounts_excl_tax=1000,
        )


@pytest.fixture
def stall() -> dict[str, Any]:
    shelf = a_category(name="Mode", slug="mode")
    other = a_category(name="Maison", slug="maison")
    made = {name: a_product(title=name, price=10_000, category=shelf) for name in ("robe", "jupe")}
    made["lampe"] = a_product(title="lampe", price=90_000, category=other)
    made["pelle"] = a_product(title="pelle", price=90_000, category=other)
    return made


def near(product: Any) -> list[str]:
    product.refresh_from_db()
    return [one.title for one in similar_products(product)]


def together(product: Any) -> list[str]:
    return [Product.objects.get(pk=key).title for key in bought_together(product)]


def test_what_two_people_bought_together_comes_first(stall: dict[str, Any]) -> None:
    for n in range(2):
        person = a_user()
        bought(stall["robe"], stall["lampe"], by=person, number=f"A-{n}")
        bought(stall["robe"], by=a_user(), number=f"B-{n}")
    assert together(stall["robe"]) == []
    assert learn_related() == 2
    assert together(stall["robe"]) == ["lampe"]
    assert together(stall["lampe"]) == ["robe"]
    assert together(stall["jupe"]) == []
    # The rayon is a shelf of its own.
    assert near(stall["robe"]) == ["jupe"]
    assert near(stall["lampe"]) == ["pelle"]


def test_one_persons_basket_and_cancelled_orders_say_nothing(stall: dict[str, Any]) -> None:
    person = a_user()
    for n in range(3):
        bought(stall["robe"], stall["lampe"], by=person, number=f"A-{n}")
        cancelled = {"status": "cancelled", "number": f"C-{n}"}
        bought(stall["robe"], stall["pelle"], by=a_user(), **cancelled)
    assert learn_related() == 0
    assert together(stall["robe"]) == []


def test_only_what_is_on_sale_now_is_shown(stall: dict[str, Any]) -> None:
    for n in range(2):
        bought(stall["robe"], stall["lampe"], stall["pelle"], by=a_user(), number=f"A-{n}")
    learn_related()
    assert together(stall["robe"]) == ["lampe", "pelle"]
    Product.objects.filter(pk=stall["lampe"].pk).update(is_public=False)
    Product.objects.filter(pk=stall["pelle"].pk).update(listed_in_stock=False)
    assert together(stall["robe"]) == []
    assert near(stall["robe"]) == ["jupe"]
    Product.objects.filter(pk=stall["jupe"].pk).update(listed_in_stock=False)
    assert near(stall["robe"]) == []


def test_where_nothing_is_known_near_prices_come_first_then_the_best_sold() -> None:
    shelf = a_category(name="Mode", slug="mode")
    product = a_product(title="robe", price=10_000, category=shelf)
    for title, price, sold in (("cher", 50_000, 9), ("peu", 12_000, 1), ("bien", 8_000, 5)):
        made = a_product(title=title, price=price, category=shelf)
        Product.objects.filter(pk=made.pk).update(listed_sold=sold)
    assert near(product) == ["bien", "peu", "cher"]


def test_killed_half_way_it_leaves_the_former_whole(
    stall: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(2):
        bought(stall["robe"], stall["lampe"], stall["pelle"], by=a_user(), number=f"A-{n}")
    assert learn_related() == 6
    before = together(stall["robe"])
    assert before == ["lampe", "pelle"]
    for n in range(2):
        bought(stall["robe"], stall["jupe"], by=a_user(), number=f"B-{n}")
    monkeypatch.setattr(service, "BATCH", 2)
    written: list[int] = []
    real = Related.objects.bulk_create

    def dies(rows: Any) -> Any:
        written.append(len(rows))
        if len(written) == 2:
            raise KeyboardInterrupt
        return real(rows)

    monkeypatch.setattr(Related.objects, "bulk_create", dies)
    with pytest.raises(KeyboardInterrupt):
        learn_related()
    assert RelatedRun.objects.count() == 2
    assert together(stall["robe"]) == before
    monkeypatch.undo()
    for _twice in range(2):
        assert learn_related() == 8
    assert RelatedRun.objects.count() == 1
    assert Related.objects.count() == 8


def test_twelve_are_kept_and_the_one_that_goes_with_it_most_is_first() -> None:
    product, all_buy = a_product(title="robe"), a_product(title="sac")
    others = [a_product(title=f"Autre {n}") for n in range(14)]
    for n in range(2):
        bought(product, *others, by=a_user(), number=f"A-{n}")
    for n in range(3):
        bought(product, all_buy, by=a_user(), number=f"C-{n}")
    learn_related()
    rows = Related.objects.filter(product=product).order_by("rank")
    assert rows.count() == 12
    assert rows[0].other == all_buy
