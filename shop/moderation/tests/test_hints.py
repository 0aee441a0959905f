"""What a machine points at: words, numbers, links, prices, pictures of others."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from core.outbox import drain
from shop.catalogue.models import Product
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.moderation import looks
from shop.moderation.hints import picture_hints, price_hints, same_pictures, text_hints
from shop.moderation.models import ChangeSet, ForbiddenWord, PictureMark
from shop.moderation.prices import middle_prices, with_offered
from shop.moderation.services.mark_pictures import mark_pictures
from shop.moderation.services.submit_product import submit_product
from shop.moderation.tests.conftest import a_photo
from tests.builders import a_category, a_product
from tests.stalls import a_fact, a_picture, a_variant

pytestmark = pytest.mark.django_db


def codes(*texts: str) -> list[str]:
    return [hint.code for hint in text_hints(*texts)]


@pytest.mark.parametrize(
    "text",
    [
        "Appelez le 620 12 34 56",
        "Tél +224 620123456",
        "622.11.22.33",
        "<p>(+33) 6.12.34.56.78</p>",
        "00 224 620 12 34 56",
    ],
)
def test_a_phone_number_is_seen(text: str) -> None:
    assert "phone" in codes(text)


@pytest.mark.parametrize(
    "text",
    ["Écran de 1920 x 1080", "1 250 000 GNF", "Taille 38-40-42-44", "Bazin 2024", "12 345 678 GNF"],
)
def test_sizes_and_prices_are_no_phone_numbers(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text", ["voir www.chezmoi.gn", "https://x", "moi@exemple.test", "chezmoi.com", "sur Facebook"]
)
def test_a_link_is_seen(text: str) -> None:
    assert codes("Bazin", text) == ["link"]


def test_a_watched_word_is_seen_whatever_its_letters() -> None:
    ForbiddenWord.objects.create(word="contrefaçon")
    ForbiddenWord.objects.create(word="viande de brousse")
    assert codes("CONTREFACONS de marque") == ["word"]
    assert codes("<p>Viande</p><p>de brousse</p>") == ["word"]
    # Part of a word is another word.
    assert codes("Brousse et viande, contrefaçonnier") == []


def test_a_watched_word_is_seen_in_a_variant_and_in_what_is_known_of_a_product(
    her_store: Any, client: Any, moderator: Any
) -> None:
    ForbiddenWord.objects.create(word="contrefaçon")
    dress = a_product(title="Robe", store=her_store)
    client.force_login(moderator)
    where = reverse("moderation_product", args=[dress.pk])

    def told() -> list[str]:
        return [hint.code for hint in client.get(where).context["hints"]]

    assert told() == []
    a_fact(a_variant(dress, price=5_000, title="Robe (bleu)"), "color", "Contrefaçons bleues")
    assert told() == ["word"]
    a_picture(dress, "uploads/a.webp", caption="620 12 34 56 ou www.chezmoi.gn")
    assert told() == ["word", "phone", "link"]
    asked = ChangeSet.objects.create(
        product=dress,
        proposed_by=moderator,
        changes={
            "values": {"brand": "contrefaçon"},
            "pictures": [["uploads/b.webp", "+224 620123456"]],
        },
    )
    page = client.get(reverse("moderation_change", args=[asked.pk]))
    assert [hint.code for hint in page.context["hints"]] == ["word", "phone"]
    # The same in the queue, where many are approved at once.
    Product.objects.filter(pk=dress.pk).update(standing="pending", is_public=False)
    moderator.user_permissions.add(Permission.objects.get(codename="access_admin"))
    listed = client.get(reverse("moderation_queue")).context["rows"]
    assert [[hint.code for hint in row.hints] for row in listed] == [
        ["word", "phone", "link"],
        ["word", "phone"],
    ]


def far(product: Any) -> list[str]:
    [row] = with_offered(Product.objects.filter(pk=product.pk))
    return [hint.text for hint in price_hints(row, middle_prices([row]).get(row.listed_category))]


def priced(price: int, category: Any, store: Any) -> Any:
    product = a_product(price=price, category=category, store=store)
    refresh_listing([product.pk])
    product.refresh_from_db()
    return product


@pytest.mark.parametrize(
    ("price", "said"),
    [(9_000, True), (10_000, False), (250_000, False), (251_000, True)],
)
def test_a_price_is_far_at_five_times_the_middle(her_store: Any, price: int, said: bool) -> None:
    shelf = a_category(name="Sacs")
    for other in (40_000, 50_000, 50_000, 60_000, 70_000):
        priced(other, shelf, her_store)
    assert bool(far(priced(price, shelf, her_store))) is said


def test_of_few_prices_there_is_no_middle(her_store: Any) -> None:
    shelf = a_category(name="Sacs")
    for _ in range(4):
        priced(50_000, shelf, her_store)
    assert far(priced(9_000_000, shelf, her_store)) == []


def test_the_lowest_and_the_highest_price_of_what_is_offered_are_looked_at(her_store: Any) -> None:
    shelf, other = a_category(name="Sacs"), a_category(name="Robes")
    for price in (40_000, 50_000, 50_000, 60_000, 70_000):
        priced(price, shelf, her_store)
        priced(price * 100, other, her_store)
    bag = priced(50_000, shelf, her_store)
    for price, public in ((50_000, True), (300_000, True), (1_000, False)):
        a_variant(bag, price=price, is_public=public)
    refresh_listing([bag.pk])
    assert far(bag) == [
        "Prix loin de celui du rayon : 300\u00a0000\u00a0GNF, au milieu 50\u00a0000\u00a0GNF."
    ]


def test_a_picture_of_another_store_is_known_again_smaller_and_saved_anew(
    draft: Any, her_store: Any, other_store: Any, aissatou: Any, django_assert_num_queries: Any
) -> None:
    theirs = a_product(store=other_store)
    a_picture(theirs, a_photo(7, size=480))
    a_picture(a_product(store=other_store), a_photo(8))
    mine = a_product(store=her_store)
    a_picture(mine, a_photo(7, size=300))
    mark_pictures([theirs.pk, mine.pk])
    a_picture(draft, a_photo(7, size=200, ending="jpeg"))
    submit_product(draft, by=aissatou)
    drain()
    with django_assert_num_queries(2):
        alike = same_pictures([draft.pk])[draft.pk]
    # One's own store's is one's own.
    assert [mark.product_id for mark in alike] == [theirs.pk]
    assert [hint.text for hint in picture_hints(alike)] == [
        "Photo déjà utilisée par une autre boutique : Chez Fatou"
    ]


def test_marking_twice_marks_once_and_a_missing_file_is_passed_over(bazin: Any) -> None:
    a_picture(bazin, a_photo(1))
    a_picture(bazin, "uploads/gone.webp")
    assert [mark_pictures([bazin.pk]) for _ in range(2)] == [1, 0]
    assert PictureMark.objects.count() == 1


def test_quarters_find_whatever_differs_in_three_bits() -> None:
    bits = 0x0123_4567_89AB_CDEF
    for spots in ((0, 1, 2), (0, 16, 32), (15, 31, 63)):
        other = bits
        for spot in spots:
            other ^= 1 << spot
        assert looks.are_alike(bits, other)
        pairs = zip(looks.quarters_of(bits), looks.quarters_of(other), strict=True)
        assert any(one == two for one, two in pairs)
    assert not looks.are_alike(bits, bits ^ 0b1111)


def test_blank_sheets_have_nothing_in_common() -> None:
    assert not looks.says_something(0)
    assert not looks.says_something(2**64 - 1)
    assert looks.says_something(0x0F0F_0F0F_0F0F_0F0F)
