"""The dry run: every row is judged and kept, every wrong cell is named; no product is touched."""

from typing import Any

from django.db import transaction

from core.uploads import private_files
from sellers.desk.imports.checking import Checked, read_cells
from sellers.desk.imports.columns import Heads, read_heads
from sellers.desk.imports.families import Families
from sellers.desk.imports.faults import FileRefused
from sellers.desk.imports.jobs import Status, Try
from sellers.desk.imports.judging import Judge
from sellers.desk.imports.known import Kinds, known_records
from sellers.desk.imports.models import ImportFault, ImportRow
from sellers.desk.imports.reading import Row, read_rows
from sellers.desk.naming import WatchedWords

BATCH = 500


def check_import(one: Try) -> None:
    """What an earlier try found goes: this one begins anew."""
    catalogue = one.catalogue
    try:
        with private_files.open(catalogue.name) as file:
            rows = read_rows(file, name=catalogue.name)
        if not rows:
            raise FileRefused("empty_file")
        heads = read_heads(rows[0][1])
    except FileRefused as refused:
        one.fail(refused.code)
        return
    with transaction.atomic():
        one.tell(done=0, total=len(rows) - 1)
        catalogue.rows.all().delete()
        catalogue.faults.all().delete()
        ImportFault.objects.bulk_create(
            ImportFault(catalogue=catalogue, row=rows[0][0], column=name, code="unknown_column")
            for name in heads.strange
        )
    _check(one, rows[1:], heads)
    one.tell(status=Status.CHECKED)


def _check(one: Try, rows: list[tuple[int, Row]], heads: Heads) -> None:
    kinds = Kinds()
    families = Families(one.catalogue.partner, kinds)
    families.learn(rows, heads)
    judge = Judge(heads=heads, kinds=kinds, words=WatchedWords(), families=families)
    seen: dict[str, int] = {}
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        checked = [(number, read_cells(row, heads)) for number, row in batch]
        known = known_records(one.catalogue.partner, (row.sku for _number, row in checked))
        for number, row in checked:
            if row.sku and row.sku in seen:
                row.fault("sku", "sku_twice", row.sku, row=seen[row.sku])
            elif row.sku:
                seen[row.sku] = number
        judge.judge(checked, known)
        with transaction.atomic():
            one.tell(done=start + len(batch))
            _keep(one.catalogue, checked, heads)
        one.live()


def _keep(catalogue: Any, checked: list[tuple[int, Checked]], heads: Heads) -> None:
    ImportRow.objects.bulk_create(
        ImportRow(
            catalogue=catalogue,
            number=number,
            sku=row.sku,
            data=row.data,
            plan=row.plan,
            changed=row.changed,
        )
        for number, row in checked
        if not row.faults
    )
    ImportFault.objects.bulk_create(
        ImportFault(
            catalogue=catalogue,
            row=number,
            column=heads.written.get(name, name),
            code=fault.code,
            told=fault.told,
            value="" if value is None else str(value)[:80],
        )
        for number, row in checked
        for name, fault, value in row.faults
    )
