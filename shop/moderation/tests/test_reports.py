"""Who complains of what, and what comes of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import User
from core.audit import history_of
from notifications.models import Notice
from shop.catalogue.reviews.models import ProductReview
from shop.moderation.exceptions import ModerationRefused
from shop.moderation.models import Case, Report
from shop.moderation.services.decide_case import decide_case
from shop.moderation.services.file_report import Said, file_report
from shop.moderation.services.restore_target import restore_target
from shop.moderation.tests.conftest import steps, stored, told
from shop.moderation.trust import is_of_standing
from tests.builders import a_user
from tests.stalls import a_review, received

pytestmark = pytest.mark.django_db
FAKE = Said("fake", "C’est une copie.")


def somebody(*, days: int = 31, proven: bool = True) -> User:
    return a_user(phone_verified=proven, date_joined=timezone.now() - timedelta(days=days))


def report(person: Any, product: Any, said: Said = FAKE) -> Report:
    return file_report(person, kind="product", key=str(product.pk), said=said)


def test_ten_of_standing_suspend_it_until_somebody_has_looked(
    bazin: Any, aissatou: Any, mamadou: Any, moderator: Any
) -> None:
    people = [somebody() for _ in range(10)]
    for person in people[:9]:
        report(person, bazin)
    assert stored(bazin).standing == "approved"
    report(people[9], bazin)
    assert (stored(bazin).standing, stored(bazin).is_public) == ("suspended", False)
    assert told(aissatou) == told(mamadou) == ["product.suspended"]
    assert told(moderator) == ["report.filed", "report.filed"]
    assert steps(bazin) == [("product.suspended", None)]
    case = Case.objects.get()
    assert [step for step, _who in steps(case)] == ["case.reported"] * 10 + ["case.suspended"]
    decide_case(case, by=moderator, uphold=False)
    assert (stored(bazin).standing, stored(bazin).is_public) == ("approved", True)
    assert told(aissatou) == ["product.suspended", "product.restored"]
    assert {tuple(told(person)) for person in people} == {("report.decided",)}
    assert Notice.objects.filter(recipient=people[0]).get().title == (
        "Signalement de Bazin riche : rien à redire"
    )
    assert set(Report.objects.values_list("status", flat=True)) == {"dismissed"}
    assert steps(bazin)[-1] == ("product.approved", moderator)


def test_newcomers_suspend_nobody_and_are_heard(bazin: Any, aissatou: Any, moderator: Any) -> None:
    for _ in range(6):
        report(somebody(days=29), bazin)
    for _ in range(6):
        report(somebody(proven=False), bazin)
    for _ in range(9):
        report(somebody(), bazin)
    assert stored(bazin).standing == "approved"
    case = Case.objects.get()
    assert (case.open_reports, case.open_of_standing) == (21, 9)
    assert len(history_of(case)) == 21
    assert told(aissatou) == []
    assert told(moderator) == ["report.filed"]


def test_a_parcel_received_is_worth_a_month(bazin: Any) -> None:
    new, unproven, waiting = somebody(days=0), somebody(days=0, proven=False), somebody(days=0)
    assert not is_of_standing(new)
    for person in (new, unproven):
        received(person, bazin)
    received(waiting, bazin, status="placed")
    assert is_of_standing(new)
    assert not is_of_standing(unproven)
    assert not is_of_standing(waiting)


def test_one_open_word_a_person(bazin: Any, kadiatou: Any) -> None:
    first = report(kadiatou, bazin)
    assert report(kadiatou, bazin, Said("other")) == first
    assert Report.objects.count() == Case.objects.get().open_reports == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(case=first.case, reporter=kadiatou, reason="other")


def test_after_an_answer_one_may_speak_again(bazin: Any, kadiatou: Any, moderator: Any) -> None:
    report(kadiatou, bazin)
    decide_case(Case.objects.get(), by=moderator, uphold=False)
    report(kadiatou, bazin)
    assert sorted(Report.objects.values_list("status", flat=True)) == ["dismissed", "open"]
    assert Case.objects.get().open_reports == 1


def test_an_upheld_report_suspends_and_one_click_undoes_it(
    bazin: Any, kadiatou: Any, aissatou: Any, moderator: Any
) -> None:
    report(kadiatou, bazin)
    case = Case.objects.get()
    with pytest.raises(ModerationRefused, match="no_reason"):
        decide_case(case, by=moderator, uphold=True)
    decide_case(case, by=moderator, uphold=True, reason="Contrefaçon.")
    assert stored(bazin).standing == "suspended"
    assert Report.objects.get().status == "upheld"
    restore_target(case, by=moderator)
    assert stored(bazin).is_public
    with pytest.raises(ModerationRefused, match="decided"):
        restore_target(stored(case), by=moderator)
    assert told(aissatou) == ["product.suspended", "product.restored"]


def test_what_comes_after_reading_is_not_answered_unread(
    bazin: Any, kadiatou: Any, oumar: Any, moderator: Any
) -> None:
    report(kadiatou, bazin)
    read = Case.objects.get()
    report(oumar, bazin)
    with pytest.raises(ModerationRefused, match="decided"):
        decide_case(read, by=moderator, uphold=False)
    assert set(Report.objects.values_list("status", flat=True)) == {"open"}


def test_the_eleventh_does_not_take_back_a_moderators_word(bazin: Any, moderator: Any) -> None:
    from shop.moderation.services.restore_product import restore_product

    for _ in range(10):
        report(somebody(), bazin)
    restore_product(stored(bazin), by=moderator)
    report(somebody(), bazin)
    assert stored(bazin).standing == "approved"


def test_after_a_moderators_word_ten_more_are_heard_again(bazin: Any, moderator: Any) -> None:
    from shop.moderation.services.restore_product import restore_product

    first = [somebody() for _ in range(10)]
    for person in first:
        report(person, bazin)
    restore_product(stored(bazin), by=moderator)
    case = Case.objects.get()
    assert (case.suspended_at, case.open_reports, case.open_of_standing) == (None, 0, 0)
    assert set(Report.objects.values_list("status", flat=True)) == {"dismissed"}
    assert {tuple(told(person)) for person in first} == {("report.decided",)}
    for _ in range(9):
        report(somebody(), bazin)
    assert stored(bazin).standing == "approved"
    report(somebody(), bazin)
    assert stored(bazin).standing == "suspended"
    decide_case(Case.objects.get(), by=moderator, uphold=True, reason="Faux.")
    assert stored(bazin).standing == "suspended"
    decided = Case.objects.get()
    restore_product(stored(bazin), by=moderator)
    report(somebody(), bazin)
    decided.refresh_from_db()
    # Upheld again, though its first suspension is long over.
    decide_case(decided, by=moderator, uphold=True, reason="Encore.")
    assert stored(bazin).standing == "suspended"


def test_who_reports_cannot_put_out_still_leave_their_word(
    admin: Any, moderator: Any, bazin: Any
) -> None:
    """One of the team: the tenth tells the moderators, the eleventh does not again."""
    a_review(bazin, 5, user=admin)
    for _ in range(11):
        file_report(somebody(), kind="person", key=str(admin.pk), said=FAKE)
    admin.refresh_from_db()
    assert admin.is_active
    assert Case.objects.get().open_of_standing == 11
    assert told(moderator) == ["report.filed", "report.filed"]


def test_ones_own_and_what_nobody_sees_is_not_reported(
    bazin: Any, draft: Any, aissatou: Any, kadiatou: Any
) -> None:
    with pytest.raises(ModerationRefused, match="own"):
        report(aissatou, bazin)
    for kind, key in (
        ("product", str(draft.pk)),
        ("product", "9" * 30),
        ("product", "x"),
        ("nothing", "1"),
        ("person", str(aissatou.pk)),
    ):
        with pytest.raises(ModerationRefused, match="gone"):
            file_report(kadiatou, kind=kind, key=key, said=FAKE)
    assert not Case.objects.exists()


def test_a_review_is_hidden_and_shown_again(
    bazin: Any, kadiatou: Any, oumar: Any, moderator: Any
) -> None:
    review = a_review(bazin, 1, user=oumar)
    file_report(kadiatou, kind="review", key=str(review.pk), said=Said("insult"))
    case = Case.objects.get()
    decide_case(case, by=moderator, uphold=True, reason="Insulte.")
    assert stored(review).status == ProductReview.FOR_MODERATION
    assert stored(bazin).listed_reviews == 0
    assert told(oumar) == ["suspended"]
    restore_target(case, by=moderator)
    assert stored(review).status == ProductReview.APPROVED
    assert stored(bazin).listed_reviews == 1
    assert told(oumar) == ["suspended", "restored"]


def test_a_person_is_shut_out_and_comes_back_with_everything(
    bazin: Any, kadiatou: Any, oumar: Any, moderator: Any
) -> None:
    a_review(bazin, 1, user=oumar)
    before = User.objects.filter(pk=oumar.pk).values().get()
    client = Client()
    client.force_login(oumar)
    assert client.get("/fr/account/").status_code == 200
    file_report(kadiatou, kind="person", key=str(oumar.pk), said=Said("insult"))
    case = Case.objects.get()
    decide_case(case, by=moderator, uphold=True, reason="Insultes.")
    assert not stored(oumar).is_active
    assert told(oumar) == ["suspended"]
    assert client.get("/fr/account/").status_code == 302
    restore_target(case, by=moderator)
    assert User.objects.filter(pk=oumar.pk).values().get() | {"last_login": None} == before | {
        "last_login": None
    }


def test_the_team_is_not_put_out_by_reports(bazin: Any, editor: Any, moderator: Any) -> None:
    a_review(bazin, 5, user=editor)
    for _ in range(10):
        file_report(somebody(), kind="person", key=str(editor.pk), said=Said("other"))
    assert stored(editor).is_active
    assert Case.objects.get().suspended_at is None


def test_who_reports_all_day_is_slowed_down(her_store: Any, kadiatou: Any) -> None:
    from tests.builders import a_product

    products = [a_product(store=her_store) for _ in range(21)]
    for product in products[:20]:
        report(kadiatou, product)
    with pytest.raises(ModerationRefused, match="too_fast"):
        report(kadiatou, products[20])


@pytest.mark.parametrize("who", ["kadiatou", "aissatou", "editor"])
def test_only_moderators_answer(
    request: pytest.FixtureRequest, bazin: Any, oumar: Any, who: str
) -> None:
    report(oumar, bazin)
    case, person = Case.objects.get(), request.getfixturevalue(who)
    with pytest.raises(ModerationRefused, match="not_yours"):
        decide_case(case, by=person, uphold=True, reason="Non.")
    client = Client()
    client.force_login(person)
    for path in ("cases/", f"cases/{case.pk}/", f"people/{oumar.pk}/"):
        assert client.get(f"/admin/moderation/{path}").status_code in {302, 403}
    client.post(
        f"/admin/moderation/cases/{case.pk}/decide/",
        {"decision": "reject", "reason": "Non.", "read": "1"},
    )
    client.post(f"/admin/moderation/people/{oumar.pk}/", {"active": "0", "reason": "Non."})
    assert stored(bazin).standing == "approved"
    assert stored(oumar).is_active
