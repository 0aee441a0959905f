"""What buyers think of a store follows from what they think of what it sold."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from core.outbox import drain
from shop.catalogue.reviews.opinion import Opinion
from shop.catalogue.reviews.services.add_review import add_review
from shop.catalogue.reviews.services.edit_review import edit_review
from shop.catalogue.reviews.services.refresh_store_marks import refresh_store_marks
from shop.catalogue.tasks import repair_listings_task
from shop.moderation.reportables import Reviews
from shop.partner.models import Partner
from tests import builders
from tests.stalls import a_review, received
from tests.support.together import together

pytestmark = pytest.mark.django_db


def marks(store: Any) -> tuple[list[int], int, float | None]:
    drain()
    store.refresh_from_db()
    return store.scores, store.listed_reviews, store.rating


def test_it_follows_every_write(her_store: Any, kadiatou: Any, moderator: Any) -> None:
    first, second = (builders.a_product(store=her_store) for _ in range(2))
    received(kadiatou, first, second)
    review = add_review(first, user=kadiatou, review=Opinion(5, "Bien"))
    add_review(second, user=kadiatou, review=Opinion(2, "Non"))
    assert marks(her_store) == ([0, 1, 0, 0, 1], 2, 3.5)
    edit_review(review, user=kadiatou, to=Opinion(4, "Moins bien"))
    assert marks(her_store) == ([0, 1, 0, 1, 0], 2, 3.0)
    Reviews().suspend(review, by=moderator, reason="x")
    assert marks(her_store) == ([0, 1, 0, 0, 0], 1, 2.0)


def test_taking_a_bad_product_off_the_shelf_whitens_nothing(her_store: Any) -> None:
    product = builders.a_product(store=her_store)
    a_review(product, 1)
    type(product).objects.filter(pk=product.pk).update(is_public=False)
    repair_listings_task()
    assert marks(her_store) == ([1, 0, 0, 0, 0], 1, 1.0)


def test_the_night_mends_what_is_wrong_and_counts_it(her_store: Any, other_store: Any) -> None:
    Partner.objects.filter(pk=her_store.pk).update(rating=5.0, listed_reviews=900, scores=[900])
    assert refresh_store_marks([her_store.pk, other_store.pk, 10**9]) == 2
    assert refresh_store_marks([her_store.pk, other_store.pk]) == 0
    assert marks(her_store) == ([0, 0, 0, 0, 0], 0, None)


def test_it_is_shown_wherever_the_store_is(client_fr: Client, her_store: Any) -> None:
    a_review(builders.a_product(store=her_store), 4)
    a_review(builders.a_product(store=her_store), 5)
    refresh_store_marks([her_store.pk])
    home = f"/fr/stores/{her_store.code}/"
    for page in ("/fr/stores/", home, f"{home}reviews/"):
        body = client_fr.get(page).content.decode()
        assert "4,5 sur 5" in body, (page, re.findall("Note.{30}", body))
    assert client_fr.get(f"{home}reviews/").content.decode().count("<progress") == 5
    body = client_fr.get(home).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', body, re.DOTALL)
    assert found
    assert json.loads(found[1])["@graph"][0]["aggregateRating"] == {
        "@type": "AggregateRating",
        "ratingValue": 4.5,
        "reviewCount": 2,
    }


def test_a_store_without_reviews_has_no_mark(client_fr: Client, her_store: Any) -> None:
    refresh_store_marks([her_store.pk])
    body = client_fr.get(f"/fr/stores/{her_store.code}/").content.decode()
    assert "sur 5" not in body
    assert "aggregateRating" not in body


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_counts_at_once_none_forgets_a_review() -> None:
    product = builders.a_product()

    def say(number: int) -> None:
        a_review(product, 1 + number % 5)
        refresh_store_marks([product.store_id])

    together(8, say)
    store = Partner.objects.get(pk=product.store_id)
    assert (sum(store.scores), store.listed_reviews) == (8, 8)
