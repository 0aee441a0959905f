"""Ten thousand rows, two hundred of them wrong: named, taken, killed half-way, nothing twice."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from core.audit.models import AuditEntry
from core.outbox import drain
from core.outbox.models import OutboxMessage
from sellers.desk.imports.models import CatalogueImport, ImportFault, ImportRow
from sellers.desk.imports.services.start_import import start_import
from sellers.desk.imports.tests.files import HEADS, a_csv, a_row, a_stall, sent
from shop.catalogue.models import Product
from shop.catalogue.states import Standing
from shop.partner.models import StockRecord
from tests.builders import a_store, a_user
from tests.support.children import run_until

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
ROWS, EVERY = 10_000, 50
# A worker as the site has them; it says so when some batches are done and goes on working.
WORKER = """
from core.outbox import drain
from sellers.desk.imports.services import run_import
take, batches = run_import._take_batch, []
def counted(*args):
    batches.append(take(*args))
    if len(batches) == 3:
        print("under way", flush=True)
    return batches[-1]
run_import._take_batch = counted
drain()
"""


def rows_with_faults() -> tuple[list[list[object]], set[tuple[int, str, str]]]:
    """Four sorts of faults in turn; (row, column, code) of each."""
    rows, faults = [], set()
    for number in range(ROWS):
        cells: dict[str, object] = {}
        if number % EVERY == 7:
            column, code, cells = [
                ("Prix (GNF)", "francs", {"price": "cher"}),
                ("En stock", "pieces", {"n": -1}),
                ("Rayon", "category", {"shelf": "lune"}),
                ("Nom", "required", {"name": ""}),
            ][number // EVERY % 4]
            faults.add((number + 2, column, code))
        rows.append(a_row(f"A-{number:05d}", **cells))
    return rows, faults


def let_it_be_taken_again() -> None:
    """As if the two minutes were over that a dead worker holds its message."""
    OutboxMessage.objects.filter(status="waiting").update(due_at=timezone.now())


def test_ten_thousand_rows_survive_a_worker_that_is_killed() -> None:
    store, aissatou = a_stall(name="Boutique Aïssatou")
    rows, faults = rows_with_faults()
    catalogue = sent(store, aissatou, a_csv(rows))
    drain()
    catalogue.refresh_from_db()
    assert (catalogue.status, catalogue.done, catalogue.total) == ("checked", ROWS, ROWS)
    assert set(ImportFault.objects.values_list("row", "column", "code")) == faults
    assert ImportFault.objects.count() == len(faults) == 200
    assert not Product.objects.exists()

    assert start_import(catalogue, by=aissatou)
    assert not start_import(catalogue, by=aissatou)
    run_until("under way", code=WORKER, arguments=[])
    catalogue.refresh_from_db()
    taken = Product.objects.count()
    assert catalogue.status == CatalogueImport.Status.RUNNING
    assert 600 <= taken < 9_800
    assert (catalogue.done, catalogue.percent) == (taken, taken * 100 // 9_800)

    assert drain() == 0, "the message of a worker that may live is not taken"
    let_it_be_taken_again()
    assert drain() == 1
    catalogue.refresh_from_db()
    assert (catalogue.status, catalogue.done, catalogue.attempt) == ("done", 9_800, 2)
    assert Product.objects.count() == StockRecord.objects.count() == 9_800
    assert Product.objects.filter(standing=Standing.PENDING, is_public=False).count() == 9_800
    assert set(ImportRow.objects.values_list("outcome")) == {("created",)}
    assert AuditEntry.objects.filter(action="product.imported").count() == 9_800
    let_it_be_taken_again()
    drain()
    assert Product.objects.count() == 9_800
    assert not Product.objects.exclude(store=store).exists()


def test_variants_of_many_products_survive_it_too() -> None:
    """Of each product the rows are far from each other: every batch adds to all of them."""
    store, aissatou = a_stall(name="Boutique Aïssatou")
    kind = get_model("catalogue", "ProductClass").objects.get(slug="article")
    kind.attributes.create(code="size", name="Taille", type="text")
    products, each = 60, 20
    rows = [
        [*a_row(f"{size}-{p}", name=f"Robe {p}"), f"ROBE-{p}", str(size)]
        for size in range(each)
        for p in range(products)
    ]
    catalogue = sent(store, aissatou, a_csv(rows, heads=[*HEADS, "Variante de", "Taille"]))
    drain()
    assert not ImportFault.objects.exists()
    start_import(catalogue, by=aissatou)
    run_until("under way", code=WORKER, arguments=[])
    taken = Product.objects.filter(structure="child").count()
    assert 600 <= taken < products * each
    let_it_be_taken_again()
    assert drain() == 1
    assert Product.objects.filter(structure="parent").count() == products
    assert Product.objects.filter(structure="child").count() == products * each
    assert {p.children.count() for p in Product.objects.filter(structure="parent")} == {each}
    assert set(ImportRow.objects.values_list("outcome")) == {("created",)}


def test_a_try_that_was_overtaken_writes_nothing_more() -> None:
    from sellers.desk.imports.jobs import Overtaken, begin
    from sellers.desk.imports.services.run_import import run_import

    store, aissatou = a_stall()
    catalogue = sent(store, aissatou, a_csv([a_row("A")]))
    drain()
    start_import(catalogue, by=aissatou)
    old = begin(catalogue.pk, status="running", key=str(uuid4()))
    new = begin(catalogue.pk, status="running", key=str(uuid4()))
    assert old
    assert new
    with pytest.raises(Overtaken):
        run_import(old)
    assert not Product.objects.exists()
    run_import(new)
    assert Product.objects.count() == 1


def test_the_old_ones_go_with_their_files() -> None:
    from core.uploads import private_files
    from sellers.desk.imports.services.forget_imports import forget_imports

    store, person = a_store(), a_user()
    catalogue = sent(store, person, a_csv([a_row("A")]))
    assert forget_imports() == 0
    CatalogueImport.objects.update(asked_at=timezone.now() - timedelta(days=31))
    assert forget_imports() == 1
    assert not private_files.exists(catalogue.name)
