"""Reviews for programs: the same rules as on the page."""

from typing import Any

import pytest

from accounts.services.open_family import open_family
from shop.catalogue.reviews.models import ProductReview, ReviewEdit, Vote
from tests import builders
from tests.stalls import a_review, received
from tests.support.api import Api

pytestmark = pytest.mark.django_db
GOOD = {"score": 4, "title": "Bien", "text": "Le tissu\ntient."}


def program(person: Any) -> Api:
    api = Api()
    api.token = open_family(person).access if person else ""
    return api


@pytest.fixture
def product() -> Any:
    return builders.a_product()


def test_all_are_read_page_after_page_and_none_twice(product: Any) -> None:
    made = [a_review(product, 1 + n % 5, body=f"mot {n}") for n in range(5)]
    a_review(product, 1, body="caché", status=ProductReview.REJECTED)
    ProductReview.objects.filter(pk=made[1].pk).update(delta_votes=3, total_votes=5)
    read, cursor = [], ""
    while cursor is not None:
        query = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = program(None).call("GET", f"/products/{product.pk}/reviews", **query).json()
        read += page["items"]
        cursor = page["next_cursor"]
    assert [one["text"] for one in read] == ["mot 1", "mot 4", "mot 3", "mot 2", "mot 0"]
    assert read[0]["helpful"] == 4
    worst = program(None).call("GET", f"/products/{product.pk}/reviews", sort="worst").json()
    assert [one["score"] for one in worst["items"]] == [1, 2, 3, 4, 5]
    assert "email" not in str(read)


def test_who_has_received_it_writes_and_changes(product: Any, kadiatou: Any) -> None:
    received(kadiatou, product)
    api, mine = program(kadiatou), f"/products/{product.pk}/reviews/mine"
    assert api.call("GET", mine).status_code == 404
    for _twice in range(2):
        answer = api.call("PUT", mine, GOOD)
        assert answer.status_code == 200
        assert answer.json()["edited_at"] is None
    ProductReview.objects.update(pictures=["reviews/a.jpg"])
    changed = api.call("PUT", mine, GOOD | {"score": 2}).json()
    assert (changed["score"], len(changed["pictures"])) == (2, 1)
    assert changed["edited_at"]
    assert api.call("GET", mine).json() == changed
    assert ReviewEdit.objects.get().score == 4
    product.refresh_from_db()
    assert product.rating == 2


@pytest.mark.parametrize(
    "wrong",
    [{"score": 0}, {"score": 6}, {"text": ""}, {"text": " \n"}, {"text": "x" * 2001}, {"stars": 5}],
)
def test_what_is_no_review_is_refused(product: Any, kadiatou: Any, wrong: dict[str, Any]) -> None:
    received(kadiatou, product)
    answer = program(kadiatou).call("PUT", f"/products/{product.pk}/reviews/mine", GOOD | wrong)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert not ProductReview.objects.exists()


def test_who_has_not_received_it_hears_why(product: Any, fatou: Any) -> None:
    answer = program(fatou).call("PUT", f"/products/{product.pk}/reviews/mine", GOOD)
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert "reçu" in answer.json()["detail"]
    assert not ProductReview.objects.exists()


def test_a_vote_counts_once_and_never_for_oneself(product: Any, kadiatou: Any, oumar: Any) -> None:
    review = a_review(product, 4, user=kadiatou)
    there = f"/reviews/{review.pk}/vote"
    for helpful, count in ((True, 1), (True, 1), (False, 0)):
        answer = program(oumar).call("PUT", there, {"helpful": helpful})
        assert answer.json()["helpful"] == count
    assert program(kadiatou).call("PUT", there, {"helpful": True}).status_code == 403
    assert Vote.objects.count() == 1
    ProductReview.objects.update(status=ProductReview.REJECTED)
    assert program(oumar).call("PUT", there, {"helpful": True}).status_code == 404


def test_its_store_answers_and_nobody_elses(aissatou: Any, fatou: Any, her_store: Any) -> None:
    review = a_review(builders.a_product(store=her_store), 1)
    there = f"/reviews/{review.pk}/answer"
    assert program(fatou).call("PUT", there, {"text": "Non"}).status_code == 404
    for words in ("Merci.", "Merci !"):
        assert program(aissatou).call("PUT", there, {"text": words}).json()["text"] == words
    page = program(None).call("GET", f"/products/{review.product_id}/reviews").json()
    assert page["items"][0]["answer"]["text"] == "Merci !"
    assert page["items"][0]["answer"]["edited_at"]
