"""The rows of a batch, each by what it is: something known, something new, a new variant."""

from dataclasses import dataclass

from sellers.desk.imports.checking import Checked, check_known, check_new
from sellers.desk.imports.columns import Heads, reference_of
from sellers.desk.imports.example import REFERENCES
from sellers.desk.imports.families import Families
from sellers.desk.imports.known import Kinds
from sellers.desk.imports.variants import check_new_variant
from sellers.desk.naming import WatchedWords
from shop.partner.models import StockRecord

Batch = list[tuple[int, Checked]]


@dataclass(frozen=True, kw_only=True)
class Judge:
    """What is the same for every row of a file."""

    heads: Heads
    kinds: Kinds
    words: WatchedWords
    families: Families

    def judge(self, batch: Batch, known: dict[str, StockRecord]) -> None:
        """Each row's faults, and what it would do."""
        named = {number: self._named(row, known.get(row.sku)) for number, row in batch}
        self.families.meet(name for name in named.values() if name)
        for number, row in batch:
            record = known.get(row.sku)
            if record is not None:
                self._known(row, record, named[number])
            elif row.sku in REFERENCES:
                row.faults = []
                row.fault("sku", "example", row.sku)
            elif row.is_wrong("parent"):
                # What it is, is not known: nothing more is said of it.
                continue
            elif name := named[number]:
                check_new_variant(
                    row,
                    number=number,
                    family=self.families.by_name[name],
                    heads=self.heads,
                    kinds=self.kinds,
                    words=self.words,
                )
            else:
                check_new(row, kinds=self.kinds)

    def _named(self, row: Checked, record: StockRecord | None) -> str:
        """The product of which a row says that it is a variant, where that is to be looked up."""
        if record is None:
            return self.families.name_of(row.parent, row.sku)
        product = record.product.parent
        usual = (reference_of(product), f"#{product.pk}") if product else ()
        return "" if row.parent in usual else row.parent

    def _known(self, row: Checked, record: StockRecord, named: str) -> None:
        if named and self.families.by_name[named].product != (record.product.parent or 0):
            row.fault("parent", "parent_fixed", named)
        check_known(row, heads=self.heads, record=record, kinds=self.kinds)
