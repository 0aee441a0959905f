"""A product is sold once a moderator has read it, and each step of it is kept."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from core.audit import history_of
from core.integrity import find_faults
from core.states import NotAllowed, Overtaken
from shop.catalogue.content import content_mark
from shop.catalogue.models import Product
from shop.catalogue.selectors import listed_products
from shop.catalogue.states import STANDING, Standing
from shop.moderation.exceptions import ModerationRefused
from shop.moderation.services.approve_product import approve_product
from shop.moderation.services.archive_product import archive_product
from shop.moderation.services.reject_product import reject_product
from shop.moderation.services.restore_product import restore_product
from shop.moderation.services.submit_product import submit_product
from shop.moderation.services.suspend_product import suspend_product
from shop.moderation.tests.conftest import steps, stored, told
from shop.search.selectors import matching
from tests.stalls import a_variant

pytestmark = pytest.mark.django_db


def found(words: str) -> list[int]:
    return [row.pk for row in matching(listed_products(), words=words)]


def test_a_draft_is_submitted_read_and_sold(draft: Any, aissatou: Any, moderator: Any) -> None:
    submit_product(draft, by=aissatou)
    waiting = stored(draft)
    assert (waiting.standing, waiting.is_public) == ("pending", False)
    assert waiting.submitted_at is not None
    assert found("bazin") == []
    approve_product(waiting, by=moderator)
    sold = stored(draft)
    assert (sold.standing, sold.is_public) == ("approved", True)
    assert found("bazin") == [draft.pk]
    assert steps(draft) == [("product.pending", aissatou), ("product.approved", moderator)]
    assert told(aissatou) == ["product.approved"]


def test_what_is_refused_says_why_and_may_come_again(
    draft: Any, aissatou: Any, mamadou: Any, fatou: Any, moderator: Any
) -> None:
    submit_product(draft, by=mamadou)
    reject_product(draft, by=moderator, reason="La photo est floue.")
    assert stored(draft).standing == "rejected"
    entry = history_of(draft)[0]
    assert (entry.before, entry.after, entry.note) == (
        {"standing": "pending"},
        {"standing": "rejected"},
        "La photo est floue.",
    )
    assert told(aissatou) == told(mamadou) == ["product.rejected"]
    assert told(fatou) == []
    submit_product(draft, by=aissatou)
    assert stored(draft).standing == "pending"


def test_a_refusal_without_a_reason_changes_nothing(
    draft: Any, aissatou: Any, moderator: Any
) -> None:
    submit_product(draft, by=aissatou)
    with pytest.raises(ModerationRefused, match="no_reason"):
        reject_product(draft, by=moderator, reason="  ")
    assert stored(draft).standing == "pending"
    assert told(aissatou) == []


def test_suspending_loses_nothing_and_one_click_undoes_it(
    bazin: Any, aissatou: Any, moderator: Any
) -> None:
    hidden = a_variant(bazin, price=10_000, is_public=False)
    shown = a_variant(bazin, price=20_000)
    before = Product.objects.filter(pk=bazin.pk).values().get()
    suspend_product(bazin, by=moderator, reason="Contrefaçon ?")
    assert found("bazin") == []
    assert {stored(row).standing for row in (bazin, hidden, shown)} == {"suspended"}
    with pytest.raises(ModerationRefused):
        restore_product(bazin, by=aissatou)
    assert stored(bazin).standing == "suspended"
    restore_product(bazin, by=moderator)
    after = Product.objects.filter(pk=bazin.pk).values().get()
    assert {k: v for k, v in after.items() if not k.startswith("listed_")} == {
        k: v for k, v in before.items() if not k.startswith("listed_")
    }
    assert found("bazin") == [bazin.pk]
    assert (stored(hidden).is_public, stored(shown).is_public) == (False, True)
    assert told(aissatou) == ["product.suspended", "product.restored"]


def test_what_was_archived_comes_back_as_it_was(bazin: Any, aissatou: Any) -> None:
    archive_product(bazin, by=aissatou)
    assert (stored(bazin).standing, found("bazin")) == ("archived", [])
    assert restore_product(stored(bazin), by=aissatou) == Standing.APPROVED
    assert found("bazin") == [bazin.pk]


def test_what_was_rewritten_in_the_archive_is_a_draft(bazin: Any, aissatou: Any) -> None:
    archive_product(bazin, by=aissatou)
    Product.objects.filter(pk=bazin.pk).update(title="Montre de luxe")
    assert restore_product(stored(bazin), by=aissatou) == Standing.DRAFT
    assert stored(bazin).is_public is False


def test_a_draft_that_was_archived_is_no_way_into_the_shop(draft: Any, aissatou: Any) -> None:
    archive_product(draft, by=aissatou)
    assert restore_product(draft, by=aissatou) == Standing.DRAFT
    assert stored(draft).is_public is False


def test_nobody_approves_what_they_have_not_read(draft: Any, aissatou: Any, moderator: Any) -> None:
    submit_product(draft, by=aissatou)
    read = stored(draft)
    seen = content_mark(read)
    Product.objects.filter(pk=draft.pk).update(description="Appelez le 620 00 00 00")
    with pytest.raises(ModerationRefused, match="changed"):
        approve_product(read, by=moderator, seen=seen)
    assert stored(draft).standing == "pending"
    assert told(aissatou) == []
    approve_product(stored(draft), by=moderator, seen=content_mark(draft))
    assert stored(draft).standing == "approved"


def test_of_two_moderators_the_second_changes_nothing(
    draft: Any, aissatou: Any, moderator: Any
) -> None:
    submit_product(draft, by=aissatou)
    one, two = stored(draft), stored(draft)
    approve_product(one, by=moderator)
    with pytest.raises(Overtaken):
        reject_product(two, by=moderator, reason="Non.")
    assert stored(draft).standing == "approved"
    assert told(aissatou) == ["product.approved"]


@pytest.mark.parametrize("who", ["aissatou", "fatou", "kadiatou", "editor"])
def test_only_moderators_decide(
    request: pytest.FixtureRequest, draft: Any, aissatou: Any, who: str
) -> None:
    submit_product(draft, by=aissatou)
    person = request.getfixturevalue(who)
    for decide in (
        lambda: approve_product(draft, by=person),
        lambda: reject_product(draft, by=person, reason="Non."),
        lambda: suspend_product(draft, by=person, reason="Non."),
    ):
        with pytest.raises(ModerationRefused, match="not_yours"):
            decide()
    assert stored(draft).standing == "pending"


@pytest.mark.parametrize("who", ["fatou", "kadiatou", "moderator"])
def test_only_its_store_submits_and_archives(
    request: pytest.FixtureRequest, draft: Any, who: str
) -> None:
    person = request.getfixturevalue(who)
    for ask in (submit_product, archive_product, restore_product):
        with pytest.raises(ModerationRefused, match="not_yours"):
            ask(draft, by=person)
    assert stored(draft).standing == "draft"


def test_a_variant_is_not_submitted_by_itself(bazin: Any, aissatou: Any) -> None:
    with pytest.raises(ModerationRefused, match="variant"):
        archive_product(a_variant(bazin, price=10_000), by=aissatou)


def test_approval_is_no_way_round_a_suspension(bazin: Any, moderator: Any) -> None:
    suspend_product(bazin, by=moderator, reason="Contrefaçon ?")
    with pytest.raises(NotAllowed):
        approve_product(bazin, by=moderator)
    assert stored(bazin).standing == "suspended"


def test_the_database_sells_nothing_that_is_not_approved(draft: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Product.objects.filter(pk=draft.pk).update(is_public=True)


def test_the_daily_look_names_what_stands_askew(bazin: Any) -> None:
    variant = a_variant(bazin, price=10_000)
    assert list(find_faults()) == []
    Product.objects.filter(pk=bazin.pk).update(is_public=False)
    Product.objects.filter(pk=variant.pk).update(standing="draft")
    assert [fault for room, fault in find_faults() if room == "standing"] == [
        f"Product {bazin.pk} is approved and not public.",
        f"Product {variant.pk} does not stand where its parent stands.",
    ]


def test_every_state_has_its_place_in_the_table() -> None:
    assert set(STANDING.allowed) == set(Standing)
    assert [s for s in Standing if STANDING.is_last(s)] == []
