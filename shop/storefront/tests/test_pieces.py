"""What is kept of a page as HTML: never behind what is true, never of a person, cheap."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.cache.backends.locmem import LocMemCache
from django.template.loader import get_template
from django.test import Client
from django.utils.translation import override
from redis.exceptions import ConnectionError as RedisIsAway

from shop.catalogue.models import Category, Product
from shop.catalogue.selectors import listed_products
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.tree import category_tree, forget_category_tree
from shop.partner.models import Partner
from shop.storefront import menu as menu_room
from shop.storefront.cards import TEMPLATE, Look, draw_cards
from shop.storefront.menu import draw_menu
from tests.builders import a_category, a_product, a_store

pytestmark = pytest.mark.django_db


def rows() -> list[Product]:
    return list(listed_products().order_by("pk"))


def listed() -> str:
    return Client().get("/fr/shop/").content.decode()


class Counting(LocMemCache):
    asked: list[str] = []

    def get_many(self, keys: Any, version: Any = None) -> Any:
        self.asked.append("get_many")
        return {key: kept for key in keys if (kept := super(Counting, self).get(key)) is not None}

    def set_many(self, data: Any, timeout: Any = None, version: Any = None) -> Any:
        self.asked.append("set_many")
        for key, value in data.items():
            super().set(key, value, timeout)
        return []

    def get(self, *args: Any, **kwargs: Any) -> Any:
        raise AssertionError("one by one")


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> Counting:
    cache = Counting("counting", {})
    cache.clear()
    Counting.asked = []
    monkeypatch.setitem(draw_cards.__globals__, "caches", {"pages": cache})
    return cache


def test_a_list_asks_the_cache_once_and_writes_what_was_missing_once(counting: Counting) -> None:
    for n in range(30):
        a_product(title=f"Robe {n}")
    first = draw_cards(rows(), look=Look(quick_add=True))
    assert Counting.asked == ["get_many", "set_many"]
    assert draw_cards(rows(), look=Look(quick_add=True)) == first
    assert Counting.asked == ["get_many", "set_many", "get_many"]
    a_product(title="Nouvelle")
    assert "Nouvelle" in draw_cards(rows(), look=Look(quick_add=True))[-1]
    assert Counting.asked[3:] == ["get_many", "set_many"]


def test_a_kept_card_is_what_would_be_drawn() -> None:
    product = a_product(title="Lampe <b>", store=a_store(name="Kipé", commune="Ratoma"))
    for _twice in range(2):
        (kept,) = draw_cards(rows(), look=Look(heading="h2", quick_add=True, eager=True))
        words = {"product": rows()[0], "heading": "h2", "quick_add": True, "eager": True}
        assert kept == get_template(TEMPLATE).render(words)
    assert "<b>" not in kept
    assert f">{product.store.name}<" in kept


def test_a_changed_price_shows_at_once() -> None:
    product = a_product(price=50_000)
    assert "50\xa0000" in listed()
    record = product.stockrecords.get()
    record.price = Decimal(61_000)
    record.save()
    refresh_listing([product.pk])
    body = listed()
    assert "61\xa0000" in body
    assert "50\xa0000" not in body


@pytest.mark.parametrize("change", ["title", "store", "pause", "stock", "rating"])
def test_whatever_a_card_says_shows_at_once(change: str) -> None:
    product = a_product(title="Torche", store=a_store(name="Ancien nom"), rating=4.0)
    Product.objects.filter(pk=product.pk).update(listed_reviews=3)
    before = listed()
    changes: dict[str, Any] = {
        "title": lambda: Product.objects.filter(pk=product.pk).update(title="Torche neuve"),
        "store": lambda: Partner.objects.filter(pk=product.store_id).update(name="Nouveau nom"),
        "pause": lambda: Partner.objects.filter(pk=product.store_id).update(
            selling=False, pause="holiday"
        ),
        "stock": lambda: Product.objects.filter(pk=product.pk).update(listed_in_stock=False),
        "rating": lambda: Product.objects.filter(pk=product.pk).update(rating=2.0),
    }
    assert before == listed()
    changes[change]()
    assert before != listed()


def test_each_language_has_its_own() -> None:
    a_product(stock=0)
    french = draw_cards(rows(), look=Look())
    with override("en"):
        english = draw_cards(rows(), look=Look())
    assert "Épuisé" in french[0]
    assert "Sold out" in english[0]
    assert "/en/shop/p/" in english[0]


def test_the_first_picture_comes_first_wherever_it_stood_before() -> None:
    for n in range(3):
        a_product(title=f"Robe {n}", listed_cover=f"products/{n}.webp")
    for order in (rows(), rows()[::-1]):
        drawn = draw_cards(order, look=Look(eager=True))
        assert ['fetchpriority="high"' in card for card in drawn] == [True, False, False]
        assert ['loading="lazy"' in card for card in drawn] == [False, True, True]


def test_nothing_of_a_person_is_kept(kadiatou: Any, client: Client) -> None:
    a_product()
    client.force_login(kadiatou)
    client.get("/fr/shop/")
    for card in draw_cards(rows(), look=Look(quick_add=True)):
        for word in ("csrf", kadiatou.first_name, kadiatou.email, "next="):
            assert word not in card


def test_pages_stay_up_while_the_cache_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    from core.redis_cache import ForgivingRedisCache

    away = ForgivingRedisCache(
        "redis://127.0.0.1:1/0", {"OPTIONS": {"socket_connect_timeout": 0.2}}
    )
    monkeypatch.setitem(draw_cards.__globals__, "caches", {"pages": away})
    with pytest.raises(RedisIsAway):
        away.ping()
    a_product(title="Robe")
    assert "Robe" in listed()


def test_the_menu_is_drawn_once_and_again_when_the_tree_reads_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    menu_room.forget_menu()
    drawn: list[str] = []
    real = menu_room.get_template

    def counted(name: str) -> Any:
        drawn.append(name)
        return real(name)

    monkeypatch.setattr(menu_room, "get_template", counted)
    aisle = a_category(name="Mode", slug="mode", name_en="Fashion")
    forget_category_tree()
    assert all("Mode" in draw_menu("/fr/") for _ in range(3))
    assert len(drawn) == 1
    Category.objects.filter(pk=aisle.pk).update(name="Habits")
    forget_category_tree()
    assert "Habits" in draw_menu("/fr/")
    with override("en"):
        assert "Fashion" in draw_menu("/en/")
    assert len(drawn) == 3


def test_a_tree_that_reads_the_same_keeps_its_version() -> None:
    a_category(name="Mode", slug="mode")
    forget_category_tree()
    before = category_tree().version
    a_product(category=Category.objects.get(slug="mode"))
    forget_category_tree()
    assert category_tree().version == before


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/fr/shop/", ['href="/fr/shop/" aria-current="page"']),
        ("/fr/shop/mode/robes/", ['href="/fr/shop/mode/" aria-current="true"']),
        ("/fr/shop/maison/", []),
        ("/fr/", []),
    ],
)
def test_the_menu_marks_where_one_is(path: str, marked: list[str]) -> None:
    a_category(name="Mode", slug="mode")
    forget_category_tree()
    menu = draw_menu(path)
    assert menu.count("aria-current") == len(marked)
    assert all(words in menu for words in marked)
