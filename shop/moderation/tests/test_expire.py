"""What is left alone for long goes out of sight, after warnings, and comes back by one click."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from core.audit.models import AuditEntry
from notifications.models import Notice
from shop.catalogue.models import Product
from shop.moderation.reportables import People
from shop.moderation.services.expire_accounts import expire_accounts
from shop.moderation.services.expire_products import expire_products
from shop.moderation.services.restore_product import restore_product
from shop.moderation.tests.conftest import stored, told
from shop.partner.models import StockRecord
from tests.builders import a_user

pytestmark = pytest.mark.django_db
NOTHING = {"warned": 0, "hidden": 0}


def days_pass(days: int) -> None:
    """Everything that was written is older by so much."""
    back = timedelta(days=days)
    for model, names in (
        (AuditEntry, ("at",)),
        (Product, ("date_updated", "date_created")),
        (StockRecord, ("date_updated", "date_created")),
        (User, ("date_joined", "last_login")),
    ):
        model.objects.update(**{name: F(name) - back for name in names})


def test_two_warnings_then_hidden_and_one_click_brings_it_back(bazin: Any, aissatou: Any) -> None:
    days_pass(149)
    assert expire_products() == NOTHING
    days_pass(1)
    assert expire_products() == {"warned": 1, "hidden": 0}
    # The same day again, and thirteen days later: said once.
    assert expire_products() == NOTHING
    days_pass(13)
    assert expire_products() == NOTHING
    days_pass(1)
    assert expire_products() == {"warned": 1, "hidden": 0}
    days_pass(15)
    assert expire_products() == NOTHING
    assert stored(bazin).is_public
    days_pass(1)
    assert expire_products() == {"warned": 0, "hidden": 1}
    assert (stored(bazin).standing, stored(bazin).is_public) == ("hidden", False)
    assert told(aissatou) == ["product.idle", "product.idle", "product.hidden"]
    assert restore_product(stored(bazin), by=aissatou) == "approved"
    assert stored(bazin).is_public
    # And it has half a year again.
    assert expire_products() == NOTHING
    days_pass(149)
    assert expire_products() == NOTHING


def test_after_years_without_the_job_nothing_is_hidden_unwarned(bazin: Any) -> None:
    days_pass(1000)
    assert expire_products() == {"warned": 1, "hidden": 0}
    days_pass(14)
    assert expire_products() == {"warned": 1, "hidden": 0}
    days_pass(6)
    assert expire_products() == NOTHING
    days_pass(1)
    assert expire_products() == {"warned": 0, "hidden": 1}


def test_whoever_touches_price_or_stock_begins_anew(bazin: Any) -> None:
    days_pass(160)
    expire_products()
    bazin.stockrecords.get().save()
    days_pass(100)
    assert expire_products() == NOTHING
    assert stored(bazin).is_public


def test_a_dry_run_says_and_writes_nothing(bazin: Any, aissatou: Any, oumar: Any) -> None:
    days_pass(400)
    out = StringIO()
    before = AuditEntry.objects.count()
    call_command("expire_inactive", "--dry-run", stdout=out)
    assert out.getvalue() == (
        "Products: 1 warned, 0 hidden. Accounts: 3 given notice, 0 deactivated."
        " Nothing was written.\n"
    )
    assert (AuditEntry.objects.count(), Notice.objects.count()) == (before, 0)
    call_command("expire_inactive", stdout=out)
    assert Notice.objects.filter(kind="product.idle").count() == 2
    assert Notice.objects.filter(kind="account.idle").count() == 3


def test_an_unused_account_is_deactivated_a_month_after_notice(oumar: Any, moderator: Any) -> None:
    days_pass(334)
    assert expire_accounts() == {"noticed": 0, "deactivated": 0}
    days_pass(1)
    assert expire_accounts() == {"noticed": 1, "deactivated": 0}
    days_pass(29)
    assert expire_accounts() == {"noticed": 0, "deactivated": 0}
    days_pass(1)
    assert expire_accounts() == {"noticed": 0, "deactivated": 1}
    assert not stored(oumar).is_active
    assert People().restore(stored(oumar), by=moderator, note="Elle a appelé.")
    assert stored(oumar).is_active
    # Brought back, it gets notice again before anything happens.
    assert expire_accounts() == {"noticed": 1, "deactivated": 0}
    assert stored(oumar).is_active


def test_who_signs_in_after_notice_stays(oumar: Any) -> None:
    days_pass(400)
    expire_accounts()
    User.objects.filter(pk=oumar.pk).update(last_login=timezone.now())
    days_pass(31)
    assert expire_accounts() == {"noticed": 0, "deactivated": 0}
    assert stored(oumar).is_active


def test_the_teams_accounts_are_the_teams(admin: Any, editor: Any) -> None:
    days_pass(4000)
    assert expire_accounts() == {"noticed": 0, "deactivated": 0}


def test_another_ones_history_is_not_ones_own(oumar: Any) -> None:
    a_user(last_login=timezone.now())
    days_pass(400)
    expire_accounts()
    days_pass(30)
    assert expire_accounts() == {"noticed": 0, "deactivated": 2}
