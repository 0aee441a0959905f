"""Giving a review, reading them, voting."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from shop.catalogue.models import Product
from shop.catalogue.reviews.exceptions import ReviewRefused
from shop.catalogue.reviews.models import ProductReview, Vote
from shop.catalogue.reviews.opinion import Opinion
from shop.catalogue.reviews.services.add_review import add_review
from shop.catalogue.reviews.services.vote_on_review import vote_on_review
from shop.catalogue.services.refresh_listing import refresh_listing
from tests.builders import a_product, a_user
from tests.stalls import a_review, received, written
from tests.support.together import together

pytestmark = pytest.mark.django_db


def pages(product: Any) -> str:
    return f"{product.get_absolute_url()}reviews/"


def test_a_review_is_taken_and_the_marks_follow(client_fr: Any, kadiatou: Any) -> None:
    product = a_product()
    received(kadiatou, product)
    client_fr.force_login(kadiatou)
    assert client_fr.get(f"{pages(product)}add/").status_code == 200
    answer = client_fr.post(f"{pages(product)}add/", {"score": "4", "body": " Solide. "})
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"{product.get_absolute_url()}#reviews",
    )
    review = ProductReview.objects.get()
    assert (review.score, review.body, review.user, review.product) == (
        4,
        "Solide.",
        kadiatou,
        product,
    )
    product.refresh_from_db()
    assert (product.rating, product.listed_reviews) == (4.0, 1)
    assert product.listed_details["scores"] == [0, 0, 0, 1, 0]
    assert "Solide." in client_fr.get(product.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"score": "4"},
        {"body": "Bien"},
        {"score": "0", "body": "x"},
        {"score": "6", "body": "x"},
    ],
)
def test_a_review_without_mark_or_words_comes_back_with_what_was_typed(
    client_fr: Any, kadiatou: Any, sent: dict[str, str]
) -> None:
    client_fr.force_login(kadiatou)
    answer = client_fr.post(f"{pages(a_product())}add/", sent)
    assert answer.status_code == 200
    assert "Il y a quelque chose à corriger" in answer.content.decode()
    assert sent.get("body", "") in answer.content.decode()
    assert not ProductReview.objects.exists()


def test_a_stranger_is_asked_to_sign_in_and_comes_back() -> None:
    product = a_product()
    for answer in (
        Client().get(f"{pages(product)}add/"),
        Client().post(f"{pages(product)}add/", {"score": "5", "body": "x"}),
    ):
        assert answer.status_code == 302
        assert answer["Location"].endswith(f"/account/login/?next={pages(product)}add/")
    assert not ProductReview.objects.exists()


def test_a_second_review_is_refused_and_the_first_stands(client_fr: Any, kadiatou: Any) -> None:
    product = a_product()
    a_review(product, 5, user=kadiatou)
    client_fr.force_login(kadiatou)
    assert client_fr.get(f"{pages(product)}add/")["Location"] == product.get_absolute_url()
    client_fr.post(f"{pages(product)}add/", {"score": "1", "body": "Non"})
    assert list(ProductReview.objects.values_list("score", flat=True)) == [5]


def test_what_is_hidden_cannot_be_reviewed(kadiatou: Any, client_fr: Any) -> None:
    product = a_product(is_public=False)
    client_fr.force_login(kadiatou)
    assert client_fr.get(f"{pages(product)}add/").status_code == 404
    with pytest.raises(ReviewRefused):
        add_review(product, user=kadiatou, review=Opinion(score=5, body="x"))
    assert not ProductReview.objects.exists()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_eight_taps_at_once_one_review_stands() -> None:
    product, user = a_product(), a_user()
    received(user, product)

    def tap(number: int) -> bool:
        try:
            add_review(product, user=user, review=Opinion(score=1 + number % 5, body="x"))
        except ReviewRefused:
            return False
        return True

    assert sum(together(8, tap)) == 1
    assert ProductReview.objects.count() == 1
    product.refresh_from_db()
    assert product.listed_reviews == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_eight_reviews_at_once_every_one_is_counted() -> None:
    product = a_product()
    people = [a_user() for _ in range(8)]
    for person in people:
        received(person, product)
    together(8, lambda n: add_review(product, user=people[n], review=Opinion(score=4, body="x")))
    product.refresh_from_db()
    assert (product.listed_reviews, product.rating) == (8, 4.0)


def test_the_database_refuses_a_mark_outside_one_to_five() -> None:
    product = a_product()
    for score in (0, 6):
        with pytest.raises(IntegrityError), transaction.atomic():
            a_review(product, score)
    assert not ProductReview.objects.exists()


def test_a_vote_counts_once_and_can_be_changed(client_fr: Any, kadiatou: Any) -> None:
    review = a_review(a_product(), 4)
    address = f"{pages(review.product)}{review.pk}/"
    client_fr.force_login(kadiatou)
    for delta, totals in (("1", (1, 1)), ("1", (1, 1)), ("-1", (1, -1))):
        answer = client_fr.post(f"{address}vote/", {"delta": delta})
        assert (answer.status_code, answer["Location"]) == (302, address)
        review.refresh_from_db()
        assert (review.total_votes, review.delta_votes) == totals
    assert 'value="-1" type="submit" aria-pressed="true"' in client_fr.get(address).content.decode()


def test_nobody_votes_on_their_own_review_or_unknown(client_fr: Any, kadiatou: Any) -> None:
    review = a_review(a_product(), 4, user=kadiatou)
    with pytest.raises(ReviewRefused):
        vote_on_review(review, user=kadiatou, up=True)
    address = f"{pages(review.product)}{review.pk}/"
    assert "/account/login/" in client_fr.post(f"{address}vote/", {"delta": "1"})["Location"]
    assert client_fr.get(f"{address}vote/").status_code == 405
    assert not Vote.objects.exists()


def test_a_review_of_another_product_or_not_approved_is_not_found(client_fr: Any) -> None:
    product, other = a_product(), a_product()
    review = a_review(product, 4)
    waiting = a_review(product, 1, status=ProductReview.FOR_MODERATION, body="Affreux")
    assert client_fr.get(f"{pages(product)}{review.pk}/").status_code == 200
    assert client_fr.get(f"{pages(other)}{review.pk}/").status_code == 404
    assert client_fr.get(f"{pages(product)}{waiting.pk}/").status_code == 404
    assert "Affreux" not in client_fr.get(pages(product)).content.decode()


def test_reviews_are_sorted_and_names_are_short(client_fr: Any) -> None:
    product = a_product()
    writer = a_user(first_name="Kadiatou", last_name="Diallo")
    first = a_review(product, 2, body="Un", user=writer)
    second = a_review(product, 5, body="Deux")
    ProductReview.objects.filter(pk=first.pk).update(delta_votes=3)
    answers = {
        sort: [r.pk for r in client_fr.get(f"{pages(product)}?sort={sort}").context["reviews"]]
        for sort in ("", "newest", "best", "worst", "nonsense")
    }
    assert answers == {
        "": [first.pk, second.pk],
        "newest": [second.pk, first.pk],
        "best": [second.pk, first.pk],
        "worst": [first.pk, second.pk],
        "nonsense": [first.pk, second.pk],
    }
    body = client_fr.get(pages(product)).content.decode()
    assert "Kadiatou D." in body
    assert "Diallo" not in body


@pytest.mark.parametrize("many", [3, 60])
def test_the_list_costs_the_same_however_many_there_are(
    client_fr: Any, queries_of: Any, kadiatou: Any, many: int
) -> None:
    product = a_product()
    for n in range(many):
        a_review(product, 1 + n % 5)
    refresh_listing([product.pk])
    client_fr.force_login(kadiatou)
    seen = queries_of(client_fr, pages(product))
    assert len(seen) == 7, "\n".join(seen)
    assert not written(seen)


def test_saving_a_review_writes_nothing_else() -> None:
    product = a_product(title="Avant")
    review = a_review(product, 3)
    Product.objects.filter(pk=product.pk).update(title="Après")
    review.body = "Mieux"
    review.save()
    assert Product.objects.get(pk=product.pk).title == "Après"
