from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from oscar.core.loading import get_model

from tests import builders

Line = get_model("wishlists", "Line")
WishList = get_model("wishlists", "WishList")


@pytest.fixture
def bazin(db: None) -> Any:
    return builders.a_product(title="Bazin brodé")


@pytest.fixture
def hers(client: Client, kadiatou: Any) -> Client:
    client.force_login(kadiatou)
    return client


def a_list(person: Any, *products: Any, **fields: Any) -> Any:
    wishlist = WishList.objects.create(owner=person, **({"name": "Mariage"} | fields))
    for product in products:
        wishlist.lines.create(product=product, title=product.title)
    return wishlist


def heart(product: Any) -> str:
    return f"/fr/account/favourites/add/{product.pk}/"


def test_the_heart_makes_a_list_and_taps_once(hers: Client, kadiatou: Any, bazin: Any) -> None:
    for _ in range(2):
        hers.post(heart(bazin))

    wishlist = WishList.objects.get()
    assert (wishlist.owner, wishlist.name, wishlist.visibility) == (
        kadiatou,
        "Mes favoris",
        WishList.PRIVATE,
    )
    assert list(wishlist.lines.values_list("product", "quantity")) == [(bazin.pk, 1)]


def test_looking_at_the_heart_adds_nothing(hers: Client, bazin: Any) -> None:
    page = hers.get(heart(bazin)).content.decode()

    assert "Bazin brodé" in page
    assert "Ajouter à mes favoris" in page
    assert not WishList.objects.exists()


def test_what_is_not_public_cannot_be_kept(hers: Client) -> None:
    hidden = builders.a_product(is_public=False)

    assert hers.post(heart(hidden)).status_code == 404


def test_a_list_is_made_changed_and_deleted(hers: Client) -> None:
    typed = {
        "name": "Mariage",
        "visibility": "Private",
        "shared_emails-TOTAL_FORMS": "3",
        "shared_emails-INITIAL_FORMS": "0",
    }

    hers.post("/fr/account/favourites/create/", typed)
    wishlist = WishList.objects.get()
    path = f"/fr/account/favourites/{wishlist.key}/"
    shared = typed | {"visibility": "Shared", "shared_emails-0-email": "Fatou@Makiti.TEST"}
    answer = hers.post(f"{path}update/", shared)

    assert answer["Location"] == path
    wishlist.refresh_from_db()
    assert wishlist.visibility == "Shared"
    assert [invited.email for invited in wishlist.shared_emails.all()] == ["fatou@makiti.test"]
    assert "Mariage" in hers.get(f"{path}delete/").content.decode()
    hers.post(f"{path}delete/")
    assert not WishList.objects.exists()


def test_somebody_is_no_longer_invited(hers: Client, kadiatou: Any) -> None:
    wishlist = a_list(kadiatou, visibility=WishList.SHARED)
    invited = wishlist.shared_emails.create(email="fatou@makiti.test")
    typed = {
        "name": "Mariage",
        "visibility": "Shared",
        "shared_emails-TOTAL_FORMS": "4",
        "shared_emails-INITIAL_FORMS": "1",
        "shared_emails-0-id": invited.pk,
        "shared_emails-0-email": "fatou@makiti.test",
        "shared_emails-0-DELETE": "on",
    }

    hers.post(f"/fr/account/favourites/{wishlist.key}/update/", typed)

    assert not wishlist.shared_emails.exists()


def test_a_product_moves_and_leaves_by_buttons(hers: Client, kadiatou: Any, bazin: Any) -> None:
    first, second = a_list(kadiatou, bazin), a_list(kadiatou, name="Baptême")
    line = first.lines.get()
    move = f"/fr/account/favourites/{first.key}/lines/{line.pk}/move-to/{second.key}/"

    assert hers.get(move).status_code == 405
    hers.post(move)
    assert second.lines.get().product == bazin
    remove = f"/fr/account/favourites/{second.key}/lines/{line.pk}/delete/"
    assert hers.get(remove).status_code == 200
    assert second.lines.exists()
    hers.post(remove)
    assert not Line.objects.exists()


def test_a_product_that_is_in_both_lists_only_leaves(
    hers: Client, kadiatou: Any, bazin: Any
) -> None:
    first, second = a_list(kadiatou, bazin), a_list(kadiatou, bazin, name="Baptême")
    line = first.lines.get()

    hers.post(f"/fr/account/favourites/{first.key}/lines/{line.pk}/move-to/{second.key}/")

    assert not first.lines.exists()
    assert second.lines.count() == 1


def test_a_stranger_changes_nothing(client: Client, kadiatou: Any, fatou: Any, bazin: Any) -> None:
    wishlist, other = a_list(kadiatou, bazin), a_list(fatou, name="À elle")
    line = wishlist.lines.get()
    client.force_login(fatou)
    base = f"/fr/account/favourites/{wishlist.key}/"

    for end in (
        "",
        "update/",
        "delete/",
        f"add/{bazin.pk}/",
        f"lines/{line.pk}/delete/",
        f"lines/{line.pk}/move-to/{other.key}/",
    ):
        assert client.post(base + end).status_code in (404, 405), end
    assert client.get(base).status_code == 404
    assert wishlist.lines.get() == line


@pytest.mark.parametrize(
    ("visibility", "nobody", "invited", "stranger"),
    [("Private", 404, 404, 404), ("Shared", 302, 200, 403), ("Public", 200, 200, 200)],
)
def test_who_sees_a_list(
    kadiatou: Any,
    fatou: Any,
    oumar: Any,
    bazin: Any,
    visibility: str,
    nobody: int,
    invited: int,
    stranger: int,
) -> None:
    wishlist = a_list(kadiatou, bazin, visibility=visibility)
    wishlist.shared_emails.create(email="fatou@makiti.test")
    path = f"/fr/favourites/{wishlist.key}/"

    def ask(person: Any) -> int:
        client = Client()
        if person:
            client.force_login(person)
        return int(client.get(path).status_code)

    assert [ask(p) for p in (None, fatou, oumar)] == [nobody, invited, stranger]
    assert ask(kadiatou) == 200


def test_a_list_with_much_in_it_costs_no_more(
    hers: Client, kadiatou: Any, queries_of: Callable[..., list[str]]
) -> None:
    wishlist = a_list(kadiatou, *[builders.a_product() for _ in range(3)], visibility="Public")
    pages = [f"/fr/account/favourites/{wishlist.key}/", f"/fr/favourites/{wishlist.key}/"]
    few = [len(queries_of(hers, path)) for path in pages]
    for _ in range(20):
        wishlist.lines.create(product=builders.a_product(), title="x")

    assert [len(queries_of(hers, path)) for path in pages] == few


def test_what_is_no_longer_sold_stays_by_name(hers: Client, kadiatou: Any, bazin: Any) -> None:
    wishlist = a_list(kadiatou, bazin, visibility="Public")
    bazin.is_public = False
    bazin.save()

    assert "plus en vente" in hers.get(f"/fr/account/favourites/{wishlist.key}/").content.decode()
    assert "Bazin" not in hers.get(f"/fr/favourites/{wishlist.key}/").content.decode()
