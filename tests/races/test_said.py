"""Two taps at once: one review, every vote counted, every word kept, one heart, one question.

Each guard has a twin with the guard taken out, which must fail: it shows that the race is run.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from oscar.core.loading import get_model

from shop.catalogue.reviews.exceptions import ReviewRefused
from shop.catalogue.reviews.models import ProductReview, ReviewEdit
from shop.catalogue.reviews.opinion import Opinion
from shop.catalogue.reviews.services import add_review as adding
from shop.catalogue.reviews.services import edit_review as editing
from shop.catalogue.reviews.services import refresh_store_marks as marking
from shop.catalogue.reviews.services import vote_on_review as voting
from shop.chat.models import Message
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.services.send_message import Words, send_message
from shop.partner.models import Partner
from shop.questions.exceptions import QuestionOvertaken
from shop.questions.models import Question
from shop.questions.services import edit_question as rewording
from shop.questions.services.publish_question import publish_question
from shop.questions.wording import Spoken
from shop.wishlists.models import FavouriteStore
from shop.wishlists.services import add_favourite as keeping
from shop.wishlists.services.keep_store import keep_store
from tests.builders import a_product, a_store, a_user
from tests.races.meeting import APART, Meeting, one_writes_at_a_time
from tests.races.unguarded import without_unique
from tests.stalls import a_review, received
from tests.support.together import together

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
Line = get_model("wishlists", "Line")
SAID = Spoken("Il est large de combien ?", "Un mètre soixante.")
Steps = Callable[..., Any]


@pytest.fixture
def rows_are_locked() -> None:
    if one_writes_at_a_time():
        pytest.skip("a transaction has the whole database")


@contextmanager
def met_before_writing(model: Any) -> Iterator[Meeting]:
    """Both have looked, neither has written yet."""
    meeting = Meeting()

    def waits(row: Any, *args: Any, **kwargs: Any) -> Any:
        meeting.wait()
        return super(model, row).save_base(*args, **kwargs)

    model.save_base = waits
    try:
        yield meeting
    finally:
        del model.save_base


def unheld(module: Any, monkeypatch: pytest.MonkeyPatch, *, name: str, read: Steps) -> None:
    """The step that locks only looks; both have looked before either goes on."""
    monkeypatch.setattr(module, name, Meeting().after(read))


# --- Reviews ----------------------------------------------------------------------------------
def reviewed_twice() -> list[Any]:
    product, person = a_product(), a_user()
    received(person, product)
    with met_before_writing(ProductReview):
        return together(
            2, lambda n: adding.add_review(product, user=person, review=Opinion(4 + n, "Bien."))
        )


def test_of_two_reviews_at_once_one_stands() -> None:
    outcomes = reviewed_twice()
    assert sorted(type(one) for one in outcomes if isinstance(one, Exception)) == [ReviewRefused]
    assert ProductReview.objects.count() == 1


def test_without_the_key_both_would_stand(rows_are_locked: None) -> None:
    with without_unique(ProductReview, "product_id", "user_id"):
        reviewed_twice()
        assert ProductReview.objects.count() == 2


def voted_twice() -> ProductReview:
    review, people = a_review(a_product(), 4), [a_user(), a_user()]
    together(2, lambda n: voting.vote_on_review(review, user=people[n], up=True))
    review.refresh_from_db()
    return review


def test_of_two_votes_at_once_both_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = Meeting()
    monkeypatch.setattr(voting, "_totals", meeting.after(voting._totals))
    assert (voted_twice().total_votes, meeting.met) == (2, False)


def test_without_holding_the_review_a_vote_is_not_counted(
    rows_are_locked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = Meeting()
    monkeypatch.setattr(voting, "_totals", meeting.after(voting._totals))
    monkeypatch.setattr(voting, "_hold", lambda review: None)
    assert (voted_twice().total_votes, meeting.met) == (1, True)


def edited_twice() -> list[str]:
    person = a_user()
    review = a_review(a_product(), 5, user=person, title="", body="avant")
    together(2, lambda n: editing.edit_review(review, user=person, to=Opinion(4, f"mot {n}")))
    review.refresh_from_db()
    return sorted([*ReviewEdit.objects.values_list("body", flat=True), review.body])


def test_of_two_edits_at_once_every_word_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = Meeting()
    monkeypatch.setattr(editing, "_held", meeting.after(editing._held))
    assert edited_twice() == ["avant", "mot 0", "mot 1"]
    assert not meeting.met


def test_without_holding_it_a_word_is_lost(
    rows_are_locked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    unheld(
        editing,
        monkeypatch,
        name="_held",
        read=lambda review: ProductReview.objects.get(pk=review.pk),
    )
    kept = edited_twice()
    assert kept.count("avant") == 2, kept


def counted_late() -> int:
    """One has counted a review and is about to write; another comes and is counted meanwhile."""
    product, counted, written = a_product(), threading.Event(), threading.Event()
    real = marking._write

    def write(row: Any, scores: list[int]) -> bool:
        if sum(scores) == 1:
            counted.set()
            written.wait(APART)
        return real(row, scores)

    def say(number: int) -> None:
        if number:
            counted.wait(60)
        a_review(product, 4)
        marking.refresh_store_marks([product.store_id])
        if number:
            written.set()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(marking, "_write", write)
        together(2, say)
    return int(Partner.objects.get(pk=product.store_id).listed_reviews)


def test_of_two_counts_at_once_the_later_one_stands() -> None:
    assert counted_late() == 2


def test_without_holding_the_store_the_earlier_count_stands(
    rows_are_locked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marking, "_held", lambda keys: Partner.objects.filter(pk__in=keys))
    assert counted_late() == 1


# --- Hearts -----------------------------------------------------------------------------------
def kept_twice() -> tuple[int, int]:
    person, product = a_user(), a_product()
    person.wishlists.create(name="Mes favoris")
    with met_before_writing(Line):
        together(2, lambda n: keeping.add_favourite(product, user=person))
    with met_before_writing(FavouriteStore):
        together(2, lambda n: keep_store(product.store, person=person))
    return Line.objects.count(), FavouriteStore.objects.count()


def test_a_heart_tapped_twice_at_once_is_kept_once() -> None:
    assert kept_twice() == (1, 1)


def test_without_the_keys_it_would_be_kept_twice(rows_are_locked: None) -> None:
    with (
        without_unique(Line, "wishlist_id", "product_id"),
        without_unique(FavouriteStore, "person_id", "store_id"),
    ):
        assert kept_twice() == (2, 2)


def first_hearts() -> int:
    person, products = a_user(), [a_product(), a_product()]
    together(2, lambda n: keeping.add_favourite(products[n], user=person))
    assert Line.objects.count() == 2
    return int(person.wishlists.count())


def test_two_first_hearts_at_once_make_one_list(monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = Meeting()
    monkeypatch.setattr(keeping, "_first_list", meeting_first(meeting))
    assert (first_hearts(), meeting.met) == (1, True)


def meeting_first(meeting: Meeting) -> Steps:
    """Both have seen that there is no list."""
    real = keeping._first_list

    def step(user: Any) -> Any:
        meeting.wait()
        return real(user)

    return step


def test_without_holding_the_person_they_make_two(
    rows_are_locked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_hold", lambda user: None)
    with met_before_writing(get_model("wishlists", "WishList")):
        assert first_hearts() == 2


# --- Questions --------------------------------------------------------------------------------
def asked() -> tuple[Message, list[Any]]:
    team, shopper = [a_user(), a_user()], a_user()
    store = a_store(team=tuple(team))
    talk = open_conversation(shopper, subject=Subject(store=store, product=a_product(store=store)))
    message = send_message(shopper, conversation=talk, words=Words(text="Large de combien ?"))
    send_message(team[0], conversation=talk, words=Words(text="Un mètre soixante."))
    found = Message.objects.select_related("conversation__product", "side", "author")
    return found.get(pk=message.pk), team


def published_twice() -> list[Any]:
    message, team = asked()
    with met_before_writing(Question):
        return together(2, lambda n: publish_question(message, by=team[n], words=SAID))


def test_published_by_two_at_once_it_stands_once() -> None:
    first, second = published_twice()
    assert first == second
    assert Question.objects.count() == 1


def test_without_the_key_it_would_stand_twice(rows_are_locked: None) -> None:
    with without_unique(Question, "message_id"):
        first, second = published_twice()
        assert first != second


def reworded_twice(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    message, team = asked()
    question = publish_question(message, by=team[0], words=SAID)
    monkeypatch.setattr(rewording, "checked", Meeting().after(rewording.checked))
    return together(
        2,
        lambda n: rewording.edit_question(
            question, by=team[n], words=Spoken(f"Large {n} ?", "1,60 m."), seen=1
        ),
    )


def test_of_two_that_reword_it_at_once_the_second_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes = reworded_twice(monkeypatch)
    assert [one for one in outcomes if one is True] == [True]
    assert sum(isinstance(one, QuestionOvertaken) for one in outcomes) == 1, outcomes


def test_without_looking_at_what_was_seen_nobody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second then runs into the key of the old wordings: an error, no word to the person."""
    monkeypatch.setattr(
        rewording, "_as_seen", lambda question, seen: Question.objects.filter(pk=question.pk)
    )
    outcomes = reworded_twice(monkeypatch)
    assert not any(isinstance(one, QuestionOvertaken) for one in outcomes), outcomes
