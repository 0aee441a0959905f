"""Guests keep too, stores are kept, and all of it comes along through the door."""

from typing import Any

import pytest
from django.test import Client
from oscar.core.loading import get_model

from shop.wishlists import limits
from shop.wishlists.exceptions import TooMany
from shop.wishlists.guest import COOKIE, MOST, Kept, keep, kept_by
from shop.wishlists.models import FavouriteStore
from shop.wishlists.services.add_favourite import add_favourite
from shop.wishlists.services.keep_store import keep_store
from shop.wishlists.services.merge_favourites import merge_favourites
from tests import builders
from tests.stalls import written
from tests.support.together import together

pytestmark = pytest.mark.django_db
Line = get_model("wishlists", "Line")
MINE = "/fr/account/favourites/"


def heart(client: Client, product: Any, **sent: str) -> Any:
    return client.post(f"{MINE}add/{product.pk}/", sent, headers={"sec-fetch-site": "same-origin"})


def heart_of(client: Client, store: Any, **sent: str) -> Any:
    path = f"{MINE}stores/{store.code}/"
    return client.post(path, sent, headers={"sec-fetch-site": "same-origin"})


def signed_in(client: Client) -> None:
    typed = {"login": "kadiatou@makiti.test", "password": "makiti-demo"}
    assert client.post("/fr/account/login/", typed).status_code == 302


def test_what_a_guest_keeps_moves_in_exactly_once(client: Client, kadiatou: Any) -> None:
    first, second, hers = (builders.a_product() for _ in range(3))
    add_favourite(second, user=kadiatou)
    add_favourite(hers, user=kadiatou)
    for product in (first, second, first):
        answer = heart(client, product, next="/fr/shop/")
        assert answer["Location"] == "/fr/shop/"
    heart_of(client, first.store)
    assert not FavouriteStore.objects.exists()
    assert first.title in client.get(MINE).content.decode()

    signed_in(client)

    assert sorted(Line.objects.values_list("product", flat=True)) == [
        first.pk,
        second.pk,
        hers.pk,
    ]
    assert [(one.person, one.store) for one in FavouriteStore.objects.all()] == [
        (kadiatou, first.store)
    ]
    assert client.cookies[COOKIE].value == ""
    Line.objects.all().delete()
    client.post("/fr/account/logout/")
    signed_in(client)
    assert not Line.objects.exists()


def test_looking_writes_nothing_and_sets_no_cookie(client: Client, queries_of: Any) -> None:
    product = builders.a_product()
    assert COOKIE not in client.get(MINE).cookies
    heart(client, product)
    assert COOKIE not in client.get(MINE).cookies
    assert not written(queries_of(client, MINE))


@pytest.mark.parametrize("forged", ["1-2-3s4", "1:abc", "", "s" * 5000])
def test_a_cookie_of_somebody_elses_making_is_empty(client: Client, forged: str) -> None:
    product = builders.a_product()
    client.cookies[COOKIE] = forged.replace("1", str(product.pk))
    answer = client.get(MINE)
    assert answer.status_code == 200
    assert product.title not in answer.content.decode()


def test_another_site_keeps_nothing_for_anybody() -> None:
    client = Client(enforce_csrf_checks=True)
    product = builders.a_product()
    path = f"{MINE}add/{product.pk}/"
    assert client.post(path, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert COOKIE not in client.cookies


def test_a_guest_takes_away_what_they_kept(client: Client) -> None:
    product = builders.a_product()
    heart(client, product)
    heart_of(client, product.store)
    ours = {"sec-fetch-site": "same-origin"}
    client.post(MINE, {"product": str(product.pk)}, headers=ours)
    heart_of(client, product.store, remove="1")
    assert client.cookies[COOKIE].value == ""


def test_a_guest_is_told_when_it_is_enough(client: Client, rf: Any) -> None:
    from django.http import HttpResponse

    response = HttpResponse()
    keep(response, Kept(products=tuple(range(10**6, 10**6 + MOST))))
    client.cookies[COOKIE] = response.cookies[COOKIE].value
    page = client.get(heart(client, builders.a_product(), next=MINE)["Location"])
    assert "Connectez-vous pour en garder plus" in page.content.decode()
    request = rf.get("/")
    request.COOKIES = {COOKIE: client.cookies[COOKIE].value}
    assert len(kept_by(request).products) == MOST


def test_a_full_account_says_so_and_still_opens(
    monkeypatch: Any, kadiatou: Any, client: Client
) -> None:
    monkeypatch.setattr("shop.wishlists.services.add_favourite.MOST_PRODUCTS", 1)
    monkeypatch.setattr("shop.wishlists.services.keep_store.MOST_STORES", 1)
    first, second = builders.a_product(), builders.a_product(store=builders.a_store())
    add_favourite(first, user=kadiatou)
    keep_store(first.store, person=kadiatou)
    assert add_favourite(first, user=kadiatou)[1] is False
    with pytest.raises(TooMany, match="est pleine"):
        add_favourite(second, user=kadiatou)
    with pytest.raises(TooMany, match="Vous gardez déjà 1 boutiques"):
        keep_store(second.store, person=kadiatou)
    heart(client, second)
    signed_in(client)
    assert Line.objects.get().product == first
    assert limits.MOST_PRODUCTS > MOST


def test_a_store_is_kept_listed_and_let_go(hers: Client, kadiatou: Any, fatou: Any) -> None:
    store = builders.a_store(name="Chez <b>Binta</b>")
    FavouriteStore.objects.create(person=fatou, store=builders.a_store(name="Ailleurs"))
    for _ in range(2):
        heart_of(hers, store)
    assert FavouriteStore.objects.filter(person=kadiatou).count() == 1
    page = hers.get(MINE).content.decode()
    assert "Chez &lt;b&gt;Binta" in page
    assert "Ailleurs" not in page
    heart_of(hers, store, remove="1")
    assert list(FavouriteStore.objects.values_list("person", flat=True)) == [fatou.pk]
    assert heart_of(hers, type(store)(code="nulle-part")).status_code == 404


@pytest.mark.parametrize("there", ["https://evil.test/", "//evil.test/", "javascript:alert(1)"])
def test_a_heart_leads_nowhere_else(hers: Client, there: str) -> None:
    product = builders.a_product()
    assert heart(hers, product, next=there)["Location"] == product.get_absolute_url()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_eight_merges_at_once_nothing_is_there_twice() -> None:
    person, products = builders.a_user(), [builders.a_product() for _ in range(3)]
    person.wishlists.create(name="Mes favoris")
    kept = Kept(tuple(p.pk for p in products), (products[0].store_id,))
    together(8, lambda n: merge_favourites(kept, person=person))
    assert sorted(Line.objects.values_list("product", flat=True)) == sorted(kept.products)
    assert FavouriteStore.objects.count() == 1
