"""Shelves, publishing and putting away: through the moderators where they are asked."""

from typing import Any

import pytest
from oscar.core.loading import get_model

from sellers.desk.bulk.tests.hands import (
    address,
    applied,
    backs,
    outcomes,
    prepared,
    signed_in,
    undone,
)
from sellers.desk.models import Draft
from shop.catalogue.models import Product
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.states import Standing
from shop.moderation.models import ChangeSet
from shop.moderation.services.approve_product import approve_product
from shop.moderation.services.archive_product import archive_product
from shop.moderation.services.decide_changes import decide_changes
from tests.builders import a_category, a_product
from tests.stalls import a_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(aissatou: Any, her_store: Any) -> Any:
    return signed_in(aissatou)


@pytest.fixture
def shelves(db: None) -> tuple[Any, Any]:
    return a_category(name="Tissus"), a_category(name="Maison")


@pytest.fixture
def goods(her_store: Any, shelves: Any) -> dict[str, Product]:
    """One of each standing that a seller can reach."""
    made = {}
    for standing in (Standing.APPROVED, Standing.DRAFT, Standing.PENDING, Standing.REJECTED):
        made[standing.value] = whole(her_store, shelves[0], standing)
    return made


def whole(store: Any, shelf: Any, standing: Standing) -> Product:
    product = a_product(title=f"Tissu {standing}", store=store, category=shelf)
    a_picture(product, f"p{product.pk}.webp")
    public = standing == Standing.APPROVED
    Product.objects.filter(pk=product.pk).update(standing=standing, is_public=public)
    refresh_listing([product.pk])
    product.refresh_from_db()
    return product


def standings(goods: dict[str, Product]) -> list[str]:
    return [Product.objects.get(pk=product.pk).standing for product in goods.values()]


def shelf_of(product: Product) -> str:
    return str(product.categories.get().name)


def test_of_what_is_on_sale_a_shelf_is_asked_for(
    client: Any, goods: Any, shelves: Any, moderator: Any
) -> None:
    sold, draft = goods["approved"], goods["draft"]
    change = prepared(client, sold, draft, verb="category", category=shelves[1].pk)
    page = client.get(address("bulk", change)).content.decode()
    assert "Maison, après l’accord d’un modérateur" in page
    applied(client, change)
    assert (shelf_of(sold), shelf_of(draft)) == ("Tissus", "Maison")
    assert ChangeSet.objects.get().changes == {"category_id": shelves[1].pk}
    undone(client, change)
    assert (shelf_of(sold), shelf_of(draft)) == ("Tissus", "Tissus")
    assert ChangeSet.objects.get().status == "withdrawn"
    again = applied(client, prepared(client, sold, draft, verb="category", category=shelves[1].pk))
    decide_changes(ChangeSet.objects.get(status="open"), by=moderator, approve=True)
    undone(client, again)
    assert (shelf_of(sold), shelf_of(draft)) == ("Maison", "Tissus")
    assert backs(again) == [("left", "decided"), ("back", "")]


def test_what_was_asked_before_is_asked_again(
    client: Any, goods: Any, shelves: Any, aissatou: Any
) -> None:
    third = a_category(name="Mode")
    sold = goods["approved"]
    applied(client, prepared(client, sold, verb="category", category=third.pk))
    change = applied(client, prepared(client, sold, verb="category", category=shelves[1].pk))
    undone(client, change)
    assert ChangeSet.objects.get(status="open").changes == {"category_id": third.pk}


def test_publishing_asks_a_moderator_and_can_be_taken_back(
    client: Any, goods: Any, her_store: Any, shelves: Any, aissatou: Any
) -> None:
    away = whole(her_store, shelves[0], Standing.APPROVED)
    archive_product(away, by=aissatou)
    goods["archived"] = away
    change = prepared(client, *goods.values(), verb="publish")
    applied(client, change)
    assert standings(goods) == ["approved", "pending", "pending", "pending", "approved"]
    assert [outcome for outcome, _code in outcomes(change)] == [
        "unchanged",
        "done",
        "unchanged",
        "done",
        "done",
    ]
    undone(client, change)
    # Refused once, it is a draft now: nobody waits for it.
    assert standings(goods) == ["approved", "draft", "pending", "draft", "archived"]


def test_what_a_moderator_decided_stays_decided(client: Any, goods: Any, moderator: Any) -> None:
    change = applied(client, prepared(client, goods["draft"], verb="publish"))
    approve_product(Product.objects.get(pk=goods["draft"].pk), by=moderator)
    undone(client, change)
    assert backs(change) == [("left", "decided")]
    assert Product.objects.get(pk=goods["draft"].pk).standing == "approved"


@pytest.mark.parametrize(
    "code", ["no_title", "no_category", "no_fact", "no_picture", "no_price", "unsaved"]
)
def test_what_is_not_whole_is_not_published(client: Any, goods: Any, code: str) -> None:
    draft = goods["draft"]
    if code == "no_title":
        Product.objects.filter(pk=draft.pk).update(title="")
    elif code == "no_category":
        draft.categories.clear()
    elif code == "no_fact":
        draft.get_product_class().attributes.create(
            code="brand", name="Marque", type="text", required=True
        )
    elif code == "no_picture":
        get_model("catalogue", "ProductImage").objects.all().delete()
    elif code == "no_price":
        draft.stockrecords.update(price=None)
    else:
        Draft.objects.create(product=draft, typed={"title": "Nouveau"})
    change = prepared(client, draft, verb="publish")
    assert outcomes(change) == [("refused", code)]
    assert Product.objects.get(pk=draft.pk).standing == "draft"


def test_archiving_and_back(client: Any, goods: Any) -> None:
    change = applied(client, prepared(client, *goods.values(), verb="archive"))
    assert standings(goods) == ["archived"] * 4
    undone(client, change)
    assert standings(goods) == ["approved", "draft", "pending", "draft"]
    assert backs(change) == [("back", "")] * 4


def test_what_was_rewritten_while_it_was_away_stays_away(client: Any, goods: Any) -> None:
    change = applied(client, prepared(client, goods["approved"], verb="archive"))
    Product.objects.filter(pk=goods["approved"].pk).update(title="Autre chose")
    undone(client, change)
    assert backs(change) == [("left", "later")]
    assert standings(goods)[0] == "archived"


def test_a_suspended_product_is_its_moderators(client: Any, goods: Any) -> None:
    Product.objects.filter(pk=goods["approved"].pk).update(
        standing=Standing.SUSPENDED, is_public=False
    )
    for verb in ("publish", "archive"):
        change = applied(client, prepared(client, goods["approved"], verb=verb))
        assert outcomes(change) == [("refused", "suspended")]
    assert standings(goods)[0] == "suspended"
