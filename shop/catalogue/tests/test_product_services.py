"""Writing a product: its facts, its pictures, its variants, its stock."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile
from oscar.core.loading import get_model

from core.audit import history_of
from core.money import Money
from core.tests.hostile import jpeg
from core.uploads import pictures
from shop.basket.models import Basket
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.facts import Facts, facts_of
from shop.catalogue.models import Product
from shop.catalogue.services.begin_product import begin_product
from shop.catalogue.services.duplicate_product import duplicate_product
from shop.catalogue.services.set_pictures import set_pictures
from shop.catalogue.services.set_stock import set_stock
from shop.catalogue.services.set_variants import set_variants
from shop.catalogue.services.write_facts import write_facts
from shop.catalogue.shown import pictures_of
from shop.catalogue.stock import Stock
from shop.catalogue.variants import Variant, stock_of, variants_of
from shop.partner.models import StockRecord
from shop.partner.strategy import Selector
from tests.builders import a_basket, a_category, a_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def clothes() -> Any:
    kind = get_model("catalogue", "ProductClass").objects.create(name="Mode", slug="vetement")
    for code, name in (("brand", "Marque"), ("color", "Couleur"), ("size", "Taille")):
        kind.attributes.create(code=code, name=name, type="text")
    kind.attributes.create(code="weight", name="Poids (kg)", type="float")
    return kind


@pytest.fixture
def dress(her_store: Any, aissatou: Any, clothes: Any) -> Product:
    product = begin_product(her_store, by=aissatou)
    facts = Facts(
        title="  Robe   wax ",
        description="Cousue à Madina.",
        category_id=a_category(name="Femmes").pk,
        kind_id=clothes.pk,
        values={"brand": "Atelier A", "weight": "0,4"},
    )
    return write_facts(product, facts=facts, by=aissatou)


def a_file(colour: int = 0) -> str:
    data = jpeg(quality=60 + colour)
    return pictures.save("x.jpg", ContentFile(data))


def offered(product: Product) -> dict[str, tuple[int, int]]:
    rows = StockRecord.objects.filter(product__parent=product, product__is_public=True)
    return {row.product.title: (int(row.price), row.num_in_stock) for row in rows}


def test_a_product_begins_as_a_draft_that_nobody_sees(her_store: Any, aissatou: Any) -> None:
    product = begin_product(her_store, by=aissatou)
    assert (product.is_public, product.store) == (False, her_store)
    assert not product.was_offered
    assert history_of(product).get().actor == aissatou


def test_facts_are_written_with_listing_and_history(dress: Product, aissatou: Any) -> None:
    dress.refresh_from_db()
    assert dress.title == "Robe wax"
    assert dress.slug == "robe-wax"
    assert dress.description == "<p>Cousue à Madina.</p>"
    assert dress.listed_brand == "Atelier A"
    assert dress.listed_category == dress.categories.get().path
    assert facts_of(dress).values == {"brand": "Atelier A", "weight": 0.4}
    entry = history_of(dress).filter(action="product.facts").get()
    assert entry.after["title"] == "Robe wax"
    write_facts(dress, facts=facts_of(dress), by=aissatou)
    assert history_of(dress).filter(action="product.facts").count() == 1


def test_facts_of_another_class_go_with_it(dress: Product, aissatou: Any) -> None:
    other = get_model("catalogue", "ProductClass").objects.create(name="Livre", slug="papier")
    write_facts(dress, facts=Facts(title="Robe wax", kind_id=other.pk), by=aissatou)
    assert not dress.attribute_values.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"weight": "lourd"}, "attr_weight"),
        ({"weight": "-1"}, "attr_weight"),
        ({"weight": "nan"}, "attr_weight"),
        ({"weight": "1e400"}, "attr_weight"),
        ({"price": "1"}, ""),
    ],
)
def test_a_value_that_is_none_is_refused_and_nothing_changes(
    dress: Product, aissatou: Any, values: dict[str, str], field: str
) -> None:
    before = facts_of(dress)
    facts = Facts(title="Autre", kind_id=dress.product_class_id, values=values)
    with pytest.raises(NotWritten) as refused:
        write_facts(dress, facts=facts, by=aissatou)
    assert refused.value.field == field
    dress.refresh_from_db()
    assert facts_of(dress) == before


def test_pictures_are_those_named_in_that_order(dress: Product, aissatou: Any) -> None:
    one, two, three = (a_file(n) for n in range(3))
    set_pictures(dress, pictures=[(one, "devant"), (two, "")], by=aissatou)
    first = dress.images.get(original=one).pk
    set_pictures(dress, pictures=[(three, ""), (one, " dos "), (one, "dos")], by=aissatou)
    assert pictures_of(dress) == [(three, ""), (one, "dos")]
    assert dress.images.get(original=one).pk == first
    dress.refresh_from_db()
    assert dress.listed_cover == three
    assert pictures.exists(two)


@pytest.mark.parametrize(
    "name", ["uploads/aa/nothing.jpg", "uploads/../secret.jpg", "../x.jpg", "products/x.jpg", ""]
)
def test_a_picture_that_nobody_sent_is_refused(dress: Product, aissatou: Any, name: str) -> None:
    with pytest.raises(NotWritten):
        set_pictures(dress, pictures=[(name, "")], by=aissatou)
    assert pictures_of(dress) == []


def test_a_thirteenth_picture_is_refused(dress: Product, aissatou: Any) -> None:
    with pytest.raises(NotWritten) as refused:
        set_pictures(dress, pictures=[(f"uploads/a/{n}.jpg", "") for n in range(13)], by=aissatou)
    assert "12" in refused.value.message


def test_variants_have_each_their_price_and_stock(dress: Product, aissatou: Any) -> None:
    rows = [
        Variant(values=("Rouge", "S"), stock=stock_of(90_000, 3)),
        Variant(values=("bleu", "M"), stock=stock_of(95_000, 0)),
    ]
    set_variants(dress, variants=rows, by=aissatou)
    assert offered(dress) == {
        "Robe wax (Rouge, S)": (90_000, 3),
        "Robe wax (bleu, M)": (95_000, 0),
    }
    dress.refresh_from_db()
    assert dress.is_parent
    assert (dress.listed_price, dress.listed_colors) == (Decimal(90_000), "|rouge|bleu|")
    # Once more is the same.
    set_variants(dress, variants=rows, by=aissatou)
    assert dress.children.count() == 2
    assert StockRecord.objects.filter(product__parent=dress).count() == 2


def test_variants_of_a_draft_go_and_those_that_were_seen_are_taken_off(
    dress: Product, aissatou: Any
) -> None:
    red = Variant(values=("rouge", ""), stock=stock_of(90_000, 3))
    blue = Variant(values=("bleu", ""), stock=stock_of(90_000, 3))
    set_variants(dress, variants=[red, blue], by=aissatou)
    set_variants(dress, variants=[red], by=aissatou)
    assert dress.children.count() == 1
    set_variants(dress, variants=[red, blue], by=aissatou)
    sell(dress)
    kept = variants_of(dress)["bleu", ""]
    set_variants(dress, variants=[red], by=aissatou)
    assert set(offered(dress)) == {"Robe wax (rouge)"}
    assert not Product.objects.get(pk=kept.pk).is_public
    # It comes back as the row it was.
    set_variants(dress, variants=[red, blue], by=aissatou)
    assert variants_of(dress)["bleu", ""].pk == kept.pk
    assert Product.objects.get(pk=kept.pk).is_public


def sell(product: Product) -> None:
    Product.objects.filter(pk=product.pk).update(is_public=True, standing="approved")
    product.refresh_from_db()


def test_what_was_sold_as_it_is_goes_on_as_the_first_variant(dress: Product, aissatou: Any) -> None:
    own = set_stock(dress, stock=stock_of(80_000, 5), by=aissatou)
    StockRecord.objects.filter(pk=own.pk).update(num_allocated=2)
    rows = [Variant(values=("rouge", ""), stock=stock_of(85_000, 3, was=3))]
    set_variants(dress, variants=rows, by=aissatou)
    own.refresh_from_db()
    assert own.product == variants_of(dress)["rouge", ""]
    assert (own.num_in_stock, own.num_allocated, int(own.price)) == (5, 2, 85_000)
    set_variants(dress, variants=[], by=aissatou)
    assert dress.structure == Product.STANDALONE
    again = set_stock(dress, stock=stock_of(80_000, 1), by=aissatou)
    assert again.pk != own.pk


def test_a_basket_keeps_its_line_when_a_variant_is_taken_off(
    dress: Product, aissatou: Any, kadiatou: Any
) -> None:
    red = Variant(values=("rouge", ""), stock=stock_of(90_000, 3))
    blue = Variant(values=("bleu", ""), stock=stock_of(90_000, 3))
    set_variants(dress, variants=[red, blue], by=aissatou)
    sell(dress)
    child = variants_of(dress)["bleu", ""]
    basket = a_basket(child, owner=kadiatou)
    set_variants(dress, variants=[red], by=aissatou)
    again = Basket.objects.get(pk=basket.pk)
    again.strategy = Selector().strategy(user=kadiatou)
    line = again.all_lines().get()
    assert line.product.pk == child.pk
    assert not line.purchase_info.availability.is_available_to_buy


@pytest.mark.parametrize(
    "values", [[("rouge", "S"), ("Rouge ", "s")], [("", "")], [(str(n), "") for n in range(101)]]
)
def test_variants_that_cannot_be_are_refused(
    dress: Product, aissatou: Any, values: list[tuple[str, str]]
) -> None:
    rows = [Variant(values=each, stock=stock_of(1000, 1)) for each in values]
    with pytest.raises(NotWritten):
        set_variants(dress, variants=rows, by=aissatou)
    assert not dress.children.exists()


def test_a_class_without_colours_has_no_variants_by_colour(her_store: Any, aissatou: Any) -> None:
    rice = a_product(title="Riz", store=her_store)
    with pytest.raises(NotWritten):
        set_variants(
            rice,
            variants=[Variant(values=("rouge", ""), stock=stock_of(1000, 1))],
            by=aissatou,
        )
    rice.refresh_from_db()
    assert (rice.structure, rice.stockrecords.get().num_in_stock) == (Product.STANDALONE, 10)


def test_what_was_bought_meanwhile_does_not_come_back(dress: Product, aissatou: Any) -> None:
    row = set_stock(dress, stock=stock_of(80_000, 10), by=aissatou)
    StockRecord.objects.filter(pk=row.pk).update(num_in_stock=7)
    # Seen when there were ten: five more have come.
    set_stock(dress, stock=stock_of(80_000, 15, was=10), by=aissatou)
    row.refresh_from_db()
    assert row.num_in_stock == 12


def test_stock_never_falls_below_what_is_promised(dress: Product, aissatou: Any) -> None:
    row = set_stock(dress, stock=stock_of(80_000, 10), by=aissatou)
    StockRecord.objects.filter(pk=row.pk).update(num_allocated=4)
    set_stock(dress, stock=stock_of(80_000, 0), by=aissatou)
    row.refresh_from_db()
    assert (row.num_in_stock, row.num_allocated, row.net_stock_level) == (4, 4, 0)


@pytest.mark.parametrize(
    ("price", "pieces"), [(0, 1), (-5, 1), (10**10, 1), (1000, -1), (1000, 10**9)]
)
def test_a_price_and_a_stock_that_cannot_be_are_refused(
    dress: Product, aissatou: Any, price: int, pieces: int
) -> None:
    with pytest.raises(NotWritten):
        set_stock(dress, stock=Stock(price=Money(price), pieces=pieces), by=aissatou)
    assert not dress.stockrecords.exists()


def test_a_copy_is_a_draft_with_nothing_in_stock(dress: Product, aissatou: Any) -> None:
    name = a_file()
    set_pictures(dress, pictures=[(name, "devant")], by=aissatou)
    rows = [Variant(values=("rouge", "S"), stock=stock_of(90_000, 3))]
    set_variants(dress, variants=rows, by=aissatou)
    sell(dress)
    copy = duplicate_product(dress, by=aissatou)
    assert copy.pk != dress.pk
    assert (copy.title, copy.is_public, copy.store) == ("Robe wax (copie)", False, dress.store)
    assert facts_of(copy).values == facts_of(dress).values
    assert pictures_of(copy) == [(name, "devant")]
    assert offered(copy) == {"Robe wax (copie) (rouge, S)": (90_000, 0)}


def test_a_new_name_reaches_the_variants(dress: Product, aissatou: Any) -> None:
    rows = [Variant(values=("rouge", "S"), stock=stock_of(90_000, 3))]
    set_variants(dress, variants=rows, by=aissatou)
    dress.refresh_from_db()
    facts = Facts(title="Robe bazin", kind_id=dress.product_class_id)
    write_facts(dress, facts=facts, by=aissatou)
    assert set(offered(dress)) == {"Robe bazin (rouge, S)"}
