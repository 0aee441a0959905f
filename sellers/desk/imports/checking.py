"""One row of a file against what the store has: what it would do, or each cell that is wrong."""

from dataclasses import dataclass, field
from typing import Any

from sellers.desk.imports.columns import ATTRIBUTE, NEEDED, RESOURCE, TEXTS, Heads
from sellers.desk.imports.faults import CellFault
from sellers.desk.imports.known import Kinds, kind_of
from sellers.desk.imports.reading import FORMULA, Row
from shop.catalogue.attributes import value_for
from shop.catalogue.exceptions import NotWritten
from shop.partner.models import StockRecord
from shop.partner.pricing import usual_price, why_not_steps
from shop.partner.revisions import DISCOUNT, RevisionRefused, read, revision_of

# Where a refusal of the shop's own rules is told; elsewhere: at the price.
PLACES = {
    "negative_stock": "num_in_stock",
    "too_many": "num_in_stock",
    "reserved": "num_in_stock",
    "percent_or_price": "discount_percent",
    "percent": "discount_percent",
    "no_dates": "discount_from",
    "ends_before": "discount_to",
    "not_below": "discount_price",
}
STOCK = ("price", "num_in_stock", "low_stock_threshold", *DISCOUNT)


@dataclass
class Checked:
    sku: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    faults: list[tuple[str, CellFault, Any]] = field(default_factory=list)

    def fault(self, column: str, code: str, cell: Any = "", /, **told: Any) -> None:
        self.faults.append((column, CellFault(code, **told), cell))


def read_cells(row: Row, heads: Heads) -> Checked:
    """Every cell by itself; the store is not asked."""
    checked = Checked()
    for name, place in heads.at.items():
        value = row[place] if place < len(row) else None
        try:
            checked.data[name] = _clean(name, value)
        except CellFault as fault:
            checked.faults.append((name, fault, value))
    checked.sku = checked.data.pop("sku", None) or ""
    if not checked.sku and not any(name == "sku" for name, _f, _v in checked.faults):
        checked.fault("sku", "required")
    return checked


def _clean(name: str, value: Any) -> Any:
    if name.startswith(ATTRIBUTE):
        if value is FORMULA:
            raise CellFault("formula")
        return "" if value is None else value if isinstance(value, str) else _number(value)
    return RESOURCE.fields[name].widget.clean(value)


def _number(value: Any) -> str:
    """What a spreadsheet holds as a number, as somebody would type it."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def check_row(checked: Checked, *, heads: Heads, record: StockRecord | None, kinds: Kinds) -> None:
    """What the cells say together, of something new or of `record`."""
    wrong = {name for name, _fault, _value in checked.faults}
    for name in NEEDED:
        if name in wrong or checked.data.get(name) is not None:
            continue
        if record is None:
            checked.fault(name, "required" if name in checked.data else "required_new")
        elif checked.data.pop(name, None) is None and name in heads.at and has(record, name):
            checked.fault(name, "required")
    if record is not None and record.product.is_child:
        _variant(checked, record)
    else:
        _kind(checked, record=record, kinds=kinds)
    if not checked.faults:
        _prices(checked, record)


def has(record: StockRecord, name: str) -> bool:
    """Whether an export would say anything here; of a variant only its own things count."""
    if record.product.is_child and name in TEXTS:
        return False
    return RESOURCE.export_field(RESOURCE.fields[name], record) not in ("", None)


def _variant(checked: Checked, record: StockRecord) -> None:
    """What is said of its product must be what stands there, or nothing."""
    for name in [name for name in checked.data if name in TEXTS or name.startswith(ATTRIBUTE)]:
        value = checked.data.pop(name)
        if value not in (None, "") and str(value) != str(said_of_variant(record, name)):
            checked.fault(name, "variant_text", value)


def said_of_variant(record: StockRecord, name: str) -> Any:
    if name.startswith(ATTRIBUTE):
        return attribute_values(record).get(name.removeprefix(ATTRIBUTE), "")
    return record.product.title if name == "title" else ""


def attribute_values(record: StockRecord) -> dict[str, str]:
    return {
        value.attribute.code: shown(value.value) for value in record.product.attribute_values.all()
    }


def shown(value: Any) -> str:
    """As a cell has it, so that it can be read again as the same."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    return _number(value) if isinstance(value, float) else str(value)


def _kind(checked: Checked, *, record: StockRecord | None, kinds: Kinds) -> None:
    there = kind_of(record) if record else None
    kind = _kind_meant(checked, there=there, kinds=kinds)
    if kind is None:
        return
    for name in [name for name in checked.data if name.startswith(ATTRIBUTE)]:
        attribute = kinds.attributes[kind.pk].get(name.removeprefix(ATTRIBUTE))
        _attribute(checked, name, attribute)


def _kind_meant(checked: Checked, *, there: Any, kinds: Kinds) -> Any:
    text = checked.data.get("kind")
    if not text:
        return there
    kind = kinds.called(text)
    if kind is None:
        checked.fault("kind", "kind", text)
    elif there not in (None, kind):
        checked.fault("kind", "kind_fixed", text)
    else:
        checked.data["kind"] = kind.slug
    return kind


def _attribute(checked: Checked, name: str, attribute: Any) -> None:
    text = checked.data[name]
    if attribute is None:
        del checked.data[name]
        if text:
            checked.fault(name, "no_attribute", text)
    elif text:
        try:
            value_for(attribute, text)
        except NotWritten:
            checked.fault(name, "attribute", text, value=text[:40], name=attribute.name)


def _prices(checked: Checked, record: StockRecord | None) -> None:
    known = record or StockRecord(price_currency="GNF", price=None, num_in_stock=0)
    steps = checked.data.get("price_steps", known.price_steps if record else []) or []
    try:
        after = StockRecord(pk=known.pk, **stock_columns(known))
        revision_of(after, wanted_of(checked.data, record=known))
        for name, value in wanted_of(checked.data, record=known).items():
            setattr(after, name, value)
    except RevisionRefused as refused:
        likely = (PLACES.get(refused.code, "price"), "discount_percent", "discount_price", "price")
        column = next((name for name in likely if name in checked.data), "price")
        checked.fault(column, refused.code, checked.data.get(column))
        return
    if steps and (code := why_not_steps([tuple(s) for s in steps], price=usual_price(after))):
        column = "price_steps" if "price_steps" in checked.data else "price"
        checked.fault(column, code, checked.data.get(column))


def stock_columns(record: StockRecord) -> dict[str, Any]:
    """A twin of the record without its steps: they are looked at with the price that will be."""
    names = (*STOCK, "num_allocated", "price_currency")
    return {name: getattr(record, name) for name in names} | {"price_steps": []}


def wanted_of(data: dict[str, Any], *, record: StockRecord) -> dict[str, Any]:
    """The columns of a stock record that a row speaks of, as the columns have them."""
    wanted = {name: read(name, data[name]) for name in STOCK if name in data}
    for name in ("discount_from", "discount_to"):
        there, told = getattr(record, name), wanted.get(name)
        # A file goes to the minute: what is the same minute is the same moment.
        if there and told and there.replace(second=0, microsecond=0) == told:
            wanted[name] = there
    return wanted
