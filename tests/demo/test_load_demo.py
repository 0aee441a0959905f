"""`load_demo`: what it makes of the facts, once and again."""

from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F, Sum

from accounts.models import User
from core.demo import PASSWORD
from core.money import Money
from ledger.models import AccountKind, Entry
from ledger.selectors import balance
from shop.catalogue.demo.facts import items
from shop.catalogue.filters import Filters
from shop.catalogue.models import LISTED, Category, Product
from shop.catalogue.selectors import find_products
from shop.catalogue.services.refresh_listing import FIELDS, refresh_listing
from shop.order.models import Order
from shop.partner.models import Partner, StockRecord

pytestmark = pytest.mark.django_db
ProductReview = apps.get_model("reviews", "ProductReview")
ProductImage = apps.get_model("catalogue", "ProductImage")


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawing is tried in test_pictures; here an empty file stands for each picture."""
    monkeypatch.setattr(
        "shop.catalogue.demo.pictures.paint",
        lambda picture: {name: b"drawn" for name in (picture.name, picture.close) if name},
    )
    monkeypatch.setattr("shop.catalogue.demo.pictures.WORTH_A_POOL", 10_000)
    monkeypatch.setattr("shop.partner.demo.stores._draw", lambda told: f"{told['code']}.jpg")


def _load(products: int = 300) -> str:
    out = StringIO()
    call_command("load_demo", products=products, stdout=out)
    return out.getvalue()


def _rows() -> dict[str, list[dict[str, Any]]]:
    """Every row that the demo could have touched."""
    labels = "accounts account address basket catalogue chat ledger offer order partner payment"
    labels += " moderation notifications reviews"
    models = [m for label in labels.split() for m in apps.get_app_config(label).get_models()]
    # Oscar declares a view of PostgreSQL's as a model.
    tables = set(connection.introspection.table_names())
    here = [m for m in models if m._meta.db_table in tables]
    return {m._meta.label: list(m._default_manager.order_by("pk").values()) for m in here}


def test_the_till_opens_with_what_the_facts_say_and_twice_is_once(undrawn: None) -> None:
    _load(products=10)
    _load(products=10)
    assert Entry.objects.get().kind == "opening"
    assert balance(AccountKind.TILL) == Money(7_500_000)
    assert balance(AccountKind.OPENING) == Money(-4_249_000)


def test_the_market_is_as_large_as_promised(undrawn: None) -> None:
    _load()
    assert Partner.objects.count() == 8
    assert Category.objects.filter(depth=2).count() == 30
    assert Category.objects.filter(depth=1).count() == 7
    assert Category.find_problems() == ([], [], [], [], [])
    assert Product.objects.filter(LISTED).count() == 300
    assert set(Product.objects.values_list("categories__numchild", flat=True)) == {0}
    assert ProductImage.objects.filter(product__is_public=True).count() == 600
    assert ProductReview.objects.count() > 300
    assert {r.score for r in ProductReview.objects.all()} == {1, 2, 3, 4, 5}


def test_a_list_of_the_newest_begins_with_many_shelves_and_nothing_sold_out(undrawn: None) -> None:
    _load()
    newest = Product.objects.filter(LISTED).order_by("-id")[:24]
    assert len({product.listed_category for product in newest}) == 24
    assert all(product.listed_in_stock for product in newest)


def test_loading_twice_changes_nothing(undrawn: None) -> None:
    _load(60)
    before, files = _rows(), default_storage.listdir("products/demo")
    _load(60)
    assert _rows() == before
    assert default_storage.listdir("products/demo") == files


def test_a_larger_market_keeps_what_stands(undrawn: None) -> None:
    _load(40)
    Product.objects.filter(upc="MKT-0000001").update(title="Changé par la boutique")
    _load(350)
    assert Product.objects.filter(LISTED).count() == 350
    assert Product.objects.get(upc="MKT-0000001").title == "Changé par la boutique"
    assert Product.objects.get(upc="MKT-0000301").title == f"{items()[0].title}, série 1"


def test_lists_show_what_refreshing_would_make_them_show(undrawn: None) -> None:
    _load(90)
    told = {p.pk: [getattr(p, name) for name in FIELDS] for p in Product.objects.all()}
    refresh_listing(products=Product.objects.all())
    assert {p.pk: [getattr(p, name) for name in FIELDS] for p in Product.objects.all()} == told


def test_what_is_loaded_is_found(undrawn: None) -> None:
    _load(30)
    found = find_products(filters=Filters(q="riz importé brisé"))
    assert found[0].title == "Riz importé brisé 50 kg"


def test_prices_have_no_centimes_and_stores_own_what_they_sell(undrawn: None) -> None:
    _load(120)
    for record in StockRecord.objects.filter(product__is_public=True).select_related("product"):
        assert record.price == record.price.to_integral_value()
        assert record.price_currency == "GNF"
        assert record.partner_id == record.product.store_id
        assert record.product.listed_price == record.price


def test_the_cast_can_sign_in_and_does_its_job(undrawn: None, rf: Any) -> None:
    _load(5)
    for name in ("admin", "editor", "moderator", "aissatou", "mamadou", "fatou", "oumar"):
        email = f"{name}@makiti.test"
        assert authenticate(rf.post("/"), email=email, password=PASSWORD).email == email
    people = {user.email: user for user in User.objects.all()}
    assert people["admin@makiti.test"].is_superuser
    assert sum(user.is_superuser for user in people.values()) == 1
    for name, group in (("editor", "Editors"), ("moderator", "Moderators")):
        person = people[f"{name}@makiti.test"]
        assert [g.name for g in person.groups.all()] == [group]
        assert person.has_perm("wagtailadmin.access_admin")
        assert person.is_staff
    assert not people["aissatou@makiti.test"].is_staff


def test_stores_belong_to_their_people_and_to_nobody_else(undrawn: None) -> None:
    _load(5)
    hers = Partner.objects.get(code="boutique-aissatou")
    assert {u.first_name for u in hers.users.all()} == {"Aïssatou", "Mamadou"}
    fatou = User.objects.get(email="fatou@makiti.test")
    assert [store.code for store in Partner.objects.filter(users=fatou)] == ["chez-fatou"]
    assert not Partner.objects.filter(users=None).exists()


def test_past_orders_took_their_pieces_and_add_up(undrawn: None) -> None:
    _load()
    orders = Order.objects.filter(user__email="kadiatou@makiti.test")
    assert orders.count() == 3
    for order in orders:
        lines = order.lines.aggregate(total=Sum("line_price_incl_tax"))["total"]
        assert order.total_incl_tax == lines + order.shipping_incl_tax
        assert order.sources.get().amount_allocated == order.total_incl_tax
    # Two lamps at 20 % off, three packs of notebooks at 15 % off, one jar.
    last = orders.get(number="MK-DEM2-0003")
    assert last.total_incl_tax - last.shipping_incl_tax == Decimal(192_000 + 114_750 + 60_000)
    assert StockRecord.objects.filter(num_allocated__gt=0).count() == 8
    assert not StockRecord.objects.filter(num_allocated__gt=F("num_in_stock")).exists()


def test_something_waits_for_the_moderator_and_was_pointed_at(undrawn: None, client: Any) -> None:
    _load()
    client.force_login(User.objects.get(email="moderator@makiti.test"))
    queue = client.get("/admin/moderation/").context
    assert [(row.is_change, row.store.code) for row in queue["rows"]] == [
        (False, "chez-fatou"),
        (True, "boutique-aissatou"),
    ]
    assert queue["cases"] == 1
    read = client.get(queue["rows"][0].url).context
    assert "phone" in {hint.code for hint in read["hints"]}
    [case] = client.get("/admin/moderation/cases/").context["page"]
    assert (case.open_reports, case.open_of_standing, case.suspended_at) == (3, 0, None)
    # What was decided stays decided, however often the market is loaded.
    client.post(
        "/admin/moderation/decide/",
        {"item": queue["rows"][1].item, "decision": "reject", "reason": "Non."},
    )
    _load()
    assert len(client.get("/admin/moderation/").context["rows"]) == 1


def test_a_market_without_products_is_refused() -> None:
    with pytest.raises(CommandError, match="from 1 to 1000000"):
        _load(0)
    assert not Product.objects.exists()
