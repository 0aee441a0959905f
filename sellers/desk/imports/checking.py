"""One row of a file against what the store has: what it would do, or each cell that is wrong."""

from dataclasses import dataclass, field
from typing import Any

from sellers.desk.imports.columns import ATTRIBUTE, NEEDED, RESOURCE, TEXTS, Heads
from sellers.desk.imports.faults import CellFault
from sellers.desk.imports.known import Kinds, kind_of
from sellers.desk.imports.models import ImportRow
from sellers.desk.imports.reading import FORMULA, Row
from sellers.desk.imports.saying import (
    AXIS_COLUMNS,
    is_the_value,
    new_texts,
    number,
    raw_values,
    says,
)
from shop.catalogue.attributes import value_for
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.required import WHOLE, is_lacking
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
    parent: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    faults: list[tuple[str, CellFault, Any]] = field(default_factory=list)
    plan: str = ""
    changed: list[str] = field(default_factory=list)

    def fault(self, column: str, code: str, cell: Any = "", /, **told: Any) -> None:
        self.faults.append((column, CellFault(code, **told), cell))

    def is_wrong(self, column: str) -> bool:
        return any(name == column for name, _fault, _value in self.faults)


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
    checked.parent = checked.data.pop("parent", None) or ""
    if not checked.sku and not checked.is_wrong("sku"):
        checked.fault("sku", "required")
    return checked


def read_cell(row: Row, heads: Heads, name: str) -> Any:
    """One of them; None where it is wrong."""
    place = heads.at[name]
    try:
        return _clean(name, row[place]) if place < len(row) else None
    except CellFault:
        return None


def _clean(name: str, value: Any) -> Any:
    if name.startswith(ATTRIBUTE):
        if value is FORMULA:
            raise CellFault("formula")
        return "" if value is None else value if isinstance(value, str) else number(value)
    return RESOURCE.fields[name].widget.clean(value)


def check_new(checked: Checked, *, kinds: Kinds) -> None:
    """What the cells of something new say together."""
    check_needed(checked)
    check_kind(checked, there=None, kinds=kinds)
    check_asked(checked, kinds=kinds)
    if not checked.faults:
        check_prices(checked, None)
    checked.plan = ImportRow.Plan.NEW


def check_known(checked: Checked, *, heads: Heads, record: StockRecord, kinds: Kinds) -> None:
    """The same of what is there already."""
    for name in NEEDED:
        if checked.is_wrong(name) or checked.data.get(name) is not None:
            continue
        if checked.data.pop(name, None) is None and name in heads.at and has(record, name):
            checked.fault(name, "required")
    if record.product.is_child:
        _variant(checked, record, kinds=kinds)
    else:
        check_kind(checked, there=kind_of(record), kinds=kinds)
        _keeps_asked(checked, record, kinds=kinds)
    if not checked.faults:
        check_prices(checked, record)
    if not checked.faults:
        checked.changed = changed_columns(checked.data, record)
        checked.plan = ImportRow.Plan.CHANGE if checked.changed else ImportRow.Plan.SAME


def check_needed(checked: Checked, *, names: tuple[str, ...] = NEEDED) -> None:
    for name in names:
        if not checked.is_wrong(name) and checked.data.get(name) is None:
            checked.fault(name, "required" if name in checked.data else "required_new")


def has(record: StockRecord, name: str) -> bool:
    """Whether an export would say anything here; of a variant only its own things count."""
    if record.product.is_child and name in TEXTS:
        return False
    return RESOURCE.export_field(RESOURCE.fields[name], record) not in ("", None)


def _variant(checked: Checked, record: StockRecord, *, kinds: Kinds) -> None:
    """What is said of it or of its product must be what stands there, or nothing."""
    child, product = record.product, record.product.parent
    attributes = kinds.attributes_of(product.product_class)
    for name in [name for name in checked.data if name in TEXTS or name.startswith(ATTRIBUTE)]:
        value = checked.data.pop(name)
        if value in (None, ""):
            continue
        code = name.removeprefix(ATTRIBUTE)
        own = code in raw_values(child) or name in AXIS_COLUMNS
        if name.startswith(ATTRIBUTE) and own:
            fine = is_the_value(child, code, value, attributes=attributes)
        else:
            fine = says(product, name, value, kinds=kinds)
        # An older table calls it `Robe (rouge, S)`.
        if not fine and not (name == "title" and value == child.title):
            checked.fault(name, "variant_text", value)


def check_kind(checked: Checked, *, there: Any, kinds: Kinds) -> None:
    kind = _kind_meant(checked, there=there, kinds=kinds)
    if kind is None:
        return
    for name in [name for name in checked.data if name.startswith(ATTRIBUTE)]:
        attribute = kinds.attributes[kind.pk].get(name.removeprefix(ATTRIBUTE))
        check_attribute(checked, name, attribute)


def check_asked(checked: Checked, *, kinds: Kinds) -> None:
    """What comes new goes straight to a moderator: it says all that its kind asks for."""
    kind = kinds.called(checked.data.get("kind") or "")
    for code, attribute in kinds.attributes_of(kind).items():
        name = f"{ATTRIBUTE}{code}"
        if is_lacking(attribute, checked.data.get(name)) and not checked.is_wrong(name):
            checked.fault(name, "required" if name in checked.data else "required_new")


def _keeps_asked(checked: Checked, record: StockRecord, *, kinds: Kinds) -> None:
    """What a moderator reads or shoppers see does not lose what is asked for."""
    product = record.product
    if product.standing not in WHOLE:
        return
    there = raw_values(product)
    for code, attribute in kinds.attributes_of(kind_of(record)).items():
        name = f"{ATTRIBUTE}{code}"
        if name in checked.data and code in there and is_lacking(attribute, checked.data[name]):
            checked.fault(name, "required")


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


def check_attribute(checked: Checked, name: str, attribute: Any) -> None:
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


def changed_columns(data: dict[str, Any], record: StockRecord) -> list[str]:
    """Those in which a row without a fault says something new of what is there."""
    wanted = wanted_of(data, record=record)
    names = [name for name, value in wanted.items() if value != getattr(record, name)]
    if (data.get("price_steps", record.price_steps) or []) != record.price_steps:
        names.append("price_steps")
    texts = new_texts(record, data)
    names += [f"{ATTRIBUTE}{code}" for code in texts.pop("values", {})]
    return [*names, *(name.removesuffix("_id") for name in texts)]


def check_prices(checked: Checked, record: StockRecord | None) -> None:
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
