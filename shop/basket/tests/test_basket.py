"""The basket: what can be asked of it, that it answers in words, and that looking costs little."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from oscar.core.loading import get_model

from shop.basket.models import Basket, Line
from shop.catalogue.models import Product
from tests.builders import a_product, a_store, a_user

pytestmark = pytest.mark.django_db
BASKET = "/fr/basket/"


def holding(product: Product, *, quantity: int = 1) -> tuple[Client, Line]:
    client = Client()
    client.post(f"/fr/basket/add/{product.pk}/", {"quantity": quantity})
    return client, Line.objects.get(product=product)


def ask(client: Client, line: Line, quantity: object, **extra: Any) -> Any:
    return client.post(f"/fr/basket/lines/{line.pk}/", {"quantity": quantity}, **extra)


def in_basket(line: Line) -> int | None:
    return Line.objects.filter(pk=line.pk).values_list("quantity", flat=True).first()


def test_a_product_goes_in_and_the_badge_says_so() -> None:
    product = a_product(title="Bazin riche", price=75_000)
    client = Client()
    answer = client.post(f"/fr/basket/add/{product.pk}/", {"quantity": 2, "next": "/fr/shop/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/fr/shop/")
    page = client.get(BASKET).content.decode()
    assert "Bazin riche" in page
    assert "170\xa0000\xa0GNF" in page  # two pieces and the delivery
    assert '<span class="tool-badge" id="basket-badge">2<' in page


def test_with_a_script_the_answer_is_small_and_carries_message_and_badge() -> None:
    product = a_product(title="Bazin riche")
    answer = Client().post(
        f"/fr/basket/add/{product.pk}/", {"quantity": 1}, headers={"hx-request": "true"}
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "« Bazin riche » est dans votre panier." in page
    assert 'id="basket-badge-tab">1<' in page
    assert "<html" not in page


def test_lines_stand_below_their_store_with_its_subtotal() -> None:
    client = Client()
    for name, price in (("Boutique Aïssatou", 50_000), ("Chez Fatou", 30_000)):
        product = a_product(title=f"De {name}", price=price, store=a_store(name=name))
        client.post(f"/fr/basket/add/{product.pk}/", {"quantity": 1})
    page = client.get(BASKET).content.decode()
    heads = [part.partition("</h2>")[0] for part in page.split('id="store-')[1:]]
    assert ["Boutique Aïssatou" in heads[0], "Chez Fatou" in heads[1]] == [True, True]
    assert page.count("Sous-total") == 2


@pytest.mark.parametrize(
    "typed", ["-1", "1000000000", "1e9", "abc", "🍋", "", "1.5", "9" * 5000, "²", "0x2"]
)
def test_a_quantity_that_cannot_be_is_refused_beside_the_field(typed: str) -> None:
    client, line = holding(a_product(stock=10), quantity=2)
    answer = ask(client, line, typed)
    assert answer.status_code == 200
    assert f'id="fault-{line.pk}"' in answer.content.decode()
    assert in_basket(line) == 2


def test_more_than_there_is_says_how_many_there_are_and_keeps_what_was_typed() -> None:
    client, line = holding(a_product(stock=3), quantity=2)
    page = ask(client, line, 7).content.decode()
    assert "Il n’en reste que 3." in page
    assert 'value="7"' in page
    assert 'aria-invalid="true"' in page
    assert in_basket(line) == 2


def test_the_same_quantity_twice_is_that_quantity() -> None:
    client, line = holding(a_product(stock=10))
    assert [ask(client, line, 4).status_code for _ in range(2)] == [302, 302]
    assert in_basket(line) == 4


@pytest.mark.parametrize("words", [{"quantity": "0"}, {"quantity": "5", "remove": "1"}])
def test_taking_out_twice_is_taking_out(words: dict[str, str]) -> None:
    client, line = holding(a_product())
    for _ in range(2):
        assert client.post(f"/fr/basket/lines/{line.pk}/", words).status_code == 302
    assert in_basket(line) is None
    assert "Votre panier est vide" in client.get(BASKET).content.decode()


def test_with_a_script_the_basket_changes_in_place() -> None:
    client, line = holding(a_product(price=10_000, stock=10))
    answer = ask(client, line, 3, headers={"hx-request": "true"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in page
    assert "50\xa0000\xa0GNF" in page
    assert 'id="basket-badge" hx-swap-oob="true">3<' in page


def test_a_line_of_somebody_else_stays_as_it_is() -> None:
    _, line = holding(a_product(stock=10), quantity=2)
    stranger, _own = holding(a_product(title="Autre"))
    ask(stranger, line, 9)
    stranger.post(f"/fr/basket/lines/{line.pk}/", {"remove": "1"})
    assert in_basket(line) == 2


@pytest.mark.parametrize("typed", ["0", "-1", "abc", "🍋", "", "11", "1000000000", "9" * 400])
def test_nothing_goes_in_that_cannot_be_had(typed: str) -> None:
    product = a_product(stock=10)
    client = Client()
    answer = client.post(f"/fr/basket/add/{product.pk}/", {"quantity": typed}, follow=True)
    assert answer.status_code == 200
    assert "alert-error" in answer.content.decode() or "alert-danger" in answer.content.decode()
    assert not Line.objects.exists()


def test_a_product_that_is_no_longer_shown_does_not_go_in() -> None:
    product = a_product(is_public=False)
    Client().post(f"/fr/basket/add/{product.pk}/", {"quantity": 1})
    assert not Line.objects.exists()
    assert Client().post("/fr/basket/add/999999/", {"quantity": 1}).status_code == 404


def tap(client: Client, product: Any, **also: Any) -> int:
    """How many lie in the basket after it."""
    form = {"quantity": 1} | also
    assert client.post(f"/fr/basket/add/{product.pk}/", form).status_code == 302
    body = client.get(BASKET).content.decode()
    return int(re.search(r'id="basket-badge">(\d+)', body)[1])  # type: ignore[index]


@pytest.mark.parametrize("signed_in", [True, False])
def test_a_second_tap_does_nothing(signed_in: bool) -> None:
    first, second = a_product(stock=10), a_product(title="Autre", stock=10)
    client = Client()
    if signed_in:
        client.force_login(a_user(email="oumar@makiti.test"))
    assert tap(client, first) == 1
    assert tap(client, second) == 2
    assert tap(client, second) == 2
    # Another number, another person, or later: that is meant.
    assert tap(client, second, quantity=2) == 4
    assert tap(Client(), second) == 1
    cache.clear()
    assert tap(client, second) == 5


def test_two_first_taps_of_a_stranger_leave_one_piece() -> None:
    product = a_product(stock=10)
    client = Client()
    early, late = (Client().post(f"/fr/basket/add/{product.pk}/", {"quantity": 1}) for _ in "12")
    for answer in (early, late):
        client.cookies.update(answer.cookies)
    assert 'id="basket-badge">1<' in client.get(BASKET).content.decode()


def test_what_was_sold_meanwhile_stands_in_the_way_with_a_word() -> None:
    product = a_product(title="Bazin", stock=5)
    client, line = holding(product, quantity=3)
    line.stockrecord.num_in_stock = 1
    line.stockrecord.save()
    page = client.get(BASKET).content.decode()
    assert "Il n’en reste que 1." in page
    assert 'id="checkout"' not in page
    answer = client.get("/fr/checkout/preview/")
    assert (answer.status_code, answer.headers["Location"]) == (302, BASKET)


def test_a_changed_price_is_said() -> None:
    client, line = holding(a_product(price=40_000))
    line.stockrecord.price = 45_000
    line.stockrecord.save()
    assert "45\xa0000\xa0GNF au lieu de 40\xa0000\xa0GNF" in client.get(BASKET).content.decode()


def test_looking_writes_nothing_and_costs_the_same_for_any_number_of_lines() -> None:
    client = Client()
    client.force_login(a_user())
    store = a_store()
    counts = []
    for number in (2, 12):
        while Line.objects.count() < number:
            product = a_product(store=store)
            client.post(f"/fr/basket/add/{product.pk}/", {"quantity": 1})
        client.get(BASKET)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(BASKET).status_code == 200
        assert not {q["sql"].split()[0] for q in seen} & {"INSERT", "UPDATE", "DELETE"}
        counts.append(len(seen))
    assert counts[0] == counts[1]
    assert counts[0] <= 9


def test_nobody_gets_a_basket_by_looking() -> None:
    client = Client()
    client.force_login(a_user())
    for address in (BASKET, "/fr/checkout/", "/fr/checkout/preview/"):
        client.get(address)
    assert not Basket.objects.exists()


def a_voucher(code: str = "TABASKI", percent: int = 10, **fields: Any) -> Any:
    whole = get_model("offer", "Range").objects.create(name="Tout", includes_all_products=True)
    offer = get_model("offer", "ConditionalOffer").objects.create(
        name="Tabaski",
        offer_type="Voucher",
        condition=get_model("offer", "Condition").objects.create(
            range=whole, type="Count", value=1
        ),
        benefit=get_model("offer", "Benefit").objects.create(
            range=whole, type="Percentage", value=percent
        ),
    )
    now = timezone.now()
    voucher = get_model("voucher", "Voucher").objects.create(
        name="Tabaski",
        code=code,
        usage=fields.get("usage", "Multi-use"),
        start_datetime=fields.get("start", now - timedelta(days=1)),
        end_datetime=fields.get("end", now + timedelta(days=1)),
    )
    voucher.offers.add(offer)
    return voucher


def test_a_code_takes_off_whole_francs_and_can_be_taken_back() -> None:
    voucher = a_voucher()
    client, _ = holding(a_product(price=12_345))
    assert client.post("/fr/basket/vouchers/add/", {"code": " tabaski "}).status_code == 302
    page = client.get(BASKET).content.decode()
    assert "−1\xa0235\xa0GNF" in page
    assert "31\xa0110\xa0GNF" in page  # 12 345 - 1 235 + 20 000
    client.post(f"/fr/basket/vouchers/{voucher.pk}/remove/")
    assert "32\xa0345\xa0GNF" in client.get(BASKET).content.decode()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", "Écrivez le code."),
        ("RIEN", "Ce code n’existe pas."),
        ("VIEUX", "Ce code n’est plus valable."),
    ],
)
def test_a_code_that_gives_nothing_says_why_beside_the_field(code: str, words: str) -> None:
    a_voucher("VIEUX", end=timezone.now() - timedelta(hours=1))
    client, _ = holding(a_product())
    page = client.post("/fr/basket/vouchers/add/", {"code": code}).content.decode()
    assert words in page
    assert 'id="id_code_error"' in page
