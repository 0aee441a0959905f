"""The store's one answer."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from notifications.models import Notice
from sellers.desk.reviews.services.answer_review import answer_review
from sellers.stores.models import Store
from sellers.stores.roles import Role
from sellers.stores.services.join_team import join_team
from shop.catalogue.reviews.models import AnswerEdit, ProductReview, ReviewAnswer
from shop.catalogue.reviews.opinion import Opinion
from shop.catalogue.reviews.services.add_review import add_review
from shop.catalogue.reviews.services.edit_review import edit_review
from tests import builders
from tests.stalls import a_review, received, written
from tests.support.together import together

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(her_store: Any) -> Store:
    return Store.objects.get(partner=her_store)


@pytest.fixture
def review(her_store: Any, kadiatou: Any) -> Any:
    product = builders.a_product(store=her_store, title="Bazin riche")
    return a_review(product, 2, user=kadiatou, body="La couleur passe")


@pytest.fixture
def selling(client: Client, aissatou: Any) -> Client:
    client.force_login(aissatou)
    return client


def page(store: Any, review: Any) -> str:
    return f"/fr/seller/{store.code}/reviews/{review.pk}/"


def test_an_answer_stands_below_the_review_for_all(
    selling: Client, her_store: Any, review: Any, client_fr: Client
) -> None:
    assert "La couleur passe" in selling.get(page(her_store, review)).content.decode()
    selling.post(page(her_store, review), {"body": " Venez, nous l’échangeons. <b>x</b>"})
    shown = client_fr.get(f"{review.product.get_absolute_url()}reviews/").content.decode()
    assert "Réponse de la boutique" in shown
    assert "Venez, nous l’échangeons. &lt;b&gt;x" in shown
    assert "modifiée le" not in shown


def test_a_second_answer_replaces_the_first_which_is_kept(
    desk: Store, review: Any, aissatou: Any, mamadou: Any
) -> None:
    for person, words in ((aissatou, "Un"), (mamadou, "Deux"), (mamadou, "Deux")):
        answer_review(review, store=desk, by=person, body=words)
    answer = ReviewAnswer.objects.get()
    assert (answer.body, answer.by, bool(answer.edited_at)) == ("Deux", mamadou, True)
    assert list(AnswerEdit.objects.values_list("body", "by")) == [("Un", aissatou.pk)]


def test_neither_rival_nor_clerk_answers(
    desk: Store, review: Any, fatou: Any, other_store: Any, client: Client
) -> None:
    clerk = builders.a_user()
    join_team(desk, person=clerk, role=Role.CLERK)
    rival = Store.objects.get(partner=other_store)
    with pytest.raises(PermissionDenied):
        answer_review(review, store=desk, by=clerk, body="x")
    with pytest.raises(PermissionDenied):
        answer_review(review, store=desk, by=fatou, body="x")
    with pytest.raises(ProductReview.DoesNotExist):
        answer_review(review, store=rival, by=fatou, body="x")
    client.force_login(fatou)
    assert client.post(page(other_store, review), {"body": "x"}).status_code == 404
    assert not ReviewAnswer.objects.exists()


def test_what_is_out_of_sight_is_not_answered(
    selling: Client, desk: Store, her_store: Any, review: Any, aissatou: Any
) -> None:
    ProductReview.objects.filter(pk=review.pk).update(status=ProductReview.FOR_MODERATION)
    assert selling.post(page(her_store, review), {"body": "x"}).status_code == 404
    with pytest.raises(ProductReview.DoesNotExist):
        answer_review(review, store=desk, by=aissatou, body="x")


@pytest.mark.parametrize("body", ["", "   ", "x" * 1501])
def test_an_empty_or_endless_answer_comes_back(
    selling: Client, her_store: Any, review: Any, body: str
) -> None:
    answer = selling.post(page(her_store, review), {"body": body})
    assert answer.context["form"].errors["body"]
    assert not ReviewAnswer.objects.exists()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_eight_answers_at_once_one_stands_and_seven_are_kept() -> None:
    seller = builders.a_user()
    desk = Store.objects.get(partner=builders.a_store(team=(seller,)))
    review = a_review(builders.a_product(store=desk.partner), 1)
    together(8, lambda n: answer_review(review, store=desk, by=seller, body=f"mot {n}"))
    said = [ReviewAnswer.objects.get().body, *AnswerEdit.objects.values_list("body", flat=True)]
    assert sorted(said) == [f"mot {n}" for n in range(8)]


def test_the_list_narrows_and_costs_the_same(
    selling: Client, her_store: Any, desk: Store, aissatou: Any, queries_of: Any
) -> None:
    product = builders.a_product(store=her_store)
    answered = a_review(product, 1)
    answer_review(answered, store=desk, by=aissatou, body="x")
    a_review(builders.a_product(store=builders.a_store()), 1, body="Ailleurs")
    few = queries_of(selling, f"/fr/seller/{her_store.code}/reviews/")
    for n in range(12):
        a_review(product, 1 + n % 5)
    many = queries_of(selling, f"/fr/seller/{her_store.code}/reviews/")
    assert len(few) == len(many) == 6, "\n".join(many)
    assert not written(many)

    def shown(only: str) -> int:
        found = selling.get(f"/fr/seller/{her_store.code}/reviews/?only={only}").context["page"]
        return int(found.paginator.count)

    assert [shown(only) for only in ("", "waiting", "bad", "<x>")] == [13, 12, 7, 13]


def test_a_bad_one_tells_the_team_where_to_answer(
    her_store: Any, kadiatou: Any, aissatou: Any, mamadou: Any
) -> None:
    products = [builders.a_product(store=her_store) for _ in range(3)]
    received(kadiatou, *products)
    reviews = [
        add_review(product, user=kadiatou, review=Opinion(score, "Bof"))
        for product, score in zip(products, (3, 2, 1), strict=True)
    ]
    told = Notice.objects.filter(kind="review.bad").order_by("pk")
    assert [(one.recipient, one.link) for one in told] == [
        (person, f"/seller/boutique-aissatou/reviews/{review.pk}/")
        for review in reviews[1:]
        for person in (aissatou, mamadou)
    ]
    edit_review(reviews[1], user=kadiatou, to=Opinion(1, "Pire"))
    assert told.all().count() == 4
    edit_review(reviews[0], user=kadiatou, to=Opinion(1, "Cassé"))
    assert told.all().count() == 6
