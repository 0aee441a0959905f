"""One product's page."""

import json
import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from shop.catalogue.models import Product
from shop.catalogue.recent import COOKIE
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.partner.models import Partner
from tests.builders import a_category, a_product, a_store
from tests.stalls import a_fact, a_picture, a_review, a_variant, written

pytestmark = pytest.mark.django_db


def shown(product: Any, **get: Any) -> str:
    refresh_listing([product.pk])
    answer = Client().get(product.get_absolute_url(), get)
    assert answer.status_code == 200
    return answer.content.decode()


def structured(body: str) -> list[Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', body, re.DOTALL)
    assert found
    return json.loads(found[1])["@graph"]


@pytest.mark.parametrize(
    ("stock", "words"),
    [
        (0, "Épuisé pour le moment"),
        (1, "Plus que 1"),
        (3, "Plus que 3"),
        (5, "Plus que 5"),
        (6, "En stock"),
    ],
)
def test_stock_in_words(stock: int, words: str) -> None:
    assert words in shown(a_product(stock=stock))


def test_what_is_promised_to_orders_is_not_left() -> None:
    product = a_product(stock=5)
    product.stockrecords.update(num_allocated=4)
    assert "Plus que 1" in shown(product)


def test_what_is_sold_out_can_be_waited_for_and_not_bought() -> None:
    product = a_product(stock=0)
    body = shown(product)
    assert "/basket/add/" not in body
    assert f"/fr/account/alerts/create/{product.pk}/" in body


def test_price_delivery_and_payment_at_the_door_are_said() -> None:
    body = shown(a_product(price=1_250_000))
    assert "1\xa0250\xa0000\xa0GNF" in body
    assert "Livraison 20\xa0000\xa0GNF" in body
    assert "Payez à la livraison" in body


def test_the_rules_of_the_store_are_said() -> None:
    store = a_store(return_days=14, return_paid_by="store", pickup=True, commune="Kaloum")
    body = shown(a_product(store=store))
    assert "14 jours pour rendre" in body
    assert "La boutique paie le retour." in body
    assert "Ou retrait en boutique" in body
    assert "chercher votre commande à Kaloum." in body
    assert "À essayer à la porte" not in body


def test_a_return_at_the_shoppers_cost_one_day_and_none_are_said() -> None:
    store = a_store(return_days=1)
    product = a_product(store=store)
    body = shown(product)
    assert "1 jour pour rendre" in body
    assert "Le retour est à vos frais." in body
    assert "Retrait en boutique" not in body
    Partner.objects.update(return_days=0)
    body = shown(product)
    assert "La boutique ne reprend pas les articles." in body
    assert "pour rendre" not in body


def test_where_one_has_to_fetch_it_nobody_promises_the_door() -> None:
    store = a_store(by_courier=False, pickup=True)
    body = shown(a_product(store=store, try_at_door=True))
    assert "Retrait en boutique" in body
    for promise in ("Livraison 20", "À votre porte", "Payez à la livraison", "essayer à la porte"):
        assert promise not in body, promise


def test_a_store_that_brings_it_itself_brings_it_to_the_door() -> None:
    body = shown(a_product(store=a_store(by_courier=False, by_itself=True)))
    assert "À votre porte" in body


def test_what_may_be_tried_says_so() -> None:
    assert "À essayer à la porte" in shown(a_product(try_at_door=True))


def test_the_stores_own_mark_stands_beside_its_name() -> None:
    store = a_store(code="chez-aissatou", rating=4.25, listed_reviews=8)
    product = a_product(store=store)
    body = shown(product)
    address = reverse("stores:reviews", kwargs={"slug": "chez-aissatou"})
    link = re.search(rf'<a class="product-stars" href="{address}">(.*?)</a>', body, re.DOTALL)
    assert link
    assert "(8" in link[1]
    Partner.objects.update(listed_reviews=0, rating=None)
    assert "product-stars" not in shown(product)


def test_pictures_facts_and_marks_are_shown() -> None:
    product = a_product()
    a_picture(product, "products/a.webp", caption="De face")
    a_picture(product, "products/b.webp", place=1)
    a_fact(product, "weight", 0.4, kind="float")
    a_fact(product, "waterproof", True, kind="boolean")
    for score in (5, 5, 2):
        a_review(product, score, body="Très bien" if score == 5 else "Déçue")
    body = shown(product)
    assert "/media/sizes/640/products/a.webp" in body
    assert 'alt="De face"' in body
    assert re.findall(r"<dd>\s*(.*?)\s*</dd>", body) == ["0,4", "oui"]
    assert '<progress max="3" value="2"' in body
    assert "Déçue" in body


def test_a_description_is_text_and_never_markup() -> None:
    body = shown(a_product(description="<img src=x onerror=alert(1)>Bon<script>x</script>"))
    assert "onerror" not in body.replace("&lt;", "")
    assert "<script>x" not in body


def test_variants_are_told_apart_and_the_wanted_one_is_chosen() -> None:
    product = a_product(title="Robe")
    for size, price, stock in (("S", 80_000, 0), ("M", 90_000, 4), ("L", 90_000, 9)):
        child = a_variant(product, price=price, stock=stock)
        a_fact(child, "size", size)
        a_fact(child, "fabric", "coton")
    body = shown(product)
    assert re.findall(r"<label for=\"variant-\d+\"><span>(.*?)</span>", body) == ["S", "M", "L"]
    assert re.findall(r'name="child_id" value="\d+" required( \w+)', body)[:2] == [
        " disabled",
        " checked",
    ]
    assert "90\xa0000\xa0GNF" in body
    wanted = Product.objects.filter(parent=product).order_by("pk").last()
    again = shown(product, variant=wanted.pk)
    assert f'value="{wanted.pk}" required checked' in again
    for nonsense in ("x", "9" * 5000, "-1"):
        assert "required checked" in shown(product, variant=nonsense)


def test_different_prices_of_variants_are_said_from_the_cheapest() -> None:
    product = a_product(title="Robe")
    a_variant(product, price=70_000)
    a_variant(product, price=90_000)
    body = shown(product)
    assert "à partir de" in body
    offer = structured(body)[0]["offers"]
    assert (offer["@type"], offer["lowPrice"], offer["highPrice"]) == (
        "AggregateOffer",
        "70000",
        "90000",
    )


def test_a_variant_leads_to_its_product() -> None:
    product = a_product(title="Robe")
    child = a_variant(product, price=70_000, title="Robe S", slug="robe-s")
    answer = Client().get(f"/fr/shop/p/robe-s-{child.pk}/")
    assert answer.status_code == 301
    assert answer["Location"] == f"{product.get_absolute_url()}?variant={child.pk}"
    Product.objects.filter(pk=product.pk).update(is_public=False)
    assert Client().get(f"/fr/shop/p/robe-s-{child.pk}/").status_code == 404


def test_a_wrong_slug_is_sent_on_and_what_is_not_there_is_not_found() -> None:
    product, hidden = a_product(slug="lampe"), a_product(slug="cachee", is_public=False)
    moved = Client().get(f"/fr/shop/p/autre-{product.pk}/")
    assert (moved.status_code, moved["Location"]) == (301, product.get_absolute_url())
    for address in (
        hidden.get_absolute_url(),
        "/fr/shop/p/lampe-999999/",
        f"/fr/shop/p/lampe-{'9' * 40}/",
        f"/fr/shop/p/lampe-{'9' * 5000}/",
    ):
        assert Client().get(address).status_code == 404


def test_what_engines_read_is_true_and_cannot_leave_its_script() -> None:
    category = a_category(name="Mode")
    product = a_product(title="</script><script>alert(1)</script>", slug="x", price=75_000)
    product.categories.add(category)
    a_review(product, 4)
    body = shown(product)
    assert "<script>alert(1)" not in body
    item, crumbs = structured(body)
    assert item["name"] == "</script><script>alert(1)</script>"
    assert item["offers"]["price"] == "75000"
    assert item["offers"]["priceCurrency"] == "GNF"
    assert item["offers"]["availability"] == "https://schema.org/InStock"
    assert item["aggregateRating"] == {
        "@type": "AggregateRating",
        "ratingValue": 4.0,
        "reviewCount": 1,
    }
    assert [step["name"] for step in crumbs["itemListElement"]] == [
        "Tous les produits",
        "Mode",
        product.title,
    ]


def a_full_product(similar: int) -> Any:
    category = a_category(name="Mode")
    for n in range(similar):
        a_product(title=f"Autre {n}", category=category)
    product = a_product(title="Robe")
    product.categories.add(category)
    for n in range(similar):
        a_fact(a_variant(product, price=1000 + n), "size", f"{n}")
        a_review(product, 1 + n % 5)
        a_picture(product, f"products/{n}.webp", place=n)
    refresh_listing([product.pk])
    return product


@pytest.mark.parametrize("many", [3, 60])
@pytest.mark.parametrize("who", ["stranger", "kadiatou"])
def test_it_costs_six_queries_and_writes_nothing(
    request: pytest.FixtureRequest, client_fr: Any, queries_of: Any, many: int, who: str
) -> None:
    product = a_full_product(many)
    seen_before = a_product(title="Vue")
    if who != "stranger":
        client_fr.force_login(request.getfixturevalue(who))
    client_fr.cookies[COOKIE] = str(seen_before.pk)
    seen = queries_of(client_fr, product.get_absolute_url())
    assert len(seen) == (6 if who == "kadiatou" else 3), "\n".join(seen)
    assert not written(seen)


@pytest.mark.parametrize("many", [3, 60])
@pytest.mark.parametrize("who", ["stranger", "kadiatou"])
@pytest.mark.parametrize("query", ["", "?sort=price&min_price=10&commune=matam&color=rouge"])
def test_a_list_costs_five_queries_and_writes_nothing(
    request: pytest.FixtureRequest, client_fr: Any, queries_of: Any, many: int, who: str, query: str
) -> None:
    category = a_category(name="Mode")
    for n in range(many):
        a_product(title=f"Robe {n}", category=category, listed_colors="|rouge|")
    if who != "stranger":
        client_fr.force_login(request.getfixturevalue(who))
    seen = queries_of(client_fr, f"/fr/shop/mode/{query}")
    assert len(seen) == (5 if who == "kadiatou" else 2), "\n".join(seen)
    assert not written(seen)


@pytest.mark.parametrize(
    ("stem", "size", "status"),
    [("products/broken", 160, 404), ("products/none", 160, 404), ("products/broken", 161, 404)],
)
def test_a_picture_that_is_none_is_not_found(
    client: Any, stem: str, size: int, status: int
) -> None:
    default_storage.save("products/broken.webp", ContentFile(b"<svg onload=alert(1)>"))
    assert client.get(f"/media/sizes/{size}/{stem}.webp").status_code == status
